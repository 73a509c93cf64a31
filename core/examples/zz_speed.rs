//! Throwaway.
use callwell::{Draft, Linter};
use std::time::Instant;
fn main() {
    let start = Instant::now();
    let linter = Linter::new();
    println!("new {:?}", start.elapsed());
    println!("{}", callwell::develop::sizes(&linter));
    let mut drafts = Vec::new();
    for f in std::env::args().skip(1) {
        for l in std::fs::read_to_string(f).unwrap().lines() {
            let v: serde_json::Value = serde_json::from_str(l).unwrap();
            drafts.push(Draft::new(v["text"].as_str().unwrap()));
        }
    }
    let no_model = Linter::builder().no_model().build().unwrap();
    let bytes: usize = drafts.iter().map(|d| d.text.len()).sum();
    for (name, l) in [("full", &linter), ("no model", &no_model)] {
        for _ in 0..2 {
            for d in &drafts {
                std::hint::black_box(l.check(d));
            }
        }
        let start = Instant::now();
        let n: usize = std::env::var("N").map_or(5, |n| n.parse().unwrap());
        for _ in 0..n {
            for d in &drafts {
                std::hint::black_box(l.check(d));
            }
        }
        let t = start.elapsed().as_nanos() as f64 / (n * drafts.len()) as f64;
        println!("{name}: {:.1} us a draft of {} bytes", t / 1000.0, bytes / drafts.len());
    }
    let start = Instant::now();
    for _ in 0..5 {
        for d in &drafts {
            std::hint::black_box(callwell::develop::view_only(&linter, &d.text));
        }
    }
    println!(
        "view: {:.1} us",
        start.elapsed().as_nanos() as f64 / (5 * drafts.len()) as f64 / 1000.0
    );
    let start = Instant::now();
    let mut h = 0;
    for _ in 0..5 {
        for d in &drafts {
            h += callwell::develop::scan_only(&linter, &d.text);
        }
    }
    println!(
        "view+scan: {:.1} us; hits a draft {:.1}",
        start.elapsed().as_nanos() as f64 / (5 * drafts.len()) as f64 / 1000.0,
        h as f64 / (5 * drafts.len()) as f64
    );
}
