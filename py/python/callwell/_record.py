"""What all records have in common."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

_NAMES = {"from_": "from", "with_": "with", "reason": "for"}


class Record:
    """A frozen dataclass that is a record of JSON."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Any]]

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON has it: plain dicts, lists, strings and numbers.

        Fields that have a default are left out where they are empty, as they are in the reports of the command line.

        >>> from callwell import Contact
        >>> Contact("2026-08-20", "call", "reached").to_dict()
        {'date': '2026-08-20', 'channel': 'call', 'outcome': 'reached', 'direction': 'outbound'}
        """
        plain: dict[str, Any] = {}
        for name, field in self.__dataclass_fields__.items():
            value = getattr(self, name)
            if field.default in (None, ()) and (value is None or value == ()):
                continue
            plain[_NAMES.get(name, name)] = to_plain(value)
        return plain


def to_plain(value: Any) -> Any:
    """What JSON can hold of a value: records as dicts, days as ISO 8601, tables as lists of rows."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    rows = table_rows(value)
    return [to_plain(item) for item in (value if rows is None else rows)]


def table_rows(value: Any) -> list[dict[str, Any]] | None:
    """The rows of a dataframe (pandas, polars, pyarrow and whatever speaks like one of them), without what is missing."""
    if isinstance(value, (list, tuple)):
        return None
    if hasattr(value, "to_dicts"):
        rows = value.to_dicts()
    elif hasattr(value, "to_pylist"):
        rows = value.to_pylist()
    elif hasattr(value, "to_dict") and hasattr(value, "columns"):
        rows = value.to_dict("records")
    else:
        return None
    # A missing value is not equal to itself: NaN, NaT.
    return [{key: item for key, item in row.items() if item is not None and item == item} for row in rows]
