//! The options that decide how drafts are checked: the same on the command line and in `callwell.toml`.

use super::input::columns::Columns;
use crate::{Kind, Severity, log};
use clap::ValueEnum;
use serde::{Deserialize, Deserializer};
use std::path::PathBuf;
use std::str::FromStr;

/// Whether a draft is an opener or a voicemail.
#[derive(Clone, Copy, Debug, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KindName {
    /// What the caller says first when the prospect picks up
    Opener,
    /// What is left after the tone
    Voicemail,
}

impl From<KindName> for Kind {
    fn from(name: KindName) -> Kind {
        match name {
            KindName::Opener => Kind::Opener,
            KindName::Voicemail => Kind::Voicemail,
        }
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SeverityName {
    /// Must not be said
    Error,
    /// To be mended
    Warning,
    /// Worth a thought
    Hint,
}

impl From<SeverityName> for Severity {
    fn from(name: SeverityName) -> Severity {
        match name {
            SeverityName::Error => Severity::Error,
            SeverityName::Warning => Severity::Warning,
            SeverityName::Hint => Severity::Hint,
        }
    }
}

/// From which severity on a run fails.
#[derive(Clone, Copy, Debug, Default, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Errors only
    Error,
    /// Errors and warnings
    #[default]
    Warning,
    /// Any finding
    Hint,
    /// Findings never fail a run
    Never,
}

impl FailOn {
    /// Whether a draft fails whose worst finding is this.
    pub fn fails(self, worst: Option<Severity>) -> bool {
        let least = match self {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Hint => Severity::Hint,
            FailOn::Never => return false,
        };
        worst.is_some_and(|worst| worst >= least)
    }
}

/// How reports are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// For people: the draft with the words underlined, the reasons and the remedies
    #[default]
    Human,
    /// One JSON object with all reports
    Json,
    /// One report a line
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// A page to read in a browser
    Html,
}

/// The options, each of them unset at first.
#[derive(Clone, Debug, Default, clap::Args, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Options {
    /// What drafts are that don't say so themselves [default: opener]
    #[arg(long, value_enum)]
    pub kind: Option<KindName>,
    /// What is known about the prospect, the deal and earlier contacts (JSON, or TOML)
    #[arg(long, value_name = "FILE")]
    pub context: Option<PathBuf>,
    /// The contact log (CSV), held against what drafts say about the past: joined to them by `prospect`
    #[arg(long, value_name = "FILE")]
    pub log: Option<PathBuf>,
    /// Which columns of the log hold what, as in `prospect=Contact,date=Due date`
    #[arg(long, value_name = "FIELD=COLUMN,…")]
    #[serde(deserialize_with = "parsed")]
    pub log_columns: Option<log::Columns>,
    /// How the log writes dates in figures: iso, dmy or mdy [default: iso]
    #[arg(long, value_name = "ORDER")]
    #[serde(deserialize_with = "parsed")]
    pub dates: Option<log::Dates>,
    /// Report only these rules and signals
    #[arg(long, value_name = "RULE,…", value_delimiter = ',')]
    #[serde(deserialize_with = "one_or_more")]
    pub select: Vec<String>,
    /// Don't report these rules and signals
    #[arg(long, value_name = "RULE,…", value_delimiter = ',')]
    #[serde(deserialize_with = "one_or_more")]
    pub ignore: Vec<String>,
    /// Report only findings that matter so much [default: hint]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub min_severity: Option<SeverityName>,
    /// Add rules of your own (TOML, or JSON); may be given several times
    #[arg(long, value_name = "FILE")]
    #[serde(deserialize_with = "one_or_more")]
    pub rules: Vec<PathBuf>,
    /// Go by the rules alone, without the model
    #[arg(long)]
    pub no_model: bool,
    /// From which severity on the exit code is 1 [default: warning]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// Which columns of a CSV hold what, as in `text=Body,prospect=Contact`
    #[arg(long, value_name = "FIELD=COLUMN,…")]
    pub columns: Option<Columns>,
    /// How to write the reports [default: human]
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Say what could be said instead: with `human` and `html` that is done anyway
    #[arg(long)]
    pub rewrites: bool,
    /// Add a table of the rules: how often, and in what share of the drafts
    #[arg(long)]
    pub statistics: bool,
}

impl Options {
    /// These options; where they are silent, those of `under`.
    pub fn over(&self, under: &Options) -> Options {
        fn first<T: Clone>(over: &[T], under: &[T]) -> Vec<T> {
            if over.is_empty() { under } else { over }.to_vec()
        }
        Options {
            kind: self.kind.or(under.kind),
            context: self.context.clone().or_else(|| under.context.clone()),
            log: self.log.clone().or_else(|| under.log.clone()),
            log_columns: self.log_columns.clone().or_else(|| under.log_columns.clone()),
            dates: self.dates.or(under.dates),
            select: first(&self.select, &under.select),
            ignore: first(&self.ignore, &under.ignore),
            min_severity: self.min_severity.or(under.min_severity),
            rules: first(&self.rules, &under.rules),
            no_model: self.no_model || under.no_model,
            fail_on: self.fail_on.or(under.fail_on),
            columns: self.columns.clone().or_else(|| under.columns.clone()),
            format: self.format.or(under.format),
            rewrites: self.rewrites || under.rewrites,
            statistics: self.statistics || under.statistics,
        }
    }
}

/// What the command line writes as one word.
fn parsed<'de, D: Deserializer<'de>, T: FromStr<Err = crate::Error>>(deserializer: D) -> Result<Option<T>, D::Error> {
    let word = String::deserialize(deserializer)?;
    word.parse()
        .map(Some)
        .map_err(|error: crate::Error| serde::de::Error::custom(error.message()))
}

/// One value, or a list of them.
fn one_or_more<'de, D: Deserializer<'de>, T: From<String>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    struct Visitor;
    impl<'de> serde::de::Visitor<'de> for Visitor {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a string or a list of strings")
        }

        fn visit_str<E>(self, text: &str) -> Result<Vec<String>, E> {
            Ok(vec![text.to_owned()])
        }

        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<Vec<String>, A::Error> {
            let mut all = Vec::new();
            while let Some(one) = list.next_element()? {
                all.push(one);
            }
            Ok(all)
        }
    }
    Ok(deserializer
        .deserialize_any(Visitor)?
        .into_iter()
        .map(T::from)
        .collect())
}
