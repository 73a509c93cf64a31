"""check, check_many and what they accept."""

from __future__ import annotations

import datetime
import threading
from typing import Any

import pytest

import callwell

TEXT = "👋 Hi Tom, it's Ann at Reef Tiles. I'm just checking in. We spoke three months ago."


def rules_of(report: callwell.Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_spans_count_code_points() -> None:
    report = callwell.check(TEXT)
    assert report.unit == "char"
    assert rules_of(report) == ["just-checking-in", "fabricated-contact"]
    for found in (*report.findings, *report.strengths, *report.claims):
        assert found.span is not None
        assert TEXT[found.span.start : found.span.end] == found.text


def test_kind() -> None:
    text = "Hi Tom, it's Ann. The tiles you chose came in today. I'll call on Monday at nine."
    assert "missing-identity" not in rules_of(callwell.check(text))
    assert "missing-identity" in rules_of(callwell.check(text, kind="voicemail"))
    with pytest.raises(callwell.InputError, match="'mail'.*expected 'opener' or 'voicemail'"):
        callwell.check(text, kind="mail")  # type: ignore[arg-type]


def test_today_is_filled_in_unless_it_is_said_not_to_be_known() -> None:
    today = datetime.date.today()
    assert callwell.check(TEXT).today in (today, datetime.date.today())
    assert callwell.check(TEXT, context={"deal": "none"}).today is not None
    assert callwell.check(TEXT, context=callwell.Context(today="2026-11-21")).today == datetime.date(2026, 11, 21)
    unknown = callwell.check(TEXT, context={"today": None})
    assert unknown.today is None
    assert unknown.claims[0].when == ()
    base = callwell.Linter(context={"today": datetime.date(2026, 11, 21)})
    assert base.check(TEXT, context={"deal": "none"}).today == datetime.date(2026, 11, 21)
    assert base.check(TEXT, context={"today": "2025-01-01"}).today == datetime.date(2025, 1, 1)


def test_contexts_as_dataclasses_dicts_and_tables_say_the_same() -> None:
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    pyarrow = pytest.importorskip("pyarrow")
    log = [
        callwell.Contact("2026-08-20", "voicemail", "left-message", note="recycled stock"),
        callwell.Contact(datetime.date(2026, 9, 1), "call", "no-answer"),
    ]
    rows = [entry.to_dict() for entry in log]
    assert rows[1]["date"] == "2026-09-01"
    days = [{**row, "date": datetime.date.fromisoformat(row["date"])} for row in rows]
    logs: list[Any] = [log, rows, tuple(rows), days, pandas.DataFrame(rows), polars.DataFrame(rows)]
    logs.append(pyarrow.Table.from_pylist([{**row, "note": row.get("note")} for row in rows]))
    with_times = pandas.DataFrame(rows)
    with_times["date"] = pandas.to_datetime(with_times["date"])
    logs.append(with_times)
    reports = [callwell.check(TEXT, context={"today": "2026-11-21", "contacts": log}) for log in logs]
    assert reports[0].claims[0].verdict == "contradicted"
    assert reports[0].claims[0].nearest == callwell.Contact(datetime.date(2026, 9, 1), "call", "no-answer")
    assert all(report == reports[0] for report in reports)
    whole = callwell.Context(
        today=datetime.date(2026, 11, 21),
        caller=callwell.Caller(name="Ann"),
        prospect=callwell.Prospect(name="Tom", asked_about_us=False),
        contacts=log,
        offers=[callwell.Offer("article", "a guide to grout")],
    )
    assert callwell.check(TEXT, context=whole) == callwell.check(TEXT, context=whole.to_dict())


@pytest.mark.parametrize(
    ("context", "message"),
    [
        ({"deals": "none"}, "context.*deals.*expected one of.*deal"),
        ({"deal": "lost"}, "context.deal: .*lost.*in-progress"),
        (
            {"contacts": [{"date": "2026-02-30", "channel": "call", "outcome": "reached"}]},
            r"contacts\[0\].date: .*2026-02-30",
        ),
        (
            {"contacts": [{"date": "2026-02-03", "channel": "fax", "outcome": "reached"}]},
            r"contacts\[0\].channel: .*fax.*voicemail",
        ),
        ({"contacts": 5}, "context.contacts: .*5.*expected a sequence"),
        ({"contacts": object()}, "context: .*expected what JSON can hold"),
        ({"caller": {"name": "a\ud800"}}, "context"),
        ({"prospect": {"asked_about_us": float("nan")}}, "context: "),
        ("deal", "context: str: expected Context or a mapping"),
    ],
)
def test_bad_contexts(context: Any, message: str) -> None:
    with pytest.raises(callwell.ContextError, match=message):
        callwell.check(TEXT, context=context)
    with pytest.raises(callwell.ContextError, match=message):
        callwell.Linter(context=context)
    with pytest.raises(callwell.ContextError, match=message):
        callwell.check_many([], context=context)
    [error] = callwell.check_many([callwell.Draft(TEXT, context=context)], errors="return")
    assert isinstance(error, callwell.ContextError)
    assert error.index == 0


@pytest.mark.parametrize("bad", [5, b"Hi", None, ["Hi"]])
def test_what_is_no_text(bad: Any) -> None:
    with pytest.raises(callwell.InputError, match=f"{type(bad).__name__}: expected str"):
        callwell.check(bad)


def test_lone_surrogates_are_named_with_their_place() -> None:
    with pytest.raises(callwell.InputError, match=r"character 4: lone surrogate U\+DC80"):
        callwell.check("👋 Hi\udc80")
    with pytest.raises(callwell.InputError, match="id: .*character 0"):
        callwell.check("Hi", id="\ud800")


def test_a_batch_keeps_its_order_whatever_it_is() -> None:
    texts = [f"Hi Tom, it's Ann at Reef Tiles, call {n}. I'm just checking in." * (1 + n % 7) for n in range(500)]
    day = {"today": "2026-11-21"}
    want = [callwell.check(text, context=day) for text in texts]
    for drafts in (texts, tuple(texts), iter(texts), (text for text in texts), dict.fromkeys(texts).keys()):
        assert callwell.check_many(drafts, context=day) == want
    for threads in (1, 2, 5):
        assert callwell.check_many(texts, context=day, threads=threads) == want
    assert callwell.check_many([]) == []


def test_drafts_of_a_batch_say_more_than_their_text() -> None:
    log: list[Any] = [callwell.Contact("2026-08-20", "call", "reached")]
    own = callwell.Context(contacts=log)
    drafts: list[callwell.AnyDraft] = [
        TEXT,
        callwell.Draft(TEXT, id="one"),
        callwell.Draft(TEXT, "opener", "two", own),
        {"text": TEXT, "id": "three", "context": own},
        {"text": TEXT, "id": "four", "context": {"contacts": []}},
    ]
    reports = callwell.check_many(drafts, kind="voicemail", context={"today": "2026-11-21"})
    assert [report.id for report in reports] == [None, "one", "two", "three", "four"]
    assert [report.kind for report in reports] == ["voicemail", "voicemail", "opener", "voicemail", "voicemail"]
    verdicts = [report.claims[0].verdict for report in reports]
    assert verdicts == ["unverified", "unverified", "supported", "supported", "contradicted"]
    assert {report.today for report in reports} == {datetime.date(2026, 11, 21)}


def test_contexts_of_drafts_that_do_not_live_long_are_not_taken_for_each_other() -> None:
    reached = {"date": "2026-08-20", "channel": "call", "outcome": "reached"}

    def drafts() -> Any:
        for number in range(200):
            log = [reached] * (number % 3)
            yield {"text": TEXT, "context": {"today": "2026-11-21", "contacts": log, "offers": [], "log_since": None}}

    verdicts = [report.claims[0].verdict for report in callwell.check_many(drafts())]
    assert verdicts == ["supported" if number % 3 else "contradicted" for number in range(200)]


def test_bad_drafts_of_a_batch_are_reported_with_their_index_and_the_rest_is_done() -> None:
    drafts: list[Any] = [
        "Hi Tom.",
        5,
        {"text": "Hi", "tone": "warm"},
        {"id": "x"},
        callwell.Draft("Hi", kind="mail"),  # type: ignore[arg-type]
        "a\ud800",
        {"text": "Hi", "context": {"deal": "lost"}},
        "Hi Ann.",
    ]
    with pytest.raises(callwell.BatchError) as caught:
        callwell.check_many(drafts)
    error = caught.value
    assert [wrong.index for wrong in error.errors] == [1, 2, 3, 4, 5, 6]
    assert str(error.errors[0]) == "draft 1: int: expected str, Draft or a mapping with 'text'"
    assert "'tone'" in str(error.errors[1]) and "context" in str(error.errors[1])
    assert error.reports[0] == callwell.check("Hi Tom.") and error.reports[7] == callwell.check("Hi Ann.")
    assert [at for at, report in enumerate(error.reports) if report is None] == [1, 2, 3, 4, 5, 6]
    returned = callwell.check_many(drafts, errors="return")
    assert [type(item).__name__ for item in returned] == [
        "Report", "InputError", "InputError", "InputError", "InputError", "InputError", "ContextError", "Report",
    ]  # fmt: skip


def test_what_is_no_batch() -> None:
    for bad in ("Hi", b"Hi", {"text": "Hi"}, callwell.Draft("Hi")):
        with pytest.raises(TypeError, match="expected an iterable of drafts"):
            callwell.check_many(bad)  # type: ignore[arg-type]
    for threads in (0, -1, 1.5):
        with pytest.raises(ValueError, match="threads"):
            callwell.check_many(["Hi"], threads=threads)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="errors"):
        callwell.check_many(["Hi"], errors="ignore")  # type: ignore[call-overload]

    def broken() -> Any:
        yield "Hi"
        raise RuntimeError("the source broke")

    with pytest.raises(RuntimeError, match="the source broke"):
        callwell.check_many(broken())


def test_a_batch_leaves_the_interpreter_to_others() -> None:
    turns = 0
    done = threading.Event()

    def count() -> None:
        nonlocal turns
        while not done.wait(0.001):
            turns += 1

    thread = threading.Thread(target=count)
    thread.start()
    try:
        callwell.check_many([TEXT * 200] * 64, threads=1)
    finally:
        done.set()
        thread.join()
    assert turns >= 3


def test_one_linter_for_many_threads() -> None:
    linter = callwell.Linter(context={"today": "2026-11-21"})
    texts = [f"{TEXT} {n}" for n in range(50)]
    want = [linter.check(text).to_dict() for text in texts]
    got: list[list[dict[str, Any]]] = [[] for _ in range(6)]

    def work(into: list[dict[str, Any]]) -> None:
        into.extend(linter.check(text).to_dict() for text in texts)

    threads = [threading.Thread(target=work, args=(into,)) for into in got]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(part == want for part in got)
