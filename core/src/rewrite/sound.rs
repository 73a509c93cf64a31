//! Which of the caller's own sentences are worth keeping: what says something to the listener and can be said without
//! what stood before it.

use crate::facts::list::List;
use crate::facts::speech;
use crate::facts::words::AUXILIARIES;
use crate::letters::Small;

/// First words that lean on a sentence before.
static LEANS: List = List::new("leaning");

/// Words of pleading, of pressure, of excuse and of idle talk: no sentence with one is kept.
static NOISE: List = List::new("noise");

/// Words that may be any of that, but not in a sentence that offers or tells something.
static DOUBTFUL: List = List::new("doubtful");

/// Words of the caller's own wishes, with which no sentence is kept.
static WISHES: List = List::new("wishes");

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
    let named = days.iter().filter_map(|day| lower.match_indices(day).last()).max();
    begins.iter().any(|begin| lower.starts_with(begin))
        && lower.len() < 70
        && named.is_some_and(|(at, _)| lower.len() - at < 24)
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

/// Whether words plead, press, excuse themselves or talk idly.
pub fn noisy(text: &str) -> bool {
    let lower = format!("{} ", text.small().replace('’', "'"));
    lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .any(|word| NOISE.contains(word))
        || WISHES.is_in(&lower)
}

/// What the lists hold of a sentence: noise, doubt, and whether it leans on what stands before.
pub fn traits(text: &str) -> (bool, bool, bool) {
    let lower = text.small().replace('’', "'");
    let mut words = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty());
    let noise = words.clone().any(|word| NOISE.contains(word)) || WISHES.is_in(&lower);
    let doubtful = words.clone().any(|word| DOUBTFUL.contains(word));
    (noise, doubtful, words.next().is_some_and(|first| LEANS.contains(first)))
}

/// Whether a sentence can be said by itself. `gone` tells that the sentence before it isn't kept, `sure` that it says
/// something, so that it needs no verb that is known.
pub fn stands(text: &str, gone: bool, sure: bool) -> bool {
    let lower = text.small().replace('’', "'");
    let words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let asks = text.ends_with('?');
    // "That is why", but not "That return filter".
    let points = matches!(*first, "that" | "this" | "those" | "these")
        && words
            .get(1)
            .is_none_or(|second| AUXILIARIES.contains(second) || VERBS.contains(second));
    // "Them two bays": which is said.
    let shown = *first == "them" && !words.get(1).is_none_or(|second| AUXILIARIES.contains(second));
    let leans = points || LEANS.contains(first) && !shown;
    // "50 kg bags, 99 percent purity, ready stock in Bhiwandi": a list in the caller's own way of speaking.
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let list = text.contains(", ") && digits >= 2 || digits >= 3 && text.contains(" for ");
    let verb = list
        || asks
        || sure
        || words.iter().any(|word| {
            VERBS.contains(word)
                || speech::is_verb(word)
                || word.len() > 4 && word.ends_with("ed") && *word != "hundred"
                || word.contains('\'')
        });
    // "0161 496 0128, anytime": said with the next step.
    let dials = first.starts_with(|c: char| c.is_ascii_digit() || c == '+')
        && words
            .iter()
            .take(4)
            .all(|word| word.chars().all(|c| c.is_ascii_digit() || c == '-') || word.len() > 6)
        && text.chars().filter(char::is_ascii_digit).count() >= 7;
    // "… if it's a": what came next was at fault.
    let dangling = matches!(*last, "a" | "an" | "the" | "of" | "to" | "if" | "my" | "your" | "our");
    let free = words.len() >= 3 && lower.contains("free");
    // "That number again is …": said once.
    let again = lower.starts_with("that number")
        || lower.starts_with("that's the number")
        || lower.starts_with("the number again");
    let broken = dials || again || dangling || gone && leans || asks && matches!(*first, "also" | "or");
    verb && !broken && (free || words.len() >= 4) && words.len() <= 45 && closed(text) && !halting(&lower)
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

/// Whether a sentence tells of the prospect's own affairs, and not of the caller's.
pub fn theirs(text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .map(|word| word.replace('’', "'").small())
        .collect();
    let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let ours = any(&[
        "i", "i'm", "i've", "i'll", "i'd", "we", "we're", "we've", "we'll", "we'd", "our", "ours", "us", "my",
    ]);
    any(&["your", "yours", "you've", "you're"]) && !ours
}
