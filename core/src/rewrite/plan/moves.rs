//! The moves: each says one thing, worded anew or with the caller's own words.

use super::super::line::Line;
use super::super::phrasing::{PLAINEST, Slots, say};
use super::super::sound;
use super::{LONGEST, Plan, WITH_NUMBER};
use crate::context::{Offer, OfferKind, Relationship};
use crate::draft::Kind;
use crate::facts::pieces::good;
use crate::facts::polish;
use crate::letters::Small;

impl Plan<'_> {
    /// A question of ours behind an offer of ours asks after that.
    pub(super) fn ask_last(&mut self) {
        if let [.., offer, ask] = &mut self.lines[..] {
            let ours = offer.own.is_none() && ask.own.is_none() && offer.added;
            if ours && offer.good & good::OFFER != 0 && ask.good & good::QUESTION != 0 {
                if let Some(text) = say("ask-fit", Slots::default(), self.base.idiom, self.engine, self.seed) {
                    ask.text = text;
                }
            }
        }
    }

    /// Says what the call is about, where no sentence does; where one does, a second thing besides.
    pub(super) fn about(&mut self, topic: &str) -> Option<()> {
        const WHY: &[&str] = &[
            "calling about",
            "ringing about",
            "phoning about",
            "calling for",
            "calling because",
            "calling to",
            "calling regarding",
            "ringing because",
            "ringing to",
            "reason i",
            "reason for",
            "regarding",
            "to talk about",
            "it's about",
            "it is about",
            "it's regarding",
        ];
        let told = self.lines.iter().position(|line| {
            let lower = line.text.small();
            !line.opening && WHY.iter().any(|word| lower.contains(word))
        });
        let bits = self.bits();
        let words = self.lines.iter().map(Line::words).sum::<usize>();
        let room = words + topic.split_whitespace().count() + 4 <= LONGEST - 8;
        match told {
            None if bits & good::PURPOSE == 0 || self.base.topic_sure && room => {
                self.open("topic", topic, good::PURPOSE)
            }
            // "It was $1,840": the thing itself instead of the word that stood for it.
            Some(at) if self.base.topic_sure && self.named_instead(at + 1, topic) => Some(()),
            Some(at)
                if room
                    && (self.base.sent.is_some()
                        || self.base.topic_certain
                        || self.base.topic_sure && sound::only_about(&self.lines[at].text)) =>
            {
                let line = match &self.base.sent {
                    Some(text) => Line {
                        added: false,
                        ..Line::ours(text.clone(), good::REASON)
                    },
                    None => self.word("topic-too", topic, good::REASON)?,
                };
                self.lines.insert(at + 1, line);
                Some(())
            }
            Some(_) if bits & good::PURPOSE == 0 && room => self.open("topic", topic, good::PURPOSE),
            _ => Some(()),
        }
    }

    /// Puts a thing in the place of the pronoun that a line begins with.
    pub(super) fn named_instead(&mut self, at: usize, topic: &str) -> bool {
        let Some(line) = self.lines.get_mut(at).filter(|line| line.own.is_some()) else {
            return false;
        };
        let rest = ["It ", "It's ", "It’s "].iter().find_map(|start| {
            line.text.strip_prefix(start).map(|rest| {
                if start.len() > 3 {
                    format!("is {rest}")
                } else {
                    rest.to_owned()
                }
            })
        });
        let many = topic.split_whitespace().any(|word| word == "and");
        match rest.filter(|_| !many) {
            Some(rest) => {
                line.text = polish::sentence(&format!("{topic} {rest}"), false);
                true
            }
            None => false,
        }
    }

    /// Tells the time that the caller wanted to book, as one that could be.
    pub(super) fn slot(&mut self) {
        let told = self.lines.iter().any(|line| !line.opening);
        if let Some(time) = self.base.slot.clone().filter(|_| told && self.approach != "let-go") {
            if let Some(text) = say(
                "slot",
                Slots {
                    topic: &time,
                    ..Slots::default()
                },
                self.base.idiom,
                self.engine,
                self.seed,
            ) {
                self.lines.push(Line::ours(polish::sentence(&text, false), 0));
            }
        }
    }

    /// Gives the number that was lost with what couldn't stay.
    pub(super) fn number(&mut self) {
        let Some(phone) = self
            .base
            .phone
            .clone()
            .filter(|_| self.kind == Kind::Voicemail || self.base.phone_given)
        else {
            return;
        };
        if self.lines.iter().any(|line| line.text.contains(&phone)) {
            return;
        }
        let slots = Slots {
            phone: &phone,
            ..Slots::default()
        };
        if let Some(text) = say("number", slots, self.base.idiom, self.engine, self.seed) {
            self.lines.push(Line::ours(text, 0));
        }
    }

    pub(super) fn offer(&mut self) -> Option<()> {
        let referral = self
            .context
            .prospect
            .as_ref()
            .and_then(|prospect| prospect.relationship)
            == Some(Relationship::ReferralSource);
        let known: Option<Offer> = self
            .context
            .offers
            .iter()
            .flatten()
            .find(|offer| offer.kind != OfferKind::ClientStory)
            .cloned();
        // "That" is what was said last.
        let leads = self
            .lines
            .iter()
            .rev()
            .find(|line| line.good & (good::STEP | good::QUESTION) == 0)
            .is_some_and(|line| line.added && line.good & good::PURPOSE != 0 && !line.opening)
            && self.approach != "let-go";
        match known {
            Some(offer) => {
                let bare = !determined(&offer.what);
                let name = match (offer.kind, bare) {
                    (OfferKind::Event, false) => "offer-event",
                    (OfferKind::Event, true) => "offer-event-bare",
                    (_, true) => "offer-bare",
                    (OfferKind::Introduction, false) => "offer-introduction",
                    _ => "offer",
                };
                self.add(name, &offered(&offer, bare), good::OFFER)
            }
            None if referral => self.add("offer-clients", "", good::OFFER),
            None if leads && self.base.document => self.add("offer-blank-document", "", good::OFFER),
            None if leads => self.add("offer-blank-topic", "", good::OFFER),
            None => self.add("offer-blank", "", good::OFFER),
        }
    }

    pub(super) fn story(&mut self) -> Option<()> {
        let known = self
            .context
            .offers
            .iter()
            .flatten()
            .find(|offer| offer.kind == OfferKind::ClientStory)
            .map(|offer| offer.what.trim_end_matches('.').to_owned());
        match known {
            Some(story) if tells(&story) => self.add("story", &story, good::SUCCESS),
            Some(story) => self.add("story-bare", &story, good::OFFER),
            // What the caller tells isn't heard as a client's success: nor is a blank better than it.
            None if self.base.lines.iter().any(|line| line.good & good::SUCCESS != 0) => None,
            None => self.add("story-blank", "", good::SUCCESS),
        }
    }

    pub(super) fn ask(&mut self) -> Option<()> {
        let referral = self
            .context
            .prospect
            .as_ref()
            .and_then(|prospect| prospect.relationship)
            == Some(Relationship::ReferralSource);
        let bits = self.bits();
        let leads = self.lines.last().is_some_and(|line| {
            (!line.opening || line.words() > 14) && (line.own.is_some() || line.good & good::OFFER == 0)
        });
        // A day that was named just now: does it suit?
        let slot = self.base.slot.as_deref().unwrap_or_default().small();
        let ours = |line: &Line| line.own.is_none() && !slot.is_empty() && line.text.small().contains(slot.as_str());
        let timed = self
            .lines
            .last()
            .filter(|line| !line.opening && (ours(line) || sound::names_a_time(&line.text)));
        let name = if referral {
            "ask-clients"
        } else if let Some(line) = timed {
            if line.text.contains(" or ") {
                "ask-slots"
            } else {
                "ask-slot"
            }
        } else if leads && self.lines.last().is_some_and(|line| sound::proposal(&line.text)) {
            "ask-proposal"
        } else if leads && self.base.document && self.topic.is_some() {
            "ask-document"
        } else if leads && self.lines.last().is_some_and(|line| line.own.is_none()) {
            "ask-that"
        } else if leads {
            "ask-pitch"
        } else if bits & (good::SUCCESS | good::OFFER) != 0 {
            "ask-fit"
        } else {
            "ask-work"
        };
        self.add(name, "", good::QUESTION)
    }

    pub(super) fn next_step(&mut self) -> Option<()> {
        let told = |phone: &String| self.lines.iter().any(|line| line.text.contains(phone.as_str()));
        let phone = self.base.phone.clone();
        let text = match phone.filter(|phone| self.kind == Kind::Voicemail && !told(phone)) {
            Some(phone) => {
                let slots = Slots {
                    phone: &phone,
                    ..Slots::default()
                };
                let worded = |seed: usize| say("step-number", slots, self.base.idiom, self.engine, seed);
                // Where room is scarce, in the fewest words.
                let scarce = self.lines.iter().map(Line::words).sum::<usize>() + 14 > WITH_NUMBER;
                let shortest = || {
                    (0..4)
                        .filter_map(worded)
                        .min_by_key(|text| text.split_whitespace().count())
                };
                if scarce { shortest() } else { worded(self.seed) }
            }
            None => say("step", Slots::default(), self.base.idiom, self.engine, self.seed),
        };
        self.lines.push(Line::ours(text?, good::STEP));
        Some(())
    }

    pub(super) fn word(&self, name: &str, fact: &str, bits: u16) -> Option<Line> {
        let slots = Slots {
            topic: fact,
            offer: fact,
            ..Slots::default()
        };
        // No two of our sentences begin alike.
        let start = |text: &str| text.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        let first = say(name, slots, self.base.idiom, self.engine, self.seed)?;
        if self.plain && bits == good::PURPOSE {
            let text = say(name, slots, self.base.idiom, self.engine, PLAINEST)?;
            return Some(Line::ours(text, bits));
        }
        let text = (0..4)
            .filter_map(|turn| say(name, slots, self.base.idiom, self.engine, self.seed.wrapping_add(turn)))
            .find(|text| {
                !self
                    .lines
                    .iter()
                    .any(|line| !line.opening && start(&line.text) == start(text))
            })
            .unwrap_or(first);
        // Where letting go wasn't heard as a reason something else has to speak for the call.
        let bits = if self.approach == "let-go" {
            bits & (self.heard | good::STEP | good::OFFER)
        } else {
            bits
        };
        Some(Line::ours(text, bits))
    }

    /// Says something right behind the introduction.
    pub(super) fn open(&mut self, name: &str, fact: &str, bits: u16) -> Option<()> {
        let line = self.word(name, fact, bits)?;
        let mut at = self
            .lines
            .iter()
            .rposition(|line| line.opening)
            .map_or(0, |last| last + 1);
        // What the firm does belongs to who calls.
        while self
            .lines
            .get(at)
            .is_some_and(|line| line.own.is_some() && sound::trade(&line.text))
        {
            at += 1;
        }
        self.lines.insert(at, line);
        Some(())
    }

    /// Says something behind the reasons, before the caller's own closing question and next step.
    pub(super) fn add(&mut self, name: &str, fact: &str, bits: u16) -> Option<()> {
        let line = self.word(name, fact, bits)?;
        let closing = |line: &Line| {
            (line.good & (good::STEP | good::QUESTION) != 0 || line.own.is_some() && line.text.ends_with('?'))
                && line.good & (good::IDENTITY | good::OFFER | good::SUCCESS) == 0
        };
        let mut at = self.lines.len();
        if self.approach == "let-go" && bits & good::QUESTION != 0 {
            at = self
                .lines
                .iter()
                .rposition(|line| line.opening)
                .map_or(0, |last| last + 1);
        } else if bits & good::QUESTION == 0 && bits & good::PROMISE == 0 {
            while at > 1 && closing(&self.lines[at - 1]) && !self.lines[at - 1].opening {
                at -= 1;
            }
        }
        if self.approach == "let-go" && bits & good::STEP != 0 {
            // What is sent is told right behind what it is.
            at = at.saturating_sub(1);
        }
        self.lines.insert(at, line);
        Some(())
    }
}

/// An offer as it is said; what it is about is added where its words don't say so.
fn offered(offer: &Offer, bare: bool) -> String {
    let what = offer.what.trim().trim_end_matches('.');
    match offer.about.as_deref().map(str::trim) {
        Some(about)
            if !about.is_empty()
                && !bare
                && !about
                    .split_whitespace()
                    .any(|word| word.len() > 3 && what.small().contains(&word.small())) =>
        {
            format!("{what} about {about}")
        }
        _ => what.to_owned(),
    }
}

/// Whether words begin as a thing does that one can have: "a guide", "our breakfast", "two tickets".
fn determined(what: &str) -> bool {
    let first = what.split_whitespace().next().unwrap_or_default().small();
    let words = [
        "a", "an", "the", "our", "my", "your", "some", "two", "three", "four", "five", "six", "one", "any", "this",
        "these", "his", "her", "their",
    ];
    words.contains(&first.as_str()) || first.starts_with(|c: char| c.is_ascii_digit() || c == '[')
}

/// Whether words tell what happened, and don't only name a thing.
fn tells(story: &str) -> bool {
    story.split_whitespace().skip(1).any(|word| {
        let word = word.small();
        word.len() > 4 && word.ends_with("ed")
            || [
                "cut", "got", "saved", "won", "is", "was", "are", "were", "has", "had", "went", "made", "came", "grew",
                "fell", "rose", "found", "now", "took", "gave", "sold", "kept", "lost", "ran", "paid", "let", "put",
                "built", "met", "brought", "halved", "doubled",
            ]
            .contains(&word.as_str())
    })
}
