//! Reading rule files, the lexicon and the scoring from TOML. The build reads callwell's own with this very file.

use crate::rules::file::{Lexicon, RuleFile, Scoring};
use crate::rules::load::{LoadError, place};

/// Reads one rule from TOML.
pub fn rule_from_toml(text: &str) -> Result<RuleFile, LoadError> {
    toml::from_str(text).map_err(|error| toml_error(text, &error))
}

/// Reads a user's rules from TOML: one rule, or several as `[[rules]]`.
pub fn rules_from_toml(text: &str) -> Result<Vec<RuleFile>, LoadError> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Several {
        rules: Vec<RuleFile>,
    }
    let table: toml::Table = toml::from_str(text).map_err(|error| toml_error(text, &error))?;
    if table.contains_key("rules") {
        toml::from_str::<Several>(text)
            .map(|several| several.rules)
            .map_err(|error| toml_error(text, &error))
    } else {
        rule_from_toml(text).map(|rule| vec![rule])
    }
}

/// Reads the lexicon from TOML.
pub fn lexicon_from_toml(text: &str) -> Result<Lexicon, LoadError> {
    toml::from_str(text).map_err(|error| toml_error(text, &error))
}

/// Reads what the score is made from.
pub fn scoring_from_toml(text: &str) -> Result<Scoring, LoadError> {
    toml::from_str(text).map_err(|error| toml_error(text, &error))
}

/// What the TOML reader says, with its place.
pub fn toml_error(text: &str, error: &toml::de::Error) -> LoadError {
    let (line, column) = error.span().map_or((0, 0), |span| place(text, span.start));
    LoadError {
        line,
        column,
        message: error.message().to_owned(),
    }
}
