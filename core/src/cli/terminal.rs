//! What the terminal can show: colour, width, and text that can't harm it.

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use std::env;
use std::io::{self, IsTerminal};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How to write for whoever reads stdout.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Whether to use colour.
    pub color: bool,
    /// Columns.
    pub width: usize,
}

impl Terminal {
    /// Looks at stdout and the environment.
    pub fn of_stdout(when: When) -> Terminal {
        let is_terminal = io::stdout().is_terminal();
        let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        let color = match when {
            When::Always => true,
            When::Never => false,
            When::Auto => is_terminal && !set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb"),
        };
        let width = if is_terminal {
            terminal_size::terminal_size().map_or(100, |(width, _)| width.0.into())
        } else {
            100
        };
        Terminal {
            color,
            width: width.clamp(48, 100),
        }
    }

    /// Text in a style, where there is colour.
    pub fn paint(self, style: Style, text: &str) -> String {
        if self.color && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// What is said in passing.
pub const DIM: Style = Style::new().dimmed();
/// Headings.
pub const BOLD: Style = Style::new().bold();
/// Errors, and scores that prospects dread.
pub const RED: Style = AnsiColor::BrightRed.on_default().bold();
/// Warnings, and scores that need work.
pub const YELLOW: Style = AnsiColor::BrightYellow.on_default().bold();
/// Hints and remedies.
pub const CYAN: Style = AnsiColor::BrightCyan.on_default().bold();
/// What is good.
pub const GREEN: Style = AnsiColor::BrightGreen.on_default().bold();

/// Text on one line, with nothing in it that a terminal would obey.
pub fn tame(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\r' => out.push(' '),
            c if c.is_control() => out.push('\u{fffd}'),
            // Marks that turn the direction of what follows.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// Where lines may break: byte ranges of the lines of a text that is `width` columns wide. Line ends of the text
/// itself are kept.
pub fn lines(text: &str, width: usize) -> Vec<std::ops::Range<usize>> {
    let mut lines = Vec::new();
    let (mut start, mut columns, mut space) = (0, 0, None);
    for (at, c) in text.char_indices() {
        if c == '\n' {
            lines.push(start..at);
            (start, columns, space) = (at + 1, 0, None);
            continue;
        }
        if c == ' ' {
            space = Some((at, columns));
        }
        columns += if c == '\t' { 4 } else { c.width().unwrap_or(1) };
        if columns > width && c != ' ' {
            if let Some((blank, before)) = space.take() {
                lines.push(start..blank);
                start = blank + 1;
                columns -= before + 1;
            }
        }
    }
    lines.push(start..text.len());
    lines
}

/// A paragraph with its lines broken.
pub fn wrap(text: &str, width: usize) -> String {
    lines(text, width)
        .into_iter()
        .map(|line| text[line].trim_end())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A paragraph with its lines broken and indented.
pub fn indent(text: &str, by: usize, width: usize) -> String {
    let margin = " ".repeat(by);
    wrap(text, width.saturating_sub(by).max(24))
        .lines()
        .map(|line| {
            if line.is_empty() {
                "\n".to_owned()
            } else {
                format!("{margin}{line}\n")
            }
        })
        .collect()
}

/// Text filled up with blanks.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks() {
        for (text, width, want) in [
            ("", 8, ""),
            ("one two three", 8, "one two\nthree"),
            ("one two\nthree", 80, "one two\nthree"),
            ("incomprehensibilities are long", 8, "incomprehensibilities\nare long"),
            ("漢字 漢字 漢字", 9, "漢字 漢字\n漢字"),
        ] {
            assert_eq!(wrap(text, width), want);
        }
    }

    #[test]
    fn nothing_reaches_the_terminal_that_it_would_obey() {
        assert_eq!(tame("a\u{1b}[31mb\u{0}\n\u{202e}c"), "a\u{fffd}[31mb\u{fffd} \u{fffd}c");
    }
}
