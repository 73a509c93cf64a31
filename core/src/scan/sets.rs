//! Where phrases can stand, for all places of a window at once.
//!
//! A place is a bit: bit n lies before the n-th word of the window. To match a word is to keep the bits at which it
//! stands and to shift them by one. A class is matched by its entries' lengths, each with the bits at which such an
//! entry begins; they are computed when a phrase first asks for them. What is left at the end of a phrase is not
//! empty wherever the phrase stands; it may be not empty where it doesn't, for which the words are then looked at.

use crate::rules::compile::first_words;
use crate::rules::program::{Op, Program, Step};
use crate::view::{Gap, Shape, Token, View};
use std::cell::RefCell;

type Bits = u128;

/// Words in a window: one bit more is a place.
const WINDOW: usize = 127;
/// Words by which windows overlap: more than the longest phrase reaches.
const OVERLAP: usize = 63;
/// The longest entry of a class, in words, that the sets follow; of a longer one they only say where it may begin.
const LONGEST: usize = 15;
/// Classes with more words than this are filled in as the words come by.
const LARGE: usize = 10;

/// A class as the sets need it.
#[derive(Clone, Debug, Default)]
struct Entries {
    words: Vec<u16>,
    large: bool,
    /// Sequences with no word that must be there: they are tried whenever the class is asked for.
    loose: Vec<u32>,
}

/// A longer entry of a class.
#[derive(Clone, Debug)]
struct Sequence {
    class: u16,
    steps: Vec<Step>,
    /// The words that must be there.
    required: Vec<u16>,
    /// Whether it is those words and nothing else.
    plain: bool,
}

/// A phrase as the sets need it.
#[derive(Clone, Debug)]
struct Path {
    steps: Vec<Step>,
    anchor: Op,
    /// The rarest step that must be there besides the anchor.
    second: Option<Op>,
}

/// The tables.
#[derive(Clone, Debug, Default)]
pub(super) struct Sets {
    classes: Vec<Entries>,
    paths: Vec<Path>,
    /// For each word the large classes that it belongs to, and the groups of phrases that it may anchor.
    class_starts: Vec<u32>,
    word_classes: Vec<u16>,
    group_starts: Vec<u32>,
    word_groups: Vec<u16>,
    /// For each group its phrases.
    groups: Vec<Vec<u32>>,
    sequences: Vec<Sequence>,
    /// For each word the sequences of which it is the rarest.
    sequence_starts: Vec<u32>,
    word_sequences: Vec<u32>,
    words: usize,
}

/// What is known of the current window.
#[derive(Default)]
struct Scratch {
    stamp: u32,
    /// For each word the places at which it stands; those of `touched` are set.
    words: Vec<Bits>,
    touched: Vec<u16>,
    filled: Vec<(u32, Bits)>,
    known: Vec<(u32, u32)>,
    /// For each known class its singles and its longer entries.
    found: Vec<(Bits, u32, u32)>,
    longer: Vec<(u8, Bits)>,
    asked: Vec<u32>,
    present: Vec<u16>,
    /// For each class the last of its sequences that may be there, and for each of those the one before it.
    likely: Vec<(u32, u32)>,
    chain: Vec<(u32, u32)>,
    names: Bits,
    numbers: Bits,
    blanks: Bits,
    any: Bits,
    /// Places that begin a sentence, a clause, and places in or behind a question.
    sentences: Bits,
    clauses: Bits,
    questions: Bits,
    /// Every place.
    all: Bits,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

fn lists(mut pairs: Vec<(u16, u16)>, words: usize) -> (Vec<u32>, Vec<u16>) {
    pairs.sort_unstable();
    pairs.dedup();
    let mut starts = vec![0u32; words + 2];
    for &(word, _) in &pairs {
        starts[usize::from(word) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    (starts, pairs.into_iter().map(|pair| pair.1).collect())
}

impl Sets {
    pub fn new(program: &Program) -> Sets {
        let words = program.words.len();
        let mut groups: Vec<Vec<u32>> = Vec::new();
        let mut group_of: std::collections::HashMap<Op, u16> = std::collections::HashMap::new();
        let mut anchored: Vec<(u16, u16)> = Vec::new();
        let size = |op: Op| match op {
            Op::Word(_) => 1,
            Op::Class(class) => {
                let class = &program.classes[usize::from(class)];
                class.words.len() + class.sequences.len() * 2
            }
            _ => usize::MAX,
        };
        let mut paths = Vec::with_capacity(program.phrases.len());
        for (number, phrase) in program.phrases.iter().enumerate() {
            let anchor = phrase.steps[usize::from(phrase.anchor)].op;
            let group = *group_of.entry(anchor).or_insert_with(|| {
                let group = groups.len() as u16;
                groups.push(Vec::new());
                match anchor {
                    Op::Word(word) => anchored.push((word, group)),
                    Op::Class(class) => anchored.extend(
                        first_words(&program.classes, class)
                            .into_iter()
                            .flatten()
                            .map(|word| (word, group)),
                    ),
                    _ => {}
                }
                group
            });
            groups[usize::from(group)].push(number as u32);
            let others = phrase
                .steps
                .iter()
                .enumerate()
                .filter(|&(at, step)| at != usize::from(phrase.anchor) && !step.optional);
            let second = others
                .map(|(_, step)| step.op)
                .filter(|op| matches!(op, Op::Word(_) | Op::Class(_)))
                .min_by_key(|&op| size(op));
            paths.push(Path {
                steps: phrase.steps.clone(),
                anchor,
                second,
            });
        }
        let mut large: Vec<(u16, u16)> = Vec::new();
        let classes: Vec<Entries> = program
            .classes
            .iter()
            .enumerate()
            .map(|(index, class)| {
                let is_large = class.words.len() > LARGE;
                if is_large {
                    large.extend(class.words.iter().map(|&word| (word, index as u16)));
                }
                Entries {
                    words: class.words.clone(),
                    large: is_large,
                    loose: Vec::new(),
                }
            })
            .collect();
        let mut classes: Vec<Entries> = classes;
        // How many sequences name a word: the one named least is taken for the rarest.
        let mut named = vec![0u32; words + 1];
        for step in program.classes.iter().flat_map(|class| &class.sequences).flatten() {
            if let Op::Word(word) = step.op {
                named[usize::from(word)] += 1;
            }
        }
        let mut sequences: Vec<Sequence> = Vec::new();
        let mut by_word: Vec<(u16, u32)> = Vec::new();
        for (index, class) in program.classes.iter().enumerate() {
            for steps in &class.sequences {
                let word = |step: &Step| match step.op {
                    Op::Word(word) if !step.optional => Some(word),
                    _ => None,
                };
                let required: Vec<u16> = steps.iter().filter_map(word).collect();
                let number = sequences.len() as u32;
                match required.iter().copied().min_by_key(|&word| named[usize::from(word)]) {
                    Some(word) => by_word.push((word, number)),
                    None => classes[index].loose.push(number),
                }
                let plain = required.len() == steps.len();
                sequences.push(Sequence {
                    class: index as u16,
                    steps: steps.clone(),
                    required,
                    plain,
                });
            }
        }
        by_word.sort_unstable();
        let mut sequence_starts = vec![0u32; words + 2];
        for &(word, _) in &by_word {
            sequence_starts[usize::from(word) + 1] += 1;
        }
        for at in 1..sequence_starts.len() {
            sequence_starts[at] += sequence_starts[at - 1];
        }
        let word_sequences = by_word.into_iter().map(|pair| pair.1).collect();
        let (class_starts, word_classes) = lists(large, words);
        let (group_starts, word_groups) = lists(anchored, words);
        Sets {
            classes,
            paths,
            class_starts,
            word_classes,
            group_starts,
            word_groups,
            groups,
            sequences,
            sequence_starts,
            word_sequences,
            words,
        }
    }

    /// Calls `found` with each phrase that may stand in the draft and each token that may be its anchor.
    pub fn scan(&self, view: &View, is_name: impl Fn(&Token) -> bool, mut found: impl FnMut(u32, usize)) {
        SCRATCH.with_borrow_mut(|scratch| {
            scratch.fit(self);
            let total = view.tokens.len();
            let mut first = 0;
            while first < total {
                let last = (first + WINDOW).min(total);
                self.window(view, first, last, scratch, &is_name, &mut found);
                if last == total {
                    break;
                }
                first = last - OVERLAP;
            }
        });
    }

    fn window(
        &self,
        view: &View,
        first: usize,
        last: usize,
        scratch: &mut Scratch,
        is_name: &impl Fn(&Token) -> bool,
        found: &mut impl FnMut(u32, usize),
    ) {
        scratch.begin(view, first, last, is_name);
        scratch.present.clear();
        for (at, token) in view.tokens[first..last].iter().enumerate() {
            let word = usize::from(token.word);
            if word == 0 || word > self.words {
                continue;
            }
            let bit: Bits = 1 << at;
            if scratch.words[word] == 0 {
                scratch.touched.push(token.word);
                for &group in &self.word_groups[self.group_starts[word] as usize..self.group_starts[word + 1] as usize]
                {
                    if scratch.asked[usize::from(group)] != scratch.stamp {
                        scratch.asked[usize::from(group)] = scratch.stamp;
                        scratch.present.push(group);
                    }
                }
            }
            scratch.words[word] |= bit;
        }
        for at in 0..scratch.touched.len() {
            let word = scratch.touched[at];
            let bits = scratch.words[usize::from(word)];
            for &class in &self.word_classes
                [self.class_starts[usize::from(word)] as usize..self.class_starts[usize::from(word) + 1] as usize]
            {
                let filled = &mut scratch.filled[usize::from(class)];
                if filled.0 != scratch.stamp {
                    *filled = (scratch.stamp, 0);
                }
                filled.1 |= bits;
            }
            let range =
                self.sequence_starts[usize::from(word)] as usize..self.sequence_starts[usize::from(word) + 1] as usize;
            for &number in &self.word_sequences[range] {
                let sequence = &self.sequences[number as usize];
                if sequence
                    .required
                    .iter()
                    .any(|&word| scratch.words[usize::from(word)] == 0)
                {
                    continue;
                }
                let likely = &mut scratch.likely[usize::from(sequence.class)];
                let before = if likely.0 == scratch.stamp { likely.1 } else { u32::MAX };
                *likely = (scratch.stamp, scratch.chain.len() as u32);
                scratch.chain.push((number, before));
            }
        }
        for at in 0..scratch.present.len() {
            for &number in &self.groups[usize::from(scratch.present[at])] {
                let path = &self.paths[number as usize];
                if path.second.is_some_and(|op| self.begins(op, scratch) == 0) || !self.stands(&path.steps, scratch) {
                    continue;
                }
                let mut anchors = self.begins(path.anchor, scratch);
                while anchors != 0 {
                    found(number, first + anchors.trailing_zeros() as usize);
                    anchors &= anchors - 1;
                }
            }
        }
    }

    /// The places at which a step may begin.
    fn begins(&self, op: Op, scratch: &mut Scratch) -> Bits {
        match op {
            Op::Word(word) => scratch.words[usize::from(word)],
            Op::Class(class) => {
                let (singles, from, to) = self.class(class, scratch);
                scratch.longer[from as usize..to as usize]
                    .iter()
                    .fold(singles, |bits, longer| bits | longer.1)
            }
            _ => scratch.all,
        }
    }

    /// Whether a phrase may stand anywhere.
    fn stands(&self, steps: &[Step], scratch: &mut Scratch) -> bool {
        // Places reached without a word yet, and with one: only from those no sentence may begin.
        let (mut fresh, mut reached) = (scratch.all, 0);
        for step in steps {
            let (mut next_fresh, mut next) = if step.optional { (fresh, reached) } else { (0, 0) };
            let from = fresh | reached & !scratch.sentences;
            match step.op {
                Op::Word(_) | Op::Name | Op::Number | Op::Blank | Op::Any => {
                    next |= (from & scratch.single(step.op)) << 1
                }
                Op::Class(class) => {
                    let (singles, low, high) = self.class(class, scratch);
                    next |= (from & singles) << 1;
                    for &(length, bits) in &scratch.longer[low as usize..high as usize] {
                        if usize::from(length) > LONGEST {
                            return true;
                        }
                        next |= (from & bits) << length;
                    }
                }
                Op::Gap(low, high) => {
                    let mut at = reached;
                    for skip in 0..=high {
                        if skip >= low {
                            next |= at;
                        }
                        at = (at & !scratch.sentences & scratch.any) << 1;
                    }
                    next_fresh |= fresh;
                }
                // A bound of a sentence is two places in one: its end is judged by the words.
                Op::Start => (next_fresh, next) = (fresh & scratch.clauses, reached & scratch.clauses),
                Op::End => (next_fresh, next) = (fresh & scratch.clauses, reached & scratch.clauses),
                Op::Question => (next_fresh, next) = (fresh & scratch.questions, reached & scratch.questions),
                Op::NotNext(class) => {
                    let not = !(self.begins(Op::Class(class), scratch) & !scratch.sentences);
                    (next_fresh, next) = (fresh & not, reached & not);
                }
                Op::NotBefore(class) => {
                    let (singles, low, high) = self.class(class, scratch);
                    let mut ends = singles << 1;
                    for &(length, bits) in &scratch.longer[low as usize..high as usize] {
                        ends |= if usize::from(length) > LONGEST {
                            0
                        } else {
                            bits << length
                        };
                    }
                    let not = !(ends & !scratch.sentences);
                    (next_fresh, next) = (fresh & not, reached & not);
                }
                Op::Open | Op::Close => continue,
            }
            (fresh, reached) = (next_fresh & scratch.all, next & scratch.all);
            if fresh | reached == 0 {
                return false;
            }
        }
        reached != 0
    }

    /// The places at which entries of a class begin: of one word, and where the longer ones stand in `longer`.
    fn class(&self, class: u16, scratch: &mut Scratch) -> (Bits, u32, u32) {
        let at = usize::from(class);
        if scratch.known[at].0 == scratch.stamp {
            return scratch.found[scratch.known[at].1 as usize];
        }
        let entries = &self.classes[at];
        let singles = if entries.large {
            if scratch.filled[at].0 == scratch.stamp {
                scratch.filled[at].1
            } else {
                0
            }
        } else {
            entries
                .words
                .iter()
                .fold(0, |bits, &word| bits | scratch.words[usize::from(word)])
        };
        let likely = scratch.likely[at];
        let likely = if likely.0 == scratch.stamp { likely.1 } else { u32::MAX };
        if likely == u32::MAX && entries.loose.is_empty() {
            let end = scratch.longer.len() as u32;
            let result = (singles, end, end);
            scratch.known[at] = (scratch.stamp, scratch.found.len() as u32);
            scratch.found.push(result);
            return result;
        }
        let mut by_length = [0 as Bits; LONGEST + 2];
        for &number in &entries.loose {
            self.sequence(&self.sequences[number as usize].steps, scratch, &mut by_length);
        }
        let mut next = likely;
        while let Some(&(number, before)) = scratch.chain.get(next as usize) {
            let sequence = &self.sequences[number as usize];
            if sequence.plain {
                let mut bits = scratch.all;
                for (length, &word) in sequence.required.iter().enumerate() {
                    let inner = if length == 0 { 0 } else { scratch.sentences };
                    bits &= (scratch.words[usize::from(word)] & !inner) >> length;
                }
                by_length[sequence.required.len().min(LONGEST + 1)] |= bits;
            } else {
                self.sequence(&sequence.steps, scratch, &mut by_length);
            }
            next = before;
        }
        let low = scratch.longer.len() as u32;
        for (length, &bits) in by_length.iter().enumerate().skip(1) {
            if bits != 0 {
                scratch.longer.push((length as u8, bits));
            }
        }
        let result = (singles, low, scratch.longer.len() as u32);
        scratch.known[at] = (scratch.stamp, scratch.found.len() as u32);
        scratch.found.push(result);
        result
    }

    /// Adds, by length, the places at which a sequence begins.
    fn sequence(&self, steps: &[Step], scratch: &mut Scratch, by_length: &mut [Bits; LONGEST + 2]) {
        let mut now = [0 as Bits; LONGEST + 2];
        now[0] = scratch.all;
        let mut top = 0;
        for step in steps {
            let mut next = if step.optional { now } else { [0; LONGEST + 2] };
            let mut reach = if step.optional { top } else { 0 };
            let mut any = step.optional;
            for length in 0..=top {
                // Beyond the first word no sentence may begin.
                let from = if length == 0 {
                    now[0]
                } else {
                    now[length] & !(scratch.sentences >> length)
                };
                if now[length] == 0 {
                    continue;
                }
                let mut put = |more: usize, bits: Bits| {
                    if bits != 0 {
                        let to = (length + more).min(LONGEST + 1);
                        next[to] |= bits;
                        reach = reach.max(to);
                        any = true;
                    }
                };
                match step.op {
                    Op::Word(_) | Op::Name | Op::Number | Op::Blank | Op::Any => {
                        put(1, from & scratch.single(step.op) >> length)
                    }
                    Op::Class(class) => {
                        let (singles, low, high) = self.class(class, scratch);
                        put(1, from & singles >> length);
                        for &(more, bits) in &scratch.longer[low as usize..high as usize] {
                            put(usize::from(more), from & bits >> length);
                        }
                    }
                    Op::Gap(low, high) => {
                        let mut at = now[length];
                        for skip in 0..=usize::from(high) {
                            if skip >= usize::from(low) {
                                put(skip, at);
                            }
                            at &= !(scratch.sentences >> (length + skip)) & scratch.any >> (length + skip);
                        }
                    }
                    // Conditions between words are left to the confirming match.
                    _ => put(0, now[length]),
                }
            }
            if !any {
                return;
            }
            (now, top) = (next, reach);
        }
        for (all, bits) in by_length.iter_mut().zip(now).skip(1) {
            *all |= bits;
        }
    }
}

impl Scratch {
    fn fit(&mut self, sets: &Sets) {
        if self.words.len() < sets.words + 1 {
            self.words.resize(sets.words + 1, 0);
        }
        if self.known.len() < sets.classes.len() {
            self.known.resize(sets.classes.len(), (0, 0));
            self.filled.resize(sets.classes.len(), (0, 0));
            self.likely.resize(sets.classes.len(), (0, 0));
        }
        if self.asked.len() < sets.groups.len() {
            self.asked.resize(sets.groups.len(), 0);
        }
    }

    fn begin(&mut self, view: &View, first: usize, last: usize, is_name: &impl Fn(&Token) -> bool) {
        for word in self.touched.drain(..) {
            self.words[usize::from(word)] = 0;
        }
        self.found.clear();
        self.longer.clear();
        self.chain.clear();
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            self.known.fill((0, 0));
            self.filled.fill((0, 0));
            self.likely.fill((0, 0));
            self.asked.fill(0);
            self.stamp = 1;
        }
        (
            self.names,
            self.numbers,
            self.blanks,
            self.sentences,
            self.clauses,
            self.questions,
        ) = (0, 0, 0, 0, 0, 0);
        let count = last - first;
        self.any = if count == 128 { Bits::MAX } else { (1 << count) - 1 };
        self.all = self.any | 1 << count;
        for (at, token) in view.tokens[first..last].iter().enumerate() {
            let bit: Bits = 1 << at;
            if is_name(token) {
                self.names |= bit;
            }
            if token.shape != Shape::Word {
                if matches!(
                    token.shape,
                    Shape::Number | Shape::Year | Shape::Money | Shape::Percent | Shape::Phone | Shape::PlaceNumber
                ) {
                    self.numbers |= bit;
                }
                if token.shape.is_placeholder() {
                    self.blanks |= bit;
                }
            }
            if token.gap > Gap::None {
                self.clauses |= bit;
                if token.gap == Gap::Sentence {
                    self.sentences |= bit;
                }
            }
            if view.questions[view.sentence_of[first + at] as usize] {
                self.questions |= bit | bit << 1;
            }
        }
        // The draft may go on behind the window: what is there is judged by the words.
        self.clauses |= 1 << count;
        if last < view.tokens.len() && view.tokens[last].gap == Gap::Sentence {
            self.sentences |= 1 << count;
        }
    }

    fn single(&self, op: Op) -> Bits {
        match op {
            Op::Word(word) => self.words[usize::from(word)],
            Op::Name => self.names,
            Op::Number => self.numbers,
            Op::Blank => self.blanks,
            _ => self.any,
        }
    }
}
