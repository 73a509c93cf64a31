"""Tables in and out, with each of the libraries that people use."""

from __future__ import annotations

import json
from typing import Any

import pytest

import callwell
from callwell.arrow import REPORT_SCHEMA, check_batch

pa = pytest.importorskip("pyarrow")

DAY = {"today": "2026-11-21"}
TEXTS = [
    "👋 Hi Tom, it's Ann at Reef Tiles. I'm just checking in. We spoke three months ago.",
    None,
    "Hi Tom, it's Ann at Reef Tiles. I have a guide to grout for you. I'll call on Monday at nine.",
    "",
]


def rows_of(reports: list[callwell.Report]) -> list[dict[str, Any]]:
    """What the table should hold, made from the reports' JSON."""
    rows = []
    for report in reports:
        row = report.to_dict()
        score = row.pop("score")
        row.update(score=score["points"], band=score["band"], ledger=score["ledger"], error=None)
        for name in ("schema", "unit", "id"):
            row.pop(name, None)
        for finding in row["findings"]:
            finding.setdefault("weighed", [])
            finding.setdefault("fixes", [])
        rows.append(row)
    return rows


def plain(value: Any) -> Any:
    """What a table holds, as JSON has it: nothing where there is nothing."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if item is not None or key in ("span", "error")}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_a_batch_gives_the_reports_row_by_row(with_log: list[dict[str, Any]]) -> None:
    lines = [dict(line) for line in with_log[:200]]
    # Every other with what is longer in bytes than in code points.
    for line in lines[::2]:
        line["text"] = line["text"].replace("'", "’")
    texts = [line["text"] for line in lines]
    contexts = [json.dumps(line["context"]) if "context" in line else None for line in lines]
    kinds = [line.get("kind") for line in lines]
    batch = pa.record_batch(
        {"draft": texts, "log": contexts, "how": pa.array(kinds, pa.string()), "n": range(len(lines))}
    )
    linter = callwell.Linter(rewrites=True)
    columns = {"text": "draft", "kind_column": "how", "context_column": "log"}
    made = check_batch(batch, context=DAY, keep=["n", "draft"], threads=2, linter=linter, **columns)
    assert len(made) == len(lines)
    table = pa.record_batch(made)
    table.validate(full=True)
    assert table.schema.names == ["n", "draft", *pa.schema(REPORT_SCHEMA).names]
    drafts = [callwell.Draft(line["text"], kind=line.get("kind"), context=line.get("context")) for line in lines]
    want = rows_of(linter.check_many(drafts, context=DAY))
    got = table.drop_columns(["n", "draft"]).to_pylist()
    assert [plain(row) for row in got] == [plain(row) for row in want]
    assert any(claim["nearest"] for row in got for claim in row["claims"])
    assert any(finding["fixes"] for row in got for finding in row["findings"])
    assert any(rewrite["placeholders"] for row in got for rewrite in row["rewrites"])
    assert table["draft"].to_pylist() == texts


def test_what_cannot_be_read_is_a_row_with_an_error() -> None:
    batch = pa.record_batch({
        "text": ["Hi", None, "Hi", "Hi"],
        "kind": ["opener", "opener", "mail", None],
        "context": [None, None, None, '{"deal": "lost"}'],
    })  # fmt: skip
    rows = pa.record_batch(check_batch(batch, kind_column="kind", context_column="context")).to_pylist()
    assert rows[0]["error"] is None and rows[0]["score"] is not None
    for row, message in zip(
        rows[1:], ["text: null", "kind `mail`: expected opener or voicemail", "context.deal"], strict=True
    ):
        assert message in row["error"]
        assert {name for name, value in row.items() if value is not None} == {"error"}


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "dictionary", "null", "chunks", "slice"])
def test_every_way_to_hold_text(kind: str) -> None:
    column = pa.array(TEXTS)
    if kind == "dictionary":
        column = pa.array([*TEXTS, "Hi"]).dictionary_encode()[:4]
    elif kind == "null":
        column = pa.nulls(4)
    elif kind == "slice":
        column = pa.array(["x", *TEXTS, "y"])[1:5]
    elif kind != "chunks":
        column = column.cast(getattr(pa, kind)())
    if kind == "chunks":
        table = pa.table({"text": pa.chunked_array([TEXTS[:1], [], TEXTS[1:]])})
        assert pa.table(check_batch(table)).num_rows == 4
        made = pa.table(check_batch(table, context=DAY)).to_pylist()
    else:
        made = pa.record_batch(check_batch(pa.record_batch({"text": column}), context=DAY)).to_pylist()
    want = [None if text is None or kind == "null" else callwell.check(text, context=DAY).points for text in TEXTS]
    assert [row["score"] for row in made] == want


def test_a_stream_is_checked_as_it_is_read_and_once() -> None:
    pulled = []

    def batches() -> Any:
        for number in range(5):
            pulled.append(number)
            yield pa.record_batch({"text": [f"Hi Tom, call {number}."] * 3})

    source = pa.RecordBatchReader.from_batches(pa.schema({"text": pa.string()}), batches())
    made = check_batch(source)
    assert pulled == []
    reader = pa.RecordBatchReader.from_stream(made)
    assert reader.read_next_batch().num_rows == 3
    assert pulled == [0]
    assert sum(batch.num_rows for batch in reader) == 12
    with pytest.raises(ValueError, match="read already"):
        pa.RecordBatchReader.from_stream(made)


def test_an_error_of_the_source_reaches_the_reader() -> None:
    def batches() -> Any:
        yield pa.record_batch({"text": ["Hi"]})
        raise RuntimeError("the source broke")

    source = pa.RecordBatchReader.from_batches(pa.schema({"text": pa.string()}), batches())
    with pytest.raises(Exception, match="the source broke"):
        pa.table(check_batch(source))


def test_a_large_table_comes_in_pieces() -> None:
    table = pa.table({"text": ["Hi Tom."] * 20_000})
    sizes = [batch.num_rows for batch in pa.RecordBatchReader.from_stream(check_batch(table))]
    assert sum(sizes) == 20_000 and max(sizes) <= 8192
    assert pa.table(check_batch(table.slice(0, 0))).num_rows == 0


def test_polars() -> None:
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame({"text": TEXTS, "n": range(4)})
    for column in (frame["text"], frame["text"].cast(pl.Categorical)):
        made = pl.DataFrame(check_batch(frame.with_columns(text=column), keep="n", context=DAY))
        assert made["n"].to_list() == [0, 1, 2, 3]
        assert made["score"].to_list() == [
            None if text is None else callwell.check(text, context=DAY).points for text in TEXTS
        ]
        assert made["findings"][0][0]["rule"] == "just-checking-in"


def test_pandas() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"text": TEXTS, "n": range(4)})
    made = pa.table(check_batch(frame, keep=["n"], context=DAY)).to_pandas()
    assert made["n"].tolist() == [0, 1, 2, 3]
    assert made["band"].tolist()[0] == "dread" and made["error"].tolist()[1] == "text: null: expected a draft"


def test_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb")
    drafts = duckdb.sql(
        "select i as n, 'Hi Tom, it''s Ann. I''m just checking in, ' || i as text from range(3000) t(i)"
    )
    checked = pa.table(check_batch(drafts, keep=["n"]))  # noqa: F841, the query below reads it
    [(rule, count)] = duckdb.sql(
        "select f.rule, count(*) from (select unnest(findings) as f from checked) where f.rule = 'just-checking-in' group by 1"
    ).fetchall()
    assert (rule, count) == ("just-checking-in", 3000)


def test_what_is_no_table() -> None:
    batch = pa.record_batch({"text": ["Hi"], "n": [1], "score": [2]})
    with pytest.raises(callwell.InputError, match='no column "body": expected one of text, n, score'):
        check_batch(batch, text="body")
    with pytest.raises(callwell.InputError, match='"score" cannot be kept'):
        check_batch(batch, keep=["score"])
    with pytest.raises(callwell.InputError, match='column "n": Int64: expected text'):
        check_batch(batch, text="n")
    with pytest.raises(callwell.ContextError):
        check_batch(batch, context={"deal": "lost"})
    with pytest.raises(callwell.InputError, match="kind"):
        check_batch(batch, kind="mail")  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="int: expected an object with __arrow_c_array__"):
        check_batch(5)  # type: ignore[call-overload]
    with pytest.raises(TypeError, match="expected a record batch"):
        check_batch(pa.array(["Hi"]))
