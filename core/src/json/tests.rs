//! Values, and what is refused, are the same as with serde_json.

use super::*;
use crate::{Context, Draft, RuleFile};
use proptest::prelude::*;
use std::fmt;

fn same<T: Read + serde::de::DeserializeOwned + PartialEq + fmt::Debug>(text: &str) {
    let (own, other) = (from_str::<T>(text), serde_json::from_str::<T>(text));
    match (&own, &other) {
        (Ok(own), Ok(other)) => assert_eq!(own, other, "{text}"),
        (Err(_), Err(_)) => {}
        // A list of values in place of a record, which serde_json lets pass.
        (Err(own), Ok(_)) if own.message.starts_with("invalid type: sequence, expected struct") => {}
        _ => panic!("{text}\n{own:?}\n{other:?}"),
    }
}

#[test]
fn reports_are_written_as_serde_json_writes_them() {
    let linter = crate::Linter::builder().rewrites(true).build().unwrap();
    for line in file("conformance/cases.jsonl").lines().step_by(3) {
        let draft: Draft = serde_json::from_str(line).unwrap_or_default();
        let report = linter.check(&draft);
        assert_eq!(to_string(&report), serde_json::to_string(&report).unwrap());
        assert_eq!(to_string(&draft), serde_json::to_string(&draft).unwrap());
    }
    let rules = crate::carried::program().rules;
    assert_eq!(to_string(&rules), serde_json::to_string(&rules).unwrap());
}

fn file(path: &str) -> String {
    std::fs::read_to_string(format!("{}/../fixtures/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn drafts_are_read_as_serde_json_reads_them() {
    for line in file("conformance/cases.jsonl").lines() {
        same::<Draft>(line);
        // Cut off anywhere, or with a letter lost, it is refused or read by both alike.
        for (at, _) in line.char_indices().step_by(7) {
            same::<Draft>(&line[..at]);
            same::<Draft>(&[&line[..at], line[at..].get(1..).unwrap_or("")].concat());
        }
    }
}

#[test]
fn errors_name_place_and_what_was_expected() {
    for (text, line, column, message) in [
        ("{\"today\": 3}", 1, 11, "invalid type: integer `3`, expected a date"),
        (
            "{\"deal\": \"lost\"}",
            1,
            10,
            "unknown variant `lost`, expected one of `none`, `in-progress`",
        ),
        (
            "{\n  \"contxt\": 1}",
            2,
            3,
            "unknown field `contxt`, expected one of `today`",
        ),
        ("{\"contacts\": [{}]}", 1, 15, "missing field `date`"),
        ("{\"contacts\": {}}", 1, 14, "invalid type: map, expected a sequence"),
        (
            "{\"prospect\": {\"asked_about_us\": \"é\"}}",
            1,
            33,
            "invalid type: string \"é\", expected a boolean",
        ),
        ("{\"deal\": \"none\" ", 1, 17, "the text ends: expected `,` or `}`"),
        ("{} x", 1, 4, "`x`: expected nothing more"),
        (
            "{\"caller\": {\"name\": \"\\x\"}}",
            1,
            23,
            "expected one of \"\\/bfnrtu",
        ),
        ("{\"caller\": {\"name\": \"\\ud83d\"}}", 1, 28, "half a surrogate pair"),
        ("nul", 1, 1, "`n`: expected null"),
    ] {
        let error = from_str::<Context>(text).unwrap_err();
        assert!(error.message.contains(message), "{text}: {}", error.message);
        assert_eq!((error.line, error.column), (line, column), "{text}: {}", error.message);
    }
    assert!(from_str::<Draft>(&"[".repeat(100_000)).is_err());
    assert!(
        from_str::<serde::de::IgnoredAny>(&"[".repeat(100_000))
            .unwrap_err()
            .message
            .contains("128")
    );
}

#[test]
fn rules_are_read_as_serde_json_reads_them() {
    let rules: Vec<RuleFile> = crate::carried::program().rules;
    let text = serde_json::to_string(&rules).unwrap();
    same::<Vec<RuleFile>>(&text);
    for (at, _) in text.char_indices().step_by(997) {
        same::<Vec<RuleFile>>(&[&text[..at], text[at..].get(1..).unwrap_or("")].concat());
    }
}

fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?[0-9]{1,4}(\\.[0-9]{0,2})?(e[+-]?[0-9]{0,2})?",
        ".{0,6}".prop_map(|text| serde_json::to_string(&text).unwrap()),
        "\"(\\\\u[0-9a-fD]{4}|\\\\[bfnrtx\"/]|[a-z\u{e9}\u{1f44b}\\n]){0,5}\"",
    ];
    let key = prop_oneof!["text", "id", "kind", "context", "deal", "contacts", "date", "note"];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        let entries = prop::collection::vec((key.clone(), inner.clone()), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
            entries.prop_map(|entries| {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| format!("\"{key}\" : {value}"))
                    .collect();
                format!("{{{}}}", entries.join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_comes(text in json()) {
        same::<Draft>(&text);
        same::<Context>(&text);
        same::<Vec<String>>(&text);
        same::<std::collections::BTreeMap<String, Option<i32>>>(&text);
        prop_assert_eq!(to_string(&text), serde_json::to_string(&text).unwrap());
        // What is passed over serde_json reads less strictly: half a surrogate pair, say.
        prop_assert!(from_str::<serde::de::IgnoredAny>(&text).is_err() || serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok());
    }
}
