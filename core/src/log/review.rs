//! A log as a whole: what is wrong with it, how things stand with everybody, and what to do.

use super::advice::{Advice, from_history};
use super::cadence::Class;
use super::history::History;
use super::record::{Finding, Log, Person};
use super::settings::Settings;
use super::state::{Standing, State};
use super::wording::{NOTE, count, whole_day};
use crate::rules::file::Severity;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All there is to say about a log as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Version of this form.
    pub schema: u32,
    /// The file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Arc<str>>,
    /// The day that counted as today.
    pub today: Date,
    /// How many rows there are.
    pub rows: u64,
    /// How many of them could not be read.
    pub unread_rows: u64,
    /// Rows that are no contact with anybody, by what they are called.
    pub skipped: BTreeMap<String, u64>,
    /// What was taken for granted.
    pub assumed: Vec<String>,
    /// How many people stand how.
    pub standings: BTreeMap<Standing, u32>,
    /// What is wrong with the record, by line.
    pub findings: Vec<Finding>,
    /// Everybody, by name.
    pub people: Vec<Reviewed>,
    /// How far to trust it.
    pub note: String,
}

/// Somebody in a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    /// How things stand.
    #[serde(flatten)]
    pub state: State,
    /// What to do, things to come included.
    pub advice: Vec<Advice>,
}

/// Somebody's state and advice.
pub fn review_person(person: &Person, settings: &Settings) -> Reviewed {
    let history = History::new(person, settings.today);
    Reviewed {
        state: State::from_history(&history, &settings.cadence),
        advice: from_history(&history, settings),
    }
}

/// Reviews a log: what is wrong with it, how things stand with everybody, and what to do.
pub fn review(log: &Log, settings: &Settings) -> Review {
    let people: Vec<Reviewed> = log
        .people
        .iter()
        .map(|person| review_person(person, settings))
        .collect();
    let mut standings = BTreeMap::new();
    for person in &people {
        *standings.entry(person.state.standing).or_default() += 1;
    }
    Review {
        schema: 1,
        file: log.file.clone(),
        today: settings.today,
        rows: log.rows,
        unread_rows: log.unread_rows,
        skipped: log.skipped.clone(),
        assumed: log.assumed.clone(),
        standings,
        findings: super::lint(log, settings.today),
        people,
        note: NOTE.to_owned(),
    }
}

/// What is wrong in one way.
#[derive(Clone, Debug)]
pub struct Fault<'r> {
    /// The check.
    pub rule: &'r str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, where that is the same every time.
    pub message: Option<&'r str>,
    /// Each time.
    pub findings: Vec<&'r Finding>,
}

impl Review {
    /// What is wrong with the record, by check, the worst first.
    pub fn faults(&self) -> Vec<Fault<'_>> {
        let mut rules: BTreeMap<(Reverse<Severity>, &str), Vec<&Finding>> = BTreeMap::new();
        for finding in &self.findings {
            rules
                .entry((Reverse(finding.severity), &finding.rule))
                .or_default()
                .push(finding);
        }
        rules
            .into_iter()
            .map(|((severity, rule), findings)| {
                let same = findings.iter().all(|finding| finding.message == findings[0].message);
                Fault {
                    rule,
                    severity: severity.0,
                    message: same.then(|| &*findings[0].message),
                    findings,
                }
            })
            .collect()
    }

    /// Everybody, those with something to do first, in the order of a plan; none is the class of those with nothing due.
    pub fn by_class(&self) -> Vec<(Option<Class>, &Reviewed)> {
        let class = |person: &Reviewed| {
            let due = person.advice.iter().find(|advice| advice.due <= self.today);
            due.map(|advice| advice.class)
        };
        let mut people: Vec<_> = self.people.iter().map(|person| (class(person), person)).collect();
        people.sort_by_key(|(class, _)| (class.is_none(), *class));
        people
    }

    /// What was read and what was not, in sentences: how many people and entries, how they stand, what was read over, what
    /// was taken for granted.
    pub fn words(&self) -> Vec<String> {
        let entries: u64 = self.people.iter().map(|person| u64::from(person.state.entries)).sum();
        let mut words = vec![format!(
            "{}, {}, as of {}.",
            count(self.people.len() as u64, "person", "people"),
            count(entries, "entry", "entries"),
            whole_day(self.today)
        )];
        let standings: Vec<String> = Standing::ALL
            .iter()
            .filter_map(|standing| Some(format!("{} {}", self.standings.get(standing)?, standing.words())))
            .collect();
        words.extend((!standings.is_empty()).then(|| standings.join(" \u{b7} ")));
        words.extend(self.skipped.iter().map(|(name, rows)| {
            let rows = count(*rows, "row", "rows");
            format!("{rows} of \u{201c}{name}\u{201d} read over: no contact with anybody.")
        }));
        words.extend(self.assumed.iter().cloned());
        if self.unread_rows > 0 {
            words.push(format!("{} could not be read.", count(self.unread_rows, "row", "rows")));
        }
        words
    }
}
