//! Any rules file, TOML or JSON: an error that says where, or a linter that keeps its promises.
#![no_main]

use callwell::{Draft, Linter};
use holds::holds;
use libfuzzer_sys::fuzz_target;

const DRAFT: &str =
    "Hi Tom, it's Ann from Reef Tiles. I'm just checking in; did you get my quote? Call me on 555-0147.";

fuzz_target!(|text: &str| {
    for builder in [
        Linter::builder().no_model().rules_toml("fuzz.toml", text),
        Linter::builder().no_model().rules_json("fuzz.json", text),
    ] {
        match builder.build() {
            Ok(linter) => holds(DRAFT, &linter.check(&Draft::new(DRAFT))),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
});
