//! divan's figures for each stage: `make -C benches stages`.

use callwell::{Draft, Linter, develop};
use callwell_benches as benches;
use divan::Bencher;
use divan::counter::BytesCount;
use std::hint::black_box;

fn main() {
    divan::main();
}

/// All drafts of the corpus; the bytes counted are theirs.
fn all(bencher: Bencher<'_, '_>, run: impl Fn(&Draft) + Sync) {
    let drafts = benches::drafts();
    let bytes: usize = drafts.iter().map(|draft| draft.text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| drafts.iter().for_each(&run));
}

#[divan::bench(sample_count = 20)]
fn limit(bencher: Bencher<'_, '_>) {
    let limit = benches::limit();
    all(bencher, |draft| {
        black_box(benches::pass(&limit, &draft.text));
    });
}

#[divan::bench(sample_count = 20)]
fn view(bencher: Bencher<'_, '_>) {
    let linter = Linter::new();
    all(bencher, |draft| {
        black_box(develop::view_only(&linter, &draft.text));
    });
}

#[divan::bench(sample_count = 10)]
fn view_and_scan(bencher: Bencher<'_, '_>) {
    let linter = Linter::new();
    all(bencher, |draft| {
        black_box(develop::scan_only(&linter, &draft.text));
    });
}

/// With a log, fixes and rewrites or without them.
#[divan::bench(sample_count = 5, args = ["bare", "log", "fixes", "rewrites"])]
fn check(bencher: Bencher<'_, '_>, with: &str) {
    let builder = Linter::builder().fixes(with == "fixes").rewrites(with == "rewrites");
    let builder = if with == "log" {
        builder.context(benches::context())
    } else {
        builder
    };
    let linter = builder.build().expect("there are no rules but callwell's own");
    all(bencher, |draft| {
        black_box(linter.check(draft));
    });
}

/// One draft of so many bytes.
#[divan::bench(sample_count = 3, args = [1_000, 10_000, 100_000, 1_000_000])]
fn one_draft(bencher: Bencher<'_, '_>, bytes: usize) {
    let linter = Linter::new();
    let draft = Draft::new(benches::HARD[0].1(bytes));
    bencher.counter(BytesCount::new(bytes)).bench(|| linter.check(&draft));
}
