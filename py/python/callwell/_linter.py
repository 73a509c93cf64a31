"""The linter."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal, TypeAlias, final, overload

from ._context import Context, Draft, check_types, context_json, prepare
from ._core import RawLinter, RawReport
from ._errors import BatchError, Error, RulesError
from ._records import Fixed, Rewrite
from ._report import Report, wrap
from ._rules import Explanation, Rule, rule_from_json
from ._types import Kind, Severity

AnyDraft: TypeAlias = "str | Draft | Mapping[str, Any]"
"""A draft of a batch: its text, a `Draft`, or a dict with ``text`` and, where wanted, ``kind``, ``id``, ``context``."""

RuleSource: TypeAlias = "str | os.PathLike[str] | Mapping[str, Any]"
"""Rules of one's own: the path of a TOML or JSON file, or a rule as a dict of the same keys."""

_Options: TypeAlias = "tuple[tuple[str, ...] | None, tuple[str, ...], Severity | None, tuple[tuple[str, str, bool], ...], bool, str | None, bool, bool]"


@final
class Linter:
    """Checks drafts. Immutable: it may be used from many threads at once, and pickled.

    Args:
        select: report only these rules and signals; by default all.
        ignore: don't report these.
        min_severity: report only findings that matter so much.
        rules: rules of your own beside callwell's: paths of TOML or JSON files, or dicts. The texts are read now and
            travel with the linter when it is pickled.
        model: whether to hear the linear model beside the rules; users' own rules need none.
        context: what the caller knows, under every draft's own context.
        rewrites: whether reports come with rewrites, for drafts of up to 8,192 bytes in UTF-8. Each is proved by checking
            it again, so this multiplies the time. For a single draft see `rewrite`.
        fixes: whether findings come with fixes, in drafts of that length, at most a dozen a draft. They too are proved:
            without them drafts with findings are checked faster.

    Raises:
        UnknownRuleError: a name in `select` or `ignore` is no rule.
        RulesError: a rule of your own has a mistake; the error has file, line and column.
        ContextError: the context has an unknown key or value.
        OSError: a file of rules can't be read.

    >>> import callwell
    >>> linter = callwell.Linter(select=["just-checking-in"])
    >>> [finding.text for finding in linter.check("It's Ann. I'm just checking in.").findings]
    ["I'm just checking in"]
    """

    __slots__ = ("__weakref__", "_options", "_raw")

    _options: _Options
    _raw: RawLinter

    def __init__(
        self,
        *,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] = (),
        min_severity: Severity | None = None,
        rules: Iterable[RuleSource] = (),
        model: bool = True,
        context: Context | Mapping[str, Any] | None = None,
        rewrites: bool = False,
        fixes: bool = True,
    ) -> None:
        self._set(
            (
                None if select is None else _names(select, "select"),
                _names(ignore, "ignore"),
                min_severity,
                tuple(_read(source, index) for index, source in enumerate(_several(rules))),
                model,
                context_json(context),
                rewrites,
                fixes,
            )
        )

    def _set(self, options: _Options) -> None:
        self._options = options
        self._raw = RawLinter(*options)

    def check(
        self,
        text: str,
        *,
        kind: Kind = "opener",
        context: Context | Mapping[str, Any] | None = None,
        id: str | None = None,
    ) -> Report:
        """Checks a draft.

        Args:
            text: the draft.
            kind: ``opener`` or ``voicemail``.
            context: what the caller knows, laid over the linter's own context key by key. Where neither has `today`, it
                is the system's date.
            id: what the report calls the draft.

        Raises:
            InputError: `text` is no text, or holds a lone surrogate.
            ContextError: the context has an unknown key or value.
        """
        json_text = None if context is None else context_json(context)
        if type(text) is not str or id is not None or (kind != "opener" and kind != "voicemail"):
            check_types(text, kind, id)
        return wrap(self._raw.check(text, kind, id, json_text), self)

    def rewrite(
        self,
        text: str,
        *,
        kind: Kind = "opener",
        context: Context | Mapping[str, Any] | None = None,
    ) -> tuple[Rewrite, ...]:
        """What could be said instead of a draft, at most three texts, the best first.

        Each was checked again in the same context: it has no error and no warning, and scores higher than the draft. A
        draft with nothing wrong has none, nor has one longer than 8,192 bytes in UTF-8. What is not known, from the draft
        or from the context, is left as a placeholder; so the more the context says, the readier they are. All rules
        count, whichever of them the linter reports.

        Raises:
            InputError: `text` is no text, or holds a lone surrogate.
            ContextError: the context has an unknown key or value.

        >>> import callwell
        >>> offer = callwell.Offer("article", "a two-page guide to sealing grout")
        >>> text = "Hi Tom, it's Ann at Reef Tiles. I'm just checking in. I'll call on Monday at nine."
        >>> best = callwell.Linter(context={"offers": [offer]}).rewrite(text)[0]
        >>> "guide to sealing grout" in best.text, best.placeholders
        (True, ())
        """
        check_types(text, kind, None)
        return self._raw.rewrite(text, kind, context_json(context))

    def fix(
        self,
        text: str,
        *,
        kind: Kind = "opener",
        context: Context | Mapping[str, Any] | None = None,
        unsafe: bool = False,
    ) -> Fixed:
        """Applies fixes to a draft, one after the other, as long as they help: the score never falls, nothing new is found.

        Fixes that need input are never applied. Applied again to its own result it changes nothing.

        Args:
            unsafe: also fixes that change what is asserted or promised. The caller must agree to what they say.

        Raises:
            InputError: `text` is no text, or holds a lone surrogate.
            ContextError: the context has an unknown key or value.

        >>> import callwell
        >>> callwell.fix("Hi Tom, it's Ann from Reef Tiles. Sorry to bother you. Your splashback tiles came in grey.")
        Fixed(text="Hi Tom, it's Ann from Reef Tiles. Your splashback tiles came in grey.", applied=('apologetic',))
        """
        check_types(text, kind, None)
        return self._raw.fix(text, kind, context_json(context), unsafe)

    @overload
    def check_many(
        self,
        drafts: Iterable[AnyDraft],
        *,
        kind: Kind = "opener",
        context: Context | Mapping[str, Any] | None = None,
        threads: int | None = None,
        errors: Literal["raise"] = "raise",
    ) -> list[Report]: ...

    @overload
    def check_many(
        self,
        drafts: Iterable[AnyDraft],
        *,
        kind: Kind = "opener",
        context: Context | Mapping[str, Any] | None = None,
        threads: int | None = None,
        errors: Literal["return"],
    ) -> list[Report | Error]: ...

    def check_many(
        self,
        drafts: Iterable[AnyDraft],
        *,
        kind: Kind = "opener",
        context: Context | Mapping[str, Any] | None = None,
        threads: int | None = None,
        errors: Literal["raise", "return"] = "raise",
    ) -> Any:
        """Checks many drafts on all cores, without holding the interpreter's lock; the reports are in the drafts' order.

        Args:
            drafts: strings, `Draft`s, or dicts with ``text`` and, where wanted, ``kind``, ``id`` and ``context``.
            kind: for drafts that don't say.
            context: what holds for all; a draft's own context is laid over it.
            threads: how many to use; by default one for each core.
            errors: what becomes of drafts that can't be read. Either way all others are checked. ``raise``: a
                `BatchError` that has their indices, and all reports. ``return``: the error stands in the report's place.

        Raises:
            BatchError: some drafts could not be read.
            ContextError: the context of the call has an unknown key or value.

        >>> import callwell
        >>> reports = callwell.Linter().check_many(["Hi Tom.", {"text": "Hi Ann.", "id": "two"}])
        >>> [report.id for report in reports]
        [None, 'two']
        """
        if errors not in ("raise", "return"):
            raise ValueError(f"errors: {errors!r}: expected 'raise' or 'return'")
        if isinstance(drafts, (str, bytes, Mapping, Draft)):
            raise TypeError(f"drafts: {type(drafts).__qualname__}: expected an iterable of drafts; for one use check()")
        check_types("", kind, None)
        done = self._raw.check_many(drafts, kind, context_json(context), _threads(threads), prepare)
        reports: list[Report | Error] = []
        wrong: list[Error] = []
        for index, item in enumerate(done):
            if type(item) is RawReport:
                reports.append(wrap(item, self))
            else:
                item.index = index
                reports.append(item)
                wrong.append(item)
        if wrong and errors == "raise":
            raise BatchError(wrong, [report if isinstance(report, Report) else None for report in reports])
        return reports

    def rules(self) -> tuple[Rule, ...]:
        """The rules and signals that can be reported, mistakes first.

        >>> import callwell
        >>> callwell.rules()[0].kind
        'mistake'
        """
        return tuple(rule_from_json(text) for text in self._raw.rules())

    def explain(self, rule: str) -> Explanation:
        """A rule's page: what it finds, why it matters, what to do instead, and where it comes from.

        Raises:
            UnknownRuleError: there is no such rule; the message has the nearest names.

        >>> import callwell
        >>> page = callwell.explain("just-checking-in")
        >>> page.rule.severity
        'warning'
        """
        if not isinstance(rule, str):
            raise TypeError(f"rule: {type(rule).__qualname__}: expected str")
        data, text, markdown, html = self._raw.explain(rule)
        return Explanation(rule_from_json(data), text, markdown, html)

    def _says_today(self) -> bool:
        """Whether the linter's own context says which day it is, or that it isn't known."""
        context = self._options[5]
        return context is not None and "today" in json.loads(context)

    def __repr__(self) -> str:
        select, ignore, min_severity, rules, model, context, rewrites, fixes = self._options
        parts = []
        if select is not None:
            parts.append(f"select={list(select)!r}")
        if ignore:
            parts.append(f"ignore={list(ignore)!r}")
        if min_severity is not None:
            parts.append(f"min_severity={min_severity!r}")
        if rules:
            parts.append(f"rules={[name for name, _, _ in rules]!r}")
        if not model:
            parts.append("model=False")
        if context is not None:
            parts.append("context=…")
        if rewrites:
            parts.append("rewrites=True")
        if not fixes:
            parts.append("fixes=False")
        return f"Linter({', '.join(parts)})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Linter):
            return NotImplemented
        return self._options == other._options

    def __hash__(self) -> int:
        return hash(self._options)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_restore, (self._options,))


def _restore(options: _Options) -> Linter:
    linter = object.__new__(Linter)
    linter._set(options)
    return linter


def _names(names: Iterable[str], what: str) -> tuple[str, ...]:
    if isinstance(names, str):
        raise TypeError(f"{what}: str: expected a list of rules, such as [{names!r}]")
    return tuple(names)


def _several(rules: Iterable[RuleSource]) -> Iterable[RuleSource]:
    if isinstance(rules, (str, os.PathLike, Mapping)):
        raise TypeError(f"rules: {type(rules).__qualname__}: expected a list of files or dicts")
    return rules


def _read(source: RuleSource, index: int) -> tuple[str, str, bool]:
    """A rule file: what errors call it, its text, and whether that is JSON."""
    if isinstance(source, Mapping):
        try:
            return f"rules[{index}]", json.dumps(dict(source), allow_nan=False), True
        except (TypeError, ValueError) as error:
            raise RulesError(f"{error}: expected what JSON can hold", file=f"rules[{index}]") from None
    name = os.fspath(source)
    with open(name, "rb") as file:
        data = file.read()
    try:
        return name, data.decode(), name.lower().endswith(".json")
    except UnicodeDecodeError as error:
        raise RulesError(f"byte {error.start}: expected UTF-8", file=name) from None


def _threads(threads: int | None) -> int | None:
    if threads is not None and (not isinstance(threads, int) or threads < 1):
        raise ValueError(f"threads: {threads!r}: expected a number from 1, or None for one a core")
    return threads


@cache
def default(rewrites: bool = False, fixes: bool = True) -> Linter:
    """The linter with callwell's own rules, made at first use."""
    return Linter(rewrites=rewrites, fixes=fixes)
