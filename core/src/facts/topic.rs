//! What a call is about, taken from words that can't stay as they are: "your flat roof" out of "I just wanted to check in
//! about your flat roof".

use super::list::List;
use super::nouns::{self, Phrase};
use super::people::Run;
use super::said::Said;
use super::speech::{Part, part};
use crate::letters::Small;
use crate::view::{Gap, Shape};

/// Words behind which a topic stands.
const BEFORE: &[&str] = &["about", "regarding", "concerning", "re"];
/// Words of speech, behind which "about" gives the topic.
static SPEAKING: List = List::new("speaking");
/// Words behind which it stands where material is asked after.
static MATERIAL: List = List::new("leads-to-material");
/// Words behind which it stands where a sale is asked for.
static SALE: List = List::new("leads-to-sale");
/// How a topic begins behind the latter.
const OWN: &[&str] = &["your", "our", "the", "those", "these", "that", "this"];
/// Words that no topic holds.
static NEVER: List = List::new("no-topic");
/// Words that no topic holds at all.
static NEVER_ANYWHERE: List = List::new("no-topic-anywhere");
/// What a placeholder speaks of that is a topic.
const PLACES: &[&str] = &[
    "deal",
    "topic",
    "product",
    "service",
    "project",
    "issue",
    "pain",
    "subject",
    "document",
    "proposal",
    "quote",
    "property",
    "model",
    "need",
    "interest",
    "challenge",
    "goal",
    "policy",
    "plan",
    "asset",
    "case",
    "opportunity",
    "brochure",
    "course",
    "vehicle",
    "item",
    "solution",
    "vendor",
    "provider",
    "system",
];

/// What the words are that a topic is looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// A question after material that was sent.
    Material,
    /// A question after the sale.
    Sale,
    /// An empty reason, anything else that may name what it is about.
    Reason,
    /// Words that check in and no more, which may say on what.
    Empty,
    /// A claim about the past.
    Claim,
    /// Words that name a topic only where they say "about".
    Aside,
}

/// Words that no topic is alone, but that one may be with what stands before or behind them: "the carton order".
static BARE: List = List::new("no-topic-alone");

/// Words of wanting, behind which "for" gives what is wanted.
const WANTING: &[&str] = &[
    "asked",
    "ask",
    "asking",
    "requested",
    "looking",
    "enquired",
    "inquired",
    "applied",
    "waiting",
    "were",
    "was",
    "request",
    "keen",
    "interested",
    "set",
    "pressing",
];

/// Those who boast, behind whom "of" gives what they make.
const MAKERS: &[&str] = &[
    "manufacturer",
    "manufacturers",
    "exporter",
    "exporters",
    "supplier",
    "suppliers",
    "provider",
    "providers",
    "maker",
    "makers",
    "dealer",
    "dealers",
    "distributor",
    "distributors",
    "importer",
    "importers",
    "specialist",
    "specialists",
    "installer",
    "installers",
    "producer",
    "producers",
    "seller",
    "sellers",
];

/// Words of booking, behind which "for" gives what is booked.
const BOOKED: &[&str] = &[
    "schedule",
    "appointment",
    "booked",
    "book",
    "slot",
    "down",
    "list",
    "diary",
];

/// Words of looking, behind which "at" gives what is looked at.
const LOOKING: &[&str] = &[
    "look",
    "looked",
    "looking",
    "peek",
    "glance",
    "squint",
    "gander",
    "shufti",
    "butcher's",
];

/// Prepositions behind which the thing often stands.
const PERHAPS: &[&str] = &["for", "on", "with", "of"];

/// A topic as found, with how sure it is: from 4 on it is worth saying, from 6 on surely what the call is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// How sure.
    pub sure: u8,
    /// Its words.
    pub run: Run,
    /// Its head.
    pub head: usize,
    /// A word led to it, as "with" does in "how it is going with the trucks".
    pub led: bool,
}

/// What a run of words may be about.
///
/// `known` tells whether a word is a kind of document, for what is sent is more of a topic than who got it; `person`
/// whether one is part of somebody's name.
pub fn candidates(
    said: &Said<'_>,
    from: usize,
    to: usize,
    kind: From,
    known: impl Fn(usize) -> bool,
    person: impl Fn(usize) -> bool,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    let idle = kind == From::Aside;
    let behind = match kind {
        From::Material => Some(&MATERIAL),
        From::Sale => Some(&SALE),
        From::Reason | From::Empty | From::Claim | From::Aside => None,
    };
    if let Some(named) = names_only(said, from, to, &person).filter(|_| !idle) {
        found.push(named);
    }
    let mut word = from;
    while word < to {
        let close = |at: usize| at > from && said.words[at].gap <= Gap::Soft;
        // "on {{deal_name}}", "the [Document Type]".
        if said.words[word].shape.is_placeholder() && !idle {
            found.extend(placeholder(said, word, from));
            word += 1;
            continue;
        }
        let done = close(word) && said.is(word - 1, BEFORE);
        let doing = nouns::doing(said, word, to).filter(|_| done);
        // "any thoughts about renewing"
        let end = behind_particle(said, word, to);
        if done
            && part(said, word) == Part::Gerund
            && doing.is_none()
            && (end == to || said.words[end].gap >= Gap::Comma)
        {
            found.push(Candidate {
                sure: if idle { 4 } else { 6 },
                run: (word, end),
                head: word,
                led: true,
            });
        }
        let Some(phrase) = doing.or_else(|| nouns::phrase(said, word, to)) else {
            word += 1;
            continue;
        };
        let next = phrase.core.max(word + 1);
        let idiom = word > from + 1 && said.is(word - 1, &["of"]) && said.is(word - 2, &["out"]);
        if idiom || !fit(said, &phrase, &person) {
            word = next;
            continue;
        }
        let owned = said.is(word, OWN) || said.is(word, &["my"]);
        let lead = |list: &[&str]| close(word) && said.is(word - 1, list);
        let tells = owned
            && (lead(&["it's", "its", "concerns", "concerning"])
                || lead(&["just", "only"]) && word > from + 1 && said.is(word - 2, &["it's", "its"])
                || close(word) && word > from + 1 && said.is(word - 1, &["is", "was"]) && said.is(word - 2, &["it"]));
        // Where something is or comes to, not what it is.
        let placed = lead(&[
            "in", "at", "to", "from", "by", "near", "into", "onto", "off", "under", "behind", "through", "before",
            "after", "until", "till", "since", "during",
        ]) || lead(&["on"]) && kind == From::Material;
        let placed =
            placed && !(kind == From::Material && lead(&["through", "at"]) || kind == From::Sale && lead(&["to"]));
        let looked = lead(&["at"]) && word > from + 1 && said.is(word - 2, LOOKING);
        let document = (phrase.run.0..phrase.core).any(&known);
        let maker = idle && lead(&["of"]) && word > from + 1 && said.is(word - 2, MAKERS);
        let base = if lead(BEFORE) && part(said, word) != Part::Number {
            // "Calling about" tells more than "worried about".
            let told =
                word > from + 1 && said.is(word - 2, &SPEAKING) || !said.is(word - 1, &["about"]) || word == from + 1;
            match (idle, told) {
                (true, true) => 5,
                (true, false) => 3,
                (false, true) => 8,
                (false, false) => 6,
            }
        } else if lead(&["for"]) && word > from + 1 && said.is(word - 2, &["right", "alright", "ok", "okay", "stuck"])
            || lead(&["for"]) && word > from + 3 && said.is(word - 2, &["market"]) && said.is(word - 4, &["in"])
        {
            7
        } else if lead(&["for", "after", "on", "in"]) && word > from + 1 && said.is(word - 2, WANTING) {
            7
        } else if alone(said, word, &phrase, from, to) && owned && !idle {
            6
        } else if lead(&["for"]) && word > from + 1 && said.is(word - 2, BOOKED) {
            5
        } else if maker {
            5
        } else if idle && owned && lead(&["on", "about"]) && word > from + 1 && said.is(word - 2, &["us", "me", "back"])
        {
            5
        } else if idle {
            if document && owned { 3 } else { 0 }
        } else if tells {
            6
        } else if document
            && (owned || said.is(word, &["a", "an"]) && (kind == From::Material || sent_before(said, word, from)))
            && (!placed || looked)
        {
            6
        } else if looked {
            5
        } else if placed {
            0
        } else if lead(&["with"]) && !said.is(word, &["your"]) {
            2 + u8::from(owned)
        } else if owned && lead(PERHAPS) && kind == From::Empty {
            6
        } else if kind == From::Empty && lead(&["on"]) && !said.is(word, &["a", "an"]) {
            5
        } else if owned && (lead(PERHAPS) || behind.is_some_and(|list| close(word) && said.is(word - 1, list))) {
            4
        } else if lead(&["for", "on"])
            && (owned || matches!(part(said, word), Part::Proper | Part::Number))
            && !said.is(word, &["a", "an"])
        {
            3
        } else if owned && !said.is(word, &["my"]) {
            2
        } else {
            1
        };
        // What stands anywhere, with nothing of the two sides, is seldom what it is all about.
        let most = if base <= 1 {
            3
        } else if maker {
            5
        } else {
            u8::MAX
        };
        let sure = (base + specifics(said, &phrase)).min(most);
        let base = if kind == From::Sale && said.is(phrase.head, &["email", "gmail"]) {
            0
        } else {
            base
        };
        let base = if kind == From::Claim && base > 0 {
            base.max(3)
        } else {
            base
        };
        let indefinite = kind != From::Claim
            && !(document && sent_before(said, word, from))
            && said.is(word, &["a", "an", "some", "any", "another", "every", "each", "both"])
            && (base < 3 || kind == From::Sale && base < 5);
        if (base > 0 || sure >= 4) && !indefinite {
            found.push(Candidate {
                sure,
                run: phrase.run,
                head: phrase.head,
                led: base >= 3,
            });
        }
        word = next;
    }
    found
}

/// Whether a thing is said to have been sent: "left you an estimate".
fn sent_before(said: &Said<'_>, word: usize, from: usize) -> bool {
    (word.saturating_sub(3).max(from)..word).any(|at| said.is(at, &nouns::SENT))
}

/// The word behind a doing of one word: "renewing", "giving back".
fn behind_particle(said: &Said<'_>, word: usize, to: usize) -> usize {
    let particle = said.is(
        word + 1,
        &[
            "back", "up", "out", "over", "in", "off", "down", "on", "online", "abroad",
        ],
    );
    if particle && word + 1 < to && said.words[word + 1].gap <= Gap::Soft {
        word + 2
    } else {
        word + 1
    }
}

/// A sentence that only names something: "Pollination, your almonds."
fn names_only(said: &Said<'_>, from: usize, to: usize, person: &impl Fn(usize) -> bool) -> Option<Candidate> {
    let first = super::polish::without_joiners(said, from, to);
    if from >= to {
        return None;
    }
    let whole = said.words[from].gap == Gap::Sentence && said.words.get(to).is_none_or(|next| next.gap >= Gap::Clause);
    let any = said.is(first, &["any", "some", "no", "every", "another"]);
    if any || !whole || !(2..=7).contains(&(to - first)) || from == 0 {
        return None;
    }
    let noun = |word: usize| matches!(part(said, word), Part::Noun | Part::Proper);
    let plain = (first..to).all(|word| {
        noun(word)
            || matches!(
                part(said, word),
                Part::Adjective | Part::Participle | Part::Number | Part::Determiner | Part::Possessive
            )
            || word > first && (part(said, word) == Part::Preposition || said.is(word, &["and", "plus", "&"]))
    });
    let head = (first..to).find(|&word| noun(word))?;
    let phrase = nouns::phrase(said, first, to)?;
    let never = said.is(head, &NEVER)
        || said.is(first, &super::people::INTERJECTIONS)
        || (first..to).any(|word| said.is(word, &NEVER_ANYWHERE));
    // A capital at the beginning of a sentence makes no name.
    let fits =
        (to - first >= 3 || fit(said, &phrase, person)) && (first + 1..to).all(|word| !person(word)) && noun(to - 1);
    (plain && fits && !never && said.key(head).len() > 3).then_some(Candidate {
        sure: 6,
        run: (first, to),
        head,
        led: true,
    })
}

/// Whether a phrase is all that a sentence says: "So, the crawl space."
fn alone(said: &Said<'_>, word: usize, phrase: &Phrase, from: usize, to: usize) -> bool {
    super::polish::without_joiners(said, from, to) == word
        && (phrase.run.1 == to
            || said.words[phrase.run.1].gap >= Gap::Comma && said.is(phrase.run.1, &["it's", "it", "they're"]))
}

/// A placeholder that names what it is about.
fn placeholder(said: &Said<'_>, word: usize, from: usize) -> Option<Candidate> {
    let name = said.raw(word, word + 1).small();
    let close = word > from && said.words[word].gap <= Gap::Soft;
    let owned = close && said.is(word - 1, OWN);
    let led = close
        && said.is(
            word - 1,
            &[
                "on",
                "about",
                "around",
                "regarding",
                "re",
                "with",
                "for",
                "concerning",
                "has",
                "did",
                "is",
                "was",
                "does",
                "have",
                "sure",
                "whether",
                "if",
                "that",
                "see",
            ],
        );
    let other = [
        "dealer",
        "phone",
        "mobile",
        "number",
        "date",
        "day",
        "time",
        "name_of_client",
    ]
    .iter()
    .any(|other| name.contains(other));
    let place = !other && PLACES.iter().any(|place| name.contains(place));
    place.then_some(Candidate {
        sure: if owned || led { 7 } else { 5 },
        run: (word - usize::from(owned), word + 1),
        head: word,
        led: true,
    })
}

/// Whether a phrase can be what a call is about at all.
fn fit(said: &Said<'_>, phrase: &Phrase, person: &impl Fn(usize) -> bool) -> bool {
    let (from, head) = (phrase.run.0, phrase.head);
    let inner = from + usize::from(part(said, from) == Part::Determiner);
    let counted = (inner..head).any(|word| part(said, word) == Part::Number);
    let told = (inner..head).any(|word| {
        !said.is(
            word,
            &[
                "first",
                "second",
                "third",
                "next",
                "last",
                "two",
                "one",
                "more",
                "further",
                "additional",
                "extra",
            ],
        )
    });
    let specified = told || phrase.run.1 > phrase.core && !said.is(head, &["card", "cards"]);
    let proper = part(said, head) == Part::Proper;
    let never = said.is(head, &NEVER) && !(specified && said.is(head, &BARE)) && !proper;
    let noise = (inner..phrase.core).any(|word| said.is(word, &NEVER_ANYWHERE) && part(said, word) != Part::Proper)
        || (from..phrase.run.1).any(|word| said.words[word].shape == Shape::PlaceFirm);
    // "the card ending 4471"
    if said.is(phrase.core, &["ending"]) && said.is(head, &["card", "account", "cards"]) {
        return false;
    }
    // "the Mr Patel": nobody is a topic.
    if (from..phrase.run.1).any(|word| said.is(word, super::words::PERSONAL)) {
        return false;
    }
    // A name alone, a telephone number, a time.
    // What is signed is how a sale is made, not what is sold.
    let signed = said.is(
        head,
        &[
            "form",
            "forms",
            "paperwork",
            "agreement",
            "signature",
            "proforma",
            "token",
        ],
    );
    let named = inner == from
        && (inner..phrase.core).all(|word| person(word) || part(said, word) == Part::Proper && person(head));
    let timed = matches!(part(said, head), Part::Time | Part::Number)
        || said.words[head].shape == Shape::Phone
        || (from..phrase.run.1).any(|word| said.words[word].shape == Shape::Phone);
    // "the listing", "a training": with nothing else a doing isn't told from a thing.
    let bad = head == inner
        && said.is(
            head,
            &[
                "old", "new", "last", "past", "same", "latest", "rear", "rears", "front", "kind", "sort",
            ],
        );
    let doing = part(said, head) == Part::Gerund && head == inner && !said.is(from, OWN);
    // "the PTA", "the Roosters": who, not what.
    let raw = said.raw(head, head + 1);
    let letters = raw.len() <= 4 && raw.bytes().all(|byte| byte.is_ascii_uppercase());
    let body = inner == head
        && phrase.run.1 == phrase.core
        && said.is(from, &["the"])
        && proper
        && (letters || raw.ends_with('s'));
    // A noun alone, with nothing that says which: "touch", "base".
    let bare = inner == from && head == from && !counted && phrase.run.1 == phrase.core && said.key(head).len() < 4;
    !(never || signed || body || bad || noise || named || timed || doing || bare)
}

/// How much of what is particular a phrase says.
fn specifics(said: &Said<'_>, phrase: &Phrase) -> u8 {
    let inner = phrase.run.0 + usize::from(part(said, phrase.run.0) == Part::Determiner);
    let figure = (inner..phrase.run.1)
        .any(|word| said.words[word].shape != Shape::Word || said.key(word).bytes().any(|byte| byte.is_ascii_digit()));
    let yours = said.is(phrase.run.0, &["your"]);
    let several = phrase.core > inner + 1;
    let proper = (inner..phrase.core).any(|word| part(said, word) == Part::Proper);
    let linked = phrase.run.1 > phrase.core;
    [figure, yours, several, proper, linked]
        .iter()
        .map(|&is| u8::from(is))
        .sum()
}
