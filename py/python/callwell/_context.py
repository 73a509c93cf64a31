"""Drafts, and what the caller knows: all of it optional, as dataclasses or as plain dicts of the same names."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from ._errors import ContextError, InputError
from ._record import Record, to_plain
from ._types import Channel, Deal, Direction, Kind, OfferKind, Outcome, Relationship, Style

Day: TypeAlias = datetime.date | str
"""A civil day: a date, or a string such as ``"2026-11-21"``."""


@dataclass(frozen=True, slots=True)
class Caller(Record):
    """Who calls."""

    name: str | None = None
    company: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Prospect(Record):
    """Who is called. `asked_about_us`: whether they asked what the caller can do."""

    name: str | None = None
    company: str | None = None
    relationship: Relationship | None = None
    style: Style | None = None
    asked_about_us: bool | None = None


@dataclass(frozen=True, slots=True)
class Contact(Record):
    """An entry of the contact log.

    `follow_up_on` is the day for which something was agreed. `with_`, in JSON ``with``, is the person where it wasn't the
    prospect. In reports `date` and `follow_up_on` are dates.
    """

    date: Day
    channel: Channel
    outcome: Outcome
    direction: Direction = "outbound"
    follow_up_on: Day | None = None
    with_: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Offer(Record):
    """Something the caller can offer; `what` is as they would say it: "a two-page guide to recycled stock"."""

    kind: OfferKind
    what: str
    about: str | None = None


class Table(Protocol):
    """A dataframe, of which every row is an entry: pandas'."""

    @property
    def columns(self) -> Any: ...


class RowsTable(Protocol):
    """A dataframe, of which every row is an entry: pyarrow's."""

    def to_pylist(self) -> list[dict[str, Any]]: ...


Log: TypeAlias = "Sequence[Contact | Mapping[str, Any]] | Table | RowsTable"
"""A contact log: entries as dataclasses or dicts, or a dataframe of pandas, polars or pyarrow with a row for each."""


@dataclass(frozen=True, slots=True)
class Context(Record):
    """What the caller knows.

    No `contacts` means that there is no log: claims are unverified. An empty log means that there was no contact: claims
    are contradicted. Before `log_since` the log is silent. `today` is the day of the call; where it is left out, it is
    the system's date. A dict whose ``today`` is None says that the day is not known.

    >>> import callwell
    >>> log = [callwell.Contact("2026-08-20", "voicemail", "left-message")]
    >>> context = callwell.Context(today="2026-11-21", contacts=log)
    >>> report = callwell.check("Hi Tom, it's Ann at Reef Tiles. We spoke three months ago.", context=context)
    >>> claim = report.claims[0]
    >>> claim.verdict, claim.nearest.channel
    ('contradicted', 'voicemail')
    """

    today: Day | None = None
    caller: Caller | Mapping[str, Any] | None = None
    prospect: Prospect | Mapping[str, Any] | None = None
    deal: Deal | None = None
    contacts: Log | None = None
    log_since: Day | None = None
    offers: Sequence[Offer | Mapping[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class Draft(Record):
    """A draft of a batch. Where `kind` is None, it is what the call says. Its own context is laid over the call's."""

    text: str
    kind: Kind | None = None
    id: str | None = None
    context: Context | Mapping[str, Any] | None = None


def context_json(context: Context | Mapping[str, Any] | None) -> str | None:
    """A context as the core reads it."""
    if context is None:
        return None
    if not isinstance(context, (Context, Mapping)):
        raise ContextError(f"context: {type(context).__qualname__}: expected Context or a mapping")
    try:
        return json.dumps(to_plain(context), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise ContextError(
            f"context: {error}: expected what JSON can hold, dates, or a dataframe as contacts"
        ) from None


_KEYS = frozenset(("text", "kind", "id", "context"))


def prepare(draft: Any) -> tuple[str, str | None, str | None, str | None]:
    """A draft of a batch as the core reads it: text, kind, id and context."""
    if isinstance(draft, Draft):
        text, kind, name, context = draft.text, draft.kind, draft.id, draft.context
    elif isinstance(draft, Mapping):
        if not draft.keys() <= _KEYS:
            unknown = next(key for key in draft if key not in _KEYS)
            raise InputError(f"key {unknown!r}: expected one of text, kind, id, context")
        if "text" not in draft:
            raise InputError("no key 'text': expected the draft's words there")
        text, kind, name, context = draft["text"], draft.get("kind"), draft.get("id"), draft.get("context")
    else:
        raise InputError(f"{type(draft).__qualname__}: expected str, Draft or a mapping with 'text'")
    check_types(text, kind, name)
    return text, kind, name, context_json(context)


def check_types(text: object, kind: object, name: object) -> None:
    """Rejects what is no text."""
    if not isinstance(text, str):
        raise InputError(f"text: {type(text).__qualname__}: expected str")
    if kind is not None and kind not in ("opener", "voicemail"):
        raise InputError(f"kind: {kind!a}: expected 'opener' or 'voicemail'")
    if name is not None:
        if not isinstance(name, str):
            raise InputError(f"id: {type(name).__qualname__}: expected str")
        try:
            name.encode()
        except UnicodeEncodeError as error:
            raise InputError(f"id: {name!a}, character {error.start}: expected text that UTF-8 can hold") from None
