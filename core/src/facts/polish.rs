//! Words of the draft as sentences: pauses gone, capitals and full stops in their places.

use super::said::Said;
use super::speech::{Part, part};
use super::words::{ASKED, ASKS, AUXILIARIES, BEFORE_MONTH, CALENDAR, INTRODUCING, JOINERS, TITLES};
use crate::facts::people::{People, Run};
use crate::letters::{self, Small};

/// Words of hesitation, of which a written draft is freed.
const PAUSES: &[&str] = &[
    "um", "umm", "uh", "uhm", "uhh", "er", "erm", "ehm", "hmm", "mm", "mmm", "ah", "eh", "you", "know", "i", "mean",
    "like", "hm",
];

/// A run of words as they stand, without pauses and stutters between them.
pub fn flow(said: &Said<'_>, from: usize, to: usize, people: &People) -> String {
    flow_edited(said, from, to, people, &[])
}

/// Words that take the place of a run of the draft's; an empty run takes them in before its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// The run.
    pub run: Run,
    /// The words, with the space they need where the run is empty.
    pub text: String,
}

/// The same with some words changed.
pub fn flow_edited(said: &Said<'_>, from: usize, to: usize, people: &People, edits: &[Instead]) -> String {
    let mut out = String::new();
    let mut skip_to = from;
    let inserted = |word: usize| edits.iter().filter(move |edit| edit.run == (word, word));
    // A sign of money stands before its figure, and no word holds it.
    if let Some(at) = said.words.get(from).filter(|_| from < to) {
        let sign = said.text[..at.start].chars().next_back();
        out.extend(sign.filter(|c| matches!(c, '£' | '$' | '€' | '₦' | '₹' | '¥')));
    }
    for word in from..to {
        // What ends with a space belongs to the word, anything else to the word before.
        if word > from {
            inserted(word)
                .filter(|edit| !edit.text.ends_with(' '))
                .for_each(|edit| push_apart(&edit.text, &mut out));
        }
        if word < skip_to {
            continue;
        }
        // A start made twice: "i'm a i'm a financial advisor".
        {
            let pause = |at: usize| said.between(at).bytes().any(|byte| byte.is_ascii_alphabetic());
            // In writing a word twice may be meant: "a very, very good year".
            let slip = |count: usize| {
                said.spoken
                    || count > 1
                    || pause(word + 1)
                    || matches!(part(said, word), Part::Determiner | Part::Preposition | Part::Pronoun)
                        && !said.is(word, &["that", "her", "on", "in", "you", "one", "this"])
                    || said.is(
                        word,
                        &[
                            "sir", "it's", "i'm", "i've", "i'll", "i'd", "we're", "we've", "that's", "they're",
                        ],
                    )
            };
            let twice = (1..=3).find(|&count| {
                slip(count)
                    && word + 2 * count <= to
                    && !doubled_name(said, word + count)
                    && (0..count).all(|at| said.key(word + at) == said.key(word + count + at))
                    && said.words[word].shape == crate::view::Shape::Word
            });
            if let (Some(count), false) = (twice, people.phone.is_some_and(|run| run.0 <= word && word < run.1)) {
                skip_to = word + count;
                if word > from && !out.ends_with(' ') {
                    out.push(' ');
                }
                continue;
            }
        }
        if word > from && !(out.ends_with(' ') && said.spoken) {
            let between = said.between(word);
            let letters = between.bytes().any(|byte| byte.is_ascii_alphanumeric());
            let doubled = !said.flat && doubled_name(said, word);
            let mut stutter = false;
            let pause = between
                .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
                .filter(|part| !part.is_empty())
                .all(|part| {
                    let part = part.small().replace('’', "'");
                    // "30 mm" is a length.
                    if part == "mm" && said.key(word - 1).ends_with(|c: char| c.is_ascii_digit()) {
                        return false;
                    }
                    // "the the Transit": begun twice.
                    let again = (word.saturating_sub(3)..=word).any(|near| *said.key(near) == *part);
                    stutter |= again;
                    again || PAUSES.contains(&part.as_str())
                });
            let number = people.phone.is_some_and(|run| run.0 < word && word < run.1);
            let hailed = said.spoken
                && said.is(word - 1, &super::words::HELLOS)
                && said.is(word, &["it's", "this", "is", "i'm", "my", "am"]);
            let subject = said.spoken
                && said.is(word, &["i'm", "we're"])
                && !said.is(word - 1, &super::words::BINDERS)
                && !said.is(word - 1, &JOINERS);
            if hailed || subject {
                out.push_str(", ");
            } else if doubled || letters && (number || !said.spoken && !pause) {
                push_spaced(between, &mut out);
            } else if letters {
                out.push_str(
                    if between.contains(',')
                        && !stutter
                        && matches!(
                            part(said, word - 1),
                            Part::Noun | Part::Proper | Part::Number | Part::Time | Part::Participle | Part::Pronoun
                        )
                        && !people.identity.is_some_and(|run| run.0 < word && word < run.1)
                        && !said.spoken
                        && !said.is(
                            word - 1,
                            &["and", "but", "so", "or", "that", "because", "the", "a", "to"],
                        )
                    {
                        ", "
                    } else {
                        " "
                    },
                );
            } else if between.chars().any(char::is_whitespace) {
                let mark = between.trim();
                // What opens hugs the next word, what closes the last one.
                let opens = mark.starts_with(['(', '[', '“', '‘'])
                    || mark.starts_with(['"', '\'']) && between.starts_with(char::is_whitespace);
                let hugs = mark.starts_with([',', '.', ';', ':', '!', '?']);
                if !mark.is_empty() && !hugs && (opens || between.starts_with(char::is_whitespace)) {
                    out.push(' ');
                }
                out.push_str(mark);
                if !opens
                    && (between.ends_with(char::is_whitespace) || hugs && between.starts_with(char::is_whitespace))
                {
                    out.push(' ');
                }
            } else {
                push_spaced(between, &mut out);
            }
        }
        inserted(word)
            .filter(|edit| edit.text.ends_with(' '))
            .for_each(|edit| push_apart(&edit.text, &mut out));
        match edits
            .iter()
            .find(|edit| edit.run.0 == word && edit.run.1 > word && edit.run.1 <= to)
        {
            Some(edit) => {
                push_apart(&edit.text, &mut out);
                skip_to = edit.run.1;
            }
            None => push_word(said, word, people, &mut out),
        }
    }
    inserted(to)
        .filter(|edit| !edit.text.ends_with(' '))
        .for_each(|edit| push_apart(&edit.text, &mut out));
    out
}

/// Whether a word says again the name before the comma: "Colin Byrne, Byrne Vintners" is no stutter.
fn doubled_name(said: &Said<'_>, word: usize) -> bool {
    let between = said.between(word);
    let Some(tail) = between.contains(',').then(|| between.split(',').next_back()).flatten() else {
        return false;
    };
    let tail = tail.trim();
    let before = said.raw(word - 1, word);
    if said.is(word - 1, &["i", "i'm", "i'll", "i've", "i'd"]) {
        return false;
    }
    tail.starts_with(letters::is_capital) && tail.eq_ignore_ascii_case(before)
        || tail.is_empty()
            && before.starts_with(letters::is_capital)
            && said.raw(word, word + 1).eq_ignore_ascii_case(before)
}

/// Words of ours, apart from what stands before them.
fn push_apart(text: &str, out: &mut String) {
    let glued = out.ends_with(|c: char| !c.is_whitespace() && !matches!(c, '(' | '[' | '“' | '‘' | '"'));
    if glued && text.starts_with(|c: char| c.is_alphanumeric() || c == '[') {
        out.push(' ');
    }
    out.push_str(text);
}

/// What stands between two words, with the space that a comma wants and may lack.
fn push_spaced(between: &str, out: &mut String) {
    for part in between.split_inclusive(',') {
        if out.ends_with(',') && !part.starts_with([' ', ',']) {
            out.push(' ');
        }
        out.push_str(part);
    }
    if out.ends_with(',') {
        out.push(' ');
    }
}

fn push_word(said: &Said<'_>, word: usize, people: &People, out: &mut String) {
    let raw = said.raw(word, word + 1);
    if !said.flat || said.words[word].shape.is_placeholder() {
        out.push_str(raw);
        return;
    }
    let key = said.key(word);
    let within = |run: Option<Run>| run.is_some_and(|run| run.0 <= word && word < run.1);
    let named =
        |run: Option<Run>| run.is_some_and(|run| (run.0..run.1).any(|other| said.key(other) == key)) && key.len() > 2;
    let small = [
        "and", "of", "the", "at", "in", "for", "de", "on", "a", "from", "with", "&", "over", "down", "up", "out",
    ];
    let firm = within(people.firm) && !small.contains(&&*key);
    let plain = !INTRODUCING.contains(&key) && !TITLES.contains(&key);
    let title = TITLES.contains(&key)
        && [people.prospect, people.caller]
            .into_iter()
            .flatten()
            .any(|run| run.0 <= word && word + 1 < run.1);
    let month = ["march", "may"].contains(&&*key)
        && word > 0
        && (said.is(word - 1, BEFORE_MONTH) || said.words[word - 1].shape != crate::view::Shape::Word);
    let roads = [
        "road", "street", "lane", "avenue", "crescent", "terrace", "drive", "close",
    ];
    let road = !INTRODUCING.contains(&key)
        && (word > 0 && said.is(word, &roads) && word > 1 && said.is(word - 2, &["on", "in", "at", "off", "of"])
            || word > 0 && said.is(word + 1, &roads) && said.is(word - 1, &["on", "in", "at", "off", "of"]))
        && !said.is(word, &["the", "your", "our", "my", "high"])
        && !said.is(word - 1, &["the", "your", "our", "my", "high"]);
    if firm
        || title
        || road
        || plain && (named(people.caller) || named(people.prospect))
        || CALENDAR.contains(key.strip_suffix("'s").unwrap_or(&key))
        || month
    {
        capital(&raw.small(), out);
    } else if matches!(&*key, "i" | "i'm" | "i'd" | "i'll" | "i've") {
        out.push('I');
        out.push_str(&raw[1..].small());
    } else if let Some(right) = super::spelling::mended(said, word) {
        out.push_str(right);
    } else if raw.chars().filter(|c| c.is_alphabetic()).count() > 1
        && raw.chars().all(|c| !letters::is_small(c))
        && raw.chars().any(char::is_alphabetic)
    {
        out.push_str(&raw.small());
    } else {
        out.push_str(raw);
    }
}

/// Adds a word with a capital, also behind a hyphen.
pub fn capital(word: &str, out: &mut String) {
    let mut next = true;
    for c in word.chars() {
        if next && c.is_alphabetic() {
            out.push(letters::capital(c));
            next = false;
        } else {
            out.push(c);
            next = c == '-';
        }
    }
}

/// The first word of a run that isn't a joiner of sentences; the run's end where there is no other.
pub fn without_joiners(said: &Said<'_>, from: usize, to: usize) -> usize {
    let mut at = from;
    while at + 1 < to
        && said.is(at, &JOINERS)
        && (said.is(at, &["look", "see", "well", "now"])
            && said.is(at + 1, &["i", "we", "i've", "we've", "i'm", "we're"])
            || !(said.is(at, &["right", "well", "like", "still", "see", "look", "now", "then"])
                && said.words[at + 1].gap < crate::view::Gap::Comma
                && !said.spoken))
    {
        at += 1;
    }
    at
}

/// Whether a run asks.
pub fn asks(said: &Said<'_>, from: usize, to: usize) -> bool {
    if to < from + 2 {
        return false;
    }
    let next = from + 1;
    said.is(from, ASKS)
        && (said.key(from).contains('\'')
            || said.is(next, AUXILIARIES)
            || said.is(
                next,
                &[
                    "many", "much", "long", "often", "soon", "far", "about", "old", "kind", "sort", "time", "size",
                    "age", "else",
                ],
            ))
        || said.is(from, AUXILIARIES) && said.is(next, ASKED)
}

/// A text as a sentence: a capital first, a mark at its end.
pub fn sentence(text: &str, asks: bool) -> String {
    let text = text
        .trim()
        .trim_start_matches([',', ';', ':', '-', '–', '—', '.', ' ', '!', '?', '…'])
        .trim_end_matches([',', ';', ':', '-', '–', '—', ' ', '(', '“']);
    let mut out = String::with_capacity(text.len() + 1);
    let mut chars = text.chars();
    // A web address or a placeholder keeps its first letter.
    match chars.next() {
        Some(first) if letters::is_small(first) => out.push(letters::capital(first)),
        Some(first) => out.push(first),
        None => return out,
    }
    out.push_str(chars.as_str());
    let bare = out.trim_end_matches(['.', '!', '?', '…']).len();
    let tail = out[bare..].to_owned();
    let closed = out.ends_with(['"', '”', ')', '\'', '’'])
        && out
            .trim_end_matches(['"', '”', ')', '\'', '’'])
            .ends_with(['.', '!', '?']);
    if closed {
        return out;
    }
    if tail.is_empty() {
        out.push(if asks { '?' } else { '.' });
    } else {
        let mark = if tail.contains('?') || asks {
            '?'
        } else if tail.contains('!') && !tail.contains('.') {
            '!'
        } else {
            '.'
        };
        out.truncate(bare);
        out.push(mark);
    }
    out
}
