//! What holds for every contact log.

#![cfg(feature = "log")]

use callwell::log::{self, Advice, Entry, Log, Options, Plan, Review, Settings};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

const CHANNELS: [&str; 7] = ["call", "voicemail", "email", "mail", "message", "meeting", "event"];
const OUTCOMES: [&str; 12] = [
    "reached",
    "no-answer",
    "left-message",
    "sent",
    "declined",
    "not-now",
    "callback-requested",
    "material-requested",
    "meeting-booked",
    "no-show",
    "wrong-number",
    "",
];
const CATEGORIES: [&str; 6] = ["", "hot-lead", "prospect", "referral-source", "former-client", "client"];
const PEOPLE: [&str; 4] = ["Ann Hay", "Bo Li", "Cy Dunn", "Dot Eames"];

/// A row: days are counted from today.
#[derive(Clone, Debug)]
struct Row {
    person: usize,
    day: i32,
    channel: usize,
    inbound: bool,
    outcome: usize,
    follow_up: Option<i32>,
    with: bool,
    category: usize,
}

fn today() -> Date {
    "2026-11-18".parse().unwrap()
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (
        0..PEOPLE.len(),
        prop_oneof![3 => -12..=0_i32, 2 => -250..=20_i32],
        prop_oneof![3 => Just(0), 2 => 0..CHANNELS.len()],
        prop::bool::weighted(0.2),
        0..OUTCOMES.len(),
        prop::option::weighted(0.3, -5..40_i32),
        prop::bool::weighted(0.1),
        0..CATEGORIES.len(),
    );
    let row = row.prop_map(
        |(person, day, channel, inbound, outcome, follow_up, with, category)| Row {
            person,
            day,
            channel,
            inbound,
            outcome,
            follow_up: follow_up.map(|days| day + days),
            with,
            category,
        },
    );
    prop::collection::vec(row, 0..24)
}

fn csv(rows: &[Row], today: Date) -> String {
    let day = |offset: i32| today.saturating_add(offset.days()).to_string();
    let mut out = String::from("prospect,date,channel,direction,outcome,follow_up_on,with,category\n");
    for row in rows {
        out += &format!(
            "{},{},{},{},{},{},{},{}\n",
            PEOPLE[row.person],
            day(row.day),
            CHANNELS[row.channel],
            if row.inbound { "inbound" } else { "outbound" },
            OUTCOMES[row.outcome],
            row.follow_up.map(day).unwrap_or_default(),
            if row.with { "assistant" } else { "" },
            CATEGORIES[row.category],
        );
    }
    out
}

fn read(rows: &[Row], today: Date) -> Log {
    log::read(csv(rows, today).as_bytes(), &Options::default()).unwrap()
}

/// An entry without its place in the file.
fn placeless(entry: &Entry) -> Entry {
    Entry {
        line: 0,
        column: 0,
        ..entry.clone()
    }
}

fn placeless_advice(advice: &[Advice]) -> Vec<Advice> {
    advice
        .iter()
        .map(|advice| Advice {
            entries: advice.entries.iter().map(placeless).collect(),
            ..advice.clone()
        })
        .collect()
}

fn placeless_plan(mut plan: Plan) -> Plan {
    for item in plan.items.iter_mut().chain(&mut plan.coming) {
        item.advice = placeless_advice(&item.advice);
        item.state.line = 0;
        item.state.promise.iter_mut().for_each(|promise| promise.line = 0);
    }
    plan
}

/// A plan with every day so much later, and without the words that name days.
fn shifted(mut plan: Plan, weeks: i64) -> Plan {
    let later = |date: &mut Date| *date = date.saturating_add((7 * weeks).days());
    later(&mut plan.today);
    for item in plan.items.iter_mut().chain(&mut plan.coming) {
        later(&mut item.due);
        let state = &mut item.state;
        for date in [
            &mut state.first_touch,
            &mut state.last_touch,
            &mut state.last_talk,
            &mut state.last_heard,
            &mut state.declined_on,
            &mut state.not_now_on,
        ] {
            date.iter_mut().for_each(later);
        }
        state.promise.iter_mut().for_each(|promise| later(&mut promise.on));
        for advice in &mut item.advice {
            later(&mut advice.due);
            advice.message.clear();
            for entry in &mut advice.entries {
                later(&mut entry.date);
                entry.follow_up_on.iter_mut().for_each(later);
            }
        }
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_advice_without_an_entry_that_bears_it_out(rows in rows()) {
        let log = read(&rows, today());
        for person in &log.people {
            for advice in log::advise(person, &Settings::new(today())) {
                prop_assert!(!advice.entries.is_empty() && advice.entries.len() <= 5);
                for entry in &advice.entries {
                    prop_assert!(person.entries.contains(entry), "{entry:?}");
                }
                prop_assert!(!advice.message.is_empty());
                let dates: Vec<Date> = advice.entries.iter().map(|entry| entry.date).collect();
                prop_assert!(dates.is_sorted());
                // What is to come is only ever planned.
                prop_assert!(dates.iter().all(|date| *date <= today()) || &*advice.id == "planned");
            }
        }
    }

    #[test]
    fn whole_weeks_shift_the_plan_and_nothing_else(rows in rows(), weeks in -40..40_i64, minutes in 0..120_u32) {
        let later = today().saturating_add((7 * weeks).days());
        let plan = log::plan(&read(&rows, today()), &Settings::new(today()), minutes);
        let moved = log::plan(&read(&rows, later), &Settings::new(later), minutes);
        prop_assert_eq!(shifted(plan, weeks), shifted(moved, 0));
    }

    #[test]
    fn the_order_of_lines_does_not_matter(rows in rows(), seed in any::<u64>(), minutes in 0..120_u32) {
        let mut other = rows.clone();
        let mut state = seed | 1;
        for at in (1..other.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            other.swap(at, (state >> 33) as usize % (at + 1));
        }
        let settings = Settings::new(today());
        let (one, other) = (read(&rows, today()), read(&other, today()));
        let plan = |log: &Log| placeless_plan(log::plan(log, &settings, minutes));
        prop_assert_eq!(plan(&one), plan(&other));
        let told = |log: &Log| {
            let review = log::review(log, &settings);
            let mut findings: Vec<String> = review.findings.iter().map(|found| format!("{} {}", found.prospect, found.rule)).collect();
            findings.sort();
            let people: Vec<_> = review.people.iter().map(|person| {
                let mut state = person.state.clone();
                state.line = 0;
                state.promise.iter_mut().for_each(|promise| promise.line = 0);
                (state, placeless_advice(&person.advice))
            }).collect();
            (findings, people)
        };
        prop_assert_eq!(told(&one), told(&other));
    }

    #[test]
    fn everybody_due_is_on_the_list_or_counted(rows in rows(), minutes in 0..200_u32) {
        let log = read(&rows, today());
        let settings = Settings::new(today());
        let plan = log::plan(&log, &settings, minutes);
        prop_assert!(plan.planned <= minutes);
        let all = log::plan(&log, &settings, u32::MAX);
        prop_assert!(all.left_over.is_empty());
        let left: u32 = plan.left_over.values().map(|left| left.people).sum();
        prop_assert_eq!(plan.items.len() + left as usize, all.items.len());
        let left: u32 = plan.left_over.values().map(|left| left.minutes).sum();
        prop_assert_eq!(plan.planned + left, all.planned);
        // Nobody who said no is called, whatever else the log says.
        for item in all.items.iter().chain(&all.coming) {
            prop_assert!(item.state.declined_on.is_none());
        }
        // The list takes them in the same order, however much time there is.
        let place = |line: u32| all.items.iter().position(|item| item.state.line == line);
        prop_assert!(plan.items.iter().map(|item| place(item.state.line)).is_sorted());
    }

    #[test]
    fn reviews_and_plans_are_plain_data(rows in rows()) {
        let log = read(&rows, today());
        let settings = Settings::new(today());
        let review = log::review(&log, &settings);
        let again: Review = serde_json::from_str(&serde_json::to_string(&review).unwrap()).unwrap();
        prop_assert_eq!(review, again);
        let plan = log::plan(&log, &settings, 60);
        let again: Plan = serde_json::from_str(&serde_json::to_string(&plan).unwrap()).unwrap();
        prop_assert_eq!(plan, again);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "[\"a,;\t\r\n0-9/é-]{0,120}") {
        let options = Options { keep_going: true, ..Options::default() };
        let _ = log::read(bytes.as_slice(), &options);
        let csv = format!("prospect,date,outcome,follow_up_on\n{text}");
        if let Ok(log) = log::read(csv.as_bytes(), &options) {
            let _ = log::review(&log, &Settings::new(today()));
            let _ = log::plan(&log, &Settings::new(today()), 60);
        }
    }
}
