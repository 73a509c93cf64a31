//! Which of the caller's own sentences are worth keeping: what says something to the listener and can be said without
//! what stood before it.

use crate::facts::list::List;
use crate::facts::pieces::{SIGNALS, good};
use crate::facts::speech;
use crate::facts::words::{ASKS, AUXILIARIES, BINDERS, EITHER, JOINERS, SUBJECTS};
use crate::letters::{self, Small};

/// First words that lean on a sentence before.
static LEANS: List = List::new("leaning");

/// Words of pleading, of pressure, of excuse and of idle talk: no sentence with one is kept.
static NOISE: List = List::new("noise");

/// Words that are any of that where nobody wrote a full stop.
const MUTTERED: &[&str] = &[
    "thanks",
    "thank",
    "bless",
    "blessed",
    "sick",
    "king",
    "literally",
    "hang",
    "forever",
    "chase",
];

/// Words that may be any of that, but not in a sentence that offers or tells something.
static DOUBTFUL: List = List::new("doubtful");

/// Words of the caller's own wishes, with which no sentence is kept.
static WISHES: List = List::new("wishes");

/// The same where nobody wrote a full stop.
const MUTTERED_WISHES: &[&str] = &[
    "i know ",
    "take care",
    "your number",
    "this message is",
    "make sure you",
    "my turn",
    "great day",
];

/// Whether words are nothing but an empty reason with what it is about: "just following up to see where you're at with …".
pub fn empty(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "i'm ", "i am ", "i was ", "we're ", "this is ", "just ", "only ", "really ", "so ", "anyway ",
    ];
    const DOING: &[&str] = &[
        "following up",
        "checking in",
        "checking back",
        "circling back",
        "touching base",
        "reaching out",
        "popping in",
        "seeing ",
        "giving you a ",
        "having a ring round",
        "wanting to see",
        "wondering ",
        "checking ",
        "chasing ",
        "calling to see",
        "ringing to see",
        "calling to check",
        "ringing to check",
        "calling to follow",
        "calling to touch",
    ];
    const WHAT: &[&str] = &[
        "to see ", "see ", "how ", "where ", "whether ", "if ", "what ", "seeing ",
    ];
    let lower = text.small().replace('’', "'");
    let mut rest = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    while let Some(next) = STARTS.iter().find_map(|start| rest.strip_prefix(start)) {
        rest = next;
    }
    DOING
        .iter()
        .find_map(|doing| rest.strip_prefix(doing))
        .map(|behind| {
            let behind = behind.trim_start();
            ["bell ", "ring ", "call ", "buzz ", "shout ", "quick "]
                .iter()
                .find_map(|call| behind.strip_prefix(call))
                .unwrap_or(behind)
        })
        .is_some_and(|behind| WHAT.iter().any(|what| behind.starts_with(what)))
}

/// Whether a clause behind the introduction only says that the caller calls: "– just checking in on my email".
pub fn empty_clause(text: &str) -> bool {
    let lower = text.small().replace('’', "'");
    let mut rest = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    for start in ["and ", "i'm ", "just ", "only "] {
        rest = rest.strip_prefix(start).unwrap_or(rest);
    }
    [
        "checking in",
        "checking back",
        "circling back",
        "following up",
        "touching base",
        "reaching out",
    ]
    .iter()
    .any(|doing| rest.starts_with(doing))
}

/// Whether a sentence tells what the firm does: "we supply kitchen equipment".
pub fn trade(text: &str) -> bool {
    let lower = text.small().replace('’', "'");
    [
        "we supply ",
        "we do ",
        "we make ",
        "we sell ",
        "we run ",
        "we provide ",
        "we install ",
        "we look after ",
        "we offer ",
        "we print ",
        "we import ",
        "we help ",
        "we work with ",
        "we look after ",
        "i look after ",
        "i run ",
        "we're a ",
        "we are a ",
    ]
    .iter()
    .any(|start| lower.strip_prefix("so ").unwrap_or(&lower).starts_with(start))
}

/// Whether a sentence ends by naming when something can be: "I've got Tuesday or Wednesday at 2".
pub fn names_a_time(text: &str) -> bool {
    let lower = text.small().replace('’', "'");
    let days = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "tomorrow",
        "next week",
    ];
    let begins = [
        "i've got ",
        "i have ",
        "we've got ",
        "we have ",
        "i could do ",
        "i can do ",
        "we can do ",
        "i'm free ",
    ];
    let named = days
        .iter()
        .filter_map(|day| lower.match_indices(day).last())
        .map(|found| found.0)
        .max();
    begins.iter().any(|begin| lower.starts_with(begin))
        && lower.len() < 70
        && named.is_some_and(|at| lower.len() - at < 24)
}

/// Whether a sentence says what the call is about and nothing else: "It's about the bathroom."
pub fn only_about(text: &str) -> bool {
    let lower = text.small().replace('’', "'");
    ["it's about ", "it is about ", "it's regarding "]
        .iter()
        .any(|start| lower.starts_with(start))
        && lower.split_whitespace().count() <= 9
}

/// Whether a sentence says what the caller can or will do: "I could keep it back until noon on Saturday".
pub fn proposal(text: &str) -> bool {
    let lower = text.small().replace('’', "'");
    [
        "i can ",
        "i could ",
        "we can ",
        "we could ",
        "i'll ",
        "we'll ",
        "i will ",
        "we will ",
        "i'd ",
        "we'd ",
    ]
    .iter()
    .any(|start| {
        lower.starts_with(start) || lower.contains(&format!(", and {start}")) || lower.contains(&format!(" so {start}"))
    })
}

/// Whether a sentence offers in the form of a question: "Would you like me to send you the times?"
fn proposes(lower: &str) -> bool {
    [
        "would you like me to ",
        "do you want me to ",
        "shall i send ",
        "can i send ",
        "may i send ",
        "would it help if i ",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
}

/// Whether words plead, press, excuse themselves or talk idly.
pub fn noisy(text: &str) -> bool {
    let lower = format!("{} ", text.small().replace('’', "'"));
    lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .any(|word| NOISE.contains(word))
        || WISHES.is_in(&lower)
}

/// Whether a sentence of the caller's own is worth keeping. `gone` tells that the sentence before it isn't kept.
pub fn worth(text: &str, bits: u16, gone: bool, transcript: bool) -> bool {
    let lower = text.small().replace('’', "'");
    let words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let signals = bits & (SIGNALS & !good::IDENTITY) != 0;
    let free = [
        "no charge",
        "no cost",
        "no obligation",
        "free of charge",
        "no fee",
        "no strings",
    ]
    .iter()
    .any(|words| lower.contains(words));
    let Some(first) = words.first() else {
        return false;
    };
    // "That is why", but not "That return filter".
    let points = matches!(*first, "that" | "this" | "those" | "these")
        && words
            .get(1)
            .is_none_or(|second| AUXILIARIES.contains(second) || VERBS.contains(second));
    let leans = points || LEANS.contains(first);
    let noise = words.iter().any(|word| NOISE.contains(word)) || WISHES.is_in(&lower);
    let asks = text.ends_with('?');
    // "50 kg bags, 99 percent purity, ready stock in Bhiwandi": a list in the caller's own way of speaking.
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let list = !transcript && (text.contains(", ") && digits >= 2 || digits >= 3 && text.contains(" for "));
    let verb = list
        || words.iter().any(|word| {
            VERBS.contains(word)
                || speech::is_verb(word)
                || word.len() > 4 && word.ends_with("ed") && *word != "hundred"
                || word.contains('\'')
        });
    let noise = noise
        || transcript
            && (words.iter().any(|word| MUTTERED.contains(word))
                || MUTTERED_WISHES.iter().any(|wish| lower.contains(wish)));
    // "0161 496 0128, anytime": said with the next step.
    let dials = first.starts_with(|c: char| c.is_ascii_digit() || c == '+')
        && words
            .iter()
            .take(4)
            .all(|word| word.chars().all(|c| c.is_ascii_digit() || c == '-') || word.len() > 6)
        && text.chars().filter(char::is_ascii_digit).count() >= 7;
    // "… if it's a": what came next was at fault.
    let dangling = words
        .last()
        .is_some_and(|last| matches!(*last, "a" | "an" | "the" | "of" | "to" | "if" | "my" | "your" | "our"));
    if noise || dials || dangling || !closed(text) || halting(&lower) {
        return false;
    }
    if !transcript && !gone && (proposes(&lower) || trade(text)) {
        return true;
    }
    let doubtful = words.iter().any(|word| DOUBTFUL.contains(word));
    if transcript {
        // Where nobody wrote a full stop only what is surely a sentence, and says something, stays.
        let begins = [SUBJECTS, EITHER, ASKS, AUXILIARIES]
            .iter()
            .any(|list| list.contains(first))
            || matches!(
                *first,
                "the" | "a" | "an" | "d'you" | "some" | "here's" | "they" | "one"
            );
        let last = words.last().copied().unwrap_or_default();
        let ends = !JOINERS.contains(last) && !BINDERS.contains(last) && !matches!(last, "em" | "um" | "eh" | "yours");
        return signals
            && ends
            && begins
            && !doubtful
            && !leans
            && (if asks { 5 } else { 7 }..=28).contains(&words.len())
            && ![
                " listen ",
                " anyway",
                " anyhow",
                " you know ",
                " says ",
                " i mean ",
                " basically",
            ]
            .iter()
            .any(|aside| lower.contains(aside))
            && (asks == (bits & good::QUESTION != 0)
                || bits & (good::OFFER | good::PURPOSE | good::SUCCESS) != 0 && !asks)
            && (bits & !good::RECALL & !good::IDENTITY & SIGNALS != 0 || words.len() <= 20);
    }
    if signals {
        let strong = bits & (good::OFFER | good::SUCCESS | good::PURPOSE | good::STEP) != 0;
        return words.len() >= if free { 3 } else { 4 }
            && words.len() <= 45
            && !(gone && leans && !asks)
            && (asks || verb)
            && (!doubtful || strong)
            && !(asks && bits & (good::QUESTION | good::OFFER | good::PURPOSE) == 0)
            && !(asks && matches!(*first, "also" | "or"));
    }
    // A reason, though nobody would call it a concrete one.
    if bits & good::REASON != 0 && !asks && !doubtful && !leans && verb && (5..=30).contains(&words.len()) {
        return true;
    }
    // Asking to be rung.
    if matches!(
        *first,
        "ring"
            | "call"
            | "phone"
            | "text"
            | "buzz"
            | "ping"
            | "holler"
            | "drop"
            | "give"
            | "get"
            | "reply"
            | "email"
            | "shout"
            | "write"
            | "hit"
    ) {
        return false;
    }
    let figure = text.chars().any(|c| c.is_ascii_digit()) && !text.contains("http");
    let proper = text.split_whitespace().skip(1).any(|word| {
        word.starts_with(letters::is_capital) && !word.starts_with("I'") && !word.starts_with("I’") && word != "I"
    });
    let yours = words
        .iter()
        .any(|word| matches!(*word, "your" | "you" | "you're" | "you've" | "yours"));
    let selfish = matches!(
        *first,
        "i" | "we" | "my" | "our" | "i'm" | "we're" | "i've" | "we've" | "i'll" | "i'd"
    );
    let points = words.iter().any(|word| {
        matches!(
            *word,
            "them" | "they" | "it" | "this" | "those" | "these" | "he" | "she" | "him"
        )
    });
    let particular = figure || proper;
    let spoilt = asks && (gone || !yours)
        || doubtful && !particular
        || gone && (leans || points)
        || asks && matches!(*first, "also" | "or");
    let idle = selfish && !particular && !yours;
    verb && !spoilt && !idle && (if figure { 3 } else { 4 }..=40).contains(&words.len())
}

/// Whether a pause stands where nobody makes one in writing: "your, property tax records".
fn halting(lower: &str) -> bool {
    lower.split_whitespace().any(|word| {
        word.strip_suffix(',').is_some_and(|word| {
            matches!(
                word,
                "your"
                    | "the"
                    | "a"
                    | "an"
                    | "my"
                    | "our"
                    | "of"
                    | "at"
                    | "to"
                    | "with"
                    | "for"
                    | "is"
                    | "are"
                    | "just"
                    | "could"
                    | "possibly"
                    | "that's"
            )
        })
    })
}

/// Whether every mark of quotation that is opened is closed too.
fn closed(text: &str) -> bool {
    let opened = |word: &&str| {
        word.starts_with(['\'', '‘'])
            && !word.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
            && ![
                "'bout", "'em", "'til", "'cause", "'cos", "'tis", "'n", "'round", "'nuff",
            ]
            .iter()
            .any(|short| word.small().starts_with(short))
    };
    let opens = text.split_whitespace().filter(opened).count();
    let closes = text
        .split_whitespace()
        .map(|word| word.trim_end_matches(['.', ',', '?', '!', ';', ':']))
        .filter(|word| {
            word.ends_with(['\'', '’'])
                && !word.ends_with("s'")
                && !word.ends_with("s’")
                && !word.ends_with("in'")
                && !word.ends_with("in’")
        })
        .count();
    text.matches('"').count() % 2 == 0
        && text.matches('“').count() == text.matches('”').count()
        && opens == closes.min(opens)
        && text.matches('(').count() == text.matches(')').count()
}

/// Verbs by which a sentence is known from a fragment.
static VERBS: List = List::new("sentence-verbs");
