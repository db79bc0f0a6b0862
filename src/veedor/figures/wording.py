"""The words of figures in English and Spanish, as data; and numbers and days as each language writes them."""

from __future__ import annotations

import datetime as dt
import math
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import yaml

from veedor.analysis.telling import LANGUAGES
from veedor.errors import VocabularyError

_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "es": "ene feb mar abr may jun jul ago sep oct nov dic".split(),
}


def word(key: str, language: str = "en", **values: Any) -> str:
    """A text of ``labels.LANGUAGE.yaml``, its fields filled in.

    Numbers and days are written as the language writes them.

    Raises:
        VocabularyError: V001 if the file is broken or has no such text.

    >>> word("legend.concession"), word("legend.concession", "es")
    ('concession', 'concesión')
    """
    texts = labels(language)
    if key not in texts:
        raise VocabularyError("V001", name=f"labels.{language}.yaml", reason=f"it has no text '{key}'")
    return texts[key].format(**{name: shown(value, language) for name, value in values.items()})


@cache
def labels(language: str) -> dict[str, str]:
    """Every text of a language, by key."""
    if language not in LANGUAGES:
        language = "en"
    file = Path(str(resources.files("veedor.figures"))) / f"labels.{language}.yaml"
    try:
        return msgspec.convert(yaml.safe_load(file.read_text(encoding="utf-8")), dict[str, str])
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError("V001", name=file.name, reason=str(error)) from error


def term(kind: str, value: str, language: str) -> str:
    """The label of a term of a vocabulary (a state, a category of deadlines), or the term itself in plain words.

    >>> term("states", "in_hiding", "es"), term("deadlines", "election", "en"), term("states", "own_word", "en")
    ('en la clandestinidad', 'election', 'own word')
    """
    from veedor.vocabulary import load

    found: Any = load(kind, dict).get(value)
    found = found.get("label", found) if isinstance(found, dict) else None
    told = found.get(language) if isinstance(found, dict) else None
    return str(told or value.replace("_", " "))


def shown(value: Any, language: str = "en") -> str:
    """A number, day or text for a label, as short as it can be.

    >>> shown(12345.0), shown(0.4821, "es"), shown(dt.date(2025, 5, 6), "es"), shown(float("nan")), shown(3.0)
    ('12,345', '0,48', '6 may 2025', '–', '3')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "–"
    if isinstance(value, dt.date):
        return f"{value.day} {month_name(value.month, language)} {value.year}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    places = 0 if float(value).is_integer() or abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    if 0 < abs(value) < 0.01:
        places = 4
    text = f"{value:,.{places}f}".replace("-", "−")
    text = text.rstrip("0").rstrip(".") if places and "." in text else text
    return text.translate(str.maketrans(",.", ".,")) if language == "es" else text


def span(low: Any, high: Any, language: str = "en") -> str:
    """A range of numbers, open ends told as such.

    >>> span(5, 5), span(850, 949), span(200, None), span(None, 10, "es"), span(-0.5, 1)
    ('5', '850–949', 'at least 200', 'como mucho 10', '−0.5 to 1')
    """
    if low is None and high is None:
        return "–"
    if high is None or high == math.inf:
        return word("range.at_least", language, n=low)
    if low is None:
        return word("range.at_most", language, n=high)
    if low == high:
        return shown(low, language)
    if low < 0:
        return word("range.between", language, low=low, high=high)
    return f"{shown(low, language)}–{shown(high, language)}"


def percent(share: float | None, language: str = "en") -> str:
    """A share as a percentage.

    >>> percent(0.625), percent(None)
    ('62%', '–')
    """
    if share is None or math.isnan(share):
        return "–"
    between = "\u00a0" if language == "es" else ""
    return f"{round(share * 100)}{between}%"


def month_name(month: int, language: str) -> str:
    """A month in three letters."""
    return _MONTHS.get(language, _MONTHS["en"])[month - 1]
