//! The greeting, and who is greeted.

use super::Run;
use crate::engine::Engine;
use crate::facts::Judged;
use crate::facts::introduction;
use crate::facts::said::Said;
use crate::facts::words::{HELLOS, INTRODUCING, TITLES};
use crate::view::{Gap, Shape};

/// The greeting at the start of the draft: how many words it has, and the name in it.
pub(super) fn greeting(
    said: &Said<'_>,
    engine: &Engine,
    judged: &Judged<'_>,
    label: usize,
    named: Option<usize>,
) -> (usize, Option<Run>, bool) {
    let limit = said.words.len().min(label + 14);
    let name = |word: usize| {
        let at = &said.words[word];
        at.shape.is_placeholder()
            || at.shape == Shape::Word
                && !said.is(word, &HELLOS)
                && !said.is(word, &INTRODUCING)
                && !said.is(word, &super::INTERJECTIONS)
                && {
                    let token = &judged.view.tokens[at.token as usize];
                    engine.scanner.is_name(token) && (at.capital || said.flat)
                }
    };
    let hello = |word: usize| {
        said.is(word, &HELLOS)
            || word > label && said.is(word - 1, &["good"]) && said.words[word].shape.is_placeholder()
            || said.is(word, &["good", "ora", "there", "day", "again", "o", "and"])
            || said.is(word, &["sir", "madam", "ma'am", "respected", "dear"]) && said.is(word + 1, &HELLOS)
            || said.is(word, &["very", "a"]) && said.is(word + 1, &["good"]) && said.is(word + 2, &HELLOS)
    };
    let mut at = label;
    while at < limit && hello(at) && (at == label || said.words[at].gap <= Gap::Comma) {
        at += 1;
    }
    let greeted = at;
    let start = at;
    let titled =
        |at: usize| at > start && said.is(at - 1, &TITLES) && !said.is(at - 1, &["sir", "madam", "ma'am", "maam"]);
    // Without capitals nothing tells where the name ends but a title, or the caller's own name.
    let longest = if said.flat {
        named
            .filter(|&named| named > start && named <= start + 3)
            .map_or(1, |named| named - start)
    } else {
        4
    };
    while at < limit
        && at
            < start
                + longest
                + if said.is(start, &TITLES) && said.flat {
                    1 + 2 * usize::from(said.is(start + 1, &["and"]))
                } else {
                    0
                }
        && (said.is(at, &TITLES)
            || name(at)
            || titled(at) && !said.is(at, &INTRODUCING)
            || said.is(at, &["and", "&"]) && at > start && said.is(at - 1, &TITLES) && said.is(at + 1, &TITLES))
        && (at == start || said.words[at].gap <= Gap::Soft)
        && (at == label || said.words[at].gap <= Gap::Comma)
        && (named != Some(at) || at > start + 1 && said.is(at - 1, &TITLES) && said.is(at - 2, &["and", "&"]))
    {
        at += 1;
    }
    let found = (at > start
        && (greeted > label
            || said.flat && said.is(start, &TITLES) && at > start + 1
            || at < said.words.len() && said.words[at].gap >= Gap::Comma))
        .then_some((start, at));
    // "Stuart Mellor, Pennine Office Supplies", "Bauer. Nordex Pallets.": without a greeting that is who calls.
    let own = greeted == label && at > start && !said.is(start, &TITLES) && !said.flat && {
        let firm_end = introduction::proper_run(said, at, 5, true);
        firm_end > at
            && introduction::firmlike(said, (at, firm_end))
            && (at - start >= 2 && said.words[at].gap == Gap::Comma || said.words[at].gap == Gap::Sentence)
    };
    let found = found.filter(|_| !own);
    // "Is that Mrs Lindqvist?"
    let asked = || {
        let ask = (0..limit).find(|&word| {
            // "delivered to Rochdale" asks for nobody.
            let led = word > 0
                && said.is(
                    word - 1,
                    &[
                        "is",
                        "one's",
                        "it's",
                        "look",
                        "message",
                        "looking",
                        "calling",
                        "voicemail",
                        "asking",
                        "note",
                        "speak",
                        "speaking",
                        "talking",
                        "on",
                        "through",
                    ],
                );
            // "Is that you, Sunita?"
            let you = said.is(word, &["you", "yourself"])
                && word > 1
                && said.is(word - 1, &["that", "this"])
                && said.is(word - 2, &["is"]);
            (said.is(word, &["that", "this"])
                || you && name(word + 1)
                || said.is(word, &["to", "for"]) && (led || said.is(word + 1, &TITLES))
                || said.is(word, &["it", "you", "i"])
                    && word > 0
                    && said.is(word - 1, &["is", "are", "am"])
                    && said.is(word + 1, &TITLES)
                || said.is(word, &["with", "to"])
                    && word > 0
                    && said.is(word - 1, &["speak", "speaking", "talking", "through"]))
                && word + 1 < limit
                && (said.is(word + 1, &TITLES)
                    || name(word + 1) && (word < 8 || !said.words[word + 1].shape.is_placeholder()))
        })?;
        let end = (ask + 2..limit)
            .take(2)
            .take_while(|&word| said.words[word].gap <= Gap::Soft && (name(word) || said.is(word, &TITLES)))
            .last()
            .map_or(ask + 2, |last| last + 1);
        Some((ask + 1, end))
    };
    // "Good afternoon sir, am I speaking with Mr. Iyer?"
    let honoured = |run: (usize, usize)| run.1 == run.0 + 1 && said.is(run.0, &["sir", "madam", "ma'am"]);
    let found = match found {
        Some(run) if honoured(run) => asked().or(found),
        _ => found,
    };
    let length = if found.is_some() {
        at
    } else if greeted > label {
        greeted
    } else {
        label
    };
    let asking = found.is_none();
    let prospect = found.or_else(asked);
    (length, prospect, asking && prospect.is_some())
}
