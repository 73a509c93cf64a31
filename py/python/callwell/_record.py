"""What all records have in common."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints


class Record:
    """A frozen dataclass that is a record of JSON."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Any]]
    # What fields are called in JSON, where Python has another use for the name.
    _names: ClassVar[dict[str, str]] = {"from_": "from", "with_": "with", "class_": "class"}

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
            default = field.default
            if ((default is None or default is False) and value is default) or (default == () and value == ()):
                continue
            plain[self._names.get(name, name)] = to_plain(value)
        return plain


R = TypeVar("R", bound=Record)


def from_plain(of: type[R], plain: Mapping[str, Any]) -> R:
    """A record from what `Record.to_dict` makes of it."""
    # Classes have a hash of their own, whatever their instances have; type checkers look at those.
    record: Any = of
    fields = _fields(record)
    made = {}
    for name, value in plain.items():
        field, hint = fields[name]
        made[field] = _made(hint, value)
    return of(**made)


@cache
def _fields(of: type[Record]) -> dict[str, tuple[str, Any]]:
    """The fields of a record and their types, by their names in JSON."""
    hints = get_type_hints(of)
    return {of._names.get(name, name): (name, hints[name]) for name in of.__dataclass_fields__}


def _made(hint: Any, value: Any) -> Any:
    """A value of a field with that type."""
    if value is None:
        return None
    if isinstance(value, list):
        item = get_args(hint)[0]
        return tuple(_made(item, part) for part in value)
    if get_origin(hint) is Mapping:
        return {key: _made(get_args(hint)[1], part) for key, part in value.items()}
    # Of a type or None, the type.
    for one in get_args(hint) or (hint,):
        if one is datetime.date:
            return datetime.date.fromisoformat(value)
        if isinstance(one, type) and issubclass(one, Record):
            return from_plain(one, value)
    return value


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
