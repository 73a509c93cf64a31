//! Names: which words are likely to be somebody's.

use super::carry::Carried;
use crate::rules::program::Program;
use crate::view::{Shape, Token};

/// A word that is a given name, and one that is never a name.
const GIVEN: u8 = 1;
const NEVER: u8 = 2;

/// What each word is as a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(Vec<u8>);

impl Carried for Names {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }

    fn read(from: &mut &[u8]) -> Option<Self> {
        Vec::read(from).map(Names)
    }
}

impl Names {
    pub fn new(program: &Program) -> Names {
        let mut names = vec![0; program.words.len() + 1];
        for (name, flag) in [("given-name", GIVEN), ("not-name", NEVER)] {
            let class = program.classes.iter().find(|class| class.name == name);
            for &word in class.iter().flat_map(|class| &class.words) {
                names[usize::from(word)] |= flag;
            }
        }
        Names(names)
    }

    /// Whether a token is a given name that is known as one.
    pub fn is_given(&self, token: &Token) -> bool {
        token.shape == Shape::Word && self.is_given_word(token.word)
    }

    /// The same of a word's number.
    pub fn is_given_word(&self, word: u16) -> bool {
        self.0.get(usize::from(word)).copied().unwrap_or(0) & GIVEN != 0
    }

    /// Whether a token is likely to be somebody's name.
    pub fn is_name(&self, token: &Token) -> bool {
        let known = self.0.get(usize::from(token.word)).copied().unwrap_or(0);
        match token.shape {
            Shape::PlaceName | Shape::Place => true,
            Shape::Word => token.word == 0 || known & GIVEN != 0 || token.capital && known & NEVER == 0,
            _ => false,
        }
    }
}
