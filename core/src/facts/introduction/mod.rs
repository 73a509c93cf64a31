//! Who says who they are: the caller's name, firm or trade, read anew from the draft and the context where the draft's
//! own words of introduction can't stay.

mod behind;
mod names;
mod spoken;
mod written;

pub(crate) use names::{firmlike, proper_run};

use super::Facts;
use super::people::Run;
use super::polish;
use super::said::Said;
use crate::context::Context;
use crate::engine::Engine;
use crate::facts::Judged;
use crate::letters;
use crate::view::Gap;

/// Who calls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caller {
    /// The name.
    pub name: Option<String>,
    /// The firm.
    pub firm: Option<String>,
    /// A trade that stands for the firm: "the gutter guy".
    pub trade: Option<String>,
    /// The words of the draft that say so.
    pub run: Option<Run>,
}

/// Finds the caller.
pub fn caller(facts: &Facts<'_>, judged: &Judged<'_>, context: &Context, engine: &Engine) -> Caller {
    let said = &facts.said;
    let known = context.caller.as_ref();
    let known_name = known.and_then(|caller| caller.name.as_deref());
    let mut found = if said.flat {
        spoken::flat(facts, judged, engine, known_name)
    } else {
        written::written(facts, judged, engine, known_name)
    };
    if found.firm.is_none() && found.trade.is_none() && found.name.is_none() {
        found.firm = calling_from(said).map(|run| text_of(facts, run));
    }
    if found.firm.is_none() && found.trade.is_none() {
        found.firm = super::people::everybody_at(said)
            .filter(|run| {
                facts
                    .people
                    .prospect
                    .is_none_or(|other| other.1 <= run.0 || run.1 <= other.0)
            })
            .map(|run| polish::flow(said, run.0, run.1, &facts.people).trim().to_owned());
    }
    if found.firm.is_none() && found.trade.is_none() {
        found.firm = belongs(said)
            .filter(|run| {
                facts
                    .people
                    .prospect
                    .is_none_or(|other| other.1 <= run.0 || run.1 <= other.0)
            })
            .map(|run| text_of(facts, run));
    }
    if found.firm.is_none() && found.trade.is_none() {
        part_firm(&mut found, facts, judged, engine);
    }
    if let Some(known) = known {
        // Where the two differ the report gives advice, and the draft's own word stays; a transcript's may be misheard.
        if let Some(name) = &known.name {
            if found.name.is_none() || said.flat {
                let first = name.split_whitespace().next().unwrap_or(name).to_owned();
                let short = found.name.as_deref().is_some_and(|name| !name.contains(' '));
                found.name = Some(if short { first } else { name.clone() });
            }
        }
        if let Some(firm) = &known.company {
            if found.firm.is_none() && found.trade.is_some() && found.name.is_some() {
                // A trade stands for the firm.
            } else {
                if found.firm.is_none() || said.flat {
                    found.firm = Some(firm.clone());
                }
            }
        }
    }
    found
}

fn text_of(facts: &Facts<'_>, run: Run) -> String {
    polish::flow(&facts.said, run.0, run.1, &facts.people).trim().to_owned()
}

/// "I'm ringing from the builders' merchants": a firm without a name.
fn calling_from(said: &Said<'_>) -> Option<Run> {
    let at = (1..said.words.len().min(40)).find(|&word| {
        said.is(word, &["from"])
            && said.is(word - 1, &["calling", "ringing", "phoning"])
            && said.is(word + 1, &["the"])
            && said.words[word].gap == Gap::None
    })?;
    let phrase = super::nouns::phrase(said, at + 1, said.words.len().min(at + 7))?;
    (phrase.core > at + 2).then_some((at + 1, phrase.core))
}

/// "This is Castle Lane Launderers", "Mitch Abseil Window Cleaning": what is too long for a name is a firm's, or has one in it.
fn part_firm(found: &mut Caller, facts: &Facts<'_>, judged: &Judged<'_>, engine: &Engine) {
    let said = &facts.said;
    let Some(name) = found.name.clone() else { return };
    let words: Vec<&str> = name.split(' ').collect();
    let first = (0..said.words.len()).find(|&word| said.raw(word, word + 1) == words[0]);
    let given = first.is_some_and(|word| {
        engine
            .scanner
            .is_given_name(&judged.view.tokens[said.words[word].token as usize])
    });
    let plain = !name.contains(['[', '{', '<', '%']) && !name.contains(". ") && !said.flat;
    let titled = first.is_some_and(|word| said.is(word, &super::words::TITLES));
    if !plain || titled {
        return;
    }
    if given && words.len() >= 4 {
        found.firm = Some(words[1..].join(" "));
        found.name = Some(words[0].to_owned());
    } else if !given && words.len() >= 3 && words[1..].iter().all(|word| word.starts_with(letters::is_capital)) {
        found.firm = found.name.take();
    }
}

/// "I'm with Clear Sound Hearing", "we're with the piping college", "I do the placements for Orchard Locums": the firm in a
/// sentence of its own.
fn belongs(said: &Said<'_>) -> Option<Run> {
    const ARE: &[&str] = &["i'm", "im", "we're", "am", "are"];
    const WORK: &[&str] = &["work", "works", "working", "volunteer", "calling", "ringing", "phoning"];
    let run = |start: usize, least: usize| {
        let article = usize::from(said.is(start, &["the"]));
        let end = proper_run(said, start + article, 7, true);
        let person = said.is(start, &super::words::TITLES);
        (end >= start + article + least && !person).then_some((start, end))
    };
    let close = |word: usize| said.words[word].gap <= Gap::Soft;
    let last = said.words.len().min(80);
    let with = (1..last).find_map(|word| {
        let leads = said.is(word, &["with", "from"]) && said.is(word - 1, ARE)
            || said.is(word, &["with", "from", "at", "for"])
                && (said.is(word - 1, WORK)
                    || word > 1 && said.is(word - 1, &["up", "over", "down", "out"]) && said.is(word - 2, WORK));
        if !leads || !close(word) {
            return None;
        }
        run(word + 1, 1).or_else(|| {
            let phrase = super::nouns::phrase(said, word + 1, last.min(word + 7))?;
            let told = said.is(word + 1, &["the"]) && (3..=5).contains(&(phrase.core - word - 1));
            (told && said.is(word - 1, ARE)).then_some((word + 1, phrase.core))
        })
    });
    with.or_else(|| {
        (0..said.words.len().min(40))
            .filter(|&word| said.is(word, &["i", "i'm"]))
            .find_map(|word| {
                (word + 2..last.min(word + 12))
                    .take_while(|&at| said.words[at].gap < Gap::Sentence)
                    .filter(|&at| said.is(at, &["for", "at", "of"]) && close(at))
                    .find_map(|at| run(at + 1, 2))
            })
    })
}
