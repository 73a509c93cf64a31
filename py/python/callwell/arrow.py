"""Tables in and out, over the Arrow PyCapsule interface: pyarrow, polars, pandas, DuckDB and whatever else speaks it.

No Arrow library is needed here, and nothing is copied on the way in.

The columns of a report, which never change within a schema version; all are null where the draft could not be read, but
for `error`, which says why. Places count code points.

=========== ==========================================================================================================
kind        utf8
today       date32
words       int32
seconds     int32
score       int32: 0 to 100
band        utf8: welcome, needs work, dread
ledger      list<struct<points: int32, for: utf8, finding: int32?, strength: int32?>>
findings    list<struct<rule: utf8, severity: utf8, span: struct<start: int32, end: int32>?, text: utf8, message: utf8,
            weighed: list<utf8>, claim: int32?, fixes: list<struct<applicability: utf8, edits: list<struct<start: int32,
            end: int32, text: utf8>>>>>>
strengths   list<struct<signal: utf8, span: struct<start: int32, end: int32>?, text: utf8>>
claims      list<struct<kind: utf8, span: struct<start: int32, end: int32>, text: utf8, when: list<struct<from: date32,
            to: date32>>, asked_for: list<struct<from: date32, to: date32>>, verdict: utf8, nearest: contact?>>
advice      list<struct<id: utf8, message: utf8, entry: contact?>>
rewrites    list<struct<approach: utf8, applicability: utf8, text: utf8, score: int32, why: utf8, sources: list<utf8>,
            placeholders: list<struct<start: int32, end: int32, text: utf8>>>>
error       utf8: null where there is a report
=========== ==========================================================================================================

A contact is struct<date: date32, channel: utf8, direction: utf8, outcome: utf8, follow_up_on: date32?, with: utf8?,
note: utf8?>.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, overload

from . import _core
from ._context import Context, check_types, context_json
from ._core import RecordBatch, RecordBatchStream
from ._linter import Linter, _threads, default
from ._types import Kind

__all__ = ["REPORT_SCHEMA", "ArrowArray", "ArrowStream", "RecordBatch", "RecordBatchStream", "check_batch"]


class ArrowArray(Protocol):
    """A record batch, such as pyarrow's."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...


class ArrowStream(Protocol):
    """A table or a stream of batches, such as a dataframe of polars or pandas, or a relation of DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class _ReportSchema:
    """The schema of a report's columns, for whoever takes it over the PyCapsule interface: ``pyarrow.schema(…)``."""

    def __arrow_c_schema__(self) -> object:
        return _core.schema()

    def __repr__(self) -> str:
        return "callwell.arrow.REPORT_SCHEMA"


REPORT_SCHEMA = _ReportSchema()
"""The columns of a report: `pyarrow.schema(REPORT_SCHEMA)`."""


@overload
def check_batch(
    batch: ArrowArray,
    *,
    text: str = "text",
    kind: Kind = "opener",
    context: Context | Mapping[str, Any] | None = None,
    kind_column: str | None = None,
    context_column: str | None = None,
    keep: Iterable[str] = (),
    threads: int | None = None,
    linter: Linter | None = None,
) -> RecordBatch: ...


@overload
def check_batch(
    batch: ArrowStream,
    *,
    text: str = "text",
    kind: Kind = "opener",
    context: Context | Mapping[str, Any] | None = None,
    kind_column: str | None = None,
    context_column: str | None = None,
    keep: Iterable[str] = (),
    threads: int | None = None,
    linter: Linter | None = None,
) -> RecordBatchStream: ...


def check_batch(
    batch: ArrowArray | ArrowStream,
    *,
    text: str = "text",
    kind: Kind = "opener",
    context: Context | Mapping[str, Any] | None = None,
    kind_column: str | None = None,
    context_column: str | None = None,
    keep: Iterable[str] = (),
    threads: int | None = None,
    linter: Linter | None = None,
) -> RecordBatch | RecordBatchStream:
    """Checks a column of drafts; a row of the result for each row, in order, with the columns of a report.

    A record batch gives a record batch. A table, a dataframe or a stream gives a stream, which checks a batch when it is
    asked for one: memory doesn't grow with the table. Either is taken by ``pyarrow.table(…)``, ``polars.DataFrame(…)``
    and all others that know the interface; a stream can be read once.

    Args:
        batch: an object with ``__arrow_c_array__`` or ``__arrow_c_stream__``.
        text: the column of drafts: utf8, large_utf8, utf8_view, or one of these as a dictionary.
        kind: the kind of drafts that don't say.
        context: what holds for all.
        kind_column: a column with the kind of each draft; null for `kind`.
        context_column: a column with each draft's own context as JSON, laid over `context`; null for none.
        keep: columns of the input that come first in the output, untouched.
        threads: how many to use; by default one for each core.
        linter: by default the one with callwell's own rules.

    Raises:
        InputError: a column is missing, is no text, or can't be kept since the report has one of that name.
        ContextError: `context` has an unknown key or value.
        TypeError: `batch` doesn't speak Arrow.

    A draft that is null, or whose kind or context can't be read, gives a row with nothing but `error`.
    """
    check_types("", kind, None)
    raw = (linter or default())._raw
    return _core.check_batch(
        raw,
        batch,
        text,
        kind,
        context_json(context),
        kind_column,
        context_column,
        [keep] if isinstance(keep, str) else list(keep),
        _threads(threads),
    )
