//! Edited transcripts as training sees them: a line for each question to the model, with the voice, the question's number,
//! the answer, how much it counts, and the keys of its features.
//!
//!     cargo run --release --example heed -- TRANSCRIPTS.jsonl… -- DRAFTS.jsonl… > heed.txt
//!
//! What stands before `--` was spoken, or has its topic told, and counts fully; drafts behind it, as they were written,
//! count less and teach only marks and capitals.

use callwell::Draft;
use callwell::develop::{Heard, heed, heed_facts, heed_topic, linter};
use std::io::Write;

/// How much a written draft counts.
const WRITTEN: &str = "0.3";

fn main() {
    let linter = linter(None, Heard::Both).unwrap_or_else(|error| quit(&error));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut counts = "1";
    for file in std::env::args().skip(1) {
        if file == "--" {
            counts = WRITTEN;
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap_or_else(|error| quit(&format!("{file}: {error}")));
        let stem = file.rsplit('/').next().unwrap_or_default();
        for line in text.lines() {
            let value: serde_json::Value =
                serde_json::from_str(line).unwrap_or_else(|error| quit(&format!("{file}: {error}")));
            let voice = value["voice"].as_str().unwrap_or(stem);
            let text = value["text"].as_str().unwrap_or_default();
            // Drafts without marks teach nothing.
            if counts == WRITTEN && text.matches(['.', '?', '!']).count() < 2 {
                continue;
            }
            // A draft with its topic teaches what a call is about, other texts where marks and capitals stand.
            let lessons = if value.get("topic").is_some() {
                let draft: Draft = serde_json::from_value(serde_json::json!({"kind": value["kind"], "text": text}))
                    .unwrap_or_else(|error| quit(&format!("{file}: {error}")));
                let facts: Vec<String> = serde_json::from_value(value["facts"].clone()).unwrap_or_default();
                let mut lessons = heed_topic(&linter, &draft, value["topic"].as_str());
                lessons.extend(heed_facts(&linter, &draft, &facts));
                lessons
            } else {
                heed(&linter, text)
            };
            for lesson in lessons {
                let keys: Vec<String> = lesson.keys.iter().map(u32::to_string).collect();
                let answer = u8::from(lesson.answer);
                if writeln!(
                    out,
                    "{voice} {} {answer} {counts} {}",
                    lesson.question as usize,
                    keys.join(" ")
                )
                .is_err()
                {
                    return;
                }
            }
        }
    }
}

fn quit(message: &str) -> ! {
    eprintln!("heed: {message}");
    std::process::exit(2)
}
