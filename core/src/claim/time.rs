//! Which of the times in a draft belongs to a claim.

use super::when::{Reader, When};
use super::words::TimeWords;
use crate::report::{ClaimKind, Days};
use crate::view::{Gap, View};
use jiff::civil::Date;

/// Tokens behind a claim in which its time is looked for.
const BEHIND: usize = 12;
/// Tokens before a claim in which its time is looked for.
const BEFORE: usize = 9;

/// Tokens that may lie between a claim and a time right before it.
const ADJACENT: usize = 2;

/// The times of a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// When it was, as days round today; empty for any day.
    pub when: Vec<Days>,
    /// For a request: for when it was asked.
    pub asked_for: Vec<Days>,
    /// Days after the claim before it.
    pub after: Option<(i32, i32)>,
    /// Whether the one time said may be either: "you booked Tuesday".
    pub either: bool,
    /// Whether a time was said that can't be reckoned without `today`.
    pub unknown: bool,
}

/// Finds the times of a claim; they lie within the bounds.
#[allow(clippy::too_many_arguments)]
pub fn find(
    kind: ClaimKind,
    start: usize,
    end: usize,
    bounds: (usize, usize),
    text: &str,
    view: &View,
    words: &TimeWords,
    today: Option<Date>,
) -> Times {
    let mut reader = Reader {
        text,
        view,
        words,
        today,
        both_ways: false,
    };
    let sentence = view.sentence(view.sentence_of[start] as usize);
    let limit = horizon(end, bounds.1.min(sentence.end).min(end + BEHIND), text, view);
    let mut times = Times::default();
    if kind == ClaimKind::Request {
        // "You asked me in March to ring this week": what comes behind "to" or "for" is what was asked for.
        let turn = turn(start, limit, text, view);
        reader.both_ways = true;
        if let Some(asked) = first(&reader, turn, limit) {
            times.asked_for = asked.days;
            times.unknown |= asked.relative;
        }
        if turn >= limit {
            if let Some(asked) = first(&reader, start, limit) {
                times.asked_for = asked.days;
                times.either = true;
            }
        }
        reader.both_ways = false;
        set(&mut times, first(&reader, start, turn.min(limit)));
    } else {
        // A time within the claim's own words, or right before them, is surer than one that comes later.
        let inside = first(&reader, start, end.min(limit)).or_else(|| {
            let low = sentence.start.max(bounds.0).max(start.saturating_sub(ADJACENT + 3));
            last(&reader, low, start).filter(|when| when.end + ADJACENT >= start)
        });
        set(&mut times, inside.or_else(|| first(&reader, start, limit)));
    }
    if times.when.is_empty() && times.after.is_none() && !times.unknown {
        // "Back in March, you and I walked round …": the time stands before.
        let low = sentence.start.max(bounds.0).max(start.saturating_sub(BEFORE));
        set(&mut times, last(&reader, low, start));
    }
    times
}

fn set(times: &mut Times, when: Option<When>) {
    if let Some(when) = when {
        times.when = when.days;
        times.after = when.after;
        times.unknown |= when.relative;
    }
}

/// How far behind the claim its time may stand: not beyond what the caller will do next, nor in the next statement.
fn horizon(end: usize, limit: usize, text: &str, view: &View) -> usize {
    let mut at = end;
    while at < limit {
        let token = &view.tokens[at];
        let written = text.get(token.start as usize..token.end as usize).unwrap_or("");
        let will = matches!(written, "will" | "'ll" | "’ll" | "gonna" | "shall")
            || written.eq_ignore_ascii_case("going") && token.gap == Gap::None;
        if will {
            // The subject of "will" isn't the claim's any more either.
            return at.saturating_sub(1).max(end);
        }
        at += 1;
    }
    limit
}

/// Where a request turns from the asking to what was asked for: the first "to" or "for" behind its beginning.
fn turn(start: usize, limit: usize, text: &str, view: &View) -> usize {
    (start + 1..limit)
        .find(|&at| {
            let token = &view.tokens[at];
            matches!(text.get(token.start as usize..token.end as usize), Some("to" | "for"))
        })
        .unwrap_or(limit)
}

fn first(reader: &Reader<'_>, from: usize, limit: usize) -> Option<When> {
    let mut at = from;
    while at < limit {
        if let Some(when) = reader.read(at, limit) {
            if !when.ahead || reader.both_ways {
                return Some(when);
            }
            at = when.end;
            continue;
        }
        at += 1;
    }
    None
}

fn last(reader: &Reader<'_>, from: usize, limit: usize) -> Option<When> {
    let mut found = None;
    let mut at = from;
    while at < limit {
        match reader.read(at, limit) {
            Some(when) => {
                at = when.end;
                if !when.ahead {
                    found = Some(when);
                }
            }
            None => at += 1,
        }
    }
    found
}
