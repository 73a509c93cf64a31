//! What a run amounts to: counts for the summary, the statistics and the exit code.

use super::pipeline::Outcome;
use super::settings::Settings;
use crate::Severity;
use crate::error::Error;
use crate::html::Summary;
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many errors are kept for a report's end; all are counted.
const KEPT: usize = 100;

/// Counts of a run.
#[derive(Debug, Default)]
pub struct Tally {
    /// Drafts, scores and rules.
    pub summary: Summary,
    /// In how many files a rule was found.
    pub files_by_rule: BTreeMap<Arc<str>, Files>,
    /// Files with drafts in them.
    pub files: u64,
    /// Findings by severity: hints, warnings, errors.
    pub findings: [u64; 3],
    /// Drafts with a finding.
    pub faulted: u64,
    /// What could not be read.
    pub unreadable: u64,
    /// The first of it.
    pub errors: Vec<(String, Error)>,
    /// Whether a draft fails by its `--fail-on`.
    pub fails: bool,
    /// All settings that were used.
    pub settings: Vec<Arc<Settings>>,
    file: Option<Arc<str>>,
}

/// Files in which a rule was found.
#[derive(Debug, Default)]
pub struct Files {
    pub count: u64,
    last: Option<Arc<str>>,
}

impl Tally {
    /// Counts a draft. Those of a file follow one another.
    pub fn add(&mut self, outcome: &Outcome) {
        if let Some(settings) = &outcome.settings {
            if !self.settings.iter().any(|known| Arc::ptr_eq(known, settings)) {
                self.settings.push(settings.clone());
            }
        }
        let report = match &outcome.result {
            Ok((_, report)) => report,
            Err(error) => {
                self.unreadable += 1;
                if self.errors.len() < KEPT {
                    self.errors.push((outcome.id.clone(), error.clone()));
                }
                return;
            }
        };
        let file = &outcome.origin.file;
        if self.file.as_ref() != Some(file) {
            self.file = Some(file.clone());
            self.files += 1;
        }
        self.summary.add(report);
        self.faulted += u64::from(!report.findings.is_empty());
        for finding in &report.findings {
            self.findings[finding.severity as usize] += 1;
        }
        let findings = report.findings.iter().map(|finding| &finding.rule);
        for name in findings.chain(report.strengths.iter().map(|strength| &strength.signal)) {
            let files = self.files_by_rule.entry(name.clone()).or_default();
            if files.last.as_ref() != Some(file) {
                files.last = Some(file.clone());
                files.count += 1;
            }
        }
        let fail_on = outcome
            .settings
            .as_ref()
            .map(|settings| settings.fail_on)
            .unwrap_or_default();
        self.fails |= fail_on.fails(report.worst());
    }

    /// How many findings are of this severity.
    pub fn of(&self, severity: Severity) -> u64 {
        self.findings[severity as usize]
    }
}
