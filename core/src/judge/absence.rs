//! Rules about the whole draft: what is absent, and what takes too long.

use super::{Candidate, Witness};
use crate::draft::Kind;
use crate::rules::file::{Margin, RuleFile, RuleKind, Severity};
use crate::judge::excuse::clause_start;
use crate::view::View;

/// For each rule that the model knows how far its best score in the draft is from the level at which it speaks.
pub type Margins = Vec<Option<i32>>;

/// Adds the candidates of rules about absence and length. Without a model `margins` is empty.
pub fn add(candidates: &mut Vec<Candidate>, rules: &[RuleFile], view: &View, kind: Kind, text: &str, margins: &Margins) {
    if view.tokens.is_empty() {
        return;
    }
    let present = |names: &[String]| {
        candidates.iter().any(|candidate| names.contains(&rules[usize::from(candidate.rule)].id))
    };
    // The best of some rules' margins, where the model knows one of them.
    let best = |margin: &Margin| {
        let of = margin.of.iter().filter_map(|name| rules.iter().position(|rule| rule.id == *name));
        let level = match kind {
            Kind::Opener => margin.opener,
            Kind::Voicemail => margin.voicemail,
        };
        of.filter_map(|at| margins.get(at).copied().flatten()).max().map(|best| best > level)
    };
    let marker = |name: &str| rules.iter().any(|rule| rule.id == name && rule.kind == RuleKind::Marker);
    let mut added = Vec::new();
    for (index, rule) in rules.iter().enumerate() {
        let absent = rule.absent.as_ref().is_some_and(|absent| {
            let names = match kind {
                Kind::Opener => &absent.opener,
                Kind::Voicemail => &absent.voicemail,
            };
            if present(names) {
                let certain = absent.certain.as_ref().and_then(&best) == Some(false);
                let others: Vec<String> = names.iter().filter(|name| !marker(name)).cloned().collect();
                return certain && !present(&others);
            }
            absent.doubt.as_ref().and_then(&best) != Some(true)
        });
        let long = rule.length.as_ref().is_some_and(|length| {
            let most = match kind {
                Kind::Opener => length.opener,
                Kind::Voicemail => length.voicemail,
            };
            let first = candidates
                .iter()
                .filter(|candidate| length.reasons.contains(&rules[usize::from(candidate.rule)].id))
                .map(|candidate| clause_start(view, candidate.start))
                .min();
            view.words > most || first.is_some_and(|first| words_before(view, text, first) > length.before_reason)
        });
        if absent || long {
            added.push(Candidate {
                rule: index as u16,
                find: u16::MAX,
                start: 0,
                end: 0,
                severity: rule.severity.unwrap_or(Severity::Warning),
                witness: Witness::Draft,
                claim: None,
            });
        }
    }
    candidates.extend(added);
}

/// Words, as a reader counts them, before a token.
pub fn words_before(view: &View, text: &str, token: u32) -> u32 {
    let first = view.tokens.first().map_or(0, |token| token.start as usize);
    let byte = view.tokens.get(token as usize).map_or(0, |token| token.start as usize);
    text.get(first..byte).map_or(0, |before| before.split_whitespace().count() as u32)
}
