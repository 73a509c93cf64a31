//! Plans and reviews of the contact log as pages.

use super::{FOOT, escape, head};
use crate::log::{Advice, Cadence, Class, Plan, Review, State, coming_day, whole_day};
use crate::rules::file::Source;
use std::fmt::Write;

const STYLE: &str = include_str!("log.css");

/// A plan as a self-contained page, to read or to print. `cadence` is the one that the plan was made with: it knows why.
pub fn plan_page(plan: &Plan, cadence: &Cadence) -> String {
    let mut out = begin("Follow-up calls");
    let people = plan.items.len();
    let _ = writeln!(
        out,
        "<p class=\"lead\"><b>{}</b> {people} {}, {} of {} minutes.</p>",
        whole_day(plan.today),
        if people == 1 { "person" } else { "people" },
        plan.planned,
        plan.minutes
    );
    if plan.items.is_empty() {
        out.push_str("<p class=\"none\">Nothing is due.</p>\n");
    }
    let mut number = 1;
    for (class, group) in plan.groups() {
        section(&mut out, Some(class));
        let _ = writeln!(out, "<ol start=\"{number}\">");
        number += group.len();
        for item in group {
            let about = escape(&item.words(plan.today));
            let _ = writeln!(
                out,
                "<li><p>{} <span class=\"about\">{about}</span></p>",
                who(&item.state)
            );
            item.advice.iter().for_each(|advice| told(&mut out, advice, cadence));
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n</section>\n");
    }
    if !plan.coming.is_empty() {
        out.push_str("<section class=\"coming\">\n<h2>Coming</h2>\n<table>\n");
        for item in &plan.coming {
            let _ = writeln!(
                out,
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
                coming_day(item.due),
                who(&item.state),
                escape(&item.title)
            );
        }
        out.push_str("</table>\n</section>\n");
    }
    let more = [plan.beyond(cadence), plan.left_be(), Some(plan.note.clone())];
    close(&mut out, more.into_iter().flatten());
    out
}

/// A review of a log as a self-contained page. Of the findings of a rule at most `shown.0` are listed, and of the people at
/// most `shown.1`; what is left out is counted.
pub fn log_page(review: &Review, cadence: &Cadence, shown: (usize, usize)) -> String {
    let mut out = begin("Contact log");
    let words = review.words();
    let (first, rest) = words
        .split_first()
        .map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let name = review.file.as_deref().unwrap_or("log");
    let _ = writeln!(out, "<p class=\"lead\"><b>{}</b> {}</p>", escape(name), escape(first));
    for words in rest {
        let _ = writeln!(out, "<p>{}</p>", escape(words));
    }
    record(&mut out, review, shown.0);
    let people = review.by_class();
    let hidden = people.len().saturating_sub(shown.1);
    for group in people[..people.len() - hidden].chunk_by(|one, other| one.0 == other.0) {
        section(&mut out, group[0].0);
        out.push_str("<ul class=\"people\">\n");
        for (_, person) in group {
            let stands = escape(&person.state.words(review.today));
            let _ = writeln!(
                out,
                "<li><p>{} <span class=\"about\">{stands}</span></p>",
                who(&person.state)
            );
            person.advice.iter().for_each(|advice| told(&mut out, advice, cadence));
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n</section>\n");
    }
    let hidden = (hidden > 0).then(|| format!("And {hidden} more people."));
    close(&mut out, hidden.into_iter().chain([review.note.clone()]));
    out
}

fn begin(title: &str) -> String {
    head(title)
        .replacen("</style>", &format!("{STYLE}</style>"), 1)
        .replacen("callwell-page\"", "callwell-page callwell-log\"", 1)
}

fn section(out: &mut String, class: Option<Class>) {
    let name = match class {
        Some(Class::Promise | Class::Answer) => "first",
        Some(Class::Due | Class::Try) => "next",
        Some(Class::Warm) => "warm",
        Some(Class::Aside) | None => "aside",
        Some(Class::Caution) => "caution",
    };
    let words = class.map_or("Nothing due", Class::heading);
    let _ = writeln!(out, "<section class=\"{name}\">\n<h2>{words}</h2>");
}

fn close(out: &mut String, more: impl Iterator<Item = String>) {
    out.push_str("<section class=\"about\">\n");
    for words in more {
        let _ = writeln!(out, "<p>{}</p>", escape(&words));
    }
    out.push_str("</section>\n");
    out.push_str(FOOT);
}

/// An advice: what it says, the lines it rests on, and why, to be opened.
fn told(out: &mut String, advice: &Advice, cadence: &Cadence) {
    let why = cadence.kind(&advice.id).map_or("", |kind| &kind.why);
    let _ = write!(
        out,
        "<p>{} <span class=\"about\">({})</span></p>\n<details><summary>Why</summary><p>{}</p>",
        escape(&advice.message),
        advice.lines(),
        escape(why)
    );
    if !advice.sources.is_empty() {
        let sources: String = advice.sources.iter().map(cited).collect();
        let _ = write!(out, "<ul>{sources}</ul>");
    }
    out.push_str("</details>\n");
}

fn cited(source: &Source) -> String {
    let grade = match source.grade.as_str() {
        "craft" => "craft: advice, unmeasured".to_owned(),
        grade => format!("grade {}", escape(grade)),
    };
    format!(
        "<li><cite>{}</cite>: {} ({grade})</li>",
        escape(&source.title),
        escape(&source.says)
    )
}

fn record(out: &mut String, review: &Review, shown: usize) {
    out.push_str("<section class=\"record\">\n<h2>Record</h2>\n");
    if review.findings.is_empty() {
        out.push_str("<p class=\"none\">Nothing to object to.</p>\n");
    }
    for fault in review.faults() {
        let severity = fault.severity.name();
        let times = fault.findings.len();
        let _ = writeln!(
            out,
            "<p><span class=\"severity {severity}\">{severity}</span> <b>{}</b> {times} {}. {}</p>\n<ul class=\"places\">",
            escape(fault.rule),
            if times == 1 { "time" } else { "times" },
            escape(fault.message.unwrap_or_default())
        );
        for finding in fault.findings.iter().take(shown) {
            let said = match fault.message {
                Some(_) => finding.prospect.clone(),
                None => format!("{}: {}", finding.prospect, finding.message),
            };
            let _ = writeln!(
                out,
                "<li>line {}, column {}: {}</li>",
                finding.line,
                finding.column,
                escape(&said)
            );
        }
        if times > shown {
            let _ = writeln!(out, "<li>and {} more</li>", times - shown);
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
}

fn who(state: &State) -> String {
    let mut out = format!("<b>{}</b>", escape(&state.prospect));
    for more in [&state.company, &state.phone].into_iter().flatten() {
        let _ = write!(out, ", {}", escape(more));
    }
    out
}
