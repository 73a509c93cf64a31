//! `callwell fix` and `callwell rewrite`: what they print, what they write, and what they leave alone.

#![cfg(feature = "cli")]

mod cli_support;
use cli_support::Folder;

fn read(folder: &Folder, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).unwrap()
}

const DRAFTS: &str = "Hi Andy, it's Fred Hale from Quillmoor Print. Sorry to bother you. Your maps are due in May.\r\n---\nHello Dana, Ines Roca here from Roca Tiles about the lobby floor: it's due in May.\n";
const MENDED: &str = "Hi Andy, it's Fred Hale from Quillmoor Print. Your maps are due in May.\r\n---\nHello Dana, Ines Roca here from Roca Tiles about the lobby floor: it's due in May.\n";

#[test]
fn a_difference_is_shown_and_nothing_written() {
    let folder = Folder::new();
    folder.write("a.txt", DRAFTS);
    let output = folder.run(&["fix", "a.txt"]);
    assert_eq!(output.code, 1, "{output:?}");
    assert!(output.out.starts_with("--- a.txt\n+++ a.txt\n@@ "), "{output:?}");
    assert!(
        output
            .out
            .contains("\n+Hi Andy, it's Fred Hale from Quillmoor Print. Your maps"),
        "{output:?}"
    );
    assert!(
        output.err.contains("1 fix would be made in 1 of 2 drafts"),
        "{output:?}"
    );
    assert_eq!(read(&folder, "a.txt"), DRAFTS);
}

#[test]
fn files_are_written_whole_and_only_once() {
    let folder = Folder::new();
    let csv = "id,text,n\r\n1,\"Hi Tom, it's Ann from Reef Tiles. Sorry to bother you. Your \"\"splashback\"\" tiles came in grey.\",x\r\n2,fine,\r\n";
    let jsonl = "{\"n\": 1.50, \"text\": \"Hi Tom, it\\u2019s Ann from Reef Tiles. Sorry to bother you. Your tiles came in grey.\"}\n\nnonsense\n";
    folder
        .write("a.txt", DRAFTS)
        .write("b.csv", csv)
        .write("c.jsonl", jsonl);
    let output = folder.run(&["fix", "--write", "a.txt", "b.csv", "c.jsonl"]);
    // The line that is none is told, and stays.
    assert_eq!((output.code, output.out.as_str()), (2, ""), "{output:?}");
    assert!(output.err.contains("3 fixes made in 3 of 6 drafts"), "{output:?}");
    assert!(output.err.contains("c.jsonl:3:"), "{output:?}");
    let after = [read(&folder, "a.txt"), read(&folder, "b.csv"), read(&folder, "c.jsonl")];
    assert_eq!(after[0], MENDED);
    assert_eq!(after[1], csv.replace(" Sorry to bother you.", ""));
    assert_eq!(after[2], jsonl.replace(" Sorry to bother you.", ""));
    // A second time there is nothing left to do.
    let again = folder.run(&["fix", "--write", "a.txt", "b.csv"]);
    assert_eq!(again.code, 0, "{again:?}");
    assert!(again.err.contains("nothing to mend safely in 4 drafts"), "{again:?}");
    assert_eq!(
        after,
        [read(&folder, "a.txt"), read(&folder, "b.csv"), read(&folder, "c.jsonl")]
    );
}

#[test]
fn what_changes_a_promise_waits_for_leave() {
    let folder = Folder::new();
    let asks =
        "Hi Andy, it's Fred Hale from Quillmoor Print. Your maps are due in May. Can we sign the contract today?";
    let safe = folder.run_with(&["fix", "-"], asks.as_bytes());
    assert_eq!((safe.code, safe.out.as_str()), (0, ""), "{safe:?}");
    assert!(safe.err.contains("1 more with --unsafe"), "{safe:?}");
    let all = folder.run_with(&["fix", "--unsafe", "--write", "-"], asks.as_bytes());
    assert_eq!(
        all.out, "Hi Andy, it's Fred Hale from Quillmoor Print. Your maps are due in May.",
        "{all:?}"
    );
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay_and_nothing_is_left_behind() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new();
    folder.write("real.txt", DRAFTS);
    let (real, link) = (folder.path().join("real.txt"), folder.path().join("link.txt"));
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, &link).unwrap();
    let output = folder.run(&["fix", "--write", "link.txt"]);
    assert_eq!(output.code, 0, "{output:?}");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(read(&folder, "real.txt"), MENDED);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
    // What is read-only is left alone, and said.
    folder.write("real.txt", DRAFTS);
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
    let output = folder.run(&["fix", "--write", "real.txt"]);
    assert_eq!(output.code, 2, "{output:?}");
    assert!(
        output
            .err
            .contains("real.txt: cannot be written: it is read-only; it is as it was"),
        "{output:?}"
    );
    assert_eq!(read(&folder, "real.txt"), DRAFTS);
}

#[test]
fn options_that_mean_nothing_are_refused() {
    let folder = Folder::new();
    folder.write("a.txt", DRAFTS);
    for (args, told) in [
        (
            &["fix", "--format", "json", "a.txt"][..],
            "`--format` means nothing to `fix`",
        ),
        (
            &["fix", "--statistics", "a.txt"],
            "`--statistics` means nothing to `fix`",
        ),
        (
            &["rewrite", "--format", "sarif", "a.txt"],
            "`--format sarif` means nothing to `rewrite`: expected human, json or jsonl",
        ),
        (&["rewrite", "--apply", "0", "a.txt"], "invalid value '0'"),
    ] {
        let output = folder.run(args);
        assert_eq!(output.code, 2, "{args:?}: {output:?}");
        assert!(output.err.contains(told), "{args:?}: {output:?}");
    }
}

#[test]
fn rewrites_are_printed_and_applied() {
    let folder = Folder::new();
    folder.write("a.txt", DRAFTS);
    let output = folder.run(&["rewrite", "a.txt"]);
    assert_eq!(output.code, 0, "{output:?}");
    assert!(
        output.out.contains("\n  1 ") && output.out.contains("Your maps are due in May."),
        "{output:?}"
    );
    assert!(
        output.out.contains("Nothing to object to: say it as it is."),
        "{output:?}"
    );
    let json = folder.run(&["rewrite", "--format", "json", "a.txt"]);
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let text = value["reports"][0]["rewrites"][0]["text"].as_str().unwrap();
    assert_eq!(value["reports"][1]["rewrites"].as_array().unwrap().len(), 0);
    // Only the text; a draft with nothing wrong as it is.
    let applied = folder.run(&["rewrite", "--apply", "1", "a.txt"]);
    assert_eq!(applied.code, 0, "{applied:?}");
    let clean = "Hello Dana, Ines Roca here from Roca Tiles about the lobby floor: it's due in May.";
    assert_eq!(applied.out, format!("{text}\n---\n{clean}\n"));
    // What was taken over has nothing to object to.
    let checked = folder.run_with(&["check", "--format", "json", "-"], applied.out.as_bytes());
    assert_eq!(checked.code, 0, "{checked:?}");
    let lacking = folder.run(&["rewrite", "--apply", "9", "a.txt"]);
    assert_eq!(lacking.code, 1, "{lacking:?}");
    assert!(
        lacking
            .err
            .contains("a.txt#1: no rewrite 9: expected a number from 1 to"),
        "{lacking:?}"
    );
}

#[test]
fn people_are_shown_the_best_rewrite_and_programs_when_they_ask() {
    let folder = Folder::new();
    folder.write("a.txt", DRAFTS);
    assert!(folder.run(&["check", "a.txt"]).out.contains("\n  say    Hi Andy"));
    for (args, want) in [
        (&["--format", "jsonl", "a.txt"][..], false),
        (&["--format", "jsonl", "--rewrites", "a.txt"], true),
    ] {
        let output = folder.run(&[&["check"], args].concat());
        let report: serde_json::Value = serde_json::from_str(output.out.lines().next().unwrap()).unwrap();
        assert_eq!(!report["rewrites"].as_array().unwrap().is_empty(), want, "{args:?}");
    }
}
