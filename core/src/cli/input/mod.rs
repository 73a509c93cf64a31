//! Input: from files, folders and stdin to drafts.
//!
//! A [`Feed`] gives raw units in order: a text file to be read, a line of JSON, a row of a table. Everything that costs
//! time is left to [`Raw::items`], which runs on all cores.
//!
//! A byte order mark at the start of a file is skipped: it belongs to no draft, so the spans of a text file's first
//! draft count from the byte after it. Byte offsets in error messages count from the start of the file, mark included.

pub mod columns;
mod feed;
mod jsonl;
mod open;
pub mod splice;
mod table;
mod text;

pub use feed::{Chunk, Feed, guess, told};
pub use open::open;

use super::settings::Settings;
use crate::error::{Error, ErrorKind};
use crate::{Advice, Draft};
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// A draft, or several between lines of `---`
    #[value(alias = "txt", alias = "md")]
    Text,
    /// A draft a line, as JSON
    Jsonl,
    /// A table with a header
    Csv,
}

impl Form {
    /// By the file's suffix.
    pub fn of(path: &Path) -> Option<Form> {
        let suffix = path.extension()?.to_str()?.to_ascii_lowercase();
        match suffix.as_str() {
            "txt" | "md" | "markdown" => Some(Form::Text),
            "jsonl" | "ndjson" => Some(Form::Jsonl),
            "csv" | "tsv" => Some(Form::Csv),
            _ => None,
        }
    }
}

/// A file that drafts come from.
#[derive(Debug)]
pub struct Source {
    /// What reports call it.
    pub name: Arc<str>,
    /// Where it is; `-` for stdin.
    pub path: PathBuf,
    /// What holds for its drafts.
    pub settings: Arc<Settings>,
}

/// Where a draft stands.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The file.
    pub file: Arc<str>,
    /// The line on which the draft begins, or the line of its record.
    pub line: u32,
    /// Whether the draft stands in the file as it is, so that its lines are the file's.
    pub verbatim: bool,
}

/// A draft, or why there is none.
#[derive(Debug)]
pub struct Item {
    pub id: String,
    pub origin: Origin,
    /// What holds for it; none where not even that is known.
    pub settings: Option<Arc<Settings>>,
    pub draft: Result<Draft, Error>,
    /// What is to be said about it beside its report.
    pub advice: Option<Advice>,
}

impl Item {
    /// With what the log knows about its prospect.
    fn joined(mut self) -> Item {
        let Some(settings) = &self.settings else { return self };
        match self.draft.and_then(|draft| settings.join(draft)) {
            Ok((draft, advice)) => {
                self.draft = Ok(draft);
                self.advice = advice;
            }
            // What is wrong with the draft itself is told with its place already.
            Err(error) if error.is_log() => {
                self.draft = Err(error.on_line(self.origin.line).in_file(&*self.origin.file));
            }
            Err(error) => self.draft = Err(error),
        }
        self
    }
}

/// What a feed gives.
#[derive(Debug)]
pub enum Raw {
    /// A text file, not read yet.
    File(Arc<Source>),
    /// Text that was read already.
    Text(Arc<Source>, Vec<u8>),
    /// A line of JSON.
    Line(Arc<Source>, jsonl::Line),
    /// A row of a table.
    Row(Arc<table::Table>, table::Row),
    /// Something that could not be read.
    Broken { id: String, file: Arc<str>, error: Error },
}

impl Raw {
    fn broken(path: &Path, error: Error) -> Raw {
        let name = path.display().to_string();
        Raw::Broken {
            file: name.as_str().into(),
            id: name,
            error,
        }
    }

    /// The drafts in it.
    pub fn items(self) -> Vec<Item> {
        self.read().into_iter().map(Item::joined).collect()
    }

    fn read(self) -> Vec<Item> {
        match self {
            Raw::File(source) => match open::read(&source.path) {
                Ok(bytes) => text::items(&source, &bytes),
                Err(error) => Raw::broken(&source.path, error).read(),
            },
            Raw::Text(source, bytes) => text::items(&source, &bytes),
            Raw::Line(source, line) => vec![jsonl::item(&source, &line)],
            Raw::Row(table, row) => vec![table::item(&table, &row)],
            Raw::Broken { id, file, error } => {
                let line = error.place().line.unwrap_or(1);
                let origin = Origin {
                    file,
                    line,
                    verbatim: true,
                };
                vec![Item {
                    id,
                    origin,
                    settings: None,
                    draft: Err(error),
                    advice: None,
                }]
            }
        }
    }
}

/// The id of a draft that has none of its own.
fn numbered(file: &str, number: u64) -> String {
    format!("{file}#{number}")
}

/// An error for bytes that are no UTF-8. `base` is where they begin in the file.
fn no_utf8(bytes: &[u8], base: u64) -> Option<(Error, usize)> {
    let at = std::str::from_utf8(bytes).err()?.valid_up_to();
    let hint = if bytes.contains(&0) {
        "; this looks like UTF-16: save it as UTF-8"
    } else {
        ""
    };
    let message = format!(
        "invalid UTF-8 at byte {} (0x{:02x}): expected UTF-8 text{hint}",
        base + at as u64,
        bytes[at]
    );
    Some((Error::new(ErrorKind::Input, message), at))
}
