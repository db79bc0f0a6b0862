"""What the language components leave on a spaCy ``Doc``, declared in one place.

Components read and write these extension attributes and nothing else, so each can run in anybody's pipeline:

====================  =========================================================  ======================
attribute             content                                                    written by
====================  =========================================================  ======================
``doc._.context``     `Context`: publication date, language, year, title         the caller, before the pipe
``doc._.times``       list of `veedor.language.times.TimeExpression`             ``veedor_times``
``doc._.quantities``  list of `veedor.language.quantities.Quantity`              ``veedor_quantities``
``doc._.mentions``    list of `veedor.language.names.Mention`                    ``veedor_names``
``doc._.actors``      list of `veedor.language.actors.resolving.ActorMention`    ``veedor_names``
``doc._.attributions`` list of `veedor.language.attribution.Attribution`         ``veedor_attribution``
``doc._.places``      list of `veedor.language.places.PlaceMention`              ``veedor_places``
====================  =========================================================  ======================

Every offset in them counts characters of ``doc.text``.
"""

from __future__ import annotations

import datetime as dt

import msgspec
from spacy.tokens import Doc

from veedor.language import storing
from veedor.language.actors.entries import Actor
from veedor.reports.report import Report


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a report before a word of it is read.

    Args:
        published: calendar date of publication, or None.
        language: ISO 639-1 code.
        year: the year that a yearly report is about, or None.
        title, source: as the source states them.
        actors: what a user adds to the packs of actors; the same tuple for all reports of a run.
    """

    published: dt.date | None = None
    language: str = "en"
    year: int | None = None
    title: str | None = None
    source: str | None = None
    actors: tuple[Actor, ...] = ()

    @classmethod
    def of(cls, report: Report, language: str, actors: tuple[Actor, ...] = ()) -> Context:
        """What is known about this report; its publication date counts in its own time zone.

        >>> Context.of(Report(id="r", text="", published="2025-05-06T23:30:00-04:00"), "en").published
        datetime.date(2025, 5, 6)
        """
        published = dt.date.fromisoformat(report.date) if report.date else None
        return cls(
            published=published,
            language=language,
            year=report.year,
            title=report.title,
            source=report.source,
            actors=actors,
        )


def register() -> None:
    """Declare the extension attributes, and how they are stored; safe to call again."""
    storing.register()
    Doc.set_extension("context", default=Context(), force=True)
    for name in ("times", "quantities", "mentions", "actors", "attributions", "places"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


def whole_text(doc: Doc) -> str:
    """``doc.text``, put together once: spaCy joins all tokens anew at every look.

    >>> import spacy
    >>> doc = spacy.blank("en")("Two were freed.")
    >>> whole_text(doc) is whole_text(doc)
    True
    """
    kept: str | None = doc.user_data.get("veedor_text")
    if kept is None:
        kept = doc.user_data["veedor_text"] = doc.text
    return kept


register()
