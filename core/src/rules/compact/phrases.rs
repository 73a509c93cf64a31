//! Classes and phrases. A group of choices is written where it is first used, so that what stands before it foretells it.

use super::coder::{Coder, hash};
use super::stream;
use crate::rules::file::Scope;
use crate::rules::program::{Class, Op, Phrase, Purpose, Step};

/// Kinds of steps, in the order of [`Op`], each twice: what must be there and what may be missing. The last ends a run.
const END: u32 = 31;
const WORD: u32 = 0;
const CLASS: u32 = 1;
const NOT_NEXT: u32 = 2;
const NOT_BEFORE: u32 = 3;
const GAP: u32 = 4;
const PLAIN: [Op; 9] = [
    Op::Name,
    Op::Number,
    Op::Blank,
    Op::Any,
    Op::Question,
    Op::Open,
    Op::Close,
    Op::Start,
    Op::End,
];

/// What foretells a class of so many words is how far they lie apart; a shorter list is foretold by its words.
pub const LONG: u32 = 48;

/// The operands of the steps before, the last first.
type Before = [u32; 3];

fn then(before: Before, operand: u32) -> Before {
    [operand, before[0], before[1]]
}

struct Walk<'a, C> {
    coder: &'a mut C,
    given: &'a [Class],
    /// Classes with a name come first and are known by number.
    named: usize,
    classes: Vec<Class>,
    /// What the phrase is about: its rule, or the class it is an entry of.
    topic: u32,
    /// Words that stand in a long list already: few stand in two.
    listed: Vec<bool>,
}

/// Writes or reads phrases, and classes but for their names. None where what was read can't be.
pub fn walk<C: Coder>(coder: &mut C, classes: &[Class], phrases: &[Phrase]) -> Option<(Vec<Class>, Vec<Phrase>)> {
    let named = classes.iter().take_while(|class| !class.name.is_empty()).count();
    let named = coder.number(stream::COUNTS, &[hash(&[4])], named as u32) as usize;
    let mut walk = Walk {
        coder,
        given: classes,
        named,
        classes: vec![Class::default(); named],
        topic: 0,
        listed: vec![false; 1 << 16],
    };
    let empty = Class::default();
    for number in 0..named {
        let given = classes.get(number).unwrap_or(&empty);
        walk.topic = number as u32;
        let words = walk.words(&given.words, [0; 3])?;
        let sequences = walk.sequences(&given.sequences, words.len() as u32, 0, [0; 3])?;
        walk.classes[number] = Class {
            name: String::new(),
            words,
            sequences,
        };
    }
    let count = walk.coder.number(stream::COUNTS, &[hash(&[5])], phrases.len() as u32);
    let mut done: Vec<Phrase> = Vec::with_capacity(count as usize);
    for index in 0..count as usize {
        let phrase = walk.phrase(phrases.get(index), done.last())?;
        done.push(phrase);
    }
    Some((walk.classes, done))
}

impl<C: Coder> Walk<'_, C> {
    fn phrase(&mut self, given: Option<&Phrase>, before: Option<&Phrase>) -> Option<Phrase> {
        let (rule, find, purpose) = before.map_or((0, 0, 0), |phrase| {
            (phrase.rule, phrase.find, number_of(phrase.purpose))
        });
        let own = given.map_or((rule, find, purpose), |phrase| {
            (phrase.rule, phrase.find, number_of(phrase.purpose))
        });
        let contexts = [hash(&[0]), hash(&[u32::from(find), 1])];
        let next = self
            .coder
            .number(stream::OF_RULE, &contexts, u32::from(own.0.wrapping_sub(rule)));
        let rule = rule.checked_add(u16::try_from(next).ok()?)?;
        let contexts = [hash(&[u32::from(find), next.min(1)]), hash(&[purpose, next.min(1), 1])];
        let find = self.coder.number(stream::FIND, &contexts, u32::from(own.1)) as u16;
        let purpose = self
            .coder
            .number(stream::PURPOSE, &[hash(&[purpose, next.min(1)]), hash(&[2])], own.2);
        self.topic = 1000 + u32::from(rule);
        let steps = self.run(given.map_or(&[], |phrase| &phrase.steps), 0, [0; 3])?;
        let long = (steps.len() as u32).min(20);
        let anchor = given.map_or(0, |phrase| phrase.anchor);
        let anchor = self
            .coder
            .number(stream::ANCHOR, &[hash(&[long]), hash(&[1])], u32::from(anchor)) as u16;
        Some(Phrase {
            rule,
            find,
            purpose: purpose_of(purpose, find)?,
            steps,
            anchor,
        })
    }

    /// A run of steps, to its end.
    fn run(&mut self, given: &[Step], depth: u32, outer: Before) -> Option<Vec<Step>> {
        let mut steps: Vec<Step> = Vec::new();
        let (mut before, mut kinds) = ([0; 3], [END; 3]);
        loop {
            let step = given.get(steps.len());
            let contexts = [
                hash(&[kinds[0], depth.min(2)]),
                hash(&[kinds[0], kinds[1], 1]),
                hash(&[kinds[0], kinds[1], kinds[2], depth.min(1), 2]),
                hash(&[before[0], 3]),
                hash(&[before[0], before[1], 4]),
                hash(&[steps.len() as u32, depth, 5]),
            ];
            let kind = step.map_or(END, |step| kind_of(step.op) * 2 + u32::from(step.optional));
            let kind = self.coder.symbol(stream::KINDS, 5, &contexts, kind);
            if kind == END {
                return Some(steps);
            }
            let given = step.map(|step| step.op);
            let (op, operand) = match kind / 2 {
                WORD => {
                    let word = match given {
                        Some(Op::Word(word)) => word,
                        _ => 0,
                    };
                    let contexts = [
                        hash(&[0]),
                        hash(&[before[0], 1]),
                        hash(&[before[0], before[1], 2]),
                        hash(&[before[0], before[1], before[2], 3]),
                        hash(&[kind, kinds[0], kinds[1], 4]),
                        hash(&[outer[0], steps.len() as u32, 5]),
                        hash(&[self.topic, 6]),
                    ];
                    let word = self.coder.number(stream::WORDS, &contexts, u32::from(word)) as u16;
                    (Op::Word(word), u32::from(word))
                }
                CLASS | NOT_NEXT | NOT_BEFORE => {
                    let class = match given {
                        Some(Op::Class(class) | Op::NotNext(class) | Op::NotBefore(class)) => class,
                        _ => 0,
                    };
                    let class = self.class(usize::from(class), kind, depth, before, kinds[0])?;
                    let op = match kind / 2 {
                        CLASS => Op::Class(class),
                        NOT_NEXT => Op::NotNext(class),
                        _ => Op::NotBefore(class),
                    };
                    let first = self.classes[usize::from(class)].words.first().copied();
                    let first = first.filter(|_| usize::from(class) >= self.named);
                    (op, first.map_or(20_000 + u32::from(class), u32::from))
                }
                GAP => {
                    let (least, most) = match given {
                        Some(Op::Gap(least, most)) => (u32::from(least), u32::from(most)),
                        _ => (0, 0),
                    };
                    let least = self
                        .coder
                        .number(stream::GAPS, &[hash(&[kinds[0]]), hash(&[before[0], 1])], least);
                    let contexts = [
                        hash(&[least, 2]),
                        hash(&[kinds[0], least, 3]),
                        hash(&[before[0], least, 4]),
                    ];
                    let most = self.coder.number(stream::GAPS, &contexts, most);
                    (Op::Gap(u8::try_from(least).ok()?, u8::try_from(most).ok()?), 40_000)
                }
                plain => (*PLAIN.get(plain as usize - 5)?, 50_000 + plain),
            };
            steps.push(Step {
                op,
                optional: kind % 2 == 1,
            });
            before = then(before, operand);
            kinds = then(kinds, kind);
        }
    }

    /// The number of a class: one with a name, a group that was there before, or a new one.
    fn class(&mut self, given: usize, kind: u32, depth: u32, before: Before, last: u32) -> Option<u16> {
        let what = match given {
            named if named < self.named => 0,
            known if known < self.classes.len() => 1,
            _ => 2,
        };
        let contexts = [
            hash(&[kind, depth]),
            hash(&[before[0], 1]),
            hash(&[before[0], before[1], kind, 2]),
            hash(&[last, kind, 3]),
        ];
        let what = self.coder.symbol(stream::WHAT, 2, &contexts, what);
        let contexts = [
            hash(&[kind]),
            hash(&[before[0], 1]),
            hash(&[before[0], before[1], 2]),
            hash(&before),
            hash(&[last, 3]),
            hash(&[self.topic, 4]),
        ];
        let number = match what {
            0 => self.coder.symbol(stream::NAMED, 8, &contexts, given as u32),
            1 => self.coder.symbol(stream::AGAIN, 13, &contexts, given as u32),
            _ => {
                let empty = Class::default();
                let group = self.given.get(given).unwrap_or(&empty);
                let words = self.words(&group.words, before)?;
                let sequences = self.sequences(&group.sequences, words.len() as u32, depth + 1, before)?;
                self.classes.push(Class {
                    name: String::new(),
                    words,
                    sequences,
                });
                self.classes.len() as u32 - 1
            }
        };
        ((number as usize) < self.classes.len()).then_some(number as u16)
    }

    /// The words of a class, in the order of their numbers.
    fn words(&mut self, given: &[u16], before: Before) -> Option<Vec<u16>> {
        let contexts = [hash(&[u32::from(before != [0; 3])]), hash(&[before[0], 1])];
        let count = self.coder.number(stream::COUNTS, &contexts, given.len() as u32);
        let mut words: Vec<u16> = Vec::with_capacity(count as usize);
        let mut step_before = 0;
        for index in 0..count {
            let own = given.get(index as usize).copied().unwrap_or(0);
            let last = words.last().copied().unwrap_or(0);
            if count > LONG {
                let from = usize::from(last) + 1;
                let next = self.listed[from..]
                    .iter()
                    .take(40)
                    .take_while(|listed| **listed)
                    .count() as u32;
                let contexts = [
                    hash(&[self.topic]),
                    hash(&[self.topic, step_before, 1]),
                    hash(&[self.topic, next, 2]),
                    hash(&[next, step_before, 3]),
                ];
                let step = self
                    .coder
                    .number(stream::STEPS, &contexts, u32::from(own.wrapping_sub(last)));
                step_before = step.min(40);
                words.push(last.checked_add(u16::try_from(step).ok()?)?);
                continue;
            }
            let (part, left) = (
                (u32::from(last) * u32::from(last)).leading_zeros(),
                (count - index).min(20),
            );
            let second = words.iter().rev().nth(1).copied().unwrap_or(0);
            let contexts = [
                hash(&[part]),
                hash(&[u32::from(last), 1]),
                hash(&[u32::from(last), u32::from(second), 2]),
                hash(&[before[0], part, 3]),
                hash(&[before[0], before[1], part, 4]),
                hash(&[left, part / 2, 5]),
                hash(&[self.topic, part / 2, 6]),
            ];
            words.push(self.coder.number(stream::CHOICES, &contexts, u32::from(own)) as u16);
        }
        if count > LONG {
            words.iter().for_each(|&word| self.listed[usize::from(word)] = true);
        }
        Some(words)
    }

    fn sequences(&mut self, given: &[Vec<Step>], words: u32, depth: u32, before: Before) -> Option<Vec<Vec<Step>>> {
        let contexts = [hash(&[words.min(3), 6]), hash(&[depth, 7]), hash(&[before[0], 8])];
        let count = self.coder.number(stream::SEQUENCES, &contexts, given.len() as u32);
        (0..count as usize)
            .map(|index| self.run(given.get(index).map_or(&[], Vec::as_slice), depth, before))
            .collect()
    }
}

fn kind_of(op: Op) -> u32 {
    match op {
        Op::Word(_) => WORD,
        Op::Class(_) => CLASS,
        Op::NotNext(_) => NOT_NEXT,
        Op::NotBefore(_) => NOT_BEFORE,
        Op::Gap(..) => GAP,
        plain => PLAIN
            .iter()
            .position(|&known| known == plain)
            .map_or(END, |at| at as u32 + 5),
    }
}

const SCOPES: [Scope; 4] = [Scope::Overlap, Scope::Clause, Scope::Sentence, Scope::Draft];

/// Phrases that find have 0; those that excuse a find of their own 1 to 4, those that excuse all of the rule's 5 to 8.
fn number_of(purpose: Purpose) -> u32 {
    let of = |scope: Scope| SCOPES.iter().position(|&known| known == scope).unwrap_or(0) as u32;
    match purpose {
        Purpose::Find => 0,
        Purpose::Excuse(scope, Some(_)) => 1 + of(scope),
        Purpose::Excuse(scope, None) => 5 + of(scope),
    }
}

fn purpose_of(number: u32, find: u16) -> Option<Purpose> {
    let Some(index) = number.checked_sub(1) else {
        return Some(Purpose::Find);
    };
    let scope = *SCOPES.get(index as usize % 4)?;
    Some(Purpose::Excuse(scope, (index < 4).then_some(find)))
}
