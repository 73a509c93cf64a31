//! Running a rule's own examples: as written, in upper case, with typographic quotes, and without punctuation.

use crate::context::{Context, Prospect};
use crate::draft::{Draft, Kind};
use crate::linter::Linter;
use crate::rules::file::{RuleFile, RuleKind};

/// The ways in which an example is tried.
fn variants(text: &str, needs_punctuation: bool) -> Vec<(&'static str, String)> {
    let mut variants = vec![("as written", text.to_owned())];
    variants.push(("in upper case", upper(text)));
    variants.push(("with typographic quotes", text.replace('\'', "’")));
    if !needs_punctuation {
        variants.push(("as a transcript", transcript(text)));
    }
    variants
}

/// Upper case, but for placeholders, whose names may be case-sensitive.
fn upper(text: &str) -> String {
    text.chars().map(crate::letters::capital).collect()
}

/// Without punctuation and capitals, as a transcript of speech; placeholders and numbers stay.
pub(crate) fn transcript(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0usize;
    let chars: Vec<char> = text.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        let before = at.checked_sub(1).map_or(' ', |at| chars[at]);
        match c {
            '[' | '{' | '<' => depth += 1,
            ']' | '}' | '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let inside = depth > 0 || matches!(c, '[' | ']' | '{' | '}' | '<' | '>');
        if inside {
            out.push(c);
        } else if matches!(c, '.' | ',' | ':' | '/' | '-') && before.is_alphanumeric() && next.is_alphanumeric() {
            out.push(c);
        } else if matches!(c, '\'' | '’') && before.is_alphanumeric() && next.is_alphanumeric() {
            out.push('\'');
        } else if matches!(c, '$' | '£' | '€' | '%' | '@' | '&' | '_' | '+') {
            out.push(c);
        } else if c.is_alphanumeric() {
            out.push(crate::letters::small(c));
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.trim().to_owned()
}

/// Runs a rule's examples. The error is the example's text and what went wrong with it.
pub(crate) fn run(linter: &Linter, rule: &RuleFile) -> Result<(), (String, String)> {
    let kind = |kind: &Option<String>| match kind.as_deref() {
        None => Ok(Kind::default()),
        Some(name) => name
            .parse::<Kind>()
            .map_err(|error| (name.to_owned(), error.message().to_owned())),
    };
    for bad in &rule.examples.bad {
        for (manner, text) in variants(&bad.text, bad.needs_punctuation) {
            let spans = found(linter, rule, &Draft::new(text.clone()).kind(kind(&bad.kind)?));
            if spans.is_empty() {
                return Err((
                    bad.text.clone(),
                    format!("example of `{}` is not found {manner}: {text}", rule.id),
                ));
            }
            let key = |text: &str| {
                text.chars()
                    .filter(|c| c.is_alphanumeric())
                    .map(crate::letters::small)
                    .collect::<String>()
            };
            let wanted = key(&bad.finds);
            let touches = |span: &(usize, usize)| {
                let said = key(&text[span.0..span.1]);
                said.contains(&wanted) || wanted.contains(&said) || overlap(&said, &wanted)
            };
            if !bad.finds.is_empty() && !spans.iter().any(touches) {
                let said: Vec<&str> = spans.iter().map(|span| &text[span.0..span.1]).collect();
                return Err((
                    bad.text.clone(),
                    format!(
                        "example of `{}` {manner}: expected the words \"{}\", found \"{}\"",
                        rule.id,
                        bad.finds,
                        said.join("\", \"")
                    ),
                ));
            }
        }
    }
    // A fix is proved by both witnesses: with one alone it may be held back.
    let both = !linter.options.no_model && !linter.options.no_rules;
    for bad in rule.examples.bad.iter().filter(|_| both) {
        let becomes = becomes(linter, rule, &Draft::new(bad.text.clone()).kind(kind(&bad.kind)?));
        if becomes != bad.fixed {
            let told = |text: &Option<String>| text.as_ref().map_or("nothing".to_owned(), |text| format!("\"{text}\""));
            return Err((
                bad.text.clone(),
                format!(
                    "example of `{}`: `fixed` says {}, the fix gives {}",
                    rule.id,
                    told(&bad.fixed),
                    told(&becomes)
                ),
            ));
        }
    }
    for good in &rule.examples.good {
        let context = Context {
            deal: good
                .deal
                .as_deref()
                .map(str::parse)
                .transpose()
                .map_err(|error: crate::Error| (good.text.clone(), error.message().to_owned()))?,
            prospect: Some(Prospect {
                style: good
                    .style
                    .as_deref()
                    .map(str::parse)
                    .transpose()
                    .map_err(|error: crate::Error| (good.text.clone(), error.message().to_owned()))?,
                asked_about_us: good.asked_about_us,
                ..Prospect::default()
            }),
            ..Context::default()
        };
        for (manner, text) in variants(&good.text, good.needs_punctuation) {
            let spans = found(
                linter,
                rule,
                &Draft::new(text.clone())
                    .kind(kind(&good.kind)?)
                    .context(context.clone()),
            );
            if let Some(span) = spans.first() {
                return Err((
                    good.text.clone(),
                    format!(
                        "`{}` must be silent {manner}, but finds \"{}\" in: {text}",
                        rule.id,
                        &text[span.0..span.1]
                    ),
                ));
            }
        }
    }
    Ok(())
}

/// What a draft becomes by the rule's first fix; none where there is none.
fn becomes(linter: &Linter, rule: &RuleFile, draft: &Draft) -> Option<String> {
    let report = linter.check(draft);
    let fix = report
        .findings
        .iter()
        .filter(|finding| *finding.rule == *rule.id)
        .find_map(|finding| finding.fixes.first())?;
    Some(crate::fix::apply::apply(&draft.text, &fix.edits))
}

/// Whether one ends with what the other begins with, by eight letters at least.
fn overlap(a: &str, b: &str) -> bool {
    let joint = |a: &str, b: &str| {
        (8..=a.len().min(b.len())).any(|length| {
            a.is_char_boundary(a.len() - length) && b.is_char_boundary(length) && a[a.len() - length..] == b[..length]
        })
    };
    joint(a, b) || joint(b, a)
}

fn found(linter: &Linter, rule: &RuleFile, draft: &Draft) -> Vec<(usize, usize)> {
    let report = linter.check(draft);
    let spans = if rule.kind == RuleKind::Mistake {
        report
            .findings
            .iter()
            .filter(|finding| *finding.rule == *rule.id)
            .map(|finding| finding.span)
            .collect::<Vec<_>>()
    } else {
        report
            .strengths
            .iter()
            .filter(|strength| *strength.signal == *rule.id)
            .map(|strength| strength.span)
            .collect()
    };
    spans
        .into_iter()
        .map(|span| span.map_or((0, 0), |span| (span.start as usize, span.end as usize)))
        .collect()
}
