"""``veedor.places``: the places that a text names, resolved, without a parser and without a case."""

from __future__ import annotations

from collections.abc import Sequence

from veedor.language.annotations import Context
from veedor.language.detection import language_of
from veedor.language.places import PlaceMention, find
from veedor.reports import from_text


def places(
    text: str,
    *,
    language: str | None = None,
    title: str | None = None,
    source: str | None = None,
    toponyms: Sequence[tuple[int, int]] | None = None,
) -> list[PlaceMention]:
    """Find every place that a text names and resolve it by the context.

    Args:
        text: any text; offsets of the result count its characters.
        language: ISO 639-1 code; told from the text if None.
        title: title of the report: what it names helps to tell places of one name apart.
        source: who published it, by name or internet address, for the same reason.
        toponyms: ``(start, end)`` of names; then exactly those are resolved.

    Returns:
        One `PlaceMention` each, left to right: `start`, `end`, `text`, `place` (with `geonames_id`, `name`, `country`,
        `lat`, `lon`), `precision`, and the `alternatives` that lost, the likeliest first.

    Raises:
        UsageError: L013 for a language without words of place.
        MissingPartError: L012 if the gazetteer is missing.

    >>> [(p.text, p.place.name, p.place.country) for p in places("They met in London, Ontario.", language="en")]
    [('London', 'London', 'CAN'), ('Ontario', 'Ontario', 'CAN')]
    """
    report = from_text(text, language=language, title=title, source=source)
    return find(text, Context.of(report, language_of(report)), toponyms=toponyms)
