//! Tables in and out over the Arrow PyCapsule interface: no copy, and no Arrow library on the Python side needed.

use crate::batch;
use crate::draft::{Known, Setting};
use crate::error;
use crate::linter::RawLinter;
use crate::row;
use arrow_array::cast::AsArray;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi};
use arrow_array::ffi_stream::{ArrowArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, ArrayRef, RecordBatch as Batch, RecordBatchIterator, RecordBatchReader, StructArray};
use arrow_schema::{ArrowError, DataType, Schema, SchemaRef};
use callwell::{Draft, Kind, Linter, Report, Unit};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::ffi::CStr;
use std::num::NonZeroUsize;
use std::ptr::NonNull;
use std::sync::{Arc, Mutex};

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// So many rows of a stream are checked at a time.
const SLICE: usize = 8192;

/// A batch of rows.
#[pyclass(frozen, module = "callwell._core")]
#[derive(Debug)]
pub struct RecordBatch(Batch);

type Capsules<'py> = (Bound<'py, PyCapsule>, Bound<'py, PyCapsule>);

#[pymethods]
impl RecordBatch {
    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        export_schema(py, &self.0.schema())
    }

    /// The schema that is asked for may be passed over, says the interface.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Capsules<'py>> {
        let _ = requested_schema;
        let (array, schema) = to_ffi(&StructArray::from(self.0.clone()).into_data()).map_err(failed)?;
        Ok((
            PyCapsule::new_with_value(py, schema, SCHEMA)?,
            PyCapsule::new_with_value(py, array, ARRAY)?,
        ))
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        export_stream(
            py,
            Box::new(RecordBatchIterator::new([Ok(self.0.clone())], self.0.schema())),
        )
    }
}

/// Batches that are checked as they are asked for. It can be read once.
#[pyclass(frozen, module = "callwell._core")]
pub struct RecordBatchStream {
    schema: SchemaRef,
    rest: Mutex<Option<Box<dyn RecordBatchReader + Send>>>,
}

#[pymethods]
impl RecordBatchStream {
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        export_schema(py, &self.schema)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let rest = self.rest.lock().ok().and_then(|mut rest| rest.take());
        let rest =
            rest.ok_or_else(|| PyValueError::new_err("the stream was read already: expected to be read once"))?;
        export_stream(py, rest)
    }
}

fn export_schema<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowSchema::try_from(schema).map_err(failed)?, SCHEMA)
}

fn export_stream<'py>(py: Python<'py>, reader: Box<dyn RecordBatchReader + Send>) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), STREAM)
}

fn failed(problem: ArrowError) -> PyErr {
    PyValueError::new_err(problem.to_string())
}

/// Where a capsule points to.
fn pointer<T>(capsule: &Bound<'_, PyAny>, name: &CStr) -> PyResult<NonNull<T>> {
    Ok(capsule.cast::<PyCapsule>()?.pointer_checked(Some(name))?.cast())
}

/// Takes over the batch of an object with `__arrow_c_array__`.
fn import_batch(object: &Bound<'_, PyAny>) -> PyResult<Batch> {
    let (schema, array): (Bound<'_, PyAny>, Bound<'_, PyAny>) = object.call_method0("__arrow_c_array__")?.extract()?;
    let schema = pointer::<FFI_ArrowSchema>(&schema, SCHEMA)?;
    let array = pointer::<FFI_ArrowArray>(&array, ARRAY)?;
    // SAFETY: capsules of these names point to structures of the Arrow C data interface. The array is moved out, which
    // leaves one marked as released behind, as the interface wants; the schema is only read while its capsule lives.
    let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) }.map_err(failed)?;
    match data.data_type() {
        DataType::Struct(_) if data.null_count() == 0 => Ok(Batch::from(StructArray::from(data))),
        found => Err(PyTypeError::new_err(format!(
            "the array is {found}: expected a record batch"
        ))),
    }
}

/// Takes over the stream of an object with `__arrow_c_stream__`.
fn import_stream(object: &Bound<'_, PyAny>) -> PyResult<ArrowArrayStreamReader> {
    let capsule = object.call_method0("__arrow_c_stream__")?;
    let stream = pointer::<FFI_ArrowArrayStream>(&capsule, STREAM)?;
    // SAFETY: a capsule of this name points to a stream of the Arrow C stream interface, which is moved out.
    unsafe { ArrowArrayStreamReader::from_raw(stream.as_ptr()) }.map_err(failed)
}

/// A batch in pieces: a dataframe may come as a single one of any length.
fn slices(batch: Result<Batch, ArrowError>) -> impl Iterator<Item = Result<Batch, ArrowError>> {
    let (batch, problem) = batch.map_or_else(|problem| (None, Some(problem)), |batch| (Some(batch), None));
    let pieces = batch.into_iter().flat_map(|batch| {
        let starts = (0..batch.num_rows().max(1)).step_by(SLICE);
        starts.map(move |start| Ok(batch.slice(start, SLICE.min(batch.num_rows() - start))))
    });
    pieces.chain(problem.map(Err))
}

/// What to do with each batch.
struct Job {
    linter: Linter,
    setting: Setting,
    text: usize,
    kind: Option<usize>,
    context: Option<usize>,
    keep: Vec<usize>,
    schema: SchemaRef,
    threads: NonZeroUsize,
}

impl Job {
    fn drafts(&self, batch: &Batch) -> Result<Vec<Result<Draft, String>>, String> {
        let column = |index: usize| {
            Strings::of(batch.column(index))
                .map_err(|problem| format!("column {:?}: {problem}", batch.schema_ref().field(index).name()))
        };
        let texts = column(self.text)?;
        let kinds = self.kind.map(column).transpose()?;
        let contexts = self.context.map(column).transpose()?;
        let draft = |at: usize| {
            let text = texts.get(at).ok_or("text: null: expected a draft")?;
            if i32::try_from(text.len()).is_err() {
                return Err(format!("text: {} bytes: expected less than 2 GiB", text.len()));
            }
            let kind = kinds.as_ref().and_then(|kinds| kinds.get(at));
            let kind = kind
                .map(|kind| kind.parse::<Kind>().map_err(|problem| problem.to_string()))
                .transpose()?;
            let own = contexts
                .as_ref()
                .and_then(|contexts| contexts.get(at))
                .map(Known::parse)
                .transpose()?;
            Ok(self.setting.draft(text.to_owned(), kind, None, own.as_ref()))
        };
        Ok((0..batch.num_rows()).map(draft).collect())
    }

    fn check(&self, batch: &Batch) -> Result<Batch, String> {
        let check = |draft: Result<Draft, String>| -> Result<Report, String> {
            let draft = draft?;
            let mut report = self.linter.check(&draft);
            report
                .convert(&draft.text, Unit::Char)
                .map_err(|problem| problem.to_string())?;
            Ok(report)
        };
        let done = batch::run(self.drafts(batch)?, self.threads, check, || true).unwrap_or_default();
        let mut columns: Vec<ArrayRef> = self.keep.iter().map(|&index| batch.column(index).clone()).collect();
        columns.extend(row::fill(&done));
        Batch::try_new(self.schema.clone(), columns).map_err(|problem| problem.to_string())
    }
}

/// Checks the drafts of a batch or of a stream of batches.
#[pyfunction]
#[allow(
    clippy::too_many_arguments,
    reason = "called by one function of the face, which gives every one"
)]
pub fn check_batch<'py>(
    py: Python<'py>,
    linter: &RawLinter,
    object: &Bound<'py, PyAny>,
    text: &str,
    kind: &str,
    context: Option<&str>,
    kind_column: Option<&str>,
    context_column: Option<&str>,
    keep: Vec<String>,
    threads: Option<NonZeroUsize>,
) -> PyResult<Bound<'py, PyAny>> {
    let setting = Setting::new(py, linter.base.as_ref(), context, kind)?;
    let job = |schema: &Schema| -> PyResult<Job> {
        let index = |name: &str| {
            schema.index_of(name).map_err(|_| {
                let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
                error::input(py, &format!("no column {name:?}: expected one of {}", names.join(", ")))
            })
        };
        let keep: Vec<usize> = keep.iter().map(|name| index(name)).collect::<PyResult<_>>()?;
        let mut fields: Vec<_> = keep.iter().map(|&index| schema.fields()[index].clone()).collect();
        for field in row::columns() {
            if fields.iter().any(|kept| kept.name() == field.name()) {
                let message = format!(
                    "column {:?} cannot be kept: the report has a column of that name",
                    field.name()
                );
                return Err(error::input(py, &message));
            }
            fields.push(field.clone());
        }
        Ok(Job {
            linter: linter.linter.clone(),
            setting,
            text: index(text)?,
            kind: kind_column.map(index).transpose()?,
            context: context_column.map(index).transpose()?,
            keep,
            schema: Arc::new(Schema::new(fields)),
            threads: threads.unwrap_or_else(batch::all_cores),
        })
    };
    if object.hasattr("__arrow_c_array__")? {
        let batch = import_batch(object)?;
        if batch.num_rows() > row::MOST {
            let (rows, most) = (batch.num_rows(), row::MOST);
            return Err(error::input(
                py,
                &format!("{rows} rows in one batch: expected at most {most}, or a stream"),
            ));
        }
        let job = job(batch.schema_ref())?;
        let done = py
            .detach(|| job.check(&batch))
            .map_err(|problem| error::input(py, &problem))?;
        Ok(Bound::new(py, RecordBatch(done))?.into_any())
    } else if object.hasattr("__arrow_c_stream__")? {
        let reader = import_stream(object)?;
        let job = job(&reader.schema())?;
        let schema = job.schema.clone();
        let job = Arc::new(job);
        let batches = reader.flat_map(move |batch| {
            let job = job.clone();
            slices(batch).map(move |batch| job.check(&batch?).map_err(ArrowError::InvalidArgumentError))
        });
        let rest: Box<dyn RecordBatchReader + Send> = Box::new(RecordBatchIterator::new(batches, schema.clone()));
        Ok(Bound::new(
            py,
            RecordBatchStream {
                schema,
                rest: Mutex::new(Some(rest)),
            },
        )?
        .into_any())
    } else {
        let message = format!(
            "batch: {}: expected an object with __arrow_c_array__ or __arrow_c_stream__, such as a dataframe of polars, \
             pandas 2.2, pyarrow or DuckDB",
            object.get_type().fully_qualified_name()?
        );
        Err(PyTypeError::new_err(message))
    }
}

/// The columns of a report.
#[pyfunction]
pub fn schema(py: Python<'_>) -> PyResult<Bound<'_, PyCapsule>> {
    export_schema(py, &Schema::new(row::columns().to_vec()))
}

/// A column of text, in any of Arrow's ways to hold one.
enum Strings<'a> {
    Small(&'a arrow_array::StringArray),
    Large(&'a arrow_array::LargeStringArray),
    View(&'a arrow_array::StringViewArray),
    /// Nothing but nulls.
    Null,
    /// Text by number, as dataframes hold categories.
    Named(Vec<Option<usize>>, Box<Strings<'a>>),
}

impl<'a> Strings<'a> {
    fn of(array: &'a dyn Array) -> Result<Strings<'a>, String> {
        match array.data_type() {
            DataType::Utf8 => Ok(Strings::Small(array.as_string())),
            DataType::LargeUtf8 => Ok(Strings::Large(array.as_string())),
            DataType::Utf8View => Ok(Strings::View(array.as_string_view())),
            DataType::Null => Ok(Strings::Null),
            DataType::Dictionary(..) => {
                let dictionary = array.as_any_dictionary();
                let values = Strings::of(dictionary.values().as_ref())?;
                let keys = if dictionary.values().is_empty() {
                    vec![None; array.len()]
                } else {
                    let keys = dictionary.normalized_keys().into_iter().enumerate();
                    keys.map(|(row, key)| dictionary.keys().is_valid(row).then_some(key))
                        .collect()
                };
                Ok(Strings::Named(keys, Box::new(values)))
            }
            found => Err(format!("{found}: expected text")),
        }
    }

    fn get(&self, row: usize) -> Option<&str> {
        match self {
            Strings::Small(array) => array.is_valid(row).then(|| array.value(row)),
            Strings::Large(array) => array.is_valid(row).then(|| array.value(row)),
            Strings::View(array) => array.is_valid(row).then(|| array.value(row)),
            Strings::Null => None,
            Strings::Named(keys, values) => keys[row].and_then(|key| values.get(key)),
        }
    }
}
