//! Errors of the core as Python's exceptions.

use pyo3::prelude::*;
use pyo3::types::PyString;

/// An exception of the class that goes with the error's kind: `callwell.Error` or one that is derived from it.
pub fn raise(py: Python<'_>, error: &callwell::Error) -> PyErr {
    let place = error.place();
    make(
        py,
        error.kind(),
        error.message(),
        place.file.as_deref(),
        place.line,
        place.column,
    )
}

/// An exception about a draft.
pub fn input(py: Python<'_>, message: &str) -> PyErr {
    make(py, "input", message, None, None, None)
}

/// An exception about a context.
pub fn context(py: Python<'_>, message: &str) -> PyErr {
    make(py, "context", message, None, None, None)
}

/// An exception about a contact log.
pub fn log(py: Python<'_>, message: &str) -> PyErr {
    make(py, "log", message, None, None, None)
}

fn make(
    py: Python<'_>,
    kind: &str,
    message: &str,
    file: Option<&str>,
    line: Option<u32>,
    column: Option<u32>,
) -> PyErr {
    let made = py
        .import("callwell._errors")
        .and_then(|module| module.call_method1("make", (kind, message, file, line, column)));
    match made {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}

/// The text of a string. Python's may hold surrogates, which are no characters.
pub fn text<'a>(value: &'a Bound<'_, PyString>) -> PyResult<&'a str> {
    value.to_str().map_err(|error| {
        let py = value.py();
        let place = error
            .value(py)
            .getattr("start")
            .and_then(|start| start.extract::<usize>());
        let Ok(place) = place else { return error };
        let found = value
            .get_item(place)
            .and_then(|found| found.call_method1("encode", ("utf-16-be", "surrogatepass")));
        let found = found.and_then(|found| found.extract::<Vec<u8>>()).unwrap_or_default();
        let code = found.iter().fold(0u32, |code, &byte| code << 8 | u32::from(byte));
        input(
            py,
            &format!("character {place}: lone surrogate U+{code:04X}: expected text that UTF-8 can hold"),
        )
    })
}
