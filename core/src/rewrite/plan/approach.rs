//! Which approaches suit a draft, the best first.

use super::super::base::Base;
use crate::context::{Context, Deal, OfferKind, Relationship, Style};
use crate::draft::Kind;
use crate::facts::Judged;
use crate::facts::pieces::good;
use crate::letters::Small;
use crate::report::Report;
use crate::rules::file::Severity;

/// The approaches in the order in which they are tried.
pub fn approaches(base: &Base, judged: &Judged<'_>, context: &Context) -> Vec<&'static str> {
    let report = judged.report;
    let declined = report.advice.iter().any(|advice| &*advice.id == "declined");
    if declined {
        return vec!["let-go"];
    }
    let found = |rule: &str| report.findings.iter().any(|finding| &*finding.rule == rule);
    let prospect = context.prospect.as_ref();
    let direct = prospect.and_then(|prospect| prospect.style) == Some(Style::Direct);
    let deal = matches!(context.deal, Some(Deal::InProgress | Deal::ProposalSubmitted));
    let referral = prospect.and_then(|prospect| prospect.relationship) == Some(Relationship::ReferralSource);
    let offers = |story: bool| {
        context
            .offers
            .iter()
            .flatten()
            .any(|offer| (offer.kind == OfferKind::ClientStory) == story)
    };
    let bits = base.lines.iter().fold(0, |bits, line| bits | line.good);
    let mut order: Vec<&'static str> = Vec::new();
    if refused(report) {
        order.push("let-go");
    }
    if deal || direct && base.topic.is_some() {
        order.push("state-objective");
    }
    if referral || offers(false) {
        order.push("offer-something");
    }
    if offers(true) {
        order.push("client-success");
    }
    if report.kind == Kind::Voicemail {
        if bits & good::OFFER == 0 && (base.topic.is_some() || bits & good::PURPOSE != 0) {
            order.push("leave-word");
        }
        order.extend(["offer-something", "leave-word", "client-success"]);
    } else {
        // What the caller's own sentences do already leads.
        if bits & good::OFFER != 0 {
            order.push("offer-something");
        } else if bits & good::QUESTION != 0 || base.topic.is_some() || bits & good::PURPOSE != 0 {
            order.push("ask-about-them");
        } else if bits & good::SUCCESS != 0 {
            order.push("client-success");
        }
        order.extend(["offer-something", "ask-about-them"]);
        if found("self-praise") {
            order.push("client-success");
        }
        order.push("helpful-purpose");
    }
    let mut seen: Vec<&'static str> = Vec::new();
    order.retain(|id| {
        let new = !seen.contains(id);
        seen.push(id);
        new
    });
    order
}

/// Whether the draft itself says that the prospect said no, in words that leave no doubt.
fn refused(report: &Report) -> bool {
    const NO: &[&str] = &[
        "no",
        "not",
        "nope",
        "want",
        "wanted",
        "wish",
        "need",
        "interested",
        "decided",
        "declined",
        "turned",
        "passed",
        "pass",
        "went",
        "gone",
        "chose",
        "chosen",
        "picked",
        "stop",
        "remove",
        "removed",
        "off",
        "rejected",
        "refused",
        "refusal",
        "unsubscribed",
        "opted",
        "stopped",
        "closed",
        "cancelled",
        "canceled",
    ];
    report
        .findings
        .iter()
        .filter(|finding| &*finding.rule == "calling-after-no" && finding.severity > Severity::Hint)
        .any(|finding| {
            finding
                .text
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| NO.contains(&word.small().as_str()))
        })
}
