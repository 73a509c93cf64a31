//! What the log does bear out, in words the caller could say.

use crate::context::{Channel, Contact, Context, Direction, Outcome};
use crate::report::ClaimKind;
use jiff::civil::Date;

/// The log's nearest true version of a claim of this kind: "we spoke on June 2". None where the log holds none, or
/// nobody knows which day it is.
pub fn words(kind: ClaimKind, context: &Context, british: bool) -> Option<String> {
    let today = context.today?;
    let log = context.contacts.as_ref()?;
    let entries = || log.iter().filter(|entry| entry.date <= today && entry.with.is_none());
    let newest =
        |fits: &dyn Fn(&&Contact) -> bool| entries().filter(|entry| fits(entry)).max_by_key(|entry| entry.date);
    let outbound = |entry: &&Contact| entry.direction == Direction::Outbound;
    let talk =
        newest(&|entry| matches!(entry.channel, Channel::Call | Channel::Meeting | Channel::Event) && talked(entry));
    let message = newest(&|entry| {
        outbound(entry)
            && (entry.channel == Channel::Voicemail
                || entry.channel == Channel::Call && entry.outcome == Outcome::LeftMessage)
    });
    let sent = newest(&|entry| outbound(entry) && matches!(entry.channel, Channel::Email | Channel::Mail));
    let request = newest(&|entry| matches!(entry.outcome, Outcome::CallbackRequested | Outcome::MaterialRequested));
    let talk_words = |entry: &Contact| match entry.channel {
        Channel::Call => format!("we spoke on {}", day(entry.date, today, british)),
        _ => format!("we met on {}", day(entry.date, today, british)),
    };
    let message_words = |entry: &Contact| format!("I left you a message on {}", day(entry.date, today, british));
    let sent_words = |entry: &Contact| match entry.channel {
        Channel::Email => format!("I emailed you on {}", day(entry.date, today, british)),
        _ => format!("I wrote to you on {}", day(entry.date, today, british)),
    };
    match kind {
        ClaimKind::Conversation => talk
            .map(talk_words)
            .or_else(|| message.map(message_words))
            .or_else(|| sent.map(sent_words)),
        ClaimKind::Message => message.map(message_words).or_else(|| talk.map(talk_words)),
        ClaimKind::Sent => sent.map(sent_words).or_else(|| message.map(message_words)),
        ClaimKind::Request => request.map(|entry| {
            let asked = if entry.outcome == Outcome::CallbackRequested {
                "asked me to call back"
            } else {
                "asked for information"
            };
            format!("you {asked} on {}", day(entry.date, today, british))
        }),
    }
}

fn talked(entry: &Contact) -> bool {
    matches!(
        entry.outcome,
        Outcome::Reached
            | Outcome::NotNow
            | Outcome::CallbackRequested
            | Outcome::MaterialRequested
            | Outcome::MeetingBooked
    )
}

/// A day as it is said: with its year where that isn't this one, nor within half a year.
fn day(date: Date, today: Date, british: bool) -> String {
    let far = date.year() != today.year() && today.since(date).map_or(true, |span| span.get_days() > 180);
    let (year, month, day) = (date.year(), crate::day::month(date), date.day());
    match (british, far) {
        (true, false) => format!("{day} {month}"),
        (true, true) => format!("{day} {month} {year}"),
        (false, false) => format!("{month} {day}"),
        (false, true) => format!("{month} {day}, {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_true_version_is_said() {
        let context = Context::from_json(
            r#"{"today": "2026-11-21", "contacts": [
                {"date": "2026-06-02", "channel": "call", "outcome": "reached"},
                {"date": "2025-03-01", "channel": "email", "outcome": "sent"},
                {"date": "2026-08-20", "channel": "voicemail", "outcome": "left-message"},
                {"date": "2027-01-01", "channel": "meeting", "outcome": "reached"}]}"#,
        )
        .unwrap();
        assert_eq!(
            words(ClaimKind::Conversation, &context, true).as_deref(),
            Some("we spoke on 2 June")
        );
        assert_eq!(
            words(ClaimKind::Message, &context, false).as_deref(),
            Some("I left you a message on August 20")
        );
        assert_eq!(
            words(ClaimKind::Sent, &context, false).as_deref(),
            Some("I emailed you on March 1, 2025")
        );
        assert_eq!(words(ClaimKind::Request, &context, false), None);
        assert_eq!(words(ClaimKind::Sent, &Context::default(), false), None);
    }
}
