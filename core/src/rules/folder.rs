//! A folder of rules: callwell's own, read by the build and by the tools that measure rules while they are written.

use crate::reading;
use crate::rules::compile::Compiler;
use crate::rules::file::{Lexicon, Scoring};
use crate::rules::load::{self, LoadError};
use crate::rules::program::Program;
use std::fs;
use std::path::{Path, PathBuf};

/// Compiles a folder of rules. The error names file, line and column.
pub fn compile(folder: &Path) -> Result<(Program, Scoring), String> {
    let mut lexicon = Lexicon::default();
    let mut texts = Vec::new();
    for path in files(&folder.join("lexicon")) {
        let text = read(&path)?;
        let part = reading::lexicon_from_toml(&text).map_err(|error| fail(&path, &error))?;
        for name in part.classes.keys() {
            if lexicon.classes.contains_key(name) {
                let message =
                    format!("class `{name}` stands in another file of the lexicon too: expected a name of its own");
                let problem = crate::rules::compile::Problem {
                    owner: name.clone(),
                    text: name.clone(),
                    at: 0,
                    message,
                };
                return Err(fail(&path, &load::locate(&text, &problem)));
            }
        }
        lexicon.classes.extend(part.classes);
        lexicon.contractions.extend(part.contractions);
        texts.push((path, text));
    }
    let frequency = read(&folder.join("frequency.txt"))?;
    let mut compiler = Compiler::new(&lexicon, &frequency).map_err(|problem| {
        let owns = |text: &str| text.contains(&format!("{} = [", problem.owner));
        match texts.iter().find(|(_, text)| owns(text)).or(texts.first()) {
            Some((path, text)) => fail(path, &load::locate(text, &problem)),
            None => problem.message,
        }
    })?;
    for kind in ["markers", "mistakes", "strengths"] {
        for path in files(&folder.join(kind)) {
            let text = read(&path)?;
            let rule = reading::rule_from_toml(&text).map_err(|error| fail(&path, &error))?;
            if path.file_stem().is_none_or(|stem| *stem != *rule.id) {
                let message = format!("id `{}`: expected the name of the file", rule.id);
                return Err(fail(
                    &path,
                    &LoadError {
                        line: 1,
                        column: 1,
                        message,
                    },
                ));
            }
            compiler
                .add(rule)
                .map_err(|problem| fail(&path, &load::locate(&text, &problem)))?;
        }
    }
    let path = folder.join("score.toml");
    let scoring = reading::scoring_from_toml(&read(&path)?).map_err(|error| fail(&path, &error))?;
    Ok((compiler.finish(), scoring))
}

/// The TOML files of a folder, in the order of their names.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    paths.sort();
    paths
}

pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

pub fn fail(path: &Path, error: &LoadError) -> String {
    format!("{}:{}:{}: {}", path.display(), error.line, error.column, error.message)
}
