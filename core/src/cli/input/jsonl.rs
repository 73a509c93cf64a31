//! Drafts as lines of JSON: `{"id", "kind", "text", "prospect", "context"}`. Other keys, such as labels, are passed over.

use super::open::Reader;
use super::{Item, Origin, Source, no_utf8, numbered};
use crate::error::{Error, ErrorKind};
use crate::{Context, Draft, Kind};
use serde::Deserialize;
use std::io::{self, BufRead};

/// A line of a file.
#[derive(Debug)]
pub struct Line {
    /// Which draft of the file it holds, beginning with 1.
    pub draft: u64,
    /// The line's number, beginning with 1.
    pub number: u32,
    /// Where it begins in the file.
    pub start: u64,
    /// The line, its end included.
    pub bytes: Vec<u8>,
}

/// Reads lines that aren't blank.
#[derive(Debug)]
pub struct Lines {
    drafts: u64,
    number: u32,
    at: u64,
}

impl Lines {
    /// `at` is how much of the file was read already.
    pub fn new(at: u64) -> Lines {
        Lines {
            drafts: 0,
            number: 0,
            at,
        }
    }

    /// The next line that isn't blank.
    pub fn next(&mut self, reader: &mut Reader) -> io::Result<Option<Line>> {
        loop {
            let mut bytes = Vec::new();
            let length = reader.read_until(b'\n', &mut bytes)?;
            if length == 0 {
                return Ok(None);
            }
            let start = self.at;
            self.at += length as u64;
            self.number = self.number.saturating_add(1);
            if !bytes.trim_ascii().is_empty() {
                self.drafts += 1;
                return Ok(Some(Line {
                    draft: self.drafts,
                    number: self.number,
                    start,
                    bytes,
                }));
            }
        }
    }
}

/// A draft as the command line reads it.
#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    kind: Option<Kind>,
    text: String,
    #[serde(default)]
    context: Option<Context>,
    /// By which the log is joined, where the context doesn't say it.
    #[serde(default)]
    prospect: Option<String>,
}

/// The draft on a line.
pub fn item(source: &Source, line: &Line) -> Item {
    let mut id = numbered(&source.name, line.draft);
    let draft = record(line).map(|record| {
        if let Some(own) = record.id {
            id = own;
        }
        let kind = record.kind.unwrap_or(source.settings.kind);
        let mut context = record.context;
        if let Some(prospect) = record.prospect {
            let whom = context.get_or_insert_default().prospect.get_or_insert_default();
            whom.name.get_or_insert(prospect);
        }
        Draft {
            id: Some(id.clone()),
            kind,
            text: record.text,
            context,
        }
    });
    if draft.is_err() {
        // What could not be read may still say what it is called.
        #[derive(Deserialize)]
        struct Named {
            id: String,
        }
        if let Ok(named) = serde_json::from_slice::<Named>(&line.bytes) {
            id = named.id;
        }
    }
    let origin = Origin {
        file: source.name.clone(),
        line: line.number,
        verbatim: false,
    };
    let draft = draft.map_err(|error| error.in_file(&*source.name));
    Item {
        id,
        origin,
        settings: Some(source.settings.clone()),
        draft,
        advice: None,
    }
}

fn record(line: &Line) -> Result<Record, Error> {
    let text = match std::str::from_utf8(&line.bytes) {
        Ok(text) => text.trim_end_matches(['\n', '\r']),
        Err(_) => {
            let (error, at) = no_utf8(&line.bytes, line.start).expect("these bytes are no UTF-8");
            return Err(error.at(line.number, characters(&line.bytes[..at]) + 1));
        }
    };
    let mut reader = serde_json::Deserializer::from_str(text);
    let read: Result<Record, _> = serde_path_to_error::deserialize(&mut reader);
    read.map_err(|error| (Some(error.path().to_string()), error.into_inner()))
        .and_then(|record| reader.end().map(|()| record).map_err(|error| (None, error)))
        .map_err(|(key, error)| wrong(text, line.number, key, &error))
}

/// What is wrong with a line, and where.
fn wrong(text: &str, line: u32, key: Option<String>, error: &serde_json::Error) -> Error {
    let told = crate::context::json_error(ErrorKind::Input, error);
    // serde_json counts bytes, and names the last one that it read.
    let before = error.column().saturating_sub(1).min(text.len());
    let message = match (error.is_data(), key.filter(|key| key != ".")) {
        (false, _) => format!("broken JSON: {}; expected a draft on each line", told.message()),
        (true, Some(key)) => format!("`{key}`: {}", told.message()),
        (true, None) => told.message().to_owned(),
    };
    Error::new(ErrorKind::Input, message).at(line, characters(&text.as_bytes()[..before]) + 1)
}

/// How many characters begin in these bytes.
fn characters(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() as u32
}
