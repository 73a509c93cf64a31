//! What the words of time mean, by their numbers in the vocabulary.

use crate::view::{Shape, Token, Vocabulary};

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Minutes and hours: today.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Two weeks.
    Fortnight,
    /// Months.
    Month,
    /// Quarters.
    Quarter,
    /// Years.
    Year,
}

/// A day of the year that people count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feast {
    /// 25 December.
    Christmas,
    /// 1 January.
    NewYear,
    /// Easter Sunday.
    Easter,
    /// The fourth Thursday of November.
    Thanksgiving,
    /// The new moon of Kartika.
    Diwali,
    /// 31 October.
    Halloween,
    /// The first day of Passover.
    Passover,
    /// Eid al-Fitr.
    Eid,
}

/// What a word means to the reader of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Nothing.
    None,
    /// A number.
    Number(u16),
    /// The n-th.
    Ordinal(u16),
    /// A length of time.
    Unit(Unit),
    /// A day of the week, Monday is 1.
    Weekday(u8),
    /// A month.
    Month(u8),
    /// 0 spring, 1 summer, 2 autumn, 3 winter.
    Season(u8),
    /// A feast.
    Feast(Feast),
    /// Any other word of time.
    Key(Key),
}

/// Words that join others to a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Key {
    Ago,
    Back,
    Last,
    This,
    The,
    A,
    Other,
    Before,
    After,
    Yesterday,
    Today,
    PartOfDay,
    Earlier,
    Early,
    Mid,
    Late,
    End,
    Start,
    In,
    On,
    Couple,
    Few,
    Several,
    Half,
    And,
    Or,
    So,
    Over,
    About,
    While,
    Time,
    Of,
    Next,
    Following,
    Weekend,
    Since,
    Recently,
    Previously,
    Past,
    Just,
    Ages,
    Long,
    At,
    From,
    During,
    Year,
    Same,
    First,
    Previous,
    Now,
    Some,
    Only,
    Two,
    Later,
    Tomorrow,
    Within,
    Turn,
}

/// The senses of words.
#[derive(Clone, Debug, Default)]
pub struct TimeWords {
    senses: Vec<(u16, Sense)>,
}

impl TimeWords {
    /// Numbers the words of time.
    pub fn new(vocabulary: &mut Vocabulary) -> TimeWords {
        let mut senses: Vec<(u16, Sense)> = Vec::new();
        let mut add = |words: &str, sense: Sense| {
            senses.extend(words.split_whitespace().map(|word| (vocabulary.number(word), sense)));
        };
        let numbers = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";
        for (index, word) in numbers.split(' ').enumerate() {
            add(word, Sense::Number(index as u16 + 1));
        }
        add("thirty", Sense::Number(30));
        add("forty", Sense::Number(40));
        add("sixty", Sense::Number(60));
        add("ninety", Sense::Number(90));
        let ordinals = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth";
        for (index, word) in ordinals.split(' ').enumerate() {
            add(word, Sense::Ordinal(index as u16 + 2));
        }
        add("thirtieth", Sense::Ordinal(30));
        for (index, words) in [
            "monday mondays mon",
            "tuesday tuesdays tue tues",
            "wednesday wednesdays wed weds",
            "thursday thursdays thu thur thurs",
            "friday fridays fri",
            "saturday saturdays",
            "sunday sundays",
        ]
        .iter()
        .enumerate()
        {
            add(words, Sense::Weekday(index as u8 + 1));
        }
        for (index, words) in [
            "january jan",
            "february feb",
            "march",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ]
        .iter()
        .enumerate()
        {
            add(words, Sense::Month(index as u8 + 1));
        }
        for (index, words) in [
            "spring springs springtime",
            "summer summers summertime",
            "autumn autumns fall",
            "winter winters wintertime",
        ]
        .iter()
        .enumerate()
        {
            add(words, Sense::Season(index as u8));
        }
        add("minute minutes min mins hour hours hr hrs", Sense::Unit(Unit::Hour));
        add("day days", Sense::Unit(Unit::Day));
        add("week weeks wk wks", Sense::Unit(Unit::Week));
        add("fortnight fortnights", Sense::Unit(Unit::Fortnight));
        add("month months", Sense::Unit(Unit::Month));
        add("quarter quarters", Sense::Unit(Unit::Quarter));
        add("year years yr yrs", Sense::Unit(Unit::Year));
        // "The holidays", said of business, are those at the year's end.
        add("christmas xmas holidays", Sense::Feast(Feast::Christmas));
        add("passover pesach", Sense::Feast(Feast::Passover));
        add("eid", Sense::Feast(Feast::Eid));
        add("easter", Sense::Feast(Feast::Easter));
        add("thanksgiving", Sense::Feast(Feast::Thanksgiving));
        add("diwali deepavali", Sense::Feast(Feast::Diwali));
        add("halloween", Sense::Feast(Feast::Halloween));
        use Key::*;
        for (words, key) in [
            ("ago", Ago),
            ("back", Back),
            ("last", Last),
            ("this", This),
            ("the", The),
            ("a an", A),
            ("other", Other),
            ("before", Before),
            ("after", After),
            ("yesterday", Yesterday),
            ("today", Today),
            ("morning afternoon evening night arvo lunchtime", PartOfDay),
            ("earlier", Earlier),
            ("early", Early),
            ("mid middle", Mid),
            ("late", Late),
            ("end", End),
            ("start beginning", Start),
            ("in", In),
            ("on", On),
            ("couple", Couple),
            ("few", Few),
            ("several", Several),
            ("half", Half),
            ("and", And),
            ("or", Or),
            ("so", So),
            ("over", Over),
            (
                "about around roughly approximately maybe like good nearly almost right through",
                About,
            ),
            ("while bit", While),
            ("time", Time),
            ("of", Of),
            ("next", Next),
            ("following", Following),
            ("weekend", Weekend),
            ("since", Since),
            ("recently lately", Recently),
            ("previously", Previously),
            ("past", Past),
            ("just", Just),
            ("ages", Ages),
            ("long", Long),
            ("at", At),
            ("from", From),
            ("during", During),
            ("new", Year),
            ("same", Same),
            ("first", First),
            ("previous prior", Previous),
            ("now", Now),
            ("some", Some),
            ("only", Only),
            ("later", Later),
            ("tomorrow", Tomorrow),
            ("within", Within),
            ("turn", Turn),
            ("halfway", Half),
        ] {
            add(words, Sense::Key(key));
        }
        senses.sort_unstable_by_key(|sense| sense.0);
        senses.dedup_by_key(|sense| sense.0);
        TimeWords { senses }
    }

    /// What a token means.
    pub fn sense(&self, token: &Token, text: &str) -> Sense {
        let written = || text.get(token.start as usize..token.end as usize).unwrap_or("");
        let digits = || {
            written()
                .trim_start_matches(|c: char| !c.is_ascii_digit())
                .split(|c: char| !c.is_ascii_digit())
                .next()
                .and_then(|digits| digits.parse().ok())
        };
        match token.shape {
            Shape::Number => digits().map_or(Sense::None, Sense::Number),
            Shape::Ordinal => digits().map_or(Sense::None, Sense::Ordinal),
            Shape::Word if token.word != 0 => match self.senses.binary_search_by_key(&token.word, |sense| sense.0) {
                Ok(at) => self.senses[at].1,
                Err(_) => Sense::None,
            },
            _ => Sense::None,
        }
    }
}
