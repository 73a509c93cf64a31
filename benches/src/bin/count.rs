//! One stage on a part of the corpus, to be counted under callgrind: `count STAGE`. `idle` makes the corpus and no
//! linter; `start` makes the linter too; `tenfold` is for profiles. What another stage takes a draft is the difference to
//! `start`, by 200 drafts.

use callwell::{Draft, Linter, develop};
use callwell_benches as benches;
use std::hint::black_box;

/// Every so many drafts of the corpus one is taken.
const EVERY: usize = 10;

fn main() {
    let stage = std::env::args().nth(1).unwrap_or_default();
    let drafts: Vec<Draft> = benches::drafts().into_iter().step_by(EVERY).collect();
    let context = benches::context();
    if stage == "idle" {
        black_box((drafts, context));
        return;
    }
    let builder = Linter::builder().fixes(stage == "fixes").rewrites(stage == "rewrites");
    let builder = if stage == "log" {
        builder.context(context)
    } else {
        builder
    };
    let linter = match &*stage {
        "tenfold" => benches::tenfold::linter().expect("rules made of callwell's own"),
        _ => builder.build().expect("there are no rules but callwell's own"),
    };
    let run: &dyn Fn(&Draft) = match &*stage {
        "start" => return,
        "view" => &|draft| {
            black_box(develop::view_only(&linter, &draft.text));
        },
        "scan" => &|draft| {
            black_box(develop::scan_only(&linter, &draft.text));
        },
        "check" | "log" | "fixes" | "rewrites" | "tenfold" => &|draft| {
            black_box(linter.check(draft));
        },
        _ => {
            eprintln!("count: expected idle, start, view, scan, check, log, fixes, rewrites or tenfold, not `{stage}`");
            std::process::exit(2);
        }
    };
    drafts.iter().for_each(run);
}
