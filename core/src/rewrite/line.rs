//! A sentence of a rewrite.

use crate::facts::people::Run;

/// A sentence of a rewrite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// For the draft's own: its number in the base.
    pub own: Option<usize>,
    /// What it is good for.
    pub good: u16,
    /// Whether it says something that the draft doesn't.
    pub added: bool,
    /// Part of greeting and introduction.
    pub opening: bool,
    /// How sure it is that it says something to the prospect: above nought it does.
    pub worth: i32,
    /// The words of the draft that it is made of; none for what is ours.
    pub words_of: Option<Run>,
}

impl Line {
    /// A sentence of ours.
    pub fn ours(text: String, good: u16) -> Line {
        Line {
            text,
            own: None,
            good,
            added: true,
            opening: false,
            worth: 0,
            words_of: None,
        }
    }

    /// A text of lines.
    pub fn join(lines: &[Line]) -> String {
        let mut out = String::new();
        for line in lines {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&line.text);
        }
        out
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}
