//! Drafts and what is known about the prospect, field by field.

use super::records::choice;
use crate::context::{
    Caller, Channel, Contact, Context, Deal, Direction, Offer, OfferKind, Outcome, Prospect, Relationship, Style,
};
use crate::draft::{Draft, Kind};
use crate::record;

choice!(Kind: Opener = "opener", Voicemail = "voicemail"; Opener);
choice!(Relationship);
choice!(Style);
choice!(Deal);
choice!(Channel);
choice!(Direction);
choice!(Outcome);
choice!(OfferKind);

record!(Caller { name, company, phone } needs {});
record!(Prospect { name, company, relationship, style, asked_about_us } needs {});
record!(Contact { date, channel, direction, outcome, follow_up_on, with, note } needs { date, channel, outcome });
record!(Offer { kind, what, about } needs { kind, what });
record!(Context { today, caller, prospect, deal, contacts, log_since, offers } needs {});
record!(Draft { id, kind, text, context } needs { text });
