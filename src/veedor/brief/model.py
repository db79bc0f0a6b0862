"""A brief as data: sections of sentences, each with the ids of the claims it rests on."""

from __future__ import annotations

from typing import Literal

import msgspec

from veedor.errors import Diagnostic

PartKind = Literal["text", "date", "number", "name", "quote", "label", "source", "cell"]
CELL = " | "
"""What stands between the cells of a row, in the text of its sentence."""

TALLIES = frozenset(
    (
        "overview",
        "single_source",
        "exact_day",
        "undated",
        "attributed_share",
        "modality_share",
        "by_source",
        "report",
    )
)
"""Forms whose numbers are counted, not quoted: they are proven by counting again."""


class Part(msgspec.Struct, frozen=True):
    """A piece of a sentence and what it is, so that it can be shown as such. Parts joined give the text."""

    kind: PartKind
    text: str
    language: str | None = None


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of a brief.

    Args:
        text: the whole sentence, plain.
        claims: ids of the claims it rests on; through them it rests on spans of reports.
        form: which kind of sentence it is, such as ``event``, ``row:status`` or ``difference:window:when``.
        reports: ids of reports whose own description (source, date, title) it rests on.
        groups: for shares and totals: the claims by record.
        modality: in which modality it tells.
        attribution: the sources it names, nearest first.
        parts: the text in pieces.
        steps: the arithmetic below it.
        severity: for findings of a check: error, warning or note.
        level: 0 for a sentence of its own, 1 for one that adds another telling of the same.
    """

    text: str
    claims: tuple[str, ...]
    form: str
    reports: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    modality: str = "asserted"
    attribution: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    steps: tuple[str, ...] = ()
    severity: str | None = None
    level: int = 0


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Sentences under one heading.

    Args:
        heading: its text, or None for none.
        key: a key of the table ``groups``, or ``name`` where the heading is a name or unit of the claims below.
        rows: sentences shown as rows of a table.
        columns: keys of the table ``columns``, one a cell.
        sentences: the sentences.
    """

    heading: str | None = None
    key: str = ""
    rows: tuple[Sentence, ...] = ()
    columns: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A section; title and note come from the phrases by its id.

    Args:
        id: a key of the table ``sections``.
        groups: what stands in it; none where it is empty.
    """

    id: str
    groups: tuple[Group, ...] = ()


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A figure in a brief, with its table.

    Args:
        name: as ``veedor figure CASE NAME`` gives it.
        svg: the drawing.
        caption: how much stands behind it, what may be said, and the method.
        columns, rows: the table with every number that is drawn, as text.
    """

    name: str
    svg: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """What an analysis says in a brief; made by `veedor.brief.analyses`, proven by computing it again.

    Args:
        name: as ``veedor analyze CASE NAME`` gives it.
        title: its heading.
        standing: exploratory or confirmatory, in words; empty where nothing is tested.
        evidence: how much stands behind it, the single-source share first.
        sentences: what may be said, the main sentence first.
        method: how it was computed.
        seed: of its random numbers, or None.
        pictures: its figures.
    """

    name: str
    title: str
    standing: str = ""
    evidence: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    method: str = ""
    seed: int | None = None
    pictures: tuple[Picture, ...] = ()


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A brief: proven sentences in sections.

    Args:
        language: ``en`` or ``es``.
        version: the version of Veedor that wrote it.
        today: the day it was written for, ``YYYY-MM-DD``, or None where the newest report decides.
        since: only reports published from this day on are told as news, or None.
        sections: the sections, in order.
        analyses: what was computed over the case, below the sections.
        notes: diagnostics that the writer of the brief should see; they are not printed in it.
    """

    language: str
    version: str
    today: str | None = None
    since: str | None = None
    sections: tuple[Section, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    notes: tuple[Diagnostic, ...] = ()

    def sentences(self) -> list[Sentence]:
        """Every sentence and row, in order of reading."""
        return [s for section in self.sections for group in section.groups for s in (*group.rows, *group.sentences)]


class Refusal(msgspec.Struct, frozen=True):
    """Why a sentence, heading or file does not prove.

    Args:
        code: a B code of `veedor.errors.CODES`.
        message: what is wrong.
        where: section id, or the file.
        sentence: the text refused, or "".
    """

    code: str
    message: str
    where: str = ""
    sentence: str = ""


def is_tally(form: str) -> bool:
    """Whether sentences of this form count claims and reports instead of telling what they say.

    >>> is_tally("modality_share:alleged"), is_tally("event")
    (True, False)
    """
    return form.partition(":")[0] in TALLIES
