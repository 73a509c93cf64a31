//! The caller in a draft without capitals, as of a transcript.

use super::Caller;
use super::behind::*;
use super::names::*;
use crate::engine::Engine;
use crate::facts::list::List;
use crate::facts::people::Run;
use crate::facts::said::Said;
use crate::facts::words::*;
use crate::facts::{Facts, Judged, polish, spelling};
use crate::view::{Gap, Shape};

/// Words that no name in lower case is.
pub(super) static NO_NAME: List = List::new("no-name");

/// The caller in a draft without capitals.
pub(super) fn flat(facts: &Facts<'_>, judged: &Judged<'_>, engine: &Engine, known: Option<&str>) -> Caller {
    let said = &facts.said;
    let words = &said.words;
    let listed = |word: usize| engine.scanner.is_name(&judged.view.tokens[words[word].token as usize]);
    let prospect = |word: usize| facts.people.prospect.is_some_and(|run| run.0 <= word && word < run.1);
    let nameable = |word: usize| {
        words.get(word).is_some_and(|at| at.shape == Shape::Word)
            && !said.is(word, &NO_NAME)
            && !said.is(word, &BINDERS)
            && !said.is(word, SUBJECTS)
            && !said.is(word, AUXILIARIES)
            && !said.is(word, &JOINERS)
            && !said.is(word, &HELLOS)
            && !said.is(word, &INTRODUCING)
            && !said.is(word, &FIRM_ENDS)
            && !CALENDAR.contains(&said.key(word))
            && spelling::mended(said, word).is_none()
    };
    let plain = |run: Run| polish::flow(said, run.0, run.1, &facts.people);
    let mut best: Option<(u32, Caller)> = None;
    for at in said.label()..words.len() {
        let start = match cue(said, at) {
            Some(start) => start,
            None if listed(at) && !prospect(at) && at < 30 => at,
            // "ms ramkissoon good afternoon kerwin joseph from caroni geysers"
            None if at == facts.people.greeting && at > 0 && !prospect(at) => at,
            None => continue,
        };
        let cued = start > at;
        let titled = !cued && start > 0 && said.is(start - 1, &TITLES);
        if !nameable(start) || prospect(start) || titled {
            continue;
        }
        let lead = |word: usize| said.is(word, FROM);
        let mut end = start + 1;
        if nameable(end) && (lead(end + 1) || said.is(end + 1, BETWEEN) || listed(start) && said.is(end + 1, SUBJECTS))
            || nameable(end) && listed(start) && !listed(end) && said.is(end + 1, &["calling", "here", "speaking"])
        {
            end += 1;
        }
        let mut next = end;
        while next < end + 3 && said.is(next, BETWEEN) {
            next += 1;
        }
        next = and_am(said, next);
        let speaks = said.is(end, &["speaking", "here"]);
        let firm = if lead(next) {
            firm_run(said, next + 1)
        } else if speaks {
            firm_run(said, next).filter(|run| run.1 - run.0 >= 2)
        } else {
            (end + 1..words.len().min(end + 14))
                .find(|&at| lead(at) && !said.is(at, &["of", "for"]) && said.is(at - 1, LEADING))
                .and_then(|at| firm_run(said, at + 1))
        };
        let is_known = known.is_some_and(|known| shares(said.raw(start, end), known));
        let rank = u32::from(cued) * 3
            + u32::from(speaks) * 3
            + u32::from(firm.is_some()) * 3
            + u32::from(listed(start)) * 2
            + u32::from(is_known) * 5;
        let rank = rank + u32::from(!cued && at > 0 && at == facts.people.greeting) * 2;
        if rank < 5 {
            continue;
        }
        let rank = rank * 100 + 99 - (at as u32).min(99);
        if best.as_ref().is_none_or(|(other, _)| rank > *other) {
            best = Some((
                rank,
                Caller {
                    name: Some(spelling::title(&plain((start, end)))),
                    firm: firm.map(|run| {
                        let name = spelling::title(&plain(run));
                        name.strip_prefix("The ")
                            .map_or(name.clone(), |rest| format!("the {rest}"))
                    }),
                    trade: None,
                    run: Some((at, firm.map_or(end, |run| run.1))),
                },
            ));
        }
    }
    best.map(|(_, caller)| caller).unwrap_or_default()
}

/// The words of a firm that nobody wrote with capitals.
pub(super) fn firm_run(said: &Said<'_>, from: usize) -> Option<Run> {
    let start = from + usize::from(said.is(from, &["the"]));
    let stop = |word: usize| {
        said.words.get(word).is_none_or(|at| {
            at.shape != Shape::Word
                || word > start
                    && (at.gap > Gap::Soft || said.between(word).bytes().any(|byte| byte.is_ascii_alphabetic()))
                || said.is(word, &FIRM_ENDS)
                || said.is(word, &BINDERS)
                || said.is(word, SUBJECTS)
                || said.is(word, EITHER)
                || said.is(word, AUXILIARIES)
                || said.is(word, ASKS)
                || said.is(word, &JOINERS)
                || said.is(word, &SUBORDINATE)
                || said.is(word, &HELLOS)
                || said.is(word, &TITLES)
                || CALENDAR.contains(&said.key(word))
                || spelling::mended(said, word).is_some()
                || word > start
                    && said.key(word).ends_with("ing")
                    && word + 1 < said.words.len()
                    && said.is(word + 1, &["to", "about", "you", "on", "for", "if"])
        })
    };
    let mut end = start;
    while end < start + 4 {
        if !stop(end) {
            end += 1;
        } else if end > start && said.is(end, &["and", "n"]) && said.is(end + 1, FIRM_TAILS) {
            end += 2;
            break;
        } else if end > start
            && said.is(end, &["and", "of", "&", "n"])
            && !stop(end + 1)
            && (stop(end + 2) || !stop(end + 2) && stop(end + 3))
            && !said.key(end + 1).ends_with("ed")
        {
            end += 2;
            break;
        } else {
            break;
        }
    }
    // A firm that runs on and on may as well be the sentence that follows.
    (end > start && (end < start + 4 || stop(end))).then_some((from, end))
}
