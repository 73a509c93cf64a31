//! A progress bar on stderr, for long work on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

/// Work that takes less long needs no bar.
const PATIENCE: Duration = Duration::from_millis(800);

/// Shows how far the work is; or nothing, where nobody would see it.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    wanted: bool,
}

impl Progress {
    /// `bytes` is how much there is to do, where that is known; `silent` whether stdout goes elsewhere or stays empty,
    /// so that the bar stands in nothing's way.
    pub fn new(bytes: Option<u64>, silent: bool) -> Progress {
        let bar = match bytes {
            Some(bytes) => ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::hidden()).with_style(style(
                "{bar:32.cyan/dim} {bytes} of {total_bytes}, {msg}, {bytes_per_sec}, {eta} left",
            )),
            None => ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden())
                .with_style(style("{spinner} {bytes}, {msg}, {bytes_per_sec}")),
        };
        Progress {
            bar,
            begun: Instant::now(),
            wanted: silent && io::stderr().is_terminal(),
        }
    }

    /// So many bytes more are done, and so many drafts in all.
    pub fn advance(&self, bytes: u64, drafts: u64) {
        self.bar.set_message(format!("{drafts} drafts"));
        self.advance_bytes(bytes);
    }

    /// So many bytes more are done.
    pub fn advance_bytes(&self, bytes: u64) {
        if self.wanted && self.bar.is_hidden() && self.begun.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(bytes);
    }

    /// Does something on stderr without the bar in the way.
    pub fn aside(&self, work: impl FnOnce()) {
        self.bar.suspend(work);
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
