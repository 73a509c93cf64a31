//! The opening said anew: greeting, the prospect's name, and who calls, where the draft's own can't stay as it is.

use crate::context::Context;
use crate::facts::introduction::{Caller, proper_run};
use crate::facts::people::Run;
use crate::facts::words::{HELLOS, TITLES};
use crate::facts::{Facts, polish, spelling};
use crate::letters::Small;
use crate::view::Gap;

/// The opening.
pub fn words(facts: &Facts<'_>, caller: &Caller, context: &Context) -> String {
    let said = &facts.said;
    let prospect = prospect(facts, caller, context);
    let hello = hello(facts, prospect.is_none());
    let spoken = facts.said.flat || (0..said.words.len().min(40)).any(|word| said.is(word, &["it's"]));
    let named = (0..said.words.len().min(40)).any(|word| said.is(word, &["name"]) && said.is(word + 1, &["is"]));
    let name = caller.name.as_deref().unwrap_or("[your name]");
    let verb = if named && caller.name.is_some() {
        "my name is"
    } else if spoken && caller.name.is_some() {
        "it's"
    } else {
        "this is"
    };
    let who = match (&caller.firm, &caller.trade) {
        (Some(firm), _) => format!("{verb} {name} from {firm}."),
        (None, Some(trade)) => format!("{verb} {name}, {trade}."),
        (None, None) => format!("{verb} {name} from [your company]."),
    };
    match prospect {
        Some((name, true)) => {
            let who = polish::sentence(&who, false);
            let hello = if hello.is_empty() { "Hello".to_owned() } else { hello };
            format!("{hello}, is that {name}? {who}")
        }
        Some((name, false)) => {
            let hello = if hello.is_empty() { "Hello".to_owned() } else { hello };
            // A placeholder may hold the greeting.
            let greets = ["salutation", "greeting", "hello"]
                .iter()
                .any(|word| name.small().contains(word));
            if greets {
                format!("{name}, {who}")
            } else {
                format!("{hello} {name}, {who}")
            }
        }
        None if hello.is_empty() => format!("Hello, {who}"),
        None => format!("{hello}, {who}"),
    }
}

/// The words of greeting, with a capital; empty where there are none.
fn hello(facts: &Facts<'_>, nameless: bool) -> String {
    let said = &facts.said;
    let label = said.label();
    let limit = said.words.len().min(label + 10);
    // What stands first is no greeting where it is a part of the day that isn't greeted with.
    let Some(at) =
        (label..limit).find(|&word| said.is(word, &HELLOS) && !said.is(word, &["alright"]) || good_day(facts, word))
    else {
        return String::new();
    };
    let mut text = if good_day(facts, at) && said.words[at + 1].shape.is_placeholder() {
        format!("Good {}", said.raw(at + 1, at + 2))
    } else if good_day(facts, at) {
        format!("Good {}", said.key(at + 1))
    } else {
        let mut text = String::new();
        let raw = said.raw(at, at + 1).small();
        let raw = if raw == "greetings" { "hello".to_owned() } else { raw };
        polish::capital(&raw, &mut text);
        if said.is(at, &["guten", "kia", "dia", "bom"]) && said.words.get(at + 1).is_some() {
            text.push(' ');
            text.push_str(said.raw(at + 1, at + 2));
        }
        text
    };
    let next = at + 1 + usize::from(good_day(facts, at));
    let address = said.is(next, &["sir", "madam", "ma'am"]) && said.words[next].gap <= Gap::Comma;
    let before = at > label && said.is(at - 1, &["sir", "madam", "ma'am"]);
    if address && nameless {
        text.push(' ');
        text.push_str(&said.key(next));
    } else if before && nameless {
        text.push(' ');
        text.push_str(&said.key(at - 1));
    }
    text
}

fn good_day(facts: &Facts<'_>, word: usize) -> bool {
    facts.said.is(word, &["good"])
        && (facts.said.is(word + 1, &["morning", "afternoon", "evening", "day"])
            || facts
                .said
                .words
                .get(word + 1)
                .is_some_and(|next| next.shape.is_placeholder()))
}

/// The prospect's name as it is said, and whether it is asked for.
fn prospect(facts: &Facts<'_>, caller: &Caller, context: &Context) -> Option<(String, bool)> {
    let said = &facts.said;
    let known = context.prospect.as_ref().and_then(|prospect| prospect.name.as_deref());
    let apart = |run: &Run| caller.run.is_none_or(|other| run.1 <= other.0 || other.1 <= run.0);
    let run = facts
        .people
        .prospect
        .filter(apart)
        .map(|run| (run, facts.people.asked))
        .or_else(|| leading(facts).filter(apart).map(|run| (run, false)))
        .or_else(|| beside(facts, caller).filter(apart).map(|run| (run, false)))
        .or_else(|| titled(facts).filter(apart).map(|run| (run, false)));
    if let Some((mut run, asked)) = run {
        // "Herr von Altenburg": a title that no list knows.
        if !said.flat {
            let end = proper_run(said, run.0, 5, false);
            if end > run.1 && apart(&(run.0, end)) {
                run.1 = end;
            }
        }
        // "Tom and Elena"
        if said.is(run.1, &["and"]) && said.is(run.1 + 1, &TITLES) && !said.flat {
            let end = proper_run(said, run.1 + 2, 3, false);
            if end > run.1 + 2 && apart(&(run.0, end)) {
                run.1 = end;
            }
        } else if said.is(run.1, &["and"])
            && said
                .words
                .get(run.1 + 1)
                .is_some_and(|next| next.capital && next.gap <= Gap::Soft)
        {
            if apart(&(run.0, run.1 + 2)) {
                run.1 += 2;
            }
        }
        // "morning mr holder shanice from …": a title alone is no name.
        if said.is(run.1 - 1, &TITLES) && run.1 == run.0 + 1 {
            let end = caller.run.map_or(run.1, |other| other.0);
            if said.flat && end == run.1 + 1 {
                run.1 = end;
            }
        }
        // "Mr. Fernandes": the point behind the title ends no sentence. "Gupta ji" keeps what honours it.
        if said.is(run.1 - 1, &TITLES) && !said.flat {
            let end = proper_run(said, run.1, 3, false);
            if end > run.1 && apart(&(run.0, end)) {
                run.1 = end;
            }
        }
        // "Mr van der Merwe"
        let particles = [
            "de", "von", "van", "der", "den", "al", "el", "bin", "la", "le", "du", "di", "ten", "ter",
        ];
        while !said.flat
            && said.words.get(run.1).is_some_and(|word| word.gap <= Gap::Soft)
            && (said.is(run.1, &particles) || said.is(run.1 - 1, &particles) && said.words[run.1].capital)
            && apart(&(run.0, run.1 + 1))
        {
            run.1 += 1;
        }
        if said.is(run.1, &["ji", "saab", "sahib", "san"]) && said.words[run.1].gap <= Gap::Soft {
            run.1 += 1;
        }
        // A machine isn't asked who it is.
        let asked = asked && facts.kind == crate::draft::Kind::Opener;
        let text = if said.flat {
            spelling::title(said.raw(run.0, run.1))
        } else {
            polish::flow(said, run.0, run.1, &facts.people)
        };
        let text = text.trim().trim_end_matches([',', '.', '!', '?']);
        let text = match text.strip_prefix("Dear ").or_else(|| text.strip_prefix("Respected ")) {
            Some("Sir") => "sir".to_owned(),
            Some("Madam") => "madam".to_owned(),
            Some(bare) => bare.to_owned(),
            None => text.to_owned(),
        };
        let callers = caller.name.as_deref().is_some_and(|name| {
            name.split_whitespace()
                .any(|part| text.split_whitespace().any(|word| word == part))
        });
        let nobody = [
            "bro", "dude", "mate", "sir", "madam", "ma'am", "man", "pal", "guys", "folks", "there", "team", "all",
            "na", "o", "abi", "aw", "ooh", "oh", "sha", "ji", "oga", "och", "ah", "ach", "now", "well", "right",
            "look", "listen", "purchase", "yes", "ya", "crikey",
        ];
        let lower = text.small();
        let nobody = nobody.contains(&lower.as_str())
            || lower.contains("oh-")
            || lower.contains("morning")
            || lower.contains("afternoon");
        if !text.is_empty() && !callers && !nobody {
            return Some((text, asked));
        }
    }
    known.map(|name| (first_name(name), false))
}

/// A name that stands alone at the start of the draft: "Dana, Kyle, ChurnKiller."
fn leading(facts: &Facts<'_>) -> Option<Run> {
    let said = &facts.said;
    let mut start = said.label();
    if said.flat {
        return None;
    }
    while said.is(start, &HELLOS) {
        start += 1;
    }
    let end = (start + 1..said.words.len().min(start + 5)).find(|&word| said.words[word].gap >= Gap::Comma)?;
    let name = |word: usize| {
        let at = &said.words[word];
        at.shape.is_placeholder()
            || at.capital
                && at.shape == crate::view::Shape::Word
                && !said.is(word, &HELLOS)
                && !said.is(word, &crate::facts::words::JOINERS)
                && !said.is(
                    word,
                    &[
                        "sir", "madam", "ma'am", "sorry", "bro", "dude", "mate", "please", "good",
                    ],
                )
    };
    (start..end).all(name).then_some((start, end))
}

/// A name between a hello and the introduction: "hey colin it's trish".
fn beside(facts: &Facts<'_>, caller: &Caller) -> Option<Run> {
    let said = &facts.said;
    let end = caller.run?.0;
    let hello = (end.saturating_sub(3)..end).rev().find(|&word| said.is(word, &HELLOS));
    let run = match hello {
        Some(hello) => (hello + 1, end),
        // "nige it's sue", "ey up Sandra it's Nige"
        None if end > 0 && (end == 1 || end <= 5 && !said.flat) => (end - 1, end),
        None => return None,
    };
    let name = |word: usize| {
        let at = &said.words[word];
        at.shape == crate::view::Shape::Word
            && (said.flat || at.capital)
            && ![
                crate::facts::words::SUBJECTS,
                crate::facts::words::EITHER,
                crate::facts::words::AUXILIARIES,
            ]
            .iter()
            .any(|list| said.is(word, *list))
            && ![&crate::facts::words::BINDERS, &crate::facts::words::JOINERS, &HELLOS]
                .iter()
                .any(|list| said.is(word, *list))
            && !said.is(
                word,
                &[
                    "yes", "good", "only", "me", "again", "man", "love", "darling", "folks", "guys", "everyone", "all",
                ],
            )
    };
    ((1..=2).contains(&(run.1 - run.0)) && (run.0..run.1).all(name)).then_some(run)
}

/// A name with its title near the start: "Ah, a real voice! Ms. Castellano, …".
fn titled(facts: &Facts<'_>) -> Option<Run> {
    let said = &facts.said;
    if said.flat {
        return None;
    }
    let at = (0..said.words.len().min(12)).find(|&word| {
        said.is(
            word,
            &[
                "mr",
                "mrs",
                "ms",
                "miss",
                "dr",
                "doctor",
                "sir",
                "lady",
                "lord",
                "professor",
            ],
        ) && said
            .words
            .get(word + 1)
            .is_some_and(|next| next.capital && next.gap <= Gap::Sentence)
    })?;
    let end = proper_run(said, at + 1, 3, false);
    (end > at + 1).then_some((at, end))
}

/// "Andy" of "Andy Shaw"; a title keeps its surname.
pub fn first_name(name: &str) -> String {
    let mut words = name.split_whitespace();
    match words.next() {
        Some(first) if TITLES.contains(first.trim_end_matches('.').small().as_str()) => name.to_owned(),
        Some(first) => first.to_owned(),
        None => name.to_owned(),
    }
}
