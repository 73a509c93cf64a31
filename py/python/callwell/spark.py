"""Drafts in Spark: ``pip install 'callwell[spark]'`` and a Java runtime.

    import callwell.spark
    checked = callwell.spark.check(spark.read.parquet("drafts"), text="body")
    checked.select("id", "report.score", "report.findings.rule").show()

Each worker checks the batches that Spark hands it, one after another on one thread: Spark makes the others. The reports
are those that one machine makes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ._context import Context
from ._errors import InputError
from ._linter import Linter, default
from ._types import Kind
from .arrow import REPORT_SCHEMA, check_batch

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

__all__ = ["check"]


def check(
    df: DataFrame,
    *,
    text: str = "text",
    kind: Kind = "opener",
    context: Context | Mapping[str, Any] | None = None,
    kind_column: str | None = None,
    context_column: str | None = None,
    into: str = "report",
    linter: Linter | None = None,
) -> DataFrame:
    """Checks a column of drafts: the dataframe with one more column, a struct with the fields of a report.

    The fields and the arguments are those of `callwell.arrow`. Where no context names `today`, it is the date of this
    machine when this is called, so that all workers, and whoever runs the job again after midnight, reckon with the same
    day.

    Args:
        df: a dataframe with a string column of drafts.
        into: what the new column is called.

    Raises:
        InputError: there is no such column, or `into` is taken already.

    """
    import pyarrow as pa
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructField, StructType

    for name in (text, kind_column, context_column):
        if name is not None and name not in df.columns:
            raise InputError(f"no column {name!r}: expected one of {', '.join(df.columns)}")
    if into in df.columns:
        raise InputError(f"into: there is a column {into!r} already: expected another name")
    linter = linter or default()
    context = _with_today(context, linter)
    report = from_arrow_schema(pa.schema(REPORT_SCHEMA))
    schema = StructType([*df.schema.fields, StructField(into, report)])

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow

        for batch in batches:
            done = check_batch(
                batch,
                text=text,
                kind=kind,
                context=context,
                kind_column=kind_column,
                context_column=context_column,
                threads=1,
                linter=linter,
            )
            made = pyarrow.record_batch(done)
            column = pyarrow.StructArray.from_arrays(made.columns, fields=list(made.schema))
            yield pyarrow.RecordBatch.from_arrays([*batch.columns, column], [*batch.schema.names, into])

    return df.mapInArrow(run, schema)


def _with_today(context: Context | Mapping[str, Any] | None, linter: Linter) -> Context | Mapping[str, Any]:
    """The context with today's date, unless it or the linter's says which day it is."""
    if linter._says_today():
        return {} if context is None else context
    if context is None:
        return Context(today=datetime.date.today())
    if isinstance(context, Context):
        return context if context.today is not None else replace(context, today=datetime.date.today())
    return context if "today" in context else {**context, "today": datetime.date.today()}
