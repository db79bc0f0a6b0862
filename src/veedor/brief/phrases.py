"""The tables of phrases: all that a brief can say, as data that a monitor can edit (``phrases.LANGUAGE.yaml``)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import yaml

from veedor.errors import ProofError, VocabularyError


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the table: a key that nobody knows is a typing mistake and is refused."""


class Figures(_Table, frozen=True):
    """How numbers are printed; see `veedor.brief.numerals.show`."""

    group: str
    decimal: str
    group_from: int
    percent: str


class Quotes(_Table, frozen=True):
    """Marks around a quote, marks for quotes inside it, and what stands for words left out."""

    open: str
    close: str
    inner_open: str
    inner_close: str
    cut: str
    withheld: str


class Listing(_Table, frozen=True):
    """How the names of a list are joined."""

    comma: str
    last: str


class Duration(_Table, frozen=True):
    """A noun with its number, for one and for many."""

    one: str
    many: str


class Act(_Table, frozen=True):
    """How an act is told: its noun, the noun's gender, and the words before who did it and whom it met.

    `quoted` says that the noun alone tells too little, so the report's words follow it.
    """

    noun: str
    gender: str
    by: str
    to: str
    quoted: bool = False


class Modalities(_Table, frozen=True):
    """How each modality is shown, by what is told."""

    acts: dict[str, dict[str, str]]
    states: dict[str, str]
    counts: dict[str, str]
    deadlines: dict[str, str]
    statements: dict[str, str]
    labels: dict[str, str]
    quotes: dict[str, str]


class Heading(_Table, frozen=True):
    """Title of a section, a note below it, and what stands there when it is empty."""

    title: str
    note: str
    empty: str


class Phrases(_Table, frozen=True):
    """The whole table of one language. The YAML files explain each part."""

    language: str
    months: list[str]
    seasons: list[str]
    numbers: Figures
    quotes: Quotes
    joining: Listing
    dates: dict[str, str]
    durations: dict[str, Duration]
    qualifiers: dict[str, str]
    modalities: Modalities
    markers: dict[str, tuple[str, ...]]
    acts: dict[str, Act]
    states: dict[str, str]
    categories: dict[str, str]
    measures: dict[str, str]
    kinds: dict[str, str]
    differences: dict[str, str]
    fields: dict[str, str]
    sentences: dict[str, str]
    findings: dict[str, str]
    steps: dict[str, tuple[str, ...]]
    modality_names: dict[str, str]
    modality_notes: dict[str, str]
    tallies: dict[str, Duration]
    sections: dict[str, Heading]
    groups: dict[str, str]
    columns: dict[str, str]
    analyses: dict[str, str]
    standings: dict[str, str]
    interface: dict[str, Any]

    def act(self, type_: str, mode: str | None) -> Act:
        """How the act is told: by its mode where the table has it, else by its type.

        >>> phrases("en").act("COERCE", "arrest").noun
        'arrest'
        """
        return self.acts.get(f"{type_}-{mode}") or self.acts[type_]


LANGUAGES = ("en", "es")
"""Languages in which a brief can be written."""


def path_of(language: str) -> Path:
    """Where the table of a language lies."""
    return Path(str(resources.files("veedor.brief"))) / f"phrases.{language}.yaml"


@cache
def phrases(language: str) -> Phrases:
    """The table of a language, read once.

    Args:
        language: ``en`` or ``es``.

    Raises:
        ProofError: B001 if there is no table for the language.
        VocabularyError: V001 if the table breaks its schema.

    >>> phrases("es").months[4]
    'mayo'
    """
    if language not in LANGUAGES:
        raise ProofError("B001", language=language, known=", ".join(LANGUAGES))
    return read_table(path_of(language))


def read_table(file: Path) -> Phrases:
    """Read a table of phrases from a file and check it.

    Raises:
        VocabularyError: V001 if it cannot be read or breaks the schema.
    """
    try:
        return msgspec.convert(yaml.safe_load(file.read_text(encoding="utf-8")), Phrases)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError("V001", file=str(file), name=file.name, reason=str(error)) from error


_BRACED = re.compile(r"\{\w+\}")


@cache
def known_words(language: str) -> frozenset[str]:
    """Every fixed word that the sentences of a language are built of: not its labels of acts and states."""
    table = phrases(language)
    fixed: list[str] = [*table.sentences.values(), *table.dates.values(), *table.qualifiers.values()]
    fixed += [
        *table.measures.values(),
        *table.differences.values(),
        *table.fields.values(),
        table.joining.last,
    ]
    fixed += [*table.modality_names.values(), *table.modality_notes.values(), *table.findings.values()]
    fixed += [v for forms in table.modalities.acts.values() for v in forms.values()]
    parts = msgspec.structs.asdict(table.modalities)
    fixed += [v for name, forms in parts.items() if name != "acts" for v in forms.values()]
    return frozenset(word for text in fixed for word in re.findall(r"\w+", _BRACED.sub(" ", text)))
