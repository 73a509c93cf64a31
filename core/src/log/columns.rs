//! Which columns of the log hold what.

use super::words::fold;
use crate::error::{Error, ErrorKind};
use std::collections::BTreeMap;
use std::str::FromStr;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Whom the entry is about, by name.
    Prospect,
    /// The day.
    Date,
    /// By which way.
    Channel,
    /// Who made the contact.
    Direction,
    /// What came of it.
    Outcome,
    /// The day for which something was agreed.
    FollowUpOn,
    /// What it was about.
    Note,
    /// With whom, where not with the prospect.
    With,
    /// What the prospect is to the caller.
    Category,
    /// What was said: the draft of that contact.
    Text,
    /// The prospect's firm.
    Company,
    /// The prospect's number.
    Phone,
    /// The prospect's email address.
    Email,
    /// The number by which another system knows the prospect: where given, it says which rows are about the same one.
    ProspectId,
}

impl Field {
    /// All of them, in the order of the documentation.
    pub const ALL: [Field; 14] = [
        Field::Prospect,
        Field::Date,
        Field::Channel,
        Field::Direction,
        Field::Outcome,
        Field::FollowUpOn,
        Field::Note,
        Field::With,
        Field::Category,
        Field::Text,
        Field::Company,
        Field::Phone,
        Field::Email,
        Field::ProspectId,
    ];
    /// Without these there is no log.
    pub(super) const NEEDED: [Field; 3] = [Field::Prospect, Field::Date, Field::Outcome];

    /// The name by which columns are found and mapped.
    pub fn name(self) -> &'static str {
        match self {
            Field::Prospect => "prospect",
            Field::Date => "date",
            Field::Channel => "channel",
            Field::Direction => "direction",
            Field::Outcome => "outcome",
            Field::FollowUpOn => "follow_up_on",
            Field::Note => "note",
            Field::With => "with",
            Field::Category => "category",
            Field::Text => "text",
            Field::Company => "company",
            Field::Phone => "phone",
            Field::Email => "email",
            Field::ProspectId => "prospect_id",
        }
    }

    /// A field by its name: case, blanks and hyphens don't matter.
    pub fn named(name: &str) -> Option<Field> {
        let name = fold(name).replace(' ', "_");
        Field::ALL.into_iter().find(|field| field.name() == name)
    }

    fn names() -> String {
        Field::ALL.map(Field::name).join(", ")
    }
}

/// Which columns hold what, where they have other names than the fields: `prospect=Contact person,date=Due date`.
///
/// A field may be put together from several columns, `prospect=First name+Last name`: their cells are joined by a blank. A
/// comma belongs to a column's name unless a field and `=` follow it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(pub(super) BTreeMap<Field, String>);

impl Columns {
    /// Says which column holds a field.
    ///
    /// # Errors
    /// [`Error::is_log`] where no column is named, or the field was given one before.
    pub fn set(&mut self, field: Field, column: impl Into<String>) -> Result<(), Error> {
        let column = column.into();
        if column.trim().is_empty() {
            let message = format!("`{0}` is given no column: expected {0}=COLUMN", field.name());
            return Err(Error::new(ErrorKind::Log, message));
        }
        match self.0.insert(field, column.trim().to_owned()) {
            Some(_) => Err(Error::new(ErrorKind::Log, format!("`{}` is given twice", field.name()))),
            None => Ok(()),
        }
    }
}

impl FromStr for Columns {
    type Err = Error;

    fn from_str(text: &str) -> Result<Columns, Error> {
        let mut pairs: Vec<String> = Vec::new();
        for part in text.split(',') {
            match pairs.last_mut() {
                Some(last) if !part.contains('=') => {
                    last.push(',');
                    last.push_str(part);
                }
                _ => pairs.push(part.to_owned()),
            }
        }
        let mut columns = Columns::default();
        for pair in pairs {
            let (field, column) = pair.split_once('=').ok_or_else(|| {
                let message = format!("`{pair}`: expected FIELD=COLUMN, as in prospect=Contact");
                Error::new(ErrorKind::Log, message)
            })?;
            let known = Field::named(field).ok_or_else(|| {
                let message = format!(
                    "`{}` is nothing that a column of a log can hold: expected one of {}",
                    field.trim(),
                    Field::names()
                );
                Error::new(ErrorKind::Log, message)
            })?;
            columns.set(known, column)?;
        }
        Ok(columns)
    }
}

/// Where each field is found in a row: the indices of its columns.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The header's names.
    pub names: Vec<String>,
    /// For each field, in the order of [`Field::ALL`], the columns that it is put together from.
    columns: [Vec<usize>; Field::ALL.len()],
}

impl Places {
    /// Finds the columns of a header.
    pub fn find(
        names: Vec<String>,
        columns: &Columns,
        words: &BTreeMap<String, Vec<String>>,
    ) -> Result<Places, String> {
        let mut places = Places {
            columns: Default::default(),
            names,
        };
        for (field, column) in &columns.0 {
            let found = match places.column(column) {
                Some(at) => Some(vec![at]),
                None => column.split('+').map(|part| places.column(part.trim())).collect(),
            };
            places.columns[*field as usize] =
                found.ok_or_else(|| format!("no column `{column}` for `{}`: {}", field.name(), places.listed()))?;
        }
        for at in 0..places.names.len() {
            let Some(field) = Field::named(&places.names[at]) else {
                continue;
            };
            if columns.0.contains_key(&field) {
                continue;
            }
            let before = &mut places.columns[field as usize];
            if !before.is_empty() {
                return Err(format!(
                    "two columns for `{0}`: say which one is meant, as in --columns \"{0}={1}\"",
                    field.name(),
                    places.names[at]
                ));
            }
            before.push(at);
        }
        match places.missing(words) {
            Some(message) => Err(message),
            None => Ok(places),
        }
    }

    /// The columns of a field.
    pub fn of(&self, field: Field) -> &[usize] {
        &self.columns[field as usize]
    }

    /// What messages call a field's column.
    pub fn called(&self, field: Field) -> &str {
        self.of(field).first().map_or(field.name(), |&at| &self.names[at])
    }

    fn column(&self, name: &str) -> Option<usize> {
        let exact = self.names.iter().position(|known| known == name);
        exact.or_else(|| {
            self.names
                .iter()
                .position(|known| known.trim().to_lowercase() == name.to_lowercase())
        })
    }

    fn listed(&self) -> String {
        if self.names.iter().all(|name| name.is_empty()) {
            return "the file is empty".to_owned();
        }
        let names: Vec<String> = self.names.iter().map(|name| format!("`{name}`")).collect();
        format!("its columns are {}", names.join(", "))
    }

    /// What is said where a column is missing that a log needs: the whole option that would mend it, as far as it can be
    /// guessed.
    fn missing(&self, words: &BTreeMap<String, Vec<String>>) -> Option<String> {
        let missing: Vec<Field> = Field::NEEDED
            .into_iter()
            .filter(|&field| self.of(field).is_empty())
            .collect();
        if missing.is_empty() {
            return None;
        }
        let mut taken: Vec<usize> = self.columns.iter().flatten().copied().collect();
        let mut pairs = Vec::new();
        for field in Field::ALL.into_iter().filter(|&field| self.of(field).is_empty()) {
            let likely = words.get(field.name()).into_iter().flatten();
            let found: Option<Vec<usize>> = likely.into_iter().find_map(|word| {
                let column = |part: &str| {
                    let word = fold(part);
                    let free = |at: &usize| !taken.contains(at) && fold(&self.names[*at]) == word;
                    (0..self.names.len()).find(free)
                };
                word.split('+').map(column).collect()
            });
            if let Some(found) = found {
                taken.extend(&found);
                let columns: Vec<&str> = found.iter().map(|&at| self.names[at].as_str()).collect();
                pairs.push(format!("{}={}", field.name(), columns.join("+")));
            } else if missing.contains(&field) {
                pairs.push(format!("{}=\u{2026}", field.name()));
            }
        }
        let names: Vec<String> = missing.iter().map(|field| format!("`{}`", field.name())).collect();
        Some(format!(
            "no column for {}: {}; say which column holds what, perhaps --columns \"{}\"",
            names.join(", "),
            self.listed(),
            pairs.join(",")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read() {
        let columns: Columns = "prospect=First name+Last name, date=Due, at,follow-up-on=Next"
            .parse()
            .unwrap();
        assert_eq!(columns.0[&Field::Prospect], "First name+Last name");
        assert_eq!(columns.0[&Field::Date], "Due, at");
        assert_eq!(columns.0[&Field::FollowUpOn], "Next");
        for (wrong, why) in [
            ("who=Contact", "expected one of prospect, date, channel"),
            ("prospect", "FIELD=COLUMN"),
            ("prospect=", "no column"),
            ("date=a,date=b", "twice"),
        ] {
            let error = wrong.parse::<Columns>().unwrap_err();
            assert!(error.is_log() && error.to_string().contains(why), "{error}");
        }
    }

    #[test]
    fn a_missing_column_is_told_with_the_option_that_mends_it() {
        let words = BTreeMap::from([
            (
                "prospect".to_owned(),
                vec![
                    "contact person".to_owned(),
                    "first name+last name".to_owned(),
                    "last name".to_owned(),
                ],
            ),
            ("outcome".to_owned(), vec!["call outcome".to_owned()]),
        ]);
        let names = ["Contact person", "Call outcome", "Held on"]
            .map(str::to_owned)
            .to_vec();
        let error = Places::find(names, &Columns::default(), &words).unwrap_err();
        assert!(
            error.contains("--columns \"prospect=Contact person,date=\u{2026},outcome=Call outcome\""),
            "{error}"
        );
        let names = ["Last name", "First name", "Call outcome"].map(str::to_owned).to_vec();
        let error = Places::find(names, &Columns::default(), &words).unwrap_err();
        assert!(error.contains("\"prospect=First name+Last name,date="), "{error}");
    }
}
