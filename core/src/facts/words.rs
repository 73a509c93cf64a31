//! Small closed sets of words that cutting and mending go by.

/// Words that bind what follows to what stands before: no sentence ends behind them.
pub const BINDERS: &[&str] = &[
    "that", "if", "when", "what", "how", "why", "where", "who", "which", "whether", "than", "as", "so", "and", "but", "or", "because",
    "since", "while", "until", "till", "before", "after", "of", "to", "for", "with", "from", "by", "at", "on", "in", "about", "into",
    "like", "do", "does", "did", "is", "are", "was", "were", "am", "be", "been", "have", "has", "had", "will", "would", "can", "could",
    "should", "may", "might", "must", "let", "make", "get", "see", "know", "think", "not", "the", "a", "an", "my", "your", "our",
    "their", "his", "her", "its", "this", "these", "those", "some", "any", "no", "every", "each", "very", "just", "only", "i", "we",
    "he", "she", "they", "you", "it's", "i'm", "we're", "there's", "that's", "you're", "said", "say", "says", "told", "tell", "asked", "ask",
    "hope", "hoping", "guess", "believe", "sure", "wondering", "wonder", "wish", "mean", "reckon", "figure", "figured", "thought",
    "though", "although", "unless", "once", "i'd", "i'll", "we'll", "we've", "i've", "don't", "didn't", "can't", "feel", "says",
    "over", "between", "without", "within", "through", "all", "thing", "way", "time", "everything", "anything", "something", "whatever",
    "whenever", "ones", "mr", "mrs", "ms", "dr", "miss", "sir",
];

/// Subjects that may begin a sentence.
pub const SUBJECTS: &[&str] = &[
    "i", "i'm", "i'll", "i'd", "i've", "we", "we're", "we'll", "we'd", "we've", "it's", "there's", "that's", "you're", "you've", "you'll",
    "here's", "they're", "they've", "he's", "she's", "im", "ive",
];

/// Subjects that may also be what is spoken of: they begin a sentence where a verb follows.
pub const EITHER: &[&str] = &["you", "it", "this", "that", "there", "they", "he", "she", "your", "our", "my"];

/// Verbs by which such a subject is known.
pub const AUXILIARIES: &[&str] = &[
    "am", "are", "is", "was", "were", "have", "has", "had", "will", "would", "can", "could", "should", "may", "might", "do", "does", "did",
    "isn't", "aren't", "wasn't", "haven't", "hasn't", "won't", "can't", "don't", "doesn't", "didn't", "shall",
];

/// Words that ask.
pub const ASKS: &[&str] = &[
    "what", "what's", "whats", "d'you", "d'ye", "how", "how's", "who", "who's", "whos", "where", "where's", "when", "when's", "which", "why", "why's", "whose",
];

/// What is asked about, right behind an auxiliary.
pub const ASKED: &[&str] = &[
    "you", "i", "we", "it", "that", "this", "there", "they", "he", "she", "your", "the", "any", "anybody", "anyone", "somebody", "someone", "ye",
    "my", "our", "those", "these", "y'all", "either", "both",
];

/// Words that join a sentence to the one before and say nothing alone.
pub const JOINERS: &[&str] = &[
    "so", "and", "but", "anyway", "anyways", "anyhow", "okay", "ok", "well", "also", "plus", "now", "right", "then", "alright", "yeah",
    "yes", "like", "basically", "actually", "ah", "oh", "eh", "ei", "look", "see", "listen", "still", "though", "otherwise", "hmm", "aye", "nah", "however", "and,", "aight",
];

/// Words that make what follows hang on another sentence.
pub const SUBORDINATE: &[&str] = &[
    "because", "which", "who", "whose", "if", "unless", "until", "till", "when", "where", "while", "that", "since", "although", "though", "than",
    "whether", "as", "whenever", "whatever", "cos", "cause", "before", "after", "once", "even", "just", "or", "not", "nor", "with", "for", "to", "from", "on", "in", "at", "by", "of", "about", "without", "like", "rather", "instead", "especially", "except",
    "including", "having", "being", "seeing", "hoping", "wondering", "following", "regarding", "given", "thanks", "only", "yet", "either", "unlike", "per", "such", "whom", "wherever", "lest",
];

/// Words of greeting.
pub const HELLOS: &[&str] = &[
    "hi", "hello", "hey", "hiya", "howdy", "hullo", "g'day", "gday", "hola", "namaste", "greetings", "morning", "afternoon", "evening", "yo", "aloha",
    "kia", "salaam", "assalam", "assalamualaikum", "assalam-o-alaikum", "vanakkam", "namaskar", "namaskaram", "bonjour", "sawubona", "salam", "heya", "ahoy", "halo", "alright", "awright", "alreet", "eyup", "dia", "haan", "habari", "wagwan", "oya", "ehn", "bom",
];

/// Words of a farewell.
pub const FAREWELLS: &[&str] = &[
    "thanks", "thank", "you", "bye", "goodbye", "cheers", "take", "care", "good", "day", "now", "ta", "cheerio", "have", "a", "great", "one", "very",
    "much", "so", "okay", "ok", "alright", "right", "then", "again", "for", "your", "time", "bless", "god", "talk", "soon", "speak", "all", "the",
    "best", "sir", "madam", "ma'am", "love", "mate", "and", "to", "listening", "nice", "kindly", "regards", "yeah", "lovely", "many", "hello", "hi", "hey", "um", "uh", "well",
    "later", "laters", "man", "folks", "buddy", "pal", "dear", "darl", "hun", "bud", "ciao", "tara", "warm", "kind", "night", "evening", "morning", "afternoon", "blessed", "ye", "ya",
];

/// Days and months that are nothing else.
pub const CALENDAR: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays",
    "saturdays", "sundays", "january", "february", "april", "june", "july", "august", "september", "october", "november", "december", "christmas",
    "easter", "diwali", "thanksgiving", "ramadan", "eid", "halloween",
];

/// Months that are words too: a month behind these.
pub const BEFORE_MONTH: &[&str] = &["in", "of", "since", "until", "till", "by", "last", "next", "this", "from", "for", "early", "late", "mid", "to"];

/// Titles before a name.
pub const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mister", "missus", "dr", "doctor", "sir", "madam", "ma'am", "maam", "professor", "prof", "reverend", "rev", "father", "pastor",
    "captain", "sister", "brother", "auntie", "aunty", "uncle", "chief", "alhaji", "oga", "monsieur", "madame", "lady", "lord", "councillor", "deacon", "bishop", "mx",
];

/// Words of an introduction that are no part of a name.
pub const INTRODUCING: &[&str] = &[
    "this", "is", "it's", "its", "it", "i'm", "im", "am", "i", "my", "name", "name's", "names", "here", "speaking", "calling", "from", "with", "at", "of", "and", "the", "me", "again",
    "just", "only", "ringing", "phoning", "over", "on", "by", "way", "side", "be", "that's", "you", "have", "you've", "got", "to", "talking", "your", "our", "a", "an", "we", "we're", "for", "in", "who", "that", "back",
    "first", "full", "good", "myself", "out", "frae", "fae", "wi", "off", "o", "line", "end", "phone", "other", "off", "down", "up", "was", "as", "behalf", "are", "they", "call", "called", "so", "hi", "hello", "hey", "these", "those", "not", "don't", "one",
];
