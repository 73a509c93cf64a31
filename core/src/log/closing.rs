//! Lines with which a report ends: its name, its totals, whose it is. Salesforce writes such lines below the rows, each with
//! one cell.

use super::record::Log;
use crate::error::Error;

/// A report ends with no more lines than these.
const MOST: usize = 16;
/// What a report's last lines say, in lower case.
const MARKS: [&str; 3] = ["salesforce.com", "confidential information", "all rights reserved"];

/// Lines of one cell, until it is known whether they end a report or are rows that lack their other cells.
#[derive(Default)]
pub struct Closing {
    lines: Vec<Error>,
    marked: bool,
}

impl Closing {
    /// A line of one cell, and the error that it is where rows follow.
    pub fn add(&mut self, cell: &[u8], error: Error) {
        let text = String::from_utf8_lossy(cell).to_lowercase();
        self.marked |= MARKS.iter().any(|mark| text.contains(mark));
        self.lines.push(error);
    }

    /// Whether there are more than any report ends with.
    pub fn is_full(&self) -> bool {
        self.lines.len() > MOST
    }

    /// A row follows: they were rows, and are wrong.
    pub fn rows(&mut self) -> impl Iterator<Item = Error> + use<'_> {
        self.marked = false;
        self.lines.drain(..)
    }

    /// The file ends: lines of a report are counted, others are wrong.
    pub fn end(&mut self, log: &mut Log) -> Vec<Error> {
        let lines = std::mem::take(&mut self.lines);
        if !self.marked || lines.is_empty() {
            return lines;
        }
        log.rows += lines.len() as u64;
        *log.skipped.entry("closing lines of the report".into()).or_default() += lines.len() as u64;
        Vec::new()
    }
}
