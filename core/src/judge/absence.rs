//! Rules about the whole draft: what is absent, and what takes too long.

use super::{Candidate, Witness};
use crate::draft::Kind;
use crate::judge::excuse::clause_start;
use crate::rules::file::{Margin, RuleFile, RuleKind, Severity};
use crate::view::View;

/// For each rule that the model knows how far its best score in the draft is from the level at which it speaks.
pub type Margins = Vec<Option<i32>>;

/// Adds the candidates of rules about absence and length. Without a model `margins` is empty.
pub fn add(
    candidates: &mut Vec<Candidate>,
    rules: &[RuleFile],
    view: &View,
    kind: Kind,
    text: &str,
    margins: &Margins,
) {
    if view.tokens.is_empty() {
        return;
    }
    // The rules that speak, by name, and whether each is a marker; and the margins of those that the model knows. Both are
    // few, however many rules there are.
    let mut spoken: Vec<u16> = candidates.iter().map(|candidate| candidate.rule).collect();
    spoken.sort_unstable();
    spoken.dedup();
    let spoken: Vec<(&String, bool)> = spoken
        .iter()
        .map(|&rule| &rules[usize::from(rule)])
        .map(|rule| (&rule.id, rule.kind == RuleKind::Marker))
        .collect();
    let known: Vec<(&String, i32)> = rules
        .iter()
        .zip(margins)
        .filter_map(|(rule, margin)| margin.map(|margin| (&rule.id, margin)))
        .collect();
    let present = |names: &[String]| spoken.iter().any(|(id, _)| names.contains(id));
    // The best of some rules' margins, where the model knows one of them.
    let best = |margin: &Margin| {
        let level = match kind {
            Kind::Opener => margin.opener,
            Kind::Voicemail => margin.voicemail,
        };
        let of = known.iter().filter(|(id, _)| margin.of.contains(id));
        of.map(|(_, margin)| *margin).max().map(|best| best > level)
    };
    let mut added = Vec::new();
    for (index, rule) in rules.iter().enumerate() {
        let absent = rule.absent.as_ref().is_some_and(|absent| {
            let names = match kind {
                Kind::Opener => &absent.opener,
                Kind::Voicemail => &absent.voicemail,
            };
            if present(names) {
                let certain = absent.certain.as_ref().and_then(&best) == Some(false);
                let other = |(id, marker): &(&String, bool)| !marker && names.contains(id);
                return certain && !spoken.iter().any(other);
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
    text.get(first..byte)
        .map_or(0, |before| before.split_whitespace().count() as u32)
}
