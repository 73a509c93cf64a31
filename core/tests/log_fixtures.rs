//! The fixture logs: what is expected of each, entry by entry.

#![cfg(feature = "log")]

use callwell::log::{self, Options, Settings};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/logs")
}

fn names() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

fn read(name: &str) -> (log::Log, Settings, Value) {
    let expected: Value = serde_json::from_slice(&fs::read(folder().join(format!("{name}.json"))).unwrap()).unwrap();
    let text = |key: &str| expected[key].as_str().unwrap_or_default();
    let mut options = Options::default();
    if !text("columns").is_empty() {
        options.columns = text("columns").parse().unwrap();
    }
    if !text("dates").is_empty() {
        options.dates = text("dates").parse().unwrap();
    }
    options.keep_going = expected["keep_going"].as_bool().unwrap_or(false);
    let csv = fs::File::open(folder().join(format!("{name}.csv"))).unwrap();
    let log = log::read(csv, &options).unwrap();
    let settings = Settings::new(text("today").parse::<Date>().unwrap());
    (log, settings, expected)
}

#[test]
fn every_entry_leads_to_the_advice_expected() {
    let names = names();
    assert!(names.len() >= 4, "{names:?}");
    for name in names {
        let (log, settings, expected) = read(&name);
        let review = log::review(&log, &settings);
        let people: BTreeMap<&str, Value> = review
            .people
            .iter()
            .map(|person| {
                let advice: Vec<Value> = person
                    .advice
                    .iter()
                    .map(|advice| {
                        let lines: Vec<u32> = advice.entries.iter().map(|entry| entry.line).collect();
                        json!({"id": advice.id, "due": advice.due, "lines": lines})
                    })
                    .collect();
                let told = json!({"standing": person.state.standing, "advice": advice});
                (person.state.prospect.as_str(), told)
            })
            .collect();
        let wanted = expected["people"].as_object().unwrap();
        for (person, told) in &people {
            assert_eq!(Some(told), wanted.get(*person), "{name}: {person}");
        }
        assert_eq!(people.len(), wanted.len(), "{name}: people");
        let findings: Vec<Value> = review
            .findings
            .iter()
            .filter(|finding| &*finding.rule != "missing-category")
            .map(|found| json!({"rule": found.rule, "severity": found.severity, "line": found.line, "column": found.column}))
            .collect();
        assert_eq!(Value::from(findings), expected["findings"], "{name}: findings");
        let unread: Vec<Value> = log.unread.iter().map(|error| error.place().line.into()).collect();
        assert_eq!(
            &unread,
            expected["unread"].as_array().unwrap_or(&Vec::new()),
            "{name}: unread"
        );
        let skipped = expected.get("skipped").cloned().unwrap_or_else(|| json!({}));
        assert_eq!(json!(log.skipped), skipped, "{name}: skipped");
    }
}

#[test]
fn plans_take_people_in_the_order_expected() {
    for name in names() {
        let (log, settings, expected) = read(&name);
        let minutes = expected["minutes"].as_u64().unwrap() as u32;
        let plan = log::plan(&log, &settings, minutes);
        let listed = |items: &[log::Item]| -> Value {
            let names: Vec<&str> = items.iter().map(|item| item.state.prospect.as_str()).collect();
            names.into()
        };
        assert_eq!(listed(&plan.items), expected["plan"], "{name}: plan");
        assert_eq!(listed(&plan.coming), expected["coming"], "{name}: coming");
        assert!(plan.planned <= minutes, "{name}");
        let sum: u32 = plan.items.iter().map(|item| item.minutes).sum();
        assert_eq!(plan.planned, sum, "{name}");
    }
}
