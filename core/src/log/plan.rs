//! The list: whom to call, in which order and why, fitted to the time there is.

use super::advice::{Advice, from_history};
use super::cadence::{Action, Cadence, Class};
use super::history::History;
use super::record::Log;
use super::settings::Settings;
use super::state::State;
use super::wording::{NOTE, count, day};
use super::working::plus;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Somebody on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The day on which it falls due; a day that has passed where it should have been done before.
    pub due: Date,
    /// What to do.
    pub action: Action,
    /// The kind of advice that put them here.
    pub reason: Arc<str>,
    /// That kind in front of people.
    pub title: String,
    /// How long it takes.
    pub minutes: u32,
    /// Whether a message may be left if nobody answers.
    pub may_leave_message: bool,
    /// How things stand.
    pub state: State,
    /// All the advice that holds today, the first the one that put them here.
    pub advice: Vec<Advice>,
}

impl Item {
    /// What it is for, in a line in front of people: "Promise overdue, since 12 November · 10 min".
    pub fn words(&self, today: Date) -> String {
        let late = self.due < today && self.advice.first().is_some_and(|advice| advice.class <= Class::Due);
        let since = if late {
            format!(", since {}", day(self.due, today))
        } else {
            String::new()
        };
        format!("{}{since} \u{b7} {} min", self.title, self.minutes)
    }
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Version of this form.
    pub schema: u32,
    /// The day that counted as today.
    pub today: Date,
    /// The time there is.
    pub minutes: u32,
    /// The time that the list takes.
    pub planned: u32,
    /// The list, in order.
    pub items: Vec<Item>,
    /// What is due too, but doesn't fit: how many people by kind of advice, and the minutes they would take.
    pub left_over: BTreeMap<Arc<str>, LeftOver>,
    /// What falls due in the days that follow, by day.
    pub coming: Vec<Item>,
    /// How many people said no and are let go.
    pub let_go: u32,
    /// How far to trust it.
    pub note: String,
}

/// What doesn't fit into the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOver {
    /// How many people.
    pub people: u32,
    /// The minutes they would take.
    pub minutes: u32,
}

impl Plan {
    /// The list in groups of one class, in order.
    pub fn groups(&self) -> impl Iterator<Item = (Class, &[Item])> {
        let class = |item: &Item| item.advice.first().map_or(Class::Caution, |advice| advice.class);
        let groups = self.items.chunk_by(move |one, other| class(one) == class(other));
        groups.map(move |group| (group.first().map_or(Class::Caution, class), group))
    }

    /// What doesn't fit, in a sentence; nothing where all does.
    pub fn beyond(&self, cadence: &Cadence) -> Option<String> {
        let place = |kind: &str| cadence.kinds.iter().position(|known| *known.id == *kind);
        let mut left_over: Vec<_> = self.left_over.iter().collect();
        left_over.sort_by_key(|(kind, _)| place(kind));
        let kinds: Vec<String> = left_over
            .into_iter()
            .map(|(kind, left)| {
                let title = cadence.kind(kind).map_or(&**kind, |kind| &kind.title);
                format!("{} \u{201c}{title}\u{201d}", left.people)
            })
            .collect();
        let people: u64 = self.left_over.values().map(|left| u64::from(left.people)).sum();
        let minutes: u64 = self.left_over.values().map(|left| u64::from(left.minutes)).sum();
        (people > 0).then(|| {
            format!(
                "Due too, but beyond the time: {}, {minutes} minutes ({}).",
                count(people, "person", "people"),
                kinds.join(", ")
            )
        })
    }

    /// Who is let go, in a sentence; nothing where nobody is.
    pub fn left_be(&self) -> Option<String> {
        let (people, are) = (
            count(self.let_go.into(), "person", "people"),
            if self.let_go == 1 { "is" } else { "are" },
        );
        (self.let_go > 0).then(|| format!("{people} said no and {are} left be."))
    }
}

/// Makes a plan for today.
///
/// Promises come first, what can still be kept before what is overdue; then what they wait for; then what is due, hot leads
/// first. A share of the time after promises and answers is kept for referral sources and former clients.
pub fn plan(log: &Log, settings: &Settings, minutes: u32) -> Plan {
    let today = settings.today;
    let until = plus(today, i64::from(settings.cadence.thresholds.look_ahead.value));
    let (mut due, mut coming, mut let_go) = (Vec::new(), Vec::new(), 0);
    for (at, person) in log.people.iter().enumerate() {
        let history = History::new(person, today);
        let advice = from_history(&history, settings);
        let_go += u32::from(history.no.is_some());
        let first = advice
            .iter()
            .find(|advice| advice.class != Class::Caution && advice.due <= today);
        if let Some(first) = first {
            due.push(Due {
                at,
                class: first.class,
                due: first.due,
                hot: person.category.as_deref() == Some("hot-lead"),
                minutes: settings.cadence.minutes(&first.id),
                reason: first.id.clone(),
            });
            continue;
        }
        // Tries go on from day to day: only what hangs on its day is told beforehand.
        let next = advice
            .iter()
            .position(|advice| !matches!(advice.class, Class::Caution | Class::Try) && advice.due <= until);
        if let Some(next) = next {
            coming.push(item(&history, advice, next, settings));
        }
    }
    // The people are in the order of their names already, and stay so where nothing else tells them apart.
    due.sort_by_cached_key(|due| due.order(settings));
    coming.sort_by_key(|item: &Item| (item.due, item.advice.first().map(|advice| advice.class)));
    let chosen = choose(&due, settings, minutes);
    let mut plan = Plan {
        schema: 1,
        today,
        minutes,
        planned: 0,
        items: Vec::new(),
        left_over: BTreeMap::new(),
        coming,
        let_go,
        note: NOTE.to_owned(),
    };
    for (due, chosen) in due.iter().zip(chosen) {
        if chosen {
            let history = History::new(&log.people[due.at], today);
            let advice = from_history(&history, settings);
            let first = advice.iter().position(|advice| advice.id == due.reason).unwrap_or(0);
            plan.planned += due.minutes;
            plan.items.push(item(&history, advice, first, settings));
        } else {
            let left = plan.left_over.entry(due.reason.clone()).or_default();
            left.people += 1;
            left.minutes += due.minutes;
        }
    }
    plan
}

/// Somebody who is due: what the order hangs on.
struct Due {
    /// Where they stand among the people.
    at: usize,
    class: Class,
    due: Date,
    hot: bool,
    minutes: u32,
    reason: Arc<str>,
}

impl Due {
    fn order(&self, settings: &Settings) -> impl Ord + use<> {
        // A promise that can still be kept comes before those that can't, and of those the one least late: there is most to
        // save.
        let late = self.class == Class::Promise && self.due < settings.today;
        // What has waited long waits behind what is fresh: of the fresh the oldest comes first, of the stale the newest.
        let aside = settings.cadence.thresholds.set_aside_after.value;
        let stale = settings.working_days.after(self.due, aside) <= settings.today;
        let (rising, falling) = if late || stale {
            (Date::ZERO, Reverse(self.due))
        } else {
            (self.due, Reverse(Date::ZERO))
        };
        (self.class, late, !late && !self.hot, !late && stale, rising, falling)
    }
}

fn item(history: &History<'_>, mut advice: Vec<Advice>, first: usize, settings: &Settings) -> Item {
    let cadence = &settings.cadence;
    let main = advice.remove(first);
    // What else holds today, or is a caution, stands beside it.
    advice.retain(|advice| advice.due <= settings.today);
    advice.insert(0, main);
    let state = State::from_history(history, cadence);
    let main = &advice[0];
    Item {
        due: main.due,
        action: main.action,
        reason: main.id.clone(),
        title: cadence.kind(&main.id).map_or(String::new(), |kind| kind.title.clone()),
        minutes: cadence.minutes(&main.id),
        may_leave_message: main.action == Action::Call
            && state.messages_this_week < cadence.thresholds.voicemails_a_week.value,
        state,
        advice,
    }
}

/// Which of the items fit, each in its turn.
fn choose(items: &[Due], settings: &Settings, minutes: u32) -> Vec<bool> {
    let mut chosen = vec![false; items.len()];
    let mut left = minutes;
    let take = |chosen: &mut Vec<bool>, left: &mut u32, kept: u32, classes: &[Class]| {
        for (item, chosen) in items.iter().zip(chosen) {
            if !*chosen && classes.contains(&item.class) && item.minutes + kept <= *left {
                *chosen = true;
                *left -= item.minutes;
            }
        }
    };
    take(&mut chosen, &mut left, 0, &[Class::Promise]);
    take(&mut chosen, &mut left, 0, &[Class::Answer]);
    let warm: u32 = items
        .iter()
        .filter(|item| item.class == Class::Warm)
        .fold(0, |sum, item| sum.saturating_add(item.minutes));
    let share = settings.cadence.thresholds.warm_share.value.min(100);
    let kept = (u64::from(left) * u64::from(share) / 100).min(u64::from(warm)) as u32;
    take(&mut chosen, &mut left, kept, &[Class::Due, Class::Try]);
    take(&mut chosen, &mut left, 0, &[Class::Warm]);
    take(&mut chosen, &mut left, 0, &[Class::Due, Class::Try]);
    take(&mut chosen, &mut left, 0, &[Class::Aside]);
    chosen
}
