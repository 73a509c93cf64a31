"""The contact log: what is expected of the fixtures, and that its records behave as values do."""

from __future__ import annotations

import datetime
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import callwell
import callwell.log

LOGS = Path(__file__).resolve().parents[2] / "fixtures" / "logs"
NAMES = sorted(path.stem for path in LOGS.glob("*.json"))
ROWS = [
    {"prospect": "Andy Shaw", "date": "2026-08-20", "channel": "voicemail", "outcome": "left message"},
    {"prospect": "Andy Shaw", "date": "2026-11-11", "outcome": "reached", "follow_up_on": "2026-11-18", "note": "eco stock"},
    {"prospect": "Ann Lee", "company": "Reef", "date": "2026-11-17", "outcome": "no answer"},
]  # fmt: skip
DAY = datetime.date(2026, 11, 18)


def read(name: str) -> tuple[callwell.log.Log, dict[str, Any]]:
    expected = json.loads((LOGS / f"{name}.json").read_text("utf-8"))
    options = {key: expected[key] for key in ("columns", "dates", "keep_going") if key in expected}
    return callwell.log.read(LOGS / f"{name}.csv", **options), expected


def test_there_are_fixtures() -> None:
    assert len(NAMES) >= 4


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_leads_to_the_advice_expected(name: str) -> None:
    log, expected = read(name)
    review = log.review(today=expected["today"])
    told = {}
    for person in review.people:
        advice = [
            {"id": one.id, "due": one.due.isoformat(), "lines": [entry.line for entry in one.entries]}
            for one in person.advice
        ]
        told[person.prospect] = {"standing": person.standing, "advice": advice}
    assert told == expected["people"]
    findings = [
        {"rule": found.rule, "severity": found.severity, "line": found.line, "column": found.column}
        for found in review.findings
        if found.rule != "missing-category"
    ]
    assert findings == expected["findings"]
    assert [error.line for error in log.unread] == expected.get("unread", [])
    assert all(isinstance(error, callwell.LogError) for error in log.unread)
    assert log.unread_rows == len(log.unread)
    assert log.skipped == review.skipped == expected.get("skipped", {})


@pytest.mark.parametrize("name", NAMES)
def test_plans_take_people_in_the_order_expected(name: str) -> None:
    log, expected = read(name)
    plan = log.plan(expected["minutes"], today=expected["today"])
    assert [item.state.prospect for item in plan.items] == expected["plan"]
    assert [item.state.prospect for item in plan.coming] == expected["coming"]
    assert plan.planned == sum(item.minutes for item in plan.items) <= plan.minutes


@pytest.mark.parametrize("name", NAMES)
def test_records_say_what_the_command_line_says(name: str) -> None:
    log, expected = read(name)
    options = [f"--{key}={expected[key]}" for key in ("columns", "dates", "today") if key in expected]
    options += ["--keep-going"] if expected.get("keep_going") else []
    for command, record in (("log", log.review(today=expected["today"])), ("plan", log.plan(today=expected["today"]))):
        arguments = [command, str(LOGS / f"{name}.csv"), "--format=json", *options]
        made = subprocess.run([sys.executable, "-m", "callwell", *arguments], capture_output=True, check=False)
        plain = record.to_dict()
        assert json.loads(made.stdout) == plain, made.stderr
        assert list(json.loads(made.stdout)) and pickle.loads(pickle.dumps(record)) == record
        assert hash(record) == hash(pickle.loads(pickle.dumps(record)))


def test_rows_and_dataframes_say_the_same_as_a_file(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    pyarrow = pytest.importorskip("pyarrow")
    names = list(dict.fromkeys(name for row in ROWS for name in row))
    whole = [{name: row.get(name) for name in names} for row in ROWS]
    file = tmp_path / "rows"
    pandas.DataFrame(whole).to_csv(file, index=False)
    want = callwell.log.read(file).plan(today=DAY)
    dated = pandas.DataFrame(whole)
    dated["date"] = pandas.to_datetime(dated["date"])
    for source in (ROWS, iter(ROWS), pandas.DataFrame(whole), dated, polars.DataFrame(whole), pyarrow.Table.from_pylist(whole)):  # fmt: skip
        assert callwell.log.read(source).plan(today=DAY) == want
    times = [{**ROWS[0], "date": datetime.datetime(2026, 8, 20, 9, 30)}]
    assert callwell.log.read(times).people[0].entries[0].minute == 9 * 60 + 30


def test_people_and_contexts() -> None:
    log = callwell.log.read(ROWS)
    assert (log.rows, len(log), log.unread, log.unread_rows, log.skipped) == (3, 2, (), 0, {})
    assert repr(log) == "<Log 'rows': 3 rows about 2 people>"
    assert [person.name for person in log.people] == ["Andy Shaw", "Ann Lee"]
    andy = log.find("andy  shaw")
    assert andy == log.people[0] and andy is not None
    assert (andy.entries[1].follow_up_on, andy.entries[1].note) == (DAY, "eco stock")
    assert log.find("Andy Shore") is None
    context = log.context("Andy Shaw")
    text = "Hi Andy, Fred at Quill Print. We spoke last week."
    report = callwell.check(text, context={**context.to_dict(), "today": DAY})
    assert report.claims[0].verdict == "supported" and report.claims[0].nearest is not None
    assert report.claims[0].nearest.note == "eco stock"
    with pytest.raises(callwell.LogError, match="nothing about “Andy Shore”"):
        log.context("Andy Shore")
    twice = callwell.log.read([*ROWS, {**ROWS[2], "company": "Lark"}])
    with pytest.raises(callwell.LogError, match="Ann Lee, Lark .*Ann Lee, Reef"):
        twice.find("Ann Lee")
    found = twice.find("Ann Lee", company="lark")
    assert found is not None and found.company == "Lark"


def test_offers_holidays_and_cadence_count() -> None:
    log = callwell.log.read(ROWS)
    assert log.plan(today="2026-11-18").items[0].due == DAY
    warm = callwell.log.read(
        [{"prospect": "Ann", "category": "former client", "date": "2026-01-05", "outcome": "reached"}]
    )
    offers = [callwell.Offer("article", "a guide to recycled stock")]
    message = warm.review(today=DAY, offers=offers).people[0].advice[0].message
    assert "a guide to recycled stock" in message
    tried = callwell.log.read(ROWS[2:])
    assert [item.state.prospect for item in tried.plan(today=DAY).items] == ["Ann Lee"]
    assert tried.plan(today=DAY, holidays=["2026-11-18", datetime.date(2026, 11, 17)]).items == ()
    assert tried.plan(today=DAY, cadence={"try_every": 3}).items == ()
    left_over = tried.plan(0, today=DAY).left_over["keep-trying"]
    assert left_over.people == 1 and left_over.minutes > 0
    assert log.plan().today in (datetime.date.today(), datetime.date.today() - datetime.timedelta(1))


def test_pages_and_calendar(tmp_path: Path) -> None:
    log = callwell.log.read([*ROWS, {"prospect": "<b>Bo</b>", "date": "2026-11-02", "outcome": "reached", "follow_up_on": "2026-11-20"}])  # fmt: skip
    own = tmp_path / "own.toml"
    own.write_text('[try_every]\nvalue = 3\nwhy = "We ask less."\n', "utf-8")
    for cadence in (None, {"try_every": 3}, own, str(own)):
        plan, review = log.plan(today=DAY, cadence=cadence), log.review(today=DAY, cadence=cadence)
        for page in (plan.to_html(cadence=cadence), review.to_html(cadence=cadence)):
            assert page.startswith("<!DOCTYPE html>") and "Andy Shaw" in page and "<b>Bo" not in page
    ics = plan.to_ics(datetime.time(14, 30))
    assert ics.startswith("BEGIN:VCALENDAR") and "DTSTART:20261118T143000" in ics
    assert "Andy Shaw" in ics
    few = review.to_html(most_people=1)
    assert few.count("Andy Shaw") + few.count("Ann Lee") < review.to_html().count("Andy Shaw") + review.to_html().count(
        "Ann Lee"
    )


@pytest.mark.parametrize(
    ("source", "options", "message"),
    [
        (ROWS, {"columns": {"whom": "prospect"}}, "columns: \"whom\": expected one of prospect, date"),
        (ROWS, {"columns": "whom=prospect"}, "`whom`.*expected one of"),
        (ROWS, {"columns": {"prospect": "Contact"}}, "rows:1:.*Contact"),
        (ROWS, {"dates": "ymd"}, "expected iso, dmy"),
        ([{"prospect": "Ann", "date": "03/04/2026", "outcome": "reached"}], {}, "rows:2:.*03/04/2026"),
        ([{"prospect": "Ann", "date": "2026-04-03", "outcome": "reachd"}], {}, "rows:2:.*reached"),
        ([{"prospect": "Ann"}], {}, "rows:1:.*date"),
        ([], {}, "rows:.*no column for `prospect`"),
        (["Ann"], {}, "row 0: str: expected a mapping"),
    ],
)  # fmt: skip
def test_what_is_no_log(source: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(callwell.LogError, match=message):
        callwell.log.read(source, **options)


def test_bad_arguments(tmp_path: Path) -> None:
    log = callwell.log.read(ROWS)
    with pytest.raises(FileNotFoundError, match=r"no-such-file\.csv"):
        callwell.log.read("no-such-file.csv")
    with pytest.raises(callwell.LogError, match="voicemails_a_week"):
        log.plan(cadence={"voicemail_a_week": 1})
    with pytest.raises(callwell.LogError, match="expected a number"):
        log.plan(cadence={"voicemails_a_week": -1})
    with pytest.raises(callwell.ContextError, match="film"):
        log.plan(offers=[{"kind": "film", "what": "x"}])
    with pytest.raises(ValueError, match="minutes: -5"):
        log.plan(-5)
    with pytest.raises(callwell.LogError, match="'2026-02-30': expected a date"):
        log.plan(today="2026-02-30")
    with pytest.raises(TypeError, match="not by hand"):
        callwell.log.Log()
    file = tmp_path / "own.toml"
    file.write_text("[try_every]\nvalu = 3\n", "utf-8")
    with pytest.raises(callwell.LogError) as caught:
        log.plan(cadence=file)
    assert (caught.value.file, caught.value.line) == (str(file), 2)
