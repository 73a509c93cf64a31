//! Text files: a draft a file, or several between lines of `---`.

use super::open::MARK;
use super::{Item, Origin, Source, no_utf8, numbered};
use crate::Draft;
use crate::error::line_and_column;
use std::ops::Range;

/// The drafts in a text file. Parts of white space alone are passed over, unless there is nothing else.
pub fn items(source: &Source, bytes: &[u8]) -> Vec<Item> {
    let item = |(number, (range, line)): (usize, (Range<usize>, u32))| {
        let (base, bytes) = (range.start as u64, &bytes[range]);
        let id = numbered(&source.name, number as u64 + 1);
        let draft = match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Draft::new(text).kind(source.settings.kind).id(&id)),
            Err(_) => Err(broken(source, bytes, base, line)),
        };
        let origin = Origin {
            file: source.name.clone(),
            line,
            verbatim: true,
        };
        Item {
            id,
            origin,
            settings: Some(source.settings.clone()),
            draft,
            advice: None,
        }
    };
    drafts(bytes).into_iter().enumerate().map(item).collect()
}

/// Where the drafts of a text file are, and the line on which each begins.
pub fn drafts(bytes: &[u8]) -> Vec<(Range<usize>, u32)> {
    let mark = if bytes.starts_with(MARK) { MARK.len() } else { 0 };
    let mut parts = parts(bytes, mark);
    if parts.iter().any(|(range, _)| !blank(&bytes[range.clone()])) {
        parts.retain(|(range, _)| !blank(&bytes[range.clone()]));
    } else {
        parts.truncate(1);
    }
    parts
}

fn broken(source: &Source, bytes: &[u8], base: u64, first_line: u32) -> crate::Error {
    let (error, at) = no_utf8(bytes, base).expect("these bytes are no UTF-8");
    let before = std::str::from_utf8(&bytes[..at]).unwrap_or_default();
    let (line, column) = line_and_column(before, at);
    error.at(first_line + line - 1, column).in_file(&*source.name)
}

/// Where the parts between lines of `---` are, and the line on which each begins.
fn parts(bytes: &[u8], from: usize) -> Vec<(Range<usize>, u32)> {
    let mut parts = Vec::new();
    let (mut start, mut first_line, mut at, mut line_number) = (from, 1, from, 0);
    for line in bytes[from..].split_inclusive(|&byte| byte == b'\n') {
        line_number += 1;
        let dashes = line.trim_ascii_end();
        if dashes.len() >= 3 && dashes.iter().all(|&byte| byte == b'-') {
            parts.push((start..at, first_line));
            (start, first_line) = (at + line.len(), line_number + 1);
        }
        at += line.len();
    }
    parts.push((start..bytes.len(), first_line));
    parts
}

fn blank(bytes: &[u8]) -> bool {
    bytes.trim_ascii().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart() {
        for (text, want) in [
            ("", vec![("", 1)]),
            ("a\nb", vec![("a\nb", 1)]),
            ("a\n---\nb\n", vec![("a\n", 1), ("b\n", 3)]),
            (
                "---\r\na -- b\r\n---- \r\n--\r\n",
                vec![("", 1), ("a -- b\r\n", 2), ("--\r\n", 4)],
            ),
            ("\u{feff}a\n---", vec![("a\n", 1), ("", 3)]),
        ] {
            let from = if text.starts_with('\u{feff}') { 3 } else { 0 };
            let found: Vec<_> = parts(text.as_bytes(), from)
                .into_iter()
                .map(|(range, line)| (&text[range], line))
                .collect();
            assert_eq!(found, want);
        }
    }
}
