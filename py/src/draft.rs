//! Drafts and contexts as Python gives them.

use crate::error;
use callwell::{Context, Draft, Kind};
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// A context, and whether it says that the day is not known: then the system's day isn't filled in.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub context: Context,
    no_today: bool,
}

impl Known {
    /// Reads a context from JSON, into which the Python side has put it.
    pub fn read(py: Python<'_>, json: &str) -> PyResult<Known> {
        Known::parse(json).map_err(|message| error::context(py, &message))
    }

    /// Reads a context from JSON; otherwise says where in it what is wrong.
    pub fn parse(json: &str) -> Result<Known, String> {
        let mut reader = serde_json::Deserializer::from_str(json);
        let context: Result<Context, _> = serde_path_to_error::deserialize(&mut reader);
        let context = context.map_err(|problem| {
            let path = problem.path().to_string();
            let text = problem.inner().to_string();
            let message = text.rfind(" at line ").map_or(text.as_str(), |end| &text[..end]);
            if path == "." {
                format!("context: {message}")
            } else {
                format!("context.{path}: {message}")
            }
        })?;
        reader.end().map_err(|problem| format!("context: {problem}"))?;
        let no_today = context.today.is_none() && json.contains("\"today\"") && {
            let value: Result<serde_json::Value, _> = serde_json::from_str(json);
            value.is_ok_and(|value| value.get("today").is_some())
        };
        Ok(Known { context, no_today })
    }

    /// This context with another one laid over it.
    fn overlaid(&self, over: &Known) -> Known {
        Known {
            context: self.context.overlaid(&over.context),
            no_today: over.no_today || (self.no_today && over.context.today.is_none()),
        }
    }
}

/// What holds for every draft of a call.
#[derive(Debug)]
pub struct Setting {
    base: Option<Known>,
    kind: Kind,
    today: Context,
}

impl Setting {
    /// `base` is the linter's context, `over` the call's.
    pub fn new(py: Python<'_>, base: Option<&Known>, over: Option<&str>, kind: &str) -> PyResult<Setting> {
        let over = over.map(|json| Known::read(py, json)).transpose()?;
        let base = match (base, over) {
            (Some(base), Some(over)) => Some(base.overlaid(&over)),
            (base, over) => over.or_else(|| base.cloned()),
        };
        let kind = kind.parse().map_err(|problem| error::raise(py, &problem))?;
        Ok(Setting {
            base,
            kind,
            today: Context {
                today: Some(system_day(py)?),
                ..Context::default()
            },
        })
    }

    /// A draft in this setting. `own` is its own context.
    pub fn draft(&self, text: String, kind: Option<Kind>, id: Option<String>, own: Option<&Known>) -> Draft {
        let laid;
        let known = match (&self.base, own) {
            (Some(base), Some(own)) => {
                laid = base.overlaid(own);
                Some(&laid)
            }
            (base, own) => own.or(base.as_ref()),
        };
        let context = match known {
            None => self.today.clone(),
            Some(known) if known.no_today => known.context.clone(),
            Some(known) => Context {
                today: known.context.today.or(self.today.today),
                ..known.context.clone()
            },
        };
        Draft {
            id,
            kind: kind.unwrap_or(self.kind),
            text,
            context: Some(context),
        }
    }
}

/// The system's day, by Python's clock, which tests may have set.
fn system_day(py: Python<'_>) -> PyResult<jiff::civil::Date> {
    py.import("datetime")?.getattr("date")?.call_method0("today")?.extract()
}

/// Reads the drafts of a batch, each of which is a string or what `prepare` makes `(text, kind, id, context)` of.
pub struct Reader<'a, 'py> {
    setting: &'a Setting,
    prepare: &'a Bound<'py, PyAny>,
    /// Contexts by their JSON: a batch often shares a few.
    known: HashMap<String, Known>,
}

/// So many contexts are kept for the drafts to come.
const MOST_KNOWN: usize = 64;

type Prepared<'py> = (Bound<'py, PyString>, Option<String>, Option<String>, Option<String>);

impl<'a, 'py> Reader<'a, 'py> {
    pub fn new(setting: &'a Setting, prepare: &'a Bound<'py, PyAny>) -> Self {
        Reader {
            setting,
            prepare,
            known: HashMap::new(),
        }
    }

    pub fn read(&mut self, item: &Bound<'py, PyAny>) -> PyResult<Draft> {
        if let Ok(text) = item.cast::<PyString>() {
            return Ok(self.setting.draft(error::text(text)?.to_owned(), None, None, None));
        }
        let py = item.py();
        let (text, kind, id, context): Prepared<'py> = self.prepare.call1((item,))?.extract()?;
        let kind = kind
            .map(|kind| kind.parse::<Kind>())
            .transpose()
            .map_err(|problem| error::raise(py, &problem))?;
        let text = error::text(&text)?.to_owned();
        let Some(json) = context else {
            return Ok(self.setting.draft(text, kind, id, None));
        };
        if self.known.len() >= MOST_KNOWN {
            self.known.clear();
        }
        let own = match self.known.entry(json) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let known = Known::read(py, place.key())?;
                place.insert(known)
            }
        };
        Ok(self.setting.draft(text, kind, id, Some(own)))
    }
}
