//! Differences as `patch` reads them; on a terminal the words that change stand out.

use crate::cli::terminal::{BOLD, CYAN, Terminal, tame};
use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};
use std::fmt::Write;

const GONE: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();

/// The difference between two versions of a file.
pub fn unified(name: &str, old: &[u8], new: &[u8], terminal: Terminal) -> String {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let diff = TextDiff::from_lines(&*old, &*new);
    if !terminal.color {
        return diff.unified_diff().context_radius(3).header(name, name).to_string();
    }
    let name = tame(name);
    let mut out = format!("{BOLD}--- {name}\n+++ {name}{BOLD:#}\n");
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        let _ = writeln!(out, "{}", terminal.paint(CYAN, &hunk.header().to_string()));
        for change in hunk.ops().iter().flat_map(|op| diff.iter_inline_changes(op)) {
            let style = match change.tag() {
                ChangeTag::Delete => GONE,
                ChangeTag::Insert => NEW,
                ChangeTag::Equal => Style::new(),
            };
            let _ = write!(out, "{style}{}", change.tag());
            for (emphasised, words) in change.iter_strings_lossy() {
                let words = tame(words.trim_end_matches(['\r', '\n']));
                let _ = if emphasised {
                    write!(out, "{}{words}{:#}{style}", style.invert(), style.invert())
                } else {
                    write!(out, "{words}")
                };
            }
            let _ = writeln!(out, "{style:#}");
        }
    }
    out
}
