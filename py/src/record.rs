//! Records of a report as objects of the Python dataclasses in `callwell._records`.

use callwell::{
    Advice, Applicability, Band, Channel, Claim, ClaimKind, ClaimVerdict, Contact, Days, Direction, Edit, Finding, Fix,
    Fixed, Kind, LedgerLine, Outcome, Placeholder, Rewrite, Score, Severity, Span, Strength,
};
use jiff::civil::Date;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyTuple};
use std::sync::Arc;

/// What can be put into Python's terms.
pub trait Look {
    fn look<'py>(&self, py: Python<'py>, classes: &Classes) -> PyResult<Bound<'py, PyAny>>;
}

/// Records: the class, and its fields in the order in which the class takes them. A field that the core adds, renames or
/// drops is an error of the compiler here.
macro_rules! records {
    ($($name:ident { $($field:ident),+ })+) => {
        /// The classes of the records.
        #[allow(non_snake_case, reason = "named as the classes are")]
        #[derive(Debug)]
        pub struct Classes {
            $($name: Py<PyAny>,)+
        }

        impl Classes {
            /// The classes, looked up once.
            pub fn get(py: Python<'_>) -> PyResult<&Classes> {
                static CLASSES: PyOnceLock<Classes> = PyOnceLock::new();
                CLASSES.get_or_try_init(py, || {
                    let module = py.import("callwell._records")?;
                    Ok(Classes { $($name: module.getattr(stringify!($name))?.unbind(),)+ })
                })
            }
        }

        $(impl Look for $name {
            fn look<'py>(&self, py: Python<'py>, classes: &Classes) -> PyResult<Bound<'py, PyAny>> {
                let $name { $($field),+ } = self;
                classes.$name.bind(py).call1(($($field.look(py, classes)?,)+))
            }
        })+
    };
}

records! {
    Span { start, end }
    LedgerLine { points, reason, finding, strength }
    Score { points, band, ledger }
    Edit { start, end, text }
    Fix { applicability, edits }
    Finding { rule, severity, span, text, message, weighed, claim, fixes }
    Strength { signal, span, text }
    Days { from, to }
    Contact { date, channel, outcome, direction, follow_up_on, with, note }
    Claim { kind, span, text, when, asked_for, verdict, nearest }
    Advice { id, message, entry }
    Placeholder { start, end, text }
    Rewrite { approach, applicability, text, score, why, sources, placeholders }
    Fixed { text, applied }
}

/// Values that have a short name: Python keeps one string for each.
macro_rules! named {
    ($($type:ty),+) => {
        $(impl Look for $type {
            fn look<'py>(&self, py: Python<'py>, _: &Classes) -> PyResult<Bound<'py, PyAny>> {
                Ok(PyString::intern(py, self.name()).into_any())
            }
        })+
    };
}

named!(
    Applicability,
    Band,
    Channel,
    ClaimKind,
    ClaimVerdict,
    Direction,
    Kind,
    Outcome,
    Severity
);

/// Not kept as one string for all: messages hold words of the draft, and some versions of Python keep such strings for ever.
impl Look for Arc<str> {
    fn look<'py>(&self, py: Python<'py>, _: &Classes) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyString::new(py, self).into_any())
    }
}

impl Look for String {
    fn look<'py>(&self, py: Python<'py>, _: &Classes) -> PyResult<Bound<'py, PyAny>> {
        Ok(PyString::new(py, self).into_any())
    }
}

macro_rules! plain {
    ($($type:ty),+) => {
        $(impl Look for $type {
            fn look<'py>(&self, py: Python<'py>, _: &Classes) -> PyResult<Bound<'py, PyAny>> {
                self.into_pyobject(py).map(Bound::into_any).map_err(PyErr::from)
            }
        })+
    };
}

plain!(u32, i32, Date);

impl<T: Look> Look for Option<T> {
    fn look<'py>(&self, py: Python<'py>, classes: &Classes) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Some(value) => value.look(py, classes),
            None => Ok(py.None().into_bound(py)),
        }
    }
}

impl<T: Look> Look for Vec<T> {
    fn look<'py>(&self, py: Python<'py>, classes: &Classes) -> PyResult<Bound<'py, PyAny>> {
        let items: Vec<Bound<'py, PyAny>> = self
            .iter()
            .map(|item| item.look(py, classes))
            .collect::<PyResult<_>>()?;
        PyTuple::new(py, items).map(Bound::into_any)
    }
}
