"""The clock that divides the time of lazy, nested stages, and the table that shows it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from benchmarks import speed, stages, texts


def slow(items: Iterator[int], seconds: float) -> Iterator[int]:
    for item in items:
        time.sleep(seconds)
        yield item


def test_a_stage_is_not_charged_for_what_feeds_it() -> None:
    clock = stages.Clock()
    inner = clock.each("inner", slow(iter(range(5)), 0.01))
    outer = clock.each("outer", slow(inner, 0.001))
    assert list(outer) == [0, 1, 2, 3, 4]
    assert clock.seconds["inner"] > 0.04
    assert clock.seconds["outer"] < clock.seconds["inner"] / 2


def test_time_between_stages_belongs_to_nobody() -> None:
    clock = stages.Clock()
    with clock.running("work"):
        pass
    time.sleep(0.02)
    with clock.running("work"):
        pass
    assert clock.seconds["work"] < 0.01


def test_components_keep_their_streams_and_attributes() -> None:
    class Component:
        name = "kept"

        def __call__(self, doc: int) -> int:
            return doc + 1

    clock = stages.Clock()
    timed = stages.Timed("veedor_times", Component(), clock)
    assert list(timed.pipe(iter([1, 2]))) == [2, 3]
    assert timed(3) == 4
    assert timed.name == "kept"
    assert stages.grouped(clock.seconds)["language"] > 0


def test_own_texts_serve_where_there_are_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts.gold, "shared_root", lambda: None)
    chosen, what = texts.choose(60)
    assert len(chosen) == len({text["id"] for text in chosen}) == 60
    assert "no shared corpora" in what


def test_the_table_prints_medians_and_stages() -> None:
    row = {"documents_per_second": 30.0, "words_per_second": 9000.0, "seconds": 16.0, "cpu_seconds": 15.9}
    row |= {"peak_mb": 400.0, "load_seconds": 1.0, "made": 1000}
    result = {"sides": {"veedor": row, "spacy": row}, "ratio": 1.0, "cpu_ratio": 1.0, "rounds": 3}
    result |= {"stages": {"parse": 3.0, "claims": 1.0}, "components": {"parser": 3.0}}
    printed = speed.table(result)
    assert "ratio 1.00" in printed
    assert "parse 75%" in printed
