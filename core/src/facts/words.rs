//! Small closed sets of words that cutting and mending go by.

use super::list::List;

/// Words that bind what follows to what stands before: no sentence ends behind them.
pub static BINDERS: List = List::new("binders");

/// Subjects that may begin a sentence.
pub const SUBJECTS: &[&str] = &[
    "i", "i'm", "i'll", "i'd", "i've", "we", "we're", "we'll", "we'd", "we've", "it's", "there's", "that's", "you're",
    "you've", "you'll", "here's", "they're", "they've", "he's", "she's", "im", "ive",
];

/// Subjects that may also be what is spoken of: they begin a sentence where a verb follows.
pub const EITHER: &[&str] = &[
    "you", "it", "this", "that", "there", "they", "he", "she", "your", "our", "my",
];

/// Verbs by which such a subject is known.
pub const AUXILIARIES: &[&str] = &[
    "am", "are", "is", "was", "were", "have", "has", "had", "will", "would", "can", "could", "should", "may", "might",
    "do", "does", "did", "isn't", "aren't", "wasn't", "haven't", "hasn't", "won't", "can't", "don't", "doesn't",
    "didn't", "shall",
];

/// Words that ask.
pub const ASKS: &[&str] = &[
    "what", "what's", "whats", "d'you", "d'ye", "how", "how's", "who", "who's", "whos", "where", "where's", "when",
    "when's", "which", "why", "why's", "whose",
];

/// What is asked about, right behind an auxiliary.
pub const ASKED: &[&str] = &[
    "you", "i", "we", "it", "that", "this", "there", "they", "he", "she", "your", "the", "any", "anybody", "anyone",
    "somebody", "someone", "ye", "my", "our", "those", "these", "y'all", "either", "both",
];

/// Words that join a sentence to the one before and say nothing alone.
pub static JOINERS: List = List::new("joiners");

/// Words that make what follows hang on another sentence.
pub static SUBORDINATE: List = List::new("subordinate");

/// Words of greeting.
pub static HELLOS: List = List::new("hellos");

/// Words of a farewell.
pub static FAREWELLS: List = List::new("farewells");

/// Days and months that are nothing else.
pub static CALENDAR: List = List::new("calendar");

/// Months that are words too: a month behind these.
pub const BEFORE_MONTH: &[&str] = &[
    "in", "of", "since", "until", "till", "by", "last", "next", "this", "from", "for", "early", "late", "mid", "to",
];

/// Titles before a name.
pub static TITLES: List = List::new("titles");

/// Words of an introduction that are no part of a name.
pub static INTRODUCING: List = List::new("introducing");

/// Last words of firms behind an "and": "Premier Comfort Heating and Air".
pub const FIRM_TAILS: &[&str] = &[
    "air",
    "cooling",
    "siding",
    "doors",
    "gutters",
    "plumbing",
    "sons",
    "son",
    "company",
    "heating",
    "electrical",
    "tile",
    "drain",
    "sewer",
    "daughters",
    "associates",
    "partners",
    "roofing",
    "flooring",
    "glass",
    "supply",
    "spa",
    "sparks",
    "design",
    "co",
    "gutter",
    "windows",
    "solar",
];

/// Titles that only persons have.
pub const PERSONAL: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mister",
    "dr",
    "prof",
    "sir",
    "madam",
    "barrister",
];
