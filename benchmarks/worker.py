"""One pass over the texts in a process of its own, so that peak memory is its own; prints one JSON object.

    python -m benchmarks.worker veedor|learned|spacy|stages|profile TEXTS.jsonl

A new process for every pass also means that nothing an earlier pass remembered can help a later one.
"""

from __future__ import annotations

import cProfile
import io
import json
import os
import pstats
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import stages

WARM_UP = 8
"""Texts read before the clock starts: the first batch pays for lazy imports and compiled patterns."""


def _texts(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _stock() -> Callable[[list[dict[str, Any]]], int]:
    import spacy

    from veedor.language.runtime import MODELS

    nlp = spacy.load(MODELS["en"][0])
    return lambda texts: sum(len(doc) for doc in nlp.pipe(text["text"] for text in texts))


def _veedor(clock: stages.Clock | None = None, *, learned: bool = False) -> Callable[[list[dict[str, Any]]], int]:
    from veedor.claims.extract import extract
    from veedor.language import runtime
    from veedor.reports import from_text

    nlp = runtime.load("en")
    if clock is not None:
        stages.put_under_clock(nlp, clock)

    def run(texts: list[dict[str, Any]]) -> int:
        reports = (
            from_text(
                text["text"],
                **{name: text.get(name) for name in ("title", "published", "language", "source")},
            )
            for text in texts
        )
        made = extract(reports, learned=learned)
        pairs = made if clock is None else clock.each(stages.CLAIMS, iter(made))
        return sum(len(claims) for _, claims in pairs)

    return run


def measured(run: Callable[[list[dict[str, Any]]], int], texts: list[dict[str, Any]]) -> dict[str, Any]:
    """Wall and processor seconds of a pass, peak memory of the process, and what came out."""
    wall, processor = time.perf_counter(), time.process_time()
    made = run(texts)
    return {
        "seconds": time.perf_counter() - wall,
        "cpu_seconds": time.process_time() - processor,
        "peak_mb": _peak_mb(),
        "made": made,
    }


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _profiled(run: Callable[[list[dict[str, Any]]], int], texts: list[dict[str, Any]]) -> str:
    profile = cProfile.Profile()
    profile.runcall(run, texts)
    lines = io.StringIO()
    pstats.Stats(profile, stream=lines).strip_dirs().sort_stats("tottime").print_stats(40)
    return lines.getvalue()


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    side, path = sys.argv[1:] if arguments is None else arguments
    texts = _texts(Path(path))
    clock = stages.Clock() if side == "stages" else None
    started = time.perf_counter()
    run = _stock() if side == "spacy" else _veedor(clock, learned=side == "learned")
    loading = time.perf_counter() - started
    run(texts[:WARM_UP])
    if side == "profile":
        result: dict[str, Any] = {"profile": _profiled(run, texts)}
    else:
        if clock is not None:
            clock.seconds.clear()
        result = measured(run, texts) | {"load_seconds": loading}
    if clock is not None:
        result |= {"stages": stages.grouped(clock.seconds), "components": dict(clock.seconds)}
    json.dump(result, sys.stdout)
    return 0


if __name__ == "__main__":
    # one thread: what is compared is work per core, not how many cores a library takes
    one_thread = os.environ.get("OMP_NUM_THREADS") == "1"
    sys.exit(main() if one_thread else "run by benchmarks.speed, which sets one thread")
