//! The caller's words as they stand in the draft, pauses and stutters left out.

use super::list::Words;
use crate::letters;
use crate::view::{Gap, Shape, View};
use std::borrow::Cow;

/// A word, contractions in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Its first token.
    pub token: u32,
    /// What parts it from the word before.
    pub gap: Gap,
    /// What it is.
    pub shape: Shape,
    /// Begins with a capital.
    pub capital: bool,
}

/// The words of a draft.
#[derive(Clone, Debug)]
pub struct Said<'a> {
    /// The draft.
    pub text: &'a str,
    /// The draft in lower case, byte for byte.
    lower: String,
    /// Its words.
    pub words: Vec<Word>,
    /// For each token the word that it belongs to.
    pub word_of: Vec<u32>,
    /// Written without capitals, or in capitals throughout: names and sentences have to be given theirs.
    pub flat: bool,
    /// Without punctuation, as a transcript of speech.
    pub spoken: bool,
}

impl<'a> Said<'a> {
    /// The words of a view.
    pub fn new(text: &'a str, view: &View) -> Said<'a> {
        let mut words: Vec<Word> = Vec::with_capacity(view.tokens.len());
        let mut word_of = Vec::with_capacity(view.tokens.len());
        for (number, token) in view.tokens.iter().enumerate() {
            let (start, end) = (token.start as usize, (token.end as usize).max(token.start as usize));
            match words.last_mut() {
                Some(last)
                    if (start <= last.end || text.get(last.end..start) == Some("-"))
                        && number > 0
                        && token.gap <= Gap::Soft
                        && token.shape == Shape::Word =>
                {
                    last.end = last.end.max(end)
                }
                _ => words.push(Word {
                    start,
                    end,
                    token: number as u32,
                    gap: token.gap,
                    shape: token.shape,
                    capital: token.capital,
                }),
            }
            word_of.push(words.len() as u32 - 1);
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = text.chars().filter(|&c| letters::is_capital(c)).count();
        let starts = (0..view.sentence_count())
            .filter(|&number| view.tokens[view.sentence(number).start].capital)
            .count();
        let flat = capitals * 100 < letters && starts == 0 || capitals * 10 > letters * 7;
        let marks = words.iter().skip(1).filter(|word| word.gap >= Gap::Comma).count();
        let spoken = words.len() >= 12 && (marks + 1) * 14 < words.len();
        Said {
            text,
            lower: text.to_ascii_lowercase(),
            words,
            word_of,
            flat,
            spoken,
        }
    }

    /// A word in lower case, its apostrophe a plain one.
    pub fn key(&self, word: usize) -> Cow<'_, str> {
        let Some(at) = self.words.get(word) else {
            return Cow::Borrowed("");
        };
        let lower = &self.lower[at.start..at.end];
        if lower.is_ascii() {
            Cow::Borrowed(lower)
        } else {
            Cow::Owned(lower.replace('’', "'"))
        }
    }

    /// Whether a word is one of a list.
    pub fn is<L: Words + ?Sized>(&self, word: usize, list: &L) -> bool {
        list.holds(&self.key(word))
    }

    /// Whether a contraction waits for a verb: "he'd", "they've".
    pub fn waits(&self, word: usize) -> bool {
        let key = self.key(word);
        ["'d", "'ll", "'ve", "'re", "'m", "n't"]
            .iter()
            .any(|end| key.ends_with(end))
    }

    /// The bytes of the draft from one word up to another, as they stand.
    pub fn raw(&self, from: usize, to: usize) -> &'a str {
        match (
            self.words.get(from),
            to.checked_sub(1).and_then(|last| self.words.get(last)),
        ) {
            (Some(first), Some(last)) if first.start <= last.end => &self.text[first.start..last.end],
            _ => "",
        }
    }

    /// What stands between a word and the one before it.
    pub fn between(&self, word: usize) -> &'a str {
        match word.checked_sub(1) {
            Some(before) if word < self.words.len() => self
                .text
                .get(self.words[before].end..self.words[word].start)
                .unwrap_or(" "),
            _ => "",
        }
    }

    /// The words of a run of tokens.
    pub fn of_tokens(&self, start: u32, end: u32) -> (usize, usize) {
        let first = self
            .word_of
            .get(start as usize)
            .map_or(self.words.len(), |&word| word as usize);
        let last = end
            .checked_sub(1)
            .and_then(|last| self.word_of.get(last as usize))
            .map_or(first, |&word| word as usize + 1);
        (first, last.max(first))
    }

    /// The words of a run of bytes.
    pub fn of_bytes(&self, start: u32, end: u32) -> (usize, usize) {
        let first = self.words.partition_point(|word| word.end <= start as usize);
        let last = self.words.partition_point(|word| word.start < end as usize);
        (first, last.max(first))
    }

    /// The first word behind a label such as "Speaker 1:" or "Voicemail:".
    pub fn label(&self) -> usize {
        const LABELS: &[&str] = &[
            "speaker",
            "agent",
            "rep",
            "caller",
            "me",
            "sdr",
            "voicemail",
            "opener",
            "script",
            "sales",
            "salesperson",
            "bdr",
            "advisor",
            "adviser",
            "telemarketer",
            "consultant",
        ];
        if !self.is(0, LABELS) {
            return 0;
        }
        (1..self.words.len().min(4))
            .find(|&word| self.between(word).contains(':'))
            .unwrap_or(0)
    }
}
