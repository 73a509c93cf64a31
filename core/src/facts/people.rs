//! Who calls, for whom, on which number, and who is called.

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
        greeting(said, engine, judged, label, people.named.map(|run| run.0));
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
    people.signed = signed(said);
    if people.prospect.is_none() && !said.flat {
        people.prospect = addressed(said, engine, judged, people.identity);
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
    people.phone = phone(said);
    people
}

/// "Hey from everybody at Grady Heights NICU Fund".
pub fn everybody_at(said: &Said<'_>) -> Option<Run> {
    if said.flat {
        return None;
    }
    let at = (1..said.words.len().min(40)).find(|&word| {
        said.is(word, &["at", "from", "with"])
            && said.is(
                word - 1,
                &[
                    "everybody",
                    "everyone",
                    "all",
                    "team",
                    "us",
                    "folks",
                    "gang",
                    "crew",
                    "office",
                    "lot",
                    "calling",
                    "volunteering",
                ],
            )
    })?;
    let start = at + 1 + usize::from(said.is(at + 1, &["the"]));
    let end = super::introduction::proper_run(said, start, 7, true);
    (end > start).then_some((at + 1, end))
}

/// A name that is called out: "… in front of them, Graham."
fn addressed(said: &Said<'_>, engine: &Engine, judged: &Judged<'_>, identity: Option<Run>) -> Option<Run> {
    let words = &said.words;
    (1..words.len())
        .find(|&word| {
            let at = &words[word];
            let next = words.get(word + 1).map_or(Gap::Sentence, |next| next.gap);
            let hailed = at.gap == Gap::Comma && next == Gap::Sentence
                || at.gap == Gap::Sentence && next == Gap::Comma
                // "Sorry to bug you, Kylie, it's Craig"
                || at.gap == Gap::Comma
                    && next == Gap::Comma
                    && word < 16
                    && said.is(word + 1, &["it's", "this", "i'm", "my", "it"]);
            hailed
                && at.capital
                && at.shape == Shape::Word
                && engine.scanner.is_given_name(&judged.view.tokens[at.token as usize])
                && identity.is_none_or(|run| word < run.0 || run.1 < word)
                && !said.is(word, &INTERJECTIONS)
                && signed(said).is_none_or(|(name, _)| word < name.0 || name.1 <= word)
                // "Cheers, Trevor." signs.
                && !said.is(word - 1, &["cheers", "thanks", "regards", "bye", "you", "ta", "best"])
        })
        .map(|word| (word, word + 1))
}

/// Words that call on nobody by name.
pub static INTERJECTIONS: List = List::new("interjections");

/// Who signs at the end: "Vikram Reddy, Ongole Stones.", "918-555-0188, Travis.", "Ngozi Eze is the name."
fn signed(said: &Said<'_>) -> Option<(Run, Option<Run>)> {
    let words = &said.words;
    if said.flat || words.len() < 12 {
        return None;
    }
    let proper = |word: usize| {
        words[word].shape == Shape::Word
            && words[word].capital
            && !said.is(word, &HELLOS)
            && !said.is(word, &INTERJECTIONS)
            && !said.is(word, &["i", "i'm", "i'll", "i'd", "i've", "we"])
            && part(said, word) != Part::Verb
    };
    let number = |word: usize| words[word].shape == Shape::Phone || part(said, word) == Part::Number;
    let ends = |word: usize| words.get(word).is_none_or(|next| next.gap == Gap::Sentence);
    let late = words.len().saturating_sub(24).max(8);
    for at in late..words.len() {
        let behind_number = at > 0 && words[at - 1].shape == Shape::Phone;
        if !(words[at].gap == Gap::Sentence || words[at].gap == Gap::Comma && behind_number) || !proper(at) {
            continue;
        }
        let mut end = at;
        while end < words.len() && end < at + 3 && proper(end) && (end == at || words[end].gap <= Gap::Soft) {
            end += 1;
        }
        // "Ngozi Eze is the name."
        if said.is(end, &["is"]) && said.is(end + 1, &["the", "my"]) && said.is(end + 2, &["name"]) {
            return Some(((at, end), None));
        }
        let firm_end = super::introduction::proper_run(said, end, 5, true);
        let firm = words.get(end).is_some_and(|next| next.gap == Gap::Comma) && firm_end > end && ends(firm_end);
        let rest_is_number = |from: usize| (from..words.len()).all(number);
        if firm && super::introduction::firmlike(said, (end, firm_end)) {
            return Some(((at, end), Some((end, firm_end))));
        }
        // The very last words, a number behind them or not.
        let closing = |from: usize| from == words.len() || rest_is_number(from);
        if (ends(end) && closing(end) || firm && closing(firm_end)) && !super::introduction::firmlike(said, (at, end)) {
            // "Good day." is nobody.
            return (!said.is(
                at,
                &[
                    "good", "many", "bye", "god", "thank", "best", "kind", "call", "over", "goodbye",
                ],
            ))
            .then_some(((at, end), None));
        }
    }
    None
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
            || FIRM_ENDS.contains(&*key)
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
        && !FIRM_ENDS.contains(&*said.key(end))
        && !super::words::SUBJECTS.contains(&&*said.key(end))
        && !TITLES.contains(&*said.key(end))
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
            && !super::words::CALENDAR.contains(&*said.key(word))
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

fn phone(said: &Said<'_>) -> Option<Run> {
    // "oh one six one, four nine six …": a number in words.
    let digits = [
        "zero", "oh", "o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double", "triple",
        "hundred",
    ];
    let digit = |word: usize| {
        said.is(word, &digits)
            || said.words[word].shape == Shape::Number && said.words[word].end - said.words[word].start <= 5
    };
    let mut start = 0;
    while start < said.words.len() {
        let end = (start..said.words.len())
            .find(|&word| !digit(word) || word > start && said.words[word].gap > Gap::Clause)
            .unwrap_or(said.words.len());
        // "Five five five, oh one seven one." by itself: what is said twice counts once.
        let alone = end - start >= 4
            && said.words[start].gap == Gap::Sentence
            && said.words.get(end).is_none_or(|next| next.gap == Gap::Sentence);
        if end - start >= 6
            || alone
            || end - start >= 3
                && (start..end).all(|word| {
                    said.words[word].shape == Shape::Number && said.words[word].end - said.words[word].start >= 3
                })
        {
            return Some((start, end));
        }
        start = end + 1;
    }
    let at = said.words.iter().position(|word| {
        word.shape == Shape::Phone
            || word.shape.is_placeholder() && {
                let name = said.text[word.start..word.end].to_ascii_lowercase();
                ["phone", "mobile", "callback", "direct", "_tel", "cell"]
                    .iter()
                    .any(|part| name.contains(part))
            }
    });
    // "My number is ___", "call me on ___": left open.
    let open = || {
        (2..said.words.len()).find(|&word| {
            let blank = said.words[word].shape.is_placeholder();
            let number = said.is(word - 1, &["is", "number's"])
                && said.is(word - 2, &["number", "line", "my", "mobile", "cell"]);
            let dialled = said.is(word - 1, &["on", "at"])
                && (word.saturating_sub(6)..word).any(|at| said.is(at, &["me", "us", "back"]))
                && (word.saturating_sub(7)..word)
                    .any(|at| said.is(at, &["call", "ring", "reach", "phone", "text", "get", "buzz"]));
            blank && (number || dialled)
        })
    };
    let at = at.or_else(open)?;
    // "07 555 0136": the area's code is a word of its own.
    let code = |word: usize| {
        let text = said.raw(word, word + 1);
        let abroad = text.len() <= 3 && said.text[..said.words[word].start].ends_with(['+', '(']);
        said.words[word].shape == Shape::Number && text.len() <= 5 && (text.starts_with('0') || abroad)
    };
    let mut start = at
        .checked_sub(1)
        .filter(|&before| code(before) && (said.words[at].gap <= Gap::Soft || said.between(at).trim() == ")"))
        .unwrap_or(at);
    // "+31 30 555 0192": the country's code stands before that.
    while start > 0
        && start + 4 > at
        && said.words[start].gap <= Gap::Soft
        && said.words[start - 1].shape == Shape::Number
    {
        let plus = said.text[..said.words[start - 1].start].ends_with('+');
        if !plus && !(start > 1 && said.text[..said.words[start - 2].start].ends_with('+')) {
            break;
        }
        start -= 1;
    }
    Some((start, at + 1))
}

/// The greeting at the start of the draft: how many words it has, and the name in it.
fn greeting(
    said: &Said<'_>,
    engine: &Engine,
    judged: &Judged<'_>,
    label: usize,
    named: Option<usize>,
) -> (usize, Option<Run>, bool) {
    let limit = said.words.len().min(label + 14);
    let name = |word: usize| {
        let at = &said.words[word];
        at.shape.is_placeholder()
            || at.shape == Shape::Word && !said.is(word, &HELLOS) && !said.is(word, &INTRODUCING) && {
                let token = &judged.view.tokens[at.token as usize];
                engine.scanner.is_name(token) && (at.capital || said.flat)
            }
    };
    let hello = |word: usize| {
        said.is(word, &HELLOS)
            || word > label && said.is(word - 1, &["good"]) && said.words[word].shape.is_placeholder()
            || said.is(word, &["good", "ora", "there", "day", "again", "o", "and"])
            || said.is(word, &["sir", "madam", "ma'am", "respected", "dear"]) && said.is(word + 1, &HELLOS)
            || said.is(word, &["very", "a"]) && said.is(word + 1, &["good"]) && said.is(word + 2, &HELLOS)
    };
    let mut at = label;
    while at < limit && hello(at) && (at == label || said.words[at].gap <= Gap::Comma) {
        at += 1;
    }
    let greeted = at;
    let start = at;
    let titled =
        |at: usize| at > start && said.is(at - 1, &TITLES) && !said.is(at - 1, &["sir", "madam", "ma'am", "maam"]);
    // Without capitals nothing tells where the name ends but a title, or the caller's own name.
    let longest = if said.flat {
        named
            .filter(|&named| named > start && named <= start + 3)
            .map_or(1, |named| named - start)
    } else {
        4
    };
    while at < limit
        && at
            < start
                + longest
                + if said.is(start, &TITLES) && said.flat {
                    1 + 2 * usize::from(said.is(start + 1, &["and"]))
                } else {
                    0
                }
        && (said.is(at, &TITLES)
            || name(at)
            || titled(at) && !said.is(at, &INTRODUCING)
            || said.is(at, &["and", "&"]) && at > start && said.is(at - 1, &TITLES) && said.is(at + 1, &TITLES))
        && (at == start || said.words[at].gap <= Gap::Soft)
        && (at == label || said.words[at].gap <= Gap::Comma)
        && (named != Some(at) || at > start + 1 && said.is(at - 1, &TITLES) && said.is(at - 2, &["and", "&"]))
    {
        at += 1;
    }
    let found = (at > start
        && (greeted > label
            || said.flat && said.is(start, &TITLES) && at > start + 1
            || at < said.words.len() && said.words[at].gap >= Gap::Comma))
        .then_some((start, at));
    // "Stuart Mellor, Pennine Office Supplies", "Bauer. Nordex Pallets.": without a greeting that is who calls.
    let own = greeted == label && at > start && !said.is(start, &TITLES) && !said.flat && {
        let firm_end = super::introduction::proper_run(said, at, 5, true);
        firm_end > at
            && super::introduction::firmlike(said, (at, firm_end))
            && (at - start >= 2 && said.words[at].gap == Gap::Comma || said.words[at].gap == Gap::Sentence)
    };
    let found = found.filter(|_| !own);
    // "Is that Mrs Lindqvist?"
    let asked = || {
        let ask = (0..limit).find(|&word| {
            (said.is(word, &["that", "this", "to", "for"])
                || said.is(word, &["it", "you", "i"])
                    && word > 0
                    && said.is(word - 1, &["is", "are", "am"])
                    && said.is(word + 1, &TITLES)
                || said.is(word, &["with", "to"])
                    && word > 0
                    && said.is(word - 1, &["speak", "speaking", "talking", "through"]))
                && word + 1 < limit
                && (said.is(word + 1, &TITLES)
                    || name(word + 1) && (word < 8 || !said.words[word + 1].shape.is_placeholder()))
        })?;
        let end = (ask + 2..limit)
            .take(2)
            .take_while(|&word| said.words[word].gap <= Gap::Soft && (name(word) || said.is(word, &TITLES)))
            .last()
            .map_or(ask + 2, |last| last + 1);
        Some((ask + 1, end))
    };
    // "Good afternoon sir, am I speaking with Mr. Iyer?"
    let honoured = |run: (usize, usize)| run.1 == run.0 + 1 && said.is(run.0, &["sir", "madam", "ma'am"]);
    let found = match found {
        Some(run) if honoured(run) => asked().or(found),
        _ => found,
    };
    let length = if found.is_some() {
        at
    } else if greeted > label {
        greeted
    } else {
        label
    };
    let asking = found.is_none();
    let prospect = found.or_else(asked);
    (length, prospect, asking && prospect.is_some())
}
