//! What holds for any text: no panic, spans slice to their text, the score adds up, in every unit.

mod promises;

use callwell::{Context, Draft, Kind};
use promises::{holds, linter};
use proptest::prelude::*;

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
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

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
