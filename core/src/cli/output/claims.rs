//! What a draft claims about earlier contact, and what the log says of it.

use crate::cli::terminal::{GREEN, RED, YELLOW, tame};
use crate::{Claim, ClaimVerdict, Contact, Report};
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
    let said = format!("\u{201c}{}\u{201d} ", tame(&claim.text));
    let nearest = claim.nearest.as_ref().map(entry);
    said + &match (claim.verdict, nearest) {
        (ClaimVerdict::Supported, Some(entry)) => format!("is borne out by {entry}"),
        (ClaimVerdict::Supported, None) => "is borne out by the log".to_owned(),
        (ClaimVerdict::Contradicted, Some(entry)) => {
            format!("isn't borne out by the log; the nearest entry is {entry}")
        }
        (ClaimVerdict::Contradicted, None) => "isn't borne out by the log".to_owned(),
        (ClaimVerdict::Unverified, _) => "can't be held against the log".to_owned(),
    }
}

/// An entry of the log in a few words.
fn entry(entry: &Contact) -> String {
    format!(
        "{}, {} ({})",
        entry.date,
        entry.channel.name(),
        entry.outcome.name().replace('-', " ")
    )
}
