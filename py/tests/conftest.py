"""What the tests share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def read_lines(*patterns: str) -> list[dict[str, Any]]:
    """The lines of the fixtures that have a text."""
    files = sorted(file for pattern in patterns for file in (ROOT / "fixtures").glob(pattern))
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [line for line in lines if "text" in line]


@pytest.fixture(scope="session")
def labelled() -> list[dict[str, Any]]:
    """Labelled drafts, without a context."""
    lines = read_lines("drafts/*.jsonl")
    assert len(lines) >= 100
    return lines


@pytest.fixture(scope="session")
def with_log() -> list[dict[str, Any]]:
    """Drafts with a contact log."""
    lines = read_lines("claims/*.jsonl")
    assert len(lines) >= 100
    return lines
