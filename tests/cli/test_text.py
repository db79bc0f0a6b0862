"""Tables and wrapping: what people see fits and lines up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.cli.text import Column, cells, paragraph, plain, table, wrapped

words = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12)
cell = st.lists(words, min_size=1, max_size=20).map(" ".join)


@given(st.lists(st.tuples(words, cell), min_size=1, max_size=8))
def test_a_table_fits_where_its_words_do(rows):
    shown = table((Column("ID"), Column("WHAT", wraps=True)), rows, across=80)
    assert all(cells(line) <= 80 or (cells(line) > 80 and _wide(rows)) for line in shown.splitlines())


def _wide(rows):
    """Wide characters (CJK) count two columns each, where wrapping counts one."""
    return any(cells(a) != len(a) or cells(b) != len(b) for a, b in rows)


def test_a_wrapped_cell_goes_on_below_itself():
    shown = table((Column("ID"), Column("WHAT", wraps=True)), [("a1", "two men were arrested in Vereda")], across=24)
    assert shown.splitlines() == ["ID  WHAT", "a1  two men were", "      arrested in Vereda"]


def test_line_breaks_in_a_cell_are_kept():
    assert wrapped("first\nsecond", 20) == ["first", "second"]


def test_numbers_stand_on_the_right():
    assert table((Column("N", "right"),), [("1",), ("100",)]).splitlines() == ["  N", "  1", "100"]


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("a\tb\nc", "a b c"),
        ("\x1b[31mred\x1b[0m", "⟨U+001B⟩[31mred⟨U+001B⟩[0m"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("abc\u202edef", "abc⟨U+202E⟩def"),
        ("María", "María"),
    ],
)
def test_reports_cannot_drive_the_terminal(given_text, shown):
    assert plain(given_text) == shown


def test_a_paragraph_hangs_under_its_first_line():
    assert paragraph("one two three", indent="    ", first="  = ", across=12) == "  = one two\n    three"
