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
