//! The linter as Python holds it.

use crate::batch;
use crate::draft::{Known, Reader, Setting};
use crate::error;
use crate::record::{Classes, Look};
use crate::report::RawReport;
use callwell::{Applicability, Draft, Linter, Severity, Unit, explain};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};
use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

/// How long a batch goes on before it looks whether somebody pressed Ctrl-C.
const PATIENCE: Duration = Duration::from_millis(50);

/// A linter and the context that it was given.
#[pyclass(frozen, module = "callwell._core")]
#[derive(Debug)]
pub struct RawLinter {
    pub linter: Linter,
    pub base: Option<Known>,
}

#[pymethods]
impl RawLinter {
    /// `rules` are `(name, text, whether it is JSON)`; `context` is JSON.
    #[new]
    #[allow(
        clippy::too_many_arguments,
        reason = "called by one method of the face, which gives every one"
    )]
    fn new(
        py: Python<'_>,
        select: Option<Vec<String>>,
        ignore: Vec<String>,
        min_severity: Option<&str>,
        rules: Vec<(String, String, bool)>,
        model: bool,
        context: Option<&str>,
        rewrites: bool,
        fixes: bool,
    ) -> PyResult<RawLinter> {
        let mut builder = Linter::builder()
            .select(select.unwrap_or_default())
            .ignore(ignore)
            .rewrites(rewrites)
            .fixes(fixes);
        if let Some(name) = min_severity {
            let all = [Severity::Hint, Severity::Warning, Severity::Error];
            let least = all
                .into_iter()
                .find(|severity| severity.name() == name)
                .ok_or_else(|| {
                    PyValueError::new_err(format!("min_severity {name:?}: expected one of hint, warning, error"))
                })?;
            builder = builder.min_severity(least);
        }
        for (name, text, json) in rules {
            builder = if json {
                builder.rules_json(name, text)
            } else {
                builder.rules_toml(name, text)
            };
        }
        if !model {
            builder = builder.no_model();
        }
        let base = context.map(|json| Known::read(py, json)).transpose()?;
        let linter = py
            .detach(|| builder.build())
            .map_err(|problem| error::raise(py, &problem))?;
        Ok(RawLinter { linter, base })
    }

    fn check(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyString>,
        kind: &str,
        id: Option<String>,
        context: Option<&str>,
    ) -> PyResult<RawReport> {
        let draft = self.draft(py, text, kind, id, context)?;
        Ok(py.detach(|| {
            let report = self.linter.check(&draft);
            RawReport::new(report, draft.text)
        }))
    }

    /// What could be said instead, places in code points.
    fn rewrite<'py>(
        &self,
        py: Python<'py>,
        text: &Bound<'py, PyString>,
        kind: &str,
        context: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let draft = self.draft(py, text, kind, None, context)?;
        let rewrites = py.detach(|| {
            let mut rewrites = self.linter.rewrite(&draft);
            rewrites.iter_mut().for_each(|rewrite| rewrite.convert(Unit::Char));
            rewrites
        });
        rewrites.look(py, Classes::get(py)?)
    }

    /// The draft with fixes applied: also those that the caller must agree to, where `not_safe` says so.
    fn fix<'py>(
        &self,
        py: Python<'py>,
        text: &Bound<'py, PyString>,
        kind: &str,
        context: Option<&str>,
        not_safe: bool,
    ) -> PyResult<Bound<'py, PyAny>> {
        let draft = self.draft(py, text, kind, None, context)?;
        let most = if not_safe {
            Applicability::Unsafe
        } else {
            Applicability::Safe
        };
        let fixed = py.detach(|| self.linter.fix(&draft, most));
        fixed.look(py, Classes::get(py)?)
    }

    /// A report for each draft; where one can't be read, the exception in its place.
    fn check_many<'py>(
        &self,
        py: Python<'py>,
        drafts: &Bound<'py, PyAny>,
        kind: &str,
        context: Option<&str>,
        threads: Option<NonZeroUsize>,
        prepare: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyList>> {
        let setting = Setting::new(py, self.base.as_ref(), context, kind)?;
        let mut reader = Reader::new(&setting, prepare);
        let mut read = Vec::new();
        let mut wrong = Vec::new();
        for (index, item) in drafts.try_iter()?.enumerate() {
            match reader.read(&item?) {
                Ok(draft) => read.push(draft),
                Err(problem) if problem.is_instance_of::<PyValueError>(py) => wrong.push((index, problem)),
                Err(problem) => return Err(problem),
            }
        }
        let done = self.check_drafts(py, read, threads)?;
        let all = PyList::empty(py);
        let mut wrong = wrong.into_iter().peekable();
        let mut done = done.into_iter();
        loop {
            if let Some((_, problem)) = wrong.next_if(|(index, _)| *index == all.len()) {
                all.append(problem.into_value(py))?;
            } else if let Some(report) = done.next() {
                all.append(Bound::new(py, report)?)?;
            } else {
                return Ok(all);
            }
        }
    }

    /// The rules and signals, each as JSON.
    fn rules(&self) -> Vec<String> {
        self.linter
            .rules()
            .map(|rule| explain::json(rule).to_string())
            .collect()
    }

    /// A rule's page: as data (JSON), plain text, Markdown and HTML.
    fn explain(&self, py: Python<'_>, name: &str) -> PyResult<(String, String, String, String)> {
        let rule = self.linter.rule(name).map_err(|problem| error::raise(py, &problem))?;
        Ok((
            explain::json(rule).to_string(),
            explain::text(rule),
            explain::markdown(rule),
            explain::html(rule),
        ))
    }
}

impl RawLinter {
    /// A draft of a single call.
    fn draft(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyString>,
        kind: &str,
        id: Option<String>,
        context: Option<&str>,
    ) -> PyResult<Draft> {
        let setting = Setting::new(py, self.base.as_ref(), context, kind)?;
        Ok(setting.draft(error::text(text)?.to_owned(), None, id, None))
    }

    fn check_drafts(
        &self,
        py: Python<'_>,
        drafts: Vec<Draft>,
        threads: Option<NonZeroUsize>,
    ) -> PyResult<Vec<RawReport>> {
        let threads = threads.unwrap_or_else(batch::all_cores);
        let mut looked = Instant::now();
        let mut interrupted = Ok(());
        let done = py.detach(|| {
            let check = |draft: Draft| {
                let report = self.linter.check(&draft);
                RawReport::new(report, draft.text)
            };
            batch::run(drafts, threads, check, || {
                if looked.elapsed() >= PATIENCE {
                    interrupted = Python::attach(|py| py.check_signals());
                    looked = Instant::now();
                }
                interrupted.is_ok()
            })
        });
        interrupted?;
        Ok(done.unwrap_or_default())
    }
}
