//! `sarif`: the Static Analysis Results Interchange Format, version 2.1.0. Results are written one by one; the tool and
//! its rules come last, when it is known whose rules were used.

use super::Printer;
use super::places::{Place, Places};
use crate::cli::pipeline::Outcome;
use crate::cli::tally::Tally;
use crate::{Applicability, Edit, Finding, RuleFile, RuleKind, Severity, Span};
use serde_json::{Value, json};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub struct Sarif;

impl Printer for Sarif {
    fn open(&self) -> String {
        format!(
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"columnKind\":\"unicodeCodePoints\",\"results\":["
        )
    }

    fn draft(&self, outcome: &Outcome) -> String {
        let Ok((draft, report)) = &outcome.result else {
            return String::new();
        };
        let places = Places::new(&outcome.origin, &draft.text, report);
        let results: Vec<String> = report
            .findings
            .iter()
            .map(|finding| format!("\n{}", result(outcome, &places, finding)))
            .collect();
        results.join(",")
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn close(&self, tally: &Tally) -> String {
        let mut rules: Vec<&RuleFile> = Vec::new();
        for rule in tally.settings.iter().flat_map(|settings| settings.linter.rules()) {
            if rule.kind == RuleKind::Mistake && !rules.iter().any(|known| known.id == rule.id) {
                rules.push(rule);
            }
        }
        let driver = json!({
            "name": "callwell",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules.into_iter().map(descriptor).collect::<Vec<_>>(),
        });
        let notifications: Vec<Value> = tally.errors.iter().map(|(id, error)| notification(id, error)).collect();
        let invocation = json!({
            "executionSuccessful": tally.unreadable == 0,
            "toolExecutionNotifications": notifications,
        });
        format!(
            "\n],\"tool\":{},\"invocations\":[{invocation}]}}]}}\n",
            json!({ "driver": driver })
        )
    }
}

fn descriptor(rule: &RuleFile) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": if rule.why.is_empty() { &rule.title } else { &rule.why }},
        "help": {"text": crate::explain::text(rule), "markdown": crate::explain::markdown(rule)},
        "defaultConfiguration": {"level": level(rule.severity.unwrap_or(Severity::Warning))},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn result(outcome: &Outcome, places: &Places, finding: &Finding) -> Value {
    let mut region = region(places.of(finding.span));
    if finding.span.is_some() {
        region["snippet"] = json!({"text": finding.text});
    }
    let mut result = json!({
        "ruleId": &*finding.rule,
        "level": level(finding.severity),
        "message": {"text": &*finding.message},
        "locations": [{
            "physicalLocation": {"artifactLocation": {"uri": uri(&outcome.origin.file)}, "region": region},
            "logicalLocations": [{"name": outcome.id, "kind": "object"}],
        }],
        "partialFingerprints": {"callwell/v1": fingerprint(&[&outcome.id, &finding.rule, &finding.text])},
    });
    let fixes: Vec<Value> = finding
        .fixes
        .iter()
        .filter(|fix| outcome.origin.verbatim && fix.applicability != Applicability::NeedsInput)
        .map(|fix| {
            json!({
                "description": {"text": match fix.applicability {
                    Applicability::Safe => "Safe: asserts nothing new.",
                    _ => "Changes what is asserted or promised: check that it is so.",
                }},
                "artifactChanges": [{
                    "artifactLocation": {"uri": uri(&outcome.origin.file)},
                    "replacements": fix.edits.iter().map(|edit| replacement(places, edit)).collect::<Vec<_>>(),
                }],
            })
        })
        .collect();
    if !fixes.is_empty() {
        result["fixes"] = fixes.into();
    }
    result
}

fn replacement(places: &Places, edit: &Edit) -> Value {
    let deleted = region(places.of(Some(Span {
        start: edit.start,
        end: edit.end,
    })));
    json!({"deletedRegion": deleted, "insertedContent": {"text": edit.text}})
}

fn region(place: Place) -> Value {
    let mut region = json!({"startLine": place.line, "endLine": place.end_line});
    if let (Some(start), Some(end)) = (place.column, place.end_column) {
        region["startColumn"] = start.into();
        region["endColumn"] = end.into();
    }
    region
}

fn notification(id: &str, error: &crate::Error) -> Value {
    let file = error.place().file.as_deref().unwrap_or(id);
    let mut physical = json!({"artifactLocation": {"uri": uri(file)}});
    if let Some(line) = error.place().line.filter(|&line| line > 0) {
        physical["region"] = json!({"startLine": line});
    }
    json!({
        "level": "error",
        "message": {"text": error.to_string()},
        "locations": [{"physicalLocation": physical}],
    })
}

/// A path as a relative reference; stdin gets a name of its own.
fn uri(path: &str) -> String {
    if path == "-" {
        return "stdin".into();
    }
    let mut uri = String::with_capacity(path.len());
    for byte in path.trim_start_matches("./").bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'/'
            | b'!'
            | b'$'
            | b'&'
            | b'('
            | b')'
            | b'+'
            | b','
            | b'='
            | b'@' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// A number that stays the same as long as the finding does (FNV-1a).
fn fingerprint(parts: &[&str]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}
