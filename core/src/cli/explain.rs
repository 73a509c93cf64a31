//! `callwell explain RULE`.

use super::options::Options;
use super::settings;
use super::terminal::{BOLD, DIM, GREEN, RED, Terminal, When, indent};
use super::{CLEAN, Stop, print};
use crate::explain::{Block, page};
use clap::ValueEnum;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The rule or signal
    rule: String,
    /// Add rules of your own (TOML, or JSON); may be given several times
    #[arg(long, value_name = "FILE")]
    rules: Vec<PathBuf>,
    /// How to write the page
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How a page is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people on a terminal
    #[default]
    Human,
    /// Markdown
    Markdown,
    /// HTML, without head and body
    Html,
    /// One JSON object
    Json,
}

pub fn run(args: &Args, color: When) -> Result<u8, Stop> {
    let linter = settings::linter(&Options {
        rules: args.rules.clone(),
        ..Options::default()
    })?
    .build()?;
    let rule = linter.rule(&args.rule)?;
    let text = match args.format {
        Format::Human => human(&page(rule), Terminal::of_stdout(color)),
        Format::Markdown => crate::explain::markdown(rule),
        Format::Html => crate::explain::html(rule),
        Format::Json => format!("{}\n", crate::explain::json(rule)),
    };
    print(&text)?;
    Ok(CLEAN)
}

fn human(page: &crate::explain::Page, terminal: Terminal) -> String {
    let mut out = format!(
        "{}  {}\n\n",
        terminal.paint(BOLD, &page.id),
        terminal.paint(DIM, &page.about)
    );
    for section in &page.sections {
        out += &format!("{}\n", terminal.paint(BOLD, section.heading));
        for block in &section.blocks {
            out += &match block {
                Block::Text(text) => indent(text, 2, terminal.width),
                Block::Item(text) => marked("\u{2022}", text, terminal.width),
                Block::Bad(text) => terminal.paint(RED, "  \u{2717}") + &marked("", text, terminal.width)[3..],
                Block::Good(text) => terminal.paint(GREEN, "  \u{2713}") + &marked("", text, terminal.width)[3..],
            };
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

/// A paragraph with a mark before it.
fn marked(mark: &str, text: &str, width: usize) -> String {
    let body = indent(text, 4, width);
    let head = format!("  {mark}");
    let filled = head + &" ".repeat(4 - 2 - mark.chars().count());
    filled + body.get(4..).unwrap_or("\n")
}
