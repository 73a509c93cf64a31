//! Settings: the options that hold for a file, made into a linter.

use super::complain;
use super::config::{self, Finder};
use super::input::columns::Columns;
use super::options::{FailOn, Options};
use crate::error::Error;
use crate::log::{self, Joined, Log};
use crate::{Advice, Builder, Context, Draft, Kind, Linter, Severity};
use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What holds for the drafts of a file.
#[derive(Debug)]
pub struct Settings {
    pub linter: Linter,
    pub kind: Kind,
    pub columns: Columns,
    pub fail_on: FailOn,
    /// What holds for every draft.
    pub context: Context,
    pub log: Option<Log>,
}

impl Settings {
    /// The draft with what the log knows about its prospect, and what is to be said where that is nothing.
    pub fn join(&self, draft: Draft) -> Result<(Draft, Option<Advice>), Error> {
        let Some(log) = &self.log else {
            return Ok((draft, None));
        };
        let own = draft.context.clone().unwrap_or_default();
        let Joined { context, advice } = log.join(&self.context.overlaid(&own))?;
        Ok((draft.context(context), advice))
    }
}

/// Makes the settings of files: the command line's options laid over those of the nearest `callwell.toml`.
#[derive(Debug)]
pub struct Resolver {
    given: Options,
    /// Whether every check makes rewrites, whatever the options say.
    rewrites: bool,
    /// Whether findings come with fixes.
    fixes: bool,
    finder: Finder,
    made: HashMap<Option<PathBuf>, Result<Arc<Settings>, Error>>,
}

impl Resolver {
    pub fn new(given: Options) -> Resolver {
        Resolver {
            given,
            rewrites: false,
            fixes: true,
            finder: Finder::default(),
            made: HashMap::new(),
        }
    }

    /// Rewrites are made at every check.
    pub fn with_rewrites(mut self) -> Resolver {
        self.rewrites = true;
        self
    }

    /// Findings come without fixes, for whoever shows none: that spares their proofs.
    pub fn without_fixes(mut self) -> Resolver {
        self.fixes = false;
        self
    }

    /// The options for a file or folder; for `-` those of the working directory.
    pub fn options(&mut self, path: &Path) -> Result<Options, Error> {
        match self.config_of(path) {
            Some(config) => config::read(&config).map(|under| self.given.over(&under)),
            None => Ok(self.given.clone()),
        }
    }

    /// The settings for a file; for `-` those of the working directory.
    pub fn settings(&mut self, path: &Path) -> Result<Arc<Settings>, Error> {
        let config = self.config_of(path);
        if let Some(made) = self.made.get(&config) {
            return made.clone();
        }
        let made = self.make(config.as_deref()).map(Arc::new);
        self.made.insert(config, made.clone());
        made
    }

    fn make(&self, config: Option<&Path>) -> Result<Settings, Error> {
        let given = &self.given;
        let under = config.map(config::read).transpose()?.unwrap_or_default();
        let options = given.over(&under);
        let builder =
            linter(&options).map(|builder| builder.rewrites(self.rewrites || options.rewrites).fixes(self.fixes));
        let linter = builder.and_then(Builder::build).map_err(|error| {
            let from_config = given.select.is_empty() && given.ignore.is_empty();
            match config.filter(|_| error.is_unknown_rule() && from_config) {
                Some(config) => error.in_file(config.display().to_string()),
                None => error,
            }
        })?;
        Ok(Settings {
            context: context(&options)?,
            log: options
                .log
                .as_deref()
                .map(|path| read_log(path, &options))
                .transpose()?,
            linter,
            kind: options.kind.map(Kind::from).unwrap_or_default(),
            columns: options.columns.unwrap_or_default(),
            fail_on: options.fail_on.unwrap_or_default(),
        })
    }

    fn config_of(&mut self, path: &Path) -> Option<PathBuf> {
        let here = env::current_dir().unwrap_or_default();
        if path == Path::new("-") {
            return self.finder.find(&here);
        }
        let path = here.join(path);
        let folder = if path.is_dir() { &*path } else { path.parent()? };
        self.finder.find(folder)
    }
}

/// A linter's builder with these options.
pub fn linter(options: &Options) -> Result<Builder, Error> {
    let mut builder = Linter::builder()
        .select(options.select.clone())
        .ignore(options.ignore.clone());
    if let Some(least) = options.min_severity {
        builder = builder.min_severity(Severity::from(least));
    }
    if options.no_model {
        builder = builder.no_model();
    }
    for path in &options.rules {
        let (name, text) = (path.display().to_string(), read(path)?);
        builder = if is_json(path) {
            builder.rules_json(name, text)
        } else {
            builder.rules_toml(name, text)
        };
    }
    Ok(builder.context(context(options)?))
}

/// What holds for every draft.
fn context(options: &Options) -> Result<Context, Error> {
    let mut context = options
        .context
        .as_deref()
        .map(read_context)
        .transpose()?
        .unwrap_or_default();
    // The library never reads the clock.
    context.today.get_or_insert_with(|| jiff::Zoned::now().date());
    Ok(context)
}

fn read_log(path: &Path, options: &Options) -> Result<Log, Error> {
    let file = fs::File::open(path).map_err(|error| config::unreadable(path, &error))?;
    let how = log::Options {
        columns: options.log_columns.clone().unwrap_or_default(),
        dates: options.dates.unwrap_or_default(),
        file: Some(path.display().to_string()),
        ..log::Options::default()
    };
    let log = log::read(file, &how)?;
    // Entries that can't bear anything out are told, never dropped in silence; `callwell log` says all that is wrong.
    for finding in log
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
    {
        complain(&format_args!(
            "{}:{}:{}: {}: {}",
            path.display(),
            finding.line,
            finding.column,
            finding.text,
            finding.message
        ));
    }
    for told in &log.assumed {
        complain(&format_args!("{}: {told}", path.display()));
    }
    Ok(log)
}

/// A context from a file.
pub fn read_context(path: &Path) -> Result<Context, Error> {
    let text = read(path)?;
    let context = if is_json(path) {
        Context::from_json(&text)
    } else {
        Context::from_toml(&text)
    };
    context.map_err(|error| error.in_file(path.display().to_string()))
}

fn is_json(path: &Path) -> bool {
    path.extension()
        .is_some_and(|suffix| suffix.eq_ignore_ascii_case("json"))
}

fn read(path: &Path) -> Result<String, Error> {
    let text = fs::read_to_string(path).map_err(|error| config::unreadable(path, &error))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
