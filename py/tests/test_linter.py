"""Linters with options, rules of one's own, and the pages of rules."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Any

import pytest

import callwell

TEXT = "Hi Tom, it's Ann at Reef Tiles. I'm just checking in. Sorry to bother you. Synergy matters."

OWN: dict[str, Any] = {
    "id": "buzzword",
    "kind": "mistake",
    "title": "A word that says nothing",
    "severity": "hint",
    "points": -3,
    "message": "“{text}” says nothing.",
    "why": "Nobody buys a buzzword.",
    "instead": "Say what you mean.",
    "sources": [{"title": "House style", "says": "Plain words.", "grade": "craft"}],
    "find": [{"phrases": ["synergy", "best of breed", "paradigm shift"]}],
    "examples": {
        "bad": [
            {"text": "It gives you synergy.", "finds": "synergy"},
            {"text": "We are best of breed.", "finds": "best of breed"},
            {"text": "Call it a paradigm shift.", "finds": "paradigm shift"},
        ],
        "good": [{"text": "It gives you time."}, {"text": "We are plumbers."}, {"text": "Call it a change."}],
    },
}


def rules_of(linter: callwell.Linter) -> set[str]:
    return {finding.rule for finding in linter.check(TEXT).findings}


def test_select_ignore_and_severity() -> None:
    everything = rules_of(callwell.Linter())
    assert {"just-checking-in", "apologetic"} <= everything
    assert rules_of(callwell.Linter(select=["apologetic"])) == {"apologetic"}
    assert rules_of(callwell.Linter(ignore=["apologetic"])) == everything - {"apologetic"}
    assert rules_of(callwell.Linter(select=[])) == everything
    assert all(finding.severity == "error" for finding in callwell.Linter(min_severity="error").check(TEXT).findings)
    assert callwell.Linter(model=False).check("I'm just checking in.").findings


def test_bad_options() -> None:
    with pytest.raises(callwell.UnknownRuleError, match="just-checking-in"):
        callwell.Linter(ignore=["just-cheking-in"])
    with pytest.raises(ValueError, match="min_severity.*hint, warning, error"):
        callwell.Linter(min_severity="high")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"select.*\['apologetic'\]"):
        callwell.Linter(select="apologetic")
    with pytest.raises(TypeError, match="expected a list of files"):
        callwell.Linter(rules="own.toml")
    with pytest.raises(FileNotFoundError):
        callwell.Linter(rules=["no-such-file.toml"])


TOML = """
[[rules]]
id = "buzzword"
kind = "mistake"
title = "A word that says nothing"
severity = "hint"
points = -3
message = "“{text}” says nothing."
why = "Nobody buys a buzzword."
instead = "Say what you mean."
sources = [{ title = "House style", says = "Plain words.", grade = "craft" }]
find = [{ phrases = ["synergy", "best of breed", "paradigm shift"] }]
[rules.examples]
bad = [
  { text = "It gives you synergy.", finds = "synergy" },
  { text = "We are best of breed.", finds = "best of breed" },
  { text = "Call it a paradigm shift.", finds = "paradigm shift" },
]
good = [{ text = "It gives you time." }, { text = "We are plumbers." }, { text = "Call it a change." }]
"""


def test_rules_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(TOML, "utf-8")
    for linter in (callwell.Linter(rules=[OWN]), callwell.Linter(rules=[file]), callwell.Linter(rules=[str(file)])):
        [finding] = [finding for finding in linter.check(TEXT).findings if finding.rule == "buzzword"]
        assert finding.text == "Synergy" and finding.severity == "hint"
        assert linter.explain("buzzword").rule.instead == "Say what you mean."
        assert "Say what you mean." in linter.check(TEXT)._repr_html_()
        file.unlink(missing_ok=True)
        again = pickle.loads(pickle.dumps(linter))
        assert again == linter and hash(again) == hash(linter)
        assert again.check(TEXT) == linter.check(TEXT)
        assert pickle.loads(pickle.dumps(linter.check(TEXT)))._repr_html_() == linter.check(TEXT)._repr_html_()
        file.write_text(TOML, "utf-8")


def test_mistakes_in_rules_of_ones_own_are_named_by_file_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(TOML.replace('severity = "hint"', 'severity = "huge"'), "utf-8")
    with pytest.raises(callwell.RulesError) as caught:
        callwell.Linter(rules=[file])
    assert (caught.value.file, caught.value.line) == (str(file), 6)
    assert str(caught.value).startswith(f"{file}:6:") and "hint" in caught.value.message
    file.write_bytes(b"\xff")
    with pytest.raises(callwell.RulesError, match="byte 0: expected UTF-8"):
        callwell.Linter(rules=[file])
    with pytest.raises(callwell.RulesError, match=r"rules\[0\]"):
        callwell.Linter(rules=[{**OWN, "examples": {}}])
    with pytest.raises(callwell.RulesError, match=r"rules\[0\]: .*expected what JSON can hold"):
        callwell.Linter(rules=[{**OWN, "points": {1}}])


def test_linters_are_values() -> None:
    options: dict[str, Any] = {"min_severity": "warning", "model": False, "rewrites": True, "fixes": False}
    linter = callwell.Linter(select=["apologetic"], ignore=["small-talk"], **options)
    assert linter == callwell.Linter(select=("apologetic",), ignore=iter(["small-talk"]), **options)
    for other in (callwell.Linter(), 5, callwell.Linter(select=["apologetic"], ignore=["small-talk"])):
        assert linter != other
    assert repr(linter) == (
        "Linter(select=['apologetic'], ignore=['small-talk'], min_severity='warning', model=False, rewrites=True, "
        "fixes=False)"
    )
    assert eval(repr(linter), {"Linter": callwell.Linter}) == linter
    assert copy.copy(linter) == copy.deepcopy(linter) == pickle.loads(pickle.dumps(linter)) == linter


def test_rules_and_their_pages() -> None:
    rules = callwell.rules()
    assert len({rule.id for rule in rules}) == len(rules)
    assert [rule.kind for rule in rules].count("mistake") == 17 and [rule.kind for rule in rules].count("strength") == 7
    for rule in rules:
        assert rule.title and rule.why and rule.instead and rule.sources and len(rule.bad) >= 3 and len(rule.good) >= 3
        page = callwell.explain(rule.id)
        assert page.rule == rule
        assert str(page).startswith(rule.id) and page.markdown.startswith(f"# {rule.id}")
        assert page._repr_html_().startswith("<article")
    with pytest.raises(callwell.UnknownRuleError, match="small-talk"):
        callwell.explain("smalltalk")
    with pytest.raises(TypeError, match="expected str"):
        callwell.explain(5)  # type: ignore[arg-type]
