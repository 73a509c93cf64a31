//! `callwell rewrite FILE…`: what could be said instead.

use super::input::{Feed, Form};
use super::options::{Format, Options};
use super::output::{self, rewrites};
use super::progress::Progress;
use super::settings::Resolver;
use super::terminal::{Terminal, When};
use super::{CLEAN, FAILED, FOUND, Stop, pipeline};
use clap::ValueEnum;
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(
    after_help = AFTER,
    mut_arg("fail_on", |arg| arg.hide(true)),
    mut_arg("statistics", |arg| arg.hide(true)),
    mut_arg("rewrites", |arg| arg.hide(true)),
    mut_arg("format", |arg| arg.help("How to write them: human, json or jsonl [default: human]")),
)]
pub struct Args {
    /// Files of drafts (.txt, .md, .jsonl, .csv), folders of such files, or `-` for stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    options: Options,
    /// What the files hold, whatever they are called; for stdin it is guessed otherwise
    #[arg(long, value_enum, value_name = "FORM")]
    input: Option<Form>,
    /// Print only the text of the first, second or third rewrite; drafts are parted by lines of `---`
    #[arg(long, value_name = "N")]
    apply: Option<NonZeroUsize>,
}

const AFTER: &str = "\
Every rewrite was checked in the draft's own context: it has no error and no warning, and scores higher. What nobody
said is left as a [placeholder]. A draft with nothing wrong has no rewrite; --apply prints it as it is.

Exit codes: 0 done, 1 a draft has fewer rewrites than --apply asks for, 2 something could not be read or run.";

pub fn run(args: Args, color: When) -> Result<u8, Stop> {
    let mut resolver = Resolver::new(args.options).without_fixes().with_rewrites();
    let first = args.files.first().map_or(Path::new("-"), PathBuf::as_path);
    let format = resolver.options(first)?.format.unwrap_or_default();
    resolver.settings(first)?;
    let terminal = Terminal::of_stdout(color);
    let texts = rewrites::Texts::new(args.apply);
    let human = rewrites::Human(terminal);
    let reports = output::printer(format, terminal, false);
    let printer: &dyn output::Printer = match (args.apply, format) {
        (Some(_), _) => &texts,
        (None, Format::Human) => &human,
        (None, Format::Json | Format::Jsonl) => &*reports,
        (None, other) => {
            let name = other
                .to_possible_value()
                .map_or(String::new(), |value| value.get_name().to_owned());
            let message = format!("`--format {name}` means nothing to `rewrite`: expected human, json or jsonl");
            return Err(Stop::Failed(message));
        }
    };
    let feed = Feed::new(args.files, args.input, resolver);
    let progress = Progress::new(feed.size(), !io::stdout().is_terminal());
    let tally = pipeline::run(feed, printer, &progress, None);
    progress.end();
    Ok(match tally?.unreadable {
        0 if texts.lacking() > 0 => FOUND,
        0 => CLEAN,
        _ => FAILED,
    })
}
