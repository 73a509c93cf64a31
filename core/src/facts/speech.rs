//! Parts of speech, as far as finding noun phrases needs them: closed classes by their words, the commonest verbs,
//! adjectives and adverbs that are no nouns by a list, the rest by its ending. What isn't known is taken for a noun.

use super::said::Said;
use super::words::{AUXILIARIES, CALENDAR};
use crate::view::{Gap, Shape};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "the", "your", "some".
    Determiner,
    /// A figure, an amount, an ordinal, a year; a number in words.
    Number,
    /// A day, a date or a time.
    Time,
    /// Anything that can be the head of a noun phrase.
    Noun,
    /// The same with a capital within a sentence, or a placeholder.
    Proper,
    /// "Pete's", "clients'".
    Possessive,
    /// No noun, but may stand before one.
    Adjective,
    /// "insulated".
    Participle,
    /// "flashing".
    Gerund,
    /// "newly".
    Adverb,
    /// A verb, contracted or not.
    Verb,
    /// "of", "for".
    Preposition,
    /// "you", "it".
    Pronoun,
    /// What joins clauses, and all else.
    Other,
}

const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "my", "your", "our", "his", "her", "their", "its", "some",
    "any", "each", "every", "another", "both", "ur", "yer",
];
const PREPOSITIONS: &[&str] = &[
    "of",
    "for",
    "in",
    "on",
    "at",
    "with",
    "from",
    "to",
    "by",
    "under",
    "behind",
    "near",
    "over",
    "between",
    "about",
    "regarding",
    "concerning",
    "into",
    "through",
    "against",
    "after",
    "before",
    "since",
    "until",
    "till",
    "during",
    "without",
    "within",
    "across",
    "around",
    "along",
    "off",
    "onto",
    "per",
    "via",
    "inside",
    "outside",
    "above",
    "below",
    "beside",
    "besides",
    "towards",
    "toward",
    "upon",
    "re",
];
const PRONOUNS: &[&str] = &[
    "i",
    "you",
    "he",
    "she",
    "it",
    "we",
    "they",
    "me",
    "him",
    "us",
    "them",
    "mine",
    "yours",
    "ours",
    "hers",
    "theirs",
    "myself",
    "yourself",
    "himself",
    "herself",
    "itself",
    "ourselves",
    "yourselves",
    "themselves",
    "who",
    "whom",
    "which",
    "what",
    "whose",
    "something",
    "anything",
    "nothing",
    "everything",
    "somebody",
    "someone",
    "anybody",
    "anyone",
    "nobody",
    "everybody",
    "everyone",
    "one",
    "ones",
    "im",
    "ive",
    "ill",
    "id",
    "youve",
    "youre",
    "youd",
    "theyre",
    "weve",
    "ye",
    "yous",
    "youse",
    "y'all",
    "ya",
    "u",
];
const OTHERS: &[&str] = &[
    "and",
    "or",
    "but",
    "so",
    "if",
    "whether",
    "because",
    "cos",
    "than",
    "as",
    "while",
    "although",
    "though",
    "unless",
    "how",
    "why",
    "where",
    "when",
    "please",
    "kindly",
    "sorry",
    "yes",
    "no",
    "not",
    "nor",
    "okay",
    "ok",
    "yeah",
    "um",
    "uh",
    "er",
    "erm",
    "ah",
    "oh",
    "eh",
    "hi",
    "hello",
    "hey",
    "hiya",
    "thanks",
    "thank",
    "bye",
    "cheers",
    "well",
    "ago",
    "etc",
    "plus",
    "hopefully",
    "maybe",
    "perhaps",
    "sir",
    "madam",
    "ma'am",
    "mate",
    "love",
    "like",
    "up",
    "down",
    "out",
    "back",
    "away",
    "again",
    "gonna",
    "gotta",
    "wanna",
    "lol",
    "such",
    "yet",
    "too",
    "also",
    "except",
    "hmm",
    "ji",
    "bro",
    "abeg",
    "oga",
    "innit",
    "eh?",
    "right",
    "just",
    "only",
    "even",
    "still",
    "itself",
    "there",
    "here",
    "now",
    "then",
    "today",
    "tomorrow",
    "yesterday",
    "tonight",
    "alright",
    "anyway",
    "anyways",
    "anyhow",
    "whatever",
    "unlike",
    "despite",
    "lest",
    "ooh",
    "aw",
    "gosh",
    "goodness",
    "dont",
    "didnt",
    "cant",
    "wont",
    "isnt",
    "wasnt",
];
const VERBS: &[&str] = &[
    "been",
    "being",
    "having",
    "doing",
    "let",
    "let's",
    "gets",
    "hoping",
    "wondering",
    "looking",
    "calling",
    "ringing",
    "phoning",
    "chasing",
    "checking",
    "touching",
    "wanting",
    "trying",
    "thinking",
    "sitting",
    "waiting",
    "getting",
    "going",
    "coming",
    "making",
    "taking",
    "giving",
    "asking",
    "saying",
    "telling",
    "seeing",
    "keeping",
    "putting",
    "using",
    "letting",
    "sending",
    "needing",
    "knowing",
    "hearing",
    "speaking",
    "talking",
    "circling",
    "popping",
    "aside",
    "thought",
    "taken",
    "reckon",
    "figured",
    "wondered",
    "asked",
    "told",
    "seen",
    "done",
    "shall",
    "must",
    "ought",
    "cannot",
    "lemme",
    "gimme",
];
const NUMBERS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "dozen",
    "couple",
    "half",
    "several",
    "few",
    "many",
    "more",
    "most",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
];
/// Words in -ly that are no adverbs.
const NOT_ADVERBS: &[&str] = &[
    "family",
    "supply",
    "reply",
    "assembly",
    "italy",
    "july",
    "ally",
    "jelly",
    "belly",
    "monopoly",
    "anomaly",
    "fly",
    "trolley",
    "monthly",
    "weekly",
    "daily",
    "yearly",
    "quarterly",
    "friendly",
    "early",
    "only",
    "likely",
    "elderly",
    "butterfly",
    "poly",
    "bully",
    "rally",
    "tally",
    "lily",
];

static LISTED: OnceLock<HashMap<&'static str, Part>> = OnceLock::new();

fn listed(word: &str) -> Option<Part> {
    let listed = LISTED.get_or_init(|| {
        let mut parts = HashMap::new();
        for line in crate::carried::parts_of_speech().lines() {
            let mut words = line.split(' ');
            let part = match words.next() {
                Some("verb") => Part::Verb,
                Some("adjective") => Part::Adjective,
                Some("adverb") => Part::Adverb,
                _ => continue,
            };
            parts.extend(words.map(|word| (word, part)));
        }
        let closed: [(&[&'static str], Part); 6] = [
            (VERBS, Part::Verb),
            (NUMBERS, Part::Number),
            (OTHERS, Part::Other),
            (PREPOSITIONS, Part::Preposition),
            (PRONOUNS, Part::Pronoun),
            (DETERMINERS, Part::Determiner),
        ];
        for (words, part) in closed {
            parts.extend(words.iter().map(|&word| (word, part)));
        }
        parts.extend(AUXILIARIES.iter().map(|&word| (word, Part::Verb)));
        parts
    });
    listed.get(word).copied()
}

/// Whether a word in lower case is a verb and nothing else.
pub fn is_verb(word: &str) -> bool {
    listed(word) == Some(Part::Verb)
}

/// What a word of a draft is.
pub fn part(said: &Said<'_>, word: usize) -> Part {
    let Some(at) = said.words.get(word) else {
        return Part::Other;
    };
    match at.shape {
        Shape::Number | Shape::Ordinal | Shape::Money | Shape::Percent | Shape::Year => return Part::Number,
        Shape::Time | Shape::Date | Shape::PlaceDate => return Part::Time,
        Shape::Phone | Shape::Address => return Part::Other,
        shape if shape.is_placeholder() => return Part::Proper,
        _ => {}
    }
    let key = said.key(word);
    let first = at.gap == Gap::Sentence || said.flat;
    let closed = listed(&key);
    match closed {
        Some(Part::Verb | Part::Adjective | Part::Adverb) if at.capital && !first => return Part::Proper,
        Some(part) => return part,
        None => {}
    }
    if let Some(stem) = key.strip_suffix("'s").or_else(|| key.strip_suffix("s'")) {
        let told = matches!(
            stem,
            "it" | "that"
                | "there"
                | "here"
                | "he"
                | "she"
                | "what"
                | "who"
                | "how"
                | "let"
                | "where"
                | "when"
                | "this"
        );
        return if told { Part::Verb } else { Part::Possessive };
    }
    if key.contains('\'') && !key.ends_with("in'") {
        return Part::Verb;
    }
    if CALENDAR.contains(&&*key) {
        return Part::Time;
    }
    if at.capital && !first {
        return Part::Proper;
    }
    if key.len() > 4 && key.ends_with("ly") && !NOT_ADVERBS.contains(&&*key) {
        return Part::Adverb;
    }
    if key.len() > 4 && key.ends_with("ed") && !key.ends_with("eed") {
        return Part::Participle;
    }
    if key.len() > 5
        && key.ends_with("ing")
        && !matches!(
            &*key,
            "ceiling" | "building" | "evening" | "morning" | "wedding" | "meeting" | "pricing" | "listing" | "heating"
        )
    {
        return Part::Gerund;
    }
    if key.len() > 6
        && ["ous", "ful", "able", "ible", "less", "ical"]
            .iter()
            .any(|end| key.ends_with(end))
    {
        return Part::Adjective;
    }
    Part::Noun
}
