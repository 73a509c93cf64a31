//! How things stand with somebody: plain data.

use super::cadence::Cadence;
use super::history::{History, is_message};
use super::record::Person;
use super::wording::{count, day};
use crate::context::Outcome;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How things stand, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// They talked or wrote, and nothing speaks against going on.
    InTouch,
    /// There was no talk and no answer yet.
    Unreached,
    /// They talked once, and tries since are unanswered.
    Quiet,
    /// They said not now.
    NotNow,
    /// They said no.
    Declined,
    /// The number is wrong.
    WrongNumber,
    /// Nothing was done yet that counts: there is no entry up to today.
    Ahead,
}

impl Standing {
    /// All of them.
    pub const ALL: [Standing; 7] = [
        Standing::InTouch,
        Standing::Unreached,
        Standing::Quiet,
        Standing::NotNow,
        Standing::Declined,
        Standing::WrongNumber,
        Standing::Ahead,
    ];

    /// The name used in records.
    pub fn name(self) -> &'static str {
        match self {
            Standing::InTouch => "in-touch",
            Standing::Unreached => "unreached",
            Standing::Quiet => "quiet",
            Standing::NotNow => "not-now",
            Standing::Declined => "declined",
            Standing::WrongNumber => "wrong-number",
            Standing::Ahead => "ahead",
        }
    }
}

impl Standing {
    /// What it is called in front of people.
    pub fn words(self) -> &'static str {
        match self {
            Standing::InTouch => "in touch",
            Standing::Unreached => "not reached yet",
            Standing::Quiet => "gone quiet",
            Standing::NotNow => "not now",
            Standing::Declined => "said no",
            Standing::WrongNumber => "wrong number",
            Standing::Ahead => "nothing up to today",
        }
    }
}

/// Something that was agreed and not done yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// The day that was named.
    pub on: Date,
    /// Whether it is a meeting.
    pub meeting: bool,
    /// The line of the entry that names it.
    pub line: u32,
}

/// How things stand with somebody. Days to come don't count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Their name.
    pub prospect: String,
    /// Their id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prospect_id: Option<String>,
    /// Their firm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Their number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Their email address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// What they are to the caller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The first line of the file about them.
    pub line: u32,
    /// In a word.
    pub standing: Standing,
    /// How many entries there are.
    pub entries: u32,
    /// The day of the first entry.
    pub first_touch: Option<Date>,
    /// The day of the last.
    pub last_touch: Option<Date>,
    /// The day on which you last talked.
    pub last_talk: Option<Date>,
    /// The day on which they last took part: a talk, an answer, something from them.
    pub last_heard: Option<Date>,
    /// How many talks there were.
    pub talks: u32,
    /// Tries since they were last heard.
    pub tries: u32,
    /// On how many days.
    pub days_tried: u32,
    /// Messages left since they were last heard.
    pub messages: u32,
    /// Messages left in the seven days that end today.
    pub messages_this_week: u32,
    /// What was agreed, the earliest first to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
    /// The day on which they said no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined_on: Option<Date>,
    /// The day on which they said not now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_now_on: Option<Date>,
}

impl State {
    /// How things stand, in a line in front of people: "gone quiet · prospect · last talk 1 July · 2 tries since".
    pub fn words(&self, today: Date) -> String {
        let mut parts = vec![self.standing.words().to_owned()];
        parts.extend(self.category.clone());
        match self.last_talk {
            Some(last) => parts.push(format!("last talk {}", day(last, today))),
            None => parts.extend(
                self.first_touch
                    .map(|first| format!("first entry {}", day(first, today))),
            ),
        }
        if self.tries > 0 {
            let tries = count(self.tries.into(), "try", "tries");
            let since = if self.last_heard.is_some() { " since" } else { "" };
            parts.push(match self.messages {
                0 => format!("{tries}{since}"),
                left => format!("{tries}{since}, {}", count(left.into(), "message", "messages")),
            });
        }
        parts.join(" \u{b7} ")
    }

    /// How things stand with somebody today.
    pub fn of(person: &Person, today: Date, cadence: &Cadence) -> State {
        State::from_history(&History::new(person, today), cadence)
    }

    pub(super) fn from_history(history: &History<'_>, cadence: &Cadence) -> State {
        let person = history.person;
        let tries = history.tries();
        let day = |at: usize| history.past[at].date;
        let mut days: Vec<Date> = tries.iter().map(|&at| day(at)).collect();
        days.dedup();
        let since = history.heard.map_or(0, |at| at + 1);
        let messages = history.past[since..].iter().filter(|entry| is_message(entry)).count();
        let quiet = i64::from(cadence.thresholds.quiet_after.value);
        let standing = match history.heard {
            _ if history.past.is_empty() => Standing::Ahead,
            _ if history.no.is_some() => Standing::Declined,
            _ if history.wrong_number().is_some() => Standing::WrongNumber,
            _ if history.not_now.is_some() => Standing::NotNow,
            None => Standing::Unreached,
            Some(heard) if !tries.is_empty() && history.age(heard) >= quiet => Standing::Quiet,
            Some(_) => Standing::InTouch,
        };
        State {
            prospect: person.name.clone(),
            prospect_id: person.id.clone(),
            company: person.company.clone(),
            phone: person.phone.clone(),
            email: person.email.clone(),
            category: person.category.clone(),
            line: person.line,
            standing,
            entries: person.entries.len() as u32,
            first_touch: history.past.first().map(|entry| entry.date),
            last_touch: history.past.last().map(|entry| entry.date),
            last_talk: history.talks.last().map(|&at| day(at)),
            last_heard: history.heard.map(day),
            talks: history.talks.len() as u32,
            tries: tries.len() as u32,
            days_tried: days.len() as u32,
            messages: messages as u32,
            messages_this_week: history.messages_this_week().len() as u32,
            promise: history.promise().and_then(|at| {
                let entry = history.past[at];
                Some(Promise {
                    on: entry.follow_up_on?,
                    meeting: entry.outcome == Some(Outcome::MeetingBooked),
                    line: entry.line,
                })
            }),
            declined_on: history.no.map(day),
            not_now_on: history.not_now.map(day),
        }
    }
}
