//! The files that rules are written in.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a file describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleKind {
    /// Something that makes prospects dread the call.
    Mistake,
    /// Something that makes them welcome it.
    Strength,
    /// Something that other rules ask about; never reported itself.
    Marker,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a thought.
    Hint,
    /// To be mended.
    Warning,
    /// Must not be said.
    Error,
}

impl Severity {
    /// One step less severe.
    pub fn lower(self) -> Severity {
        match self {
            Severity::Error => Severity::Warning,
            _ => Severity::Hint,
        }
    }

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Hint => "hint",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// Where a rule comes from, or a figure that bears on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The article or study.
    pub title: String,
    /// The part of it, or what it says.
    pub says: String,
    /// `A`: the publisher's own data with its size stated; `B`: reported second-hand; `craft`: advice, unmeasured.
    pub grade: String,
}

/// How far an exception reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// It must touch the words found.
    Overlap,
    /// The same clause.
    Clause,
    /// The same sentence.
    #[default]
    Sentence,
    /// Anywhere in the draft.
    Draft,
}

/// What becomes of a hit in such a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Treat {
    /// It is no hit.
    #[default]
    Drop,
    /// It is a hit all the same.
    Keep,
}

/// Phrases with what they have in common.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Find {
    /// The phrases.
    pub phrases: Vec<String>,
    /// Phrases that excuse a hit within `scope`.
    pub unless: Vec<String>,
    /// How far `unless` reaches.
    pub scope: Scope,
    /// The severity of these hits, where it isn't the rule's.
    pub severity: Option<Severity>,
    /// What becomes of a negated hit ("I won't ask…"). By default it is dropped.
    pub negated: Treat,
    /// What becomes of a hit between quotation marks. By default it is dropped.
    pub quoted: Treat,
    /// What becomes of a hit within reported speech or with another subject. By default it is dropped.
    pub reported: Treat,
    /// Whether the phrases are only a hint to the model: alone they make no finding.
    pub weak: bool,
}

/// A rule about what is absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absent {
    /// Rules, signals or markers, none of which may be present for the finding to be made, by kind of draft.
    pub opener: Vec<String>,
    /// The same for voicemails.
    pub voicemail: Vec<String>,
    /// Rules that the model nearly finds: then the finding isn't made.
    #[serde(default)]
    pub doubt: Option<Margin>,
    /// Rules of which the model finds no trace: then markers are not believed, and the finding is made all the same.
    #[serde(default)]
    pub certain: Option<Margin>,
}

/// How far the model's best score for some rules is from the level at which it would speak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margin {
    /// The rules or signals.
    pub of: Vec<String>,
    /// For an opener: so much above (or, with a minus, below) that level.
    pub opener: i32,
    /// For a voicemail.
    pub voicemail: i32,
}

/// A rule about length.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// Words that an opener may have.
    pub opener: u32,
    /// Words that a voicemail may have.
    pub voicemail: u32,
    /// Words before the first statement of why.
    pub before_reason: u32,
    /// Rules, signals and markers that count as a statement of why.
    pub reasons: Vec<String>,
}

/// What the context changes. Every key given must hold for the case to apply.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ContextCase {
    /// State of the deal.
    pub deal: Vec<String>,
    /// The prospect's style.
    pub style: Vec<String>,
    /// Whether the prospect asked about the caller.
    pub asked_about_us: Option<bool>,
    /// A marker that must be present in the draft.
    pub marker: Option<String>,
    /// The severity then; with `silent`, none.
    pub severity: Option<Severity>,
    /// No finding then.
    pub silent: bool,
}

/// How a verdict of the contact log changes a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// Severity of the finding.
    pub severity: Severity,
    /// Points of the finding.
    pub points: i32,
    /// What the finding says.
    pub message: String,
}

/// A draft in which the rule must speak.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bad {
    /// The draft, or the sentence of it that matters.
    pub text: String,
    /// The words that must be found; empty for a rule about an absence.
    #[serde(default)]
    pub finds: String,
    /// `opener` or `voicemail`.
    #[serde(default)]
    pub kind: Option<String>,
    /// What the text becomes by the local fix, where there is one.
    #[serde(default)]
    pub fixed: Option<String>,
    /// Whether the words carry the example only with their punctuation.
    #[serde(default)]
    pub needs_punctuation: bool,
}

/// A draft in which the rule must be silent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Good {
    /// The draft, or the sentence of it that matters.
    pub text: String,
    /// `opener` or `voicemail`.
    #[serde(default)]
    pub kind: Option<String>,
    /// Whether the trap lives by its punctuation, quotation marks above all.
    #[serde(default)]
    pub needs_punctuation: bool,
    /// State of the deal under which the rule is silent.
    #[serde(default)]
    pub deal: Option<String>,
    /// Style of the prospect under which the rule is silent.
    #[serde(default)]
    pub style: Option<String>,
    /// Whether the prospect asked about the caller.
    #[serde(default)]
    pub asked_about_us: Option<bool>,
}

/// A rule's own examples.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Examples {
    /// Where it must speak; at least three.
    pub bad: Vec<Bad>,
    /// Where it must not; at least three.
    pub good: Vec<Good>,
}

/// A rule file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    /// The rule's name, in lower case with hyphens.
    pub id: String,
    /// What it describes.
    pub kind: RuleKind,
    /// A line that names it to a person.
    pub title: String,
    /// How much a finding matters; for mistakes only.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// What a finding takes from the score (below zero) or a strength adds to it.
    #[serde(default)]
    pub points: i32,
    /// What a finding says, in a sentence or two. `{text}` stands for the words found.
    #[serde(default)]
    pub message: String,
    /// Why it matters.
    #[serde(default)]
    pub why: String,
    /// What to do instead.
    #[serde(default)]
    pub instead: String,
    /// Where the rule comes from.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Phrases that find it.
    #[serde(default)]
    pub find: Vec<Find>,
    /// Phrases that excuse every hit in the same sentence.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Rules and markers all of which must be present for this one to count.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Rules and markers whose presence anywhere in the draft silences this one.
    #[serde(default)]
    pub cancelled_by: Vec<String>,
    /// What the context changes.
    #[serde(default)]
    pub context: Vec<ContextCase>,
    /// Set for a rule about an absence.
    #[serde(default)]
    pub absent: Option<Absent>,
    /// Set for a rule about length.
    #[serde(default)]
    pub length: Option<Length>,
    /// By verdict of the contact log: `contradicted`, `unverified`, `specific` (unverified, yet recalls something said).
    #[serde(default)]
    pub verdicts: BTreeMap<String, Verdict>,
    /// The rule's own examples.
    #[serde(default)]
    pub examples: Examples,
}

/// The lexicon: classes of words that phrases are composed of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Lexicon {
    /// Classes by name; an entry is a phrase of its own.
    pub classes: BTreeMap<String, Vec<String>>,
    /// Contractions and what they stand for.
    pub contractions: BTreeMap<String, String>,
}

/// What the score is made from: `core/rules/score.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// Where every draft begins.
    pub start: i32,
    /// From so many points on a draft is `welcome`.
    pub welcome: i32,
    /// From so many points on it `needs work`; below it is `dread`.
    pub needs_work: i32,
    /// The share of its points, in per cent, that a hint takes.
    pub hint_share: i32,
    /// The share of its points, in per cent, that the first, second … finding of one rule takes; the last holds for
    /// all that follow.
    pub repeats: Vec<i32>,
    /// The most that a draft with an error can reach.
    pub cap_with_error: i32,
    /// The most that a draft with a warning can reach.
    pub cap_with_warning: i32,
}
