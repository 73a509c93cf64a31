"""The report on a draft."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any, ClassVar, final

from ._core import RawReport
from ._records import Advice, Claim, Finding, Rewrite, Score, Strength
from ._types import Kind, Severity, Unit

if TYPE_CHECKING:
    from ._linter import Linter


@final
class Report:
    """All there is to say about a draft. It is made by a linter, never by hand.

    A report is immutable. Its records are made when somebody looks at them, so that a batch of which only the scores are
    read costs little; what has been made is kept. Reports are compared by what they say and by the draft they are about;
    they can be hashed, copied and pickled.

    >>> import callwell
    >>> report = callwell.check("Hi Tom, it's Ann from Reef Tiles. I'm just checking in.")
    >>> [finding.rule for finding in report.findings]
    ['just-checking-in']
    >>> report.words, report.kind
    (11, 'opener')
    """

    __slots__ = ("__weakref__", "_linter", "_raw")
    __match_args__: ClassVar[tuple[str, ...]] = ("score", "findings", "strengths", "claims", "advice", "rewrites")

    _raw: RawReport
    _linter: Linter

    def __new__(cls, *_: object, **__: object) -> Report:
        raise TypeError("reports are made by callwell.check and by Linter, not by hand")

    @property
    def draft(self) -> str:
        """The text that the report is about."""
        return self._raw.draft

    @property
    def schema(self) -> int:
        """The version of the report's form: 1."""
        return self._raw.schema

    @property
    def id(self) -> str | None:
        """What the draft is called."""
        return self._raw.id

    @property
    def kind(self) -> Kind:
        """Opener or voicemail."""
        return self._raw.kind

    @property
    def unit(self) -> Unit:
        """What spans count: code points."""
        return "char"

    @property
    def today(self) -> datetime.date | None:
        """The day of the call, round which "last Tuesday" was reckoned; None where it was said not to be known."""
        return self._raw.today

    @property
    def words(self) -> int:
        """Words of the draft: runs between white space. In a transcript, the caller's."""
        return self._raw.words

    @property
    def seconds(self) -> int:
        """Seconds it takes to say."""
        return self._raw.seconds

    @property
    def score(self) -> Score:
        """The score with its ledger."""
        return self._raw.score

    @property
    def points(self) -> int:
        """The score's points, 0 to 100. Cheaper than `report.score.points` where that is all you need."""
        return self._raw.points

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What makes prospects dread the call: absences first, then by position."""
        return self._raw.findings

    @property
    def strengths(self) -> tuple[Strength, ...]:
        """What makes them welcome it, by position."""
        return self._raw.strengths

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the draft claims about earlier contact, supported or not, by position."""
        return self._raw.claims

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What the context says about the call whatever its words."""
        return self._raw.advice

    @property
    def rewrites(self) -> tuple[Rewrite, ...]:
        """What could be said instead, the best first; made only where asked for."""
        return self._raw.rewrites

    @property
    def worst(self) -> Severity | None:
        """The severity of the worst finding; None where there is none."""
        return self._raw.worst

    def to_json(self) -> str:
        """The report as JSON on one line, as the command line writes it, but with spans in code points."""
        return self._raw.json(True)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain dicts, lists, strings and numbers: what `to_json` says."""
        plain: dict[str, Any] = json.loads(self.to_json())
        return plain

    def _repr_html_(self) -> str:
        """The draft with its findings underlined, what is wrong and what to do instead, and the ledger: for notebooks."""
        return self._raw.html(self._linter._raw)

    def __repr__(self) -> str:
        score = self.score
        parts = [
            f"{score.points} points",
            score.band,
            f"findings: {', '.join(finding.rule for finding in self.findings) or 'none'}",
            f"strengths: {', '.join(strength.signal for strength in self.strengths) or 'none'}",
        ]
        name = "" if self.id is None else f" {self.id!r}"
        return f"<Report{name}: {'; '.join(parts)}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return self._raw is other._raw or self._raw.same(other._raw)

    def __hash__(self) -> int:
        return hash((self._raw.draft, self._raw.points, self._raw.id))

    def __copy__(self) -> Report:
        return self

    def __deepcopy__(self, memo: dict[int, Any], /) -> Report:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (_restore, (self._raw.json(False), self._raw.draft, self._linter))


def wrap(raw: RawReport, linter: Linter) -> Report:
    """A report of the linter's."""
    report = object.__new__(Report)
    report._raw = raw
    report._linter = linter
    return report


def _restore(json_text: str, draft: str, linter: Linter) -> Report:
    return wrap(RawReport.restore(json_text, draft), linter)
