//! Patterns: phrases without their marks, listed by the words and runs that they may be found from.
//!
//! Phrases of several rules that differ in their marks alone ("who calls", "the caller's name", "the caller's firm") share
//! one pattern, which is matched once.

use super::carry::{carried, fixed};
use super::classes::{Classes, Contents};
use super::layout::{END, QUESTION, START};
use super::signs::{Finder, Needs};
use super::table::Lists;
use crate::rules::program::{Op, Program, Step};
use std::collections::HashMap;

/// A phrase without its marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pattern {
    /// Its first step, and the one after its last; its phrases likewise.
    steps: (u32, u32),
    pub anchor: u16,
    /// What must hold at the anchor's place.
    needs: u8,
    /// Whether it can go wrong in so many ways that failures should be noted.
    pub noting: bool,
    phrases: (u32, u32),
}

/// A way in which a pattern may be found: which words begin its anchor, and what must stand near it then.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attempt {
    pub near: Needs,
    pub pattern: u32,
    pub needs: u8,
}

/// A phrase that a pattern stands for: the steps before which its marks stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marked {
    pub phrase: u32,
    pub open: u16,
    pub close: u16,
}

/// The tables.
#[derive(Clone, Debug, Default)]
pub(super) struct Patterns {
    patterns: Vec<Pattern>,
    steps: Vec<Step>,
    marked: Vec<Marked>,
    pub attempts: Vec<Attempt>,
    by_word: Lists<u32>,
    by_run: Lists<u32>,
    /// Steps of the longest.
    pub longest: usize,
}

fixed!(Pattern {
    steps: (u32, u32),
    anchor: u16,
    needs: u8,
    noting: bool,
    phrases: (u32, u32)
});
fixed!(Attempt {
    near: Needs,
    pattern: u32,
    needs: u8
});
fixed!(Marked {
    phrase: u32,
    open: u16,
    close: u16
});
carried!(Patterns {
    patterns,
    steps,
    marked,
    attempts,
    by_word,
    by_run,
    longest
});

fn is_mark(step: &Step) -> bool {
    matches!(step.op, Op::Open | Op::Close)
}

/// How many steps that are no marks stand among these.
fn unmarked(steps: &[Step]) -> u16 {
    steps.iter().filter(|step| !is_mark(step)).count() as u16
}

impl Patterns {
    pub fn new(program: &Program, classes: &Classes, contents: &Contents, finder: &mut Finder<'_>) -> Patterns {
        let mut patterns = Patterns::default();
        let mut known: HashMap<(Vec<Step>, u16), u32> = HashMap::with_capacity(program.phrases.len());
        let mut phrases: Vec<(u32, Marked)> = Vec::with_capacity(program.phrases.len());
        let (mut by_word, mut by_run) = (Listing::default(), Listing::default());
        for (number, phrase) in program.phrases.iter().enumerate() {
            let steps: Vec<Step> = phrase.steps.iter().filter(|step| !is_mark(step)).copied().collect();
            let place = |mark: Op| phrase.steps.iter().position(|step| step.op == mark);
            let before =
                |mark: Op, otherwise: usize| place(mark).map_or(otherwise as u16, |at| unmarked(&phrase.steps[..at]));
            let marked = Marked {
                phrase: number as u32,
                open: before(Op::Open, 0),
                close: before(Op::Close, steps.len()),
            };
            let anchor = unmarked(&phrase.steps[..usize::from(phrase.anchor)]);
            let next = patterns.patterns.len() as u32;
            let pattern = *known.entry((steps, anchor)).or_insert_with_key(|(steps, anchor)| {
                patterns.add(steps, *anchor, classes, contents);
                next
            });
            phrases.push((pattern, marked));
            if pattern < next {
                continue;
            }
            let added = patterns.get(pattern);
            let likely = finder.likely(patterns.steps(added), usize::from(added.anchor));
            let listed = patterns.list(pattern, finder.needs(&likely, None));
            match phrase.steps[usize::from(phrase.anchor)].op {
                Op::Word(word) => by_word.add(word, listed),
                Op::Class(class) => {
                    // A class that is an entry of another stands for itself.
                    let mut alike = vec![class];
                    let mut at = 0;
                    while let Some(&class) = alike.get(at) {
                        let (words, runs) = contents.of(class);
                        words.for_each(|word| by_word.add(word, listed));
                        runs.for_each(|run| by_run.add(run, listed));
                        let inner = classes
                            .complex(class)
                            .iter()
                            .filter_map(|entry| only_class(classes.steps(entry.steps)));
                        inner.for_each(|inner| {
                            if !alike.contains(&inner) {
                                alike.push(inner);
                            }
                        });
                        at += 1;
                    }
                    for entry in alike.iter().flat_map(|&class| classes.complex(class)) {
                        let steps = classes.steps(entry.steps);
                        if only_class(steps).is_some() {
                            continue;
                        }
                        let needs = finder.needs(&likely, Some((entry.steps.0, steps)));
                        let listed = patterns.list(pattern, needs);
                        first_of(program, steps, &mut |word| by_word.add(word, listed));
                    }
                }
                _ => {}
            }
        }
        let marked = Lists::new(patterns.patterns.len(), &phrases);
        for (number, pattern) in patterns.patterns.iter_mut().enumerate() {
            pattern.phrases = marked.range(number);
        }
        patterns.marked = marked.items;
        patterns.by_word = Lists::new(program.words.len() + 1, &by_word.pairs);
        patterns.by_run = Lists::new(classes.runs.len(), &by_run.pairs);
        patterns
    }

    fn add(&mut self, steps: &[Step], anchor: u16, classes: &Classes, contents: &Contents) {
        let start = self.steps.len() as u32;
        self.steps.extend_from_slice(steps);
        self.longest = self.longest.max(steps.len());
        let (before, after) = steps.split_at(usize::from(anchor));
        // Bounds right before the anchor hold at its place, and a question is one everywhere.
        let near = before.iter().rev().map_while(|step| bound(step.op));
        let asks = steps.iter().any(|step| step.op == Op::Question);
        let forks = |steps: &[Step]| {
            let forks = |step: &&Step| match step.op {
                Op::Gap(..) => true,
                Op::Class(class) => step.optional || classes.forks(class, contents),
                _ => step.optional,
            };
            steps.iter().filter(forks).count()
        };
        self.patterns.push(Pattern {
            steps: (start, self.steps.len() as u32),
            anchor,
            needs: near.fold(if asks { QUESTION } else { 0 }, |needs, flag| needs | flag),
            noting: forks(before) > 1 || forks(after) > 1,
            phrases: (0, 0),
        });
    }

    /// Adds a way to find a pattern.
    fn list(&mut self, pattern: u32, near: Needs) -> u32 {
        self.attempts.push(Attempt {
            near,
            pattern,
            needs: self.get(pattern).needs,
        });
        self.attempts.len() as u32 - 1
    }

    #[inline]
    pub fn get(&self, number: u32) -> &Pattern {
        &self.patterns[number as usize]
    }

    #[inline]
    pub fn steps(&self, pattern: &Pattern) -> &[Step] {
        &self.steps[pattern.steps.0 as usize..pattern.steps.1 as usize]
    }

    #[inline]
    pub fn attempt(&self, number: u32) -> &Attempt {
        &self.attempts[number as usize]
    }

    /// The phrases that a pattern stands for.
    #[inline]
    pub fn phrases(&self, pattern: &Pattern) -> &[Marked] {
        &self.marked[pattern.phrases.0 as usize..pattern.phrases.1 as usize]
    }

    /// The patterns whose anchor may begin with a word.
    #[inline]
    pub fn of_word(&self, word: u16) -> &[u32] {
        self.by_word.of(usize::from(word))
    }

    /// The patterns whose anchor a run is.
    #[inline]
    pub fn of_run(&self, run: u16) -> &[u32] {
        self.by_run.of(usize::from(run))
    }
}

/// What a step asks of the place where it stands, whatever comes before or after.
fn bound(op: Op) -> Option<u8> {
    match op {
        Op::Start => Some(START),
        Op::End => Some(END),
        Op::Question => Some(QUESTION),
        Op::NotNext(_) | Op::NotBefore(_) => Some(0),
        _ => None,
    }
}

/// The attempts listed with words, or with runs: each once.
#[derive(Default)]
struct Listing {
    pairs: Vec<(u32, u32)>,
    /// For each word one more than the last attempt listed with it.
    last: Vec<u32>,
}

impl Listing {
    fn add(&mut self, key: u16, attempt: u32) {
        let at = usize::from(key);
        if self.last.len() <= at {
            self.last.resize(at + 1, 0);
        }
        if self.last[at] <= attempt {
            self.last[at] = attempt + 1;
            self.pairs.push((u32::from(key), attempt));
        }
    }
}

/// The class that is all there is to an entry.
fn only_class(steps: &[Step]) -> Option<u16> {
    match *steps {
        [
            Step {
                op: Op::Class(class), ..
            },
        ] => Some(class),
        _ => None,
    }
}

/// Calls `each` with the words with which an entry may begin.
fn first_of(program: &Program, steps: &[Step], each: &mut dyn FnMut(u16)) {
    for step in steps {
        match step.op {
            Op::Word(word) => each(word),
            Op::Class(class) => {
                let class = &program.classes[usize::from(class)];
                class.words.iter().for_each(|&word| each(word));
                class.sequences.iter().for_each(|inner| first_of(program, inner, each));
            }
            Op::Name | Op::Number | Op::Blank | Op::Any | Op::Gap(..) => return,
            _ => continue,
        }
        if !step.optional {
            return;
        }
    }
}
