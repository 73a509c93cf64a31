//! Dates as logs write them.

use crate::error::{Error, ErrorKind};
use jiff::civil::Date;

/// In which order a date in figures names day and month, where the year comes last.
///
/// Dates with the year first (`2026-11-21`) and with the month in letters (`21 Nov 2026`) are read whatever this says; a
/// time of day after the date only orders the entries of one day. Two figures for a year mean 20xx.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dates {
    /// Nothing is said: `21/11/2026` can only be read one way, `03/04/2026` is an error.
    #[default]
    Iso,
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

impl Dates {
    /// The name used on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Dates::Iso => "iso",
            Dates::Dmy => "dmy",
            Dates::Mdy => "mdy",
        }
    }
}

impl std::str::FromStr for Dates {
    type Err = Error;

    fn from_str(text: &str) -> Result<Dates, Error> {
        match text.trim().to_ascii_lowercase().as_str() {
            "iso" => Ok(Dates::Iso),
            "dmy" => Ok(Dates::Dmy),
            "mdy" => Ok(Dates::Mdy),
            _ => Err(Error::new(
                ErrorKind::Log,
                format!("dates `{text}`: expected iso, dmy (day first) or mdy (month first)"),
            )),
        }
    }
}

/// A day, and the minute of it where a time was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    pub date: Date,
    pub minute: Option<u16>,
    /// For a date in figures with the year last that can be read one way only: that way.
    pub order: Option<Dates>,
}

/// Why a date can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Day and month may be either.
    Ambiguous { dmy: Date, mdy: Date },
    /// It has the form of a date, but there is no such day.
    Impossible,
    /// There is such a day only if day and month stand the other way round than they were said to.
    OtherOrder(Dates),
    /// It is no date.
    NoDate,
}

/// The years that a contact can have been made in; what lies outside is a slip of the keyboard.
const YEARS: std::ops::RangeInclusive<i64> = 1970..=2099;

/// Reads a date.
pub fn read(text: &str, dates: Dates) -> Result<When, Unread> {
    let bytes = text.as_bytes();
    // The common form, without taking it apart.
    if let [a, b, c, d, b'-', e, f, b'-', g, h] = *bytes {
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0, |sum: i64, digit| {
                digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0'))
            })
        };
        if let (Some(year), Some(month), Some(day)) = (number(&[a, b, c, d]), number(&[e, f]), number(&[g, h])) {
            return day_of(year, month, day)
                .map(|date| at(date, None))
                .ok_or(Unread::Impossible);
        }
    }
    let pieces = pieces(text).ok_or(Unread::NoDate)?;
    use Piece::{Number, Word};
    let mut rest = pieces.as_slice();
    while let [Word(word), after @ ..] = rest {
        if !is_weekday(word) {
            break;
        }
        rest = after;
    }
    let found = match rest {
        [Number(year, 4), Number(month, _), Number(day, _), after @ ..] => {
            (day_of(*year, *month, *day).map(|date| (date, None)), after)
        }
        [Number(all, 8), after @ ..] => {
            let (year, month, day) = (all / 10_000, all / 100 % 100, all % 100);
            (day_of(year, month, day).map(|date| (date, None)), after)
        }
        [Number(day, 1 | 2), Word(word), after @ ..] if word.len() >= 3 || is_ordinal(word) => {
            let (word, after) = match after {
                [Word(next), after @ ..] if is_ordinal(word) => (next, after),
                _ => (word, after),
            };
            let [Number(year, digits @ (2 | 4)), after @ ..] = after else {
                return Err(Unread::NoDate);
            };
            let month = month(word).ok_or(Unread::NoDate)?;
            (
                day_of(full(*year, *digits), month, *day).map(|date| (date, None)),
                after,
            )
        }
        [Word(word), Number(day, 1 | 2), after @ ..] => {
            let after = match after {
                [Word(next), after @ ..] if is_ordinal(next) => after,
                _ => after,
            };
            let [Number(year, digits @ (2 | 4)), after @ ..] = after else {
                return Err(Unread::NoDate);
            };
            let month = month(word).ok_or(Unread::NoDate)?;
            (
                day_of(full(*year, *digits), month, *day).map(|date| (date, None)),
                after,
            )
        }
        [
            Number(first, 1 | 2),
            Number(second, 1 | 2),
            Number(year, digits @ (2 | 4)),
            after @ ..,
        ] => (Some(figures(*first, *second, full(*year, *digits), dates)?), after),
        _ => return Err(Unread::NoDate),
    };
    let (date, after) = found;
    let minute = time(after).ok_or(Unread::NoDate)?;
    let (date, order) = date.ok_or(Unread::Impossible)?;
    Ok(When { date, minute, order })
}

fn at(date: Date, minute: Option<u16>) -> When {
    When {
        date,
        minute,
        order: None,
    }
}

/// A date in figures with the year last.
fn figures(first: i64, second: i64, year: i64, dates: Dates) -> Result<(Date, Option<Dates>), Unread> {
    let (dmy, mdy) = (day_of(year, second, first), day_of(year, first, second));
    let other = |known: Option<Date>, order| {
        if known.is_some() {
            Unread::OtherOrder(order)
        } else {
            Unread::Impossible
        }
    };
    match dates {
        Dates::Dmy => dmy.map(|date| (date, None)).ok_or(other(mdy, Dates::Mdy)),
        Dates::Mdy => mdy.map(|date| (date, None)).ok_or(other(dmy, Dates::Dmy)),
        Dates::Iso => match (dmy, mdy) {
            (Some(dmy), Some(mdy)) if dmy == mdy => Ok((dmy, None)),
            (Some(dmy), Some(mdy)) => Err(Unread::Ambiguous { dmy, mdy }),
            (Some(date), None) => Ok((date, Some(Dates::Dmy))),
            (None, Some(date)) => Ok((date, Some(Dates::Mdy))),
            (None, None) => Err(Unread::Impossible),
        },
    }
}

fn full(year: i64, digits: usize) -> i64 {
    if digits == 2 { 2000 + year } else { year }
}

fn day_of(year: i64, month: i64, day: i64) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A run of figures with how many there are, or of letters in lower case.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Number(i64, usize),
    Word(String),
}

/// The figures and words of a cell; nothing where it is too long for a date.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    if text.len() > 48 || !text.is_ascii() {
        return None;
    }
    let mut pieces = Vec::with_capacity(8);
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        let same = |c: u8| {
            if first.is_ascii_digit() {
                c.is_ascii_digit()
            } else {
                c.is_ascii_alphabetic()
            }
        };
        let length = rest.bytes().take_while(|&c| same(c)).count();
        if length == 0 {
            if !b" -/.,:T+'".contains(&first) && !first.is_ascii_whitespace() {
                return None;
            }
            rest = &rest[1..];
            continue;
        }
        let (piece, after) = rest.split_at(length);
        pieces.push(if first.is_ascii_digit() {
            Piece::Number(piece.parse().ok()?, length)
        } else {
            Piece::Word(piece.to_ascii_lowercase())
        });
        rest = after;
    }
    Some(pieces)
}

/// The minute of the day that stands after a date: none where nothing follows; nothing where what follows is no time.
fn time(pieces: &[Piece]) -> Option<Option<u16>> {
    let pieces = match pieces {
        [Piece::Word(word), after @ ..] if word == "t" || word == "at" => after,
        pieces => pieces,
    };
    let [Piece::Number(hour @ 0..=23, 1 | 2), after @ ..] = pieces else {
        return pieces.is_empty().then_some(None);
    };
    let (minute, after) = match after {
        [Piece::Number(minute @ 0..=59, 2), after @ ..] => (*minute, after),
        after => (0, after),
    };
    let mut hour = *hour;
    for piece in after {
        let Piece::Word(word) = piece else { continue };
        match word.as_str() {
            "pm" | "p" if hour < 12 => hour += 12,
            "am" | "a" if hour == 12 => hour = 0,
            "am" | "a" | "pm" | "p" | "m" | "z" | "utc" | "gmt" | "bst" | "cet" | "cest" | "est" | "edt" | "cst"
            | "cdt" | "mst" | "mdt" | "pst" | "pdt" => {}
            _ => return None,
        }
    }
    Some(Some((hour * 60 + minute) as u16))
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}

fn is_weekday(word: &str) -> bool {
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
    .iter()
    .any(|day| word.len() >= 3 && day.starts_with(word))
}

fn month(word: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && month.starts_with(word) || word == "sept" && *month == "september")?;
    Some(at as i64 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn dates_that_can_be_read_one_way_only() {
        for text in [
            "2026-11-21",
            "2026/11/21",
            "20261121",
            "2026-11-21T10:30:00.000+0000",
            "2026-11-21 10:30",
            "21/11/2026",
            "11/21/2026, 3:04 PM",
            "21.11.26",
            "21 Nov 2026",
            "21-NOV-26",
            "21st November 2026",
            "Nov 21, 2026",
            "November 21st, 2026 10:00 am",
            "Sat, 21 Nov 2026 09:15:00 GMT",
        ] {
            assert_eq!(
                read(text, Dates::Iso).map(|when| when.date),
                Ok(day("2026-11-21")),
                "{text}"
            );
        }
        assert_eq!(
            read("11/21/2026, 3:04 PM", Dates::Iso).unwrap().minute,
            Some(15 * 60 + 4)
        );
        assert_eq!(read("5/5/26", Dates::Iso).unwrap().date, day("2026-05-05"));
    }

    #[test]
    fn figures_follow_the_order_that_was_named() {
        let read = |text, dates| read(text, dates).map(|when| when.date);
        assert_eq!(read("03/04/2026", Dates::Dmy), Ok(day("2026-04-03")));
        assert_eq!(read("03/04/2026", Dates::Mdy), Ok(day("2026-03-04")));
        let (dmy, mdy) = (day("2026-04-03"), day("2026-03-04"));
        assert_eq!(read("03/04/2026", Dates::Iso), Err(Unread::Ambiguous { dmy, mdy }));
        assert_eq!(read("21/11/2026", Dates::Mdy), Err(Unread::OtherOrder(Dates::Dmy)));
        assert_eq!(read("2026-11-21", Dates::Mdy), Ok(day("2026-11-21")));
    }

    #[test]
    fn days_that_never_were_and_words_that_are_no_dates() {
        for text in [
            "2026-02-30",
            "30/02/2026",
            "31/31/2026",
            "2026-13-01",
            "0206-11-21",
            "31 Apr 2026",
        ] {
            assert_eq!(read(text, Dates::Iso), Err(Unread::Impossible), "{text}");
        }
        for text in [
            "",
            "soon",
            "45981",
            "1732147200000",
            "21 Now 2026",
            "2026-11",
            "03/04",
            "2026-11-21 ready",
            "٣/٤/٢٠٢٦",
        ] {
            assert_eq!(read(text, Dates::Iso), Err(Unread::NoDate), "{text}");
        }
    }
}
