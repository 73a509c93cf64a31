//! Entries of several words: where they lead from a place, worked out once for each class and place.
//!
//! Classes are made of classes, and phrases of many rules ask for the same ones at the same places. So the places that a
//! class leads to are kept, in the order in which its entries come.

use super::classes::{BEGINS_RUN, Complex, ENDS_RUN, IS_ENTRY, LONGEST_RUN};
use super::matching::Matching;
use crate::rules::program::{Op, Step};
use std::ops::Range;

/// The entries of a class at a place.
pub(super) enum Entries {
    /// There is none.
    None,
    /// There is one of one word.
    One,
    /// These places are reached, by their numbers in the [`Memo`].
    Several(Range<u32>),
}

/// Slots of the memory: what doesn't fit is worked out again.
const SLOTS: usize = 1 << 11;
/// Places kept before the memory is emptied.
const MOST: usize = 1 << 14;

/// Words of a long sentence after which the memory is emptied.
const EVERY: usize = 1 << 13;

/// Places reached, by class and place.
#[derive(Clone, Debug, Default)]
pub(super) struct Memo {
    /// What is kept in each slot, and which of the places are its.
    slots: Vec<(u64, Range<u32>)>,
    places: Vec<u32>,
    /// Which filling of the memory this is: what an earlier one left is void.
    filling: u32,
    /// Lists of places that are not in use.
    spare: Vec<Vec<usize>>,
}

impl Memo {
    /// Forgets everything.
    pub fn clear(&mut self) {
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, (0, 0..0));
        }
        self.places.clear();
        self.filling = self.filling.wrapping_add(1);
        if self.filling == 0 {
            self.slots.fill((0, 0..0));
            self.filling = 1;
        }
    }

    /// Forgets everything now and then: to be called before each anchor's place, while no list is in use.
    pub fn tidy(&mut self, at: usize) {
        if self.places.len() > MOST || at % EVERY == 0 {
            self.clear();
        }
    }

    #[inline]
    pub fn place(&self, number: u32) -> usize {
        self.places[number as usize] as usize
    }
}

impl Matching<'_> {
    pub fn longer_entries<const ONWARD: bool>(&mut self, class: u16, says: u8, at: usize) -> Range<u32> {
        // No two places met between two fillings are alike in these bits.
        let key = u64::from(self.memo.filling) << 32 | (at as u64 & 0x7fff) << 17 | u64::from(class) << 1;
        let key = key | u64::from(ONWARD);
        let slot = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 53) as usize;
        let known = &self.memo.slots[slot];
        if known.0 == key {
            return known.1.clone();
        }
        let mut reached = self.memo.spare.pop().unwrap_or_default();
        self.reach::<ONWARD>(class, says, at, &mut reached);
        let start = self.memo.places.len() as u32;
        self.memo.places.extend(reached.iter().map(|&place| place as u32));
        let range = start..self.memo.places.len() as u32;
        reached.clear();
        self.memo.spare.push(reached);
        self.memo.slots[slot] = (key, range.clone());
        range
    }

    /// Works out the places reached.
    fn reach<const ONWARD: bool>(&mut self, class: u16, says: u8, at: usize, reached: &mut Vec<usize>) {
        let classes = self.classes;
        let mut complex = classes.complex(class).iter().peekable();
        if says & if ONWARD { BEGINS_RUN } else { ENDS_RUN } != 0 {
            let (own, count) = self.own_runs::<ONWARD>(class, at);
            for &(order, length) in &own[..count] {
                while let Some(entry) = complex.next_if(|entry| entry.order < order) {
                    self.try_complex::<ONWARD>(entry, at, reached);
                }
                let length = usize::from(length);
                add(if ONWARD { at + length } else { at - length }, reached);
            }
        }
        for entry in complex {
            self.try_complex::<ONWARD>(entry, at, reached);
        }
        if says & IS_ENTRY != 0 {
            add(if ONWARD { at + 1 } else { at - 1 }, reached);
        }
    }

    /// The runs of words at a place that are entries of a class, in the order of its entries.
    fn own_runs<const ONWARD: bool>(&self, class: u16, at: usize) -> ([(u32, u16); LONGEST_RUN], usize) {
        let (mut own, mut count) = ([(0, 0); LONGEST_RUN], 0);
        let slot = &self.layout.slots[at];
        let mut run = if ONWARD {
            slot.first_run + u32::from(slot.run_count)
        } else {
            slot.last_ending
        };
        loop {
            if run == if ONWARD { slot.first_run } else { 0 } {
                break;
            }
            let found = &self.layout.runs[run as usize - 1];
            if let Some(order) = self.classes.order(found.node, class) {
                own[count] = (order, found.length);
                count += 1;
            }
            run = if ONWARD { run - 1 } else { found.ending_before };
        }
        own[..count].sort_unstable();
        (own, count)
    }

    #[inline]
    fn try_complex<const ONWARD: bool>(&mut self, entry: &Complex, at: usize, reached: &mut Vec<usize>) {
        let edge = if ONWARD { &entry.first } else { &entry.last };
        let near = &entry.near[usize::from(!ONWARD)];
        if edge.may_be(self.slot::<ONWARD>(at)) && near.are_met(&self.layout.spans, at) {
            self.complex::<ONWARD>(self.classes.steps(entry.steps), at, reached);
        }
    }

    /// Adds the places that a complex entry leads to.
    fn complex<const ONWARD: bool>(&mut self, mut steps: &[Step], mut at: usize, reached: &mut Vec<usize>) {
        // As long as there is one way only.
        loop {
            let inwards = if ONWARD {
                steps.split_first()
            } else {
                steps.split_last()
            };
            let Some((&step, rest)) = inwards else {
                add(at, reached);
                return;
            };
            if step.optional || matches!(step.op, Op::Gap(..)) {
                break;
            }
            match step.op {
                Op::Class(class) => match self.entries::<ONWARD>(class, at) {
                    Entries::None => return,
                    Entries::One => at = if ONWARD { at + 1 } else { at - 1 },
                    Entries::Several(list) => match list.len() {
                        0 => return,
                        1 => at = self.memo.place(list.start),
                        _ => break,
                    },
                },
                Op::Word(_) | Op::Name | Op::Number | Op::Blank | Op::Any => {
                    if !Self::single(self.slot::<ONWARD>(at), step.op) {
                        return;
                    }
                    at = if ONWARD { at + 1 } else { at - 1 };
                }
                op => {
                    if !self.boundary(op, at) {
                        return;
                    }
                }
            }
            steps = rest;
        }
        self.ways::<ONWARD>(steps, at, reached);
    }

    /// Adds the places that steps lead to which may be taken in several ways, in the order of the ways.
    fn ways<const ONWARD: bool>(&mut self, mut steps: &[Step], at: usize, reached: &mut Vec<usize>) {
        let mut now = self.memo.spare.pop().unwrap_or_default();
        let mut next = self.memo.spare.pop().unwrap_or_default();
        now.push(at);
        while let Some((&step, rest)) = if ONWARD {
            steps.split_first()
        } else {
            steps.split_last()
        } {
            for &at in &now {
                self.take::<ONWARD>(step, at, &mut next);
            }
            (now, next) = (next, now);
            next.clear();
            steps = rest;
            if now.is_empty() {
                break;
            }
        }
        now.iter().for_each(|&place| add(place, reached));
        now.clear();
        self.memo.spare.push(now);
        self.memo.spare.push(next);
    }

    /// Adds the places that one step leads to.
    fn take<const ONWARD: bool>(&mut self, step: Step, at: usize, next: &mut Vec<usize>) {
        match step.op {
            Op::Class(class) => match self.entries::<ONWARD>(class, at) {
                Entries::None => {}
                Entries::One => add(if ONWARD { at + 1 } else { at - 1 }, next),
                Entries::Several(list) => list.for_each(|number| add(self.memo.place(number), next)),
            },
            Op::Word(_) | Op::Name | Op::Number | Op::Blank | Op::Any => {
                if Self::single(self.slot::<ONWARD>(at), step.op) {
                    add(if ONWARD { at + 1 } else { at - 1 }, next);
                }
            }
            Op::Gap(low, high) => {
                self.gap::<ONWARD>((low, high), at).for_each(|place| add(place, next));
                return;
            }
            op => {
                if self.boundary(op, at) {
                    add(at, next);
                }
                return;
            }
        }
        if step.optional {
            add(at, next);
        }
    }
}

/// Adds a place that isn't there yet.
#[inline]
fn add(place: usize, places: &mut Vec<usize>) {
    if !places.contains(&place) {
        places.push(place);
    }
}
