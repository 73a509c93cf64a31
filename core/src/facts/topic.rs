//! What a call is about, taken from words that can't stay as they are: "your flat roof" out of "I just wanted to check in
//! about your flat roof".

use super::said::Said;
use super::words::{AUXILIARIES, CALENDAR, SUBJECTS};
use crate::view::{Gap, Shape};

/// Words behind which a topic stands.
const BEFORE: &[&str] = &["about", "regarding", "concerning", "re"];
/// Words of speech, behind which "about" gives the topic.
const SPEAKING: &[&str] = &[
    "calling",
    "call",
    "ringing",
    "ring",
    "phoning",
    "phone",
    "telephoning",
    "talk",
    "talked",
    "talking",
    "speak",
    "spoke",
    "spoken",
    "speaking",
    "chat",
    "chatted",
    "chatting",
    "asked",
    "asking",
    "ask",
    "conversation",
    "discussion",
    "in",
    "up",
    "out",
    "is",
    "it's",
    "its",
    "was",
    "back",
    "you",
    "again",
    "message",
    "messaged",
    "email",
    "emailed",
    "wrote",
    "written",
    "word",
    "enquiry",
    "inquiry",
    "enquired",
    "inquired",
    "question",
    "questions",
    "contact",
    "touch",
    "met",
    "natter",
    "yarn",
    "here",
    "discussed",
    "just",
    "mentioned",
    "on",
    "quote",
    "note",
    "letter",
    "voicemail",
    "shortly",
    "today",
    "only",
    "over",
    "through",
    "month",
    "week",
    "year",
    "spring",
    "summer",
    "autumn",
    "winter",
    "august",
    "ago",
    "yesterday",
    "heard",
];
/// Words behind which one may stand.
const PERHAPS: &[&str] = &["for", "on", "with", "of"];
/// Words behind which it stands where material is asked after.
const MATERIAL: &[&str] = &[
    "get", "got", "see", "seen", "saw", "read", "had", "sent", "send", "emailed", "posted", "mailed", "at", "on",
    "did", "has", "if", "that", "whether", "was", "was", "of", "opened", "open", "through", "received", "receive",
    "have", "dropped", "left", "over", "sure", "find", "found", "like",
];
/// Words behind which it stands where a sale is asked for.
const SALE: &[&str] = &[
    "for", "on", "with", "of", "sign", "start", "book", "order", "take", "place", "get", "buy", "up", "through",
    "confirm", "release", "approve", "close", "have", "raise", "over", "before", "down", "put", "do", "lock",
    "reserve", "hold", "renew", "want",
];
/// How a topic begins behind the latter.
const OWN: &[&str] = &["your", "our", "the", "those", "these", "that", "this"];
/// Words that no topic holds.
const NEVER: &[&str] = &[
    "brother",
    "brothers",
    "sisters",
    "mothers",
    "fathers",
    "sons",
    "daughters",
    "wives",
    "husbands",
    "sister",
    "mother",
    "father",
    "mum",
    "mom",
    "dad",
    "son",
    "daughter",
    "life",
    "disturbance",
    "intrusion",
    "inconvenience",
    "screen",
    "visor",
    "bus",
    "van",
    "lights",
    "patience",
    "knees",
    "kids",
    "children",
    "dog",
    "cat",
    "neck",
    "thumb",
    "seat",
    "diary",
    "calendar",
    "plate",
    "ear",
    "ears",
    "eye",
    "eyes",
    "face",
    "heads",
    "sheet",
    "pocket",
    "money",
    "cheque",
    "wallet",
    "neighbours",
    "neighbors",
    "connections",
    "competitors",
    "net",
    "blower",
    "dashboard",
    "hearing",
    "indulgence",
    "kindness",
    "patronage",
    "fortunes",
    "others",
    "stuff",
    "whatever",
    "lads",
    "boys",
    "girls",
    "crew",
    "thoughts",
    "feelings",
    "situation",
    "throat",
    "doubt",
    "hopes",
    "luck",
    "voice",
    "silence",
    "tent",
    "bar",
    "party",
    "voicemails",
    "emails",
    "texts",
    "mobile",
    "cell",
    "school",
    "gate",
    "church",
    "queue",
    "numbers",
    "information",
    "info",
    "months",
    "weeks",
    "years",
    "days",
    "hours",
    "options",
    "schedule",
    "zip",
    "code",
    "postcode",
    "card",
    "cards",
    "envelope",
    "mail",
    "post",
    "rates",
    "well",
    "notes",
    "file",
    "files",
    "gaffer",
    "colleague",
    "colleagues",
    "assistant",
    "secretary",
    "receptionist",
    "husband's",
    "wife's",
    "half",
    "front",
    "back",
    "top",
    "call",
    "calls",
    "voicemail",
    "message",
    "messages",
    "phone",
    "number",
    "time",
    "moment",
    "minute",
    "minutes",
    "day",
    "week",
    "month",
    "quarter",
    "year",
    "quota",
    "weekend",
    "weather",
    "game",
    "match",
    "business",
    "order",
    "decision",
    "name",
    "names",
    "list",
    "list's",
    "line",
    "radar",
    "loop",
    "base",
    "quick",
    "best",
    "leading",
    "world",
    "one",
    "ones",
    "anything",
    "something",
    "everything",
    "nothing",
    "things",
    "thing",
    "it",
    "me",
    "us",
    "him",
    "her",
    "myself",
    "touch",
    "bit",
    "hello",
    "way",
    "same",
    "lot",
    "number-one",
    "finest",
    "top",
    "award",
    "award-winning",
    "experts",
    "boss",
    "manager",
    "office",
    "friend",
    "friends",
    "circle",
    "referrals",
    "leads",
    "family",
    "kids",
    "end",
    "sale",
    "sales",
    "signature",
    "word",
    "answer",
    "reply",
    "yes",
    "other",
    "others",
    "people",
    "folks",
    "earlier",
    "last",
    "book",
    "books",
    "desk",
    "side",
    "hand",
    "hands",
    "mind",
    "head",
    "heart",
    "way",
    "road",
    "block",
    "world",
    "country",
    "town",
    "city",
    "state",
    "area",
    "street",
    "market",
    "whole",
    "first",
    "second",
    "third",
    "next",
    "morning",
    "afternoon",
    "evening",
    "night",
    "today",
    "tomorrow",
    "contact",
    "contacts",
    "appointment",
    "thoughts",
    "chance",
    "favour",
    "favor",
    "help",
    "team",
    "wife",
    "husband",
    "rest",
    "job",
    "work",
    "deal",
    "price",
    "company",
    "firm",
    "inbox",
    "mailbox",
    "door",
    "machine",
    "tone",
    "beep",
    "silence",
    "times",
    "try",
    "attempt",
    "rudeness",
    "christmas",
    "holidays",
    "holiday",
    "rain",
    "heat",
    "snow",
    "sun",
    "storm",
    "cricket",
    "football",
    "final",
    "score",
    "traffic",
    "news",
    "truth",
    "honour",
    "pleasure",
    "earth",
    "planet",
    "god",
    "lord",
    "sake",
    "interruption",
    "bother",
    "trouble",
    "clock",
    "house",
    "home",
    "place",
    "dinner",
    "lunch",
    "breakfast",
    "supper",
    "tea",
    "coffee",
    "wall",
    "target",
    "targets",
    "commission",
    "rent",
    "bills",
    "wolf",
    "street",
    "fence",
    "pen",
    "paperwork",
    "form",
    "forms",
    "start",
    "go",
    "going",
    "dotted",
    "talk",
    "chat",
    "conversation",
    "discussion",
    "meeting",
    "flight",
    "visit",
    "interest",
    "request",
    "enquiry",
    "inquiry",
    "spring",
    "summer",
    "autumn",
    "winter",
    "slot",
    "show",
    "fair",
    "expo",
    "conference",
    "event",
    "mixer",
    "party",
    "pub",
    "canteen",
    "stand",
    "booth",
];
/// Words that no topic holds at all.
const NEVER_ANYWHERE: &[&str] = &[
    "afternoon",
    "morning",
    "evening",
    "quick",
    "best",
    "leading",
    "finest",
    "award-winning",
    "number-one",
    "same",
    "whole",
    "last",
    "other",
    "others",
    "me",
    "us",
    "him",
    "myself",
    "it",
    "anything",
    "something",
    "everything",
    "nothing",
    "call",
    "calls",
    "voicemail",
    "voicemails",
    "phone",
    "weather",
    "weekend",
    "quota",
    "commission",
    "earlier",
    "people",
    "folks",
    "yes",
    "god",
    "sake",
    "rest",
    "bit",
    "hello",
    "touch",
    "hope",
    "hi",
    "thanks",
];
/// Words that no topic holds behind a preposition either.
const NEVER_AFTER: &[&str] = &[
    "mind",
    "moment",
    "phone",
    "day",
    "week",
    "month",
    "year",
    "time",
    "morning",
    "afternoon",
    "evening",
    "me",
    "us",
    "it",
    "them",
    "him",
    "her",
    "line",
    "way",
    "hand",
    "hands",
    "today",
    "tomorrow",
    "chance",
    "reason",
    "earth",
    "touch",
];
/// Words at which a topic ends.
const STOPS: &[&str] = &[
    "and",
    "but",
    "so",
    "or",
    "because",
    "if",
    "when",
    "whether",
    "which",
    "who",
    "before",
    "after",
    "since",
    "while",
    "until",
    "as",
    "than",
    "yet",
    "again",
    "just",
    "still",
    "please",
    "here",
    "there",
    "then",
    "now",
    "to",
    "how",
    "what",
    "why",
    "where",
    "not",
    "also",
    "back",
    "over",
    "up",
    "down",
    "out",
    "off",
    "at",
    "ago",
    "thanks",
    "today",
    "tomorrow",
    "yesterday",
    "tonight",
    "this",
    "next",
    "last",
    "by",
    "away",
    "from",
    "anyway",
    "okay",
    "did",
    "got",
    "came",
    "went",
    "comes",
    "goes",
    "gets",
    "get",
    "be",
    "through",
    "that",
    "too",
    "either",
    "ever",
    "once",
    "without",
    "against",
    "into",
    "sir",
    "madam",
    "ma'am",
    "love",
    "mate",
    "only",
    "made",
    "reached",
    "landed",
    "arrived",
    "ended",
    "turned",
    "hit",
    "survived",
    "found",
    "beat",
    "make",
    "makes",
    "reach",
    "land",
    "arrive",
    "turn",
    "find",
    "went",
    "itself",
    "yourself",
    "properly",
    "soon",
    "across",
    "work",
    "works",
    "right",
    "told",
    "said",
    "says",
    "want",
    "wants",
    "wanted",
    "needs",
    "knows",
    "think",
    "thinks",
    "asked",
    "fell",
    "ran",
    "sat",
    "stood",
    "blew",
    "broke",
    "rose",
    "began",
    "became",
    "kept",
    "lost",
    "took",
    "gave",
    "brought",
    "caught",
    "won",
    "slipped",
    "bounced",
    "landed",
    "sits",
    "stands",
    "ran",
    "runs",
    "looks",
    "looked",
    "seems",
    "went",
    "bless",
    "um",
    "er",
    "erm",
    "uh",
    "ooh",
    "oh",
    "ah",
    "eh",
    "anyways",
    "basically",
    "hopefully",
    "really",
    "maybe",
    "hope",
    "hoping",
    "wondering",
    "give",
    "call",
    "ring",
];
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
];
/// Prepositions that a topic may go on with.
const LINKS: &[&str] = &["for", "of", "on", "in"];
/// The most words of a topic.
const LONGEST: usize = 8;

/// What the words are that a topic is looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// A question after material that was sent.
    Material,
    /// A question after the sale.
    Sale,
    /// A claim, an empty reason, anything else that may name what it is about.
    Reason,
    /// Words that name a topic only where they say "about".
    Aside,
}

/// What a run of words may be about, with how sure that is.
///
/// `known` tells whether a word is a kind of document, for what is sent is more of a topic than who got it.
pub fn candidates(
    said: &Said<'_>,
    from: usize,
    to: usize,
    kind: From,
    known: impl Fn(usize) -> bool,
) -> Vec<(u8, (usize, usize))> {
    let mut found = Vec::new();
    let behind = match kind {
        From::Material => MATERIAL,
        From::Sale => SALE,
        From::Reason => PERHAPS,
        From::Aside => &[],
    };
    let idle = kind == From::Aside;
    let own: &[&str] = if kind == From::Reason { &["your", "our"] } else { OWN };
    for word in from..to {
        // "on {{deal_name}}", "the [Document Type]".
        if said.words[word].shape.is_placeholder() && !idle {
            let name = said.raw(word, word + 1).to_lowercase();
            let owned = word > from && said.is(word - 1, OWN);
            let led = word > from && said.is(word - 1, &["on", "about", "around", "regarding", "for", "concerning"]);
            let asked = word > from && said.is(word - 1, &["has", "did", "is", "was", "does", "have"]);
            let led = led || asked;
            if PLACES.iter().any(|place| name.contains(place)) && (owned || led) && said.words[word].gap <= Gap::Soft {
                found.push((5, (word - usize::from(owned), word + 1)));
            }
        }
        if said.is(word, BEFORE) {
            // "Calling about" tells more than "worried about".
            let told = word > from && said.is(word - 1, SPEAKING) || !said.is(word, &["about"]) || word == from;
            let sure = match (idle, told) {
                (true, _) => 2,
                (false, true) => 6,
                (false, false) => 4,
            };
            found.extend(phrase(said, word + 1, to, true).map(|run| (sure, run)));
        }
        if idle {
            continue;
        }
        if said.is(word, &["my", "our", "the", "that", "those", "these", "your"]) {
            // A document that is ours or theirs: "the estimate", "my price list".
            if let Some(run) = phrase(said, word, to, false) {
                if let Some(last) = (run.0..run.1).rev().find(|&word| known(word)) {
                    // "our brochure land on your mat": what follows the document may be the verb.
                    let linked = (last + 1..run.1).any(|word| said.is(word, LINKS));
                    let verb = run.1 == last + 2
                        && (said.key(run.1 - 1).ends_with('s')
                            || said.is(
                                run.1 - 1,
                                &[
                                    "come", "land", "reach", "end", "take", "look", "sit", "fit", "work", "suit",
                                    "sound", "help",
                                ],
                            ));
                    found.push((5, (run.0, if verb && !linked { last + 1 } else { run.1 })));
                }
            }
        }
        if word > from && said.is(word - 1, behind) && said.is(word, own) {
            found.extend(phrase(said, word, to, false).map(|run| (4, run)));
        }
    }
    found
}

/// The run of a topic that begins at a word.
fn phrase(said: &Said<'_>, from: usize, to: usize, sure: bool) -> Option<(usize, usize)> {
    if said.is(from, &["mine", "me"]) {
        return None;
    }
    if said.words.get(from).is_none_or(|word| word.gap > Gap::Soft) && sure || said.is(from, super::words::JOINERS) {
        return None;
    }
    let determined = said.is(from, OWN) || said.is(from, &["my", "a", "an", "some", "his", "her", "their", "any"]);
    let mut end = from + usize::from(determined);
    while end < to && end < from + LONGEST {
        let word = &said.words[end];
        let stops = end > from && word.gap > Gap::Soft
            || said.is(end, STOPS)
            || said.is(end, SUBJECTS)
            || said.is(end, AUXILIARIES)
            || said.is(
                end,
                &[
                    "you", "it", "we", "they", "he", "she", "me", "us", "them", "him", "your", "our", "my", "the", "a",
                    "an",
                ],
            ) && !(end > from + 1 && said.is(end, &["the", "your", "our", "a", "an"]) && said.is(end - 1, LINKS))
            || determined && end > from + 1 && said.key(end).len() > 5 && said.key(end).ends_with("ed")
            || CALENDAR.contains(&&*said.key(end));
        if stops {
            break;
        }
        end += 1;
    }
    // Cut off in the middle: what follows the last preposition isn't all there.
    if end == from + LONGEST {
        if let Some(link) = (from + 2..end).rev().find(|&word| said.is(word, LINKS)) {
            end = link;
        }
    }
    // "I'm about wore out": no topic.
    if !determined
        && from >= 2
        && said.is(
            from - 2,
            &[
                "i'm", "am", "is", "are", "was", "were", "just", "we're", "be", "it's", "that's",
            ],
        )
        && said.is(from - 2, &["i'm", "am", "we're", "was", "were", "just", "be"])
    {
        return None;
    }
    // No topic ends with a preposition or an article.
    while end > from
        && (said.is(end - 1, LINKS)
            || said.is(end - 1, OWN)
            || said.is(
                end - 1,
                &["a", "an", "with", "about", "very", "really", "and", "some", "any"],
            ))
    {
        end -= 1;
    }
    // "your array's been up": no possessive ends a topic.
    if end > from && said.key(end - 1).ends_with("'s") {
        return None;
    }
    let inner = from + usize::from(determined);
    let gerund = !determined && end == inner + 1 && said.key(inner).ends_with("ing");
    let counted = !determined
        && matches!(
            said.words[inner.min(said.words.len() - 1)].shape,
            Shape::Number | Shape::Money | Shape::Time
        );
    let whole = end > inner && !gerund && !counted;
    // What follows a preposition may be a place: "your mum's bungalow on Sefton Road".
    let core = (inner..end).find(|&word| said.is(word, LINKS)).unwrap_or(end);
    let listed = |word: usize| {
        said.is(word, &["price"]) && said.is(word + 1, &["list", "lists"])
            || word > 0 && said.is(word - 1, &["price"]) && said.is(word, &["list", "lists"])
    };
    let numbered = |word: usize| said.is(word, &["number"]) && word + 2 == end && sure;
    let allowed = core > inner
        && (inner..core).all(|word| {
            let head = word + 1 == core;
            let never = head && said.is(word, NEVER) || said.is(word, NEVER_ANYWHERE);
            (!never || listed(word) || numbered(word)) && said.words[word].shape != Shape::Phone
        })
        && (core..end).all(|word| !said.is(word, NEVER_AFTER) && said.words[word].shape != Shape::Phone)
        && !matches!(
            said.words[core - 1].shape,
            Shape::Ordinal | Shape::Time | Shape::Money | Shape::Percent | Shape::Year | Shape::Date
        );
    let shape = sure && !determined && end < inner + 1;
    let said_so = said.is(from, &["them", "this", "that"]) && end == from + 1;
    let participle = end > from && said.key(end - 1).ends_with("ed") && !determined
        || end == from + 2 && determined && said.key(end - 1).ends_with("ed");
    (whole && !participle && allowed && !shape && !said_so && said.words[end - 1].shape != Shape::Number)
        .then_some((from, end))
}
