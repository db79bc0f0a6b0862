"""The result of an analysis for people and for machines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from veedor.analysis.evidence import told as evidence_told
from veedor.analysis.result import Result
from veedor.cli.text import Column, cells, counted, paragraph, plain, table, width
from veedor.figures.given import Given, Row
from veedor.figures.wording import shown

ROWS = 10
"""Rows of a table that are shown; `--json` gives all."""
LONGEST = 38
"""Characters of a cell that are shown."""


def told(result: Result, tables: Mapping[str, Any], language: str) -> str:
    """Evidence, sentences, the beginning of each table, and the method, as text.

    Args:
        result: of any analysis.
        tables: its tables, as they may be shown.
        language: ``en`` or ``es``.
    """
    bar = [sentence.text for sentence in evidence_told(result.evidence, language)]
    said = [text for text in (s.text for s in result.sentences(language)) if text not in bar]
    parts = ["\n".join(paragraph(plain(text)) for text in bar)]
    parts += [paragraph(plain(text)) for text in said]
    parts += [_table(name, rows, language) for name, rows in _rows(tables).items() if rows]
    parts.append(paragraph(plain(result.method)))
    seed = "" if result.seed is None else f", seed {result.seed}"
    return "\n\n".join([*parts, f"{result.standing}{seed}"])


def document(result: Result, tables: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Everything in one document.

    Args:
        result: of any analysis.
        tables: its tables, as they may be shown.
        language: of its sentences.
    """
    return {
        "analysis": result.topic,
        "standing": result.standing,
        "evidence": result.evidence,
        "sentences": result.sentences(language),
        "tables": _rows(tables),
        "method": result.method,
        "seed": result.seed,
    }


def _rows(tables: Mapping[str, Any]) -> dict[str, list[Row]]:
    """Every table as rows in which what is missing is null."""
    given = Given(tables=tables)
    return {name: given.rows(name) for name in given.tables}


def _table(name: str, rows: list[Row], language: str) -> str:
    """The first rows of a table, the last of a series, in the columns for which there is room."""
    chosen = rows[-ROWS:] if "period" in rows[0] else rows[:ROWS]
    columns = [column for column in rows[0] if any(row[column] not in (None, "", []) for row in chosen)]
    room, kept, lines = width(), list[str](), [list[str]() for _ in chosen]
    for column in columns:
        texts = [_cell(row[column], language) for row in chosen]
        room -= 2 + max(cells(text) for text in (column, *texts))
        if room < 0 and kept:
            break
        kept.append(column)
        for line, text in zip(lines, texts, strict=True):
            line.append(text)
    sides = [Column(column, "right" if _is_number(chosen, column) else "left") for column in kept]
    left_out = [f"{counted(len(rows) - len(chosen), 'more row')}"] if len(rows) > len(chosen) else []
    left_out += [f"{counted(len(columns) - len(kept), 'more column')}"] if len(columns) > len(kept) else []
    end = f"\n({', '.join(left_out)}; --json gives all)" if left_out else ""
    return f"{name.upper()}\n\n{table(sides, lines)}{end}"


def _is_number(rows: list[Row], column: str) -> bool:
    return all(isinstance(row[column], int | float | None) for row in rows)


def _cell(value: Any, language: str) -> str:
    """A value in one short line, made safe for a terminal."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = ", ".join(str(each) for each in value)
    text = plain(value.isoformat() if hasattr(value, "isoformat") else shown(value, language))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
