"""Actors that a user adds, from a table (CSV) or from YAML, checked, with file and line where something is wrong.

A table has one row an actor, or one a role: rows with the same id are one actor. A YAML file is a list of entries, or
a pack as those that ship (see `entries`). A user's entry needs no source and no id; it wins over a pack's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from veedor.errors import VocabularyError
from veedor.language.actors import entries
from veedor.language.actors.entries import Actor
from veedor.language.actors.listing import from_yaml
from veedor.language.actors.table import from_table
from veedor.language.placenames.folding import fold

YAML = (".yaml", ".yml")
TABLE = (".csv", ".tsv")


class Read(NamedTuple):
    """An entry as it was read: its fields, and the line where it begins."""

    line: int
    fields: dict[str, Any]


def read(paths: Sequence[Path]) -> tuple[Actor, ...]:
    """The actors of one or several files.

    Args:
        paths: files that end in .csv, .tsv, .yaml or .yml.

    Returns:
        The entries in the order of the files, to be given to `veedor.claims.extract.extract` as they are.

    Raises:
        VocabularyError: V010 for a file that cannot be read, V011 for an entry that cannot be used; every further
            fault of the same file stands in the detail.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "actors.csv"
    ...     _ = file.write_text("name,kind,short,country,sectors\\nCasa Abierta,organisation,CA,CUB,SOC\\n")
    ...     read([file])[0].id
    'own/casa-abierta'
    """
    found: dict[str, Actor] = {}
    for path in paths:
        for actor in _of_file(path, {*found, *(a.id for a in entries.shipped())}, tuple(found)):
            found[actor.id] = actor
    return tuple(found.values())


def _of_file(path: Path, known: set[str], before: Iterable[str]) -> list[Actor]:
    raw = [Read(*each) for each in _raw(path)]
    for each in raw:
        each.fields.setdefault("id", own_id(each.fields))
    ids = known | {each.fields["id"] for each in raw if isinstance(each.fields["id"], str)}
    faults: list[tuple[int, str]] = []
    made: dict[str, Actor] = {}
    taken = set(before)
    for line, fields in raw:
        told = f"{fields['id']}: "
        try:
            actor = msgspec.convert(fields, Actor)
        except msgspec.ValidationError as error:
            faults.append((line, told + str(error)))
            continue
        faults += [(line, told + fault) for fault in entries.faults(actor, ids, own=True)]
        if actor.id in taken:
            faults.append((line, told + "the id is given twice"))
        taken.add(actor.id)
        made[actor.id] = actor
    if faults:
        first, *more = faults
        detail = tuple(f"line {line}: {fault}" for line, fault in more)
        raise VocabularyError("V011", file=str(path), line=first[0], detail=detail, reason=first[1])
    return list(made.values())


def _raw(path: Path) -> list[tuple[int, dict[str, Any]]]:
    ending = path.suffix.lower()
    if ending not in YAML + TABLE:
        raise VocabularyError("V010", file=str(path), reason="its name ends neither in .csv nor in .yaml")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise VocabularyError("V010", file=str(path), reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise VocabularyError("V010", file=str(path), line=line, reason="it is not UTF-8") from error
    return from_yaml(text, str(path)) if ending in YAML else from_table(text, str(path))


def own_id(fields: dict[str, Any]) -> str:
    """The id of an entry that gives none, made of its first name.

    >>> own_id({"names": ["Comité Río Claro"]})
    'own/comite-rio-claro'
    """
    names = fields.get("names") or fields.get("short") or ()
    first = names[0] if isinstance(names, list) and names else ""
    return "own/" + re.sub(r"[^\w]+", "-", fold(str(first))).strip("-")
