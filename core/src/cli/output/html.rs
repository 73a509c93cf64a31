//! `html`: a page for the browser. The page itself is the library's; here it is written draft by draft.

use super::Printer;
use crate::cli::pipeline::Outcome;
use crate::cli::tally::Tally;
use crate::html;

pub struct Html;

impl Printer for Html {
    fn open(&self) -> String {
        html::head("callwell report")
    }

    fn draft(&self, outcome: &Outcome) -> String {
        match (&outcome.result, &outcome.settings) {
            (Ok((draft, report)), Some(settings)) => html::section(&settings.linter, report, &draft.text),
            (Ok((draft, report)), None) => html::section(&crate::Linter::new(), report, &draft.text),
            (Err(error), _) => html::unread(&outcome.id, error),
        }
    }

    fn close(&self, tally: &Tally) -> String {
        format!("{}{}", tally.summary.html(), html::FOOT)
    }
}
