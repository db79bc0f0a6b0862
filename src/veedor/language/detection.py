"""Which language a report is in: as stated, otherwise by its function words."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from veedor.reports.report import Report
from veedor.vocabulary import load

_SAMPLE = 4000
"""Characters that are looked at; function words are dense enough."""


class FunctionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``languages.yaml``: ISO 639-1 code -> words that only this language uses all the time."""

    languages: dict[str, frozenset[str]]


@cache
def _words() -> dict[str, frozenset[str]]:
    return load("languages", FunctionWords).languages


def is_foreign(text: str, language: str) -> bool:
    """Whether a line is plainly in another language: it has function words of that one, and more than of its own.

    >>> is_foreign("We do not know what they will do to the people.", "es")
    True
    """
    own = function_words(text, language)
    others = (function_words(text, code) for code in _words() if code != language)
    return any(score >= _FEWEST and score > 2 * own for score in others)


def function_words(text: str, language: str) -> int:
    """How many words of a text are function words of a language and of no other."""
    known = _words().get(language, frozenset())
    return sum(word in known for word in re.findall(r"[^\W\d_]+", text.lower()))


_FEWEST = 2
"""Function words of another language in a line that is in it."""


def language_of(report: Report) -> str:
    """ISO 639-1 code: the report's own statement, otherwise the language with most function words in its beginning.

    A text with none of them (a table, a list of names) is taken as English.

    >>> language_of(Report(id="r", text="El gobierno liberó a los presos que estaban en la cárcel."))
    'es'
    """
    if report.language:
        return report.language[:2].lower()
    tokens = re.findall(r"[^\W\d_]+", report.text[:_SAMPLE].lower())
    scores = {code: sum(t in words for t in tokens) for code, words in _words().items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else "en"
