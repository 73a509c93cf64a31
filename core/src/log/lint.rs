//! What is wrong with the record itself. Checks of single cells are made while reading; those that look at several rows are
//! made here.

use super::alike;
use super::record::{Entry, Finding, Log, Person};
use crate::context::{Channel, Outcome};
use crate::rules::file::Severity;
use jiff::civil::Date;
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
        &self,
        file: Option<&Arc<str>>,
        place: (u32, u32),
        prospect: &str,
        text: &str,
        message: Option<String>,
    ) -> Finding {
        Finding {
            rule: self.rule.into(),
            severity: self.severity,
            file: file.cloned(),
            line: place.0,
            column: place.1,
            prospect: prospect.to_owned(),
            text: text.to_owned(),
            message: message.map_or_else(|| self.message.into(), Into::into),
        }
    }
}

/// An entry without a day.
pub static MISSING_DATE: Check = Check {
    rule: "missing-date",
    severity: Severity::Error,
    message: "No date: nobody can tell when this was, so it counts for nothing. Date each contact when it is made.",
};
/// An entry on a day that never was.
pub static IMPOSSIBLE_DATE: Check = Check {
    rule: "impossible-date",
    severity: Severity::Error,
    message: "There is no such day.",
};
/// An outcome on a day to come.
static FUTURE_OUTCOME: Check = Check {
    rule: "future-outcome",
    severity: Severity::Error,
    message: "An outcome on a day that is still to come: the date or the outcome is wrong. It counts for nothing yet.",
};
/// A follow-up before the entry that agrees on it.
pub static FOLLOW_UP_BEFORE: Check = Check {
    rule: "follow-up-before-contact",
    severity: Severity::Warning,
    message: "What was agreed for this day was agreed after it.",
};
/// A call or meeting of which the log doesn't say what came of it.
static MISSING_OUTCOME: Check = Check {
    rule: "missing-outcome",
    severity: Severity::Warning,
    message: "No outcome: note what came of it, even if nobody answered.",
};
/// A talk after which nobody knows what comes next.
static NO_FOLLOW_UP: Check = Check {
    rule: "no-follow-up",
    severity: Severity::Warning,
    message: "A talk with no day for the next step: agree on who does what next, and when, before it ends.",
};
/// The same, where other talks came after it.
static NO_FOLLOW_UP_THEN: Check = Check {
    rule: "no-follow-up",
    severity: Severity::Hint,
    message: "A talk with no day for the next step. Other talks came after it; nothing is lost by now.",
};
/// The same, of those who are in business with the caller or send others.
static NO_FOLLOW_UP_WARM: Check = Check {
    rule: "no-follow-up",
    severity: Severity::Hint,
    message: "A talk with no day for the next step. With those who know you that may be as it should be.",
};
/// A number that reaches somebody else, or nobody.
pub static WRONG_NUMBER: Check = Check {
    rule: "wrong-number",
    severity: Severity::Warning,
    message: "A wrong number: find the right one before the next try.",
};
/// The same entry twice.
static DUPLICATE: Check = Check {
    rule: "duplicate-entry",
    severity: Severity::Warning,
    message: "The same entry stands in the log before.",
};
/// Somebody with no category.
static NO_CATEGORY: Check = Check {
    rule: "missing-category",
    severity: Severity::Hint,
    message: "No category: hot-lead, prospect, referral-source, client, former-client, or a word of your own. It says how often, and \
              why, a call is welcome.",
};
/// Two spellings that may be one person.
static ALIKE: Check = Check {
    rule: "same-contact",
    severity: Severity::Hint,
    message: "",
};

/// What is wrong with the record as of a day, by line and column: what was found while reading, and what only several rows
/// together show.
///
/// | rule | severity | when |
/// | --- | --- | --- |
/// | `missing-date` | error | an entry has no date; it counts for nothing |
/// | `impossible-date` | error | there is no such day, as 30 February |
/// | `future-outcome` | error | an entry of a day to come says what came of it |
/// | `follow-up-before-contact` | warning | `follow_up_on` lies before the entry's own day |
/// | `missing-outcome` | warning | a call, a meeting or an event of a day that has passed has no outcome |
/// | `no-follow-up` | warning | the newest talk with somebody ended with no day for the next step; a hint of older talks, clients and referral sources |
/// | `wrong-number` | warning | the number was wrong |
/// | `duplicate-entry` | warning | the same entry stands in the log twice; it counts once |
/// | `missing-category` | hint | somebody has no category; once for the file where nobody has |
/// | `same-contact` | hint | two spellings, or two numbers, may be one person; nothing is ever joined |
pub fn lint(log: &Log, today: Date) -> Vec<Finding> {
    let mut findings = log.findings.clone();
    let file = log.file.as_ref();
    let categories = log.people.iter().any(|person| person.category.is_some());
    for person in &log.people {
        if categories && person.category.is_none() {
            findings.push(NO_CATEGORY.finding(file, (person.line, 1), &person.name, &person.name, None));
        }
        entries(person, today, file, &mut findings);
    }
    if let (false, Some(first)) = (categories, log.people.iter().map(|person| person.line).min()) {
        let message = format!(
            "Nobody has a category. {}",
            NO_CATEGORY.message.replacen("No category", "There are", 1)
        );
        findings.push(NO_CATEGORY.finding(file, (first.saturating_sub(1).max(1), 1), "", "", Some(message)));
    }
    for pair in alike::pairs(&log.people) {
        let (one, other) = (&log.people[pair.one], &log.people[pair.other]);
        let (first, second) = if one.line <= other.line {
            (one, other)
        } else {
            (other, one)
        };
        let message = format!(
            "\u{201c}{}\u{201d} may be \u{201c}{}\u{201d} of line {}: {}. If they are one, give them one spelling; nothing was joined.",
            second.described(),
            first.described(),
            first.line,
            pair.why
        );
        findings.push(ALIKE.finding(file, (second.line, 1), &second.name, &second.name, Some(message)));
    }
    findings.sort_by(|a, b| (a.line, a.column, &a.rule, &a.message).cmp(&(b.line, b.column, &b.rule, &b.message)));
    findings
}

fn entries(person: &Person, today: Date, file: Option<&Arc<str>>, findings: &mut Vec<Finding>) {
    let past = person.entries.partition_point(|entry| entry.date <= today);
    let talk = |entry: &Entry| {
        matches!(entry.channel, Channel::Call | Channel::Meeting | Channel::Event)
            && matches!(entry.outcome, Some(Outcome::Reached | Outcome::MeetingBooked))
            && entry.with.is_none()
    };
    let two_way = |entry: &Entry| talk(entry) || matches!(entry.outcome, Some(outcome) if !one_way(outcome));
    let newest = person.entries[..past].iter().rposition(two_way);
    for (at, entry) in person.entries.iter().enumerate() {
        let place = (entry.line, entry.column);
        let outcome = entry.outcome.map_or("", Outcome::name);
        let mut find =
            |check: &Check, message| findings.push(check.finding(file, place, &person.name, outcome, message));
        if at >= past {
            // What is only planned has no outcome yet, and what is sent later was perhaps scheduled.
            if entry.outcome.is_some_and(|outcome| outcome != Outcome::Sent) {
                find(&FUTURE_OUTCOME, None);
            }
            continue;
        }
        // What stands there for today may still be to come.
        if entry.outcome.is_none() && entry.date < today {
            find(&MISSING_OUTCOME, None);
        }
        // An appointment may stand in the log as an entry of its own day.
        let booked = entry.outcome == Some(Outcome::MeetingBooked) && person.entries.len() > at + 1;
        // And so may whatever else is to come.
        let next = |entry: &Entry| entry.date >= today && entry.outcome.is_none() && !entry.wrong_number;
        let planned = booked || newest == Some(at) && person.entries[at + 1..].iter().any(next);
        if talk(entry) && entry.follow_up_on.is_none() && !planned {
            let check = match () {
                () if newest != Some(at) => &NO_FOLLOW_UP_THEN,
                () if person.is_warm() => &NO_FOLLOW_UP_WARM,
                () => &NO_FOLLOW_UP,
            };
            find(check, None);
        }
    }
    // Entries that are equal stand side by side.
    for pair in person
        .entries
        .windows(2)
        .filter(|pair| pair[0].order() == pair[1].order())
    {
        let (before, entry) = (&pair[0], &pair[1]);
        let message = format!(
            "The same entry stands on line {}: it counts once. If there were two, note the time or what they were about.",
            before.line
        );
        let outcome = entry.outcome.map_or("", Outcome::name);
        findings.push(DUPLICATE.finding(file, (entry.line, 1), &person.name, outcome, Some(message)));
    }
}

fn one_way(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::NoAnswer | Outcome::LeftMessage | Outcome::Sent | Outcome::NoShow
    )
}
