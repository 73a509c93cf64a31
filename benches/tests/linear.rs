//! What a draft costs grows with its length and no faster, whatever stands in it.

use callwell::{Draft, Linter};
use callwell_benches::HARD;
use cpu_time::ThreadTime;
use std::time::Duration;

/// The most that twice the text may cost.
const MOST: f64 = 2.3;

/// The best of some runs: what else the machine does only ever adds.
fn best(linter: &Linter, draft: &Draft, runs: usize) -> Duration {
    let run = || {
        let start = ThreadTime::now();
        std::hint::black_box(linter.check(draft));
        start.elapsed()
    };
    (0..runs).map(|_| run()).min().unwrap_or_default()
}

#[test]
fn twice_the_text_never_costs_more_than_2_3_times() {
    let linter = Linter::builder()
        .context(callwell_benches::context())
        .build()
        .expect("own rules");
    let mut slow = Vec::new();
    for (what, make) in HARD {
        let lengths = [25_000, 50_000, 100_000];
        let drafts = lengths.map(|bytes| Draft::new(make(bytes)));
        for pair in drafts.windows(2) {
            // A busy machine gets more chances; what isn't linear never takes one.
            let factor = (1..=3)
                .map(|runs| {
                    let (once, twice) = (best(&linter, &pair[0], runs), best(&linter, &pair[1], runs));
                    twice.as_secs_f64() / once.as_secs_f64()
                })
                .find(|factor| *factor <= MOST);
            if factor.is_none() {
                slow.push(format!(
                    "{what}: from {} to {} bytes",
                    pair[0].text.len(),
                    pair[1].text.len()
                ));
            }
        }
    }
    assert!(slow.is_empty(), "more than {MOST} times for twice the text: {slow:#?}");
}
