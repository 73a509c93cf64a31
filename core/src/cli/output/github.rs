//! `github`: annotations of GitHub Actions, as workflow commands.

use super::Printer;
use super::places::Places;
use crate::Severity;
use crate::cli::pipeline::Outcome;
use std::fmt::Write;

pub struct Github;

impl Printer for Github {
    fn draft(&self, outcome: &Outcome) -> String {
        let mut out = String::new();
        let (draft, report) = match &outcome.result {
            Ok(done) => done,
            Err(error) => {
                let place = error.place();
                let _ = write!(out, "::error title=callwell,file={}", property(&outcome.origin.file));
                let _ = place.line.map_or(Ok(()), |line| write!(out, ",line={line}"));
                let _ = place.column.map_or(Ok(()), |column| write!(out, ",col={column}"));
                let _ = writeln!(out, "::{}", data(error.message()));
                return out;
            }
        };
        let places = Places::new(&outcome.origin, &draft.text, report);
        for finding in &report.findings {
            let place = places.of(finding.span);
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "notice",
            };
            let _ = write!(
                out,
                "::{command} title=callwell ({}),file={},line={}",
                finding.rule,
                property(&outcome.origin.file),
                place.line
            );
            // Columns are for annotations of one line: the runner refuses them together with several.
            if place.line == place.end_line {
                let _ = place.column.map_or(Ok(()), |column| write!(out, ",col={column}"));
                let _ = place.end_column.map_or(Ok(()), |column| {
                    write!(out, ",endLine={},endColumn={column}", place.end_line)
                });
            } else {
                let _ = write!(out, ",endLine={}", place.end_line);
            }
            let quote = if finding.text.is_empty() {
                String::new()
            } else {
                format!(" [\u{201c}{}\u{201d}]", finding.text)
            };
            let id = if outcome.origin.verbatim {
                String::new()
            } else {
                format!("{}: ", outcome.id)
            };
            let _ = writeln!(out, "::{}", data(&format!("{id}{}{quote}", finding.message)));
        }
        out
    }
}

/// What follows the colons.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before the colons.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
