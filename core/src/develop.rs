//! For the project's own tools: a linter made from a folder of rule files, without a build, and what training needs.

use crate::draft::Draft;
use crate::engine::Engine;
use crate::facts::Facts;
use crate::judge::excuse;
use crate::linter::{Linter, Options};
use crate::view::{View, fold};
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

/// Which of the two witnesses is heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Heard {
    /// Both, as users get them.
    #[default]
    Both,
    /// The rules' phrases alone.
    Rules,
    /// The model alone, for all that it judges.
    Model,
}

/// A linter with the rules of a folder laid out like `core/rules`, or with those of the crate.
///
/// # Errors
/// What is wrong with a file, by file, line and column.
pub fn linter(folder: Option<&Path>, heard: Heard) -> Result<Linter, String> {
    let engine = match folder {
        Some(folder) => {
            let (program, scoring) = crate::folder::compile(folder)?;
            Arc::new(Engine::new(program, scoring))
        }
        None => Engine::built_in(),
    };
    let mut options = Options::default();
    options.no_model = heard == Heard::Rules;
    options.no_rules = heard == Heard::Model;
    Ok(Linter {
        engine,
        options: Arc::new(options),
    })
}

/// The same linter without the context, fixes and rewrites that it may have, for measuring.
#[cfg(feature = "log")]
pub fn bare(linter: &Linter) -> Linter {
    linter.bare()
}

/// Runs the examples of every rule; what failed.
pub fn examples(linter: &Linter) -> Vec<String> {
    linter
        .rules()
        .filter_map(|rule| crate::examples::run(linter, rule).err())
        .map(|(_, message)| message)
        .collect()
}

/// A draft as training sees it.
#[derive(Debug, Serialize)]
pub struct Seen {
    /// For each token: the folded word, first byte, the byte after the last, what parts it from the one before
    /// (0 nothing to 4 a sentence), whether it stands between quotation marks.
    pub tokens: Vec<(String, u32, u32, u8, bool)>,
    /// For each sentence: its first token, and whether it is a question.
    pub sentences: Vec<(u32, bool)>,
    /// Hits that were kept: rule, `find`, whether it is weak, first token, the token after the last.
    pub hits: Vec<(String, u16, bool, u32, u32)>,
    /// Clauses as the model cuts them.
    pub clauses: Vec<(u32, u32)>,
    /// Words as a reader counts them.
    pub words: u32,
}

/// Views and scans a draft.
pub fn see(linter: &Linter, text: &str) -> Seen {
    let engine = &*linter.engine;
    let view = View::new(text, &engine.vocabulary, &engine.marks);
    let mut hits = Vec::new();
    engine.scanner.scan(&view, &mut hits);
    let kept = excuse::keep(&hits, &view, &engine.scanner, &engine.rules, &engine.words);
    let mut clauses = Vec::new();
    crate::model::units::clauses(&view, &engine.unit_words, &mut clauses);
    let known: Vec<&str> = engine.known_words.iter().collect();
    let word = |token: &crate::view::Token| match token.shape.name() {
        "" => usize::from(token.word)
            .checked_sub(1)
            .and_then(|at| known.get(at).map(|&word| word.to_owned()))
            .unwrap_or_else(|| fold::word(&text[token.start as usize..token.end as usize])),
        name => name.to_owned(),
    };
    Seen {
        tokens: view
            .tokens
            .iter()
            .map(|token| (word(token), token.start, token.end, token.gap as u8, token.quoted))
            .collect(),
        sentences: view.sentences[..view.sentence_count()]
            .iter()
            .zip(&view.questions)
            .map(|(&at, &question)| (at, question))
            .collect(),
        hits: kept
            .iter()
            .map(|hit| {
                let phrase = engine.scanner.phrase(hit.phrase);
                let rule = &engine.rules[usize::from(phrase.rule)];
                (
                    rule.id.clone(),
                    phrase.find,
                    rule.find[usize::from(phrase.find)].weak,
                    hit.start,
                    hit.end,
                )
            })
            .collect(),
        clauses: clauses.iter().map(|clause| (clause.start, clause.end)).collect(),
        words: view.words,
    }
}

/// The view alone, for measuring.
pub fn view_only(linter: &Linter, text: &str) -> usize {
    View::new(text, &linter.engine.vocabulary, &linter.engine.marks)
        .tokens
        .len()
}

/// View and scan, for measuring: how many hits there are.
pub fn scan_only(linter: &Linter, text: &str) -> usize {
    let view = View::new(text, &linter.engine.vocabulary, &linter.engine.marks);
    let mut hits = Vec::new();
    linter.engine.scanner.scan(&view, &mut hits);
    hits.len()
}

/// Sizes of the tables.
pub fn sizes(linter: &Linter) -> String {
    linter.engine.scanner.sizes()
}

pub use crate::learned::{Lesson, Question};

/// What training learns from an edited transcript.
pub fn heed(linter: &Linter, edited: &str) -> Vec<Lesson> {
    crate::transcript::lessons(edited, &linter.engine)
}

/// What training learns from a draft and the words of it that say what the call is about.
pub fn heed_topic(linter: &Linter, draft: &Draft, topic: Option<&str>) -> Vec<Lesson> {
    let context = crate::context::Context::default();
    let lessons = linter.with_judged(draft, &context, |judged, _| {
        let facts = Facts::of(judged, &linter.engine);
        let wanted: Vec<String> = topic.map_or_else(Vec::new, content);
        let mut lessons = Vec::new();
        for ranked in crate::rewrite::subject::ranked(&facts, judged, &linter.engine) {
            let own = content(facts.said.raw(ranked.phrase.run.0, ranked.phrase.run.1));
            let shared = own.iter().filter(|word| wanted.contains(word)).count();
            let alike = 2 * shared;
            let all = own.len() + wanted.len();
            // What only touches the topic teaches neither.
            let answer = alike * 10 >= all * 6 && all > 0;
            if answer || alike * 10 < all * 3 {
                lessons.push(Lesson::new(Question::Topic, answer, &ranked.keys));
            }
        }
        lessons
    });
    lessons.unwrap_or_default()
}

/// What training learns from a draft and the words of it that a rewrite has to keep.
pub fn heed_facts(linter: &Linter, draft: &Draft, facts: &[String]) -> Vec<Lesson> {
    let context = crate::context::Context::default();
    let wanted: Vec<Vec<String>> = facts.iter().map(|fact| content(fact)).collect();
    let lessons = linter.with_judged(draft, &context, |judged, _| {
        let facts = Facts::of(judged, &linter.engine);
        let own = crate::rewrite::own::Own::new(&facts, judged, &context, &linter.engine, false, &[]);
        let mut lessons = Vec::new();
        for (line, keys) in crate::rewrite::keeping::all(&own.lines, &facts, judged) {
            let words = content(&line.text);
            let holds = |fact: &Vec<String>| {
                let shared = fact.iter().filter(|word| words.contains(word)).count();
                !fact.is_empty() && shared * 4 >= fact.len() * 3
            };
            lessons.push(Lesson::new(Question::Keep, wanted.iter().any(holds), &keys));
        }
        lessons
    });
    lessons.unwrap_or_default()
}

/// The words of a text that say something.
fn content(text: &str) -> Vec<String> {
    const EMPTY: &[&str] = &[
        "the", "a", "an", "your", "our", "my", "of", "for", "on", "at", "in", "and", "that", "this",
    ];
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '_')
        .map(crate::letters::Small::small)
        .filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str()))
        .collect()
}
