//! Rewrites: what could be said instead, written from the caller's own words and proved by checking them again.
//!
//! [`base`] makes a draft's own words ready: what can stay of its pieces, as sentences that can be said without what was
//! left out, the opening made whole, what the call is about taken from words that could not stay. [`plan`] chooses the
//! approaches and what each must add; [`phrasing`] words it. A rewrite is given only if the linter, asked again in the
//! same context, finds neither error nor warning in it and thinks better of it than of the draft.

pub mod base;
pub mod keeping;
pub mod line;
pub mod opening;
pub mod own;
pub mod phrasing;
mod plain;
pub mod plan;
mod salvage;
mod sentences;
mod sound;
pub mod subject;

use crate::context::Context;
use crate::draft::Draft;
use crate::engine::Engine;
use crate::facts::people::Run;
use crate::facts::{Facts, Judged};
use crate::report::{Applicability, Band, Finding, Placeholder, Report, Rewrite};
use crate::rules::file::Severity;
use crate::view::View;
use line::Line;

/// The most rewrites that are given.
const MOST: usize = 3;
/// The most checks that proving may take; with the draft's own this keeps within eight.
const CHECKS: usize = 7;

/// Writes the rewrites of a draft. `check` judges a draft in the same context.
pub fn write(
    judged: &Judged<'_>,
    draft: &Draft,
    context: &Context,
    engine: &Engine,
    check: impl Fn(&Draft) -> Report,
) -> Vec<Rewrite> {
    let report = judged.report;
    let english = !report.advice.iter().any(|advice| &*advice.id == "not-english");
    if report.findings.is_empty() || judged.view.tokens.is_empty() || !english {
        return Vec::new();
    }
    let facts = Facts::of(judged, engine);
    let mut explicit = false;
    let mut dropped: Vec<Run> = Vec::new();
    let phrases = subject::scored(&facts, judged, engine);
    let rebuilt =
        |explicit: bool, dropped: &[Run]| base::Base::new(&facts, judged, context, engine, &phrases, explicit, dropped);
    let mut base = rebuilt(explicit, &dropped);
    // The same choice on machines of 32 and of 64 bits.
    let seed = (crate::view::vocabulary::hash(judged.text) >> 33) as usize;
    let mut rewrites: Vec<Rewrite> = Vec::new();
    let mut checks = 0;
    let mut tried: Vec<String> = Vec::new();
    let mut heard = u16::MAX;
    for approach in plan::approaches(&base, judged, context) {
        let mut turn = 0;
        // The first is worth more tries than those behind it.
        let tries = if rewrites.is_empty() { 4 } else { 1 };
        let mut attempt = plan::Attempt {
            seed,
            plain: false,
            heard,
        };
        while turn < tries && checks < CHECKS {
            attempt.seed = seed.wrapping_add(turn);
            attempt.plain = turn > 0;
            let Some(lines) = plan::lines(approach, &base, &facts, context, engine, &attempt) else {
                break;
            };
            let text = Line::join(&lines);
            if rewrites.iter().any(|rewrite| rewrite.text == text) || tried.contains(&text) {
                turn += 1;
                continue;
            }
            checks += 1;
            let again = check(&Draft {
                id: None,
                kind: draft.kind,
                text: text.clone(),
                context: draft.context.clone(),
            });
            if proved(&again, report) && well_set(&text, judged.text) {
                rewrites.push(finished(approach, text, &lines, &again, engine));
                break;
            }
            // What was found now in the caller's own words isn't kept; where it is our own, other words are tried.
            let worst = again
                .findings
                .iter()
                .filter(|finding| finding.claim.is_none() || finding.severity > Severity::Hint)
                .map(|finding| finding.severity)
                .max()
                .unwrap_or(Severity::Hint);
            let known = dropped.len();
            let mut topic_spoilt = false;
            let mut at = 0;
            for line in &lines {
                let end = at + line.text.len();
                let faulty = again
                    .findings
                    .iter()
                    .filter(|finding| finding.severity == worst && (finding.claim.is_none() || worst > Severity::Hint))
                    .any(|finding| touches(finding, at, end));
                if faulty && line.own.is_none() && base.topic.as_ref().is_some_and(|topic| line.text.contains(topic)) {
                    topic_spoilt = true;
                }
                // What only shows beside words of ours is put in other words first.
                let with_ours = turn == 0
                    && again.findings.iter().any(|finding| {
                        let mut from = 0;
                        touches(finding, at, end)
                            && lines.iter().any(|other| {
                                let start = from;
                                from += other.text.len() + 1;
                                other.own.is_none() && !other.opening && touches(finding, start, from - 1)
                            })
                    });
                if let (true, false, false, Some(run)) = (faulty, line.opening, with_ours, line.words_of) {
                    // Only the words at fault, where the draft has them so.
                    let part = again
                        .findings
                        .iter()
                        .filter_map(|finding| judged.text.find(finding.text.as_str()).map(|start| (start, finding)))
                        .map(|(start, finding)| facts.said.of_bytes(start as u32, (start + finding.text.len()) as u32))
                        .find(|part| run.0 <= part.0 && part.1 <= run.1 && part.0 < part.1);
                    dropped.push(part.filter(|part| !dropped.contains(part)).unwrap_or(run));
                }
                at = end + 1;
            }
            let spoilt_own = dropped.len() > known;
            // Something of ours about a topic that is none.
            if topic_spoilt && attempt.plain {
                base.topic = base.topic_core.take();
                base.sent = None;
            }
            // What the linter doesn't hear in it isn't counted on again.
            attempt.heard = again
                .strengths
                .iter()
                .fold(!crate::facts::pieces::SIGNALS, |bits, strength| {
                    bits | crate::facts::pieces::bit(&strength.signal)
                });
            heard = attempt.heard;
            tried.push(text);
            let unnamed = again
                .findings
                .iter()
                .any(|finding| &*finding.rule == "missing-identity");
            explicit |= unnamed && !spoilt_own;
            if unnamed || spoilt_own {
                base = rebuilt(explicit, &dropped);
            }
            turn += 1;
        }
        if rewrites.len() == MOST {
            break;
        }
    }
    rewrites
}

/// Whether a finding lies in bytes of the text, if only in part.
fn touches(finding: &Finding, from: usize, to: usize) -> bool {
    finding
        .span
        .is_some_and(|span| (span.start as usize) < to && from < span.end as usize)
}

/// Whether a rewrite is as good as it must be.
fn proved(again: &Report, draft: &Report) -> bool {
    let clean = again.findings.iter().all(|finding| finding.severity == Severity::Hint);
    clean && again.score.band == Band::Welcome && again.score.points > draft.score.points
}

/// Whether a text is set as a person would: single spaces, each mark after its word, a space around what is left open.
/// What the draft itself has so may stay.
fn well_set(text: &str, draft: &str) -> bool {
    let doubled = ["  ", " ,", " .", " ?", " !", " ;", ",,", ",.", "..", ",;"];
    if text.trim() != text || doubled.iter().any(|wrong| text.contains(wrong)) {
        return false;
    }
    text.split_whitespace().all(|run| {
        // A placeholder may hold spaces: its parts begin or end with a bracket.
        let inner = run.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']'));
        let inner = inner.trim_start_matches('[').trim_end_matches(']');
        let word = |c: char| c.is_alphanumeric() || "'’-–—/.&@_+#%$£€".contains(c);
        let joined = inner.replace('’', "'").contains("''");
        !joined && inner.chars().all(word) || draft.contains(inner)
    })
}

fn finished(approach: &str, text: String, lines: &[Line], again: &Report, engine: &Engine) -> Rewrite {
    let view = View::new(&text, &engine.vocabulary, &engine.marks);
    let placeholders: Vec<Placeholder> = view
        .tokens
        .iter()
        .filter(|token| token.shape.is_placeholder())
        .map(|token| Placeholder {
            start: token.start,
            end: token.end,
            text: text[token.start as usize..token.end as usize].to_owned(),
        })
        .collect();
    let added = lines.iter().any(|line| line.added);
    let applicability = if !placeholders.is_empty() {
        Applicability::NeedsInput
    } else if added {
        Applicability::Unsafe
    } else {
        Applicability::Safe
    };
    let known = engine.rewriting.approaches.iter().find(|known| known.id == approach);
    Rewrite {
        approach: approach.into(),
        applicability,
        score: again.score.points,
        why: known.map_or("", |known| known.why.as_str()).into(),
        sources: known
            .map(|known| known.sources.iter().map(|source| source.as_str().into()).collect())
            .unwrap_or_default(),
        text,
        placeholders,
    }
}
