//! The contact log as Python holds it: read once, and told as JSON, from which the face makes its records.

use crate::error;
use callwell::log::{self, Cadence, Columns, Dates, Field, Log, Options, Plan, Review, Settings, WorkingDays};
use callwell::{Context, Offer, Prospect, html};
use jiff::civil::{Date, Time};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

/// A contact log.
#[pyclass(frozen, module = "callwell._core")]
#[derive(Debug)]
pub struct RawLog(Log);

/// Which columns hold what: pairs of field and column, or all of it as the command line writes it.
#[derive(FromPyObject)]
enum Mapping {
    Written(String),
    Pairs(Vec<(String, String)>),
}

/// Thresholds of the caller's own: what errors call the file, and its text.
type OwnCadence = Option<(String, String)>;

#[pymethods]
impl RawLog {
    /// Reads a file, or the text in its stead; `name` is what errors call it.
    #[new]
    fn new(
        py: Python<'_>,
        path: Option<PathBuf>,
        text: &str,
        name: String,
        columns: Mapping,
        dates: &str,
        keep_going: bool,
    ) -> PyResult<RawLog> {
        let raise = |problem| error::raise(py, &problem);
        let options = Options {
            columns: columns.read(py)?,
            dates: dates.parse::<Dates>().map_err(raise)?,
            keep_going,
            file: Some(name),
        };
        let file = path.map(File::open).transpose()?;
        let log = py.detach(|| match file {
            Some(file) => log::read(file, &options),
            None => log::read(text.as_bytes(), &options),
        });
        log.map(RawLog).map_err(raise)
    }

    /// File, rows, rows not read, people, rows that are no contact, what was taken for granted.
    fn about(&self) -> String {
        let log = &self.0;
        serde_json::json!({
            "file": log.file,
            "rows": log.rows,
            "unread_rows": log.unread_rows,
            "people": log.people.len(),
            "skipped": log.skipped,
            "assumed": log.assumed,
        })
        .to_string()
    }

    /// Why rows were not read, as exceptions.
    fn unread(&self, py: Python<'_>) -> Vec<Py<PyAny>> {
        let raised = |problem| error::raise(py, problem).into_value(py).into_any();
        self.0.unread.iter().map(raised).collect()
    }

    /// Everybody, each as JSON.
    fn people(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        py.detach(|| self.0.people.iter().map(told).collect())
    }

    /// Somebody as JSON.
    fn find(&self, py: Python<'_>, prospect: &str, company: Option<&str>) -> PyResult<Option<String>> {
        let found = self
            .0
            .find(prospect, company)
            .map_err(|problem| error::raise(py, &problem))?;
        found.map(told).transpose()
    }

    /// What is known of somebody as a context, and otherwise why nothing is.
    fn context(&self, py: Python<'_>, prospect: String, company: Option<String>) -> PyResult<(String, Option<String>)> {
        let asked = Context {
            prospect: Some(Prospect {
                name: Some(prospect),
                company,
                ..Prospect::default()
            }),
            ..Context::default()
        };
        let joined = self.0.join(&asked).map_err(|problem| error::raise(py, &problem))?;
        Ok((told(&joined.context)?, joined.advice.map(|advice| advice.message)))
    }

    /// What is wrong with the log, how things stand with everybody, and what to do, as JSON. `offers` is JSON.
    fn review(
        &self,
        py: Python<'_>,
        today: Date,
        offers: &str,
        holidays: Vec<Date>,
        cadence: OwnCadence,
    ) -> PyResult<String> {
        let settings = settings(py, today, offers, holidays, cadence)?;
        py.detach(|| told(&log::review(&self.0, &settings)))
    }

    /// Whom to call, as JSON.
    fn plan(
        &self,
        py: Python<'_>,
        minutes: u32,
        today: Date,
        offers: &str,
        holidays: Vec<Date>,
        cadence: OwnCadence,
    ) -> PyResult<String> {
        let settings = settings(py, today, offers, holidays, cadence)?;
        py.detach(|| told(&log::plan(&self.0, &settings, minutes)))
    }
}

impl Mapping {
    fn read(self, py: Python<'_>) -> PyResult<Columns> {
        let raise = |problem| error::raise(py, &problem);
        let pairs = match self {
            Mapping::Written(text) => return text.parse().map_err(raise),
            Mapping::Pairs(pairs) => pairs,
        };
        let mut columns = Columns::default();
        for (name, column) in pairs {
            let Some(field) = Field::named(&name) else {
                let names = Field::ALL.map(Field::name).join(", ");
                let message = format!("columns: {name:?}: expected one of {names}");
                return Err(error::log(py, &message));
            };
            columns.set(field, column).map_err(raise)?;
        }
        Ok(columns)
    }
}

fn settings(py: Python<'_>, today: Date, offers: &str, holidays: Vec<Date>, cadence: OwnCadence) -> PyResult<Settings> {
    let offers: Vec<Offer> =
        serde_json::from_str(offers).map_err(|problem| error::context(py, &format!("offers: {problem}")))?;
    Ok(Settings {
        cadence: read_cadence(py, cadence)?,
        working_days: WorkingDays {
            holidays: holidays.into_iter().collect(),
        },
        offers,
        ..Settings::new(today)
    })
}

fn read_cadence(py: Python<'_>, own: OwnCadence) -> PyResult<Arc<Cadence>> {
    let Some((name, text)) = own else {
        return Ok(Cadence::built_in());
    };
    let read = Cadence::from_toml(&text).map_err(|problem| error::raise(py, &problem.in_file(name)))?;
    Ok(Arc::new(read))
}

/// A plan as a page. `plan` is what [`RawLog::plan`] gave.
#[pyfunction]
pub fn plan_html(py: Python<'_>, plan: &str, cadence: OwnCadence) -> PyResult<String> {
    Ok(html::plan_page(&again::<Plan>(plan)?, &*read_cadence(py, cadence)?))
}

/// A plan as an iCalendar file, the list beginning at that hour and minute.
#[pyfunction]
pub fn plan_ics(plan: &str, at: Time) -> PyResult<String> {
    Ok(again::<Plan>(plan)?.to_ics(at))
}

/// A review as a page, with at most so many findings of a rule and so many people.
#[pyfunction]
pub fn review_html(py: Python<'_>, review: &str, cadence: OwnCadence, shown: (usize, usize)) -> PyResult<String> {
    let review = again::<Review>(review)?;
    Ok(html::log_page(&review, &*read_cadence(py, cadence)?, shown))
}

fn told(record: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(record).map_err(|problem| PyValueError::new_err(problem.to_string()))
}

fn again<T: DeserializeOwned>(json: &str) -> PyResult<T> {
    serde_json::from_str(json)
        .map_err(|problem| PyValueError::new_err(format!("not a record of this version of callwell: {problem}")))
}
