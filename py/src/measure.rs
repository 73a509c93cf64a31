//! What the budgets of the binding are measured against: the core alone, in the same process.

use crate::error;
use callwell::Draft;
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::hint::black_box;
use std::time::Instant;

/// The seconds that the core takes to check these drafts one after another, on this thread, with nothing of Python. The
/// drafts are made and the reports dropped within the time, as everybody who calls it must.
#[pyfunction]
pub fn core_seconds(py: Python<'_>, texts: Vec<Bound<'_, PyString>>, fixes: bool) -> PyResult<f64> {
    let texts: Vec<&str> = texts.iter().map(error::text).collect::<PyResult<_>>()?;
    let linter = callwell::Linter::builder().fixes(fixes).build();
    let linter = linter.map_err(|problem| error::raise(py, &problem))?;
    Ok(py.detach(|| {
        let start = Instant::now();
        for text in texts {
            black_box(linter.check(black_box(&Draft::new(text))));
        }
        start.elapsed().as_secs_f64()
    }))
}
