//! The score: a pure function from findings and strengths to a ledger.
//!
//! One more finding never raises it and one more strength never lowers it: a finding takes points or none, a strength
//! adds some or none, and the caps depend on findings only.

use crate::report::{Band, LedgerLine, Score};
use crate::rules::file::{Scoring, Severity};
use std::sync::Arc;

/// A finding or strength as the score sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The rule or signal.
    pub name: Arc<str>,
    /// Its points in full, below zero for a finding.
    pub points: i32,
    /// For a finding, how much it matters.
    pub severity: Option<Severity>,
}

/// Adds up the score.
pub fn score(scoring: &Scoring, findings: &[Item], strengths: &[Item]) -> Score {
    let mut ledger = vec![LedgerLine {
        points: scoring.start,
        reason: "start".into(),
        finding: None,
        strength: None,
    }];
    let mut total = scoring.start;
    let amount = |item: &Item| match item.severity {
        Some(Severity::Hint) => item.points * scoring.hint_share / 100,
        _ => item.points,
    };
    // Of several findings of a rule the heaviest counts first, so that one more never lightens the others' load.
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|&index| (&*findings[index].name, amount(&findings[index]), index));
    let mut ranks = vec![0; findings.len()];
    for pair in order.windows(2) {
        if findings[pair[0]].name == findings[pair[1]].name {
            ranks[pair[1]] = ranks[pair[0]] + 1;
        }
    }
    for (index, (item, rank)) in findings.iter().zip(ranks).enumerate() {
        let share = scoring
            .repeats
            .get(rank)
            .or(scoring.repeats.last())
            .copied()
            .unwrap_or(100);
        let points = amount(item) * share / 100;
        total += points;
        ledger.push(LedgerLine {
            points,
            reason: item.name.clone(),
            finding: Some(index as u32),
            strength: None,
        });
    }
    let mut counted: Vec<&str> = Vec::new();
    for (index, item) in strengths.iter().enumerate() {
        if counted.contains(&&*item.name) {
            continue;
        }
        counted.push(&item.name);
        total += item.points;
        ledger.push(LedgerLine {
            points: item.points,
            reason: item.name.clone(),
            finding: None,
            strength: Some(index as u32),
        });
    }
    let worst = findings.iter().filter_map(|item| item.severity).max();
    let cap = match worst {
        Some(Severity::Error) => scoring.cap_with_error,
        Some(Severity::Warning) => scoring.cap_with_warning,
        _ => 100,
    };
    let points = total.min(cap).clamp(0, 100);
    if points != total {
        ledger.push(LedgerLine {
            points: points - total,
            reason: "cap".into(),
            finding: None,
            strength: None,
        });
    }
    let band = match points {
        _ if points >= scoring.welcome => Band::Welcome,
        _ if points >= scoring.needs_work => Band::NeedsWork,
        _ => Band::Dread,
    };
    Score { points, band, ledger }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scoring() -> Scoring {
        Scoring {
            start: 60,
            welcome: 80,
            needs_work: 50,
            hint_share: 50,
            repeats: vec![100, 50, 0],
            cap_with_error: 49,
            cap_with_warning: 79,
        }
    }

    fn item(name: &str, points: i32, severity: Option<Severity>) -> Item {
        Item {
            name: name.into(),
            points,
            severity,
        }
    }

    #[test]
    fn adds_up_and_is_monotone() {
        let findings = [
            item("a", -10, Some(Severity::Hint)),
            item("a", -10, Some(Severity::Warning)),
            item("b", -30, Some(Severity::Error)),
            item("a", -10, Some(Severity::Warning)),
            item("b", -90, Some(Severity::Error)),
        ];
        let strengths = [item("s", 20, None), item("t", 60, None), item("s", 20, None)];
        for used in 0..=strengths.len() {
            let mut before = i32::MAX;
            for count in 0..=findings.len() {
                let result = score(&scoring(), &findings[..count], &strengths[..used]);
                assert_eq!(result.ledger.iter().map(|line| line.points).sum::<i32>(), result.points);
                assert!((0..=100).contains(&result.points) && result.points <= before);
                before = result.points;
                let more = score(&scoring(), &findings[..count], &strengths);
                assert!(more.points >= result.points);
            }
        }
    }
}
