"""Speed and memory of `extract` beside stock spaCy on the same texts.

    python -m benchmarks.speed [--documents 500] [--rounds 3] [--json] [--profile]

Passes alternate (Veedor, Veedor with its learned coder, spaCy, Veedor, ...), each in a process of its own with one
thread, so that what else the machine does falls on all; rates and the ratio come from medians. The ratio is Veedor's
speed over that of ``spacy.load(MODEL).pipe`` with all of its components: at 1, claims take as long as that alone.
The learned coder is left out where its libraries are not installed.
Loading the model is not in the time. One more pass tells how the time divides over the stages.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.texts import choose

ROOT = Path(__file__).resolve().parents[1]
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS"),
    "1",
)
RIVAL = "spacy"


def sides_here() -> tuple[str, ...]:
    """What can be timed here."""
    learned = all(find_spec(name) for name in ("onnxruntime", "tokenizers"))
    return ("veedor", "learned", RIVAL) if learned else ("veedor", RIVAL)


def one_pass(side: str, path: Path) -> dict[str, Any]:
    """Run a worker on the texts in `path` and return what it measured.

    Raises:
        RuntimeError: if the worker failed; its last words are in the message.
    """
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.worker", side, str(path)],
        cwd=ROOT,
        env=os.environ | ONE_THREAD,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the {side} pass failed: {done.stderr.strip()[-2000:]}")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def compare(texts: Sequence[dict[str, Any]], *, rounds: int, progress: bool = True) -> dict[str, Any]:
    """Alternate passes of both sides and reduce them to medians.

    Args:
        texts: JSON objects with ``text``.
        rounds: passes of each side, at least 1.
        progress: tell on the error stream what runs.
    """
    words = sum(len(text["text"].split()) for text in texts)
    timed = sides_here()
    passes: dict[str, list[dict[str, Any]]] = {side: [] for side in timed}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        path.write_text("\n".join(json.dumps(text) for text in texts) + "\n", encoding="utf-8")
        for number in range(rounds):
            for side in timed:
                if progress:
                    print(f"round {number + 1} of {rounds}: {side}", file=sys.stderr)
                passes[side].append(one_pass(side, path))
        stages = one_pass("stages", path)
    sides = {side: _medians(passes[side], len(texts), words) for side in timed}
    return {
        "documents": len(texts),
        "words": words,
        "rounds": rounds,
        "sides": sides,
        "ratio": _ratio(sides, "veedor", "seconds"),
        "cpu_ratio": _ratio(sides, "veedor", "cpu_seconds"),
        "learned_ratio": _ratio(sides, "learned", "seconds") if "learned" in sides else None,
        "stages": stages["stages"],
        "components": stages["components"],
        "passes": passes,
    }


def _ratio(sides: dict[str, dict[str, float]], side: str, what: str) -> float:
    return sides[RIVAL][what] / sides[side][what]


def _medians(passes: Sequence[dict[str, Any]], documents: int, words: int) -> dict[str, float]:
    median = {
        name: statistics.median(one[name] for one in passes)
        for name in ("seconds", "cpu_seconds", "load_seconds", "made")
    }
    return median | {
        "peak_mb": max(one["peak_mb"] for one in passes),
        "documents_per_second": documents / median["seconds"],
        "words_per_second": words / median["seconds"],
    }


def table(result: dict[str, Any]) -> str:
    """The result as lines for a person."""
    lines = [f"{'':8} {'docs/s':>8} {'words/s':>9} {'seconds':>8} {'cpu s':>8} {'peak MB':>8} {'load s':>7}"]
    for side, row in result["sides"].items():
        lines.append(
            f"{side:8} {row['documents_per_second']:8.1f} {row['words_per_second']:9,.0f}"
            f" {row['seconds']:8.2f} {row['cpu_seconds']:8.2f}"
            f" {row['peak_mb']:8.0f} {row['load_seconds']:7.2f}"
        )
    lines.append(
        f"ratio {result['ratio']:.2f} by the clock, {result['cpu_ratio']:.2f} by processor time"
        f" (medians of {result['rounds']}); {result['sides']['veedor']['made']:,.0f} claims"
    )
    if result.get("learned_ratio") is not None:
        lines.append(f"with the learned coder: ratio {result['learned_ratio']:.2f} by the clock")
    total = sum(result["stages"].values()) or 1.0
    lines.append("stages: " + ", ".join(f"{name} {spent / total:.0%}" for name, spent in result["stages"].items()))
    slowest = sorted(result["components"].items(), key=lambda item: -item[1])[:12]
    lines.append("components: " + ", ".join(f"{name} {spent / total:.0%}" for name, spent in slowest))
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 0, or 1 below ``--at-least``."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--documents", type=int, default=500, help="how many texts (default 500)")
    parser.add_argument("--rounds", type=int, default=3, help="passes of each side (default 3)")
    parser.add_argument("--at-least", type=float, default=0.0, metavar="RATIO", help="fail below this ratio")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    parser.add_argument("--profile", action="store_true", help="print where one pass spends its time instead")
    options = parser.parse_args(arguments)
    texts, what = choose(options.documents)
    if options.profile:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "texts.jsonl"
            path.write_text("\n".join(json.dumps(text) for text in texts) + "\n", encoding="utf-8")
            print(one_pass("profile", path)["profile"])
        return 0
    result = compare(texts, rounds=options.rounds)
    if options.json:
        print(json.dumps(result | {"texts": what}, indent=1))
    else:
        print(f"{what}; {result['words']:,} words\n{table(result)}")
    return 1 if result["ratio"] < options.at_least else 0


if __name__ == "__main__":
    sys.exit(main())
