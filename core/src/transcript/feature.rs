//! What the model may see of words and their neighbours.

use super::words::{Kind, Mark, OUTSIDE, Word};
use crate::learned::{Keys, key};

fn at(words: &[Word], place: Option<usize>) -> Option<&Word> {
    words.get(place?)
}

fn hash(word: Option<&Word>) -> u32 {
    word.map_or(1, |word| word.hash)
}

fn kind(word: Option<&Word>) -> Kind {
    word.map_or(OUTSIDE, |word| word.kind)
}

/// Whether anything, and what, stands behind a word of a sentence that begins at `begin`.
pub fn gap(words: &[Word], here: usize, begin: usize, keys: &mut Keys) {
    let near = |far: isize| at(words, here.checked_add_signed(far));
    let word = |far: isize| hash(near(far));
    let kind = |far: isize| u32::from(kind(near(far)));
    keys.clear();
    let mut add = |template: u32, parts: &[u32]| keys.push(key(template, parts));
    add(0, &[]);
    (-1..=2).for_each(|far| add(1 + (far + 1) as u32, &[word(far)]));
    (-1..=2).for_each(|far| add(5 + (far + 1) as u32, &[kind(far)]));
    add(10, &[word(0), word(1)]);
    add(11, &[word(1), word(2)]);
    add(12, &[word(-1), word(0)]);
    add(13, &[kind(0), kind(1)]);
    add(14, &[kind(1), kind(2)]);
    add(15, &[kind(-1), kind(0)]);
    add(16, &[kind(0), kind(1), kind(2)]);
    add(17, &[kind(-1), kind(0), kind(1)]);
    add(18, &[kind(1), kind(2), kind(3)]);
    add(19, &[kind(0), word(1)]);
    add(20, &[word(0), kind(1)]);
    add(21, &[word(1), kind(2)]);
    add(22, &[kind(0), word(1), word(2)]);
    add(23, &[(here / 3).min(8) as u32]);
    add(24, &[((words.len() - here) / 3).min(4) as u32]);
    add(25, &[((here + 1 - begin) / 2).min(10) as u32]);
}

/// Whether a sentence asks.
pub fn sentence(words: &[Word], keys: &mut Keys) {
    let word = |place: usize| hash(words.get(place));
    let kind = |place: usize| u32::from(kind(words.get(place)));
    let last = words.len() - 1;
    keys.clear();
    let mut add = |template: u32, parts: &[u32]| keys.push(key(template, parts));
    add(30, &[]);
    add(31, &[word(0)]);
    add(32, &[word(0), word(1)]);
    add(33, &[kind(0), kind(1)]);
    add(34, &[word(last)]);
    add(35, &[word(last), if last > 0 { word(last - 1) } else { 0 }]);
    add(36, &[(words.len() / 4).min(5) as u32]);
    (0..words.len().min(4)).for_each(|place| {
        add(37, &[word(place)]);
        add(38, &[word(place), word(place + 1)]);
    });
    (4..words.len()).for_each(|place| add(39, &[word(place), word(place + 1)]));
    (0..words.len()).for_each(|place| add(40, &[word(place), kind(place + 1)]));
}

/// Whether a word is a name: it goes by the marks and by the capital of the word before.
pub fn name(words: &[Word], here: usize, keys: &mut Keys) {
    let near = |far: isize| at(words, here.checked_add_signed(far));
    let word = |far: isize| hash(near(far));
    let kind = |far: isize| u32::from(kind(near(far)));
    let known = |far: isize| u32::from(near(far).is_some_and(|word| word.known));
    let mark = |far: isize| near(far).map_or(4, |word| word.mark as u32);
    // A sentence's first word has a capital in any case.
    let first = here < 2 || words[here - 2].mark >= Mark::Stop;
    let before = if first { 2 } else { u32::from(words[here - 1].capital) };
    keys.clear();
    let mut add = |template: u32, parts: &[u32]| keys.push(key(template, parts));
    add(50, &[]);
    (-1..=1).for_each(|far| add(51 + (far + 1) as u32, &[word(far)]));
    (-1..=1).for_each(|far| add(54 + (far + 1) as u32, &[kind(far)]));
    add(57, &[kind(-1), kind(0)]);
    add(58, &[kind(0), kind(1)]);
    add(59, &[word(-1), kind(0)]);
    add(60, &[kind(0), word(1)]);
    add(61, &[word(-2), word(-1), kind(0)]);
    add(62, &[mark(-1), kind(0)]);
    add(63, &[kind(0), mark(0)]);
    add(64, &[mark(-1), kind(0), mark(0)]);
    add(65, &[mark(-1), word(-1)]);
    add(66, &[kind(-2), kind(-1), kind(0)]);
    add(67, &[kind(0), kind(1), kind(2)]);
    add(68, &[known(0), kind(-1)]);
    add(69, &[known(0), known(-1), word(-2)]);
    add(70, &[(here / 4).min(6) as u32, kind(0)]);
    add(71, &[near(0).map_or(0, |word| word.tail), known(0)]);
    add(72, &[word(-1), kind(1)]);
    add(73, &[before]);
    add(74, &[before, kind(0)]);
    add(75, &[before, known(0)]);
}
