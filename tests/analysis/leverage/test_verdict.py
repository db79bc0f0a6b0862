"""When something may be said, and when nothing may be said."""

from __future__ import annotations

import pytest

from veedor.analysis.leverage.verdict import verdict

ENOUGH = {"operations": 30, "dates": 8, "power": 0.7, "p": 0.01, "p_volume": 0.01}


def test_enough_of_everything_coincides():
    assert verdict(**ENOUGH) == "coincides"
    assert verdict(**ENOUGH | {"p_volume": None}) == "coincides"


@pytest.mark.parametrize(
    "lacking", [{"operations": 9}, {"dates": 4}, {"power": 0.49}, {"power": None}, {"p": None}], ids=str
)
def test_too_little_of_anything_cannot_tell_whatever_p_is(lacking):
    assert verdict(**ENOUGH | {"p": 0.0001} | lacking) == "cannot tell"


@pytest.mark.parametrize("weak", [{"p": 0.05}, {"p_volume": 0.05}, {"p": 0.6, "p_volume": 0.9}], ids=str)
def test_both_have_to_be_below_the_level(weak):
    assert verdict(**ENOUGH | weak) == "no evidence"
