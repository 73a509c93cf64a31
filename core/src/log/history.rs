//! What was done about one person, up to today, and the entries that matter for what comes next.

use super::people::folded;
use super::record::{Entry, Person};
use super::working::{between, plus};
use crate::context::{Channel, Direction, Outcome};
use jiff::civil::Date;

/// A history. Entries are named by their index in `past`.
pub struct History<'p> {
    pub person: &'p Person,
    pub today: Date,
    /// What was done, the oldest first; an entry that stands in the log twice counts once.
    pub past: Vec<&'p Entry>,
    /// What is planned: entries of today and of days to come that have no outcome yet.
    pub coming: Vec<&'p Entry>,
    /// Talks with them.
    pub talks: Vec<usize>,
    /// The newest entry in which they took part: a talk, an answer, something from them.
    pub heard: Option<usize>,
    /// The newest thing that the caller did.
    outbound: Option<usize>,
    /// A no that stands.
    pub no: Option<usize>,
    /// A "not now" that stands.
    pub not_now: Option<usize>,
}

impl<'p> History<'p> {
    pub fn new(person: &'p Person, today: Date) -> History<'p> {
        let planned = |entry: &Entry| entry.date >= today && entry.outcome.is_none() && !entry.wrong_number;
        let mut past: Vec<&Entry> = Vec::with_capacity(person.entries.len());
        for entry in person
            .entries
            .iter()
            .filter(|entry| entry.date <= today && !planned(entry))
        {
            if past.last().is_none_or(|last| last.order() != entry.order()) {
                past.push(entry);
            }
        }
        let coming = person.entries.iter().filter(|entry| planned(entry)).collect();
        let mut history = History {
            person,
            today,
            past,
            coming,
            talks: Vec::new(),
            heard: None,
            outbound: None,
            no: None,
            not_now: None,
        };
        for at in 0..history.past.len() {
            let entry = history.past[at];
            let outcome = entry.outcome;
            if history.is_talk(entry) {
                history.talks.push(at);
            }
            if history.is_heard(entry) {
                history.heard = Some(at);
                // Whatever they say next takes the place of a "not now".
                history.not_now = None;
            }
            if asks_for_more(entry) {
                history.no = None;
            }
            if outcome == Some(Outcome::Declined) {
                history.no = Some(at);
            }
            if outcome == Some(Outcome::NotNow) {
                history.not_now = Some(at);
            }
            if entry.direction == Direction::Outbound {
                history.outbound = Some(at);
            }
        }
        history
    }

    /// Whether an entry is about the person, not about an assistant or a colleague.
    fn with_them(&self, entry: &Entry) -> bool {
        let with = entry.with.as_deref();
        let name = &self.person.name;
        with.is_none_or(|with| folded(with) == folded(name) || crate::claim::verdict::is_one(with, name))
    }

    fn is_talk(&self, entry: &Entry) -> bool {
        matches!(entry.channel, Channel::Call | Channel::Meeting | Channel::Event)
            && entry.outcome.is_some_and(took_part)
            && self.with_them(entry)
    }

    /// Whether they took part: an answer in writing and a message from them count too.
    fn is_heard(&self, entry: &Entry) -> bool {
        (entry.outcome.is_some_and(took_part) || entry.direction == Direction::Inbound) && self.with_them(entry)
    }

    /// Tries since they were last heard, the oldest first.
    pub fn tries(&self) -> Vec<usize> {
        let from = self.heard.map_or(0, |at| at + 1);
        (from..self.past.len())
            .filter(|&at| self.is_try(self.past[at]))
            .collect()
    }

    /// The newest entry of a day that has passed, where it doesn't say what came of it and nothing came after it.
    pub fn unrecorded(&self) -> Option<usize> {
        let newest = self.past.len().checked_sub(1)?;
        self.past[newest].outcome.is_none().then_some(newest)
    }

    /// Whether somebody was called and not reached.
    fn is_try(&self, entry: &Entry) -> bool {
        let other = entry.outcome.is_some_and(took_part) && !self.with_them(entry);
        let failed = matches!(entry.outcome, Some(Outcome::NoAnswer | Outcome::LeftMessage));
        entry.direction == Direction::Outbound
            && matches!(entry.channel, Channel::Call | Channel::Voicemail)
            && !entry.wrong_number
            && (failed || other)
    }

    /// Messages left in the seven days that end today.
    pub fn messages_this_week(&self) -> Vec<usize> {
        let since = plus(self.today, -6);
        let from = self.past.partition_point(|entry| entry.date < since);
        (from..self.past.len())
            .filter(|&at| is_message(self.past[at]))
            .collect()
    }

    /// The entry with the earliest day agreed on that nothing was done about since.
    pub fn promise(&self) -> Option<usize> {
        let talked = self.talks.last().copied();
        let newest = self.past.len().checked_sub(1);
        let booked = self
            .past
            .iter()
            .rposition(|entry| entry.outcome == Some(Outcome::MeetingBooked));
        let reaches = |other: Option<usize>, at: usize, on: Date| {
            other.is_some_and(|other| other > at && self.past[other].date >= on)
        };
        let open = |&at: &usize| {
            let entry = self.past[at];
            let Some(on) = entry.follow_up_on else { return false };
            match entry.outcome {
                Some(Outcome::Declined | Outcome::NotNow) => false,
                // A call before the meeting doesn't call the meeting off; another appointment or a "not now" does.
                Some(Outcome::MeetingBooked) => {
                    !reaches(newest, at, on) && booked == Some(at) && self.not_now.is_none_or(|no| no < at)
                }
                // What was agreed later takes its place, and whatever the caller did on the day or after it counts.
                _ => talked.is_none_or(|talk| talk <= at) && !reaches(self.outbound, at, on),
            }
        };
        (0..self.past.len())
            .filter(open)
            .min_by_key(|&at| (self.past[at].follow_up_on, at))
    }

    /// The newest thing that came from them and waits for an answer.
    pub fn unanswered(&self) -> Option<usize> {
        let at = self
            .past
            .iter()
            .rposition(|entry| entry.direction == Direction::Inbound)?;
        let entry = self.past[at];
        let written = matches!(entry.channel, Channel::Email | Channel::Mail | Channel::Message);
        let waits = match entry.outcome {
            None | Some(Outcome::LeftMessage | Outcome::Sent | Outcome::NoAnswer) => true,
            Some(Outcome::Reached) => written,
            _ => false,
        };
        // Within a day the log doesn't say which came first.
        (waits && !self.acted_since(entry.date, |_| true)).then_some(at)
    }

    /// The newest request of a kind that nothing was done about.
    pub fn asked(&self, outcome: Outcome, done: impl Fn(&Entry) -> bool) -> Option<usize> {
        let at = self.past.iter().rposition(|entry| entry.outcome == Some(outcome))?;
        let day = self.past[at].date;
        let later = self.past[at + 1..]
            .iter()
            .any(|entry| done(entry) || self.is_talk(entry));
        let same_day = outcome == Outcome::MaterialRequested && self.acted_since(day, &done);
        (!later && !same_day).then_some(at)
    }

    /// Whether the caller did something of a kind on that day or later.
    fn acted_since(&self, day: Date, done: impl Fn(&Entry) -> bool) -> bool {
        let from = self.past.partition_point(|entry| entry.date < day);
        self.past[from..]
            .iter()
            .any(|entry| (entry.direction == Direction::Outbound || self.is_talk(entry)) && done(entry))
    }

    /// The newest missed appointment, where nothing was done about it.
    pub fn missed(&self) -> Option<usize> {
        let at = self
            .past
            .iter()
            .rposition(|entry| entry.outcome == Some(Outcome::NoShow))?;
        let later = self.past[at + 1..]
            .iter()
            .any(|entry| entry.direction == Direction::Outbound || self.is_heard(entry));
        (!later).then_some(at)
    }

    /// A wrong number that nothing came after.
    pub fn wrong_number(&self) -> Option<usize> {
        let at = self.past.iter().rposition(|entry| entry.wrong_number)?;
        let later = self.past[at + 1..].iter().any(|entry| {
            self.is_heard(entry) || matches!(entry.channel, Channel::Call | Channel::Voicemail) && !entry.wrong_number
        });
        (!later).then_some(at)
    }

    /// The talks at the end of the history that ended without a day for the next step, the oldest first.
    pub fn open_ends(&self) -> &[usize] {
        let open = |at: &usize| !self.is_settled(self.past[*at]);
        let first = self.talks.iter().rposition(|at| !open(at)).map_or(0, |at| at + 1);
        &self.talks[first..]
    }

    /// Whether it is clear what comes after a talk: a day, a request, a no.
    fn is_settled(&self, talk: &Entry) -> bool {
        talk.follow_up_on.is_some()
            || !matches!(talk.outcome, Some(Outcome::Reached | Outcome::MeetingBooked))
            || talk.outcome == Some(Outcome::MeetingBooked) && !self.coming.is_empty()
    }

    /// Days since an entry.
    pub fn age(&self, at: usize) -> i64 {
        between(self.past[at].date, self.today)
    }
}

/// Whether an outcome says that they took part.
fn took_part(outcome: Outcome) -> bool {
    !matches!(
        outcome,
        Outcome::NoAnswer | Outcome::LeftMessage | Outcome::Sent | Outcome::NoShow
    )
}

/// Whether a message was left after the tone, or with somebody.
pub fn is_message(entry: &Entry) -> bool {
    entry.direction == Direction::Outbound
        && entry.outcome == Some(Outcome::LeftMessage)
        && matches!(entry.channel, Channel::Call | Channel::Voicemail)
}

/// Whether they asked for more.
fn asks_for_more(entry: &Entry) -> bool {
    let asked = matches!(
        entry.outcome,
        Some(Outcome::CallbackRequested | Outcome::MaterialRequested | Outcome::MeetingBooked)
    );
    let refused = matches!(entry.outcome, Some(Outcome::Declined | Outcome::NotNow));
    asked || entry.direction == Direction::Inbound && !refused
}
