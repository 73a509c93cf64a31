//! What is left as it can be said: joiners that join nothing and empty reasons gone, what leans on nothing left out.

use super::line::Line;
use super::phrasing::Idiom;
use super::sentences::asks_for;
use super::sound;
use crate::facts::people::Run;
use crate::facts::pieces::{Joint, good};
use crate::facts::polish;
use crate::facts::{Facts, speech};
use crate::letters::{self, Small};

/// Whether words only point at something that was said before.
fn points(what: &str) -> bool {
    let first = what.trim_end_matches(['.', '!', '?']);
    ["that", "this", "it", "them", "those", "these", "everything", "things"].contains(&first)
}

/// Whether words name a thing and do no more.
pub(super) fn names_a_thing(text: &str) -> bool {
    let lower = text.small();
    let mut words = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\''));
    let owned = words
        .next()
        .is_some_and(|first| matches!(first, "the" | "your" | "our" | "my" | "a" | "an"));
    let idle = words.clone().next().is_some_and(|second| {
        matches!(
            second,
            "same" | "least" | "best" | "only" | "first" | "last" | "time" | "season" | "kind" | "sort" | "way"
        )
    });
    owned
        && !idle
        && !words.any(|word| {
            speech::is_verb(word) || matches!(word, "i" | "you" | "we" | "they" | "he" | "she" | "it" | "i'm" | "it's")
        })
}

/// "it's Kayla, Kayla Jensen": the name in full, once.
pub(super) fn named_once(text: &mut String) {
    let words: Vec<&str> = text.split(' ').collect();
    let twice = words.windows(2).position(|pair| {
        pair[0]
            .strip_suffix(',')
            .is_some_and(|name| name == pair[1] && name.starts_with(letters::is_capital))
    });
    // "Cody Barnes, Barnes & Son": a surname and a firm of that name.
    let surname = |at: usize| at > 0 && words[at - 1].starts_with(letters::is_capital) && !words[at - 1].ends_with(',');
    if let Some(at) = twice.filter(|&at| !surname(at)) {
        let rest: Vec<&str> = words[..at].iter().chain(&words[at + 1..]).copied().collect();
        *text = rest.join(" ");
    }
}

/// Takes the empty reason out of a sentence that has a real one, and what joins it to nothing.
pub(super) fn plainly(text: &mut String) {
    const EMPTY: &[&str] = &[
        "circling back",
        "following up",
        "checking in",
        "touching base",
        "reaching out",
        "checking back",
        "calling to touch base",
        "calling to follow up",
        "calling to check in",
        "calling to check back",
        "calling to circle back",
        "ringing to follow up",
        "ringing to check in",
        "ringing to touch base",
        "phoning to follow up",
        "just calling to touch base",
        "just calling to follow up",
        "just calling to check in",
    ];
    const JOINS: &[&str] = &[
        "Anyway, ",
        "Anyway ",
        "Anyways ",
        "Anyways, ",
        "So, ",
        "So anyway, ",
        "So anyway ",
        "Yeah, ",
        "So what it is, ",
        "So sir, ",
        "So madam, ",
        "So ma'am, ",
        "So listen, ",
        "So look, ",
        "Okay so, ",
        "Okay so ",
        "Okay, ",
        "Ok, ",
        "Ok so, ",
        "Right so, ",
        "Right, ",
        "Well, ",
        "Well now, ",
        "Now, ",
        "Now then, ",
        "Look, ",
        "Listen, ",
        "See, ",
        "Still, ",
        "Anyhow, ",
        "Anyhow ",
        "Yet ",
        "And then ",
        "And so ",
        "And also ",
        "Oh, ",
        "Oh and ",
        "Uh, ",
        "Um, ",
        "Er, ",
        "Sir, ",
        "Ma'am, ",
    ];
    const POINTS: &[&str] = &[
        "It's only that ",
        "It's just that ",
        "The thing is, ",
        "The thing is ",
        "Only thing is, ",
        "Thing is, ",
        "Thing is ",
        "Fact is, ",
        "What it is, ",
        "What it is is ",
        "What I wanted to tell you is, ",
        "What I wanted to say is, ",
        "What I'm ringing to say is, ",
        "What happened is ",
        "What happened is, ",
        "Here's the thing, ",
        "Point is, ",
        "Long story short, ",
        "Reason being, ",
    ];
    const TAILS: &[&str] = &[
        " if that were of",
        " if that was of",
        " if that is of",
        " if that's of",
        " if it's of",
        " if that's any",
        " if it's any",
        " if at all",
        ", if you don't mind",
        ", if at all",
        ", if that's ok",
        ", if that's alright",
        ", no pressure",
        ", no rush",
        ", though I expect",
        ", though I suppose",
        ", but I expect",
        ", as you know",
        ", which is why",
        " which is why I'm",
        ", that's why I'm",
        ", hence the call",
        ", hence me",
        ", is all",
        ", to be honest",
        ", to be frank",
    ];
    for (filler, instead) in [
        (", like, ", " "),
        (", you know, ", ", "),
        (", um, ", ", "),
        (", I mean, ", ", "),
    ] {
        if text.contains(filler) {
            *text = text.replace(filler, instead);
        }
    }
    for tail in TAILS {
        if let Some(at) = text
            .replace('’', "'")
            .find(tail)
            .filter(|&at| at > 20 && text.is_char_boundary(at))
        {
            if text.is_ascii() || !text[..at].contains('’') {
                text.truncate(at);
                *text = polish::sentence(text, false);
            }
        }
    }
    // One after the other: "So what it is, …", "Okay so, now …".
    while let Some(rest) = POINTS.iter().chain(JOINS).find_map(|start| text.strip_prefix(start)) {
        if rest.split_whitespace().count() < 3 {
            break;
        }
        *text = polish::sentence(rest, rest.ends_with('?'));
    }
    // "The reason I'm calling is your firm's summer do."
    for start in [
        "Why I'm calling is ",
        "The reason I'm calling is ",
        "The reason for my call is ",
        "Reason I'm calling is ",
        "I'm calling is ",
        "What I'm calling about is ",
        "What I'm ringing about is ",
        "What I'm ringing for is ",
        "Why I'm ringing is ",
        "The reason I'm ringing is ",
        "I'm ringing is ",
    ] {
        if let Some(rest) = text.strip_prefix(start).map(str::to_owned) {
            *text = if names_a_thing(rest.split(", ").next().unwrap_or(&rest)) {
                format!("I'm calling about {rest}")
            } else {
                polish::sentence(&rest, false)
            };
        }
    }
    for start in ["So ", "Well ", "Now ", "Only ", "Look ", "Listen ", "Anyhow ", "See "] {
        let begins = [
            "I ", "I'm ", "I've ", "we ", "we've ", "the ", "your ", "it's ", "there's ", "our ", "you've ", "you're ",
            "they've ",
        ];
        let rest = text.strip_prefix(start).map(str::to_owned);
        if let Some(rest) = rest.filter(|rest| begins.iter().any(|begin| rest.starts_with(begin))) {
            *text = polish::sentence(&rest, rest.ends_with('?'));
        }
    }
    const WISHES: &[&str] = &[
        "I wanted to ",
        "I just wanted to ",
        "I only wanted to ",
        "I thought I'd ",
        "I was hoping to ",
        "I'd like to ",
        "Wanted to ",
        "Just wanted to ",
    ];
    const TO: &[&str] = &[
        "circle back",
        "follow up",
        "touch base",
        "check in",
        "check back",
        "reach out",
        "get back",
    ];
    const ABOUT: &[&str] = &[
        " on ",
        " about ",
        " regarding ",
        " with you on ",
        " with you about ",
        " to you about ",
    ];
    let bare = text.replace('’', "'");
    for start in WISHES {
        let Some(rest) = bare.strip_prefix(start) else { continue };
        let what = TO
            .iter()
            .find_map(|to| rest.strip_prefix(to))
            .and_then(|behind| ABOUT.iter().find_map(|about| behind.strip_prefix(about)));
        if let Some(what) = what.filter(|what| !text.ends_with('?') && !points(what)) {
            *text = format!("I'm calling about {what}");
            return;
        }
    }
    for start in [
        "",
        "I'm just ",
        "I'm ",
        "I am just ",
        "I am ",
        "Just ",
        "I was just ",
        "We're just ",
        "We're ",
        "I’m just ",
        "I’m ",
    ] {
        let Some(rest) = text.strip_prefix(start) else { continue };
        for empty in EMPTY {
            let about = [" on ", " about ", " regarding ", " with you on ", " with you about "];
            // "Touching base on the fence": nothing before it.
            let capital;
            let empty = if start.is_empty() {
                capital = polish::sentence(empty, false);
                capital.trim_end_matches('.')
            } else {
                empty
            };
            let Some(behind) = rest.strip_prefix(empty) else {
                continue;
            };
            if let Some(what) = about
                .iter()
                .find_map(|about| behind.strip_prefix(about))
                .filter(|what| !points(what))
            {
                *text = format!("I'm calling about {what}");
                return;
            }
        }
    }
}

/// From this worth on a sentence is kept though no verb is known in it: three to one that it says something.
const SURE: i32 = 20;

/// The lines that are understood without what was left out, what `told` gives being told anew.
pub(super) fn understood(facts: &Facts<'_>, lines: Vec<Line>, told: &[Run]) -> Vec<Line> {
    let opened = facts.people.identity.map_or(0, |run| run.1).max(facts.people.greeting);
    let calling = Idiom::of(&facts.said).ing();
    let (mut reached, mut first) = (opened, true);
    lines
        .into_iter()
        .filter_map(|mut line| {
            let begins = std::mem::take(&mut first);
            let Some(run) = line.words_of else { return Some(line) };
            // What is told anew stands for the sentence right before, but for nobody in it.
            let before = facts
                .pieces
                .iter()
                .rposition(|piece| piece.to <= run.0)
                .map(|at| {
                    (0..=at)
                        .rev()
                        .find(|&at| facts.pieces[at].joint == Joint::Sentence)
                        .unwrap_or(0)
                })
                .map_or(0, |at| facts.pieces[at].from);
            let person = facts
                .said
                .is(run.0, &["he", "she", "he's", "she's", "he'd", "she'd", "his", "her"]);
            let asked = line.text.ends_with('?') && reached + 1 < run.0;
            let gone = asked && told.is_empty()
                || reached + 1 < run.0
                    && (person || reached <= before)
                    && (person
                        || !told
                            .iter()
                            .any(|told| before <= told.0 && told.0 < run.0 && reached <= told.0));
            let opens = line.opening
                && (begins || line.good & good::IDENTITY != 0 || line.words() <= 5 || asks_for(&line.text));
            // "It's the insulated door, the one in almond": what the call is about, said so.
            let thing = ["It's ", "It’s ", "It was ", "It is "]
                .iter()
                .find_map(|start| line.text.strip_prefix(start));
            let about = [
                "It's about ",
                "It’s about ",
                "It is about ",
                "It's regarding ",
                "It is regarding ",
                "It's to do with ",
                "It is to do with ",
                "It was about ",
                "It's all about ",
                "It's over ",
                "This is about ",
                "This is regarding ",
                "It concerns ",
                "It goes about ",
            ]
            .iter()
            .find_map(|start| line.text.strip_prefix(start));
            if let Some(about) = about.filter(|_| gone && !line.opening) {
                line.text = format!("I'm {calling} about {about}");
                line.good |= good::PURPOSE;
                reached = reached.max(run.1);
                return Some(line);
            }
            let named = |thing: &str| names_a_thing(thing.split(", ").next().unwrap_or(thing));
            if let Some(thing) = thing.filter(|thing| gone && !line.opening && named(thing)) {
                line.text = format!("I'm {calling} about {thing}");
                line.good |= good::PURPOSE;
                reached = reached.max(run.1);
                return Some(line);
            }
            // "But the grant closes …": it answers what isn't said any more.
            if gone && !line.opening {
                for joiner in ["But ", "And ", "Also, ", "Also ", "Plus ", "Cause ", "'Cause ", "Cos "] {
                    if let Some(rest) = line.text.strip_prefix(joiner) {
                        line.text = polish::sentence(rest, rest.ends_with('?'));
                    }
                }
            }
            // A question that nobody hears as one about the prospect's work must be surer than other sentences.
            let least = if line.text.ends_with('?') && line.good & good::QUESTION == 0 {
                SURE
            } else {
                0
            };
            let stays = opens || line.worth > least && sound::stands(&line.text, gone, line.worth > SURE);
            if stays {
                reached = reached.max(run.1);
            }
            stays.then_some(line)
        })
        .collect()
}
