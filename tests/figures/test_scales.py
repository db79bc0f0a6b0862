"""Scales and measures: ticks where people expect them, text that does not end too late."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from veedor.figures.measuring import fitted, measure, wrapped
from veedor.figures.scales import Days, Linear, around, reaching

TICKS = [
    (0, 3, [0, 1, 2, 3]),
    (-1, 1, [-1, -0.5, 0, 0.5, 1]),
    (0, 1000, [0, 200, 400, 600, 800, 1000]),
    (880, 905, [880, 885, 890, 895, 900, 905]),
]
SPANS = [("2025-01-01", "2025-01-20"), ("2024-03-05", "2025-08-01"), ("1990-01-01", "2025-12-31")]


@pytest.mark.parametrize(("low", "high", "ticks"), TICKS)
def test_ticks_are_round_numbers(low, high, ticks):
    assert Linear(low, high, 0, 100).ticks(6, whole=low >= 0) == ticks


def test_a_scale_of_nothing_divides_by_nothing():
    assert Linear(5, 5, 0, 100)(5) == 0
    assert reaching([], 0, 1).high > 0
    assert around([None], 0, 1) is None


@pytest.mark.parametrize(("first", "last"), SPANS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_labels_of_days_do_not_touch(first, last, language):
    scale = Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last), 0, 600)
    ticks = scale.ticks(language)
    assert len(ticks) >= 2
    ends = [(scale(day) - measure(label, 10) / 2, scale(day) + measure(label, 10) / 2) for day, label in ticks]
    assert all(right < left for (_, right), (left, _) in itertools.pairwise(ends))


def test_the_last_day_has_its_width():
    scale = Days(dt.date(2025, 1, 1), dt.date(2025, 1, 10), 0, 100)
    assert scale(dt.date(2025, 1, 10)) + scale.day == pytest.approx(100)


def test_text_is_cut_and_wrapped_to_its_room():
    words = "Comisión Interamericana de Derechos Humanos 北京 \U0001f600"
    for room in (20, 80, 200):
        assert measure(fitted(words, room, 10), 10) <= room
        assert all(measure(line, 10) <= room for line in wrapped(words, room, 10))
    assert "".join(wrapped(words, 90, 10)).replace(" ", "") == words.replace(" ", "")
