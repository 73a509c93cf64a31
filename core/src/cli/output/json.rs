//! `json`: one object with all reports. `jsonl`: a report a line, and in the place of a draft that could not be read an
//! object that says why.

use super::Printer;
use crate::cli::pipeline::Outcome;
use crate::cli::tally::Tally;
use crate::error::Place;
use serde::Serialize;

pub struct Json;

impl Printer for Json {
    fn open(&self) -> String {
        "{\"schema\":1,\"reports\":[".into()
    }

    fn draft(&self, outcome: &Outcome) -> String {
        outcome
            .result
            .as_ref()
            .map(|(_, report)| format!("\n{}", report.to_json()))
            .unwrap_or_default()
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn close(&self, _tally: &Tally) -> String {
        "\n]}\n".into()
    }
}

pub struct Lines;

impl Printer for Lines {
    fn draft(&self, outcome: &Outcome) -> String {
        match &outcome.result {
            Ok((_, report)) => format!("{}\n", report.to_json()),
            Err(error) => {
                let error = Told {
                    kind: error.kind(),
                    message: error.message(),
                    place: error.place(),
                };
                let line = serde_json::to_string(&Unread { id: &outcome.id, error });
                line.unwrap_or_default() + "\n"
            }
        }
    }
}

/// What stands in the place of a draft that could not be read.
#[derive(Serialize)]
struct Unread<'a> {
    id: &'a str,
    error: Told<'a>,
}

#[derive(Serialize)]
struct Told<'a> {
    kind: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: &'a Place,
}
