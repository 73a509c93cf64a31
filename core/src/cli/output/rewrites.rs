//! Rewrites for people, and their bare texts.

use super::Printer;
use crate::cli::complain;
use crate::cli::pipeline::Outcome;
use crate::cli::terminal::{BOLD, CYAN, DIM, GREEN, Terminal, YELLOW, indent, tame};
use crate::{Applicability, Band, Report, Rewrite};
use std::fmt::Write;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Rewrites as a person reads them.
pub struct Human(pub Terminal);

impl Printer for Human {
    fn draft(&self, outcome: &Outcome) -> String {
        let Ok((draft, report)) = &outcome.result else {
            return String::new();
        };
        let terminal = self.0;
        let place = format!("{}:{}", tame(&outcome.origin.file), outcome.origin.line);
        let mut out = format!(
            "{}  {} {}\n",
            terminal.paint(BOLD, &place),
            report.score.points,
            report.score.band.name()
        );
        let quoted = tame(draft.text.trim());
        let short: String = quoted.chars().take(600).collect();
        let end = if short.len() < quoted.len() { "\u{2026}" } else { "" };
        for line in indent(&format!("{short}{end}"), 2, terminal.width).lines() {
            let _ = writeln!(out, "{}", terminal.paint(DIM, line));
        }
        for (number, rewrite) in report.rewrites.iter().enumerate() {
            let style = if rewrite.placeholders.is_empty() { GREEN } else { CYAN };
            let _ = writeln!(
                out,
                "\n  {} {}",
                terminal.paint(style, &format!("{} {}", number + 1, rewrite.approach)),
                terminal.paint(DIM, &told(rewrite))
            );
            out += &indent(&tame(&rewrite.text), 4, terminal.width);
            let sources: Vec<&str> = rewrite.sources.iter().map(|source| &**source).collect();
            let why = format!("{} ({})", rewrite.why, sources.join("; "));
            for line in indent(&why, 4, terminal.width).lines() {
                let _ = writeln!(out, "{}", terminal.paint(DIM, line));
            }
        }
        if report.rewrites.is_empty() {
            let _ = writeln!(out, "\n  {}", terminal.paint(YELLOW, none(report)));
        }
        out + "\n"
    }
}

/// Why there is no rewrite.
fn none(report: &Report) -> &'static str {
    if report.findings.is_empty() {
        "Nothing to object to: say it as it is."
    } else {
        "No rewrite that would prove itself: say who you are, and add what you can offer to the context."
    }
}

/// What a rewrite is worth, and what is left to do.
pub fn told(rewrite: &Rewrite) -> String {
    let band = if rewrite.score >= 80 {
        Band::Welcome
    } else {
        Band::NeedsWork
    };
    let left = match rewrite.applicability {
        Applicability::Safe => "",
        Applicability::Unsafe => ", promises or asks something new",
        Applicability::NeedsInput if rewrite.placeholders.len() == 1 => ", one place to fill in",
        Applicability::NeedsInput => ", places to fill in",
    };
    format!("{} {}{left}", rewrite.score, band.name())
}

/// The bare text of one rewrite of each draft.
pub struct Texts {
    number: usize,
    lacking: AtomicUsize,
}

impl Texts {
    /// Which one: the first where nothing is asked for.
    pub fn new(number: Option<NonZeroUsize>) -> Texts {
        Texts {
            number: number.map_or(1, NonZeroUsize::get),
            lacking: AtomicUsize::new(0),
        }
    }

    /// How many drafts had too few.
    pub fn lacking(&self) -> usize {
        self.lacking.load(Ordering::Relaxed)
    }
}

impl Printer for Texts {
    fn draft(&self, outcome: &Outcome) -> String {
        let Ok((draft, report)) = &outcome.result else {
            return String::new();
        };
        if report.findings.is_empty() {
            return format!("{}\n", draft.text.trim_end());
        }
        match report.rewrites.get(self.number - 1) {
            Some(rewrite) => format!("{}\n", rewrite.text),
            None => {
                let expected = match report.rewrites.len() {
                    0 => "it has none".to_owned(),
                    count => format!("expected a number from 1 to {count}"),
                };
                complain(&format_args!(
                    "{}: no rewrite {}: {expected}",
                    tame(&outcome.id),
                    self.number
                ));
                self.lacking.fetch_add(1, Ordering::Relaxed);
                String::new()
            }
        }
    }

    fn separator(&self) -> &'static str {
        "---\n"
    }
}
