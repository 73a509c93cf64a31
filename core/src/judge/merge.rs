//! Places: hits of one rule that run into one another within a sentence are one.

use super::Candidate;
use crate::view::View;

/// Words that may lie between two hits of one place.
const NEAR: u32 = 6;

/// Sorts candidates and merges those of one place.
pub fn merge(candidates: &mut Vec<Candidate>, view: &View) {
    candidates.sort_by_key(|candidate| (candidate.rule, candidate.start, std::cmp::Reverse(candidate.end)));
    let mut merged: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates.drain(..) {
        if let Some(last) = merged.last_mut() {
            let same = last.rule == candidate.rule
                && last.start < last.end
                && candidate.start < candidate.end
                && view.sentence_of[last.start as usize] == view.sentence_of[candidate.start as usize];
            if same && candidate.start < last.end + NEAR {
                // Overlapping hits are told as one; of two that only stand near each other the first is shown.
                if candidate.start < last.end {
                    last.end = last.end.max(candidate.end);
                }
                if candidate.severity > last.severity {
                    last.severity = candidate.severity;
                    last.find = candidate.find;
                }
                continue;
            }
        }
        merged.push(candidate);
    }
    *candidates = merged;
}
