//! `callwell rules`.

use super::options::Options;
use super::settings;
use super::terminal::{BOLD, CYAN, DIM, GREEN, RED, Terminal, When, YELLOW, pad, tame};
use super::{CLEAN, Stop, print};
use crate::{RuleFile, RuleKind, Severity};
use clap::ValueEnum;
use serde_json::json;
use std::fmt::Write;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Add rules of your own (TOML, or JSON); may be given several times
    #[arg(long, value_name = "FILE")]
    rules: Vec<PathBuf>,
    /// How to write them
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How the rules are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Human,
    /// One JSON object with all there is in the rules' files, but for their phrases
    Json,
}

pub fn run(args: &Args, color: When) -> Result<u8, Stop> {
    let linter = settings::linter(&Options {
        rules: args.rules.clone(),
        ..Options::default()
    })?
    .build()?;
    let rules: Vec<&RuleFile> = linter.rules().collect();
    let text = match args.format {
        Format::Human => table(&rules, Terminal::of_stdout(color)),
        Format::Json => format!(
            "{}\n",
            json!({"schema": 1, "rules": rules.into_iter().map(crate::explain::json).collect::<Vec<_>>()})
        ),
    };
    print(&text)?;
    Ok(CLEAN)
}

fn table(rules: &[&RuleFile], terminal: Terminal) -> String {
    let wide = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut out = String::new();
    for (kind, heading) in [(RuleKind::Mistake, "Mistakes"), (RuleKind::Strength, "Strengths")] {
        let _ = writeln!(out, "{}", terminal.paint(BOLD, heading));
        for rule in rules.iter().filter(|rule| rule.kind == kind) {
            let (name, style) = match rule.severity {
                Some(Severity::Error) => ("error", RED),
                Some(Severity::Warning) => ("warning", YELLOW),
                Some(Severity::Hint) => ("hint", CYAN),
                None => ("", GREEN),
            };
            let severity = if kind == RuleKind::Mistake {
                terminal.paint(style, &pad(name, 9))
            } else {
                String::new()
            };
            let points = format!("{:>4}", format!("{:+}", rule.points)).replace('-', "\u{2212}");
            let _ = writeln!(
                out,
                "  {}  {severity}{points}  {}",
                pad(&rule.id, wide),
                terminal.paint(DIM, &tame(&rule.title))
            );
        }
        out.push('\n');
    }
    out + "`callwell explain RULE` says why, and what to do instead.\n"
}
