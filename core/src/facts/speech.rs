//! Parts of speech, as far as finding noun phrases needs them: closed classes by their words, the commonest verbs,
//! adjectives and adverbs that are no nouns by a list, the rest by its ending. What isn't known is taken for a noun.

use super::said::Said;
use super::words::{AUXILIARIES, CALENDAR};
use crate::view::{Gap, Shape};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "the", "your", "some".
    Determiner,
    /// A figure, an amount, an ordinal, a year; a number in words.
    Number,
    /// A day, a date or a time.
    Time,
    /// Anything that can be the head of a noun phrase.
    Noun,
    /// The same with a capital within a sentence, or a placeholder.
    Proper,
    /// "Pete's", "clients'".
    Possessive,
    /// No noun, but may stand before one.
    Adjective,
    /// "insulated".
    Participle,
    /// "flashing".
    Gerund,
    /// "newly".
    Adverb,
    /// A verb, contracted or not.
    Verb,
    /// "of", "for".
    Preposition,
    /// "you", "it".
    Pronoun,
    /// What joins clauses, and all else.
    Other,
}

/// Words in -ly that are no adverbs.
const NOT_ADVERBS: &[&str] = &[
    "family",
    "supply",
    "reply",
    "assembly",
    "italy",
    "july",
    "ally",
    "jelly",
    "belly",
    "monopoly",
    "anomaly",
    "fly",
    "trolley",
    "monthly",
    "weekly",
    "daily",
    "yearly",
    "quarterly",
    "friendly",
    "early",
    "only",
    "likely",
    "elderly",
    "butterfly",
    "poly",
    "bully",
    "rally",
    "tally",
    "lily",
];

static LISTED: OnceLock<HashMap<&'static str, Part>> = OnceLock::new();

/// The part of speech of a word in lower case that is on a list.
pub fn listed(word: &str) -> Option<Part> {
    let listed = LISTED.get_or_init(|| {
        let mut parts = HashMap::new();
        for line in crate::carried::parts_of_speech().lines() {
            let mut words = line.split(' ');
            let part = match words.next() {
                Some("verb") => Part::Verb,
                Some("adjective") => Part::Adjective,
                Some("adverb") => Part::Adverb,
                Some("number") => Part::Number,
                Some("preposition") => Part::Preposition,
                Some("pronoun") => Part::Pronoun,
                Some("determiner") => Part::Determiner,
                Some("other") => Part::Other,
                _ => continue,
            };
            parts.extend(words.map(|word| (word, part)));
        }
        parts.extend(AUXILIARIES.iter().map(|&word| (word, Part::Verb)));
        parts
    });
    listed.get(word).copied()
}

/// Whether a word in lower case is a verb and nothing else.
pub fn is_verb(word: &str) -> bool {
    listed(word) == Some(Part::Verb)
}

/// What a word of a draft is.
pub fn part(said: &Said<'_>, word: usize) -> Part {
    let Some(at) = said.words.get(word) else {
        return Part::Other;
    };
    match at.shape {
        Shape::Number | Shape::Ordinal | Shape::Money | Shape::Percent | Shape::Year => return Part::Number,
        Shape::Time | Shape::Date | Shape::PlaceDate => return Part::Time,
        Shape::Phone | Shape::Address => return Part::Other,
        shape if shape.is_placeholder() => return Part::Proper,
        _ => {}
    }
    let key = said.key(word);
    let first = at.gap == Gap::Sentence || said.flat;
    // "the Ricoh IM C3000", "your CV": letters that stand for a name.
    let raw = said.raw(word, word + 1);
    if !said.flat
        && raw.len() > 1
        && raw.bytes().all(|byte| byte.is_ascii_uppercase())
        && !matches!(raw, "OK" | "NO" | "NOT")
    {
        return Part::Proper;
    }
    let closed = listed(&key);
    match closed {
        Some(Part::Verb | Part::Adjective | Part::Adverb) if at.capital && !first => return Part::Proper,
        Some(part) => return part,
        None => {}
    }
    if let Some(stem) = key.strip_suffix("'s").or_else(|| key.strip_suffix("s'")) {
        let told = matches!(
            stem,
            "it" | "that"
                | "there"
                | "here"
                | "he"
                | "she"
                | "what"
                | "who"
                | "how"
                | "let"
                | "where"
                | "when"
                | "this"
        );
        return if told { Part::Verb } else { Part::Possessive };
    }
    if key.contains('\'') && !key.ends_with("in'") {
        return Part::Verb;
    }
    if CALENDAR.contains(&key) {
        return Part::Time;
    }
    if at.capital && !first {
        return Part::Proper;
    }
    if key.len() > 4 && key.ends_with("ly") && !NOT_ADVERBS.contains(&&*key) {
        return Part::Adverb;
    }
    if key.len() > 4 && key.ends_with("ed") && !key.ends_with("eed") {
        return Part::Participle;
    }
    if key.len() > 5
        && key.ends_with("ing")
        && !matches!(
            &*key,
            "ceiling" | "building" | "evening" | "morning" | "wedding" | "meeting" | "pricing" | "listing" | "heating"
        )
    {
        return Part::Gerund;
    }
    if key.len() > 6
        && ["ous", "ful", "able", "ible", "less", "ical"]
            .iter()
            .any(|end| key.ends_with(end))
    {
        return Part::Adjective;
    }
    Part::Noun
}
