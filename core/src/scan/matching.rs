//! Matching: one pattern, step by step from its anchor, onwards and backwards.
//!
//! Where a step can be taken in several ways, they are tried in a fixed order: a word that may be missing is taken before
//! it is left out, a class's entries of several words before those of one, a gap as short as it can be. The first way
//! that leads to the end decides which words are underlined. A step that has failed at a place is not tried there again,
//! so that what a pattern costs is bounded by its steps times the places they can reach.
//!
//! Both directions are one code: `ONWARD` says whether a place lies before the word that comes next or behind it.

use super::classes::{BEGINS_RUN, Classes, ENDS_RUN, IS_ENTRY};
use super::entries::{Entries, Memo};
use super::layout::{BLANK, END, Layout, NAME, NUMBER, QUESTION, START, Slot, TOKEN};
use super::patterns::Pattern;
use crate::rules::program::{Op, Step};

/// Memory that attempts use again.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    /// For each step the place at which it began.
    pub path: Vec<u32>,
    /// For each step the places, counted from the anchor, at which it was tried: onwards from the second on, backwards
    /// from the first on.
    tried: Vec<u64>,
}

impl Trail {
    /// Makes room for patterns of so many steps.
    pub fn fit(&mut self, steps: usize) {
        if self.path.len() < steps + 1 {
            self.path.resize(steps + 1, 0);
            self.tried.resize(steps + 2, 0);
        }
    }
}

/// Attempts at patterns in one sentence.
pub(super) struct Matching<'a> {
    pub classes: &'a Classes,
    pub layout: &'a Layout,
    pub trail: &'a mut Trail,
    pub memo: &'a mut Memo,
    /// The anchor's place.
    anchor: usize,
    /// Whether places are noted where steps failed: patterns that can go wrong in few ways do without.
    noting: bool,
}

impl<'a> Matching<'a> {
    pub fn new(classes: &'a Classes, layout: &'a Layout, trail: &'a mut Trail, memo: &'a mut Memo) -> Matching<'a> {
        Matching {
            classes,
            layout,
            trail,
            memo,
            anchor: 0,
            noting: false,
        }
    }

    /// Matches a pattern from an anchor at this place; the path then says where its steps began.
    #[inline]
    pub fn matches(&mut self, pattern: &Pattern, steps: &[Step], at: usize) -> bool {
        self.anchor = at;
        self.noting = pattern.noting;
        if self.noting {
            self.trail.tried[..steps.len() + 2].fill(0);
        }
        let anchor = usize::from(pattern.anchor);
        self.walk::<true>(steps, anchor, at) && self.walk::<false>(steps, anchor, at)
    }

    /// The place whose word a step takes.
    #[inline]
    pub fn slot<const ONWARD: bool>(&self, at: usize) -> &'a Slot {
        &self.layout.slots[if ONWARD { at } else { at - 1 }]
    }

    #[inline]
    pub fn single(slot: &Slot, op: Op) -> bool {
        match op {
            Op::Word(word) => slot.word == word,
            Op::Name => slot.flags & NAME != 0,
            Op::Number => slot.flags & NUMBER != 0,
            Op::Blank => slot.flags & BLANK != 0,
            _ => slot.flags & TOKEN != 0,
        }
    }

    /// What needs no word: the bounds and conditions at a place between words.
    #[inline]
    pub fn boundary(&mut self, op: Op, at: usize) -> bool {
        let flags = self.layout.slots[at].flags;
        match op {
            Op::Start => flags & START != 0,
            Op::End => flags & END != 0,
            Op::Question => flags & QUESTION != 0,
            Op::NotNext(class) => !self.has_entry::<true>(class, at),
            Op::NotBefore(class) => !self.has_entry::<false>(class, at),
            _ => true,
        }
    }

    /// The places that a gap may reach, the nearest first.
    #[inline]
    pub fn gap<const ONWARD: bool>(
        &self,
        (low, high): (u8, u8),
        at: usize,
    ) -> impl Iterator<Item = usize> + use<ONWARD> {
        let room = if ONWARD { self.layout.high() - at } else { at - 1 };
        (usize::from(low)..=usize::from(high).min(room)).map(move |skip| if ONWARD { at + skip } else { at - skip })
    }

    /// Whether a step was tried at this place before; notes that it is now.
    #[inline]
    fn again(&mut self, step: usize, at: usize) -> bool {
        let far = at.abs_diff(self.anchor);
        if !self.noting || far >= 64 {
            return false;
        }
        let (tried, bit) = (&mut self.trail.tried[step], 1 << far);
        let again = *tried & bit != 0;
        *tried |= bit;
        again
    }

    /// Matches all steps from the bound before number `step`, onwards or backwards; notes in the path where each began.
    fn walk<const ONWARD: bool>(&mut self, steps: &[Step], mut step: usize, mut at: usize) -> bool {
        loop {
            self.trail.path[step] = at as u32;
            let next = if ONWARD { step + 1 } else { step.wrapping_sub(1) };
            let Some(&Step { op, optional }) = steps.get(if ONWARD { step } else { next }) else {
                return true;
            };
            if self.again(if ONWARD { next } else { step }, at) {
                return false;
            }
            let taken = match op {
                Op::Class(class) => match self.entries::<ONWARD>(class, at) {
                    Entries::None => false,
                    Entries::One => true,
                    Entries::Several(list) => {
                        for number in list {
                            let reached = self.memo.place(number);
                            if self.walk::<ONWARD>(steps, next, reached) {
                                return true;
                            }
                        }
                        false
                    }
                },
                Op::Word(_) | Op::Name | Op::Number | Op::Blank | Op::Any => Self::single(self.slot::<ONWARD>(at), op),
                Op::Gap(low, high) => {
                    return self
                        .gap::<ONWARD>((low, high), at)
                        .any(|reached| self.walk::<ONWARD>(steps, next, reached));
                }
                _ => {
                    if !self.boundary(op, at) {
                        return false;
                    }
                    step = next;
                    continue;
                }
            };
            let reached = if ONWARD { at + 1 } else { at.wrapping_sub(1) };
            if taken && !optional {
                at = reached;
            } else if taken && self.walk::<ONWARD>(steps, next, reached) {
                return true;
            } else if !optional {
                return false;
            }
            step = next;
        }
    }

    /// Whether an entry of a class begins, or ends, at a place.
    pub fn has_entry<const ONWARD: bool>(&mut self, class: u16, at: usize) -> bool {
        match self.entries::<ONWARD>(class, at) {
            Entries::None => false,
            Entries::One => true,
            Entries::Several(list) => !list.is_empty(),
        }
    }

    /// The entries of a class that begin, or end, at a place.
    #[inline]
    pub fn entries<const ONWARD: bool>(&mut self, class: u16, at: usize) -> Entries {
        let slot = self.slot::<ONWARD>(at);
        let says = self.classes.says(slot.row, class);
        let runs = match ONWARD {
            true => says & BEGINS_RUN != 0 && slot.run_count > 0,
            false => says & ENDS_RUN != 0 && self.layout.slots[at].last_ending > 0,
        };
        if runs || self.classes.may_be_complex::<ONWARD>(class, says, slot) {
            Entries::Several(self.longer_entries::<ONWARD>(class, says, at))
        } else if says & IS_ENTRY != 0 {
            Entries::One
        } else {
            Entries::None
        }
    }
}
