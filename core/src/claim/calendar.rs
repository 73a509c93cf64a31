//! Days, weeks, months and feasts, in civil dates.

use super::words::Feast;
use crate::report::Days;
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

/// A date so many days later; the last or first date there is where the calendar ends.
pub fn plus(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// A date so many months later, the last day of the month where there is no such day.
pub fn plus_months(day: Date, months: i32) -> Date {
    day.saturating_add(Span::new().months(months))
}

/// The Monday of the week.
pub fn monday(day: Date) -> Date {
    plus(day, -i32::from(day.weekday().to_monday_zero_offset()))
}

/// The days from one to another, in order.
pub fn days(from: Date, to: Date) -> Days {
    if from <= to {
        Days { from, to }
    } else {
        Days { from: to, to: from }
    }
}

/// A month of a year.
pub fn month(year: i16, month: u8) -> Days {
    let first = day_of(year, month, 1);
    Days {
        from: first,
        to: first.last_of_month(),
    }
}

/// A date; the last of the month where the month has no such day.
pub fn day_of(year: i16, month: u8, day: u8) -> Date {
    let month = month.clamp(1, 12) as i8;
    let first = date(year.clamp(-9999, 9999), month, 1);
    let last = first.days_in_month();
    date(first.year(), month, (day.clamp(1, 31) as i8).min(last))
}

/// A date, where there is one.
pub fn exact(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, month as i8, day as i8).ok()
}

/// The quarter that a date lies in: its first and last day.
pub fn quarter(day: Date) -> Days {
    let first = (day.month() - 1) / 3 * 3 + 1;
    let from = date(day.year(), first, 1);
    Days {
        from,
        to: date(day.year(), first + 2, 1).last_of_month(),
    }
}

/// The day of a feast in a year; none where it isn't known.
pub fn feast(feast: Feast, year: i16) -> Option<Date> {
    Some(match feast {
        Feast::Christmas => date(year, 12, 25),
        Feast::NewYear => date(year, 1, 1),
        Feast::Halloween => date(year, 10, 31),
        Feast::Easter => easter(year),
        Feast::Thanksgiving => {
            let first = date(year, 11, 1);
            plus(
                first,
                (3 - i32::from(first.weekday().to_monday_zero_offset())).rem_euclid(7) + 21,
            )
        }
        Feast::Passover | Feast::Eid => {
            // The first day of Passover; the day of Eid al-Fitr, give or take the sighting of the moon.
            const DAYS: [(i16, [(i8, i8); 2]); 11] = [
                (2023, [(4, 6), (4, 21)]),
                (2024, [(4, 23), (4, 10)]),
                (2025, [(4, 13), (3, 31)]),
                (2026, [(4, 2), (3, 20)]),
                (2027, [(4, 22), (3, 10)]),
                (2028, [(4, 11), (2, 27)]),
                (2029, [(3, 31), (2, 15)]),
                (2030, [(4, 18), (2, 5)]),
                (2031, [(4, 8), (1, 25)]),
                (2032, [(3, 27), (1, 14)]),
                (2033, [(4, 14), (1, 3)]),
            ];
            let (_, days) = DAYS.iter().find(|known| known.0 == year)?;
            let (month, day) = days[usize::from(feast == Feast::Eid)];
            date(year, month, day)
        }
        Feast::Diwali => {
            const DAYS: [(i16, i8, i8); 14] = [
                (2020, 11, 14),
                (2021, 11, 4),
                (2022, 10, 24),
                (2023, 11, 12),
                (2024, 11, 1),
                (2025, 10, 20),
                (2026, 11, 8),
                (2027, 10, 29),
                (2028, 10, 17),
                (2029, 11, 5),
                (2030, 10, 26),
                (2031, 11, 14),
                (2032, 11, 2),
                (2033, 10, 22),
            ];
            let &(_, month, day) = DAYS.iter().find(|known| known.0 == year)?;
            date(year, month, day)
        }
    })
}

/// Easter Sunday of the Gregorian calendar, after the anonymous algorithm printed in Nature in 1876.
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date(year as i16, (n / 31) as i8, (n % 31 + 1) as i8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts() {
        for (known, year, want) in [
            (Feast::Easter, 2024, date(2024, 3, 31)),
            (Feast::Easter, 2025, date(2025, 4, 20)),
            (Feast::Easter, 2026, date(2026, 4, 5)),
            (Feast::Thanksgiving, 2025, date(2025, 11, 27)),
            (Feast::Thanksgiving, 2026, date(2026, 11, 26)),
        ] {
            assert_eq!(feast(known, year), Some(want), "{known:?} {year}");
        }
    }

    #[test]
    fn month_ends() {
        assert_eq!(plus_months(date(2026, 3, 31), -1), date(2026, 2, 28));
        assert_eq!(month(2024, 2).to, date(2024, 2, 29));
        assert_eq!(quarter(date(2026, 1, 1)).to, date(2026, 3, 31));
        assert_eq!(day_of(2026, 2, 31), date(2026, 2, 28));
        assert_eq!(plus(date(2026, 1, 1), -1), date(2025, 12, 31));
    }
}
