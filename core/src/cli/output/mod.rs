//! Output: a file a format. A [`Printer`] puts one draft into words at a time, on whatever core; it keeps nothing.

mod claims;
mod github;
mod html;
mod human;
mod json;
mod manuscript;
mod places;
pub mod rewrites;
mod sarif;
pub mod statistics;

use super::options::Format;
use super::pipeline::Outcome;
use super::tally::Tally;
use super::terminal::Terminal;

/// Puts drafts and their reports into words.
pub trait Printer: Sync {
    /// What comes first.
    fn open(&self) -> String {
        String::new()
    }

    /// A draft's part.
    fn draft(&self, outcome: &Outcome) -> String;

    /// What stands between two parts that aren't empty.
    fn separator(&self) -> &'static str {
        ""
    }

    /// What comes last.
    fn close(&self, _tally: &Tally) -> String {
        String::new()
    }
}

/// The printer of a format. `quiet` leaves the drafts out.
pub fn printer(format: Format, terminal: Terminal, quiet: bool) -> Box<dyn Printer> {
    if quiet {
        return Box::new(Silent);
    }
    match format {
        Format::Human => Box::new(human::Human(terminal)),
        Format::Json => Box::new(json::Json),
        Format::Jsonl => Box::new(json::Lines),
        Format::Sarif => Box::new(sarif::Sarif),
        Format::Github => Box::new(github::Github),
        Format::Html => Box::new(html::Html),
    }
}

/// Prints nothing.
struct Silent;

impl Printer for Silent {
    fn draft(&self, _outcome: &Outcome) -> String {
        String::new()
    }
}
