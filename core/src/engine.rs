//! The engine: every table that checking needs, made once and shared by all linters that use the same rules.

use crate::carried;
use crate::claim::nature::NatureWords;
use crate::claim::words::TimeWords;
use crate::error::{Error, ErrorKind};
use crate::judge::excuse::Words;
use crate::model::Model;
use crate::model::units::UnitWords;
use crate::rules::file::Scoring;
use crate::rules::file::{RuleFile, RuleKind};
use crate::rules::load;
use crate::rules::program::{Outline, Program};
use crate::rules::rewriting::Rewriting;
use crate::scan::Scanner;
use crate::view::{Marks, Vocabulary};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Everything that checking needs.
#[derive(Debug)]
pub(crate) struct Engine {
    pub rules: Vec<RuleFile>,
    pub names: Vec<Arc<str>>,
    pub messages: Vec<Arc<str>>,
    pub scanner: Scanner,
    pub vocabulary: Vocabulary,
    pub marks: Marks,
    pub words: Words,
    pub time_words: TimeWords,
    pub nature_words: NatureWords,
    pub model: Model,
    pub unit_words: UnitWords,
    pub scoring: Scoring,
    pub rewriting: Arc<Rewriting>,
    /// The words of the program by number, for the project's own tools.
    #[cfg(feature = "toml")]
    pub known_words: crate::rules::program::WordList,
    by_name: HashMap<String, u16>,
}

impl Engine {
    /// The engine with callwell's own rules, made at first use.
    pub fn built_in() -> Arc<Engine> {
        static ENGINE: OnceLock<Arc<Engine>> = OnceLock::new();
        ENGINE
            .get_or_init(|| {
                let (outline, scanner) = carried::ready();
                Arc::new(Engine::with_scanner(outline, scanner, carried::scoring()))
            })
            .clone()
    }

    /// An engine with more rules than callwell's own.
    pub fn with_rules(rules: Vec<RuleFile>) -> Result<Engine, crate::rules::compile::Problem> {
        load::extend(carried::program(), carried::frequency(), rules)
            .map(|program| Engine::new(program, carried::scoring()))
    }

    pub fn new(program: Program, scoring: Scoring) -> Engine {
        let scanner = Scanner::new(&program);
        Engine::with_scanner(program.into(), scanner, scoring)
    }

    /// An engine of a program's outline and its scanner.
    fn with_scanner(program: Outline, scanner: Scanner, scoring: Scoring) -> Engine {
        let mut vocabulary = Vocabulary::with_capacity(program.words.count() + Model::word_count() + 1024);
        for word in program.words.iter() {
            vocabulary.number(word);
        }
        let model = Model::load(&mut vocabulary, &program.rules);
        for (short, long) in &program.contractions {
            vocabulary.contract(short, long);
        }
        let time_words = TimeWords::new(&mut vocabulary);
        let nature_words = NatureWords::new(&mut vocabulary);
        let unit_words = UnitWords::new(&mut vocabulary);
        let marks = Marks::new(&mut vocabulary);
        let words = Words::new(&vocabulary, &scanner);
        let names: Vec<Arc<str>> = program.rules.iter().map(|rule| rule.id.as_str().into()).collect();
        Engine {
            by_name: program
                .rules
                .iter()
                .enumerate()
                .map(|(index, rule)| (rule.id.clone(), index as u16))
                .collect(),
            messages: program.rules.iter().map(|rule| rule.message.as_str().into()).collect(),
            names,
            scanner,
            vocabulary,
            marks,
            words,
            time_words,
            nature_words,
            model,
            unit_words,
            scoring,
            rewriting: carried::rewriting(),
            #[cfg(feature = "toml")]
            known_words: program.words,
            rules: program.rules,
        }
    }

    /// The rule's index.
    pub fn rule(&self, name: &str) -> Option<u16> {
        self.by_name.get(name).copied()
    }

    /// The index of a rule or signal that may be reported, or an error with the nearest names.
    pub fn reported_rule(&self, name: &str) -> Result<u16, Error> {
        if let Some(index) = self
            .rule(name)
            .filter(|&index| self.rules[usize::from(index)].kind != RuleKind::Marker)
        {
            return Ok(index);
        }
        let mut near: Vec<(usize, &str)> = self
            .rules
            .iter()
            .filter(|rule| rule.kind != RuleKind::Marker)
            .map(|rule| (crate::rules::compile::distance(&rule.id, name), rule.id.as_str()))
            .collect();
        near.sort_unstable();
        let names: Vec<String> = near.iter().take(3).map(|(_, known)| format!("`{known}`")).collect();
        Err(Error::new(
            ErrorKind::UnknownRule,
            format!("unknown rule `{name}`: did you mean {}?", names.join(", ")),
        ))
    }
}
