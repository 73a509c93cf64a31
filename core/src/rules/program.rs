//! What rules are compiled to: plain tables that the scanner walks.

use super::file::{RuleFile, Scope};
use serde::{Deserialize, Serialize};

/// What one step of a phrase asks of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// This word.
    Word(u16),
    /// An entry of this class.
    Class(u16),
    /// Any words, at least and at most so many.
    Gap(u8, u8),
    /// A likely name.
    Name,
    /// Digits.
    Number,
    /// A placeholder.
    Blank,
    /// Any word.
    Any,
    /// Stands in a question.
    Question,
    /// What follows is no entry of this class.
    NotNext(u16),
    /// What stands before is no entry of this class.
    NotBefore(u16),
    /// The words to be underlined begin here.
    Open,
    /// The words to be underlined end here.
    Close,
    /// A clause begins here.
    Start,
    /// A clause ends here.
    End,
}

impl Op {
    /// The number of its kind, and what it asks for, in the form in which tables carry it.
    pub fn parts(self) -> (u8, u16) {
        match self {
            Op::Word(word) => (0, word),
            Op::Class(class) => (1, class),
            Op::NotNext(class) => (2, class),
            Op::NotBefore(class) => (3, class),
            Op::Gap(least, most) => (4, u16::from_le_bytes([least, most])),
            Op::Name => (5, 0),
            Op::Number => (6, 0),
            Op::Blank => (7, 0),
            Op::Any => (8, 0),
            Op::Question => (9, 0),
            Op::Open => (10, 0),
            Op::Close => (11, 0),
            Op::Start => (12, 0),
            Op::End => (13, 0),
        }
    }

    /// The same back; none for a number that no kind has.
    #[inline]
    pub fn of_parts(kind: u8, value: u16) -> Option<Op> {
        let [least, most] = value.to_le_bytes();
        Some(match kind {
            0 => Op::Word(value),
            1 => Op::Class(value),
            2 => Op::NotNext(value),
            3 => Op::NotBefore(value),
            4 => Op::Gap(least, most),
            5 => Op::Name,
            6 => Op::Number,
            7 => Op::Blank,
            8 => Op::Any,
            9 => Op::Question,
            10 => Op::Open,
            11 => Op::Close,
            12 => Op::Start,
            13 => Op::End,
            _ => return None,
        })
    }
}

/// A step of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// What it asks for.
    pub op: Op,
    /// Whether it may be missing.
    pub optional: bool,
}

/// A class of words: the lexicon's, or a group of choices within a phrase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Class {
    /// Its name; empty for a group.
    pub name: String,
    /// Entries of one word.
    pub words: Vec<u16>,
    /// Entries of several words.
    pub sequences: Vec<Vec<Step>>,
}

/// What a phrase is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Purpose {
    /// It finds the rule.
    Find,
    /// It excuses a hit of the rule within this scope; of the find with this number only, where one is given.
    Excuse(Scope, Option<u16>),
}

/// A phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Index of the rule.
    pub rule: u16,
    /// Index of the `find` within the rule.
    pub find: u16,
    /// What it is for.
    pub purpose: Purpose,
    /// Its steps.
    pub steps: Vec<Step>,
    /// The step from which matching begins: the rarest.
    pub anchor: u16,
}

/// Words by number, beginning with 1, in one piece.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    text: String,
    ends: Vec<u32>,
}

impl WordList {
    /// From how many bytes each word has in common with the one before, how long its rest is, and the rests. None where
    /// these don't belong together.
    pub fn unshared(shared: &[u8], lengths: &[u16], rests: &str) -> Option<WordList> {
        let mut text: Vec<u8> = Vec::with_capacity(rests.len() * 2);
        let mut ends = Vec::with_capacity(lengths.len());
        let (mut last, mut at) = (0, 0);
        for (&shared, &length) in shared.iter().zip(lengths) {
            let (start, shared, length) = (text.len(), usize::from(shared), usize::from(length));
            if last + shared > start {
                return None;
            }
            text.extend_from_within(last..last + shared);
            text.extend_from_slice(rests.as_bytes().get(at..at + length)?);
            ends.push(text.len() as u32);
            (last, at) = (start, at + length);
        }
        let text = String::from_utf8(text).ok()?;
        Some(WordList { text, ends })
    }

    /// The words in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let word = |(start, &end): (u32, &u32)| self.text.get(start as usize..end as usize).unwrap_or_default();
        starts.zip(&self.ends).map(word)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.ends.len()
    }
}

impl<'a> FromIterator<&'a str> for WordList {
    fn from_iter<T: IntoIterator<Item = &'a str>>(words: T) -> WordList {
        let mut list = WordList::default();
        for word in words {
            list.text.push_str(word);
            list.ends.push(list.text.len() as u32);
        }
        list
    }
}

/// What an engine needs of a program besides a scanner.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Words in the order of their numbers.
    pub words: WordList,
    /// Contractions and what they stand for.
    pub contractions: Vec<(String, Vec<String>)>,
    /// The rules themselves.
    pub rules: Vec<RuleFile>,
}

impl From<Program> for Outline {
    fn from(program: Program) -> Outline {
        Outline {
            words: program.words.iter().map(String::as_str).collect(),
            contractions: program.contractions,
            rules: program.rules,
        }
    }
}

/// Compiled rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Program {
    /// Words in the order of their numbers, beginning with 1.
    pub words: Vec<String>,
    /// Contractions and what they stand for.
    pub contractions: Vec<(String, Vec<String>)>,
    /// Classes; those of the lexicon have names.
    pub classes: Vec<Class>,
    /// Phrases, by rule.
    pub phrases: Vec<Phrase>,
    /// The rules themselves.
    pub rules: Vec<RuleFile>,
}
