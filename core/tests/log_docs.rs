//! docs/log.md says what the tables say.

#![cfg(feature = "log")]

use callwell::log::{self, Cadence, Field, Options, Settings};
use std::fs;
use std::path::Path;

fn docs() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/log.md")).unwrap()
}

#[test]
fn every_advice_threshold_and_column_stands_in_the_docs() {
    let docs = docs();
    let cadence = Cadence::built_in();
    for kind in &cadence.kinds {
        assert!(docs.contains(&format!("\n| `{}` |", kind.id)), "{}", kind.id);
    }
    for (name, threshold) in cadence.thresholds.all() {
        let row = format!("\n| `{name}` | {} | {} |", threshold.value, threshold.unit);
        assert!(docs.contains(&row), "{row}");
    }
    for field in Field::ALL {
        assert!(docs.contains(&format!("`{}`", field.name())), "{}", field.name());
    }
    let rows = docs.lines().filter(|line| line.starts_with("| `")).count();
    assert!(rows > cadence.kinds.len() + cadence.thresholds.all().len());
}

#[test]
fn the_output_shown_is_real() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/logs/calls.csv");
    let log = log::read(fs::File::open(path).unwrap(), &Options::default()).unwrap();
    let plan = log::plan(&log, &Settings::new("2026-11-18".parse().unwrap()), 30);
    let docs = docs().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(docs.contains(&format!("{} people, {} of 30 minutes", plan.items.len(), plan.planned)));
    for item in plan.items.iter().take(3) {
        let words = item.words(plan.today);
        assert!(docs.contains(&words), "{words}");
        assert!(docs.contains(&item.advice[0].message), "{}", item.advice[0].message);
    }
}
