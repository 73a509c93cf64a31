//! Who is named elsewhere: called out, signing, or as everybody at a firm.

use super::Run;
use crate::engine::Engine;
use crate::facts::Judged;
use crate::facts::introduction;
use crate::facts::list::List;
use crate::facts::said::Said;
use crate::facts::speech::{Part, part};
use crate::facts::words::{HELLOS, TITLES};
use crate::view::{Gap, Shape};

/// "Hey from everybody at Grady Heights NICU Fund".
pub fn everybody_at(said: &Said<'_>) -> Option<Run> {
    if said.flat {
        return None;
    }
    let at = (1..said.words.len().min(40)).find(|&word| {
        said.is(word, &["at", "from", "with"])
            && said.is(
                word - 1,
                &[
                    "everybody",
                    "everyone",
                    "all",
                    "team",
                    "us",
                    "folks",
                    "gang",
                    "crew",
                    "office",
                    "lot",
                    "calling",
                    "volunteering",
                ],
            )
    })?;
    let start = at + 1 + usize::from(said.is(at + 1, &["the"]));
    let end = introduction::proper_run(said, start, 7, true);
    (end > start).then_some((at + 1, end))
}

/// A name that is called out: "… in front of them, Graham."
///
/// Neither who introduces itself nor who signs is called.
pub(super) fn addressed(
    said: &Said<'_>,
    engine: &Engine,
    judged: &Judged<'_>,
    identity: Option<Run>,
    signed: Option<Run>,
) -> Option<Run> {
    let words = &said.words;
    (1..words.len())
        .find(|&word| {
            let at = &words[word];
            let next = words.get(word + 1).map_or(Gap::Sentence, |next| next.gap);
            let hailed = at.gap == Gap::Comma && next == Gap::Sentence
                || at.gap == Gap::Sentence && next == Gap::Comma
                // "Sorry to bug you, Kylie, it's Craig"
                || at.gap == Gap::Comma
                    && next == Gap::Comma
                    && word < 16
                    && said.is(word + 1, &["it's", "this", "i'm", "my", "it"]);
            hailed
                && at.capital
                && at.shape == Shape::Word
                && engine.scanner.is_given_name(&judged.view.tokens[at.token as usize])
                && identity.is_none_or(|run| word < run.0 || run.1 < word)
                && !said.is(word, &INTERJECTIONS)
                && signed.is_none_or(|name| word < name.0 || name.1 <= word)
                // "Cheers, Trevor." signs.
                && !said.is(word - 1, &["cheers", "thanks", "regards", "bye", "you", "ta", "best"])
        })
        .map(|word| (word, word + 1))
        .or_else(|| titled(said, identity, signed))
}

/// "I've rung four times now, Mr Sharma, and …", "the Mrs Papadakis who ran the wool shop": whom nobody else can be.
fn titled(said: &Said<'_>, identity: Option<Run>, signed: Option<Run>) -> Option<Run> {
    let words = &said.words;
    let apart = |run: Option<Run>, word: usize| run.is_none_or(|run| word < run.0 || run.1 <= word);
    let at = (1..words.len().saturating_sub(1).min(50)).find(|&word| {
        let called = words[word].gap >= Gap::Comma
            || said.is(word - 1, &["the"]) && word > 1 && said.is(word - 2, &["this", "that", "is"]);
        called
            && said.is(word, &TITLES)
            && words[word + 1].capital
            && words[word + 1].gap <= Gap::Soft
            && apart(identity, word)
            && apart(signed, word)
    })?;
    let end = introduction::proper_run(said, at + 1, 3, false);
    (end > at + 1).then_some((at, end))
}

/// Words that call on nobody by name.
pub static INTERJECTIONS: List = List::new("interjections");

/// Who signs at the end: "Vikram Reddy, Ongole Stones.", "918-555-0188, Travis.", "Ngozi Eze is the name."
pub(super) fn signed(said: &Said<'_>) -> Option<(Run, Option<Run>)> {
    let words = &said.words;
    if said.flat || words.len() < 12 {
        return None;
    }
    let proper = |word: usize| {
        words[word].shape == Shape::Word
            && words[word].capital
            && !said.is(word, &HELLOS)
            && !said.is(word, &INTERJECTIONS)
            && !said.is(word, &["i", "i'm", "i'll", "i'd", "i've", "we"])
            && part(said, word) != Part::Verb
    };
    let number = |word: usize| words[word].shape == Shape::Phone || part(said, word) == Part::Number;
    let ends = |word: usize| words.get(word).is_none_or(|next| next.gap == Gap::Sentence);
    let late = words.len().saturating_sub(24).max(8);
    for at in late..words.len() {
        let behind_number = at > 0 && words[at - 1].shape == Shape::Phone;
        if !(words[at].gap == Gap::Sentence || words[at].gap == Gap::Comma && behind_number) || !proper(at) {
            continue;
        }
        let mut end = at;
        while end < words.len() && end < at + 3 && proper(end) && (end == at || words[end].gap <= Gap::Soft) {
            end += 1;
        }
        // "Ngozi Eze is the name."
        if said.is(end, &["is"]) && said.is(end + 1, &["the", "my"]) && said.is(end + 2, &["name"]) {
            return Some(((at, end), None));
        }
        let firm_end = introduction::proper_run(said, end, 5, true);
        let firm = words.get(end).is_some_and(|next| next.gap == Gap::Comma) && firm_end > end && ends(firm_end);
        let rest_is_number = |from: usize| (from..words.len()).all(number);
        if firm && introduction::firmlike(said, (end, firm_end)) {
            return Some(((at, end), Some((end, firm_end))));
        }
        // The very last words, a number behind them or not.
        let closing = |from: usize| from == words.len() || rest_is_number(from);
        if (ends(end) && closing(end) || firm && closing(firm_end)) && !introduction::firmlike(said, (at, end)) {
            // "Good day." is nobody.
            return (!said.is(
                at,
                &[
                    "good", "many", "bye", "god", "thank", "best", "kind", "call", "over", "goodbye",
                ],
            ))
            .then_some(((at, end), None));
        }
    }
    None
}
