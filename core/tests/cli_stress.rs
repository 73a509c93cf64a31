//! The command line under stress: input without end, runs that are killed, outputs that close or are full, files by the
//! thousand. `CALLWELL_STRESS_MB` says how long the long input is; `make -C benches stress` runs it with a gigabyte.

#![cfg(all(feature = "cli", target_os = "linux"))]

mod cli_support;
use cli_support::Folder;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const CALLWELL: &str = env!("CARGO_BIN_EXE_callwell");

const DRAFT: &str = "Hi Andy, it's Fred Hale from Quillmoor Print. Sorry to bother you. I'm just checking in to see if you got \
                     the quote for the recycled stock, and whether you had any questions. Your maps are due in May. Call me \
                     back on 555-0147 when you get a chance.";
/// The most memory that a process ever had, in megabytes.
fn peak(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    let kilobytes: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kilobytes / 1024
}

/// Feeds so many megabytes of drafts to `callwell check` on stdin; the most memory it took, and the reports it wrote.
fn check_stream(megabytes: usize, input: &str, header: &str, line: impl Fn(usize) -> String) -> (u64, usize) {
    let mut child = Command::new(CALLWELL)
        .args(["check", "--input", input, "--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let reader = thread::spawn(move || {
        let (mut lines, mut buffer) = (0, vec![0; 1 << 16]);
        loop {
            match out.read(&mut buffer).unwrap() {
                0 => return lines,
                length => lines += buffer[..length].iter().filter(|&&byte| byte == b'\n').count(),
            }
        }
    });
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(header.as_bytes()).unwrap();
    let (mut written, mut drafts) = (0, 0);
    while written < megabytes << 20 {
        let line = line(drafts);
        stdin.write_all(line.as_bytes()).unwrap();
        written += line.len();
        drafts += 1;
    }
    // All but what fills a pipe was read by now.
    let peak = peak(&child);
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(reader.join().unwrap(), drafts, "a report for each draft");
    (peak, drafts)
}

/// Megabytes of the long input, where they are asked for.
fn asked() -> Option<usize> {
    let asked = std::env::var("CALLWELL_STRESS_MB").ok()?;
    Some(asked.parse().expect("a number of megabytes"))
}

/// A word that makes drafts long at little cost, where no long run was asked for.
fn filler() -> String {
    match asked() {
        Some(_) => String::new(),
        None => "m".repeat(1_000),
    }
}

/// What more memory may be taken for a long input than for a short one: buffers that weren't full.
const MORE: u64 = 10;

#[test]
fn memory_does_not_grow_with_lines_of_json() {
    let filler = filler();
    let line = |number: usize| match &*filler {
        "" => format!("{{\"id\": \"{number}\", \"text\": \"{DRAFT} It's {number}.\"}}\n"),
        filler => format!("{{\"id\": \"{number}\", \"text\": \"I was just calling. {filler}\"}}\n"),
    };
    let (short, _) = check_stream(4, "jsonl", "", line);
    let (megabytes, start) = (asked().unwrap_or(32), Instant::now());
    let (long, drafts) = check_stream(megabytes, "jsonl", "", line);
    println!(
        "{megabytes} MB of JSONL, {drafts} drafts, in {:.0} s: {long} MB of memory at the most; 4 MB: {short} MB",
        start.elapsed().as_secs_f64()
    );
    assert!(
        long <= short + MORE,
        "{short} MB of memory for 4 MB, {long} MB for {megabytes} MB"
    );
}

#[test]
fn memory_does_not_grow_with_rows_of_a_table() {
    let filler = "m".repeat(1_000);
    let row = |number: usize| format!("{number},\"I was just calling.\n{filler} \"\"maps\"\".\",x\n");
    let (short, _) = check_stream(4, "csv", "id,text,n\n", row);
    let (long, _) = check_stream(32, "csv", "id,text,n\n", row);
    assert!(
        long <= short + MORE,
        "{short} MB of memory for 4 MB, {long} MB for 32 MB"
    );
}

/// All files of a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect()
}

#[test]
fn a_killed_run_leaves_no_file_half_written() {
    let folder = Folder::new();
    // Long enough that a file isn't written at one go.
    let old = format!("{DRAFT}\n---\n").repeat(60);
    let drafts = folder.path().join("drafts");
    fs::create_dir(&drafts).unwrap();
    let write_all = || {
        for number in 0..20 {
            let path = drafts.join(format!("{number:02}.txt"));
            fs::write(&path, &old).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        }
    };
    let fix = || {
        Command::new(CALLWELL)
            .args(["fix", "--write", "drafts"])
            .current_dir(folder.path())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    write_all();
    let start = Instant::now();
    assert_eq!(fix().wait().unwrap().code(), Some(0));
    let whole = start.elapsed();
    let new = files(&drafts).remove("00.txt").unwrap();
    assert!(new.len() < old.len() && files(&drafts).values().all(|file| *file == new));
    let mut between = 0;
    for part in 1..=12 {
        write_all();
        let mut child = fix();
        if part % 2 == 0 {
            thread::sleep(whole * part / 13);
        } else {
            // Right when a file has got its new text, with others still to come.
            let path = drafts.join(format!("{part:02}.txt"));
            let since = Instant::now();
            while fs::metadata(&path).unwrap().len() == old.len() as u64 && since.elapsed() < whole * 20 {
                thread::sleep(Duration::from_micros(50));
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let files = files(&drafts);
        let written = files.values().filter(|file| **file == new).count();
        between += usize::from((1..20).contains(&written));
        for (name, file) in &files {
            // What was being written has a name of its own, which no run takes for a draft.
            assert!(
                name.starts_with(".callwell-") || *file == old.as_bytes() || *file == new,
                "{name}: {} bytes",
                file.len()
            );
            if !name.starts_with('.') {
                let mode = fs::metadata(drafts.join(name)).unwrap().permissions().mode();
                assert_eq!(mode & 0o777, 0o640);
            }
        }
        assert_eq!(files.keys().filter(|name| !name.starts_with('.')).count(), 20);
    }
    assert!(between > 0, "no run was killed between its first file and its last");
    // The next run has nothing to clear away first.
    assert_eq!(fix().wait().unwrap().code(), Some(0));
    let after = files(&drafts);
    let mut named = after.iter().filter(|(name, _)| !name.starts_with('.'));
    assert!(named.all(|(_, file)| *file == new));
}

#[test]
fn a_file_that_cannot_be_written_whole_stays_as_it_was() {
    let folder = Folder::new();
    let old = format!("{DRAFT}\n---\n").repeat(60);
    folder.write("long.txt", &old).write("short.txt", DRAFTS_SHORT);
    // A limit on the size of files stands for a full disk: 8 blocks of 512 bytes.
    let script = format!("trap '' XFSZ; ulimit -f 8; '{CALLWELL}' fix --write long.txt short.txt");
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(
        err.contains("long.txt: cannot be written: File too large (os error 27); it is as it was"),
        "{err}"
    );
    assert_eq!(fs::read_to_string(folder.path().join("long.txt")).unwrap(), old);
    assert!(err.contains("1 fix made in 1 of 61 drafts"), "{err}");
    // The others are written all the same, and nothing is left behind.
    let short = fs::read_to_string(folder.path().join("short.txt")).unwrap();
    assert_eq!(short, DRAFTS_SHORT.replace(" Sorry to bother you.", ""));
    let names: Vec<String> = files(folder.path()).into_keys().collect();
    assert_eq!(names, ["context.toml", "long.txt", "own.toml", "short.txt"]);
}

const DRAFTS_SHORT: &str =
    "Hi Andy, it's Fred Hale from Quillmoor Print. Sorry to bother you. Your maps are due in May.\n";

/// Ways to run every subcommand that prints much.
const RUNS: [&[&str]; 15] = [
    &["check", "a.txt"],
    &["check", "--format", "json", "a.txt"],
    &["check", "--format", "jsonl", "a.txt"],
    &["check", "--format", "sarif", "a.txt"],
    &["check", "--format", "github", "a.txt"],
    &["check", "--format", "html", "a.txt"],
    &["check", "--quiet", "--statistics", "a.txt"],
    &["rewrite", "a.txt"],
    &["fix", "a.txt"],
    &["log", "--today", "2026-11-21", "calls.csv"],
    &["plan", "--today", "2026-11-21", "calls.csv"],
    &["rules"],
    &["explain", "just-checking-in"],
    &["completions", "bash"],
    &["--help"],
];

fn with_calls() -> Folder {
    let folder = Folder::new();
    let calls = "date,prospect,channel,direction,outcome\n2026-08-20,Andy Shaw,call,outbound,reached\n";
    folder.write("a.txt", DRAFT).write("calls.csv", calls);
    folder
}

#[test]
fn an_output_that_nobody_reads_any_more_is_no_error() {
    let folder = with_calls();
    for run in RUNS {
        // The pipe's other end is gone before anything is written.
        let mut reader = Command::new("true").stdin(Stdio::piped()).spawn().unwrap();
        let pipe = reader.stdin.take().unwrap();
        reader.wait().unwrap();
        let output = Command::new(CALLWELL)
            .args(run)
            .current_dir(folder.path())
            .stdout(Stdio::from(pipe))
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        // What `fix` sums up goes to stderr, and isn't reached.
        assert_eq!((output.status.code(), &*err), (Some(0), ""), "{run:?}");
    }
}

#[test]
fn an_output_that_is_full_is_an_error_that_says_so() {
    let folder = with_calls();
    for run in &RUNS[..RUNS.len() - 1] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(CALLWELL)
            .args(*run)
            .current_dir(folder.path())
            .stdout(Stdio::from(full))
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{run:?}: {err}");
        assert!(
            err.contains("callwell: cannot write the output: No space left on device"),
            "{run:?}: {err}"
        );
    }
}

#[test]
fn neither_output_need_be_there() {
    let folder = with_calls();
    for run in RUNS {
        let script = format!("'{CALLWELL}' {} >&- 2>&-", run.join(" "));
        let status = Command::new("sh")
            .args(["-c", &script])
            .current_dir(folder.path())
            .status()
            .unwrap();
        assert!(matches!(status.code(), Some(0..=2)), "{run:?}: {status}");
    }
}

#[test]
fn ten_thousand_files_among_them_unreadable_ones() {
    const FILES: usize = 10_000;
    let folder = Folder::new();
    let drafts = folder.path().join("drafts");
    fs::create_dir(&drafts).unwrap();
    let path = |number: usize| drafts.join(format!("{number:05}.txt"));
    for number in 0..FILES {
        match number % 2_500 {
            7 => symlink("nowhere", path(number)).unwrap(),
            // A folder that is called like a file, and a file in it.
            8 => {
                fs::create_dir(path(number)).unwrap();
                fs::write(path(number).join("in.txt"), "snorf").unwrap();
            }
            9 => fs::write(path(number), b"caf\xe9 quarble").unwrap(),
            // Something that can be read, but for ever waits for its writer.
            10 => assert!(Command::new("mkfifo").arg(path(number)).status().unwrap().success()),
            11 => {
                fs::write(path(number), "the quarble").unwrap();
                fs::set_permissions(path(number), fs::Permissions::from_mode(0o000)).unwrap();
            }
            _ => fs::write(path(number), if number % 100 == 0 { "snorf" } else { "Hi" }).unwrap(),
        }
    }
    // Whoever may read everything reads those without permission too.
    let all_powerful = fs::read(path(11)).is_ok();
    let output = folder.check(&["--format", "jsonl", "drafts"]);
    assert_eq!(output.code, 2, "{}", output.err);
    let told = output.told();
    let want: Vec<String> = (0..FILES)
        .filter_map(|number| {
            let name = format!("drafts/{number:05}.txt");
            Some(match number % 2_500 {
                7 => format!("{name}: !io"),
                8 => format!("{name}/in.txt#1: own-hint"),
                9 => format!("{name}#1: !input"),
                10 => return None,
                11 if !all_powerful => format!("{name}: !io"),
                11 => format!("{name}#1: own-error"),
                _ if number % 100 == 0 => format!("{name}#1: own-hint"),
                _ => format!("{name}#1:"),
            })
        })
        .collect();
    for (told, want) in told.iter().zip(&want) {
        assert_eq!(told, want);
    }
    assert_eq!(told.len(), want.len());
    // Each is told once on stderr, by its name.
    let unreadable = if all_powerful { 8 } else { 12 };
    assert_eq!(output.err.lines().count(), unreadable, "{}", output.err);
    assert!(output.err.contains("drafts/00007.txt: cannot be read: no such file"));
    assert!(
        output
            .err
            .contains("drafts/00009.txt:1:4: invalid UTF-8 at byte 3 (0xe9)"),
        "{}",
        output.err
    );
}

#[test]
fn a_folder_in_the_place_of_a_file_is_told() {
    let folder = Folder::new();
    folder.write("drafts/a.txt", "snorf");
    let output = folder.run(&["check", "--rules", "drafts", "drafts/a.txt"]);
    assert_eq!(output.code, 2);
    assert!(
        output.err.contains("drafts: cannot be read: Is a directory"),
        "{}",
        output.err
    );
    let output = folder.run(&["fix", "--write", "drafts/nobody.txt"]);
    assert_eq!(output.code, 2);
    assert!(
        output.err.contains("drafts/nobody.txt: cannot be read: no such file"),
        "{}",
        output.err
    );
}

#[test]
fn drafts_that_never_end_are_given_out_as_they_come() {
    let mut child = Command::new(CALLWELL)
        .args(["check", "--input", "jsonl", "--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut out = child.stdout.take().unwrap();
    writeln!(stdin, "{{\"id\": \"first\", \"text\": \"snorf\"}}").unwrap();
    // The input stays open: the report must come all the same.
    let (send, receive) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let mut start = [0; 30];
        out.read_exact(&mut start).unwrap();
        send.send(start).unwrap();
    });
    let start = receive
        .recv_timeout(Duration::from_secs(60))
        .expect("a report within a minute");
    assert!(String::from_utf8_lossy(&start).contains("first"));
    child.kill().unwrap();
    child.wait().unwrap();
}
