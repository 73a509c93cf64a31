//! Drafts as rows of a table: CSV with a header.

use super::columns::{Columns, Field};
use super::open::Reader;
use super::{Item, Origin, Raw, Source, no_utf8, numbered};
use crate::cli::config::unreadable;
use crate::error::{Error, ErrorKind};
use crate::rules::compile::distance;
use crate::{Caller, Context, Draft, Prospect};
use csv::ByteRecord;
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

/// What rows have in common.
#[derive(Debug)]
pub struct Table {
    source: Arc<Source>,
    /// For each column its name, and what it holds.
    header: Vec<(String, Option<Field>)>,
}

/// A row.
#[derive(Debug)]
pub struct Row {
    draft: u64,
    line: u32,
    /// The first byte in it that is no UTF-8, counted from the start of the file.
    broken: Option<u64>,
    record: ByteRecord,
}

/// Reads rows.
pub struct Rows {
    table: Arc<Table>,
    reader: csv::Reader<Watched>,
    drafts: u64,
}

impl Rows {
    /// `skipped` is how much of the file was read already.
    pub fn new(source: Arc<Source>, mut reader: Reader, skipped: u64) -> Result<Rows, Error> {
        let delimiter = delimiter(reader.fill_buf().unwrap_or_default());
        let watched = Watched::new(reader, skipped);
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .delimiter(delimiter)
            .from_reader(watched);
        let mut record = ByteRecord::new();
        reader
            .read_byte_record(&mut record)
            .map_err(|error| failed(&source, error))?;
        let names: Vec<String> = record
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim().to_owned())
            .collect();
        let fields = fields(&names, &source.settings.columns)
            .map_err(|message| Error::new(ErrorKind::Input, message).on_line(1).in_file(&*source.name))?;
        let table = Table {
            source,
            header: names.into_iter().zip(fields).collect(),
        };
        Ok(Rows {
            table: Arc::new(table),
            reader,
            drafts: 0,
        })
    }

    /// The next row, and whether more may follow.
    pub fn next(&mut self, bytes: &mut u64) -> Option<(Raw, bool)> {
        let start = self.reader.position().byte();
        let mut record = ByteRecord::new();
        match self.reader.read_byte_record(&mut record) {
            Ok(false) => None,
            Ok(true) => {
                self.drafts += 1;
                let end = self.reader.position().byte();
                *bytes += end - start;
                let line = record.position().map_or(0, csv::Position::line) as u32;
                let broken = self.reader.get_mut().broken_before(end);
                let row = Row {
                    draft: self.drafts,
                    line,
                    broken,
                    record,
                };
                Some((Raw::Row(self.table.clone(), row), true))
            }
            Err(error) => {
                let source = &self.table.source;
                Some((Raw::broken(&source.path, failed(source, error)), false))
            }
        }
    }
}

fn failed(source: &Source, error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => unreadable(&source.path, &error),
        other => Error::new(ErrorKind::Input, format!("cannot be read as CSV: {other:?}")).in_file(&*source.name),
    }
}

/// What separates the cells of the first line.
pub fn delimiter(start: &[u8]) -> u8 {
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let count = |wanted: u8| line.iter().filter(|&&byte| byte == wanted).count();
    [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|&byte| count(byte))
        .unwrap_or(b',')
}

/// What each column holds; an error where no column holds the text.
pub fn fields(names: &[String], columns: &Columns) -> Result<Vec<Option<Field>>, String> {
    let listed = || match names {
        [] => "the file is empty".to_owned(),
        names => format!(
            "its columns are {}",
            names
                .iter()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    };
    let mut fields: Vec<Option<Field>> = vec![None; names.len()];
    for (field, column) in &columns.0 {
        let found = names.iter().position(|name| name == column);
        let at = found.or_else(|| names.iter().position(|name| name.eq_ignore_ascii_case(column)));
        let at = at.ok_or_else(|| format!("no column `{column}` for `{}`: {}", field.name(), listed()))?;
        fields[at] = Some(*field);
    }
    for (at, name) in names.iter().enumerate() {
        let field =
            Field::named(name).filter(|field| !columns.0.contains_key(field) && !fields.contains(&Some(*field)));
        fields[at] = fields[at].or(field);
    }
    if !fields.contains(&Some(Field::Text)) {
        let likely = [
            "text",
            "body",
            "script",
            "message",
            "draft",
            "note",
            "opener",
            "voicemail",
        ];
        let near = |name: &String| {
            let name = name.to_lowercase();
            likely
                .iter()
                .map(|word| if name.contains(word) { 0 } else { distance(word, &name) })
                .min()
        };
        let example = names
            .iter()
            .min_by_key(|name| near(name))
            .map_or("Body", String::as_str);
        return Err(format!(
            "no column `text`: {}; say which one holds the drafts, as in --columns \"text={example}\"",
            listed()
        ));
    }
    Ok(fields)
}

/// The draft in a row.
pub fn item(table: &Table, row: &Row) -> Item {
    let source = &table.source;
    let mut id = numbered(&source.name, row.draft);
    let draft = draft(table, row, &mut id).map_err(|error| error.on_line(row.line).in_file(&*source.name));
    let draft = draft.map(|draft| draft.id(&id));
    let origin = Origin {
        file: source.name.clone(),
        line: row.line,
        verbatim: false,
    };
    Item {
        id,
        origin,
        settings: Some(source.settings.clone()),
        draft,
        advice: None,
    }
}

fn draft(table: &Table, row: &Row, id: &mut String) -> Result<Draft, Error> {
    let (expected, found) = (table.header.len(), row.record.len());
    if expected != found {
        let message = format!("a row of {found} cells: expected {expected}, as in the header");
        return Err(Error::new(ErrorKind::Input, message));
    }
    let mut draft = Draft::new("").kind(table.source.settings.kind);
    let (mut context, mut caller, mut prospect) = (Context::default(), Caller::default(), Prospect::default());
    for ((name, field), cell) in table.header.iter().zip(&row.record) {
        let Some(field) = field else { continue };
        let Ok(cell) = std::str::from_utf8(cell) else {
            let at = row.broken.unwrap_or_default();
            return Err(no_utf8(cell, 0).map_or_else(
                || Error::new(ErrorKind::Input, "invalid UTF-8"),
                |(_, within)| {
                    let message = format!(
                        "invalid UTF-8 at byte {at} (0x{:02x}), column `{name}`: expected UTF-8 text",
                        cell[within]
                    );
                    Error::new(ErrorKind::Input, message)
                },
            ));
        };
        if *field == Field::Text {
            draft.text = cell.to_owned();
            continue;
        }
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        let wrong = |error: Error| Error::new(ErrorKind::Input, format!("column `{name}`: {}", error.message()));
        let text = || Some(cell.to_owned());
        match field {
            Field::Text => {}
            Field::Id => *id = cell.to_owned(),
            Field::Kind => draft.kind = cell.parse().map_err(wrong)?,
            Field::Today => context.today = Some(date(cell).map_err(wrong)?),
            Field::Caller => caller.name = text(),
            Field::CallerCompany => caller.company = text(),
            Field::CallerPhone => caller.phone = text(),
            Field::Prospect => prospect.name = text(),
            Field::Company => prospect.company = text(),
            Field::Relationship => prospect.relationship = Some(slug(cell).parse().map_err(wrong)?),
            Field::Style => prospect.style = Some(slug(cell).parse().map_err(wrong)?),
            Field::AskedAboutUs => prospect.asked_about_us = Some(truth(cell).map_err(wrong)?),
            Field::Deal => context.deal = Some(slug(cell).parse().map_err(wrong)?),
        }
    }
    context.caller = (caller != Caller::default()).then_some(caller);
    context.prospect = (prospect != Prospect::default()).then_some(prospect);
    draft.context = (context != Context::default()).then_some(context);
    Ok(draft)
}

/// "Former client" as records write it.
fn slug(cell: &str) -> String {
    cell.to_lowercase().replace([' ', '_'], "-")
}

fn date(cell: &str) -> Result<jiff::civil::Date, Error> {
    cell.parse()
        .map_err(|_| Error::new(ErrorKind::Input, format!("`{cell}`: expected a date, as in 2026-11-21")))
}

fn truth(cell: &str) -> Result<bool, Error> {
    match cell.to_ascii_lowercase().as_str() {
        "true" | "yes" | "y" | "1" => Ok(true),
        "false" | "no" | "n" | "0" => Ok(false),
        _ => Err(Error::new(ErrorKind::Input, format!("`{cell}`: expected yes or no"))),
    }
}

/// Passes bytes on, and remembers where they are no UTF-8.
struct Watched {
    inner: Reader,
    /// How much of the file was read before.
    skipped: u64,
    /// How much was passed on.
    passed: u64,
    /// The beginning of a character whose end is still to be read.
    tail: Vec<u8>,
    /// Places of broken bytes, counted as `passed` is.
    broken: VecDeque<u64>,
}

impl Watched {
    fn new(inner: Reader, skipped: u64) -> Watched {
        Watched {
            inner,
            skipped,
            passed: 0,
            tail: Vec::new(),
            broken: VecDeque::new(),
        }
    }

    /// The first broken byte before a position of the CSV reader, counted from the start of the file. It and all
    /// others before that position are forgotten.
    fn broken_before(&mut self, end: u64) -> Option<u64> {
        let first = self.broken.front().copied().filter(|&at| at < end)?;
        while self.broken.front().is_some_and(|&at| at < end) {
            self.broken.pop_front();
        }
        Some(first + self.skipped)
    }

    fn watch(&mut self, bytes: &[u8]) {
        let mut at = self.passed - self.tail.len() as u64;
        self.tail.extend_from_slice(bytes);
        self.passed += bytes.len() as u64;
        let mut from = 0;
        while let Err(error) = std::str::from_utf8(&self.tail[from..]) {
            from += error.valid_up_to();
            at += error.valid_up_to() as u64;
            // At the end of the file nothing follows that could complete a character.
            let length = error.error_len().or(bytes.is_empty().then_some(self.tail.len() - from));
            let Some(length) = length else {
                self.tail.drain(..from);
                return;
            };
            self.broken.push_back(at);
            from += length;
            at += length as u64;
        }
        self.tail.clear();
    }
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.watch(&buffer[..length]);
        Ok(length)
    }
}
