//! Compiles the rule files and the lexicon into the tables that the crate carries. A bad file fails the build by file,
//! line and column.

#[allow(dead_code)]
#[path = "../src/rules/folder.rs"]
mod folder;
#[allow(dead_code, missing_docs)]
#[path = "../src/log/words.rs"]
mod log_words;
mod phrasings;
#[allow(dead_code)]
#[path = "../src/rules/load_toml.rs"]
mod reading;
#[allow(dead_code, missing_docs)]
#[path = "../src/rules/mod.rs"]
mod rules;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    for path in ["rules", "src/rules", "src/log/words.rs", "build"] {
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
    let log_words = words_of_logs(Path::new("rules/log-words.toml")).unwrap_or_else(|error| {
        println!("cargo::error=core/{error}");
        process::exit(1);
    });
    // Phrases stand in the program compiled; their text would be carried a second time.
    for rule in &mut program.rules {
        rule.unless.clear();
        for find in &mut rule.find {
            find.phrases.clear();
            find.unless.clear();
        }
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let write = |name: &str, bytes: Vec<u8>| fs::write(out.join(name), bytes).expect("OUT_DIR is writable");
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
        "score.bin",
        postcard::to_allocvec(&scoring).expect("scoring is plain data"),
    );
}

/// Reads what contact logs call things.
fn words_of_logs(path: &Path) -> Result<log_words::Words, String> {
    let text = folder::read(path)?;
    let words: log_words::Words =
        toml::from_str(&text).map_err(|error| folder::fail(path, &reading::toml_error(&text, &error)))?;
    match words.fault() {
        Some((word, message)) => {
            let problem = rules::compile::Problem {
                owner: word.clone(),
                text: word,
                at: 0,
                message,
            };
            Err(folder::fail(path, &rules::load::locate(&text, &problem)))
        }
        None => Ok(words),
    }
}
