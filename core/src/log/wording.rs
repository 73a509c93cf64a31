//! How advice is worded: what the log says, and what to do, never what anybody should be ashamed of.

use super::record::Entry;
use crate::context::{Channel, Direction, Offer, Outcome};
use crate::day::month;
use jiff::civil::Date;

/// What is told beside everything that is read from a log.
pub const NOTE: &str = "Read from the log alone, and logs are often incomplete: about two in five logged calls are said to carry a \
                        wrong outcome or none (Chorus, as reported; grade B). What you know better is the truth.";

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

fn weekday(date: Date) -> &'static str {
    WEEKDAYS[date.weekday().to_monday_zero_offset() as usize]
}

/// A day without its year: "20 August".
pub fn day_and_month(date: Date) -> String {
    format!("{} {}", date.day(), month(date))
}

/// A day as advice writes it: "20 August", with the year where it isn't this one.
pub fn day(date: Date, today: Date) -> String {
    if date.year() == today.year() {
        day_and_month(date)
    } else {
        format!("{} {:04}", day_and_month(date), date.year())
    }
}

/// A day with everything: "Wednesday, 18 November 2026".
pub fn whole_day(date: Date) -> String {
    format!("{}, {} {:04}", weekday(date), day_and_month(date), date.year())
}

/// A day of the days to come: "Tue 24 November".
pub fn coming_day(date: Date) -> String {
    format!("{} {}", &weekday(date)[..3], day_and_month(date))
}

/// What an entry says happened: "you left a message".
pub fn did(entry: &Entry) -> &'static str {
    if entry.wrong_number {
        return "the number was wrong";
    }
    let inbound = entry.direction == Direction::Inbound;
    match entry.outcome {
        Some(Outcome::Reached) if entry.channel == Channel::Email => "they answered",
        Some(Outcome::Reached) => "you talked",
        Some(Outcome::NoAnswer) if inbound => "they called and missed you",
        Some(Outcome::NoAnswer) => "nobody answered",
        Some(Outcome::LeftMessage) if inbound => "they left you a message",
        Some(Outcome::LeftMessage) => "you left a message",
        Some(Outcome::Sent) if inbound => "they wrote to you",
        Some(Outcome::Sent) => match entry.channel {
            Channel::Email => "you sent an email",
            Channel::Mail => "you sent something by post",
            Channel::Event => "you sent an invitation",
            _ => "you sent a message",
        },
        Some(Outcome::Declined) => "they said no",
        Some(Outcome::NotNow) => "they said not now",
        Some(Outcome::CallbackRequested) => "they asked for a call",
        Some(Outcome::MaterialRequested) => "they asked for material",
        Some(Outcome::MeetingBooked) => "a meeting was booked",
        Some(Outcome::NoShow) => "they didn't come",
        None if inbound => "they called",
        None => match entry.channel {
            Channel::Meeting => "a meeting stands in the log",
            Channel::Event => "an event stands in the log",
            _ => "you called",
        },
    }
}

/// The note of an entry, quoted and cut to a line; nothing where there is none.
pub fn about(entry: &Entry) -> String {
    match entry.note.as_deref() {
        None => String::new(),
        Some(note) => {
            let flat = note.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut short: String = flat.chars().take(80).collect();
            if short.len() < flat.len() {
                short.truncate(short.trim_end().len());
                short.push('\u{2026}');
            }
            format!(" (\u{201c}{short}\u{201d})")
        }
    }
}

/// With whom, where the log names somebody; nothing where it doesn't.
fn with(entry: &Entry) -> String {
    let with = entry
        .with
        .as_deref()
        .map(|with| with.split_whitespace().collect::<Vec<_>>().join(" "));
    match with {
        None => String::new(),
        // A role is no name.
        Some(role) if role.chars().all(|c| c.is_lowercase() || c == ' ') => format!(" with the {role}"),
        Some(name) => format!(" with {name}"),
    }
}

/// What an entry says happened, and when: "on 20 August you left a message (“recycled stock”)".
pub fn told(entry: &Entry, today: Date) -> String {
    let (date, did) = (day(entry.date, today), did(entry));
    format!("on {date} {did}{}{}", with(entry), about(entry))
}

/// A sentence with a capital at its beginning.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().collect::<String>() + chars.as_str()
    })
}

/// "1 try", "4 tries".
pub fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What to call with: the offer that fits best what the notes speak of, and that no note mentions already; or what to look
/// for where there is none.
pub fn offer(offers: &[Offer], entries: &[&Entry], referrer: bool) -> String {
    let notes: Vec<String> = entries
        .iter()
        .filter_map(|entry| entry.note.as_deref())
        .map(str::to_lowercase)
        .collect();
    let given = |offer: &Offer| notes.iter().any(|note| note.contains(&offer.what.to_lowercase()));
    let fits = |offer: &Offer| {
        let about = offer.about.as_deref().unwrap_or(&offer.what).to_lowercase();
        about
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 3 && notes.iter().any(|note| note.contains(word)))
            .count()
    };
    let fresh = offers.iter().enumerate().filter(|(_, offer)| !given(offer));
    match fresh.max_by_key(|(at, offer)| (fits(offer), std::cmp::Reverse(*at))) {
        Some((_, offer)) if referrer => format!("Offer {}, for themselves or for their own clients.", offer.what),
        Some((_, offer)) => format!("Offer {}.", offer.what),
        None if referrer => {
            "Bring something that serves their own clients: an article, an event, an introduction.".into()
        }
        None => "Bring something of use to them: an article, an event, an introduction.".into(),
    }
}
