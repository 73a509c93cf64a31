//! Puts new texts of drafts into the file they came from: nothing but these texts changes, to the byte.

use super::columns::{Columns, Field};
use super::open::MARK;
use super::{Form, table, text};
use crate::error::{Error, ErrorKind};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::ops::Range;

/// How a text is written where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    Plain,
    /// A string of JSON; whether it keeps to ASCII.
    Json {
        ascii: bool,
    },
    /// A cell of a table.
    Cell {
        delimiter: u8,
        quoted: bool,
    },
}

/// Where the text of a draft stands.
#[derive(Clone, Debug)]
struct Spot {
    range: Range<usize>,
    writing: Writing,
}

/// A new text for a draft.
#[derive(Clone, Debug)]
pub struct Change {
    /// Which draft of the file, the first being 0.
    pub draft: usize,
    /// Its text as it was read.
    pub old: String,
    /// The text to be put there.
    pub new: String,
}

/// The file with the changes made, which come in the order of the drafts.
///
/// # Errors
/// Where a draft's old text isn't found in its place: the file was changed meanwhile.
pub fn splice(bytes: &[u8], form: Form, columns: &Columns, changes: &[Change]) -> Result<Vec<u8>, Error> {
    let spots = match form {
        Form::Text => texts(bytes),
        Form::Jsonl => lines(bytes),
        Form::Csv => cells(bytes, columns),
    };
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for change in changes {
        let spot = spots.get(change.draft).and_then(Option::as_ref);
        let spot = spot.filter(|spot| read(&bytes[spot.range.clone()], spot.writing).as_ref() == Some(&change.old));
        let Some(spot) = spot else {
            let message = format!(
                "draft {} isn't what was read a moment ago: nothing is written",
                change.draft + 1
            );
            return Err(Error::new(ErrorKind::Input, message));
        };
        out.extend_from_slice(&bytes[at..spot.range.start]);
        out.extend_from_slice(written(&change.new, spot.writing).as_bytes());
        at = spot.range.end;
    }
    out.extend_from_slice(&bytes[at..]);
    Ok(out)
}

fn texts(bytes: &[u8]) -> Vec<Option<Spot>> {
    let spot = |(range, _)| {
        Some(Spot {
            range,
            writing: Writing::Plain,
        })
    };
    text::drafts(bytes).into_iter().map(spot).collect()
}

fn lines(bytes: &[u8]) -> Vec<Option<Spot>> {
    #[derive(Deserialize)]
    struct Record<'a> {
        #[serde(borrow)]
        text: &'a RawValue,
    }
    let mut at = if bytes.starts_with(MARK) { MARK.len() } else { 0 };
    let mut spots = Vec::new();
    for line in bytes[at..].split_inclusive(|&byte| byte == b'\n') {
        let start = at;
        at += line.len();
        if line.trim_ascii().is_empty() {
            continue;
        }
        let found = std::str::from_utf8(line).ok().and_then(|line| {
            let raw = serde_json::from_str::<Record<'_>>(line).ok()?.text.get();
            let from = start + (raw.as_ptr() as usize).checked_sub(line.as_ptr() as usize)?;
            Some(Spot {
                range: from..from + raw.len(),
                writing: Writing::Json { ascii: raw.is_ascii() },
            })
        });
        spots.push(found);
    }
    spots
}

fn cells(bytes: &[u8], columns: &Columns) -> Vec<Option<Spot>> {
    let mark = if bytes.starts_with(MARK) { MARK.len() } else { 0 };
    let body = &bytes[mark..];
    let delimiter = table::delimiter(body);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(body);
    let mut record = csv::ByteRecord::new();
    let mut column = None;
    let mut width = 0;
    let mut spots = Vec::new();
    loop {
        let start = reader.position().byte() as usize;
        if !matches!(reader.read_byte_record(&mut record), Ok(true)) {
            return spots;
        }
        let end = reader.position().byte() as usize;
        let Some(column) = column else {
            let names: Vec<String> = record
                .iter()
                .map(|name| String::from_utf8_lossy(name).trim().to_owned())
                .collect();
            width = names.len();
            let fields = table::fields(&names, columns).unwrap_or_default();
            column = Some(fields.iter().position(|field| *field == Some(Field::Text)));
            continue;
        };
        // Line ends that close the record before are left to this one by the reader.
        let blank = body[start..end]
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let spot = column
            .filter(|_| record.len() == width)
            .and_then(|column| cell(&body[start + blank..end], delimiter, column))
            .map(|(range, quoted)| Spot {
                range: mark + start + blank + range.start..mark + start + blank + range.end,
                writing: Writing::Cell { delimiter, quoted },
            });
        spots.push(spot);
    }
}

/// Where a cell of a row is, its quotation marks included, and whether it has any.
fn cell(row: &[u8], delimiter: u8, column: usize) -> Option<(Range<usize>, bool)> {
    let (mut at, mut number) = (0, 0);
    loop {
        let start = at;
        let quoted = row.get(at) == Some(&b'"');
        let mut within = quoted;
        at += usize::from(quoted);
        while let Some(&byte) = row.get(at) {
            match byte {
                b'"' if quoted => within = !within,
                b'\r' | b'\n' if !within => break,
                byte if byte == delimiter && !within => break,
                _ => {}
            }
            at += 1;
        }
        if number == column {
            return Some((start..at, quoted));
        }
        if row.get(at) != Some(&delimiter) {
            return None;
        }
        (at, number) = (at + 1, number + 1);
    }
}

/// The text that is written there.
fn read(bytes: &[u8], writing: Writing) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    match writing {
        Writing::Plain => Some(text.to_owned()),
        Writing::Json { .. } => serde_json::from_str(text).ok(),
        Writing::Cell { quoted: false, .. } => Some(text.to_owned()),
        Writing::Cell { quoted: true, .. } => Some(text.strip_prefix('"')?.strip_suffix('"')?.replace("\"\"", "\"")),
    }
}

/// A text as it is written there.
fn written(text: &str, writing: Writing) -> String {
    match writing {
        Writing::Plain => text.to_owned(),
        Writing::Json { ascii } => {
            let json = serde_json::Value::from(text).to_string();
            if ascii { escaped(&json) } else { json }
        }
        Writing::Cell { delimiter, quoted } => {
            let needed = |byte: u8| byte == delimiter || matches!(byte, b'"' | b'\r' | b'\n');
            if quoted || text.bytes().any(needed) {
                format!("\"{}\"", text.replace('"', "\"\""))
            } else {
                text.to_owned()
            }
        }
    }
}

/// JSON in ASCII alone.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            let mut units = [0; 2];
            c.encode_utf16(&mut units)
                .iter()
                .for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(draft: usize, old: &str, new: &str) -> Change {
        Change {
            draft,
            old: old.into(),
            new: new.into(),
        }
    }

    #[test]
    fn only_the_texts_change() {
        for (form, file, changes, want) in [
            (
                Form::Text,
                "a\r\n---\r\nb \n",
                vec![change(1, "b \n", "c\n")],
                "a\r\n---\r\nc\n",
            ),
            (
                Form::Text,
                "\u{feff}a\n---\n\n---\nb",
                vec![change(0, "a\n", "x\n"), change(1, "b", "y")],
                "\u{feff}x\n---\n\n---\ny",
            ),
            (
                Form::Jsonl,
                "{ \"text\" : \"a\\u00e9\", \"n\":1.50}\r\n\n{\"id\":\"2\",\"text\":\"é b\"}",
                vec![change(0, "aé", "é"), change(1, "é b", "é \"c\"")],
                "{ \"text\" : \"\\u00e9\", \"n\":1.50}\r\n\n{\"id\":\"2\",\"text\":\"é \\\"c\\\"\"}",
            ),
            (
                Form::Csv,
                "id,text,n\r\n1,\"a, \"\"b\"\"\r\nc\",x\r\n\r\n2,plain, y\r\n",
                vec![
                    change(0, "a, \"b\"\r\nc", "a, \"b\""),
                    change(1, "plain", "now, quoted"),
                ],
                "id,text,n\r\n1,\"a, \"\"b\"\"\",x\r\n\r\n2,\"now, quoted\", y\r\n",
            ),
            (
                Form::Csv,
                "Text;n\nold;1\n\"q\";2",
                vec![change(1, "q", "r, s")],
                "Text;n\nold;1\n\"r, s\";2",
            ),
        ] {
            let done = splice(file.as_bytes(), form, &Columns::default(), &changes);
            assert_eq!(String::from_utf8(done.unwrap()).unwrap(), want);
        }
    }

    #[test]
    fn a_file_that_changed_is_left_alone() {
        for (form, file) in [
            (Form::Text, "b"),
            (Form::Jsonl, "{\"text\":\"b\"}"),
            (Form::Jsonl, "nonsense"),
            (Form::Csv, "text\nb\n"),
        ] {
            let error = splice(file.as_bytes(), form, &Columns::default(), &[change(0, "a", "c")]).unwrap_err();
            assert!(error.to_string().contains("draft 1 isn't what was read"), "{error}");
        }
    }
}
