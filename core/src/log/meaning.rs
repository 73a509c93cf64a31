//! What the words in cells mean.

use super::words::{Meanings, Words, fold};
use crate::context::{Channel, Direction, Outcome};
use crate::rules::compile::distance;
use std::collections::HashMap;
use std::str::FromStr;

/// Categories that callwell knows; others are kept as the log writes them.
pub const CATEGORIES: [&str; 5] = ["hot-lead", "prospect", "referral-source", "client", "former-client"];

/// What a cell of the channel says; no channel where the row is no contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChannelCell {
    pub channel: Option<Channel>,
    pub direction: Option<Direction>,
}

/// What a cell of the outcome says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutcomeCell {
    Known(Outcome),
    WrongNumber,
    NotNoted,
}

/// The words of the table, by what is folded.
#[derive(Debug)]
pub struct Meaning {
    channels: HashMap<String, ChannelCell>,
    directions: HashMap<String, Direction>,
    outcomes: HashMap<String, OutcomeCell>,
    of_meetings: HashMap<String, OutcomeCell>,
    categories: HashMap<String, &'static str>,
    pub columns: Meanings,
}

/// The words of a table, and the names themselves.
fn table<T: Copy>(meanings: &Meanings, names: &[&str], value: impl Fn(&str) -> Option<T>) -> HashMap<String, T> {
    let own = names.iter().map(|name| (*name, *name));
    let listed = meanings
        .iter()
        .flat_map(|(name, words)| words.iter().map(move |word| (word.as_str(), name.as_str())));
    own.chain(listed)
        .filter_map(|(word, name)| Some((fold(word), value(name)?)))
        .collect()
}

fn outcome(name: &str) -> Option<OutcomeCell> {
    match name {
        "none" => Some(OutcomeCell::NotNoted),
        "wrong-number" => Some(OutcomeCell::WrongNumber),
        name => Outcome::from_str(name).ok().map(OutcomeCell::Known),
    }
}

impl Meaning {
    pub fn new(words: Words) -> Meaning {
        let direction = |name: &str| Direction::from_str(name).ok();
        let said = table(&words.channel_direction, &[], direction);
        let mut channels = table(&words.channel, Channel::NAMES, |name| match name {
            "none" => Some(ChannelCell {
                channel: None,
                direction: None,
            }),
            name => Some(ChannelCell {
                channel: Some(Channel::from_str(name).ok()?),
                direction: None,
            }),
        });
        for (word, cell) in &mut channels {
            cell.direction = said.get(word).copied();
        }
        let known = |name: &str| CATEGORIES.into_iter().find(|known| *known == name);
        Meaning {
            channels,
            directions: table(&words.direction, Direction::NAMES, direction),
            outcomes: table(&words.outcome, &[Outcome::NAMES, &["wrong-number"]].concat(), outcome),
            of_meetings: table(&words.outcome_of_meeting, &[], outcome),
            categories: table(&words.category, &CATEGORIES, known),
            columns: words.column,
        }
    }

    /// By which way; the error is what was expected.
    pub fn channel(&self, cell: &str) -> Result<ChannelCell, String> {
        let word = fold(cell);
        let known = self.channels.get(&word).copied();
        known.ok_or_else(|| {
            expected(&word, Channel::NAMES, self.channels.keys(), |word| {
                self.channels[word].channel.map_or("no contact at all", Channel::name)
            })
        })
    }

    pub fn direction(&self, cell: &str) -> Result<Direction, String> {
        let word = fold(cell);
        let known = self.directions.get(&word).copied();
        known.ok_or_else(|| {
            expected(&word, Direction::NAMES, self.directions.keys(), |word| {
                self.directions[word].name()
            })
        })
    }

    /// What came of it, as far as the channel matters for that.
    pub fn outcome(&self, cell: &str, channel: Channel) -> Result<OutcomeCell, String> {
        let word = fold(cell);
        let meeting = matches!(channel, Channel::Meeting | Channel::Event);
        let of_meeting = self.of_meetings.get(&word).filter(|_| meeting);
        let known = of_meeting.or_else(|| self.outcomes.get(&word)).copied();
        known.ok_or_else(|| {
            expected(&word, Outcome::NAMES, self.outcomes.keys(), |word| {
                match self.outcomes[word] {
                    OutcomeCell::Known(outcome) => outcome.name(),
                    OutcomeCell::WrongNumber => "wrong-number",
                    OutcomeCell::NotNoted => "no outcome noted",
                }
            })
        })
    }

    /// What the prospect is to the caller: a known category, or the log's own word.
    pub fn category<'c>(&self, cell: &'c str) -> &'c str
    where
        'static: 'c,
    {
        self.categories.get(&fold(cell)).copied().unwrap_or(cell)
    }
}

/// What was expected, with the nearest words that are known and what they stand for.
fn expected<'w>(
    word: &str,
    names: &[&str],
    known: impl Iterator<Item = &'w String>,
    meaning: impl Fn(&str) -> &'static str,
) -> String {
    let most = (word.chars().count() / 3).max(1);
    let far = |candidate: &str| {
        // A word that begins or ends with all of another is near it, however long it is.
        let within = candidate.len() >= 4
            && (word.starts_with(candidate)
                || word.ends_with(candidate)
                || candidate.starts_with(word) && word.len() >= 4);
        if within { 1 } else { distance(word, candidate) }
    };
    let mut near: Vec<(usize, &str)> = known
        .map(|known| (far(known), known.as_str()))
        .filter(|(far, _)| *far <= most)
        .collect();
    near.sort_unstable();
    let mut said: Vec<&str> = Vec::new();
    let mut told = Vec::new();
    for (_, candidate) in near {
        let means = meaning(candidate);
        if !said.contains(&means) && said.len() < 3 {
            said.push(means);
            told.push(if fold(means) == candidate {
                format!("`{means}`")
            } else {
                format!("`{means}` (\u{201c}{candidate}\u{201d})")
            });
        }
    }
    let near = if told.is_empty() {
        String::new()
    } else {
        format!("; nearest: {}", told.join(", "))
    };
    format!("expected one of {}{near}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/log-words.bin"))).unwrap()
    }

    #[test]
    fn every_list_stands_for_something_that_records_know() {
        let words = words();
        let none = |name: &String| name == "none";
        assert!(
            words
                .channel
                .keys()
                .all(|name| none(name) || Channel::from_str(name).is_ok())
        );
        assert!(words.direction.keys().all(|name| Direction::from_str(name).is_ok()));
        assert!(
            words
                .channel_direction
                .keys()
                .all(|name| Direction::from_str(name).is_ok())
        );
        assert!(words.outcome.keys().all(|name| outcome(name).is_some()));
        assert!(words.outcome_of_meeting.keys().all(|name| outcome(name).is_some()));
        assert!(words.category.keys().all(|name| CATEGORIES.contains(&name.as_str())));
        assert!(
            words
                .column
                .keys()
                .all(|name| super::super::Field::named(name).is_some())
        );
        // A word that says the direction must say the channel too.
        let meaning = Meaning::new(words.clone());
        assert!(
            words
                .channel_direction
                .values()
                .flatten()
                .all(|word| meaning.channel(word).is_ok())
        );
    }

    #[test]
    fn words_of_crms_are_understood() {
        let meaning = Meaning::new(words());
        for (cell, outcome) in [
            ("Left Voicemail", Outcome::LeftMessage),
            ("LEFT_LIVE_MESSAGE", Outcome::LeftMessage),
            ("No Answer", Outcome::NoAnswer),
            ("Busy", Outcome::NoAnswer),
            ("Connected", Outcome::Reached),
            ("Not interested", Outcome::Declined),
            ("not-now", Outcome::NotNow),
            ("Call back later", Outcome::CallbackRequested),
            ("Meeting scheduled", Outcome::MeetingBooked),
        ] {
            assert_eq!(
                meaning.outcome(cell, Channel::Call),
                Ok(OutcomeCell::Known(outcome)),
                "{cell}"
            );
        }
        assert_eq!(
            meaning.outcome("Completed", Channel::Meeting),
            Ok(OutcomeCell::Known(Outcome::Reached))
        );
        assert_eq!(meaning.outcome("Completed", Channel::Call), Ok(OutcomeCell::NotNoted));
        assert_eq!(
            meaning.outcome("Wrong number", Channel::Call),
            Ok(OutcomeCell::WrongNumber)
        );
        assert_eq!(meaning.outcome("n/a", Channel::Call), Ok(OutcomeCell::NotNoted));
        let cell = meaning.channel("INCOMING_EMAIL").unwrap();
        assert_eq!(
            (cell.channel, cell.direction),
            (Some(Channel::Email), Some(Direction::Inbound))
        );
        assert_eq!(meaning.channel("Task").unwrap().channel, None);
        assert_eq!(meaning.category("Hot lead"), "hot-lead");
        assert_eq!(meaning.category("Golf club"), "Golf club");
    }

    #[test]
    fn what_is_not_understood_is_told_with_what_is_near() {
        let meaning = Meaning::new(words());
        for (cell, near) in [
            ("Lef voicemail", "`left-message` (\u{201c}left voicemail\u{201d})"),
            ("no anwser", "`no-answer`"),
            ("Connected - interested", "`reached` (\u{201c}connected\u{201d})"),
        ] {
            let error = meaning.outcome(cell, Channel::Call).unwrap_err();
            assert!(
                error.starts_with("expected one of reached, no-answer") && error.contains(near),
                "{error}"
            );
        }
        assert!(
            !meaning
                .outcome("xyzzyxyzzy", Channel::Call)
                .unwrap_err()
                .contains("nearest")
        );
    }
}
