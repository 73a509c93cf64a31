//! Scanning: where the phrases of the rules stand in a draft.
//!
//! Words are numbers already. Sentence by sentence the draft is laid out ([`layout`]): for each place the classes of its
//! word, what kind of token it is, and which runs of words begin and end there. Then each word is looked up in
//! [`patterns`]: it lists the patterns that it may anchor. A pattern's anchor is the step whose words are rarest in calls,
//! so most patterns are never looked at. Those that are get matched step by step from the anchor ([`matching`]); the
//! first or second step usually says no.
//!
//! A step asks whether a word is of a class: one look into the word's row. No phrase reaches over the end of a sentence,
//! gaps are bounded and failures remembered, so the work for a word is bounded too, whatever the draft.
//!
//! This stands where a scan by an Aho-Corasick automaton and regexes over the text might. Phrases are made of classes
//! with dozens of entries each; written out as literals they are some hundred thousand, as regexes they overflow
//! the caches of a lazy DFA.

mod carry;
mod classes;
mod edge;
mod entries;
mod expand;
mod layout;
mod matching;
mod names;
mod patterns;
#[cfg(test)]
mod reference;
mod signs;
mod table;

use crate::rules::program::{Program, Purpose};
use crate::view::{Token, View};
use carry::Carried;
use classes::{BEGINS_RUN, Classes, IS_ENTRY};
use entries::{Entries, Memo};
use layout::{Layout, Slot, TOKEN};
use matching::{Matching, Trail};
use names::Names;
use patterns::Patterns;
use signs::{Alphabet, Finder};
use std::cell::RefCell;
use std::ops::Range;

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

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index of the rule.
    pub rule: u16,
    /// Index of the `find` within the rule.
    pub find: u16,
    /// What the phrase is for.
    pub purpose: Purpose,
}

/// Tokens on either side that are looked at for one entry of a class: more than any entry has.
const ENTRY_REACH: usize = 64;

/// The scanner's tables.
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    phrases: Vec<Found>,
    classes: Classes,
    patterns: Patterns,
    names: Names,
    alphabet: Alphabet,
    named: Vec<(String, u16)>,
    // Only told to those who develop rules.
    #[cfg_attr(not(feature = "toml"), allow(dead_code))]
    sizes: Vec<u32>,
    #[cfg(test)]
    program: Program,
}

impl Carried for Scanner {
    fn write(&self, out: &mut Vec<u8>) {
        self.phrases.write(out);
        self.classes.write(out);
        self.patterns.write(out);
        self.names.write(out);
        self.alphabet.write(out);
        self.named.write(out);
        self.sizes.write(out);
    }

    fn read(from: &mut &[u8]) -> Option<Scanner> {
        Some(Scanner {
            phrases: Vec::read(from)?,
            classes: Classes::read(from)?,
            patterns: Patterns::read(from)?,
            names: Names::read(from)?,
            alphabet: Alphabet::read(from)?,
            named: Vec::read(from)?,
            sizes: Vec::read(from)?,
            #[cfg(test)]
            program: Program::default(),
        })
    }
}

/// Memory that scans use again.
#[derive(Default)]
struct Scratch {
    layout: Layout,
    trail: Trail,
    memo: Memo,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Scanner {
    /// Makes the tables for a program.
    pub fn new(program: &Program) -> Scanner {
        let named = program.classes.iter().enumerate();
        let named = named.filter(|(_, class)| !class.name.is_empty());
        let alphabet = Alphabet::new(program);
        let mut finder = Finder::new(program, &alphabet);
        let (classes, contents) = Classes::new(program, &mut finder);
        Scanner {
            phrases: program
                .phrases
                .iter()
                .map(|phrase| Found {
                    rule: phrase.rule,
                    find: phrase.find,
                    purpose: phrase.purpose,
                })
                .collect(),
            patterns: Patterns::new(program, &classes, &contents, &mut finder),
            alphabet,
            classes,
            names: Names::new(program),
            named: named
                .map(|(number, class)| (class.name.clone(), number as u16))
                .collect(),
            sizes: [
                program.classes.len(),
                program.classes.iter().map(|class| class.words.len()).sum(),
                program.classes.iter().map(|class| class.sequences.len()).sum(),
                program.phrases.iter().map(|phrase| phrase.steps.len()).sum(),
            ]
            .map(|size| size as u32)
            .to_vec(),
            #[cfg(test)]
            program: program.clone(),
        }
    }

    /// The tables as bytes: what the build makes.
    #[cfg_attr(not(test), allow(dead_code))]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write(&mut out);
        out
    }

    /// The tables from bytes; none where these are not such.
    #[cfg_attr(any(not(feature = "ready"), feature = "compact"), allow(dead_code))]
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Scanner> {
        Scanner::read(&mut bytes).filter(|_| bytes.is_empty())
    }

    /// Sizes of the tables, for the project's own tools.
    #[cfg(feature = "toml")]
    pub fn sizes(&self) -> String {
        let [classes, words, sequences, steps] = self.sizes[..] else {
            return String::new();
        };
        format!(
            "{classes} classes ({words} words, {sequences} sequences), {} phrases ({steps} steps)",
            self.phrases.len(),
        )
    }

    /// What the phrase with this number is for.
    pub fn phrase(&self, number: u32) -> &Found {
        &self.phrases[number as usize]
    }

    /// Finds every phrase. Hits come in the order of their first tokens.
    #[cfg(any(feature = "toml", test))]
    pub fn scan(&self, view: &View, hits: &mut Vec<Hit>) {
        self.scan_after(view, None, hits);
    }

    /// Finds every phrase of a draft that was scanned before and has changed since: `before` is what it was and its hits.
    /// Sentences that are still the same are not scanned again.
    pub fn scan_after(&self, view: &View, before: Option<(&View, &[Hit])>, hits: &mut Vec<Hit>) {
        let count = view.sentence_count();
        SCRATCH.with_borrow_mut(|Scratch { layout, trail, memo }| {
            trail.fit(self.patterns.longest);
            for number in 0..count {
                let sentence = view.sentence(number);
                if before.is_some_and(|(old, known)| again(view, number, old, known, hits)) {
                    continue;
                }
                layout.fill(&self.classes, &self.names, &self.alphabet, view, &sentence, &sentence);
                memo.clear();
                self.scan_sentence(
                    sentence.start,
                    &mut Matching::new(&self.classes, layout, trail, memo),
                    hits,
                );
            }
        });
        hits.sort_unstable_by_key(|hit| (hit.start, hit.end, hit.phrase));
        hits.dedup();
    }

    fn scan_sentence<'a>(&'a self, first: usize, matching: &mut Matching<'a>, hits: &mut Vec<Hit>) {
        let layout = matching.layout;
        for at in 1..layout.high() {
            matching.memo.tidy(at);
            let slot = &layout.slots[at];
            let likely = |&&number: &&u32| {
                let attempt = self.patterns.attempt(number);
                attempt.needs & !slot.flags == 0 && attempt.near.are_met(&layout.spans, at)
            };
            for &number in self.patterns.of_word(slot.word).iter().filter(likely) {
                self.try_pattern(matching, number, at, first, hits);
            }
            let run = slot.first_run as usize;
            for run in &layout.runs[run..run + usize::from(slot.run_count)] {
                for &number in self.patterns.of_run(run.node).iter().filter(likely) {
                    self.try_pattern(matching, number, at, first, hits);
                }
            }
        }
    }

    /// Tries a pattern whose anchor may begin at a place.
    #[inline(never)]
    fn try_pattern<'a>(
        &'a self,
        matching: &mut Matching<'a>,
        number: u32,
        at: usize,
        first: usize,
        hits: &mut Vec<Hit>,
    ) {
        let number = self.patterns.attempt(number).pattern;
        let pattern = self.patterns.get(number);
        if !matching.matches(pattern, self.patterns.steps(pattern), at) {
            return;
        }
        let token = |step: u16| matching.trail.path[usize::from(step)] + first as u32 - 1;
        for marked in self.patterns.phrases(pattern) {
            let (start, end) = (token(marked.open), token(marked.close));
            if start < end {
                hits.push(Hit {
                    phrase: marked.phrase,
                    start,
                    end,
                });
            }
        }
    }

    /// Whether an entry of a named class begins at a token; where it ends.
    pub fn class_at(&self, view: &View, class: u16, at: usize) -> Option<usize> {
        let token = view.tokens.get(at)?;
        let slot = Slot {
            row: self.classes.row(token.word),
            word: token.word,
            flags: TOKEN | layout::kind(token, &self.names),
            ..Slot::default()
        };
        let says = self.classes.says(slot.row, class);
        if says & (IS_ENTRY | BEGINS_RUN) == 0 && !self.classes.may_be_complex::<true>(class, says, &slot) {
            return None;
        }
        let sentence = view.sentence(view.sentence_of[at] as usize);
        let near: Range<usize> = sentence.start.max(at.saturating_sub(ENTRY_REACH))..sentence.end.min(at + ENTRY_REACH);
        SCRATCH.with_borrow_mut(|Scratch { layout, trail, memo }| {
            layout.fill(&self.classes, &self.names, &self.alphabet, view, &sentence, &near);
            memo.clear();
            let mut matching = Matching::new(&self.classes, layout, trail, memo);
            let place = at - near.start + 1;
            let reached = match matching.entries::<true>(class, place) {
                Entries::None => return None,
                Entries::One => place + 1,
                Entries::Several(list) => matching.memo.place(list.into_iter().next()?),
            };
            Some(near.start + reached - 1)
        })
    }

    /// The number of a class of the lexicon.
    pub fn class(&self, name: &str) -> Option<u16> {
        self.named
            .iter()
            .find(|(known, _)| known == name)
            .map(|&(_, number)| number)
    }

    /// Whether a token is likely to be somebody's name.
    pub fn is_name(&self, token: &Token) -> bool {
        self.names.is_name(token)
    }

    /// Whether a token is a given name that is known as one.
    pub fn is_given_name(&self, token: &Token) -> bool {
        self.names.is_given(token)
    }

    /// Whether a word, by its number, is a given name.
    pub fn is_given_word(&self, word: u16) -> bool {
        self.names.is_given_word(word)
    }
}

/// Adds the hits of a sentence that an earlier draft has at the same place, counted from its first or its last sentence.
/// False where neither is the same.
fn again(view: &View, number: usize, old: &View, known: &[Hit], hits: &mut Vec<Hit>) -> bool {
    let sentence = view.sentence(number);
    let asks = |view: &View, at: usize| view.questions[view.sentence_of[at] as usize];
    let same = |&other: &usize| {
        let range = old.sentence(other);
        let alike = |(a, b): (&Token, &Token)| {
            a.word == b.word && a.shape == b.shape && a.gap == b.gap && a.capital == b.capital
        };
        range.len() == sentence.len()
            && !range.is_empty()
            && asks(old, range.start) == asks(view, sentence.start)
            && old.tokens[range].iter().zip(&view.tokens[sentence.clone()]).all(alike)
    };
    let from_end = (number + old.sentence_count()).checked_sub(view.sentence_count());
    let mut places = [Some(number), from_end].into_iter().flatten();
    let Some(found) = places.find(|other| *other < old.sentence_count() && same(other)) else {
        return false;
    };
    let range = old.sentence(found);
    let first = known.partition_point(|hit| (hit.start as usize) < range.start);
    let own = known[first..].iter().take_while(|hit| (hit.start as usize) < range.end);
    let moved = |at: u32| at - range.start as u32 + sentence.start as u32;
    hits.extend(own.map(|hit| Hit {
        start: moved(hit.start),
        end: moved(hit.end),
        ..*hit
    }));
    true
}

#[cfg(test)]
mod tests;
