//! The bytes of the rows at hand: where the cells of a row stand in the file is known only from them, since a reader of CSV
//! takes quotation marks away.

use std::io::{self, Read};

/// A row that is longer is a quotation mark that was never closed.
const LONGEST: usize = 16 << 20;
/// So much that is done with is thrown away at once.
const SLACK: usize = 1 << 20;

/// Passes bytes on to the reader of CSV, and keeps those that it isn't done with.
pub struct Tape<R> {
    inner: R,
    kept: Vec<u8>,
    /// How many bytes were passed on before the first that is kept.
    before: u64,
    /// How many of those kept are done with.
    done: usize,
}

/// A cell: the line in the file, the column in it, counted in characters, and how far the line numbers go on to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub line: u32,
    pub column: u32,
}

/// What the bytes of a row say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on.
    pub line: u32,
    /// Where its first byte is kept.
    start: usize,
    end: usize,
    /// Whether a quotation mark in it was never closed.
    pub open: bool,
}

impl<R: Read> Tape<R> {
    pub fn new(inner: R) -> Tape<R> {
        Tape {
            inner,
            kept: Vec::new(),
            before: 0,
            done: 0,
        }
    }
}

impl<R> Tape<R> {
    /// The row that ends at this byte of the file and begins where the last one ended. `line` is the number of the line that
    /// is reached; it is moved on.
    pub fn row(&mut self, end: u64, delimiter: u8, line: &mut u32) -> Row {
        let end = ((end - self.before) as usize).min(self.kept.len());
        let mut start = self.done;
        // Empty lines, and the second half of a line's end.
        while start < end && matches!(self.kept[start], b'\n' | b'\r') {
            *line += u32::from(breaks(&self.kept[..end], start));
            start += 1;
        }
        let begins = *line;
        let (mut quoted, mut fresh) = (false, true);
        for at in start..end {
            match self.kept[at] {
                b'"' if quoted || fresh => {
                    quoted = !quoted;
                    // Within a quotation a doubled mark closes and opens again.
                    fresh = !quoted;
                }
                byte => {
                    fresh = byte == delimiter && !quoted;
                    *line += u32::from(breaks(&self.kept[..end], at));
                }
            }
        }
        self.done = end;
        Row {
            line: begins,
            start,
            end,
            open: quoted,
        }
    }

    /// Where a cell of the row last read begins.
    pub fn cell(&self, row: &Row, index: usize, delimiter: u8) -> Cell {
        let mut cell = Cell {
            line: row.line,
            column: 1,
        };
        let (mut quoted, mut fresh, mut left) = (false, true, index);
        for at in row.start..row.end {
            if left == 0 {
                break;
            }
            let byte = self.kept[at];
            if byte == b'"' && (quoted || fresh) {
                quoted = !quoted;
                fresh = !quoted;
            } else {
                fresh = byte == delimiter && !quoted;
                left -= usize::from(fresh);
            }
            if breaks(&self.kept[..row.end], at) {
                cell.line += 1;
                cell.column = 1;
            } else if byte & 0xc0 != 0x80 {
                // Bytes that go on with a character are no column of their own.
                cell.column += 1;
            }
        }
        cell
    }
}

/// Whether a line ends at this byte: with `\n`, or with a `\r` that no `\n` follows.
fn breaks(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1).is_some_and(|&next| next != b'\n'),
        _ => false,
    }
}

impl<R: Read> Read for Tape<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.done > SLACK {
            self.kept.drain(..self.done);
            self.before += self.done as u64;
            self.done = 0;
        }
        if self.kept.len() - self.done > LONGEST {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "row"));
        }
        let length = self.inner.read(buffer)?;
        self.kept.extend_from_slice(&buffer[..length]);
        Ok(length)
    }
}
