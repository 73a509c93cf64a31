//! From candidates to claims and back: which findings the verdicts leave.

use super::{SOURCES, judge};
use crate::context::Context;
use crate::engine::Engine;
use crate::judge::{Candidate, Standing, Witness};
use crate::report::{Claim, ClaimKind, ClaimVerdict};
use crate::rules::file::Severity;
use crate::view::View;

/// Tokens between a claim and the recalled matter that makes it specific.
const NEAR: u32 = 14;

/// Judges every claim among the candidates and leaves those that are findings.
pub fn apply(
    candidates: &mut Vec<Candidate>,
    engine: &Engine,
    context: &Context,
    text: &str,
    view: &View,
) -> Vec<Claim> {
    let kind_of = |rule: u16| {
        SOURCES
            .iter()
            .find(|(name, _)| engine.rules[usize::from(rule)].id == *name)
            .map(|source| source.1)
    };
    // What the model only guesses is a finding where there is no log to ask, and no claim.
    if context.contacts.is_some() {
        candidates.retain(|candidate| candidate.witness != Witness::Guess);
    }
    let mut places: Vec<(ClaimKind, usize, usize, usize)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| candidate.witness != Witness::Guess)
        .filter_map(|(index, candidate)| {
            Some((
                kind_of(candidate.rule)?,
                candidate.start as usize,
                candidate.end as usize,
                index,
            ))
        })
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    places.sort_by_key(|place| (place.1, place.2));
    let mut dropped = alike(&mut places, candidates);
    let found: Vec<(ClaimKind, usize, usize)> = places.iter().map(|place| (place.0, place.1, place.2)).collect();
    let claims = judge(&found, text, view, &engine.time_words, &engine.nature_words, context);
    let mut recalls: Vec<u32> = engine
        .rule("recalls-interest")
        .map(|rule| {
            candidates
                .iter()
                .filter(|candidate| candidate.rule == rule)
                .map(|candidate| candidate.start)
                .collect()
        })
        .unwrap_or_default();
    recalls.sort_unstable();
    let contact = engine.rule(SOURCES[0].0);
    for (number, &(kind, start, end, index)) in places.iter().enumerate() {
        let one_way = matches!(kind, ClaimKind::Message | ClaimKind::Sent);
        let next = recalls.partition_point(|&at| at + NEAR < start as u32);
        let specific = recalls.get(next).is_some_and(|&at| at <= end as u32 + NEAR);
        let standing = match claims[number].verdict {
            ClaimVerdict::Supported => None,
            ClaimVerdict::Contradicted => Some(Standing::Contradicted),
            ClaimVerdict::Unverified if one_way => None,
            ClaimVerdict::Unverified if specific => Some(Standing::Specific),
            ClaimVerdict::Unverified => Some(Standing::Unverified),
        };
        let Some(standing) = standing else {
            dropped.push(index);
            continue;
        };
        let candidate = &mut candidates[index];
        // One-way claims are reported by the rule about contact.
        if let (true, Some(contact)) = (one_way, contact) {
            candidate.rule = contact;
        }
        candidate.claim = Some((number as u32, standing));
        if let Some(verdict) = engine.rules[usize::from(candidate.rule)].verdicts.get(standing.name()) {
            candidate.severity = verdict.severity;
        } else if standing == Standing::Contradicted {
            candidate.severity = Severity::Error;
        }
    }
    let mut goes = vec![false; candidates.len()];
    dropped.into_iter().for_each(|index| goes[index] = true);
    let mut index = 0;
    candidates.retain(|_| {
        index += 1;
        !goes[index - 1]
    });
    claims
}

/// Of two claims of one direction over the same words only one is meant: the rules' before the model's, then the longer.
/// Returns the candidates that go.
fn alike(places: &mut Vec<(ClaimKind, usize, usize, usize)>, candidates: &[Candidate]) -> Vec<usize> {
    let one_way = |kind: ClaimKind| matches!(kind, ClaimKind::Message | ClaimKind::Sent);
    let mut dropped = Vec::new();
    let mut at = 1;
    while at < places.len() {
        let (a, b) = (places[at - 1], places[at]);
        let shared = a.2.min(b.2).saturating_sub(a.1.max(b.1));
        let same = one_way(a.0) == one_way(b.0)
            && (a.0 == b.0 || one_way(a.0))
            && shared * 2 >= (a.2 - a.1).min(b.2 - b.1)
            && shared > 0;
        if same {
            let rank = |place: (ClaimKind, usize, usize, usize)| {
                (
                    candidates[place.3].witness != Witness::Rules,
                    std::cmp::Reverse(place.2 - place.1),
                )
            };
            let goes = if rank(a) <= rank(b) { at } else { at - 1 };
            dropped.push(places.remove(goes).3);
        } else {
            at += 1;
        }
    }
    dropped
}
