//! Text, byte by byte: what rules say to people, as JSON.

use super::coder::{Coder, hash};
use super::stream;

/// Writes or reads bytes.
pub fn walk<C: Coder>(coder: &mut C, given: &[u8]) -> Vec<u8> {
    let count = coder.number(stream::COUNTS, &[hash(&[2])], given.len() as u32 & 0x3fff);
    let count = count | coder.number(stream::COUNTS, &[hash(&[3])], given.len() as u32 >> 14) << 14;
    let mut bytes: Vec<u8> = Vec::with_capacity(count as usize);
    // The letters of the word so far.
    let mut word = 0u32;
    // Where the same five bytes stood before, and for how long what followed there has followed here.
    let mut places = vec![0usize; 1 << 16];
    let (mut like, mut long) = (0, 0);
    for index in 0..count as usize {
        let back = |far: usize| index.checked_sub(far).map_or(0, |at| u32::from(bytes[at]));
        let (a, b, c, d) = (back(1), back(2), back(3), back(4));
        let contexts = [
            hash(&[a]),
            hash(&[a, b, 1]),
            hash(&[a, b, c, 2]),
            hash(&[a, b, c, d, 3]),
            hash(&[a, b, c, d, back(5), back(6), 4]),
            hash(&[word, a, 5]),
            hash(&[
                if long > 0 {
                    u32::from(bytes[like]) | long << 8
                } else {
                    word
                },
                6,
            ]),
        ];
        let byte = coder.symbol(
            stream::TEXT,
            8,
            &contexts,
            u32::from(given.get(index).copied().unwrap_or(0)),
        ) as u8;
        bytes.push(byte);
        (like, long) = if long > 0 && bytes[like] == byte {
            (like + 1, (long + 1).min(15))
        } else {
            (0, 0)
        };
        if index >= 4 {
            let key = hash(&[d, c, b, a, u32::from(byte)]) as usize >> 16;
            if long == 0 && places[key] > 0 {
                (like, long) = (places[key], 1);
            }
            places[key] = index + 1;
        }
        if byte.is_ascii_alphabetic() {
            word = hash(&[word, u32::from(byte.to_ascii_lowercase())]);
        } else {
            word = 0;
        }
    }
    bytes
}
