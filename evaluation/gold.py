"""Labelled documents: found in a folder, filtered, and read as reports the way any JSON input is.

A labelled document is a JSON object ``{"doc", "source", "published", "title", "language", "url", "text",
"half", "claims"}``; the claims carry their evidence as a quote. A folder of such files or one JSON Lines
file will do.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from veedor import reports
from veedor.reports.report import Report

HERE = Path(__file__).resolve().parent
OWN = HERE / "gold"
"""The labelled documents of this repository: written for it, so that the gate needs nothing else."""

_FIELDS = ("published", "language", "title", "source", "url", "text", "year")


def shared_root() -> Path | None:
    """The folder of shared labelled data beside the repository, or None where there is none.

    The environment variable ``VEEDOR_SHARED`` names another place.
    """
    root = Path(os.environ.get("VEEDOR_SHARED") or HERE.parent.parent / "shared")
    return root if root.is_dir() else None


def documents(where: Path, *, language: str | None = None, half: str | None = None) -> list[dict[str, Any]]:
    """The labelled documents in a folder or file, in order of their file names.

    Args:
        where: a folder with one JSON file a document, or a file (JSON, or JSON Lines).
        language: keep only documents in this language.
        half: keep only documents of this half, ``a`` or ``b``.

    Raises:
        FileNotFoundError: if there is no such place, or no labelled document in it.
        json.JSONDecodeError: if a file is not JSON.
    """
    found = [document for document in _read(where) if "claims" in document and "text" in document]
    if not found:
        raise FileNotFoundError(f"no labelled documents (JSON with 'text' and 'claims') in {where}")
    return [
        document
        for document in found
        if language in (None, document.get("language")) and half in (None, document.get("half"))
    ]


def _read(where: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(where.glob("*.json")) if where.is_dir() else [where]:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            yield from (json.loads(line) for line in text.splitlines() if line.strip())
        else:
            yield json.loads(text)


def as_reports(labelled: Sequence[dict[str, Any]]) -> list[Report]:
    """The documents as reports, through the reader of JSON Lines, so that evaluation sees what a user sees.

    Raises:
        ValueError: if the reader could not read one of them.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gold.jsonl"
        lines = [json.dumps(_input(document), ensure_ascii=False) for document in labelled]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        read = [item for item in reports.read([path]) if isinstance(item, Report)]
    if [report.text for report in read] != [document["text"] for document in labelled]:
        raise ValueError(f"read {len(read)} of {len(labelled)} labelled documents, or read them differently")
    return read


def _input(document: dict[str, Any]) -> dict[str, Any]:
    return {"id": document["doc"]} | {name: document[name] for name in _FIELDS if document.get(name) is not None}


def digest(where: Path) -> str:
    """A hash over the labelled documents of a place: changes when a text or a label changes."""
    canonical = json.dumps(documents(where), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
