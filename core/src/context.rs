//! Context: what the caller knows about the prospect, the deal and the contacts there were.

use crate::error::{Error, ErrorKind};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Defines an enum with the names its values have in records.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident, $what:literal: $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)+
        }

        impl $name {
            /// Every name, in the order of the documentation.
            pub const NAMES: &'static [&'static str] = &[$($text),+];

            #[cfg(any(feature = "compact", fuzzing, test))]
            pub(crate) const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The name used in records.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                match text {
                    $($text => Ok($name::$variant),)+
                    _ => Err(Error::new(ErrorKind::Context, format!("{} `{text}`: expected one of {}", $what, Self::NAMES.join(", ")))),
                }
            }
        }
    };
}

names! {
    /// What the prospect is to the caller.
    Relationship, "relationship":
    /// Somebody who may buy.
    Prospect = "prospect",
    /// Somebody who may send others.
    ReferralSource = "referral-source",
    /// Somebody who buys.
    Client = "client",
    /// Somebody who bought.
    FormerClient = "former-client",
}

names! {
    /// How the prospect likes to be spoken to.
    Style, "style":
    /// To the point.
    Direct = "direct",
    /// With a personal word first.
    Personal = "personal",
}

names! {
    /// How far a deal has come.
    Deal, "deal":
    /// There is none.
    None = "none",
    /// It is being talked about.
    InProgress = "in-progress",
    /// The prospect has a proposal to answer.
    ProposalSubmitted = "proposal-submitted",
}

names! {
    /// By which way a contact was made.
    Channel, "channel":
    /// A telephone call.
    Call = "call",
    /// A message left after the tone.
    Voicemail = "voicemail",
    /// An email.
    Email = "email",
    /// A letter or a parcel.
    Mail = "mail",
    /// A text, chat or social message.
    Message = "message",
    /// A meeting.
    Meeting = "meeting",
    /// An event.
    Event = "event",
}

names! {
    /// Who made the contact.
    Direction, "direction":
    /// The caller.
    Outbound = "outbound",
    /// The prospect.
    Inbound = "inbound",
}

names! {
    /// What came of a contact.
    Outcome, "outcome":
    /// They talked.
    Reached = "reached",
    /// Nobody answered.
    NoAnswer = "no-answer",
    /// A message was left.
    LeftMessage = "left-message",
    /// Something was sent.
    Sent = "sent",
    /// The prospect said no.
    Declined = "declined",
    /// The prospect said not now.
    NotNow = "not-now",
    /// The prospect asked to be called back.
    CallbackRequested = "callback-requested",
    /// The prospect asked for material.
    MaterialRequested = "material-requested",
    /// They made an appointment.
    MeetingBooked = "meeting-booked",
    /// The prospect didn't come.
    NoShow = "no-show",
}

names! {
    /// What the caller can offer.
    OfferKind, "offers.kind":
    /// An article.
    Article = "article",
    /// A book.
    Book = "book",
    /// An event.
    Event = "event",
    /// An introduction.
    Introduction = "introduction",
    /// Something of use.
    Resource = "resource",
    /// A piece of advice.
    Tip = "tip",
    /// Something found out.
    Finding = "finding",
    /// What a client achieved.
    ClientStory = "client-story",
}

/// Who calls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Caller {
    /// The caller's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The caller's firm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// The number to call back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Who is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Prospect {
    /// The prospect's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The prospect's firm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// What the prospect is to the caller.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relationship: Option<Relationship>,
    /// How the prospect likes to be spoken to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    /// Whether the prospect asked what the caller can do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_about_us: Option<bool>,
}

/// One entry of the contact log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The day.
    #[serde(deserialize_with = "crate::day::required")]
    pub date: Date,
    /// By which way.
    pub channel: Channel,
    /// Who made it.
    #[serde(default = "outbound")]
    pub direction: Direction,
    /// What came of it.
    pub outcome: Outcome,
    /// The day for which something was agreed.
    #[serde(
        default,
        deserialize_with = "crate::day::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub follow_up_on: Option<Date>,
    /// With whom, where not with the prospect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// What it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

fn outbound() -> Direction {
    Direction::Outbound
}

/// Something the caller can offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// What kind of thing it is.
    pub kind: OfferKind,
    /// What it is, as the caller would say it: "a two-page guide to recycled stock".
    pub what: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// What the caller knows; all of it optional.
///
/// ```
/// let context = callwell::Context::from_json(r#"{"today": "2026-11-21", "deal": "in-progress"}"#)?;
/// assert_eq!(context.today.unwrap().to_string(), "2026-11-21");
/// let error = callwell::Context::from_json(r#"{"deal": "lost"}"#).unwrap_err();
/// assert!(error.is_context() && error.to_string().contains("in-progress"));
/// # Ok::<(), callwell::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Context {
    /// The day of the call.
    #[serde(deserialize_with = "crate::day::optional", skip_serializing_if = "Option::is_none")]
    pub today: Option<Date>,
    /// Who calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller: Option<Caller>,
    /// Who is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prospect: Option<Prospect>,
    /// How far a deal has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deal: Option<Deal>,
    /// The contact log: none means that there is no log, an empty one that there was no contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts: Option<Vec<Contact>>,
    /// The day before which the log is silent.
    #[serde(deserialize_with = "crate::day::optional", skip_serializing_if = "Option::is_none")]
    pub log_since: Option<Date>,
    /// What the caller can offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offers: Option<Vec<Offer>>,
}

impl Context {
    /// Reads a context from JSON.
    ///
    /// # Errors
    /// Where the text is no JSON, or a key or a value is unknown: line, column, and what was expected.
    pub fn from_json(text: &str) -> Result<Context, Error> {
        read_json(ErrorKind::Context, text)
    }

    /// Reads a context from TOML.
    ///
    /// # Errors
    /// As [`Context::from_json`].
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Context, Error> {
        toml::from_str(text).map_err(|error| {
            let place = crate::error::line_and_column(text, error.span().map_or(0, |span| span.start));
            Error::new(ErrorKind::Context, error.message().to_owned()).at(place.0, place.1)
        })
    }

    /// Lays another context over this one, key by key: what the other says wins.
    #[must_use]
    pub fn overlaid(&self, over: &Context) -> Context {
        fn over_caller(under: &Caller, over: &Caller) -> Caller {
            Caller {
                name: over.name.clone().or_else(|| under.name.clone()),
                company: over.company.clone().or_else(|| under.company.clone()),
                phone: over.phone.clone().or_else(|| under.phone.clone()),
            }
        }
        fn over_prospect(under: &Prospect, over: &Prospect) -> Prospect {
            Prospect {
                name: over.name.clone().or_else(|| under.name.clone()),
                company: over.company.clone().or_else(|| under.company.clone()),
                relationship: over.relationship.or(under.relationship),
                style: over.style.or(under.style),
                asked_about_us: over.asked_about_us.or(under.asked_about_us),
            }
        }
        fn both<T: Clone>(under: &Option<T>, over: &Option<T>, merge: impl Fn(&T, &T) -> T) -> Option<T> {
            match (under, over) {
                (Some(under), Some(over)) => Some(merge(under, over)),
                (under, over) => over.clone().or_else(|| under.clone()),
            }
        }
        Context {
            today: over.today.or(self.today),
            caller: both(&self.caller, &over.caller, over_caller),
            prospect: both(&self.prospect, &over.prospect, over_prospect),
            deal: over.deal.or(self.deal),
            contacts: over.contacts.clone().or_else(|| self.contacts.clone()),
            log_since: over.log_since.or(self.log_since),
            offers: over.offers.clone().or_else(|| self.offers.clone()),
        }
    }
}

/// What is read from JSON.
#[cfg(feature = "compact")]
pub(crate) use crate::json::Read as FromJson;

/// What is read from JSON.
#[cfg(not(feature = "compact"))]
pub(crate) trait FromJson: serde::de::DeserializeOwned {}

#[cfg(not(feature = "compact"))]
impl<T: serde::de::DeserializeOwned> FromJson for T {}

/// Reads JSON.
pub(crate) fn read_json<T: FromJson>(kind: ErrorKind, text: &str) -> Result<T, Error> {
    #[cfg(feature = "compact")]
    return crate::json::from_str(text).map_err(|error| Error::new(kind, error.message).at(error.line, error.column));
    #[cfg(not(feature = "compact"))]
    serde_json::from_str(text).map_err(|error| json_error(kind, &error))
}

/// An error of serde_json as ours.
#[cfg(any(not(feature = "compact"), feature = "cli"))]
pub(crate) fn json_error(kind: ErrorKind, error: &serde_json::Error) -> Error {
    let text = error.to_string();
    let message = text.rfind(" at line ").map_or(text.as_str(), |end| &text[..end]);
    let wrapped = Error::new(kind, message.to_owned());
    if error.line() == 0 {
        wrapped
    } else {
        wrapped.at(error.line() as u32, error.column() as u32)
    }
}
