//! Putting edits into a text.

use crate::draft::Draft;
use crate::report::{Applicability, Edit, Report};
use crate::rules::file::Severity;
use std::sync::Arc;

/// A draft with fixes applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The text as it is now.
    pub text: String,
    /// The rules whose findings were mended, in order.
    pub applied: Vec<Arc<str>>,
}

/// A text with edits made. They don't overlap, and count bytes.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.start, edit.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in sorted {
        let (start, end) = (edit.start as usize, edit.end as usize);
        let Some(before) = text.get(at..start) else { continue };
        out.push_str(before);
        out.push_str(&edit.text);
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Fixes that are applied to one draft.
const MOST: usize = 32;

/// Applies fixes until none is left that helps. `check` judges a draft, and proposes fixes where it is told to.
pub fn to_the_end(draft: &Draft, most: Applicability, check: impl Fn(&Draft, bool) -> Report) -> Fixed {
    let mut draft = draft.clone();
    let mut report = check(&draft, true);
    let mut applied = Vec::new();
    'next: while applied.len() < MOST {
        for finding in &report.findings {
            for fix in finding
                .fixes
                .iter()
                .filter(|fix| fix.applicability <= most && fix.applicability != Applicability::NeedsInput)
            {
                let mended = Draft {
                    text: apply(&draft.text, &fix.edits),
                    ..draft.clone()
                };
                let again = check(&mended, false);
                if mended.text != draft.text && helps(&report, &again) {
                    applied.push(finding.rule.clone());
                    report = check(&mended, true);
                    draft = mended;
                    continue 'next;
                }
            }
        }
        break;
    }
    Fixed {
        text: draft.text,
        applied,
    }
}

/// Whether a text is no worse than before and has fewer findings, none of a rule that it didn't break before.
pub fn helps(before: &Report, after: &Report) -> bool {
    let count = |report: &Report, rule: &str, least: Severity| {
        report
            .findings
            .iter()
            .filter(|finding| &*finding.rule == rule && finding.severity >= least)
            .count()
    };
    let new = after
        .findings
        .iter()
        .any(|finding| count(after, &finding.rule, finding.severity) > count(before, &finding.rule, finding.severity));
    after.score.points >= before.score.points && after.findings.len() < before.findings.len() && !new
}
