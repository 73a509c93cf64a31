//! Any JSON, read by the reader that WebAssembly has and by serde_json: the same values, and the same texts refused.
#![no_main]

use callwell::{Context, Draft, RuleFile};
use libfuzzer_sys::fuzz_target;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

fn same<T: callwell::json::Read + DeserializeOwned + PartialEq + Debug>(text: &str) {
    match (callwell::json::from_str::<T>(text), serde_json::from_str::<T>(text)) {
        (Ok(own), Ok(other)) => assert_eq!(own, other),
        (Err(own), Err(_)) => assert!(!own.message.is_empty() && own.line > 0 && own.column > 0),
        // A list of values in place of a record, which serde_json lets pass.
        (Err(own), Ok(_)) if own.message.starts_with("invalid type: sequence, expected struct") => {}
        (own, other) => panic!("{own:?}\n{other:?}"),
    }
}

fuzz_target!(|text: &str| {
    same::<Draft>(text);
    same::<Context>(text);
    same::<RuleFile>(text);
});
