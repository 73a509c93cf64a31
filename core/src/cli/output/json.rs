//! `json`: one object with all reports. `jsonl`: a report a line, and in the place of a draft that could not be read an
//! object that says why.

use super::Printer;
use crate::cli::pipeline::Outcome;
use crate::cli::tally::Tally;
use serde_json::json;

pub struct Json;

impl Printer for Json {
    fn open(&self) -> String {
        "{\"schema\":1,\"reports\":[".into()
    }

    fn draft(&self, outcome: &Outcome) -> String {
        outcome.result.as_ref().map(|(_, report)| format!("\n{}", report.to_json())).unwrap_or_default()
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
                let mut told = json!({"kind": error.kind(), "message": error.message()});
                let place = serde_json::to_value(error.place()).unwrap_or_default();
                if let (Some(told), serde_json::Value::Object(place)) = (told.as_object_mut(), place) {
                    told.extend(place);
                }
                format!("{}\n", json!({"id": outcome.id, "error": told}))
            }
        }
    }
}
