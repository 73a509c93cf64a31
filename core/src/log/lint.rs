//! What can be wrong with the record itself.

use super::record::Finding;
use crate::rules::file::Severity;
use std::sync::Arc;

/// A check.
#[derive(Debug)]
pub struct Check {
    /// Its name.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub message: &'static str,
}

impl Check {
    /// A finding of this check; `message` in the place of its own, where it says more.
    pub fn finding(
        &'static self,
        file: Option<&Arc<str>>,
        line: u32,
        column: u32,
        prospect: &str,
        text: &str,
        message: Option<Arc<str>>,
    ) -> Finding {
        Finding {
            rule: self.rule.into(),
            severity: self.severity,
            file: file.cloned(),
            line,
            column,
            prospect: prospect.to_owned(),
            text: text.to_owned(),
            message: message.unwrap_or_else(|| self.message.into()),
        }
    }
}

/// An entry without a day.
pub static MISSING_DATE: Check = Check {
    rule: "missing-date",
    severity: Severity::Error,
    message: "No date: nobody can tell when this was, so it counts for nothing. Date each call when it is made.",
};
/// An entry on a day that never was.
pub static IMPOSSIBLE_DATE: Check = Check {
    rule: "impossible-date",
    severity: Severity::Error,
    message: "There is no such day.",
};
/// A follow-up before the entry that agrees on it.
pub static FOLLOW_UP_BEFORE: Check = Check {
    rule: "follow-up-before-contact",
    severity: Severity::Warning,
    message: "What was agreed for this day was agreed after it.",
};
/// A call or meeting of which the log doesn't say what came of it.
pub static MISSING_OUTCOME: Check = Check {
    rule: "missing-outcome",
    severity: Severity::Warning,
    message: "No outcome: note what came of it, even if nobody answered.",
};
/// A number that reaches somebody else, or nobody.
pub static WRONG_NUMBER: Check = Check {
    rule: "wrong-number",
    severity: Severity::Warning,
    message: "A wrong number: find the right one before the next try.",
};
