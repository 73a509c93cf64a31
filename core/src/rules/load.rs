//! Reading rule files, with errors that name line and column.

use super::compile::{Compiler, Problem};
use super::file::RuleFile;
use super::program::Program;

/// What is wrong with a rule file, and where. Lines and columns begin with 1; 0 where the place isn't known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
    /// What was found and what was expected.
    pub message: String,
}

/// Where a problem is in the file that it came from.
pub fn locate(text: &str, problem: &Problem) -> LoadError {
    let needle = problem.text.as_str();
    // A file may write a phrase with escapes; then the place is that of the owner's name.
    let at = [needle, problem.owner.as_str()]
        .iter()
        .filter(|needle| !needle.is_empty())
        .find_map(|needle| {
            ["\"", "'", ""]
                .iter()
                .find_map(|quote| text.find(&format!("{quote}{needle}{quote}")).map(|at| at + quote.len()))
        })
        .map(|at| at + if text[at..].starts_with(needle) { problem.at } else { 0 });
    let (line, column) = at.map_or((1, 1), |at| place(text, at));
    LoadError {
        line,
        column,
        message: problem.message.clone(),
    }
}

pub(crate) fn place(text: &str, byte: usize) -> (u32, u32) {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let column = before[before.rfind('\n').map_or(0, |at| at + 1)..].chars().count() as u32 + 1;
    (before.matches('\n').count() as u32 + 1, column)
}

/// Adds rules to a program, in the order given.
pub fn extend(program: Program, frequency: &str, rules: Vec<RuleFile>) -> Result<Program, Problem> {
    let mut compiler = Compiler::resume(program, frequency);
    for rule in rules {
        compiler.add(rule)?;
    }
    Ok(compiler.finish())
}
