//! What rewrites have learned: questions about a word or a phrase that a linear model answers, trained on examples that people
//! answered (`fixtures/transcripts`, `fixtures/topics`).
//!
//! A feature is a key: the hash of what it is made of, cut to so many bits that a feature never seen seldom has the key of
//! one that was. [`weights`] holds a weight for each key that counts.

pub mod weights;

/// Bits of a key.
pub const BITS: u32 = 20;

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Is there any mark behind a word?
    Mark,
    /// Does a sentence end behind it?
    Stop,
    /// Does a sentence ask?
    Asks,
    /// Is a word a name, or part of one?
    Name,
    /// Is a phrase what a call is about?
    Topic,
    /// Does a sentence say something to the prospect?
    Keep,
}

/// How many questions there are.
pub const QUESTIONS: usize = 6;

/// The features at hand.
pub type Keys = Vec<u32>;

/// The key of a feature: the number of its template, and what fills it.
pub fn key(template: u32, parts: &[u32]) -> u32 {
    parts.iter().fold(template.wrapping_mul(0x85eb_ca6b) | 1, |hash, part| {
        (hash ^ part).wrapping_mul(0x9e37_79b1).rotate_left(13) ^ part >> 7
    })
}

/// The key of a feature for one question: each has weights of its own.
pub fn of_question(question: Question, key: u32) -> u32 {
    (key ^ (question as u32 + 1).wrapping_mul(0xc2b2_ae35)).wrapping_mul(0x27d4_eb2f) >> (u32::BITS - BITS)
}

/// A word as a part of a key.
pub fn word(folded: &str) -> u32 {
    (crate::view::vocabulary::hash(folded) >> 32) as u32
}

/// A question with its answer and features: what training learns from.
#[cfg(feature = "toml")]
#[derive(Debug)]
pub struct Lesson {
    /// What is asked.
    pub question: Question,
    /// The right answer.
    pub answer: bool,
    /// The keys for that question.
    pub keys: Keys,
}

#[cfg(feature = "toml")]
impl Lesson {
    /// A lesson from the features at hand.
    pub fn new(question: Question, answer: bool, keys: &Keys) -> Lesson {
        Lesson {
            question,
            answer,
            keys: keys.iter().map(|&key| of_question(question, key)).collect(),
        }
    }
}
