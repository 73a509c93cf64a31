//! Everything that the crate carries, in as little room as can be had: a third of what it takes otherwise, for which the
//! linter starts later. Behind the feature `compact`; WebAssembly is built with it.
//!
//! Words stand once ([`words`]), though phrases, the model and the list of common words each have most of them. Phrases
//! refer to words, classes and each other ([`phrases`]), weights to stems ([`weights`]), and all that is said to people
//! is text ([`text`]). Each of these is a walk over its data that foretells what comes from what came before, and is the same
//! for writing and reading; [`coder`] turns good foretelling into few bits.

mod coder;
mod phrases;
mod text;
mod weights;
mod words;

use super::program::{Class, Op, Program, Step};
use coder::{Coder, Reader, Writer};
use std::collections::BTreeMap;
use weights::{Unhashed, Weights};
use words::Word;

/// Streams of numbers, each with statistics of its own.
mod stream {
    pub const COUNTS: u32 = 0;
    pub const SHARED: u32 = 1;
    pub const LETTERS: u32 = 2;
    pub const BYTES: u32 = 3;
    pub const KNOWN: u32 = 4;
    pub const STEMS: u32 = 5;
    pub const TENTHS: u32 = 6;
    pub const TEXT: u32 = 7;
    pub const OF_RULE: u32 = 8;
    pub const FIND: u32 = 9;
    pub const PURPOSE: u32 = 10;
    pub const ANCHOR: u32 = 11;
    pub const KINDS: u32 = 12;
    pub const WORDS: u32 = 13;
    pub const GAPS: u32 = 14;
    pub const WHAT: u32 = 15;
    pub const NAMED: u32 = 16;
    pub const AGAIN: u32 = 17;
    pub const STEPS: u32 = 18;
    pub const CHOICES: u32 = 19;
    pub const SEQUENCES: u32 = 20;
    pub const SINGLES: u32 = 21;
    pub const SECONDS: u32 = 22;
    pub const PAIRS: u32 = 23;
    pub const LABELS: u32 = 24;
    pub const HAS: u32 = 25;
    pub const BELOW: u32 = 26;
    pub const WEIGHTS: u32 = 27;
    pub const USES: u32 = 28;
}

/// What the crate carries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// The rules compiled, but for the rules themselves.
    pub program: Program,
    /// The file of weights.
    pub weights: Vec<u8>,
    /// Common words: the word, how often it comes in ten thousand, a line each.
    pub frequency: String,
    /// Files that are only text.
    pub texts: Vec<Vec<u8>>,
}

/// Writes it. Words are numbered anew, in the order of the alphabet. None where something has a form that the files
/// of this project don't have.
pub fn pack(carried: &Carried) -> Option<Vec<u8>> {
    let uses = uses(&carried.program);
    let program = in_order(&carried.program, &uses);
    let weights = Weights::read(&carried.weights)?;
    let stems = weights.words.iter().map(|(_, stem)| *stem).max().unwrap_or(0) + 1;
    let mut words: BTreeMap<&str, Word> = BTreeMap::new();
    carried
        .program
        .words
        .iter()
        .zip(&uses)
        .for_each(|(word, &uses)| words.entry(word).or_default().uses = Some(uses));
    weights
        .words
        .iter()
        .for_each(|(word, stem)| words.entry(word).or_default().stem = Some(*stem));
    for line in carried.frequency.lines() {
        let (word, often) = line.split_once(' ')?;
        words.entry(word).or_default().tenths = Some(often.replacen('.', "", 1).parse().ok()?);
    }
    let words: Vec<Word> = words
        .into_iter()
        .map(|(text, word)| Word {
            text: text.to_owned(),
            ..word
        })
        .collect();
    let contractions: Vec<String> = program
        .contractions
        .iter()
        .map(|(short, long)| format!("{short} {}", long.join(" ")))
        .collect();
    let names: Vec<&str> = program
        .classes
        .iter()
        .map(|class| &*class.name)
        .filter(|name| !name.is_empty())
        .collect();
    let lines = [names.join("\n"), contractions.join("\n")].map(String::into_bytes);
    let texts = [
        &carried.texts[..],
        &lines,
        &[weights.head.clone(), weights.names.clone()],
    ]
    .concat();
    let mut writer = Writer::new();
    walk(
        &mut writer,
        &words,
        &program,
        (&weights, &weights::unhashed(&weights, stems)),
        stems,
        &texts,
    )?;
    let bytes = writer.finish();
    let same =
        |again: Carried| again.program == program && again.weights == carried.weights && again.texts == carried.texts;
    unpack(&bytes).is_some_and(same).then_some(bytes)
}

/// Reads it.
pub fn unpack(bytes: &[u8]) -> Option<Carried> {
    let (empty, none) = (Program::default(), Weights::default());
    let (words, mut program, mut weights, mut texts) = walk(
        &mut Reader::new(bytes),
        &[],
        &empty,
        (&none, &Unhashed::default()),
        0,
        &[],
    )?;
    let mut frequency = String::new();
    let mut used = Vec::new();
    for word in words {
        if let Some(tenths) = word.tenths {
            frequency.push_str(&format!("{} {}.{}\n", word.text, tenths / 10, tenths % 10));
        }
        if let Some(stem) = word.stem {
            weights.words.push((word.text.clone(), stem));
        }
        if let Some(uses) = word.uses {
            used.push((uses, word.text));
        }
    }
    used.sort_by_key(|(uses, _)| std::cmp::Reverse(*uses));
    program.words = used.into_iter().map(|(_, word)| word).collect();
    // What is the caller's comes first, then names, contractions, and two parts of the weights.
    let own = texts.len().checked_sub(4)?;
    let mut last = texts.split_off(own).into_iter();
    let mut lines = || String::from_utf8(last.next()?).ok();
    for (class, name) in program.classes.iter_mut().zip(lines()?.lines()) {
        class.name = name.to_owned();
    }
    for line in lines()?.lines() {
        let mut words = line.split(' ').map(str::to_owned);
        program.contractions.push((words.next()?, words.collect()));
    }
    (weights.head, weights.names) = (last.next()?, last.next()?);
    Some(Carried {
        program,
        weights: weights.file(),
        frequency,
        texts,
    })
}

type Walked = (Vec<Word>, Program, Weights, Vec<Vec<u8>>);

fn walk<C: Coder>(
    coder: &mut C,
    words: &[Word],
    program: &Program,
    (weights, known): (&Weights, &Unhashed),
    stems: u16,
    texts: &[Vec<u8>],
) -> Option<Walked> {
    let words = words::walk(coder, words)?;
    coder.forget();
    let (classes, phrases) = phrases::walk(coder, &program.classes, &program.phrases)?;
    coder.forget();
    let weights = weights::walk(coder, weights, known, stems)?;
    coder.forget();
    let count = coder.number(stream::COUNTS, &[coder::hash(&[11])], texts.len() as u32);
    let texts = (0..count as usize)
        .map(|at| text::walk(coder, texts.get(at).map_or(&[], Vec::as_slice)))
        .collect();
    let program = Program {
        classes,
        phrases,
        ..Program::default()
    };
    Some((words, program, weights, texts))
}

/// For each word how many bits the number of its uses has; lists by name are no use.
fn uses(program: &Program) -> Vec<u8> {
    let mut uses = vec![0u32; program.words.len() + 1];
    let mut use_of = |word: u16| uses.get_mut(usize::from(word)).map_or((), |uses| *uses += 1);
    let sequences = program.classes.iter().flat_map(|class| &class.sequences);
    for step in sequences
        .chain(program.phrases.iter().map(|phrase| &phrase.steps))
        .flatten()
    {
        if let Op::Word(word) = step.op {
            use_of(word);
        }
    }
    program
        .classes
        .iter()
        .filter(|class| class.words.len() <= phrases::LONG as usize)
        .flat_map(|class| &class.words)
        .for_each(|&word| use_of(word));
    uses[1..]
        .iter()
        .map(|uses| (u32::BITS - uses.leading_zeros()) as u8)
        .collect()
}

/// The same program without the rules themselves, its words by how often they are used and then by the alphabet.
fn in_order(program: &Program, uses: &[u8]) -> Program {
    let mut order: Vec<usize> = (0..program.words.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(uses[at]), &program.words[at]));
    let mut numbers = vec![0; order.len()];
    order
        .iter()
        .enumerate()
        .for_each(|(number, &at)| numbers[at] = number as u16 + 1);
    let words = order.iter().map(|&at| program.words[at].clone()).collect();
    let number = |old: u16| numbers.get(usize::from(old).wrapping_sub(1)).copied().unwrap_or(old);
    let run = |steps: &Vec<Step>| -> Vec<Step> {
        let step = |step: &Step| Step {
            op: match step.op {
                Op::Word(word) => Op::Word(number(word)),
                other => other,
            },
            ..*step
        };
        steps.iter().map(step).collect()
    };
    let class = |class: &Class| {
        let mut words: Vec<u16> = class.words.iter().map(|&word| number(word)).collect();
        words.sort_unstable();
        Class {
            name: class.name.clone(),
            words,
            sequences: class.sequences.iter().map(run).collect(),
        }
    };
    let mut phrases = program.phrases.clone();
    phrases.iter_mut().for_each(|phrase| phrase.steps = run(&phrase.steps));
    Program {
        contractions: program.contractions.clone(),
        classes: program.classes.iter().map(class).collect(),
        phrases,
        words,
        rules: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost() {
        let carried = Carried {
            program: crate::carried::program(),
            weights: crate::carried::weights().to_vec(),
            frequency: crate::carried::frequency().to_owned(),
            texts: vec![b"Hello, \xf0\x9f\x91\x8b.".to_vec(), Vec::new(), vec![0, 255, 13]],
        };
        let bytes = pack(&carried).unwrap();
        let again = unpack(&bytes).unwrap();
        assert_eq!(again.program, in_order(&carried.program, &uses(&carried.program)));
        assert_eq!((again.weights, again.texts), (carried.weights, carried.texts));
        let lines = |text: &str| {
            text.lines()
                .map(str::to_owned)
                .collect::<std::collections::BTreeSet<_>>()
        };
        assert_eq!(lines(&again.frequency), lines(&carried.frequency));
    }
}
