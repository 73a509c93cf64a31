//! Which of the caller's own sentences are worth keeping: what says something to the listener and can be said without
//! what stood before it.

use crate::facts::pieces::{SIGNALS, good};

/// First words that lean on a sentence before.
const LEANS: &[&str] = &[
    "so", "but", "and", "it", "it's", "its", "that", "that's", "they", "they're", "he", "she", "he's", "she's", "this", "those",
    "these", "them", "him", "her", "also", "or", "then", "plus", "which", "who", "because", "anyway", "anyways", "otherwise",
    "instead", "either", "neither", "even", "with", "such", "there", "whoever", "whatever", "same", "yet", "still",
    "well", "respect", "only", "as", "for", "in", "of", "to", "not", "no", "yes", "nor", "wasn't", "isn't", "didn't",
];

/// Words of pleading, of pressure, of one's own need and of idle talk.
const NOISE: &[&str] = &[
    "beg", "begging", "sorry", "apologise", "apologize", "apologies", "forgive", "pardon", "desperate", "commission",
    "target", "targets", "quota", "rent", "knees", "lol", "kidding", "haha", "dude", "bro", "weather", "footy", "rain", "hang",
    "hassle", "bother", "pest", "nuisance", "bless", "blessed", "pray", "praying", "forever", "spill", "undying", "manners",
    "silence", "crickets", "tumbleweed", "ignored", "ignoring", "owe", "favour", "favor", "favours", "favors", "mercy",
    "boss", "manager", "needful", "revert", "hopeless", "indulgence", "trifling", "conscience", "shame", "ashamed",
    "dashboard", "agenda", "reason", "nothing", "nobody", "knocking", "chase", "chasing", "nag", "nagging", "finest", "best",
    "biggest", "leading", "award", "awards", "trophy", "cheap", "cheapest", "sign", "signed", "signature", "sick", "peace",
    "king", "paperwork", "referral", "referrals", "annoying", "interrupt", "interrupting", "disturb", "disturbing",
    "disturbance", "trouble", "guilt", "reflect", "disappointed", "disappointing", "literally", "whatever",
];

/// Words of the caller's own wishes.
const WISHES: &[&str] = &[
    "i need", "i want", "i'd need", "i'm gonna", "i gotta", "for me", "help me", "help us", "do me", "do us", "count on you",
    "let me", "give me", "can i get", "wanted you to", "i know you", "my turn", "no idea", "don't cut", "hang up", "on the line",
    "i'd love", "save my", "my job", "make my", "get you in", "get you on", "get you signed", "hold the", "think of your",
    "may i take", "all i need", "i leave", "i throw", "hear from you", "waiting for you", "at your service",
];

/// Whether a sentence of the caller's own is worth keeping. `gone` tells that the sentence before it isn't kept.
pub fn worth(text: &str, bits: u16, gone: bool, transcript: bool) -> bool {
    let lower = text.to_lowercase().replace('’', "'");
    let words: Vec<&str> = lower
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let signals = bits & (SIGNALS & !good::IDENTITY) != 0;
    let Some(first) = words.first() else {
        return false;
    };
    let leans = LEANS.contains(first);
    let noise = words.iter().any(|word| NOISE.contains(word)) || WISHES.iter().any(|wish| lower.contains(wish));
    let asks = text.ends_with('?');
    // A mark of quotation that is opened and not closed, or the other way round.
    if text.matches('"').count() % 2 == 1 || text.matches('“').count() != text.matches('”').count() {
        return false;
    }
    if transcript {
        // Where nobody wrote a full stop only what is surely a sentence, and says something, stays.
        return signals && !noise && !leans && (5..=28).contains(&words.len()) && (!asks || bits & good::QUESTION != 0);
    }
    if signals {
        let strong = bits & (good::OFFER | good::SUCCESS | good::PURPOSE | good::STEP) != 0;
        return words.len() >= 4
            && words.len() <= 45
            && !(gone && leans && !asks)
            && !(noise && !strong)
            && !(asks && bits & (good::QUESTION | good::OFFER | good::PURPOSE) == 0)
            && !(asks && matches!(*first, "also" | "or"));
    }
    let figure = text.chars().any(|c| c.is_ascii_digit()) && !text.contains("http");
    let proper = text
        .split_whitespace()
        .skip(1)
        .any(|word| word.starts_with(char::is_uppercase) && !word.starts_with("I'") && !word.starts_with("I’") && word != "I");
    let yours = words.iter().any(|word| matches!(*word, "your" | "you" | "you're" | "you've" | "yours"));
    let selfish = matches!(*first, "i" | "we" | "my" | "our" | "i'm" | "we're" | "i've" | "we've" | "i'll" | "i'd");
    let verb = words.iter().any(|word| VERBS.contains(word) || word.ends_with("ed") || word.contains('\''));
    !asks
        && !noise
        && !leans
        && verb
        && (5..=24).contains(&words.len())
        && (figure || proper || yours)
        && !(selfish && !yours)
}

/// Verbs by which a sentence is known from a fragment.
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "should", "do",
    "does", "did", "need", "needs", "want", "wants", "like", "likes", "know", "knows", "said", "told", "made", "came", "went", "saw",
    "got", "gets", "get", "runs", "run", "ran", "goes", "go", "comes", "come", "makes", "make", "takes", "take", "took", "gives",
    "give", "gave", "keeps", "keep", "kept", "looks", "look", "starts", "start", "ends", "closes", "close", "opens", "open",
    "expires", "falls", "fall", "rises", "rise", "grew", "grow", "won", "read", "wrote", "put", "sent", "brought", "built", "found",
    "held", "hold", "holds", "left", "let", "lost", "meant", "met", "paid", "say", "says", "see", "sees", "sold", "stands", "stood",
];
