//! The log as plain data: people, what was done about each, and what is wrong with the record.

use crate::context::{Channel, Contact, Direction, Outcome, Relationship};
use crate::error::{Error, ErrorKind};
use crate::rules::file::Severity;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// One entry of the log, as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The day.
    pub date: Date,
    /// The minute of the day, where the log says it: it only orders the entries of one day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minute: Option<u16>,
    /// By which way.
    pub channel: Channel,
    /// Who made it.
    pub direction: Direction,
    /// What came of it; none where the log doesn't say.
    pub outcome: Option<Outcome>,
    /// Whether the number was wrong: then nobody was called.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub wrong_number: bool,
    /// The day for which something was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_on: Option<Date>,
    /// With whom, where not with the prospect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<Box<str>>,
    /// What it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
    /// What was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Box<str>>,
    /// The line of the file on which the row begins.
    pub line: u32,
    /// The column of its outcome.
    pub column: u32,
}

impl Entry {
    /// The entry as contexts hold it; none where its outcome isn't known.
    pub fn contact(&self) -> Option<Contact> {
        let owned = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        Some(Contact {
            date: self.date,
            channel: self.channel,
            direction: self.direction,
            outcome: self.outcome?,
            follow_up_on: self.follow_up_on,
            with: owned(&self.with),
            note: owned(&self.note),
        })
    }

    /// What entries are ordered by: never by where they stand in the file. Of those on one day the time decides; without
    /// one, attempts come before talks, and a no comes last.
    pub(super) fn order(&self) -> impl Ord + '_ {
        let rank = self.outcome.map_or(0, |outcome| match outcome {
            Outcome::NoAnswer => 1,
            Outcome::LeftMessage => 2,
            Outcome::NoShow => 3,
            Outcome::Reached => 4,
            Outcome::Sent => 5,
            Outcome::MaterialRequested => 6,
            Outcome::CallbackRequested => 7,
            Outcome::NotNow => 8,
            Outcome::MeetingBooked => 9,
            Outcome::Declined => 10,
        });
        (
            (self.date, self.minute.unwrap_or(u16::MAX), rank),
            (self.channel.name(), self.direction.name(), self.wrong_number),
            (self.follow_up_on, &self.with, &self.note, &self.text),
        )
    }
}

/// Somebody whom the log is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name, as the newest entry spells it.
    pub name: String,
    /// The number by which another system knows them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Their firm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Their number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Their email address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// What they are to the caller: `hot-lead`, `prospect`, `referral-source`, `client`, `former-client`, or the log's own word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The first line of the file that is about them.
    pub line: u32,
    /// What was done, the oldest first.
    pub entries: Vec<Entry>,
}

impl Person {
    /// The entries as contexts hold them, the oldest first; those whose outcome isn't known are left out.
    pub fn contacts(&self) -> Vec<Contact> {
        self.entries.iter().filter_map(Entry::contact).collect()
    }

    /// What a draft's context calls the category, where it knows it.
    pub fn relationship(&self) -> Option<Relationship> {
        match self.category.as_deref()? {
            "hot-lead" => Some(Relationship::Prospect),
            name => name.parse().ok(),
        }
    }

    /// Whether they are in business with the caller, were once, or send others.
    pub(super) fn is_warm(&self) -> bool {
        matches!(
            self.category.as_deref(),
            Some("client" | "former-client" | "referral-source")
        )
    }

    /// The name and what tells them from others of that name.
    pub(super) fn described(&self) -> String {
        let mut out = self.name.clone();
        if let Some(company) = &self.company {
            out += &format!(", {company}");
        }
        if let Some(id) = &self.id {
            out += &format!(" ({id})");
        }
        out
    }
}

/// Something that is wrong with the record. Names are those of a report's findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The check's name.
    pub rule: Arc<str>,
    /// How much it matters.
    pub severity: Severity,
    /// The file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Arc<str>>,
    /// The line.
    pub line: u32,
    /// The column in it, counted in characters.
    pub column: u32,
    /// Whom it is about.
    pub prospect: String,
    /// The words there.
    pub text: String,
    /// What is wrong.
    pub message: Arc<str>,
}

/// A contact log.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// What findings call the file.
    pub file: Option<Arc<str>>,
    /// Everybody whom it is about, by name.
    pub people: Vec<Person>,
    /// What is wrong with single rows, in the order of the file.
    pub findings: Vec<Finding>,
    /// How many rows there are, those not read included.
    pub rows: u64,
    /// With [`Options::keep_going`](super::Options::keep_going), why rows were not read: the first thousand.
    pub unread: Vec<Error>,
    /// How many rows were not read.
    pub unread_rows: u64,
    /// Rows that are no contact with anybody, such as tasks: what they are called, and how many there are.
    pub skipped: BTreeMap<String, u64>,
    /// What to tell whoever reads on: what was taken for granted.
    pub assumed: Vec<String>,
    /// People by their folded name and by their id.
    pub(super) index: HashMap<String, Vec<u32>>,
}

impl Log {
    /// Somebody by id, or else by name; case and blanks don't matter. `company` tells those of one name apart.
    ///
    /// ```
    /// let csv = "prospect,date,channel,outcome\nAndy Shaw,2026-08-20,voicemail,left-message\n";
    /// let log = callwell::log::read(csv.as_bytes(), &callwell::log::Options::default())?;
    /// assert_eq!(log.find("andy shaw", None)?.unwrap().entries.len(), 1);
    /// assert!(log.find("Andy Shore", None)?.is_none());
    /// # Ok::<(), callwell::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::is_log`] where it may be one of several, with all of them.
    pub fn find(&self, prospect: &str, company: Option<&str>) -> Result<Option<&Person>, Error> {
        let found = self.index.get(&super::people::folded(prospect));
        let mut found: Vec<&Person> = found
            .into_iter()
            .flatten()
            .map(|&at| &self.people[at as usize])
            .collect();
        if let (2.., Some(company)) = (found.len(), company) {
            let company = super::people::folded(company);
            let own = |person: &&Person| {
                person
                    .company
                    .as_deref()
                    .is_some_and(|own| super::people::folded(own) == company)
            };
            if found.iter().any(own) {
                found.retain(|person| own(person));
            }
        }
        match found.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            several => {
                let listed: Vec<String> = several
                    .iter()
                    .map(|person| format!("{} (line {})", person.described(), person.line))
                    .collect();
                Err(Error::new(
                    ErrorKind::Log,
                    format!(
                        "`{prospect}` may be any of {} in the log: {}; say the firm or the id",
                        listed.len(),
                        listed.join("; ")
                    ),
                ))
            }
        }
    }
}
