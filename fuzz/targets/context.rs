//! Any context, JSON on the first line and the draft behind it: claims, advice and fixes in it.
#![no_main]

use callwell::{Context, Draft};
use holds::{holds, linter};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| {
    let (json, text) = data
        .split_once('\n')
        .unwrap_or((data, "We spoke on Tuesday and you asked for the quote."));
    let Ok(context) = serde_json::from_str::<Context>(json) else {
        return;
    };
    holds(text, &linter().check(&Draft::new(text).context(context)));
});
