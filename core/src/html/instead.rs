//! What could be said instead: the fixes of a finding, and the best rewrite of the draft.

use super::escape;
use super::marks::bytes;
use crate::report::{Applicability, Finding, Report, Span, Unit};
use std::fmt::Write;
use std::ops::Range;

/// The ways to mend a finding, each with what goes and what comes in its place. `text` is the draft.
pub fn fixes(finding: &Finding, unit: Unit, text: &str) -> String {
    let mut out = String::new();
    for fix in &finding.fixes {
        let mut changes = String::new();
        for edit in &fix.edits {
            let span = Span {
                start: edit.start,
                end: edit.end,
            };
            // An edit that doesn't fit the draft is about another one.
            let Some(range) = bytes(unit, text, span) else { continue };
            let whole = whole_words(text, range.clone());
            let gone = &text[whole.clone()];
            let come = [
                &text[whole.start..range.start],
                edit.text.as_str(),
                &text[range.end..whole.end],
            ]
            .concat();
            if !gone.trim().is_empty() {
                let _ = write!(changes, " <del>{}</del>", escape(gone.trim()));
            }
            if !come.trim().is_empty() {
                let _ = write!(changes, " <ins>{}</ins>", escape(come.trim()));
            }
        }
        let _ = write!(
            out,
            "<p class=\"fix\"><b>Fix</b>{changes} <span class=\"about\">{}</span></p>",
            freely(fix.applicability)
        );
    }
    out
}

/// The best rewrite; nothing where there is none.
pub fn rewrite(report: &Report) -> String {
    let Some(best) = report.rewrites.first() else {
        return String::new();
    };
    let mut words = String::with_capacity(best.text.len() + 64);
    let mut at = 0;
    for hole in &best.placeholders {
        let span = Span {
            start: hole.start,
            end: hole.end,
        };
        let Some(range) = bytes(report.unit, &best.text, span).filter(|range| range.start >= at) else {
            continue;
        };
        let _ = write!(
            words,
            "{}<mark class=\"hole\">{}</mark>",
            escape(&best.text[at..range.start]),
            escape(&best.text[range.clone()])
        );
        at = range.end;
    }
    words += &escape(&best.text[at..]);
    let sources: Vec<String> = best.sources.iter().map(|source| escape(source)).collect();
    format!(
        "<section class=\"rewrite\" aria-label=\"What could be said instead\">\n\
         <p><b class=\"good\">You could say</b> <span class=\"about\">{}, {} points; {}</span></p>\n\
         <p class=\"draft\" dir=\"auto\">{words}</p>\n<p>{} <span class=\"about\">{}</span></p>\n</section>\n",
        escape(&best.approach),
        best.score,
        freely(best.applicability),
        escape(&best.why),
        sources.join("; ")
    )
}

/// What must be done before something is used.
fn freely(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Safe => "safe: says nothing new",
        Applicability::Unsafe => "unsafe: changes what is said or promised",
        Applicability::NeedsInput => "needs input: fill in what stands in brackets",
    }
}

/// A range stretched over the words that it cuts: people read words.
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}');
    let begins = |at: usize| text[at..].starts_with(inside);
    let ends = |at: usize| text[..at].ends_with(inside);
    let before = &text[..range.start];
    let after = &text[range.end..];
    let start = if begins(range.start) {
        before.trim_end_matches(inside).len()
    } else {
        range.start
    };
    let end = if ends(range.end) {
        text.len() - after.trim_start_matches(inside).len()
    } else {
        range.end
    };
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Edit, Fix, Placeholder, Rewrite};
    use crate::rules::file::Severity;

    fn finding(start: u32, end: u32, text: &str) -> Finding {
        Finding {
            rule: "own".into(),
            severity: Severity::Warning,
            span: None,
            text: String::new(),
            message: "".into(),
            weighed: Vec::new(),
            claim: None,
            fixes: vec![Fix {
                applicability: Applicability::Unsafe,
                edits: vec![Edit {
                    start,
                    end,
                    text: text.into(),
                }],
            }],
        }
    }

    #[test]
    fn a_fix_shows_whole_words() {
        let draft = "We spoke, and you <asked>.";
        let shown = fixes(&finding(0, 15, "Y"), Unit::Byte, draft);
        assert!(
            shown.contains(" <del>We spoke, and you</del> <ins>You</ins> "),
            "{shown}"
        );
        assert!(shown.contains("unsafe: "));
        let shown = fixes(&finding(18, 25, ""), Unit::Byte, draft);
        assert!(shown.contains(" <del>&lt;asked&gt;</del> <span"), "{shown}");
        let shown = fixes(&finding(25, 26, " why."), Unit::Char, draft);
        assert!(shown.contains(" <del>.</del> <ins>why.</ins> "), "{shown}");
        assert!(!fixes(&finding(20, 90, "x"), Unit::Byte, draft).contains("<ins>"));
    }

    #[test]
    fn a_rewrite_shows_what_is_to_be_filled_in_escaped() {
        let mut report = crate::check("Hi Tom, it's Ann at Reef. I'm just checking in.");
        assert_eq!(rewrite(&report), "");
        report.rewrites = vec![Rewrite {
            approach: "own".into(),
            applicability: Applicability::NeedsInput,
            text: "é <b> [a day] & so on".into(),
            score: 90,
            why: "Because <it> is.".into(),
            sources: vec!["A & B".into()],
            placeholders: vec![Placeholder {
                start: 7,
                end: 14,
                text: "[a day]".into(),
            }],
        }];
        let shown = rewrite(&report);
        let want = "é &lt;b&gt; <mark class=\"hole\">[a day]</mark> &amp; so on</p>";
        assert!(shown.contains(want), "{shown}");
        for part in ["90 points; needs input: ", "Because &lt;it&gt; is.", "A &amp; B"] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }
}
