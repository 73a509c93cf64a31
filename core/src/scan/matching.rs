//! Confirming: one phrase, matched step by step from its anchor, onwards and backwards.

use super::Scanner;
use crate::rules::program::{Op, Step};
use crate::scan::{BEGINS_ENTRY, ENDS_ENTRY, IS_ENTRY};
use crate::view::{Gap, Shape, Token, View};

/// What happens when the steps are all matched: whether the place reached will do.
pub(super) type Then<'t> = dyn FnMut(&mut Matching<'_>, usize) -> bool + 't;

/// One attempt at a phrase.
pub(super) struct Matching<'a> {
    pub scanner: &'a Scanner,
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
            Op::Name => self.scanner.is_name(token),
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

    pub fn class_forward(&mut self, class: u16, at: usize, then: &mut Then<'_>) -> bool {
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
