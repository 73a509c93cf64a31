//! The phrasings that rewrites are made of: files under `rules/rewrites`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An approach: what a rewrite adds to the caller's own words, and why that works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approach {
    /// Its name, in lower case with hyphens.
    pub id: String,
    /// A line that names it to a person.
    pub title: String,
    /// Why it works, in a sentence or two.
    pub why: String,
    /// Where that comes from.
    pub sources: Vec<String>,
    /// The moves of an opener behind the caller's own sentences, in order. One that isn't needed is passed over.
    #[serde(default)]
    pub opener: Vec<String>,
    /// The same for a voicemail.
    #[serde(default)]
    pub voicemail: Vec<String>,
}

/// Ways to say one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// The phrasings. `{slot}` takes a fact, `[…]` is left for the caller to fill in.
    pub phrasings: Vec<String>,
}

/// All phrasings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rewriting {
    /// The approaches, by the names of their files.
    #[serde(default)]
    pub approaches: Vec<Approach>,
    /// The moves by name.
    #[serde(default)]
    pub moves: BTreeMap<String, Move>,
}

/// The slots that phrasings may have.
pub const SLOTS: &[&str] = &["topic", "offer", "firm", "name", "phone", "ring", "ringing"];

/// Moves whose wording depends on what is known, and of which there are several in `moves.toml`.
pub const CHOSEN: &[&str] = &["offer", "ask", "step", "story"];

/// What is wrong with a phrasing: nothing, or what was found and what was expected.
pub fn fault(phrasing: &str) -> Option<String> {
    let mut rest = phrasing;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else {
            return Some("`{` without `}`".into());
        };
        let slot = &rest[open + 1..open + close];
        if !SLOTS.contains(&slot) {
            return Some(format!("slot `{slot}`: expected one of {}", SLOTS.join(", ")));
        }
        rest = &rest[open + close + 1..];
    }
    if phrasing.chars().any(|c| c.is_ascii_digit()) {
        return Some("a digit: expected a phrasing without figures".into());
    }
    let capitals = phrasing.split_whitespace().enumerate().find(|(at, word)| {
        let begins = *at == 0
            || phrasing
                .split_whitespace()
                .nth(at - 1)
                .is_some_and(|before| before.ends_with(['.', '?', '!']));
        let own = word.starts_with('I') && word[1..].chars().next().is_none_or(|c| !c.is_alphabetic());
        !begins && !own && word.starts_with(|c: char| c.is_uppercase())
    });
    if let Some((_, word)) = capitals {
        return Some(format!("`{word}`: expected a phrasing without names"));
    }
    phrasing
        .split('[')
        .skip(1)
        .find(|part| !part.contains(']') || part.len() > 110)
        .map(|_| "`[` without `]` near by".into())
}
