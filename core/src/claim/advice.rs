//! What the contact log says about the call, whatever its words.

use crate::context::{Channel, Contact, Context, Direction, Outcome};
use crate::report::Advice;
use jiff::civil::Date;

/// Advice from the log: a no that stands, a talk that ended without a defined outcome.
pub fn from_log(context: &Context) -> Vec<Advice> {
    let Some(log) = &context.contacts else {
        return Vec::new();
    };
    let happened = |entry: &&Contact| context.today.is_none_or(|today| entry.date <= today);
    // Of entries on one day the later in the log is the newer.
    let mut entries: Vec<&Contact> = log.iter().filter(happened).collect();
    entries.sort_by_key(|entry| entry.date);
    let mut advice = Vec::new();
    if let Some(at) = entries.iter().rposition(|entry| entry.outcome == Outcome::Declined) {
        if !entries[at + 1..].iter().any(|entry| asks_for_more(entry)) {
            advice.push(Advice {
                id: "declined".into(),
                message: format!(
                    "By the log this prospect said no on {}, and nothing since asked for more: let it go and spend the call on \
                     somebody who may want it. A no is seldom about the caller.",
                    spoken(entries[at].date)
                ),
                entry: Some(entries[at].clone()),
            });
            return advice;
        }
    }
    if let Some(at) = entries.iter().rposition(|entry| is_talk(entry)) {
        let talk = entries[at];
        let answered = entries[at + 1..]
            .iter()
            .any(|entry| entry.direction == Direction::Inbound || is_talk(entry));
        if talk.outcome == Outcome::Reached && talk.follow_up_on.is_none() && !answered {
            advice.push(Advice {
                id: "no-outcome".into(),
                message: format!(
                    "The talk of {} ended without a defined outcome. Settle on this call who does what next, and on which day.",
                    spoken(talk.date)
                ),
                entry: Some(talk.clone()),
            });
        }
    }
    advice
}

/// Whether the prospect asked for more.
fn asks_for_more(entry: &Contact) -> bool {
    matches!(
        entry.outcome,
        Outcome::CallbackRequested | Outcome::MaterialRequested | Outcome::MeetingBooked
    ) || entry.direction == Direction::Inbound && !matches!(entry.outcome, Outcome::Declined | Outcome::NotNow)
}

fn is_talk(entry: &Contact) -> bool {
    matches!(entry.channel, Channel::Call | Channel::Meeting | Channel::Event)
        && matches!(
            entry.outcome,
            Outcome::Reached
                | Outcome::NotNow
                | Outcome::CallbackRequested
                | Outcome::MaterialRequested
                | Outcome::MeetingBooked
        )
}

/// A date as advice writes it: "20 August 2026".
pub fn spoken(date: Date) -> String {
    format!("{} {} {}", date.day(), crate::day::month(date), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advice(contacts: &str) -> Vec<String> {
        let context = format!(r#"{{"today": "2026-11-21", "contacts": [{contacts}]}}"#);
        from_log(&Context::from_json(&context).unwrap())
            .into_iter()
            .map(|advice| advice.id.to_string())
            .collect()
    }

    #[test]
    fn a_no_stands_until_the_prospect_asks_for_more() {
        let no = r#"{"date": "2026-03-02", "channel": "call", "outcome": "declined"}"#;
        let sent = r#"{"date": "2026-05-02", "channel": "email", "outcome": "sent"}"#;
        let asked =
            r#"{"date": "2026-06-02", "channel": "call", "direction": "inbound", "outcome": "material-requested"}"#;
        assert_eq!(advice(no), ["declined"]);
        assert_eq!(advice(&format!("{sent},{no}")), ["declined"]);
        assert!(advice(&format!("{no},{asked}")).is_empty());
    }

    #[test]
    fn a_talk_needs_an_outcome() {
        let talk = r#"{"date": "2026-03-02", "channel": "call", "outcome": "reached"}"#;
        let settled =
            r#"{"date": "2026-03-02", "channel": "call", "outcome": "reached", "follow_up_on": "2026-04-01"}"#;
        let reply = r#"{"date": "2026-03-09", "channel": "email", "direction": "inbound", "outcome": "sent"}"#;
        let voicemail = r#"{"date": "2026-03-20", "channel": "voicemail", "outcome": "left-message"}"#;
        assert_eq!(advice(talk), ["no-outcome"]);
        assert_eq!(advice(&format!("{talk},{voicemail}")), ["no-outcome"]);
        assert!(advice(settled).is_empty() && advice(&format!("{talk},{reply}")).is_empty() && advice("").is_empty());
    }

    #[test]
    fn what_lies_ahead_is_no_advice() {
        assert!(advice(r#"{"date": "2027-03-02", "channel": "call", "outcome": "declined"}"#).is_empty());
    }
}
