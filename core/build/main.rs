//! Compiles the rule files and the lexicon into the tables that the crate carries. A bad file fails the build by file,
//! line and column.

#[allow(dead_code, missing_docs)]
#[path = "../src/log/cadence.rs"]
mod cadence;
#[allow(dead_code)]
#[path = "../src/rules/folder.rs"]
mod folder;
#[allow(dead_code)]
#[path = "../src/letters.rs"]
mod letters;
#[allow(dead_code, missing_docs, clippy::disallowed_methods)]
#[path = "../src/log/words.rs"]
mod log_words;
mod phrasings;
#[allow(dead_code)]
#[path = "../src/rules/load_toml.rs"]
mod reading;
#[allow(dead_code, missing_docs)]
#[path = "../src/rules/mod.rs"]
mod rules;

#[cfg(all(feature = "ready", not(feature = "compact")))]
#[allow(dead_code, missing_docs)]
#[path = "../src/scan/mod.rs"]
mod scan;
#[cfg(all(feature = "ready", not(feature = "compact")))]
#[allow(dead_code, missing_docs)]
#[path = "../src/view/mod.rs"]
mod view;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    for path in [
        "rules",
        "src/rules",
        "src/letters.rs",
        "src/log/cadence.rs",
        "src/log/words.rs",
        "src/scan",
        "src/view",
        "build",
    ] {
        println!("cargo:rerun-if-changed={path}");
    }
    let (mut program, scoring) = folder::compile(Path::new("rules")).unwrap_or_else(|error| {
        println!("cargo::error=core/{error}");
        process::exit(1);
    });
    let rewriting = phrasings::read_all(Path::new("rules")).unwrap_or_else(|error| {
        println!("cargo::error=core/{error}");
        process::exit(1);
    });
    let stop = |error: String| -> ! {
        println!("cargo::error=core/{error}");
        process::exit(1);
    };
    let log_words: log_words::Words =
        table(Path::new("rules/log-words.toml"), log_words::Words::fault).unwrap_or_else(|error| stop(error));
    let cadence: cadence::Cadence =
        table(Path::new("rules/cadence.toml"), cadence::Cadence::fault).unwrap_or_else(|error| stop(error));
    // Phrases stand in the program compiled; their text would be carried a second time.
    for rule in &mut program.rules {
        rule.unless.clear();
        for find in &mut rule.find {
            find.phrases.clear();
            find.unless.clear();
        }
    }
    #[cfg(feature = "compact")]
    let compact = {
        let file = |name: &str| fs::read(Path::new("rules").join(name)).expect("rules are read above");
        let carried = rules::compact::Carried {
            weights: file("weights.bin"),
            frequency: String::from_utf8(file("frequency.txt")).expect("words are text"),
            texts: vec![
                spare(&program.rules),
                postcard::to_allocvec(&rewriting).expect("phrasings are plain data"),
                postcard::to_allocvec(&scoring).expect("scoring is plain data"),
                without_comments(&file("rewrites/parts-of-speech.txt")),
                lists_only(&file("rewrites/words.txt")),
            ],
            program: program.clone(),
        };
        rules::compact::pack(&carried).expect("what was packed is unpacked again")
    };
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let write = |name: &str, bytes: Vec<u8>| fs::write(out.join(name), bytes).expect("OUT_DIR is writable");
    #[cfg(feature = "compact")]
    write("compact.bin", compact);
    #[cfg(all(feature = "ready", not(feature = "compact")))]
    write("scanner.bin", scan::Scanner::new(&program).to_bytes());
    write(
        "program.bin",
        postcard::to_allocvec(&rules::pack::Packed::new(program)).expect("a program is plain data"),
    );
    write(
        "rewriting.bin",
        postcard::to_allocvec(&rewriting).expect("phrasings are plain data"),
    );
    write(
        "log-words.bin",
        postcard::to_allocvec(&log_words).expect("words are plain data"),
    );
    write(
        "cadence.bin",
        postcard::to_allocvec(&cadence).expect("a cadence is plain data"),
    );
    write(
        "score.bin",
        postcard::to_allocvec(&scoring).expect("scoring is plain data"),
    );
}

/// A file of lists without what is only for people: what each list is for.
#[cfg(feature = "compact")]
fn lists_only(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in without_comments(bytes).split_inclusive(|&byte| byte == b'\n') {
        match line.iter().position(|&byte| byte == b']') {
            Some(end) if line.starts_with(b"[") => {
                out.extend(&line[..=end]);
                out.push(b'\n');
            }
            _ => out.extend(line),
        }
    }
    out
}

/// The lines of a file but for those that begin with `#`.
#[cfg(feature = "compact")]
fn without_comments(bytes: &[u8]) -> Vec<u8> {
    let lines = bytes.split_inclusive(|&byte| byte == b'\n');
    lines
        .filter(|line| !line.starts_with(b"#"))
        .flatten()
        .copied()
        .collect()
}

/// Rules as JSON, without what a reader fills in by itself.
#[cfg(feature = "compact")]
fn spare(rules: &[rules::file::RuleFile]) -> Vec<u8> {
    use serde_json::Value;
    fn prune(value: &mut Value) {
        match value {
            Value::Object(map) => {
                map.retain(|_, value| {
                    prune(value);
                    !matches!(value, Value::Null | Value::Bool(false)) && *value != Value::Object(Default::default())
                });
                map.retain(|_, value| *value != Value::Array(Vec::new()));
            }
            Value::Array(list) => list.iter_mut().for_each(prune),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(rules).expect("rules are plain data");
    prune(&mut value);
    let bytes = serde_json::to_vec(&value).expect("rules are plain data");
    let again: Vec<rules::file::RuleFile> = serde_json::from_slice(&bytes).expect("rules are plain data");
    assert!(again == rules, "a rule loses something where what is empty is left out");
    bytes
}

/// Reads a table of the contact log. `fault` says what is wrong with it, and by which word that is found.
fn table<T: serde::de::DeserializeOwned>(
    path: &Path,
    fault: impl Fn(&T) -> Option<(String, String)>,
) -> Result<T, String> {
    let text = folder::read(path)?;
    let table: T = toml::from_str(&text).map_err(|error| folder::fail(path, &reading::toml_error(&text, &error)))?;
    match fault(&table) {
        Some((word, message)) => {
            let problem = rules::compile::Problem {
                owner: word.clone(),
                text: word,
                at: 0,
                message,
            };
            Err(folder::fail(path, &rules::load::locate(&text, &problem)))
        }
        None => Ok(table),
    }
}
