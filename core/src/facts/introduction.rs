//! Who says who they are: the caller's name, firm or trade, read anew from the draft and the context where the draft's
//! own words of introduction can't stay.

use super::Facts;
use super::list::List;
use super::people::Run;
use super::polish;
use super::said::Said;
use super::speech::{Part, part};
use super::spelling;
use super::words::{AUXILIARIES, BINDERS, CALENDAR, EITHER, HELLOS, INTRODUCING, JOINERS, SUBJECTS, TITLES};
use crate::context::Context;
use crate::engine::Engine;
use crate::facts::Judged;
use crate::view::{Gap, Shape};

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

/// Words that lead from a name to a firm.
const FROM: &[&str] = &["from", "at", "with", "of", "for", "frae", "fae"];
/// Words that may stand between a name and those.
const BETWEEN: &[&str] = &[
    "here", "calling", "speaking", "again", "ringing", "phoning", "this", "side", "over", "out", "down", "up", "just",
    "back", "above", "beyond",
];
/// Words that no name in lower case is.
static NO_NAME: List = List::new("no-name");
/// Words behind a firm's name in a transcript, not in it.
static FIRM_ENDS: List = List::new("firm-ends");

/// Finds the caller.
pub fn caller(facts: &Facts<'_>, judged: &Judged<'_>, context: &Context, engine: &Engine) -> Caller {
    let said = &facts.said;
    let known = context.caller.as_ref();
    let known_name = known.and_then(|caller| caller.name.as_deref());
    let mut found = if said.flat {
        flat(facts, judged, engine, known_name)
    } else {
        written(facts, judged, engine, known_name)
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

/// Whether two names have a word in common.
fn shares(one: &str, other: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|part| part.len() > 1)
            .map(str::to_lowercase)
            .collect()
    };
    let other = parts(other);
    parts(one).iter().any(|part| other.contains(part))
}

/// Whether a word could be part of a name in a draft with capitals.
fn proper(said: &Said<'_>, word: usize) -> bool {
    let Some(at) = said.words.get(word) else {
        return false;
    };
    at.shape.is_placeholder()
        || at.shape == Shape::Word
            && at.capital
            && !said.is(word, &HELLOS)
            && !said.is(word, &TITLES)
            && !said.is(word, &JOINERS)
            && !said.is(word, SUBJECTS)
            && !said.is(word, EITHER)
            && !said.is(word, AUXILIARIES)
            && !said.is(word, super::words::ASKS)
            && !said.is(word, &FIRM_ENDS)
            && !said.is(
                word,
                &[
                    "my", "the", "a", "an", "this", "is", "it's", "good", "in", "at", "on", "for", "from",
                ],
            )
            && !said.is(
                word,
                &[
                    "message",
                    "voicemail",
                    "note",
                    "hope",
                    "sir",
                    "madam",
                    "doctor",
                    "big",
                    "actually",
                    "sorry",
                    "glad",
                    "could",
                    "may",
                    "shall",
                ],
            )
            && !CALENDAR.contains(&*said.key(word))
}

/// Words that only firms have in their names.
static FIRM_WORDS: List = List::new("firm-words");

/// Whether a run of capitals is the name of a firm rather than of a person.
pub(crate) fn firmlike(said: &Said<'_>, run: Run) -> bool {
    // "SparkleCo": a capital within.
    let humped = |word: usize| {
        let raw = said.raw(word, word + 1);
        let small = raw.find(|c: char| c.is_lowercase());
        !raw.starts_with("Mc")
            && !raw.starts_with("Mac")
            && !raw.starts_with("De")
            && small.is_some_and(|at| raw[at..].contains(|c: char| c.is_uppercase()))
            && raw.chars().all(char::is_alphanumeric)
    };
    run.1 > run.0
        && ((run.0..run.1).any(humped)
            || ((run.0..run.1)
                .any(|word| said.is(word, &["&", "and"]) || said.between(word).contains('&') && word > run.0)
                || (run.0..run.1).any(|word| said.is(word, &FIRM_WORDS))))
}

/// The end of a run of words with capitals, small words between them included.
pub(crate) fn proper_run(said: &Said<'_>, from: usize, longest: usize, firm: bool) -> usize {
    let mut end = from;
    while end < said.words.len() && end < from + longest {
        if end > from && said.words[end].gap > Gap::Soft {
            // "Trellis, Inc" and lists of names go on behind a comma only where a firm is spelt out.
            break;
        }
        let figure = firm && said.words[end].shape == Shape::Number;
        if proper(said, end)
            || figure
            || end > from && capital(said, end) && !said.is(end, &["i", "i'm", "i'd", "i've", "i'll"])
        {
            end += 1;
        } else if end > from
            && (said.is(
                end,
                &[
                    "de", "von", "van", "der", "den", "al", "el", "bin", "la", "le", "du", "di",
                ],
            ) || firm && said.is(end, &["and", "of", "the", "&", "in", "for", "on", "to"]))
            && (end + 1..(end + 3).min(said.words.len()))
                .any(|next| capital(said, next) && said.words[next].gap <= Gap::Soft)
            && said.words[end + 1].gap <= Gap::Soft
        {
            end += 1;
        } else {
            break;
        }
    }
    while end > from && said.is(end - 1, &["and", "of", "the", "&", "de", "in", "for", "on"]) {
        end -= 1;
    }
    end
}

fn capital(said: &Said<'_>, word: usize) -> bool {
    said.words
        .get(word)
        .is_some_and(|word| word.capital && word.shape == Shape::Word || word.shape.is_placeholder())
}

/// The word behind a cue of introduction that ends at `at`: "this is", "it's", "my name is", "myself".
fn cue(said: &Said<'_>, at: usize) -> Option<usize> {
    let one = said.is(at, &["it's", "i'm", "myself", "name's"])
        || said.flat
            && said.is(at, &["its", "im", "names"])
            && !said.is(at.wrapping_sub(1), &["of", "on", "in", "your"]);
    let two = said.is(at + 1, &["is", "am", "be"]) && said.is(at, &["this", "it", "i", "name"]);
    let mut next = if one {
        at + 1
    } else if two {
        at + 2
    } else {
        return None;
    };
    while said.is(next, &["only", "just", "me", "again", "here"]) {
        next += 1;
    }
    (next < said.words.len() && said.words[next].gap <= Gap::Comma).then_some(next)
}

/// The end of a firm's name with the place where it is: "up in Skipton", "over at Central".
fn placed(said: &Said<'_>, end: usize) -> usize {
    let at = end + usize::from(said.is(end, &["up", "over", "down", "out", "here"]));
    if said.is(at, &["in", "at"]) && said.words[at].gap <= Gap::Soft {
        let last = proper_run(said, at + 1, 3, false);
        if last > at + 1 {
            return last;
        }
    }
    end
}

/// The word behind "and I'm" that a firm may follow: "my name's Logan and I'm with Tessellate".
fn and_am(said: &Said<'_>, at: usize) -> usize {
    let next = at + usize::from(said.is(at, &["and"]));
    if next > at && said.is(next, &["i'm", "im", "i'm"]) {
        next + 1
    } else if next > at && said.is(next, &["i"]) && said.is(next + 1, &["am"]) {
        next + 2
    } else {
        at
    }
}

/// Words before the preposition that leads to a firm.
const LEADING: &[&str] = &[
    "here",
    "calling",
    "speaking",
    "you",
    "i'm",
    "am",
    "we're",
    "from",
    "team",
    "over",
    "ringing",
    "phoning",
    "work",
    "call",
    "im",
    "sales",
    "marketing",
    "support",
    "service",
    "desk",
    "office",
];

/// What people are in a firm.
static OFFICES: List = List::new("offices");

/// The firm behind what the caller is in it.
fn office(said: &Said<'_>, at: usize) -> Option<Run> {
    let end = (at..(at + 6).min(said.words.len()))
        .take_while(|&word| word == at || said.words[word].gap <= Gap::Soft)
        .find(|&word| said.is(word, &OFFICES))?;
    let leads = (end + 1..(end + 6).min(said.words.len()))
        .take_while(|&word| said.words[word].gap <= Gap::Comma)
        .find(|&word| {
            said.is(word, &["at", "with", "from", "for"]) || said.is(word, &["of"]) && said.is(word + 1, &["the"])
        })?;
    let start = leads + 1;
    let article = usize::from(said.is(start, &["the"]));
    let last = proper_run(said, start + article, 7, true);
    (last > start + article).then_some((start, last))
}

/// The firm or trade behind a name, and the word behind it all.
fn behind(said: &Said<'_>, name_end: usize) -> (Option<Run>, Option<Run>, usize) {
    let mut at = name_end;
    while at < name_end + 3 && said.is(at, BETWEEN) && said.words[at].gap <= Gap::Comma {
        at += 1;
    }
    // "Phil, Phil Dacre, I'm from …": the name told again in full.
    let single = name_end < 2 || !(capital(said, name_end - 2) && said.words[name_end - 1].gap <= Gap::Soft);
    let again = single
        && said.words.get(at).is_some_and(|word| word.gap == Gap::Comma)
        && said.key(at) == said.key(name_end - 1);
    if again {
        at = proper_run(said, at, 3, false);
        while said.is(at, &["i'm", "im"]) || said.is(at, BETWEEN) && said.words[at].gap <= Gap::Comma {
            at += 1;
        }
    }
    at = and_am(said, at);
    // "in the Furey office"
    if said.is(at, &["in"]) && said.is(at + 1, &["the"]) {
        let end = (at + 2..(at + 6).min(said.words.len())).find(|&word| {
            said.is(
                word,
                &["office", "team", "shop", "department", "showroom", "branch", "desk"],
            )
        });
        if let Some(end) = end.filter(|&end| end > at + 2) {
            return (Some((at + 1, end + 1)), None, end + 1);
        }
    }
    // "from, from Abbott's Stairlifts"
    if said.is(at, FROM) && said.is(at + 1, FROM) {
        at += 1;
    }
    // "and I own Banks Catering"
    if said.is(at, &["and"])
        && said.is(at + 1, &["i"])
        && said.is(
            at + 2,
            &[
                "own",
                "run",
                "manage",
                "represent",
                "head",
                "volunteer",
                "work",
                "fundraise",
            ],
        )
    {
        let start = at + 3 + usize::from(said.is(at + 3, &["for", "with", "at"]));
        let end = proper_run(said, start + usize::from(said.is(start, &["the"])), 6, true);
        if end > start + 1 || end > start && said.words[start].shape.is_placeholder() {
            let end = placed(said, end);
            return (Some((start, end)), None, end);
        }
    }
    // "with the, with Meadow Ridge"
    if said.is(at, FROM) && said.is(at + 1, &["the"]) && said.is(at + 2, FROM) {
        at += 2;
    }
    // "for the practice manager", "for Mrs Chaudhry": whom the message is for.
    let addressee =
        said.is(at, &["for"]) && (said.is(at + 1, &TITLES) || said.is(at + 1, &["the"]) && !capital(said, at + 2));
    let leads = |at: usize| said.words.get(at).is_some_and(|word| word.gap <= Gap::Comma) && said.is(at, FROM);
    if leads(at) && !addressee {
        let start = at + 1;
        let article = usize::from(said.is(start, &["the", "messrs"]));
        let end = proper_run(said, start + article, 7, true);
        let end = if said.spoken {
            firm_run(said, start).map_or(end, |run| run.1.max(end))
        } else {
            end
        };
        if end > start + article {
            let end = placed(said, end);
            return (Some((start, end)), None, end);
        }
        // "from the alumni board at Cal Maritime", "from the dealership."
        if article > 0 {
            let last = (start + 1..(start + 5).min(said.words.len()))
                .find(|&word| said.words[word].gap > Gap::Soft || said.is(word, &BINDERS))
                .unwrap_or(said.words.len());
            let named = if said.is(last, &["at", "of", "in"]) {
                proper_run(said, last + 1, 5, true)
            } else {
                last + 1
            };
            if named > last + 1 && last > start + 1 {
                return (Some((start, named)), None, named);
            }
            if (2..=4).contains(&(last - start)) && said.words.get(last).is_none_or(|word| word.gap >= Gap::Comma) {
                return (Some((start, last)), None, last);
            }
        }
        return (None, None, name_end);
    }
    if said.words.get(at).is_some_and(|word| word.gap == Gap::Comma) {
        // "senior academic counsellor at BrightPath Institute": the office, then the firm.
        if let Some(found) = office(said, at).filter(|_| !addressee) {
            return (Some(found), None, found.1);
        }
        if said.is(at, &["the", "your"]) || said.is(at, &["i"]) && said.is(at + 1, &["do", "run", "make", "sell"]) {
            let end = (at + 1..said.words.len())
                .find(|&word| said.words[word].gap > Gap::Soft || said.is(word, SUBJECTS))
                .unwrap_or(said.words.len());
            if (2..=6).contains(&(end - at)) {
                return (None, Some((at, end)), end);
            }
        }
        let article = usize::from(said.is(at, &["the", "messrs"]));
        let end = proper_run(said, at + article, 6, true);
        let ends = said.words.get(end).is_none_or(|word| word.gap >= Gap::Comma)
            || said.is(end, &["over", "in", "at", "out", "of", "down", "up", "here", "again"]);
        // "Caprock service", and "Heidi Bohn, commercial lines".
        let noun =
            |word: usize| said.words[word].gap <= Gap::Soft && matches!(part(said, word), Part::Noun | Part::Adjective);
        let tail = (end..(end + 3).min(said.words.len()))
            .take_while(|&word| (word == at || noun(word)) && matches!(part(said, word), Part::Noun | Part::Adjective))
            .count();
        let closes = said.words.get(end + tail).is_none_or(|word| word.gap == Gap::Sentence);
        if end > at + article && !ends && closes && (1..=2).contains(&tail) {
            return (Some((at, end + tail)), None, end + tail);
        }
        if end == at && article == 0 && !single && closes && (2..=3).contains(&tail) {
            return (None, Some((at, end + tail)), end + tail);
        }
        let end = if end > at + article { placed(said, end) } else { end };
        if end > at + article && ends {
            // "Rattigan Estate, Clare Valley": the place is part of how the firm is told.
            let place = proper_run(said, end, 3, false);
            let ends = said.words.get(place).is_none_or(|word| word.gap == Gap::Sentence);
            let end = if place > end && ends && said.words[end].gap == Gap::Comma {
                place
            } else {
                end
            };
            return (Some((at, end)), None, end);
        }
    }
    (None, None, name_end)
}

/// The caller in a draft with capitals.
fn written(facts: &Facts<'_>, judged: &Judged<'_>, engine: &Engine, known: Option<&str>) -> Caller {
    let said = &facts.said;
    let words = &said.words;
    let text = |run: Run| polish::flow(said, run.0, run.1, &facts.people).trim().to_owned();
    let is_known = |from: usize, to: usize| known.is_some_and(|known| shares(&text((from, to)), known));
    let listed = |word: usize| {
        words[word].shape.is_placeholder() || engine.scanner.is_name(&judged.view.tokens[words[word].token as usize])
    };
    let prospect = |word: usize| {
        let called = facts.people.prospect;
        let again = called.is_some_and(|run| {
            (run.0..run.1).any(|other| said.key(other) == said.key(word)) && !said.is(word, &TITLES)
        });
        called.is_some_and(|run| run.0 <= word && word < run.1) || again && words[word].capital
    };
    let given = |word: usize| {
        engine
            .scanner
            .is_given_name(&judged.view.tokens[words[word].token as usize])
    };
    let mut alone_firm: Option<Run> = None;
    let mut best: Option<(u32, Caller)> = None;
    let mut offer = |rank: u32, caller: Caller| {
        if best.as_ref().is_none_or(|(other, _)| rank > *other) {
            best = Some((rank, caller));
        }
    };
    for at in said.label()..words.len() {
        let start = match cue(said, at) {
            Some(start) if !said.is(at, &["myself"]) || capital(said, start) => start,
            _ if (words[at].gap >= Gap::Comma || at == facts.people.greeting)
                && (at < 40 || at + 20 > words.len())
                && !prospect(at) =>
            {
                at
            }
            // "how are ya Stavros from Westgate Readymix": nobody wrote a comma.
            _ if said.spoken
                && at < 60
                && !prospect(at)
                && proper(said, at)
                && listed(at)
                && behind(said, at + 1).0.is_some() =>
            {
                at
            }
            _ => continue,
        };
        let cued = start > at;
        // "this is the Hospice"
        if cued && at < 12 && said.is(at, &["this"]) && said.is(start, &["the"]) && capital(said, start + 1) {
            let end = proper_run(said, start + 1, 6, true);
            if words.get(end).is_none_or(|word| word.gap >= Gap::Comma) {
                offer(
                    300 + (99 - (at as u32).min(99)),
                    Caller {
                        name: None,
                        firm: Some(text((start, end))),
                        trade: None,
                        run: Some((at, end)),
                    },
                );
            }
            continue;
        }
        // "It's Sister Bernadette"
        let known_prospect = facts.people.prospect.is_some_and(|run| run.1 <= start);
        let titled = usize::from(
            (cued || known_prospect)
                && said.is(start, &TITLES)
                && proper(said, start + 1)
                && words[start + 1].gap <= Gap::Soft,
        );
        if titled == 0 && !proper(said, start) {
            continue;
        }
        let end = proper_run(said, start + titled, 4, false);
        // "Hi Annalise, Piers Rattigan, Rattigan Estate": of two names behind the hello the first is the prospect's.
        let second = words.get(end).is_some_and(|word| word.gap >= Gap::Comma)
            && !cued
            && (said.label()..at).all(|word| said.is(word, &HELLOS) || said.is(word, &["good", "day", "there", "oh"]))
            && proper(said, end)
            && {
                let other = proper_run(said, end, 4, false);
                let (firm, trade, _) = behind(said, other);
                firm.is_some()
                    || trade.is_some()
                    || said.is(other, &["here", "speaking", "calling"])
                    || said.is(other, &["this"]) && said.is(other + 1, &["side"])
            };
        if second {
            continue;
        }
        // "Prairie Mutual here, Gary."
        let long = proper_run(said, start, 6, true);
        let signer = long + 1;
        if said.is(long, &["here"])
            && firmlike(said, (start, long))
            && words
                .get(signer)
                .is_some_and(|word| word.gap == Gap::Comma && word.capital)
            && given(signer)
        {
            offer(
                700,
                Caller {
                    name: Some(text((signer, signer + 1))),
                    firm: Some(text((start, long))),
                    trade: None,
                    run: Some((start, signer + 1)),
                },
            );
            continue;
        }
        let (firm, trade, behind) = behind(said, end);
        // "it's Brightpath Payroll", "this is Hale & Vesey": a firm, and nobody's name.
        if titled == 0 && firm.is_none() && !given(start) && firmlike(said, (start, long)) {
            let ends = words.get(long).is_none_or(|word| word.gap >= Gap::Comma)
                || said.is(long, &["here", "calling", "ringing", "speaking", "again"]);
            if ends && alone_firm.is_none() && at < 14 {
                alone_firm = Some((start, long));
            }
            continue;
        }
        let whole = words.get(behind).is_none_or(|word| word.gap >= Gap::Comma);
        let mut rank = 0u32;
        if cued {
            rank += 4;
        }
        if firm.is_some() {
            rank += 3;
        } else if trade.is_some() {
            rank += 2;
        }
        if is_known(start, end) {
            rank += 6;
        }
        if listed(start) || titled > 0 {
            rank += 1 + titled as u32;
        }
        // A name of nothing but itself must be one that a list knows, and stand alone.
        let bare = !cued && firm.is_none() && trade.is_none();
        // "Hey Loretta. Ray."
        // "Yo Ben, Zoe.", "Declan, yeah.", and "Bobbie Jean." further on.
        let tagged = end + usize::from(said.is(end, &["yeah", "here", "again", "speaking"]));
        let closed = words.get(tagged).is_none_or(|word| word.gap == Gap::Sentence);
        let behind_prospect = facts.people.prospect.is_some_and(|run| run.1 == start) && words[start].gap == Gap::Comma;
        let alone = closed
            && (facts.people.prospect.is_some_and(|run| run.1 <= start) && at < 8 && words[start].gap == Gap::Sentence
                || behind_prospect && at < 8
                || given(start) && words[start].gap == Gap::Sentence && end <= start + 2);
        let here =
            said.is(end, &["here", "speaking", "calling"]) || said.is(end, &["this"]) && said.is(end + 1, &["side"]);
        if here {
            rank += 3;
        } else if bare
            && !(whole
                && listed(start)
                && (end - start >= 2 && at < 12 || is_known(start, end) || alone)
                && at > said.label())
        {
            continue;
        } else if bare {
            rank += 3;
        }
        // The first words of a draft are the prospect's rather than the caller's.
        if rank < 3 {
            continue;
        }
        let from = start.min(at);
        offer(
            rank * 100 + (99 - (at as u32).min(99)),
            Caller {
                name: Some(text((start, end))),
                firm: firm.map(text),
                trade: trade.map(text),
                run: Some((from, behind)),
            },
        );
    }
    let mut found = best.map(|(_, caller)| caller).unwrap_or_default();
    if let (Some(firm), None, None) = (alone_firm, &found.firm, &found.trade) {
        found.firm = Some(text(firm));
        found.run = found.run.or(Some(firm));
    }
    if found.name.is_none() {
        if let Some((name, firm)) = facts.people.signed {
            found.name = Some(text(name));
            found.firm = found.firm.or(firm.map(text));
            found.run = found.run.or(Some(name));
        }
    }
    if found.name.is_none() && found.firm.is_none() {
        // "I am telephoning on behalf of the Fen Chapels Committee."
        // "hello sir from Connect Plus", "this is the sponsorship desk at Bluewater Folk Fest".
        let early = |at: usize| {
            at < 16
                && said.is(at, &["from", "at"])
                && proper_run(said, at + 1, 7, true) >= at + 3
                && words[at].gap <= Gap::Soft
                // "Is it Mrs D'Souza from Goan Masala Foods?": the prospect's.
                && facts.people.prospect.is_none_or(|run| run.1 != at)
        };
        found.firm = (1..words.len()).find_map(|at| {
            let leads = said.is(at, &["of"]) && said.is(at - 1, &["behalf"])
                || said.is(at, &["from", "for"]) && said.is(at - 1, &["calling", "ringing", "phoning", "telephoning"])
                || early(at);
            let article = usize::from(said.is(at + 1, &["the"]));
            let end = proper_run(said, at + 1 + article, 7, true);
            (leads && end > at + 1 + article).then(|| text((at + 1, end)))
        });
    }
    if let (Some(run), None, None) = (found.run, &found.firm, &found.trade) {
        // "… and I'm calling you from Guardian Irrigation": the firm follows later.
        let elsewhere = (run.1 + 1..words.len().min(run.1 + 16)).find_map(|at| {
            let leads = said.is(at, &["from", "with", "at"]) && words[at].gap <= Gap::Soft && said.is(at - 1, LEADING)
                || said.is(at, &["we're"]);
            let start = at + 1;
            let article = usize::from(said.is(start, &["the"]));
            let end = proper_run(said, start + article, 6, true);
            // "We're the UK's most awarded": no firm.
            let whole =
                words.get(end).is_none_or(|word| word.gap >= Gap::Comma) && part(said, end - 1) != Part::Possessive;
            (leads && whole && end > start + article).then(|| text((start, end)))
        });
        found.firm = elsewhere;
    }
    found
}

/// The caller in a draft without capitals.
fn flat(facts: &Facts<'_>, judged: &Judged<'_>, engine: &Engine, known: Option<&str>) -> Caller {
    let said = &facts.said;
    let words = &said.words;
    let listed = |word: usize| engine.scanner.is_name(&judged.view.tokens[words[word].token as usize]);
    let prospect = |word: usize| facts.people.prospect.is_some_and(|run| run.0 <= word && word < run.1);
    let nameable = |word: usize| {
        words.get(word).is_some_and(|at| at.shape == Shape::Word)
            && !said.is(word, &NO_NAME)
            && !said.is(word, &BINDERS)
            && !said.is(word, SUBJECTS)
            && !said.is(word, AUXILIARIES)
            && !said.is(word, &JOINERS)
            && !said.is(word, &HELLOS)
            && !said.is(word, &INTRODUCING)
            && !said.is(word, &FIRM_ENDS)
            && !CALENDAR.contains(&*said.key(word))
            && spelling::mended(said, word).is_none()
    };
    let plain = |run: Run| polish::flow(said, run.0, run.1, &facts.people);
    let mut best: Option<(u32, Caller)> = None;
    for at in said.label()..words.len() {
        let start = match cue(said, at) {
            Some(start) => start,
            None if listed(at) && !prospect(at) && at < 30 => at,
            // "ms ramkissoon good afternoon kerwin joseph from caroni geysers"
            None if at == facts.people.greeting && at > 0 && !prospect(at) => at,
            None => continue,
        };
        let cued = start > at;
        let titled = !cued && start > 0 && said.is(start - 1, &TITLES);
        if !nameable(start) || prospect(start) || titled {
            continue;
        }
        let lead = |word: usize| said.is(word, FROM);
        let mut end = start + 1;
        if nameable(end) && (lead(end + 1) || said.is(end + 1, BETWEEN) || listed(start) && said.is(end + 1, SUBJECTS))
            || nameable(end) && listed(start) && !listed(end) && said.is(end + 1, &["calling", "here", "speaking"])
        {
            end += 1;
        }
        let mut next = end;
        while next < end + 3 && said.is(next, BETWEEN) {
            next += 1;
        }
        next = and_am(said, next);
        let speaks = said.is(end, &["speaking", "here"]);
        let firm = if lead(next) {
            firm_run(said, next + 1)
        } else if speaks {
            firm_run(said, next).filter(|run| run.1 - run.0 >= 2)
        } else {
            (end + 1..words.len().min(end + 14))
                .find(|&at| lead(at) && !said.is(at, &["of", "for"]) && said.is(at - 1, LEADING))
                .and_then(|at| firm_run(said, at + 1))
        };
        let is_known = known.is_some_and(|known| shares(said.raw(start, end), known));
        let rank = u32::from(cued) * 3
            + u32::from(speaks) * 3
            + u32::from(firm.is_some()) * 3
            + u32::from(listed(start)) * 2
            + u32::from(is_known) * 5;
        let rank = rank + u32::from(!cued && at > 0 && at == facts.people.greeting) * 2;
        if rank < 5 {
            continue;
        }
        let rank = rank * 100 + 99 - (at as u32).min(99);
        if best.as_ref().is_none_or(|(other, _)| rank > *other) {
            best = Some((
                rank,
                Caller {
                    name: Some(spelling::title(&plain((start, end)))),
                    firm: firm.map(|run| {
                        let name = spelling::title(&plain(run));
                        name.strip_prefix("The ")
                            .map_or(name.clone(), |rest| format!("the {rest}"))
                    }),
                    trade: None,
                    run: Some((at, firm.map_or(end, |run| run.1))),
                },
            ));
        }
    }
    best.map(|(_, caller)| caller).unwrap_or_default()
}

/// The words of a firm that nobody wrote with capitals.
fn firm_run(said: &Said<'_>, from: usize) -> Option<Run> {
    let start = from + usize::from(said.is(from, &["the"]));
    let stop = |word: usize| {
        said.words.get(word).is_none_or(|at| {
            at.shape != Shape::Word
                || word > start
                    && (at.gap > Gap::Soft || said.between(word).bytes().any(|byte| byte.is_ascii_alphabetic()))
                || said.is(word, &FIRM_ENDS)
                || said.is(word, &BINDERS)
                || said.is(word, SUBJECTS)
                || said.is(word, EITHER)
                || said.is(word, AUXILIARIES)
                || said.is(word, super::words::ASKS)
                || said.is(word, &JOINERS)
                || said.is(word, &super::words::SUBORDINATE)
                || said.is(word, &HELLOS)
                || said.is(word, &TITLES)
                || CALENDAR.contains(&*said.key(word))
                || spelling::mended(said, word).is_some()
                || word > start
                    && said.key(word).ends_with("ing")
                    && word + 1 < said.words.len()
                    && said.is(word + 1, &["to", "about", "you", "on", "for", "if"])
        })
    };
    let mut end = start;
    while end < start + 4 {
        if !stop(end) {
            end += 1;
        } else if end > start && said.is(end, &["and", "n"]) && said.is(end + 1, super::words::FIRM_TAILS) {
            end += 2;
            break;
        } else if end > start
            && said.is(end, &["and", "of", "&", "n"])
            && !stop(end + 1)
            && (stop(end + 2) || !stop(end + 2) && stop(end + 3))
            && !said.key(end + 1).ends_with("ed")
        {
            end += 2;
            break;
        } else {
            break;
        }
    }
    // A firm that runs on and on may as well be the sentence that follows.
    (end > start && (end < start + 4 || stop(end))).then_some((from, end))
}
