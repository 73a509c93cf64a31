//! `callwell check FILE…`.

use super::input::{Feed, Form};
use super::options::{Format, Options};
use super::output::{self, statistics};
use super::progress::Progress;
use super::sequence::Sequencer;
use super::settings::Resolver;
use super::terminal::{Terminal, When};
use super::{CLEAN, FAILED, FOUND, Stop, complain, pipeline, print};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// Files of drafts (.txt, .md, .jsonl, .csv), folders of such files, or `-` for stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    options: Options,
    /// What the files hold, whatever they are called; for stdin it is guessed otherwise
    #[arg(long, value_enum, value_name = "FORM")]
    input: Option<Form>,
    /// Hold each draft against those before it for the same prospect, and against the log's column `text`
    #[arg(long)]
    sequence: bool,
    /// Don't print the reports of drafts, only what `--statistics` adds
    #[arg(long, short)]
    quiet: bool,
}

const AFTER: &str = "\
Options may stand in a file `callwell.toml` in the drafts' folder or above it, by the same names; those given here win.
A line `<!-- callwell: allow RULE -->` in a draft silences a rule for it.

Exit codes: 0 nothing to object to, 1 findings at or above --fail-on, 2 something could not be read or run.";

pub fn run(args: Args, color: When) -> Result<u8, Stop> {
    let mut resolver = Resolver::new(args.options);
    // How the output looks is one decision for the whole run: the first input's.
    let first = args.files.first().map_or(Path::new("-"), PathBuf::as_path);
    let options = resolver.options(first)?;
    let format = options.format.unwrap_or_default();
    // What nobody sees isn't made.
    if !args.quiet && matches!(format, Format::Human | Format::Html) {
        resolver = resolver.with_rewrites();
    }
    if args.quiet || format == Format::Github {
        resolver = resolver.without_fixes();
    }
    // What is wrong with the options is said once, before anything is read.
    resolver.settings(first)?;
    let terminal = Terminal::of_stdout(color);
    let printer = output::printer(format, terminal, args.quiet);
    let feed = Feed::new(args.files, args.input, resolver);
    let progress = Progress::new(feed.size(), args.quiet || !io::stdout().is_terminal());
    let sequencer = args.sequence.then(Sequencer::new);
    let tally = pipeline::run(feed, &*printer, &progress, sequencer);
    progress.end();
    let tally = tally?;
    if options.statistics {
        let table = statistics::table(
            &tally,
            if format == Format::Human {
                terminal
            } else {
                Terminal {
                    color: false,
                    ..terminal
                }
            },
        );
        // Formats that programs read stay whole: there the table goes to stderr.
        if format == Format::Human {
            print(&table)?
        } else {
            complain(&format_args!("statistics\n{table}"))
        }
    }
    Ok(match () {
        () if tally.unreadable > 0 => FAILED,
        () if tally.fails => FOUND,
        () => CLEAN,
    })
}
