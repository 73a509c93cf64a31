//! The base of every rewrite: the draft's own faultless sentences in their order, the opening made whole.

use super::phrasing::Idiom;
use super::{opening, sound};
use crate::context::Context;
use crate::engine::Engine;
use crate::facts::people::Run;
use crate::facts::pieces::{Joint, Piece, SIGNALS, good};
use crate::facts::polish::{self, Instead};
use crate::facts::words::{HELLOS, SUBORDINATE};
use crate::facts::{Facts, Judged, clash, introduction, keep, topic};

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
    /// The topic was named as such: "calling about", "the estimate".
    pub topic_sure: bool,
    /// The topic is a document or a sample.
    pub document: bool,
    /// A number to call that no kept sentence gives.
    pub phone: Option<String>,
    /// The draft itself gives that number.
    pub phone_given: bool,
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
        whole_sentences(pieces, &mut runs, facts);
        keep::mend_clauses(facts, &mut runs);
        let identified = pieces
            .iter()
            .zip(&runs)
            .any(|(piece, run)| run.is_some() && piece.good & good::IDENTITY != 0);
        let transcript = said.flat || said.spoken;
        let caller = introduction::caller(facts, judged, context, engine);
        let greeted = sentences(facts, &runs, &numbers(facts, context));
        let anew = transcript
            || explicit
            || !identified
            || !opens_well(&greeted, caller.firm.is_some())
            || facts.people.prospect.is_some_and(|run| {
                let name = said.raw(run.0, run.1);
                !greeted.iter().any(|line| line.opening && line.text.contains(name))
            });
        let mut lines: Vec<Line> = if anew {
            // What stands behind the introduction in its sentence may stay, if it is a sentence itself.
            let rest: Vec<Option<Run>> = pieces
                .iter()
                .zip(&runs)
                .map(|(piece, run)| run.filter(|_| !introduces(facts, piece)))
                .collect();
            let begins = |line: &Line| {
                let first = line
                    .text
                    .split_whitespace()
                    .next()
                    .unwrap_or_default()
                    .to_lowercase()
                    .replace('’', "'");
                !SUBORDINATE.contains(&first.as_str())
                    || matches!(
                        first.as_str(),
                        "if" | "when" | "since" | "as" | "on" | "in" | "for" | "at" | "with"
                    )
            };
            sentences(facts, &rest, &numbers(facts, context))
                .into_iter()
                .filter(|line| !line.opening && begins(line))
                .collect()
        } else {
            greeted
        };
        let (mut gone, mut start) = (false, true);
        lines.retain(|line| {
            // What leans on a sentence that went isn't understood.
            let first = std::mem::take(&mut start);
            let opens =
                line.opening && (first || line.good & good::IDENTITY != 0 || line.words() <= 5 || asks_for(&line.text));
            let stays = opens || sound::worth(&line.text, line.good, gone || transcript, transcript);
            gone = !stays;
            stays
        });
        // Dots of hesitation are a comma where the sentence goes on.
        for line in &mut lines {
            for dots in ["... ", "… "] {
                line.text = line.text.replace(dots, ", ");
            }
        }
        // "And that catfish …" joins nothing once what stood before it is gone.
        for line in lines.iter_mut().filter(|line: &&mut Line| !line.opening) {
            let bare = ["And ", "But ", "So ", "So, ", "Now, ", "Now "]
                .iter()
                .find_map(|joiner| line.text.strip_prefix(joiner));
            if let Some(bare) = bare.filter(|_| line.text.ends_with('?')) {
                line.text = polish::sentence(bare, true);
            }
        }
        if anew {
            let text = opening::words(facts, &caller, context);
            lines.insert(
                0,
                Line {
                    added: text.contains('['),
                    text,
                    own: None,
                    good: good::IDENTITY,
                    opening: true,
                },
            );
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
        let topic = topic_of(facts, judged, engine, &runs, &lines);
        Base {
            document: topic.as_ref().is_some_and(|topic| topic.document),
            topic_sure: topic.as_ref().is_some_and(|topic| topic.sure),
            topic: topic.map(|topic| topic.words),
            phone,
            phone_given: facts.people.phone.is_some(),
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

/// What is left of a sentence of which a part goes stays only if it says something.
fn whole_sentences(pieces: &[Piece], runs: &mut [Option<Run>], facts: &Facts<'_>) {
    let mut first = 0;
    while first < pieces.len() {
        let end = (first + 1..pieces.len())
            .find(|&at| pieces[at].joint == Joint::Sentence)
            .unwrap_or(pieces.len());
        let part = (first..end).any(|at| runs[at] != Some((pieces[at].from, pieces[at].to)));
        for at in first..end {
            if part && pieces[at].good & (SIGNALS & !good::IDENTITY) == 0 && !introduces(facts, &pieces[at]) {
                runs[at] = None;
            }
        }
        first = end;
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

/// The number as the context has it, where the draft has another.
fn numbers(facts: &Facts<'_>, context: &Context) -> Vec<Instead> {
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
fn sentences(facts: &Facts<'_>, runs: &[Option<Run>], edits: &[Instead]) -> Vec<Line> {
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

/// Whether a sentence asks for somebody: "is that Gord?"
fn asks_for(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.ends_with('?')
        && ["is that", "is this", "speak", "this the", "am i"]
            .iter()
            .any(|words| lower.contains(words))
}

/// Whether the draft's own opening can be said as it stands.
fn opens_well(lines: &[Line], firm: bool) -> bool {
    let opening: Vec<&Line> = lines.iter().filter(|line| line.opening).collect();
    let lower = opening
        .iter()
        .fold(String::new(), |text, line| text + " " + &line.text.to_lowercase());
    let odd = [
        "myself",
        "sorry",
        "only me",
        "haha",
        "good self",
        "just,",
        "it's just",
        "full disclosure",
        "stranger",
        "...",
        "…",
        "apolog",
        "forgive",
    ];
    let greets = |line: &Line| {
        let first = line.text.split_whitespace().next().unwrap_or_default().to_lowercase();
        let first = first.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'');
        HELLOS.contains(&first) || first == "good" || first == "is" || line.text.to_lowercase().contains("good ")
    };
    // Whoever rambles on behind the introduction is cut short.
    let brief = |line: &&Line| {
        let words = line.words();
        words <= 17 || words <= 32 && line.good & SIGNALS & !good::IDENTITY != 0
    };
    // "Dana, Kyle, ChurnKiller." is read, not said.
    let cues = [
        " it's", " this is", " i'm", " name", " here", " from", " at", " with", " of", " for", " calling", " it is",
        " i am", "’s",
    ];
    let told = !firm || cues.iter().any(|cue| lower.contains(cue));
    let first = |line: &Line| line.good & good::IDENTITY != 0 || line.words() <= 5 || asks_for(&line.text);
    opening.first().is_some_and(|line| first(line))
        && told
        && opening.len() <= 3
        && (opening.len() == 1 || greets(opening[0]))
        && opening.iter().all(brief)
        && !odd.iter().any(|word| lower.contains(word))
}

/// What a call is about.
struct Topic {
    words: String,
    document: bool,
    sure: bool,
}

/// First words of a topic that have no capital.
const OWNERS: &[&str] = &[
    "your", "our", "the", "my", "a", "an", "his", "her", "their", "some", "any",
];

/// What the call is about, unless a kept sentence says so already.
fn topic_of(
    facts: &Facts<'_>,
    judged: &Judged<'_>,
    engine: &Engine,
    runs: &[Option<Run>],
    lines: &[Line],
) -> Option<Topic> {
    let said = &facts.said;
    let classes: Vec<u16> = ["sent-thing", "document", "sent-doc"]
        .iter()
        .filter_map(|name| engine.scanner.class(name))
        .collect();
    let document = |word: usize| {
        classes.iter().any(|&class| {
            engine
                .scanner
                .class_at(judged.view, class, said.words[word].token as usize)
                .is_some()
        })
    };
    let rules = |piece: &Piece, rules: &[&str]| {
        piece
            .faults
            .iter()
            .any(|&fault| rules.contains(&&*judged.report.findings[fault].rule))
    };
    let kind = |piece: &Piece| {
        if rules(piece, &["literature-check"]) {
            topic::From::Material
        } else if rules(piece, &["asking-for-sale"]) {
            topic::From::Sale
        } else if rules(
            piece,
            &[
                "small-talk",
                "desperation",
                "self-praise",
                "asking-for-referral",
                "guilt-trip",
            ],
        ) {
            topic::From::Aside
        } else {
            topic::From::Reason
        }
    };
    let mut best: Option<(u8, Run)> = None;
    for (piece, kept) in facts.pieces.iter().zip(runs) {
        if piece.farewell {
            continue;
        }
        let mut from = piece.from;
        if let Some(identity) = facts
            .people
            .identity
            .filter(|run| run.0 < piece.to && piece.from < run.1)
        {
            from = from
                .max(identity.1)
                .max(kept.map_or(from, |run| if run.1 < piece.to { run.1 } else { from }));
        }
        for (sure, run) in topic::candidates(said, from, piece.to, kind(piece), document) {
            if best.is_none_or(|(other, _)| sure > other) {
                best = Some((sure, run));
            }
        }
    }
    let (sure, run) = best?;
    let written = (run.0..run.1).any(document);
    // "That estimate" is known to both; whoever reads on has only now heard of it.
    let pointed = said.is(run.0, &["that", "those", "this", "these"]);
    let start = run.0 + usize::from(pointed || said.is(run.0, OWNERS));
    let first = if pointed {
        "the ".to_owned()
    } else if start > run.0 {
        format!("{} ", said.key(run.0))
    } else {
        String::new()
    };
    let text = first + &polish::flow(said, start, run.1, &facts.people);
    let text = text.trim_end_matches([',', '.', ';', ':', '?', '!']).trim().to_owned();
    let told = lines
        .iter()
        .any(|line| line.text.to_lowercase().contains(&text.to_lowercase()));
    (!told && !text.is_empty()).then_some(Topic {
        words: text,
        document: written,
        sure: sure >= 5,
    })
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
