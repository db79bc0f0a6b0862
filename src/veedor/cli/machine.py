"""What this machine has and lacks, looked at without loading anything heavy."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path
from types import SimpleNamespace
from typing import Literal

import msgspec

from veedor import __version__
from veedor.errors import VeedorError

State = Literal["fine", "missing", "wrong"]

DISK = 2 * 1024**3
"""Free bytes below which a case of some thousand reports may not fit."""
MEMORY = 1024**3
"""Bytes of memory that `extract` may need for long reports."""


EXTRAS = {
    "tables": ("pyarrow", "openpyxl"),
    "frames": ("pandas", "polars"),
    "analysis": ("scipy", "statsmodels", "ruptures", "hmmlearn", "lifelines", "icalendar"),
    "figures": ("resvg-py",),
}
"""What the extras of the package bring."""


class Part(msgspec.Struct, frozen=True):
    """One thing that was looked at.

    Args:
        name: what it is.
        state: fine; missing (optional, Veedor runs without it); wrong (Veedor does not run well).
        found: what is there, in words.
        remedy: the command or act that mends it, or None where nothing is to be done.
    """

    name: str
    state: State
    found: str
    remedy: str | None = None


def parts() -> Iterator[Part]:
    """Everything that was looked at, in the order in which a person would ask."""
    yield python()
    yield from packages()
    yield from models()
    yield gazetteer()
    yield sqlite()
    yield from extras()
    yield memory()
    yield cores()
    yield kernel()
    yield disk(Path.cwd())


def python() -> Part:
    """The Python that runs this."""
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}, {sys.executable}"
    fits = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Part("Python", "fine" if fits else "wrong", found, None if fits else "Use Python 3.11, 3.12 or 3.13.")


def packages() -> Iterator[Part]:
    """The packages without which nothing works."""
    yield Part("Veedor", "fine", __version__)
    for package in ("spacy", "sqlalchemy", "trafilatura"):
        yield _package(package, f"pip install {package}", state="wrong")


def _package(name: str, remedy: str, *, state: State, shown: str | None = None) -> Part:
    try:
        return Part(shown or name, "fine", metadata.version(name))
    except metadata.PackageNotFoundError:
        return Part(shown or name, state, "not installed", remedy)


def models() -> Iterator[Part]:
    """The language models: whether they are there, and whether they are the ones that were measured."""
    from veedor.language.installing import PINNED
    from veedor.language.runtime import MODELS, remedy

    for language, (module, _) in MODELS.items():
        name = f"model for {language}"
        spec = util.find_spec(module)
        if spec is None or spec.origin is None:
            state: State = "missing" if language in PINNED else "wrong"
            yield Part(name, state, f"{module} is not installed", remedy(language))
            continue
        about = metadata.metadata(module)
        files = fingerprint(Path(spec.origin).parent)
        stated = (about[field] for field in ("License-Expression", "License") if field in about)
        licence = next(stated, "licence not stated")
        yield Part(name, "fine", f"{module} {about['Version']}, {licence}, files sha256:{files[:16]}")


def gazetteer() -> Part:
    """The compiled gazetteer: without it places are told by name alone."""
    from veedor.language.gazetteer import Gazetteer

    try:
        about = Gazetteer().about()
    except VeedorError as error:
        return Part("gazetteer", "wrong", error.diagnostic.message, error.diagnostic.advice)
    found = f"{about['places']:,} places, {int(about['bytes']) / 1e6:.0f} MB, sha256:{str(about['sha256'])[:16]}"
    return Part("gazetteer", "fine", f"{found}, GeoNames CC BY 4.0")


def fingerprint(folder: Path) -> str:
    """One hash over all files of a folder, their names and their bytes; compiled Python is left out."""
    whole = hashlib.sha256()
    for file in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        with open(file, "rb") as stream:
            own = hashlib.file_digest(stream, "sha256").hexdigest()
        whole.update(f"{own}  {file.relative_to(folder).as_posix()}\n".encode())
    return whole.hexdigest()


def sqlite() -> Part:
    """The SQLite that Python was built with, and its full-text search."""
    found = f"SQLite {sqlite3.sqlite_version}"
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("create virtual table words using fts5(text)")
        except sqlite3.OperationalError:
            return Part("full-text search", "wrong", f"{found} without FTS5", "Use a Python built with FTS5.")
    return Part("full-text search", "fine", f"{found} with FTS5")


def extras() -> Iterator[Part]:
    """What is optional."""
    for extra, names in EXTRAS.items():
        for name in names:
            yield _package(name, f"pip install 'veedor[{extra}]'", state="missing", shown=f"{name} ({extra})")


def memory() -> Part:
    """How much memory there is, as far as the system tells."""
    try:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return Part("memory", "fine", "this system does not tell")
    enough = total >= MEMORY
    return Part("memory", "fine" if enough else "wrong", _size(total), None if enough else "Close other programs.")


def cores() -> Part:
    """How many processor cores may be used."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Part("cores", "fine", f"{usable} usable")


def disk(folder: Path) -> Part:
    """How much room there is where a case would be made."""
    free = shutil.disk_usage(folder).free
    enough = free >= DISK
    return Part("disk", "fine" if enough else "wrong", f"{_size(free)} free here", None if enough else "Make room.")


def kernel() -> Part:
    """Which matrix kernel the parser will use here, by timing both; takes a second."""
    if util.find_spec("thinc") is None:
        return Part("matrix kernel", "missing", "cannot be timed without spaCy", "pip install spacy")
    from veedor.language.runtime import use_faster_kernel

    numpy_is_faster = use_faster_kernel(SimpleNamespace(pipeline=[]))
    return Part("matrix kernel", "fine", "numpy (faster here than blis)" if numpy_is_faster else "blis")


def _size(number: float) -> str:
    """Bytes for people.

    >>> _size(3 * 1024**3)
    '3.0 GB'
    """
    return f"{number / 1024**3:.1f} GB"
