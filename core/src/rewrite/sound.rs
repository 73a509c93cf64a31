//! Which of the caller's own sentences are worth keeping: what says something to the listener and can be said without
//! what stood before it.

use crate::facts::pieces::{SIGNALS, good};
use crate::facts::speech;
use crate::facts::words::{ASKS, AUXILIARIES, BINDERS, EITHER, JOINERS, SUBJECTS};

/// First words that lean on a sentence before.
const LEANS: &[&str] = &[
    "so",
    "but",
    "and",
    "it",
    "it's",
    "its",
    "that's",
    "they",
    "they're",
    "he",
    "she",
    "he's",
    "she's",
    "them",
    "him",
    "also",
    "or",
    "then",
    "plus",
    "which",
    "who",
    "because",
    "anyway",
    "anyways",
    "otherwise",
    "instead",
    "either",
    "neither",
    "even",
    "such",
    "whoever",
    "whatever",
    "same",
    "yet",
    "still",
    "well",
    "respect",
    "only",
    "wanted",
    "okay",
    "right",
    "listen",
    "look",
    "not",
    "no",
    "yes",
    "nor",
    "wasn't",
    "isn't",
    "didn't",
];

/// Words of pleading, of pressure, of excuse and of idle talk: no sentence with one is kept.
const NOISE: &[&str] = &[
    "beg",
    "begging",
    "sorry",
    "apologise",
    "apologize",
    "apologies",
    "forgive",
    "pardon",
    "desperate",
    "commission",
    "quota",
    "knees",
    "lol",
    "kidding",
    "haha",
    "dude",
    "bro",
    "weather",
    "footy",
    "hassle",
    "bother",
    "pest",
    "nuisance",
    "pray",
    "praying",
    "spill",
    "undying",
    "undyin",
    "manners",
    "silence",
    "crickets",
    "tumbleweed",
    "ignored",
    "ignoring",
    "trophy",
    "award",
    "awards",
    "award-winning",
    "needful",
    "revert",
    "hopeless",
    "indulgence",
    "trifling",
    "conscience",
    "shame",
    "ashamed",
    "agenda",
    "chasing",
    "nag",
    "nagging",
    "annoying",
    "interrupt",
    "interrupting",
    "disturb",
    "disturbing",
    "disturbance",
    "guilt",
    "disappointed",
    "disappointing",
    "rent-free",
    "anyhoo",
    "whatnot",
    "devil",
    "yeah",
    "whoa",
];

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
const DOUBTFUL: &[&str] = &[
    "target",
    "targets",
    "rent",
    "rain",
    "owe",
    "favour",
    "favor",
    "favours",
    "favors",
    "boss",
    "manager",
    "reason",
    "nothing",
    "nobody",
    "knocking",
    "finest",
    "best",
    "biggest",
    "leading",
    "cheap",
    "cheapest",
    "sign",
    "signed",
    "signature",
    "peace",
    "paperwork",
    "referral",
    "referrals",
    "trouble",
    "reflect",
    "whatever",
    "busy",
    "honest",
    "honestly",
    "frank",
    "frankly",
];

/// Words of the caller's own wishes, with which no sentence is kept.
const WISHES: &[&str] = &[
    "hope family",
    "i'm disappointed",
    "has had the courtesy",
    "anything that you can",
    "anything you can do",
    "times are hard",
    "awaiting your",
    "follow up purpose",
    "trying your number",
    "we'll find a time",
    "my wife",
    "my husband",
    "surprising that you",
    "dead last",
    "haven't taken part",
    "please anything",
    "not picking",
    "the last one.",
    "last one left",
    "i know it's ",
    "received the same",
    "close your file",
    "market leader",
    "you don't know me",
    "if you feel like it",
    "trust i find you",
    "happy clients",
    "happy customers",
    "god forbid",
    "told you last time",
    "if i don't hear",
    "if i do not hear",
    "than any ",
    "looking at it so",
    "you haven't re",
    "you haven't got back",
    "you didn't re",
    "you never ",
    "you don't answer",
    "you don't pick",
    "you won't even",
    "been ignoring",
    "may or may not",
    "you must call",
    "move fast",
    "we really, really",
    "need alumni",
    "why you'd wait",
    "i expect you",
    "i suppose you",
    "i don't know that",
    "told you that",
    "told you so",
    "just in the area",
    "hope you are doing",
    "hope you're doing",
    "hope all is well",
    "hope all's well",
    "or somebody called",
    "golden opportunity",
    "cannot miss",
    "can't miss",
    "no pressure",
    "you've got my number",
    "get your house",
    "might see you",
    "you're not ",
    "you may not",
    "you might not",
    "you probably",
    "i don't know if",
    "i don't know, really",
    "not sure if",
    "i don't suppose",
    "i'm guessing",
    "left messages",
    "left you",
    "tried you",
    "i've rung",
    "i've called you",
    "haven't seen a",
    "haven't heard",
    "need to move",
    "miss out",
    "right now,",
    "act fast",
    "act now",
    "won't last",
    "last chance",
    "ever so grateful",
    "this is not expected",
    "own skin",
    "dodging me",
    "take your reference",
    "something in the diary",
    "or whatever",
    "left behind",
    "fall behind",
    "get lost",
    "being slow",
    "don't want to be the next",
    "most awarded",
    "insane results",
    "once in a lifetime",
    "bell me back",
    "ask anybody",
    "touch our",
    "high side",
    "maybe we can",
    "some small matter",
    "you can call",
    "put you down",
    "i need",
    "i want ",
    "i'd need",
    "i'm gonna",
    "i gotta",
    "help me",
    "help us",
    "do me",
    "do us",
    "count on you",
    "can i get",
    "wanted you to",
    "no idea",
    "don't cut",
    "hang up",
    "on the line",
    "save my",
    "my job",
    "get you in",
    "get you on",
    "get you signed",
    "think of your",
    "may i take",
    "all i need",
    "i leave you",
    "i throw",
    "your day",
    "no item",
    "no particular",
    "i have no ",
    "not regarding",
    "how are you",
    "your weekend",
    "that in your head",
    "no word of a lie",
    "full disclosure",
    "at the ready",
    "my guy",
    "my man",
    "a kid",
    "cold call",
    "out of the blue",
    "follow up real quick",
    "that's us",
    "no question",
    "your hair",
    "outta",
    "two seconds",
    "a no ",
    "don't get me",
];

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
    let lower = text.to_lowercase().replace('’', "'");
    let mut rest = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    while let Some(next) = STARTS.iter().find_map(|start| rest.strip_prefix(start)) {
        rest = next;
    }
    DOING
        .iter()
        .find_map(|doing| rest.strip_prefix(doing))
        .is_some_and(|behind| WHAT.iter().any(|what| behind.trim_start().starts_with(what)))
}

/// Whether a clause behind the introduction only says that the caller calls: "– just checking in on my email".
pub fn empty_clause(text: &str) -> bool {
    let lower = text.to_lowercase().replace('’', "'");
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
    let lower = text.to_lowercase().replace('’', "'");
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

/// Whether a sentence ends by naming when something can be: "%DAY% at %TIME% would work", "I've got Tuesday or Wednesday at 2".
pub fn names_a_time(text: &str) -> bool {
    let lower = text.to_lowercase().replace('’', "'");
    let ours = lower.contains(" would work on our side") || lower.contains(" is possible on our side");
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "tomorrow", "next week"];
    let begins = ["i've got ", "i have ", "we've got ", "we have ", "i could do ", "i can do ", "we can do ", "i'm free "];
    let named = days.iter().filter_map(|day| lower.rfind(day)).max();
    ours || begins.iter().any(|begin| lower.starts_with(begin)) && lower.len() < 70 && named.is_some_and(|at| lower.len() - at < 24)
}

/// Whether a sentence says what the call is about and nothing else: "It's about the bathroom."
pub fn only_about(text: &str) -> bool {
    let lower = text.to_lowercase().replace('’', "'");
    ["it's about ", "it is about ", "it's regarding "]
        .iter()
        .any(|start| lower.starts_with(start))
        && lower.split_whitespace().count() <= 9
}

/// Whether a sentence says what the caller can or will do: "I could keep it back until noon on Saturday".
pub fn proposal(text: &str) -> bool {
    let lower = text.to_lowercase().replace('’', "'");
    [
        "i can ", "i could ", "we can ", "we could ", "i'll ", "we'll ", "i will ", "we will ", "i'd ", "we'd ",
    ]
    .iter()
    .any(|start| lower.starts_with(start) || lower.contains(&format!(", and {start}")) || lower.contains(&format!(" so {start}")))
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
    let lower = format!("{} ", text.to_lowercase().replace('’', "'"));
    lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .any(|word| NOISE.contains(&word))
        || WISHES.iter().any(|wish| lower.contains(wish))
}

/// Whether a sentence of the caller's own is worth keeping. `gone` tells that the sentence before it isn't kept.
pub fn worth(text: &str, bits: u16, gone: bool, transcript: bool) -> bool {
    let lower = text.to_lowercase().replace('’', "'");
    let words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let signals = bits & (SIGNALS & !good::IDENTITY) != 0;
    let free = ["no charge", "no cost", "no obligation", "free of charge", "no fee", "no strings"]
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
    let noise = words.iter().any(|word| NOISE.contains(word)) || WISHES.iter().any(|wish| lower.contains(wish));
    let asks = text.ends_with('?');
    // "50 kg bags, 99 percent purity, ready stock in Bhiwandi": a list in the caller's own way of speaking.
    let list = !transcript && text.contains(", ") && text.chars().filter(char::is_ascii_digit).count() >= 2;
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
    if noise || dials || !closed(text) || halting(&lower) {
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
        let ends =
            !JOINERS.contains(&last) && !BINDERS.contains(&last) && !matches!(last, "em" | "um" | "eh" | "yours");
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
        word.starts_with(char::is_uppercase) && !word.starts_with("I'") && !word.starts_with("I’") && word != "I"
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
            .any(|short| word.to_lowercase().starts_with(short))
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
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must",
    "should", "do", "does", "did", "need", "needs", "want", "wants", "like", "likes", "know", "knows", "said", "told",
    "made", "came", "went", "saw", "got", "gets", "get", "runs", "run", "ran", "goes", "go", "comes", "come", "makes",
    "make", "takes", "take", "took", "gives", "give", "gave", "keeps", "keep", "kept", "looks", "look", "starts",
    "start", "ends", "closes", "close", "opens", "open", "expires", "falls", "fall", "rises", "rise", "grew", "grow",
    "won", "read", "wrote", "put", "sent", "brought", "built", "found", "held", "hold", "holds", "left", "let", "lost",
    "meant", "met", "paid", "say", "says", "see", "sees", "sold", "stands", "stood", "covers", "cover", "pays", "pay",
    "costs", "cost", "changes", "change", "saves", "save", "means", "mean", "works", "work", "helps", "help", "shows",
    "show", "happens", "includes", "include", "offers", "offer", "lasts", "drops", "drop", "lets", "allows", "applies",
    "apply", "brings", "bring", "leaves", "leave", "sits", "sit", "lands", "lies", "turns", "turn", "moves", "move",
    "begins", "begin", "bring", "calling", "ringing", "phoning", "am", "be", "trust", "hope", "check", "ask", "ends",
    "fits", "fit", "hits", "asks", "seems", "think", "expire", "lapses", "lapse", "arrives", "leads", "grows", "stops",
    "stop", "opens", "finishes", "owe", "owes", "enclose", "send",
];
