//! Lines and columns in files. Columns count characters (code points) and begin with 1.

use crate::cli::input::Origin;
use crate::{Report, Span};
use std::collections::BTreeMap;

/// Where a span begins and ends in a file; the end is the place after the last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub line: u32,
    /// None where only the record's line is known.
    pub column: Option<u32>,
    pub end_line: u32,
    pub end_column: Option<u32>,
}

/// Finds the places of all of a report's findings in one pass over the draft.
pub struct Places {
    known: BTreeMap<u32, (u32, u32)>,
    line: u32,
    last_line: u32,
    verbatim: bool,
}

impl Places {
    pub fn new(origin: &Origin, text: &str, report: &Report) -> Places {
        let mut places = Places {
            known: BTreeMap::new(),
            line: origin.line,
            last_line: origin.line,
            verbatim: origin.verbatim,
        };
        if !origin.verbatim {
            return places;
        }
        let edits = report
            .findings
            .iter()
            .flat_map(|finding| &finding.fixes)
            .flat_map(|fix| &fix.edits);
        let mut wanted: Vec<u32> = edits.flat_map(|edit| [edit.start, edit.end]).collect();
        wanted.extend(
            report
                .findings
                .iter()
                .filter_map(|finding| finding.span)
                .flat_map(|span| [span.start, span.end]),
        );
        wanted.sort_unstable();
        wanted.dedup();
        let (mut at, mut line, mut column) = (0, origin.line, 1);
        for byte in wanted {
            for c in text[at..byte as usize].chars() {
                (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
            at = byte as usize;
            places.known.insert(byte, (line, column));
        }
        places.last_line = origin.line + text.trim_end().matches('\n').count() as u32;
        places
    }

    /// The place of a span; without one, of the whole draft.
    pub fn of(&self, span: Option<Span>) -> Place {
        let whole = Place {
            line: self.line,
            column: None,
            end_line: self.last_line,
            end_column: None,
        };
        let Some(span) = span.filter(|_| self.verbatim) else {
            return whole;
        };
        match (self.known.get(&span.start), self.known.get(&span.end)) {
            (Some(&(line, column)), Some(&(end_line, end_column))) => Place {
                line,
                column: Some(column),
                end_line,
                end_column: Some(end_column),
            },
            _ => whole,
        }
    }
}
