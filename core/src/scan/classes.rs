//! Classes: of which a word is an entry, and which entries of several words there are.
//!
//! - A **row** for each word says of which classes it is an entry, or begins or ends one of several words.
//! - The **tree of runs** holds every entry that can be written out as plain runs of words; each run knows its classes.
//! - **Complex** entries are the others: they have gaps, names, large classes, or several words that may be missing.

use super::carry::{carried, fixed};
use super::edge::{Edge, Edges, wordless};
use super::expand::Expander;
use super::layout::Slot;
use super::signs::{Finder, Needs};
use super::table::{Lists, Tree};
use crate::rules::program::{Program, Step};

/// What a class says of a word.
pub(super) const IS_ENTRY: u8 = 1;
pub(super) const BEGINS_RUN: u8 = 2;
pub(super) const ENDS_RUN: u8 = 4;
pub(super) const BEGINS_COMPLEX: u8 = 8;
pub(super) const ENDS_COMPLEX: u8 = 16;

/// The longest run of words; a longer entry is a complex one.
pub(super) const LONGEST_RUN: usize = 8;

/// Where a word's classes stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Row {
    start: u32,
    mask: u16,
}

/// An entry of a class that isn't written out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Complex {
    /// Its first step, and the one after its last.
    pub steps: (u32, u32),
    /// Its place among the class's entries of several words.
    pub order: u32,
    pub first: Edge,
    pub last: Edge,
    /// What must stand near its start, and near its end.
    pub near: [Needs; 2],
}

/// What a class has besides single words and runs.
#[derive(Clone, Copy, Debug, Default)]
struct Class {
    /// Its first complex entry, and the one after its last.
    complex: (u32, u32),
    /// What a token that is in no list may be and yet begin, or end, an entry.
    first: u8,
    last: u8,
}

/// What a class says of a word.
#[derive(Clone, Copy, Debug)]
struct Saying {
    word: u16,
    class: u16,
    says: u8,
}

/// A class that a run is an entry of, and the run's place among the class's entries of several words.
#[derive(Clone, Copy, Debug)]
struct Owner {
    class: u16,
    order: u32,
}

/// The tables.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    rows: Vec<Row>,
    /// A class and what it says of the row's word, in tables with open addressing; 0 is free.
    memberships: Vec<u32>,
    pub runs: Tree,
    owners: Lists<Owner>,
    classes: Vec<Class>,
    complex: Vec<Complex>,
    steps: Vec<Step>,
}

fixed!(Row { start: u32, mask: u16 });
fixed!(Owner { class: u16, order: u32 });
fixed!(Class {
    complex: (u32, u32),
    first: u8,
    last: u8
});
fixed!(Complex {
    steps: (u32, u32),
    order: u32,
    first: Edge,
    last: Edge,
    near: [Needs; 2]
});
carried!(Classes {
    rows,
    memberships,
    runs,
    owners,
    classes,
    complex,
    steps
});

/// What classes consist of, class by class: what patterns are listed by.
pub(super) struct Contents {
    sayings: Vec<Saying>,
    runs: Vec<(u32, Owner)>,
    /// For each class where its sayings and its runs end.
    ends: Vec<(u32, u32)>,
}

impl Contents {
    /// The single entries of a class, and its runs.
    pub fn of(&self, class: u16) -> (impl Iterator<Item = u16>, impl Iterator<Item = u16>) {
        let start = usize::from(class)
            .checked_sub(1)
            .map_or((0, 0), |before| self.ends[before]);
        let end = self.ends[usize::from(class)];
        let begins = |saying: &&Saying| saying.says & IS_ENTRY != 0;
        let words = self.sayings[start.0 as usize..end.0 as usize].iter().filter(begins);
        let runs = self.runs[start.1 as usize..end.1 as usize].iter();
        (words.map(|saying| saying.word), runs.map(|run| run.0 as u16))
    }
}

impl Classes {
    pub fn new(program: &Program, finder: &mut Finder<'_>) -> (Classes, Contents) {
        let mut classes = Classes::default();
        let contents = classes.add(program, finder);
        classes.add_rows(program.words.len(), &contents.sayings);
        classes.owners = Lists::new(classes.runs.len(), &contents.runs);
        (classes, contents)
    }

    fn add(&mut self, program: &Program, finder: &mut Finder<'_>) -> Contents {
        let mut contents = Contents {
            sayings: Vec::with_capacity(program.words.len() * 6),
            runs: Vec::with_capacity(program.words.len()),
            ends: Vec::with_capacity(program.classes.len()),
        };
        let mut edges = Edges::new(program);
        let mut expander = Expander::new(program);
        let (mut singles, mut complex) = (Vec::new(), Vec::new());
        for (number, class) in program.classes.iter().enumerate() {
            let number = number as u16;
            let Contents { sayings, runs, .. } = &mut contents;
            let first_saying = sayings.len();
            let mut say = |word: u16, says: u8| {
                sayings.push(Saying {
                    word,
                    class: number,
                    says,
                })
            };
            class.words.iter().for_each(|&word| say(word, IS_ENTRY));
            let mut order = 0;
            let mut add_run = |run: &[u16], order: u32, tree: &mut Tree| match tree.insert(run.iter().copied()) {
                Some(node) => {
                    runs.push((u32::from(node), Owner { class: number, order }));
                    true
                }
                None => false,
            };
            for steps in &class.sequences {
                let (from, mut full) = (order, false);
                let written = expander.write_out(steps, |run| {
                    if let [word] = *run {
                        singles.push((word, order));
                    } else {
                        full |= !add_run(run, order, &mut self.runs);
                        say(run[0], BEGINS_RUN);
                        say(run[run.len() - 1], ENDS_RUN);
                    }
                    order += 1;
                });
                if written && !full {
                    continue;
                }
                complex.push((from, &steps[..]));
                order = from + 1;
            }
            let mut own = Class {
                complex: (self.complex.len() as u32, 0),
                ..Class::default()
            };
            for &(order, steps) in &complex {
                let start = self.steps.len() as u32;
                self.steps.extend_from_slice(steps);
                self.complex.push(Complex {
                    steps: (start, self.steps.len() as u32),
                    order,
                    first: edges.edge(steps, true),
                    last: edges.edge(steps, false),
                    near: [true, false].map(|onwards| finder.entry_needs(steps, onwards)),
                });
            }
            own.complex.1 = self.complex.len() as u32;
            // A single word that stands in the list of longer entries is like any other, unless one of them may be
            // found at its place: then their order counts.
            for &(word, order) in &singles {
                let meets = |saying: &Saying| saying.word == word && saying.says != IS_ENTRY;
                if complex.is_empty() && !sayings[first_saying..].iter().any(meets) {
                    sayings.push(Saying {
                        word,
                        class: number,
                        says: IS_ENTRY,
                    });
                } else if add_run(&[word], order, &mut self.runs) {
                    sayings.push(Saying {
                        word,
                        class: number,
                        says: BEGINS_RUN | ENDS_RUN,
                    });
                }
            }
            if !complex.is_empty() {
                // An entry without any word is tried wherever another may be.
                let lone = complex.iter().any(|(_, steps)| wordless(steps));
                let steps: Vec<&[Step]> = match lone {
                    true => class.sequences.iter().map(|steps| &steps[..]).collect(),
                    false => complex.iter().map(|(_, steps)| *steps).collect(),
                };
                for (first, says) in [(true, BEGINS_COMPLEX), (false, ENDS_COMPLEX)] {
                    let others = edges.words(&steps, first, |word| {
                        sayings.push(Saying {
                            word,
                            class: number,
                            says,
                        });
                    });
                    *if first { &mut own.first } else { &mut own.last } = others;
                }
            }
            self.classes.push(own);
            contents
                .ends
                .push((contents.sayings.len() as u32, contents.runs.len() as u32));
            singles.clear();
            complex.clear();
        }
        contents
    }

    fn add_rows(&mut self, words: usize, sayings: &[Saying]) {
        let mut counts = vec![0u32; words + 1];
        for saying in sayings {
            counts[usize::from(saying.word)] += 1;
        }
        let mut end = 1;
        let row = |&count: &u32| {
            if count == 0 {
                return Row::default();
            }
            // At least one stays free.
            let size = (count + count / 2 + 1).next_power_of_two().min(1 << 16);
            let start = end;
            end += size;
            Row {
                start,
                mask: (size - 1) as u16,
            }
        };
        self.rows = counts.iter().map(row).collect();
        // The empty row has one free entry.
        self.memberships = vec![0; end as usize];
        for saying in sayings {
            let row = self.rows[usize::from(saying.word)];
            let mut at = spread(saying.class) & row.mask;
            loop {
                let entry = &mut self.memberships[row.start as usize + usize::from(at)];
                if *entry == 0 || *entry >> 8 == u32::from(saying.class) {
                    *entry |= u32::from(saying.class) << 8 | u32::from(saying.says);
                    break;
                }
                at = at.wrapping_add(1) & row.mask;
            }
        }
    }

    pub fn row(&self, word: u16) -> Row {
        self.rows.get(usize::from(word)).copied().unwrap_or_default()
    }

    /// What a class says of the word of a row.
    #[inline]
    pub fn says(&self, row: Row, class: u16) -> u8 {
        let mut at = spread(class) & row.mask;
        loop {
            let entry = self.memberships[row.start as usize + usize::from(at)];
            if entry >> 8 == u32::from(class) {
                return entry as u8;
            }
            if entry == 0 {
                return 0;
            }
            at = at.wrapping_add(1) & row.mask;
        }
    }

    /// Whether a complex entry may begin, or end, with a place's word of which the class says this.
    #[inline]
    pub fn may_be_complex<const ONWARD: bool>(&self, class: u16, says: u8, slot: &Slot) -> bool {
        let class = &self.classes[usize::from(class)];
        match ONWARD {
            true => says & BEGINS_COMPLEX != 0 || class.first & slot.flags != 0,
            false => says & ENDS_COMPLEX != 0 || class.last & slot.flags != 0,
        }
    }

    /// Whether matching from a class's entries may go on in several ways.
    pub fn forks(&self, class: u16, contents: &Contents) -> bool {
        if self.classes[usize::from(class)].first != 0 {
            return true;
        }
        let (mut words, mut runs) = contents.of(class);
        !self.complex(class).is_empty() || runs.next().is_some() && words.next().is_some()
    }

    pub fn complex(&self, class: u16) -> &[Complex] {
        let (start, end) = self.classes[usize::from(class)].complex;
        &self.complex[start as usize..end as usize]
    }

    #[inline]
    pub fn steps(&self, (start, end): (u32, u32)) -> &[Step] {
        &self.steps[start as usize..end as usize]
    }

    /// Whether the run that ends in this node of the tree is an entry of a class.
    #[inline]
    pub fn is_run(&self, node: u16) -> bool {
        !self.owners.of(usize::from(node)).is_empty()
    }

    /// Where a run stands among a class's entries of several words.
    #[inline]
    pub fn order(&self, run: u16, class: u16) -> Option<u32> {
        let owners = self.owners.of(usize::from(run)).iter();
        owners
            .filter(|owner| owner.class == class)
            .map(|owner| owner.order)
            .next()
    }
}

/// Classes of one rule have neighbouring numbers: this sets them apart.
#[inline]
fn spread(class: u16) -> u16 {
    class.wrapping_mul(0x9e37)
}
