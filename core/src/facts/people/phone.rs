//! The number to call.

use super::Run;
use crate::facts::said::Said;
use crate::view::{Gap, Shape};

pub(super) fn phone(said: &Said<'_>) -> Option<Run> {
    // "oh one six one, four nine six …": a number in words.
    let digits = [
        "zero", "oh", "o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double", "triple",
        "hundred",
    ];
    let digit = |word: usize| {
        said.is(word, &digits)
            || said.words[word].shape == Shape::Number && said.words[word].end - said.words[word].start <= 5
    };
    let mut start = 0;
    while start < said.words.len() {
        let end = (start..said.words.len())
            .find(|&word| !digit(word) || word > start && said.words[word].gap > Gap::Clause)
            .unwrap_or(said.words.len());
        // "Five five five, oh one seven one." by itself: what is said twice counts once.
        let alone = end - start >= 4
            && said.words[start].gap == Gap::Sentence
            && said.words.get(end).is_none_or(|next| next.gap == Gap::Sentence);
        if end - start >= 6
            || alone
            || end - start >= 3
                && (start..end).all(|word| {
                    said.words[word].shape == Shape::Number && said.words[word].end - said.words[word].start >= 3
                })
        {
            return Some((start, end));
        }
        start = end + 1;
    }
    let at = said.words.iter().position(|word| {
        word.shape == Shape::Phone
            || word.shape.is_placeholder() && {
                let name = said.text[word.start..word.end].to_ascii_lowercase();
                ["phone", "mobile", "callback", "direct", "_tel", "cell"]
                    .iter()
                    .any(|part| name.contains(part))
            }
    });
    // "My number is ___", "call me on ___": left open.
    let open = || {
        (2..said.words.len()).find(|&word| {
            let blank = said.words[word].shape.is_placeholder();
            let number = said.is(word - 1, &["is", "number's"])
                && said.is(word - 2, &["number", "line", "my", "mobile", "cell"]);
            let dialled = said.is(word - 1, &["on", "at"])
                && (word.saturating_sub(6)..word).any(|at| said.is(at, &["me", "us", "back"]))
                && (word.saturating_sub(7)..word)
                    .any(|at| said.is(at, &["call", "ring", "reach", "phone", "text", "get", "buzz"]));
            blank && (number || dialled)
        })
    };
    let at = at.or_else(open)?;
    // "07 555 0136": the area's code is a word of its own.
    let code = |word: usize| {
        let text = said.raw(word, word + 1);
        let abroad = text.len() <= 3 && said.text[..said.words[word].start].ends_with(['+', '(']);
        said.words[word].shape == Shape::Number && text.len() <= 5 && (text.starts_with('0') || abroad)
    };
    let mut start = at
        .checked_sub(1)
        .filter(|&before| code(before) && (said.words[at].gap <= Gap::Soft || said.between(at).trim() == ")"))
        .unwrap_or(at);
    // "+31 30 555 0192": the country's code stands before that.
    while start > 0
        && start + 4 > at
        && said.words[start].gap <= Gap::Soft
        && said.words[start - 1].shape == Shape::Number
    {
        let plus = said.text[..said.words[start - 1].start].ends_with('+');
        let before = start > 1 && said.text[..said.words[start - 2].start].ends_with('+');
        if !plus && !before {
            break;
        }
        start -= 1;
    }
    Some((start, at + 1))
}
