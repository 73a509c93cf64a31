//! The pipeline: chunks are read by one thread, checked and put into words on all cores, and written in order.
//! At no time more than a few chunks are held, however long the input is.

use super::input::{Chunk, Feed, Item, Origin};
use super::output::Printer;
use super::progress::Progress;
use super::sequence::Sequencer;
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

/// Runs everything through and writes it to stdout. With a sequencer, each draft is also held against those before it.
pub fn run(
    mut feed: Feed,
    printer: &dyn Printer,
    progress: &Progress,
    mut sequencer: Option<Sequencer>,
) -> Result<Tally, Stop> {
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
        let written = |outcome: Outcome| (printer.draft(&outcome), outcome);
        let done: Vec<Vec<(String, Outcome)>> = match &mut sequencer {
            None => {
                let raws = chunk.raws.into_par_iter();
                raws.map(|raw| raw.items().into_iter().map(Outcome::of).map(written).collect())
                    .collect()
            }
            Some(sequencer) => {
                let raws = chunk.raws.into_par_iter();
                let checked = raws.map(|raw| raw.items().into_iter().map(Outcome::of).collect());
                let mut outcomes: Vec<Vec<Outcome>> = checked.collect();
                // What was said before hangs on the order.
                outcomes.iter_mut().flatten().for_each(|outcome| sequencer.add(outcome));
                let outcomes = outcomes.into_par_iter();
                outcomes
                    .map(|outcomes| outcomes.into_iter().map(written).collect())
                    .collect()
            }
        };
        for (text, outcome) in done.iter().flatten() {
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
