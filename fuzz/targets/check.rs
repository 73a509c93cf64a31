//! Any text as opener and as voicemail, its map and its units included.
#![no_main]

use callwell::{Draft, Kind};
use holds::{holds, linter};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for kind in [Kind::Opener, Kind::Voicemail] {
        let report = linter().check(&Draft::new(text).kind(kind));
        holds(text, &report);
    }
});
