//! The manuscript: the draft as it reads, with the words underlined, the reasons and the remedies below.

use crate::cli::terminal::{BOLD, CYAN, DIM, RED, Terminal, YELLOW, lines, tame, wrap};
use crate::{Finding, Linter, Report, Severity};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use anstyle::Style;
use std::ops::Range;

/// Longer drafts are shown in excerpts.
const WHOLE: usize = 12 * 1024;
/// So many bytes round a finding make an excerpt.
const AROUND: usize = 160;
/// Of a draft in excerpts so many findings are shown.
const SHOWN: usize = 20;

/// Draws a draft that has findings.
pub fn draw(linter: &Linter, report: &Report, text: &str, terminal: Terminal) -> String {
    let worst = report.worst().unwrap_or(Severity::Hint);
    let renderer = renderer(report, worst, terminal);
    let excerpts = excerpts(report, text);
    let last = excerpts.len().saturating_sub(1);
    let mut notes = Notes::new(linter, terminal);
    let mut groups = Vec::new();
    for (index, excerpt) in excerpts.into_iter().enumerate() {
        let within = |finding: &&Finding| match finding.span {
            Some(span) => excerpt.start <= span.start as usize && span.start as usize <= excerpt.end,
            None => index == 0,
        };
        let findings: Vec<&Finding> = report
            .findings
            .iter()
            .filter(within)
            .take(if last == 0 { usize::MAX } else { SHOWN })
            .collect();
        let (source, annotations) = annotated(&findings, text, excerpt, worst, terminal);
        let snippet = Snippet::source(source).fold(false).annotations(annotations);
        let group = Group::with_level(level(worst)).element(snippet);
        groups.push(
            findings
                .into_iter()
                .fold(group, |group, finding| notes.add(group, finding)),
        );
    }
    without_numbers(&renderer.render(&groups))
}

/// What an excerpt looks like: its words, their lines broken, and what is underlined in it.
fn annotated<'a>(
    findings: &[&Finding],
    text: &str,
    excerpt: Range<usize>,
    worst: Severity,
    terminal: Terminal,
) -> (String, Vec<Annotation<'a>>) {
    let words = &text[excerpt.clone()];
    let lines = lines(words, terminal.width - 4);
    // A blank becomes a line's end: no place changes.
    let mut source = words.to_owned().into_bytes();
    lines.iter().skip(1).for_each(|line| source[line.start - 1] = b'\n');
    let source = String::from_utf8(source).unwrap_or_else(|_| words.to_owned());
    let mut annotations = Vec::new();
    for finding in findings {
        let Some(span) = finding.span else { continue };
        let clip = |at: u32| (at as usize).clamp(excerpt.start, excerpt.end) - excerpt.start;
        let kind = if finding.severity == worst {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let pieces: Vec<_> = pieces(&source, &lines, clip(span.start)..clip(span.end)).collect();
        let last = pieces.len();
        annotations.extend(pieces.into_iter().enumerate().map(|(index, piece)| {
            let underlined = kind.span(piece).highlight_source(true);
            if index + 1 == last {
                underlined.label(finding.rule.to_string())
            } else {
                underlined
            }
        }));
    }
    (source, annotations)
}

/// The parts of a span on each line, without blanks at their ends.
fn pieces<'a>(
    source: &'a str,
    lines: &'a [Range<usize>],
    span: Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'a {
    lines.iter().filter_map(move |line| {
        let (start, end) = (line.start.max(span.start), line.end.min(span.end));
        let words = source.get(start..end)?;
        let start = start + (words.len() - words.trim_start().len());
        let words = words.trim();
        (!words.is_empty()).then(|| start..start + words.len())
    })
}

/// What is shown of a draft: all of it, or the surroundings of its findings.
fn excerpts(report: &Report, text: &str) -> Vec<Range<usize>> {
    let end = text.trim_end().len();
    let start = end - text[..end].trim_start_matches(['\n', '\r']).len();
    if text.len() <= WHOLE {
        return std::iter::once(start..end).collect();
    }
    let mut excerpts: Vec<Range<usize>> = Vec::new();
    for span in report.findings.iter().filter_map(|finding| finding.span).take(SHOWN) {
        let (from, to) = (
            span.start as usize,
            (span.end as usize).min(span.start as usize + 4 * AROUND),
        );
        let (from, to) = (
            boundary(text, from.saturating_sub(AROUND), true),
            boundary(text, (to + AROUND).min(text.len()), false),
        );
        match excerpts.last_mut() {
            Some(before) if from <= before.end => before.end = before.end.max(to),
            _ => excerpts.push(from..to),
        }
    }
    if excerpts.is_empty() {
        excerpts.push(start..boundary(text, start + AROUND, false));
    }
    excerpts
}

/// The next place between characters; where a blank is near, after or before it.
fn boundary(text: &str, at: usize, up: bool) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let near = text.as_bytes()[at.saturating_sub(24)..(at + 24).min(text.len())].contains(&b' ');
    if at == 0 || at == text.len() || !near {
        return at;
    }
    if up {
        text[at..].find(' ').map_or(at, |blank| at + blank + 1)
    } else {
        text[..at].rfind(' ').unwrap_or(at)
    }
}

/// Reasons and remedies: each is told once for a draft.
struct Notes<'l> {
    linter: &'l Linter,
    terminal: Terminal,
    told: Vec<(String, String)>,
}

impl<'l> Notes<'l> {
    fn new(linter: &'l Linter, terminal: Terminal) -> Notes<'l> {
        Notes {
            linter,
            terminal,
            told: Vec::new(),
        }
    }

    fn add<'a>(&mut self, group: Group<'a>, finding: &Finding) -> Group<'a> {
        let key = (finding.rule.to_string(), finding.message.to_string());
        if self.told.contains(&key) {
            return group;
        }
        let known = self.told.iter().any(|(rule, _)| **rule == *finding.rule);
        self.told.push(key);
        let (severity, rule) = (finding.severity.name(), &*finding.rule);
        let mut paragraphs = vec![format!("{severity} {rule}: {}", finding.message)];
        if !finding.weighed.is_empty() {
            paragraphs.push(format!(
                "  The words that weighed most: {}.",
                finding.weighed.join(", ")
            ));
        }
        if let Some(rule) = self
            .linter
            .rule(rule)
            .ok()
            .filter(|rule| !known && !rule.instead.is_empty())
        {
            paragraphs.push(format!("  Instead: {}", rule.instead));
        }
        let paragraphs: Vec<String> = paragraphs
            .iter()
            .map(|text| hanging(text, self.terminal.width - 5))
            .collect();
        let text = paragraphs.join("\n");
        let head = self.terminal.paint(style(finding.severity), severity) + " " + &self.terminal.paint(BOLD, rule);
        let text = text.replacen(&format!("{severity} {rule}"), &head, 1);
        let text = text.replacen(
            "\n  Instead:",
            &format!("\n  {}:", self.terminal.paint(CYAN, "Instead")),
            1,
        );
        group.element(level(finding.severity).no_name().message(text))
    }
}

/// A paragraph whose lines after the first are indented, with nothing in it that a terminal would obey.
fn hanging(text: &str, width: usize) -> String {
    let indented = text.len() - text.trim_start().len();
    let text = " ".repeat(indented) + &tame(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    wrap(&text, width.saturating_sub(2).max(32)).replace('\n', "\n  ")
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO,
    }
}

/// The style of a severity.
pub fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => RED,
        Severity::Warning => YELLOW,
        Severity::Hint => CYAN,
    }
}

fn renderer(report: &Report, worst: Severity, terminal: Terminal) -> Renderer {
    let renderer = if terminal.color {
        // Two colours are to be had: one for the worst findings, one for all the others.
        let others = report
            .findings
            .iter()
            .map(|finding| finding.severity)
            .filter(|&severity| severity != worst);
        let context = style(others.max().unwrap_or(worst));
        Renderer::styled()
            .error(RED)
            .warning(YELLOW)
            .info(CYAN)
            .help(CYAN)
            .context(context)
            .line_num(DIM)
    } else {
        Renderer::plain()
    };
    // Lines are broken already; what can't be broken is cut a little later.
    renderer
        .decor_style(DecorStyle::Unicode)
        .anonymized_line_numbers(true)
        .term_width(terminal.width + 40)
}

/// Lines of a draft are broken as the terminal wants it, so that numbers would mean nothing: blanks take their place.
fn without_numbers(drawn: &str) -> String {
    let mut out = String::with_capacity(drawn.len());
    for line in drawn.lines() {
        let mut rest = line;
        while let Some(style) = rest.strip_prefix('\u{1b}') {
            rest = style.split_once('m').map_or("", |(_, rest)| rest);
        }
        // There is no path to be named in the first line either.
        if plain(line).trim() == "\u{256d}\u{25b8}" {
            continue;
        }
        match rest.strip_prefix("LL") {
            Some(after) => {
                out.push_str(&line[..line.len() - rest.len()]);
                out.push_str("  ");
                out.push_str(after);
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// A line without its colours.
fn plain(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| {
        out + part.split_once('m').map_or("", |(_, rest)| rest)
    })
}
