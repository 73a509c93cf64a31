//! Noun phrases: "the skylight flashing on the back slope", "four tonnes of 40s combed yarn", "the estimate I emailed over".

use super::list::List;
use super::people::Run;
use super::said::Said;
use super::speech::{Part, part};
use super::words::CALENDAR;
use crate::view::{Gap, Shape};

/// A noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its words.
    pub run: Run,
    /// Where what hangs on its head begins: "for your van" of "the quote for your van".
    pub core: usize,
    /// Its head.
    pub head: usize,
}

/// The most words of a phrase.
const LONGEST: usize = 22;
/// Prepositions with which a phrase goes on.
const LINKS: &[&str] = &[
    "of",
    "for",
    "in",
    "on",
    "at",
    "with",
    "from",
    "to",
    "under",
    "over",
    "near",
    "behind",
    "by",
    "between",
    "about",
    "regarding",
];
/// Words behind a preposition that tell nothing of the thing.
static IDLE: List = List::new("idle-places");
/// Nouns that are verbs where something follows that a verb takes.
static EITHER: List = List::new("noun-or-verb");
/// Verbs of sending: what the caller says of a thing that was sent.
pub static SENT: List = List::new("sending");
/// What may stand behind those.
const ALONG: &[&str] = &[
    "together",
    "you",
    "over",
    "across",
    "through",
    "off",
    "in",
    "round",
    "around",
    "by",
    "together",
    "up",
    "out",
    "to",
    "down",
    "last",
    "week",
    "month",
    "yesterday",
    "back",
    "on",
    "the",
    "for",
    "at",
];

fn nounish(part: Part) -> bool {
    matches!(
        part,
        Part::Noun | Part::Proper | Part::Adjective | Part::Participle | Part::Number | Part::Gerund | Part::Possessive
    )
}

fn joined(said: &Said<'_>, word: usize, to: usize) -> bool {
    // "Tirupur–Nhava Sheva"
    word < to
        && (said.words[word].gap <= Gap::Soft && !said.between(word).contains(['(', '"', '“', '/'])
            || matches!(said.between(word), "–" | "/"))
}

/// The noun phrase that begins at a word, with what hangs on it.
pub fn phrase(said: &Said<'_>, from: usize, to: usize) -> Option<Phrase> {
    let whole = to;
    let to = to.min(from + LONGEST);
    let (mut end, head) = core(said, from, to)?;
    let core_end = end;
    let mut links = 0;
    while links < 3 && joined(said, end, to) {
        if said.is(end, LINKS) {
            let Some((next, inner)) = linked(said, end, to) else {
                break;
            };
            let of = said.is(end, &["of", "for", "on", "in", "at", "with"]);
            let told = matches!(part(said, inner), Part::Proper | Part::Time | Part::Number)
                || part(said, end + 1) == Part::Determiner;
            if !of && !told {
                break;
            }
            end = next;
            links += 1;
        } else if said.is(end, &["and", "&"]) || said.is(end, &["plus"]) && said.words[end - 1].shape == Shape::Money {
            let Some((next, inner)) = core(said, end + 1, to) else {
                break;
            };
            // "the roof and Rick said …": a clause begins, no second thing.
            let follows = part(said, next);
            let clause = joined(said, next, said.words.len())
                && matches!(follows, Part::Verb | Part::Participle | Part::Pronoun | Part::Adverb);
            if clause && sent(said, next, to) == next || said.is(inner, &IDLE) {
                break;
            }
            end = next;
            links += 1;
        } else {
            break;
        }
    }
    // "the wall out the back"
    if said.is(end, &["out", "round", "around", "up", "down"])
        && said.is(end + 1, &["the"])
        && joined(said, end + 2, to)
        && said.is(end + 2, &["back", "front", "side", "top", "road"])
    {
        end += 3;
    }
    end = sent(said, end, to);
    if end < to && whole == to {
        end = particulars(said, end, to);
    }
    end = measured(said, end, whole);
    Some(Phrase {
        run: (from, end),
        core: core_end,
        head,
    })
}

/// "the quotation for the menus, the 400 waterproof ones at £286 plus VAT": what is told of a thing behind a comma, up to
/// the end, where no clause begins in it.
fn particulars(said: &Said<'_>, end: usize, to: usize) -> usize {
    let begins = said.words[end].gap == Gap::Comma
        && matches!(part(said, end), Part::Determiner | Part::Number | Part::Adjective)
        && !said.is(end, &["that", "this", "few", "many", "more", "most", "some", "any"]);
    let plain = |word: usize| {
        !matches!(part(said, word), Part::Verb | Part::Adverb | Part::Gerund)
            && (part(said, word) != Part::Pronoun || said.is(word, &["one", "ones"]))
            && (part(said, word) != Part::Other || said.is(word, &["and", "plus", "or", "up", "down", "out", "off"]))
            && said.words[word].gap <= Gap::Comma
    };
    // "the lease, which ends on 3 May"
    let tells = said.words[end].gap == Gap::Comma
        && said.is(end, &["which"])
        && said.is(
            end + 1,
            &[
                "is", "ends", "runs", "comes", "expires", "lapses", "starts", "closes", "opens", "falls", "covers",
                "goes",
            ],
        )
        && to - end <= 10
        && (end + 2..to).all(|word| !matches!(part(said, word), Part::Pronoun | Part::Verb));
    if begins && (end..to).all(plain) || tells {
        return to;
    }
    // "…, the 14 metres of sleepers we talked about": as far as it names the thing.
    if begins && part(said, end) == Part::Determiner {
        let told = core(said, end, to).filter(|&(last, _)| (end..last).any(|word| part(said, word) == Part::Number));
        if told.is_some() {
            return phrase(said, end, to).map_or(end, |found| found.run.1);
        }
    }
    end
}

/// "the black pepper sample, 500 grams, TGSEB 550 g/l, has reached you": what is told in figures between commas.
fn measured(said: &Said<'_>, from: usize, to: usize) -> usize {
    let mut end = from;
    let mut figures = 0;
    while end < to && end < from + 12 && said.words[end].gap == Gap::Comma {
        let last = (end + 1..to)
            .find(|&word| said.words[word].gap >= Gap::Comma)
            .unwrap_or(to);
        let told = (end..last).any(|word| {
            said.words[word].shape != Shape::Word || said.key(word).bytes().any(|byte| byte.is_ascii_digit())
        });
        // "that was $1,312 a year"
        let leads = said.is(end, &["that", "which", "at", "it"]) && said.is(end + 1, &["was", "is", "comes", "came"]);
        let begin = if leads {
            end + 2 + usize::from(said.is(end + 2, &["to", "about", "only", "just"]))
        } else {
            end + usize::from(said.is(end, &["at", "that's"]))
        };
        let plain = begin < last
            && (begin..last).all(|word| {
                matches!(
                    part(said, word),
                    Part::Noun | Part::Adjective | Part::Participle | Part::Gerund | Part::Number | Part::Proper
                ) || said.is(
                    word,
                    &[
                        "per", "by", "x", "/", "of", "with", "for", "at", "the", "a", "an", "each", "plus",
                    ],
                ) && word > end
                    || said.is(word, &["all"]) && word == end
            });
        let phone = (end..last).any(|word| said.words[word].shape == Shape::Phone || part(said, word) == Part::Time);
        if !plain || phone || last > end + 7 || !told && (figures == 0 || last > end + 2) {
            break;
        }
        figures += usize::from(told);
        end = last;
    }
    end
}

/// "turning the single garage into a bedroom": a doing with what is done to.
pub fn doing(said: &Said<'_>, from: usize, to: usize) -> Option<Phrase> {
    if part(said, from) != Part::Gerund || !joined(said, from + 1, to) {
        return None;
    }
    let thing = phrase(said, from + 1, to)?;
    let mut end = thing.run.1;
    if said.is(end, &["into", "through", "onto"]) && joined(said, end, to) {
        if let Some(more) = phrase(said, end + 1, to) {
            end = more.run.1;
        }
    }
    Some(Phrase {
        run: (from, end),
        ..thing
    })
}

/// A day, with its hour where that is told: "Thursday at 8", "next Tuesday morning".
pub fn time(said: &Said<'_>, from: usize, to: usize) -> Option<Run> {
    let first = from + usize::from(said.is(from, &["next", "this"]));
    // "today at 4:30 or 6:00"
    if said.is(first, &["today", "tomorrow", "tonight"]) && said.is(first + 1, &["at"]) && clock(said, first + 2) {
        let end = first + 3;
        if said.is(end, &["or"]) && clock(said, end + 1) {
            return Some((from, end + 2));
        }
        if said.is(end, &["or"]) {
            if let Some(more) = time(said, end + 1, to) {
                return Some((from, more.1));
            }
        }
        return Some((from, end));
    }
    let open = said.words.get(first).is_some_and(|word| word.shape == Shape::PlaceDate);
    if part(said, first) != Part::Time || !open && !CALENDAR.contains(&said.key(first)) {
        return None;
    }
    let mut end = first + 1;
    while joined(said, end, to)
        && (matches!(part(said, end), Part::Time)
            || figure(said, end)
            || part(said, end) == Part::Number && said.is(end - 1, &["at"])
            || said.is(end, &["or"]) && part(said, end + 1) == Part::Time
            || said.is(
                end,
                &["the", "at", "morning", "afternoon", "evening", "lunchtime", "o'clock"],
            ))
    {
        end += 1;
    }
    while said.is(end - 1, &["the", "at"]) {
        end -= 1;
    }
    Some((from, end))
}

fn clock(said: &Said<'_>, word: usize) -> bool {
    word < said.words.len()
        && (part(said, word) == Part::Time || figure(said, word))
        && !matches!(said.words[word].shape, Shape::Money | Shape::Percent)
}

/// What hangs on a preposition at a word.
fn linked(said: &Said<'_>, at: usize, to: usize) -> Option<(usize, usize)> {
    let first = at + 1;
    if !joined(said, first, to) {
        return None;
    }
    if part(said, first) == Part::Time || said.words[first].shape == Shape::Ordinal {
        // "on Thursday the 12th", "on 13 July"
        let mut end = first + 1;
        while joined(said, end, to)
            && (matches!(part(said, end), Part::Time) || said.is(end, &["the", "of"]) || figure(said, end))
        {
            end += 1;
        }
        while said.is(end - 1, &["the", "of"]) {
            end -= 1;
        }
        return Some((end, first));
    }
    if figure(said, first) {
        // "at £286", "on 13 July", "at 42 feet"
        if joined(said, first + 1, to) && part(said, first + 1) == Part::Time {
            return Some((first + 2, first));
        }
        if let Some(found) = core(said, first, to) {
            return Some(found);
        }
        return (said.words[first].shape == Shape::Money).then_some((first + 1, first));
    }
    let (end, head) = core(said, first, to)?;
    (!said.is(head, &IDLE)).then_some((end, head))
}

fn figure(said: &Said<'_>, word: usize) -> bool {
    said.words
        .get(word)
        .is_some_and(|word| !matches!(word.shape, Shape::Word) && !word.shape.is_placeholder())
        && part(said, word) == Part::Number
}

/// A noun with what stands before it: the word behind it, and the noun.
fn core(said: &Said<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
    let mut at = from;
    if part(said, at) == Part::Determiner {
        // "that you sent", "this is": no phrase of its own.
        let next = part(said, at + 1);
        if !joined(said, at + 1, to) || !(nounish(next) || matches!(next, Part::Adverb | Part::Time)) {
            return None;
        }
        at += 1;
    }
    let determined = at > from;
    let mut head = None;
    let mut end = from;
    while at < to && (at == from || joined(said, at, to)) {
        let next = if joined(said, at + 1, to) {
            part(said, at + 1)
        } else {
            Part::Other
        };
        match part(said, at) {
            // "the 9 by 15 metre"
            Part::Preposition | Part::Other
                if said.is(at, &["by", "x"]) && at > from && figure(said, at - 1) && figure(said, at + 1) => {}
            // "the Laredo to Memphis lane"
            Part::Preposition
                if said.is(at, &["to"])
                    && determined
                    && part(said, at - 1) == Part::Proper
                    && next == Part::Proper
                    && joined(said, at + 2, to)
                    && part(said, at + 2) == Part::Noun => {}
            Part::Number => {
                // "platinum 300", "F-150": a number behind a noun is part of its name.
                if head.is_some()
                    && head == at.checked_sub(1)
                    && figure(said, at)
                    && said.words[at].shape != Shape::Money
                {
                    end = at + 1;
                }
            }
            Part::Adjective | Part::Participle if head.is_none() && nounish(next) => {}
            Part::Adverb if head.is_none() && matches!(next, Part::Adjective | Part::Participle) => {}
            Part::Time if determined && head.is_none() && nounish(next) => {}
            Part::Possessive if nounish(next) => {}
            Part::Gerund if head.is_some() || determined || nounish(next) && next != Part::Possessive && at > from => {
                if head.is_some() && matches!(next, Part::Determiner | Part::Pronoun | Part::Preposition) && !determined
                {
                    break;
                }
                head = Some(at);
                end = at + 1;
            }
            kind @ (Part::Noun | Part::Proper) => {
                if head.is_some()
                    && said.is(
                        at,
                        &["last", "next", "this", "out", "open", "handy", "ready", "free", "full"],
                    )
                {
                    break;
                }
                if head.is_some()
                    && (verb_here(said, at, next)
                        || timed_verb(said, at, to)
                        || kind == Part::Proper && name_of_clause(said, at, to))
                {
                    break;
                }
                head = Some(at);
                end = at + 1;
            }
            _ => break,
        }
        at += 1;
    }
    head.map(|head| (end, head))
}

/// Whether a noun is a verb where it stands: "did our brochure land on your mat".
fn verb_here(said: &Said<'_>, at: usize, next: Part) -> bool {
    if !said.is(at, &EITHER) || said.words[at].capital && !said.flat {
        return false;
    }
    said.is(
        at + 1,
        &["out", "off", "up", "down", "over", "through", "back", "in", "on"],
    ) || matches!(
        next,
        Part::Determiner | Part::Pronoun | Part::Adverb | Part::Preposition | Part::Adjective | Part::Participle
    ) || said.key(at - 1).ends_with('s') && !said.key(at - 1).ends_with("ss")
}

/// Whether a noun is a verb because of the time behind it: "the program prints tonight".
fn timed_verb(said: &Said<'_>, at: usize, to: usize) -> bool {
    let key = said.key(at);
    let third = key.len() > 3 && key.ends_with('s') && !key.ends_with("ss") && !said.words[at].capital;
    third
        && joined(said, at + 1, to)
        && (said.is(at + 1, &["tonight", "today", "tomorrow", "soon", "at", "on", "by"])
            && !said.key(at - 1).ends_with('s'))
        && (said.is(at + 1, &["tonight", "today", "tomorrow", "soon"]) || part(said, at + 2) == Part::Time)
}

/// "the skylight Rick photographed": a name with its verb begins a clause.
fn name_of_clause(said: &Said<'_>, at: usize, to: usize) -> bool {
    let small = said.words[at - 1];
    !small.capital
        && part(said, at - 1) == Part::Noun
        && (at + 1..(at + 3).min(to))
            .any(|word| joined(said, word, to) && matches!(part(said, word), Part::Verb | Part::Participle))
}

/// Where a phrase ends of which the caller says that it was sent: "the estimate I emailed over".
fn sent(said: &Said<'_>, end: usize, to: usize) -> usize {
    let mut at = end;
    if !joined(said, at, to) {
        return end;
    }
    if said.is(at, &["that", "which"]) {
        at += 1;
    }
    // "the proposal sent on Monday"
    let passive = at == end
        && said.is(at, &SENT)
        && said.is(at + 1, &["on", "last", "by", "in"])
        && joined(said, at + 1, to)
        && at + 2 < to;
    if !passive && !said.is(at, &["i", "we", "i've", "we've", "i'd"]) {
        return end;
    }
    at += usize::from(!passive);
    if said.is(at, &["have", "had", "just", "already"]) {
        at += 1;
    }
    if !said.is(at, &SENT) || at >= to {
        return end;
    }
    at += 1;
    while joined(said, at, to)
        && (said.is(at, ALONG)
            || matches!(part(said, at), Part::Time)
            || figure(said, at)
            || CALENDAR.contains(&said.key(at)))
    {
        at += 1;
    }
    while said.is(at - 1, &["the", "on", "for", "at", "to", "last"]) {
        at -= 1;
    }
    // "the letter we posted about the walk on Sunday"
    if said.is(at, &["about", "regarding", "for", "on"]) && joined(said, at, to) {
        if let Some(more) = phrase(said, at + 1, to) {
            return more.run.1;
        }
    }
    // "the quote I sent your wife": it goes on, so it isn't all there.
    if joined(said, at, said.words.len()) && matches!(part(said, at), Part::Determiner | Part::Noun | Part::Proper) {
        return end;
    }
    at
}
