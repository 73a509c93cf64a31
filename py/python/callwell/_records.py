"""The records of a report. All are frozen dataclasses: comparable, hashable, picklable, and data to `match` on.

Spans count code points, so that slicing the draft by one gives the text found there.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ._context import Contact
from ._record import Record
from ._types import Applicability, Band, ClaimKind, ClaimVerdict, Severity

__all__ = [
    "Advice",
    "Claim",
    "Contact",
    "Days",
    "Edit",
    "Finding",
    "Fix",
    "Fixed",
    "LedgerLine",
    "Placeholder",
    "Rewrite",
    "Score",
    "Span",
    "Strength",
]


@dataclass(frozen=True, slots=True)
class Span(Record):
    """A part of a draft: from `start` up to, not including, `end`, in code points.

    >>> import callwell
    >>> text = "👋 Hi Tom, it's Ann at Reef Tiles. I'm just checking in."
    >>> span = callwell.check(text).findings[0].span
    >>> text[span.start : span.end]
    "I'm just checking in"
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LedgerLine(Record):
    """A line of the ledger: what something adds to the score or takes from it.

    `reason` is ``start``, a rule, a signal or ``cap``; in JSON its name is ``for``. `finding` and `strength` are indices
    into the report's.
    """

    _names = {"reason": "for"}  # noqa: RUF012

    points: int
    reason: str
    finding: int | None = None
    strength: int | None = None


@dataclass(frozen=True, slots=True)
class Score(Record):
    """0 to 100 points, what that means, and the lines that add up to it."""

    points: int
    band: Band
    ledger: tuple[LedgerLine, ...]


@dataclass(frozen=True, slots=True)
class Edit(Record):
    """A change to the draft: what stands from `start` up to, not including, `end`, in code points, becomes `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix(Record):
    """A way to mend a finding. Its edits don't overlap; all of them together are the fix.

    >>> import callwell
    >>> text = "Hi Tom, it's Ann from Reef Tiles. Sorry to bother you. Your splashback tiles came in grey."
    >>> fix = callwell.check(text).findings[0].fixes[0]
    >>> fix.applicability, fix.apply(text)
    ('safe', "Hi Tom, it's Ann from Reef Tiles. Your splashback tiles came in grey.")
    """

    applicability: Applicability
    edits: tuple[Edit, ...]

    def apply(self, text: str) -> str:
        """The draft mended: `text` is the draft that the report is about. For all fixes at once see `callwell.fix`."""
        for edit in sorted(self.edits, key=lambda edit: (edit.start, edit.end), reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return text


@dataclass(frozen=True, slots=True)
class Finding(Record):
    """Something in the draft that makes prospects dread the call.

    `span` is None, and `text` empty, for what is absent. `weighed` holds, for a finding of the model alone, the words
    that weighed most. `claim` is the index of the claim that the finding is about.
    """

    rule: str
    severity: Severity
    span: Span | None
    text: str
    message: str
    weighed: tuple[str, ...] = ()
    claim: int | None = None
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Strength(Record):
    """Something in the draft that prospects welcome."""

    signal: str
    span: Span | None
    text: str


@dataclass(frozen=True, slots=True)
class Days(Record):
    """Civil days, the first and the last of them included. In JSON `from_` is ``from``."""

    from_: datetime.date
    to: datetime.date


@dataclass(frozen=True, slots=True)
class Claim(Record):
    """Something that the draft claims about earlier contact, and what the contact log says of it.

    `when` holds the days that the spoken time may mean, and is empty where none was said; `asked_for` the days for which
    something was asked. `nearest` is the entry that bears the claim out, or comes nearest.
    """

    kind: ClaimKind
    span: Span
    text: str
    when: tuple[Days, ...]
    asked_for: tuple[Days, ...]
    verdict: ClaimVerdict
    nearest: Contact | None = None


@dataclass(frozen=True, slots=True)
class Advice(Record):
    """What the context says about the call whatever its words, and the entry of the log that it rests on.

    `id` is ``declined``, ``no-outcome``, ``disagrees``, ``no-entries`` or ``not-english``.
    """

    id: str
    message: str
    entry: Contact | None = None


@dataclass(frozen=True, slots=True)
class Placeholder(Record):
    """What is to be filled in: from `start` up to, not including, `end` of the rewrite's text, in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Rewrite(Record):
    """What could be said instead, its score in the same context, why it works and where that comes from.

    `approach` is ``offer-something``, ``helpful-purpose``, ``ask-about-them``, ``client-success``, ``state-objective``,
    ``leave-word`` or ``let-go``. It has no placeholders unless `applicability` is ``needs-input``.

    >>> import callwell
    >>> best = callwell.rewrite("Hi Tom, it's Ann at Reef Tiles. I'm just checking in.")[0]
    >>> best.score >= 80, best.applicability
    (True, 'needs-input')
    >>> all(best.text[hole.start : hole.end] == hole.text for hole in best.placeholders)
    True
    """

    approach: str
    applicability: Applicability
    text: str
    score: int
    why: str
    sources: tuple[str, ...]
    placeholders: tuple[Placeholder, ...]


@dataclass(frozen=True, slots=True)
class Fixed(Record):
    """A draft with fixes applied: the text as it is now, and the rules whose findings were mended, in order."""

    text: str
    applied: tuple[str, ...]
