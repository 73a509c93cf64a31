//! Judging: which hits are what they look like.
//!
//! A hit is dropped where it is excused, negated, quoted or reported ([`excuse`]); hits of one rule that run into one
//! another are one place; what the context and the rest of the draft say is applied last ([`conditions`]), and rules
//! about absence and length look at the whole draft ([`absence`]).

pub mod absence;
pub mod conditions;
pub mod excuse;
pub mod merge;
pub mod witness;

use crate::rules::file::Severity;

/// Who speaks for a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Witness {
    /// The rule's phrases.
    Rules,
    /// The model alone.
    Model,
    /// The model alone, and not so surely that a claim should be held against a log.
    Guess,
    /// Neither: an absence, or a length.
    Draft,
}

/// Something that may be reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Index of the rule.
    pub rule: u16,
    /// Index of the `find` that spoke; `u16::MAX` for none.
    pub find: u16,
    /// First token.
    pub start: u32,
    /// The token after the last; equal to `start` for an absence.
    pub end: u32,
    /// Severity; of no meaning for strengths and markers.
    pub severity: Severity,
    /// Who speaks for it.
    pub witness: Witness,
    /// For a claim about the past: its index and what became of it.
    pub claim: Option<(u32, Standing)>,
}

/// How a claim about the past stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The log doesn't bear it out.
    Contradicted,
    /// There is no log for it.
    Unverified,
    /// There is no log for it, but it recalls something specific.
    Specific,
}

impl Standing {
    /// The name that rule files know it by.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Contradicted => "contradicted",
            Standing::Unverified => "unverified",
            Standing::Specific => "specific",
        }
    }
}
