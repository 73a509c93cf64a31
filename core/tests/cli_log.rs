//! `callwell log` and `callwell plan`.

#![cfg(feature = "cli")]

mod cli_support;
use cli_support::{Folder, Output};

const LOG: &str = "\
prospect,company,category,date,channel,direction,outcome,follow_up_on,note
Andy Shaw,Hart Foods,hot lead,2026-08-20,voicemail,outbound,left message,2026-11-18,recycled stock
Mei Tan,Tan & Ho,referral-source,2026-07-14,meeting,outbound,reached,,lunch
Lena Vogt,Vogt Optik,prospect,2026-11-16,voicemail,outbound,left message,,
Lena Vogt,Vogt Optik,prospect,2026-11-17,voicemail,outbound,left message,,
Sam Whitby,,prospect,2026-03-03,call,outbound,declined,,
Kofi Mensah,Mensah Travel,prospect,2026-11-16,call,outbound,connected,2026-11-20,
";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("calls.csv", LOG);
    folder
}

/// Runs a command on the log as of 18 November 2026.
fn run(folder: &Folder, command: &str, args: &[&str]) -> Output {
    folder.run(&[&[command, "calls.csv", "--today", "2026-11-18"], args].concat())
}

#[test]
fn a_plan_says_whom_to_call_in_order_and_why() {
    let folder = folder();
    let plan = run(&folder, "plan", &[]);
    assert_eq!((plan.code, &*plan.err), (0, ""));
    let order = [
        "Wednesday, 18 November 2026  3 people, 23 of 60 minutes",
        "Promised",
        "1  Andy Shaw, Hart Foods  Promised for the day \u{b7} 10 min",
        "(\u{201c}recycled stock\u{201d}), and 18",
        "(line 2)",
        "Not reached",
        "2  Lena Vogt",
        "leave no\n      message: there were enough this week. (lines 4, 5)",
        "Keep warm",
        "3  Mei Tan",
        "Coming",
        "Fri 20 November   Kofi Mensah \u{b7} Promised for the day",
        "1 person said no and is left be.",
        "two in five logged calls",
    ];
    let mut rest = plan.out.as_str();
    for part in order {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("{part:?} in {rest}\nof {}", plan.out));
        rest = &rest[at + part.len()..];
    }
    let short = run(&folder, "plan", &["--minutes", "12"]);
    assert!(short.out.contains("1 person, 10 of 12 minutes"), "{}", short.out);
    assert!(
        short.out.contains("beyond the time: 2 people, 13 minutes"),
        "{}",
        short.out
    );
}

#[test]
fn plans_are_written_for_programs_too() {
    let folder = folder();
    let json = run(&folder, "plan", &["--format", "json"]).json();
    assert_eq!(json["items"][0]["state"]["prospect"], "Andy Shaw");
    assert_eq!(json["items"][0]["advice"][0]["entries"][0]["line"], 2);
    assert_eq!(json["items"][1]["may_leave_message"], false);
    assert_eq!(json["items"][1]["advice"][0]["sources"][0]["grade"], "craft");
    let csv = run(&folder, "plan", &["--format", "csv"]).out;
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 5);
    assert!(rows[0].starts_with("on,due,prospect,company") && rows[4].starts_with("2026-11-20,2026-11-20,Kofi Mensah"));
    let html = run(&folder, "plan", &["--format", "html"]).out;
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("<b>Mei Tan</b>, Tan &amp; Ho"));
    let ics = run(&folder, "plan", &["--format", "ics", "--at", "14:30"]).out;
    for line in [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        "DTSTART:20261118T143000\r\n",
        "DTEND:20261118T145300\r\n",
        "DTSTART;VALUE=DATE:20261120\r\n",
        "DTEND;VALUE=DATE:20261121\r\n",
        "SUMMARY:Kofi Mensah: Promised for the day\r\n",
        "UID:promise-due-kofi-mensah-mensah-travel-2026-11-20@callwell\r\n",
        "END:VCALENDAR\r\n",
    ] {
        assert!(ics.contains(line), "{line:?} in {ics}");
    }
    assert!(ics.split("\r\n").all(|line| line.len() <= 75));
}

#[test]
fn a_log_is_checked_and_told() {
    let folder = folder();
    let log = run(&folder, "log", &[]);
    assert_eq!((log.code, &*log.err), (0, ""));
    for part in [
        "calls.csv  5 people, 6 entries, as of Wednesday, 18 November 2026.",
        "hint no-follow-up  1 time",
        "3:62    Mei Tan",
        "Mei Tan, Tan & Ho  in touch \u{b7} referral-source \u{b7} last talk 14 July",
        "Leave be\n  Sam Whitby",
        "a no is seldom",
    ] {
        assert!(log.out.contains(part), "{part:?} in {}", log.out);
    }
    assert_eq!(run(&folder, "log", &["--fail-on", "hint"]).code, 1);
    let one = run(&folder, "log", &["--prospect", "mei tan", "--format", "json"]).json();
    assert_eq!(one["people"].as_array().unwrap().len(), 1);
    assert_eq!(one["people"][0]["standing"], "in-touch");
    assert_eq!(one["findings"][0]["line"], 3);
    let nobody = run(&folder, "log", &["--prospect", "Nobody"]);
    assert_eq!(
        (nobody.code, nobody.err.contains("`Nobody` is not in the log")),
        (2, true)
    );
    let csv = run(&folder, "log", &["--format", "csv"]).out;
    assert!(csv.contains("\nSam Whitby,,,,,prospect,declined,2026-03-03,"), "{csv}");
    let html = run(&folder, "log", &["--format", "html"]).out;
    assert!(
        html.contains("<h2>Record</h2>") && html.contains("line 3, column 62: Mei Tan"),
        "{html}"
    );
}

#[test]
fn thresholds_holidays_and_offers_are_the_users_own() {
    let folder = folder();
    folder.write(
        "cadence.toml",
        "[voicemails_a_week]\nvalue = 1\nwhy = \"They asked.\"\n",
    );
    let json = run(&folder, "plan", &["--cadence", "cadence.toml", "--format", "json"]).json();
    let advice: Vec<&str> = json["items"][1]["advice"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["id"].as_str())
        .collect();
    assert_eq!(advice, ["keep-trying", "too-many-messages"]);
    folder.write("bad.toml", "[voicemails_a_wek]\nvalue = 1\n");
    let bad = run(&folder, "plan", &["--cadence", "bad.toml"]);
    assert!(
        bad.code == 2
            && bad
                .err
                .contains("bad.toml:1:2: no threshold `voicemails_a_wek`: did you mean `voicemails_a_week`?"),
        "{}",
        bad.err
    );
    // The day after the last try is a holiday.
    let away = run(&folder, "plan", &["--holidays", "2026-11-18", "--format", "csv"]).out;
    assert!(!away.contains("Lena Vogt"), "{away}");
    folder.write(
        "offers.json",
        r#"{"offers": [{"kind": "event", "what": "two seats at the paper fair"}]}"#,
    );
    let offered = run(&folder, "plan", &["--context", "offers.json", "--format", "csv"]).out;
    assert!(
        offered.contains("Offer two seats at the paper fair, for themselves or for their own clients."),
        "{offered}"
    );
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_dropped_in_silence() {
    let folder = Folder::new();
    folder.write("calls.csv", "prospect,date,outcome\nAnn,03/04/2026,reached\n");
    let ambiguous = run(&folder, "log", &[]);
    assert!(
        ambiguous
            .err
            .contains("calls.csv:2:5: `03/04/2026` in column `date`: may be 3 April or 4 March"),
        "{}",
        ambiguous.err
    );
    assert_eq!(run(&folder, "log", &["--dates", "mdy", "--fail-on", "never"]).code, 0);
    folder.write(
        "calls.csv",
        "prospect,date,outcome\nAnn,2026-11-16,reachd\nBo,2026-11-17,no answer\nCy,2026-11-17\n",
    );
    let first = run(&folder, "plan", &[]);
    assert!(first.code == 2 && first.out.is_empty(), "{first:?}");
    assert!(
        first.err.contains("calls.csv:2:16: `reachd`") && first.err.contains("nearest: `reached`"),
        "{}",
        first.err
    );
    assert!(first.err.contains("--keep-going reads the other rows"), "{}", first.err);
    let all = run(&folder, "plan", &["--keep-going"]);
    assert!(all.code == 2 && all.out.contains("Bo"), "{all:?}");
    assert!(
        all.err.contains("calls.csv:2:16") && all.err.contains("calls.csv:4:1: a row of 2 cells: expected 3"),
        "{}",
        all.err
    );
    let missing = folder.run(&["log", "none.csv"]);
    assert!(
        missing.code == 2 && missing.err.contains("none.csv: cannot be read: no such file"),
        "{}",
        missing.err
    );
    let folded = folder.run(&["log", "."]);
    assert!(folded.code == 2 && folded.err.contains("is a folder"), "{}", folded.err);
    let wrong = run(&folder, "log", &["--dates", "ymd"]);
    assert!(
        wrong.code == 2 && wrong.err.contains("expected iso, dmy (day first) or mdy (month first)"),
        "{}",
        wrong.err
    );
    let columns = run(&folder, "log", &["--columns", "who=Contact"]);
    assert!(
        columns.code == 2 && columns.err.contains("expected one of prospect, date, channel"),
        "{}",
        columns.err
    );
}

#[test]
fn logs_come_from_stdin_and_cells_harm_no_spreadsheet() {
    let folder = Folder::new();
    let csv = "prospect;date;outcome\n=cmd();17.11.2026;no answer\n";
    let output = folder.run_with(
        &[
            "plan",
            "-",
            "--dates",
            "dmy",
            "--today",
            "2026-11-18",
            "--format",
            "csv",
        ],
        csv.as_bytes(),
    );
    assert!(output.out.contains(",'=cmd(),"), "{output:?}");
    let told = folder.run_with(&["log", "-", "--dates", "dmy", "--today", "2026-11-18"], csv.as_bytes());
    assert!(
        told.out.contains("stdin") && told.out.contains("every entry is taken for a call"),
        "{told:?}"
    );
}

#[test]
fn the_log_and_how_to_read_it_may_stand_in_callwell_toml() {
    let folder = Folder::new();
    let none = folder.run(&["plan"]);
    assert!(
        none.code == 2 && none.err.contains("`log = \"calls.csv\"` in callwell.toml"),
        "{}",
        none.err
    );
    folder
        .write("calls.csv", "Who;When;Result\nAnn;03/11/2026;no answer\n")
        .write(
            "callwell.toml",
            "log = \"calls.csv\"\nlog-columns = \"prospect=Who,date=When,outcome=Result\"\ndates = \"dmy\"\n",
        );
    let plan = folder.run(&["plan", "--today", "2026-11-05"]);
    assert!(plan.code == 0 && plan.out.contains("1 try, on 3 November"), "{plan:?}");
}

#[test]
fn drafts_are_held_against_what_was_said_before() {
    let folder = Folder::new();
    let fixture = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../fixtures/logs")
            .join(name);
        std::fs::read(path).unwrap()
    };
    folder
        .write("calls.csv", fixture("sequence.csv"))
        .write("drafts.csv", fixture("sequence-drafts.csv"))
        .write("today.toml", "today = 2026-11-18\n");
    let run = |more: &[&str]| {
        let args = [
            "check",
            "--log",
            "calls.csv",
            "--context",
            "today.toml",
            "--format",
            "jsonl",
            "--fail-on",
            "never",
        ];
        let output = folder.run(&[&args, more, &["drafts.csv"]].concat());
        assert_eq!((output.code, &*output.err), (0, ""));
        let told = |report: &serde_json::Value| -> Vec<String> {
            let advice = report["advice"].as_array().unwrap().iter();
            advice
                .map(|advice| {
                    format!(
                        "{} {}",
                        advice["id"].as_str().unwrap(),
                        advice["entry"]["date"].as_str().unwrap_or("-")
                    )
                })
                .collect()
        };
        output.lines().iter().map(told).collect::<Vec<_>>()
    };
    let own = [
        "same-opener 2026-11-03",
        "same-value 2026-11-03",
        "promise-dropped 2026-11-03",
    ];
    let sequence = run(&["--sequence"]);
    assert_eq!(sequence[0], own);
    assert!(
        sequence[1].contains(&"promise-dropped 2026-11-02".to_owned()),
        "{sequence:?}"
    );
    assert_eq!(sequence[2], Vec::<String>::new());
    assert!(run(&[])[0].is_empty());
}
