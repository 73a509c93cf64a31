//! What contact logs call things, as `core/rules/log-words.toml` lists it. The build reads the file with this very form.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Words by what they mean.
pub type Meanings = BTreeMap<String, Vec<String>>;

/// The whole table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Channels, and `none` for rows that are no contact.
    pub channel: Meanings,
    /// Words of the channel that say who made the contact.
    pub channel_direction: Meanings,
    /// Directions.
    pub direction: Meanings,
    /// Outcomes, `wrong-number`, and `none` where it was not noted.
    pub outcome: Meanings,
    /// Outcomes of meetings and events alone.
    pub outcome_of_meeting: Meanings,
    /// Categories.
    pub category: Meanings,
    /// What exports call the columns.
    pub column: Meanings,
}

impl Words {
    /// A word that stands in two lists of one table: the word, and what is wrong with it.
    // For the build.
    #[allow(dead_code)]
    pub fn fault(&self) -> Option<(String, String)> {
        let tables = [
            ("channel", &self.channel, true),
            ("channel_direction", &self.channel_direction, true),
            ("direction", &self.direction, true),
            ("outcome", &self.outcome, true),
            ("outcome_of_meeting", &self.outcome_of_meeting, true),
            ("category", &self.category, true),
            // A column's name may well suggest two things.
            ("column", &self.column, false),
        ];
        for (table, meanings, once) in tables {
            let mut seen: BTreeMap<String, &str> = BTreeMap::new();
            for (meaning, words) in meanings {
                for word in words {
                    let before = seen.insert(fold(word), meaning);
                    if let Some(before) = before.filter(|_| once) {
                        let message =
                            format!("[{table}] `{word}` means `{before}` and `{meaning}`: expected one meaning");
                        return Some((word.clone(), message));
                    }
                }
            }
        }
        None
    }
}

/// A cell as words are compared: lower case, with one blank for every run of blanks and of the signs that people put between
/// words.
pub fn fold(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for c in cell.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            ' ' | '\t' | '_' | '-' | '/' | '.' | ',' | ':' | ';' | '(' | ')' => space(&mut out),
            '\u{2010}'..='\u{2015}' | '\u{a0}' => space(&mut out),
            '\u{2018}' | '\u{2019}' => out.push('\''),
            c if c.is_whitespace() => space(&mut out),
            c => out.extend(c.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}
