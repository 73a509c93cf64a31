//! What `callwell log` and `callwell plan` have in common: reading the log, and what it is reckoned with.

pub mod plan;
pub mod review;
mod table;
mod told;

use super::input;
use super::options::Options;
use super::progress::Progress;
use super::settings::{self, Resolver};
use super::{FAILED, Stop, complain, config};
use crate::error::{Error, ErrorKind};
use crate::log::{self, Cadence, Columns, Dates, Log, Settings, WorkingDays};
use jiff::civil::Date;
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the log is, and how to read it.
#[derive(Debug, clap::Args)]
pub struct Source {
    /// The contact log: CSV with a header, or `-` for stdin [default: `log` of callwell.toml]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Which columns hold what, as in `prospect=Contact,date=Activity date`; `prospect=First name+Last name` joins two
    #[arg(long, value_name = "FIELD=COLUMN,…")]
    columns: Option<Columns>,
    /// How dates in figures with the year last are to be read: iso (only what can be read one way), dmy, mdy [default: iso]
    #[arg(long, value_name = "ORDER")]
    dates: Option<Dates>,
    /// Go on after rows that can't be read; each is told on stderr
    #[arg(long)]
    keep_going: bool,
    /// The day that counts as today [default: the system's date]
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,
    /// Thresholds of your own (TOML) laid over callwell's
    #[arg(long, value_name = "FILE")]
    cadence: Option<PathBuf>,
    /// Days on which nobody works, besides the weekends
    #[arg(long, value_name = "DATE,…", value_delimiter = ',', value_parser = date)]
    holidays: Vec<Date>,
    /// What you know: from it, `offers` says what you can call with (JSON, or TOML)
    #[arg(long, value_name = "FILE")]
    context: Option<PathBuf>,
}

fn date(text: &str) -> Result<Date, String> {
    text.trim()
        .parse()
        .map_err(|_| "expected a date, as in 2026-11-21".to_owned())
}

/// A log that was read, and what it is reckoned with.
pub struct Opened {
    pub log: Log,
    pub settings: Settings,
}

impl Source {
    /// Reads the log. Rows that can't be read are told on stderr. Where the command line is silent, `callwell.toml` is asked.
    pub fn open(&self) -> Result<Opened, Stop> {
        let mut resolver = Resolver::new(Options::default());
        let known = resolver.options(self.file.as_deref().unwrap_or(Path::new("-")))?;
        let context = self.context.as_ref().or(known.context.as_ref());
        let context = context
            .map(|path| settings::read_context(path))
            .transpose()?
            .unwrap_or_default();
        // The library never reads the clock.
        let today = self
            .today
            .or(context.today)
            .unwrap_or_else(|| jiff::Zoned::now().date());
        let mut settings = Settings::new(today);
        settings.working_days = WorkingDays {
            holidays: self.holidays.iter().copied().collect(),
        };
        settings.offers = context.offers.unwrap_or_default();
        if let Some(path) = &self.cadence {
            let text = fs::read_to_string(path).map_err(|error| config::unreadable(path, &error))?;
            let cadence = Cadence::from_toml(&text).map_err(|error| error.in_file(path.display().to_string()))?;
            settings.cadence = Arc::new(cadence);
        }
        let log = self.read(&known)?;
        for error in &log.unread {
            complain(error);
        }
        let more = log.unread_rows - log.unread.len() as u64;
        if more > 0 {
            complain(&format_args!("{more} more rows could not be read"));
        }
        Ok(Opened { log, settings })
    }

    fn read(&self, known: &Options) -> Result<Log, Error> {
        let file = self.file.as_ref().or(known.log.as_ref()).ok_or_else(|| {
            let message = "no contact log: expected a file, or `log = \"calls.csv\"` in callwell.toml";
            Error::new(ErrorKind::Io, message)
        })?;
        let name = if file == Path::new("-") {
            "stdin".to_owned()
        } else {
            file.display().to_string()
        };
        let options = log::Options {
            columns: self
                .columns
                .as_ref()
                .or(known.log_columns.as_ref())
                .cloned()
                .unwrap_or_default(),
            dates: self.dates.or(known.dates).unwrap_or_default(),
            keep_going: self.keep_going,
            file: Some(name.clone()),
        };
        if file.is_dir() {
            let message = "is a folder: expected a contact log, a CSV file";
            return Err(Error::new(ErrorKind::Io, message).in_file(name));
        }
        let bytes = fs::metadata(file).ok().map(|found| found.len());
        let progress = Progress::new(bytes, !io::stdout().is_terminal());
        let reader = Counted {
            inner: input::open(file)?,
            progress: &progress,
            bytes: 0,
        };
        let log = log::read(reader, &options);
        progress.end();
        log.map_err(|error| {
            let of_all = error.message().contains("--dates") || error.place().line.is_none_or(|line| line <= 1);
            if self.keep_going || !error.is_log() || of_all {
                error
            } else {
                error.with_hint("; --keep-going reads the other rows all the same")
            }
        })
    }
}

/// The exit code where some rows could not be read, or else the one given.
fn code(log: &Log, otherwise: u8) -> u8 {
    if log.unread_rows > 0 { FAILED } else { otherwise }
}

/// Tells how far the reading is.
struct Counted<'a, R> {
    inner: R,
    progress: &'a Progress,
    bytes: u64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.bytes += length as u64;
        if self.bytes >= 1 << 20 {
            self.progress.advance_bytes(self.bytes);
            self.bytes = 0;
        }
        Ok(length)
    }
}
