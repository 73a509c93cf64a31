//! `callwell plan FILE`.

use super::{Opened, Source, code, table, told};
use crate::cli::terminal::{BOLD, DIM, Terminal, When, indent, pad, tame};
use crate::cli::{CLEAN, Stop, print};
use crate::log::{self, Cadence, Plan};
use clap::ValueEnum;
use jiff::civil::Time;
use std::fmt::Write;

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    #[command(flatten)]
    source: Source,
    /// How much time there is
    #[arg(long, value_name = "MINUTES", default_value_t = 60)]
    minutes: u32,
    /// When the calls begin, for `--format ics`
    #[arg(long, value_name = "HH:MM", default_value = "09:00", value_parser = time)]
    at: Time,
    /// How to write the plan
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

const AFTER: &str = "\
Promises come first, then what people wait for, then what is due; a quarter of the time left is kept for referral sources and
former clients. Every advice names the lines of the log that it rests on.

Exit codes: 0 a plan was made, 2 something could not be read.";

/// How a plan is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people on a terminal
    #[default]
    Human,
    /// One JSON object
    Json,
    /// A table: a row for each person on the list, then for what is coming
    Csv,
    /// A page to read in a browser, or to print
    Html,
    /// An iCalendar file, to be opened with a calendar
    Ics,
}

fn time(text: &str) -> Result<Time, String> {
    text.trim()
        .parse()
        .map_err(|_| "expected a time of day, as in 09:00".to_owned())
}

pub fn run(args: &Args, color: When) -> Result<u8, Stop> {
    let Opened { log, settings } = args.source.open()?;
    let plan = log::plan(&log, &settings, args.minutes);
    let text = match args.format {
        Format::Human => human(&plan, &settings.cadence, Terminal::of_stdout(color)),
        Format::Json => serde_json::to_string(&plan).unwrap_or_default() + "\n",
        Format::Csv => table::plan(&plan),
        Format::Html => crate::html::plan_page(&plan, &settings.cadence),
        Format::Ics => plan.to_ics(args.at),
    };
    print(&text)?;
    Ok(code(log, CLEAN))
}

fn human(plan: &Plan, cadence: &Cadence, terminal: Terminal) -> String {
    let people = plan.items.len();
    let mut out = format!(
        "{}  {people} {}, {} of {} minutes\n",
        terminal.paint(BOLD, &plan.today.strftime("%A, %-d %B %Y").to_string()),
        if people == 1 { "person" } else { "people" },
        plan.planned,
        plan.minutes
    );
    let mut number = 0;
    for (class, group) in plan.groups() {
        let _ = writeln!(out, "\n{}", terminal.paint(told::style(class), class.heading()));
        for item in group {
            number += 1;
            let about = terminal.paint(DIM, &item.words(plan.today));
            let _ = writeln!(out, "{number:>4}  {}  {about}", told::who(terminal, &item.state));
            for advice in &item.advice {
                out += &told::message(advice, 6, terminal);
            }
        }
    }
    if plan.items.is_empty() {
        out.push_str("\nNothing is due.\n");
    }
    if !plan.coming.is_empty() {
        let _ = writeln!(out, "\n{}", terminal.paint(BOLD, "Coming"));
        for item in &plan.coming {
            let when = item.due.strftime("%a %-d %B").to_string();
            let _ = writeln!(
                out,
                "      {}{} \u{b7} {}",
                pad(&when, 18),
                tame(&item.state.prospect),
                item.title
            );
        }
    }
    for more in [plan.beyond(cadence), plan.left_be()].into_iter().flatten() {
        out.push('\n');
        out += &indent(&more, 0, terminal.width);
    }
    out.push('\n');
    out + &terminal.paint(DIM, &indent(&plan.note, 0, terminal.width))
}
