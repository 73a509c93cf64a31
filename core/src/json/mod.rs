//! JSON read and written in little code, for WebAssembly, where what serde_json's own reader comes to is a twelfth of the whole file.
//!
//! Three things make reading small. Records are tables of their fields, which one loop reads ([`records`]); serde's derived code is
//! for each record anew. What is an object in the records is read as an object only. And numbers are whole, as all of the
//! records' are, so that no tables for fractions are needed. Values, and what is refused, are the same as with serde_json; a
//! test holds the two against each other.

mod contexts;
mod reader;
mod records;
mod rules;
#[cfg(test)]
mod tests;
mod writer;

use crate::error::line_and_column;
pub use reader::Reader;
pub use records::{Fields, Read, Record};
pub use writer::to_string;

/// The deepest that values may be nested.
const DEEPEST: u32 = 128;

/// What is wrong with a text, and where; lines and columns begin with 1.
#[derive(Debug)]
pub struct Error {
    /// What was found and what was expected.
    pub message: String,
    /// The line.
    pub line: u32,
    /// The column, counted in characters.
    pub column: u32,
}

/// What is wrong, its place not known yet.
#[derive(Debug)]
pub struct Fault(Box<str>);

/// The names that could have stood in a place.
fn one_of(names: &[&str]) -> String {
    match names {
        [one] => format!("`{one}`"),
        [one, other] => format!("`{one}` or `{other}`"),
        _ => format!("one of `{}`", names.join("`, `")),
    }
}

/// A text as it stands between quotation marks in Rust, but for what no screen shows: the tables of that are not worth
/// their room.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0' => out.push_str("\\0"),
            c if c.is_ascii_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

fn fault(message: impl Into<Box<str>>) -> Fault {
    Fault(message.into())
}

/// Reads a value from a text that holds nothing else.
///
/// # Errors
/// Where the text is no JSON, or not what was to be read.
pub fn from_str<T: Read>(text: &str) -> Result<T, Error> {
    let mut value = T::blank();
    match read(text, &mut value) {
        Ok(()) => Ok(value),
        Err(error) => Err(error),
    }
}

fn read(text: &str, value: &mut dyn Read) -> Result<(), Error> {
    let mut reader = Reader {
        text,
        at: 0,
        value: 0,
        depth: 0,
    };
    value
        .read(&mut reader)
        .and_then(|()| reader.end())
        .map_err(|Fault(message)| {
            let (line, column) = line_and_column(text, reader.value);
            Error {
                message: message.into(),
                line,
                column,
            }
        })
}
