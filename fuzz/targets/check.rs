//! Any text as opener and as voicemail, its map and its units included.
#![no_main]

use callwell::{Draft, Kind, Unit};
use holds::{holds, linter};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for kind in [Kind::Opener, Kind::Voicemail] {
        let report = linter().check(&Draft::new(text).kind(kind));
        holds(text, &report);
        for unit in [Unit::Char, Unit::Utf16] {
            report.clone().convert(text, unit).expect("a report of this very text");
        }
    }
});
