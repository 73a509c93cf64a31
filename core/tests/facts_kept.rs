//! How much of what people found in drafts the best rewrite keeps: names, the topic, the facts. A gate that may only be raised.
//!
//! These drafts are those that the model of rewrites was trained on: the gate holds against losing what works, the figures
//! for voices never seen stand in `docs/measured.md`.

#![allow(clippy::disallowed_methods)]

use callwell::{Draft, Linter};

/// The least share that is kept, in per cent.
const GATES: [(&str, f64); 5] = [
    ("prospect", 95.0),
    ("caller", 96.0),
    ("firm", 93.0),
    ("topic", 76.0),
    ("facts", 74.0),
];

/// The words of a text, in small letters.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && !"'’{}[]£$€₹%<>".contains(c))
        .map(|word| word.to_lowercase().replace('’', "'"))
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether at least so large a part of what says something in a quote stands in a text.
fn holds(quote: &str, text: &[String], part: f64) -> bool {
    const EMPTY: &[&str] = &[
        "the", "a", "an", "your", "our", "my", "of", "on", "in", "at", "for", "to", "and", "i", "you", "we", "it",
        "is", "that", "this", "with", "from",
    ];
    let wanted: Vec<String> = words(quote)
        .into_iter()
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .collect();
    let found = wanted.iter().filter(|word| text.contains(word)).count();
    found as f64 >= wanted.len() as f64 * part
}

#[test]
fn rewrites_keep_what_people_found() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/topics/drafts.jsonl");
    let linter = Linter::new();
    let mut counts = [(0usize, 0usize); GATES.len()];
    let (mut faulty, mut rewritten) = (0, 0);
    // Every third: the rest says the same and takes its time.
    for line in std::fs::read_to_string(file).unwrap().lines().step_by(3) {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let mut draft = Draft::new(value["text"].as_str().unwrap());
        draft.kind = value["kind"].as_str().unwrap().parse().unwrap();
        let rewrites = linter.rewrite(&draft);
        let Some(best) = rewrites.first() else {
            faulty += usize::from(!linter.check(&draft).findings.is_empty());
            continue;
        };
        (faulty, rewritten) = (faulty + 1, rewritten + 1);
        let text = words(&best.text);
        let mut count = |at: usize, kept: bool| counts[at] = (counts[at].0 + usize::from(kept), counts[at].1 + 1);
        for (at, name) in ["prospect", "caller", "firm", "topic"].into_iter().enumerate() {
            if let Some(quote) = value[name].as_str() {
                count(at, holds(quote, &text, if name == "topic" { 0.5 } else { 1.0 }));
            }
        }
        for fact in value["facts"].as_array().unwrap() {
            count(4, holds(fact.as_str().unwrap(), &text, 0.6));
        }
    }
    assert!(rewritten * 100 >= faulty * 95, "{rewritten} of {faulty} are rewritten");
    for ((name, least), (kept, all)) in GATES.into_iter().zip(counts) {
        let share = 100.0 * kept as f64 / all as f64;
        println!("{name} {kept} of {all}: {share:.1} %");
        assert!(
            share >= least,
            "{name}: {kept} of {all} are {share:.1} %, less than {least}"
        );
    }
}
