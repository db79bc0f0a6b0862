"""Honest sentences: templates as data, filled with numbers that stay attached to them.

A sentence keeps the values it was filled with, so that whoever prints it can show where each number comes from, and the
linter (`veedor.analysis.wording`) refuses a number that comes from nowhere. Templates stand in
``sentences/TOPIC.LANGUAGE.yaml``: key -> text with ``{fields}``.
"""

from __future__ import annotations

import datetime as dt
import re
import string
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import yaml

from veedor.analysis import wording
from veedor.errors import ProofError, VocabularyError

LANGUAGES = ("en", "es")
_FIELD = re.compile(r"\{\w+\}")
_DATA = "\x00"
_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence about a result.

    Args:
        text: the words.
        topic: the analysis that says it.
        key: its template.
        language: ``en`` or ``es``.
        values: field -> the text that was filled in.
        probability: the posterior or calibrated probability (0 to 1) behind a likelihood word, if it has one.
    """

    text: str
    topic: str
    key: str
    language: str
    values: dict[str, str] = {}
    probability: float | None = None


def tell(topic: str, key: str, language: str = "en", *, probability: float | None = None, **values: Any) -> Sentence:
    """Fill a template.

    Args:
        topic, key: which template.
        language: ``en`` or ``es``.
        probability: see `Sentence`.
        values: what its fields stand for: whole numbers, floats (two significant decimals unless given as text), dates
            or texts.

    Raises:
        VocabularyError: V001 if the file is missing or broken, or has no such template.
        ProofError: A040 if the linter refuses the template.
        KeyError: if a field is not given.
    """
    templates = _templates(topic, language)
    if key not in templates:
        raise VocabularyError("V001", name=f"{topic}.{language}.yaml", reason=f"it has no sentence '{key}'")
    _lint(topic, key, language, probability)
    shown = {name: show(value, language) for name, value in values.items()}
    text = templates[key].format(**shown)
    used = {field for _, field, _, _ in string.Formatter().parse(templates[key]) if field}
    kept = {name: value for name, value in shown.items() if name in used}
    return Sentence(text=text, topic=topic, key=key, language=language, values=kept, probability=probability)


def show(value: Any, language: str) -> str:
    """A value as a reader of the language writes it.

    >>> show(0.4821, "en"), show(0.4821, "es"), show(12345, "en"), show(dt.date(2025, 5, 6), "es")
    ('0.48', '0,48', '12,345', '6 de mayo de 2025')
    """
    if isinstance(value, dt.date):
        month = _MONTHS[language][value.month - 1]
        return f"{value.day} de {month} de {value.year}" if language == "es" else f"{value.day} {month} {value.year}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    whole = isinstance(value, int) or (abs(value) >= 100 and float(value).is_integer())
    text = f"{int(value):,}" if whole else f"{value:,.2f}" if abs(value) >= 0.01 or value == 0 else f"{value:.2g}"
    return text.translate(str.maketrans(",.", ".,")) if language == "es" else text


@cache
def _lint(topic: str, key: str, language: str, probability: float | None) -> None:
    """Refuse a template that says what may not be said; what its fields hold is data and not looked at."""
    template = _FIELD.sub(_DATA, _templates(topic, language)[key])
    found = wording.faults(template, language, topic=topic, probability=probability)
    if found:
        fault = found[0]
        file = f"{topic}.{language}.yaml"
        raise ProofError("A040", file=file, key=key, rule=fault.rule, words=fault.words, why=fault.why)


def topics() -> list[str]:
    """Topics that have templates in English."""
    return sorted(file.name.removesuffix(".en.yaml") for file in _folder().glob("*.en.yaml"))


def _folder() -> Path:
    return Path(str(resources.files("veedor.analysis"))) / "sentences"


@cache
def _templates(topic: str, language: str) -> dict[str, str]:
    file = _folder() / f"{topic}.{language}.yaml"
    try:
        return msgspec.convert(yaml.safe_load(file.read_text(encoding="utf-8")), dict[str, str])
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError("V001", name=file.name, reason=str(error)) from error
