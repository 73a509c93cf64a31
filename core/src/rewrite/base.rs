//! The base of every rewrite: the draft's own faultless sentences in their order, the opening made whole.

use super::phrasing::Idiom;
use crate::context::Context;
use crate::engine::Engine;
use crate::facts::people::Run;
use crate::facts::pieces::{Joint, Piece, SIGNALS, good};
use crate::facts::polish::{self, Instead};
use crate::facts::words::TITLES;
use crate::facts::{Facts, Judged, clash, keep, topic};
use crate::view::Gap;

/// A sentence of a rewrite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// For the draft's own: its number in the base.
    pub own: Option<usize>,
    /// What it is good for.
    pub good: u16,
    /// Whether it says something that the draft doesn't.
    pub added: bool,
    /// Part of greeting and introduction.
    pub opening: bool,
}

impl Line {
    /// A text of lines.
    pub fn join(lines: &[Line]) -> String {
        let mut out = String::new();
        for line in lines {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&line.text);
        }
        out
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// What a rewrite is built on.
#[derive(Clone, Debug)]
pub struct Base {
    /// The draft's own sentences.
    pub lines: Vec<Line>,
    /// What it is about, where no sentence that says so could be kept.
    pub topic: Option<String>,
    /// A number to call that no kept sentence gives.
    pub phone: Option<String>,
    /// The farewell.
    pub farewell: Option<&'static str>,
    /// How the caller speaks of telephoning.
    pub idiom: Idiom,
}

impl Base {
    /// The base of a draft.
    /// With `explicit` an introduction is worded anew though the draft seems to have one.
    pub fn new(facts: &Facts<'_>, judged: &Judged<'_>, context: &Context, engine: &Engine, explicit: bool) -> Base {
        let said = &facts.said;
        let pieces = &facts.pieces;
        let mut runs: Vec<Option<Run>> = pieces.iter().map(|piece| kept(facts, piece)).collect();
        if said.spoken {
            sift(pieces, &mut runs, facts);
        }
        if judged
            .report
            .findings
            .iter()
            .any(|finding| &*finding.rule == "rambling")
        {
            come_to_the_point(pieces, &mut runs, facts);
        }
        // A number alone ("it's oh one six one …") is said with the next step.
        if let Some(run) = facts.people.phone {
            for (piece, kept) in pieces.iter().zip(&mut runs) {
                if piece.from <= run.0
                    && run.1 <= piece.to
                    && (piece.to - piece.from) <= (run.1 - run.0) + if said.spoken { 5 } else { 1 }
                    && piece.good & SIGNALS == 0
                {
                    *kept = None;
                }
            }
        }
        keep::mend_clauses(facts, &mut runs);
        let (edits, missing) = introductions(facts, pieces, &runs, context, explicit);
        let mut lines = sentences(facts, &runs, &edits, missing.is_some());
        if let Some(words) = missing {
            introduce(&mut lines, &words, facts, context);
        }
        let whole = |run: Run| {
            pieces
                .iter()
                .zip(&runs)
                .any(|(_, kept)| kept.is_some_and(|kept| kept.0 <= run.0 && run.1 <= kept.1))
        };
        let phone = match (
            facts.people.phone,
            context.caller.as_ref().and_then(|caller| caller.phone.as_deref()),
        ) {
            (Some(run), known) if !whole(run) => {
                Some(known.filter(|known| clash::differs(facts, run, known)).map_or_else(
                    || polish::flow(said, run.0, run.1, &facts.people).trim().to_owned(),
                    str::to_owned,
                ))
            }
            (None, Some(known)) => Some(known.to_owned()),
            _ => None,
        };
        Base {
            topic: topic_of(facts, judged, engine, &runs),
            phone,
            farewell: farewell(facts),
            idiom: Idiom::of(said),
            lines,
        }
    }
}

/// The words of a piece that may stay.
fn kept(facts: &Facts<'_>, piece: &Piece) -> Option<Run> {
    if piece.farewell {
        return None;
    }
    if piece.faults.is_empty() {
        return Some((piece.from, piece.to));
    }
    let people = &facts.people;
    if let Some(identity) = people.identity.filter(|run| piece.from <= run.0 && run.1 <= piece.to) {
        let start = if piece.from < people.greeting && people.greeting == identity.0 {
            piece.from
        } else {
            identity.0
        };
        return Some((start, identity.1));
    }
    (piece.from < people.greeting && people.greeting <= piece.to).then_some((piece.from, people.greeting))
}

/// Whether a piece belongs to greeting or introduction.
fn introduces(facts: &Facts<'_>, piece: &Piece) -> bool {
    let touches = |run: Option<Run>| run.is_some_and(|run| run.0 < piece.to && piece.from < run.1);
    let early = piece.from < 16;
    piece.greeting
        || piece.from < facts.people.greeting
        || touches(facts.people.identity)
        || early && touches(facts.people.prospect)
}

/// Of a transcript only what is worth a sentence stays: where nobody wrote a comma, what is said in between can't be told
/// from what was begun and dropped.
fn sift(pieces: &[Piece], runs: &mut [Option<Run>], facts: &Facts<'_>) {
    let worth = |at: usize| pieces[at].good & (SIGNALS & !good::IDENTITY) != 0;
    for at in 0..pieces.len() {
        if runs[at].is_none() || worth(at) || introduces(facts, &pieces[at]) {
            continue;
        }
        let kept = |at: Option<usize>| at.is_some_and(|at| at < pieces.len() && runs[at].is_some() && worth(at));
        let hanging = matches!(pieces[at].joint, Joint::Clause) && kept(at.checked_sub(1));
        let held = kept(at.checked_sub(1)) && kept(Some(at + 1));
        if !hanging && !held {
            runs[at] = None;
        }
    }
}

/// Leaves out what stands between the introduction and the first reason.
fn come_to_the_point(pieces: &[Piece], runs: &mut [Option<Run>], facts: &Facts<'_>) {
    let why = good::PURPOSE | good::OFFER | good::SUCCESS | good::RECALL | good::QUESTION;
    let words = |runs: &[Option<Run>], to: usize| runs[..to].iter().flatten().map(|run| run.1 - run.0).sum::<usize>();
    let Some(first) = (0..pieces.len()).find(|&at| runs[at].is_some() && pieces[at].good & why != 0) else {
        return;
    };
    for at in 0..first {
        if words(runs, first) <= 32 && words(runs, pieces.len()) <= 72 {
            return;
        }
        let opening = introduces(facts, &pieces[at]);
        if !opening && pieces[at].from >= facts.people.greeting && pieces[at].good & good::IDENTITY == 0 {
            runs[at] = None;
        }
    }
}

/// What is to be changed so that name and firm are said, and as the context has them. The second is who has to be
/// introduced, where nothing can be put in.
fn introductions(
    facts: &Facts<'_>,
    pieces: &[Piece],
    runs: &[Option<Run>],
    context: &Context,
    explicit: bool,
) -> (Vec<Instead>, Option<(String, Option<String>)>) {
    let people = &facts.people;
    let stays = |run: Run| {
        runs.iter()
            .any(|kept| kept.is_some_and(|kept| kept.0 <= run.0 && run.1 <= kept.1))
    };
    let caller = context.caller.as_ref();
    let mut edits = Vec::new();
    let prospect = context.prospect.as_ref();
    for (run, known) in [
        (people.caller, caller.and_then(|caller| caller.name.as_deref())),
        (people.firm, caller.and_then(|caller| caller.company.as_deref())),
        (people.prospect, prospect.and_then(|prospect| prospect.name.as_deref())),
        (people.phone, caller.and_then(|caller| caller.phone.as_deref())),
    ] {
        if let (Some(run), Some(known)) = (run, known) {
            if stays(run) && clash::differs(facts, run, known) {
                edits.push(Instead {
                    run,
                    text: known.to_owned(),
                });
            }
        }
    }
    let identified = pieces
        .iter()
        .zip(runs)
        .any(|(piece, run)| run.is_some() && piece.good & good::IDENTITY != 0);
    if identified && !explicit {
        return (edits, None);
    }
    let company = caller.and_then(|caller| caller.company.clone());
    let said = &facts.said;
    match people.named.filter(|run| stays(*run)) {
        Some(named) => {
            let mut at = named.1;
            if people.guessed {
                let begins = said.words[named.0].gap == Gap::Sentence;
                edits.push(Instead {
                    run: (named.0, named.0),
                    text: if begins { "This is ".into() } else { "this is ".into() },
                });
            }
            while said.is(at, &["here", "again", "speaking", "calling"]) && said.words[at].gap == Gap::None {
                at += 1;
            }
            // "Femke de Wit of Lingua Noord", "Colin Byrne, Byrne Vintners": the firm is there, but not plainly.
            let next = said.words.get(at).filter(|_| !said.spoken);
            let capital = |word: usize| {
                said.words
                    .get(word)
                    .is_some_and(|word| word.capital || word.shape.is_placeholder())
            };
            if explicit {
                let firm = company.unwrap_or_else(|| "[your company]".into());
                edits.push(Instead {
                    run: (at, at),
                    text: format!(" from {firm}"),
                });
            } else if company.is_none()
                && people.guessed
                && next.is_some_and(|next| next.gap == Gap::Comma)
                && said.is(at, &["the", "i'm", "your", "a", "we"])
            {
                // A trade stands for the firm.
            } else if company.is_none()
                && next.is_some_and(|next| next.gap <= Gap::Soft)
                && said.is(at, &["of", "at", "with", "for", "from", "out"])
                && capital(at + 1 + usize::from(said.is(at + 1, &["the"])))
            {
                edits.push(Instead {
                    run: (at, at + 1),
                    text: "from".into(),
                });
            } else if company.is_none()
                && next.is_some_and(|next| next.gap == Gap::Comma)
                && capital(at)
                && at == named.1
            {
                edits.push(Instead {
                    run: (at - 1, at + 1),
                    text: format!("{} from {}", said.raw(at - 1, at), said.raw(at, at + 1)),
                });
            } else {
                let firm = company.unwrap_or_else(|| "[your company]".into());
                edits.push(Instead {
                    run: (at, at),
                    text: format!(" from {firm}"),
                });
            }
            (edits, None)
        }
        None => {
            let name = caller
                .and_then(|caller| caller.name.clone())
                .or_else(|| people.caller.map(|run| polish::flow(&facts.said, run.0, run.1, people)));
            let has_firm = people.affiliation.is_some_and(stays);
            let firm = company.or_else(|| people.firm.map(|run| polish::flow(&facts.said, run.0, run.1, people)));
            let firm = if has_firm {
                None
            } else {
                Some(firm.unwrap_or_else(|| "[your company]".into()))
            };
            (edits, Some((name.unwrap_or_else(|| "[your name]".into()), firm)))
        }
    }
}

/// The kept pieces as sentences.
fn sentences(facts: &Facts<'_>, runs: &[Option<Run>], edits: &[Instead], greet_apart: bool) -> Vec<Line> {
    let (said, people) = (&facts.said, &facts.people);
    let mut lines: Vec<Line> = Vec::new();
    let mut text = String::new();
    let (mut bits, mut asks, mut opening, mut count) = (0u16, false, false, 0usize);
    let put_in = |text: &str| {
        edits
            .iter()
            .any(|edit| edit.text.contains('[') && text.contains(&edit.text))
    };
    let mut close = |text: &mut String, bits: &mut u16, asks: bool, opening: bool| {
        let sentence = polish::sentence(text, asks);
        if sentence.chars().any(char::is_alphanumeric) {
            lines.push(Line {
                text: sentence,
                own: Some(lines.len()),
                good: *bits,
                added: put_in(text),
                opening,
            });
        }
        text.clear();
        *bits = 0;
    };
    let mut before: Option<usize> = None;
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
        let mut new_sentence = !joined || greet_apart && run.0 > 0 && run.0 == people.greeting;
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
        if new_sentence && !text.is_empty() {
            close(&mut text, &mut bits, asks, opening);
            (opening, count) = (false, 0);
        }
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
        close(&mut text, &mut bits, asks, opening);
    }
    lines
}

/// Adds an introduction behind the greeting.
fn introduce(lines: &mut Vec<Line>, who: &(String, Option<String>), facts: &Facts<'_>, context: &Context) {
    let (said, people) = (&facts.said, &facts.people);
    let words = match &who.1 {
        Some(firm) => format!("this is {} from {firm}.", who.0),
        None => format!("my name is {}.", who.0),
    };
    let line = |text: String| Line {
        text,
        own: None,
        good: good::IDENTITY,
        added: true,
        opening: true,
    };
    let greeted = lines.first().is_some_and(|first| first.opening) && people.greeting > 0;
    if !greeted {
        let prospect = context.prospect.as_ref().and_then(|prospect| prospect.name.as_deref());
        let name = prospect.map(first_name).or_else(|| {
            people
                .prospect
                .filter(|run| run.1 <= 6)
                .map(|run| polish::flow(said, run.0, run.1, people))
        });
        let hello = match name {
            // The name stands at the start of the draft already.
            _ if people.prospect.is_some_and(|run| run.0 == 0) && !lines.is_empty() => String::new(),
            Some(name) => format!("Hello {name}, "),
            None => "Hello, ".into(),
        };
        lines.insert(0, line(polish::sentence(&(hello + &words), false)));
        return;
    }
    // "Hi Rick." takes the introduction in; "Is that Mrs Lindqvist?" is followed by it.
    let greeting = lines[0].text.clone();
    let bare = greeting.trim_end_matches(['.', '!', ',']).to_owned();
    if !bare.ends_with('?') && bare.split_whitespace().count() <= people.greeting.max(4) {
        lines[0] = line(format!("{bare}, {words}"));
        lines[0].own = None;
    } else {
        lines.insert(1, line(polish::sentence(&words, false)));
    }
}

/// "Andy" of "Andy Shaw"; a title keeps its surname.
fn first_name(name: &str) -> String {
    let mut words = name.split_whitespace();
    match words.next() {
        Some(first) if TITLES.contains(&first.trim_end_matches('.').to_lowercase().as_str()) => name.to_owned(),
        Some(first) => first.to_owned(),
        None => name.to_owned(),
    }
}

/// What the call is about, out of the words that can't stay.
fn topic_of(facts: &Facts<'_>, judged: &Judged<'_>, engine: &Engine, runs: &[Option<Run>]) -> Option<String> {
    let idle = |fault: &usize| matches!(&*judged.report.findings[*fault].rule, "small-talk" | "desperation");
    let gone = facts.pieces.iter().zip(runs).filter(|(piece, run)| {
        !piece.farewell
            && run.is_none_or(|run| run != (piece.from, piece.to))
            && (piece.faults.is_empty() || !piece.faults.iter().all(idle))
    });
    let kind = |piece: &Piece| {
        let has = |rules: &[&str]| {
            piece
                .faults
                .iter()
                .any(|&fault| rules.contains(&&*judged.report.findings[fault].rule))
        };
        if has(&["literature-check"]) {
            topic::From::Material
        } else if has(&["asking-for-sale"]) {
            topic::From::Sale
        } else if piece.faults.is_empty()
            || has(&[
                "fabricated-contact",
                "fabricated-request",
                "just-checking-in",
                "passive-callback",
                "undefined-next-step",
            ])
        {
            topic::From::Reason
        } else {
            topic::From::Aside
        }
    };
    let classes: Vec<u16> = ["sent-thing", "document", "sent-doc"]
        .iter()
        .filter_map(|name| engine.scanner.class(name))
        .collect();
    let document = |word: usize| {
        classes.iter().any(|&class| {
            engine
                .scanner
                .class_at(judged.view, class, facts.said.words[word].token as usize)
                .is_some()
        })
    };
    gone.filter(|(piece, _)| {
        !piece
            .faults
            .iter()
            .any(|&fault| &*judged.report.findings[fault].rule == "asking-for-referral")
    })
    .filter_map(|(piece, run)| {
        let from = run.map_or(piece.from, |run| run.1.max(piece.from));
        topic::find(&facts.said, from, piece.to, kind(piece), &facts.people, document)
    })
    .next()
}

fn farewell(facts: &Facts<'_>) -> Option<&'static str> {
    let last = facts.pieces.iter().filter(|piece| piece.farewell);
    let has = |list: &[&str]| {
        last.clone()
            .any(|piece| (piece.from..piece.to).any(|word| facts.said.is(word, list)))
    };
    if has(&["thank"]) {
        Some("Thank you.")
    } else if has(&["thanks", "ta"]) {
        Some("Thanks.")
    } else if has(&["cheers"]) {
        Some("Cheers.")
    } else if has(&["bye", "goodbye", "cheerio"]) {
        Some("Goodbye.")
    } else {
        None
    }
}
