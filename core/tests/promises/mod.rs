//! What holds for every report, whatever the text: for the tests of properties and for fuzzing.

use callwell::{Linter, Report, Unit};
use std::sync::OnceLock;

/// The linter with the shipped rules.
pub fn linter() -> &'static Linter {
    static LINTER: OnceLock<Linter> = OnceLock::new();
    LINTER.get_or_init(Linter::new)
}

/// Spans slice to their text in every unit, the score adds up and lies between 0 and 100, findings stand in the text's order.
pub fn holds(text: &str, report: &Report) {
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
    // Comments to callwell and other speakers' turns are nobody's words.
    assert!(report.words as usize <= text.split_whitespace().count());
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
