//! Microseconds of processor time a draft: the median of three runs over the drafts of a JSONL file, each with a linter that hasn't seen
//! them, as harper keeps what it found in a sentence.

use cpu_time::ThreadTime;
use harper_core::linting::{LintGroup, Linter};
use harper_core::parsers::PlainEnglish;
use harper_core::spell::FstDictionary;
use harper_core::{Dialect, Document};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().expect("the path of a JSONL file");
    let every: usize = arguments.next().map_or(1, |every| every.parse().expect("a number"));
    let text = std::fs::read_to_string(path).expect("a readable file");
    let drafts: Vec<String> = text
        .lines()
        .step_by(every)
        .map(|line| {
            let draft: serde_json::Value = serde_json::from_str(line).expect("JSON");
            draft["text"].as_str().expect("a text").to_owned()
        })
        .collect();
    let dictionary = FstDictionary::curated();
    let mut found = 0;
    let mut runs: Vec<f64> = (0..3)
        .map(|_| {
            let mut linter = LintGroup::new_curated(dictionary.clone(), Dialect::American);
            found = 0;
            let start = ThreadTime::now();
            for draft in &drafts {
                let document = Document::new(draft, &PlainEnglish, &dictionary);
                found += linter.lint(&document).len();
            }
            start.elapsed().as_secs_f64() * 1e6 / drafts.len() as f64
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    println!("{} {found}", runs[1]);
}
