"""A million drafts through Spark on this machine: drafts a second, and the memory that each worker takes.

pip install 'callwell[spark]' && python spark_million.py [DRAFTS [WORKERS]]
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Iterable, Iterator

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

import callwell.spark

OPENINGS = ["Hi Tom, it's Ann at Reef Tiles.", "Good morning, Mr Shaw, this is Fred Hale from XYZ Print."]
REASONS = [
    "I'm just checking in.",
    "You asked how others keep grout from staining, and I have a two-page guide for you.",
    "Did you get the brochure I sent?",
    "We spoke three months ago and you asked me to call back.",
    "Sorry to bother you, I know you're busy.",
]
ENDINGS = ["I'll call on Thursday at ten.", "Please call me back.", "How do you handle samples at the moment?"]


def memory(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """After each batch of a partition: how many drafts that was so far, and the most memory the worker ever took, in MB."""
    done = 0
    for batch in batches:
        done += batch.num_rows
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield pa.RecordBatch.from_pydict({"done": [done], "peak": [peak]})


def main(drafts: int, workers: int) -> None:
    builder = SparkSession.builder.master(f"local[{workers}]").appName("callwell").config("spark.ui.enabled", "false")
    spark = builder.config("spark.driver.memory", "2g").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")

    def pick(of: list[str], by: str) -> F.Column:
        return F.element_at(F.array(*map(F.lit, of)), F.pmod(F.hash("id", F.lit(by)), F.lit(len(of))) + 1)

    text = F.concat_ws(" ", pick(OPENINGS, "opening"), pick(REASONS, "reason"), pick(ENDINGS, "ending"))
    table = spark.range(drafts, numPartitions=4 * workers).select("id", text.alias("text"))
    callwell.spark.check(table.limit(1000)).count()

    start = time.perf_counter()
    checked = callwell.spark.check(table)
    counts = checked.groupBy("report.band").count().orderBy("band").collect()
    seconds = time.perf_counter() - start
    for row in counts:
        print(f"{row.band:10} {row['count']:>9,}")
    print(f"{drafts:,} drafts in {seconds:.1f} s: {drafts / seconds:,.0f} drafts a second with {workers} workers")

    peaks = checked.mapInArrow(memory, "done long, peak double").groupBy("done").agg(F.max("peak").alias("peak"))
    rows = peaks.orderBy("done").collect()
    print(
        f"memory of a worker at its most: {rows[0].peak:.0f} MB after {rows[0].done:,} drafts, {rows[-1].peak:.0f} MB after {rows[-1].done:,}"
    )
    spark.stop()


if __name__ == "__main__":
    numbers = [int(number.replace(",", "").replace("_", "")) for number in sys.argv[1:]]
    main(*(numbers + [1_000_000, os.cpu_count() or 1][len(numbers) :]))
