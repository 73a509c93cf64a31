//! Working days: Monday to Friday, without the holidays that were named.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;

/// Which days nobody works on besides the weekends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkingDays {
    /// The holidays.
    pub holidays: BTreeSet<Date>,
}

impl WorkingDays {
    /// Whether people are at their desks.
    pub fn works(&self, date: Date) -> bool {
        !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.holidays.contains(&date)
    }

    /// The working day that comes so many after a day.
    pub fn after(&self, date: Date, days: u32) -> Date {
        // Whole weeks at once where no holiday can lie between.
        let (mut date, mut left) = (date, days);
        if self.holidays.is_empty() {
            date = plus(date, i64::from(left / 5) * 7);
            left %= 5;
            // From a weekend on, whole weeks end on that weekend: the last working day before it was reached.
            if left == 0 && days > 0 {
                while !self.works(date) {
                    date = plus(date, -1);
                }
            }
        }
        while left > 0 {
            let next = plus(date, 1);
            if next == date {
                break;
            }
            date = next;
            left -= u32::from(self.works(date));
        }
        date
    }
}

/// A day so many days later, or the last there is.
pub fn plus(date: Date, days: i64) -> Date {
    date.saturating_add(days.days())
}

/// How many days from one to another.
pub fn between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_and_holidays_are_passed_over() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let plain = WorkingDays::default();
        let mut feast = WorkingDays::default();
        feast.holidays.insert(day("2026-12-25"));
        // 2026-11-20 is a Friday.
        for (from, days, to) in [
            ("2026-11-20", 1, "2026-11-23"),
            ("2026-11-21", 1, "2026-11-23"),
            ("2026-11-20", 5, "2026-11-27"),
            ("2026-11-21", 5, "2026-11-27"),
            ("2026-11-22", 10, "2026-12-04"),
            ("2026-11-18", 0, "2026-11-18"),
            ("2026-12-24", 1, "2026-12-25"),
        ] {
            assert_eq!(plain.after(day(from), days), day(to), "{from} {days}");
        }
        assert_eq!(feast.after(day("2026-12-24"), 1), day("2026-12-28"));
        // With a holiday far away days are counted one by one: both ways agree.
        feast.holidays = BTreeSet::from([day("1980-01-01")]);
        for offset in 0..14 {
            for days in 0..23 {
                let from = plus(day("2026-11-16"), offset);
                assert_eq!(plain.after(from, days), feast.after(from, days), "{from} {days}");
            }
        }
    }
}
