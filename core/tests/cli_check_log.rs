//! `callwell check --log FILE.csv`: drafts held against the contact log.

#![cfg(feature = "cli")]

mod cli_support;
use cli_support::{Folder, Output};

const LOG: &str = "\
prospect,date,channel,direction,outcome,follow_up_on,note,prospect_id,company,region
Andy Shaw,2026-08-20,voicemail,outbound,left-message,2026-08-27,recycled stock,A1,Shaw Farms,north
Andy Shaw,2026-06-02,call,outbound,reached,2026-06-20,,A1,Shaw Farms,north
Dana Cole,2026-03-02,call,outbound,declined,,,A2,Cole Tiles,south
Ann Lee,2026-08-21,call,outbound,reached,2026-09-01,,A3,Lee Ltd,
Ann Lee,2026-08-22,call,outbound,no-answer,,,A4,Reef Tiles,
";
const DRAFTS: &str = "\
id,prospect,company,text
1,Andy Shaw,,\"Hi Andy, it's Fred Hale from Quill Print. We spoke three months ago about the maps. They are due in May.\"
2,A1,,\"Hi Andy, it's Fred Hale from Quill Print. We spoke in June about the maps. They are due in May.\"
3,Tom Reid,,\"Hi Tom, it's Fred Hale from Quill Print. We spoke in June about the maps. They are due in May.\"
4,Ann Lee,Reef Tiles,\"Hi Ann, it's Fred Hale from Quill Print. We spoke in August about the maps. They are due in May.\"
5,,,\"Hi Ann, it's Fred Hale from Quill Print. We spoke in August about the maps. They are due in May.\"
6,Dana Cole,,\"Hi Dana, it's Fred Hale from Quill Print about the maps. They are due in May.\"
";

fn run(folder: &Folder, args: &[&str]) -> Output {
    let own = [
        "check",
        "--log",
        "log.csv",
        "--context",
        "context.toml",
        "--format",
        "jsonl",
    ];
    folder.run(&[&own, args].concat())
}

#[test]
fn claims_are_held_against_the_prospects_own_entries() {
    let folder = Folder::new();
    folder.write("log.csv", LOG).write("drafts.csv", DRAFTS);
    let output = run(&folder, &["drafts.csv"]);
    assert_eq!(output.code, 1, "{output:?}");
    let told: Vec<(Vec<String>, Vec<String>)> = output
        .lines()
        .iter()
        .map(|report| {
            let list = |key: &str, name: &str| -> Vec<String> {
                let values = report[key].as_array().unwrap().iter();
                values.map(|value| value[name].as_str().unwrap().to_owned()).collect()
            };
            (list("claims", "verdict"), list("advice", "id"))
        })
        .collect();
    let one = |verdict: &str, advice: &[&str]| {
        let verdicts = if verdict.is_empty() {
            vec![]
        } else {
            vec![verdict.to_owned()]
        };
        (verdicts, advice.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(
        told,
        [
            one("contradicted", &[]),
            one("supported", &[]),
            one("unverified", &["no-entries"]),
            one("contradicted", &[]),
            one("unverified", &["no-prospect"]),
            one("", &["declined"]),
        ]
    );
    // The true version is offered, and cites the nearest entry.
    let first = &output.lines()[0];
    assert_eq!(first["claims"][0]["nearest"]["date"], "2026-06-02");
    let fixes = first["findings"][0]["fixes"].as_array().unwrap();
    let texts: Vec<&str> = fixes
        .iter()
        .flat_map(|fix| fix["edits"].as_array().unwrap())
        .map(|edit| edit["text"].as_str().unwrap())
        .collect();
    assert!(
        texts
            .iter()
            .any(|text| text.contains("message") || text.contains("June")),
        "{texts:?}"
    );
    assert!(fixes.iter().all(|fix| fix["applicability"] == "unsafe"));
}

#[test]
fn people_see_what_the_log_says() {
    let folder = Folder::new();
    folder.write("log.csv", LOG).write("drafts.csv", DRAFTS);
    let output = folder.run(&["check", "--log", "log.csv", "--context", "context.toml", "drafts.csv"]);
    for part in [
        "claim “We spoke three months ago” isn't borne out by the log; the nearest entry is 2026-06-02, call",
        "claim “We spoke in June” is borne out by 2026-06-02, call (reached)",
        "The contact log has nothing about “Tom Reid”",
    ] {
        let words = output.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(part), "{part}: {words}");
    }
    let args = [
        "check",
        "--log",
        "log.csv",
        "--context",
        "context.toml",
        "--format",
        "html",
        "drafts.csv",
    ];
    let page = folder.run(&args).out;
    for part in [
        "<li class=\"contradicted\">",
        "isn&#39;t borne out",
        "<li class=\"supported\">",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn one_of_several_is_an_error_that_lists_them_and_the_rest_is_done() {
    let folder = Folder::new();
    folder.write("log.csv", LOG).write(
        "drafts.jsonl",
        "{\"text\": \"Hi Ann. We spoke in August.\", \"prospect\": \"Ann Lee\"}\n{\"text\": \"Hi Andy. We spoke in June.\", \"prospect\": \"A1\"}\n",
    );
    let output = run(&folder, &["drafts.jsonl"]);
    assert_eq!(output.code, 2, "{output:?}");
    let lines = output.lines();
    let message = lines[0]["error"]["message"].as_str().unwrap();
    for part in [
        "Ann Lee, Lee Ltd (A3)",
        "Ann Lee, Reef Tiles (A4)",
        "say the firm or the id",
    ] {
        assert!(message.contains(part), "{message}");
    }
    assert!(output.err.contains("drafts.jsonl:1:"), "{output:?}");
    assert_eq!(lines[1]["claims"][0]["verdict"], "supported");
}

#[test]
fn what_is_wrong_with_a_log_is_told_by_place_value_and_expectation() {
    let folder = Folder::new();
    folder.write("drafts.csv", DRAFTS);
    let head = "prospect,date,channel,direction,outcome\n";
    for (log, parts) in [
        (
            format!("{head}Andy,03/04/2026,call,outbound,reached\n"),
            &["log.csv:2:6", "03/04/2026", "dmy"][..],
        ),
        (
            format!("{head}Andy,2026-02-03,pigeon,outbound,reached\n"),
            &["log.csv:2:17", "pigeon", "voicemail"],
        ),
        (
            format!("{head}Andy,2026-02-03,call,outbound,reeched\n"),
            &["log.csv:2:31", "reeched", "reached"],
        ),
        (format!("{head}Andy,2026-02-03\n"), &["log.csv:2", "2 cells", "5"]),
        ("name;when\n".to_owned(), &["log.csv:1", "prospect"]),
        (String::new(), &["log.csv:1"]),
    ] {
        folder.write("log.csv", &log);
        let output = run(&folder, &["drafts.csv"]);
        assert_eq!((output.code, output.out.as_str()), (2, ""), "{log}: {output:?}");
        for part in parts {
            assert!(output.err.contains(part), "{log}: `{part}` in {}", output.err);
        }
    }
    let missing = folder.run(&["check", "--log", "none.csv", "drafts.csv"]);
    assert!(missing.code == 2 && missing.err.contains("none.csv"), "{missing:?}");
}

/// Entries ahead of today bear nothing out, double ones change nothing, and none is dropped silently.
#[test]
fn odd_logs_give_right_answers() {
    let folder = Folder::new();
    let head = "prospect,date,channel,direction,outcome\n";
    folder.write(
        "draft.jsonl",
        "{\"text\": \"Hi Andy. We spoke in June.\", \"prospect\": \"Andy\"}\n",
    );
    let talk = "Andy,2026-06-02,call,outbound,reached\n";
    for (rows, verdict) in [
        (talk.repeat(2), "supported"),
        ("Andy,2027-06-02,call,outbound,reached\n".to_owned(), "contradicted"),
        (String::new(), "unverified"),
        // A day that never was is told; the other entry counts.
        (format!("Andy,2026-02-30,call,outbound,reached\n{talk}"), "supported"),
        (
            (0..100_000)
                .map(|_| "Andy,2026-07-02,call,outbound,no-answer\n")
                .collect::<String>()
                + talk,
            "supported",
        ),
    ] {
        folder.write("log.csv", format!("{head}{rows}"));
        let output = run(&folder, &["draft.jsonl"]);
        assert_eq!(
            output.lines()[0]["claims"][0]["verdict"],
            verdict,
            "{} rows",
            rows.len()
        );
    }
    // Every entry lies ahead of the day of the call.
    folder
        .write("context.toml", "today = 2020-01-01\n")
        .write("log.csv", format!("{head}{talk}"));
    assert_eq!(
        run(&folder, &["draft.jsonl"]).lines()[0]["claims"][0]["verdict"],
        "contradicted"
    );
}
