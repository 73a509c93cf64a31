//! A draft's section: the text with its marks, what was found, the best rewrite, and the ledger.

use super::escape;
use super::instead;
use super::marks::{marked, numbers};
use crate::error::Error;
use crate::linter::Linter;
use crate::report::{Band, ClaimVerdict, Finding, LedgerLine, Report};
use crate::rules::file::RuleKind;
use std::fmt::Write;

/// A draft with its report. `linter` is the one that made the report: it knows titles and remedies.
pub fn section(linter: &Linter, report: &Report, text: &str) -> String {
    let mut out = String::with_capacity(2 * text.len() + 2048);
    let band = band(report.score.band);
    let name = report.id.as_deref().unwrap_or("draft");
    let _ = write!(
        out,
        "<article>\n<header><h2>{}</h2><span class=\"band {band}\"><b>{}</b> {}</span>\
         <p class=\"about\">{}, {} word{}, about {} s to say</p></header>\n",
        escape(name),
        report.score.points,
        report.score.band.name(),
        report.kind.name(),
        report.words,
        if report.words == 1 { "" } else { "s" },
        report.seconds
    );
    let _ = write!(
        out,
        "<p class=\"draft\" dir=\"auto\">{}</p>\n<div class=\"beside\">\n<div>\n",
        marked(report, text.trim_end())
    );
    findings(&mut out, linter, report, text);
    claims(&mut out, report);
    strengths(&mut out, linter, report);
    for advice in &report.advice {
        let _ = writeln!(out, "<p class=\"advice\"><b>Advice</b> {}</p>", escape(&advice.message));
    }
    out.push_str("</div>\n");
    ledger(&mut out, report);
    out + "</div>\n" + &instead::rewrite(report) + "</article>\n"
}

/// In the place of a draft that could not be read: why.
pub fn unread(name: &str, error: &Error) -> String {
    format!(
        "<article>\n<header><h2>{}</h2><span class=\"band dread\">not read</span></header>\n<p>{}</p>\n</article>\n",
        escape(name),
        escape(&error.to_string())
    )
}

fn findings(out: &mut String, linter: &Linter, report: &Report, text: &str) {
    if report.findings.is_empty() {
        out.push_str("<p class=\"none\">Nothing to object to.</p>\n");
        return;
    }
    out.push_str("<ol class=\"findings\">\n");
    let mut told = 0;
    let numbers = numbers(report);
    let both = report.findings.iter().zip(&numbers);
    let mended: Vec<(&Finding, &usize)> = both.filter(|(finding, _)| !finding.fixes.is_empty()).collect();
    for (finding, &number) in report.findings.iter().zip(&numbers) {
        if number <= told {
            continue;
        }
        told = number;
        let severity = finding.severity.name();
        let _ = write!(
            out,
            "<li><p><span class=\"severity {severity}\">{severity}</span> <b>{}</b> {}</p>",
            escape(&finding.rule),
            escape(&finding.message)
        );
        if !finding.weighed.is_empty() {
            let _ = write!(
                out,
                "<p class=\"about\">The words that weighed most: {}.</p>",
                escape(&finding.weighed.join(", "))
            );
        }
        if let Some(rule) = linter.rule(&finding.rule).ok().filter(|rule| !rule.instead.is_empty()) {
            let _ = write!(out, "<p class=\"instead\"><b>Instead</b> {}</p>", escape(&rule.instead));
        }
        let own = mended.iter().filter(|(_, mended)| **mended == number);
        own.for_each(|(finding, _)| *out += &instead::fixes(finding, report.unit, text));
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n");
}

/// The claims about the past, where there is a log to hold them against.
fn claims(out: &mut String, report: &Report) {
    if report
        .claims
        .iter()
        .all(|claim| claim.verdict == ClaimVerdict::Unverified)
    {
        return;
    }
    out.push_str("<ul class=\"claims\" aria-label=\"What is said about the past\">\n");
    for claim in &report.claims {
        let _ = writeln!(
            out,
            "<li class=\"{}\">\u{201c}{}\u{201d} {}</li>",
            claim.verdict.name(),
            escape(&claim.text),
            escape(&claim.told())
        );
    }
    out.push_str("</ul>\n");
}

fn strengths(out: &mut String, linter: &Linter, report: &Report) {
    let mut told: Vec<&str> = Vec::new();
    let mut items = String::new();
    for strength in &report.strengths {
        if told.contains(&&*strength.signal) {
            continue;
        }
        told.push(&strength.signal);
        let title = linter
            .rule(&strength.signal)
            .ok()
            .filter(|rule| rule.kind == RuleKind::Strength);
        let title = title
            .map(|rule| format!(" {}", escape(&rule.title)))
            .unwrap_or_default();
        let _ = writeln!(
            items,
            "<li><b class=\"good\">{}</b>{title}</li>",
            escape(&strength.signal)
        );
    }
    if !items.is_empty() {
        let _ = write!(
            out,
            "<ul class=\"strengths\" aria-label=\"What is good\">\n{items}</ul>\n"
        );
    }
}

fn ledger(out: &mut String, report: &Report) {
    out.push_str("<table class=\"ledger\"><caption>Score</caption><tbody>\n");
    for (index, (name, points, times)) in LedgerLine::summed(&report.score.ledger).into_iter().enumerate() {
        let points = if index == 0 {
            points.to_string()
        } else {
            format!("{points:+}").replace('-', "\u{2212}")
        };
        let times = if times > 1 {
            format!(" ({times}\u{d7})")
        } else {
            String::new()
        };
        let _ = writeln!(
            out,
            "<tr><td>{points}</td><th scope=\"row\">{}{times}</th></tr>",
            escape(name)
        );
    }
    let _ = writeln!(
        out,
        "</tbody><tfoot><tr><td>{}</td><th scope=\"row\">{}</th></tr></tfoot></table>",
        report.score.points,
        report.score.band.name()
    );
}

/// The class of a band.
pub fn band(band: Band) -> &'static str {
    match band {
        Band::Welcome => "welcome",
        Band::NeedsWork => "work",
        Band::Dread => "dread",
    }
}
