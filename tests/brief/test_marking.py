"""Marked evidence is well-formed and cannot act, whatever the text and the spans."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.marking import mark, visible

spans = st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=6)
texts = st.text(alphabet="ab <>&\"'\u202eñ", max_size=30)


@given(texts, spans)
def test_text_survives_and_tags_balance(text: str, places: list[tuple[int, int]]) -> None:
    marked = str(mark(text, places))
    bare = re.sub(r"</?mark>", "", marked)
    assert html.unescape(bare) == visible(text)
    depth = 0
    for tag in re.findall(r"</?mark>", marked):
        depth += 1 if tag == "<mark>" else -1
        assert depth in (0, 1)
    assert depth == 0


@given(texts, spans)
def test_marks_cover_exactly_the_spans(text: str, places: list[tuple[int, int]]) -> None:
    covered = {i for start, end in places for i in range(max(0, start), min(len(text), end))}
    seen: set[int] = set()
    at = 0
    for piece in re.split(r"(<mark>.*?</mark>)", str(mark(text, places)), flags=re.DOTALL):
        length = len(html.unescape(re.sub(r"</?mark>", "", piece)).replace("⟨U+202E⟩", "\u202e"))
        if piece.startswith("<mark>"):
            seen |= set(range(at, at + length))
        at += length
    assert seen == covered


def test_labels_name_every_claim_of_a_stretch() -> None:
    assert mark("abcd", [(0, 4), (1, 2)], labels=["p", 'q"']) == (
        '<mark title="p">a</mark><mark title="p · q&quot;">b</mark><mark title="p">cd</mark>'
    )


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_markup_in_reports_is_shown_not_run(hostile: str) -> None:
    shown = str(mark(hostile, [(0, 5)]))
    assert "<script" not in shown
    assert "<img" not in shown


def test_wrong_use_is_refused() -> None:
    with pytest.raises(ValueError, match="not the name of an element"):
        mark("a", [], tag="b onclick=x")
    with pytest.raises(ValueError, match="1 labels for 0 spans"):
        mark("a", [], labels=["x"])
