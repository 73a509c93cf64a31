//! Matching as plainly as can be, over the tokens themselves and without any table: what the scanner must agree with.

use super::{Hit, Scanner};
use crate::rules::program::{Class, Op, Program, Step};
use crate::view::{Gap, Shape, Token, View};
use std::collections::BTreeSet;

/// The words with which entries of several words begin or end; none where it could be any.
type Edge = Option<BTreeSet<u16>>;

/// A program, and for each class the edges of its entries of several words.
pub(super) struct Reference<'s> {
    scanner: &'s Scanner,
    program: &'s Program,
    begins: Vec<Edge>,
    ends: Vec<Edge>,
}

impl<'s> Reference<'s> {
    pub fn new(scanner: &'s Scanner) -> Reference<'s> {
        let program = &scanner.program;
        let edges = |first: bool| {
            let edge = |class: &Class| {
                let mut words = BTreeSet::new();
                for sequence in &class.sequences {
                    words.extend(edge_words(&program.classes, sequence, first)?);
                }
                Some(words)
            };
            program.classes.iter().map(edge).collect()
        };
        Reference {
            scanner,
            program,
            begins: edges(true),
            ends: edges(false),
        }
    }

    /// Finds every phrase by trying each at every word.
    pub fn scan(&self, view: &View, hits: &mut Vec<Hit>) {
        for number in 0..self.program.phrases.len() {
            for at in 0..view.tokens.len() {
                self.try_phrase(view, number as u32, at, hits);
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.start, hit.end, hit.phrase));
        hits.dedup();
    }

    fn try_phrase(&self, view: &View, number: u32, at: usize, hits: &mut Vec<Hit>) {
        let phrase = &self.program.phrases[number as usize];
        let sentence = view.sentence(view.sentence_of[at] as usize);
        let mut matching = Matching {
            reference: self,
            view,
            low: sentence.start,
            high: sentence.end,
            open: usize::MAX,
            close: usize::MAX,
        };
        let (before, after) = phrase.steps.split_at(usize::from(phrase.anchor));
        let mut end = at;
        if !matching.forward(after, at, &mut |_, reached| {
            end = reached;
            true
        }) {
            return;
        }
        let mut start = at;
        if !matching.backward(before, at, &mut |_, reached| {
            start = reached;
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
            hits.push(Hit {
                phrase: number,
                start: start as u32,
                end: end as u32,
            });
        }
    }
}

/// The words at the edge of a sequence; none where that could be any word.
fn edge_words(classes: &[Class], steps: &[Step], first: bool) -> Edge {
    let steps: Vec<Step> = if first {
        steps.to_vec()
    } else {
        steps.iter().rev().copied().collect()
    };
    let mut words = BTreeSet::new();
    for step in steps {
        match step.op {
            Op::Word(word) => {
                words.insert(word);
            }
            Op::Class(class) => {
                let class = &classes[usize::from(class)];
                words.extend(&class.words);
                for sequence in &class.sequences {
                    words.extend(edge_words(classes, sequence, first)?);
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
pub(super) type Then<'t> = dyn FnMut(&mut Matching<'_>, usize) -> bool + 't;

/// One attempt at a phrase.
pub(super) struct Matching<'a> {
    pub reference: &'a Reference<'a>,
    pub view: &'a View,
    /// The sentence.
    pub low: usize,
    pub high: usize,
    pub open: usize,
    pub close: usize,
}

impl Matching<'_> {
    fn token(&self, at: usize) -> &Token {
        &self.view.tokens[at]
    }

    fn single(&self, op: Op, at: usize) -> bool {
        let token = self.token(at);
        match op {
            Op::Word(word) => token.word == word,
            Op::Name => self.reference.scanner.is_name(token),
            Op::Number => matches!(
                token.shape,
                Shape::Number | Shape::Year | Shape::Money | Shape::Percent | Shape::Phone | Shape::PlaceNumber
            ),
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

    pub fn forward(&mut self, steps: &[Step], at: usize, then: &mut Then<'_>) -> bool {
        let Some((step, rest)) = steps.split_first() else {
            return then(self, at);
        };
        match step.op {
            Op::Word(_) | Op::Name | Op::Number | Op::Blank | Op::Any => {
                if at < self.high && self.single(step.op, at) && self.forward(rest, at + 1, then) {
                    return true;
                }
            }
            Op::Class(class) => {
                if self.class_forward(class, at, &mut |matching, reached| {
                    matching.forward(rest, reached, then)
                }) {
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
        let reference = self.reference;
        let (word, class) = (self.token(at).word, usize::from(class));
        let entries = &reference.program.classes[class];
        if reference.begins[class]
            .as_ref()
            .is_none_or(|words| words.contains(&word))
        {
            for sequence in &entries.sequences {
                if self.forward(sequence, at, then) {
                    return true;
                }
            }
        }
        entries.words.contains(&word) && then(self, at + 1)
    }

    pub fn backward(&mut self, steps: &[Step], at: usize, then: &mut Then<'_>) -> bool {
        let Some((step, rest)) = steps.split_last() else {
            return then(self, at);
        };
        match step.op {
            Op::Word(_) | Op::Name | Op::Number | Op::Blank | Op::Any => {
                if at > self.low && self.single(step.op, at - 1) && self.backward(rest, at - 1, then) {
                    return true;
                }
            }
            Op::Class(class) => {
                if self.class_backward(class, at, &mut |matching, reached| {
                    matching.backward(rest, reached, then)
                }) {
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
        let reference = self.reference;
        let (word, class) = (self.token(at - 1).word, usize::from(class));
        let entries = &reference.program.classes[class];
        if reference.ends[class].as_ref().is_none_or(|words| words.contains(&word)) {
            for sequence in &entries.sequences {
                if self.backward(sequence, at, then) {
                    return true;
                }
            }
        }
        entries.words.contains(&word) && then(self, at - 1)
    }
}
