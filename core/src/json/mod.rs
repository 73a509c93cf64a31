//! JSON read in little code, for WebAssembly, where what serde_json's own reader comes to is a twelfth of the whole file.
//!
//! Three things make it small. Keys and names are looked up once, here, and handed on by number, so that serde's derived
//! code has no comparisons of its own. What is an object in the records is read as an object only. And numbers are whole,
//! as all of the records' are, so that no tables for fractions are needed. Values, and what is refused, are the same as with
//! serde_json; a test holds the two against each other.

mod reader;
mod records;
#[cfg(test)]
mod tests;

use crate::error::line_and_column;
use reader::Reader;
use serde::de::Unexpected;
use std::fmt;

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
struct Fault(Box<str>);

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Fault {
        Fault(message.to_string().into())
    }

    // As serde says it, but for what JSON calls null; what can't be met here has no words.
    fn invalid_type(found: Unexpected<'_>, expected: &dyn serde::de::Expected) -> Fault {
        fault(format!("invalid type: {}, expected {expected}", called(&found)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn serde::de::Expected) -> Fault {
        fault(format!("invalid value: {}, expected {expected}", called(&found)))
    }
}

fn called(found: &Unexpected<'_>) -> String {
    match found {
        Unexpected::Str(text) => format!("string \"{}\"", escaped(text)),
        Unexpected::Bool(value) => format!("boolean `{value}`"),
        Unexpected::Signed(number) => format!("integer `{number}`"),
        Unexpected::Unsigned(number) => format!("integer `{number}`"),
        Unexpected::Map => "map".into(),
        Unexpected::Seq => "sequence".into(),
        _ => "null".into(),
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
pub fn from_str<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    let mut reader = Reader {
        text,
        at: 0,
        value: 0,
        depth: 0,
    };
    let read = T::deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    read.map_err(|Fault(message)| {
        let (line, column) = line_and_column(text, reader.value);
        Error {
            message: message.into(),
            line,
            column,
        }
    })
}
