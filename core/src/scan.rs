//! Scanning: where the phrases of the rules stand in a draft.
//!
//! Each phrase has an anchor, the step whose words are rarest in calls. The scanner looks up each word of the draft in
//! the list of anchors; where a phrase is anchored it is matched onwards and backwards from there. A rule none of
//! whose anchors stands in the draft costs nothing. No phrase reaches over the end of a sentence, and gaps are
//! bounded, so the work for a word is bounded too.

use crate::rules::compile::first_words;
use crate::rules::program::{Class, Op, Phrase, Program, Purpose, Step};
use crate::view::{Gap, Shape, Token, View};

/// A phrase found in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the phrase.
    pub phrase: u32,
    /// First token of the words to be underlined.
    pub start: u32,
    /// The token after the last of them.
    pub end: u32,
}

/// What a class says of a word.
const IS_ENTRY: u8 = 1;
const BEGINS_ENTRY: u8 = 2;
const ENDS_ENTRY: u8 = 4;

/// The scanner's tables.
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    classes: Vec<Class>,
    phrases: Vec<Phrase>,
    /// For each word the range of `anchored` that belongs to it.
    anchors: Vec<u32>,
    anchored: Vec<u32>,
    /// (class, word) and what the class says of it, in a table with open addressing; 0 is free.
    members: Vec<(u32, u8)>,
    names: u16,
    not_names: u16,
}

impl Scanner {
    /// Makes the tables for a program.
    pub fn new(program: &Program) -> Scanner {
        let words = program.words.len() + 1;
        let mut lists: Vec<(u16, u32)> = Vec::new();
        for (index, phrase) in program.phrases.iter().enumerate() {
            match phrase.steps[usize::from(phrase.anchor)].op {
                Op::Word(word) => lists.push((word, index as u32)),
                Op::Class(class) => {
                    lists.extend(first_words(&program.classes, class).into_iter().flatten().map(|word| (word, index as u32)));
                }
                _ => {}
            }
        }
        lists.sort_unstable();
        let mut anchors = vec![0u32; words + 1];
        for &(word, _) in &lists {
            anchors[usize::from(word) + 1] += 1;
        }
        for at in 1..anchors.len() {
            anchors[at] += anchors[at - 1];
        }
        let mut members: Vec<((u16, u16), u8)> = Vec::new();
        for (index, class) in program.classes.iter().enumerate() {
            let index = index as u16;
            members.extend(class.words.iter().map(|&word| ((index, word), IS_ENTRY)));
            for sequence in &class.sequences {
                for (steps, flag) in [(sequence.clone(), BEGINS_ENTRY), (sequence.iter().rev().copied().collect(), ENDS_ENTRY)] {
                    match edge_words(&program.classes, &steps, flag == BEGINS_ENTRY) {
                        Some(edge) => members.extend(edge.into_iter().map(|word| ((index, word), flag))),
                        // Any word may stand there.
                        None => members.push(((index, 0), flag)),
                    }
                }
            }
        }
        let size = (members.len().max(8) * 2).next_power_of_two();
        let named = |name: &str| program.classes.iter().position(|class| class.name == name).map_or(u16::MAX, |at| at as u16);
        let mut scanner = Scanner {
            classes: program.classes.clone(),
            phrases: program.phrases.clone(),
            anchors,
            anchored: lists.into_iter().map(|(_, phrase)| phrase).collect(),
            members: vec![(0, 0); size],
            names: named("given-name"),
            not_names: named("not-name"),
        };
        for ((class, word), flag) in members {
            let at = scanner.slot(class, word);
            scanner.members[at].0 = key(class, word);
            scanner.members[at].1 |= flag;
        }
        scanner
    }

    /// What the phrase with this number is for.
    pub fn phrase(&self, number: u32) -> &Phrase {
        &self.phrases[number as usize]
    }

    #[inline]
    fn slot(&self, class: u16, word: u16) -> usize {
        let key = key(class, word);
        let mask = self.members.len() - 1;
        let mut at = (key.wrapping_mul(0x9e37_79b1) >> 7) as usize & mask;
        while self.members[at].0 != key && self.members[at].0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    #[inline]
    fn member(&self, class: u16, word: u16) -> u8 {
        self.members[self.slot(class, word)].1
    }

    /// Finds every phrase; hits come in no particular order.
    pub fn scan(&self, view: &View, hits: &mut Vec<Hit>) {
        let tokens = &view.tokens;
        for at in 0..tokens.len() {
            let word = usize::from(tokens[at].word);
            if word == 0 || word + 1 >= self.anchors.len() {
                continue;
            }
            for &phrase in &self.anchored[self.anchors[word] as usize..self.anchors[word + 1] as usize] {
                self.try_phrase(view, phrase, at, hits);
            }
        }
    }

    fn try_phrase(&self, view: &View, number: u32, at: usize, hits: &mut Vec<Hit>) {
        let phrase = &self.phrases[number as usize];
        let sentence = view.sentence(view.sentence_of[at] as usize);
        let mut matching = Matching { scanner: self, view, low: sentence.start, high: sentence.end, open: usize::MAX, close: usize::MAX };
        let (before, after) = phrase.steps.split_at(usize::from(phrase.anchor));
        let mut end = at;
        if !matching.forward(after, at, &mut |matching, reached| {
            end = reached;
            let _ = matching;
            true
        }) {
            return;
        }
        let mut start = at;
        if !matching.backward(before, at, &mut |matching, reached| {
            start = reached;
            let _ = matching;
            true
        }) {
            return;
        }
        if matching.open != usize::MAX {
            start = matching.open;
        }
        if matching.close != usize::MAX {
            end = matching.close;
        }
        if start < end {
            hits.push(Hit { phrase: number, start: start as u32, end: end as u32 });
        }
    }

    /// Whether an entry of a named class begins at a token; where it ends.
    pub fn class_at(&self, view: &View, class: u16, at: usize) -> Option<usize> {
        let sentence = view.sentence(*view.sentence_of.get(at)? as usize);
        let mut matching = Matching { scanner: self, view, low: sentence.start, high: sentence.end, open: usize::MAX, close: usize::MAX };
        let mut end = None;
        matching.class_forward(class, at, &mut |_, reached| {
            end = Some(reached);
            true
        });
        end
    }

    /// The number of a class of the lexicon.
    pub fn class(&self, name: &str) -> Option<u16> {
        self.classes.iter().position(|class| class.name == name).map(|at| at as u16)
    }

    /// Whether a token is likely to be somebody's name.
    pub fn is_name(&self, token: &Token) -> bool {
        match token.shape {
            Shape::PlaceName | Shape::Place => true,
            Shape::Word => {
                if self.names != u16::MAX && self.member(self.names, token.word) & IS_ENTRY != 0 && token.word != 0 {
                    return true;
                }
                if token.word == 0 {
                    return true;
                }
                token.capital && (self.not_names == u16::MAX || self.member(self.not_names, token.word) & IS_ENTRY == 0)
            }
            _ => false,
        }
    }
}

#[inline]
fn key(class: u16, word: u16) -> u32 {
    (u32::from(class) + 1) << 16 | u32::from(word)
}

/// The words at the edge of a sequence; none where that could be any word.
fn edge_words(classes: &[Class], steps: &[Step], first: bool) -> Option<Vec<u16>> {
    let mut words = Vec::new();
    for step in steps {
        match step.op {
            Op::Word(word) => words.push(word),
            Op::Class(class) => {
                let class = &classes[usize::from(class)];
                words.extend(&class.words);
                for sequence in &class.sequences {
                    let inner: Vec<Step> = if first { sequence.clone() } else { sequence.iter().rev().copied().collect() };
                    words.extend(edge_words(classes, &inner, first)?);
                }
            }
            Op::Gap(..) | Op::Name | Op::Number | Op::Blank | Op::Any => return None,
            _ => continue,
        }
        if !step.optional {
            return Some(words);
        }
    }
    Some(words)
}

/// What happens when the steps are all matched: whether the place reached will do.
type Then<'t> = dyn FnMut(&mut Matching<'_>, usize) -> bool + 't;

/// One attempt at a phrase.
struct Matching<'a> {
    scanner: &'a Scanner,
    view: &'a View,
    /// The sentence.
    low: usize,
    high: usize,
    open: usize,
    close: usize,
}

impl Matching<'_> {
    fn token(&self, at: usize) -> &Token {
        &self.view.tokens[at]
    }

    fn single(&self, op: Op, at: usize) -> bool {
        let token = self.token(at);
        match op {
            Op::Word(word) => token.word == word,
            Op::Name => self.scanner.is_name(token),
            Op::Number => matches!(token.shape, Shape::Number | Shape::Year | Shape::Money | Shape::Percent | Shape::Phone | Shape::PlaceNumber),
            Op::Blank => token.shape.is_placeholder(),
            Op::Any => true,
            _ => false,
        }
    }

    /// What needs no word: the bounds and conditions at a place between words.
    fn boundary(&mut self, op: Op, at: usize) -> bool {
        match op {
            Op::Open => self.open = at,
            Op::Close => self.close = at,
            Op::Start => return at == self.low || at < self.high && self.token(at).gap > Gap::None,
            Op::End => return at == self.high || at > self.low && self.token(at).gap > Gap::None,
            Op::Question => return self.view.questions[self.view.sentence_of[self.low] as usize],
            Op::NotNext(class) => return !self.class_forward(class, at, &mut |_, _| true),
            Op::NotBefore(class) => return !self.class_backward(class, at, &mut |_, _| true),
            _ => return false,
        }
        true
    }

    fn forward(&mut self, steps: &[Step], at: usize, then: &mut Then<'_>) -> bool {
        let Some((step, rest)) = steps.split_first() else { return then(self, at) };
        match step.op {
            Op::Word(_) | Op::Name | Op::Number | Op::Blank | Op::Any => {
                if at < self.high && self.single(step.op, at) && self.forward(rest, at + 1, then) {
                    return true;
                }
            }
            Op::Class(class) => {
                if self.class_forward(class, at, &mut |matching, reached| matching.forward(rest, reached, then)) {
                    return true;
                }
            }
            Op::Gap(low, high) => {
                for skip in usize::from(low)..=usize::from(high) {
                    if at + skip > self.high {
                        break;
                    }
                    if self.forward(rest, at + skip, then) {
                        return true;
                    }
                }
                return false;
            }
            op => return self.boundary(op, at) && self.forward(rest, at, then),
        }
        step.optional && self.forward(rest, at, then)
    }

    fn class_forward(&mut self, class: u16, at: usize, then: &mut Then<'_>) -> bool {
        if at >= self.high {
            return false;
        }
        let scanner = self.scanner;
        let flags = scanner.member(class, self.token(at).word);
        let any = scanner.member(class, 0);
        if (flags | any) & BEGINS_ENTRY != 0 {
            for sequence in &scanner.classes[usize::from(class)].sequences {
                if self.forward(sequence, at, then) {
                    return true;
                }
            }
        }
        flags & IS_ENTRY != 0 && self.token(at).word != 0 && then(self, at + 1)
    }

    fn backward(&mut self, steps: &[Step], at: usize, then: &mut Then<'_>) -> bool {
        let Some((step, rest)) = steps.split_last() else { return then(self, at) };
        match step.op {
            Op::Word(_) | Op::Name | Op::Number | Op::Blank | Op::Any => {
                if at > self.low && self.single(step.op, at - 1) && self.backward(rest, at - 1, then) {
                    return true;
                }
            }
            Op::Class(class) => {
                if self.class_backward(class, at, &mut |matching, reached| matching.backward(rest, reached, then)) {
                    return true;
                }
            }
            Op::Gap(low, high) => {
                for skip in usize::from(low)..=usize::from(high) {
                    if at < self.low + skip {
                        break;
                    }
                    if self.backward(rest, at - skip, then) {
                        return true;
                    }
                }
                return false;
            }
            op => return self.boundary(op, at) && self.backward(rest, at, then),
        }
        step.optional && self.backward(rest, at, then)
    }

    fn class_backward(&mut self, class: u16, at: usize, then: &mut Then<'_>) -> bool {
        if at <= self.low {
            return false;
        }
        let scanner = self.scanner;
        let flags = scanner.member(class, self.token(at - 1).word);
        let any = scanner.member(class, 0);
        if (flags | any) & ENDS_ENTRY != 0 {
            for sequence in &scanner.classes[usize::from(class)].sequences {
                if self.backward(sequence, at, then) {
                    return true;
                }
            }
        }
        flags & IS_ENTRY != 0 && self.token(at - 1).word != 0 && then(self, at - 1)
    }
}

/// Whether a phrase excuses hits.
pub fn excuses(phrase: &Phrase) -> bool {
    matches!(phrase.purpose, Purpose::Excuse(..))
}
