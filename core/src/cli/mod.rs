//! The command line. One file a subcommand: what it takes, and what it does.
//!
//! ```text
//! files ─► input: raw units in chunks ─► drafts ─► linter ─► output: text of a draft ─► stdout, in order
//!          one thread                    └────── all cores, a chunk at a time ──────┘
//! ```

mod check;
mod completions;
mod config;
mod explain;
mod fix;
#[cfg(fuzzing)]
pub mod fuzzing;
mod input;
mod log;
mod options;
mod output;
mod pipeline;
mod progress;
mod rewrite;
mod rules;
mod sequence;
mod settings;
mod tally;
mod terminal;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, Write};
use terminal::When;

/// Finds what makes prospects dread your follow-up calls, and says why.
#[derive(Debug, Parser)]
#[command(name = "callwell", version, about, after_help = AFTER)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to use colour. NO_COLOR is honoured.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: When,
}

const AFTER: &str =
    "Exit codes: 0 nothing to object to, 1 findings at or above --fail-on, 2 something could not be read or run.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Check drafts of openers and voicemails
    Check(Box<check::Args>),
    /// Write what could be said instead
    Rewrite(Box<rewrite::Args>),
    /// Show what local fixes would change, or change it
    Fix(Box<fix::Args>),
    /// Check a contact log, and say how things stand with everybody and what to do
    Log(log::review::Args),
    /// Make the list of calls: whom, in which order and why, fitted to the time there is
    Plan(log::plan::Args),
    /// List the rules and signals
    Rules(rules::Args),
    /// Explain a rule: what it finds, why it matters, what to do instead
    Explain(explain::Args),
    /// Print the completions for a shell
    Completions(completions::Args),
}

/// Why a run ended early.
#[derive(Debug)]
enum Stop {
    /// It could not do what was asked.
    Failed(String),
    /// Nobody reads the output any more.
    Closed,
}

impl From<crate::Error> for Stop {
    fn from(error: crate::Error) -> Stop {
        Stop::Failed(error.to_string())
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::Closed,
            _ => Stop::Failed(format!("cannot write the output: {error}")),
        }
    }
}

/// Exit code: nothing at or above `--fail-on`.
const CLEAN: u8 = 0;
/// Exit code: findings at or above `--fail-on`.
const FOUND: u8 = 1;
/// Exit code: something could not be read or run.
const FAILED: u8 = 2;

/// Runs the command line; the exit code. The first of `args` is the program's name.
pub fn main(args: impl IntoIterator<Item = OsString>) -> u8 {
    let parsed = Cli::command()
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no failures; a closed pipe is nobody's fault.
            let _ = error.print();
            return if error.use_stderr() { FAILED } else { CLEAN };
        }
    };
    let result = match cli.command {
        Command::Check(args) => check::run(*args, cli.color),
        Command::Rewrite(args) => rewrite::run(*args, cli.color),
        Command::Fix(args) => fix::run(*args, cli.color),
        Command::Log(args) => log::review::run(&args, cli.color),
        Command::Plan(args) => log::plan::run(&args, cli.color),
        Command::Rules(args) => rules::run(&args, cli.color),
        Command::Explain(args) => explain::run(&args, cli.color),
        Command::Completions(args) => completions::run(&args, &mut Cli::command()),
    };
    match result {
        Ok(code) => code,
        Err(Stop::Closed) => CLEAN,
        Err(Stop::Failed(message)) => {
            complain(&message);
            FAILED
        }
    }
}

/// Says on stderr what is wrong. A stderr that is closed is no reason to stop.
fn complain(message: &dyn Display) {
    let _ = writeln!(io::stderr().lock(), "callwell: {message}");
}

/// Writes to stdout.
fn print(text: &str) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}
