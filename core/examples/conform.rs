//! Writes the reports of the conformance cases.
//!
//!     cargo run --release --example conform -- fixtures/conformance

use callwell::{Draft, Linter};
use std::path::Path;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| quit("expected a folder"));
    let folder = Path::new(&folder);
    let cases = std::fs::read_to_string(folder.join("cases.jsonl")).unwrap_or_else(|error| quit(&error.to_string()));
    let linter = Linter::builder()
        .rewrites(true)
        .build()
        .unwrap_or_else(|error| quit(&error.to_string()));
    let mut out = String::new();
    for (number, line) in cases.lines().enumerate() {
        let draft: Draft =
            serde_json::from_str(line).unwrap_or_else(|error| quit(&format!("line {}: {error}", number + 1)));
        out += &linter.check(&draft).to_json();
        out.push('\n');
    }
    std::fs::write(folder.join("reports.jsonl"), out).unwrap_or_else(|error| quit(&error.to_string()));
}

fn quit(message: &str) -> ! {
    eprintln!("conform: {message}");
    std::process::exit(2)
}
