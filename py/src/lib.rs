//! The binding of callwell to Python: private; the face that people see is `callwell` in `python/`.
//!
//! A draft goes in as text, a report comes out as a handle whose fields become Python objects when they are looked at.
//! Everything here is frozen and shared between threads without a lock of its own.

mod arrow;
mod batch;
mod draft;
mod error;
mod linter;
mod log;
mod measure;
mod record;
mod report;
mod row;

use pyo3::prelude::*;
use std::ffi::OsString;

/// Runs the command line, the same code as the binary's, and gives its exit code. The first argument is the program's
/// name.
#[pyfunction]
fn main(py: Python<'_>, args: Vec<OsString>) -> u8 {
    py.detach(|| callwell::cli::main(args))
}

#[pymodule(gil_used = false)]
fn _core(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<linter::RawLinter>()?;
    module.add_class::<report::RawReport>()?;
    module.add_class::<log::RawLog>()?;
    module.add_class::<arrow::RecordBatch>()?;
    module.add_class::<arrow::RecordBatchStream>()?;
    module.add_function(wrap_pyfunction!(main, module)?)?;
    module.add_function(wrap_pyfunction!(arrow::check_batch, module)?)?;
    module.add_function(wrap_pyfunction!(arrow::schema, module)?)?;
    module.add_function(wrap_pyfunction!(log::plan_html, module)?)?;
    module.add_function(wrap_pyfunction!(log::plan_ics, module)?)?;
    module.add_function(wrap_pyfunction!(log::review_html, module)?)?;
    module.add_function(wrap_pyfunction!(measure::core_seconds, module)?)
}
