//! Ten times as many rules: each of callwell's, and nine more of the same build that ask for other words.

use callwell::Linter;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Rules a rule becomes.
const TIMES: usize = 10;

/// A linter with ten times the rules; it finds without fixing.
///
/// # Errors
/// What kept it from being made.
pub fn linter() -> Result<Linter, String> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/rules");
    let to = std::env::temp_dir().join(format!("callwell-tenfold-{}", std::process::id()));
    let made = write(&from, &to).map_err(|error| error.to_string());
    let linter = made.and_then(|()| callwell::develop::linter(Some(&to), callwell::develop::Heard::Both));
    let _ = fs::remove_dir_all(&to);
    linter.map(|linter| callwell::develop::bare(&linter))
}

fn write(from: &Path, to: &Path) -> io::Result<()> {
    let common: Vec<String> = fs::read_to_string(from.join("frequency.txt"))?
        .lines()
        .filter_map(|line| line.split(' ').next().map(str::to_owned))
        .collect();
    copy(from, to)?;
    for folder in ["mistakes", "strengths", "markers"] {
        for file in fs::read_dir(from.join(folder))? {
            let path = file?.path();
            let text = fs::read_to_string(&path)?;
            let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else {
                continue;
            };
            for copy in 1..TIMES {
                let mut rule: toml::Table = text
                    .parse()
                    .map_err(|error| io::Error::other(format!("{stem}: {error}")))?;
                rule.insert("id".into(), format!("{stem}-{copy}").into());
                for part in ["find", "unless", "except"] {
                    if let Some(value) = rule.get_mut(part) {
                        reword(value, "", copy, &common);
                    }
                }
                fs::write(to.join(folder).join(format!("{stem}-{copy}.toml")), rule.to_string())?;
            }
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path: PathBuf = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// Other words in every phrase of a value.
fn reword(value: &mut toml::Value, key: &str, copy: usize, common: &[String]) {
    match value {
        toml::Value::String(phrase) if matches!(key, "phrases" | "unless") => *phrase = other(phrase, copy, common),
        toml::Value::Array(values) => values.iter_mut().for_each(|value| reword(value, key, copy, common)),
        toml::Value::Table(table) => {
            for (key, value) in table.iter_mut() {
                reword(value, key, copy, common);
            }
        }
        _ => {}
    }
}

/// A phrase of the same build: a common word becomes one that is about as common, any other one that no draft has.
fn other(phrase: &str, copy: usize, common: &[String]) -> String {
    let mut out = String::with_capacity(phrase.len());
    let mut rest = phrase;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if c.is_ascii_lowercase() {
            let end = rest
                .find(|c: char| !c.is_ascii_lowercase() && c != '\'')
                .unwrap_or(rest.len());
            let (word, more) = rest.split_at(end);
            match common
                .iter()
                .position(|known| known == word)
                .filter(|_| !word.contains('\''))
            {
                Some(at) => {
                    // Words of one rank in ten change places.
                    let block = at / TIMES * TIMES;
                    let place = block + (at - block + copy) % TIMES;
                    let place = common
                        .get(place)
                        .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()));
                    out.push_str(place.map_or(word, |word| word));
                }
                None if more.starts_with('~') || word.contains('\'') => out.push_str(word),
                None => {
                    out.push_str(word);
                    out.push(char::from(b'a' + copy as u8));
                    out.push('q');
                }
            }
            rest = more;
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}
