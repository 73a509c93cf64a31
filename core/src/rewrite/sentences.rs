//! The pieces that stay as sentences.

use super::line::Line;
use crate::context::Context;
use crate::facts::people::Run;
use crate::facts::pieces::{Joint, good};
use crate::facts::polish::{self, Instead};
use crate::facts::speech::{Part, part};
use crate::facts::{Facts, clash, keep};
use crate::letters::Small;

/// The number as the context has it, where the draft has another.
pub(super) fn numbers(facts: &Facts<'_>, context: &Context) -> Vec<Instead> {
    let known = context.caller.as_ref().and_then(|caller| caller.phone.as_deref());
    match (facts.people.phone, known) {
        (Some(run), Some(known)) if clash::differs(facts, run, known) => vec![Instead {
            run,
            text: known.to_owned(),
        }],
        _ => Vec::new(),
    }
}

/// The kept pieces as sentences.
pub(super) fn sentences(facts: &Facts<'_>, runs: &[Option<Run>], edits: &[Instead]) -> Vec<Line> {
    let (said, people) = (&facts.said, &facts.people);
    let mut lines: Vec<Line> = Vec::new();
    let mut text = String::new();
    let (mut bits, mut asks, mut opening, mut count) = (0u16, false, false, 0usize);
    let put_in = |text: &str| {
        edits
            .iter()
            .any(|edit| edit.text.contains('[') && text.contains(&edit.text))
    };
    let mut close = |text: &mut String, bits: &mut u16, asks: bool, opening: bool, run: Run| {
        let sentence = polish::sentence(text, asks);
        if sentence.chars().any(char::is_alphanumeric) {
            lines.push(Line {
                text: sentence,
                own: Some(lines.len()),
                good: *bits,
                added: put_in(text),
                opening,
                words_of: Some(run),
            });
        }
        text.clear();
        *bits = 0;
    };
    let mut before: Option<usize> = None;
    let mut whole: Run = (0, 0);
    for (at, piece) in facts.pieces.iter().enumerate() {
        let Some(run) = runs[at] else {
            continue;
        };
        let joined = matches!(piece.joint, Joint::Clause | Joint::Comma) && before == at.checked_sub(1) && at > 0;
        let mut start = run.0;
        // "so it's dale over at lonestar"
        if said.spoken
            && facts
                .people
                .identity
                .is_some_and(|identity| identity.0 > run.0 && identity.0 < run.1)
        {
            start = polish::without_joiners(said, run.0, run.1);
        }
        let mut glue = String::new();
        let mut new_sentence = !joined;
        // "Hi um it's Paolo": one sentence.
        let hailing = !text.is_empty()
            && count <= 3
            && piece.joint == Joint::Spoken
            && facts.pieces[at - 1].greeting
            && said.is(run.0, &["it's", "this", "i'm", "my", "it"]);
        if hailing {
            new_sentence = false;
            glue.push_str(", ");
        } else if joined && !new_sentence {
            let between = said.between(run.0);
            let mark = between.trim();
            let letters = between.bytes().any(|byte| byte.is_ascii_alphanumeric());
            if letters && between.contains(',') && !said.spoken {
                glue.push_str(", ");
            } else if mark.is_empty() || letters {
                if count >= 12
                    && said.spoken
                    && said.is(start, &["and", "so", "then", "plus", "also"])
                    && run.1 - start > 3
                {
                    new_sentence = true;
                    start = polish::without_joiners(said, run.0, run.1);
                } else {
                    let behind = facts.people.identity.is_some_and(|identity| identity.1 == run.0);
                    let tight = piece.joint == Joint::Clause
                        && (behind && said.is(start, &["in", "of", "at", "and", "on", "for", "over"])
                            || said.is(
                                start,
                                &[
                                    "if", "when", "because", "while", "that", "where", "who", "which", "cos", "cause",
                                ],
                            ));
                    glue.push_str(if tight || !said.spoken { " " } else { ", " });
                }
            } else if between.starts_with(char::is_whitespace) || !between.ends_with(char::is_whitespace) {
                glue.push_str(between);
            } else {
                glue.push_str(mark);
                glue.push(' ');
            }
        }
        // Too long to be said in one breath: "…, and I'd lock out the others" begins anew.
        if !new_sentence
            && !said.spoken
            && count + run.1 - start > 34
            && piece.joint == Joint::Clause
            && said.is(start, &["and", "so", "but"])
            && keep::stands(said, run)
        {
            new_sentence = true;
            glue.clear();
            start += 1;
        }
        if new_sentence && !text.is_empty() {
            close(&mut text, &mut bits, asks, opening, whole);
            (opening, count) = (false, 0);
        }
        if text.is_empty() {
            whole.0 = run.0;
        }
        whole.1 = run.1;
        text.push_str(&glue);
        text.push_str(&polish::flow_edited(said, start, run.1, people, edits));
        count += run.1 - start;
        bits |= piece.good;
        // A firm that is put in makes the introduction whole.
        if edits
            .iter()
            .any(|edit| start <= edit.run.0 && edit.run.1 <= run.1 && edit.text.contains("from "))
        {
            bits |= good::IDENTITY;
        }
        let ends = run.1 == piece.to
            && facts
                .pieces
                .get(at + 1)
                .is_none_or(|next| next.joint == Joint::Sentence);
        let first = polish::without_joiners(said, start, run.1);
        let own_question = polish::asks(said, first, run.1);
        let hanging = joined
            && !new_sentence
            && said.is(
                start,
                &["if", "when", "because", "while", "that", "where", "who", "which", "or"],
            );
        asks = ends && piece.question || own_question && (said.spoken || new_sentence) || hanging && asks;
        if !ends
            && piece.question
            && facts
                .pieces
                .get(at + 1)
                .is_some_and(|next| next.joint != Joint::Sentence)
            && !own_question
            && !hanging
        {
            asks = false;
        }
        let named = (piece.from..piece.to.min(piece.from + 3)).any(|word| part(said, word) == Part::Proper);
        opening |= piece.good & good::IDENTITY != 0 && piece.from < 30 && (named || said.flat);
        opening |= piece.greeting
            || people
                .identity
                .is_some_and(|identity| identity.0 < run.1 && run.0 < identity.1)
            || people.greeting > run.0 && at < 3;
        if ends {
            let tail = said.text[said.words[run.1 - 1].end..]
                .chars()
                .take_while(|c| matches!(c, '.' | '!' | '?' | '…' | '"' | '”' | ')' | '’'));
            // A mark of the draft's own, but a question's only where there is one.
            text.extend(tail.filter(|&c| !matches!(c, '?' | '…')));
        }
        before = Some(at);
    }
    if !text.is_empty() {
        close(&mut text, &mut bits, asks, opening, whole);
    }
    lines
}

/// Whether a sentence asks for somebody: "is that Gord?"
pub(super) fn asks_for(text: &str) -> bool {
    let lower = text.small();
    text.ends_with('?')
        && ["is that", "is this", "speak", "this the", "am i"]
            .iter()
            .any(|words| lower.contains(words))
}
