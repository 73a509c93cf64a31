//! The draft's text with what was found marked in it.

use super::escape;
use crate::report::{Report, Span, Unit};
use crate::rules::file::Severity;
use std::collections::HashMap;
use std::ops::Range;

/// Something to be marked.
struct Mark<'r> {
    range: Range<usize>,
    /// The finding's number; none for a strength.
    number: Option<usize>,
    severity: Option<Severity>,
    name: &'r str,
    /// Why it was found; empty for a strength.
    reason: &'r str,
}

/// The text with `mark` elements round findings, numbered as [`numbers`] does, and round strengths.
pub fn marked(report: &Report, text: &str) -> String {
    let numbers = numbers(report);
    let findings = report.findings.iter().zip(&numbers).filter_map(|(finding, &number)| {
        let range = bytes(report.unit, text, finding.span?)?;
        Some(Mark {
            range,
            number: Some(number),
            severity: Some(finding.severity),
            name: &finding.rule,
            reason: &finding.message,
        })
    });
    let strengths = report.strengths.iter().filter_map(|strength| {
        let range = bytes(report.unit, text, strength.span?)?;
        Some(Mark {
            range,
            number: None,
            severity: None,
            name: &strength.signal,
            reason: "",
        })
    });
    let mut marks: Vec<Mark<'_>> = findings
        .chain(strengths)
        .filter(|mark| !mark.range.is_empty())
        .collect();
    marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
    let mut cuts: Vec<usize> = marks
        .iter()
        .flat_map(|mark| [mark.range.start, mark.range.end])
        .collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = String::with_capacity(text.len() + text.len() / 8 + 128 * marks.len());
    let (mut next, mut open) = (0, Vec::<usize>::new());
    for cut in cuts.windows(2) {
        while next < marks.len() && marks[next].range.start <= cut[0] {
            open.push(next);
            next += 1;
        }
        open.retain(|&index| marks[index].range.end > cut[0]);
        piece(
            &mut out,
            &text[cut[0]..cut[1]],
            open.iter().map(|&index| &marks[index]).collect(),
            cut[1],
        );
    }
    out
}

/// A piece of text, with all that covers it.
fn piece(out: &mut String, words: &str, cover: Vec<&Mark<'_>>, end: usize) {
    // What is wrong covers what is good.
    let Some(worst) = cover
        .iter()
        .max_by_key(|mark| (mark.severity, std::cmp::Reverse(mark.range.len())))
    else {
        out.push_str(&escape(words));
        return;
    };
    let reasons: Vec<String> = cover
        .iter()
        .map(|mark| match mark.reason {
            "" => mark.name.to_owned(),
            reason => format!("{}: {reason}", mark.name),
        })
        .collect();
    let class = worst.severity.map_or("good", Severity::name);
    *out += &format!(
        "<mark class=\"{class}\" title=\"{}\">{}</mark>",
        escape(&reasons.join("\n")),
        escape(words)
    );
    for mark in cover.iter().filter(|mark| mark.range.end == end) {
        if let (Some(number), Some(severity)) = (mark.number, mark.severity) {
            *out += &format!("<sup class=\"{}\">{number}</sup>", severity.name());
        }
    }
}

/// The number of each finding: those with the same rule and message share one.
pub fn numbers(report: &Report) -> Vec<usize> {
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    let mut numbers = Vec::with_capacity(report.findings.len());
    for finding in &report.findings {
        let next = known.len() + 1;
        numbers.push(*known.entry((&finding.rule, &finding.message)).or_insert(next));
    }
    numbers
}

/// A span as bytes of the text, whatever the report counts; none where it doesn't fit the text.
pub fn bytes(unit: Unit, text: &str, span: Span) -> Option<Range<usize>> {
    let at = |place: u32| match unit {
        Unit::Byte => Some(place as usize),
        Unit::Char => text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .nth(place as usize),
        Unit::Utf16 => {
            let mut counted = 0;
            let mut starts = text.char_indices().map(|(at, c)| {
                let before = counted;
                counted += c.len_utf16() as u32;
                (before, at)
            });
            starts
                .find(|&(before, _)| before >= place)
                .map_or(Some(text.len()), |(_, at)| Some(at))
        }
    };
    let range = at(span.start)?..at(span.end)?;
    text.get(range.clone()).map(|_| range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_fit_the_text_in_every_unit() {
        let text = "a😀é!";
        for (unit, start, end) in [(Unit::Byte, 5, 7), (Unit::Char, 2, 3), (Unit::Utf16, 3, 4)] {
            assert_eq!(bytes(unit, text, Span { start, end }), Some(5..7));
        }
        assert_eq!(bytes(Unit::Byte, text, Span { start: 2, end: 3 }), None);
    }
}
