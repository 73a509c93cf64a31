//! What callwell is measured on: drafts, a contact log, hard texts, and the limit that its budgets are ratios of.
//!
//! Everything is made from files in `data/` and a fixed seed, so that a figure of today can be held against one of last
//! year. Neither file follows the rules: the limit must not move when they do.

pub mod tenfold;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use callwell::{Context, Draft, Kind};
use std::fmt::Write;

/// Drafts in the corpus.
pub const DRAFTS: usize = 2_000;

const SENTENCES: &str = include_str!("../data/sentences.txt");
const LITERALS: &str = include_str!("../data/literals.txt");

const NAMES: [&str; 16] = [
    "Tom",
    "Rosa",
    "Andy Shaw",
    "Mr Kimball",
    "Priya",
    "Ms Ortega",
    "Fred Hale",
    "Sofia",
    "Ben",
    "Dr Lang",
    "Ann",
    "Kofi",
    "Mrs Petersen",
    "Liam O'Dea",
    "Grace",
    "Yusuf",
];
const FIRMS: [&str; 12] = [
    "Reef Tiles",
    "Quillmoor Print",
    "Oak & Ash Joinery",
    "Petersen Gutters",
    "Bright Solar",
    "Harbour Freight",
    "Kestrel IT",
    "Marlow Windows",
    "Delta Dental Supplies",
    "Northgate Insurance",
    "Plume Bedding",
    "Tidewater Pools",
];
const TOPICS: [&str; 12] = [
    "the recycled stock",
    "your roof",
    "the splashback",
    "your renewal in March",
    "the forklift lease",
    "your new branch",
    "the grant for heat pumps",
    "your spring catalogue",
    "the cold store",
    "your payroll",
    "the kitchen refit",
    "your fleet",
];

/// The corpus: 2,000 drafts of 120 to 700 bytes, in which every rule and signal speaks.
pub fn drafts() -> Vec<Draft> {
    let sentences: Vec<&str> = SENTENCES.lines().collect();
    let mut random = fastrand::Rng::with_seed(7);
    (0..DRAFTS)
        .map(|number| draft(number, &sentences, &mut random))
        .collect()
}

fn draft(number: usize, sentences: &[&str], random: &mut fastrand::Rng) -> Draft {
    let goal = random.usize(150..640);
    let mut text = String::with_capacity(goal + 160);
    let (name, firm, topic) = (
        NAMES[random.usize(..NAMES.len())],
        FIRMS[random.usize(..FIRMS.len())],
        TOPICS[random.usize(..TOPICS.len())],
    );
    let own = NAMES[random.usize(..NAMES.len())];
    // One draft in eight doesn't say who calls.
    let written = match random.u8(..8) {
        0 => write!(text, "Hi {name}."),
        1 | 2 => write!(text, "Hello {name}, this is {own} from {firm}."),
        3 => write!(
            text,
            "Good morning {name}, my name is {own} and I'm calling from {firm} about {topic}."
        ),
        4 => write!(text, "Hey {name} – {own} here, {firm}."),
        _ => write!(text, "Hi {name}, it's {own} with {firm}, about {topic}."),
    };
    written.expect("a string takes any text");
    // The first sentences take turns, so that each is in the corpus.
    let mut next = sentences[number % sentences.len()];
    while text.len() + 1 + next.len() <= goal.max(120) || text.len() < 120 {
        if text.len() + 1 + next.len() > 700 {
            break;
        }
        text.push(' ');
        text.push_str(next);
        next = sentences[random.usize(..sentences.len())];
    }
    let kind = if random.u8(..4) == 0 {
        Kind::Voicemail
    } else {
        Kind::Opener
    };
    Draft::new(text).kind(kind).id(number.to_string())
}

/// A context with a log of 50 entries.
pub fn context() -> Context {
    let channels = ["call", "voicemail", "email", "mail", "message", "meeting"];
    let outcomes = ["reached", "left-message", "sent", "sent", "sent", "meeting-booked"];
    let entries = (0..50).map(|number| {
        let (month, day, which) = (1 + number / 5, 3 + number % 5 * 5, number % 6);
        serde_json::json!({
            "date": format!("2026-{month:02}-{day:02}"), "channel": channels[which], "direction": "outbound",
            "outcome": outcomes[which], "with": NAMES[number % NAMES.len()], "note": TOPICS[number % TOPICS.len()],
        })
    });
    let context = serde_json::json!({
        "today": "2026-11-21", "contacts": entries.collect::<Vec<_>>(),
    });
    Context::from_json(&context.to_string()).expect("the log is written as contexts are")
}

/// The limit: one pass of an Aho-Corasick DFA over the bytes of a draft, which finds all of 1,500 literals.
pub fn limit() -> AhoCorasick {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::Standard)
        .ascii_case_insensitive(true)
        .build(LITERALS.lines())
        .expect("1,500 literals make a small automaton")
}

/// How many of the literals stand in a text, overlapping ones too.
pub fn pass(limit: &AhoCorasick, text: &str) -> usize {
    limit.find_overlapping_iter(text).count()
}

/// A kind of text by its name, and how a text of so many bytes of it is made.
pub type HardText = (&'static str, fn(usize) -> String);

/// Texts that are hard on some part of callwell, by what is hard about them; each makes one of at least so many bytes.
pub const HARD: [HardText; 12] = [
    ("ordinary drafts", |bytes| {
        let mut text = String::with_capacity(bytes + 1024);
        for draft in drafts().iter().cycle() {
            if text.len() >= bytes {
                break;
            }
            text.push_str(&draft.text);
            text.push(' ');
        }
        text
    }),
    ("ordinary words, no punctuation", |bytes| {
        let text = HARD[0].1(bytes + bytes / 8);
        text.chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '\''))
            .collect()
    }),
    ("just, over and over", |bytes| repeat("just ", bytes)),
    ("just checking, over and over", |bytes| {
        repeat("I'm just checking in to see if you ", bytes)
    }),
    ("near misses of every rule", |bytes| {
        // The first words of every sentence that commits something, without what would commit it.
        let starts: Vec<String> = SENTENCES
            .lines()
            .map(|line| line.split(' ').take(4).collect::<Vec<_>>().join(" "))
            .collect();
        repeat(&(starts.join(" ") + " "), bytes)
    }),
    ("you and I will, over and over", |bytes| {
        repeat("you and i will would you when we that i ", bytes)
    }),
    ("names, over and over", |bytes| {
        repeat("Tom Rosa Andy Shaw Reef Quillmoor ", bytes)
    }),
    ("quotation in quotation", |bytes| repeat("\"we spoke 'you said ", bytes)),
    ("one word without a space", |bytes| repeat("checkingin", bytes)),
    ("one placeholder", |bytes| format!("[{}]", repeat("first name ", bytes))),
    ("opening brackets", |bytes| repeat("[{{<%", bytes)),
    ("numbers and dates", |bytes| {
        repeat("on the 12th at 555 010 2030 in 3 weeks ", bytes)
    }),
];

fn repeat(text: &str, bytes: usize) -> String {
    text.repeat(bytes.div_ceil(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use callwell::Linter;

    #[test]
    fn every_rule_speaks_in_the_corpus() {
        let linter = Linter::new();
        let mut silent: Vec<String> = linter.rules().map(|rule| rule.id.clone()).collect();
        // Only a log can say that somebody was called after a no.
        silent.retain(|rule| rule != "calling-after-no");
        let drafts = drafts();
        assert_eq!(drafts.len(), DRAFTS);
        for draft in &drafts {
            assert!((120..=700).contains(&draft.text.len()), "{}", draft.text);
            let report = linter.check(draft);
            let spoke = |rule: &String| {
                report.findings.iter().any(|finding| *finding.rule == **rule)
                    || report.strengths.iter().any(|strength| *strength.signal == **rule)
            };
            silent.retain(|rule| !spoke(rule));
        }
        assert!(silent.is_empty(), "never in the corpus: {silent:?}");
    }

    #[test]
    fn the_limit_is_fifteen_hundred_literals() {
        assert_eq!(limit().patterns_len(), 1_500);
        let (limit, drafts) = (limit(), drafts());
        let found: usize = drafts.iter().map(|draft| pass(&limit, &draft.text)).sum();
        assert!(found > 5 * drafts.len(), "{found} in {} drafts", drafts.len());
    }

    #[test]
    fn hard_texts_are_as_long_as_asked_for() {
        for (what, make) in HARD {
            let text = make(5_000);
            assert!((5_000..7_500).contains(&text.len()), "{what}: {}", text.len());
        }
    }
}
