//! How well the rules find what was labelled.
//!
//!     cargo run --release --example accuracy -- [--rules FOLDER] [--only rules|model] [--errors] [--brief] [--rule NAME] FILE.jsonl…
//!
//! Files of labelled drafts are judged draft by draft: presence of a rule in a draft against a label for it, and
//! whether the words found overlap the labelled ones without being over three times as long. Files of the phrase bank
//! are judged line by line, each for its own label. With `--examples` the rules' own examples are run first.

use callwell::develop::Heard;
use callwell::{Draft, Kind, Linter, Report, RuleKind};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Default)]
struct Tally {
    hits: u32,
    false_alarms: u32,
    misses: u32,
    placeable: u32,
    placed: u32,
}

struct Options {
    errors: bool,
    rule: Option<String>,
    brief: bool,
}

fn main() {
    let mut folder = None;
    let mut heard = Heard::Both;
    let mut examples = false;
    let mut options = Options { errors: false, rule: None, brief: false };
    let mut files = Vec::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--rules" => folder = words.next(),
            "--only" => {
                heard = match words.next().as_deref() {
                    Some("rules") => Heard::Rules,
                    Some("model") => Heard::Model,
                    other => quit(&format!("--only {other:?}: expected rules or model")),
                }
            }
            "--brief" => options.brief = true,
            "--errors" => options.errors = true,
            "--examples" => examples = true,
            "--rule" => options.rule = words.next(),
            _ => files.push(word),
        }
    }
    let linter = callwell::develop::linter(folder.as_deref().map(Path::new), heard).unwrap_or_else(|error| quit(&error));
    if examples {
        for failure in callwell::develop::examples(&linter) {
            println!("EXAMPLE {failure}");
        }
    }
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut bank: BTreeMap<String, Tally> = BTreeMap::new();
    let (mut clean, mut silent) = (0, 0);
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| quit(&format!("{file}: {error}")));
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let value: Value = serde_json::from_str(line).unwrap_or_else(|error| quit(&format!("{file}: {error}")));
            if value.get("label").is_some() {
                phrase(&linter, &value, &mut bank, &options);
            } else {
                let (is_clean, is_silent) = draft(&linter, &value, &mut tallies, &options);
                clean += u32::from(is_clean);
                silent += u32::from(is_clean && is_silent);
            }
        }
    }
    for kind in [RuleKind::Mistake, RuleKind::Strength] {
        let names: Vec<&str> = linter.rules().filter(|rule| rule.kind == kind).map(|rule| rule.id.as_str()).collect();
        for (what, tallies) in [("drafts", &tallies), ("phrase bank", &bank)] {
            table(what, tallies, &names, &options);
        }
    }
    if clean > 0 {
        println!("\nclean drafts without a finding: {silent} of {clean} ({:.3})", f64::from(silent) / f64::from(clean));
    }
}

fn quit(message: &str) -> ! {
    eprintln!("accuracy: {message}");
    std::process::exit(2)
}

fn found<'r>(report: &'r Report, name: &str) -> Vec<Option<(usize, usize)>> {
    let span = |span: Option<callwell::Span>| span.map(|span| (span.start as usize, span.end as usize));
    let findings = report.findings.iter().filter(|finding| &*finding.rule == name).map(|finding| span(finding.span));
    let strengths = report.strengths.iter().filter(|strength| &*strength.signal == name).map(|strength| span(strength.span));
    findings.chain(strengths).collect()
}

fn draft(linter: &Linter, value: &Value, tallies: &mut BTreeMap<String, Tally>, options: &Options) -> (bool, bool) {
    let text = value["text"].as_str().unwrap_or_default();
    let kind = if value["kind"] == "voicemail" { Kind::Voicemail } else { Kind::Opener };
    let report = linter.check(&Draft::new(text).kind(kind));
    for rule in linter.rules() {
        let (list, key) = if rule.kind == RuleKind::Mistake { ("mistakes", "rule") } else { ("strengths", "signal") };
        let labelled: Vec<&str> = value[list]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|label| label[key] == rule.id.as_str())
            .map(|label| label["quote"].as_str().unwrap_or_default())
            .collect();
        let spans = found(&report, &rule.id);
        let tally = tallies.entry(rule.id.clone()).or_default();
        let wanted = options.rule.as_deref().is_none_or(|name| name == rule.id);
        match (labelled.is_empty(), spans.is_empty()) {
            (false, false) => {
                tally.hits += 1;
                let quotes: Vec<&str> = labelled.into_iter().filter(|quote| !quote.is_empty()).collect();
                if !quotes.is_empty() {
                    tally.placeable += 1;
                    let placed = quotes.iter().any(|quote| placed(text, quote, &spans));
                    tally.placed += u32::from(placed);
                    if !placed && options.errors && wanted {
                        let said: Vec<&str> = spans.iter().flatten().map(|&(start, end)| &text[start..end]).collect();
                        println!("PLACE {:20} {} {quotes:?} but {said:?}", rule.id, value["id"]);
                    }
                }
            }
            (true, false) => {
                tally.false_alarms += 1;
                if options.errors && wanted {
                    let said: Vec<&str> = spans.iter().flatten().map(|&(start, end)| &text[start..end]).collect();
                    println!("FALSE {:20} {} {said:?}{}", rule.id, value["id"], if said.is_empty() { format!(" in: {text}") } else { String::new() });
                }
            }
            (false, true) => {
                tally.misses += 1;
                if options.errors && wanted {
                    println!("MISS  {:20} {} {labelled:?}{}", rule.id, value["id"], if labelled[0].is_empty() { format!(" in: {text}") } else { String::new() });
                }
            }
            (true, true) => {}
        }
    }
    (value["mistakes"].as_array().is_some_and(Vec::is_empty), report.findings.is_empty())
}

fn placed(text: &str, quote: &str, spans: &[Option<(usize, usize)>]) -> bool {
    text.match_indices(quote).any(|(at, _)| {
        spans.iter().flatten().any(|&(start, end)| start < at + quote.len() && at < end && end - start <= 3 * quote.len() + 20)
    })
}

fn phrase(linter: &Linter, value: &Value, bank: &mut BTreeMap<String, Tally>, options: &Options) {
    let (label, text) = (value["label"].as_str().unwrap_or_default(), value["text"].as_str().unwrap_or_default());
    let said = !found(&linter.check(&Draft::new(text)), label).is_empty();
    let tally = bank.entry(label.to_owned()).or_default();
    let wanted = options.rule.as_deref().is_none_or(|name| name == label) && options.errors;
    match (value["y"] == 1, said) {
        (true, true) => tally.hits += 1,
        (true, false) => {
            tally.misses += 1;
            if wanted {
                println!("MISS  {label:20} {text}");
            }
        }
        (false, true) => {
            tally.false_alarms += 1;
            if wanted {
                println!("FALSE {label:20} {text}");
            }
        }
        (false, false) => {}
    }
}

fn table(what: &str, tallies: &BTreeMap<String, Tally>, names: &[&str], options: &Options) {
    if tallies.is_empty() {
        return;
    }
    println!("\n{what:24}  tp   fp   fn   prec    rec     f1");
    let mut sums = (0.0, 0.0, 0.0, 0u32);
    let (mut placeable, mut placed) = (0, 0);
    for name in names {
        let Some(tally) = tallies.get(*name) else { continue };
        let (hits, all, said) = (f64::from(tally.hits), f64::from(tally.hits + tally.misses), f64::from(tally.hits + tally.false_alarms));
        let (precision, recall) = (if said > 0.0 { hits / said } else { 0.0 }, if all > 0.0 { hits / all } else { 0.0 });
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        if !options.brief && options.rule.as_deref().is_none_or(|rule| rule == *name) {
            println!("  {name:20} {:5}{:5}{:5}  {precision:.3}  {recall:.3}  {f1:.3}", tally.hits, tally.false_alarms, tally.misses);
        }
        if all > 0.0 {
            sums = (sums.0 + precision, sums.1 + recall, sums.2 + f1, sums.3 + 1);
        }
        placeable += tally.placeable;
        placed += tally.placed;
    }
    let count = f64::from(sums.3.max(1));
    println!("  {:35}  {:.3}  {:.3}  {:.3}", "macro", sums.0 / count, sums.1 / count, sums.2 / count);
    if placeable > 0 {
        println!("  found ones placed on the labelled words: {:.3}", f64::from(placed) / f64::from(placeable));
    }
}
