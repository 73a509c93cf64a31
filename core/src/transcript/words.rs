//! The words of a text and the marks behind them.

use crate::engine::Engine;
use crate::facts::speech::{self, Part};
use crate::letters;
use crate::view::fold::{Folded, fold};
use crate::view::vocabulary::hash;

/// What stands behind a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// A comma, a colon, a dash.
    Comma,
    /// A full stop.
    Stop,
    /// A question mark.
    Question,
}

/// What a word is, as far as its neighbours tell the model something. A number from 0 to 63.
pub type Kind = u8;

/// Before the first word, and behind the last.
pub const OUTSIDE: Kind = 0;
const PLACEHOLDER: Kind = 1;
const FIGURE: Kind = 2;
const GIVEN: Kind = 3;
const CALENDAR: Kind = 4;
/// Contractions by their end.
const CONTRACTED: [&str; 7] = ["'s", "'ll", "'ve", "'re", "'d", "'m", "n't"];
/// Other words by their end, if they are known and if they aren't.
const ENDS: [&str; 7] = ["ing", "ed", "ly", "er", "est", "s", ""];
/// Parts of speech come from here on, then contractions, then the ends of words known and unknown.
const PARTS: Kind = 8;
const CONTRACTIONS: Kind = 24;
const KNOWN: Kind = 32;
const UNKNOWN: Kind = 40;

/// What stands before a name without a mark.
const LEADING: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mister",
    "dr",
    "doctor",
    "prof",
    "professor",
    "sri",
    "shri",
    "st",
    "saint",
    "mt",
    "the",
    "a",
    "an",
];

/// A word and what stands behind it.
#[derive(Clone, Debug)]
pub struct Word {
    /// First byte of it.
    start: usize,
    /// The byte after its last letter.
    end: usize,
    /// The byte after the marks that are written behind it.
    after: usize,
    /// Its letters folded, hashed; figures are all one, placeholders too.
    pub hash: u32,
    /// The same of its last two letters.
    pub tail: u32,
    /// What it is.
    pub kind: Kind,
    /// Whether rules, lists or the model know it.
    pub known: bool,
    /// What stands behind it.
    pub mark: Mark,
    /// The mark was written by the author.
    pub written: bool,
    /// A placeholder goes on behind it.
    pub open: bool,
    /// A word of greeting.
    pub greets: bool,
    /// "from", "at", "with".
    pub leads_to_firm: bool,
    /// A title: no mark parts it from the name.
    pub leads: bool,
    /// It begins with a capital.
    pub capital: bool,
    i: bool,
}

impl Word {
    /// "I" and what begins with it.
    pub fn is_i(&self) -> bool {
        self.i
    }

    /// Nothing in figures, and no placeholder.
    pub fn can_be_name(&self) -> bool {
        !matches!(self.kind, PLACEHOLDER | FIGURE)
    }
}

/// Cuts a text.
pub fn cut(text: &str, engine: &Engine) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 5 + 1);
    let mut depth = 0usize;
    let mut folded = String::new();
    for run in text.split_whitespace() {
        let start = run.as_ptr() as usize - text.as_ptr() as usize;
        let after = start + run.len();
        let core = run.trim_end_matches(|c: char| ".,?!;:…)”\"".contains(c));
        let end = start + core.len();
        let own = core.trim_start_matches(|c: char| "(“\"".contains(c));
        let mark = mark_of(&text[end..after]);
        let opens = own.matches(['[', '{', '<']).count();
        depth = (depth + opens).saturating_sub(own.matches([']', '}', '>']).count());
        if !own.chars().any(|c| c.is_alphanumeric() || "[]{}<>".contains(c)) {
            // A dash or a mark that stands alone is the word's before it.
            if let Some(last) = words.last_mut() {
                let alone = if mark > Mark::None { mark } else { Mark::Comma };
                (last.mark, last.written, last.after) = (last.mark.max(alone), true, after);
            }
            continue;
        }
        folded.clear();
        own.chars().for_each(|c| match fold(c) {
            Folded::One(byte) => folded.push(byte as char),
            Folded::Two(first, second) => folded.extend([first as char, second as char]),
            Folded::Letter(c) => folded.push(letters::small(c)),
            Folded::Symbol | Folded::Nothing => {}
        });
        let (kind, known) = kind_of(&folded, engine);
        let tail = folded.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        let key = match kind {
            PLACEHOLDER => "[",
            FIGURE => "0",
            _ => &folded,
        };
        words.push(Word {
            start: end - own.len(),
            end,
            after,
            hash: (hash(key) >> 32) as u32,
            tail: (hash(&folded[tail..]) >> 32) as u32,
            kind,
            known,
            mark,
            written: mark > Mark::None,
            open: depth > 0,
            greets: crate::facts::words::HELLOS.contains(&folded),
            leads_to_firm: matches!(folded.as_str(), "from" | "at" | "with"),
            leads: LEADING.contains(&folded.as_str()),
            capital: own.chars().next().is_some_and(letters::is_capital),
            i: folded == "i" || folded.starts_with("i'") || folded == "im" || folded == "ive",
        });
    }
    words
}

/// The text with the words' marks and capitals; what is between them stays as it is.
pub fn join(text: &str, words: &[Word]) -> String {
    let mut out = String::with_capacity(text.len() + words.len());
    let mut from = 0;
    for word in words {
        out.push_str(&text[from..word.start]);
        let own = &text[word.start..word.end];
        match own.chars().next() {
            Some(first) if word.capital => {
                out.push(letters::capital(first));
                out.push_str(&own[first.len_utf8()..]);
            }
            _ => out.push_str(own),
        }
        out.push_str(&text[word.end..word.after]);
        if !word.written {
            out.push_str(match word.mark {
                Mark::None => "",
                Mark::Comma => ",",
                Mark::Stop => ".",
                Mark::Question => "?",
            });
        }
        from = word.after;
    }
    out.push_str(&text[from..]);
    out
}

fn mark_of(marks: &str) -> Mark {
    if marks.contains('?') {
        Mark::Question
    } else if marks.contains(['.', '!', '…']) {
        Mark::Stop
    } else if marks.contains([',', ';', ':']) {
        Mark::Comma
    } else {
        Mark::None
    }
}

/// What a folded word is, and whether it is known.
fn kind_of(word: &str, engine: &Engine) -> (Kind, bool) {
    if word.contains(['[', ']', '{', '}', '<', '>'])
        || word.contains('%') && !word.contains(|c: char| c.is_ascii_digit())
    {
        return (PLACEHOLDER, true);
    }
    if word.contains(|c: char| c.is_ascii_digit()) {
        return (FIGURE, true);
    }
    let entry = engine.vocabulary.get(hash(word));
    let known = entry.word > 0 || entry.stem > 0;
    if crate::facts::words::CALENDAR.contains(word) {
        return (CALENDAR, true);
    }
    let part = speech::listed(word);
    if let Some(Part::Other | Part::Determiner | Part::Pronoun | Part::Preposition) = part {
        return (PARTS + part.map_or(0, |part| part as Kind), true);
    }
    if engine.scanner.is_given_word(entry.word) {
        return (GIVEN, true);
    }
    if let Some(part) = part {
        return (PARTS + part as Kind, true);
    }
    if let Some(at) = CONTRACTED.iter().position(|end| word.ends_with(end)) {
        return (CONTRACTIONS + at as Kind, known);
    }
    let end = ENDS
        .iter()
        .position(|end| word.len() > end.len() + 2 && word.ends_with(end));
    let end = end.unwrap_or(ENDS.len()) as Kind;
    (if known { KNOWN } else { UNKNOWN } + end, known)
}
