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
