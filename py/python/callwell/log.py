"""The contact log: checked, told person by person, and turned into the list of whom to call.

>>> import callwell.log
>>> rows = [
...     {"prospect": "Andy Shaw", "date": "2026-08-18", "channel": "call", "outcome": "no answer"},
...     {"prospect": "Andy Shaw", "date": "2026-11-11", "outcome": "reached", "follow_up_on": "2026-11-18"},
... ]
>>> log = callwell.log.read(rows)
>>> plan = log.plan(60, today="2026-11-18")
>>> [(item.state.prospect, item.reason) for item in plan.items]
[('Andy Shaw', 'promise-due')]

`read` takes a CSV file as systems for customers export it, or a dataframe. `Log.context` gives what the log knows of
somebody as the context in which to check a draft. All records are plain data: frozen dataclasses with `to_dict`.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, final

from . import _core
from ._context import Contact, Context, Day, Offer, RowsTable, Table, context_json
from ._errors import Error, LogError
from ._record import Record, from_plain, table_rows
from ._rules import Source
from ._types import Channel, Direction, Outcome, Severity

__all__ = [
    "Action",
    "Advice",
    "Class",
    "Entry",
    "Finding",
    "Item",
    "LeftOver",
    "Log",
    "Person",
    "Plan",
    "Promise",
    "Review",
    "Reviewed",
    "Standing",
    "State",
    "read",
]

Standing: TypeAlias = Literal["in-touch", "unreached", "quiet", "not-now", "declined", "wrong-number", "ahead"]
"""How things stand with somebody. `ahead`: nothing was done yet, there is only something to come."""

Action: TypeAlias = Literal["call", "answer", "send", "meet", "record", "wait", "let-go"]
"""What to do."""

Class: TypeAlias = Literal["promise", "answer", "due", "try", "warm", "aside", "caution"]
"""In which order a plan takes advice: `caution` is what not to do."""

Cadence: TypeAlias = "str | os.PathLike[str] | Mapping[str, int]"
"""Thresholds of your own in the place of callwell's: the path of a TOML file, or values by name:
``{"voicemails_a_week": 1}``."""


@dataclass(frozen=True, slots=True)
class Entry(Record):
    """An entry of the log. `outcome` is None where the log doesn't say; `minute` is that of the day. `line` and `column`
    say where in the file it stands, from 1; in a dataframe the first row is line 2."""

    date: datetime.date
    channel: Channel
    direction: Direction
    outcome: Outcome | None
    line: int
    column: int
    minute: int | None = None
    wrong_number: bool = False
    follow_up_on: datetime.date | None = None
    with_: str | None = None
    note: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Person(Record):
    """Somebody whom the log is about, with the entries from the oldest to the newest.

    `category` is ``hot-lead``, ``prospect``, ``referral-source``, ``client``, ``former-client``, or the log's own word.
    """

    name: str
    line: int
    entries: tuple[Entry, ...]
    id: str | None = None
    company: str | None = None
    phone: str | None = None
    email: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Finding(Record):
    """Something that is wrong with the record itself."""

    rule: str
    severity: Severity
    line: int
    column: int
    prospect: str
    text: str
    message: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Promise(Record):
    """Something that was agreed and not done yet, the day it was agreed for, and the line that says so."""

    on: datetime.date
    meeting: bool
    line: int


@dataclass(frozen=True, slots=True)
class State(Record):
    """How things stand with somebody. Days to come don't count.

    `tries`, `days_tried` and `messages` count since they were last heard, `messages_this_week` in the seven days that end
    today.
    """

    prospect: str
    line: int
    standing: Standing
    entries: int
    first_touch: datetime.date | None
    last_touch: datetime.date | None
    last_talk: datetime.date | None
    last_heard: datetime.date | None
    talks: int
    tries: int
    days_tried: int
    messages: int
    messages_this_week: int
    prospect_id: str | None = None
    company: str | None = None
    phone: str | None = None
    email: str | None = None
    category: str | None = None
    promise: Promise | None = None
    declined_on: datetime.date | None = None
    not_now_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Advice(Record):
    """Something that the log advises, the day from which on it holds, and at most five entries that it rests on."""

    id: str
    action: Action
    class_: Class
    due: datetime.date
    message: str
    entries: tuple[Entry, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Reviewed(State):
    """How things stand with somebody, and what to do, things to come included."""

    advice: tuple[Advice, ...] = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Review(Record):
    """All there is to say about a log as of a day. `standings` counts people, `skipped` rows that are no contact."""

    schema: int
    today: datetime.date
    rows: int
    unread_rows: int
    skipped: Mapping[str, int] = field(hash=False)
    assumed: tuple[str, ...]
    standings: Mapping[Standing, int] = field(hash=False)
    findings: tuple[Finding, ...]
    people: tuple[Reviewed, ...]
    note: str
    file: str | None = None

    def to_html(self, *, cadence: Cadence | None = None, most_findings: int = 100, most_people: int = 1000) -> str:
        """The review as a self-contained page. Findings of a rule beyond `most_findings`, and people beyond `most_people`,
        are counted. `cadence` is the one that the review was made with."""
        return _core.review_html(json.dumps(self.to_dict()), _cadence(cadence), (most_findings, most_people))


@dataclass(frozen=True, slots=True)
class Item(Record):
    """Somebody on the list: what to do, since when it is due, why, and how many minutes it takes.

    `reason` is the kind of advice that put them there, the first of `advice`; `title` the same in words. Where
    `may_leave_message` is False and nobody answers, leave none.
    """

    due: datetime.date
    action: Action
    reason: str
    title: str
    minutes: int
    may_leave_message: bool
    state: State
    advice: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class LeftOver(Record):
    """What doesn't fit into the time: people, and the minutes they would take."""

    people: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Plan(Record):
    """Whom to call, in order, fitted to the time there is.

    `planned` is the minutes that `items` take. `left_over` is due too but doesn't fit, by kind of advice; `coming` falls
    due in the days that follow; `let_go` counts people who said no.
    """

    schema: int
    today: datetime.date
    minutes: int
    planned: int
    items: tuple[Item, ...]
    left_over: Mapping[str, LeftOver] = field(hash=False)
    coming: tuple[Item, ...]
    let_go: int
    note: str

    def to_html(self, *, cadence: Cadence | None = None) -> str:
        """The plan as a self-contained page, to read or to print. `cadence` is the one that the plan was made with."""
        return _core.plan_html(json.dumps(self.to_dict()), _cadence(cadence))

    def to_ics(self, at: datetime.time = datetime.time(9)) -> str:
        """The plan as an iCalendar file, the list beginning at that time in whatever zone the calendar is."""
        return _core.plan_ics(json.dumps(self.to_dict()), at.replace(tzinfo=None))


@final
class Log:
    """A contact log, as `read` makes it. Immutable; it may be used from many threads at once."""

    __slots__ = ("_about", "_raw")

    _raw: _core.RawLog
    _about: dict[str, Any]

    def __new__(cls, *_: object, **__: object) -> Log:
        raise TypeError("logs are made by callwell.log.read, not by hand")

    @property
    def file(self) -> str:
        """What errors and findings call it."""
        return str(self._about["file"])

    @property
    def rows(self) -> int:
        """How many rows there are, those not read included."""
        return int(self._about["rows"])

    @property
    def unread(self) -> tuple[Error, ...]:
        """With ``keep_going``, why rows were not read: the first thousand."""
        return tuple(self._raw.unread())

    @property
    def unread_rows(self) -> int:
        """How many rows were not read."""
        return int(self._about["unread_rows"])

    @property
    def skipped(self) -> dict[str, int]:
        """Rows that are no contact with anybody, such as tasks: what they are called, and how many there are."""
        return dict(self._about["skipped"])

    @property
    def assumed(self) -> tuple[str, ...]:
        """What was taken for granted."""
        return tuple(self._about["assumed"])

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, by name; made anew at each look."""
        return tuple(from_plain(Person, json.loads(text)) for text in self._raw.people())

    def __len__(self) -> int:
        """How many people there are."""
        return int(self._about["people"])

    def __repr__(self) -> str:
        return f"<Log {self.file!r}: {self.rows} rows about {len(self)} people>"

    def find(self, prospect: str, *, company: str | None = None) -> Person | None:
        """Somebody by id or else by name, case and blanks aside; None where the log has nothing about them.

        Raises:
            LogError: it may be any of several, which the message lists; `company` tells them apart.
        """
        text = self._raw.find(prospect, company)
        return None if text is None else from_plain(Person, json.loads(text))

    def context(self, prospect: str, *, company: str | None = None) -> Context:
        """What the log knows of somebody, as the context in which to check a draft.

        Raises:
            LogError: the log has nothing about them, or it may be any of several.

        >>> import callwell, callwell.log
        >>> log = callwell.log.read([{"prospect": "Andy Shaw", "date": "2026-08-20", "outcome": "left message"}])
        >>> claim = callwell.check("Hi Andy, it's Fred at Quill. We spoke in August.", context=log.context("Andy Shaw")).claims[0]
        >>> claim.verdict
        'contradicted'
        """
        text, lacking = self._raw.context(prospect, company)
        if lacking is not None:
            raise LogError(lacking, file=self.file)
        plain = json.loads(text)
        contacts = [from_plain(Contact, contact) for contact in plain["contacts"]]
        return Context(prospect=plain["prospect"], contacts=contacts)

    def review(
        self,
        *,
        today: Day | None = None,
        offers: Sequence[Offer | Mapping[str, Any]] = (),
        holidays: Iterable[Day] = (),
        cadence: Cadence | None = None,
    ) -> Review:
        """What is wrong with the record, how things stand with everybody, and what to do.

        Args:
            today: the day that counts as today; by default the system's date.
            offers: what you can call with; advice names what fits.
            holidays: days on which nobody works, besides the weekends.
            cadence: thresholds of your own.

        Raises:
            LogError: a threshold is unknown.
            ContextError: an offer has an unknown key or value.
        """
        text = self._raw.review(_day(today), _offers(offers), [_day(day) for day in holidays], _cadence(cadence))
        return from_plain(Review, json.loads(text))

    def plan(
        self,
        minutes: int = 60,
        *,
        today: Day | None = None,
        offers: Sequence[Offer | Mapping[str, Any]] = (),
        holidays: Iterable[Day] = (),
        cadence: Cadence | None = None,
    ) -> Plan:
        """Whom to call today, promises first, fitted to the time there is. The arguments are those of `review`.

        Raises:
            LogError: a threshold is unknown.
            ContextError: an offer has an unknown key or value.
        """
        if not isinstance(minutes, int) or not 0 <= minutes < 2**32:
            raise ValueError(f"minutes: {minutes!r}: expected a number from 0")
        days = [_day(day) for day in holidays]
        text = self._raw.plan(minutes, _day(today), _offers(offers), days, _cadence(cadence))
        return from_plain(Plan, json.loads(text))


def read(
    source: str | os.PathLike[str] | Table | RowsTable | Iterable[Mapping[str, Any]],
    *,
    columns: str | Mapping[str, str] = "",
    dates: Literal["iso", "dmy", "mdy"] = "iso",
    keep_going: bool = False,
) -> Log:
    """Reads a contact log.

    Args:
        source: the path of a CSV file in UTF-8 with a header, its cells between commas, semicolons or tabs; or a dataframe
            of pandas, polars or pyarrow, or dicts, with a row for each entry.
        columns: which columns hold what, where they have other names than the fields: ``{"prospect": "Contact"}``, or as
            the command line takes it, ``"prospect=Contact,date=Due date"``. A field may be put together from several
            columns: ``"First name+Last name"``. The fields are prospect, date, channel, direction, outcome, follow_up_on,
            note, with, category, text, company, phone, email and prospect_id.
        dates: how dates in figures with the year last are to be read: ``iso`` takes only what can be read one way,
            ``dmy`` day first, ``mdy`` month first.
        keep_going: whether to go on after rows that can't be read; `Log.unread` tells of each.

    Raises:
        LogError: with file, line and column: a column is missing, a row has another number of cells than the header, a date
            is none or may be read two ways, a word for channel, direction or outcome isn't known.
        OSError: the file can't be read.
    """
    path, text, name = None, "", "rows"
    if isinstance(source, (str, os.PathLike)):
        path = name = os.fspath(source)
        # For the error that people know.
        open(path, "rb").close()
    else:
        text = _csv(source)
    # Where nothing is said, columns are known by their names.
    pairs = [] if columns == "" else columns if isinstance(columns, str) else list(columns.items())
    log = object.__new__(Log)
    log._raw = _core.RawLog(path, text, name, pairs, dates, keep_going)
    log._about = json.loads(log._raw.about())
    return log


def _csv(source: Any) -> str:
    rows = table_rows(source)
    rows = list(source) if rows is None else rows
    for index, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise LogError(f"row {index}: {type(row).__qualname__}: expected a mapping of columns to cells")
    names = dict.fromkeys(name for row in rows for name in row)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    for row in rows:
        writer.writerow(_cell(row.get(name)) for name in names)
    return out.getvalue()


def _cell(value: Any) -> str:
    """A cell as CSV has it: empty for what is missing, which in dataframes is not equal to itself."""
    if value is None or value != value:
        return ""
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "minutes") if value.time() != datetime.time() else value.date().isoformat()
    return str(value)


def _day(day: Day | None) -> datetime.date:
    if day is None:
        return datetime.date.today()
    if isinstance(day, str):
        try:
            return datetime.date.fromisoformat(day)
        except ValueError:
            raise LogError(f"{day!r}: expected a date such as 2026-11-21") from None
    return day.date() if isinstance(day, datetime.datetime) else day


def _offers(offers: Sequence[Offer | Mapping[str, Any]]) -> str:
    # Errors name the place in a context.
    whole = context_json(Context(offers=offers)) or "{}"
    return json.dumps(json.loads(whole).get("offers", []))


def _cadence(cadence: Cadence | None) -> tuple[str, str] | None:
    """What errors call the thresholds, and their TOML."""
    if cadence is None:
        return None
    if isinstance(cadence, Mapping):
        for name, value in cadence.items():
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**32:
                raise LogError(f"cadence: {name}: {value!r}: expected a number from 0")
        return "cadence", "".join(f"[{json.dumps(name)}]\nvalue = {value}\n" for name, value in cadence.items())
    name = os.fspath(cadence)
    with open(name, encoding="utf-8") as file:
        return name, file.read()
