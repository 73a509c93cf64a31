//! Fixes: applying one never lowers the score, breaks no spacing and leaves no claim that wasn't there.

use callwell::{Applicability, Context, Draft, Edit, Linter};
use std::fs;
use std::path::Path;

fn apply(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.start));
    let mut text = text.to_owned();
    for edit in edits {
        text.replace_range(edit.start as usize..edit.end as usize, &edit.text);
    }
    text
}

fn labelled() -> Vec<Draft> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/drafts");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
        .collect();
    paths.sort();
    let mut drafts = Vec::new();
    for path in paths {
        for line in fs::read_to_string(&path).unwrap().lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let mut draft = Draft::new(value["text"].as_str().unwrap());
            draft.kind = value["kind"].as_str().unwrap_or("opener").parse().unwrap();
            draft.context = value
                .get("context")
                .map(|context| serde_json::from_value(context.clone()).unwrap());
            drafts.push(draft);
        }
    }
    drafts
}

#[test]
fn applying_a_fix_never_lowers_the_score() {
    let linter = Linter::new();
    let (mut failures, mut count, mut findings) = (Vec::new(), 0, 0);
    let drafts = labelled();
    assert!(drafts.len() > 300);
    for draft in &drafts {
        let report = linter.check(draft);
        for finding in &report.findings {
            findings += 1;
            for fix in &finding.fixes {
                count += 1;
                let text = apply(&draft.text, &fix.edits);
                let again = linter.check(&Draft {
                    text: text.clone(),
                    ..draft.clone()
                });
                let spaced = [" ,", " .", "  ", ",,", " ?"]
                    .iter()
                    .any(|wrong| text.matches(wrong).count() > draft.text.matches(wrong).count());
                if again.score.points < report.score.points
                    || spaced
                    || text.trim() != text && draft.text.trim() == draft.text
                {
                    failures.push(format!(
                        "{} -> {} {} {}\n   {}\n   {text}",
                        report.score.points,
                        again.score.points,
                        finding.rule,
                        fix.applicability.name(),
                        draft.text
                    ));
                }
            }
        }
    }
    println!("{count} fixes of {findings} findings");
    assert!(
        failures.is_empty(),
        "{} of {count} fixes fail:\n{}",
        failures.len(),
        failures.iter().take(12).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn fixing_is_idempotent_and_safe() {
    let linter = Linter::new();
    for draft in labelled().iter().step_by(3) {
        let before = linter.check(draft).score.points;
        for all in [false, true] {
            let fixed = linter.fix(
                draft,
                if all {
                    Applicability::Unsafe
                } else {
                    Applicability::Safe
                },
            );
            let again = Draft {
                text: fixed.text.clone(),
                ..draft.clone()
            };
            assert!(
                linter.check(&again).score.points >= before,
                "{}\n{}",
                draft.text,
                fixed.text
            );
            let twice = linter.fix(
                &again,
                if all {
                    Applicability::Unsafe
                } else {
                    Applicability::Safe
                },
            );
            assert_eq!(twice.text, fixed.text);
            assert!(twice.applied.is_empty());
        }
    }
}

fn fixed(text: &str, rule: &str, context: Option<&str>) -> String {
    let mut draft = Draft::new(text);
    draft.context = context.map(|context| Context::from_json(context).unwrap());
    let report = Linter::new().check(&draft);
    let finding = report
        .findings
        .iter()
        .find(|finding| &*finding.rule == rule)
        .unwrap_or_else(|| panic!("no {rule} in {text}"));
    finding
        .fixes
        .first()
        .map_or_else(|| "no fix".into(), |fix| apply(text, &fix.edits))
}

#[test]
fn an_empty_reason_goes_where_another_stays() {
    assert_eq!(
        fixed(
            "Hi Tom, it's Ann from Reef Tiles. I'm just checking in. Your splashback order is ready, and the grout came in grey.",
            "just-checking-in",
            None
        ),
        "Hi Tom, it's Ann from Reef Tiles. Your splashback order is ready, and the grout came in grey."
    );
    assert_eq!(
        fixed(
            "Hi Tom, it's Ann from Reef Tiles. I'm just checking in.",
            "just-checking-in",
            None
        ),
        "no fix"
    );
}

#[test]
fn the_next_step_becomes_the_callers_own() {
    let text = "Hi Tom, it's Ann from Reef Tiles. I'm calling about your splashback. Give me a call on 0113 496 0182.";
    assert_eq!(
        fixed(text, "passive-callback", None),
        "Hi Tom, it's Ann from Reef Tiles. I'm calling about your splashback. I'll call again on [day and time], and my number is 0113 496 0182."
    );
}

#[test]
fn a_contradicted_claim_is_put_as_the_log_has_it() {
    let context = r#"{"today": "2026-11-21", "contacts": [{"date": "2026-08-20", "channel": "voicemail", "outcome": "left-message"}]}"#;
    assert_eq!(
        fixed(
            "Hi Andy, it's Fred from XYZ Print. We spoke three months ago about your catalogue.",
            "fabricated-contact",
            Some(context)
        ),
        "Hi Andy, it's Fred from XYZ Print. I left you a message on August 20 about your catalogue."
    );
}
