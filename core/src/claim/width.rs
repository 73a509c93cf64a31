//! How wide people mean a spoken time: the one table of widths, a reason each.

use super::words::Unit;

/// How a number was said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Count {
    /// "three", "3", "a": in halves, so that "one and a half" is 3.
    Halves(u16),
    /// "a couple of".
    Couple,
    /// "a few".
    Few,
    /// "several".
    Several,
    /// "six or seven", in whole units.
    Between(u16, u16),
}

/// One line of the table: a count of a unit said with "ago" reaches from so many days back to so many.
struct Width {
    unit: Unit,
    /// Counts up to this one, in whole units.
    up_to: u16,
    /// Days that the truth may be nearer to today than said.
    nearer: i32,
    /// Days that it may be farther back.
    farther: i32,
    #[allow(dead_code)]
    reason: &'static str,
}

const TABLE: [Width; 14] = [
    Width {
        unit: Unit::Day,
        up_to: 1,
        nearer: 0,
        farther: 1,
        reason: "\"a day ago\" is yesterday, or the day before when said in the morning",
    },
    Width {
        unit: Unit::Day,
        up_to: 4,
        nearer: 1,
        farther: 1,
        reason: "people count working days and miscount by one",
    },
    Width {
        unit: Unit::Day,
        up_to: 13,
        nearer: 2,
        farther: 3,
        reason: "a weekend more or less",
    },
    Width {
        unit: Unit::Day,
        up_to: u16::MAX,
        nearer: 4,
        farther: 5,
        reason: "longer counts of days are rounded to fives and tens",
    },
    Width {
        unit: Unit::Week,
        up_to: 1,
        nearer: 3,
        farther: 4,
        reason: "\"a week ago\" is some day of last week's half on either side",
    },
    Width {
        unit: Unit::Week,
        up_to: 2,
        nearer: 4,
        farther: 5,
        reason: "a fortnight is told to the week, not to the day",
    },
    Width {
        unit: Unit::Week,
        up_to: 3,
        nearer: 6,
        farther: 7,
        reason: "within a week of it",
    },
    Width {
        unit: Unit::Week,
        up_to: 6,
        nearer: 8,
        farther: 10,
        reason: "from four weeks on people think in months",
    },
    Width {
        unit: Unit::Week,
        up_to: u16::MAX,
        nearer: 14,
        farther: 14,
        reason: "long counts of weeks are estimates to the fortnight",
    },
    Width {
        unit: Unit::Month,
        up_to: 1,
        nearer: 10,
        farther: 15,
        reason: "\"a month ago\" is anything from three weeks to six",
    },
    Width {
        unit: Unit::Month,
        up_to: 2,
        nearer: 18,
        farther: 21,
        reason: "six weeks to less than three months",
    },
    Width {
        unit: Unit::Month,
        up_to: 5,
        nearer: 31,
        farther: 31,
        reason: "a month either way: nobody counts days of a season",
    },
    Width {
        unit: Unit::Month,
        up_to: u16::MAX,
        nearer: 46,
        farther: 61,
        reason: "half a year and more is told to the season",
    },
    Width {
        unit: Unit::Year,
        up_to: u16::MAX,
        nearer: 75,
        farther: 90,
        reason: "a year is told to the season",
    },
];

/// Days in a unit, on average, for units counted as spans.
fn length(unit: Unit) -> f64 {
    match unit {
        Unit::Hour => 0.0,
        Unit::Day => 1.0,
        Unit::Week => 7.0,
        Unit::Fortnight => 14.0,
        Unit::Month => 30.44,
        Unit::Quarter => 91.3,
        Unit::Year => 365.25,
    }
}

/// How many days back the count reaches: at least and at most.
pub fn ago(count: Count, unit: Unit) -> (i32, i32) {
    // A fortnight is two weeks, a quarter three months.
    let (unit, factor) = match unit {
        Unit::Fortnight => (Unit::Week, 2.0),
        Unit::Quarter => (Unit::Month, 3.0),
        unit => (unit, 1.0),
    };
    let size = length(unit);
    let within = |low: f64, high: f64| {
        let (nearer, farther) = (slack(unit, low * factor).0, slack(unit, high * factor).1);
        let days = |units: f64| (units * factor * size).round() as i32;
        (
            (days(low) - nearer).max(i32::from(unit != Unit::Hour)),
            days(high) + farther,
        )
    };
    match count {
        _ if unit == Unit::Hour => (0, 1),
        Count::Halves(halves) => within(f64::from(halves) / 2.0, f64::from(halves) / 2.0),
        Count::Between(low, high) => within(f64::from(low.min(high)), f64::from(high.max(low))),
        // "A couple" is two, and three as often as not.
        Count::Couple => within(2.0, 3.0),
        // "A few" is three to five, and never less than two.
        Count::Few => within(2.5, 5.0),
        // "Several" is more than a few.
        Count::Several => within(3.0, 8.0),
    }
}

/// Days by which a count may be off: nearer to today, and farther back.
pub fn slack(unit: Unit, count: f64) -> (i32, i32) {
    let row = TABLE
        .iter()
        .find(|row| row.unit == unit && count <= f64::from(row.up_to))
        .unwrap_or(&TABLE[TABLE.len() - 1]);
    (row.nearer, row.farther)
}

/// "The other day": not yesterday's news, not last month's.
pub const OTHER_DAY: (i32, i32) = (1, 16);
/// "The other week".
pub const OTHER_WEEK: (i32, i32) = (4, 35);
/// "The other month".
pub const OTHER_MONTH: (i32, i32) = (20, 100);
/// "Recently", "lately".
pub const RECENTLY: (i32, i32) = (0, 75);
/// "A while ago", "some time back": longer than a few weeks, within what a caller remembers.
pub const A_WHILE: (i32, i32) = (14, 730);
/// "Ages ago".
pub const AGES: (i32, i32) = (45, 3650);
/// Days before a feast that "just before" it reaches.
pub const JUST_BEFORE: i32 = 14;
/// Days before a feast that "before" it reaches.
pub const BEFORE: i32 = 31;
/// Days after a feast that "after" it reaches.
pub const AFTER: i32 = 31;
/// Days round a feast that "over", "at" and "around" it reach.
pub const AROUND: (i32, i32) = (5, 9);
/// Days by which "in the spring" overruns the calendar's months.
pub const SEASON: i32 = 7;
/// The last day of "early" in a month, the first of "late"; "mid" lies between with the margin below.
pub const EARLY_LATE: (u8, u8) = (12, 18);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reaches() {
        for (count, unit, want) in [
            (Count::Halves(2), Unit::Day, (1, 2)),
            (Count::Halves(4), Unit::Day, (1, 3)),
            (Count::Halves(20), Unit::Day, (8, 13)),
            (Count::Halves(2), Unit::Week, (4, 11)),
            (Count::Halves(2), Unit::Fortnight, (10, 19)),
            (Count::Couple, Unit::Week, (10, 28)),
            (Count::Halves(6), Unit::Month, (60, 122)),
            (Count::Halves(2), Unit::Year, (290, 455)),
        ] {
            assert_eq!(ago(count, unit), want, "{count:?} {unit:?}");
        }
    }
}
