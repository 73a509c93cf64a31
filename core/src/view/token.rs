//! Tokens: the words of a draft, with what stands before them.

/// What a token is besides a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Shape {
    /// A word of letters.
    #[default]
    Word,
    /// A number: "12", "1,500".
    Number,
    /// A time of day: "10:30", "2pm".
    Time,
    /// "3rd", "12th".
    Ordinal,
    /// "$500", "£20".
    Money,
    /// "15%".
    Percent,
    /// "2025".
    Year,
    /// "6/3", "2026-06-03".
    Date,
    /// Seven digits and more.
    Phone,
    /// A web address, an email address or a handle.
    Address,
    /// A placeholder for a person's name.
    PlaceName,
    /// A placeholder for a firm.
    PlaceFirm,
    /// A placeholder for a day, a date or a time.
    PlaceDate,
    /// A placeholder for a number.
    PlaceNumber,
    /// Any other placeholder.
    Place,
}

impl Shape {
    /// Every shape that has a word of its own, with the name that rule files call it by.
    pub const NAMED: [(Shape, &'static str); 14] = [
        (Shape::Number, "#number"),
        (Shape::Time, "#time"),
        (Shape::Ordinal, "#ordinal"),
        (Shape::Money, "#money"),
        (Shape::Percent, "#percent"),
        (Shape::Year, "#year"),
        (Shape::Date, "#date"),
        (Shape::Phone, "#phone"),
        (Shape::Address, "#address"),
        (Shape::PlaceName, "#name"),
        (Shape::PlaceFirm, "#firm"),
        (Shape::PlaceDate, "#when"),
        (Shape::PlaceNumber, "#count"),
        (Shape::Place, "#blank"),
    ];

    /// The name that rule files call the shape by; empty for plain words.
    #[cfg(feature = "toml")]
    pub fn name(self) -> &'static str {
        Self::NAMED
            .iter()
            .find(|(shape, _)| *shape == self)
            .map_or("", |(_, name)| name)
    }

    /// Whether this is a placeholder.
    pub fn is_placeholder(self) -> bool {
        matches!(
            self,
            Shape::PlaceName | Shape::PlaceFirm | Shape::PlaceDate | Shape::PlaceNumber | Shape::Place
        )
    }
}

/// What parts a token from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
#[repr(u8)]
pub enum Gap {
    /// Nothing but space, or a hyphen.
    #[default]
    None,
    /// A clause begins here by its words alone: transcripts have no commas.
    Soft,
    /// A comma.
    Comma,
    /// A semicolon, a colon, a dash, a bracket, a line end.
    Clause,
    /// A full stop, a question mark, a new paragraph, the start of the draft.
    Sentence,
}

/// One token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// First byte in the draft.
    pub start: u32,
    /// The byte after its last one in the draft.
    pub end: u32,
    /// Its number in the vocabulary; 0 when unknown.
    pub word: u16,
    /// Its row in the model's tables; 0 when unknown.
    pub stem: u16,
    /// What it is besides a word.
    pub shape: Shape,
    /// What parts it from the token before it.
    pub gap: Gap,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Stands between quotation marks.
    pub quoted: bool,
}
