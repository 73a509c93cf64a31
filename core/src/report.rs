//! Reports: plain, owned data, the same in every language.

use crate::context::Contact;
use crate::draft::Kind;
use crate::error::Error;
use crate::rules::file::Severity;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A part of the draft: `start` up to, not including, `end`, in the report's unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// What spans count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Bytes of UTF-8: Rust and the command line.
    #[default]
    Byte,
    /// Code points: Python.
    Char,
    /// UTF-16 code units: JavaScript.
    Utf16,
}

/// How far the score goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Band {
    /// Prospects dread such a call.
    #[serde(rename = "dread")]
    Dread,
    /// Some of it needs work.
    #[serde(rename = "needs work")]
    NeedsWork,
    /// Prospects welcome such a call.
    #[serde(rename = "welcome")]
    Welcome,
}

impl Band {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Band::Dread => "dread",
            Band::NeedsWork => "needs work",
            Band::Welcome => "welcome",
        }
    }
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// What it adds or takes.
    pub points: i32,
    /// `start`, a rule, a signal or `cap`.
    #[serde(rename = "for")]
    pub reason: Arc<str>,
    /// Index of the finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<u32>,
    /// Index of the strength.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<u32>,
}

impl LedgerLine {
    /// The ledger with the lines of a rule or signal made one, for people to read: name, points, and how many lines.
    pub(crate) fn summed(ledger: &[LedgerLine]) -> Vec<(&str, i32, usize)> {
        let mut sums: Vec<(&str, i32, usize)> = Vec::new();
        for line in ledger {
            match sums.iter_mut().find(|(name, ..)| *name == &*line.reason) {
                Some(sum) => *sum = (sum.0, sum.1 + line.points, sum.2 + 1),
                None => sums.push((&line.reason, line.points, 1)),
            }
        }
        sums
    }
}

/// The score and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// 0 to 100.
    pub points: i32,
    /// What that means.
    pub band: Band,
    /// Lines that add up to the points.
    pub ledger: Vec<LedgerLine>,
}

/// How freely a fix or a rewrite may be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// Asserts nothing new, commits nobody, makes no new finding.
    Safe,
    /// Changes what is asserted or promised: the caller must agree.
    Unsafe,
    /// Holds a placeholder to be filled in.
    NeedsInput,
}

impl Applicability {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "unsafe",
            Applicability::NeedsInput => "needs-input",
        }
    }
}

/// A change to the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// First place that changes.
    pub start: u32,
    /// The place after the last that changes.
    pub end: u32,
    /// What stands there afterwards.
    pub text: String,
}

/// A way to mend a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// How freely it may be applied.
    pub applicability: Applicability,
    /// What it changes.
    pub edits: Vec<Edit>,
}

/// Something in the draft that makes prospects dread the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's name.
    pub rule: Arc<str>,
    /// How much it matters.
    pub severity: Severity,
    /// Where; none for what is absent.
    pub span: Option<Span>,
    /// The words there.
    pub text: String,
    /// What is wrong.
    pub message: Arc<str>,
    /// For a finding of the model alone: the words that weighed most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weighed: Vec<String>,
    /// Index of the claim that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<u32>,
    /// Ways to mend it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<Fix>,
}

/// Something in the draft that prospects welcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strength {
    /// The signal's name.
    pub signal: Arc<str>,
    /// Where.
    pub span: Option<Span>,
    /// The words there.
    pub text: String,
}

/// What kind of earlier contact is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClaimKind {
    /// They spoke, met, talked, corresponded.
    Conversation,
    /// The prospect asked for, agreed to or expects something.
    Request,
    /// A message was left.
    Message,
    /// Something was sent.
    Sent,
}

impl ClaimKind {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            ClaimKind::Conversation => "conversation",
            ClaimKind::Request => "request",
            ClaimKind::Message => "message",
            ClaimKind::Sent => "sent",
        }
    }
}

/// What the contact log says of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClaimVerdict {
    /// An entry bears it out.
    Supported,
    /// There is a log, and nothing in it bears it out.
    Contradicted,
    /// There is no log, or it doesn't reach so far.
    Unverified,
}

impl ClaimVerdict {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            ClaimVerdict::Supported => "supported",
            ClaimVerdict::Contradicted => "contradicted",
            ClaimVerdict::Unverified => "unverified",
        }
    }
}

/// Civil days, the first and the last of them included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// Something that the draft claims about earlier contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// What kind of contact.
    pub kind: ClaimKind,
    /// Where it is claimed.
    pub span: Span,
    /// The words there.
    pub text: String,
    /// The days that the spoken time may mean; empty when none was said, or `today` isn't known.
    pub when: Vec<Days>,
    /// For a request: the days for which something was asked.
    pub asked_for: Vec<Days>,
    /// What the log says of it.
    pub verdict: ClaimVerdict,
    /// The entry that bears it out, or comes nearest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Contact>,
}

impl Claim {
    /// What the log says of it, in words that follow the claim: "is borne out by 2026-06-02, call (reached)".
    pub fn told(&self) -> String {
        let nearest = self.nearest.as_ref().map(|entry| {
            let outcome = entry.outcome.name().replace('-', " ");
            format!("{}, {} ({outcome})", entry.date, entry.channel.name())
        });
        match (self.verdict, nearest) {
            (ClaimVerdict::Supported, Some(entry)) => format!("is borne out by {entry}"),
            (ClaimVerdict::Supported, None) => "is borne out by the log".into(),
            (ClaimVerdict::Contradicted, Some(entry)) => {
                format!("isn't borne out by the log; the nearest entry is {entry}")
            }
            (ClaimVerdict::Contradicted, None) => "isn't borne out by the log".into(),
            (ClaimVerdict::Unverified, _) => "can't be held against the log".into(),
        }
    }
}

/// What the context says about the call, whatever its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// What it is about: `declined`, `no-outcome`, `disagrees`, `no-entries`,
    /// `no-prospect`, `not-english`.
    pub id: Arc<str>,
    /// What to do.
    pub message: String,
    /// The entry of the log that it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Contact>,
}

/// A placeholder in a rewrite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placeholder {
    /// Where it begins in the rewrite's text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The placeholder itself, which says what belongs there.
    pub text: String,
}

/// What could be said instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewrite {
    /// The approach it takes.
    pub approach: Arc<str>,
    /// How freely it may be used.
    pub applicability: Applicability,
    /// The words.
    pub text: String,
    /// Its score in the same context.
    pub score: i32,
    /// Why it works.
    pub why: Arc<str>,
    /// Where that comes from.
    pub sources: Vec<Arc<str>>,
    /// What is to be filled in.
    pub placeholders: Vec<Placeholder>,
}

/// All there is to say about a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Version of this form.
    pub schema: u32,
    /// What the draft is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Opener or voicemail.
    pub kind: Kind,
    /// What spans count.
    pub unit: Unit,
    /// The day used for reckoning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub today: Option<Date>,
    /// Words: runs between white space.
    pub words: u32,
    /// Seconds it takes to say.
    pub seconds: u32,
    /// The score.
    pub score: Score,
    /// What is wrong, absences first, then by position.
    pub findings: Vec<Finding>,
    /// What is good, by position.
    pub strengths: Vec<Strength>,
    /// What is claimed about earlier contact, by position.
    pub claims: Vec<Claim>,
    /// What the context says about the call.
    pub advice: Vec<Advice>,
    /// What could be said instead; made only when asked for.
    pub rewrites: Vec<Rewrite>,
}

impl Report {
    /// The report as JSON, on one line.
    pub fn to_json(&self) -> String {
        #[cfg(feature = "compact")]
        return crate::json::to_string(self);
        // Every field is plain data with string keys, for which serde_json has no error.
        #[cfg(not(feature = "compact"))]
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The severity of the worst finding.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }

    /// Counts every span in another unit. `text` is the draft that the report is about.
    ///
    /// # Errors
    /// Where the report isn't in bytes any more.
    pub fn convert(&mut self, text: &str, unit: Unit) -> Result<(), Error> {
        if self.unit == unit {
            return Ok(());
        }
        if self.unit != Unit::Byte {
            return Err(Error::new(
                crate::error::ErrorKind::Input,
                "the report's spans were converted already: expected bytes",
            ));
        }
        self.unit = unit;
        let map = Offsets::new(text, unit);
        for span in self.findings.iter_mut().filter_map(|finding| finding.span.as_mut()) {
            map.span(span);
        }
        for span in self.strengths.iter_mut().filter_map(|strength| strength.span.as_mut()) {
            map.span(span);
        }
        self.claims.iter_mut().for_each(|claim| map.span(&mut claim.span));
        for edit in self
            .findings
            .iter_mut()
            .flat_map(|finding| &mut finding.fixes)
            .flat_map(|fix| &mut fix.edits)
        {
            (edit.start, edit.end) = (map.at(edit.start), map.at(edit.end));
        }
        self.rewrites.iter_mut().for_each(|rewrite| rewrite.convert(unit));
        Ok(())
    }
}

impl Rewrite {
    /// Counts the places of the placeholders, which are bytes as the linter makes them, in another unit.
    pub fn convert(&mut self, unit: Unit) {
        let map = Offsets::new(&self.text, unit);
        for placeholder in &mut self.placeholders {
            (placeholder.start, placeholder.end) = (map.at(placeholder.start), map.at(placeholder.end));
        }
    }
}

/// From bytes to another unit.
struct Offsets<'a> {
    text: &'a str,
    unit: Unit,
    /// Units before every so many bytes, so that no place costs more than so many to count; empty where units are bytes.
    marks: Vec<u32>,
}

impl Offsets<'_> {
    const STEP: usize = 1024;

    fn new(text: &str, unit: Unit) -> Offsets<'_> {
        let mut map = Offsets {
            text,
            unit,
            marks: Vec::new(),
        };
        if unit != Unit::Byte && !text.is_ascii() {
            let (mut units, mut from) = (0, 0);
            for byte in (0..=text.len()).step_by(Offsets::STEP) {
                let to = map.border(byte);
                units += map.count(from, to);
                from = to;
                map.marks.push(units);
            }
        }
        map
    }

    /// The last border between characters up to a byte.
    fn border(&self, byte: usize) -> usize {
        (0..=byte)
            .rev()
            .find(|&byte| self.text.is_char_boundary(byte))
            .unwrap_or(0)
    }

    fn count(&self, from: usize, to: usize) -> u32 {
        let part = &self.text[from..to];
        match self.unit {
            Unit::Byte => part.len() as u32,
            Unit::Char => part.chars().count() as u32,
            Unit::Utf16 => part.encode_utf16().count() as u32,
        }
    }

    fn at(&self, byte: u32) -> u32 {
        let mark = byte as usize / Offsets::STEP;
        match self.marks.get(mark) {
            Some(&units) => units + self.count(self.border(mark * Offsets::STEP), byte as usize),
            None => byte,
        }
    }

    fn span(&self, span: &mut Span) {
        *span = Span {
            start: self.at(span.start),
            end: self.at(span.end),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_alike_however_long_the_text_is() {
        for part in ["a", "\u{e9}", "\u{20ac}x", "\u{1f44b}", "no\u{1f44b}\u{e9}n"] {
            let text = part.repeat(2000);
            for unit in [Unit::Char, Unit::Utf16] {
                let map = Offsets::new(&text, unit);
                let mut want = 0;
                for (byte, c) in text.char_indices() {
                    assert_eq!(map.at(byte as u32), want, "byte {byte} of {part}");
                    want += if unit == Unit::Char { 1 } else { c.len_utf16() as u32 };
                }
                assert_eq!(map.at(text.len() as u32), want);
            }
        }
    }
}
