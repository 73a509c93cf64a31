//! Drafts with what was found in them and what could be said instead, for reading.
//!
//!     cargo run --release --example rewrites -- [--every N] [--best] [--missing] FILE.jsonl…
//!     cargo run --release --example rewrites -- --lines < lines.txt

use callwell::{Draft, Kind, Linter, Report};

fn main() {
    let linter = Linter::new();
    let (mut every, mut best, mut missing, mut files) = (1, false, false, Vec::new());
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--lines" => {
                for line in std::io::stdin().lines().map_while(Result::ok) {
                    let (kind, text) = line
                        .strip_prefix("V ")
                        .map_or((Kind::Opener, line.as_str()), |text| (Kind::Voicemail, text));
                    found(&linter.check(&Draft::new(text).kind(kind)), text);
                }
            }
            "--every" => every = words.next().and_then(|number| number.parse().ok()).unwrap_or(1),
            "--best" => best = true,
            "--missing" => missing = true,
            _ => files.push(word),
        }
    }
    let (mut number, mut faulty, mut rewritten, mut given) = (0, 0, 0, 0);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        for line in text.lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{file}: {error}"));
            let mut draft = Draft::new(value["text"].as_str().unwrap_or_default());
            draft.kind = if value["kind"] == "voicemail" {
                Kind::Voicemail
            } else {
                Kind::Opener
            };
            draft.context = value
                .get("context")
                .and_then(|context| serde_json::from_value(context.clone()).ok());
            let report = linter.check(&draft);
            if report.findings.is_empty() {
                continue;
            }
            let rewrites = linter.rewrite(&draft);
            faulty += 1;
            rewritten += usize::from(!rewrites.is_empty());
            given += rewrites.len();
            number += 1;
            if number % every != 0 || missing && !rewrites.is_empty() {
                continue;
            }
            println!(
                "\n## {} {}",
                value["id"].as_str().unwrap_or_default(),
                draft.kind.name()
            );
            found(&report, &draft.text);
            for rewrite in rewrites.iter().take(if best { 1 } else { 3 }) {
                println!(
                    "  > {} {} {}: {}",
                    rewrite.score,
                    rewrite.applicability.name(),
                    rewrite.approach,
                    rewrite.text
                );
            }
        }
    }
    println!("\n{rewritten} of {faulty} drafts with findings have a rewrite, {given} rewrites in all");
}

fn found(report: &Report, text: &str) {
    println!("{} {text}", report.score.points);
    for finding in &report.findings {
        println!(
            "    - {} {} \"{}\"",
            finding.severity.name(),
            finding.rule,
            finding.text
        );
    }
    for strength in &report.strengths {
        println!("    + {} \"{}\"", strength.signal, strength.text);
    }
}
