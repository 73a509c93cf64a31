//! One table: every budget with its goal and what was measured, and the peers on the same drafts.
//!
//! `table CACHE`, where CACHE holds the peers that `make -C benches peers` installs; those that are missing are left out.
//! All stages take turns, round after round, so that a machine that slows down slows all of them. Figures are medians of
//! the processor's time, which what else the machine does changes little; only that on two cores is the clock's.

use aho_corasick::AhoCorasick;
use callwell::{Draft, Linter, develop};
use callwell_benches as benches;
use cpu_time::ThreadTime;
use rayon::prelude::*;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Rounds in which every stage has a turn.
const ROUNDS: usize = 5;

/// Slow stages get every so many drafts of the corpus.
const SOME: usize = 4;

/// The drafts that slow peers get: every so many of the corpus.
const FEWER: usize = 20;

struct Stages {
    drafts: Vec<Draft>,
    some: Vec<Draft>,
    limit: AhoCorasick,
    plain: Linter,
    log: Linter,
    fixes: Linter,
    rewrites: Linter,
    tenfold: Option<Linter>,
    two: rayon::ThreadPool,
}

/// A stage's run: microseconds a draft.
type Run = fn(&Stages) -> f64;

/// The stages by name; each runs over all drafts of the corpus.
const RUNS: [(&str, Run); 9] = [
    ("limit", |s| each(s, |draft| benches::pass(&s.limit, &draft.text))),
    ("view", |s| each(s, |draft| develop::view_only(&s.plain, &draft.text))),
    ("scan", |s| each(s, |draft| develop::scan_only(&s.plain, &draft.text))),
    ("check", |s| each(s, |draft| s.plain.check(draft))),
    ("log", |s| each(s, |draft| s.log.check(draft))),
    ("fixes", |s| some(s, |draft| s.fixes.check(draft))),
    ("rewrites", |s| some(s, |draft| s.rewrites.check(draft))),
    ("tenfold", |s| {
        s.tenfold
            .as_ref()
            .map_or(0.0, |linter| some(s, |draft| linter.check(draft)))
    }),
    ("two", |s| {
        let start = Instant::now();
        s.two.install(|| {
            s.drafts.par_iter().for_each(|draft| {
                black_box(s.plain.check(draft));
            });
        });
        start.elapsed().as_secs_f64() * 1e6 / s.drafts.len() as f64
    }),
];

fn each<T>(stages: &Stages, run: impl Fn(&Draft) -> T) -> f64 {
    over(&stages.drafts, run)
}

fn some<T>(stages: &Stages, run: impl Fn(&Draft) -> T) -> f64 {
    over(&stages.some, run)
}

fn over<T>(drafts: &[Draft], run: impl Fn(&Draft) -> T) -> f64 {
    let start = ThreadTime::now();
    for draft in drafts {
        black_box(run(draft));
    }
    start.elapsed().as_secs_f64() * 1e6 / drafts.len() as f64
}

fn main() {
    let argument = std::env::args().nth(1);
    if argument.as_deref() == Some("start") {
        let start = ThreadTime::now();
        let linter = Linter::new();
        println!("{}", start.elapsed().as_secs_f64() * 1e3);
        std::mem::forget(linter);
        return;
    }
    let cache = PathBuf::from(argument.unwrap_or_else(|| ".cache/peers".into()));
    let built = |builder: callwell::Builder| builder.build().expect("there are no rules but callwell's own");
    let tenfold = benches::tenfold::linter();
    if let Err(error) = &tenfold {
        eprintln!("ten times the rules: {error}");
    }
    let stages = Stages {
        drafts: benches::drafts(),
        some: benches::drafts().into_iter().step_by(SOME).collect(),
        limit: benches::limit(),
        plain: built(Linter::builder().fixes(false)),
        log: built(Linter::builder().fixes(false).context(benches::context())),
        fixes: Linter::new(),
        rewrites: built(Linter::builder().fixes(false).rewrites(true)),
        tenfold: tenfold.ok(),
        two: rayon::ThreadPoolBuilder::new()
            .num_threads(2)
            .build()
            .expect("two threads"),
    };
    let times = measure(&stages);
    let micros = |name: &str| {
        let at = RUNS.iter().position(|run| run.0 == name).expect("a stage");
        times[at]
    };
    let (limit, check) = (micros("limit"), micros("check"));
    let bytes: usize = stages.drafts.iter().map(|draft| draft.text.len()).sum();
    println!("{}", machine());
    println!(
        "{} drafts of {} bytes on average; microseconds of processor time a draft, one core, medians of {ROUNDS} rounds.\n",
        stages.drafts.len(),
        bytes / stages.drafts.len()
    );
    println!("| what | µs a draft | MB/s | ratio | goal | held |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let row = |what: &str, micros: f64, ratio: Option<(f64, &str)>, goal: Option<f64>| {
        let speed = bytes as f64 / stages.drafts.len() as f64 / micros;
        let ratio_told = ratio.map_or(String::new(), |(ratio, of)| format!("{ratio:.2} × {of}"));
        let (goal_told, held) = match (ratio, goal) {
            (Some((ratio, _)), Some(goal)) => (format!("≤ {goal} ×"), if ratio <= goal { "yes" } else { "**no**" }),
            _ => (String::new(), ""),
        };
        println!("| {what} | {micros:.2} | {speed:.1} | {ratio_told} | {goal_told} | {held} |");
    };
    let of_limit = |name| Some((micros(name) / limit, "the pass"));
    let of_check = |name| Some((micros(name) / check, "the check"));
    row("the limit: an Aho-Corasick DFA pass, 1,500 literals", limit, None, None);
    row("view", micros("view"), of_limit("view"), None);
    row("view and scan", micros("scan"), of_limit("scan"), None);
    row(
        "check: findings, strengths, score; no log, no fixes",
        check,
        of_limit("check"),
        Some(8.0),
    );
    row(
        "check with a log of 50 entries",
        micros("log"),
        of_check("log"),
        Some(2.0),
    );
    row(
        "check with fixes, each proved (what `check` does unasked)",
        micros("fixes"),
        of_check("fixes"),
        None,
    );
    row(
        "check with rewrites",
        micros("rewrites"),
        of_check("rewrites"),
        Some(8.0),
    );
    if stages.tenfold.is_some() {
        row(
            "check with ten times the rules",
            micros("tenfold"),
            of_check("tenfold"),
            Some(2.0),
        );
    }
    row("check on two cores, by the clock", micros("two"), of_check("two"), None);
    let start = start();
    println!(
        "| `Linter::new()`, the first in a process | {:.0} | | {start:.1} ms | ≤ 5 ms | {} |",
        start * 1e3,
        if start <= 5.0 { "yes" } else { "**no**" }
    );
    let again = Instant::now();
    (0..1_000).for_each(|_| drop(black_box(Linter::new())));
    println!(
        "| `Linter::new()`, any later one | {:.3} | | | free | yes |",
        again.elapsed().as_secs_f64() * 1e3
    );
    if let Some(tenfold) = &stages.tenfold {
        let hits = |linter: &Linter| {
            let found = |draft: &Draft| develop::scan_only(linter, &draft.text);
            stages.some.iter().map(found).sum::<usize>() as f64 / stages.some.len() as f64
        };
        println!(
            "\nHits a draft: {:.1} with callwell's rules, {:.1} with ten times as many.",
            hits(&stages.plain),
            hits(tenfold)
        );
    }
    lengths(&stages.fixes);
    peers(&cache, &stages.drafts, micros("fixes"));
}

/// Microseconds a draft, by stage.
fn measure(stages: &Stages) -> Vec<f64> {
    let mut times = vec![Vec::new(); RUNS.len()];
    for round in 0..=ROUNDS {
        for ((_, run), times) in RUNS.iter().zip(&mut times) {
            let micros = run(stages);
            // The first round warms up.
            if round > 0 {
                times.push(micros);
            }
        }
    }
    times.into_iter().map(median).collect()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Milliseconds until a fresh process has its linter.
fn start() -> f64 {
    let own = std::env::current_exe().expect("a program knows its file");
    let once = |_| {
        let output = Command::new(&own).arg("start").output().expect("this program runs");
        String::from_utf8_lossy(&output.stdout)
            .trim()
            .parse()
            .expect("it prints milliseconds")
    };
    median((0..15).map(once).collect())
}

/// Cost against length: one draft of 1 KB to 10 MB.
fn lengths(linter: &Linter) {
    const LENGTHS: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
    println!("\n| one draft, nanoseconds a byte | 1 KB | 10 KB | 100 KB | 1 MB | 10 MB | 10 MB against 1 MB |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for (what, make) in benches::HARD {
        let nanos = LENGTHS.map(|bytes| {
            let draft = Draft::new(make(bytes));
            let runs = (200_000 / bytes).clamp(1, 20);
            let once = |_| {
                let start = ThreadTime::now();
                black_box(linter.check(&draft));
                start.elapsed().as_secs_f64() * 1e9 / draft.text.len() as f64
            };
            median((0..runs).map(once).collect())
        });
        let told: Vec<String> = nanos.iter().map(|nanos| format!("{nanos:.0}")).collect();
        println!("| {what} | {} | {:.1} × |", told.join(" | "), nanos[4] / nanos[3]);
    }
}

/// The peers, each in its own process.
fn peers(cache: &Path, drafts: &[Draft], own: f64) {
    let file = std::env::temp_dir().join(format!("callwell-drafts-{}.jsonl", std::process::id()));
    let lines: String = drafts
        .iter()
        .map(|draft| serde_json::json!({ "text": draft.text }).to_string() + "\n")
        .collect();
    if let Err(error) = std::fs::write(&file, lines) {
        eprintln!("{}: {error}", file.display());
        return;
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers");
    let script = |name: &str| here.join(name).into_os_string();
    let few = FEWER.to_string();
    let commands = [
        (
            "write-good 1.0.8 (JavaScript)",
            PathBuf::from("node"),
            vec![cache.join("write-good.mjs").into_os_string()],
            "1",
        ),
        (
            "proselint 0.16 (Python)",
            cache.join("venv/bin/python"),
            vec![script("proselint_peer.py")],
            &few,
        ),
        ("harper-core 3.0 (Rust)", cache.join("harper"), Vec::new(), &few),
    ];
    println!("\n| peer, on the same drafts | µs a draft | against callwell with fixes |");
    println!("| --- | --- | --- |");
    for (what, program, before, every) in commands {
        let output = Command::new(&program).args(before).arg(&file).arg(every).output();
        let told = output.ok().filter(|output| output.status.success());
        let micros = told.and_then(|output| {
            String::from_utf8_lossy(&output.stdout)
                .split_whitespace()
                .next()
                .and_then(|first| first.parse::<f64>().ok())
        });
        match micros {
            Some(micros) => println!("| {what} | {micros:.0} | {:.1} × |", micros / own),
            None => println!("| {what} | not measured: make -C benches peers | |"),
        }
    }
    let _ = std::fs::remove_file(&file);
}

/// What it was measured on.
fn machine() -> String {
    let file = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let model = file("/proc/cpuinfo")
        .lines()
        .find_map(|line| Some(line.strip_prefix("model name")?.split_once(':')?.1.trim().to_owned()))
        .unwrap_or_else(|| "unknown processor".into());
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    let load = file("/proc/loadavg");
    format!(
        "{model}, {cores} cores, load {}",
        load.split(' ').next().unwrap_or("unknown")
    )
}
