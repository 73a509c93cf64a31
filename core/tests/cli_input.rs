//! Every form of input: text, JSON lines, tables, folders and stdin, and what is wrong with them.

#![cfg(feature = "cli")]

mod cli_support;
use cli_support::Folder;

/// What is told of each draft of a file with this name and these bytes.
fn told(name: &str, bytes: &[u8]) -> (Vec<String>, i32, String) {
    let folder = Folder::new();
    let output = folder.write(name, bytes).check(&["--format", "jsonl", name]);
    (output.told(), output.code, output.err)
}

#[test]
fn forms_that_are_fine() {
    let cases: &[(&str, &[u8], &[&str], i32)] = &[
        ("a.txt", b"Buy the quarble.\n", &["a.txt#1: own-error"], 1),
        (
            "a.md",
            b"A snorf.\n---\nHi.\n--- \r\nBuy the quarble.",
            &["a.md#1: own-hint", "a.md#2:", "a.md#3: own-error"],
            1,
        ),
        ("a.txt", b"---\n\n---\nHi.\n---\n", &["a.txt#1:"], 0),
        ("a.txt", b"", &["a.txt#1:"], 0),
        ("a.txt", b"\n---\n\n", &["a.txt#1:"], 0),
        ("draft", b"A snorf.", &["draft#1: own-hint"], 0),
        ("a.txt", b"\xef\xbb\xbfA snorf.", &["a.txt#1: own-hint"], 0),
        (
            "a.txt",
            "a\0b \u{301}\u{301} שלום \u{202e}snorf".as_bytes(),
            &["a.txt#1: own-hint"],
            0,
        ),
        (
            "a.jsonl",
            b"{\"id\":\"x\",\"text\":\"A snorf.\"}\n\n{\"text\":\"Hi\",\"kind\":\"voicemail\"}",
            &["x: own-hint", "a.jsonl#2:"],
            0,
        ),
        (
            "a.jsonl",
            b"{\"text\":\"Hi\",\"mistakes\":[{}],\"strengths\":1,\"note\":null,\"zebra\":{}}\r\n",
            &["a.jsonl#1:"],
            0,
        ),
        (
            "a.jsonl",
            b"\xef\xbb\xbf{\"text\":\"A snorf.\"}\n",
            &["a.jsonl#1: own-hint"],
            0,
        ),
        ("a.jsonl", b"", &[], 0),
        (
            "a.csv",
            b"id,text\n7,A snorf.\n,\"two\nlines\"\n",
            &["7: own-hint", "a.csv#2:"],
            0,
        ),
        (
            "a.csv",
            b"\xef\xbb\xbfText;Kind;Prospect\nA snorf.;voicemail;Tom\n",
            &["a.csv#1: own-hint"],
            0,
        ),
        (
            "a.tsv",
            b"text\tdeal\nA snorf.\tproposal submitted\n",
            &["a.tsv#1: own-hint"],
            0,
        ),
    ];
    for (name, bytes, want, code) in cases {
        let (told, exit, err) = told(name, bytes);
        assert_eq!(
            (told, exit),
            (want.iter().map(|&line| line.to_owned()).collect(), *code),
            "{err}"
        );
    }
}

#[test]
fn forms_that_are_broken() {
    let cases: &[(&str, &[u8], &[&str], &str)] = &[
        (
            "a.txt",
            b"A snorf.\n---\nab\xff",
            &["a.txt#1: own-hint", "a.txt#2: !input"],
            "a.txt:3:3: invalid UTF-8 at byte 15 (0xff): expected UTF-8",
        ),
        ("a.txt", b"\xff\xfeH\0i\0", &["a.txt#1: !input"], "UTF-16"),
        (
            "a.jsonl",
            b"{\"text\":\"snorf\"}\n{\"text\":\"\xc3\xa9\xff\"}\n",
            &["a.jsonl#1: own-hint", "a.jsonl#2: !input"],
            "a.jsonl:2:11: invalid UTF-8 at byte 28 (0xff)",
        ),
        (
            "a.jsonl",
            b"{\"id\":\"z\",\"text\":7}\n{\"text\":\"snorf\"}\n",
            &["z: !input", "a.jsonl#2: own-hint"],
            "a.jsonl:1:18: `text`: invalid type: integer `7`, expected a string",
        ),
        (
            "a.jsonl",
            b"{\"text\":\"Hi\"\n",
            &["a.jsonl#1: !input"],
            "a.jsonl:1:12: broken JSON: EOF while parsing an object",
        ),
        (
            "a.jsonl",
            b"{\"text\":\"Hi\"} x\n",
            &["a.jsonl#1: !input"],
            "broken JSON: trailing characters",
        ),
        ("a.jsonl", b"[1]\n", &["a.jsonl#1: !input"], "expected"),
        (
            "a.jsonl",
            b"{\"kind\":\"opener\"}\n",
            &["a.jsonl#1: !input"],
            "missing field `text`",
        ),
        (
            "a.jsonl",
            b"{\"text\":\"a\",\"kind\":\"letter\"}\n",
            &["a.jsonl#1: !input"],
            "unknown variant `letter`, expected `opener` or `voicemail`",
        ),
        (
            "a.jsonl",
            b"{\"text\":\"a\",\"context\":{\"deel\":1}}\n",
            &["a.jsonl#1: !input"],
            "unknown field `deel`, expected one of `today`",
        ),
        (
            "a.jsonl",
            b"{\"text\":\"a\",\"context\":{\"prospect\":{\"style\":\"loud\"}}}\n",
            &["a.jsonl#1: !input"],
            "`context.prospect.style`: unknown variant `loud`, expected `direct` or `personal`",
        ),
        (
            "a.csv",
            b"id,Body\n1,snorf\n",
            &["a.csv: !input"],
            "a.csv:1: no column `text`: its columns are `id`, `Body`; say which one holds the drafts, as in --columns \"text=Body\"",
        ),
        ("a.csv", b"", &["a.csv: !input"], "the file is empty"),
        (
            "a.csv",
            b"id,text\n1\n2,snorf\n3,a,b\n",
            &["a.csv#1: !input", "2: own-hint", "a.csv#3: !input"],
            "a.csv:2: a row of 1 cells: expected 2",
        ),
        (
            "a.csv",
            b"id,text\n1,\"\xc3\xa9\"\n2,a\xffb\n3,snorf\n",
            &["1:", "2: !input", "3: own-hint"],
            "a.csv:3: invalid UTF-8 at byte 18 (0xff), column `text`",
        ),
        (
            "a.csv",
            b"text,kind\na,letter\n",
            &["a.csv#1: !input"],
            "a.csv:2: column `kind`: kind `letter`: expected opener or voicemail",
        ),
        (
            "a.csv",
            b"text,asked about us\na,perhaps\n",
            &["a.csv#1: !input"],
            "column `asked about us`: `perhaps`: expected yes or no",
        ),
        (
            "a.docx",
            b"PK",
            &["a.docx: !input"],
            "cannot tell what it holds: expected .txt, .md, .jsonl or .csv",
        ),
    ];
    for (name, bytes, want, message) in cases {
        let (told, exit, err) = told(name, bytes);
        assert_eq!(told, *want, "{err}");
        assert_eq!(exit, 2);
        assert!(err.contains(message), "expected {message:?} in {err}");
    }
}

#[test]
fn folders_are_walked_in_order() {
    let folder = Folder::new();
    folder
        .write("d/b.txt", "Hi")
        .write("d/a/z.jsonl", "{\"text\":\"snorf\"}")
        .write("d/a.md", "Hi")
        .write("d/x.pdf", "x");
    folder.write("d/.git/a.txt", "snorf").write("empty/x.pdf", "x");
    let output = folder.check(&["--format", "jsonl", "d"]);
    let slashed: Vec<String> = output.told().iter().map(|line| line.replace('\\', "/")).collect();
    assert_eq!(slashed, ["d/a/z.jsonl#1: own-hint", "d/a.md#1:", "d/b.txt#1:"]);
    let output = folder.check(&["--format", "jsonl", "empty", "missing.txt", "d/b.txt"]);
    assert_eq!(output.told().last().unwrap().replace('\\', "/"), "d/b.txt#1:");
    assert_eq!(output.code, 2);
    assert!(
        output.err.contains("empty: no drafts in this folder")
            && output.err.contains("missing.txt: cannot be read: no such file"),
        "{}",
        output.err
    );
}

#[test]
fn stdin_is_recognised() {
    let folder = Folder::new();
    for (input, want) in [
        ("{{first_name}}, a snorf", "-#1: own-hint"),
        ("{ \"id\": \"x\", \"text\": \"snorf\" }\n", "x: own-hint"),
        ("id,text\nx,snorf\n", "x: own-hint"),
        ("Hi Tom, about the text, a snorf", "-#1: own-hint"),
        ("", "-#1:"),
    ] {
        assert_eq!(
            folder.check_with(&["--format", "jsonl", "-"], input.as_bytes()).told(),
            [want]
        );
    }
    let output = folder.check_with(
        &["--format", "jsonl", "--input", "text", "-"],
        b"{\"text\":\"Hi\"} A snorf.",
    );
    assert_eq!(output.told(), ["-#1: own-hint"]);
}

#[test]
fn columns_are_mapped() {
    let folder = Folder::new();
    folder.write("a.csv", "Contact,\"Body, full\",text\nTom,snorf,the quarble\n");
    let output = folder.check(&[
        "--format",
        "jsonl",
        "--columns",
        "text=Body, full,prospect=Contact",
        "a.csv",
    ]);
    assert_eq!(output.told(), ["a.csv#1: own-hint"]);
    let output = folder.check(&["--columns", "text=Bod", "a.csv"]);
    assert_eq!(output.code, 2);
    assert!(
        output
            .err
            .contains("no column `Bod` for `text`: its columns are `Contact`, `Body, full`, `text`"),
        "{}",
        output.err
    );
}

#[test]
fn order_is_kept_and_nothing_is_lost() {
    let folder = Folder::new();
    let lines: String = (0..5000)
        .map(|number| {
            format!(
                "{{\"id\":\"{number}\",\"text\":\"{}\"}}\n",
                if number % 7 == 0 { "snorf" } else { "Hi" }
            )
        })
        .collect();
    let output = folder
        .write("many.jsonl", lines)
        .check(&["--format", "jsonl", "many.jsonl"]);
    let want: Vec<String> = (0..5000)
        .map(|number| format!("{number}:{}", if number % 7 == 0 { " own-hint" } else { "" }))
        .collect();
    assert_eq!(output.told(), want);
}
