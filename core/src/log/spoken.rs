//! What a message said, as far as the next one must not say it again or must keep it.

use super::working::{between, plus};
use crate::claim::when::Reader;
use crate::context::Context;
use crate::draft::Draft;
use crate::linter::Linter;
use crate::report::{Days, Report, Span};
use crate::view::View;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// So many words after the greeting make the opening.
const OPENING: usize = 25;
/// Fewer words say nothing.
const FEWEST: usize = 4;
/// A day further off than this isn't what was promised.
const FURTHEST: i64 = 184;
/// Rules whose findings press.
const PRESSING: [&str; 4] = ["guilt-trip", "desperation", "asking-for-sale", "calling-after-no"];
/// Words that carry no meaning of their own in an offer.
const EMPTY: [&str; 40] = [
    "that", "this", "with", "from", "have", "your", "yours", "ours", "about", "over", "send", "sent", "would", "could",
    "some", "what", "when", "which", "them", "they", "their", "been", "will", "just", "like", "also", "into", "onto",
    "than", "then", "page", "short", "free", "copy", "might", "find", "help", "useful", "share", "here",
];

/// What a message said.
#[derive(Clone, Debug, Default)]
pub struct Spoken {
    /// Pairs of words of the opening.
    opening: BTreeSet<(String, String)>,
    /// The opening itself, for being quoted.
    pub first_words: String,
    /// What was offered, each with the words that carry its meaning.
    pub offers: Vec<(String, BTreeSet<String>)>,
    /// What the caller promised to do, and the days named for it.
    pub promise: Option<(String, Days)>,
    /// How hard it presses: the points of the rules that press.
    pub pressure: i32,
    /// Those rules.
    pub pressing: Vec<String>,
}

/// Looks into a message, said on a day.
pub fn look(linter: &Linter, draft: &Draft, on: Option<Date>) -> Spoken {
    let context = Context {
        today: on,
        ..Context::default()
    };
    let plain = Draft {
        id: None,
        context: Some(context),
        ..draft.clone()
    };
    let report = linter.check(&plain);
    let (opening, first_words) = opening(&plain.text, &report);
    let mut spoken = Spoken {
        opening,
        first_words,
        promise: on.and_then(|on| promise(linter, &plain.text, on)),
        ..Spoken::default()
    };
    // What the linter hears as an offer, and what is offered in so many words.
    let heard = report
        .strengths
        .iter()
        .filter(|strength| &*strength.signal == "offers-value");
    for offer in heard.map(|strength| strength.text.clone()).chain(offers(&plain.text)) {
        let words = meaning(&offer);
        if words.len() >= 2 {
            spoken.offers.push((offer, words));
        }
    }
    for finding in report
        .findings
        .iter()
        .filter(|finding| PRESSING.contains(&&*finding.rule))
    {
        spoken.pressure += linter.rule(&finding.rule).map_or(0, |rule| rule.points.abs());
        if !spoken.pressing.iter().any(|known| **known == *finding.rule) {
            spoken.pressing.push(finding.rule.to_string());
        }
    }
    spoken
}

impl Spoken {
    /// Whether two messages open alike: at least so many per cent of their word pairs are the same.
    pub fn opens_like(&self, other: &Spoken, per_cent: u32) -> bool {
        let (one, two) = (self.opening.len(), other.opening.len());
        let same = self.opening.intersection(&other.opening).count();
        one.min(two) + 1 >= FEWEST && 200 * same >= per_cent as usize * (one + two)
    }

    /// An offer of this message that the other made too.
    pub fn offers_like<'s>(&'s self, other: &'s Spoken, per_cent: u32) -> Option<&'s str> {
        let alike = |one: &BTreeSet<String>, two: &BTreeSet<String>| {
            let same = one.intersection(two).count();
            same >= 2 && 100 * same >= per_cent as usize * one.len().min(two.len())
        };
        let offer = self
            .offers
            .iter()
            .find(|offer| other.offers.iter().any(|theirs| alike(&offer.1, &theirs.1)))?;
        Some(&offer.0)
    }
}

/// The words of a text with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}')
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// The first words after greeting and introduction, as pairs, and as they stand.
fn opening(text: &str, report: &Report) -> (BTreeSet<(String, String)>, String) {
    let introduced: Vec<Span> = report
        .strengths
        .iter()
        .filter(|strength| &*strength.signal == "identifies-caller")
        .filter_map(|strength| strength.span)
        .collect();
    let own = |at: usize| {
        !introduced
            .iter()
            .any(|span| (span.start as usize) <= at && at < span.end as usize)
    };
    let greeting = |word: &str| {
        [
            "hi",
            "hello",
            "hey",
            "good",
            "morning",
            "afternoon",
            "evening",
            "dear",
            "it's",
            "its",
            "this",
            "is",
            "here",
            "there",
        ]
        .contains(&word)
    };
    let mut chosen: Vec<(usize, &str, String)> = Vec::new();
    let mut greeted = false;
    for (at, word) in words(text).filter(|(at, _)| own(*at)) {
        let folded = word.to_lowercase().replace('\u{2019}', "'");
        // The name after a greeting is no part of what is said.
        if chosen.is_empty()
            && (greeting(&folded) || greeted && word.starts_with(char::is_uppercase) && !folded.starts_with('i'))
        {
            greeted = true;
            continue;
        }
        chosen.push((at, word, folded));
        if chosen.len() == OPENING {
            break;
        }
    }
    let pairs = chosen
        .windows(2)
        .map(|pair| (pair[0].2.clone(), pair[1].2.clone()))
        .collect();
    let (Some(first), Some(last)) = (chosen.first(), chosen.iter().take(8).next_back()) else {
        return (pairs, String::new());
    };
    let quoted = text.get(first.0..last.0 + last.1.len()).unwrap_or_default();
    (pairs, quoted.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The words that carry the meaning of an offer, without their endings.
fn meaning(offer: &str) -> BTreeSet<String> {
    words(offer)
        .map(|(_, word)| word.to_lowercase())
        .filter(|word| word.chars().count() > 3 && !EMPTY.contains(&word.as_str()))
        .map(|word| word.strip_suffix('s').map_or(word.clone(), str::to_owned))
        .collect()
}

/// What the caller says of the future: the words after which the promise comes.
const WILL: [&str; 10] = [
    "i'll",
    "we'll",
    "i will",
    "we will",
    "i shall",
    "we shall",
    "shall i",
    "i am going to",
    "i'm going to",
    "let me",
];
/// What a caller promises to do.
const STEPS: [&str; 24] = [
    "call",
    "ring",
    "phone",
    "telephone",
    "try",
    "dial",
    "email",
    "text",
    "message",
    "write",
    "send",
    "post",
    "mail",
    "come",
    "visit",
    "stop",
    "drop",
    "swing",
    "pop",
    "bring",
    "touch",
    "follow",
    "back",
    "catch",
];
/// What a caller offers to do with something of use.
const GIVING: [&str; 14] = [
    "send",
    "post",
    "mail",
    "email",
    "share",
    "bring",
    "lend",
    "give",
    "offer",
    "show",
    "invite",
    "introduce",
    "get",
    "drop",
];
/// So many words after "I'll" the step is named; so many after "send you" the thing.
const NEAR: (usize, usize) = (6, 12);

/// The words of a text in lower case, apostrophes straight, with their places.
fn folded_words(text: &str) -> Vec<(usize, String)> {
    let folded = |(at, word): (usize, &str)| (at, word.to_lowercase().replace('\u{2019}', "'"));
    words(text).map(folded).collect()
}

/// Whether these words begin with a phrase.
fn begins(words: &[(usize, String)], phrase: &str) -> bool {
    let mut said = words.iter().map(|(_, word)| word.as_str());
    phrase.split(' ').all(|word| said.next() == Some(word))
}

/// The first next step that the caller promised with a day, and the days that it may mean.
fn promise(linter: &Linter, text: &str, on: Date) -> Option<(String, Days)> {
    let engine = &*linter.engine;
    let view = View::new(text, &engine.vocabulary, &engine.marks);
    let reader = Reader {
        text,
        view: &view,
        words: &engine.time_words,
        today: Some(on),
        both_ways: true,
    };
    let words = folded_words(text);
    for (index, (at, _)) in words.iter().enumerate() {
        let rest = &words[index..];
        let will = WILL.iter().any(|will| begins(rest, will));
        let near = rest.iter().take(NEAR.0 + 1);
        if !will || !near.clone().any(|(_, word)| STEPS.contains(&word.as_str())) {
            continue;
        }
        let first = view.tokens.partition_point(|token| token.end as usize <= *at);
        let Some(sentence) = view.sentence_of.get(first) else {
            continue;
        };
        let limit = view.sentence(*sentence as usize).end;
        let mut token = first;
        while token < limit {
            let Some(when) = reader.read(token, limit) else {
                token += 1;
                continue;
            };
            let ahead = |days: &&Days| days.from > on && between(on, days.to) <= FURTHEST;
            if let Some(days) = when.days.iter().filter(ahead).min_by_key(|days| days.from) {
                let (_, end) = view.bytes(first..when.end);
                let said = text.get(*at..end as usize).unwrap_or_default();
                return Some((said.split_whitespace().collect::<Vec<_>>().join(" "), *days));
            }
            token = when.end.max(token + 1);
        }
    }
    None
}

/// What the caller offers to send, bring or show, each as the words that follow within its sentence.
fn offers(text: &str) -> Vec<String> {
    let words = folded_words(text);
    let mut offers = Vec::new();
    for (index, (_, word)) in words.iter().enumerate() {
        let given = GIVING.contains(&word.as_str()) && words.get(index + 1).is_some_and(|(_, next)| next == "you");
        let Some((from, _)) = words.get(index + 2).filter(|_| given) else {
            continue;
        };
        let end = words.get(index + 2 + NEAR.1).map_or(text.len(), |(at, _)| *at);
        let thing = &text[*from..end];
        let sentence = thing.split(['.', '!', '?', '\n']).next().unwrap_or_default();
        offers.push(sentence.trim().to_owned());
    }
    offers
}

/// The last day on which a promise is still kept: the day after the last one named, or the Monday where that is a weekend's.
pub fn grace(days: &Days) -> Date {
    let weekend = [0, 0, 0, 0, 2, 1, 0][days.to.weekday().to_monday_zero_offset().unsigned_abs() as usize % 7];
    plus(days.to, 1 + weekend)
}
