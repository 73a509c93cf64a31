//! Writing entries out: an entry made of small classes becomes the runs of words that it stands for.
//!
//! "a (few|couple of) (days|weeks)" is four runs. Runs are found in one walk for all classes together, so what can be
//! written out in a few is. The order of the runs is the order in which matching would try them. It must be the same
//! from the front and from the back, so at most one step of an entry may differ in length.

use super::classes::LONGEST_RUN;
use crate::rules::program::{Op, Program, Step};

/// The most runs that a class or an entry is written out in.
const MOST: u32 = 100;

/// What is known of a class or an entry that can be written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Size {
    runs: u32,
    shortest: u16,
    longest: u16,
}

/// Which entries of a program can be written out.
pub(super) struct Expander<'p> {
    program: &'p Program,
    /// For each class its size; none within where it can't be written out, none without where that isn't known yet.
    sizes: Vec<Option<Option<Size>>>,
}

/// Steps that come after others.
struct After<'s> {
    steps: &'s [Step],
    after: Option<&'s After<'s>>,
}

impl<'p> Expander<'p> {
    pub fn new(program: &'p Program) -> Expander<'p> {
        Expander {
            program,
            sizes: vec![None; program.classes.len()],
        }
    }

    fn class(&mut self, class: u16) -> Option<Size> {
        let at = usize::from(class);
        if let Some(size) = self.sizes[at] {
            return size;
        }
        let size = self.measure(class);
        self.sizes[at] = Some(size);
        size
    }

    fn measure(&mut self, class: u16) -> Option<Size> {
        let class = &self.program.classes[usize::from(class)];
        let words = u32::try_from(class.words.len()).ok()?;
        let mut size = Size {
            runs: words,
            shortest: if words > 0 { 1 } else { u16::MAX },
            longest: if words > 0 { 1 } else { 0 },
        };
        for steps in &class.sequences {
            if size.runs > MOST {
                return None;
            }
            let own = self.entry(steps)?;
            size.runs += own.runs;
            size.shortest = size.shortest.min(own.shortest);
            size.longest = size.longest.max(own.longest);
        }
        (size.runs <= MOST).then_some(size)
    }

    fn entry(&mut self, steps: &[Step]) -> Option<Size> {
        let (mut runs, mut shortest, mut longest, mut forks) = (1u32, 0u16, 0u16, 0);
        for step in steps {
            let own = match step.op {
                Op::Word(_) => Size {
                    runs: 1,
                    shortest: 1,
                    longest: 1,
                },
                Op::Class(class) => self.class(class)?,
                _ => return None,
            };
            forks += u32::from(step.optional || own.shortest != own.longest);
            runs = runs.checked_mul(own.runs + u32::from(step.optional))?;
            shortest += if step.optional { 0 } else { own.shortest };
            longest += own.longest;
            if runs > MOST || forks > 1 || usize::from(longest) > LONGEST_RUN {
                return None;
            }
        }
        (shortest > 0).then_some(Size {
            runs,
            shortest,
            longest,
        })
    }

    /// Calls `each` with the runs that an entry stands for, in order; false where it can't be written out.
    pub fn write_out(&mut self, steps: &[Step], mut each: impl FnMut(&[u16])) -> bool {
        if self.entry(steps).is_none() {
            return false;
        }
        let mut run = Vec::with_capacity(LONGEST_RUN);
        self.write(&After { steps, after: None }, &mut run, &mut each);
        true
    }

    fn write(&self, left: &After<'_>, run: &mut Vec<u16>, each: &mut dyn FnMut(&[u16])) {
        let Some((step, steps)) = left.steps.split_first() else {
            match left.after {
                Some(after) => self.write(after, run, each),
                None => each(run),
            }
            return;
        };
        let rest = After {
            steps,
            after: left.after,
        };
        let word = |word: u16, run: &mut Vec<u16>, each: &mut dyn FnMut(&[u16])| {
            run.push(word);
            self.write(&rest, run, each);
            run.pop();
        };
        match step.op {
            Op::Word(number) => word(number, run, each),
            Op::Class(class) => {
                let class = &self.program.classes[usize::from(class)];
                for steps in &class.sequences {
                    let inner = After {
                        steps,
                        after: Some(&rest),
                    };
                    self.write(&inner, run, each);
                }
                class.words.iter().for_each(|&number| word(number, run, each));
            }
            _ => {}
        }
        if step.optional {
            self.write(&rest, run, each);
        }
    }
}
