//! Which columns of a table hold what.

use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::str::FromStr;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Id,
    Kind,
    Text,
    Today,
    Caller,
    CallerCompany,
    CallerPhone,
    Prospect,
    Company,
    Relationship,
    Style,
    AskedAboutUs,
    Deal,
}

impl Field {
    pub const ALL: [Field; 13] = [
        Field::Id,
        Field::Kind,
        Field::Text,
        Field::Today,
        Field::Caller,
        Field::CallerCompany,
        Field::CallerPhone,
        Field::Prospect,
        Field::Company,
        Field::Relationship,
        Field::Style,
        Field::AskedAboutUs,
        Field::Deal,
    ];

    /// The name by which columns are found and mapped.
    pub fn name(self) -> &'static str {
        match self {
            Field::Id => "id",
            Field::Kind => "kind",
            Field::Text => "text",
            Field::Today => "today",
            Field::Caller => "caller",
            Field::CallerCompany => "caller_company",
            Field::CallerPhone => "caller_phone",
            Field::Prospect => "prospect",
            Field::Company => "company",
            Field::Relationship => "relationship",
            Field::Style => "style",
            Field::AskedAboutUs => "asked_about_us",
            Field::Deal => "deal",
        }
    }

    /// A field by its name: case, blanks and hyphens don't matter.
    pub fn named(name: &str) -> Option<Field> {
        let plain = |c: char| {
            if c == ' ' || c == '-' {
                '_'
            } else {
                c.to_ascii_lowercase()
            }
        };
        let name: String = name.trim().chars().map(plain).collect();
        Field::ALL.into_iter().find(|field| field.name() == name)
    }

    fn names() -> String {
        Field::ALL.map(Field::name).join(", ")
    }
}

/// Fields, and the columns they are found in where those have other names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(pub BTreeMap<Field, String>);

impl Columns {
    fn insert(&mut self, field: &str, column: &str) -> Result<(), String> {
        let known = Field::named(field).ok_or_else(|| {
            format!(
                "`{field}` is nothing that a column can hold: expected one of {}",
                Field::names()
            )
        })?;
        if column.is_empty() {
            return Err(format!("`{field}` is given no column: expected {field}=COLUMN"));
        }
        match self.0.insert(known, column.to_owned()) {
            Some(_) => Err(format!("`{field}` is given twice")),
            None => Ok(()),
        }
    }
}

impl FromStr for Columns {
    type Err = String;

    /// `text=Body,prospect=Contact`. A comma belongs to a column's name unless a field and `=` follow it.
    fn from_str(text: &str) -> Result<Columns, String> {
        let mut pairs: Vec<String> = Vec::new();
        for part in text.split(',') {
            let begins = part
                .split_once('=')
                .is_some_and(|(field, _)| Field::named(field).is_some());
            match pairs.last_mut() {
                Some(last) if !begins && !part.contains('=') => {
                    last.push(',');
                    last.push_str(part);
                }
                _ => pairs.push(part.to_owned()),
            }
        }
        let mut columns = Columns::default();
        for pair in pairs {
            let (field, column) = pair
                .split_once('=')
                .ok_or_else(|| format!("`{pair}`: expected FIELD=COLUMN, as in text=Body"))?;
            columns.insert(field.trim(), column.trim())?;
        }
        Ok(columns)
    }
}

impl<'de> Deserialize<'de> for Columns {
    /// A table, `columns = { text = "Body" }`, or the command line's way of writing.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Columns, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Columns;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("columns by field, as in { text = \"Body\" }")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Columns, E> {
                text.parse().map_err(E::custom)
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Columns, A::Error> {
                let mut columns = Columns::default();
                while let Some((field, column)) = map.next_entry::<String, String>()? {
                    columns.insert(&field, &column).map_err(serde::de::Error::custom)?;
                }
                Ok(columns)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read() {
        let columns: Columns = "text=Body, full,prospect=Contact,asked-about-us=Asked".parse().unwrap();
        assert_eq!(columns.0[&Field::Text], "Body, full");
        assert_eq!(columns.0[&Field::Prospect], "Contact");
        assert_eq!(columns.0[&Field::AskedAboutUs], "Asked");
        for (wrong, why) in [
            ("txt=Body", "expected one of id, kind, text"),
            ("text", "FIELD=COLUMN"),
            ("text=", "no column"),
            ("text=a,text=b", "twice"),
        ] {
            let error = wrong.parse::<Columns>().unwrap_err();
            assert!(error.contains(why), "{error}");
        }
    }
}
