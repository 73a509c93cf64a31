//! `--statistics`: a table of the rules: how often, in how many files, and in what share of the drafts.

use crate::cli::tally::Tally;
use crate::cli::terminal::{BOLD, DIM, Terminal, pad};
use crate::html::Count;
use std::fmt::Write;
use std::sync::Arc;

/// The table, the most frequent first, mistakes before strengths.
pub fn table(tally: &Tally, terminal: Terminal) -> String {
    let summary = &tally.summary;
    let files = |name: &Arc<str>| tally.files_by_rule.get(name).map_or(0, |files| files.count);
    let names = summary.mistakes.keys().chain(summary.strengths.keys());
    let wide = names.map(|name| name.len()).max().unwrap_or(0).max("mistake".len());
    let mut out = String::new();
    for (title, counts) in [("mistake", &summary.mistakes), ("strength", &summary.strengths)] {
        if counts.is_empty() {
            continue;
        }
        let head = format!(
            "{}  {:>7}  {:>7}  {:>7}  {:>6}",
            pad(title, wide),
            "count",
            "drafts",
            "files",
            "share"
        );
        let _ = writeln!(out, "{}", terminal.paint(BOLD, &head));
        let mut rows: Vec<(&Arc<str>, &Count)> = counts.iter().collect();
        rows.sort_by(|a, b| (b.1.drafts, b.1.count, a.0).cmp(&(a.1.drafts, a.1.count, b.0)));
        for (name, count) in rows {
            let share = 100.0 * count.drafts as f64 / summary.drafts.max(1) as f64;
            let _ = writeln!(
                out,
                "{}  {:>7}  {:>7}  {:>7}  {share:>5.1}%",
                pad(name, wide),
                count.count,
                count.drafts,
                files(name)
            );
        }
        out.push('\n');
    }
    let [dread, needs_work, welcome] = summary.bands;
    let line = format!(
        "{} drafts in {} files: {welcome} welcome, {needs_work} need work, {dread} dread; average score {}\n",
        summary.drafts,
        tally.files,
        summary.average()
    );
    out + &terminal.paint(DIM, &line)
}
