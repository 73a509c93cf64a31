//! What the log advises about somebody. Each advice rests on entries that stand in the log, and names them.

use super::cadence::{Action, Cadence, Class, Kind};
use super::history::History;
use super::record::{Entry, Person};
use super::settings::Settings;
use super::wording::{about, count, day, did, offer, sentence, told};
use super::working::plus;
use crate::context::{Channel, Direction, Outcome};
use crate::rules::file::Source;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The most entries that one advice cites: the newest of those that it rests on.
const CITED: usize = 5;

/// Something that the log advises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// What kind of advice: a name of `core/rules/cadence.toml`.
    pub id: Arc<str>,
    /// What to do.
    pub action: Action,
    /// In which order a plan takes it.
    pub class: Class,
    /// The day on which it falls due, or from which on it holds.
    pub due: Date,
    /// What the log says, and what to do.
    pub message: String,
    /// The entries that it rests on, the oldest first, at most five.
    pub entries: Vec<Entry>,
    /// What it rests on besides: articles and figures, with their grade.
    pub sources: Vec<Source>,
}

/// What the log advises about somebody, by [`Class`], things to come included: whoever plans looks at `due`.
pub fn advise(person: &Person, settings: &Settings) -> Vec<Advice> {
    from_history(&History::new(person, settings.today), settings)
}

pub(super) fn from_history(history: &History<'_>, settings: &Settings) -> Vec<Advice> {
    let mut adviser = Adviser {
        history,
        settings,
        advice: Vec::new(),
    };
    match history.no {
        Some(no) => adviser.let_go(no),
        None => adviser.go_on(),
    }
    adviser.advice.sort_by_key(|advice| advice.class);
    adviser.advice
}

struct Adviser<'a> {
    history: &'a History<'a>,
    settings: &'a Settings,
    advice: Vec<Advice>,
}

impl Adviser<'_> {
    fn add(&mut self, id: &str, due: Date, message: String, entries: &[usize]) {
        let entries: Vec<&Entry> = entries.iter().map(|&at| self.history.past[at]).collect();
        self.add_resting_on(id, due, message, &entries);
    }

    fn add_resting_on(&mut self, id: &str, due: Date, message: String, entries: &[&Entry]) {
        let cadence = &self.settings.cadence;
        let Some(kind) = cadence.kind(id) else { return };
        let cited = &entries[entries.len().saturating_sub(CITED)..];
        self.advice.push(Advice {
            id: kind.id.clone(),
            action: kind.action,
            class: kind.class,
            due,
            message,
            entries: cited
                .iter()
                .map(|&entry| Entry {
                    text: None,
                    ..entry.clone()
                })
                .collect(),
            sources: cadence.sources(kind),
        });
    }

    fn entry(&self, at: usize) -> &Entry {
        self.history.past[at]
    }

    fn working_days_after(&self, date: Date, days: u32) -> Date {
        self.settings.working_days.after(date, days)
    }

    fn told(&self, at: usize) -> String {
        sentence(&told(self.entry(at), self.settings.today))
    }

    /// They said no.
    fn let_go(&mut self, no: usize) {
        let later = self.history.past[no + 1..]
            .iter()
            .filter(|entry| entry.direction == Direction::Outbound)
            .count();
        let since = match later {
            0 => String::new(),
            tried => format!(
                " There {} since;",
                if tried == 1 {
                    "was 1 more contact"
                } else {
                    "were more contacts"
                }
            ),
        };
        let message = format!(
            "{}, and nothing since asked for more.{since} {} a no is seldom about the caller, and the time is better spent on \
             somebody who may want it.",
            self.told(no),
            if later == 0 { "Let it go:" } else { "let it go now:" }
        );
        self.add("let-go", self.entry(no).date, message, &[no]);
    }

    fn go_on(&mut self) {
        let history = self.history;
        let today = self.settings.today;
        self.promise();
        self.planned();
        if history.past.is_empty() {
            return;
        }
        self.waiting();
        if let Some(at) = history.not_now {
            self.come_back(at);
        }
        self.messages();
        if let Some(at) = history.wrong_number() {
            let message = format!("{}. Look up the right one before the next try.", self.told(at));
            self.add("find-number", self.entry(at).date, message, &[at]);
            return;
        }
        // What was agreed for a day to come comes first; so does what they wait for.
        let agreed = !history.coming.is_empty()
            || history.not_now.is_some()
            || self
                .advice
                .iter()
                .any(|advice| advice.class <= Class::Due && advice.due > today)
            || self.advice.iter().any(|advice| advice.class <= Class::Answer);
        if agreed {
            return;
        }
        // After a season without a word, those who are kept warm are called for their own sake, not because of old tries.
        if self.keep_warm() {
            return;
        }
        let tries = history.tries();
        if !tries.is_empty() {
            self.try_again(&tries);
        } else if !self.after_sending() {
            self.open_end();
        }
    }

    /// A day that was named.
    fn promise(&mut self) {
        let today = self.settings.today;
        let Some(at) = self.history.promise() else { return };
        let entry = self.entry(at);
        let Some(on) = entry.follow_up_on else { return };
        let meeting = entry.outcome == Some(Outcome::MeetingBooked);
        let named = format!("{}, and {} was named", self.told(at), day(on, today));
        let (id, message) = match (meeting, on.cmp(&today)) {
            (true, std::cmp::Ordering::Less) => (
                "unrecorded",
                format!(
                    "{named} for it. Nothing stands in the log since: write down what came of it, and what was agreed."
                ),
            ),
            (true, _) => ("meeting-today", format!("{named} for it.")),
            (false, std::cmp::Ordering::Less) => (
                "promise-overdue",
                format!(
                    "{named} for the next step. The log shows nothing since. Call today, own up to the delay in half a sentence, \
                     and go on with what it was about."
                ),
            ),
            (false, _) => ("promise-due", format!("{named} for the next step.")),
        };
        self.add(id, on, message, &[at]);
    }

    /// Calls and meetings that stand in the log without an outcome: those to come, and the last one, where its day has passed.
    fn planned(&mut self) {
        let history = self.history;
        let today = self.settings.today;
        let what = |entry: &Entry| {
            let what = match entry.channel {
                Channel::Meeting => "a meeting",
                Channel::Event => "an event",
                _ => "a call",
            };
            format!("{what} stands in the log{}", about(entry))
        };
        if let Some(entry) = history.coming.first() {
            let known = self.advice.iter().any(|advice| advice.due == entry.date);
            if !known {
                let message = format!("For {} {}, still to be done.", day(entry.date, today), what(entry));
                self.add_resting_on("planned", entry.date, message, &[entry]);
            }
        }
        if let Some(at) = history.unrecorded().filter(|_| history.coming.is_empty()) {
            let entry = self.entry(at);
            let message = format!(
                "For {} {}, without an outcome: write down what came of it, or do it now if it never came about.",
                day(entry.date, today),
                what(entry)
            );
            self.add("unrecorded", entry.date, message, &[at]);
        }
    }

    /// What they wait for.
    fn waiting(&mut self) {
        let history = self.history;
        let within = self.settings.cadence.thresholds.answer_within.value;
        let promised: Vec<u32> = self
            .advice
            .iter()
            .flat_map(|advice| &advice.entries)
            .map(|entry| entry.line)
            .collect();
        let due = |adviser: &Self, at: usize| adviser.working_days_after(adviser.entry(at).date, within);
        if let Some(at) = history.unanswered() {
            let message = format!("{}, and the log shows no answer since. Answer today.", self.told(at));
            self.add("answer-them", due(self, at), message, &[at]);
        }
        let called = |entry: &Entry| {
            entry.direction == Direction::Outbound
                && matches!(entry.channel, Channel::Call | Channel::Voicemail | Channel::Meeting)
        };
        let asked = history.asked(Outcome::CallbackRequested, called);
        let open = |at: &usize| self.entry(*at).follow_up_on.is_none() && history.coming.is_empty();
        if let Some(at) = asked.filter(open) {
            let message = format!(
                "{}, with no day named, and no call stands in the log since.",
                self.told(at)
            );
            self.add("callback-asked", due(self, at), message, &[at]);
        }
        let sent = |entry: &Entry| {
            entry.direction == Direction::Outbound
                && (matches!(entry.channel, Channel::Email | Channel::Mail | Channel::Message)
                    || entry.outcome == Some(Outcome::Sent))
        };
        let asked = history.asked(Outcome::MaterialRequested, sent);
        if let Some(at) = asked.filter(|&at| !promised.contains(&self.entry(at).line)) {
            let message = format!(
                "{}, and nothing that was sent stands in the log since. Send it, and name the day on which you will call about it.",
                self.told(at)
            );
            self.add("material-owed", due(self, at), message, &[at]);
        }
        if let Some(at) = history.missed() {
            let message = format!(
                "{}. Offer another time, without a reproach: most often it was a full day.",
                self.told(at)
            );
            self.add("rebook", due(self, at), message, &[at]);
        }
    }

    /// They said not now.
    fn come_back(&mut self, at: usize) {
        let today = self.settings.today;
        let entry = self.entry(at);
        let tried = self.history.tries();
        let (due, when) = match entry.follow_up_on {
            Some(on) => (on, format!(", and {} was named for coming back", day(on, today))),
            None => {
                let season = self.settings.cadence.thresholds.not_now_for.value;
                let on = plus(entry.date, i64::from(season));
                (
                    on,
                    format!(", without naming a day. A season later is {}", day(on, today)),
                )
            }
        };
        // Tries since then go on every working day, like any others.
        let last = tried.last().map(|&at| self.entry(at).date).filter(|&last| last >= due);
        let (due, since) = match last {
            Some(last) => {
                let next = self.settings.cadence.thresholds.try_every.value;
                let tries = count(tried.len() as u64, "try", "tries");
                (
                    self.working_days_after(last, next),
                    format!(" Since then {tries} in vain: try again."),
                )
            }
            None => (due, String::new()),
        };
        let offer = offer(&self.settings.offers, &self.history.past, false);
        let message = format!("{}{when}.{since} {offer}", self.told(at));
        self.add("come-back", due, message, &[at]);
    }

    /// Too many messages in a week.
    fn messages(&mut self) {
        let today = self.settings.today;
        let most = self.settings.cadence.thresholds.voicemails_a_week.value as usize;
        let left = self.history.messages_this_week();
        if left.len() > most {
            let free = plus(self.entry(left[left.len() - most]).date, 7);
            let message = format!(
                "{} in seven days; {most} are enough. Try again by all means, but leave no further one before {}.",
                sentence(&count(left.len() as u64, "message was left", "messages were left")),
                day(free, today)
            );
            self.add(
                "too-many-messages",
                self.entry(left[left.len() - 1]).date,
                message,
                &left,
            );
        }
    }

    /// Nobody was reached yet, or not since.
    fn try_again(&mut self, tries: &[usize]) {
        let history = self.history;
        let thresholds = &self.settings.cadence.thresholds;
        let today = self.settings.today;
        let last = self.entry(tries[tries.len() - 1]).date;
        let every = if history.person.is_warm() {
            &thresholds.try_every_warm
        } else {
            &thresholds.try_every
        };
        let due = self.working_days_after(last, every.value);
        let mut days: Vec<Date> = tries.iter().map(|&at| self.entry(at).date).collect();
        days.dedup();
        let said = match (tries.len(), days.len()) {
            (1, _) => format!("1 try, on {}", day(last, today)),
            (number, 1) => format!("{number} tries, on {}", day(last, today)),
            (number, on) => format!("{number} tries on {on} days, the last on {}", day(last, today)),
        };
        let left = history.messages_this_week().len();
        let message = match (thresholds.voicemails_a_week.value as usize).saturating_sub(left) {
            0 => "If nobody answers, leave no message: there were enough this week.".to_owned(),
            _ if left == 0 => "If nobody answers, a short message may be left.".to_owned(),
            more => format!(
                "If nobody answers, {} may be left this week.",
                count(more as u64, "more message", "more messages")
            ),
        };
        if let Some(heard) = history.heard {
            let since = format!("{}. Since then {said}, without an answer.", self.told(heard));
            let mut cited = vec![heard];
            cited.extend(&tries[tries.len().saturating_sub(CITED - 1)..]);
            if history.age(heard) >= i64::from(thresholds.quiet_after.value) {
                let offer = offer(&self.settings.offers, &history.past, false);
                let message = format!("{since} {offer} Don't count the tries in front of them.");
                self.add("gone-quiet", due, message, &cited);
            } else {
                self.add("keep-trying", due, format!("{since} {message}"), &cited);
            }
            return;
        }
        let touched = self.entry(history.past.len() - 1).date;
        let aside = self.working_days_after(touched, thresholds.set_aside_after.value);
        let outsider = history.past.iter().any(|entry| entry.with.is_some());
        if aside <= today {
            let message = format!(
                "{}, and nothing since. Nobody has said no: take it up again, or write down why not.",
                sentence(&said)
            );
            self.add("set-aside", due, message, tries);
        } else if days.len() >= thresholds.ask_assistant_after.value as usize && !outsider && !history.person.is_warm()
        {
            let message = format!(
                "{}, nobody reached. Ask whoever answers, or the assistant, whether they are around this week and when to try. {message}",
                sentence(&said)
            );
            self.add("ask-assistant", due, message, tries);
        } else {
            let message = format!("{}, nobody reached yet. {message}", sentence(&said));
            self.add("keep-trying", due, message, tries);
        }
    }

    /// Something was sent, and nobody called since. Whether that is so.
    fn after_sending(&mut self) -> bool {
        let history = self.history;
        let last = history.past.len() - 1;
        let entry = self.entry(last);
        let sent = entry.direction == Direction::Outbound && entry.outcome == Some(Outcome::Sent);
        if !sent || history.person.is_warm() {
            return false;
        }
        let due = self.working_days_after(entry.date, self.settings.cadence.thresholds.after_sending.value);
        let message = format!(
            "{}, and no call stands in the log since. Call with something of use to them; whether it arrived is no reason.",
            self.told(last)
        );
        self.add("call-after-sending", due, message, &[last]);
        true
    }

    /// The last talk, or several, ended without a next step.
    fn open_end(&mut self) {
        let history = self.history;
        let ends = history.open_ends();
        let newest = history.heard.is_some() && history.heard == history.talks.last().copied();
        let (Some(&last), true, false) = (ends.last(), newest, history.person.is_warm()) else {
            return;
        };
        let thresholds = &self.settings.cadence.thresholds;
        let entry = self.entry(last);
        let due = self.working_days_after(entry.date, thresholds.undefined_talk_within.value);
        if ends.len() >= thresholds.endless_talks.value as usize {
            let message = format!(
                "The last {} ended without a next step{}. Settle this time what would have to happen for a yes, who does it and by \
                 which day; or ask whether to close it.",
                count(ends.len() as u64, "talk", "talks"),
                about(entry)
            );
            self.add("endless-callbacks", due, message, ends);
        } else {
            let message = if entry.outcome == Some(Outcome::MeetingBooked) {
                format!("{}, but the log names no day for it. Settle the day.", self.told(last))
            } else {
                format!(
                    "{}, and no next step stands in the log. Settle who does what next, and on which day.",
                    self.told(last)
                )
            };
            self.add("no-outcome", due, message, &[last]);
        }
    }

    /// Those who send others, and those who bought before. Whether it is time to call them.
    fn keep_warm(&mut self) -> bool {
        let history = self.history;
        let category = history.person.category.as_deref();
        let referrer = category == Some("referral-source");
        if !referrer && category != Some("former-client") {
            return false;
        }
        let today = self.settings.today;
        let last = history.past.len() - 1;
        let entry = self.entry(last);
        let due = plus(
            entry.date,
            i64::from(self.settings.cadence.thresholds.keep_warm_after.value),
        );
        if due > today && !history.tries().is_empty() {
            return false;
        }
        let message = format!(
            "The last contact was on {}: {}{}. {}",
            day(entry.date, today),
            did(entry),
            about(entry),
            offer(&self.settings.offers, &history.past, referrer)
        );
        self.add("keep-warm", due, message, &[last]);
        due <= today
    }
}

impl Advice {
    /// The lines of the log that it rests on: "line 4", "lines 6, 7, 8".
    pub fn lines(&self) -> String {
        let numbers: Vec<String> = self.entries.iter().map(|entry| entry.line.to_string()).collect();
        format!(
            "line{} {}",
            if numbers.len() == 1 { "" } else { "s" },
            numbers.join(", ")
        )
    }
}

impl Cadence {
    /// A kind of advice.
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| &*kind.id == id)
    }

    /// What a kind of advice rests on: its own sources and those of its thresholds, each once.
    pub fn sources(&self, kind: &Kind) -> Vec<Source> {
        let thresholds = kind.thresholds.iter().filter_map(|name| self.thresholds.get(name));
        let mut sources: Vec<Source> = Vec::new();
        for source in kind
            .sources
            .iter()
            .chain(thresholds.flat_map(|threshold| &threshold.sources))
        {
            if !sources.contains(source) {
                sources.push(source.clone());
            }
        }
        sources
    }

    /// How many minutes an advice takes.
    pub fn minutes(&self, id: &str) -> u32 {
        let threshold = self.kind(id).and_then(|kind| self.thresholds.get(&kind.minutes));
        threshold.map_or(0, |threshold| threshold.value)
    }
}
