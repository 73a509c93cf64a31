//! What holds for every report, whatever the text: the promises that each target checks.

use callwell::{Linter, Report};
use std::sync::OnceLock;

/// The linter with the shipped rules.
pub fn linter() -> &'static Linter {
    static LINTER: OnceLock<Linter> = OnceLock::new();
    LINTER.get_or_init(Linter::new)
}

/// Spans slice to their text, the score adds up and lies between 0 and 100, findings stand in the text's order.
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
}
