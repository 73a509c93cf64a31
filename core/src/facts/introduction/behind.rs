//! What stands behind a name: the firm, the office in it, the trade that stands for one.

use super::names::*;
use super::spoken::firm_run;
use crate::facts::list::List;
use crate::facts::people::Run;
use crate::facts::said::Said;
use crate::facts::speech::{Part, part};
use crate::facts::words::*;
use crate::view::Gap;

/// Words that lead from a name to a firm.
pub(super) const FROM: &[&str] = &["from", "at", "with", "of", "for", "frae", "fae"];

/// Words that may stand between a name and those.
pub(super) const BETWEEN: &[&str] = &[
    "here", "calling", "speaking", "again", "ringing", "phoning", "this", "side", "over", "out", "down", "up", "just",
    "back", "above", "beyond",
];

/// Words before the preposition that leads to a firm.
pub(super) const LEADING: &[&str] = &[
    "here",
    "calling",
    "speaking",
    "you",
    "i'm",
    "am",
    "we're",
    "from",
    "team",
    "over",
    "ringing",
    "phoning",
    "work",
    "call",
    "im",
    "sales",
    "marketing",
    "support",
    "service",
    "desk",
    "office",
];

/// What people are in a firm.
pub(super) static OFFICES: List = List::new("offices");

/// The firm behind what the caller is in it.
pub(super) fn office(said: &Said<'_>, at: usize) -> Option<Run> {
    let end = (at..(at + 6).min(said.words.len()))
        .take_while(|&word| word == at || said.words[word].gap <= Gap::Soft)
        .find(|&word| said.is(word, &OFFICES))?;
    let leads = (end + 1..(end + 6).min(said.words.len()))
        .take_while(|&word| said.words[word].gap <= Gap::Comma)
        .find(|&word| {
            said.is(word, &["at", "with", "from", "for"]) || said.is(word, &["of"]) && said.is(word + 1, &["the"])
        })?;
    let start = leads + 1;
    let article = usize::from(said.is(start, &["the"]));
    let last = proper_run(said, start + article, 7, true);
    (last > start + article).then_some((start, last))
}

/// The firm or trade behind a name, and the word behind it all.
pub(super) fn behind(said: &Said<'_>, name_end: usize) -> (Option<Run>, Option<Run>, usize) {
    let mut at = name_end;
    while at < name_end + 3 && said.is(at, BETWEEN) && said.words[at].gap <= Gap::Comma {
        at += 1;
    }
    // "I'm Tyler, by the way, with BrightPath"
    if said.is(at, &["by"]) && said.is(at + 1, &["the"]) && said.is(at + 2, &["way"]) {
        at += 3;
    }
    // "Phil, Phil Dacre, I'm from …": the name told again in full.
    let single = name_end < 2 || !(capital(said, name_end - 2) && said.words[name_end - 1].gap <= Gap::Soft);
    let again = single
        && said.words.get(at).is_some_and(|word| word.gap == Gap::Comma)
        && said.key(at) == said.key(name_end - 1);
    if again {
        at = proper_run(said, at, 3, false);
        while said.is(at, &["i'm", "im"]) || said.is(at, BETWEEN) && said.words[at].gap <= Gap::Comma {
            at += 1;
        }
    }
    at = and_am(said, at);
    // "in the Furey office"
    if said.is(at, &["in"]) && said.is(at + 1, &["the"]) {
        let end = (at + 2..(at + 6).min(said.words.len())).find(|&word| {
            said.is(
                word,
                &["office", "team", "shop", "department", "showroom", "branch", "desk"],
            )
        });
        if let Some(end) = end.filter(|&end| end > at + 2) {
            return (Some((at + 1, end + 1)), None, end + 1);
        }
    }
    // "from, from Abbott's Stairlifts"
    if said.is(at, FROM) && said.is(at + 1, FROM) {
        at += 1;
    }
    // "and I own Banks Catering"
    if said.is(at, &["and"])
        && said.is(at + 1, &["i"])
        && said.is(
            at + 2,
            &[
                "own",
                "run",
                "manage",
                "represent",
                "head",
                "volunteer",
                "work",
                "fundraise",
            ],
        )
    {
        let start = at + 3 + usize::from(said.is(at + 3, &["for", "with", "at"]));
        let end = proper_run(said, start + usize::from(said.is(start, &["the"])), 6, true);
        if end > start + 1 || end > start && said.words[start].shape.is_placeholder() {
            let end = placed(said, end);
            return (Some((start, end)), None, end);
        }
    }
    // "with the, with Meadow Ridge"
    if said.is(at, FROM) && said.is(at + 1, &["the"]) && said.is(at + 2, FROM) {
        at += 2;
    }
    // "for the practice manager", "for Mrs Chaudhry": whom the message is for.
    let addressee =
        said.is(at, &["for"]) && (said.is(at + 1, &TITLES) || said.is(at + 1, &["the"]) && !capital(said, at + 2));
    let leads = |at: usize| said.words.get(at).is_some_and(|word| word.gap <= Gap::Comma) && said.is(at, FROM);
    if leads(at) && !addressee {
        let start = at + 1;
        let article = usize::from(said.is(start, &["the", "messrs"]));
        let end = proper_run(said, start + article, 7, true);
        let end = if said.spoken {
            firm_run(said, start).map_or(end, |run| run.1.max(end))
        } else {
            end
        };
        if end > start + article {
            let end = placed(said, end);
            return (Some((start, end)), None, end);
        }
        // "from the alumni board at Cal Maritime", "from the dealership."
        if article > 0 {
            let last = (start + 1..(start + 5).min(said.words.len()))
                .find(|&word| said.words[word].gap > Gap::Soft || said.is(word, &BINDERS))
                .unwrap_or(said.words.len());
            let named = if said.is(last, &["at", "of", "in"]) {
                proper_run(said, last + 1, 5, true)
            } else {
                last + 1
            };
            if named > last + 1 && last > start + 1 {
                return (Some((start, named)), None, named);
            }
            if (2..=4).contains(&(last - start)) && said.words.get(last).is_none_or(|word| word.gap >= Gap::Comma) {
                return (Some((start, last)), None, last);
            }
        }
        return (None, None, name_end);
    }
    if said.words.get(at).is_some_and(|word| word.gap == Gap::Comma) {
        // "senior academic counsellor at BrightPath Institute": the office, then the firm.
        if let Some(found) = office(said, at).filter(|_| !addressee) {
            return (Some(found), None, found.1);
        }
        if said.is(at, &["the", "your"]) || said.is(at, &["i"]) && said.is(at + 1, &["do", "run", "make", "sell"]) {
            let end = (at + 1..said.words.len())
                .find(|&word| said.words[word].gap > Gap::Soft || said.is(word, SUBJECTS))
                .unwrap_or(said.words.len());
            if (2..=6).contains(&(end - at)) {
                return (None, Some((at, end)), end);
            }
        }
        let article = usize::from(said.is(at, &["the", "messrs"]));
        let end = proper_run(said, at + article, 6, true);
        let ends = said.words.get(end).is_none_or(|word| word.gap >= Gap::Comma)
            || said.is(end, &["over", "in", "at", "out", "of", "down", "up", "here", "again"]);
        // "Caprock service", and "Heidi Bohn, commercial lines".
        let noun =
            |word: usize| said.words[word].gap <= Gap::Soft && matches!(part(said, word), Part::Noun | Part::Adjective);
        let tail = (end..(end + 3).min(said.words.len()))
            .take_while(|&word| (word == at || noun(word)) && matches!(part(said, word), Part::Noun | Part::Adjective))
            .count();
        let closes = said.words.get(end + tail).is_none_or(|word| word.gap == Gap::Sentence);
        if end > at + article && !ends && closes && (1..=2).contains(&tail) {
            return (Some((at, end + tail)), None, end + tail);
        }
        if end == at && article == 0 && !single && closes && (2..=3).contains(&tail) {
            return (None, Some((at, end + tail)), end + tail);
        }
        let end = if end > at + article { placed(said, end) } else { end };
        if end > at + article && ends {
            // "Rattigan Estate, Clare Valley": the place is part of how the firm is told.
            let place = proper_run(said, end, 3, false);
            let ends = said.words.get(place).is_none_or(|word| word.gap == Gap::Sentence);
            let end = if place > end && ends && said.words[end].gap == Gap::Comma {
                place
            } else {
                end
            };
            return (Some((at, end)), None, end);
        }
    }
    (None, None, name_end)
}
