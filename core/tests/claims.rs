//! The gate of claims about the past: how many are found and rightly judged, on voices that were developed on and on one
//! that nobody has read. The floors may only be raised.

use callwell::{Claim, Context, Draft, Kind, Linter};
use serde_json::Value;

/// Shares: found with the right kind, of those with the right verdict, and the most false ones for each labelled one.
struct Floors {
    kind: f64,
    verdict: f64,
    wrong: f64,
}

fn cases(paths: &[&str]) -> Vec<Value> {
    let read = |path: &&str| {
        let path = format!("{}/../fixtures/{path}.jsonl", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let texts: Vec<String> = paths.iter().map(read).collect();
    let lines = texts.iter().flat_map(|text| text.lines());
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn measure(paths: &[&str], floors: &Floors) {
    let linter = Linter::builder().fixes(false).build().unwrap();
    let (mut all, mut kinds, mut verdicts, mut wrong) = (0u32, 0u32, 0u32, 0u32);
    for case in cases(paths) {
        let text = case["text"].as_str().unwrap();
        let kind = if case["kind"] == "voicemail" {
            Kind::Voicemail
        } else {
            Kind::Opener
        };
        let context = Context::from_json(&case["context"].to_string()).unwrap();
        let report = linter.check(&Draft::new(text).kind(kind).context(context));
        let mut left: Vec<&Claim> = report.claims.iter().collect();
        for want in case["claims"].as_array().unwrap() {
            all += 1;
            let quote = want["quote"].as_str().unwrap();
            let at = text.find(quote).unwrap() as u32;
            let near = |claim: &Claim| claim.span.start < at + quote.len() as u32 && at < claim.span.end;
            let right = |claim: &Claim| near(claim) && want["kind"] == claim.kind.name();
            let found = left.iter().position(|claim| right(claim));
            let Some(found) = found.or_else(|| left.iter().position(|claim| near(claim))) else {
                continue;
            };
            let claim = left.remove(found);
            if right(claim) {
                kinds += 1;
                verdicts += u32::from(want["verdict"] == claim.verdict.name());
            }
        }
        wrong += left.len() as u32;
    }
    let share = |count: u32, of: u32| f64::from(count) / f64::from(of);
    let (kind, verdict, wrong) = (share(kinds, all), share(verdicts, kinds), share(wrong, all));
    assert!(all > 100, "{all}");
    assert!(
        kind >= floors.kind && verdict >= floors.verdict && wrong <= floors.wrong,
        "{paths:?}: kind {kind:.3} (at least {}), verdict {verdict:.3} (at least {}), false {wrong:.3} (at most {})",
        floors.kind,
        floors.verdict,
        floors.wrong
    );
}

#[test]
fn on_voices_developed_on() {
    let paths = ["claims/c0", "claims/c1", "claims/c2", "claims/c3", "claims/c4"];
    let floors = Floors {
        kind: 0.92,
        verdict: 0.96,
        wrong: 0.01,
    };
    measure(&paths, &floors);
}

#[test]
fn on_a_sealed_voice() {
    let floors = Floors {
        kind: 0.94,
        verdict: 0.96,
        wrong: 0.03,
    };
    measure(&["sealed/claims"], &floors);
}
