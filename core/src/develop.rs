//! For the project's own tools: a linter made from a folder of rule files, without a build.

use crate::engine::Engine;
use crate::linter::{Linter, Options};
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
