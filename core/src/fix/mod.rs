//! Local fixes on findings: words dropped so that a whole sentence stays, or put in another way.
//!
//! A fix never touches what is good: words that carry a strength, the caller's introduction or the only reason for the
//! call stay. [`drop`] leaves words out, [`reword`] says things otherwise, [`apply`] puts edits into a text.

pub mod apply;
pub mod drop;
pub mod mend;
pub mod reword;

use crate::context::Context;
use crate::engine::Engine;
use crate::facts::{Facts, Judged};
use crate::report::{Applicability, Fix};

/// Rules whose words may be dropped without asking: nothing is asserted, asked or promised by them.
const SAFE: &[&str] = &[
    "just-checking-in",
    "apologetic",
    "small-talk",
    "self-praise",
    "guilt-trip",
    "desperation",
];
/// Rules whose words may be dropped, but what is asked or claimed changes.
const UNSAFE: &[&str] = &[
    "asking-for-sale",
    "asking-for-referral",
    "literature-check",
    "fabricated-contact",
    "fabricated-request",
    "undefined-next-step",
];

/// The fixes of each finding, in the order of the report's findings.
pub fn fixes(judged: &Judged<'_>, context: &Context, engine: &Engine) -> Vec<Vec<Fix>> {
    let facts = Facts::of(judged, engine);
    judged
        .report
        .findings
        .iter()
        .enumerate()
        .map(|(index, finding)| {
            let rule = &*finding.rule;
            let mut fixes = Vec::new();
            let mut push = |fix: Option<Fix>| fixes.extend(fix);
            match rule {
                "missing-identity" => push(reword::introduce(&facts, context)),
                "passive-callback" => push(reword::own_step(&facts, index)),
                "undefined-next-step" => push(reword::dated(&facts, judged, engine, index)),
                "self-praise" => push(reword::story(&facts, context, index)),
                "fabricated-contact" | "fabricated-request" => push(mend::true_version(&facts, judged, context, index)),
                _ => {}
            }
            if SAFE.contains(&rule) {
                push(drop::without(&facts, judged, index).map(|edits| Fix {
                    applicability: Applicability::Safe,
                    edits,
                }));
            } else if UNSAFE.contains(&rule) {
                push(drop::without(&facts, judged, index).map(|edits| Fix {
                    applicability: Applicability::Unsafe,
                    edits,
                }));
            }
            fixes
        })
        .collect()
}
