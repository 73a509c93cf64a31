//! Whether a draft is English. One that isn't gets a line of advice instead of a heap of absences.

use crate::report::Advice;
use crate::view::{Shape, View};

/// From so many words on a draft is long enough to tell.
const ENOUGH: usize = 8;

/// Whether a draft seems to be English.
pub fn is_english(view: &View, _text: &str) -> bool {
    let (foreign, letters) = view.foreign_letters;
    if letters >= 12 && foreign * 2 > letters {
        return false;
    }
    let words = view.tokens.iter().filter(|token| token.shape == Shape::Word);
    let (mut known, mut all) = (0, 0);
    for token in words {
        all += 1;
        known += usize::from(token.word != 0 || token.stem != 0);
    }
    all < ENOUGH || known * 3 >= all
}

/// The advice given then.
pub fn advice() -> Advice {
    Advice {
        id: "not-english".into(),
        message: "This draft doesn't seem to be English, the only language callwell knows: it was not judged.".into(),
        entry: None,
    }
}
