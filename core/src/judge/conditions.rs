//! What the context and the rest of the draft change: cancelling, required company, severity.

use super::Candidate;
use crate::context::{Context, Deal};
use crate::rules::file::{ContextCase, RuleFile};

/// Applies `requires`, `cancelled_by` and `[[context]]`.
pub fn apply(candidates: &mut Vec<Candidate>, rules: &[RuleFile], context: &Context) {
    let mut present: Vec<bool> = vec![false; rules.len()];
    for candidate in candidates.iter() {
        present[usize::from(candidate.rule)] = true;
    }
    // First what needs company, then what is cancelled: so a cancelling rule that itself lacks company doesn't count.
    let has = |present: &[bool], name: &str| {
        rules
            .iter()
            .position(|rule| rule.id == name)
            .is_some_and(|at| present[at])
    };
    candidates.retain(|candidate| {
        rules[usize::from(candidate.rule)]
            .requires
            .iter()
            .all(|name| has(&present, name))
    });
    present.fill(false);
    for candidate in candidates.iter() {
        present[usize::from(candidate.rule)] = true;
    }
    candidates.retain(|candidate| {
        !rules[usize::from(candidate.rule)]
            .cancelled_by
            .iter()
            .any(|name| has(&present, name))
    });
    candidates.retain_mut(|candidate| {
        let rule = &rules[usize::from(candidate.rule)];
        for case in &rule.context {
            if holds(case, context, |name| has(&present, name)) {
                if case.silent {
                    return false;
                }
                if let Some(severity) = case.severity {
                    candidate.severity = candidate.severity.min(severity);
                }
            }
        }
        true
    });
}

fn holds(case: &ContextCase, context: &Context, has: impl Fn(&str) -> bool) -> bool {
    let prospect = context.prospect.as_ref();
    let deal = context.deal.unwrap_or(Deal::None).name();
    let style = prospect.and_then(|prospect| prospect.style).map(|style| style.name());
    (case.deal.is_empty() || case.deal.iter().any(|name| name == deal))
        && (case.style.is_empty() || style.is_some_and(|style| case.style.iter().any(|name| name == style)))
        && case
            .asked_about_us
            .is_none_or(|asked| prospect.and_then(|prospect| prospect.asked_about_us).unwrap_or(false) == asked)
        && case.marker.as_deref().is_none_or(has)
}
