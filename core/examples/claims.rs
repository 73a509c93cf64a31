//! How well claims about the past are found and judged.
//!
//!     cargo run --release --example claims -- [--rules FOLDER] [--errors] FILE.jsonl…
//!
//! A file holds a case a line: `{"id", "kind", "text", "context", "claims": [{"quote", "kind", "verdict"}]}`. A claim
//! is found where a reported span overlaps its quote.

use callwell::develop::Heard;
use callwell::{Claim, Context, Draft, Kind, Linter};
use serde_json::Value;
use std::path::Path;

fn main() {
    let (mut folder, mut errors, mut files) = (None, false, Vec::new());
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--rules" => folder = words.next(),
            "--errors" => errors = true,
            _ => files.push(word),
        }
    }
    let linter = callwell::develop::linter(folder.as_deref().map(Path::new), Heard::Both).unwrap_or_else(|error| quit(&error));
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| quit(&format!("{file}: {error}")));
        let mut tally = Tally::default();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let case: Value = serde_json::from_str(line).unwrap_or_else(|error| quit(&format!("{file}: {error}")));
            judge(&linter, &case, &mut tally, errors);
        }
        let share = |count: u32, all: u32| f64::from(count) / f64::from(all.max(1));
        println!(
            "{file}: claims {}, found {:.3}, right kind {:.3}, right verdict among those {:.3}, false per labelled claim {:.3}",
            tally.all,
            share(tally.found, tally.all),
            share(tally.kind, tally.all),
            share(tally.verdict, tally.kind),
            share(tally.false_claims, tally.all)
        );
    }
}

#[derive(Default)]
struct Tally {
    all: u32,
    found: u32,
    kind: u32,
    verdict: u32,
    false_claims: u32,
}

fn quit(message: &str) -> ! {
    eprintln!("claims: {message}");
    std::process::exit(2)
}

fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn judge(linter: &Linter, case: &Value, tally: &mut Tally, errors: bool) {
    let text = case["text"].as_str().unwrap_or_default();
    let context = Context::from_json(&case["context"].to_string()).unwrap_or_else(|error| quit(&format!("{}: {error}", case["id"])));
    let kind = if case["kind"] == "voicemail" { Kind::Voicemail } else { Kind::Opener };
    let report = linter.check(&Draft::new(text).kind(kind).context(context));
    let mut used = vec![false; report.claims.len()];
    for want in case["claims"].as_array().into_iter().flatten() {
        tally.all += 1;
        let quote = want["quote"].as_str().unwrap_or_default();
        let at = text.find(quote).unwrap_or(0);
        let near = |claim: &Claim| (claim.span.start as usize) < at + quote.len() && at < claim.span.end as usize;
        let mut choices: Vec<usize> = (0..used.len()).filter(|&index| !used[index] && near(&report.claims[index])).collect();
        choices.sort_by_key(|&index| name(report.claims[index].kind) != want["kind"]);
        let Some(&choice) = choices.first() else {
            if errors {
                println!("MISS    {} {} {quote:?}", case["id"], want["kind"]);
            }
            continue;
        };
        used[choice] = true;
        tally.found += 1;
        let claim = &report.claims[choice];
        if name(claim.kind) != want["kind"] {
            if errors {
                println!("KIND    {} {} taken for {}: {quote:?}", case["id"], want["kind"], name(claim.kind));
            }
            continue;
        }
        tally.kind += 1;
        if name(claim.verdict) == want["verdict"] {
            tally.verdict += 1;
        } else if errors {
            let when: Vec<String> = claim.when.iter().map(|days| format!("{}..{}", days.from, days.to)).collect();
            println!(
                "VERDICT {} {} {} taken for {}: {quote:?} when {when:?} asked for {:?} today {} note {}",
                case["id"],
                want["kind"],
                want["verdict"],
                name(claim.verdict),
                claim.asked_for.iter().map(|days| format!("{}..{}", days.from, days.to)).collect::<Vec<_>>(),
                case["context"]["today"],
                case["note"]
            );
        }
    }
    for (claim, used) in report.claims.iter().zip(used) {
        if !used {
            tally.false_claims += 1;
            if errors {
                println!("FALSE   {} {} {:?}", case["id"], name(claim.kind), claim.text);
            }
        }
    }
}
