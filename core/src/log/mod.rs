//! The contact log: what was done about whom, read from CSV.
//!
//! ```
//! let csv = "\
//! prospect,date,channel,direction,outcome,follow_up_on,note
//! Andy Shaw,2026-08-18,call,outbound,no answer,,
//! Andy Shaw,2026-08-20,call,outbound,Left voicemail,2026-08-27,recycled stock
//! ";
//! let log = callwell::log::read(csv.as_bytes(), &callwell::log::Options::default())?;
//! let andy = log.find("Andy Shaw", None)?.unwrap();
//! assert_eq!(andy.contacts()[1].outcome, callwell::Outcome::LeftMessage);
//! # Ok::<(), callwell::Error>(())
//! ```

mod advice;
mod alike;
mod cadence;
#[cfg(feature = "calendar")]
mod calendar;
mod columns;
mod dates;
mod history;
mod join;
mod lint;
mod meaning;
mod people;
mod plan;
mod read;
mod record;
mod review;
mod settings;
mod state;
mod tape;
mod wording;
mod words;
mod working;

pub use advice::{Advice, advise};
pub use cadence::{Action, Cadence, Class, Kind, Threshold, Thresholds};
pub use columns::{Columns, Field};
pub use dates::Dates;
pub use join::Joined;
pub use lint::lint;
pub use plan::{Item, LeftOver, Plan, plan};
pub use read::{Options, read};
pub use record::{Entry, Finding, Log, Person};
pub use review::{Fault, Review, Reviewed, review, review_person};
pub use settings::Settings;
pub use state::{Promise, Standing, State};
pub use working::WorkingDays;
