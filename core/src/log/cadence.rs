//! The thresholds of advice and what is said of each kind, as `core/rules/cadence.toml` has them. The build reads the file
//! with this very form.

use crate::rules::file::Source;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A threshold, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// How much.
    pub value: u32,
    /// Of what.
    pub unit: String,
    /// Why so much.
    pub why: String,
    /// What it rests on; nothing where it is callwell's own judgement, which the reason then says.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Call them.
    Call,
    /// Answer what came from them.
    Answer,
    /// Send them something.
    Send,
    /// Meet them.
    Meet,
    /// Write something down or look it up.
    Record,
    /// Wait.
    Wait,
    /// Don't call them.
    LetGo,
}

/// In which order a plan takes advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// What was promised.
    Promise,
    /// What they wait for.
    Answer,
    /// What is due.
    Due,
    /// Tries that haven't succeeded yet.
    Try,
    /// Those who send others or bought before.
    Warm,
    /// What was set aside.
    Aside,
    /// What not to do.
    Caution,
}

impl Class {
    /// What it is called in front of people.
    pub fn heading(self) -> &'static str {
        match self {
            Class::Promise => "Promised",
            Class::Answer => "They wait for you",
            Class::Due => "Due",
            Class::Try => "Not reached",
            Class::Warm => "Keep warm",
            Class::Aside => "Set aside",
            Class::Caution => "Leave be",
        }
    }
}

/// A kind of advice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its name.
    pub id: Arc<str>,
    /// What it is called in front of people.
    pub title: String,
    /// What to do.
    pub action: Action,
    /// The threshold that says how long it takes.
    pub minutes: String,
    /// When a plan takes it.
    pub class: Class,
    /// Why.
    pub why: String,
    /// The thresholds it depends on.
    pub thresholds: Vec<String>,
    /// What it rests on, besides the sources of its thresholds.
    #[serde(default)]
    pub sources: Vec<Source>,
}

macro_rules! thresholds {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// The thresholds.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Thresholds { $($(#[$doc])* pub $name: Threshold,)+ }

        impl Thresholds {
            /// All of them by name, in the order of the documentation.
            pub fn all(&self) -> Vec<(&'static str, &Threshold)> {
                vec![$((stringify!($name), &self.$name)),+]
            }

            /// One of them.
            pub fn get(&self, name: &str) -> Option<&Threshold> {
                match name { $(stringify!($name) => Some(&self.$name),)+ _ => None }
            }

            /// One of them, to be changed.
            pub fn get_mut(&mut self, name: &str) -> Option<&mut Threshold> {
                match name { $(stringify!($name) => Some(&mut self.$name),)+ _ => None }
            }
        }
    };
}

thresholds! {
    /// Working days from one try to the next.
    try_every,
    /// The same for those who know the caller.
    try_every_warm,
    /// Messages left in seven days.
    voicemails_a_week,
    /// Days of tries in vain after which the assistant is asked.
    ask_assistant_after,
    /// Working days without a try after which somebody was set aside.
    set_aside_after,
    /// Working days within which whoever got in touch hears back.
    answer_within,
    /// Working days between what was sent and a call.
    after_sending,
    /// Working days within which a talk without a next step is picked up.
    undefined_talk_within,
    /// Talks in a row without a next step.
    endless_talks,
    /// Days that "not now" lasts where no day was named.
    not_now_for,
    /// Days after which referral sources and former clients are called.
    keep_warm_after,
    /// Days of silence after a talk.
    quiet_after,
    /// Days that a plan looks ahead.
    look_ahead,
    /// Per cent of the time that is kept for referral sources and former clients.
    warm_share,
    /// Minutes of a call that is expected or welcome.
    minutes_for_talk,
    /// Minutes of a try.
    minutes_for_try,
    /// Minutes of writing something down.
    minutes_for_record,
    /// How much of an opening must be that of an earlier message.
    same_opening,
    /// How much of an offer must be that of an earlier one.
    same_value,
    /// How many messages in a row press harder than the one before.
    rising_messages,
}

/// When to try again, when to wait and when to let go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cadence {
    /// The thresholds.
    pub thresholds: Thresholds,
    /// The kinds of advice, in the order in which a plan takes them.
    #[serde(rename = "advice")]
    pub kinds: Vec<Kind>,
    /// What each kind rests on, its own sources and those of its thresholds, each once.
    #[serde(skip)]
    pub(crate) cited: Vec<Arc<[Source]>>,
}

impl Cadence {
    /// What is wrong with the table, and the word to look for.
    // For the build.
    #[allow(dead_code)]
    pub fn fault(&self) -> Option<(String, String)> {
        let bad_grade = |sources: &[Source]| {
            let source = sources
                .iter()
                .find(|source| !matches!(&*source.grade, "A" | "B" | "craft"))?;
            Some((
                source.grade.clone(),
                format!("grade `{}`: expected A, B or craft", source.grade),
            ))
        };
        for (name, threshold) in self.thresholds.all() {
            if threshold.sources.is_empty() && !threshold.why.contains("allwell's own judgement") {
                let message =
                    format!("`{name}` has no source: expected one, or a reason that owns to callwell's own judgement");
                return Some((name.to_owned(), message));
            }
            if let Some(fault) = bad_grade(&threshold.sources) {
                return Some(fault);
            }
        }
        for (at, kind) in self.kinds.iter().enumerate() {
            if self.kinds[..at].iter().any(|before| before.id == kind.id) {
                return Some((kind.id.to_string(), format!("advice `{}` stands here twice", kind.id)));
            }
            let names = kind.thresholds.iter().chain([&kind.minutes]);
            if let Some(name) = names.into_iter().find(|name| self.thresholds.get(name).is_none()) {
                return Some((name.clone(), format!("advice `{}`: no threshold `{name}`", kind.id)));
            }
            if let Some(fault) = bad_grade(&kind.sources) {
                return Some(fault);
            }
        }
        None
    }
}
