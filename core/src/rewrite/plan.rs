//! The plan: which approaches suit a draft, and what each has to add to the caller's own sentences.

use super::base::Base;
use super::line::Line;
use super::phrasing::{PLAINEST, Slots, say};
use super::sound;
use crate::context::{Context, Deal, Offer, OfferKind, Relationship, Style};
use crate::draft::Kind;
use crate::engine::Engine;
use crate::facts::pieces::good;
use crate::facts::{Facts, Judged, polish};
use crate::report::Report;
use crate::rules::file::Severity;

/// Bits of which any is a reason for the call.
const WHY: u16 = good::PURPOSE | good::OFFER | good::SUCCESS | good::RECALL | good::QUESTION | good::REASON;
/// Words of a rewrite.
const LONGEST: usize = 75;
/// Words by which that may be exceeded where a figure would be lost.
const SPARE: usize = 8;
/// Words of a voicemail that gives a number.
const WITH_NUMBER: usize = 60;

/// The approaches in the order in which they are tried.
pub fn approaches(base: &Base, judged: &Judged<'_>, context: &Context) -> Vec<&'static str> {
    let report = judged.report;
    let declined = report.advice.iter().any(|advice| &*advice.id == "declined");
    if declined {
        return vec!["let-go"];
    }
    let found = |rule: &str| report.findings.iter().any(|finding| &*finding.rule == rule);
    let prospect = context.prospect.as_ref();
    let direct = prospect.and_then(|prospect| prospect.style) == Some(Style::Direct);
    let deal = matches!(context.deal, Some(Deal::InProgress | Deal::ProposalSubmitted));
    let referral = prospect.and_then(|prospect| prospect.relationship) == Some(Relationship::ReferralSource);
    let offers = |story: bool| {
        context
            .offers
            .iter()
            .flatten()
            .any(|offer| (offer.kind == OfferKind::ClientStory) == story)
    };
    let bits = base.lines.iter().fold(0, |bits, line| bits | line.good);
    let mut order: Vec<&'static str> = Vec::new();
    if refused(report) {
        order.push("let-go");
    }
    if deal || direct && base.topic.is_some() {
        order.push("state-objective");
    }
    if referral || offers(false) {
        order.push("offer-something");
    }
    if offers(true) {
        order.push("client-success");
    }
    if report.kind == Kind::Voicemail {
        if bits & good::OFFER == 0 && (base.topic.is_some() || bits & good::PURPOSE != 0) {
            order.push("leave-word");
        }
        order.extend(["offer-something", "leave-word", "client-success"]);
    } else {
        // What the caller's own sentences do already leads.
        if bits & good::OFFER != 0 {
            order.push("offer-something");
        } else if bits & good::QUESTION != 0 || base.topic.is_some() || bits & good::PURPOSE != 0 {
            order.push("ask-about-them");
        } else if bits & good::SUCCESS != 0 {
            order.push("client-success");
        }
        order.extend(["offer-something", "ask-about-them"]);
        if found("self-praise") {
            order.push("client-success");
        }
        order.push("helpful-purpose");
    }
    let mut seen: Vec<&'static str> = Vec::new();
    order.retain(|id| {
        let new = !seen.contains(id);
        seen.push(id);
        new
    });
    order
}

/// Whether the draft itself says that the prospect said no, in words that leave no doubt.
fn refused(report: &Report) -> bool {
    const NO: &[&str] = &[
        "no",
        "not",
        "nope",
        "want",
        "wanted",
        "wish",
        "need",
        "interested",
        "decided",
        "declined",
        "turned",
        "passed",
        "pass",
        "went",
        "gone",
        "chose",
        "chosen",
        "picked",
        "stop",
        "remove",
        "removed",
        "off",
        "rejected",
        "refused",
        "refusal",
        "unsubscribed",
        "opted",
        "stopped",
        "closed",
        "cancelled",
        "canceled",
    ];
    report
        .findings
        .iter()
        .filter(|finding| &*finding.rule == "calling-after-no" && finding.severity > Severity::Hint)
        .any(|finding| {
            finding
                .text
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| NO.contains(&word.to_lowercase().as_str()))
        })
}

/// A rewrite in the making.
struct Plan<'p> {
    base: &'p Base,
    context: &'p Context,
    engine: &'p Engine,
    approach: &'p str,
    kind: Kind,
    seed: usize,
    plain: bool,
    lines: Vec<Line>,
    topic: Option<String>,
    /// The signals, as bits, that the linter heard in an earlier attempt.
    heard: u16,
}

/// What is known from earlier attempts at the same draft.
pub struct Attempt {
    /// Chooses among phrasings.
    pub seed: usize,
    /// Says things in the plainest way: another way was tried before.
    pub plain: bool,
    /// The signals, as bits, that the linter does hear.
    pub heard: u16,
}

/// The lines of a rewrite; none where the approach has nothing to go by.
pub fn lines(
    approach: &str,
    base: &Base,
    facts: &Facts<'_>,
    context: &Context,
    engine: &Engine,
    attempt: &Attempt,
) -> Option<Vec<Line>> {
    let kind = if facts.kind == Kind::Voicemail {
        Kind::Voicemail
    } else {
        Kind::Opener
    };
    let mut lines: Vec<Line> = base.lines.clone();
    for line in &mut lines {
        line.good &= attempt.heard | good::IDENTITY;
    }
    let mut plan = Plan {
        base,
        context,
        engine,
        approach,
        kind,
        seed: attempt.seed,
        plain: attempt.plain,
        lines,
        topic: base.topic.clone(),
        heard: attempt.heard,
    };
    if approach == "let-go" {
        // Nothing is asked and nothing announced; what is told stays.
        plan.lines.retain(|line| {
            line.opening
                || line.good & (good::PURPOSE | good::SUCCESS | good::OFFER) != 0
                    && line.good & (good::QUESTION | good::STEP) == 0
                    && !line.text.contains(" but ")
        });
    }
    plan.shorten();
    let known = engine.rewriting.approaches.iter().find(|known| known.id == approach)?;
    let moves = if kind == Kind::Voicemail {
        &known.voicemail
    } else {
        &known.opener
    };
    for name in moves {
        if name == "ask" {
            plan.slot();
        }
        plan.step(name)?;
    }
    plan.fill_up()?;
    plan.ask_last();
    plan.number();
    let facts_known = plan.base.topic.is_some()
        || plan
            .lines
            .iter()
            .any(|line| line.own.is_some() && line.good & WHY & !good::REASON != 0);
    let blanks: usize = plan
        .lines
        .iter()
        .filter(|line| line.added && !line.opening)
        .map(|line| {
            // What the draft itself leaves open isn't counted.
            let own = [&base.phone, &base.topic]
                .into_iter()
                .flatten()
                .filter(|fact| line.text.contains(fact.as_str()))
                .map(|fact| fact.matches('[').count())
                .sum::<usize>();
            line.text.matches('[').count().saturating_sub(own)
        })
        .sum();
    // A caller who doesn't say who it is leaves that to fill in besides.
    let unnamed: usize = plan
        .lines
        .iter()
        .filter(|line| line.added && line.opening)
        .map(|line| line.text.matches("[your").count())
        .sum();
    if blanks > 2 || facts_known && blanks + unnamed > 3 {
        return None;
    }
    if let Some(farewell) = base.farewell {
        plan.lines.push(Line {
            text: farewell.to_owned(),
            own: None,
            good: 0,
            added: false,
            opening: false,
            words_of: None,
        });
    }
    Some(plan.lines)
}

impl Plan<'_> {
    fn bits(&self) -> u16 {
        self.lines.iter().fold(0, |bits, line| bits | line.good)
    }

    /// The score to be expected.
    fn expected(&self) -> i32 {
        let bits = self.bits();
        let points = |name: &str| {
            self.engine
                .rule(name)
                .map_or(0, |rule| self.engine.rules[usize::from(rule)].points)
        };
        self.engine.scoring.start
            + [
                (good::OFFER, "offers-value"),
                (good::PURPOSE, "specific-purpose"),
                (good::QUESTION, "meaningful-question"),
                (good::SUCCESS, "client-success"),
                (good::RECALL, "recalls-interest"),
                (good::STEP, "defined-next-step"),
                (good::IDENTITY, "identifies-caller"),
            ]
            .into_iter()
            .filter(|(bit, _)| bits & bit != 0)
            .map(|(_, name)| points(name))
            .sum::<i32>()
    }

    fn welcome(&self) -> bool {
        self.expected() >= self.engine.scoring.welcome
    }

    /// Leaves out the caller's own words that do least, where there are too many.
    fn shorten(&mut self) {
        let limit = if self.kind == Kind::Voicemail && self.base.phone.is_some() {
            WITH_NUMBER
        } else {
            LONGEST
        };
        // What is still to be said: a next step with the number, a question.
        let steps = self.lines.iter().any(|line| line.good & good::STEP != 0);
        let limit = limit - if steps { 5 } else { 12 };
        loop {
            let words = self.lines.iter().map(Line::words).sum::<usize>();
            if words <= limit {
                return;
            }
            let idle = |line: &Line| !line.opening && line.good & !good::REASON & !good::PROMISE == 0;
            let over = words - limit;
            // The shortest that makes room by itself; else what tells least.
            let Some(at) = self
                .lines
                .iter()
                .enumerate()
                .filter(|(_, line)| idle(line))
                .min_by_key(|(at, line)| {
                    let figure = line.text.bytes().any(|byte| byte.is_ascii_digit());
                    (figure, line.words() < over, line.words(), *at)
                })
                .map(|(at, _)| at)
            else {
                return;
            };
            // A figure is worth some words more than are wished for.
            let figure = self.lines[at].text.bytes().any(|byte| byte.is_ascii_digit());
            if figure && over <= SPARE {
                return;
            }
            self.lines.remove(at);
        }
    }

    /// Takes one move, if it is needed. None where the approach can't go on.
    fn step(&mut self, name: &str) -> Option<()> {
        let bits = self.bits();
        let topic = self.topic.clone().unwrap_or_default();
        match name {
            "topic" if !topic.is_empty() => self.about(&topic),
            "topic" => Some(()),
            "offer" if bits & good::OFFER == 0 => self.offer(),
            "ask" if self.asks_already() => Some(()),
            "ask" if bits & good::QUESTION == 0 && (self.approach == "ask-about-them" || !self.welcome()) => self.ask(),
            "story" if bits & good::SUCCESS == 0 => self.story(),
            "step" if bits & good::STEP == 0 && (self.kind == Kind::Voicemail || !self.welcome()) => self.next_step(),
            "objective" => {
                let standing = match self.context.deal {
                    Some(Deal::ProposalSubmitted) => "the proposal",
                    Some(Deal::InProgress) => "what we have under way",
                    _ => "",
                };
                let topic = if topic.is_empty() { standing.to_owned() } else { topic };
                if topic.is_empty() {
                    None
                } else {
                    self.open("objective", &topic, good::PURPOSE)
                }
            }
            "ask-open" if bits & good::QUESTION == 0 => self.add("ask-open", "", good::QUESTION),
            "let-go-topic"
                if (topic.is_empty() || !self.base.topic_sure)
                    && bits & (good::PURPOSE | good::SUCCESS | good::OFFER) == 0 =>
            {
                self.open("let-go-answer", "", good::PURPOSE | good::PROMISE)
            }
            "let-go-topic" if bits & (good::PURPOSE | good::SUCCESS) == 0 && !topic.is_empty() => {
                self.open("let-go-topic", &topic, good::PURPOSE | good::PROMISE)
            }
            "let-go" => self.add("let-go", "", good::PROMISE),
            _ => Some(()),
        }
    }

    /// A question of ours behind an offer of ours asks after that.
    fn ask_last(&mut self) {
        if let [.., offer, ask] = &mut self.lines[..] {
            let ours = offer.own.is_none() && ask.own.is_none() && offer.added;
            if ours && offer.good & good::OFFER != 0 && ask.good & good::QUESTION != 0 {
                if let Some(text) = say("ask-fit", Slots::default(), self.base.idiom, self.engine, self.seed) {
                    ask.text = text;
                }
            }
        }
    }

    /// Whether the caller's own last words ask something.
    fn asks_already(&self) -> bool {
        self.lines
            .last()
            .is_some_and(|line| !line.opening && line.own.is_some() && line.text.ends_with('?'))
    }

    /// Says what the call is about, where no sentence does; where one does, a second thing besides.
    fn about(&mut self, topic: &str) -> Option<()> {
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
            let lower = line.text.to_lowercase();
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
                        text: text.clone(),
                        own: None,
                        good: good::REASON,
                        added: false,
                        opening: false,
                        words_of: None,
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
    fn named_instead(&mut self, at: usize, topic: &str) -> bool {
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
    fn slot(&mut self) {
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
                self.lines.push(Line {
                    text: polish::sentence(&text, false),
                    own: None,
                    good: 0,
                    added: true,
                    opening: false,
                    words_of: None,
                });
            }
        }
    }

    /// Gives the number that was lost with what couldn't stay.
    fn number(&mut self) {
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
            self.lines.push(Line {
                text,
                own: None,
                good: 0,
                added: true,
                opening: false,
                words_of: None,
            });
        }
    }

    /// Adds what is still lacking for a welcome.
    fn fill_up(&mut self) -> Option<()> {
        for _ in 0..3 {
            if self.welcome() {
                return Some(());
            }
            let bits = self.bits();
            if self.approach == "let-go" {
                // Nothing is asked of somebody who said no.
                match (bits & good::OFFER == 0, bits & good::STEP == 0) {
                    (true, _) => self.offer()?,
                    (false, true) => self.add("let-go-send", "", good::STEP)?,
                    (false, false) => return Some(()),
                }
            } else if self.kind == Kind::Voicemail && bits & good::STEP == 0 {
                self.next_step()?;
            } else if bits & WHY == 0 && self.topic.is_some() {
                let topic = self.topic.clone()?;
                self.open("topic", &topic, good::PURPOSE)?;
            } else if !self.asks_already()
                && bits & good::QUESTION == 0
                && (self.kind == Kind::Opener || bits & good::OFFER != 0)
            {
                self.ask()?;
            } else if bits & good::OFFER == 0 {
                self.offer()?;
            } else if bits & good::STEP == 0 {
                self.next_step()?;
            } else {
                return None;
            }
        }
        Some(())
    }

    fn offer(&mut self) -> Option<()> {
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

    fn story(&mut self) -> Option<()> {
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

    fn ask(&mut self) -> Option<()> {
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
        let timed = self
            .lines
            .last()
            .filter(|line| !line.opening && sound::names_a_time(&line.text));
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

    fn next_step(&mut self) -> Option<()> {
        let told = |phone: &String| self.lines.iter().any(|line| line.text.contains(phone.as_str()));
        match self
            .base
            .phone
            .clone()
            .filter(|phone| self.kind == Kind::Voicemail && !told(phone))
        {
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
                let text = if scarce { shortest() } else { worded(self.seed) }?;
                self.lines.push(Line {
                    text,
                    own: None,
                    good: good::STEP,
                    added: true,
                    opening: false,
                    words_of: None,
                });
                Some(())
            }
            None => {
                let text = say("step", Slots::default(), self.base.idiom, self.engine, self.seed)?;
                self.lines.push(Line {
                    text,
                    own: None,
                    good: good::STEP,
                    added: true,
                    opening: false,
                    words_of: None,
                });
                Some(())
            }
        }
    }

    fn word(&self, name: &str, fact: &str, bits: u16) -> Option<Line> {
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
            return Some(Line {
                text,
                own: None,
                good: bits,
                added: true,
                opening: false,
                words_of: None,
            });
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
        Some(Line {
            text,
            own: None,
            good: bits,
            added: true,
            opening: false,
            words_of: None,
        })
    }

    /// Says something right behind the introduction.
    fn open(&mut self, name: &str, fact: &str, bits: u16) -> Option<()> {
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
    fn add(&mut self, name: &str, fact: &str, bits: u16) -> Option<()> {
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
                    .any(|word| word.len() > 3 && what.to_lowercase().contains(&word.to_lowercase())) =>
        {
            format!("{what} about {about}")
        }
        _ => what.to_owned(),
    }
}

/// Whether words begin as a thing does that one can have: "a guide", "our breakfast", "two tickets".
fn determined(what: &str) -> bool {
    let first = what.split_whitespace().next().unwrap_or_default().to_lowercase();
    let words = [
        "a", "an", "the", "our", "my", "your", "some", "two", "three", "four", "five", "six", "one", "any", "this",
        "these", "his", "her", "their",
    ];
    words.contains(&first.as_str()) || first.starts_with(|c: char| c.is_ascii_digit() || c == '[')
}

/// Whether words tell what happened, and don't only name a thing.
fn tells(story: &str) -> bool {
    story.split_whitespace().skip(1).any(|word| {
        let word = word.to_lowercase();
        word.len() > 4 && word.ends_with("ed")
            || [
                "cut", "got", "saved", "won", "is", "was", "are", "were", "has", "had", "went", "made", "came", "grew",
                "fell", "rose", "found", "now", "took", "gave", "sold", "kept", "lost", "ran", "paid", "let", "put",
                "built", "met", "brought", "halved", "doubled",
            ]
            .contains(&word.as_str())
    })
}
