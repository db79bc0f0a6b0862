"""``veedor.read``: one report in, its claims out, without a case."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from veedor.errors import Diagnostic, InputError, diagnostic
from veedor.notebook.extraction import Extraction
from veedor.reports import Report, from_text
from veedor.reports import read as read_reports

_LONGEST_PATH = 1024


def read(
    source: str | os.PathLike[str],
    *,
    published: str | None = None,
    language: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    actors: Sequence[str | os.PathLike[str]] = (),
    model: str | None = None,
) -> Extraction:
    """Read one report and extract its claims.

    Args:
        source: the text of a report, or the path of a file that holds one. A ``Path`` is always a path; a string is a
            path if it is one line and such a file exists.
        published: ISO 8601 date of publication, if the report does not say it.
        language: ISO 639-1 code, if the report does not say it.
        title: its title, if the report does not say it.
        publisher: who published it, if the report does not say it.
        actors: files of your own actors, CSV or YAML.
        model: an installed spaCy pipeline to use instead of the language's own.

    Raises:
        InputError: for a file that cannot be read, or that holds several reports (R-codes, U011).
        UsageError: L002 for a language without a pipeline.
        VocabularyError: V010, V011 for a file of actors that cannot be used.

    >>> found = read("Police arrested two activists on Monday.", published="2025-05-07", language="en")
    >>> [(c.type, c.mode, c.when) for c in found.of("event")]
    [('COERCE', 'arrest', '2025-05-05')]
    """
    from veedor.claims.extract import extract
    from veedor.language.actors.reading import read as read_actors

    own = read_actors([Path(file) for file in actors])
    report = _report(source, published, language, title, publisher)
    return Extraction(*next(iter(extract([report], model=model, actors=own))))


def _report(
    source: str | os.PathLike[str],
    published: str | None,
    language: str | None,
    title: str | None,
    publisher: str | None,
) -> Report:
    if isinstance(source, str) and not _is_file(source):
        return from_text(source, published=published, language=language, title=title, source=publisher)
    path = os.fspath(source)
    found = list(read_reports([path], published=published, language=language, source=publisher, title=title))
    reports = [item for item in found if isinstance(item, Report)]
    if len(reports) == 1:
        return reports[0]
    problems = [item for item in found if isinstance(item, Diagnostic)]
    if not reports and problems:
        raise InputError.from_diagnostic(problems[0])
    raise InputError.from_diagnostic(diagnostic("U011", file=path, number=len(reports)))


def _is_file(source: str) -> bool:
    if "\n" in source or len(source) > _LONGEST_PATH:
        return False
    try:
        return Path(source).is_file()
    except (OSError, ValueError):
        return False
