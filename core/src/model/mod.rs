//! The second witness: a small linear model of a run of words, for each rule and signal.
//!
//! It is trained by `make train` from the labelled drafts and the phrase bank in `fixtures/`; its weights are integers
//! and are summed as integers, so that every machine comes to the same sums. A unit's score for a label is a bias plus
//! the weights of its stems, pairs of neighbouring stems, pairs with one stem between, its first and its last stem,
//! whether it asks, where in which kind of draft it stands, and which rules' phrases hit in it.

mod load;
pub mod units;

use crate::draft::Kind;
use crate::rules::feature::{Feature, key};
use crate::scan::{Hit, Scanner};
use crate::view::View;
use std::ops::Range;

/// Labels that a model may have.
pub const MOST_LABELS: usize = 24;

/// Words of the longest hit that is looked for around a unit.
const LONGEST_HIT: u32 = 64;

/// A sum of weights, by label.
pub type Sums = [i32; MOST_LABELS];

/// The model's tables.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// For each label the index of its rule.
    pub labels: Vec<u16>,
    /// For each label the score from which on a unit is taken to commit it.
    pub thresholds: Vec<i32>,
    /// For each label the score from which on a unit is taken to commit it where no phrase of its rule speaks.
    pub alone: Vec<i32>,
    /// For each label the score from which on a claim about the past is held against the log on the model's word alone.
    pub sure: Vec<i32>,
    bias: Vec<i32>,
    /// For each row the weight for each label: most are 0, but twenty-four are added as fast as four that are looked up.
    rows: Vec<[i8; MOST_LABELS]>,
    /// Hashes of features and their rows, in a table with open addressing; row 0 is free.
    table: Vec<(u32, u32)>,
    /// For each rule the row of its phrases and of its weak phrases; 0 for none.
    rules: Vec<(u32, u32)>,
    question: u32,
    voicemail: u32,
    opener: u32,
    position: [u32; 4],
    from_end: [u32; 4],
    /// The stem of numbers: runs of them are one.
    number: u16,
}

/// A unit and its scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its score by label.
    pub sums: Sums,
}

impl Model {
    #[inline]
    fn row(&self, feature: Feature, a: u16, b: u16) -> u32 {
        let key = key(feature, a, b);
        let mask = self.table.len() - 1;
        let mut at = key as usize & mask;
        loop {
            let (known, row) = self.table[at];
            if row == 0 {
                return 0;
            }
            if known == key {
                return row;
            }
            at = (at + 1) & mask;
        }
    }

    #[inline]
    fn add(&self, row: u32, sums: &mut Sums) {
        if row != 0 {
            for (sum, &weight) in sums.iter_mut().zip(&self.rows[row as usize]) {
                *sum += i32::from(weight);
            }
        }
    }

    fn edges(&self, stems: &[u16], sums: &mut Sums) {
        if let (Some(&first), Some(&last)) = (stems.first(), stems.last()) {
            self.add(self.row(Feature::First, first, 0), sums);
            self.add(self.row(Feature::Last, last, 0), sums);
        }
    }

    /// The features between words that a join of two runs adds.
    fn joint(&self, left: &[u16], right: &[u16], sums: &mut Sums) {
        let (Some(&a), Some(&b)) = (left.last(), right.first()) else {
            return;
        };
        self.add(self.row(Feature::Two, a, b), sums);
        if let [.., before, _] = *left {
            self.add(self.row(Feature::Gapped, before, b), sums);
        }
        if let [_, after, ..] = *right {
            self.add(self.row(Feature::Gapped, a, after), sums);
        }
    }

    /// The tokens of a unit that speak loudest for a rule: at most four, in the order of the draft.
    pub fn weighed(&self, view: &View, tokens: Range<u32>, rule: u16) -> Vec<u32> {
        let Some(label) = self.labels.iter().position(|&known| known == rule) else {
            return Vec::new();
        };
        let stem = |at: u32| view.tokens[at as usize].stem;
        let weight = |row: u32| i32::from(self.rows[row as usize][label]);
        let mut loud: Vec<(i32, u32)> = tokens
            .clone()
            .map(|at| {
                let mut sum = if stem(at) == 0 {
                    0
                } else {
                    weight(self.row(Feature::One, stem(at), 0)) * 2
                };
                // A pair speaks through both of its words.
                if at > tokens.start {
                    sum += weight(self.row(Feature::Two, stem(at - 1), stem(at)));
                }
                if at + 1 < tokens.end {
                    sum += weight(self.row(Feature::Two, stem(at), stem(at + 1)));
                }
                (-sum, at)
            })
            .filter(|&(sum, _)| sum < 0)
            .collect();
        loud.sort_unstable();
        loud.truncate(4);
        let mut places: Vec<u32> = loud.into_iter().map(|(_, at)| at).collect();
        places.sort_unstable();
        places
    }

    /// Scores every unit of a draft.
    pub fn score(
        &self,
        view: &View,
        kind: Kind,
        hits: &[Hit],
        scanner: &Scanner,
        weak: impl Fn(&Hit) -> bool,
        clauses: &[Range<u32>],
    ) -> Vec<Unit> {
        if self.labels.is_empty() || clauses.is_empty() {
            return Vec::new();
        }
        let stem = |at: u32| view.tokens[at as usize].stem;
        let mut units: Vec<Unit> = Vec::with_capacity(clauses.len() * 2);
        // The stems of all clauses, runs of numbers taken as one, and where each clause's begin.
        let mut stems: Vec<u16> = Vec::with_capacity(view.tokens.len());
        let mut starts: Vec<usize> = Vec::with_capacity(clauses.len() + 1);
        let mut inner: Vec<Sums> = Vec::with_capacity(clauses.len());
        for clause in clauses {
            starts.push(stems.len());
            let first = stems.len();
            for at in clause.clone() {
                let stem = stem(at);
                if stem == self.number && stem != 0 && stems.len() > first && stems.last() == Some(&stem) {
                    continue;
                }
                stems.push(stem);
            }
            let own = &stems[first..];
            let mut sums = [0; MOST_LABELS];
            for (at, &b) in own.iter().enumerate() {
                if b != 0 {
                    self.add(self.row(Feature::One, b, 0), &mut sums);
                }
                if at > 0 {
                    self.add(self.row(Feature::Two, own[at - 1], b), &mut sums);
                }
                if at > 1 {
                    self.add(self.row(Feature::Gapped, own[at - 2], b), &mut sums);
                }
            }
            inner.push(sums);
        }
        starts.push(stems.len());
        let total = view.tokens.len() as u32;
        // For each hit the row of its rule, and for each such row the last unit in which it was heard.
        let spoken: Vec<u32> = hits
            .iter()
            .map(|hit| {
                let (row, weak_row) = self.rules[usize::from(scanner.phrase(hit.phrase).rule)];
                if weak(hit) { weak_row } else { row }
            })
            .collect();
        let mut heard = vec![0u32; spoken.iter().max().map_or(0, |&row| row as usize + 1)];
        for (index, clause) in clauses.iter().enumerate() {
            for pair in 0..2 {
                let Some(last) = clauses.get(index + pair) else {
                    continue;
                };
                if pair == 1 && !units::paired(clause, last) {
                    continue;
                }
                let tokens = clause.start..last.end;
                let mut sums = inner[index];
                if pair == 1 {
                    for (sum, more) in sums.iter_mut().zip(&inner[index + 1]) {
                        *sum += more;
                    }
                    self.joint(
                        &stems[starts[index]..starts[index + 1]],
                        &stems[starts[index + 1]..starts[index + 2]],
                        &mut sums,
                    );
                }
                self.edges(&stems[starts[index]..starts[index + pair + 1]], &mut sums);
                for (sum, bias) in sums.iter_mut().zip(&self.bias) {
                    *sum += bias;
                }
                let asks = |at: u32| view.questions[view.sentence_of[at as usize] as usize];
                if asks(tokens.end - 1)
                    && (tokens.end == total
                        || view.sentence_of[tokens.end as usize] != view.sentence_of[tokens.end as usize - 1])
                    || pair == 1 && asks(tokens.start) && !same_sentence(view, &tokens)
                {
                    self.add(self.question, &mut sums);
                }
                self.add(
                    if kind == Kind::Voicemail {
                        self.voicemail
                    } else {
                        self.opener
                    },
                    &mut sums,
                );
                self.add(self.position[(tokens.start / 12).min(3) as usize], &mut sums);
                self.add(self.from_end[((total - tokens.end) / 12).min(3) as usize], &mut sums);
                // A rule that speaks several times in a unit is one feature. Hits come in the order of their first
                // tokens, and none is longer than a unit may reach.
                let first = hits.partition_point(|hit| hit.start + LONGEST_HIT < tokens.start);
                let near = &hits[first..];
                let near = &near[..near.partition_point(|hit| hit.start < tokens.end)];
                let unit = units.len() as u32 + 1;
                for (hit, &row) in near.iter().zip(&spoken[first..]) {
                    let heard = &mut heard[row as usize];
                    if *heard != unit && lies_in(hit, &tokens) {
                        *heard = unit;
                        self.add(row, &mut sums);
                    }
                }
                units.push(Unit { tokens, sums });
            }
        }
        units
    }
}

fn same_sentence(view: &View, tokens: &Range<u32>) -> bool {
    view.sentence_of[tokens.start as usize] == view.sentence_of[tokens.end as usize - 1]
}

/// Whether at least half of a hit lies in a unit.
pub fn lies_in(hit: &Hit, tokens: &Range<u32>) -> bool {
    let low = hit.start.max(tokens.start);
    let high = hit.end.min(tokens.end);
    high > low && (high - low) * 2 >= hit.end - hit.start
}
