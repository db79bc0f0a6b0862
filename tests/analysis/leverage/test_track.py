"""Counting operations around dates."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from veedor.analysis.leverage import Window
from veedor.analysis.leverage.track import Track, covered

LENGTH = 50
DAYS = st.lists(st.integers(0, LENGTH - 1), min_size=1, max_size=10)
WINDOWS = st.tuples(st.integers(-60, 60), st.integers(0, 30)).map(lambda w: Window(w[0], w[0] + w[1]))


@given(DAYS, DAYS, WINDOWS)
def test_counts_are_what_counting_by_hand_gives(operations, dates, window):
    track, held = Track(np.array(operations), LENGTH), np.array(dates)
    near = [a for a in operations if any(window.from_day <= a - d <= window.to_day for d in dates)]
    reached = [d for d in dates if any(window.from_day <= a - d <= window.to_day for a in operations)]
    assert int(track.near(held, window)) == len(near)
    assert int(track.reached(held, window)) == len(reached)
    assert covered(held, window, LENGTH).tolist() == [
        any(window.from_day <= day - d <= window.to_day for d in dates) for day in range(LENGTH)
    ]


def test_many_sets_of_dates_are_counted_at_once():
    track = Track(np.array([3, 5, 20]), LENGTH)
    sets = np.array([[4, 20], [30, 40]])
    assert track.near(sets, Window(-1, 1)).tolist() == [3, 0]
    assert track.each(sets, Window(-1, 1)).tolist() == [[2, 1], [0, 0]]


def test_dates_stay_as_they_were():
    dates = np.array([30, 10])
    Track(np.array([3]), LENGTH).near(dates, Window(0, 5))
    assert dates.tolist() == [30, 10]
