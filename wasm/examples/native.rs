//! What the JavaScript tests compare with: reports of drafts as the library itself makes them, in UTF-16 units.
//!
//! `native < drafts.jsonl` writes a report a line; `native time < drafts.jsonl` the median nanoseconds for a draft.

use callwell::{Draft, Linter, Unit};
use std::io::{Read, Write};
use std::time::Instant;

const ROUNDS: usize = 31;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let drafts: Vec<Draft> = input.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let linter = Linter::new();
    let report = |draft: &Draft| {
        let mut report = linter.check(draft);
        report.convert(&draft.text, Unit::Utf16).map(|()| report.to_json())
    };
    let mut out = std::io::stdout().lock();
    if std::env::args().nth(1).as_deref() != Some("time") {
        for draft in &drafts {
            writeln!(out, "{}", report(draft)?)?;
        }
        return Ok(());
    }
    let mut rounds = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        for line in input.lines() {
            // As in WebAssembly: the draft is read, checked, and its report written.
            std::hint::black_box(report(&serde_json::from_str(line)?)?);
        }
        rounds.push(begin.elapsed().as_nanos() as usize / drafts.len());
    }
    rounds.sort_unstable();
    writeln!(out, "{}", rounds[ROUNDS / 2])?;
    Ok(())
}
