"""A pair is read from a marked sentence and cut again at the same places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.claims.learned.pair import Pair

WORDS = st.text(st.characters(blacklist_characters="<>", blacklist_categories=("Cs",)), max_size=12)


@given(st.lists(WORDS, min_size=5, max_size=5), st.booleans())
def test_marks_are_read_and_written_alike(words, swapped):
    a, b = ("t", "s") if swapped else ("s", "t")
    line = f"{words[0]}<{a}>{words[1]}</{a}>{words[2]}<{b}>{words[3]}</{b}>{words[4]}"
    pair = Pair.marked(line)
    assert pair.text == "".join(words)
    first, second = (pair.target, pair.source) if swapped else (pair.source, pair.target)
    assert pair.text[slice(*first)] == words[1]
    assert pair.text[slice(*second)] == words[3]
    assert "".join(piece for _, piece in pair.pieces()) == pair.text


def test_a_sentence_may_leave_its_target_out():
    pair = Pair.marked("<s>Guards</s> went on strike.")
    assert pair.target is None
    assert pair.source == (0, 6)


@pytest.mark.parametrize("line", ["Nobody is marked.", "<s>Police freed <t>him</t>."])
def test_what_is_not_marked_is_refused(line):
    with pytest.raises(ValueError, match="not marked"):
        Pair.marked(line)
