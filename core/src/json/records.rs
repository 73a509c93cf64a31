//! What is read into records. A record is a table of its fields' names, and hands out the place of each; one loop reads
//! them all. serde's derived code has a loop of its own for every record, which comes to three times as much.

use super::reader::Reader;
use super::{Fault, fault, one_of};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A value that is read into its place.
pub trait Read {
    /// What stands in the place before, and stays where a record says nothing.
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads it.
    ///
    /// # Errors
    /// Where something else stands there.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault>;
}

/// A record.
pub trait Record {
    /// The place of the field of this number.
    fn field(&mut self, number: usize) -> &mut dyn Read;
}

/// What is known of a record's fields.
pub struct Fields {
    /// What the record is called where it was expected.
    pub expected: &'static str,
    /// The fields' names.
    pub names: &'static [&'static str],
    /// Those that must be there.
    pub needs: &'static [&'static str],
    /// Whether others are refused; else they are passed over.
    pub strict: bool,
}

/// Lets a record be read: its fields, with the name where that is another, and those that it must have.
#[macro_export]
#[doc(hidden)]
macro_rules! record {
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@strict) => { true };
    (@strict $lenient:ident) => { false };
    ($type:ident { $($field:ident $(as $name:literal)?),+ $(,)? } needs { $($need:ident),* } $($lenient:ident)?) => {
        impl $crate::json::Read for $type {
            fn blank() -> Self {
                $type { $($field: $crate::json::Read::blank()),+ }
            }

            fn read(&mut self, reader: &mut $crate::json::Reader<'_>) -> Result<(), $crate::json::Fault> {
                const FIELDS: $crate::json::Fields = $crate::json::Fields {
                    expected: concat!("struct ", stringify!($type)),
                    names: &[$($crate::record!(@name $field $($name)?)),+],
                    needs: &[$(stringify!($need)),*],
                    strict: $crate::record!(@strict $($lenient)?),
                };
                reader.record(&FIELDS, self)
            }
        }

        impl $crate::json::Record for $type {
            fn field(&mut self, number: usize) -> &mut dyn $crate::json::Read {
                let mut at = 0;
                $(
                    if at == number {
                        return &mut self.$field;
                    }
                    at += 1;
                )+
                unreachable!("{at} fields")
            }
        }
    };
}

/// Lets one of several names be read; what stands where nothing is said is the first, if no other is named.
macro_rules! choice {
    ($type:ident) => {
        choice!(@ $type, $type::NAMES, $type::ALL, $type::ALL[0]);
    };
    ($type:ident: $($variant:ident = $name:literal),+; $blank:ident) => {
        choice!(@ $type, &[$($name),+], [$($type::$variant),+], $type::$blank);
    };
    (@ $type:ident, $names:expr, $all:expr, $blank:expr) => {
        impl $crate::json::Read for $type {
            fn blank() -> Self {
                $blank
            }

            fn read(&mut self, reader: &mut $crate::json::Reader<'_>) -> Result<(), $crate::json::Fault> {
                *self = $all[reader.name(concat!("enum ", stringify!($type)), $names)?];
                Ok(())
            }
        }
    };
}
pub(crate) use choice;

impl Reader<'_> {
    /// A record, into its place.
    ///
    /// # Errors
    /// Where something else stands here, or a field is missing, unknown, or there twice.
    pub fn record(&mut self, fields: &Fields, into: &mut dyn Record) -> Result<(), Fault> {
        let mut met = 0u32;
        self.object(fields.expected, &mut |reader, key| {
            let Some(number) = number_of(key, fields.names) else {
                if fields.strict {
                    return Err(fault(format!(
                        "unknown field `{key}`, expected {}",
                        one_of(fields.names)
                    )));
                }
                return reader.skip();
            };
            if met >> number & 1 == 1 {
                return Err(fault(format!("duplicate field `{key}`")));
            }
            met |= 1 << number;
            into.field(number).read(reader)
        })?;
        let missing = |need: &&&str| number_of(need, fields.names).is_none_or(|number| met >> number & 1 == 0);
        match fields.needs.iter().find(missing) {
            Some(need) => Err(fault(format!("missing field `{need}`"))),
            None => Ok(()),
        }
    }

    /// The number of one of several names.
    ///
    /// # Errors
    /// Where none of them stands here.
    pub fn name(&mut self, expected: &str, names: &[&str]) -> Result<usize, Fault> {
        if self.begin() != b'"' {
            return Err(self.unexpected(expected));
        }
        let name = self.string()?;
        number_of(&name, names).ok_or_else(|| fault(format!("unknown variant `{name}`, expected {}", one_of(names))))
    }

    /// A string.
    pub(super) fn text(&mut self, expected: &str) -> Result<std::borrow::Cow<'_, str>, Fault> {
        if self.begin() != b'"' {
            return Err(self.unexpected(expected));
        }
        self.string()
    }

    /// A whole number between two.
    fn whole(&mut self, expected: &str, least: i64, most: i64) -> Result<i64, Fault> {
        let (b'-' | b'0'..=b'9') = self.begin() else {
            return Err(self.unexpected(expected));
        };
        match self.number()? {
            // As with serde_json, there is no whole number below nothing and above minus one.
            ("-0", _) | (_, false) => Err(self.unexpected(expected)),
            (digits, _) => match digits.parse() {
                Ok(number) if (least..=most).contains(&number) => Ok(number),
                Ok(_) => Err(fault(format!("invalid value: integer `{digits}`, expected {expected}"))),
                Err(_) => Err(self.unexpected(expected)),
            },
        }
    }
}

fn number_of(name: &str, names: &[&str]) -> Option<usize> {
    names.iter().position(|known| *known == name)
}

impl Read for String {
    fn blank() -> String {
        String::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = reader.text("a string")?.into_owned();
        Ok(())
    }
}

impl Read for bool {
    fn blank() -> bool {
        false
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = match reader.begin() {
            b't' => reader.word("true").map(|()| true)?,
            b'f' => reader.word("false").map(|()| false)?,
            _ => return Err(reader.unexpected("a boolean")),
        };
        Ok(())
    }
}

impl Read for i32 {
    fn blank() -> i32 {
        0
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = reader.whole("i32", i32::MIN.into(), i32::MAX.into())? as i32;
        Ok(())
    }
}

impl Read for u32 {
    fn blank() -> u32 {
        0
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = reader.whole("u32", 0, u32::MAX.into())? as u32;
        Ok(())
    }
}

impl Read for Date {
    fn blank() -> Date {
        Date::ZERO
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let text = reader.text(crate::day::EXPECTED)?;
        *self = crate::day::written(&text).ok_or_else(|| {
            fault(format!(
                "invalid value: string \"{}\", expected {}",
                super::escaped(&text),
                crate::day::EXPECTED
            ))
        })?;
        Ok(())
    }
}

/// Any value, passed over.
impl Read for serde::de::IgnoredAny {
    fn blank() -> serde::de::IgnoredAny {
        serde::de::IgnoredAny
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.skip()
    }
}

impl<T: Read> Read for Option<T> {
    fn blank() -> Option<T> {
        None
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if reader.begin() == b'n' {
            *self = None;
            return reader.word("null");
        }
        self.insert(T::blank()).read(reader)
    }
}

impl<T: Read> Read for Vec<T> {
    fn blank() -> Vec<T> {
        Vec::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.list("a sequence", &mut |reader| {
            self.push(T::blank());
            match self.last_mut() {
                Some(item) => item.read(reader),
                None => Ok(()),
            }
        })
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn blank() -> BTreeMap<String, T> {
        BTreeMap::new()
    }

    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.object("a map", &mut |reader, key| {
            let mut value = T::blank();
            value.read(reader)?;
            self.insert(key.to_owned(), value);
            Ok(())
        })
    }
}
