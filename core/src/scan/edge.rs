//! Which words may begin, or end, an entry of several words: what lets a class say no at a glance.

use super::carry::fixed;
use super::layout::{BLANK, NAME, NUMBER, Slot, TOKEN};
use crate::rules::program::{Op, Program, Step};

/// From so many words on a class doesn't list them with each: any token is then taken for a beginning.
const MANY: usize = 64;

/// The tokens that may stand at an edge of an entry. It may say yes where the answer is no, never the other way round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Edge {
    /// A bit for each word, shared with others.
    words: u64,
    /// What tokens may be besides.
    flags: u8,
}

fixed!(Edge { words: u64, flags: u8 });

impl Edge {
    const ANY: Edge = Edge { words: 0, flags: TOKEN };

    fn word(word: u16) -> Edge {
        Edge {
            words: 1 << (word.wrapping_mul(0x9e37) >> 10),
            flags: 0,
        }
    }

    fn add(&mut self, other: Edge) {
        self.words |= other.words;
        self.flags |= other.flags;
    }

    /// Whether the word of a place may be one of these.
    #[inline]
    pub fn may_be(&self, slot: &Slot) -> bool {
        self.flags & slot.flags != 0 || self.words & Edge::word(slot.word).words != 0
    }
}

/// The edges of a program's classes.
pub(super) struct Edges<'p> {
    program: &'p Program,
    /// For each class those of its entries, from the front and from the back.
    of_class: [Vec<Option<Edge>>; 2],
}

/// The steps from an edge inwards.
fn inwards(steps: &[Step], first: bool) -> impl Iterator<Item = &Step> {
    let (front, back) = if first {
        (Some(steps.iter()), None)
    } else {
        (None, Some(steps.iter().rev()))
    };
    front.into_iter().flatten().chain(back.into_iter().flatten())
}

impl<'p> Edges<'p> {
    pub fn new(program: &'p Program) -> Edges<'p> {
        let none = || vec![None; program.classes.len()];
        Edges {
            program,
            of_class: [none(), none()],
        }
    }

    fn of_class(&mut self, class: u16, first: bool) -> Edge {
        let at = usize::from(class);
        if let Some(edge) = self.of_class[usize::from(first)][at] {
            return edge;
        }
        let program = self.program;
        let mut edge = Edge::default();
        program.classes[at]
            .words
            .iter()
            .for_each(|&word| edge.add(Edge::word(word)));
        for steps in &program.classes[at].sequences {
            edge.add(self.inner_edge(steps, first));
        }
        self.of_class[usize::from(first)][at] = Some(edge);
        edge
    }

    fn inner_edge(&mut self, steps: &[Step], first: bool) -> Edge {
        let mut edge = Edge::default();
        for step in inwards(steps, first) {
            match step.op {
                Op::Word(word) => edge.add(Edge::word(word)),
                Op::Class(class) => edge.add(self.of_class(class, first)),
                Op::Name => edge.flags |= NAME,
                Op::Number => edge.flags |= NUMBER,
                Op::Blank => edge.flags |= BLANK,
                Op::Any | Op::Gap(..) => return Edge::ANY,
                _ => continue,
            }
            if !step.optional {
                break;
            }
        }
        edge
    }

    /// The edge of one entry. Of one without any word nothing is known.
    pub fn edge(&mut self, steps: &[Step], first: bool) -> Edge {
        if wordless(steps) {
            Edge::ANY
        } else {
            self.inner_edge(steps, first)
        }
    }

    /// Calls `each` with the words at an edge of some entries of a class; returns what other tokens may stand there.
    pub fn words(&self, entries: &[&[Step]], first: bool, mut each: impl FnMut(u16)) -> u8 {
        // An entry without any word is tried wherever another may be: there the others must be known exactly.
        let strict = entries.iter().any(|steps| wordless(steps));
        let most = if strict { usize::MAX } else { MANY };
        let (mut words, mut flags) = (Vec::new(), 0);
        for steps in entries {
            if !self.collect(steps, first, most, &mut words, &mut flags) {
                return TOKEN;
            }
        }
        words.into_iter().for_each(&mut each);
        if strict && flags != 0 { TOKEN } else { flags }
    }

    /// Collects the words at an edge; false where there are too many.
    fn collect(&self, steps: &[Step], first: bool, most: usize, words: &mut Vec<u16>, flags: &mut u8) -> bool {
        for step in inwards(steps, first) {
            match step.op {
                Op::Word(word) => words.push(word),
                Op::Class(class) => {
                    let class = &self.program.classes[usize::from(class)];
                    if words.len() + class.words.len() > most {
                        return false;
                    }
                    words.extend(&class.words);
                    if !class
                        .sequences
                        .iter()
                        .all(|inner| self.collect(inner, first, most, words, flags))
                    {
                        return false;
                    }
                }
                Op::Name => *flags |= NAME,
                Op::Number => *flags |= NUMBER,
                Op::Blank => *flags |= BLANK,
                Op::Any | Op::Gap(..) => {
                    *flags |= TOKEN;
                    return true;
                }
                _ => continue,
            }
            if !step.optional {
                break;
            }
        }
        words.len() <= most
    }
}

/// Whether an entry asks for no word at all.
pub(super) fn wordless(steps: &[Step]) -> bool {
    !steps.iter().any(|step| {
        matches!(
            step.op,
            Op::Word(_) | Op::Class(_) | Op::Name | Op::Number | Op::Blank | Op::Any | Op::Gap(..)
        )
    })
}
