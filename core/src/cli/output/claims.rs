//! What a draft claims about earlier contact, and what the log says of it.

use crate::cli::terminal::{GREEN, RED, YELLOW, tame};
use crate::{Claim, ClaimVerdict, Report};
use anstyle::Style;

/// The claims of a draft in words, each with its colour, where there is a log to hold them against.
pub fn told(report: &Report) -> Vec<(Style, String)> {
    let held = |claim: &Claim| claim.verdict != ClaimVerdict::Unverified;
    if !report.claims.iter().any(held) {
        return Vec::new();
    }
    report.claims.iter().map(|claim| (style(claim), words(claim))).collect()
}

fn style(claim: &Claim) -> Style {
    match claim.verdict {
        ClaimVerdict::Supported => GREEN,
        ClaimVerdict::Contradicted => RED,
        ClaimVerdict::Unverified => YELLOW,
    }
}

fn words(claim: &Claim) -> String {
    format!("\u{201c}{}\u{201d} {}", tame(&claim.text), claim.told())
}
