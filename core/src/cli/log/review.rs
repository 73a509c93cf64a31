//! `callwell log FILE`.

use super::{Opened, Source, code, table, told};
use crate::Severity;
use crate::cli::options::FailOn;
use crate::cli::terminal::{BOLD, CYAN, DIM, RED, Terminal, When, YELLOW, indent, pad, tame};
use crate::cli::{CLEAN, FOUND, Stop, print};
use crate::log::{self, Review};
use clap::ValueEnum;
use std::fmt::Write;

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    #[command(flatten)]
    source: Source,
    /// Only this person, by name or id
    #[arg(long, value_name = "NAME")]
    prospect: Option<String>,
    /// Show everybody and every finding, however many
    #[arg(long)]
    all: bool,
    /// From which severity on findings in the record make the exit code 1 [default: warning]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

const AFTER: &str = "\
The columns are prospect, date, channel, direction, outcome, follow_up_on, note, and, where there are, with, category, text,
company, phone, email, prospect_id. --columns maps others.

Exit codes: 0 nothing to object to in the record, 1 findings at or above --fail-on, 2 something could not be read.";

/// How a log is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people on a terminal
    #[default]
    Human,
    /// One JSON object
    Json,
    /// A table: a row for each person
    Csv,
    /// A page to read in a browser
    Html,
}

/// So many findings of a rule are shown, and so many people.
const SHOWN: (usize, usize) = (5, 40);

pub fn run(args: &Args, color: When) -> Result<u8, Stop> {
    let Opened { log, settings } = args.source.open()?;
    let mut review = log::review(&log, &settings);
    if let Some(name) = &args.prospect {
        let Some(person) = log.find(name, None)? else {
            return Err(Stop::Failed(format!("`{name}` is not in the log")));
        };
        let (line, id) = (person.line, person.id.as_deref());
        let same = |state: &log::State| {
            (state.line, &state.prospect, state.prospect_id.as_deref()) == (line, &person.name, id)
        };
        review.people.retain(|reviewed| same(&reviewed.state));
        review.findings.retain(|finding| finding.prospect == person.name);
    }
    let shown = if args.all { (usize::MAX, usize::MAX) } else { SHOWN };
    let text = match args.format {
        Format::Human => human(&review, shown, Terminal::of_stdout(color)),
        Format::Json => serde_json::to_string(&review).unwrap_or_default() + "\n",
        Format::Csv => table::review(&review),
        Format::Html => crate::html::log_page(&review, &settings.cadence, shown),
    };
    print(&text)?;
    let worst = review.findings.iter().map(|finding| finding.severity).max();
    let fails = args.fail_on.unwrap_or_default().fails(worst);
    Ok(code(log, if fails { FOUND } else { CLEAN }))
}

fn human(review: &Review, shown: (usize, usize), terminal: Terminal) -> String {
    let mut out = String::new();
    for (at, words) in review.words().iter().enumerate() {
        if at == 0 {
            let name = tame(review.file.as_deref().unwrap_or("log"));
            let _ = writeln!(out, "{}  {words}", terminal.paint(BOLD, &name));
        } else {
            out += &indent(&tame(words), 2, terminal.width);
        }
    }
    record(&mut out, review, shown.0, terminal);
    people(&mut out, review, shown.1, terminal);
    out.push('\n');
    out + &terminal.paint(DIM, &indent(&review.note, 0, terminal.width))
}

/// What is wrong with the record, by rule.
fn record(out: &mut String, review: &Review, shown: usize, terminal: Terminal) {
    let _ = writeln!(out, "\n{}", terminal.paint(BOLD, "Record"));
    if review.findings.is_empty() {
        out.push_str("  Nothing to object to.\n");
    }
    for fault in review.faults() {
        let style = match fault.severity {
            Severity::Error => RED,
            Severity::Warning => YELLOW,
            Severity::Hint => CYAN,
        };
        let times = fault.findings.len();
        let _ = writeln!(
            out,
            "  {} {}  {times} {}",
            terminal.paint(style, fault.severity.name()),
            fault.rule,
            if times == 1 { "time" } else { "times" }
        );
        *out += &fault
            .message
            .map_or(String::new(), |message| indent(&tame(message), 4, terminal.width));
        for finding in fault.findings.iter().take(shown) {
            let place = pad(&format!("{}:{}", finding.line, finding.column), 7) + " ";
            let said = match fault.message {
                Some(_) => tame(&finding.prospect),
                None => tame(&format!("{}: {}", finding.prospect, finding.message)),
            };
            let _ = write!(out, "    {place}");
            *out += indent(&said, 12, terminal.width).trim_start_matches(' ');
        }
        if times > shown {
            let _ = writeln!(out, "    and {} more; --all shows them", times - shown);
        }
    }
}

/// Those with something to do today first, in the order of a plan; then the others.
fn people(out: &mut String, review: &Review, shown: usize, terminal: Terminal) {
    let people = review.by_class();
    let hidden = people.len().saturating_sub(shown);
    for group in people[..people.len() - hidden].chunk_by(|one, other| one.0 == other.0) {
        let (words, style) = group[0]
            .0
            .map_or(("Nothing due", DIM), |class| (class.heading(), told::style(class)));
        let _ = writeln!(out, "\n{}", terminal.paint(style, words));
        for (_, person) in group {
            let stands = terminal.paint(DIM, &tame(&person.state.words(review.today)));
            let _ = writeln!(out, "  {}  {stands}", told::who(terminal, &person.state));
            for advice in &person.advice {
                *out += &told::message(advice, 4, terminal);
            }
        }
    }
    if hidden > 0 {
        let _ = writeln!(out, "\nand {hidden} more; --all shows them");
    }
}
