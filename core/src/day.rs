//! Days: as records write them, a string, "2026-11-21", or in TOML also the bare date; and as people say them.

use jiff::civil::Date;
use serde::de::{Deserializer, Error, MapAccess, Unexpected, Visitor};
use std::fmt;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a day's month.
pub fn month(day: Date) -> &'static str {
    MONTHS[day.month() as usize - 1]
}

/// What a day is called where it was expected.
pub(crate) const EXPECTED: &str = "a date, as in \"2026-11-21\"";

/// A day written as year, month and day, four, two and two digits.
pub(crate) fn written(text: &str) -> Option<Date> {
    let digits = |from: usize, to: usize| {
        let part = text.get(from..to)?;
        part.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| part.parse().ok())?
    };
    let hyphen = |at: usize| text.as_bytes().get(at) == Some(&b'-');
    let (year, month, day): (i16, i16, i16) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
    (text.len() == 10 && hyphen(4) && hyphen(7)).then(|| Date::new(year, month as i8, day as i8).ok())?
}

struct Day;

impl<'de> Visitor<'de> for Day {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
        written(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }

    /// TOML hands its own dates over as a table with one key.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Date, A::Error> {
        match map.next_entry::<String, String>() {
            Ok(Some((_, text))) => self.visit_str(&text),
            _ => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

/// A day.
pub fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    deserializer.deserialize_any(Day)
}

/// A day, or none.
pub fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    struct Maybe;
    impl<'de> Visitor<'de> for Maybe {
        type Value = Option<Date>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            Day.expecting(f)
        }

        fn visit_none<E>(self) -> Result<Option<Date>, E> {
            Ok(None)
        }

        fn visit_unit<E>(self) -> Result<Option<Date>, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Date>, D::Error> {
            required(deserializer).map(Some)
        }
    }
    deserializer.deserialize_option(Maybe)
}
