//! A report, held in Rust until somebody looks at it.

use crate::error;
use crate::linter::RawLinter;
use crate::record::{Classes, Look};
use callwell::{Report, Unit};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use std::sync::OnceLock;

/// A report in bytes, with the draft that it is about.
#[pyclass(frozen, module = "callwell._core")]
pub struct RawReport {
    report: Report,
    text: String,
    /// The same in code points, where the draft isn't ASCII.
    chars: OnceLock<Box<Report>>,
    ascii: bool,
    score: Looked,
    findings: Looked,
    strengths: Looked,
    claims: Looked,
    advice: Looked,
    rewrites: Looked,
}

/// A field as Python sees it, once somebody has looked.
type Looked = PyOnceLock<Py<PyAny>>;

impl RawReport {
    pub fn new(report: Report, text: String) -> RawReport {
        RawReport {
            ascii: text.is_ascii(),
            report,
            text,
            chars: OnceLock::new(),
            score: Looked::new(),
            findings: Looked::new(),
            strengths: Looked::new(),
            claims: Looked::new(),
            advice: Looked::new(),
            rewrites: Looked::new(),
        }
    }

    fn in_chars(&self) -> Box<Report> {
        let mut report = Box::new(self.report.clone());
        // A report that the linter has just made, or that `restore` has checked, is in bytes.
        let converted = report.convert(&self.text, Unit::Char);
        debug_assert!(converted.is_ok());
        report
    }

    /// The report with every place in code points. For ASCII they are the bytes.
    fn seen(&self) -> &Report {
        // The words of rewrites are not the draft's.
        if self.ascii && self.report.rewrites.is_empty() {
            &self.report
        } else {
            self.chars.get_or_init(|| self.in_chars())
        }
    }

    fn field<T: Look>(&self, py: Python<'_>, cell: &Looked, of: impl Fn(&Report) -> &T) -> PyResult<Py<PyAny>> {
        let made = cell.get_or_try_init(py, || of(self.seen()).look(py, Classes::get(py)?).map(Bound::unbind))?;
        Ok(made.clone_ref(py))
    }
}

#[pymethods]
impl RawReport {
    /// A report from what `json(false)` gave.
    #[staticmethod]
    fn restore(py: Python<'_>, json: &str, text: String) -> PyResult<RawReport> {
        let report: Report = serde_json::from_str(json)
            .map_err(|problem| PyValueError::new_err(format!("not a report of this version of callwell: {problem}")))?;
        if report.unit != Unit::Byte {
            return Err(error::input(py, "the report's spans are no bytes"));
        }
        // Proves that every place lies within the draft, on a character's border.
        let inside = |start: u32, end: u32| text.get(start as usize..end as usize).is_some();
        let spans = report.findings.iter().filter_map(|finding| finding.span);
        let spans = spans.chain(report.strengths.iter().filter_map(|strength| strength.span));
        let mut spans = spans.chain(report.claims.iter().map(|claim| claim.span));
        let mut edits = report
            .findings
            .iter()
            .flat_map(|finding| &finding.fixes)
            .flat_map(|fix| &fix.edits);
        let mut holes = report
            .rewrites
            .iter()
            .flat_map(|rewrite| rewrite.placeholders.iter().map(move |hole| (rewrite, hole)));
        let fits = spans.all(|span| inside(span.start, span.end))
            && edits.all(|edit| inside(edit.start, edit.end))
            && holes.all(|(rewrite, hole)| rewrite.text.get(hole.start as usize..hole.end as usize).is_some());
        if !fits {
            return Err(error::input(py, "the report is about another draft"));
        }
        Ok(RawReport::new(report, text))
    }

    /// The report as JSON: its places in code points, or in bytes.
    fn json(&self, chars: bool) -> String {
        if chars {
            self.chars
                .get()
                .map_or_else(|| self.in_chars().to_json(), |report| report.to_json())
        } else {
            self.report.to_json()
        }
    }

    /// HTML for a notebook. `linter` is the one that made the report.
    fn html(&self, linter: &RawLinter) -> String {
        callwell::html::fragment(&linter.linter, &self.report, &self.text)
    }

    #[getter]
    fn draft(&self) -> &str {
        &self.text
    }

    #[getter]
    fn schema(&self) -> u32 {
        self.report.schema
    }

    #[getter]
    fn id(&self) -> Option<&str> {
        self.report.id.as_deref()
    }

    #[getter]
    fn kind<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.report.kind.look(py, Classes::get(py)?)
    }

    #[getter]
    fn today(&self) -> Option<jiff::civil::Date> {
        self.report.today
    }

    #[getter]
    fn words(&self) -> u32 {
        self.report.words
    }

    #[getter]
    fn seconds(&self) -> u32 {
        self.report.seconds
    }

    #[getter]
    fn points(&self) -> i32 {
        self.report.score.points
    }

    #[getter]
    fn worst<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.report.worst().look(py, Classes::get(py)?)
    }

    #[getter]
    fn score(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.field(py, &self.score, |report| &report.score)
    }

    #[getter]
    fn findings(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.field(py, &self.findings, |report| &report.findings)
    }

    #[getter]
    fn strengths(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.field(py, &self.strengths, |report| &report.strengths)
    }

    #[getter]
    fn claims(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.field(py, &self.claims, |report| &report.claims)
    }

    #[getter]
    fn advice(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.field(py, &self.advice, |report| &report.advice)
    }

    #[getter]
    fn rewrites(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.field(py, &self.rewrites, |report| &report.rewrites)
    }

    fn same(&self, other: &RawReport) -> bool {
        self.report == other.report && self.text == other.text
    }
}
