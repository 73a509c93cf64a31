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
