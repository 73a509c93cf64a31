//! For fuzzing alone: drafts read from bytes as from a file, and put back.

use super::input::splice::{Change, splice};
use super::input::{Feed, Form, guess};
use super::options::Options;
use super::settings::Resolver;
use crate::{Draft, Error};
use std::path::PathBuf;
use std::sync::Arc;

/// A form of files that drafts are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileForm(Form);

impl FileForm {
    /// Text, lines of JSON, and tables.
    pub const ALL: [FileForm; 3] = [FileForm(Form::Text), FileForm(Form::Jsonl), FileForm(Form::Csv)];

    /// As the command line guesses it from the first line of stdin.
    pub fn guessed(bytes: &[u8]) -> FileForm {
        FileForm(guess(bytes))
    }

    /// Whether a table.
    pub fn is_table(self) -> bool {
        self.0 == Form::Csv
    }
}

/// Every draft of a file, or why there is none.
pub fn read(bytes: &[u8], form: FileForm) -> Vec<Result<Draft, Error>> {
    let resolver = Resolver::new(Options::default()).without_fixes();
    let mut feed = Feed::new(vec![PathBuf::from("-")], Some(form.0), resolver).with_stdin(Arc::from(bytes));
    let mut drafts = Vec::new();
    while let Some(chunk) = feed.chunk() {
        let items = chunk.raws.into_iter().flat_map(super::input::Raw::items);
        drafts.extend(items.map(|item| item.draft));
    }
    drafts
}

/// The file with other texts for some drafts: number, text as it was read, text to be put there.
///
/// # Errors
/// Where a text isn't found in its place.
pub fn put_back(bytes: &[u8], form: FileForm, changes: &[(usize, &str, &str)]) -> Result<Vec<u8>, Error> {
    let change = |&(draft, old, new): &(usize, &str, &str)| Change {
        draft,
        old: old.to_owned(),
        new: new.to_owned(),
    };
    let changes: Vec<Change> = changes.iter().map(change).collect();
    splice(bytes, form.0, &Default::default(), &changes)
}
