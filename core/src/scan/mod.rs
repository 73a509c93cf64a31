//! Scanning: where the phrases of the rules stand in a draft.
//!
//! Each phrase has an anchor, the step whose words are rarest in calls. A phrase whose anchor isn't in the draft costs
//! nothing. For the others [`sets`] computes, for all places at once, whether the phrase can stand anywhere: places are
//! bits, a step is a mask and a shift. Only where that says so is the phrase matched word by word ([`matching`]), which
//! also finds the words to be underlined. No phrase reaches over the end of a sentence, and gaps are bounded, so the work
//! for a word is bounded too.
//!
//! This stands where a scan by an Aho-Corasick automaton and regexes over the text might. Phrases are made of classes
//! with dozens of entries each; written out as literals they are some hundred thousand, as regexes they overflow
//! the caches of a lazy DFA. Over words that are numbers already both are a few shifts.

mod matching;
mod sets;

use crate::rules::program::{Class, Op, Phrase, Program, Step};
use crate::view::{Shape, Token, View};
use matching::Matching;
use sets::Sets;

/// A phrase found in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the phrase.
    pub phrase: u32,
    /// First token of the words to be underlined.
    pub start: u32,
    /// The token after the last of them.
    pub end: u32,
}

/// What a class says of a word.
const IS_ENTRY: u8 = 1;
const BEGINS_ENTRY: u8 = 2;
const ENDS_ENTRY: u8 = 4;

/// The scanner's tables.
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    classes: Vec<Class>,
    phrases: Vec<Phrase>,
    sets: Sets,
    /// (class, word) and what the class says of it, in a table with open addressing; 0 is free.
    members: Vec<(u32, u8)>,
    names: u16,
    not_names: u16,
}

impl Scanner {
    /// Makes the tables for a program.
    pub fn new(program: &Program) -> Scanner {
        let mut members: Vec<((u16, u16), u8)> = Vec::new();
        for (index, class) in program.classes.iter().enumerate() {
            let index = index as u16;
            members.extend(class.words.iter().map(|&word| ((index, word), IS_ENTRY)));
            for sequence in &class.sequences {
                for (steps, flag) in [
                    (sequence.clone(), BEGINS_ENTRY),
                    (sequence.iter().rev().copied().collect(), ENDS_ENTRY),
                ] {
                    match edge_words(&program.classes, &steps, flag == BEGINS_ENTRY) {
                        Some(edge) => members.extend(edge.into_iter().map(|word| ((index, word), flag))),
                        // Any word may stand there.
                        None => members.push(((index, 0), flag)),
                    }
                }
            }
        }
        let size = (members.len().max(8) * 2).next_power_of_two();
        let named = |name: &str| {
            program
                .classes
                .iter()
                .position(|class| class.name == name)
                .map_or(u16::MAX, |at| at as u16)
        };
        let mut scanner = Scanner {
            classes: program.classes.clone(),
            phrases: program.phrases.clone(),
            sets: Sets::new(program),
            members: vec![(0, 0); size],
            names: named("given-name"),
            not_names: named("not-name"),
        };
        for ((class, word), flag) in members {
            let at = scanner.slot(class, word);
            scanner.members[at].0 = key(class, word);
            scanner.members[at].1 |= flag;
        }
        scanner
    }

    /// Sizes of the tables, for the project's own tools.
    #[cfg(feature = "toml")]
    pub fn sizes(&self) -> String {
        let singles: usize = self.classes.iter().map(|class| class.words.len()).sum();
        let sequences: usize = self.classes.iter().map(|class| class.sequences.len()).sum();
        let steps: usize = self.phrases.iter().map(|phrase| phrase.steps.len()).sum();
        format!(
            "{} classes ({singles} words, {sequences} sequences), {} phrases ({steps} steps)",
            self.classes.len(),
            self.phrases.len(),
        )
    }

    /// What the phrase with this number is for.
    pub fn phrase(&self, number: u32) -> &Phrase {
        &self.phrases[number as usize]
    }

    #[inline]
    fn slot(&self, class: u16, word: u16) -> usize {
        let key = key(class, word);
        let mask = self.members.len() - 1;
        let mut at = (key.wrapping_mul(0x9e37_79b1) >> 7) as usize & mask;
        while self.members[at].0 != key && self.members[at].0 != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    #[inline]
    fn member(&self, class: u16, word: u16) -> u8 {
        self.members[self.slot(class, word)].1
    }

    /// Finds every phrase; hits come in no particular order.
    pub fn scan(&self, view: &View, hits: &mut Vec<Hit>) {
        self.sets.scan(
            view,
            |token| self.is_name(token),
            |phrase, at| self.try_phrase(view, phrase, at, hits),
        );
        // In a long draft windows overlap.
        hits.sort_unstable_by_key(|hit| (hit.start, hit.end, hit.phrase));
        hits.dedup();
    }

    /// Finds every phrase by trying each at every word: what [`Scanner::scan`] must agree with.
    #[cfg(test)]
    pub fn scan_slowly(&self, view: &View, hits: &mut Vec<Hit>) {
        for number in 0..self.phrases.len() {
            for at in 0..view.tokens.len() {
                self.try_phrase(view, number as u32, at, hits);
            }
        }
        hits.sort_unstable_by_key(|hit| (hit.start, hit.end, hit.phrase));
        hits.dedup();
    }

    fn try_phrase(&self, view: &View, number: u32, at: usize, hits: &mut Vec<Hit>) {
        let phrase = &self.phrases[number as usize];
        let sentence = view.sentence(view.sentence_of[at] as usize);
        let mut matching = Matching {
            scanner: self,
            view,
            low: sentence.start,
            high: sentence.end,
            open: usize::MAX,
            close: usize::MAX,
        };
        let (before, after) = phrase.steps.split_at(usize::from(phrase.anchor));
        let mut end = at;
        if !matching.forward(after, at, &mut |matching, reached| {
            end = reached;
            let _ = matching;
            true
        }) {
            return;
        }
        let mut start = at;
        if !matching.backward(before, at, &mut |matching, reached| {
            start = reached;
            let _ = matching;
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

    /// Whether an entry of a named class begins at a token; where it ends.
    pub fn class_at(&self, view: &View, class: u16, at: usize) -> Option<usize> {
        let sentence = view.sentence(*view.sentence_of.get(at)? as usize);
        let mut matching = Matching {
            scanner: self,
            view,
            low: sentence.start,
            high: sentence.end,
            open: usize::MAX,
            close: usize::MAX,
        };
        let mut end = None;
        matching.class_forward(class, at, &mut |_, reached| {
            end = Some(reached);
            true
        });
        end
    }

    /// The number of a class of the lexicon.
    pub fn class(&self, name: &str) -> Option<u16> {
        self.classes
            .iter()
            .position(|class| class.name == name)
            .map(|at| at as u16)
    }

    /// Whether a token is likely to be somebody's name.
    pub fn is_name(&self, token: &Token) -> bool {
        match token.shape {
            Shape::PlaceName | Shape::Place => true,
            Shape::Word => {
                if self.names != u16::MAX && self.member(self.names, token.word) & IS_ENTRY != 0 && token.word != 0 {
                    return true;
                }
                if token.word == 0 {
                    return true;
                }
                token.capital && (self.not_names == u16::MAX || self.member(self.not_names, token.word) & IS_ENTRY == 0)
            }
            _ => false,
        }
    }
}

#[inline]
fn key(class: u16, word: u16) -> u32 {
    (u32::from(class) + 1) << 16 | u32::from(word)
}

/// The words at the edge of a sequence; none where that could be any word.
fn edge_words(classes: &[Class], steps: &[Step], first: bool) -> Option<Vec<u16>> {
    let mut words = Vec::new();
    for step in steps {
        match step.op {
            Op::Word(word) => words.push(word),
            Op::Class(class) => {
                let class = &classes[usize::from(class)];
                words.extend(&class.words);
                for sequence in &class.sequences {
                    let inner: Vec<Step> = if first {
                        sequence.clone()
                    } else {
                        sequence.iter().rev().copied().collect()
                    };
                    words.extend(edge_words(classes, &inner, first)?);
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

#[cfg(test)]
mod tests;
