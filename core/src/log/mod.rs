//! The contact log: what was done about whom, read from CSV, linted, and turned into a plan.
//!
//! Half of what makes follow-up work is not in the words. Dates and outcomes that nobody noted, talks that ended without a
//! next step, a third voicemail in one week, a call to somebody who said no: all of it stands in the log already. This module
//! reads the log and says so, one step after the other, each of them plain data:
//!
//! ```text
//! CSV ─► read ─► Log: people and their entries ─► lint ──► findings: what is wrong with the record
//!                                              ├► State:   how things stand with somebody
//!                                              ├► advise:  what to do, and the entries that say so
//!                                              ├► plan:    whom to call today, in order, fitted to the time
//!                                              └► Sequence: drafts held against what was said before
//! ```
//!
//! # Reading
//!
//! ```
//! use callwell::log::{self, Dates, Options};
//! let csv = "\
//! Contact person;When;Type;Result;Next step
//! Andy Shaw;18.08.2026;Call;no answer;
//! Andy Shaw;20.08.2026;Call;Left voicemail;18.11.2026
//! ";
//! let options = Options {
//!     columns: "prospect=Contact person,date=When,channel=Type,outcome=Result,follow_up_on=Next step".parse()?,
//!     dates: Dates::Dmy,
//!     ..Options::default()
//! };
//! let log = log::read(csv.as_bytes(), &options)?;
//! let andy = log.find("andy shaw", None)?.unwrap();
//! assert_eq!(andy.entries[1].outcome, Some(callwell::Outcome::LeftMessage));
//! assert_eq!(andy.entries[1].line, 3);
//! # Ok::<(), callwell::Error>(())
//! ```
//!
//! What can't be read is an [`Error`](crate::Error) with line, column, the value, what was expected and what is near it; what
//! can be read but is wrong, such as a 30 February, is a [`Finding`].
//!
//! # Asking
//!
//! Everything is reckoned as of [`Settings::today`]: the library never reads the clock, and entries of days to come count
//! only as plans.
//!
//! ```
//! # let csv = "prospect,date,channel,outcome,follow_up_on\nAndy Shaw,2026-08-20,call,Left voicemail,2026-11-18\n";
//! # let log = callwell::log::read(csv.as_bytes(), &callwell::log::Options::default())?;
//! use callwell::log::{self, Settings, Standing};
//! let settings = Settings::new("2026-11-18".parse().unwrap());
//! let andy = log::review_person(&log.people[0], &settings);
//! assert_eq!((andy.state.standing, andy.state.tries), (Standing::Unreached, 1));
//! assert_eq!(&*andy.advice[0].id, "promise-due");
//! assert_eq!(andy.advice[0].entries[0].line, 2);
//!
//! let plan = log::plan(&log, &settings, 60);
//! assert_eq!(plan.items[0].state.prospect, "Andy Shaw");
//! # Ok::<(), callwell::Error>(())
//! ```
//!
//! Every [`Advice`] names the entries that it rests on and its sources; every threshold stands in `core/rules/cadence.toml` with
//! its reason, and [`Cadence::from_toml`] lays other values over them. The order of the file's lines never matters, and
//! moving every date and today by the same number of weeks moves the plan and nothing else, holidays aside.
//!
//! # Words
//!
//! An entry is a *try* where somebody was called and not reached; a *talk* where they took part in a call, a meeting or an
//! event; they were *heard* in a talk, in an answer, or where they got in touch themselves. An assistant is somebody else: a
//! word with one is a try. A *promise* is a day that was named for the next step; it is open until the caller did something
//! on it or after it, or another talk took its place.

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
mod sequence;
mod settings;
mod spoken;
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
pub use sequence::Sequence;
pub use settings::Settings;
pub use state::{Promise, Standing, State};
pub use working::WorkingDays;
