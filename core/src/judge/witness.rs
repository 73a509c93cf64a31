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
use std::ops::Range;

/// Hears the model on the candidates of the rules; returns how far it is from speaking for each rule.
pub fn hear(
    candidates: &mut Vec<Candidate>,
    units: &[Unit],
    engine: &Engine,
    excused: impl Fn(u16, &Range<u32>) -> bool,
) -> Margins {
    let model = &engine.model;
    let mut margins: Margins = vec![None; engine.rules.len()];
    for (label, &rule) in model.labels.iter().enumerate() {
        if rule == u16::MAX {
            continue;
        }
        let (together, alone) = (model.thresholds[label], model.alone[label]);
        margins[usize::from(rule)] = units.iter().map(|unit| unit.sums[label] - together).max();
        // The tokens of guilty units, and those that a candidate of the rule covers.
        let mut guilty = Cover::default();
        for unit in units.iter().filter(|unit| unit.sums[label] > together) {
            guilty.add(&unit.tokens);
        }
        candidates.retain(|candidate| candidate.rule != rule || guilty.touches(&(candidate.start..candidate.end)));
        let mut covered = Cover::default();
        for candidate in candidates.iter().filter(|candidate| candidate.rule == rule) {
            covered.add(&(candidate.start..candidate.end));
        }
        let mut sure: Vec<&Unit> = units.iter().filter(|unit| unit.sums[label] > alone).collect();
        sure.sort_by_key(|unit| (-unit.sums[label], unit.tokens.start));
        let claims = crate::claim::SOURCES
            .iter()
            .any(|(name, _)| engine.rules[usize::from(rule)].id == *name);
        let severity = engine.rules[usize::from(rule)]
            .severity
            .unwrap_or(Severity::Warning)
            .lower();
        for unit in sure {
            if covered.touches(&unit.tokens) || excused(rule, &unit.tokens) {
                continue;
            }
            let tokens = narrow(unit, units, label, alone, claims);
            covered.add(&tokens);
            candidates.push(Candidate {
                rule,
                find: u16::MAX,
                start: tokens.start,
                end: tokens.end,
                severity,
                witness: if claims && unit.sums[label] <= model.sure[label] {
                    Witness::Guess
                } else {
                    Witness::Model
                },
                claim: None,
            });
        }
    }
    margins
}

/// The words of a unit to be shown: of a pair of clauses only the one, where it is guilty by itself. A claim about the
/// past is one clause always, so that it is held against its own time.
fn narrow(unit: &Unit, units: &[Unit], label: usize, level: i32, always: bool) -> Range<u32> {
    let part = |other: &&Unit| {
        let (inner, outer) = (&other.tokens, &unit.tokens);
        inner != outer
            && (inner.start == outer.start && inner.end < outer.end
                || inner.end == outer.end && inner.start > outer.start)
    };
    // Units come in the order of their first tokens: no other can be a part.
    let from = units.partition_point(|other| other.tokens.start < unit.tokens.start);
    let to = units.partition_point(|other| other.tokens.start < unit.tokens.end);
    let best = units[from..to]
        .iter()
        .filter(part)
        .max_by_key(|other| (other.sums[label], std::cmp::Reverse(other.tokens.start)));
    match best {
        Some(best) if always || best.sums[label] > level => best.tokens.clone(),
        _ => unit.tokens.clone(),
    }
}

/// Tokens that something covers.
#[derive(Default)]
struct Cover(Vec<bool>);

impl Cover {
    fn add(&mut self, tokens: &Range<u32>) {
        if self.0.len() < tokens.end as usize {
            self.0.resize(tokens.end as usize, false);
        }
        self.0[tokens.start as usize..tokens.end as usize].fill(true);
    }

    fn touches(&self, tokens: &Range<u32>) -> bool {
        let end = self.0.len().min(tokens.end as usize);
        (tokens.start as usize) < end && self.0[tokens.start as usize..end].contains(&true)
    }
}
