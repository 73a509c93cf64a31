//! Pieces: sentences and clauses that can be kept or left out one by one.
//!
//! Written drafts are cut at their punctuation, and within a sentence where a clause with a subject of its own begins.
//! A transcript has no punctuation: there a sentence is taken to begin where an unbound subject or a question does.

use super::Judged;
use super::people::People;
use super::said::Said;
use super::words::{ASKED, ASKS, AUXILIARIES, BINDERS, EITHER, FAREWELLS, HELLOS, JOINERS, SUBJECTS};
use crate::rules::file::Severity;
use crate::view::{Gap, View};

/// How a piece hangs on the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// It begins a sentence, as written.
    Sentence,
    /// It begins a sentence though nobody wrote a full stop.
    Spoken,
    /// It goes on with the sentence.
    Clause,
    /// It goes on with the sentence, behind a comma that nobody wrote.
    Comma,
}

/// What a piece is good for, as bits.
pub mod good {
    /// It offers something.
    pub const OFFER: u16 = 1;
    /// It says concretely why.
    pub const PURPOSE: u16 = 2;
    /// It asks about the prospect's business.
    pub const QUESTION: u16 = 4;
    /// It tells what a client achieved.
    pub const SUCCESS: u16 = 8;
    /// It recalls what was said.
    pub const RECALL: u16 = 16;
    /// It sets a next step.
    pub const STEP: u16 = 32;
    /// It says who calls.
    pub const IDENTITY: u16 = 64;
    /// It gives some reason, or names a topic.
    pub const REASON: u16 = 128;
    /// The caller undertakes something.
    pub const PROMISE: u16 = 256;
}

/// A sentence or clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First word.
    pub from: usize,
    /// The word after the last.
    pub to: usize,
    /// How it hangs on the one before.
    pub joint: Joint,
    /// Its sentence ends with a question mark.
    pub question: bool,
    /// Indices of the findings that touch it.
    pub faults: Vec<usize>,
    /// What it is good for.
    pub good: u16,
    /// Nothing but a farewell.
    pub farewell: bool,
    /// Nothing but a greeting.
    pub greeting: bool,
}

/// Words without inner punctuation from which on a sentence runs on.
const RUN_ON: usize = 14;

/// Cuts a draft.
pub fn cut(said: &Said<'_>, view: &View, people: &People) -> Vec<Piece> {
    let words = &said.words;
    let mut pieces = Vec::new();
    let question = |word: usize| {
        view.questions
            .get(view.sentence_of[words[word].token as usize] as usize)
            .copied()
            .unwrap_or(false)
    };
    let mut start = said.label();
    let mut joint = Joint::Sentence;
    let (mut sentence_end, mut run_on) = (0, false);
    for at in 0..words.len() {
        if at >= sentence_end {
            sentence_end = (at + 1..words.len())
                .find(|&word| words[word].gap == Gap::Sentence)
                .unwrap_or(words.len());
            let marks = (at + 1..sentence_end)
                .filter(|&word| words[word].gap >= Gap::Comma)
                .count();
            run_on = said.spoken && sentence_end - at > RUN_ON * (marks + 1);
        }
        if at <= said.label() {
            continue;
        }
        if let Some(next) = joint_at(said, at, start, sentence_end, run_on, people) {
            pieces.push(piece(start, at, joint, question(start)));
            (start, joint) = (at, next);
        }
    }
    if start < words.len() {
        pieces.push(piece(start, words.len(), joint, question(start)));
    }
    pieces
}

fn piece(from: usize, to: usize, joint: Joint, question: bool) -> Piece {
    Piece {
        from,
        to,
        joint,
        question,
        faults: Vec::new(),
        good: 0,
        farewell: false,
        greeting: false,
    }
}

/// How a piece that begins at a word hangs on what stands before; none where no piece begins.
fn joint_at(said: &Said<'_>, at: usize, start: usize, end: usize, run_on: bool, people: &People) -> Option<Joint> {
    let word = &said.words[at];
    if word.gap == Gap::Sentence {
        return Some(Joint::Sentence);
    }
    // "Tirupur–Nhava Sheva"
    if at > 0 && matches!(said.between(at), "–" | "/" | "—") && word.capital && said.words[at - 1].capital {
        return None;
    }
    // "401(k)"
    if said.between(at) == "(" || at > 0 && said.between(at).starts_with(')') && said.between(at - 1) == "(" {
        return None;
    }
    // "I've, uh, I've had the rotor out": begun twice, one clause.
    let again = (1..=2).any(|count| {
        at == start + count
            && at + count <= end
            && (0..count).all(|word| said.key(at - count + word) == said.key(at + word))
            && said.words[at].shape == crate::view::Shape::Word
    });
    if again {
        return None;
    }
    let begins = begins(said, at, end);
    if let Some(identity) = people.identity {
        if identity.0 == at && at == people.greeting {
            return Some(if word.gap <= Gap::Soft {
                Joint::Comma
            } else {
                Joint::Clause
            });
        }
        if identity.0 == at && said.spoken && at - start >= 2 {
            return Some(Joint::Spoken);
        }
        if identity.1 == at {
            return Some(match word.gap {
                Gap::None | Gap::Soft if run_on && begins => Joint::Spoken,
                Gap::None | Gap::Soft if run_on && !said.is(at, &BINDERS) => Joint::Spoken,
                _ => Joint::Clause,
            });
        }
        if identity.0 < at && at < identity.1 {
            return None;
        }
    }
    if people.asked
        && said.spoken
        && !said.is(
            at,
            &["that", "who", "at", "from", "with", "over", "of", "in", "and", "or"],
        )
        && people.prospect.is_some_and(|run| run.1 == at)
        && word.gap <= Gap::Soft
    {
        return Some(Joint::Spoken);
    }
    if at == people.greeting && at - start <= 6 && word.gap <= Gap::Soft && said.spoken {
        return Some(if begins && at - start >= 2 {
            Joint::Spoken
        } else {
            Joint::Comma
        });
    }
    let long = at - start;
    match word.gap {
        Gap::Clause => Some(Joint::Clause),
        Gap::Comma => (long >= 2 && begins
            || long >= 8 && said.is(at, &["which", "who", "because", "if", "though", "where", "while"])
            || at == people.greeting)
            .then_some(Joint::Clause),
        _ => {
            let bound = said.is(at - 1, &BINDERS) || said.waits(at - 1) || said.is(at - 1, &JOINERS) && long <= 1;
            let joiner =
                said.is(at, &JOINERS) || said.is(at, &["because", "cos", "if", "when", "while", "though", "cause"]);
            if joiner && begins && long >= 3 && end - at >= 3 {
                Some(Joint::Clause)
            } else if run_on && begins && !bound && !joiner && long >= 3 && end - at >= 2 {
                // "if they land in one tax year | it's a good deal dearer"
                let first = (start..at).find(|&word| !said.is(word, &JOINERS)).unwrap_or(start);
                let waits = said.is(
                    first,
                    &[
                        "if", "when", "while", "since", "before", "after", "once", "though", "although", "because",
                        "as",
                    ],
                );
                Some(if waits { Joint::Comma } else { Joint::Spoken })
            } else {
                None
            }
        }
    }
}

/// Whether a clause with a subject of its own, a question or a request can begin at a word.
fn begins(said: &Said<'_>, at: usize, end: usize) -> bool {
    let next = at + 1;
    if next >= end {
        return false;
    }
    if said.is(at, SUBJECTS) || said.is(at, &HELLOS) && !said.is(at, &["morning", "afternoon", "evening", "alright"]) {
        return true;
    }
    // A pause before a possible subject: "… at pine ridge uh your clinic lost …".
    let pause = said.between(at).bytes().any(|byte| byte.is_ascii_alphabetic());
    if said.is(at, EITHER) && (said.is(next, AUXILIARIES) && !said.is(at, &["that"]) || pause) {
        return true;
    }
    let contracted = said.key(at).contains('\'');
    if said.is(at, ASKS)
        && (contracted
            || said.is(next, AUXILIARIES)
            || said.is(
                next,
                &[
                    "many", "much", "long", "often", "soon", "far", "about", "old", "kind", "sort", "time", "size",
                    "age", "else",
                ],
            ))
    {
        return true;
    }
    let subject = at > 0
        && said.is(
            at - 1,
            &[
                "i", "you", "it", "he", "she", "they", "we", "that", "this", "there", "who", "which", "what", "one",
                "all",
            ],
        );
    let asked = if said.is(at, &["is", "was", "are", "were", "am"]) {
        said.is(
            next,
            &[
                "you", "your", "it", "that", "there", "they", "this", "anybody", "anyone",
            ],
        )
    } else {
        said.is(next, ASKED)
    };
    // "… you live and learn, don't you": a tag.
    let tag = said.key(at).ends_with("n't");
    if said.is(at, AUXILIARIES) && asked && !subject && !tag {
        return true;
    }
    if said.is(
        at,
        &[
            "please", "thanks", "thank", "let's", "lets", "kindly", "hope", "sorry", "bye",
        ],
    ) {
        return true;
    }
    if said.is(
        at,
        &[
            "give", "call", "ring", "gimme", "let", "tell", "drop", "text", "buzz", "phone", "email", "send",
            "whatsapp", "flash",
        ],
    ) && said.is(next, &["me", "us", "a", "it", "back"])
    {
        return true;
    }
    if said.is(at, &["my", "our", "the"]) && said.is(next, &["number", "cell", "mobile", "number's", "phone", "office"])
    {
        return true;
    }
    (said.is(at, &JOINERS) || said.is(at, &["because", "cos", "if", "when", "while", "though", "cause"]))
        && begins_or_subject(said, next, end)
}

fn begins_or_subject(said: &Said<'_>, at: usize, end: usize) -> bool {
    let verb = || {
        (at + 1..(at + 6).min(end))
            .any(|word| said.is(word, AUXILIARIES) || said.key(word).contains("'s") || said.key(word).contains("'re"))
    };
    said.is(at, &["you", "it", "there", "they", "he", "she"])
        || said.is(at, &["the", "your", "our", "my"]) && verb()
        || begins(said, at, end)
}

/// The bits of signals.
pub const SIGNALS: u16 =
    good::OFFER | good::PURPOSE | good::QUESTION | good::SUCCESS | good::RECALL | good::STEP | good::IDENTITY;

/// The bit of a signal; none for one that rewrites don't know.
pub fn bit(signal: &str) -> u16 {
    match signal {
        "offers-value" => good::OFFER,
        "specific-purpose" => good::PURPOSE,
        "meaningful-question" => good::QUESTION,
        "client-success" => good::SUCCESS,
        "recalls-interest" => good::RECALL,
        "defined-next-step" => good::STEP,
        "identifies-caller" => good::IDENTITY,
        _ => 0,
    }
}

/// Marks what was found in each piece.
pub fn mark(pieces: &mut [Piece], said: &Said<'_>, judged: &Judged<'_>, engine: &crate::engine::Engine) {
    let touch = |pieces: &mut [Piece], run: (usize, usize), mut with: Box<dyn FnMut(&mut Piece) + '_>| {
        for piece in pieces.iter_mut().filter(|piece| piece.from < run.1 && run.0 < piece.to) {
            with(piece);
        }
    };
    for strength in &judged.report.strengths {
        let bit = bit(&strength.signal);
        if let Some(span) = strength.span {
            touch(
                pieces,
                said.of_bytes(span.start, span.end),
                Box::new(move |piece| piece.good |= bit),
            );
        }
    }
    for (index, finding) in judged.report.findings.iter().enumerate() {
        // A claim that recalls something specific may stay.
        let stays = finding.severity == Severity::Hint && finding.claim.is_some();
        if let (Some(span), false) = (finding.span, stays) {
            let run = said.of_bytes(span.start, span.end);
            // Words that stretch over several sentences: of a question's rule only the questions are at fault.
            let asks = matches!(
                &*finding.rule,
                "literature-check" | "asking-for-sale" | "asking-for-referral"
            );
            let touched = |piece: &&Piece| piece.from < run.1 && run.0 < piece.to;
            let begun = pieces
                .iter()
                .filter(touched)
                .filter(|piece| piece.joint == Joint::Sentence)
                .count();
            let within = pieces
                .iter()
                .find(touched)
                .is_some_and(|piece| piece.joint != Joint::Sentence);
            let sentences = begun + usize::from(within);
            let some_ask = pieces.iter().filter(touched).any(|piece| piece.question);
            let only_questions = asks && sentences > 1 && some_ask;
            // A tone that is heard over several sentences isn't in the one that offers something or says when.
            let toned = matches!(
                &*finding.rule,
                "desperation" | "guilt-trip" | "apologetic" | "self-praise"
            );
            let rest = pieces
                .iter()
                .filter(touched)
                .any(|piece| piece.good & (SIGNALS & !good::IDENTITY) == 0);
            let spared = toned && sentences > 1 && rest;
            let soft = finding.severity == Severity::Hint && &*finding.rule == "asking-for-sale";
            touch(
                pieces,
                run,
                Box::new(move |piece| {
                    let has = said.is(piece.from, &["i've", "we've"])
                        || said.is(piece.from, &["i", "we"]) && said.is(piece.from + 1, &["have", "got"]);
                    let own = said.is(piece.from, &["i", "we", "my", "our", "we're", "i'm", "i've", "we've"])
                        && !(has
                            && said.is(
                                piece.from + 2,
                                &["got", "two", "three", "four", "a", "an", "five", "six"],
                            ));
                    let offers = good::OFFER | good::STEP | good::SUCCESS | if own { 0 } else { good::PURPOSE };
                    let priced = (piece.from..piece.to).any(|word| said.words[word].shape == crate::view::Shape::Money);
                    let kept = spared && (piece.good & offers != 0 || priced) || soft && piece.good & good::OFFER != 0;
                    if (!only_questions || piece.question) && !kept {
                        piece.faults.push(index)
                    }
                }),
            );
        }
    }
    for (name, bit) in [
        ("reason", good::REASON),
        ("topic", good::REASON),
        ("own-next-step", good::PROMISE),
    ] {
        for place in judged.places(engine, name) {
            touch(
                pieces,
                said.of_tokens(place.0, place.1),
                Box::new(move |piece| piece.good |= bit),
            );
        }
    }
    let last = pieces.len();
    for (number, piece) in pieces.iter_mut().enumerate() {
        piece.farewell =
            number > 0 && number + 4 >= last && (piece.from..piece.to).all(|word| said.is(word, &FAREWELLS));
        let good_day =
            said.is(piece.from, &["good"]) && said.is(piece.from + 1, &["morning", "afternoon", "evening", "day"]);
        piece.greeting = number < 4 && piece.to - piece.from <= 4 && (good_day || said.is(piece.from, &HELLOS));
    }
    // Farewells stand at the end only.
    let mut ends = true;
    for piece in pieces.iter_mut().rev() {
        ends &= piece.farewell;
        piece.farewell &= ends;
    }
}
