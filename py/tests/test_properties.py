"""What holds for any text."""

from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

import callwell

PIECES = [
    "Hi Tom", "it's Ann at Reef Tiles", "I’m just checking in", "we spoke three months ago", "call me back", "👋🏽", "é",
    "e\u0301", "\u202eabc", "\x00", "\r\n", "\u00a0", ", ", ". ", "“", "”", "[Name]", "{{first_name}}", "漢字", "\ufeff",
    "Caller: ", "on the 12th", "sorry to bother you", "<!-- callwell: allow apologetic -->",
]  # fmt: skip

texts = st.text(max_size=200) | st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join)
kinds = st.sampled_from(["opener", "voicemail"])


@settings(deadline=None, max_examples=400)
@given(texts, kinds)
def test_any_text_is_a_draft(text: str, kind: callwell.Kind) -> None:
    report = callwell.check(text, kind=kind, context={"today": "2026-11-21"})
    for found in (*report.findings, *report.strengths, *report.claims):
        if found.span is None:
            assert found.text == ""
        else:
            assert text[found.span.start : found.span.end] == found.text != ""
    assert 0 <= report.score.points <= 100
    assert report.score.points == sum(line.points for line in report.score.ledger)
    assert callwell.check_many([text], kind=kind, context={"today": "2026-11-21"}) == [report]
    assert pickle.loads(pickle.dumps(report)) == report
    assert report.to_dict()["findings"] == [finding.to_dict() for finding in report.findings]
    report._repr_html_()
    for finding in report.findings:
        for fix in finding.fixes:
            assert fix.apply(text) != text
            assert all(0 <= edit.start <= edit.end <= len(text) for edit in fix.edits)


@settings(deadline=None, max_examples=100)
@given(texts, kinds, st.booleans())
def test_what_could_be_said_instead_of_any_text(text: str, kind: callwell.Kind, unsafe: bool) -> None:
    day = {"today": "2026-11-21"}
    report = callwell.check(text, kind=kind, context=day, rewrites=True)
    assert report.rewrites == callwell.rewrite(text, kind=kind, context=day)
    assert report.findings or not report.rewrites
    for rewrite in report.rewrites:
        for hole in rewrite.placeholders:
            assert rewrite.text[hole.start : hole.end] == hole.text != ""
        assert callwell.check(rewrite.text, kind=kind, context=day).points == rewrite.score > report.points
    assert pickle.loads(pickle.dumps(report)) == report
    assert report.to_dict()["rewrites"] == [rewrite.to_dict() for rewrite in report.rewrites]
    report._repr_html_()
    fixed = callwell.fix(text, kind=kind, context=day, unsafe=unsafe)
    assert (fixed.text == text) == (fixed.applied == ())
    assert callwell.check(fixed.text, kind=kind, context=day).points >= report.points
    assert callwell.fix(fixed.text, kind=kind, context=day, unsafe=unsafe) == callwell.Fixed(fixed.text, ())


@settings(deadline=None, max_examples=100)
@given(st.lists(texts, max_size=8), st.integers(1, 4))
def test_a_batch_is_its_drafts_one_by_one(drafts: list[str], threads: int) -> None:
    day = {"today": "2026-11-21"}
    assert callwell.check_many(drafts, threads=threads, context=day) == [
        callwell.check(text, context=day) for text in drafts
    ]


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(), max_size=10) | st.text(st.sampled_from("a👋é\ud800\udfff"), max_size=8))
def test_text_that_utf8_cannot_hold_is_an_input_error(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as problem:
        try:
            callwell.check(text)
        except callwell.InputError as error:
            assert f"character {problem.start}:" in str(error)
        else:
            raise AssertionError("expected an InputError") from None
    else:
        callwell.check(text)
