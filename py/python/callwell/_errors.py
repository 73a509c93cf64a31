"""What can go wrong. Every message names the place, what was found there and what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from ._report import Report


class Error(ValueError):
    """Something callwell could not work with.

    Attributes:
        kind: the name of the kind of error, as every door to callwell spells it.
        message: what is wrong, without its place.
        file: the file that the error is in, or what stands for it.
        line: the line in it, from 1.
        column: the column in the line, from 1, in characters.
        index: in a batch, which draft it is about, from 0.

    >>> import callwell
    >>> try:
    ...     callwell.Linter(select=["just-cheking-in"])
    ... except callwell.Error as error:
    ...     print(error.kind, "just-checking-in" in error.message)
    unknown-rule True
    """

    kind: ClassVar[str] = "error"

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        index: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message: str = message
        self.file: str | None = file
        self.line: int | None = line
        self.column: int | None = column
        self.index: int | None = index

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        if self.file is None and self.line is not None:
            where = f"line {where}"
        parts = [f"draft {self.index}" if self.index is not None else "", where, self.message]
        return ": ".join(part for part in parts if part)

    def __reduce__(self) -> tuple[object, ...]:
        return (_restore, (type(self), self.message, self.file, self.line, self.column, self.index))


class UnknownRuleError(Error):
    """A rule or signal was named that doesn't exist; the message has the nearest names."""

    kind = "unknown-rule"


class RulesError(Error):
    """A rule of one's own has a mistake: file, line and column say where."""

    kind = "rules"


class ContextError(Error):
    """A context has an unknown key or value; the message begins with the path to it."""

    kind = "context"


class InputError(Error):
    """A draft is none: no text, text with a lone surrogate, an unknown kind."""

    kind = "input"


class LogError(Error):
    """A contact log has a mistake."""

    kind = "log"


class BatchError(InputError):
    """Some drafts of a batch could not be read; all the others were checked.

    Attributes:
        errors: one for each draft that could not be read, in order; ``error.index`` says which draft.
        reports: the reports in the order of the drafts, with ``None`` for those that could not be read.

    >>> import callwell
    >>> try:
    ...     callwell.check_many(["Hi Tom.", 5])
    ... except callwell.BatchError as error:
    ...     print(error.errors[0].index, error.reports[0] is not None)
    1 True
    """

    def __init__(self, errors: Sequence[Error], reports: Sequence[Report | None]) -> None:
        count = len(errors)
        more = f" (and {count - 1} more)" if count > 1 else ""
        super().__init__(f"{errors[0]}{more}")
        self.errors: tuple[Error, ...] = tuple(errors)
        self.reports: tuple[Report | None, ...] = tuple(reports)

    def __reduce__(self) -> tuple[object, ...]:
        return (BatchError, (self.errors, self.reports))


_KINDS: dict[str, type[Error]] = {
    error.kind: error for error in (UnknownRuleError, RulesError, ContextError, InputError, LogError)
}


def make(kind: str, message: str, file: str | None, line: int | None, column: int | None) -> Error:
    return _KINDS.get(kind, Error)(message, file=file, line=line, column=column)


def _restore(
    of: type[Error],
    message: str,
    file: str | None,
    line: int | None,
    column: int | None,
    index: int | None,
) -> Error:
    return of(message, file=file, line=line, column=column, index=index)
