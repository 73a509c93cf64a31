//! Every rule's own examples, and a rule of one's own at run time.

use callwell::develop::{self, Heard};
use callwell::{Draft, Linter};

/// As written, in upper case, with typographic quotes and as a transcript: by the rules alone and with the model.
#[test]
fn every_example_holds() {
    for heard in [Heard::Rules, Heard::Both] {
        let linter = develop::linter(None, heard).unwrap();
        let failures = develop::examples(&linter);
        assert!(failures.is_empty(), "{heard:?}: {failures:#?}");
    }
}

const OWN: &str = r#"
id = "blue-moon"
kind = "mistake"
title = "Speaks of blue moons"
severity = "error"
points = -30
message = "\"{text}\" is a saying."
why = "Nobody has seen one."
instead = "Name a day."
[[sources]]
title = "House style"
says = "No sayings."
grade = "craft"
[[find]]
phrases = ["{once in a blue moon} !rising", "{<day-name> *2 blue moon}"]
[[examples.bad]]
text = "We meet once in a blue moon."
finds = "once in a blue moon"
[[examples.bad]]
text = "Once in a blue moon I call."
finds = "Once in a blue moon"
[[examples.bad]]
text = "See you Friday at the blue moon."
finds = "Friday at the blue moon"
[[examples.good]]
text = "The moon is blue."
[[examples.good]]
text = "Once in a while the moon is blue."
[[examples.good]]
text = "Not once in a blue moon rising."
"#;

#[test]
fn a_rule_is_one_file() {
    let linter = Linter::builder().rules_toml("own.toml", OWN).build().unwrap();
    let report = linter.check(&Draft::new(
        "Hi, it's Ann from Reef Tiles. You call ONCE, um, in a blue moon!",
    ));
    let finding = report
        .findings
        .iter()
        .find(|finding| &*finding.rule == "blue-moon")
        .unwrap();
    assert_eq!(finding.text, "ONCE, um, in a blue moon");
    assert_eq!(&*finding.message, "\"ONCE, um, in a blue moon\" is a saying.");
    assert_eq!(linter.rule("blue-moon").unwrap().title, "Speaks of blue moons");
    // The same rule as JSON gives the same report.
    let value: toml::Value = toml::from_str(OWN).unwrap();
    let json = serde_json::to_string(&value).unwrap();
    let other = Linter::builder().rules_json("own.json", json).build().unwrap();
    assert_eq!(
        report,
        other.check(&Draft::new(
            "Hi, it's Ann from Reef Tiles. You call ONCE, um, in a blue moon!"
        ))
    );
}

#[test]
fn bad_rules_are_told_by_place() {
    for (change, line, says) in [
        (("<day-name>", "<day-nam>"), 15, "did you mean <day-name>"),
        (("!rising\"", "!rising (\""), 15, "without a `)`"),
        (("severity = \"error\"", "severity = \"grave\""), 5, "expected one of"),
        (("points = -30", "points = 30"), 2, "never adds"),
        (
            ("finds = \"once in a blue moon\"", "finds = \"two moons\""),
            18,
            "is not in its text",
        ),
        (
            ("text = \"The moon is blue.\"", "text = \"It is once in a blue moon.\""),
            26,
            "must be silent",
        ),
        (
            (
                "text = \"Once in a blue moon I call.\"",
                "text = \"Once in a Blue Room I call, Once in a blue moon rising.\"",
            ),
            20,
            "is not found",
        ),
        (("grade = \"craft\"", "grade = \"D\""), 13, "expected A, B or craft"),
        (("id = \"blue-moon\"", "id = \"just-checking-in\""), 2, "exists already"),
        (("id = \"blue-moon\"", "idd = \"blue-moon\""), 2, "unknown field"),
    ] {
        assert!(OWN.contains(change.0), "{change:?}");
        let error = Linter::builder()
            .rules_toml("own.toml", OWN.replacen(change.0, change.1, 1))
            .build()
            .unwrap_err();
        assert!(
            error.is_rules() && error.message().contains(says),
            "{change:?}: {error}"
        );
        assert_eq!(error.place().line, Some(line), "{change:?}: {error}");
        assert_eq!(error.place().file.as_deref(), Some("own.toml"));
    }
    let start = OWN.find("[[examples.good]]").unwrap();
    let error = Linter::builder()
        .rules_toml("own.toml", &OWN[..start])
        .build()
        .unwrap_err();
    assert!(error.message().contains("at least three"), "{error}");
    let error = Linter::builder().select(["just-cheking-in"]).build().unwrap_err();
    assert!(
        error.is_unknown_rule() && error.message().contains("`just-checking-in`"),
        "{error}"
    );
}
