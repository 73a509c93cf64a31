//! Cutting words: one walk over the bytes, folding as it goes.

use super::fold::{Folded, fold};
use super::vocabulary::{Entry, Hasher};
use super::{Gap, Marks, Shape, Token, View, Vocabulary, placeholder};
use std::ops::Range;

/// Titles that a full stop may follow inside a sentence.
const TITLES: [&str; 14] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "rev", "sgt", "capt", "lt", "messrs", "hon", "mx", "rs",
];
/// Words that a full stop may follow inside a sentence, unless a capital comes next.
const SHORTENED: [&str; 15] = [
    "inc", "ltd", "co", "corp", "no", "vs", "approx", "ext", "dept", "jr", "sr", "etc", "ave", "pty", "pvt",
];

struct Cutter<'a> {
    view: &'a mut View,
    text: &'a str,
    vocabulary: &'a Vocabulary,
    marks: &'a Marks,
    /// What parts the next token from the last one.
    gap: Gap,
    /// First token of this range: merges don't reach before it.
    first: usize,
    /// The token at which a double quotation mark opened.
    quote: Option<usize>,
}

/// Cuts the words of a part of the draft.
pub fn tokenize(view: &mut View, text: &str, range: Range<usize>, vocabulary: &Vocabulary, marks: &Marks) {
    let first = view.tokens.len();
    let mut cutter = Cutter {
        view,
        text,
        vocabulary,
        marks,
        gap: Gap::Sentence,
        first,
        quote: None,
    };
    cutter.walk(range);
    cutter.close_sentence(false);
}

impl Cutter<'_> {
    fn walk(&mut self, range: Range<usize>) {
        let bytes = self.text.as_bytes();
        let mut at = range.start;
        while at < range.end {
            let byte = bytes[at];
            if byte.is_ascii_alphanumeric() || byte >= 0x80 {
                if byte >= 0x80 {
                    let c = self.char_at(at);
                    let folded = fold(c);
                    match folded {
                        Folded::One(b) if b.is_ascii_alphanumeric() => {}
                        Folded::Two(a, _) if a.is_ascii_alphanumeric() => {}
                        Folded::Letter(_) => {}
                        _ => {
                            let end = at + c.len_utf8();
                            match folded {
                                Folded::One(b' ') => {}
                                Folded::Nothing => {}
                                Folded::One(b) => {
                                    self.punctuation(b, at, end, range.end);
                                }
                                Folded::Two(b'.', _) => {
                                    self.dots(at, end);
                                }
                                Folded::Two(..) => {
                                    self.part(Gap::Clause);
                                }
                                _ => {}
                            }
                            at = end;
                            continue;
                        }
                    }
                }
                at = self.word(at, range.end);
                continue;
            }
            match byte {
                b' ' | b'\t' | b'\r' | 0x0b | 0x0c => {}
                b'\n' => {
                    // A blank line ends a sentence, a line's end only a clause.
                    let rest = &bytes[at + 1..range.end];
                    let blank = rest.iter().find(|&&byte| !matches!(byte, b' ' | b'\t' | b'\r')) == Some(&b'\n');
                    if blank {
                        self.close_sentence(false)
                    } else {
                        self.part(Gap::Clause)
                    }
                }
                _ => {
                    if matches!(byte, b'[' | b'{' | b'<' | b'%' | b'_' | b'$' | b'*' | b'#') {
                        if let Some((end, shape)) = placeholder::bracketed(self.text, at) {
                            if end <= range.end {
                                self.placeholder(at, end, shape);
                                at = end;
                                continue;
                            }
                        }
                    }
                    if byte == b'.' && bytes[at + 1..range.end].first() == Some(&b'.') {
                        let end = at + bytes[at..range.end].iter().take_while(|&&byte| byte == b'.').count();
                        self.dots(at, end);
                        at = end;
                        continue;
                    }
                    if matches!(byte, b'$') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                        at = self.word(at, range.end);
                        continue;
                    }
                    self.punctuation(byte, at, at + 1, range.end);
                }
            }
            at += 1;
        }
    }

    fn char_at(&self, at: usize) -> char {
        self.text[at..].chars().next().unwrap_or(' ')
    }

    fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn close_sentence(&mut self, question: bool) {
        // The number of sentences closed so far is kept by `questions`; `clause::finish` counts the same bounds.
        if self.gap < Gap::Sentence && self.view.tokens.len() > self.first {
            self.view.questions.push(question);
        } else if question {
            if let Some(last) = self.view.questions.last_mut() {
                *last = true;
            }
        }
        self.gap = Gap::Sentence;
    }

    fn punctuation(&mut self, byte: u8, at: usize, end: usize, limit: usize) {
        let bytes = self.text.as_bytes();
        match byte {
            b',' => self.part(Gap::Comma),
            b'.' => {
                let next = self.text[end..limit].chars().next();
                if next.is_none_or(|c| !c.is_alphanumeric()) && !self.abbreviated(end, limit) {
                    self.close_sentence(false);
                }
            }
            b'!' => self.close_sentence(false),
            b'?' => self.close_sentence(true),
            b';' | b':' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'|' | b'*' | b'>' => self.part(Gap::Clause),
            b'-' => {
                let spaced = at == 0 || bytes[at - 1].is_ascii_whitespace();
                if spaced || bytes.get(end) == Some(&b'-') || bytes.get(at.wrapping_sub(1)) == Some(&b'-') {
                    self.part(Gap::Clause);
                }
            }
            b'"' => self.quotation(),
            b'\'' => {
                if self.quote.is_none() && self.opens(at, end, limit) {
                    self.quotation();
                } else if self.quote.is_some() && !self.text[end..limit].starts_with(char::is_alphanumeric) {
                    self.quotation();
                }
            }
            _ => {}
        }
    }

    /// Whether a single quotation mark opens a quotation that is closed again.
    fn opens(&self, at: usize, end: usize, limit: usize) -> bool {
        let before = self.text[..at].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) || !self.text[end..limit].starts_with(char::is_alphabetic) {
            return false;
        }
        let mut before = ' ';
        let mut rest = self.text[end..limit].chars().take(300).peekable();
        while let Some(c) = rest.next() {
            if matches!(c, '\'' | '’') && before != 's' && rest.peek().is_none_or(|c| !c.is_alphanumeric()) {
                return true;
            }
            before = c;
        }
        false
    }

    fn quotation(&mut self) {
        match self.quote.take() {
            None => self.quote = Some(self.view.tokens.len()),
            Some(start) => {
                // Words said twice may have been taken back since the quotation opened: then nothing is left of it.
                if let Some(tokens) = self.view.tokens.get_mut(start.max(self.first)..) {
                    if tokens.len() <= 60 {
                        tokens.iter_mut().for_each(|token| token.quoted = true);
                    }
                }
            }
        }
        self.part(Gap::Comma);
    }

    /// Whether the full stop that was just read belongs to the word before it.
    fn abbreviated(&self, end: usize, limit: usize) -> bool {
        let Some(last) = self.view.tokens.get(self.first..).and_then(|tokens| tokens.last()) else {
            return false;
        };
        if last.end as usize + 1 != end {
            return false;
        }
        let word = &self.text[last.start as usize..last.end as usize];
        let next = self.text[end..limit].trim_start().chars().next();
        let lower = next.is_some_and(|c| crate::letters::is_small(c) || c.is_ascii_digit() || c == ',');
        let is = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        let initial = word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase() && word != "I";
        is(&TITLES)
            || initial && next.is_some_and(crate::letters::is_capital)
            || (is(&SHORTENED) || word.contains('.')) && lower
    }

    /// An ellipsis: a placeholder where something must follow, else a pause.
    fn dots(&mut self, at: usize, end: usize) {
        let waits = self.view.tokens[self.first..]
            .last()
            .is_some_and(|last| self.gap == Gap::None && self.marks.waits.contains(&last.word));
        if waits {
            self.placeholder(at, end, Shape::Place);
        } else {
            self.part(Gap::Clause);
        }
    }

    fn placeholder(&mut self, start: usize, end: usize, shape: Shape) {
        let entry = self.marks.shape(shape);
        self.push(start, end, entry, shape, true);
    }

    /// Cuts the word that begins at `at`; returns where it ends.
    fn word(&mut self, start: usize, limit: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut hasher = Hasher::default();
        let mut at = start;
        let mut digits = 0u32;
        let mut letters = 0u32;
        let mut foreign = 0u32;
        let mut dotted = false;
        // The hash before the last apostrophe, and where the apostrophe stands.
        let mut apostrophe: Option<(u64, usize)> = None;
        if bytes[at] == b'$' {
            digits = 1;
            at += 1;
        }
        while at < limit {
            let byte = bytes[at];
            if byte.is_ascii_alphanumeric() {
                hasher.byte(byte.to_ascii_lowercase());
                if byte.is_ascii_digit() {
                    digits += 1
                } else {
                    letters += 1
                }
                at += 1;
                continue;
            }
            let follows = |skip: usize| {
                bytes
                    .get(at + skip)
                    .is_some_and(|next| at + skip < limit && (next.is_ascii_alphanumeric() || *next >= 0x80))
            };
            match byte {
                b'\'' if follows(1) && self.char_at(at + 1).is_alphanumeric() => {
                    apostrophe = Some((hasher.finish(), at));
                    hasher.byte(b'\'');
                    at += 1;
                }
                b'.' if follows(1) => {
                    dotted = true;
                    hasher.byte(b'.');
                    at += 1;
                }
                b':' | b',' | b'/'
                    if digits > 0
                        && bytes[at - 1].is_ascii_digit()
                        && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
                        && at + 1 < limit =>
                {
                    at += 1
                }
                b'-' if digits > 0
                    && letters == 0
                    && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
                    && at + 1 < limit =>
                {
                    at += 1
                }
                b'@' if follows(1) => {
                    while at < limit
                        && !bytes[at].is_ascii_whitespace()
                        && !matches!(bytes[at], b',' | b';' | b')' | b'>' | b'"')
                    {
                        at += 1;
                    }
                    while matches!(bytes[at - 1], b'.' | b'!' | b'?') {
                        at -= 1;
                    }
                    self.push(start, at, self.marks.shape(Shape::Address), Shape::Address, false);
                    return at;
                }
                b'%' if digits > 0 && letters == 0 => {
                    at += 1;
                    self.push(start, at, self.marks.shape(Shape::Percent), Shape::Percent, false);
                    return at;
                }
                0x80.. => {
                    let c = self.char_at(at);
                    let end = at + c.len_utf8();
                    match fold(c) {
                        Folded::One(b'\'') if self.text[end..limit].starts_with(char::is_alphanumeric) => {
                            apostrophe = Some((hasher.finish(), at));
                            hasher.byte(b'\'');
                        }
                        Folded::One(b) if b.is_ascii_alphanumeric() => {
                            hasher.byte(b);
                            letters += 1;
                        }
                        Folded::Two(a, b) if a.is_ascii_alphanumeric() => {
                            hasher.byte(a);
                            hasher.byte(b);
                            letters += 1;
                        }
                        Folded::Letter(c) => {
                            let lower = crate::letters::small(c) as u32;
                            lower.to_le_bytes().into_iter().for_each(|byte| hasher.byte(byte));
                            letters += 1;
                            foreign += 1;
                        }
                        Folded::Nothing => {}
                        _ => break,
                    }
                    at = end;
                }
                _ => break,
            }
        }
        self.view.foreign_letters.0 += foreign;
        self.view.foreign_letters.1 += letters;
        let written = &self.text[start..at];
        let capital = written.starts_with(crate::letters::is_capital);
        if digits > 0 {
            self.number(start, at, digits, letters);
            return at;
        }
        if dotted && written.split('.').any(|part| part.len() > 3) {
            if written.starts_with("www.")
                || written
                    .split('.')
                    .all(|part| !part.is_empty() && part.chars().all(|c| !crate::letters::is_capital(c)))
            {
                self.push(start, at, self.marks.shape(Shape::Address), Shape::Address, false);
                return at;
            }
        }
        let entry = self.vocabulary.get(hasher.finish());
        if let Some(parts) = self.vocabulary.expansion(entry) {
            // The first word takes what stands before the apostrophe, the rest what comes after it.
            let cut = apostrophe.map_or(at, |(_, cut)| cut);
            for (index, part) in parts.iter().enumerate() {
                let (from, to) = match (apostrophe.is_some() && parts.len() == 2, index) {
                    (true, 0) => (start, cut),
                    (true, _) => (cut, at),
                    _ => (start, at),
                };
                self.push(from, to, *part, Shape::Word, capital && index == 0);
            }
            return at;
        }
        if entry.word == 0 && entry.stem == 0 {
            if let Some((base, cut)) = apostrophe {
                let base = self.vocabulary.get(base);
                let suffix = match self.text[cut..at].trim_start_matches(['\'', '’']) {
                    "ll" | "LL" => self.marks.will,
                    "ve" | "VE" => self.marks.have,
                    "re" | "RE" => self.marks.are,
                    "d" | "D" => self.marks.would,
                    "s" | "S" => self.marks.own,
                    _ => Entry::default(),
                };
                if suffix.word != 0 {
                    self.push(start, cut, base, Shape::Word, capital);
                    self.push(cut, at, suffix, Shape::Word, false);
                    return at;
                }
            }
        }
        if written == "XYZ" || written == "ABC" {
            self.push(start, at, self.marks.shape(Shape::PlaceFirm), Shape::PlaceFirm, true);
        } else {
            self.push(start, at, entry, Shape::Word, capital);
        }
        at
    }

    fn number(&mut self, start: usize, end: usize, digits: u32, letters: u32) {
        let written = &self.text[start..end];
        let tail = written
            .trim_start_matches(|c: char| !c.is_ascii_alphabetic())
            .to_ascii_lowercase();
        let before = self.text[..start].chars().next_back();
        let shape = if letters > 0 {
            match tail.as_str() {
                "am" | "pm" | "a.m" | "p.m" | "h" | "hrs" => Shape::Time,
                "st" | "nd" | "rd" | "th" => Shape::Ordinal,
                _ => Shape::Number,
            }
        } else if written.starts_with('$') || matches!(before, Some('$' | '£' | '€' | '₹')) {
            Shape::Money
        } else if digits >= 7 && !written.contains(',') {
            if written.len() == 10 && digits == 8 && written.as_bytes()[4] == b'-' {
                Shape::Date
            } else {
                Shape::Phone
            }
        } else if written.contains(':') {
            Shape::Time
        } else if written.contains('/') {
            if written.starts_with("24/7") {
                Shape::Number
            } else {
                Shape::Date
            }
        } else if digits == 4 && (written.starts_with("19") || written.starts_with("20")) && written.len() == 4 {
            Shape::Year
        } else {
            Shape::Number
        };
        let entry = self.marks.shape(shape);
        self.push(start, end, entry, shape, false);
    }

    /// Adds a token; fillers and stutters are marked by being passed over.
    fn push(&mut self, start: usize, end: usize, entry: Entry, shape: Shape, capital: bool) {
        if entry.word != 0 && self.marks.fillers.contains(&entry.word) {
            self.view.fillers += 1;
            return;
        }
        let mut token = Token {
            start: start as u32,
            end: end as u32,
            word: entry.word,
            stem: entry.stem,
            shape,
            gap: self.gap,
            capital,
            quoted: false,
        };
        self.gap = Gap::None;
        token.gap = token.gap.max(self.speech(&token));
        let first = self.first;
        let tokens = &mut self.view.tokens;
        if let [.., last] = &tokens[first..] {
            let same = last.word == token.word && token.word != 0 && shape == Shape::Word && token.gap <= Gap::Comma;
            // "Petersen, Petersen Gutters" is no stutter.
            let named = token.capital && token.gap == Gap::Comma;
            if same && !named && token.start > last.start && !self.marks.doubles.contains(&token.word) {
                self.view.fillers += 1;
                self.gap = Gap::None;
                return;
            }
        }
        // "so and so" is a placeholder for a name.
        if let [.., so, and] = &tokens[first..] {
            if token.word == self.marks.so
                && so.word == token.word
                && and.word == self.marks.and
                && token.gap == Gap::None
                && and.gap == Gap::None
            {
                let (start, gap) = (so.start, so.gap);
                tokens.truncate(tokens.len() - 2);
                let entry = self.marks.shape(Shape::PlaceName);
                tokens.push(Token {
                    start,
                    end: end as u32,
                    word: entry.word,
                    stem: entry.stem,
                    shape: Shape::PlaceName,
                    gap,
                    capital: true,
                    quoted: false,
                });
                return;
            }
        }
        // A telephone number may be written in groups.
        if matches!(shape, Shape::Number | Shape::Phone | Shape::Year) && token.gap == Gap::None {
            if let Some(last) = tokens[first..].last_mut() {
                if matches!(last.shape, Shape::Number | Shape::Phone | Shape::Year) {
                    let joined = &self.text[last.start as usize..end];
                    let digits = joined.bytes().filter(u8::is_ascii_digit).count();
                    let plain = joined
                        .bytes()
                        .all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'(' | b')' | b'+'));
                    if plain && (digits >= 7 || joined.len() >= 7) {
                        let entry = self.marks.shape(Shape::Phone);
                        *last = Token {
                            end: end as u32,
                            word: entry.word,
                            stem: entry.stem,
                            shape: Shape::Phone,
                            ..*last
                        };
                        return;
                    }
                }
            }
        }
        tokens.push(token);
        if let [.., a, b, c, d] = &tokens[first..] {
            if a.word == c.word
                && b.word == d.word
                && a.word != 0
                && b.word != 0
                && c.gap <= Gap::Comma
                && d.gap == Gap::None
                && b.gap == Gap::None
                && shape == Shape::Word
            {
                self.view.fillers += 2;
                let length = tokens.len() - 2;
                tokens.truncate(length);
            }
        }
    }

    /// "you know" and "I mean", said to fill a pause, are passed over once the next word shows that they are.
    /// Returns the gap that they leave behind.
    fn speech(&mut self, next: &Token) -> Gap {
        let marks = self.marks;
        let tokens = &mut self.view.tokens;
        let [.., a, b] = &tokens[self.first..] else {
            return Gap::None;
        };
        let known = a.word == marks.you && b.word == marks.know;
        let meant = a.word == marks.i && b.word == marks.mean;
        if !(known || meant) || b.gap != Gap::None || next.gap == Gap::Sentence {
            return Gap::None;
        }
        let before = tokens
            .len()
            .checked_sub(3)
            .filter(|&at| at >= self.first)
            .map_or(0, |at| tokens[at].word);
        let bound = before != 0 && marks.you_know_stop.contains(&before);
        if next.gap == Gap::None && (bound || marks.you_know_stop.contains(&next.word)) || bound && a.gap == Gap::None {
            return Gap::None;
        }
        let gap = a.gap;
        let length = tokens.len() - 2;
        tokens.truncate(length);
        // A quotation that opened after the filler begins where the filler stood.
        self.quote = self.quote.map(|start| start.min(length));
        self.view.fillers += 2;
        gap
    }
}
