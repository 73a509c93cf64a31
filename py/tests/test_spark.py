"""Spark on this machine: what several workers give is what one machine gives."""

from __future__ import annotations

import datetime
import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.spark
pytest.importorskip("pyspark")
if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
    pytest.skip("no Java runtime", allow_module_level=True)

DAY = {"today": "2026-11-21"}


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("callwell").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "64").config(
        "spark.driver.host", "127.0.0.1"
    )
    session = builder.config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def plain(value: Any) -> Any:
    """What a row holds, as JSON has it."""
    if hasattr(value, "asDict"):
        return {key: plain(item) for key, item in value.asDict().items() if item is not None or key == "span"}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def test_several_partitions_give_what_one_machine_gives(spark: Any, labelled: list[dict[str, Any]]) -> None:
    import callwell.spark

    rows = [(number, line["text"], line["kind"]) for number, line in enumerate(labelled[:700])]
    rows.append((700, None, "opener"))
    df = spark.createDataFrame(rows, "n int, body string, how string").repartition(7)
    linter = callwell.Linter(ignore=["small-talk"])
    checked = callwell.spark.check(df, text="body", kind_column="how", context=DAY, linter=linter)
    assert checked.columns == ["n", "body", "how", "report"]
    got = {row.n: row for row in checked.collect()}
    assert len(got) == len(rows)
    drafts = [callwell.Draft(text, kind=kind) for _, text, kind in rows[:-1]]
    for number, report in enumerate(linter.check_many(drafts, context=DAY)):
        want = report.to_dict()
        made = plain(got[number].report)
        for finding in made["findings"]:
            for name in ("weighed", "fixes"):
                if not finding[name]:
                    del finding[name]
        assert made.pop("ledger") == want["score"]["ledger"]
        assert (made.pop("score"), made.pop("band")) == (want["score"]["points"], want["score"]["band"])
        assert made == {key: value for key, value in want.items() if key not in ("schema", "unit", "score", "id")}
        assert got[number].body == rows[number][1]
    assert plain(got[700].report) == {"error": "text: null: expected a draft"}


def test_it_composes(spark: Any) -> None:
    from pyspark.sql import functions as F

    import callwell.spark

    df = spark.createDataFrame([("Hi Tom, it's Ann. I'm just checking in.",)] * 10, "text string")
    checked = callwell.spark.check(df)
    counted = checked.select(F.explode("report.findings.rule").alias("rule")).groupBy("rule").count()
    assert {row["rule"]: row["count"] for row in counted.collect()}["just-checking-in"] == 10
    assert checked.select("report.today").distinct().count() == 1
    known = callwell.Linter(context={"today": "2020-01-01"})
    [row] = callwell.spark.check(df, linter=known).select("report.today").distinct().collect()
    assert row.today == datetime.date(2020, 1, 1)


def test_bad_columns(spark: Any) -> None:
    import callwell.spark

    df = spark.createDataFrame([("Hi",)], "text string")
    with pytest.raises(callwell.InputError, match="no column 'body': expected one of text"):
        callwell.spark.check(df, text="body")
    with pytest.raises(callwell.InputError, match="there is a column 'text' already"):
        callwell.spark.check(df, into="text")
