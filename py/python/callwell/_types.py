"""The names that values of records have, as types."""

from __future__ import annotations

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["opener", "voicemail"]
"""What the caller says first when the prospect picks up, or what is left after the tone."""

Severity: TypeAlias = Literal["error", "warning", "hint"]
"""How much a finding matters: must not be said, to be mended, worth a thought."""

Band: TypeAlias = Literal["welcome", "needs work", "dread"]
"""How far a score goes: from 80 points, from 50, and below."""

Unit: TypeAlias = Literal["char"]
"""What spans count in Python: code points."""

Applicability: TypeAlias = Literal["safe", "unsafe", "needs-input"]
"""How freely a fix or a rewrite may be used: asserts nothing new; changes what is asserted or promised, so that the
caller must agree; holds a placeholder to be filled in."""

ClaimKind: TypeAlias = Literal["conversation", "request", "message", "sent"]
"""What a draft claims: they spoke, the prospect asked for something, a message was left, something was sent."""

ClaimVerdict: TypeAlias = Literal["supported", "contradicted", "unverified"]
"""What the contact log says of a claim; unverified where there is no log or it doesn't reach so far."""

Relationship: TypeAlias = Literal["prospect", "referral-source", "client", "former-client"]
"""What the person called is to the caller."""

Style: TypeAlias = Literal["direct", "personal"]
"""How the prospect likes to be spoken to."""

Deal: TypeAlias = Literal["none", "in-progress", "proposal-submitted"]
"""How far a deal has come."""

Channel: TypeAlias = Literal["call", "voicemail", "email", "mail", "message", "meeting", "event"]
"""By which way a contact was made."""

Direction: TypeAlias = Literal["outbound", "inbound"]
"""Who made a contact: the caller or the prospect."""

Outcome: TypeAlias = Literal[
    "reached",
    "no-answer",
    "left-message",
    "sent",
    "declined",
    "not-now",
    "callback-requested",
    "material-requested",
    "meeting-booked",
    "no-show",
]
"""What came of a contact."""

OfferKind: TypeAlias = Literal["article", "book", "event", "introduction", "resource", "tip", "finding", "client-story"]
"""What kind of thing the caller can offer."""

RuleKind: TypeAlias = Literal["mistake", "strength"]
"""Whether a rule finds what makes prospects dread a call or what makes them welcome it."""

Grade: TypeAlias = Literal["A", "B", "craft"]
"""How good a source is: the publisher's own data with its size stated, reported second-hand, advice unmeasured."""
