"""The texts that are measured: press releases beside the repository, or our own texts, repeated."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from evaluation import gold
from veedor.reports import Report, read

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
PRESS = "corpora/state_press/state_press.jsonl.gz"


def choose(number: int) -> tuple[list[dict[str, Any]], str]:
    """`number` texts as JSON objects, and what they are, in words.

    Repeated texts are numbered in their last line, so that nothing that remembers a text can shine.
    """
    root = gold.shared_root()
    if root is not None and (root / PRESS).exists():
        found = list(islice(_press(root / PRESS), number))
        return found, f"the first {len(found)} press releases of {Path(PRESS).name}"
    own = [_object(report) for report in read([EXAMPLES]) if isinstance(report, Report)]
    own += [{"id": d["doc"], "text": d["text"], "language": "en"} for d in gold.documents(gold.OWN)]
    repeated = [
        one | {"id": f"{one['id']}-{turn}", "text": f"{one['text']}\n\nCopy {turn}."}
        for turn, one in enumerate(islice(cycle(own), number))
    ]
    return (
        repeated,
        f"{number} texts: {len(own)} of this repository, repeated (no shared corpora on this machine)",
    )


def _press(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            release = json.loads(line)
            yield {name: release[name] for name in ("id", "text", "title", "published", "language", "source")}


def _object(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "text": report.text,
        "title": report.title,
        "published": report.published,
        "language": report.language,
        "source": report.source,
    }
