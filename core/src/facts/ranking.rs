//! Which phrase of a draft is what the call is about: what a model may see of each.

use super::nouns::{self, Phrase};
use super::pieces::Piece;
use super::said::Said;
use super::speech::{Part, part};
use super::topic::{self, Candidate, From};
use super::{Facts, Judged};
use crate::learned::{self, Keys, key};
use crate::view::{Gap, Shape};

/// A phrase that the call may be about.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// The phrase.
    pub phrase: Phrase,
    /// What the model may see of it.
    pub keys: Keys,
}

/// What is known of the piece that a phrase stands in.
struct Place<'a> {
    piece: &'a Piece,
    kind: From,
    /// How many pieces lie between the introduction and it, and between it and the end.
    behind: usize,
    before: usize,
}

/// Every phrase that can be a topic at all. `kind` tells what a piece is, `found` are those that words led to, `known`
/// tells documents, `person` names.
pub fn phrases(
    facts: &Facts<'_>,
    judged: &Judged<'_>,
    kind: impl Fn(&Piece) -> From,
    found: &[Candidate],
    known: impl Fn(usize) -> bool,
    person: impl Fn(usize) -> bool,
) -> Vec<Ranked> {
    let said = &facts.said;
    let opened = facts.people.identity.map_or(0, |run| run.1);
    let introduced = facts.pieces.iter().take_while(|piece| piece.to <= opened).count();
    let mut ranked = Vec::new();
    for (at, piece) in facts.pieces.iter().enumerate().filter(|(_, piece)| !piece.farewell) {
        let place = Place {
            piece,
            kind: kind(piece),
            behind: at.saturating_sub(introduced),
            before: facts.pieces.len() - at - 1,
        };
        let mut word = match facts.people.identity {
            Some(run) if run.0 < piece.to && piece.from < run.1 => run.1.max(piece.from),
            _ => piece.from,
        };
        while word < piece.to {
            let phrase = nouns::doing(said, word, piece.to)
                .filter(|_| word > 0 && said.is(word - 1, &["about", "on", "with", "for", "to", "of"]))
                .or_else(|| nouns::phrase(said, word, piece.to));
            let Some(phrase) = phrase else {
                word += 1;
                continue;
            };
            let next = phrase.core.max(word + 1);
            // "the menu I left with the secretary": no thing begins with a verb of sending.
            if topic::fit(said, &phrase, &person) && !said.is(phrase.run.0, &nouns::SENT) {
                let led = found.iter().find(|candidate| candidate.head == phrase.head);
                let keys = keys(facts, judged, &place, &phrase, led, &known);
                ranked.push(Ranked { phrase, keys });
            }
            word = next;
        }
    }
    ranked
}

fn keys(
    facts: &Facts<'_>,
    judged: &Judged<'_>,
    place: &Place<'_>,
    phrase: &Phrase,
    led: Option<&Candidate>,
    known: &impl Fn(usize) -> bool,
) -> Keys {
    let said = &facts.said;
    let (from, to) = phrase.run;
    let piece = place.piece;
    let mut keys = Keys::with_capacity(64);
    let mut add = |template: u32, parts: &[u32]| keys.push(key(100 + template, parts));
    let word = |at: Option<usize>| match at.filter(|&at| piece.from <= at && at < piece.to) {
        Some(at) if said.words[at].shape == Shape::Word => learned::word(&said.key(at)),
        Some(at) => said.words[at].shape as u32,
        None => 1,
    };
    let before = |far: usize| word(from.checked_sub(far));
    let kind = |at: Option<usize>| match at.filter(|&at| piece.from <= at && at < piece.to) {
        Some(at) => part(said, at) as u32,
        None => 99,
    };
    let sure = led.map_or(15, |led| u32::from(led.sure));
    let of = place.kind as u32;
    add(0, &[]);
    add(1, &[sure]);
    add(2, &[of]);
    add(3, &[of, sure]);
    add(4, &[led.map_or(2, |led| u32::from(led.led))]);
    add(5, &[before(1)]);
    add(6, &[before(1), before(2)]);
    add(7, &[before(1), before(2), before(3)]);
    add(8, &[kind(from.checked_sub(1)), kind(Some(from))]);
    add(9, &[before(1), word(Some(from))]);
    add(10, &[word(Some(phrase.head))]);
    add(11, &[word(Some(from)), kind(Some(phrase.head))]);
    add(12, &[word(Some(from))]);
    add(13, &[kind(Some(phrase.head)), (phrase.core - from).min(5) as u32]);
    add(14, &[(to - from).min(8) as u32]);
    let figure = (from..to).any(|at| said.words[at].shape != Shape::Word);
    let proper = (from..phrase.core).any(|at| part(said, at) == Part::Proper);
    add(15, &[u32::from(figure), u32::from(proper), u32::from(to > phrase.core)]);
    add(16, &[word(Some(to))]);
    add(17, &[kind(Some(to)), u32::from(to == piece.to)]);
    add(18, &[u32::from(from == piece.from), u32::from(to == piece.to), of]);
    add(19, &[place.behind.min(6) as u32]);
    add(20, &[place.before.min(5) as u32]);
    add(21, &[u32::from(piece.question), of]);
    (0..9)
        .filter(|bit| piece.good & 1 << bit != 0)
        .for_each(|bit| add(22, &[bit]));
    if piece.faults.is_empty() {
        add(23, &[0]);
    }
    for &fault in &piece.faults {
        let finding = &judged.report.findings[fault];
        let rule = learned::word(&finding.rule);
        add(23, &[rule]);
        add(24, &[rule, before(1)]);
        add(25, &[rule, word(Some(from))]);
        // Whether the words at fault hold it.
        let start = said.words[from].start as u32;
        let inside = finding.span.is_some_and(|span| span.start <= start && start < span.end);
        add(26, &[rule, u32::from(inside)]);
    }
    let earlier = keys_of_verb(said, piece.from, from);
    add(27, &[earlier]);
    add(28, &[earlier, before(1)]);
    let head = said.key(phrase.head);
    let again = (0..said.words.len())
        .filter(|&at| at != phrase.head && said.key(at) == head)
        .count();
    add(29, &[again.min(3) as u32]);
    // A firm's name often says what it deals in.
    let stem = &head[..head.char_indices().nth(4).map_or(head.len(), |(at, _)| at)];
    let named = |run: (usize, usize)| (run.0..run.1).any(|at| stem.len() >= 4 && said.key(at).starts_with(stem));
    add(30, &[u32::from(facts.people.firm.is_some_and(named))]);
    add(31, &[u32::from(known(phrase.head)), of]);
    add(
        32,
        &[
            said.words[from].gap as u32,
            u32::from(said.words[from].gap >= Gap::Comma),
            of,
        ],
    );
    add(
        33,
        &[learned::word(
            &head[head.char_indices().rev().nth(2).map_or(0, |(at, _)| at)..],
        )],
    );
    keys
}

/// The last verb before a phrase in its piece.
fn keys_of_verb(said: &Said<'_>, begin: usize, from: usize) -> u32 {
    (begin..from)
        .rev()
        .take(6)
        .find(|&at| matches!(part(said, at), Part::Verb | Part::Gerund | Part::Participle))
        .map_or(1, |at| learned::word(&said.key(at)))
}
