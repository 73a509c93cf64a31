//! Where a name stands and how far it goes.

use crate::facts::list::List;
use crate::facts::people::Run;
use crate::facts::said::Said;
use crate::facts::words::*;
use crate::letters::{self, Small};
use crate::view::{Gap, Shape};

/// Whether a word could be part of a name in a draft with capitals.
pub(super) fn proper(said: &Said<'_>, word: usize) -> bool {
    let Some(at) = said.words.get(word) else {
        return false;
    };
    at.shape.is_placeholder()
        || at.shape == Shape::Word
            && at.capital
            && !said.is(word, &HELLOS)
            && !said.is(word, &TITLES)
            && !said.is(word, &JOINERS)
            && !said.is(word, SUBJECTS)
            && !said.is(word, EITHER)
            && !said.is(word, AUXILIARIES)
            && !said.is(word, ASKS)
            && !said.is(word, &FIRM_ENDS)
            && !said.is(
                word,
                &[
                    "my", "the", "a", "an", "this", "is", "it's", "good", "in", "at", "on", "for", "from",
                ],
            )
            && !said.is(
                word,
                &[
                    "message",
                    "praise",
                    "god",
                    "thanks",
                    "happy",
                    "voicemail",
                    "note",
                    "hope",
                    "sir",
                    "madam",
                    "doctor",
                    "big",
                    "actually",
                    "sorry",
                    "glad",
                    "could",
                    "may",
                    "shall",
                ],
            )
            && !CALENDAR.contains(&said.key(word))
}

/// Words that only firms have in their names.
pub(super) static FIRM_WORDS: List = List::new("firm-words");

/// Whether a run of capitals is the name of a firm rather than of a person.
pub(crate) fn firmlike(said: &Said<'_>, run: Run) -> bool {
    // "SparkleCo": a capital within.
    let humped = |word: usize| {
        let raw = said.raw(word, word + 1);
        let small = raw.find(letters::is_small);
        !raw.starts_with("Mc")
            && !raw.starts_with("Mac")
            && !raw.starts_with("De")
            && small.is_some_and(|at| raw[at..].contains(letters::is_capital))
            && raw.chars().all(char::is_alphanumeric)
    };
    run.1 > run.0
        && ((run.0..run.1).any(humped)
            || ((run.0..run.1)
                .any(|word| said.is(word, &["&", "and"]) || said.between(word).contains('&') && word > run.0)
                || (run.0..run.1).any(|word| said.is(word, &FIRM_WORDS))))
}

/// The end of a run of words with capitals, small words between them included.
pub(crate) fn proper_run(said: &Said<'_>, from: usize, longest: usize, firm: bool) -> usize {
    let mut end = from;
    while end < said.words.len() && end < from + longest {
        if end > from && said.words[end].gap > Gap::Soft {
            // "Trellis, Inc" and lists of names go on behind a comma only where a firm is spelt out.
            break;
        }
        let figure = firm && said.words[end].shape == Shape::Number;
        if proper(said, end)
            || figure
            || end > from && capital(said, end) && !said.is(end, &["i", "i'm", "i'd", "i've", "i'll"])
        {
            end += 1;
        } else if end > from
            && (said.is(
                end,
                &[
                    "de", "von", "van", "der", "den", "al", "el", "bin", "la", "le", "du", "di",
                ],
            ) || firm && said.is(end, &["and", "of", "the", "&", "in", "for", "on", "to"]))
            && (end + 1..(end + 3).min(said.words.len()))
                .any(|next| capital(said, next) && said.words[next].gap <= Gap::Soft)
            && said.words[end + 1].gap <= Gap::Soft
        {
            end += 1;
        } else {
            break;
        }
    }
    while end > from && said.is(end - 1, &["and", "of", "the", "&", "de", "in", "for", "on"]) {
        end -= 1;
    }
    end
}

pub(super) fn capital(said: &Said<'_>, word: usize) -> bool {
    said.words
        .get(word)
        .is_some_and(|word| word.capital && word.shape == Shape::Word || word.shape.is_placeholder())
}

/// The word behind a cue of introduction that ends at `at`: "this is", "it's", "my name is", "myself".
pub(super) fn cue(said: &Said<'_>, at: usize) -> Option<usize> {
    // "the practice nurse, I think it's Sinéad"
    if at > 0 && said.is(at - 1, &["think", "believe", "guess", "suppose", "reckon"]) {
        return None;
    }
    let one = said.is(at, &["it's", "i'm", "myself", "name's"])
        || said.flat
            && said.is(at, &["its", "im", "names"])
            && !said.is(at.wrapping_sub(1), &["of", "on", "in", "your"]);
    let two = said.is(at + 1, &["is", "am", "be"]) && said.is(at, &["this", "it", "i", "name"]);
    let mut next = if one {
        at + 1
    } else if two {
        at + 2
    } else {
        return None;
    };
    while said.is(next, &["only", "just", "me", "again", "here"]) {
        next += 1;
    }
    (next < said.words.len() && said.words[next].gap <= Gap::Comma).then_some(next)
}

/// The end of a firm's name with the place where it is: "up in Skipton", "over at Central".
pub(super) fn placed(said: &Said<'_>, end: usize) -> usize {
    let at = end + usize::from(said.is(end, &["up", "over", "down", "out", "here"]));
    if said.is(at, &["in", "at"]) && said.words[at].gap <= Gap::Soft {
        let last = proper_run(said, at + 1, 3, false);
        if last > at + 1 {
            return last;
        }
    }
    end
}

/// The word behind "and I'm" that a firm may follow: "my name's Logan and I'm with Tessellate".
pub(super) fn and_am(said: &Said<'_>, at: usize) -> usize {
    let next = at + usize::from(said.is(at, &["and"]));
    if next > at && said.is(next, &["i'm", "im", "i'm"]) {
        next + 1
    } else if next > at && said.is(next, &["i"]) && said.is(next + 1, &["am"]) {
        next + 2
    } else {
        at
    }
}

/// Words behind a firm's name in a transcript, not in it.
pub(super) static FIRM_ENDS: List = List::new("firm-ends");

/// Whether two names have a word in common.
pub(super) fn shares(one: &str, other: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|part| part.len() > 1)
            .map(Small::small)
            .collect()
    };
    let other = parts(other);
    parts(one).iter().any(|part| other.contains(part))
}
