"""What type checkers should accept, and what they should reject: checked by mypy and pyright, never run."""

from __future__ import annotations

import datetime
from typing import Literal

from typing_extensions import assert_type

import callwell

report = callwell.check("Hi", kind="voicemail", context={"today": "2026-11-21"})
assert_type(report, callwell.Report)
assert_type(report.kind, Literal["opener", "voicemail"])
assert_type(report.findings, tuple[callwell.Finding, ...])
assert_type(report.findings[0].severity, Literal["error", "warning", "hint"])
assert_type(report.findings[0].span, callwell.Span | None)
assert_type(report.score.band, Literal["welcome", "needs work", "dread"])
assert_type(report.today, datetime.date | None)
assert_type(callwell.check_many(["Hi"]), list[callwell.Report])
assert_type(callwell.check_many(["Hi"], errors="return"), list[callwell.Report | callwell.Error])
assert_type(callwell.rewrite("Hi", kind="opener"), tuple[callwell.Rewrite, ...])
assert_type(callwell.check("Hi", rewrites=True, fixes=False).rewrites[0].placeholders, tuple[callwell.Placeholder, ...])
assert_type(callwell.Linter(rewrites=True).fix("Hi", unsafe=True), callwell.Fixed)
assert_type(report.findings[0].fixes[0].applicability, Literal["safe", "unsafe", "needs-input"])

callwell.check("Hi", kind="mail")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
callwell.check(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
callwell.Contact("2026-11-21", "fax", "reached")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
report.points = 5  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
callwell.Context(contacts=[callwell.Contact("2026-11-21", "call", "reached"), {"date": "2026-11-20"}])
