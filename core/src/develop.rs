//! For the project's own tools: a linter made from a folder of rule files, without a build, and what training needs.

use crate::engine::Engine;
use crate::judge::excuse;
use crate::linter::{Linter, Options};
use crate::view::{View, fold};
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

/// A linter with the rules of a folder laid out like `core/rules`.
///
/// # Errors
/// What is wrong with a file, by file, line and column.
pub fn linter(folder: &Path, no_model: bool) -> Result<Linter, String> {
    let (program, scoring) = crate::folder::compile(folder)?;
    let mut options = Options::default();
    options.no_model = no_model;
    Ok(Linter { engine: Arc::new(Engine::new(program, scoring)), options: Arc::new(options) })
}

/// Runs the examples of every rule; what failed.
pub fn examples(linter: &Linter) -> Vec<String> {
    linter.rules().filter_map(|rule| crate::examples::run(linter, rule).err()).map(|(_, message)| message).collect()
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
    let word = |token: &crate::view::Token| match token.shape.name() {
        "" => usize::from(token.word)
            .checked_sub(1)
            .and_then(|at| engine.known_words.get(at).cloned())
            .unwrap_or_else(|| fold::word(&text[token.start as usize..token.end as usize])),
        name => name.to_owned(),
    };
    Seen {
        tokens: view.tokens.iter().map(|token| (word(token), token.start, token.end, token.gap as u8, token.quoted)).collect(),
        sentences: view.sentences[..view.sentence_count()].iter().zip(&view.questions).map(|(&at, &question)| (at, question)).collect(),
        hits: kept
            .iter()
            .map(|hit| {
                let phrase = engine.scanner.phrase(hit.phrase);
                let rule = &engine.rules[usize::from(phrase.rule)];
                (rule.id.clone(), phrase.find, rule.find[usize::from(phrase.find)].weak, hit.start, hit.end)
            })
            .collect(),
        words: view.words,
    }
}
