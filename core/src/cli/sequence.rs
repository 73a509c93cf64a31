//! `--sequence`: drafts for one prospect are held against what was said to them before, in the log's texts and in the drafts
//! that stand before them.

use super::pipeline::Outcome;
use crate::log::{Sequence, Settings};
use std::collections::HashMap;

/// What was said to whom so far.
#[derive(Default)]
pub struct Sequencer {
    known: HashMap<(String, String), Sequence>,
}

impl Sequencer {
    /// Adds to a draft's report what those before it have to do with it. Drafts that name no prospect are for the same one.
    pub fn add(&mut self, outcome: &mut Outcome) {
        let (Ok((draft, report)), Some(settings)) = (&mut outcome.result, &outcome.settings) else {
            return;
        };
        let context = draft.context.as_ref();
        let prospect = context.and_then(|context| context.prospect.as_ref());
        let name = prospect.and_then(|prospect| prospect.name.clone()).unwrap_or_default();
        let company = prospect.and_then(|prospect| prospect.company.clone());
        let Some(today) = context.and_then(|context| context.today).or(settings.context.today) else {
            return;
        };
        let key = (name.to_lowercase(), company.clone().unwrap_or_default().to_lowercase());
        let sequence = self.known.entry(key).or_insert_with(|| {
            let mut reckoned = Settings::new(today);
            reckoned.offers = settings.context.offers.clone().unwrap_or_default();
            // A name that fits several people was told as an error already.
            let log = settings.log.as_ref();
            let person = log.and_then(|log| log.find(&name, company.as_deref()).ok().flatten());
            match person.filter(|_| !name.is_empty()) {
                Some(person) => Sequence::of(person, &settings.linter, &reckoned),
                None => Sequence::new(&settings.linter, &reckoned),
            }
        });
        report.advice.extend(sequence.next(draft));
    }

    /// One that remembers nothing yet.
    pub fn new() -> Sequencer {
        Sequencer::default()
    }
}
