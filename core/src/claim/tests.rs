//! Spoken times as a table: on a Saturday, 21 November 2026, unless another day is named.

use super::when::Reader;
use crate::engine::Engine;
use crate::view::View;
use jiff::civil::Date;

/// The days that the first time in a text means, as `from..to`, several readings parted by a space.
fn days(text: &str, today: &str) -> String {
    let engine = Engine::built_in();
    let view = View::new(text, &engine.vocabulary, &engine.marks);
    let today: Date = today.parse().unwrap();
    let reader = Reader {
        text,
        view: &view,
        words: &engine.time_words,
        today: Some(today),
        both_ways: false,
    };
    let Some(when) = (0..view.tokens.len()).find_map(|at| reader.read(at, view.tokens.len())) else {
        return "none".into();
    };
    if let Some((least, most)) = when.after {
        return format!("after {least}..{most}");
    }
    let list: Vec<String> = when
        .days
        .iter()
        .map(|days| {
            if days.from == days.to {
                days.from.to_string()
            } else {
                format!("{}..{}", days.from, days.to)
            }
        })
        .collect();
    if when.ahead {
        format!("ahead {}", list.join(" "))
    } else {
        list.join(" ")
    }
}

#[test]
fn times() {
    let mut wrong = Vec::new();
    for (text, want) in [
        ("three months ago", "2026-07-21..2026-09-21"),
        ("about 3 months back", "2026-07-21..2026-09-21"),
        ("a couple of weeks back", "2026-10-24..2026-11-11"),
        ("a fortnight ago", "2026-11-02..2026-11-11"),
        ("a few days ago", "2026-11-13..2026-11-19"),
        ("ten days ago", "2026-11-08..2026-11-13"),
        ("six or seven weeks ago", "2026-09-19..2026-10-18"),
        ("a year and a half ago", "2025-02-21..2025-08-05"),
        ("in the last two weeks", "2026-11-02..2026-11-21"),
        ("yesterday afternoon", "2026-11-20"),
        ("the day before yesterday", "2026-11-19"),
        ("this morning", "2026-11-21"),
        ("earlier today", "2026-11-21"),
        ("the other day", "2026-11-05..2026-11-20"),
        ("last Tuesday", "2026-11-17 2026-11-10"),
        ("on Tuesday", "2026-11-17"),
        ("on Saturday", "2026-11-14"),
        ("Tuesday last week", "2026-11-10"),
        ("last week", "2026-11-09..2026-11-15"),
        ("last week Thursday", "2026-11-12"),
        ("the week before last", "2026-11-02..2026-11-08"),
        ("earlier this week", "2026-11-16..2026-11-21"),
        ("earlier this month", "2026-11-01..2026-11-21"),
        ("last month", "2026-10-01..2026-10-31"),
        ("last quarter", "2026-07-01..2026-09-30"),
        ("last year", "2025-01-01..2025-12-31"),
        ("back in March", "2026-03-01..2026-03-31"),
        ("back in December", "2025-12-01..2025-12-31"),
        ("in March 2024", "2024-03-01..2024-03-31"),
        ("in March of last year", "2025-03-01..2025-03-31"),
        ("last March", "2026-03-01..2026-03-31 2025-03-01..2025-03-31"),
        ("early March", "2026-03-01..2026-03-13"),
        ("at the end of last month", "2026-10-19..2026-11-02"),
        ("the first week of May", "2026-05-01..2026-05-09"),
        ("in the spring", "2026-02-22..2026-06-07"),
        ("last winter", "2025-11-24..2026-03-07"),
        ("just before Christmas", "2025-12-11..2025-12-24"),
        ("after Easter", "2026-04-06..2026-05-06"),
        ("before Thanksgiving", "2026-10-26..2026-11-25"),
        ("on the 12th", "2026-11-12"),
        ("on the 25th", "2026-10-25"),
        ("on the 31st", "2026-10-31"),
        ("the 3rd of June", "2026-06-03"),
        ("June 3", "2026-06-03"),
        ("June the third", "2026-06-03"),
        ("on the twenty third of May", "2026-05-23"),
        ("3 December", "2025-12-03"),
        ("6/3", "2026-06-03 2026-03-06"),
        ("13/5", "2026-05-13"),
        ("2026-06-03", "2026-06-03"),
        ("a while ago", "2024-11-21..2026-11-07"),
        ("last time", ""),
        ("since Easter", "2026-03-31..2026-11-21"),
        ("Sunday before last", "2026-11-08"),
        ("Tuesday week ago", "2026-11-10"),
        ("the Thursday before Easter", "2026-04-02"),
        ("the week after", "after 1..14"),
        ("the next day", "after 1..1"),
        ("tomorrow morning", "ahead 2026-11-22"),
        ("nothing at all", "none"),
        ("the second floor", "none"),
        ("you may call", "none"),
    ] {
        let got = days(text, "2026-11-21");
        if got != want {
            wrong.push(format!("{text}: {got}, not {want}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn edges() {
    for (text, today, want) in [
        ("yesterday", "2026-01-01", "2025-12-31"),
        ("last month", "2026-01-31", "2025-12-01..2025-12-31"),
        ("last quarter", "2026-02-01", "2025-10-01..2025-12-31"),
        ("a month ago", "2026-03-31", "2026-02-13..2026-03-10"),
        ("on the 31st", "2026-03-30", "2026-01-31"),
        ("on the 29th of February", "2024-03-01", "2024-02-29"),
        ("last week", "2026-11-16", "2026-11-09..2026-11-15"),
        ("last week", "2026-11-15", "2026-11-02..2026-11-08"),
        ("on Monday", "2026-11-16", "2026-11-09"),
        (
            "back in March",
            "2026-03-15",
            "2026-03-01..2026-03-31 2025-03-01..2025-03-31",
        ),
        ("in the spring", "2026-01-10", "2025-02-22..2025-06-07"),
        ("just before Christmas", "2026-01-03", "2025-12-11..2025-12-24"),
        ("in the new year", "2026-02-03", "2026-01-02..2026-02-01"),
    ] {
        assert_eq!(days(text, today), want, "{text} on {today}");
    }
}
