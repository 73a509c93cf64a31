//! Spelling of transcripts: the apostrophes and capitals that a machine which listens leaves out.

use super::said::Said;
use crate::letters::Small;

/// Contractions that are nothing else without their apostrophe.
const SURE: &[(&str, &str)] = &[
    ("whos", "who's"),
    ("whats", "what's"),
    ("wheres", "where's"),
    ("hows", "how's"),
    ("whens", "when's"),
    ("thats", "that's"),
    ("theres", "there's"),
    ("heres", "here's"),
    ("dont", "don't"),
    ("didnt", "didn't"),
    ("doesnt", "doesn't"),
    ("isnt", "isn't"),
    ("wasnt", "wasn't"),
    ("arent", "aren't"),
    ("werent", "weren't"),
    ("couldnt", "couldn't"),
    ("wouldnt", "wouldn't"),
    ("shouldnt", "shouldn't"),
    ("hasnt", "hasn't"),
    ("havent", "haven't"),
    ("hadnt", "hadn't"),
    ("cant", "can't"),
    ("youre", "you're"),
    ("youve", "you've"),
    ("youll", "you'll"),
    ("youd", "you'd"),
    ("theyre", "they're"),
    ("theyve", "they've"),
    ("theyll", "they'll"),
    ("weve", "we've"),
    ("ive", "I've"),
    ("im", "I'm"),
    ("shes", "she's"),
    ("hes", "he's"),
    ("itll", "it'll"),
    ("itd", "it'd"),
    ("thatll", "that'll"),
    ("wouldve", "would've"),
    ("couldve", "could've"),
    ("shouldve", "should've"),
    ("mightve", "might've"),
    ("lets", "let's"),
    ("wont", "won't"),
    ("yall", "y'all"),
];

/// Words behind which "its" is a possessive.
const OWNS: &[&str] = &[
    "of", "on", "in", "for", "with", "to", "at", "by", "from", "has", "had", "lost", "and", "into", "about", "past",
    "off",
];

/// Verbs behind "I'll" and "we'll".
const WILL: &[&str] = &[
    "ring", "call", "try", "be", "send", "give", "drop", "pop", "get", "let", "have", "leave", "keep", "see", "do",
    "put", "bring", "come", "go", "just", "also", "phone", "pick", "stop", "make", "tell", "take", "email", "text",
    "level", "show", "talk", "speak", "not", "never",
];

/// Verbs behind "I'd".
const WOULD: &[&str] = &[
    "like",
    "love",
    "be",
    "rather",
    "say",
    "appreciate",
    "ring",
    "have",
    "ask",
    "chance",
    "never",
    "just",
    "call",
    "been",
    "hate",
    "want",
    "put",
    "need",
    "better",
];

/// Relatives whose "s" owns what follows: "your mums bungalow".
const KIN: &[(&str, &str)] = &[
    ("mums", "mum's"),
    ("moms", "mom's"),
    ("dads", "dad's"),
    ("wifes", "wife's"),
    ("husbands", "husband's"),
    ("mothers", "mother's"),
    ("fathers", "father's"),
    ("daughters", "daughter's"),
    ("sons", "son's"),
    ("sisters", "sister's"),
    ("brothers", "brother's"),
    ("nans", "nan's"),
    ("aunts", "aunt's"),
    ("uncles", "uncle's"),
];

/// A word as it is spelt, where the draft left its apostrophe out.
pub fn mended(said: &Said<'_>, word: usize) -> Option<&'static str> {
    let key = said.key(word);
    if let Some((_, right)) = SURE.iter().find(|(wrong, _)| *wrong == key) {
        return Some(right);
    }
    let next = |list: &[&str]| said.is(word + 1, list);
    match &*key {
        "its" if word == 0 || !said.is(word - 1, OWNS) => Some("it's"),
        "ill" if next(WILL) => Some("I'll"),
        "id" if next(WOULD) => Some("I'd"),
        _ if word > 0 && said.is(word - 1, &["your", "my", "his", "her", "their", "our"]) => {
            let follows = said
                .words
                .get(word + 1)
                .is_some_and(|next| next.gap <= crate::view::Gap::Soft)
                && !said.is(word + 1, &super::words::BINDERS);
            KIN.iter()
                .find(|(wrong, _)| *wrong == key && follows)
                .map(|(_, right)| *right)
        }
        _ => None,
    }
}

/// Words with capitals, as a name has them.
pub fn title(words: &str) -> String {
    const SMALL: &[&str] = &["and", "of", "the", "at", "in", "for", "de", "on", "a", "from", "with"];
    let mut out = String::with_capacity(words.len());
    for (number, word) in words.split_whitespace().enumerate() {
        if number > 0 {
            out.push(' ');
        }
        let lower = word.small();
        if number > 0 && SMALL.contains(&lower.as_str()) {
            out.push_str(&lower);
        } else {
            match lower.strip_prefix("mc").filter(|rest| rest.len() > 2) {
                Some(rest) => {
                    out.push_str("Mc");
                    super::polish::capital(rest, &mut out);
                }
                None => super::polish::capital(&lower, &mut out),
            }
        }
    }
    out
}
