"""callwell finds what makes prospects dread follow-up calls, and says why.

>>> import callwell
>>> report = callwell.check("Hi Tom, it's Ann from Reef Tiles. I'm just checking in.")
>>> report.findings[0].rule, report.findings[0].text
('just-checking-in', "I'm just checking in")

`check` reads one draft of an opener or a voicemail, `check_many` a batch on all cores. `rewrite` says what could be said
instead, `fix` mends what can be mended by itself. A `Linter` has options: rules to select or ignore, rules of your own, a
context. `rules` and `explain` tell what callwell knows. Dataframes go through `callwell.arrow`, Spark through
`callwell.spark`; `callwell.log` reads a contact log, checks it and says whom to call. Spans count code points. Every error
is a `callwell.Error`, which is a `ValueError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, overload

from ._context import Caller, Contact, Context, Draft, Offer, Prospect
from ._core import __version__
from ._errors import BatchError, ContextError, Error, InputError, LogError, RulesError, UnknownRuleError
from ._linter import AnyDraft, Linter, RuleSource, default
from ._records import (
    Advice,
    Claim,
    Days,
    Edit,
    Finding,
    Fix,
    Fixed,
    LedgerLine,
    Placeholder,
    Rewrite,
    Score,
    Span,
    Strength,
)
from ._report import Report
from ._rules import Explanation, Rule, Source, Verdict
from ._types import (
    Applicability,
    Band,
    Channel,
    ClaimKind,
    ClaimVerdict,
    Deal,
    Direction,
    Grade,
    Kind,
    OfferKind,
    Outcome,
    Relationship,
    RuleKind,
    Severity,
    Style,
    Unit,
)

__all__ = [
    "Advice",
    "AnyDraft",
    "Applicability",
    "Band",
    "BatchError",
    "Caller",
    "Channel",
    "Claim",
    "ClaimKind",
    "ClaimVerdict",
    "Contact",
    "Context",
    "ContextError",
    "Days",
    "Deal",
    "Direction",
    "Draft",
    "Edit",
    "Error",
    "Explanation",
    "Finding",
    "Fix",
    "Fixed",
    "Grade",
    "InputError",
    "Kind",
    "LedgerLine",
    "Linter",
    "LogError",
    "Offer",
    "OfferKind",
    "Outcome",
    "Placeholder",
    "Prospect",
    "Relationship",
    "Report",
    "Rewrite",
    "Rule",
    "RuleKind",
    "RuleSource",
    "RulesError",
    "Score",
    "Severity",
    "Source",
    "Span",
    "Strength",
    "Style",
    "Unit",
    "UnknownRuleError",
    "Verdict",
    "__version__",
    "check",
    "check_many",
    "explain",
    "fix",
    "rewrite",
    "rules",
]


def check(
    text: str,
    *,
    kind: Kind = "opener",
    context: Context | Mapping[str, Any] | None = None,
    id: str | None = None,
    rewrites: bool = False,
    fixes: bool = True,
) -> Report:
    """Checks a draft with callwell's own rules: see `Linter.check`, and `Linter` for `rewrites` and `fixes`.

    >>> report = check("Hello Tom, Ann at Reef Tiles. Please call me back.", kind="voicemail")
    >>> report.score.band
    'dread'
    """
    return default(rewrites, fixes).check(text, kind=kind, context=context, id=id)


@overload
def check_many(
    drafts: Iterable[AnyDraft],
    *,
    kind: Kind = "opener",
    context: Context | Mapping[str, Any] | None = None,
    threads: int | None = None,
    rewrites: bool = False,
    fixes: bool = True,
    errors: Literal["raise"] = "raise",
) -> list[Report]: ...


@overload
def check_many(
    drafts: Iterable[AnyDraft],
    *,
    kind: Kind = "opener",
    context: Context | Mapping[str, Any] | None = None,
    threads: int | None = None,
    rewrites: bool = False,
    fixes: bool = True,
    errors: Literal["return"],
) -> list[Report | Error]: ...


def check_many(
    drafts: Iterable[AnyDraft],
    *,
    kind: Kind = "opener",
    context: Context | Mapping[str, Any] | None = None,
    threads: int | None = None,
    rewrites: bool = False,
    fixes: bool = True,
    errors: Literal["raise", "return"] = "raise",
) -> Any:
    """Checks many drafts with callwell's own rules, on all cores: see `Linter.check_many`, and `Linter` for `rewrites` and
    `fixes`.

    >>> [report.points > 50 for report in check_many(["Please, just five minutes."])]
    [False]
    """
    linter = default(rewrites, fixes)
    return linter.check_many(drafts, kind=kind, context=context, threads=threads, errors=errors)


def rewrite(
    text: str,
    *,
    kind: Kind = "opener",
    context: Context | Mapping[str, Any] | None = None,
) -> tuple[Rewrite, ...]:
    """What could be said instead of a draft, the best first: see `Linter.rewrite`.

    >>> best = rewrite("Hello Tom, Ann at Reef Tiles. Please call me back.", kind="voicemail")[0]
    >>> best.score >= 80, best.applicability
    (True, 'needs-input')
    """
    return default().rewrite(text, kind=kind, context=context)


def fix(
    text: str,
    *,
    kind: Kind = "opener",
    context: Context | Mapping[str, Any] | None = None,
    unsafe: bool = False,
) -> Fixed:
    """Applies the fixes that help to a draft: see `Linter.fix`.

    >>> fix("Hi Tom, it's Ann at Reef Tiles. Your grey tiles came in. Are you ready to order?", unsafe=True).text
    "Hi Tom, it's Ann at Reef Tiles. Your grey tiles came in."
    """
    return default().fix(text, kind=kind, context=context, unsafe=unsafe)


def rules() -> tuple[Rule, ...]:
    """The mistakes and strengths that callwell knows, mistakes first: see `Linter.rules`."""
    return default().rules()


def explain(rule: str) -> Explanation:
    """A rule's page: see `Linter.explain`."""
    return default().explain(rule)
