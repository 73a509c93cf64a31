//! What the model learned: `make train` writes it.
//!
//! The file: for each question the level (`i16`, little-endian) from which on the answer is yes. Then the differences of the
//! sorted keys, seven bits a byte, ended by a zero; the weights (`i8`), one for each key.

use super::{BITS, Keys, QUESTIONS, Question, of_question};
use std::sync::OnceLock;

/// Weights by key.
#[derive(Debug)]
pub struct Weights {
    levels: [i32; QUESTIONS],
    by_key: Box<[i8]>,
}

impl Weights {
    /// The weights that the crate carries, unpacked when they are first asked for.
    pub fn get() -> &'static Weights {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| Weights::read(crate::carried::learned()))
    }

    fn read(file: &[u8]) -> Weights {
        let mut weights = Weights {
            levels: [i32::MAX / 2; QUESTIONS],
            by_key: vec![0; 1 << BITS].into(),
        };
        let (levels, mut rest) = file.split_at(file.len().min(2 * QUESTIONS));
        for (level, bytes) in weights.levels.iter_mut().zip(levels.chunks_exact(2)) {
            *level = i32::from(i16::from_le_bytes([bytes[0], bytes[1]]));
        }
        let mut keys = Vec::new();
        let (mut key, mut step, mut shift) = (0, 0, 0);
        while let Some((&byte, behind)) = rest.split_first() {
            rest = behind;
            step |= usize::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                if step == 0 {
                    break;
                }
                key += step;
                keys.push(key);
                (step, shift) = (0, 0);
            }
        }
        for (key, &weight) in keys.into_iter().zip(rest) {
            weights.by_key[key & ((1 << BITS) - 1)] = weight as i8;
        }
        weights
    }

    /// How far the answer to a question is beyond the level from which on it is yes.
    pub fn score(&self, question: Question, keys: &Keys) -> i32 {
        let sum: i32 = keys
            .iter()
            .map(|&key| i32::from(self.by_key[of_question(question, key) as usize]))
            .sum();
        sum - self.levels[question as usize]
    }

    /// The answer to a question.
    pub fn says(&self, question: Question, keys: &Keys) -> bool {
        self.score(question, keys) > 0
    }
}
