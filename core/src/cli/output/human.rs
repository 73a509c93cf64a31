//! `human`: for people on a terminal.

use super::{Printer, manuscript};
use crate::cli::pipeline::Outcome;
use crate::cli::tally::Tally;
use crate::cli::terminal::{BOLD, CYAN, DIM, GREEN, RED, Terminal, YELLOW, indent, tame};
use crate::{Band, LedgerLine, Report, Severity};
use anstyle::Style;
use std::fmt::Write;

pub struct Human(pub Terminal);

impl Printer for Human {
    fn draft(&self, outcome: &Outcome) -> String {
        // What could not be read is told on stderr.
        let (Ok((draft, report)), Some(settings)) = (&outcome.result, &outcome.settings) else {
            return String::new();
        };
        let mut out = self.head(outcome, report);
        if !report.findings.is_empty() {
            out += &manuscript::draw(&settings.linter, report, &draft.text, self.0);
        }
        for (style, words) in super::claims::told(report) {
            self.note(&mut out, "claim", style, &words);
        }
        for advice in &report.advice {
            self.note(&mut out, "advice", YELLOW, &advice.message);
        }
        let strengths = strengths(report);
        if !strengths.is_empty() {
            self.note(&mut out, "good", GREEN, &strengths);
        }
        self.note(&mut out, "score", band_style(report.score.band), &ledger(report));
        if let Some(rewrite) = report.rewrites.first() {
            self.note(&mut out, "say", CYAN, &tame(&rewrite.text));
            let more = match report.rewrites.len() - 1 {
                0 => String::new(),
                more => format!("; {} by `callwell rewrite`", count(more as u64, "other", "others")),
            };
            let about = format!(
                "         {}, {}{more}\n",
                rewrite.approach,
                super::rewrites::told(rewrite)
            );
            out += &self.0.paint(DIM, &about);
        }
        out.push('\n');
        out
    }

    fn close(&self, tally: &Tally) -> String {
        let drafts = tally.summary.drafts;
        let mut out = format!("{} checked: ", count(drafts, "draft", "drafts"));
        let counts: Vec<String> = [
            (Severity::Error, "error", "errors"),
            (Severity::Warning, "warning", "warnings"),
            (Severity::Hint, "hint", "hints"),
        ]
        .into_iter()
        .filter(|(severity, ..)| tally.of(*severity) > 0)
        .map(|(severity, one, many)| count(tally.of(severity), one, many))
        .collect();
        let (found, style) = match (counts.is_empty(), tally.faulted) {
            (true, _) => ("nothing to object to".to_owned(), GREEN),
            (false, faulted) if drafts > 1 => (format!("{} in {faulted} of them", counts.join(", ")), BOLD),
            (false, _) => (counts.join(", "), BOLD),
        };
        out += &self.0.paint(style, &found);
        if tally.unreadable > 0 {
            let _ = write!(
                out,
                "; {}",
                self.0.paint(RED, &format!("{} could not be read", tally.unreadable))
            );
        }
        out + "\n"
    }
}

impl Human {
    fn head(&self, outcome: &Outcome, report: &Report) -> String {
        let terminal = self.0;
        let score = terminal.paint(
            band_style(report.score.band),
            &format!("{:>3} {}", report.score.points, report.score.band.name()),
        );
        let place = format!("{}:{}", tame(&outcome.origin.file), outcome.origin.line);
        let own = tame(&outcome.id);
        let called = if own.starts_with(&*tame(&outcome.origin.file)) {
            String::new()
        } else {
            format!("  {own}")
        };
        let about = format!(
            "{}, {}, about {} s",
            report.kind.name(),
            count(report.words.into(), "word", "words"),
            report.seconds
        );
        format!(
            "{score}  {}{called}  {}\n",
            terminal.paint(BOLD, &place),
            terminal.paint(DIM, &about)
        )
    }

    /// A paragraph with a name before it.
    fn note(&self, out: &mut String, name: &str, style: Style, text: &str) {
        let margin = 9;
        let body = indent(text, margin, self.0.width);
        let head = format!("  {}{}", self.0.paint(style, name), " ".repeat(margin - 2 - name.len()));
        out.push_str(&head);
        out.push_str(body.get(margin..).unwrap_or("\n"));
    }
}

fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn band_style(band: Band) -> Style {
    match band {
        Band::Welcome => GREEN,
        Band::NeedsWork => YELLOW,
        Band::Dread => RED,
    }
}

/// The score as a sum.
fn ledger(report: &Report) -> String {
    let mut sum = String::new();
    for (index, (name, points, times)) in LedgerLine::summed(&report.score.ledger).into_iter().enumerate() {
        // Blanks that must not break hold a figure and its name together.
        let times = if times > 1 {
            format!("\u{a0}({times}\u{d7})")
        } else {
            String::new()
        };
        let _ = match (index, points < 0) {
            (0, _) => write!(sum, "{points}\u{a0}{name}"),
            (_, true) => write!(sum, " \u{2212}\u{a0}{}\u{a0}{name}{times}", points.unsigned_abs()),
            (_, false) => write!(sum, " +\u{a0}{points}\u{a0}{name}{times}"),
        };
    }
    let _ = write!(sum, " =\u{a0}{}, {}", report.score.points, report.score.band.name());
    sum
}

/// What is good, each signal with the words that show it first.
fn strengths(report: &Report) -> String {
    let mut told: Vec<&str> = Vec::new();
    let mut parts = Vec::new();
    for strength in &report.strengths {
        if told.contains(&&*strength.signal) {
            continue;
        }
        told.push(&strength.signal);
        let words = tame(&strength.text);
        let short: String = words.chars().take(48).collect();
        let end = if short.len() < words.len() { "\u{2026}" } else { "" };
        parts.push(if words.is_empty() {
            strength.signal.to_string()
        } else {
            format!("{}: \u{201c}{}{end}\u{201d}", strength.signal, short.trim_end())
        });
    }
    parts.join("; ")
}
