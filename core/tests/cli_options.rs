//! Options on the command line and in `callwell.toml`, exit codes, and what is wrong with them.

#![cfg(feature = "cli")]

mod cli_support;
use cli_support::{Folder, RULES};

#[test]
fn exit_codes_go_by_severity() {
    let folder = Folder::new();
    folder
        .write("clean.txt", "Hi.")
        .write("hint.txt", "snorf")
        .write("error.txt", "the quarble");
    for (args, code) in [
        (&["clean.txt"][..], 0),
        (&["hint.txt"], 0),
        (&["error.txt"], 1),
        (&["--fail-on", "hint", "hint.txt"], 1),
        (&["--fail-on", "never", "error.txt"], 0),
        (&["--fail-on", "error", "error.txt", "hint.txt"], 1),
        (&["--min-severity", "warning", "--fail-on", "hint", "hint.txt"], 0),
        (&["--ignore", "own-error", "error.txt"], 0),
        (&["--fail-on", "never", "error.txt", "missing.txt"], 2),
        (&["--fail-on", "sometimes", "error.txt"], 2),
        (&["--help"], 0),
        (&[], 2),
    ] {
        let output = folder.check(args);
        assert_eq!(output.code, code, "{args:?}: {output:?}");
    }
}

#[test]
fn wrong_options_name_place_value_and_what_was_expected() {
    let folder = Folder::new();
    folder.write("a.txt", "Hi.");
    folder
        .write("key.toml", "today = 2026-11-21\ndael = \"none\"\n")
        .write("value.json", "{\"deal\": \"lost\"}");
    folder.write("pattern.toml", RULES.replacen("\"snorf\"", "\"snorf (\"", 1));
    folder.write("class.toml", RULES.replacen("\"snorf\"", "\"<snarfs>\"", 1));
    folder.write(
        "examples.toml",
        RULES.replacen(
            "bad = [\n    { text = \"A snorf.\"",
            "bad = []\nworse = [\n    { text = \"A snorf.\"",
            1,
        ),
    );
    folder.write(
        "few.toml",
        RULES.replacen("    { text = \"A snorf.\", finds = \"snorf\" },\n", "", 1),
    );
    folder.write(
        "failing.toml",
        RULES.replacen("good = [{ text = \"A lamp.\" }", "good = [{ text = \"Oh, snorf.\" }", 1),
    );
    for (args, parts) in [
        (
            &["--select", "own-eror", "a.txt"][..],
            &["unknown rule `own-eror`", "`own-error`"][..],
        ),
        (&["--ignore", "smalltalk", "a.txt"], &["unknown rule `smalltalk`"]),
        (
            &["--context", "key.toml", "a.txt"],
            &["key.toml:2:1:", "dael", "`deal`"],
        ),
        (
            &["--context", "value.json", "a.txt"],
            &["value.json:1:", "lost", "`in-progress`"],
        ),
        (
            &["--context", "none.json", "a.txt"],
            &["none.json: cannot be read: no such file"],
        ),
        (
            &["--rules", "pattern.toml", "a.txt"],
            &["pattern.toml:30:", "`(` without a `)`"],
        ),
        (&["--rules", "class.toml", "a.txt"], &["class.toml:", "snarfs"]),
        (&["--rules", "examples.toml", "a.txt"], &["examples.toml:", "worse"]),
        (&["--rules", "few.toml", "a.txt"], &["few.toml:", "three"]),
        (
            &["--rules", "failing.toml", "a.txt"],
            &["failing.toml:", "`own-hint` must be silent", "Oh, snorf."],
        ),
        (&["--columns", "txt=Body", "a.txt"], &["`txt`", "id, kind, text"]),
    ] {
        let output = folder.run(&[&["check", "--rules", "own.toml"], args].concat());
        let output = if args[0] == "--rules" {
            folder.run(&[&["check"], args].concat())
        } else {
            output
        };
        assert_eq!(output.code, 2, "{args:?}: {output:?}");
        assert_eq!(output.out, "", "{args:?}");
        for part in parts {
            assert!(
                output.err.contains(part),
                "{args:?}: expected {part:?} in {}",
                output.err
            );
        }
    }
}

#[test]
fn configuration_is_found_upwards_and_the_command_line_wins() {
    let folder = Folder::new();
    folder.write(
        "callwell.toml",
        "rules = \"own.toml\"\nselect = [\"own-error\"]\nfail-on = \"never\"\ncontext = \"context.toml\"\n",
    );
    folder.write("one/two/a.txt", "the quarble snorf");
    folder.write("other/callwell.toml", "rules = [\"../own.toml\"]\nselect = \"own-hint\"\nfail-on = \"hint\"\nkind = \"voicemail\"\n[columns]\ntext = \"Body\"\n");
    folder.write("other/a.csv", "Body\nthe quarble snorf\n");
    let check = |args: &[&str]| folder.run(&[&["check", "--format", "jsonl"], args].concat());
    let (one, two) = (check(&["one"]), check(&["one", "other"]));
    assert_eq!(
        (one.told(), one.code),
        (vec![["one", "two", "a.txt#1: own-error"].join("/")], 0)
    );
    assert_eq!(one.lines()[0]["today"], "2026-11-21");
    assert_eq!((two.told()[1].as_str(), two.code), ("other/a.csv#1: own-hint", 1));
    assert_eq!(two.lines()[1]["kind"], "voicemail");
    assert_eq!(check(&["--select", "own-hint", "--fail-on", "hint", "one"]).code, 1);
    let output = folder
        .write("one/callwell.toml", "\nfail_on = \"never\"\n")
        .run(&["check", "one"]);
    assert_eq!(output.code, 2);
    assert!(
        output.err.contains("callwell.toml:2:1: unknown field `fail_on`") && output.err.contains("`fail-on`"),
        "{}",
        output.err
    );
    let output = folder
        .write("one/callwell.toml", "select = [\"own-eror\"]\n")
        .run(&["check", "one"]);
    assert!(
        output.err.contains("callwell.toml: unknown rule `own-eror`"),
        "{}",
        output.err
    );
}

#[test]
fn statistics_count_rules_and_drafts() {
    let folder = Folder::new();
    folder
        .write("a.txt", "snorf snorf. A snorf.\n---\nHi.")
        .write("b.txt", "A snorf and the quarble.")
        .write("c.txt", "A brimful lamp.");
    let output = folder.check(&["--statistics", "--quiet", "a.txt", "b.txt", "c.txt"]);
    let rows: Vec<Vec<&str>> = output
        .out
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(rows[0], ["mistake", "count", "drafts", "files", "share"]);
    assert_eq!(rows[1][0], "own-hint");
    assert_eq!(rows[1][2..], ["2", "2", "50.0%"]);
    assert_eq!(rows[2], ["own-error", "1", "1", "1", "25.0%"]);
    assert_eq!(rows[5], ["own-good", "1", "1", "1", "25.0%"]);
    let output = folder.check(&["--statistics", "--format", "json", "a.txt"]);
    assert_eq!(output.json()["reports"].as_array().map(Vec::len), Some(2));
    assert!(output.err.contains("own-hint"));
}

#[test]
fn comments_silence_rules() {
    let folder = Folder::new();
    folder.write("a.md", "<!-- callwell: allow own-error -->\nthe quarble and a snorf\n");
    assert_eq!(
        folder.check(&["--format", "jsonl", "a.md"]).told(),
        ["a.md#1: own-hint"]
    );
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = Folder::new();
    let list = folder.run(&["rules", "--rules", "own.toml"]);
    assert!(
        list.code == 0 && list.out.contains("own-error") && list.out.contains("just-checking-in"),
        "{}",
        list.out
    );
    let json = folder.run(&["rules", "--rules", "own.toml", "--format", "json"]).json();
    assert!(
        json["rules"]
            .as_array()
            .unwrap()
            .iter()
            .any(|rule| rule["id"] == "own-good" && rule["points"] == 8)
    );
    let page = folder.run(&["explain", "own-error", "--rules", "own.toml"]).out;
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("{part} in {page}"));
    let heads = ["own-error", "What\n", "Why\n", "Example\n", "Instead\n", "Sources\n"].map(at);
    assert!(heads.is_sorted(), "{page}");
    at("craft: advice, unmeasured");
    for format in ["markdown", "html", "json"] {
        let output = folder.run(&["explain", "own-error", "--rules", "own.toml", "--format", format]);
        assert!(
            output.code == 0 && output.out.contains("Speak of something else."),
            "{output:?}"
        );
    }
    let wrong = folder.run(&["explain", "just-cheking-in"]);
    assert!(wrong.code == 2 && wrong.err.contains("`just-checking-in`"), "{wrong:?}");
}

#[test]
fn completions_are_printed_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = Folder::new().run(&["completions", shell]);
        assert!(output.code == 0 && output.out.contains("callwell"), "{output:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::new();
    folder.write("many.jsonl", "{\"text\":\"the quarble\"}\n".repeat(20_000));
    let script = format!(
        "'{}' check --format jsonl --rules own.toml many.jsonl | head -n 1 | wc -l",
        env!("CARGO_BIN_EXE_callwell")
    );
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "1");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = Folder::new();
    folder.write("a.txt", "the quarble");
    let script = format!("'{}' check a.txt > /dev/full", env!("CARGO_BIN_EXE_callwell"));
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write the output: No space left"));
}
