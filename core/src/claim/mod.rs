//! Claims about the past: what a draft says of earlier contact, as data, and what the contact log says of it.
//!
//! The phrases of four rules find the claims ([`SOURCES`]). For each, [`time`] finds the words that say when, [`when`]
//! reads them as days round `today`, [`nature`] reads by which way and by whom, and [`verdict`] holds it against the log.
//! [`mend`] words what the log does bear out.

pub mod advice;
pub mod apply;
pub mod calendar;
pub mod mend;
pub mod nature;
#[cfg(test)]
mod tests;
pub mod time;
pub mod verdict;
pub mod when;
pub mod width;
pub mod words;

use crate::context::Context;
use crate::report::{Claim, ClaimKind, ClaimVerdict, Days, Span};
use crate::view::View;

/// The rules and markers whose hits are claims.
pub const SOURCES: [(&str, ClaimKind); 4] = [
    ("fabricated-contact", ClaimKind::Conversation),
    ("fabricated-request", ClaimKind::Request),
    ("claimed-message", ClaimKind::Message),
    ("claimed-sent", ClaimKind::Sent),
];

/// A claim on its way to a verdict.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// What kind of contact.
    pub kind: ClaimKind,
    /// By which way and by whom.
    pub nature: nature::Nature,
    /// The time said.
    pub time: time::Times,
}

/// Judges the claims found at these tokens; `found` holds kind, first token and the token after the last, in order.
pub fn judge(
    found: &[(ClaimKind, usize, usize)],
    text: &str,
    view: &View,
    words: &words::TimeWords,
    natures: &nature::NatureWords,
    context: &Context,
) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::with_capacity(found.len());
    let known = verdict::Known::new(context, text);
    let mut before: Option<jiff::civil::Date> = None;
    for (index, &(kind, start, end)) in found.iter().enumerate() {
        let bounds = (
            index.checked_sub(1).map_or(0, |index| found[index].2),
            found.get(index + 1).map_or(view.tokens.len(), |next| next.1.max(end)),
        );
        let nature = nature::read(kind, start, end, view, natures);
        // What is sent as a text or a chat message is a message.
        let kind = if kind == ClaimKind::Sent && nature.way == nature::Way::Text {
            ClaimKind::Message
        } else {
            kind
        };
        let claimed = Claimed {
            kind,
            nature,
            time: time::find(kind, start, end, bounds, text, view, words, context.today),
        };
        let judged = verdict::judge(&claimed, context, before, &known);
        if judged.verdict == ClaimVerdict::Supported {
            before = judged.entry.map(|entry| entry.date).or(before);
        }
        let (from, to) = view.bytes(start..end);
        let span = Span { start: from, end: to };
        let list = |days: &[Days]| days.to_vec();
        claims.push(Claim {
            kind,
            span,
            text: text[from as usize..to as usize].to_owned(),
            when: list(&judged.when),
            asked_for: list(&claimed.time.asked_for),
            verdict: judged.verdict,
            nearest: judged.entry.cloned(),
        });
    }
    claims
}
