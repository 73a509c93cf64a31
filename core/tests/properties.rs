//! What holds for any text: no panic, spans slice to their text, the score adds up, in every unit.

use callwell::{Context, Draft, Kind, Linter, Report, Unit};
use proptest::prelude::*;
use std::sync::OnceLock;

fn linter() -> &'static Linter {
    static LINTER: OnceLock<Linter> = OnceLock::new();
    LINTER.get_or_init(Linter::new)
}

/// Checks the promises of a report.
fn holds(text: &str, report: &Report) {
    let slice = |start: u32, end: u32| &text[start as usize..end as usize];
    for finding in &report.findings {
        assert_eq!(
            finding.span.map_or("", |span| slice(span.start, span.end)),
            finding.text
        );
    }
    for strength in &report.strengths {
        assert_eq!(
            strength.span.map_or("", |span| slice(span.start, span.end)),
            strength.text
        );
    }
    for claim in &report.claims {
        assert_eq!(slice(claim.span.start, claim.span.end), claim.text);
        assert!(
            claim
                .when
                .iter()
                .chain(&claim.asked_for)
                .all(|days| days.from <= days.to)
        );
    }
    let score = &report.score;
    assert!((0..=100).contains(&score.points));
    assert_eq!(score.ledger.iter().map(|line| line.points).sum::<i32>(), score.points);
    let places: Vec<_> = report
        .findings
        .iter()
        .map(|finding| finding.span.map(|span| span.start))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(
        report.words as usize,
        text.split_whitespace().count().max(report.words as usize)
    );
    for unit in [Unit::Char, Unit::Utf16] {
        let mut other = report.clone();
        other.convert(text, unit).unwrap();
        for (finding, byte) in other.findings.iter().zip(&report.findings) {
            let Some(span) = finding.span else { continue };
            let (start, end) = (span.start as usize, span.end as usize);
            let said: String = match unit {
                Unit::Char => text.chars().skip(start).take(end - start).collect(),
                _ => String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[start..end]).unwrap(),
            };
            assert_eq!(said, byte.text);
        }
    }
}

/// Words that rules look for, strange characters, punctuation: drafts that hit many rules at odd places.
fn babble() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("I"),
        Just("we"),
        Just("you"),
        Just("just"),
        Just("checking in"),
        Just("spoke"),
        Just("last Tuesday"),
        Just("asked me to"),
        Just("call me back"),
        Just("did you get"),
        Just("my email"),
        Just("sorry to bother you"),
        Just("three months ago"),
        Just("um"),
        Just("you know"),
        Just("[Name]"),
        Just("{{x}}"),
        Just("…"),
        Just("\""),
        Just("'"),
        Just("’s"),
        Just("."),
        Just("?"),
        Just(","),
        Just("\n"),
        Just("\n\n"),
        Just("—"),
        Just("😀"),
        Just("e\u{301}"),
        Just("ＡＢ"),
        Just("\0"),
        Just("ß"),
        Just("010 7946 0018"),
        Just("so and so"),
        Just("not"),
        Just("said"),
        Just("Rep:"),
        Just("<!-- callwell: allow rambling -->"),
        Just("6/3"),
        Just("the 31st"),
    ];
    prop::collection::vec((word, prop_oneof![Just(" "), Just(""), Just("\u{a0}")]), 0..60)
        .prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text, &linter().check(&Draft::new(text.clone())));
    }

    #[test]
    fn any_babble(text in babble(), voicemail: bool, log: bool) {
        let contacts = if log { r#""contacts": [{"date": "2026-08-20", "channel": "call", "outcome": "reached"}],"# } else { "" };
        let context = Context::from_json(&format!(r#"{{{contacts} "today": "2026-11-21"}}"#)).unwrap();
        let kind = if voicemail { Kind::Voicemail } else { Kind::Opener };
        let draft = Draft::new(text.clone()).kind(kind).context(context);
        let report = linter().check(&draft);
        holds(&text, &report);
        prop_assert_eq!(report.to_json(), linter().check(&draft).to_json());
    }

    /// Shifting today and every date of the log by whole weeks changes no verdict of a claim in days, weekdays or weeks.
    #[test]
    fn weeks_shift(
        time in prop::sample::select(vec!["yesterday", "on Tuesday", "last Friday", "three days ago", "two weeks ago", "last week", "the other day", "a fortnight ago", "earlier this week", "the week before last"]),
        claim in prop::sample::select(vec!["We spoke", "I left you a message", "I emailed you the list"]),
        today in 0i64..2000, back in 0i64..40, weeks in 1i64..300,
        channel in prop::sample::select(vec![("call", "reached"), ("voicemail", "left-message"), ("email", "sent"), ("call", "no-answer")]),
    ) {
        let base = jiff::civil::date(2024, 1, 1);
        let verdicts = |shift: i64| {
            let day = |days: i64| base.saturating_add(jiff::Span::new().days(days + shift * 7));
            let context = format!(r#"{{"today": "{}", "contacts": [{{"date": "{}", "channel": "{}", "outcome": "{}"}}]}}"#, day(today), day(today - back), channel.0, channel.1);
            let draft = Draft::new(format!("Hi Ann, Tom at Reef Tiles. {claim} {time}.")).context(Context::from_json(&context).unwrap());
            linter().check(&draft).claims.into_iter().map(|claim| claim.verdict).collect::<Vec<_>>()
        };
        let before = verdicts(0);
        prop_assert!(!before.is_empty());
        prop_assert_eq!(before, verdicts(weeks));
    }
}

#[test]
fn long_and_strange() {
    for text in [
        "just ".repeat(200_000),
        "\"".repeat(100_000),
        "a".repeat(1_000_000),
        format!("[{}]", "x".repeat(1_000_000)),
        "I'm just checking in. Call me back! ".repeat(20_000),
        "we spoke three months ago and you asked me to call ".repeat(5_000),
        "\u{301}".repeat(100_000),
    ] {
        let report = linter().check(&Draft::new(text.clone()));
        assert_eq!(
            report.score.ledger.iter().map(|line| line.points).sum::<i32>(),
            report.score.points
        );
    }
}
