//! Drafts and bank lines as training sees them: one JSON object a line, the input's own keys with `seen` added.
//!
//!     cargo run --release --example see -- [--rules FOLDER] FILE.jsonl… > seen.jsonl

use callwell::develop::Heard;
use std::io::Write;
use std::path::Path;

fn main() {
    let (mut folder, mut files) = (None, Vec::new());
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--rules" => folder = words.next(),
            _ => files.push(word),
        }
    }
    let linter = callwell::develop::linter(folder.as_deref().map(Path::new), Heard::Rules).unwrap_or_else(|error| quit(&error));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| quit(&format!("{file}: {error}")));
        let voice = Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let mut value: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| quit(&format!("{file}: {error}")));
            let seen = callwell::develop::see(&linter, value["text"].as_str().unwrap_or_default());
            value["seen"] = serde_json::to_value(seen).unwrap_or_default();
            value["voice"] = voice.into();
            if writeln!(out, "{value}").is_err() {
                return;
            }
        }
    }
}

fn quit(message: &str) -> ! {
    eprintln!("see: {message}");
    std::process::exit(2)
}
