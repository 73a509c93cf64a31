//! The plan: which approaches suit a draft, and what each has to add to the caller's own sentences.

mod approach;
mod moves;

pub use approach::approaches;

use super::base::Base;
use super::line::Line;
use crate::context::{Context, Deal};
use crate::draft::Kind;
use crate::engine::Engine;
use crate::facts::Facts;
use crate::facts::pieces::good;

/// Bits of which any is a reason for the call.
const WHY: u16 = good::PURPOSE | good::OFFER | good::SUCCESS | good::RECALL | good::QUESTION | good::REASON;
/// Words of a rewrite.
const LONGEST: usize = 70;
/// Words by which that may be exceeded where a figure would be lost.
const SPARE: usize = 8;
/// Words of a voicemail that gives a number.
const WITH_NUMBER: usize = 60;

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
    plan.give_too();
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
            added: false,
            ..Line::ours(farewell.to_owned(), 0)
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
            // What tells the prospect least.
            let Some(at) = self
                .lines
                .iter()
                .enumerate()
                .filter(|(_, line)| idle(line))
                .min_by_key(|(at, line)| {
                    let figure = line.text.bytes().any(|byte| byte.is_ascii_digit());
                    (figure, line.words() < over && line.words() < 4, line.worth, *at)
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

    /// Whether the caller's own last words ask something.
    fn asks_already(&self) -> bool {
        self.lines
            .last()
            .is_some_and(|line| !line.opening && line.own.is_some() && line.text.ends_with('?'))
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
}
