//! Reads the phrasings that rewrites are made of, and refuses those that assert something of their own.

use crate::folder::{fail, files, read};
use crate::reading::toml_error;
use crate::rules::load;
use crate::rules::rewriting::{Approach, Rewriting};
use std::path::Path;

/// The slots that phrasings may have.
const SLOTS: &[&str] = &["topic", "offer", "firm", "name", "phone", "ring", "ringing"];

/// Moves whose wording depends on what is known, and of which there are several in `moves.toml`.
const CHOSEN: &[&str] = &["offer", "ask", "step", "story"];

/// What is wrong with a phrasing: nothing, or what was found and what was expected.
fn fault(phrasing: &str) -> Option<String> {
    let mut rest = phrasing;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else {
            return Some("`{` without `}`".into());
        };
        let slot = &rest[open + 1..open + close];
        if !SLOTS.contains(&slot) {
            return Some(format!("slot `{slot}`: expected one of {}", SLOTS.join(", ")));
        }
        rest = &rest[open + close + 1..];
    }
    if phrasing.chars().any(|c| c.is_ascii_digit()) {
        return Some("a digit: expected a phrasing without figures".into());
    }
    let capitals = phrasing.split_whitespace().enumerate().find(|(at, word)| {
        let begins = *at == 0
            || phrasing
                .split_whitespace()
                .nth(at - 1)
                .is_some_and(|before| before.ends_with(['.', '?', '!']));
        let own = word.starts_with('I') && word[1..].chars().next().is_none_or(|c| !c.is_alphabetic());
        !begins && !own && word.starts_with(crate::letters::is_capital)
    });
    if let Some((_, word)) = capitals {
        return Some(format!("`{word}`: expected a phrasing without names"));
    }
    phrasing
        .split('[')
        .skip(1)
        .find(|part| !part.contains(']') || part.len() > 110)
        .map(|_| "`[` without `]` near by".into())
}

/// Reads the phrasings of rewrites: `rewrites/moves.toml`, and a file for each approach.
pub fn read_all(folder: &Path) -> Result<Rewriting, String> {
    let folder = folder.join("rewrites");
    let path = folder.join("moves.toml");
    let text = read(&path)?;
    let bad = |path: &Path, text: &str, error: &toml::de::Error| fail(path, &toml_error(text, error));
    let wrong = |path: &Path, text: &str, needle: &str, message: String| {
        let problem = crate::rules::compile::Problem {
            owner: needle.to_owned(),
            text: needle.to_owned(),
            at: 0,
            message,
        };
        fail(path, &load::locate(text, &problem))
    };
    let mut all = toml::from_str::<Rewriting>(&text).map_err(|error| bad(&path, &text, &error))?;
    for (name, said) in &all.moves {
        if said.phrasings.len() < 2 {
            return Err(wrong(
                &path,
                &text,
                name,
                format!("move `{name}`: expected two phrasings or more"),
            ));
        }
        for phrasing in &said.phrasings {
            if let Some(fault) = fault(phrasing) {
                return Err(wrong(&path, &text, phrasing, format!("move `{name}`: {fault}")));
            }
        }
    }
    for path in files(&folder)
        .into_iter()
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "moves"))
    {
        let text = read(&path)?;
        let approach = toml::from_str::<Approach>(&text).map_err(|error| bad(&path, &text, &error))?;
        if path.file_stem().is_none_or(|stem| *stem != *approach.id) {
            return Err(wrong(
                &path,
                &text,
                &approach.id,
                format!("id `{}`: expected the name of the file", approach.id),
            ));
        }
        if let Some(name) = approach
            .opener
            .iter()
            .chain(&approach.voicemail)
            .find(|name| !all.moves.contains_key(*name) && !CHOSEN.contains(&name.as_str()))
        {
            return Err(wrong(
                &path,
                &text,
                name,
                format!("move `{name}`: expected one of moves.toml, or {}", CHOSEN.join(", ")),
            ));
        }
        all.approaches.push(approach);
    }
    Ok(all)
}
