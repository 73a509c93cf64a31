//! The model's weights. Features are found by their hashes when the model runs; here they are written as the stems that
//! they are made of, which takes a third of the room, and hashed again.

use super::coder::{Coder, hash};
use super::stream;
use crate::rules::feature::{Feature, key};

const LABELS: usize = 24;
/// The weights of a feature, by label; 0 for none.
type Row = [i8; LABELS];

/// The file of weights taken apart: `model/load.rs` says what it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// Everything before the words.
    pub head: Vec<u8>,
    /// The words and their stems.
    pub words: Vec<(String, u16)>,
    /// The named features: their number and their names.
    pub names: Vec<u8>,
    /// The weights of the named features.
    pub named: Vec<Row>,
    /// The hashes of the other features, in order, and their weights.
    pub hashed: Vec<(u32, Row)>,
}

fn take<'a>(bytes: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken)
}

fn word(bytes: &mut &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(take(bytes, 4)?.try_into().ok()?))
}

fn text<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let long = usize::from(take(bytes, 1)?[0]);
    take(bytes, long)
}

impl Weights {
    /// Takes a file of weights apart; none where it isn't one.
    pub fn read(file: &[u8]) -> Option<Weights> {
        let mut rest = file;
        take(&mut rest, 4)?;
        for _ in 0..take(&mut rest, 1)?[0] {
            text(&mut rest)?;
            take(&mut rest, 16)?;
        }
        let head = file[..file.len() - rest.len()].to_vec();
        let count = word(&mut rest)? as usize;
        let texts = (0..count).map(|_| text(&mut rest)).collect::<Option<Vec<_>>>()?;
        let stems = take(&mut rest, count * 2)?
            .chunks(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let words = texts
            .iter()
            .zip(stems)
            .map(|(text, stem)| Some((String::from_utf8(text.to_vec()).ok()?, stem)));
        let words = words.collect::<Option<Vec<_>>>()?;
        let names_from = rest;
        let named = word(&mut rest)? as usize;
        for _ in 0..named {
            text(&mut rest)?;
        }
        let names = names_from[..names_from.len() - rest.len()].to_vec();
        let hashed = word(&mut rest)? as usize;
        let mut keys = Vec::with_capacity(hashed);
        let mut last = 0;
        for _ in 0..hashed {
            let (mut step, mut shift) = (0, 0);
            loop {
                let byte = take(&mut rest, 1)?[0];
                step |= u32::from(byte & 127) << shift;
                shift += 7;
                if byte < 128 {
                    break;
                }
            }
            last += step;
            keys.push(last);
        }
        let counts = take(&mut rest, named + hashed)?;
        let total = counts.iter().map(|&count| usize::from(count)).sum();
        let (labels, weights) = (take(&mut rest, total)?, take(&mut rest, total)?);
        let mut entries = labels.iter().zip(weights);
        let mut rows = counts.iter().map(|&count| {
            let mut row = [0; LABELS];
            for (&label, &weight) in entries.by_ref().take(usize::from(count)) {
                *row.get_mut(usize::from(label))? = weight as i8;
            }
            Some(row)
        });
        let named = rows.by_ref().take(named).collect::<Option<_>>()?;
        let hashed = keys
            .iter()
            .copied()
            .zip(rows)
            .map(|(key, row)| Some((key, row?)))
            .collect::<Option<_>>()?;
        let weights = Weights {
            head,
            words,
            names,
            named,
            hashed,
        };
        (rest.is_empty() && weights.file() == file).then_some(weights)
    }

    /// The file again.
    pub fn file(&self) -> Vec<u8> {
        let mut out = self.head.clone();
        out.extend((self.words.len() as u32).to_le_bytes());
        for (word, _) in &self.words {
            out.push(word.len() as u8);
            out.extend(word.as_bytes());
        }
        self.words.iter().for_each(|(_, stem)| out.extend(stem.to_le_bytes()));
        out.extend(&self.names);
        out.extend((self.hashed.len() as u32).to_le_bytes());
        let mut last = 0;
        for &(key, _) in &self.hashed {
            let mut step = key - last;
            while step > 127 {
                out.push(step as u8 | 128);
                step >>= 7;
            }
            out.push(step as u8);
            last = key;
        }
        let rows = || self.named.iter().chain(self.hashed.iter().map(|(_, row)| row));
        let entries = || rows().flat_map(|row| row.iter().enumerate().filter(|entry| *entry.1 != 0));
        out.extend(rows().map(|row| row.iter().filter(|&&weight| weight != 0).count() as u8));
        out.extend(entries().map(|(label, _)| label as u8));
        out.extend(entries().map(|(_, &weight)| weight as u8));
        out
    }
}

/// A feature's stems, the second 0 where it has one.
pub type Stems = (u16, u16);
const KINDS: [Feature; 5] = [
    Feature::One,
    Feature::Two,
    Feature::Gapped,
    Feature::First,
    Feature::Last,
];

/// Stems that come to the hashes of features, by kind, in order.
pub type Unhashed = [Vec<(Stems, u32)>; KINDS.len()];

/// The stems of the features. Of several that come to a hash one is as good as another.
pub fn unhashed(weights: &Weights, stems: u16) -> Unhashed {
    let mut wanted = vec![0u64; 1 << 20];
    weights
        .hashed
        .iter()
        .for_each(|(key, _)| wanted[*key as usize >> 6] |= 1 << (key & 63));
    let mut take = |kind: Feature, a: u16, b: u16| {
        let key = key(kind, a, b);
        let (slot, bit) = (&mut wanted[key as usize >> 6], 1 << (key & 63));
        let found = *slot & bit != 0;
        *slot &= !bit;
        found.then_some(((a, b), key))
    };
    let mut found = Unhashed::default();
    // The rare kinds first: they are least likely to be there by chance.
    for kind in [3, 4, 0] {
        found[kind] = (0..stems).filter_map(|a| take(KINDS[kind], a, 0)).collect();
    }
    for kind in [1, 2] {
        found[kind] = (0..stems)
            .flat_map(|a| (0..stems).map(move |b| (a, b)))
            .filter_map(|(a, b)| take(KINDS[kind], a, b))
            .collect();
    }
    found
}

/// Writes or reads named and hashed features, of which `known` are the stems; words, head and names are written elsewhere.
/// None where a hash is that of no stems.
pub fn walk<C: Coder>(coder: &mut C, given: &Weights, known: &Unhashed, stems: u16) -> Option<Weights> {
    let stems = coder.number(stream::COUNTS, &[hash(&[9])], u32::from(stems)) as u16;
    if known.iter().map(Vec::len).sum::<usize>() != given.hashed.len() {
        return None;
    }
    let mut walk = Walk {
        coder,
        singles: vec![[0; LABELS]; usize::from(stems)],
        pairs: Vec::new(),
    };
    let count = walk
        .coder
        .number(stream::COUNTS, &[hash(&[10])], given.named.len() as u32);
    let none = [0; LABELS];
    let given_row = |key: u32| {
        let at = given.hashed.binary_search_by_key(&key, |feature| feature.0).ok()?;
        Some(&given.hashed[at].1)
    };
    let named = (0..count)
        .map(|index| walk.row(5, (0, 0), given.named.get(index as usize).unwrap_or(&none)))
        .collect();
    let mut hashed = Vec::with_capacity(1 << 14);
    for kind in 0..KINDS.len() {
        let features = walk.features(kind, &known[kind], stems);
        for stems in features {
            let key = key(KINDS[kind], stems.0, stems.1);
            let row = walk.row(kind as u32, stems, given_row(key).unwrap_or(&none));
            match kind {
                0 => walk.singles[usize::from(stems.0)] = row,
                1 => walk.pairs.push((stems, row)),
                _ => {}
            }
            hashed.push((key, row));
        }
    }
    hashed.sort_unstable();
    Some(Weights {
        named,
        hashed,
        ..Weights::default()
    })
}

struct Walk<'a, C> {
    coder: &'a mut C,
    /// Weights of single stems, by stem.
    singles: Vec<Row>,
    /// Pairs of neighbours, in order.
    pairs: Vec<(Stems, Row)>,
}

impl<C: Coder> Walk<'_, C> {
    /// Which features of a kind there are, in order.
    fn features(&mut self, kind: usize, given: &[(Stems, u32)], stems: u16) -> Vec<Stems> {
        let mut given = given.iter().map(|(stems, _)| *stems).peekable();
        let mut features = Vec::new();
        let of = kind as u32;
        for a in 0..stems {
            let row = &self.singles[usize::from(a)];
            let most = row
                .iter()
                .map(|weight| u32::from(weight.unsigned_abs()))
                .max()
                .unwrap_or(0);
            let known = u32::from(most > 0);
            if KINDS[kind] != Feature::Two && KINDS[kind] != Feature::Gapped {
                let has = given.next_if(|next| next.0 == a).is_some();
                let contexts = [hash(&[of, known]), hash(&[of, 1]), hash(&[of, most / 4, 2])];
                if self.coder.flag(stream::SINGLES, &contexts, has) {
                    features.push((a, 0));
                }
                continue;
            }
            let mut seconds = Vec::new();
            while let Some((_, b)) = given.next_if(|next| next.0 == a) {
                seconds.push(b);
            }
            let from = self.pairs.partition_point(|pair| pair.0.0 < a);
            let like = self.pairs[from..].iter().take_while(|pair| pair.0.0 == a).count() as u32;
            let like = if kind == 1 { 0 } else { like };
            let contexts = [
                hash(&[of, known]),
                hash(&[of, like.min(20), 1]),
                hash(&[of, like / 4, known, 2]),
            ];
            let count = self.coder.number(stream::SECONDS, &contexts, seconds.len() as u32);
            let mut last = 0;
            for index in 0..count {
                let left = (count - index).min(40);
                let contexts = [
                    hash(&[0]),
                    hash(&[last >> 7, 1]),
                    hash(&[last, 2]),
                    hash(&[left, last >> 8, 3]),
                    hash(&[u32::from(a), 4]),
                ];
                let given = seconds.get(index as usize).copied().unwrap_or(0);
                last = self.coder.symbol(stream::PAIRS, 12, &contexts, u32::from(given));
                features.push((a, last as u16));
            }
        }
        features
    }

    /// The weights of a feature, foretold from those of its stems.
    fn row(&mut self, kind: u32, stems: Stems, given: &Row) -> Row {
        let none = [0; LABELS];
        let single = |stem: u16, wanted: bool| match self.singles.get(usize::from(stem)) {
            Some(row) if wanted => *row,
            _ => none,
        };
        let first = single(stems.0, (1..5).contains(&kind));
        let second = single(stems.1, kind == 1 || kind == 2);
        let pair = match self.pairs.binary_search_by_key(&stems, |pair| pair.0) {
            Ok(at) if kind == 2 => self.pairs[at].1,
            _ => none,
        };
        let (a, b) = (u32::from(stems.0), u32::from(stems.1));
        let some = |row: &Row| (row.iter().filter(|&&weight| weight != 0).count() as u32).min(12);
        let most = |row: &Row| {
            row.iter()
                .map(|weight| u32::from(weight.unsigned_abs()))
                .max()
                .unwrap_or(0)
                / 8
        };
        let contexts = [
            hash(&[kind]),
            hash(&[kind, some(&first), some(&second), 1]),
            hash(&[kind, a, 2]),
            hash(&[kind, b, 3]),
            hash(&[kind, most(&first), most(&second), 4]),
        ];
        let total = self.coder.number(
            stream::LABELS,
            &contexts,
            given.iter().filter(|&&weight| weight != 0).count() as u32,
        );
        let mut row = none;
        let (mut left, mut last) = (total, 0);
        for label in 0..LABELS {
            if left == 0 {
                break;
            }
            let (x, y, z) = (size(first[label]), size(second[label]), size(pair[label]));
            let of = label as u32;
            let behind = LABELS as u32 - of;
            let contexts = [
                hash(&[kind, of, left]),
                hash(&[kind, x, y, z, 1]),
                hash(&[kind, left, behind, 2]),
                hash(&[kind, of, x, y, 3]),
                hash(&[kind, a, of, 4]),
                hash(&[kind, b, of, 5]),
                hash(&[kind, u32::from(x > 0), u32::from(y > 0), left, behind, 6]),
            ];
            if !self.coder.flag(stream::HAS, &contexts, given[label] != 0) {
                continue;
            }
            left -= 1;
            let contexts = [
                hash(&[kind]),
                hash(&[kind, x, y, 1]),
                hash(&[kind, of, total.min(6), 2]),
                hash(&[kind, total, 3]),
                hash(&[kind, x, y, z, 4]),
                hash(&[kind, of, last, 5]),
                hash(&[kind, a, 6]),
            ];
            let below = self.coder.flag(stream::BELOW, &contexts, given[label] < 0);
            let contexts = contexts.map(|context| hash(&[context, u32::from(below)]));
            let given = u32::from(given[label].unsigned_abs()).max(1);
            let weight = (self.coder.number(stream::WEIGHTS, &contexts, given - 1) + 1) as u8;
            row[label] = if below {
                weight.wrapping_neg() as i8
            } else {
                weight as i8
            };
            last = size(row[label]);
        }
        row
    }
}

/// Roughly how large a weight is, and its sign; 0 for none.
fn size(weight: i8) -> u32 {
    let size = match weight.unsigned_abs() {
        0 => return 0,
        1..=3 => 1,
        4..=8 => 2,
        9..=16 => 3,
        17..=32 => 4,
        _ => 5,
    };
    size * 2 + u32::from(weight < 0)
}
