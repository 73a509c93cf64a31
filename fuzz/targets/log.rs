//! Any contact log: an error that says where, or a log that can be linted, reviewed and planned from.
#![no_main]

use callwell::log::{self, Options, Settings};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let settings = Settings::new("2026-11-18".parse().expect("a date"));
    for keep_going in [false, true] {
        let options = Options {
            keep_going,
            ..Options::default()
        };
        match log::read(data, &options) {
            Ok(log) => {
                log::review(&log, &settings);
                log::plan(&log, &settings, 120);
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
});
