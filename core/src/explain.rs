//! A rule's page, made from its file: what it finds, why it matters, examples, what to do instead, and where it comes
//! from.
//!
//! ```
//! let linter = callwell::Linter::new();
//! let page = callwell::explain::markdown(linter.rule("just-checking-in")?);
//! assert!(page.starts_with("# just-checking-in") && page.contains("## Instead"));
//! # Ok::<(), callwell::Error>(())
//! ```

use crate::html::escape;
use crate::rules::file::{Bad, RuleFile, RuleKind};
use serde_json::{Value, json};
use std::fmt::Write;

/// So many examples of each kind stand on a page.
const EXAMPLES: usize = 3;

/// A rule's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The rule's name.
    pub id: String,
    /// What it is, how much it matters, and its points, in one line.
    pub about: String,
    /// What, Why, Example, Instead, Sources: those that there is something to say under.
    pub sections: Vec<Section>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What, Why, Example, Instead or Sources.
    pub heading: &'static str,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// A paragraph of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Plain text.
    Text(String),
    /// One of a list.
    Item(String),
    /// An example of a draft in which the rule speaks; the words it finds stand between « and ».
    Bad(String),
    /// An example of a draft in which it is silent.
    Good(String),
}

/// A rule's page.
pub fn page(rule: &RuleFile) -> Page {
    let about = match (rule.kind, rule.severity) {
        (RuleKind::Mistake, Some(severity)) => format!("mistake, {}, {} points", severity.name(), points(rule.points)),
        (RuleKind::Mistake, None) => format!("mistake, {} points", points(rule.points)),
        _ => format!("strength, {} points", points(rule.points)),
    };
    let sections = [
        ("What", what(rule)),
        ("Why", paragraphs(&rule.why)),
        ("Example", examples(rule)),
        ("Instead", paragraphs(&rule.instead)),
        ("Sources", sources(rule)),
    ];
    let sections = sections.into_iter().filter(|(_, blocks)| !blocks.is_empty());
    Page {
        id: rule.id.clone(),
        about,
        sections: sections.map(|(heading, blocks)| Section { heading, blocks }).collect(),
    }
}

fn points(points: i32) -> String {
    format!("{points:+}").replace('-', "\u{2212}")
}

fn paragraphs(text: &str) -> Vec<Block> {
    text.split("\n\n")
        .map(flat)
        .filter(|text| !text.is_empty())
        .map(Block::Text)
        .collect()
}

/// Text on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn what(rule: &RuleFile) -> Vec<Block> {
    let mut blocks = paragraphs(&rule.title);
    if !rule.message.contains("{text}") && rule.message != rule.title {
        blocks.extend(paragraphs(&rule.message));
    }
    if let Some(length) = &rule.length {
        blocks.push(Block::Item(format!(
            "An opener may have {} words and a voicemail {}; the reason for calling belongs in the first {}.",
            length.opener, length.voicemail, length.before_reason
        )));
    }
    for (verdict, case) in &rule.verdicts {
        let meaning = match verdict.as_str() {
            "contradicted" => "Where the contact log doesn't bear it out",
            "unverified" => "Where there is no contact log",
            "specific" => "Where there is no contact log, but it recalls what was said",
            other => other,
        };
        let (name, points) = (case.severity.name(), points(case.points));
        blocks.push(Block::Item(format!(
            "{meaning}: {name}, {points} points. {}",
            flat(&case.message)
        )));
    }
    for case in &rule.context {
        let mut given: Vec<String> = Vec::new();
        given.extend((!case.deal.is_empty()).then(|| format!("the deal is {}", case.deal.join(" or "))));
        given.extend((!case.style.is_empty()).then(|| format!("the prospect's style is {}", case.style.join(" or "))));
        given.extend(case.asked_about_us.map(|asked| {
            format!(
                "the prospect {} about the caller",
                if asked { "asked" } else { "didn't ask" }
            )
        }));
        given.extend(case.marker.iter().map(|marker| format!("the draft has `{marker}`")));
        let then = match (case.silent, case.severity) {
            (true, _) => "no finding".to_owned(),
            (false, Some(severity)) => format!("a finding is {} {}", article(severity.name()), severity.name()),
            (false, None) => continue,
        };
        blocks.push(Block::Item(format!("Where {}: {then}.", given.join(" and "))));
    }
    blocks
}

fn article(name: &str) -> &'static str {
    if name.starts_with('e') { "an" } else { "a" }
}

fn examples(rule: &RuleFile) -> Vec<Block> {
    let bad = rule.examples.bad.iter().take(EXAMPLES).map(marked);
    let good = rule.examples.good.iter().take(EXAMPLES).map(|good| flat(&good.text));
    match rule.kind {
        // What a strength finds is good, and what it passes over isn't.
        RuleKind::Mistake => bad.map(Block::Bad).chain(good.map(Block::Good)).collect(),
        _ => bad.map(Block::Good).chain(good.map(Block::Bad)).collect(),
    }
}

/// An example with the words that are found between « and ».
fn marked(bad: &Bad) -> String {
    match bad
        .text
        .find(&bad.finds)
        .filter(|_| !bad.finds.is_empty() && bad.finds != bad.text)
    {
        Some(at) => {
            let (before, rest) = bad.text.split_at(at);
            let (words, after) = rest.split_at(bad.finds.len());
            flat(&format!("{before}\u{ab}{words}\u{bb}{after}"))
        }
        None => flat(&bad.text),
    }
}

fn sources(rule: &RuleFile) -> Vec<Block> {
    let told = |grade: &str| match grade {
        "A" => "grade A: the publisher's own data, its size stated".to_owned(),
        "B" => "grade B: reported second-hand".to_owned(),
        "craft" => "craft: advice, unmeasured".to_owned(),
        other => other.to_owned(),
    };
    let line = |source: &crate::Source| {
        let says = flat(&source.says);
        let stop = if says.ends_with(['.', '!', '?']) { "" } else { "." };
        Block::Item(format!(
            "{}: {says}{stop} ({})",
            flat(&source.title),
            told(&source.grade)
        ))
    };
    rule.sources.iter().map(line).collect()
}

/// A rule's page as Markdown.
pub fn markdown(rule: &RuleFile) -> String {
    let page = page(rule);
    let mut out = format!("# {}\n\n{}\n", page.id, page.about);
    for section in &page.sections {
        let _ = write!(out, "\n## {}\n\n", section.heading);
        let mut in_list = false;
        for (index, block) in section.blocks.iter().enumerate() {
            let (is_item, line) = match block {
                Block::Text(text) => (false, plain(text)),
                Block::Item(text) => (true, format!("- {}", plain(text))),
                Block::Bad(text) => (
                    true,
                    format!("- \u{2717} {}", plain(text).replace(['\u{ab}', '\u{bb}'], "**")),
                ),
                Block::Good(text) => (
                    true,
                    format!("- \u{2713} {}", plain(text).replace(['\u{ab}', '\u{bb}'], "**")),
                ),
            };
            if index > 0 && !(in_list && is_item) {
                out.push('\n');
            }
            in_list = is_item;
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

/// Text in which Markdown sees nothing but text.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '<' | '>' | '[' | ']' | '\\' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A rule's page as plain text.
pub fn text(rule: &RuleFile) -> String {
    let page = page(rule);
    let mut out = format!("{}: {}\n", page.id, page.about);
    for section in &page.sections {
        let _ = write!(out, "\n{}\n", section.heading);
        for block in &section.blocks {
            let _ = match block {
                Block::Text(text) => writeln!(out, "{text}"),
                Block::Item(text) => writeln!(out, "- {text}"),
                Block::Bad(text) => writeln!(out, "\u{2717} {text}"),
                Block::Good(text) => writeln!(out, "\u{2713} {text}"),
            };
        }
    }
    out
}

/// A rule's page as HTML: an `article`, everything in it escaped.
pub fn html(rule: &RuleFile) -> String {
    let page = page(rule);
    let mut out = format!(
        "<article class=\"callwell-rule\">\n<h2>{}</h2>\n<p>{}</p>\n",
        escape(&page.id),
        escape(&page.about)
    );
    let words = |text: &str| escape(text).replace('\u{ab}', "<mark>").replace('\u{bb}', "</mark>");
    for section in &page.sections {
        let _ = writeln!(out, "<h3>{}</h3>", section.heading);
        let mut open = false;
        for block in &section.blocks {
            let is_item = !matches!(block, Block::Text(_));
            if is_item != open {
                out.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
                open = is_item;
            }
            let _ = match block {
                Block::Text(text) => writeln!(out, "<p>{}</p>", escape(text)),
                Block::Item(text) => writeln!(out, "<li>{}</li>", escape(text)),
                Block::Bad(text) => writeln!(out, "<li class=\"bad\">\u{2717} {}</li>", words(text)),
                Block::Good(text) => writeln!(out, "<li class=\"good\">\u{2713} {}</li>", words(text)),
            };
        }
        if open {
            out.push_str("</ul>\n");
        }
    }
    out + "</article>\n"
}

/// A rule's page as data: what is in its file, but for the phrases and what they need.
pub fn json(rule: &RuleFile) -> Value {
    json!({
        "id": rule.id,
        "kind": rule.kind,
        "title": rule.title,
        "severity": rule.severity,
        "points": rule.points,
        "message": rule.message,
        "why": rule.why,
        "instead": rule.instead,
        "sources": rule.sources,
        "verdicts": rule.verdicts,
        "examples": rule.examples,
    })
}
