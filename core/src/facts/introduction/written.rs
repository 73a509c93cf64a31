//! The caller in a draft with capitals.

use super::Caller;
use super::behind::*;
use super::names::*;
use crate::engine::Engine;
use crate::facts::people::Run;
use crate::facts::speech::{Part, part};
use crate::facts::words::*;
use crate::facts::{Facts, Judged, polish};
use crate::view::Gap;

/// The caller in a draft with capitals.
pub(super) fn written(facts: &Facts<'_>, judged: &Judged<'_>, engine: &Engine, known: Option<&str>) -> Caller {
    let said = &facts.said;
    let words = &said.words;
    let text = |run: Run| polish::flow(said, run.0, run.1, &facts.people).trim().to_owned();
    let is_known = |from: usize, to: usize| known.is_some_and(|known| shares(&text((from, to)), known));
    let listed = |word: usize| {
        words[word].shape.is_placeholder() || engine.scanner.is_name(&judged.view.tokens[words[word].token as usize])
    };
    let prospect = |word: usize| {
        let called = facts.people.prospect;
        let again = called.is_some_and(|run| {
            (run.0..run.1).any(|other| said.key(other) == said.key(word)) && !said.is(word, &TITLES)
        });
        called.is_some_and(|run| run.0 <= word && word < run.1) || again && words[word].capital
    };
    let given = |word: usize| {
        engine
            .scanner
            .is_given_name(&judged.view.tokens[words[word].token as usize])
    };
    let mut alone_firm: Option<Run> = None;
    let mut best: Option<(u32, Caller)> = None;
    let mut offer = |rank: u32, caller: Caller| {
        if best.as_ref().is_none_or(|(other, _)| rank > *other) {
            best = Some((rank, caller));
        }
    };
    for at in said.label()..words.len() {
        let start = match cue(said, at) {
            Some(start) if !said.is(at, &["myself"]) || capital(said, start) => start,
            _ if (words[at].gap >= Gap::Comma || at == facts.people.greeting)
                && (at < 40 || at + 20 > words.len())
                && !prospect(at) =>
            {
                at
            }
            // "how are ya Stavros from Westgate Readymix": nobody wrote a comma.
            _ if said.spoken
                && at < 60
                && !prospect(at)
                && proper(said, at)
                && listed(at)
                && behind(said, at + 1).0.is_some() =>
            {
                at
            }
            _ => continue,
        };
        let cued = start > at;
        // "this is the Hospice"
        if cued && at < 12 && said.is(at, &["this"]) && said.is(start, &["the"]) && capital(said, start + 1) {
            let end = proper_run(said, start + 1, 6, true);
            if words.get(end).is_none_or(|word| word.gap >= Gap::Comma) {
                offer(
                    300 + (99 - (at as u32).min(99)),
                    Caller {
                        name: None,
                        firm: Some(text((start, end))),
                        trade: None,
                        run: Some((at, end)),
                    },
                );
            }
            continue;
        }
        // "It's Sister Bernadette"
        let known_prospect = facts.people.prospect.is_some_and(|run| run.1 <= start);
        let titled = usize::from(
            (cued || known_prospect)
                && said.is(start, &TITLES)
                && proper(said, start + 1)
                && words[start + 1].gap <= Gap::Soft,
        );
        if titled == 0 && !proper(said, start) {
            continue;
        }
        let end = proper_run(said, start + titled, 4, false);
        // "Hi Annalise, Piers Rattigan, Rattigan Estate": of two names behind the hello the first is the prospect's.
        let second = words.get(end).is_some_and(|word| word.gap >= Gap::Comma)
            && !cued
            && (said.label()..at).all(|word| said.is(word, &HELLOS) || said.is(word, &["good", "day", "there", "oh"]))
            && proper(said, end)
            && {
                let other = proper_run(said, end, 4, false);
                let (firm, trade, _) = behind(said, other);
                firm.is_some()
                    || trade.is_some()
                    || said.is(other, &["here", "speaking", "calling"])
                    || said.is(other, &["this"]) && said.is(other + 1, &["side"])
            };
        if second {
            continue;
        }
        // "Prairie Mutual here, Gary."
        let long = proper_run(said, start, 6, true);
        let here = said.is(long, &["here"]);
        let signer = long + usize::from(here);
        if (here || at < 24 && words.get(long + 1).is_none_or(|word| word.gap == Gap::Sentence))
            && firmlike(said, (start, long))
            && words
                .get(signer)
                .is_some_and(|word| word.gap == Gap::Comma && word.capital)
            && given(signer)
        {
            offer(
                700,
                Caller {
                    name: Some(text((signer, signer + 1))),
                    firm: Some(text((start, long))),
                    trade: None,
                    run: Some((start, signer + 1)),
                },
            );
            continue;
        }
        let (firm, trade, behind) = behind(said, end);
        // "it's Brightpath Payroll", "this is Hale & Vesey": a firm, and nobody's name.
        if titled == 0 && firm.is_none() && !given(start) && firmlike(said, (start, long)) {
            let ends = words.get(long).is_none_or(|word| word.gap >= Gap::Comma)
                || said.is(long, &["here", "calling", "ringing", "speaking", "again"]);
            if ends && alone_firm.is_none() && at < 14 {
                alone_firm = Some((start, long));
            }
            continue;
        }
        let whole = words.get(behind).is_none_or(|word| word.gap >= Gap::Comma);
        let mut rank = 0u32;
        if cued {
            rank += 4;
        }
        if firm.is_some() {
            rank += 3;
        } else if trade.is_some() {
            rank += 2;
        }
        if is_known(start, end) {
            rank += 6;
        }
        if listed(start) || titled > 0 {
            rank += 1 + titled as u32;
        }
        // A name of nothing but itself must be one that a list knows, and stand alone.
        let bare = !cued && firm.is_none() && trade.is_none();
        // "Hey Loretta. Ray."
        // "Yo Ben, Zoe.", "Declan, yeah.", and "Bobbie Jean." further on.
        let tagged = end + usize::from(said.is(end, &["yeah", "here", "again", "speaking"]));
        let closed = words.get(tagged).is_none_or(|word| word.gap == Gap::Sentence);
        let behind_prospect = facts.people.prospect.is_some_and(|run| run.1 == start) && words[start].gap == Gap::Comma;
        let alone = closed
            && (facts.people.prospect.is_some_and(|run| run.1 <= start) && at < 8 && words[start].gap == Gap::Sentence
                || behind_prospect && at < 8
                || given(start) && words[start].gap == Gap::Sentence && end <= start + 2);
        let here =
            said.is(end, &["here", "speaking", "calling"]) || said.is(end, &["this"]) && said.is(end + 1, &["side"]);
        if here {
            rank += 3;
        } else if bare
            && !(whole
                && listed(start)
                && (end - start >= 2 && at < 12 || is_known(start, end) || alone)
                && at > said.label())
        {
            continue;
        } else if bare {
            rank += 3;
        }
        // The first words of a draft are the prospect's rather than the caller's.
        if rank < 3 {
            continue;
        }
        let from = start.min(at);
        offer(
            rank * 100 + (99 - (at as u32).min(99)),
            Caller {
                name: Some(text((start, end))),
                firm: firm.map(text),
                trade: trade.map(text),
                run: Some((from, behind)),
            },
        );
    }
    let mut found = best.map(|(_, caller)| caller).unwrap_or_default();
    if let (Some(firm), None, None) = (alone_firm, &found.firm, &found.trade) {
        found.firm = Some(text(firm));
        found.run = found.run.or(Some(firm));
    }
    if found.name.is_none() {
        if let Some((name, firm)) = facts.people.signed {
            found.name = Some(text(name));
            found.firm = found.firm.or(firm.map(text));
            found.run = found.run.or(Some(name));
        }
    }
    if found.name.is_none() && found.firm.is_none() {
        // "I am telephoning on behalf of the Fen Chapels Committee."
        // "hello sir from Connect Plus", "this is the sponsorship desk at Bluewater Folk Fest".
        let early = |at: usize| {
            at < 16
                && said.is(at, &["from", "at"])
                && proper_run(said, at + 1, 7, true) >= at + 3
                && words[at].gap <= Gap::Soft
                // "Is it Mrs D'Souza from Goan Masala Foods?": the prospect's.
                && facts.people.prospect.is_none_or(|run| run.1 != at)
        };
        found.firm = (1..words.len()).find_map(|at| {
            let leads = said.is(at, &["of"]) && said.is(at - 1, &["behalf"])
                || said.is(at, &["from", "for"]) && said.is(at - 1, &["calling", "ringing", "phoning", "telephoning"])
                || early(at);
            let article = usize::from(said.is(at + 1, &["the"]));
            let end = proper_run(said, at + 1 + article, 7, true);
            (leads && end > at + 1 + article).then(|| text((at + 1, end)))
        });
    }
    if let (Some(run), None, None) = (found.run, &found.firm, &found.trade) {
        // "… and I'm calling you from Guardian Irrigation": the firm follows later.
        let elsewhere = (run.1 + 1..words.len().min(run.1 + 16)).find_map(|at| {
            let leads = said.is(at, &["from", "with", "at"]) && words[at].gap <= Gap::Soft && said.is(at - 1, LEADING)
                || said.is(at, &["we're"]);
            let start = at + 1;
            let article = usize::from(said.is(start, &["the"]));
            let end = proper_run(said, start + article, 6, true);
            // "We're the UK's most awarded": no firm.
            let whole =
                words.get(end).is_none_or(|word| word.gap >= Gap::Comma) && part(said, end - 1) != Part::Possessive;
            (leads && whole && end > start + article).then(|| text((start, end)))
        });
        found.firm = elsewhere;
    }
    found
}
