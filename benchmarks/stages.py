"""Where the time of `extract` goes: the parser's components, Veedor's own, and the claims made from them."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

CLAIMS = "claims"
READING = "passages and tokens"
PARSER = ("tok2vec", "transformer", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "ner")


class Clock:
    """Gives every moment to one name: the one that was entered last and not left yet.

    Pipelines are lazy, so that one stage runs inside the next; a stack of names keeps them apart.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._stack: list[str] = []
        self._since = time.perf_counter()

    @contextmanager
    def running(self, name: str) -> Iterator[None]:
        """Give the time inside of the block to `name`, but for what blocks inside of it take."""
        self._turn()
        self._stack.append(name)
        try:
            yield
        finally:
            self._turn()
            self._stack.pop()

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._stack:
            self.seconds[self._stack[-1]] += now - self._since
        self._since = now

    def each(self, name: str, items: Iterator[Any]) -> Iterator[Any]:
        """The items, the time to make each given to `name`."""
        while True:
            with self.running(name):
                try:
                    item = next(items)
                except StopIteration:
                    return
            yield item


class Timed:
    """A component of a pipeline under the clock."""

    def __init__(self, name: str, component: Any, clock: Clock) -> None:
        self._name, self._component, self._clock = name, component, clock

    def __call__(self, doc: Any) -> Any:
        with self._clock.running(self._name):
            return self._component(doc)

    def pipe(self, docs: Iterator[Any], **options: Any) -> Iterator[Any]:
        """The component's stream; what makes its input is not its own time."""
        upstream = self._clock.each(READING, iter(docs))
        if hasattr(self._component, "pipe"):
            made = self._component.pipe(upstream, **options)
        else:
            made = map(self._component, upstream)
        return self._clock.each(self._name, iter(made))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._component, name)


def put_under_clock(nlp: Any, clock: Clock) -> None:
    """Replace every component of a pipeline by one that is timed."""
    nlp._components = [(name, Timed(name, component, clock)) for name, component in nlp._components]


def grouped(seconds: dict[str, float]) -> dict[str, float]:
    """Seconds of the four stages.

    >>> grouped({"parser": 2.0, "veedor_times": 1.0, "claims": 0.5, "passages and tokens": 0.25})
    {'passages and tokens': 0.25, 'parse': 2.0, 'language': 1.0, 'claims': 0.5}
    """
    known = {READING: READING, CLAIMS: CLAIMS} | dict.fromkeys(PARSER, "parse")
    stages = dict.fromkeys((READING, "parse", "language", CLAIMS), 0.0)
    for name, spent in seconds.items():
        stages[known.get(name, "language")] += spent
    return stages
