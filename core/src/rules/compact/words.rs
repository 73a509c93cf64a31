//! All words once, in the order of the alphabet: those of the phrases, of the model, and the common ones.

use super::coder::{Coder, hash};
use super::stream;

/// A word and who knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    /// The word itself.
    pub text: String,
    /// Where it stands in phrases or classes: how many bits the number of its uses has, but for those in long lists.
    pub uses: Option<u8>,
    /// The model's number for its stem.
    pub stem: Option<u16>,
    /// How often it comes in a hundred thousand, where it is a common one.
    pub tenths: Option<u16>,
}

/// Letters are written in five bits; these two stand for the end, and for eight bits that follow.
const END: u32 = 0;
const OTHER: u32 = 31;

fn letter(byte: u8) -> u32 {
    match byte {
        b'a'..=b'z' => u32::from(byte - b'a') + 1,
        b'\'' => 27,
        b'-' => 28,
        b'#' => 29,
        _ => OTHER,
    }
}

/// Writes or reads words in the order of their bytes. None where what was read is no text.
pub fn walk<C: Coder>(coder: &mut C, given: &[Word]) -> Option<Vec<Word>> {
    let count = coder.number(stream::COUNTS, &[hash(&[1])], given.len() as u32);
    let mut words: Vec<Word> = Vec::with_capacity(count as usize);
    let (mut before, mut known_before, mut shared_before) = (Vec::new(), 0, 0);
    let (mut stem_before, mut newest, mut uses_before) = (0u16, 0u16, 20);
    let empty = Word::default();
    for index in 0..count as usize {
        let word = given.get(index).unwrap_or(&empty);
        let long = before.len() as u32;
        let shared = before
            .iter()
            .zip(word.text.as_bytes())
            .take_while(|(a, b)| a == b)
            .count()
            .min(31);
        let contexts = [hash(&[shared_before]), hash(&[shared_before, long]), hash(&[long])];
        let shared = coder.symbol(stream::SHARED, 5, &contexts, shared as u32);
        let mut text = before.get(..shared as usize)?.to_vec();
        letters(coder, word.text.as_bytes(), &before, &mut text);

        let ending = text
            .iter()
            .rev()
            .take(2)
            .fold(0, |ending, &byte| ending << 8 | u32::from(byte));
        let (shared, long) = (shared.min(8), (text.len() as u32).min(12));
        let known = u32::from(word.uses.is_some())
            | u32::from(word.stem.is_some()) << 1
            | u32::from(word.tenths.is_some()) << 2;
        let contexts = [
            hash(&[known_before]),
            hash(&[shared, long, 1]),
            hash(&[ending, 2]),
            hash(&[long, known_before, 3]),
        ];
        let known = coder.symbol(stream::KNOWN, 3, &contexts, known);
        let uses = (known & 1 != 0).then(|| {
            let contexts = [
                hash(&[uses_before, known]),
                hash(&[long, known, 1]),
                hash(&[ending, 2]),
                hash(&[shared, uses_before, 3]),
            ];
            coder.number(stream::USES, &contexts, u32::from(word.uses.unwrap_or_default())) as u8
        });
        uses_before = uses.map_or(20, u32::from);
        let mut stem = None;
        if known & 2 != 0 {
            // Words of one stem stand together, and stems are numbered as they come.
            let given = word.stem.unwrap_or_default();
            let code = match given {
                same if same == stem_before => 0,
                next if next == newest + 1 => 1,
                other => u32::from(other) + 2,
            };
            let contexts = [
                hash(&[shared]),
                hash(&[shared, long, 1]),
                hash(&[ending, u32::from(shared > 3), 2]),
                hash(&[known_before, shared.min(4), 3]),
                hash(&[known, 4]),
            ];
            let own = match coder.number(stream::STEMS, &contexts, code) {
                0 => stem_before,
                1 => newest.checked_add(1)?,
                other => (other - 2) as u16,
            };
            stem = Some(own);
            stem_before = own;
            newest = newest.max(own);
        }
        let tenths = (known & 4 != 0).then(|| {
            let contexts = [hash(&[long]), hash(&[known, 1]), hash(&[2])];
            coder.number(stream::TENTHS, &contexts, u32::from(word.tenths.unwrap_or_default())) as u16
        });
        words.push(Word {
            text: String::from_utf8(text.clone()).ok()?,
            uses,
            stem,
            tenths,
        });
        (before, known_before, shared_before) = (text, known, shared);
    }
    Some(words)
}

/// The letters of a word behind those that it shares with the word before.
fn letters<C: Coder>(coder: &mut C, given: &[u8], before: &[u8], text: &mut Vec<u8>) {
    let first = text.len();
    loop {
        let at = text.len();
        let back = |far: usize| at.checked_sub(far).map_or(1, |at| u32::from(text[at]));
        // The letter behind the shared ones comes later in the alphabet than that of the word before.
        let over = if at == first {
            u32::from(before.get(at).copied().unwrap_or(2))
        } else {
            0
        };
        let (a, b, c, d) = (back(1), back(2), back(3), back(4));
        let contexts = [
            hash(&[a, over]),
            hash(&[a, b, 1]),
            hash(&[a, b, c, 2]),
            hash(&[a, b, c, d, 3]),
            hash(&[a, b, c, d, back(5), 4]),
            hash(&[at as u32, over, a, 5]),
        ];
        let byte = given.get(at).copied();
        let code = coder.symbol(stream::LETTERS, 5, &contexts, byte.map_or(END, letter));
        text.push(match code {
            END => return,
            1..=26 => b'a' + (code - 1) as u8,
            27 => b'\'',
            28 => b'-',
            29 => b'#',
            _ => coder.symbol(
                stream::BYTES,
                8,
                &[hash(&[a]), hash(&[1])],
                u32::from(byte.unwrap_or(0)),
            ) as u8,
        });
    }
}
