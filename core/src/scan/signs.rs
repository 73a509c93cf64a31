//! Signs: what must stand near an anchor, asked before a pattern is matched.
//!
//! Every word has a sign, one bit of 128: the commonest words have one of their own, others share. What a step of a
//! pattern may begin with is a set of signs. As gaps and optional words are bounded, the step's first word stands within
//! a few places of the anchor; where none of those has a sign of the set, the pattern can't stand there. The few
//! such needs that ordinary text meets least are kept with each pattern, and refuse most attempts at a few instructions.

use super::carry::{Carried, fixed};
use super::layout::{BLANK, END, NAME, NUMBER, QUESTION, START, TOKEN};
use crate::rules::program::{Op, Program, Step};
use std::collections::HashMap;

/// A set of signs.
pub(super) type Signs = u128;

/// The signs of one place, and of two, four and eight places from it on.
pub(super) type Spans = [Signs; 4];

/// The commonest words of calls, the commonest first.
const COMMON: &str = "the you i your a to and on is in it for of at have we that me 's would with about so am will not our \
                      are my do from one this be if call can just was know what calling did but or back up out any get \
                      here how there as us";

/// Bits for what a token is besides a word, then for common words; the others share the rest.
const FLAGS: u32 = 7;

/// The farthest place, counted from the anchor, that is looked at.
pub(super) const FARTHEST: usize = 14;

/// The needs kept with a pattern.
const NEEDS: usize = 3;

/// What must stand in one of some places.
#[derive(Clone, Copy, Debug)]
struct Need {
    signs: Signs,
    /// The first and the last place, counted from the anchor's.
    low: i8,
    high: i8,
}

impl Need {
    /// A need of something else, counted from a place that lies this far from the anchor.
    fn at(self, low: usize, high: usize) -> Need {
        Need {
            low: self.low + low as i8,
            high: self.high + high as i8,
            ..self
        }
    }

    fn is_none(&self) -> bool {
        self.low > self.high
    }
}

/// The needs kept with a pattern or an entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Needs {
    signs: [Signs; NEEDS],
    /// Where the places begin, counted from the anchor's; which of the spans they are made of; where the second span
    /// begins, counted from the first.
    spans: [Span; NEEDS],
    count: u8,
}

/// Where some places begin, their span, and where its second half begins.
type Span = ((i8, u8), u8);

fixed!(Needs {
    signs: [Signs; NEEDS],
    spans: [Span; NEEDS],
    count: u8
});

impl Needs {
    /// Whether all stand there. `spans` begins [`FARTHEST`] places before the first.
    #[inline]
    pub fn are_met(&self, spans: &[Spans], at: usize) -> bool {
        for need in 0..usize::from(self.count) {
            let ((low, level), more) = self.spans[need];
            let at = (at + FARTHEST).wrapping_add_signed(isize::from(low));
            let level = usize::from(level & 3);
            if (spans[at][level] | spans[at + usize::from(more)][level]) & self.signs[need] == 0 {
                return false;
            }
        }
        true
    }

    fn new(needs: impl Iterator<Item = Need>) -> Needs {
        let mut kept = Needs {
            signs: [0; NEEDS],
            spans: [((0, 0), 0); NEEDS],
            count: 0,
        };
        for (at, need) in needs.take(NEEDS).enumerate() {
            let width = (need.high - need.low + 1) as u32;
            let level = width.ilog2().min(3);
            kept.signs[at] = need.signs;
            kept.spans[at] = ((need.low, level as u8), (width - (1 << level)) as u8);
            kept.count += 1;
        }
        kept
    }
}

/// Classes of so many words have a sign of their own.
const LARGE: usize = 30;
/// The most such classes.
const MOST_LARGE: usize = 40;

/// The signs of words, by number, and those of large classes.
#[derive(Clone, Debug, Default)]
pub(super) struct Alphabet {
    words: Vec<Signs>,
    own: Vec<Signs>,
    large: Vec<(u16, Signs)>,
    shared: usize,
}

impl Carried for Alphabet {
    fn write(&self, out: &mut Vec<u8>) {
        self.words.write(out);
        self.large.write(out);
        self.shared.write(out);
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        Some(Alphabet {
            words: Vec::read(from)?,
            // Asked for only where needs are worked out.
            own: Vec::new(),
            large: Vec::read(from)?,
            shared: Carried::read(from)?,
        })
    }
}

impl Alphabet {
    pub fn new(program: &Program) -> Alphabet {
        let mut large: Vec<(usize, u16)> = program
            .classes
            .iter()
            .enumerate()
            .map(|(number, class)| (class.words.len(), number as u16))
            .filter(|class| class.0 >= LARGE)
            .collect();
        large.sort_unstable_by_key(|&(count, number)| (std::cmp::Reverse(count), number));
        large.truncate(MOST_LARGE);
        let common = COMMON.split_whitespace().count() as u32;
        let shared = FLAGS + common + large.len() as u32;
        let mut own: Vec<Signs> = (0..=program.words.len() as u32)
            .map(|word| 1 << (shared + word.wrapping_mul(0x9e37_79b1) % (128 - shared)))
            .collect();
        own[0] = 0;
        for (bit, word) in (FLAGS..).zip(COMMON.split_whitespace()) {
            if let Some(at) = program.words.iter().position(|known| known == word) {
                own[at + 1] = 1 << bit;
            }
        }
        let mut words = own.clone();
        let large: Vec<(u16, Signs)> = (FLAGS + common..)
            .zip(large)
            .map(|(bit, (_, class))| (class, 1 << bit))
            .collect();
        for &(class, sign) in &large {
            for &word in &program.classes[usize::from(class)].words {
                words[usize::from(word)] |= sign;
            }
        }
        Alphabet {
            words,
            own,
            large,
            shared: shared as usize,
        }
    }

    /// The signs of a word.
    #[inline]
    pub fn word(&self, word: u16) -> Signs {
        self.words.get(usize::from(word)).copied().unwrap_or(0)
    }

    fn own(&self, word: u16) -> Signs {
        self.own.get(usize::from(word)).copied().unwrap_or(0)
    }

    fn class(&self, class: u16) -> Option<Signs> {
        self.large.iter().find(|known| known.0 == class).map(|known| known.1)
    }

    /// The signs of what a token is besides a word.
    #[inline]
    pub fn kind(flags: u8) -> Signs {
        Signs::from(flags & !TOKEN)
    }
}

/// What is known of a step: how many words it takes, and the signs of its first and last.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    shortest: usize,
    longest: usize,
    first: Signs,
    last: Signs,
    /// What stands in it wherever it does, counted from its start and from its end.
    inner: [Option<Need>; 2],
}

/// What steps need, and how likely ordinary text is to meet that.
pub(super) struct Likely(Vec<(f32, Need)>);

/// Finds what patterns need.
pub(super) struct Finder<'p> {
    program: &'p Program,
    alphabet: &'p Alphabet,
    classes: Vec<Option<Extent>>,
    /// What longer entries need, by a number that stands for the entry.
    entries: HashMap<u32, Vec<(f32, Need)>>,
    /// How much of ordinary text has a sign.
    shares: [f32; 128],
}

impl<'p> Finder<'p> {
    pub fn new(program: &'p Program, alphabet: &'p Alphabet) -> Finder<'p> {
        let common = COMMON.split_whitespace().count();
        let mut shares = [0.5 / (128 - alphabet.shared) as f32; 128];
        for &(class, sign) in &alphabet.large {
            let words = program.classes[usize::from(class)].words.iter();
            let known = words
                .filter(|&&word| alphabet.own(word).trailing_zeros() < FLAGS + common as u32)
                .count();
            shares[sign.trailing_zeros() as usize] = 0.03 + 0.02 * known as f32;
        }
        for (rank, share) in shares[FLAGS as usize..][..common].iter_mut().enumerate() {
            *share = 0.08 / (rank + 2) as f32;
        }
        shares[..FLAGS as usize].copy_from_slice(&[0.12, 0.03, 0.02, 1.0, 0.25, 0.2, 0.2]);
        Finder {
            program,
            alphabet,
            classes: vec![None; program.classes.len()],
            entries: HashMap::new(),
            shares,
        }
    }

    fn class(&mut self, class: u16) -> Extent {
        let at = usize::from(class);
        if let Some(extent) = self.classes[at] {
            return extent;
        }
        let program = self.program;
        let own = &program.classes[at];
        let signs = match self.alphabet.class(class) {
            Some(sign) => sign,
            None => own.words.iter().fold(0, |signs, &word| signs | self.alphabet.own(word)),
        };
        let mut whole = Extent {
            shortest: if own.words.is_empty() { usize::MAX } else { 1 },
            longest: usize::from(!own.words.is_empty()),
            first: signs,
            last: signs,
            inner: [None; 2],
        };
        whole.inner = [
            Some(Need {
                signs,
                low: 0,
                high: if own.words.is_empty() { -1 } else { 0 },
            }),
            Some(Need {
                signs,
                low: -1,
                high: if own.words.is_empty() { -2 } else { -1 },
            }),
        ];
        for steps in &own.sequences {
            let entry = self.entry(steps);
            whole.shortest = whole.shortest.min(entry.shortest);
            whole.longest = whole.longest.max(entry.longest);
            whole.first |= entry.first;
            whole.last |= entry.last;
            for (whole, entry) in whole.inner.iter_mut().zip(entry.inner) {
                *whole = match (*whole, entry) {
                    (Some(a), Some(b)) if a.is_none() => Some(b),
                    (Some(a), Some(b)) => Some(Need {
                        signs: a.signs | b.signs,
                        low: a.low.min(b.low),
                        high: a.high.max(b.high),
                    }),
                    _ => None,
                };
            }
        }
        if whole.shortest == usize::MAX {
            whole.shortest = 0;
        }
        self.classes[at] = Some(whole);
        whole
    }

    fn entry(&mut self, steps: &[Step]) -> Extent {
        let mut whole = Extent::default();
        let (mut open, mut last) = (true, 0);
        for step in steps {
            let own = self.step(*step);
            if open {
                whole.first |= own.first;
                open = own.shortest == 0;
            }
            last = if own.shortest == 0 { last | own.last } else { own.last };
            whole.shortest += own.shortest;
            whole.longest = (whole.longest + own.longest).min(255);
        }
        whole.last = last;
        whole.inner = [true, false].map(|onwards| {
            let mut needs = Vec::new();
            self.collect(steps, onwards, false, &mut needs);
            needs.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map(|need| need.1)
        });
        whole
    }

    fn step(&mut self, step: Step) -> Extent {
        let one = |signs: Signs| Extent {
            shortest: 1,
            longest: 1,
            first: signs,
            last: signs,
            inner: [None; 2],
        };
        let extent = match step.op {
            Op::Word(word) => one(self.alphabet.own(word)),
            Op::Class(class) => self.class(class),
            Op::Name => one(Alphabet::kind(NAME)),
            Op::Number => one(Alphabet::kind(NUMBER)),
            Op::Blank => one(Alphabet::kind(BLANK)),
            Op::Any => one(Signs::MAX),
            Op::Gap(low, high) => Extent {
                shortest: usize::from(low),
                longest: usize::from(high),
                first: Signs::MAX,
                last: Signs::MAX,
                inner: [None; 2],
            },
            _ => Extent::default(),
        };
        Extent {
            shortest: if step.optional { 0 } else { extent.shortest },
            ..extent
        }
    }

    /// How likely ordinary text is to meet a need by chance.
    fn chance(&self, need: &Need) -> f32 {
        let (mut share, mut signs) = (0.0, need.signs);
        while signs != 0 {
            share += self.shares[signs.trailing_zeros() as usize];
            signs &= signs - 1;
        }
        1.0 - (1.0 - f32::min(share, 1.0)).powi(i32::from(need.high) - i32::from(need.low) + 1)
    }

    /// Collects what steps need, counted from where they start or, not onwards, end.
    fn collect(&mut self, steps: &[Step], onwards: bool, anchored: bool, needs: &mut Vec<(f32, Need)>) {
        let (mut low, mut high) = (0, 0);
        for count in 0..steps.len() {
            let step = steps[if onwards { count } else { steps.len() - 1 - count }];
            let extent = self.step(step);
            let mut add = |need: Need| {
                let need = if onwards {
                    need.at(low, high)
                } else {
                    Need {
                        low: need.low - high as i8,
                        high: need.high - low as i8,
                        ..need
                    }
                };
                needs.push((self.chance(&need), need));
            };
            match step.op {
                Op::Start => add(Need {
                    signs: Alphabet::kind(START),
                    low: 0,
                    high: 0,
                }),
                Op::End => add(Need {
                    signs: Alphabet::kind(END),
                    low: 0,
                    high: 0,
                }),
                Op::Question => add(Need {
                    signs: Alphabet::kind(QUESTION),
                    low: 0,
                    high: 0,
                }),
                Op::Gap(..) => {}
                _ if extent.shortest > 0 => {
                    if !(anchored && count == 0) {
                        add(if onwards {
                            Need {
                                signs: extent.first,
                                low: 0,
                                high: 0,
                            }
                        } else {
                            Need {
                                signs: extent.last,
                                low: -1,
                                high: -1,
                            }
                        });
                    }
                    if let Some(need) = extent.inner[usize::from(!onwards)].filter(|_| !(anchored && count == 0)) {
                        add(need);
                    }
                }
                _ => {}
            }
            low += extent.shortest;
            high += extent.longest;
            if high > FARTHEST {
                break;
            }
        }
        needs.retain(|need| i32::from(need.1.low) >= -(FARTHEST as i32) && i32::from(need.1.high) <= FARTHEST as i32);
    }

    /// What the steps of a pattern need.
    pub fn likely(&mut self, steps: &[Step], anchor: usize) -> Likely {
        let mut needs = Vec::new();
        let (before, after) = steps.split_at(anchor);
        self.collect(after, true, true, &mut needs);
        self.collect(before, false, false, &mut needs);
        Likely(needs)
    }

    /// The needs of a pattern that are met least; where its anchor is a longer entry, what that needs too.
    pub fn needs(&mut self, pattern: &Likely, entry: Option<(u32, &[Step])>) -> Needs {
        let mut needs = pattern.0.clone();
        if let Some((number, entry)) = entry {
            match self.entries.get(&number) {
                Some(known) => needs.extend_from_slice(known),
                None => {
                    let mut own = Vec::new();
                    self.collect(entry, true, false, &mut own);
                    // That its first word stands there is known already.
                    own.retain(|(_, need)| need.low != 0 || need.high != 0 || need.signs < 1 << FLAGS);
                    needs.extend_from_slice(&own);
                    self.entries.insert(number, own);
                }
            }
        }
        kept(needs)
    }

    /// The needs of an entry that are met least, counted from its start or from its end.
    pub fn entry_needs(&mut self, steps: &[Step], onwards: bool) -> Needs {
        let mut needs = Vec::new();
        self.collect(steps, onwards, false, &mut needs);
        kept(needs)
    }
}

fn kept(mut needs: Vec<(f32, Need)>) -> Needs {
    needs.retain(|(chance, need)| *chance < 0.95 && need.high - need.low < 16);
    needs.sort_by(|a, b| a.0.total_cmp(&b.0));
    needs.dedup_by_key(|need| (need.1.signs, need.1.low, need.1.high));
    Needs::new(needs.into_iter().map(|need| need.1))
}
