"""Rules and signals, and their pages."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from ._record import Record
from ._types import Grade, RuleKind, Severity


@dataclass(frozen=True, slots=True)
class Source(Record):
    """Where a rule comes from: the article or study, what it says, and how good the evidence is."""

    title: str
    says: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Verdict(Record):
    """How what the contact log says changes a finding: `case` is ``contradicted``, ``unverified`` or ``specific``
    (unverified, yet it recalls something that was said)."""

    case: str
    severity: Severity
    points: int
    message: str


@dataclass(frozen=True, slots=True)
class Rule(Record):
    """A mistake or a strength that callwell knows.

    `points` is what a finding takes from the score (below zero) or a strength adds. `bad` are examples in which the rule
    speaks, `good` those in which it is silent. `severity` is None for a strength.
    """

    id: str
    kind: RuleKind
    title: str
    severity: Severity | None
    points: int
    message: str
    why: str
    instead: str
    sources: tuple[Source, ...]
    verdicts: tuple[Verdict, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule with its page: what it finds, why it matters, what to do instead, and where it comes from.

    Printed it is plain text; in a notebook it is the page.
    """

    rule: Rule
    text: str = field(repr=False)
    markdown: str = field(repr=False)
    html: str = field(repr=False)

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def rule_from_json(text: str) -> Rule:
    """A rule as the core tells it."""
    data: dict[str, Any] = json.loads(text)
    examples = data.pop("examples")
    sources = tuple(Source(**source) for source in data.pop("sources"))
    verdicts = tuple(Verdict(case, **verdict) for case, verdict in data.pop("verdicts").items())
    bad = tuple(example["text"] for example in examples["bad"])
    good = tuple(example["text"] for example in examples["good"])
    return Rule(**data, sources=sources, verdicts=verdicts, bad=bad, good=good)
