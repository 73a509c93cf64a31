"""Reports: what they say, and that they behave as values do."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import json
import pickle
from typing import Any

import pytest

import callwell

TEXT = "👋 Hi Tom, it's Ann at <b>Reef Tiles</b>. I'm just checking in. We spoke three months ago."
LOG = {
    "today": "2026-11-21",
    "contacts": [{"date": "2026-08-20", "channel": "call", "outcome": "no-answer", "with": "Jo"}],
}


@pytest.fixture(scope="module")
def report() -> callwell.Report:
    return callwell.check(TEXT, context=LOG, id="one")  # type: ignore[arg-type]


def plain(record: Any) -> Any:
    """A report put together from its records."""
    names = ("schema", "id", "kind", "unit", "words", "seconds")
    lists = ("findings", "strengths", "claims", "advice", "rewrites")
    made = {name: getattr(record, name) for name in names}
    made["today"] = record.today.isoformat()
    made["score"] = record.score.to_dict()
    made.update({name: [item.to_dict() for item in getattr(record, name)] for name in lists})
    return made


def test_the_records_say_what_the_json_says(report: callwell.Report, with_log: list[dict[str, Any]]) -> None:
    assert plain(report) == report.to_dict() == json.loads(report.to_json())
    fields = ("text", "kind", "id", "context")
    drafts = [{key: line[key] for key in fields if key in line} for line in with_log]
    kinds = set()
    for made in callwell.check_many(drafts, context={"today": "2026-05-14"}):
        assert plain(made) == made.to_dict()
        kinds |= {type(item) for item in (*made.findings, *made.strengths, *made.claims, *made.advice)}
    assert kinds >= {callwell.Finding, callwell.Strength, callwell.Claim}


def test_days_are_dates(report: callwell.Report) -> None:
    claim = report.claims[0]
    assert isinstance(claim.when[0].from_, datetime.date) and claim.when[0].from_ <= claim.when[0].to
    assert claim.nearest is not None and claim.nearest.date == datetime.date(2026, 8, 20)
    assert claim.nearest.with_ == "Jo" and claim.nearest.to_dict()["with"] == "Jo"


def test_what_was_looked_at_is_kept(report: callwell.Report) -> None:
    assert report.findings is report.findings
    assert report.points == report.score.points == sum(line.points for line in report.score.ledger)
    assert report.score.ledger[0].reason == "start"
    severities = {finding.severity for finding in report.findings}
    assert report.worst == ("error" if "error" in severities else "warning")
    assert callwell.check("Hi").draft == "Hi"


def test_reports_are_values(report: callwell.Report) -> None:
    same = callwell.check(TEXT, context=LOG, id="one")  # type: ignore[arg-type]
    assert same == report and same is not report and hash(same) == hash(report)
    assert len({same, report}) == 1
    for other in (
        callwell.check(TEXT, context={**LOG, "today": "2026-11-20"}, id="one"),
        callwell.check(TEXT + " "),
        TEXT,
    ):
        assert report != other
    assert copy.copy(report) is report and copy.deepcopy([report])[0] is report
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(report, protocol))
        assert again == report and again.to_dict() == report.to_dict() and again.findings == report.findings
        assert again._repr_html_() == report._repr_html_()
    size = len(pickle.dumps([report] * 2 + [same]))
    assert size < 3 * len(pickle.dumps(report)), "the linter is pickled once"
    for name in ("findings", "score", "draft"):
        with pytest.raises(AttributeError):
            setattr(report, name, ())
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.findings[0].rule = "other"  # type: ignore[misc]
    with pytest.raises(TypeError, match="not by hand"):
        callwell.Report()
    for record in (*report.findings, *report.claims, report.score):
        assert pickle.loads(pickle.dumps(record)) == record and isinstance(hash(record), int)
        assert eval(repr(record), {**vars(callwell), "datetime": datetime}) == record
    assert dataclasses.replace(report.findings[0], rule="other").rule == "other"
    match report:
        case callwell.Report(callwell.Score(band="dread"), findings=(callwell.Finding(rule=rule), *_)):
            assert rule == report.findings[0].rule
        case _:
            pytest.fail("no match")


def test_a_report_is_not_restored_onto_another_draft(report: callwell.Report) -> None:
    restore, (text, draft, linter) = report.__reduce__()[:2]
    assert restore(text, draft, linter) == report
    with pytest.raises(callwell.InputError, match="another draft"):
        restore(text, "short", linter)
    with pytest.raises(ValueError, match="not a report of this version"):
        restore(text.replace('"findings"', '"faults"'), draft, linter)
    with pytest.raises(callwell.InputError, match="no bytes"):
        restore(report.to_json(), draft, linter)


def test_repr(report: callwell.Report) -> None:
    assert repr(report).startswith(f"<Report 'one': {report.points} points; dread; findings: just-checking-in, ")
    assert repr(callwell.check("Hi")).startswith("<Report: ")


def test_html_holds_the_draft_escaped(report: callwell.Report) -> None:
    html = report._repr_html_()
    assert "&lt;b&gt;" in html and "<b>Reef" not in html
    assert "I&#39;m just checking in</mark>" in html
    assert "<script" not in html and "prefers-color-scheme: dark" in html


def test_errors_are_values() -> None:
    error = callwell.RulesError("bad", file="own.toml", line=3, column=7)
    assert str(error) == "own.toml:3:7: bad"
    assert isinstance(error, ValueError) and error.kind == "rules"
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.line) == (callwell.RulesError, str(error), 3)
    with pytest.raises(callwell.BatchError) as caught:
        callwell.check_many(["Hi", 5, 6])  # type: ignore[list-item]
    batch = pickle.loads(pickle.dumps(caught.value))
    assert str(batch) == str(caught.value) and "(and 1 more)" in str(batch)
    assert batch.reports == caught.value.reports and [wrong.index for wrong in batch.errors] == [1, 2]
