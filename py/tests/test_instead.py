"""Fixes and rewrites: what could be said instead."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

import pytest

import callwell

SORRY = "👋 Hi Tom, it’s Ann from Reef Tiles. Sorry to bother you. Your splashback tiles came in grey."
MENDED = "👋 Hi Tom, it’s Ann from Reef Tiles. Your splashback tiles came in grey."
SALE = "Hi Tom, it's Ann at Reef Tiles. Your splashback tiles came in grey. Are you ready to order?"
EMPTY = "👋 Hi Tom, it’s Ann at Reef Tiles. I’m just checking in."
OFFER = {"offers": [{"kind": "article", "what": "a two-page guide to sealing grout"}]}


def test_rewrites_are_made_where_they_are_asked_for() -> None:
    assert callwell.check(EMPTY).rewrites == callwell.check_many([EMPTY])[0].rewrites == ()
    made = callwell.rewrite(EMPTY)
    assert 1 <= len(made) <= 3
    assert callwell.check(EMPTY, rewrites=True).rewrites == made
    assert callwell.check_many([EMPTY], rewrites=True)[0].rewrites == made
    linter = callwell.Linter(rewrites=True)
    assert linter.check(EMPTY).rewrites == linter.check_many([EMPTY])[0].rewrites == linter.rewrite(EMPTY) == made
    assert linter.check(EMPTY).findings == callwell.check(EMPTY).findings


@pytest.mark.parametrize("kind", ["opener", "voicemail"])
def test_a_rewrite_proves_itself(kind: callwell.Kind) -> None:
    before = callwell.check(EMPTY, kind=kind)
    for rewrite in callwell.rewrite(EMPTY, kind=kind):
        after = callwell.check(rewrite.text, kind=kind)
        assert after.points == rewrite.score > before.points
        assert {finding.severity for finding in after.findings} <= {"hint"}
        assert (rewrite.applicability == "needs-input") == bool(rewrite.placeholders)
        # There are characters longer than a byte before the placeholders.
        for hole in rewrite.placeholders:
            assert rewrite.text[hole.start : hole.end] == hole.text
            assert hole.text.startswith("[") and hole.text.endswith("]")
        assert rewrite.why and rewrite.sources


def test_the_context_fills_the_placeholders() -> None:
    for linter, context in ((callwell.Linter(context=OFFER), None), (callwell.Linter(), OFFER)):
        best = linter.rewrite(EMPTY, context=context)[0]
        assert best.approach == "offer-something" and "guide to sealing grout" in best.text
    voicemail = callwell.rewrite("Hello Tom, Ann at Reef Tiles. Please call me back.", kind="voicemail", context=OFFER)
    assert "guide to sealing grout" in voicemail[0].text
    after_no: Any = {"contacts": [{"date": "2026-11-02", "channel": "call", "outcome": "declined"}]}
    assert callwell.rewrite(EMPTY, context=after_no)[0].approach == "let-go"


def test_what_is_faultless_or_endless_gets_no_rewrite() -> None:
    assert callwell.rewrite("Hi Tom, it's Ann at Reef Tiles. I have a guide to sealing grout for you.") == ()
    assert callwell.rewrite("") == ()
    assert callwell.rewrite(EMPTY * 300) == ()


def test_fixes_come_with_the_findings_unless_they_are_not_wanted() -> None:
    [finding] = callwell.check(SORRY).findings
    [fix] = finding.fixes
    assert fix.applicability == "safe"
    assert fix.apply(SORRY) == MENDED
    for report in (
        callwell.check(SORRY, fixes=False),
        callwell.check_many([SORRY], fixes=False)[0],
        callwell.Linter(fixes=False).check(SORRY),
    ):
        assert [dataclasses.replace(finding, fixes=()) for finding in callwell.check(SORRY).findings] == list(
            report.findings
        )


def test_edits_are_made_together() -> None:
    fix = callwell.Fix("safe", (callwell.Edit(5, 6, ""), callwell.Edit(0, 1, "H"), callwell.Edit(3, 3, ",")))
    assert fix.apply("hey Tom") == "Hey, Tm"


def test_every_fix_helps(labelled: list[dict[str, Any]]) -> None:
    fixes = 0
    for line in labelled[:150]:
        text, kind = line["text"], line["kind"]
        report = callwell.check(text, kind=kind)
        for finding in report.findings:
            for fix in finding.fixes:
                after = callwell.check(fix.apply(text), kind=kind, fixes=False)
                assert after.points >= report.points and len(after.findings) < len(report.findings), line["id"]
                fixes += 1
    assert fixes > 50


def test_fix_applies_what_is_safe_and_the_rest_only_where_it_is_allowed() -> None:
    assert callwell.fix(SORRY) == callwell.Fixed(MENDED, ("apologetic",))
    assert callwell.fix(MENDED) == callwell.Fixed(MENDED, ())
    assert callwell.fix(SALE) == callwell.Fixed(SALE, ())
    fixed = callwell.fix(SALE, unsafe=True)
    assert fixed.text == SALE.removesuffix(" Are you ready to order?") and fixed.applied == ("asking-for-sale",)
    # What a linter doesn't report it doesn't mend.
    assert callwell.Linter(ignore=["apologetic"]).fix(SORRY).text == SORRY
    talking: Any = {"deal": "in-progress"}
    assert callwell.fix(SALE, unsafe=True, context=talking).text == SALE


def test_they_are_values() -> None:
    for record in (*callwell.rewrite(EMPTY), callwell.fix(SORRY), callwell.check(SORRY).findings[0].fixes[0]):
        assert pickle.loads(pickle.dumps(record)) == record and isinstance(hash(record), int)
        assert eval(repr(record), vars(callwell)) == record
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, dataclasses.fields(record)[0].name, "")
    best = callwell.rewrite(EMPTY)[0]
    assert best.to_dict()["placeholders"] == [hole.to_dict() for hole in best.placeholders]
    report = callwell.check(EMPTY, rewrites=True)
    assert pickle.loads(pickle.dumps(report)) == report


@pytest.mark.parametrize("way", [callwell.rewrite, callwell.fix])
def test_bad_input(way: Any) -> None:
    with pytest.raises(callwell.InputError, match="int: expected str"):
        way(5)
    with pytest.raises(callwell.InputError, match="lone surrogate"):
        way("Hi\ud800")
    with pytest.raises(callwell.InputError, match="expected 'opener' or 'voicemail'"):
        way(EMPTY, kind="mail")
    with pytest.raises(callwell.ContextError, match="deal.*lost"):
        way(EMPTY, context={"deal": "lost"})


def test_html_shows_the_best_rewrite_and_the_fixes() -> None:
    text = "Hi Tom, it's Ann from <b>Reef</b> Tiles. Sorry to bother you. Your splashback <i>tiles</i> came in grey."
    page = callwell.check(text, rewrites=True)._repr_html_()
    assert "<del>Sorry to bother you.</del>" in page and "You could say" in page
    assert page.count("&lt;b&gt;Reef&lt;/b&gt;") >= 1 and "<b>Reef" not in page and "<i>tiles" not in page
    assert 'title="apologetic: ' in page
    assert "You could say" not in callwell.check(text)._repr_html_()
    assert '<mark class="hole">[' in callwell.check(EMPTY, rewrites=True)._repr_html_()
