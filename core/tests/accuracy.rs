//! The gate: accuracy on voices that nobody who wrote rules or trained weights has read. The floors may only be raised.

use callwell::{Context, Draft, Kind, Linter, RuleKind};
use serde_json::Value;

/// Macro precision and F1 over the sealed voices, and the share of clean drafts without a finding.
const MISTAKES: (f64, f64) = (0.90, 0.85);
const STRENGTHS: (f64, f64) = (0.94, 0.88);
const SILENT: f64 = 0.85;

fn sealed(prefix: &str) -> Vec<Value> {
    let folder = format!("{}/../fixtures/sealed", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let wanted = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        name.ends_with(".jsonl") && name.starts_with("claims") == (prefix == "claims")
    };
    paths
        .iter()
        .filter(|path| wanted(path))
        .flat_map(|path| {
            std::fs::read_to_string(path)
                .unwrap()
                .lines()
                .map(|line| serde_json::from_str(line).unwrap())
                .collect::<Vec<_>>()
        })
        .collect()
}

fn check(linter: &Linter, value: &Value) -> callwell::Report {
    let kind = if value["kind"] == "voicemail" {
        Kind::Voicemail
    } else {
        Kind::Opener
    };
    let mut draft = Draft::new(value["text"].as_str().unwrap()).kind(kind);
    if value.get("context").is_some() {
        draft = draft.context(Context::from_json(&value["context"].to_string()).unwrap());
    }
    linter.check(&draft)
}

#[test]
fn sealed_voices() {
    let linter = Linter::new();
    let drafts = sealed("");
    assert!(drafts.len() > 250);
    let reports: Vec<_> = drafts.iter().map(|value| check(&linter, value)).collect();
    for (kind, list, key, floor) in [
        (RuleKind::Mistake, "mistakes", "rule", MISTAKES),
        (RuleKind::Strength, "strengths", "signal", STRENGTHS),
    ] {
        let (mut precisions, mut measures) = (Vec::new(), Vec::new());
        for rule in linter.rules().filter(|rule| rule.kind == kind) {
            let (mut hits, mut said, mut all) = (0.0, 0.0, 0.0);
            for (value, report) in drafts.iter().zip(&reports) {
                let labelled = value[list]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|label| label[key] == rule.id.as_str());
                let found = report.findings.iter().any(|finding| *finding.rule == *rule.id)
                    || report.strengths.iter().any(|strength| *strength.signal == *rule.id);
                hits += f64::from(u8::from(labelled && found));
                said += f64::from(u8::from(found));
                all += f64::from(u8::from(labelled));
            }
            let (precision, recall) = (hits / f64::max(said, 1.0), hits / f64::max(all, 1.0));
            precisions.push(precision);
            measures.push(2.0 * precision * recall / f64::max(precision + recall, 1e-9));
        }
        let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len() as f64;
        let (precision, measure) = (mean(&precisions), mean(&measures));
        assert!(
            precision >= floor.0 && measure >= floor.1,
            "{list}: precision {precision:.3}, F1 {measure:.3}, floors {floor:?}"
        );
    }
    let clean: Vec<_> = drafts
        .iter()
        .zip(&reports)
        .filter(|(value, _)| value["mistakes"].as_array().unwrap().is_empty())
        .collect();
    let silent = clean.iter().filter(|(_, report)| report.findings.is_empty()).count() as f64 / clean.len() as f64;
    assert!(silent >= SILENT, "clean drafts without a finding: {silent:.3}");
}
