//! The contact log for JavaScript, in a file of its own: whoever only checks drafts doesn't load it. Records cross the border
//! as JSON; what they are called in JavaScript is settled in `js/log-api.ts`.

use callwell::log::{self, Cadence, Columns, Dates, Field, Log as Core, Person, WorkingDays};
use callwell::{Context, Error, Offer, Place, Prospect, html};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// How to read a log.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Options {
    name: Option<String>,
    /// Columns as the command line takes them.
    written: Option<String>,
    /// Columns by field.
    columns: BTreeMap<String, String>,
    dates: Option<String>,
    keep_going: bool,
}

/// What advice and plans are reckoned with.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Settings {
    today: String,
    #[serde(default)]
    offers: Vec<Offer>,
    #[serde(default)]
    holidays: Vec<String>,
    #[serde(default)]
    cadence: BTreeMap<String, u32>,
}

/// A log, behind the class of the same name in `js/`.
#[wasm_bindgen]
pub struct Log {
    core: Core,
}

#[wasm_bindgen]
impl Log {
    /// Reads CSV, with options as JSON; throws an error as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(csv: &[u8], options: &str) -> Result<Log, String> {
        let options: Options = read("options", options)?;
        let written = options.written.as_deref().map(str::parse::<Columns>).transpose();
        let mut columns = written.map_err(refused)?.unwrap_or_default();
        for (name, column) in options.columns {
            let Some(field) = Field::named(&name) else {
                let names = Field::ALL.map(Field::name).join(", ");
                return Err(thrown("log", &format!("columns: `{name}`: expected one of {names}")));
            };
            columns.set(field, column).map_err(refused)?;
        }
        let dates = options.dates.as_deref().map(str::parse::<Dates>).transpose();
        let options = log::Options {
            columns,
            dates: dates.map_err(refused)?.unwrap_or_default(),
            keep_going: options.keep_going,
            file: options.name,
        };
        log::read(csv, &options).map(|core| Log { core }).map_err(refused)
    }

    /// What was read and what wasn't, as JSON.
    pub fn about(&self) -> String {
        #[derive(Serialize)]
        struct About<'a> {
            file: Option<&'a str>,
            rows: u64,
            unread_rows: u64,
            unread: Vec<Thrown<'a>>,
            skipped: &'a BTreeMap<String, u64>,
            assumed: &'a [String],
            people: usize,
        }
        let log = &self.core;
        let messages: Vec<String> = log.unread.iter().map(Error::to_string).collect();
        let unread = log.unread.iter().zip(&messages);
        json(&About {
            file: log.file.as_deref(),
            rows: log.rows,
            unread_rows: log.unread_rows,
            unread: unread.map(|(error, message)| Thrown::of(error, message)).collect(),
            skipped: &log.skipped,
            assumed: &log.assumed,
            people: log.people.len(),
        })
    }

    /// Everybody with their entries, as JSON.
    pub fn people(&self) -> String {
        json(&self.core.people)
    }

    /// How things stand with somebody and what to do, as JSON; `null` where the log has nothing about them.
    pub fn person(&self, prospect: &str, company: Option<String>, settings: &str) -> Result<String, String> {
        let settings = reckoned(settings)?;
        let found: Option<&Person> = self.core.find(prospect, company.as_deref()).map_err(refused)?;
        Ok(json(&found.map(|person| log::review_person(person, &settings))))
    }

    /// What the log knows of somebody as a draft's context, as JSON.
    pub fn context(&self, prospect: String, company: Option<String>) -> Result<String, String> {
        let asked = Context {
            prospect: Some(Prospect {
                name: Some(prospect),
                company,
                ..Prospect::default()
            }),
            ..Context::default()
        };
        let joined = self.core.join(&asked).map_err(refused)?;
        match joined.advice {
            Some(advice) => Err(thrown("log", &advice.message)),
            None => Ok(json(&joined.context)),
        }
    }

    /// What is wrong with the log, how things stand with everybody, and what to do, as JSON.
    pub fn review(&self, settings: &str) -> Result<String, String> {
        Ok(json(&log::review(&self.core, &reckoned(settings)?)))
    }

    /// Whom to call, fitted to so many minutes, as JSON.
    pub fn plan(&self, minutes: u32, settings: &str) -> Result<String, String> {
        Ok(json(&log::plan(&self.core, &reckoned(settings)?, minutes)))
    }

    /// The plan as a page of HTML.
    pub fn plan_html(&self, minutes: u32, settings: &str) -> Result<String, String> {
        let settings = reckoned(settings)?;
        let plan = log::plan(&self.core, &settings, minutes);
        Ok(html::plan_page(&plan, &settings.cadence))
    }
}

fn reckoned(settings: &str) -> Result<log::Settings, String> {
    let given: Settings = read("options", settings)?;
    let cadence = if given.cadence.is_empty() {
        Cadence::built_in()
    } else {
        Arc::new(Cadence::with_values(given.cadence).map_err(refused)?)
    };
    Ok(log::Settings {
        cadence,
        working_days: WorkingDays {
            holidays: given.holidays.iter().map(|day| date(day)).collect::<Result<_, _>>()?,
        },
        offers: given.offers,
        ..log::Settings::new(date(&given.today)?)
    })
}

fn date(text: &str) -> Result<Date, String> {
    let message = || thrown("log", &format!("`{text}`: expected a date such as 2026-11-21"));
    text.parse().map_err(|_| message())
}

fn json<T: Serialize>(value: &T) -> String {
    // Plain data with string keys, for which serde_json has no error.
    serde_json::to_string(value).unwrap_or_default()
}

fn read<T: for<'de> Deserialize<'de>>(what: &str, text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| {
        let text = error.to_string();
        let message = text.rfind(" at line ").map_or(text.as_str(), |end| &text[..end]);
        thrown("input", &format!("{what}: {message}"))
    })
}

/// An error as JavaScript's half takes it.
#[derive(Serialize)]
struct Thrown<'a> {
    kind: &'a str,
    message: &'a str,
    reason: &'a str,
    place: &'a Place,
}

impl<'a> Thrown<'a> {
    fn of(error: &'a Error, message: &'a str) -> Thrown<'a> {
        Thrown {
            kind: error.kind(),
            message,
            reason: error.message(),
            place: error.place(),
        }
    }
}

fn thrown(kind: &str, message: &str) -> String {
    json(&Thrown {
        kind,
        message,
        reason: message,
        place: &Place::default(),
    })
}

// By value, as `map_err` hands it over.
#[allow(clippy::needless_pass_by_value)]
fn refused(error: Error) -> String {
    json(&Thrown::of(&error, &error.to_string()))
}
