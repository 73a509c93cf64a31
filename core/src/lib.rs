//! callwell is a linter for follow-up sales calls.
//!
//! ```
//! let report = callwell::check("Hi Tom, it's Ann from Reef Tiles. I'm just checking in.");
//! assert_eq!(&*report.findings[0].rule, "just-checking-in");
//! assert_eq!(report.findings[0].text, "I'm just checking in");
//! ```

#![forbid(unsafe_code)]

mod carried;
mod claim;
#[cfg(feature = "cli")]
#[doc(hidden)]
#[allow(clippy::disallowed_methods)]
pub mod cli;
mod context;
mod day;
mod draft;
mod engine;
mod error;
mod examples;
pub mod explain;
mod facts;
mod fix;
#[cfg(feature = "toml")]
#[path = "rules/folder.rs"]
mod folder;
pub mod html;
#[cfg(any(feature = "compact", fuzzing, test))]
#[doc(hidden)]
pub mod json;
mod judge;
mod language;
mod letters;
mod linter;
#[cfg(feature = "log")]
#[allow(clippy::disallowed_methods)]
pub mod log;
mod model;
#[cfg(feature = "toml")]
#[path = "rules/load_toml.rs"]
mod reading;
mod report;
mod rewrite;
mod rules;
mod scan;
mod score;
mod view;

pub use context::{
    Caller, Channel, Contact, Context, Deal, Direction, Offer, OfferKind, Outcome, Prospect, Relationship, Style,
};
pub use draft::{Draft, Kind};
pub use error::{Error, Place};
pub use fix::apply::Fixed;
pub use linter::{Builder, Linter};
pub use report::{
    Advice, Applicability, Band, Claim, ClaimKind, ClaimVerdict, Days, Edit, Finding, Fix, LedgerLine, Placeholder,
    Report, Rewrite, Score, Span, Strength, Unit,
};
pub use rules::file::{RuleFile, RuleKind, Severity, Source};

#[cfg(feature = "toml")]
#[doc(hidden)]
pub mod develop;

/// Checks an opener with the default linter.
pub fn check(text: &str) -> Report {
    Linter::new().check(&Draft::new(text))
}
