"""Python gives the reports that the command line gives, which are Rust's, with places in code points for bytes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import callwell

ROOT = Path(__file__).resolve().parents[2]


def in_code_points(report: dict[str, Any], text: str) -> dict[str, Any]:
    """The report with every place counted anew, by Python alone."""
    data = text.encode()

    def at(byte: int, of: bytes = data) -> int:
        return len(of[:byte].decode())

    report["unit"] = "char"
    for item in (*report["findings"], *report["strengths"], *report["claims"]):
        if item["span"] is not None:
            item["span"] = {key: at(byte) for key, byte in item["span"].items()}
        for edit in (edit for fix in item.get("fixes", ()) for edit in fix["edits"]):
            edit["start"], edit["end"] = at(edit["start"]), at(edit["end"])
    for rewrite in report["rewrites"]:
        for hole in rewrite["placeholders"]:
            words = rewrite["text"].encode()
            hole["start"], hole["end"] = at(hole["start"], words), at(hole["end"], words)
    return report


def test_the_conformance_cases() -> None:
    folder = ROOT / "fixtures" / "conformance"
    cases = [json.loads(line) for line in (folder / "cases.jsonl").read_text("utf-8").splitlines()]
    wants = [json.loads(line) for line in (folder / "reports.jsonl").read_text("utf-8").splitlines()]
    assert len(cases) == len(wants) >= 100
    # What a case doesn't say of the day is not known: it isn't the day of the test.
    reports = callwell.check_many(cases, context={"today": None}, rewrites=True)
    assert sum(len(report.rewrites) for report in reports) > 100
    assert sum(len(finding.fixes) for report in reports for finding in report.findings) > 100
    for case, want, report in zip(cases, wants, reports, strict=True):
        assert report.to_dict() == in_code_points(want, case["text"]), case["id"]
        own = {"kind": case["kind"], "context": {"today": None, **case.get("context", {})}}
        assert callwell.rewrite(case["text"], **own) == report.rewrites, case["id"]


def test_reports_are_those_of_the_command_line(
    tmp_path: Path, labelled: list[dict[str, Any]], with_log: list[dict[str, Any]]
) -> None:
    fields = ("text", "kind", "context")
    drafts = []
    for number, line in enumerate([*labelled, *with_log]):
        draft = {key: line[key] for key in fields if key in line}
        # Half of them with what is longer in bytes than in code points.
        draft["text"] = draft["text"] if number % 2 else "👋🏽 é " + draft["text"].replace("'", "’")
        draft["id"] = str(number)
        draft["context"] = {"today": "2026-11-21", **draft.get("context", {})}
        drafts.append(draft)
    file = tmp_path / "drafts.jsonl"
    file.write_text("".join(json.dumps(draft) + "\n" for draft in drafts), "utf-8")
    command = [sys.executable, "-m", "callwell", "check", "--format", "jsonl", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode in (0, 1), run.stderr
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(lines) == len(drafts)
    reports = callwell.check_many(drafts)
    for draft, want, report in zip(drafts, lines, reports, strict=True):
        assert want["unit"] == "byte"
        assert report.to_dict() == in_code_points(want, draft["text"])
    assert sum(len(report.findings) for report in reports) > len(reports) / 2
