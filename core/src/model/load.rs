//! Reading the weights: the file that `make train` writes.
//!
//! All numbers are little-endian; a text is a byte for its length and its bytes. `CWM3`; the number of labels (a byte),
//! and for each its name, its bias and three thresholds (`i32`). The number of words, the words, the stem (`u16`) of each.
//! The number of named features and their names; the number of hashed ones and the differences of their sorted hashes,
//! seven bits a byte. Then for all features, the named first: how many weights each has; the labels of all weights; the
//! weights (`i8`).

use super::{MOST_LABELS, Model};
use crate::rules::file::RuleFile;
use crate::view::Vocabulary;

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    fn varint(&mut self) -> Option<u32> {
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.byte()?;
        std::str::from_utf8(self.take(usize::from(length))?).ok()
    }
}

impl Model {
    /// Reads the weights, and gives the model's words their stems in the vocabulary.
    pub fn load(vocabulary: &mut Vocabulary, rules: &[RuleFile]) -> Model {
        Model::read(&mut Bytes(crate::carried::weights()), vocabulary, rules).unwrap_or_default()
    }

    /// How many words the model knows.
    pub fn word_count() -> usize {
        8192
    }

    fn read(bytes: &mut Bytes<'_>, vocabulary: &mut Vocabulary, rules: &[RuleFile]) -> Option<Model> {
        if bytes.take(4)? != b"CWM3" {
            return None;
        }
        let index = |name: &str| rules.iter().position(|rule| rule.id == name);
        let mut model = Model {
            rules: vec![(0, 0); rules.len()],
            ..Model::default()
        };
        let count = usize::from(bytes.byte()?);
        if count > MOST_LABELS {
            return None;
        }
        for _ in 0..count {
            let name = bytes.text()?;
            model.labels.push(index(name).map_or(u16::MAX, |at| at as u16));
            model.bias.push(bytes.u32()? as i32);
            model.thresholds.push(bytes.u32()? as i32);
            model.alone.push(bytes.u32()? as i32);
            model.sure.push(bytes.u32()? as i32);
        }
        let words = bytes.u32()?;
        let texts: Vec<&str> = (0..words).map(|_| bytes.text()).collect::<Option<_>>()?;
        for word in texts {
            let stem = bytes.u16()?;
            vocabulary.entry(word).stem = stem;
            if word == "#number" {
                model.number = stem;
            }
        }
        // Row 0 is nobody's; the named features come first, then the hashed ones.
        let named = bytes.u32()?;
        for row in 1..=named {
            let name = bytes.text()?;
            match name.split_once(':') {
                Some(("hit", rule)) => {
                    if let Some(at) = index(rule) {
                        model.rules[at].0 = row;
                    }
                }
                Some(("weak", rule)) => {
                    if let Some(at) = index(rule) {
                        model.rules[at].1 = row;
                    }
                }
                Some(("from-start", place)) => *model.position.get_mut(place.parse::<usize>().ok()?)? = row,
                Some(("from-end", place)) => *model.from_end.get_mut(place.parse::<usize>().ok()?)? = row,
                Some(("kind", "voicemail")) => model.voicemail = row,
                Some(("kind", _)) => model.opener = row,
                _ if name == "question" => model.question = row,
                _ => return None,
            }
        }
        let hashed = bytes.u32()?;
        model.table = vec![(0, 0); (hashed.max(8) as usize * 2).next_power_of_two()];
        let mask = model.table.len() - 1;
        let mut key = 0u32;
        for row in named + 1..=named + hashed {
            key = key.checked_add(bytes.varint()?)?;
            let mut at = key as usize & mask;
            while model.table[at].1 != 0 {
                at = (at + 1) & mask;
            }
            model.table[at] = (key, row);
        }
        let counts = bytes.take((named + hashed) as usize)?;
        let total: usize = counts.iter().map(|&count| usize::from(count)).sum();
        let mut entries = bytes.take(total)?.iter().zip(bytes.take(total)?);
        model.rows = vec![[0; MOST_LABELS]; counts.len() + 1];
        for (row, &count) in model.rows[1..].iter_mut().zip(counts) {
            for (&label, &weight) in entries.by_ref().take(usize::from(count)) {
                let own = row.get_mut(usize::from(label))?;
                *own = own.checked_add(weight as i8)?;
            }
        }
        bytes.0.is_empty().then_some(model)
    }
}
