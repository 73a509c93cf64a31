//! A sentence laid out for matching: a place for every word, and an empty one at either end.
//!
//! The empty places are no word and belong to no class, so that a step which runs off the sentence fails by itself. What
//! every phrase asks of a place (whether a name stands there, whether a clause begins) is answered here once. The
//! entries of classes that are plain runs of words ("get back to you") are all found here too, in one walk through
//! the tree of runs: a class then only asks whether a run is one of its own.

use super::classes::{Classes, Row};
use super::names::Names;
use super::signs::{Alphabet, FARTHEST, Spans};
use crate::view::{Gap, Shape, Token, View};
use std::ops::Range;

/// What stands at a place.
pub(super) const NAME: u8 = 1;
pub(super) const NUMBER: u8 = 2;
pub(super) const BLANK: u8 = 4;
pub(super) const TOKEN: u8 = 8;
/// What begins or ends at a place, and what kind of sentence it is in.
pub(super) const START: u8 = 16;
pub(super) const END: u8 = 32;
pub(super) const QUESTION: u8 = 64;

/// A place of a sentence and the word that begins there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slot {
    /// The classes of the word.
    pub row: Row,
    pub word: u16,
    pub flags: u8,
    /// Of the runs in [`Layout::runs`] those that begin here.
    pub run_count: u8,
    pub first_run: u32,
    /// One more than the last run that ends here; 0 for none.
    pub last_ending: u32,
}

/// A run of words that is an entry of some classes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub node: u16,
    pub length: u16,
    /// One more than the run before it that ends at the same place; 0 for none.
    pub ending_before: u32,
}

/// A sentence, or a part of one.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    pub slots: Vec<Slot>,
    pub runs: Vec<Run>,
    /// The signs of each place; as many empty ones stand before and behind as needs look at.
    pub spans: Vec<Spans>,
}

impl Layout {
    /// Lays out a part of a sentence. Token `part.start + n` gets place `n + 1`.
    pub fn fill(
        &mut self,
        classes: &Classes,
        names: &Names,
        alphabet: &Alphabet,
        view: &View,
        sentence: &Range<usize>,
        part: &Range<usize>,
    ) {
        self.slots.clear();
        self.runs.clear();
        self.spans.clear();
        self.spans.resize(FARTHEST + 1, [0; 4]);
        let question = if view.questions[view.sentence_of[sentence.start] as usize] {
            QUESTION
        } else {
            0
        };
        self.slots.push(Slot::default());
        for (at, token) in part.clone().zip(&view.tokens[part.clone()]) {
            let bounds = if at == sentence.start {
                START
            } else if token.gap > Gap::None {
                START | END
            } else {
                0
            };
            let kind = kind(token, names);
            let signs = alphabet.word(token.word) | Alphabet::kind(kind | bounds | question);
            self.spans.push([signs, 0, 0, 0]);
            self.slots.push(Slot {
                row: classes.row(token.word),
                word: token.word,
                flags: TOKEN | bounds | question | kind,
                ..Slot::default()
            });
        }
        let end = if part.end == sentence.end { END | question } else { 0 };
        self.slots.push(Slot {
            flags: end,
            ..Slot::default()
        });
        self.spans.push([Alphabet::kind(end), 0, 0, 0]);
        let count = self.spans.len();
        self.spans.resize(count + FARTHEST + 8, [0; 4]);
        for at in (0..count).rev() {
            let two = self.spans[at][0] | self.spans[at + 1][0];
            let four = two | self.spans[at + 2][1];
            let eight = four | self.spans[at + 4][2];
            self.spans[at][1..].copy_from_slice(&[two, four, eight]);
        }
        self.find_runs(classes);
    }

    /// The place after the last word.
    pub fn high(&self) -> usize {
        self.slots.len() - 1
    }

    fn find_runs(&mut self, classes: &Classes) {
        for start in 1..self.slots.len() - 1 {
            let first = self.runs.len();
            let (mut node, mut at) = (0, start);
            loop {
                node = classes.runs.child(node, self.slots[at].word);
                if node == 0 {
                    break;
                }
                at += 1;
                if classes.is_run(node) {
                    let ending = &mut self.slots[at].last_ending;
                    self.runs.push(Run {
                        node,
                        length: (at - start) as u16,
                        ending_before: *ending,
                    });
                    *ending = self.runs.len() as u32;
                }
            }
            self.slots[start].first_run = first as u32;
            self.slots[start].run_count = (self.runs.len() - first) as u8;
        }
    }
}

/// What a token is to steps that ask for no particular word.
pub(super) fn kind(token: &Token, names: &Names) -> u8 {
    let kind = match token.shape {
        Shape::Number | Shape::Year | Shape::Money | Shape::Percent | Shape::Phone => NUMBER,
        Shape::PlaceNumber => NUMBER | BLANK,
        shape if shape.is_placeholder() => BLANK,
        _ => 0,
    };
    kind | if names.is_name(token) { NAME } else { 0 }
}
