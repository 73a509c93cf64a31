//! Reading spoken times: from words to ranges of days round `today`.

use super::calendar::{self, days, monday, plus, plus_months};
use super::width::{self, Count};
use super::words::{Feast, Key, Sense, TimeWords, Unit};
use crate::report::Days;
use crate::view::{Shape, View};
use jiff::civil::Date;

/// A time that a draft speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// First token of it.
    pub start: usize,
    /// The token after its last.
    pub end: usize,
    /// The days it may mean; empty where `today` isn't known or any day will do.
    pub days: Vec<Days>,
    /// Days after the claim before it, for a time that leans on that: at least and at most.
    pub after: Option<(i32, i32)>,
    /// Whether it can only lie ahead ("tomorrow", "next week").
    pub ahead: bool,
    /// Whether the days hang on `today`.
    pub relative: bool,
}

/// Reads times in a view.
pub struct Reader<'a> {
    /// The draft.
    pub text: &'a str,
    /// Its words.
    pub view: &'a View,
    /// What words mean.
    pub words: &'a TimeWords,
    /// The day of the call.
    pub today: Option<Date>,
    /// Whether a bare day may lie ahead: set when reading for what something was asked.
    pub both_ways: bool,
}

/// What was read: where it ends and what it means.
struct Found {
    end: usize,
    meaning: Meaning,
}

enum Meaning {
    /// Between so many days before today.
    Back(i32, i32),
    /// So many months before today, with days nearer and farther.
    Months(i32, i32, i32),
    /// What a function makes of today.
    Days(Vec<Days>),
    /// Said, yet any day will do.
    Any,
    /// After the claim before.
    After(i32, i32),
    /// So many seasons of this name ago.
    Seasons(u8, i32),
    /// Ahead.
    Ahead(Vec<Days>),
}

/// A year in digits, by way of the type whose reading is needed elsewhere.
fn year(digits: &str) -> Option<i16> {
    i16::try_from(digits.parse::<i64>().ok()?).ok()
}

impl Reader<'_> {
    /// The time that begins at a token, if one does.
    pub fn read(&self, at: usize, limit: usize) -> Option<When> {
        // Without a today, some day must stand in so that the words can be read; its result is thrown away.
        let today = self.today.unwrap_or(Date::constant(2000, 1, 1));
        let found = self.parse(at, limit.min(self.view.tokens.len()), today)?;
        let (mut list, after, ahead) = match found.meaning {
            Meaning::Back(least, most) => (vec![days(plus(today, -most), plus(today, -least))], None, false),
            Meaning::Months(months, nearer, farther) => {
                let base = plus_months(today, -months);
                // A slack of 31 days is a month.
                let shift = |by: i32| {
                    if by.abs() == 31 {
                        plus_months(base, by.signum())
                    } else {
                        plus(base, by)
                    }
                };
                (vec![days(shift(-farther), shift(nearer))], None, false)
            }
            Meaning::Seasons(season, count) => {
                let mut latest = season_days(season, today);
                // The season that goes on is not "ago" yet.
                let back = if latest.to >= today { count } else { count - 1 };
                for _ in 0..back.min(50) {
                    latest = season_days(season, plus(latest.from, -1));
                }
                let before = season_days(season, plus(latest.from, -1));
                (
                    if back == count {
                        vec![latest]
                    } else {
                        vec![latest, before]
                    },
                    None,
                    false,
                )
            }
            Meaning::Days(list) => (list, None, false),
            Meaning::Any => (Vec::new(), None, false),
            Meaning::After(least, most) => (Vec::new(), Some((least, most)), false),
            Meaning::Ahead(list) => (list, None, true),
        };
        let relative = !list.is_empty() && self.today.is_none();
        if relative {
            list.clear();
        }
        list.dedup();
        Some(When {
            start: at,
            end: found.end,
            days: list,
            after,
            ahead,
            relative,
        })
    }

    fn sense(&self, at: usize, limit: usize) -> Sense {
        if at < limit {
            self.words.sense(&self.view.tokens[at], self.text)
        } else {
            Sense::None
        }
    }

    fn key_at(&self, at: usize, limit: usize) -> Key {
        match self.sense(at, limit) {
            Sense::Key(key) => key,
            _ => Key::This,
        }
    }

    fn key(&self, at: usize, limit: usize, key: Key) -> bool {
        self.sense(at, limit) == Sense::Key(key)
    }

    fn parse(&self, at: usize, limit: usize, today: Date) -> Option<Found> {
        // "since Easter", "since last week": any day from then on.
        if self.key(at, limit, Key::Since) {
            let Found { end, meaning } = self.parse(at + 1, limit, today)?;
            let meaning = match meaning {
                Meaning::Days(list) => Meaning::Days(list.into_iter().map(|since| days(since.from, today)).collect()),
                Meaning::Back(_, most) => Meaning::Back(0, most),
                other => other,
            };
            return Some(Found { end, meaning });
        }
        self.ago(at, limit)
            .or_else(|| self.near(at, limit, today))
            .or_else(|| self.dated(at, limit, today))
            .or_else(|| self.within_period(at, limit, today))
            .or_else(|| self.vague(at, limit))
    }

    /// "three", "a couple of", "two or three", "half a": the count and where it ends.
    fn count(&self, at: usize, limit: usize) -> Option<(usize, Count)> {
        let key = |at: usize, key: Key| self.key(at, limit, key);
        match self.sense(at, limit) {
            Sense::Number(first) => {
                if key(at + 1, Key::Or) || key(at + 1, Key::And) {
                    if let (true, Sense::Number(second)) = (key(at + 1, Key::Or), self.sense(at + 2, limit)) {
                        return Some((at + 3, Count::Between(first, second)));
                    }
                    // "two and a half"
                    if key(at + 1, Key::And) && key(at + 2, Key::A) && key(at + 3, Key::Half) {
                        return Some((at + 4, Count::Halves(first.saturating_mul(2).saturating_add(1))));
                    }
                }
                // "twenty one"
                if let (20..=90, Sense::Number(ones @ 1..=9)) = (first, self.sense(at + 1, limit)) {
                    return Some((at + 2, Count::Halves((first + ones) * 2)));
                }
                Some((at + 1, Count::Halves(first.min(10_000) * 2)))
            }
            Sense::Key(Key::Half) => Some((at + 1 + usize::from(key(at + 1, Key::A)), Count::Halves(1))),
            Sense::Key(Key::Couple) => Some((at + 1 + usize::from(key(at + 1, Key::Of)), Count::Couple)),
            Sense::Key(Key::Few) => Some((at + 1, Count::Few)),
            Sense::Key(Key::Several) => Some((at + 1, Count::Several)),
            Sense::Key(Key::A) | Sense::Key(Key::The) => match self.sense(at + 1, limit) {
                Sense::Key(Key::Couple | Key::Few | Key::Half) => self.count(at + 1, limit),
                // "a good few", "a little over"
                Sense::Key(Key::About) => self
                    .count(at + 2, limit)
                    .filter(|_| key(at + 2, Key::Few) || key(at + 2, Key::Couple)),
                Sense::Unit(_) => Some((at + 1, Count::Halves(2))),
                _ => None,
            },
            _ => None,
        }
    }

    /// "about three months ago", "a week or so back", "a year and a half ago", "in the last few days".
    fn ago(&self, at: usize, limit: usize) -> Option<Found> {
        let key = |at: usize, key: Key| self.key(at, limit, key);
        let mut from = at;
        let mut window = false;
        while let Sense::Key(
            Key::About
            | Key::Just
            | Key::Over
            | Key::Some
            | Key::Only
            | Key::In
            | Key::Within
            | Key::The
            | Key::Last
            | Key::Past
            | Key::During,
        ) = self.sense(from, limit)
        {
            // "in the last two weeks": anything since then.
            if matches!(self.sense(from, limit), Sense::Key(Key::Last | Key::Past)) {
                window = true;
                if from == at {
                    return None;
                }
            }
            if key(from, Key::The) && !matches!(self.sense(from + 1, limit), Sense::Key(Key::Last | Key::Past)) {
                return None;
            }
            from += 1;
        }
        if from > at + 4 {
            return None;
        }
        let (mut end, mut count) = match self.count(from, limit) {
            Some(found) => found,
            // "over the past week"
            None if window => (from, Count::Halves(2)),
            None => return None,
        };
        // "two summers ago"
        if let (Sense::Season(season), Key::Ago | Key::Back, Count::Halves(halves)) =
            (self.sense(end, limit), self.key_at(end + 1, limit), count)
        {
            return Some(Found {
                end: end + 2,
                meaning: Meaning::Seasons(season, i32::from(halves / 2)),
            });
        }
        let Sense::Unit(unit) = self.sense(end, limit) else {
            return None;
        };
        end += 1;
        // "the last week of February" is a part of February.
        if window && self.key(end, limit, Key::Of) {
            return None;
        }
        // "a year and a half", "a week or so", "a week or two"
        if key(end, Key::And) && key(end + 1, Key::A) && key(end + 2, Key::Half) {
            if let Count::Halves(halves) = count {
                count = Count::Halves(halves + 1);
            }
            end += 3;
        } else if key(end, Key::Or) {
            if key(end + 1, Key::So) {
                end += 2;
            } else if let Sense::Number(second) = self.sense(end + 1, limit) {
                count = match count {
                    Count::Halves(halves) => Count::Between(halves / 2, second),
                    other => other,
                };
                end += 2;
            }
        }
        let (least, most) = width::ago(count, unit);
        if window {
            return Some(Found {
                end,
                meaning: Meaning::Back(0, most),
            });
        }
        match self.sense(end, limit) {
            Sense::Key(Key::Ago | Key::Back | Key::Previous | Key::Previously | Key::Earlier | Key::Before) => {
                let meaning = match (count, unit) {
                    (Count::Halves(halves), Unit::Month) if halves % 2 == 0 => {
                        let (nearer, farther) = width::slack(unit, f64::from(halves / 2));
                        Meaning::Months(i32::from(halves / 2), nearer, farther)
                    }
                    _ => Meaning::Back(least, most),
                };
                Some(Found { end: end + 1, meaning })
            }
            Sense::Key(Key::Later) => Some(Found {
                end: end + 1,
                meaning: Meaning::After(least, most),
            }),
            Sense::Key(Key::After) => Some(Found {
                end: end + 1,
                meaning: Meaning::After(least, most),
            }),
            // "a week last Tuesday", "two weeks on Friday"
            Sense::Key(Key::Last) | Sense::Key(Key::On) if matches!(unit, Unit::Week) => {
                match self.sense(end + 1, limit) {
                    Sense::Weekday(_) => Some(Found {
                        end: end + 2,
                        meaning: Meaning::Back(least, most + 7),
                    }),
                    _ => None,
                }
            }
            // "in two weeks": ahead.
            _ if key(at, Key::In) => Some(Found {
                end,
                meaning: Meaning::Ahead(Vec::new()),
            }),
            _ => None,
        }
    }

    /// Yesterday, today, this and last week, weekdays.
    fn near(&self, at: usize, limit: usize, today: Date) -> Option<Found> {
        use Meaning::Days as On;
        let key = |at: usize, key: Key| self.key(at, limit, key);
        let part = |at: usize| at + usize::from(key(at, Key::PartOfDay));
        let back = |end: usize, from: i32, to: i32| {
            Some(Found {
                end,
                meaning: Meaning::Back(from, to),
            })
        };
        match self.sense(at, limit) {
            Sense::Key(Key::Yesterday) => back(part(at + 1), 1, 1),
            Sense::Key(Key::Today | Key::Now) if key(at, Key::Today) || key(at.wrapping_sub(1), Key::Just) => {
                back(part(at + 1), 0, 0)
            }
            Sense::Key(Key::Tomorrow) => Some(Found {
                end: part(at + 1),
                meaning: Meaning::Ahead(vec![days(plus(today, 1), plus(today, 1))]),
            }),
            Sense::Unit(Unit::Day) | Sense::Key(Key::The) if self.before_yesterday(at, limit).is_some() => {
                back(part(self.before_yesterday(at, limit)?), 2, 2)
            }
            Sense::Key(Key::The) if key(at + 1, Key::Other) => match self.sense(at + 2, limit) {
                Sense::Unit(Unit::Week | Unit::Fortnight) => back(at + 3, width::OTHER_WEEK.0, width::OTHER_WEEK.1),
                Sense::Unit(Unit::Month) => back(at + 3, width::OTHER_MONTH.0, width::OTHER_MONTH.1),
                Sense::Unit(_) | Sense::Key(Key::PartOfDay) => back(at + 3, width::OTHER_DAY.0, width::OTHER_DAY.1),
                _ => None,
            },
            Sense::Key(Key::Other) if matches!(self.sense(at + 1, limit), Sense::Unit(Unit::Day)) => {
                back(at + 2, width::OTHER_DAY.0, width::OTHER_DAY.1)
            }
            Sense::Key(Key::Earlier) => self.earlier(at, limit, today),
            Sense::Key(Key::This) => match self.sense(at + 1, limit) {
                Sense::Key(Key::PartOfDay) => back(at + 2, 0, 0),
                Sense::Unit(unit) => Some(Found {
                    end: at + 2,
                    meaning: On(vec![self.this(unit, today)?]),
                }),
                Sense::Weekday(weekday) => Some(Found {
                    end: part(at + 2),
                    meaning: On(self.weekday(weekday, today, 1)),
                }),
                Sense::Season(season) => Some(Found {
                    end: at + 2,
                    meaning: On(vec![season_days(season, today)]),
                }),
                Sense::Month(month) => Some(Found {
                    end: at + 2,
                    meaning: On(self.month(month, today)),
                }),
                Sense::Key(Key::Weekend | Key::Past) if key(at + 1, Key::Weekend) => Some(Found {
                    end: at + 2,
                    meaning: On(vec![weekend(today)]),
                }),
                Sense::Key(Key::Past) => match self.sense(at + 2, limit) {
                    Sense::Weekday(weekday) => Some(Found {
                        end: part(at + 3),
                        meaning: On(self.weekday(weekday, today, 1)),
                    }),
                    Sense::Unit(unit) => back(at + 3, 0, width::ago(Count::Halves(2), unit).1),
                    Sense::Key(Key::Weekend) => Some(Found {
                        end: at + 3,
                        meaning: On(vec![weekend(today)]),
                    }),
                    _ => None,
                },
                _ => None,
            },
            Sense::Key(Key::The)
                if (matches!(self.sense(at + 1, limit), Sense::Unit(_) | Sense::Weekday(_))
                    || key(at + 1, Key::Weekend))
                    && key(at + 2, Key::Before)
                    && key(at + 3, Key::Last) =>
            {
                let list = match self.sense(at + 1, limit) {
                    Sense::Key(Key::Weekend) => {
                        let latest = weekend(today);
                        vec![days(plus(latest.from, -7), plus(latest.to, -7))]
                    }
                    Sense::Unit(Unit::Week) => vec![days(plus(monday(today), -14), plus(monday(today), -8))],
                    Sense::Unit(Unit::Month) => {
                        let month = plus_months(today.first_of_month(), -2);
                        vec![days(month, month.last_of_month())]
                    }
                    Sense::Weekday(weekday) => {
                        let latest = latest_weekday(weekday, today);
                        vec![
                            days(plus(latest, -7), plus(latest, -7)),
                            days(plus(latest, -14), plus(latest, -14)),
                        ]
                    }
                    _ => return None,
                };
                Some(Found {
                    end: at + 4,
                    meaning: On(list),
                })
            }
            Sense::Key(Key::Last) => self.last(at, limit, today),
            // "the Thursday before Easter"
            Sense::Weekday(weekday)
                if matches!(
                    (self.sense(at + 1, limit), self.sense(at + 2, limit)),
                    (Sense::Key(Key::Before | Key::After), Sense::Feast(_))
                ) =>
            {
                let Sense::Feast(feast) = self.sense(at + 2, limit) else {
                    return None;
                };
                let before = key(at + 1, Key::Before);
                let reach = if before {
                    around_feast(feast, today, -7, -1)?
                } else {
                    around_feast(feast, today, 1, 7)?
                };
                let day = (0..7)
                    .map(|day| plus(reach.from, day))
                    .find(|&day| weekday_of(day) == weekday)?;
                Some(Found {
                    end: at + 3,
                    meaning: On(vec![days(day, day)]),
                })
            }
            Sense::Weekday(weekday) => {
                let end = part(at + 1);
                // "Sunday before last"
                if key(end, Key::Before) && key(end + 1, Key::Last) {
                    let latest = latest_weekday(weekday, today);
                    return Some(Found {
                        end: end + 2,
                        meaning: On(vec![days(plus(latest, -7), plus(latest, -7))]),
                    });
                }
                // "Tuesday week ago", "Monday was a week"
                if self.sense(end, limit) == Sense::Unit(Unit::Week) && key(end + 1, Key::Ago) {
                    let latest = latest_weekday(weekday, today);
                    return Some(Found {
                        end: end + 2,
                        meaning: On(vec![days(plus(latest, -7), plus(latest, -7))]),
                    });
                }
                // "the Monday after": the one after the claim before.
                if key(end, Key::After) && key(at.wrapping_sub(1), Key::The) {
                    return Some(Found {
                        end: end + 1,
                        meaning: Meaning::After(1, 9),
                    });
                }
                // "Tuesday last week", "Tuesday of last week", "Tuesday the 12th", "Tuesday gone"
                let of = usize::from(key(end, Key::Of));
                if key(end + of, Key::Last) && matches!(self.sense(end + of + 1, limit), Sense::Unit(Unit::Week)) {
                    let day = plus(monday(today), i32::from(weekday) - 8);
                    return Some(Found {
                        end: end + of + 2,
                        meaning: On(vec![days(day, day)]),
                    });
                }
                if let Some(found) = self.dated(end, limit, today) {
                    return Some(found);
                }
                Some(Found {
                    end,
                    meaning: On(self.weekday(weekday, today, 1)),
                })
            }
            Sense::Key(Key::Next | Key::Following) => match self.sense(at + 1, limit) {
                Sense::Unit(Unit::Week) => Some(Found {
                    end: at + 2,
                    meaning: Meaning::Ahead(vec![days(plus(monday(today), 7), plus(monday(today), 13))]),
                }),
                Sense::Unit(Unit::Month) => {
                    let month = plus_months(today.first_of_month(), 1);
                    Some(Found {
                        end: at + 2,
                        meaning: Meaning::Ahead(vec![days(month, month.last_of_month())]),
                    })
                }
                Sense::Weekday(weekday) => {
                    let next = plus(latest_weekday(weekday, today), 7);
                    Some(Found {
                        end: part(at + 2),
                        meaning: Meaning::Ahead(vec![days(next, plus(next, 7))]),
                    })
                }
                Sense::Unit(_) | Sense::Month(_) | Sense::Season(_) => Some(Found {
                    end: at + 2,
                    meaning: Meaning::Ahead(Vec::new()),
                }),
                _ => None,
            },
            // "the week after", "the next day", "the following week"
            Sense::Key(Key::The) => match (self.sense(at + 1, limit), self.sense(at + 2, limit)) {
                (Sense::Unit(unit), Sense::Key(Key::After))
                | (Sense::Key(Key::Next | Key::Following), Sense::Unit(unit)) => {
                    let (least, most) = match unit {
                        Unit::Hour => (0, 1),
                        Unit::Day => (1, 1),
                        Unit::Week => (1, 14),
                        Unit::Fortnight => (7, 21),
                        Unit::Month => (1, 62),
                        Unit::Quarter => (1, 183),
                        Unit::Year => (1, 730),
                    };
                    Some(Found {
                        end: at + 3,
                        meaning: Meaning::After(least, most),
                    })
                }
                (Sense::Key(Key::Same), Sense::Unit(Unit::Day | Unit::Week)) => Some(Found {
                    end: at + 3,
                    meaning: Meaning::After(0, 6),
                }),
                (Sense::Key(Key::Weekend), _)
                    if matches!(self.sense(at.wrapping_sub(1), limit), Sense::Key(Key::Over | Key::At)) =>
                {
                    Some(Found {
                        end: at + 2,
                        meaning: On(vec![weekend(today)]),
                    })
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn before_yesterday(&self, at: usize, limit: usize) -> Option<usize> {
        let at = at + usize::from(self.key(at, limit, Key::The));
        (self.sense(at, limit) == Sense::Unit(Unit::Day)
            && self.key(at + 1, limit, Key::Before)
            && self.key(at + 2, limit, Key::Yesterday))
        .then_some(at + 3)
    }

    /// "earlier this month", "earlier today", "earlier in the week".
    fn earlier(&self, at: usize, limit: usize, today: Date) -> Option<Found> {
        let key = |at: usize, key: Key| self.key(at, limit, key);
        if key(at + 1, Key::Today) {
            return Some(Found {
                end: at + 2,
                meaning: Meaning::Back(0, 0),
            });
        }
        let mut end = at + 1;
        while matches!(
            self.sense(end, limit),
            Sense::Key(Key::This | Key::In | Key::On | Key::The | Key::Of | Key::Last)
        ) {
            end += 1;
        }
        match self.sense(end, limit) {
            Sense::Unit(unit) if end > at + 1 => {
                let this = self.this(unit, today)?;
                let list = if key(end - 1, Key::Last) {
                    vec![self.previous(unit, today)?]
                } else {
                    vec![days(this.from, today)]
                };
                Some(Found {
                    end: end + 1,
                    meaning: Meaning::Days(list),
                })
            }
            Sense::Key(Key::PartOfDay) if end > at + 1 => Some(Found {
                end: end + 1,
                meaning: Meaning::Back(0, 0),
            }),
            Sense::Season(season) if end > at + 1 => Some(Found {
                end: end + 1,
                meaning: Meaning::Days(vec![season_days(season, today)]),
            }),
            _ => None,
        }
    }

    /// "last Tuesday", "last week", "last month", "last quarter", "last spring", "last March", "last night", "last time".
    fn last(&self, at: usize, limit: usize, today: Date) -> Option<Found> {
        use Meaning::Days as On;
        let part = |at: usize| at + usize::from(self.key(at, limit, Key::PartOfDay));
        match self.sense(at + 1, limit) {
            Sense::Key(Key::PartOfDay) => Some(Found {
                end: at + 2,
                meaning: Meaning::Back(1, 1),
            }),
            Sense::Key(Key::Time) => Some(Found {
                end: at + 2,
                meaning: Meaning::Any,
            }),
            Sense::Key(Key::Weekend) => {
                let latest = weekend(today);
                Some(Found {
                    end: at + 2,
                    meaning: On(vec![latest, days(plus(latest.from, -7), plus(latest.to, -7))]),
                })
            }
            Sense::Key(Key::Few | Key::Couple) | Sense::Number(_) => {
                let (end, count) = self.count(at + 1, limit)?;
                let Sense::Unit(unit) = self.sense(end, limit) else {
                    return None;
                };
                Some(Found {
                    end: end + 1,
                    meaning: Meaning::Back(0, width::ago(count, unit).1),
                })
            }
            Sense::Weekday(weekday) => Some(Found {
                end: part(at + 2),
                meaning: On(self.weekday(weekday, today, 2)),
            }),
            Sense::Unit(Unit::Week) => {
                if let Sense::Weekday(weekday) = self.sense(at + 2, limit) {
                    let day = plus(monday(today), i32::from(weekday) - 8);
                    return Some(Found {
                        end: part(at + 3),
                        meaning: On(vec![days(day, day)]),
                    });
                }
                Some(Found {
                    end: at + 2,
                    meaning: On(vec![self.previous(Unit::Week, today)?]),
                })
            }
            Sense::Unit(unit) => Some(Found {
                end: at + 2,
                meaning: On(vec![self.previous(unit, today)?]),
            }),
            Sense::Season(season) => {
                let latest = season_days(season, today);
                let list = if latest.to >= today {
                    vec![season_days(season, plus(latest.from, -1))]
                } else {
                    vec![latest]
                };
                Some(Found {
                    end: at + 2,
                    meaning: On(list),
                })
            }
            Sense::Month(month) => Some(Found {
                end: at + 2,
                meaning: On(last_month_named(month, today)),
            }),
            Sense::Feast(feast) => Some(Found {
                end: at + 2,
                meaning: On(vec![around_feast(feast, today, -width::AROUND.0, width::AROUND.1)?]),
            }),
            _ => None,
        }
    }

    /// "this week", as a whole.
    fn this(&self, unit: Unit, today: Date) -> Option<Days> {
        Some(match unit {
            Unit::Hour | Unit::Day => days(today, today),
            Unit::Week => days(monday(today), plus(monday(today), 6)),
            Unit::Fortnight => days(plus(today, -14), plus(today, 14)),
            Unit::Month => days(today.first_of_month(), today.last_of_month()),
            Unit::Quarter => calendar::quarter(today),
            Unit::Year => days(today.first_of_year(), today.last_of_year()),
        })
    }

    /// "last week", as a whole.
    fn previous(&self, unit: Unit, today: Date) -> Option<Days> {
        let this = self.this(unit, today)?;
        let before = plus(this.from, -1);
        Some(match unit {
            Unit::Hour | Unit::Day => days(plus(today, -1), plus(today, -1)),
            // Said of a fortnight it is the two weeks before this one.
            Unit::Fortnight => days(plus(today, -21), plus(today, -7)),
            // Said on a Monday or Tuesday, "last week" is also the working week just over.
            _ => self.this(unit, before)?,
        })
    }

    /// The latest such weekday, or the latest two; reading for what was asked, the next one too.
    fn weekday(&self, weekday: u8, today: Date, latest: i32) -> Vec<Days> {
        let last = latest_weekday(weekday, today);
        let mut list: Vec<Days> = (0..latest)
            .map(|back| days(plus(last, -7 * back), plus(last, -7 * back)))
            .collect();
        if self.both_ways {
            list.push(days(plus(last, 7), plus(last, 7)));
            if plus(last, 7) != today && last != today && weekday_of(today) == weekday {
                list.push(days(today, today));
            }
        }
        list
    }

    /// The latest such month.
    fn month(&self, month: u8, today: Date) -> Vec<Days> {
        let this = calendar::month(today.year(), month);
        let mut list = Vec::new();
        if this.from <= today {
            list.push(this);
            // Said within the month itself it may be last year's.
            if this.to >= today {
                list.push(calendar::month(today.year() - 1, month));
            }
        } else {
            list.push(calendar::month(today.year() - 1, month));
            if self.both_ways {
                list.push(this);
            }
        }
        list
    }

    /// Dates: "the 3rd of June", "June 3", "on the 12th", "6/3", "2026-06-03".
    fn dated(&self, at: usize, limit: usize, today: Date) -> Option<Found> {
        let key = |at: usize, key: Key| self.key(at, limit, key);
        let token = (at < limit).then(|| &self.view.tokens[at])?;
        if token.shape == Shape::Date {
            let list = self.numeric(&self.text[token.start as usize..token.end as usize], today)?;
            return Some(Found {
                end: at + 1,
                meaning: Meaning::Days(list),
            });
        }
        let start = at + usize::from(key(at, Key::The));
        let day_at = |at: usize| match self.sense(at, limit) {
            Sense::Ordinal(day @ 1..=31) => Some((at + 1, day as u8)),
            Sense::Number(day @ 20..=30) => match self.sense(at + 1, limit) {
                Sense::Ordinal(ones @ 2..=9) => Some((at + 2, (day + ones) as u8)),
                Sense::Key(Key::First) => Some((at + 2, day as u8 + 1)),
                _ => None,
            },
            Sense::Key(Key::First) => Some((at + 1, 1)),
            _ => None,
        };
        let plain = |at: usize| {
            day_at(at).or(match self.sense(at, limit) {
                Sense::Number(day @ 1..=31) => Some((at + 1, day as u8)),
                _ => None,
            })
        };
        if let Sense::Month(month) = self.sense(start, limit) {
            let the = start + 1 + usize::from(key(start + 1, Key::The));
            if let Some((end, day)) = plain(the) {
                // "May 2 weeks ago" is no date.
                if !matches!(self.sense(end, limit), Sense::Unit(_)) && calendar::exact(2000, month, day).is_some() {
                    let (end, list) = self.with_year(end, limit, month, day, today);
                    return Some(Found {
                        end,
                        meaning: Meaning::Days(list),
                    });
                }
            }
            return None;
        }
        let (end, day) = plain(start)?;
        let of = end + usize::from(key(end, Key::Of));
        if let Sense::Month(month) = self.sense(of, limit) {
            if calendar::exact(2000, month, day).is_some() {
                let (end, list) = self.with_year(of + 1, limit, month, day, today);
                return Some(Found {
                    end,
                    meaning: Meaning::Days(list),
                });
            }
        }
        // "the 12th", "the 12th of this month", "the 12th of last month"
        let (end, day) = day_at(start)?;
        if start == at || matches!(self.sense(end, limit), Sense::Unit(_)) && !key(end, Key::Of) {
            return None;
        }
        if self.view.tokens[start].shape == Shape::Word && !self.stands_alone(end, limit) {
            return None;
        }
        if key(end, Key::Of) && matches!(self.sense(end + 2, limit), Sense::Unit(Unit::Month)) {
            let month = if key(end + 1, Key::Last) {
                plus_months(today.first_of_month(), -1)
            } else {
                today
            };
            let date = calendar::exact(month.year(), month.month() as u8, day)?;
            return Some(Found {
                end: end + 3,
                meaning: Meaning::Days(vec![days(date, date)]),
            });
        }
        let mut list = Vec::new();
        for back in 0..13 {
            let month = plus_months(today.first_of_month(), -back);
            if let Some(date) = calendar::exact(month.year(), month.month() as u8, day).filter(|&date| date <= today) {
                list.push(days(date, date));
                break;
            }
        }
        if self.both_ways {
            let month = plus_months(today.first_of_month(), i32::from(today.day() as u8 >= day));
            list.extend(calendar::exact(month.year(), month.month() as u8, day).map(|date| days(date, date)));
        }
        Some(Found {
            end,
            meaning: Meaning::Days(list),
        })
    }

    /// Whether "the second", "the tenth" is a day here, not the start of "the second floor".
    fn stands_alone(&self, end: usize, limit: usize) -> bool {
        end >= limit
            || self.view.tokens[end].gap > crate::view::Gap::None
            || matches!(
                self.sense(end, limit),
                Sense::Key(Key::Of | Key::And | Key::At | Key::PartOfDay)
            )
    }

    /// A day of a month, with the year that may be said after it.
    fn with_year(&self, end: usize, limit: usize, month: u8, day: u8, today: Date) -> (usize, Vec<Days>) {
        let on = |year: i16| calendar::exact(year, month, day).map(|date| days(date, date));
        let (end, year) = self.year(end, limit, today);
        if let Some(year) = year {
            return (end, on(year).into_iter().collect());
        }
        let this = on(today.year());
        let mut list: Vec<Days> = match this {
            Some(this) if this.from <= today => vec![this],
            _ => on(today.year() - 1).into_iter().collect(),
        };
        if self.both_ways {
            list.extend(this.filter(|this| this.from > today));
        }
        (end, list)
    }

    /// "2025", "last year", "of this year" behind a date.
    fn year(&self, at: usize, limit: usize, today: Date) -> (usize, Option<i16>) {
        let from = at + usize::from(self.key(at, limit, Key::Of));
        if from < limit && self.view.tokens[from].shape == Shape::Year {
            let token = &self.view.tokens[from];
            return (from + 1, year(&self.text[token.start as usize..token.end as usize]));
        }
        if self.sense(from + 1, limit) == Sense::Unit(Unit::Year) {
            match self.sense(from, limit) {
                Sense::Key(Key::Last) => return (from + 2, Some(today.year() - 1)),
                Sense::Key(Key::This) => return (from + 2, Some(today.year())),
                _ => {}
            }
        }
        (at, None)
    }

    /// "6/3" in both readings, "06/03/2026", "2026-06-03".
    fn numeric(&self, written: &str, today: Date) -> Option<Vec<Days>> {
        let parts: Vec<i16> = written
            .split(['/', '-', '.'])
            .map(str::parse)
            .collect::<Result<_, _>>()
            .ok()?;
        let one = |date: Date| days(date, date);
        match parts[..] {
            [year, month, day] if year > 31 => {
                calendar::exact(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).map(|date| vec![one(date)])
            }
            [a, b, year] => {
                let year = if year < 100 { 2000 + year } else { year };
                let (a, b) = (u8::try_from(a).ok()?, u8::try_from(b).ok()?);
                Some(
                    [calendar::exact(year, a, b), calendar::exact(year, b, a)]
                        .into_iter()
                        .flatten()
                        .map(one)
                        .collect(),
                )
            }
            [a, b] => {
                let (a, b) = (u8::try_from(a).ok()?, u8::try_from(b).ok()?);
                let latest = |month: u8, day: u8| {
                    calendar::exact(today.year(), month, day)
                        .filter(|&date| date <= today)
                        .or_else(|| calendar::exact(today.year() - 1, month, day))
                };
                let list: Vec<Days> = [latest(a, b), latest(b, a)].into_iter().flatten().map(one).collect();
                (!list.is_empty()).then_some(list)
            }
            _ => None,
        }
    }

    /// Months, seasons, quarters, feasts, and parts of them.
    fn within_period(&self, at: usize, limit: usize, today: Date) -> Option<Found> {
        let key = |at: usize, key: Key| self.key(at, limit, key);
        // "back in", "the end of", "early", "just before", "the first week of"
        let mut from = at;
        let mut part = None;
        let mut side = None;
        while from < limit && from < at + 6 {
            match self.sense(from, limit) {
                Sense::Key(
                    Key::Back | Key::In | Key::During | Key::The | Key::Of | Key::At | Key::On | Key::From | Key::Just,
                ) => {}
                Sense::Key(Key::Early | Key::Start) => part = Some(Key::Early),
                Sense::Key(Key::Mid) => part = Some(Key::Mid),
                // "halfway through October"
                Sense::Key(Key::Half) => part = Some(Key::Mid),
                Sense::Key(Key::Late | Key::End) => part = Some(Key::Late),
                Sense::Key(key @ (Key::Before | Key::After | Key::Over | Key::About)) => side = Some(key),
                Sense::Key(Key::First) if self.sense(from + 1, limit) == Sense::Unit(Unit::Week) => {
                    part = Some(Key::First);
                    from += 1;
                }
                Sense::Ordinal(2) if self.sense(from + 1, limit) == Sense::Unit(Unit::Week) => {
                    part = Some(Key::Two);
                    from += 1;
                }
                Sense::Ordinal(3) if self.sense(from + 1, limit) == Sense::Unit(Unit::Week) => {
                    part = Some(Key::Mid);
                    from += 1;
                }
                Sense::Key(Key::Last)
                    if self.sense(from + 1, limit) == Sense::Unit(Unit::Week) && key(from + 2, Key::Of) =>
                {
                    part = Some(Key::Late);
                    from += 1;
                }
                _ => break,
            }
            from += 1;
        }
        let found = |end: usize, list: Vec<Days>| {
            Some(Found {
                end,
                meaning: Meaning::Days(list),
            })
        };
        match self.sense(from, limit) {
            Sense::Month(month) => {
                // "may" is a verb, "march" too: a month needs something before it that says so, or a capital.
                let said = from > at || self.view.tokens[from].capital;
                if !said || side == Some(Key::Over) {
                    return None;
                }
                let (end, year) = self.year(from + 1, limit, today);
                let mut list = match year {
                    Some(year) => vec![calendar::month(year, month)],
                    None => self.month(month, today),
                };
                if let Some(part) = part {
                    list = list.into_iter().map(|days| part_of(days, part)).collect();
                }
                match side {
                    Some(Key::Before) => {
                        list = list
                            .into_iter()
                            .map(|d| days(plus(d.from, -width::BEFORE), plus(d.from, -1)))
                            .collect()
                    }
                    Some(Key::After) => {
                        list = list
                            .into_iter()
                            .map(|d| days(plus(d.to, 1), plus(d.to, width::AFTER)))
                            .collect()
                    }
                    _ => {}
                }
                if part.is_some() || side.is_none() && !self.both_ways {
                    // A part of this month that hasn't come yet is last year's; one that has is meant alone.
                    list.retain(|days| days.from <= today);
                    if part.is_some() {
                        list.truncate(1);
                    }
                }
                found(end, list)
            }
            Sense::Season(season) if from > at || part.is_some() => {
                let (end, year) = self.year(from + 1, limit, today);
                let latest = match year {
                    Some(year) => season_days(season, calendar::day_of(year, [5, 8, 11, 12][usize::from(season)], 28)),
                    None => season_days(season, today),
                };
                found(end, vec![part.map_or(latest, |part| part_of(latest, part))])
            }
            Sense::Feast(feast) => self.feast(from, at, side, feast, today),
            // "the turn of the month", "the turn of the year"
            Sense::Key(Key::Turn) if key(from + 1, Key::Of) => {
                let unit = usize::from(key(from + 2, Key::The)) + from + 2;
                let begin = match self.sense(unit, limit) {
                    Sense::Unit(Unit::Month) => today.first_of_month(),
                    Sense::Unit(Unit::Year) => today.first_of_year(),
                    _ => return None,
                };
                found(unit + 1, vec![days(plus(begin, -5), plus(begin, 5).min(today))])
            }
            // "new year", "the new year"
            Sense::Key(Key::Year) if self.sense(from + 1, limit) == Sense::Unit(Unit::Year) => {
                let found = self.feast(from + 1, at, side.or(Some(Key::After)), Feast::NewYear, today)?;
                Some(Found {
                    end: from + 2,
                    meaning: found.meaning,
                })
            }
            // "the end of last month", "early last week", "late last year", "the start of this month", "the back end of"
            Sense::Key(Key::Last | Key::This) if part.is_some() => {
                let Sense::Unit(unit) = self.sense(from + 1, limit) else {
                    if let (Key::Last, Sense::Month(month)) = (
                        if key(from, Key::Last) { Key::Last } else { Key::This },
                        self.sense(from + 1, limit),
                    ) {
                        let list = last_month_named(month, today)
                            .into_iter()
                            .map(|days| part_of(days, part.unwrap_or(Key::Mid)))
                            .collect();
                        return found(from + 2, list);
                    }
                    return None;
                };
                let whole = if key(from, Key::Last) {
                    self.previous(unit, today)?
                } else {
                    self.this(unit, today)?
                };
                found(from + 2, vec![part_of(whole, part?)])
            }
            Sense::Unit(unit @ (Unit::Month | Unit::Week | Unit::Year))
                if part == Some(Key::Early) && from > at + 1 && key(from - 1, Key::The) =>
            {
                found(from + 1, vec![part_of(self.this(unit, today)?, Key::Early)])
            }
            // "back at the end of 2024", "in 2025"
            _ if from > at && from < limit && self.view.tokens[from].shape == Shape::Year => {
                let token = &self.view.tokens[from];
                let year = year(&self.text[token.start as usize..token.end as usize])?;
                let whole = days(calendar::day_of(year, 1, 1), calendar::day_of(year, 12, 31));
                found(from + 1, vec![part.map_or(whole, |part| part_of(whole, part))])
            }
            _ => None,
        }
    }

    fn feast(&self, from: usize, at: usize, side: Option<Key>, feast: Feast, today: Date) -> Option<Found> {
        let just = (at..from).any(|at| self.key(at, from, Key::Just));
        let (low, high) = match side {
            Some(Key::Before) if just => (-width::JUST_BEFORE, -1),
            Some(Key::Before) => (-width::BEFORE, -1),
            Some(Key::After) if just => (1, width::JUST_BEFORE),
            Some(Key::After) => (1, width::AFTER),
            _ => (-width::AROUND.0, width::AROUND.1),
        };
        let mut list = vec![around_feast(feast, today, low, high)?];
        if self.both_ways {
            list.extend(calendar::feast(feast, today.year()).map(|day| days(plus(day, low), plus(day, high))));
        }
        Some(Found {
            end: from + 1,
            meaning: Meaning::Days(list),
        })
    }

    /// "a while ago", "some time back", "recently", "previously".
    fn vague(&self, at: usize, limit: usize) -> Option<Found> {
        let key = |at: usize, key: Key| self.key(at, limit, key);
        let back = |end: usize, width: (i32, i32)| {
            Some(Found {
                end,
                meaning: Meaning::Back(width.0, width.1),
            })
        };
        let mut from = at;
        while matches!(
            self.sense(from, limit),
            Sense::Key(Key::A | Key::Some | Key::About | Key::Long | Key::The | Key::Just | Key::Ages)
        ) || self.is_quite(from, limit)
        {
            if key(from, Key::Ages) {
                break;
            }
            from += 1;
        }
        match self.sense(from, limit) {
            Sense::Key(Key::While | Key::Time)
                if from > at && matches!(self.sense(from + 1, limit), Sense::Key(Key::Ago | Key::Back)) =>
            {
                back(from + 2, width::A_WHILE)
            }
            Sense::Key(Key::Ages) if key(from + 1, Key::Ago) => back(from + 2, width::AGES),
            Sense::Key(Key::Ago) if from > at && key(from - 1, Key::Long) => back(from + 1, width::AGES),
            Sense::Key(Key::Recently) => back(at + 1, width::RECENTLY).filter(|_| from == at),
            Sense::Key(Key::Previously) if from == at => Some(Found {
                end: at + 1,
                meaning: Meaning::Any,
            }),
            _ => None,
        }
    }

    /// "quite a while", "a fair while": a word between that no list of times knows.
    fn is_quite(&self, at: usize, limit: usize) -> bool {
        at < limit
            && self.sense(at, limit) == Sense::None
            && matches!(self.sense(at + 1, limit), Sense::Key(Key::A | Key::While))
            && {
                let token = &self.view.tokens[at];
                matches!(
                    self.text.get(token.start as usize..token.end as usize),
                    Some("quite" | "fair" | "little" | "short" | "good")
                )
            }
    }
}

fn weekday_of(day: Date) -> u8 {
    day.weekday().to_monday_one_offset() as u8
}

/// The latest such weekday before today.
fn latest_weekday(weekday: u8, today: Date) -> Date {
    let back = (i32::from(weekday_of(today)) - i32::from(weekday)).rem_euclid(7);
    plus(today, -if back == 0 { 7 } else { back })
}

/// The latest weekend that has begun, from its Friday evening on.
fn weekend(today: Date) -> Days {
    let saturday = plus(monday(today), 5);
    let saturday = if saturday > today { plus(saturday, -7) } else { saturday };
    days(saturday, plus(saturday, 1))
}

/// The month of that name in the last year, or the latest of that name.
fn last_month_named(month: u8, today: Date) -> Vec<Days> {
    let this = calendar::month(today.year(), month);
    let before = calendar::month(today.year() - 1, month);
    if this.to < today {
        vec![this, before]
    } else {
        vec![before]
    }
}

/// The latest such season that has begun.
fn season_days(season: u8, today: Date) -> Days {
    let of = |year: i16| {
        let (from, to) = match season {
            0 => (calendar::day_of(year, 3, 1), calendar::day_of(year, 5, 31)),
            1 => (calendar::day_of(year, 6, 1), calendar::day_of(year, 8, 31)),
            2 => (calendar::day_of(year, 9, 1), calendar::day_of(year, 11, 30)),
            _ => (calendar::day_of(year, 12, 1), calendar::month(year + 1, 2).to),
        };
        days(plus(from, -width::SEASON), plus(to, width::SEASON))
    };
    let this = of(today.year());
    if this.from <= today { this } else { of(today.year() - 1) }
}

/// Days round the latest such feast of which any has begun.
fn around_feast(feast: Feast, today: Date, low: i32, high: i32) -> Option<Days> {
    [today.year() + 1, today.year(), today.year() - 1]
        .into_iter()
        .filter_map(|year| calendar::feast(feast, year))
        .map(|day| days(plus(day, low), plus(day, high)))
        .find(|days| days.from <= today)
}

/// The early, middle or late part of a period.
fn part_of(whole: Days, part: Key) -> Days {
    let length = whole.to.since(whole.from).map_or(0, |span| span.get_days()).max(1);
    let at = |share: i32| plus(whole.from, length * share / 30);
    let (early, late) = (i32::from(width::EARLY_LATE.0), i32::from(width::EARLY_LATE.1));
    match part {
        Key::First => days(whole.from, plus(whole.from, 8)),
        Key::Two => days(plus(whole.from, 6), plus(whole.from, 15)),
        Key::Early => days(whole.from, at(early)),
        Key::Late => days(at(late), plus(whole.to, if length > 10 { 2 } else { 0 })),
        _ => days(at(early - 3), at(late + 3)),
    }
}
