//! The verdict: what the contact log says of a claim.

use super::nature::Way;
use super::{Claimed, calendar};
use crate::context::{Channel, Contact, Context, Direction, Outcome};
use crate::letters::Small;
use crate::report::{ClaimKind, ClaimVerdict, Days};
use jiff::civil::Date;

/// A verdict and what it rests on.
#[derive(Clone, Debug)]
pub struct Judged<'c> {
    /// What the log says.
    pub verdict: ClaimVerdict,
    /// The entry that bears the claim out, or comes nearest.
    pub entry: Option<&'c Contact>,
    /// The days that the claim may mean, times that lean on another claim reckoned.
    pub when: Vec<Days>,
}

/// Judges a claim. `before` is the day of the entry that bore out the claim before it.
pub fn judge<'c>(claim: &Claimed, context: &'c Context, before: Option<Date>, known: &Known) -> Judged<'c> {
    let mut when = claim.time.when.clone();
    if let (Some((least, most)), Some(day)) = (claim.time.after, before) {
        when = vec![calendar::days(calendar::plus(day, least), calendar::plus(day, most))];
    }
    let judged = |verdict, entry, when| Judged { verdict, entry, when };
    let Some(log) = &context.contacts else {
        return judged(ClaimVerdict::Unverified, None, when);
    };
    let today = context.today;
    // What lies ahead bears nothing out.
    let happened = |entry: &&Contact| today.is_none_or(|today| entry.date <= today);
    let entries: Vec<&Contact> = log.iter().filter(happened).collect();
    let fits: Vec<&Contact> = entries
        .iter()
        .copied()
        .filter(|entry| of_kind(claim, entry) && known.is_with(entry))
        .collect();
    let on_time = |entry: &Contact| {
        let asked = &claim.time.asked_for;
        let for_when = asked.is_empty() || entry.follow_up_on.is_none_or(|day| within(asked, day));
        if claim.time.either && entry.follow_up_on.is_some_and(|day| within(asked, day)) {
            return true;
        }
        let for_when = for_when || claim.time.either;
        (when.is_empty() || within(&when, entry.date)) && for_when
    };
    if claim.time.unknown {
        return judged(ClaimVerdict::Unverified, fits.last().copied(), when);
    }
    if let Some(entry) = fits
        .iter()
        .copied()
        .filter(|entry| on_time(entry))
        .max_by_key(|entry| entry.date)
    {
        return judged(ClaimVerdict::Supported, Some(entry), when);
    }
    // Of a time before the log begins the log can't speak.
    if let Some(since) = context.log_since {
        // A range that reaches into both is taken by its middle; a claim with no time may be older than the log.
        let middle = |days: &Days| calendar::plus(days.from, length(days) / 2);
        if when.iter().all(|days| middle(days) < since) {
            return judged(ClaimVerdict::Unverified, None, when);
        }
    }
    judged(ClaimVerdict::Contradicted, nearest(&fits, &entries, &when), when)
}

/// The entry that comes nearest: of the right kind first, then by distance in days, then the newest.
fn nearest<'c>(fits: &[&'c Contact], entries: &[&'c Contact], when: &[Days]) -> Option<&'c Contact> {
    let far = |entry: &Contact| when.iter().map(|days| distance(days, entry.date)).min().unwrap_or(0);
    let pick = |list: &[&'c Contact]| {
        list.iter()
            .copied()
            .min_by_key(|entry| (far(entry), std::cmp::Reverse(entry.date)))
    };
    pick(fits).or_else(|| pick(entries))
}

fn distance(days: &Days, day: Date) -> i32 {
    let between = |a: Date, b: Date| b.since(a).map_or(i32::MAX, |span| span.get_days());
    if day < days.from {
        between(day, days.from)
    } else if day > days.to {
        between(days.to, day)
    } else {
        0
    }
}

fn length(days: &Days) -> i32 {
    days.to.since(days.from).map_or(0, |span| span.get_days())
}

fn within(list: &[Days], day: Date) -> bool {
    list.iter().any(|days| days.from <= day && day <= days.to)
}

/// Whether the entry is the kind of contact that is claimed: channel, direction, outcome.
fn of_kind(claim: &Claimed, entry: &Contact) -> bool {
    use Channel::{Call, Email, Event, Mail, Meeting, Message, Voicemail};
    let inbound = entry.direction == Direction::Inbound;
    if claim.nature.inbound && !inbound && claim.kind != ClaimKind::Request {
        return false;
    }
    match claim.kind {
        ClaimKind::Conversation => match claim.nature.way {
            Way::Correspondence => entry.channel == Email && inbound,
            Way::Person => matches!(entry.channel, Meeting | Event) && talked(entry),
            Way::Phone => entry.channel == Call && talked(entry),
            _ => matches!(entry.channel, Call | Meeting | Event) && talked(entry),
        },
        ClaimKind::Request => {
            matches!(
                entry.outcome,
                Outcome::CallbackRequested | Outcome::MaterialRequested | Outcome::MeetingBooked
            ) || inbound && !matches!(entry.outcome, Outcome::Declined | Outcome::NotNow)
        }
        ClaimKind::Message if claim.nature.inbound => matches!(entry.channel, Voicemail | Message | Call),
        ClaimKind::Message => {
            !inbound
                && match claim.nature.way {
                    Way::Text => entry.channel == Message,
                    Way::Attempt | Way::Any => matches!(entry.channel, Call | Voicemail | Message),
                    _ => {
                        matches!(entry.channel, Voicemail | Message)
                            || entry.channel == Call && entry.outcome == Outcome::LeftMessage
                    }
                }
        }
        ClaimKind::Sent => {
            !inbound
                && match claim.nature.way {
                    Way::Channel(Event) => matches!(entry.channel, Event | Email | Mail | Message),
                    Way::Channel(channel) => entry.channel == channel,
                    Way::Text => entry.channel == Message,
                    _ => matches!(entry.channel, Email | Mail | Message),
                }
        }
    }
}

/// Whether the prospect took part.
fn talked(entry: &Contact) -> bool {
    matches!(
        entry.outcome,
        Outcome::Reached
            | Outcome::Declined
            | Outcome::NotNow
            | Outcome::CallbackRequested
            | Outcome::MaterialRequested
            | Outcome::MeetingBooked
    )
}

/// The words by which the prospect is known: of the name where the context has one, else of the draft.
pub struct Known(Vec<String>);

impl Known {
    /// Reads them, once for all claims.
    pub fn new(context: &Context, text: &str) -> Known {
        if context.contacts.is_none() {
            return Known(Vec::new());
        }
        let name = context.prospect.as_ref().and_then(|prospect| prospect.name.as_deref());
        let folded = name.unwrap_or(text).small();
        let mut words: Vec<String> = folded
            .split(|c: char| !c.is_alphanumeric())
            .map(str::to_owned)
            .collect();
        // In order and once each, for a draft may be long and make many claims.
        words.sort_unstable();
        words.dedup();
        Known(words)
    }

    /// Whether a contact was with the prospect, not with somebody else in the firm.
    fn is_with(&self, entry: &Contact) -> bool {
        let Some(with) = &entry.with else { return true };
        names_one(with, |word| {
            self.0.binary_search_by(|known| known.as_str().cmp(word)).is_ok()
        })
    }
}

/// Whether whom an entry names is the prospect that is known so, not an assistant or a colleague.
#[cfg(feature = "log")]
pub fn is_one(with: &str, known: &str) -> bool {
    let known = known.small();
    let known: Vec<&str> = known.split(|c: char| !c.is_alphanumeric()).collect();
    names_one(with, |word| known.contains(&word))
}

fn names_one(with: &str, known: impl Fn(&str) -> bool) -> bool {
    let other = [
        "assistant",
        "reception",
        "receptionist",
        "secretary",
        "colleague",
        "office",
        "gatekeeper",
        "switchboard",
        "pa",
    ];
    let with = with.small();
    let mut names = with.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
    !with
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| other.contains(&word))
        && names.any(known)
}
