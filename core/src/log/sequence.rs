//! Messages to one person, in order: each is held against those before it.

use super::history::History;
use super::record::{Entry, Person};
use super::settings::Settings;
use super::spoken::{self, Spoken};
use super::wording::{day, told};
use crate::context::{Channel, Contact, Direction};
use crate::draft::{Draft, Kind};
use crate::linter::Linter;
use crate::report::Advice;
use jiff::civil::Date;
use std::sync::Arc;

/// What was said to one person so far.
///
/// ```
/// use callwell::{Draft, Linter, log};
/// let linter = Linter::new();
/// let settings = log::Settings::new("2026-11-18".parse().unwrap());
/// let mut sequence = log::Sequence::new(&linter, &settings);
/// let first = "Hi Tom, it's Ann from Reef Tiles. I have a two-page guide to sealing grout for you.";
/// let next = "Hi Tom, Ann from Reef Tiles here. Shall I send you our two-page guide to sealing grout?";
/// assert!(sequence.next(&Draft::new(first)).is_empty());
/// assert_eq!(&*sequence.next(&Draft::new(next))[0].id, "same-value");
/// ```
#[derive(Clone, Debug)]
pub struct Sequence {
    linter: Linter,
    settings: Settings,
    said: Vec<Said>,
    /// What was done, for knowing which promise was kept.
    done: Vec<Done>,
    /// Whose entries are read as the days of the drafts go on, and up to which day they were read.
    person: Option<Arc<Person>>,
    read_to: Option<Date>,
    /// An agreement of the log whose day has passed, told with the first draft.
    overdue: Option<Advice>,
}

#[derive(Clone, Debug)]
struct Said {
    spoken: Spoken,
    on: Option<Date>,
    entry: Option<Contact>,
}

#[derive(Clone, Copy, Debug)]
struct Done {
    on: Date,
    talk: bool,
}

impl Sequence {
    /// Nothing said so far.
    pub fn new(linter: &Linter, settings: &Settings) -> Sequence {
        Sequence {
            linter: linter.bare(),
            settings: settings.clone(),
            said: Vec::new(),
            done: Vec::new(),
            person: None,
            read_to: None,
            overdue: None,
        }
    }

    /// What the log knows that was said and done: the texts of what the caller sent or said, the oldest first. A draft is
    /// held against the entries up to its own day.
    pub fn of(person: &Person, linter: &Linter, settings: &Settings) -> Sequence {
        Sequence {
            person: Some(Arc::new(person.clone())),
            ..Sequence::new(linter, settings)
        }
    }

    /// Reads the log up to a day, where that is later than what was read.
    fn read_to(&mut self, today: Date) {
        let Some(person) = self.person.clone() else { return };
        let since = self.read_to;
        if since.is_some_and(|since| since >= today) {
            return;
        }
        self.read_to = Some(today);
        let history = History::new(&person, today);
        let promise = history.promise().map(|at| history.past[at]);
        if let Some((entry, on)) = promise.and_then(|entry| Some((entry, entry.follow_up_on?))) {
            // A draft with a day of its own is something done, and what was told is not told again.
            let done = self.done.iter().any(|done| done.on >= on);
            let told_before = since.is_some_and(|since| on < since && entry.date <= since);
            if on < today && history.no.is_none() && !done && !told_before {
                self.overdue = Some(Advice {
                    id: "promise-dropped".into(),
                    message: format!(
                        "By the log, {}, and {} was named for the next step; nothing stands there since. Own up to the delay in half a \
                         sentence.",
                        told(entry, today),
                        day(on, today)
                    ),
                    entry: entry.contact(),
                });
            }
        }
        let new = history.past.iter().enumerate();
        for (at, entry) in new.filter(|(_, entry)| since.is_none_or(|since| entry.date > since)) {
            let talk = history.talks.contains(&at);
            if entry.direction == Direction::Outbound || talk {
                self.done.push(Done { on: entry.date, talk });
            }
            if let (Direction::Outbound, Some(text)) = (entry.direction, entry.text.as_deref()) {
                self.remember(text, entry);
            }
        }
    }

    fn remember(&mut self, text: &str, entry: &Entry) {
        let kind = if entry.channel == Channel::Voicemail {
            Kind::Voicemail
        } else {
            Kind::Opener
        };
        let draft = Draft::new(text).kind(kind);
        self.said.push(Said {
            spoken: spoken::look(&self.linter, &draft, Some(entry.date)),
            on: Some(entry.date),
            entry: entry.contact(),
        });
    }

    /// What is to be said about the next message beside its report, and remembers it. A draft's own day is `today` of its
    /// context, or else that of the settings.
    ///
    /// | id | when |
    /// | --- | --- |
    /// | `same-opener` | it opens like an earlier one |
    /// | `same-value` | it offers what was offered before |
    /// | `promise-dropped` | a day that the caller named has passed, and nothing was done on it |
    /// | `rising-pressure` | it presses harder than the one before, and that one than the one before it |
    pub fn next(&mut self, draft: &Draft) -> Vec<Advice> {
        let own = draft.context.as_ref().and_then(|context| context.today);
        let today = own.unwrap_or(self.settings.today);
        self.read_to(today);
        let spoken = spoken::look(&self.linter, draft, Some(today));
        let mut advice: Vec<Advice> = [
            self.same_opener(&spoken, today),
            self.same_value(&spoken, today),
            self.overdue.take().or_else(|| self.dropped(today)),
            self.rising(&spoken),
        ]
        .into_iter()
        .flatten()
        .collect();
        // A promise is told as dropped once.
        if advice.iter().any(|advice| &*advice.id == "promise-dropped") {
            self.said.iter_mut().for_each(|said| said.spoken.promise = None);
        }
        self.said.push(Said {
            spoken,
            on: own,
            entry: None,
        });
        self.done.extend(own.map(|on| Done { on, talk: false }));
        advice.shrink_to_fit();
        advice
    }

    /// What an earlier message is called.
    fn called(&self, said: &Said, today: Date) -> String {
        match (&said.entry, said.on) {
            (Some(_), Some(on)) => format!("your message of {}", day(on, today)),
            (None, Some(on)) if on != today => format!("the draft of {}", day(on, today)),
            _ => "an earlier draft".to_owned(),
        }
    }

    fn same_opener(&self, spoken: &Spoken, today: Date) -> Option<Advice> {
        let per_cent = self.settings.cadence.thresholds.same_opening.value;
        let alike = self
            .said
            .iter()
            .rfind(|said| spoken.opens_like(&said.spoken, per_cent))?;
        Some(Advice {
            id: "same-opener".into(),
            message: format!(
                "It opens like {} (\u{201c}{}\u{2026}\u{201d}): they have heard that. Begin with what is new for them since.",
                self.called(alike, today),
                alike.spoken.first_words
            ),
            entry: alike.entry.clone(),
        })
    }

    fn same_value(&self, spoken: &Spoken, today: Date) -> Option<Advice> {
        let per_cent = self.settings.cadence.thresholds.same_value.value;
        let found = self
            .said
            .iter()
            .rev()
            .find_map(|said| Some((said, spoken.offers_like(&said.spoken, per_cent)?)));
        let (said, offer) = found?;
        Some(Advice {
            id: "same-value".into(),
            message: format!(
                "\u{201c}{}\u{201d} was offered in {} already: offer something else, or say what is new in it.",
                offer.trim_end_matches(['.', '!', '?']),
                self.called(said, today)
            ),
            entry: said.entry.clone(),
        })
    }

    /// The newest promise of an earlier message whose day has passed with nothing done.
    fn dropped(&self, today: Date) -> Option<Advice> {
        let said = self.said.iter().rfind(|said| said.spoken.promise.is_some())?;
        let (words, days) = said.spoken.promise.as_ref()?;
        let on = said.on?;
        let last = spoken::grace(days);
        let kept = self
            .done
            .iter()
            .any(|done| done.on >= days.from && done.on <= last || done.talk && done.on > on);
        if kept || today <= last {
            return None;
        }
        Some(Advice {
            id: "promise-dropped".into(),
            message: format!(
                "In {} you said \u{201c}{}\u{201d}; the log shows nothing for {}. Own up to it in half a sentence before anything else.",
                self.called(said, today),
                words.trim_end_matches(['.', '!', '?']),
                day(days.from, today)
            ),
            entry: said.entry.clone(),
        })
    }

    fn rising(&self, spoken: &Spoken) -> Option<Advice> {
        let messages = self.settings.cadence.thresholds.rising_messages.value.max(2) as usize;
        let before = self.said.len().checked_sub(messages - 1)?;
        let earlier = self.said[before..].iter().map(|said| said.spoken.pressure);
        let course: Vec<i32> = earlier.chain([spoken.pressure]).collect();
        if !course.windows(2).all(|pair| pair[0] < pair[1]) {
            return None;
        }
        let points: Vec<String> = course.iter().map(i32::to_string).collect();
        Some(Advice {
            id: "rising-pressure".into(),
            message: format!(
                "Each of the last {messages} messages presses harder than the one before ({} points, now for {}). Step back: offer \
                 something, or leave the door open and wait.",
                points.join(", "),
                spoken.pressing.join(" and ")
            ),
            entry: self.said.last().and_then(|said| said.entry.clone()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Context;
    use crate::log::{Options, read};

    fn settings(today: &str) -> Settings {
        Settings::new(today.parse().unwrap())
    }

    fn ids(advice: &[Advice]) -> Vec<&str> {
        advice.iter().map(|advice| &*advice.id).collect()
    }

    fn sequence(rows: &str, today: &str) -> Sequence {
        let csv = format!("prospect,date,channel,outcome,follow_up_on,text\n{rows}");
        let log = read(csv.as_bytes(), &Options::default()).unwrap();
        Sequence::of(&log.people[0], &Linter::new(), &settings(today))
    }

    #[test]
    fn openings_that_people_have_heard() {
        let mut sequence = Sequence::new(&Linter::new(), &settings("2026-11-18"));
        let mut next = |text: &str| {
            let advice = sequence.next(&Draft::new(text));
            advice.iter().any(|advice| &*advice.id == "same-opener")
        };
        assert!(!next(
            "Hi Tom, it's Ann Lee from Reef Tiles. Your lobby floor has the tiles that were recalled in May, and I know a way round it."
        ));
        assert!(next(
            "Good morning Tom, Ann Lee from Reef Tiles here. Your lobby floor has the tiles that were recalled in May."
        ));
        assert!(!next(
            "Hi Tom, it's Ann Lee from Reef Tiles. The recall we spoke of was widened on Monday: two more series are in it."
        ));
        assert!(!next("Hi Tom, Ann Lee, Reef Tiles."));
        assert!(!next("Hi Tom, Ann Lee, Reef Tiles."));
    }

    #[test]
    fn promises_of_earlier_messages_are_kept_or_owned_up_to() {
        let said = "Ann,2026-11-09,voicemail,left message,,\"Hi Ann, it's Bo from Reef Tiles. I'll call you again on Thursday the 12th about the recall.\"\n";
        let draft = Draft::new("Hi Ann, it's Bo from Reef Tiles about the recall of your lobby tiles.");
        let dropped = |rows: &str, today: &str| {
            let advice = sequence(&format!("{said}{rows}"), today).next(&draft);
            advice.into_iter().find(|advice| &*advice.id == "promise-dropped")
        };
        let advice = dropped("", "2026-11-18").expect("a promise dropped");
        assert!(
            advice.message.contains("the 12th") && advice.message.contains("12 November"),
            "{}",
            advice.message
        );
        assert_eq!(advice.entry.unwrap().date.to_string(), "2026-11-09");
        // The day itself, the day after, and a try on the day.
        assert_eq!(dropped("", "2026-11-12"), None);
        assert_eq!(dropped("", "2026-11-13"), None);
        assert_eq!(dropped("Ann,2026-11-12,call,no answer,,\n", "2026-11-18"), None);
        assert_eq!(dropped("Ann,2026-11-11,call,reached,2026-11-20,\n", "2026-11-18"), None);
        assert!(dropped("Ann,2026-11-10,call,no answer,,\n", "2026-11-18").is_some());
    }

    #[test]
    fn agreements_of_the_log_are_told_with_the_first_draft() {
        let mut sequence = sequence("Ann,2026-11-02,call,reached,2026-11-12,\n", "2026-11-18");
        let draft = Draft::new("Hi Ann, it's Bo from Reef Tiles about the recall.");
        assert_eq!(ids(&sequence.next(&draft)), ["promise-dropped"]);
        let other = Draft::new("Hi Ann, Bo from Reef Tiles. The new samples came in green and grey today.");
        assert!(sequence.next(&other).is_empty());
    }

    #[test]
    fn drafts_are_held_against_the_log_up_to_their_own_day() {
        let log = "Ann,2026-11-02,call,reached,2026-11-12,\n\
                   Ann,2026-11-16,email,sent,,\"Hi Ann, it's Bo from Reef Tiles. The new samples came in green and grey today.\"\n";
        let mut sequence = sequence(log, "2026-11-18");
        let on = |day: &str, text: &str| {
            let context = Context {
                today: Some(day.parse().unwrap()),
                ..Context::default()
            };
            Draft::new(text).context(context)
        };
        let samples = "Hi Ann, Bo from Reef Tiles. The new samples came in green and grey today.";
        // Nothing was sent by then, and the day was still to come.
        assert_eq!(ids(&sequence.next(&on("2026-11-09", samples))), Vec::<&str>::new());
        let other = "Hi Ann, Bo from Reef Tiles about the recall of your lobby floor.";
        assert_eq!(ids(&sequence.next(&on("2026-11-14", other))), ["promise-dropped"]);
        let again = sequence.next(&on("2026-11-18", samples));
        assert_eq!(ids(&again), ["same-opener"]);
        assert_eq!(again[0].entry.as_ref().unwrap().date.to_string(), "2026-11-16");
    }

    #[test]
    fn pressure_that_rises_is_told() {
        let mut sequence = Sequence::new(&Linter::new(), &settings("2026-11-18"));
        let plain = "Hi Tom, it's Ann from Reef Tiles. The grout guide for wet rooms is out.";
        let sale = "Hi Tom, Ann from Reef Tiles. Are you ready to place the order for the lobby?";
        let worse = "Tom, Ann from Reef Tiles. I've left you several messages and you never called back. Are you ready to sign the order now? \
                     Please, I'm desperate for this one.";
        assert!(!ids(&sequence.next(&Draft::new(plain))).contains(&"rising-pressure"));
        assert!(!ids(&sequence.next(&Draft::new(sale))).contains(&"rising-pressure"));
        let advice = sequence.next(&Draft::new(worse));
        let rising = advice
            .iter()
            .find(|advice| &*advice.id == "rising-pressure")
            .expect("rising");
        assert!(rising.message.contains("guilt-trip"), "{}", rising.message);
        assert!(!ids(&sequence.next(&Draft::new(plain))).contains(&"rising-pressure"));
    }

    #[test]
    fn offers_are_compared_by_what_they_are_about() {
        let said = "Ann,2026-11-09,email,sent,,\"Hi Ann, it's Bo from Reef Tiles. I'd like to send you our guide to sealing grout in wet rooms.\"\n";
        let advice = |text: &str| sequence(said, "2026-11-18").next(&Draft::new(text));
        let same = advice("Hi Ann, Bo from Reef Tiles again. Can I post you a guide to sealing wet room grout?");
        assert!(ids(&same).contains(&"same-value"), "{same:?}");
        let other = advice("Hi Ann, Bo from Reef Tiles again. Would you like two tickets to the stone fair in May?");
        assert!(!ids(&other).contains(&"same-value"), "{other:?}");
    }
}
