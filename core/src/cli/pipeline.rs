//! The pipeline: chunks are read by one thread, checked and put into words on all cores, and written in order.
//! At no time more than a few chunks are held, however long the input is.

use super::input::{Chunk, Feed, Item, Origin};
use super::output::Printer;
use super::progress::Progress;
use super::settings::Settings;
use super::tally::Tally;
use super::{Stop, complain};
use crate::error::Error;
use crate::{Draft, Report};
use rayon::prelude::*;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread;

/// So many chunks wait to be checked.
const WAITING: usize = 2;

/// What came of a draft.
#[derive(Debug)]
pub struct Outcome {
    pub id: String,
    pub origin: Origin,
    pub settings: Option<Arc<Settings>>,
    pub result: Result<(Draft, Report), Error>,
}

impl Outcome {
    fn of(item: Item) -> Outcome {
        let Item {
            id,
            origin,
            settings,
            draft,
            advice,
        } = item;
        let result = draft.map(|draft| {
            let report = settings.as_ref().map(|settings| settings.linter.check(&draft));
            let mut report = report.unwrap_or_else(|| crate::Linter::new().check(&draft));
            report.advice.extend(advice);
            (draft, report)
        });
        Outcome {
            id,
            origin,
            settings,
            result,
        }
    }
}

/// Runs everything through and writes it to stdout.
pub fn run(mut feed: Feed, printer: &dyn Printer, progress: &Progress) -> Result<Tally, Stop> {
    let mut tally = Tally::default();
    let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
    out.write_all(printer.open().as_bytes())?;
    let (send, receive) = sync_channel::<Chunk>(WAITING);
    // Not joined: when nobody wants the output any more, a read that waits for more input must not hold up the end.
    thread::Builder::new()
        .name("reader".into())
        .spawn(move || {
            while let Some(chunk) = feed.chunk() {
                if send.send(chunk).is_err() {
                    return;
                }
            }
        })
        .map_err(|error| Stop::Failed(format!("cannot start a thread: {error}")))?;
    let mut first = true;
    for chunk in receive {
        let done: Vec<Vec<(Outcome, String)>> = chunk
            .raws
            .into_par_iter()
            .map(|raw| {
                let outcomes = raw.items().into_iter().map(Outcome::of);
                outcomes
                    .map(|outcome| (printer.draft(&outcome), outcome))
                    .map(|(text, outcome)| (outcome, text))
                    .collect()
            })
            .collect();
        for (outcome, text) in done.iter().flatten() {
            if let Err(error) = &outcome.result {
                out.flush()?;
                progress.aside(|| complain(error));
            }
            tally.add(outcome);
            if !text.is_empty() {
                let separator = if first { "" } else { printer.separator() };
                first = false;
                out.write_all(separator.as_bytes())?;
                out.write_all(text.as_bytes())?;
            }
        }
        out.flush()?;
        progress.advance(chunk.bytes, tally.summary.drafts);
    }
    out.write_all(printer.close(&tally).as_bytes())?;
    out.flush()?;
    Ok(tally)
}
