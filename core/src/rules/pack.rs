//! A program as the crate carries it: by columns, since like stands beside like there, which compresses to two thirds.

use super::file::RuleFile;
use super::program::{Class, Op, Outline, Phrase, Program, Purpose, Step, WordList};
use serde::{Deserialize, Serialize};

/// What a linter's start needs of a program whose phrases the scanner has in tables of its own.
#[derive(Debug, Serialize, Deserialize)]
pub struct Frame {
    /// For each word how many bytes it has in common with the word before, how long its rest is, and all the rests.
    shared: Vec<u8>,
    lengths: Vec<u16>,
    rests: String,
    contractions: Vec<(String, Vec<String>)>,
    rules: Vec<RuleFile>,
}

impl Frame {
    /// The outline of a program; none where the columns don't belong together.
    pub fn unpack(self) -> Option<Outline> {
        Some(Outline {
            words: WordList::unshared(&self.shared, &self.lengths, &self.rests)?,
            contractions: self.contractions,
            rules: self.rules,
        })
    }
}

/// A program by columns. Numbers of a column are written as one to three bytes each, so that small ones are short.
#[derive(Debug, Serialize, Deserialize)]
pub struct Packed {
    /// First, so that it can be read alone.
    frame: Frame,
    /// Names of classes that have one, by the class's number.
    names: Vec<(u16, String)>,
    /// For each class how many words it has, the words as differences, and how many sequences.
    word_counts: Vec<u16>,
    class_words: Vec<u16>,
    sequence_counts: Vec<u16>,
    /// Steps of all sequences, then of all phrases.
    steps: Steps,
    /// For each phrase its rule as a difference, its find, purpose and anchor.
    rules_of: Vec<u16>,
    finds: Vec<u16>,
    purposes: Vec<Purpose>,
    anchors: Vec<u16>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Steps {
    /// How many steps each run of them has.
    lengths: Vec<u16>,
    /// The kind of each step, twice, plus one where it may be missing.
    kinds: Vec<u8>,
    words: Vec<u16>,
    classes: Vec<u16>,
    gaps: Vec<(u8, u8)>,
}

impl Steps {
    fn push(&mut self, steps: &[Step]) {
        self.lengths.push(steps.len() as u16);
        for step in steps {
            let (kind, value) = step.op.parts();
            match step.op {
                Op::Word(word) => self.words.push(word),
                Op::Class(class) | Op::NotNext(class) | Op::NotBefore(class) => self.classes.push(class),
                Op::Gap(least, most) => self.gaps.push((least, most)),
                _ => debug_assert_eq!(value, 0),
            }
            self.kinds.push(kind * 2 + u8::from(step.optional));
        }
    }

    /// Gives the runs of steps back, one a call.
    fn runs(self) -> impl FnMut() -> Option<Vec<Step>> {
        let (mut lengths, mut kinds) = (self.lengths.into_iter(), self.kinds.into_iter());
        let (mut words, mut classes, mut gaps) =
            (self.words.into_iter(), self.classes.into_iter(), self.gaps.into_iter());
        let mut step = move || {
            let kind = kinds.next()?;
            let value = match kind / 2 {
                0 => words.next()?,
                1..=3 => classes.next()?,
                4 => gaps.next().map(|(least, most)| u16::from_le_bytes([least, most]))?,
                _ => 0,
            };
            let op = Op::of_parts(kind / 2, value)?;
            Some(Step {
                op,
                optional: kind % 2 == 1,
            })
        };
        move || (0..lengths.next()?).map(|_| step()).collect()
    }
}

/// Each number as its difference from the one before; what is smaller than the one before goes round.
fn differences(numbers: impl Iterator<Item = u16>) -> impl Iterator<Item = u16> {
    numbers.scan(0u16, |last, number| {
        Some(number.wrapping_sub(std::mem::replace(last, number)))
    })
}

fn sums(differences: impl Iterator<Item = u16>) -> impl Iterator<Item = u16> {
    differences.scan(0u16, |last, difference| {
        *last = last.wrapping_add(difference);
        Some(*last)
    })
}

impl Packed {
    /// Packs a program.
    pub fn new(program: Program) -> Packed {
        let (mut shared, mut lengths, mut rests) = (Vec::new(), Vec::new(), String::new());
        let mut last = "";
        for word in &program.words {
            let common = word
                .char_indices()
                .zip(last.chars())
                .take_while(|((_, a), b)| a == b)
                .map(|((at, a), _)| at + a.len_utf8())
                .last();
            let common = common.unwrap_or(0).min(usize::from(u8::MAX));
            let common = (0..=common).rev().find(|&at| word.is_char_boundary(at)).unwrap_or(0);
            shared.push(common as u8);
            lengths.push((word.len() - common) as u16);
            rests.push_str(&word[common..]);
            last = word;
        }
        let mut steps = Steps::default();
        program
            .classes
            .iter()
            .flat_map(|class| &class.sequences)
            .for_each(|sequence| steps.push(sequence));
        program.phrases.iter().for_each(|phrase| steps.push(&phrase.steps));
        let named = program
            .classes
            .iter()
            .enumerate()
            .filter(|(_, class)| !class.name.is_empty());
        Packed {
            names: named
                .map(|(number, class)| (number as u16, class.name.clone()))
                .collect(),
            word_counts: program.classes.iter().map(|class| class.words.len() as u16).collect(),
            class_words: program
                .classes
                .iter()
                .flat_map(|class| differences(class.words.iter().copied()))
                .collect(),
            sequence_counts: program
                .classes
                .iter()
                .map(|class| class.sequences.len() as u16)
                .collect(),
            steps,
            rules_of: differences(program.phrases.iter().map(|phrase| phrase.rule)).collect(),
            finds: program.phrases.iter().map(|phrase| phrase.find).collect(),
            purposes: program.phrases.iter().map(|phrase| phrase.purpose).collect(),
            anchors: program.phrases.iter().map(|phrase| phrase.anchor).collect(),
            frame: Frame {
                shared,
                lengths,
                rests,
                contractions: program.contractions,
                rules: program.rules,
            },
        }
    }

    /// The program again; none where the columns don't belong together.
    pub fn unpack(self) -> Option<Program> {
        let outline = self.frame.unpack()?;
        let mut run = self.steps.runs();
        let mut classes = Vec::with_capacity(self.word_counts.len());
        let mut class_words = self.class_words.into_iter();
        for (words, sequences) in self.word_counts.into_iter().zip(self.sequence_counts) {
            classes.push(Class {
                name: String::new(),
                words: sums(class_words.by_ref().take(usize::from(words))).collect(),
                sequences: (0..sequences).map(|_| run()).collect::<Option<_>>()?,
            });
        }
        for (number, name) in self.names {
            classes.get_mut(usize::from(number))?.name = name;
        }
        let columns = sums(self.rules_of.into_iter())
            .zip(self.finds)
            .zip(self.purposes)
            .zip(self.anchors);
        let phrases = columns
            .map(|(((rule, find), purpose), anchor)| {
                Some(Phrase {
                    rule,
                    find,
                    purpose,
                    steps: run()?,
                    anchor,
                })
            })
            .collect::<Option<_>>()?;
        Some(Program {
            words: outline.words.iter().map(str::to_owned).collect(),
            contractions: outline.contractions,
            classes,
            phrases,
            rules: outline.rules,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::file::Scope;

    #[test]
    fn packing_loses_nothing() {
        let ops = [
            Op::Word(3),
            Op::Class(1),
            Op::NotNext(0),
            Op::NotBefore(1),
            Op::Gap(0, 4),
            Op::Name,
            Op::Number,
            Op::Blank,
            Op::Any,
            Op::Question,
            Op::Open,
            Op::Close,
            Op::Start,
            Op::End,
            Op::Word(60_000),
        ];
        let steps: Vec<Step> = ops
            .iter()
            .enumerate()
            .map(|(index, &op)| Step {
                op,
                optional: index % 3 == 0,
            })
            .collect();
        let phrase = |rule, purpose| Phrase {
            rule,
            find: 2,
            purpose,
            steps: steps.clone(),
            anchor: 1,
        };
        let program = Program {
            words: [
                "call",
                "caller",
                "café",
                "cafés",
                "",
                "z",
                &"long".repeat(90),
                &"long".repeat(91),
            ]
            .map(String::from)
            .to_vec(),
            contractions: vec![("can't".into(), vec!["can".into(), "not".into()])],
            classes: vec![
                Class {
                    name: "verb".into(),
                    words: vec![1, 2, 900],
                    sequences: vec![steps[..2].to_vec(), Vec::new()],
                },
                Class {
                    name: String::new(),
                    words: vec![7, 3],
                    sequences: Vec::new(),
                },
            ],
            phrases: vec![
                phrase(4, Purpose::Find),
                phrase(1, Purpose::Excuse(Scope::Clause, Some(0))),
                phrase(9, Purpose::Excuse(Scope::Draft, None)),
            ],
            rules: Vec::new(),
        };
        assert_eq!(
            Packed::new(program.clone())
                .unpack()
                .expect("columns that belong together"),
            program
        );
    }

    #[test]
    fn columns_that_do_not_belong_together_are_refused() {
        let mut packed = Packed::new(Program {
            words: vec!["a".into()],
            classes: vec![Class::default()],
            ..Program::default()
        });
        packed.sequence_counts[0] = 1;
        assert!(packed.unpack().is_none());
    }
}
