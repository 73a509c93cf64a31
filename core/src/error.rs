//! What can go wrong, told so that it can be mended.

use std::fmt;

/// An error: where it is, what was found there and what was expected.
///
/// The message says it all to a person; programs ask the predicates.
///
/// ```
/// let error = callwell::Linter::builder().select(["just-cheking-in"]).build().unwrap_err();
/// assert!(error.is_unknown_rule());
/// assert!(error.to_string().contains("just-checking-in"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    message: String,
    place: Place,
}

/// Where an error is. Lines and columns begin with 1, a column counts characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// The file, or what stands for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column in the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

/// What kind of error it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ErrorKind {
    UnknownRule,
    Rules,
    Context,
    Input,
    Log,
    Io,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error(Box::new(Inner {
            kind,
            message: message.into(),
            place: Place::default(),
        }))
    }

    pub(crate) fn at(mut self, line: u32, column: u32) -> Error {
        self.0.place.line = Some(line);
        self.0.place.column = Some(column);
        self
    }

    /// Names the line alone.
    #[cfg(feature = "cli")]
    pub(crate) fn on_line(mut self, line: u32) -> Error {
        self.0.place.line = Some(line);
        self
    }

    /// Adds to what it says.
    #[cfg(feature = "cli")]
    pub(crate) fn with_hint(mut self, hint: &str) -> Error {
        self.0.message += hint;
        self
    }

    /// Names the file that the error is in.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Error {
        self.0.place.file = Some(file.into());
        self
    }

    /// The name of its kind: `unknown-rule`, `rules`, `context`, `input`, `log` or `io`.
    pub fn kind(&self) -> &'static str {
        match self.0.kind {
            ErrorKind::UnknownRule => "unknown-rule",
            ErrorKind::Rules => "rules",
            ErrorKind::Context => "context",
            ErrorKind::Input => "input",
            ErrorKind::Log => "log",
            ErrorKind::Io => "io",
        }
    }

    /// What is wrong, without its place.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Where it is.
    pub fn place(&self) -> &Place {
        &self.0.place
    }

    /// Whether a rule or signal was named that doesn't exist.
    pub fn is_unknown_rule(&self) -> bool {
        self.0.kind == ErrorKind::UnknownRule
    }

    /// Whether a rule file is at fault.
    pub fn is_rules(&self) -> bool {
        self.0.kind == ErrorKind::Rules
    }

    /// Whether a context is at fault.
    pub fn is_context(&self) -> bool {
        self.0.kind == ErrorKind::Context
    }

    /// Whether a draft or a file of drafts is at fault.
    pub fn is_input(&self) -> bool {
        self.0.kind == ErrorKind::Input
    }

    /// Whether a contact log is at fault.
    pub fn is_log(&self) -> bool {
        self.0.kind == ErrorKind::Log
    }

    /// Whether the file system is at fault.
    pub fn is_io(&self) -> bool {
        self.0.kind == ErrorKind::Io
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = &self.0.place;
        if let Some(file) = &place.file {
            write!(f, "{file}:")?;
        }
        if let Some(line) = place.line {
            if place.file.is_none() {
                write!(f, "line ")?;
            }
            write!(f, "{line}:")?;
            if let Some(column) = place.column {
                write!(f, "{column}:")?;
            }
        }
        if *place != Place::default() {
            write!(f, " ")?;
        }
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({}: {self})", self.kind())
    }
}

impl std::error::Error for Error {}

/// The line and column, beginning with 1, of a byte of a text.
#[cfg(any(feature = "toml", feature = "compact", test))]
pub(crate) fn line_and_column(text: &str, byte: usize) -> (u32, u32) {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let line = before.matches('\n').count() as u32 + 1;
    let column = before[before.rfind('\n').map_or(0, |at| at + 1)..].chars().count() as u32 + 1;
    (line, column)
}
