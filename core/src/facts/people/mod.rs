//! Who calls, for whom, on which number, and who is called.

mod called;
mod greeting;
mod phone;

pub(super) use called::INTERJECTIONS;
pub use called::everybody_at;

use super::Judged;
use super::list::List;
use super::said::Said;
use super::speech::{Part, part};
use super::words::{HELLOS, INTRODUCING, TITLES};
use crate::engine::Engine;
use crate::view::{Gap, Shape};

/// Words of the draft: first and behind the last.
pub type Run = (usize, usize);

/// The people of a draft, as runs of its words.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Where the caller says who it is, in all.
    pub identity: Option<Run>,
    /// The run that gives the caller's name.
    pub named: Option<Run>,
    /// The caller's name alone.
    pub caller: Option<Run>,
    /// The caller's firm alone, as far as its words can be told.
    pub firm: Option<Run>,
    /// The prospect's name, with a title where there is one.
    pub prospect: Option<Run>,
    /// A telephone number.
    pub phone: Option<Run>,
    /// The prospect's name stands in a question: "is that Gord".
    pub asked: bool,
    /// Who signs at the end, with the firm.
    pub signed: Option<(Run, Option<Run>)>,
    /// The caller's name was told by its place alone: "Hi Becca. Sunil, the alterations chap …".
    pub guessed: bool,
    /// Words of the greeting at the draft's start, the name in it included.
    pub greeting: usize,
}

/// Finds them.
pub fn find(said: &Said<'_>, judged: &Judged<'_>, engine: &Engine) -> People {
    let mut label = said.label();
    // "well hey there miss earline"
    let hails = |word: usize| {
        said.is(word, &HELLOS)
            || said.is(word, &["good"]) && said.is(word + 1, &["morning", "afternoon", "evening", "day"])
            || said.is(word, &["very"]) && said.is(word + 1, &["good"]) && said.is(word + 2, &HELLOS)
    };
    while label < 3
        && !hails(label)
        && said.is(label, &super::words::JOINERS)
        && (hails(label + 1) || said.is(label + 1, &super::words::JOINERS) && hails(label + 2))
    {
        label += 1;
    }
    let label = label;
    let first = |name: &str| {
        judged
            .places(engine, name)
            .min_by_key(|place| (place.0, std::cmp::Reverse(place.1)))
            .map(|place| said.of_tokens(place.0, place.1))
    };
    let named = first("caller-name");
    let affiliation = first("caller-affiliation");
    let identity = first("identifies-caller").or(named);
    let mut people = People {
        named,
        identity,
        ..People::default()
    };
    if let Some(identity) = &mut people.identity {
        // The marker of the name may reach further than the strength, and a firm runs on while its words have capitals.
        for run in [named, affiliation].into_iter().flatten() {
            if run.0 <= identity.1 + 3 && run.1 > identity.1 && gap_within(said, identity.1, run.1) < Gap::Sentence {
                identity.1 = run.1;
            }
        }
        while identity.1 < said.words.len() && continues(said, identity.1) {
            identity.1 += 1;
        }
        // "we import from | small growers", "the printing | place": no introduction ends in the middle of a thing.
        if !said.flat && !said.spoken {
            let last = identity.1 - 1;
            let open = part(said, last) == Part::Preposition || part(said, last) == Part::Determiner;
            if open && gap_after(said, last) {
                identity.1 =
                    super::nouns::phrase(said, last + 1, said.words.len()).map_or(identity.1, |found| found.run.1);
            }
            while identity.1 < said.words.len()
                && said.words[identity.1].gap == Gap::None
                && !said.words[identity.1 - 1].capital
                && matches!(part(said, identity.1 - 1), Part::Noun | Part::Adjective | Part::Gerund)
                && part(said, identity.1) == Part::Noun
                && !said.is(identity.1, &INTRODUCING)
                && !said.is(identity.1, &super::words::JOINERS)
            {
                identity.1 += 1;
            }
        }
        // "… Pipelane, we do the": what breaks off in the middle isn't part of it.
        let whole = named.map_or(identity.0 + 1, |run| run.1);
        while identity.1 > whole
            && (matches!(
                part(said, identity.1 - 1),
                Part::Determiner | Part::Preposition | Part::Pronoun
            ) || said.is(identity.1 - 1, &["do", "and", "i'm", "we're"]))
            && said
                .words
                .get(identity.1)
                .is_none_or(|next| next.gap >= Gap::Comma || said.spoken)
        {
            identity.1 -= 1;
        }
        // "… Consulting up in Skipton"
        if !said.flat
            && said.is(identity.1, &["up", "over", "down", "out"])
            && said.is(identity.1 + 1, &["in", "at"])
            && said
                .words
                .get(identity.1 + 2)
                .is_some_and(|place| place.capital && place.gap <= Gap::Soft)
        {
            identity.1 += 3;
        }
        if said.spoken && affiliation.is_some() {
            identity.1 = spoken_firm(said, identity.1, judged, engine);
            // "… customs brokers port of spain"
            if said.is(identity.1, &["of"])
                && identity.1 + 1 < said.words.len()
                && !said.is(identity.1 + 1, &super::words::BINDERS)
            {
                identity.1 += 2;
            }
            // "… from sahel shea in kaduna | i trust …"
            if said.is(identity.1, &["in"])
                && identity.1 + 2 < said.words.len()
                && !said.is(identity.1 + 1, &super::words::BINDERS)
                && (said.is(identity.1 + 2, super::words::SUBJECTS)
                    || said.is(identity.1 + 2, super::words::EITHER)
                    || said.is(identity.1 + 2, &super::words::JOINERS)
                    || said.is(identity.1 + 2, &TITLES))
            {
                identity.1 += 2;
            }
        }
        while let Some(before) = identity.0.checked_sub(1) {
            // "I'm" may be left out of the words found.
            if said.words[identity.0].gap == Gap::None && said.is(before, &["it's", "i'm", "this"]) {
                identity.0 = before
            } else {
                break;
            }
        }
    }
    // What is taken for the caller's may begin with the name of the prospect: "Phil, Darlene Koch with …".
    (people.greeting, people.prospect, people.asked) =
        greeting::greeting(said, engine, judged, label, people.named.map(|run| run.0));
    if let Some(identity) = people
        .identity
        .as_mut()
        .filter(|run| run.0 < people.greeting && people.greeting < run.1)
    {
        identity.0 = people.greeting;
    }
    // "good morning madam principal this is chinedu": what little lies between belongs to the greeting.
    if let (true, Some(identity)) = (said.spoken && people.greeting > label, people.identity) {
        if people.greeting < identity.0
            && identity.0 <= people.greeting + 1
            && !said.is(people.greeting, &super::words::BINDERS)
        {
            people.greeting = identity.0;
        }
    }
    // "hi warren belinda from …": of two names right behind the hello the first is the prospect's.
    if let (true, Some(identity), Some(run)) = (said.spoken, people.identity.as_mut(), named) {
        if identity.0 == run.0
            && run.0 > label
            && run.0 == people.greeting
            && people.prospect.is_none()
            && said.is(run.0 - 1, &HELLOS)
        {
            let names = (run.0..run.1).take_while(|&word| !said.is(word, &INTRODUCING)).count();
            if names >= 2 {
                people.prospect = Some((run.0, run.0 + 1));
                people.greeting = run.0 + 1;
                identity.0 = run.0 + 1;
            }
        }
    }
    // "hey colin it's trish": a name that no list knows.
    if let (true, None, Some(identity)) = (said.flat, people.prospect, people.identity) {
        if people.greeting > label
            && (1..=2).contains(&identity.0.saturating_sub(people.greeting))
            && !(people.greeting..identity.0)
                .any(|word| said.is(word, &super::words::BINDERS) || said.is(word, &super::words::JOINERS))
        {
            people.prospect = Some((people.greeting, identity.0));
            people.greeting = identity.0;
        }
    }
    people.signed = called::signed(said);
    if people.prospect.is_none() && !said.flat {
        people.prospect = called::addressed(
            said,
            engine,
            judged,
            people.identity,
            people.signed.map(|(name, _)| name),
        );
    }
    // "Now then, Mr Illingworth": the title belongs to the name.
    if let Some(run) = people.prospect.as_mut() {
        if run.0 > 0 && said.is(run.0 - 1, &TITLES) && said.words[run.0].gap <= Gap::Soft && !said.flat {
            run.0 -= 1;
        }
    }
    let named = named.map(|run| {
        (
            if run.0 < people.greeting && people.greeting < run.1 {
                people.greeting
            } else {
                run.0
            },
            run.1,
        )
    });
    people.named = named.or_else(|| guessed(said, people.greeting));
    people.guessed = named.is_none()
        && people
            .named
            .is_some_and(|run| !said.is(run.0, &["it's", "i'm", "myself", "is", "am"]));
    let named = people.named;
    people.caller = named.and_then(|run| name_in(said, run));
    people.firm = people
        .identity
        .and_then(|run| firm_in(said, run, people.caller))
        .or_else(|| everybody_at(said));
    people.phone = phone::phone(said);
    people
}

/// Whether nothing parts a word from the next.
fn gap_after(said: &Said<'_>, word: usize) -> bool {
    said.words.get(word + 1).is_some_and(|next| next.gap == Gap::None)
}

fn gap_within(said: &Said<'_>, from: usize, to: usize) -> Gap {
    (from..to).map(|word| said.words[word].gap).max().unwrap_or_default()
}

/// Whether a word goes on with a firm's name.
fn continues(said: &Said<'_>, word: usize) -> bool {
    let at = &said.words[word];
    if at.gap > Gap::Soft {
        return false;
    }
    let before = word - 1;
    if at.shape.is_placeholder() {
        return said.is(before, &["at", "from", "with", "of", "the", "for", "and", "&"]);
    }
    if said.flat {
        return said.is(before, &["at", "from", "with", "of", "the", "frae", "fae"]);
    }
    at.capital && at.shape == Shape::Word && !said.is(word, &["i", "i'm", "i'd", "i'll", "i've"])
        || said.is(
            word,
            &["and", "of", "the", "de", "at", "in", "&", "out", "with", "from"],
        ) && said
            .words
            .get(word + 1)
            .is_some_and(|next| (next.capital || next.shape.is_placeholder()) && next.gap <= Gap::Soft)
            && !said.is(word + 1, &["i", "i'm", "i'd", "i'll", "i've"])
}

/// Where a firm's name ends that nobody wrote with capitals: "from blue dune car lease sharjah | sir your secretary …".
fn spoken_firm(said: &Said<'_>, from: usize, judged: &Judged<'_>, engine: &Engine) -> usize {
    let trade = engine.scanner.class("trade-word");
    let found: Vec<usize> = judged
        .report
        .findings
        .iter()
        .filter_map(|finding| finding.span)
        .map(|span| said.of_bytes(span.start, span.end).0)
        .collect();
    let mut end = from;
    while end < said.words.len() && end < from + 4 {
        let word = &said.words[end];
        let key = said.key(end);
        let pause = said.between(end).bytes().any(|byte| byte.is_ascii_alphabetic());
        let stop = word.gap > Gap::None
            || pause
            || word.shape != Shape::Word
            || key.contains('\'')
            || FIRM_ENDS.contains(&key)
            || [
                super::words::SUBJECTS,
                super::words::EITHER,
                super::words::AUXILIARIES,
                super::words::ASKS,
            ]
            .iter()
            .any(|list| list.contains(&&*key))
            || [
                &super::words::BINDERS,
                &super::words::JOINERS,
                &super::words::SUBORDINATE,
                &super::words::CALENDAR,
                &HELLOS,
                &TITLES,
            ]
            .iter()
            .any(|list| list.contains(&key))
            || found.contains(&end)
            || (key.ends_with("ing") || key.ends_with("ed"))
                && trade.is_none_or(|class| {
                    engine
                        .scanner
                        .class_at(judged.view, class, word.token as usize)
                        .is_none()
                });
        if stop {
            break;
        }
        end += 1;
    }
    // "premier comfort heating and air"
    if said.is(end, &["and", "n", "&"]) && said.is(end + 1, super::words::FIRM_TAILS) && end < said.words.len() {
        return end + 2;
    }
    // A firm that fills all four may as well be the sentence that follows.
    if end == from + 4
        && said.words.len() > end
        && said.words[end].gap == Gap::None
        && !FIRM_ENDS.contains(&said.key(end))
        && !super::words::SUBJECTS.contains(&&*said.key(end))
        && !TITLES.contains(&said.key(end))
    {
        from
    } else {
        end
    }
}

/// Words that stand behind a firm's name, not in it.
static FIRM_ENDS: List = List::new("spoken-firm-ends");

/// The name within a run that introduces somebody.
fn name_in(said: &Said<'_>, run: Run) -> Option<Run> {
    let start = (run.0..run.1).find(|&word| !said.is(word, &INTRODUCING))?;
    let end = (start + 1..run.1)
        .find(|&word| {
            said.is(word, &INTRODUCING)
                || said.words[word].gap > Gap::Soft
                || !said.flat && !said.words[word].capital && !said.words[word].shape.is_placeholder()
        })
        .unwrap_or(run.1);
    Some((start, end))
}

/// A name that stands alone between marks right behind the greeting.
fn guessed(said: &Said<'_>, greeting: usize) -> Option<Run> {
    if said.spoken || said.flat {
        return None;
    }
    let words = &said.words;
    let name = |word: usize| {
        words[word].capital
            && words[word].shape == Shape::Word
            && !said.is(word, &HELLOS)
            && !said.is(word, &INTRODUCING)
            && !said.is(word, &TITLES)
            && !said.is(word, &super::words::JOINERS)
            && !said.is(word, super::words::ASKS)
            && !said.is(word, super::words::AUXILIARIES)
            && !super::words::CALENDAR.contains(&said.key(word))
            && !said.key(word).contains('\'')
    };
    let start = greeting;
    let end = (start..words.len())
        .find(|&word| word > start && words[word].gap > Gap::Soft || !name(word))
        .unwrap_or(words.len());
    // "It's Tanith, Year Two rep …": a name that no list knows.
    let told = (start..words.len().min(start + 12)).find(|&word| {
        let says = said.is(word, &["it's", "i'm", "myself"])
            || said.is(word, &["is", "am"]) && word > 0 && said.is(word - 1, &["this", "it", "i"]);
        says && words.get(word + 1).is_some_and(|next| next.gap <= Gap::Soft) && name(word + 1)
    });
    if let Some(told) = told {
        let end = (told + 1..words.len())
            .find(|&word| word > told + 1 && words[word].gap > Gap::Soft || !name(word))
            .unwrap_or(words.len());
        return (end - told <= 4).then_some((told, end));
    }
    // "Josef, Sliema Awnings.": a sentence of nothing but names.
    let fragment = (start..words.len().min(start + 40))
        .filter(|&word| word == start || words[word].gap == Gap::Sentence)
        .take(4)
        .find_map(|first| {
            let last = (first + 1..words.len())
                .find(|&word| words[word].gap == Gap::Sentence)
                .unwrap_or(words.len());
            let comma = (first + 1..last).find(|&word| words[word].gap == Gap::Comma)?;
            let names = (first..comma).all(&name)
                && (comma..last).all(|word| words[word].capital || said.is(word, &["and", "of", "the"]));
            (names && comma - first <= 3 && last - first <= 7).then_some((first, comma))
        });
    if fragment.is_some() {
        return fragment;
    }
    let marked = greeting > 0
        && words.get(start).is_some_and(|word| word.gap >= Gap::Comma)
        && words
            .get(end)
            .is_some_and(|word| word.gap >= Gap::Comma || said.is(end, &["from", "of", "at", "with", "here"]));
    (marked && end > start && end - start <= 3).then_some((start, end))
}

/// The firm within the run that says who it is.
fn firm_in(said: &Said<'_>, run: Run, caller: Option<Run>) -> Option<Run> {
    let from = caller.map_or(run.0, |caller| caller.1);
    let start = (from..run.1)
        .find(|&word| said.is(word, &["at", "from", "with", "of", "for", "frae", "fae", "wi", "off"]))
        .map(|word| word + 1)?;
    let start = start + usize::from(said.is(start, &["the", "a", "our"]));
    (start < run.1).then_some((start, run.1))
}
