"""``veedor.times``: the expressions of time in a text, resolved, without a parser and without a case."""

from __future__ import annotations

import datetime as dt

from veedor.language.times import TimeExpression, of_report
from veedor.reports import from_text


def times(
    text: str,
    *,
    published: str | dt.date | None = None,
    language: str | None = None,
    year: int | None = None,
) -> list[TimeExpression]:
    """Find every expression of time in a text and resolve it as far as text and context allow.

    Args:
        text: any text; offsets of the result count its characters.
        published: date of publication, ISO 8601 or a date. Without it "Friday" and "May 6" stay undated.
        language: ISO 639-1 code; told from the text if None.
        year: the year that a yearly report is about; then dates without a year belong to it.

    Returns:
        One `TimeExpression` each, left to right: `start`, `end`, `text`, TIMEX3 `type` and `value`, `edtf`, `basis`,
        `derivation`, and what else is known. What cannot be resolved has no `edtf`; a day that no calendar has has a
        `problem` that says so.

    Raises:
        InputError: for a publication date that is none (R-codes).
        UsageError: L203 for a language without rules.

    >>> [when] = times("He was freed on Friday.", published="2025-05-07", language="en")
    >>> when.text, when.edtf, when.basis
    ('Friday', '2025-05-02', 'relative')
    >>> [when] = times("Está preso desde hace 412 días.", published="2025-05-06")
    >>> when.value, when.edtf
    ('P412D', '2024-03-20/2025-05-06')
    """
    return of_report(from_text(text, published=published, language=language, year=year))
