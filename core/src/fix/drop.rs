//! Leaving words out: the clause that a finding stands in, and what can't stand without it.

use crate::facts::people::Run;
use crate::facts::pieces::{Joint, SIGNALS, good};
use crate::facts::said::Said;
use crate::facts::{Facts, Judged, keep, polish};
use crate::report::Edit;
use crate::view::Gap;

/// What keeps `missing-purpose` silent: a reason of any kind.
const REASONS: u16 = good::PURPOSE | good::OFFER | good::SUCCESS | good::RECALL | good::QUESTION | good::REASON;

/// Rules whose words are a reason too, though a bad one.
const BAD_REASONS: &[&str] = &[
    "just-checking-in",
    "literature-check",
    "asking-for-sale",
    "asking-for-referral",
    "calling-after-no",
    "desperation",
    "fabricated-request",
];

/// The edits that leave a finding's words out; none where something would be lost that matters.
pub fn without(facts: &Facts<'_>, judged: &Judged<'_>, index: usize) -> Option<Vec<Edit>> {
    let (said, pieces) = (&facts.said, &facts.pieces);
    let mut runs: Vec<Option<Run>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let identity = facts
            .people
            .identity
            .filter(|run| run.0 < piece.to && piece.from < run.1);
        runs.push(if !piece.faults.contains(&index) {
            Some((piece.from, piece.to))
        } else if let Some(identity) = identity {
            // The finding begins behind the introduction, or there is nothing to be cut.
            let span = judged.report.findings[index].span?;
            let found = said.of_bytes(span.start, span.end);
            (found.0 >= identity.1 && identity.1 < piece.to).then_some((piece.from, identity.1))?;
            Some((piece.from, identity.1))
        } else {
            None
        });
    }
    keep::mend_clauses(facts, &mut runs);
    let kept = |at: usize| runs[at].is_some_and(|run| run == (pieces[at].from, pieces[at].to));
    let (mut lost, mut left) = (0u16, 0u16);
    for (at, piece) in pieces.iter().enumerate() {
        if kept(at) {
            left |= piece.good;
        } else if runs[at].is_none() || piece.faults.contains(&index) {
            lost |= piece.good;
        } else {
            left |= piece.good;
        }
    }
    let told = |bit: u16| lost & bit & !left != 0;
    if told(SIGNALS) || told(good::PROMISE) || lost & good::IDENTITY != 0 && left & good::IDENTITY == 0 {
        return None;
    }
    // Another reason stays, be it a bad one; an empty reason may only go where a real one stays.
    let reason = |fault: usize| BAD_REASONS.contains(&&*judged.report.findings[fault].rule);
    let other = pieces
        .iter()
        .enumerate()
        .any(|(at, piece)| kept(at) && piece.faults.iter().any(|&fault| reason(fault)));
    let empty = &*judged.report.findings[index].rule == "just-checking-in";
    let absent = judged
        .report
        .findings
        .iter()
        .any(|finding| &*finding.rule == "missing-purpose");
    if left & REASONS == 0 && !absent && (empty || !other) {
        return None;
    }
    let words: usize = runs.iter().flatten().map(|run| run.1 - run.0).sum();
    if words < 6 {
        return None;
    }
    edits(facts, &runs).filter(|edits| !edits.is_empty() && edits.iter().all(|edit| sound(said.text, edit)))
}

/// Whether what is cut out holds its brackets and quotation marks in pairs, and no line's end.
fn sound(text: &str, edit: &Edit) -> bool {
    let cut = &text[edit.start as usize..edit.end as usize];
    let count = |c: char| cut.matches(c).count();
    count('"') % 2 == 0
        && count('“') == count('”')
        && count('(') == count(')')
        && count('[') == count(']')
        && !cut.contains('\n')
        && !cut.contains("callwell:")
}

/// The edits that leave only these runs of words.
fn edits(facts: &Facts<'_>, runs: &[Option<Run>]) -> Option<Vec<Edit>> {
    let (said, pieces) = (&facts.said, &facts.pieces);
    let words = &said.words;
    // For each word whether it stays.
    let mut stays = vec![false; words.len()];
    let first = pieces.first()?.from;
    stays[..first].fill(true);
    for run in runs.iter().flatten() {
        stays[run.0..run.1].fill(true);
    }
    let mut edits = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if stays[at] {
            at += 1;
            continue;
        }
        let end = (at..words.len()).find(|&word| stays[word]).unwrap_or(words.len());
        edits.push(cut(facts, at, end)?);
        at = end;
    }
    Some(edits)
}

/// The edit that cuts a run of words out.
fn cut(facts: &Facts<'_>, from: usize, to: usize) -> Option<Edit> {
    let said = &facts.said;
    let words = &said.words;
    let edit = |start: usize, end: usize, text: String| {
        Some(Edit {
            start: start as u32,
            end: end as u32,
            text,
        })
    };
    let begins = |word: usize| word == 0 || words[word].gap == Gap::Sentence;
    let spoken_start = |word: usize| {
        facts
            .pieces
            .iter()
            .any(|piece| piece.from == word && piece.joint == Joint::Spoken)
    };
    let text_end = said.text.trim_end().len();
    if to >= words.len() {
        // The end of the draft goes.
        let before = from.checked_sub(1)?;
        if begins(from) {
            // Whole sentences: the mark of the one before stays.
            let rest = &said.text[words[before].end..];
            let mark = rest.find(char::is_whitespace).map_or(rest.len(), |at| at);
            return edit(
                words[before].end + mark,
                text_end.max(words[before].end + mark),
                String::new(),
            );
        }
        let last = words[to - 1].end;
        return statement(said, from, last)
            .then(|| edit(words[before].end, last, String::new()))
            .flatten();
    }
    if begins(to) {
        if begins(from) {
            return edit(words[from].start, words[to].start, String::new());
        }
        // The tail of a sentence: its mark stays.
        let before = from.checked_sub(1)?;
        return statement(said, from, words[to - 1].end)
            .then(|| edit(words[before].end, words[to - 1].end, String::new()))
            .flatten();
    }
    if begins(from) {
        // The head of a sentence: what follows gets its capital.
        let start = words[to].start;
        let letter = said.text[start..].chars().next()?;
        let mut capital = String::new();
        if said.flat || said.words[from].capital == words[to].capital {
            capital.push(letter);
        } else {
            polish::capital(&letter.to_string(), &mut capital);
        }
        return edit(words[from].start, start + letter.len_utf8(), capital);
    }
    if said.spoken || spoken_start(to) {
        return edit(words[from].start, words[to].start, String::new());
    }
    // The middle: what follows becomes a sentence of its own.
    let before = from.checked_sub(1)?;
    let letter = said.text[words[to].start..].chars().next()?;
    let mut text = String::from(". ");
    polish::capital(&letter.to_string(), &mut text);
    edit(words[before].end, words[to].start + letter.len_utf8(), text)
}

/// Whether the mark behind a cut suits what stays before it: a question mark suits a question only.
fn statement(said: &Said<'_>, cut: usize, end: usize) -> bool {
    let asked = said.text[end..].trim_start_matches(['"', '”', ')']).starts_with('?');
    let start = (0..cut)
        .rev()
        .find(|&word| said.words[word].gap >= Gap::Clause)
        .unwrap_or(0);
    !asked || polish::asks(said, polish::without_joiners(said, start, cut), cut)
}
