//! The second witness: a small linear model of a run of words, for each rule and signal.

use crate::rules::file::RuleFile;
use crate::view::Vocabulary;

/// The model's tables.
#[derive(Clone, Debug, Default)]
pub struct Model {}

impl Model {
    /// How many words the model knows.
    pub const WORDS: usize = 0;

    /// Reads the weights, and enters the model's words into the vocabulary.
    pub fn load(_vocabulary: &mut Vocabulary, _rules: &[RuleFile]) -> Model {
        Model {}
    }
}
