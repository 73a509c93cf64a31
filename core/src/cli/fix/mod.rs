//! `callwell fix FILE…`: shows what local fixes would change, or changes it.

mod diff;
mod replace;

use super::input::splice::{Change, splice};
use super::input::{Feed, Form, Item, Origin, guess, told};
use super::options::Options;
use super::settings::{Resolver, Settings};
use super::terminal::{Terminal, When};
use super::{CLEAN, FAILED, FOUND, Stop, complain, print};
use crate::error::Error;
use crate::{Applicability, Draft, Fixed};
use rayon::prelude::*;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, clap::Args)]
#[command(
    after_help = AFTER,
    mut_arg("format", |arg| arg.hide(true)),
    mut_arg("fail_on", |arg| arg.hide(true)),
    mut_arg("statistics", |arg| arg.hide(true)),
    mut_arg("rewrites", |arg| arg.hide(true)),
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
    /// Write the files, each of them whole or not at all; from stdin, print the result
    #[arg(long, short)]
    write: bool,
    /// Apply fixes too that change what is asserted or promised
    #[arg(long = "unsafe")]
    also_unsafe: bool,
}

const AFTER: &str = "\
Without --write nothing is changed: the difference is printed, as `patch` reads it. A fix is applied only where the
mended draft scores no lower and has nothing new to object to. Fixes that leave something to fill in are never applied:
see `callwell rewrite`.

Exit codes: 0 nothing to mend or all of it written, 1 something would be mended, 2 something could not be read or written.";

/// What came of the drafts of one file.
#[derive(Default)]
struct Mended {
    changes: Vec<Change>,
    drafts: usize,
    fixes: usize,
    more: usize,
    settings: Option<Arc<Settings>>,
}

#[derive(Default)]
struct Counts {
    drafts: usize,
    mended: usize,
    fixes: usize,
    more: usize,
    failed: bool,
}

pub fn run(args: Args, color: When) -> Result<u8, Stop> {
    let options = &args.options;
    let given = [
        ("--format", options.format.is_some()),
        ("--fail-on", options.fail_on.is_some()),
        ("--statistics", options.statistics),
        ("--rewrites", options.rewrites),
    ];
    if let Some((name, _)) = given.iter().find(|(_, given)| *given) {
        return Err(Stop::Failed(format!(
            "`{name}` means nothing to `fix`: expected it with `check`"
        )));
    }
    let most = if args.also_unsafe {
        Applicability::Unsafe
    } else {
        Applicability::Safe
    };
    let mut resolver = Resolver::new(args.options).without_fixes();
    resolver.settings(args.files.first().map_or(Path::new("-"), PathBuf::as_path))?;
    let mut feed = Feed::new(args.files.clone(), args.input, resolver);
    let mut stdin: Arc<[u8]> = Arc::default();
    if args.files.iter().any(|path| path == Path::new("-")) {
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|error| Stop::Failed(format!("cannot read stdin: {error}")))?;
        stdin = bytes.into();
        feed = feed.with_stdin(stdin.clone());
    }
    let terminal = Terminal::of_stdout(color);
    let mut counts = Counts::default();
    let mut file: Option<(Arc<str>, Mended)> = None;
    let write = |name: &str, mended: Mended, counts: &mut Counts| -> Result<(), Stop> {
        counts.drafts += mended.drafts;
        match finish(name, &mended, args.input, args.write, &stdin, terminal) {
            Ok(text) => {
                counts.mended += mended.changes.len();
                counts.fixes += mended.fixes;
                counts.more += mended.more;
                print(&text)
            }
            Err(error) => {
                complain(&error.in_file(name));
                counts.failed = true;
                Ok(())
            }
        }
    };
    while let Some(chunk) = feed.chunk() {
        let done: Vec<Vec<Done>> = chunk
            .raws
            .into_par_iter()
            .map(|raw| raw.items().into_iter().map(|item| mend(item, most)).collect())
            .collect();
        for (item, fixed) in done.into_iter().flatten() {
            let Origin { file: name, .. } = &item.origin;
            if file.as_ref().is_some_and(|(open, _)| open != name) {
                if let Some((name, mended)) = file.take() {
                    write(&name, mended, &mut counts)?;
                }
            }
            let (_, mended) = file.get_or_insert_with(|| (name.clone(), Mended::default()));
            mended.settings = mended.settings.take().or(item.settings);
            match (item.draft, fixed) {
                (Ok(draft), Some((fixed, more))) => {
                    mended.fixes += fixed.applied.len();
                    mended.more += more;
                    if fixed.text != draft.text {
                        mended.changes.push(Change {
                            draft: mended.drafts,
                            old: draft.text,
                            new: fixed.text,
                        });
                    }
                }
                (Err(error), _) => {
                    complain(&error);
                    counts.failed = true;
                }
                (Ok(_), None) => {}
            }
            mended.drafts += 1;
        }
    }
    if let Some((name, mended)) = file.take() {
        write(&name, mended, &mut counts)?;
    }
    complain(&counts.told(args.write));
    Ok(match () {
        () if counts.failed => FAILED,
        () if counts.mended > 0 && !args.write => FOUND,
        () => CLEAN,
    })
}

/// A draft with what fixes made of it, and how many more there were with `--unsafe`.
type Done = (Item, Option<(Fixed, usize)>);

/// Fixes a draft; with it goes how many more fixes there were with `--unsafe`.
fn mend(item: Item, most: Applicability) -> Done {
    let fixed = item
        .draft
        .as_ref()
        .ok()
        .zip(item.settings.as_ref())
        .map(|(draft, settings)| {
            let fix = |draft: &Draft, most| settings.linter.fix(draft, most);
            let fixed = fix(draft, most);
            let more = if most == Applicability::Safe {
                let again = Draft {
                    text: fixed.text.clone(),
                    ..draft.clone()
                };
                fix(&again, Applicability::Unsafe).applied.len()
            } else {
                0
            };
            (fixed, more)
        });
    (item, fixed)
}

/// Writes a file, or says what would change in it. What is to be printed.
fn finish(
    name: &str,
    mended: &Mended,
    form: Option<Form>,
    write: bool,
    stdin: &Arc<[u8]>,
    terminal: Terminal,
) -> Result<String, Error> {
    let path = Path::new(name);
    let is_stdin = name == "-";
    let Some(settings) = mended
        .settings
        .as_ref()
        .filter(|_| !mended.changes.is_empty() || is_stdin)
    else {
        return Ok(String::new());
    };
    let old = if is_stdin {
        stdin.to_vec()
    } else {
        fs::read(path).map_err(|error| super::config::unreadable(path, &error))?
    };
    let form = told(path, form).unwrap_or_else(|| guess(&old));
    let new = splice(&old, form, &settings.columns, &mended.changes)?;
    match (write, is_stdin) {
        (true, true) => Ok(String::from_utf8_lossy(&new).into_owned()),
        (true, false) => replace::replace(path, &new).map(|()| String::new()),
        (false, _) => Ok(diff::unified(name, &old, &new, terminal)),
    }
}

impl Counts {
    fn told(&self, written: bool) -> String {
        let many = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
        let drafts = many(self.drafts, "draft", "drafts");
        let mut out = match (self.fixes, written) {
            (0, _) => format!("nothing to mend safely in {drafts}"),
            (fixes, true) => format!("{} made in {} of {drafts}", many(fixes, "fix", "fixes"), self.mended),
            (fixes, false) => format!(
                "{} would be made in {} of {drafts}; --write makes them",
                many(fixes, "fix", "fixes"),
                self.mended
            ),
        };
        if self.more > 0 {
            out += &format!("; {} more with --unsafe", self.more);
        }
        out
    }
}
