//! Facts: what the draft itself says, cut so that it can be kept.
//!
//! [`said`] gives the caller's words, [`pieces`] cuts them into sentences and clauses, [`people`] finds who calls and
//! who is called, [`topic`] what it is about, [`list`] keeps the words that all of them go by, and [`clash`] holds all that against the context.

pub mod clash;
pub mod introduction;
pub mod keep;
pub mod list;
pub mod nouns;
pub mod people;
pub mod pieces;
pub mod polish;
pub mod ranking;
pub mod said;
pub mod speech;
pub mod spelling;
pub mod topic;
pub mod words;

use crate::engine::Engine;
use crate::judge::Candidate;
use crate::report::Report;
use crate::view::View;
use people::People;
use pieces::Piece;
use said::Said;

/// A draft that was judged, with everything that fixes and rewrites lean on.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// The draft's words.
    pub text: &'a str,
    /// The draft as the rules saw it.
    pub view: &'a View,
    /// What the rules and the model found, markers included.
    pub candidates: &'a [Candidate],
    /// What is reported of it.
    pub report: &'a Report,
}

impl Judged<'_> {
    /// Places where a rule, signal or marker was found, as tokens.
    pub fn places<'s>(&'s self, engine: &'s Engine, name: &str) -> impl Iterator<Item = (u32, u32)> + 's {
        let rule = engine.rule(name);
        self.candidates
            .iter()
            .filter(move |candidate| Some(candidate.rule) == rule && candidate.start < candidate.end)
            .map(|candidate| (candidate.start, candidate.end))
    }
}

/// What a draft says.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// Opener or voicemail.
    pub kind: crate::draft::Kind,
    /// The caller's words.
    pub said: Said<'a>,
    /// They cut into sentences and clauses.
    pub pieces: Vec<Piece>,
    /// Who calls and who is called.
    pub people: People,
}

impl<'a> Facts<'a> {
    /// Takes the facts from a draft.
    pub fn of(judged: &Judged<'a>, engine: &Engine) -> Facts<'a> {
        let said = Said::new(judged.text, judged.view);
        let people = people::find(&said, judged, engine);
        let mut pieces = pieces::cut(&said, judged.view, &people);
        pieces::mark(&mut pieces, &said, judged, engine);
        Facts {
            kind: judged.report.kind,
            said,
            pieces,
            people,
        }
    }
}
