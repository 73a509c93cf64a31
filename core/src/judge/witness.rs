//! The two witnesses heard together: the rules' phrases and the model.
//!
//! A hit of the rules stands where the model, which knows of the hit, holds its unit for guilty too; else it is dropped.
//! A unit of which the model is sure though no phrase of the rule speaks becomes a candidate of its own, one severity
//! lower. Rules that the model doesn't know (a user's own, markers, absences) are left to their phrases.

use super::absence::Margins;
use super::{Candidate, Witness};
use crate::engine::Engine;
use crate::model::Unit;
use crate::rules::file::Severity;

/// Hears the model on the candidates of the rules; returns how far it is from speaking for each rule.
pub fn hear(candidates: &mut Vec<Candidate>, units: &[Unit], engine: &Engine) -> Margins {
    let model = &engine.model;
    let mut margins: Margins = vec![None; engine.rules.len()];
    for (label, &rule) in model.labels.iter().enumerate() {
        if rule == u16::MAX {
            continue;
        }
        let (together, alone) = (model.thresholds[label], model.alone[label]);
        margins[usize::from(rule)] = units.iter().map(|unit| unit.sums[label] - together).max();
        let guilty = |unit: &&Unit| unit.sums[label] > together;
        candidates.retain(|candidate| {
            candidate.rule != rule || units.iter().filter(guilty).any(|unit| overlaps(candidate, unit))
        });
        let mut sure: Vec<&Unit> = units.iter().filter(|unit| unit.sums[label] > alone).collect();
        sure.sort_by_key(|unit| (-unit.sums[label], unit.tokens.start));
        let severity = engine.rules[usize::from(rule)].severity.unwrap_or(Severity::Warning).lower();
        for unit in sure {
            if candidates.iter().any(|candidate| candidate.rule == rule && overlaps(candidate, unit)) {
                continue;
            }
            candidates.push(Candidate {
                rule,
                find: u16::MAX,
                start: unit.tokens.start,
                end: unit.tokens.end,
                severity,
                witness: Witness::Model,
                claim: None,
            });
        }
    }
    margins
}

/// Whether a candidate and a unit share words.
fn overlaps(candidate: &Candidate, unit: &Unit) -> bool {
    candidate.start < unit.tokens.end && unit.tokens.start < candidate.end
}
