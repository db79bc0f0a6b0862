"""Numbers in words and figures: printed in the language of a brief, and found again in evidence, to prove it.

The reader of evidence is deliberately separate from the quantities of ``language/``: a proof by the code
that made the claim would repeat its mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENGLISH = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen"""
_SPANISH = """cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco
veintiséis veintisiete veintiocho veintinueve"""
_TENS = """twenty thirty forty fifty sixty seventy eighty ninety"""
_DECENAS = """veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"""
_CENTENAS = """doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"""

_SMALL: dict[str, int] = {word: n for line in (_ENGLISH, _SPANISH) for n, word in enumerate(line.split())}
_SMALL |= {"un": 1, "una": 1, "veintiún": 21, "veintiuna": 21, "both": 2, "pair": 2, "couple": 2}
_SMALL |= {"ambos": 2, "ambas": 2, "single": 1, "cien": 100, "ciento": 100}
_SMALL |= {word: (n + 2) * 10 for line in (_TENS, _DECENAS) for n, word in enumerate(line.split())}
_SMALL |= {f"{stem}{end}": (n + 2) * 100 for n, stem in enumerate(_CENTENAS.split()) for end in ("os", "as")}
_TIMES = {
    "hundred": 100,
    "thousand": 1_000,
    "mil": 1_000,
    "million": 10**6,
    "millón": 10**6,
    "millones": 10**6,
}
_TIMES |= {
    "billion": 10**9,
    "dozen": 12,
    "docena": 12,
    "decena": 10,
    "score": 20,
    "bn": 10**9,
    "m": 10**6,
    "k": 1_000,
}
_TIMES |= {"trillion": 10**12, "billón": 10**12, "billones": 10**12, "docenas": 12}
_VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
    "hundreds of millions": 200_000_000,
    "billions": 2_000_000_000,
    "several dozen": 24,
    "several hundred": 200,
    "several thousand": 2_000,
    "decenas": 20,
    "docenas": 24,
    "cientos": 200,
    "centenares": 200,
    "miles": 2_000,
    "decenas de miles": 20_000,
    "cientos de miles": 200_000,
    "centenares de miles": 200_000,
    "millones": 2_000_000,
}
"""Vague plurals stand for their smallest number, as the contract of the count claim says."""

_SPACE = "\u00a0\u202f "
_FIGURE = re.compile(rf"\d{{1,3}}(?:[{_SPACE}.,']\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_WORD = re.compile(rf"{_FIGURE.pattern}|[^\W\d_]+|[^\w\s]")
_JOINING = {"and", "y", "-"}
_STARTING = {"a", "an", "half", "medio", "media"}
"""Words that only begin a number: "half a million", "a hundred" (hence not after "half")."""


def show(number: float, *, group: str, decimal: str, group_from: int) -> str:
    """The number in figures.

    Args:
        number: any finite number; a whole one is printed without a decimal part.
        group: what stands between groups of three figures.
        decimal: the decimal sign.
        group_from: how many figures a number must have to be grouped (Spanish leaves four figures together).

    >>> show(12500, group=",", decimal=".", group_from=4), show(2.5, group=",", decimal=",", group_from=5)
    ('12,500', '2,5')
    """
    whole, _, part = f"{number:.10f}".rstrip("0").rstrip(".").partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if len(digits) >= group_from:
        digits = f"{int(digits):,}".replace(",", group)
    return sign + digits + (decimal + part if part else "")


def read(text: str) -> set[float]:
    """Every number that the text can be read to state, in figures or in English or Spanish words.

    Generous where writing is ambiguous ("1.200" is both 1200 and 1.2): the set answers "may the text say so".

    >>> sorted(read("Some 1,200 people, among them twenty-five students and dozens of nurses"))
    [1.2, 24.0, 25.0, 1200.0]
    >>> sorted(read("unas dos mil trescientas personas; half a million dollars"))
    [2300.0, 500000.0]
    """
    lowered = text.casefold()
    found = {float(v) for phrase, v in _VAGUE.items() if re.search(rf"\b{phrase}\b", lowered)}
    words = [match[0] for match in _WORD.finditer(lowered)]
    for number_words in _runs(words):
        found |= _values(number_words)
        for part in _split(number_words):
            found |= _values(part)
    return found


def _figures(written: str) -> set[float]:
    """Readings of one run of figures: with its marks as groups, and with the last one as decimal sign."""
    readings = set()
    if re.fullmatch(rf"\d+|\d{{1,3}}(?:[{_SPACE}.,']\d{{3}})+", written):
        readings.add(float(re.sub(r"\D", "", written)))
    if decimal := re.fullmatch(r"(\d[\d.,'\s]*)[.,](\d+)", written):
        readings.add(float(re.sub(r"\D", "", decimal[1]) + "." + decimal[2]))
    if re.search(rf"[{_SPACE}]", written):
        readings |= {float(re.sub(r"\D", "", piece)) for piece in re.split(rf"[{_SPACE}]", written)}
    return readings


def _runs(words: list[str]) -> Iterator[list[str]]:
    """Longest runs of words that can belong to one number."""
    run: list[str] = []
    for word in [*words, "."]:
        if run and word in _STARTING and run[-1] != "half":
            yield run
            run = []
        numeric = word[0].isdigit() or word in _SMALL or word in _TIMES or word in _STARTING
        if numeric or (run and word in _JOINING):
            run.append(word)
        elif run:
            yield run
            run = []


def _split(words: list[str]) -> Iterator[list[str]]:
    """The run cut at its joining words and before every figure: "five and six" also says five, and six."""
    part: list[str] = []
    for word in words:
        joins = word in ("and", "y")
        if (joins or word[0].isdigit()) and part:
            yield part
            part = []
        if not joins:
            part.append(word)
    if part and part != words:
        yield part


def _values(words: list[str]) -> set[float]:
    """Values of words read as one number; empty if they do not read as one."""
    total, current = 0.0, None
    for place, word in enumerate(words):
        if word in _JOINING:
            continue
        if word in ("a", "an"):
            if place + 1 < len(words) and words[place + 1] in _TIMES and current is None:
                current = 1.0
        elif word in ("half", "medio", "media"):
            if current is not None:
                return set()
            current = 0.5
        elif word[0].isdigit():
            if current is not None or len(words) == 1:
                return _figures(word) if len(words) == 1 else set()
            current = _before_multiplier(word)
        elif word in _SMALL:
            current = (current or 0.0) + _SMALL[word]
        elif _TIMES[word] >= 1_000:
            if current is None and word not in ("mil", "thousand", "hundred"):
                return set()
            total, current = total + (1.0 if current is None else current) * _TIMES[word], None
        else:
            current = (1.0 if current is None else current) * _TIMES[word]
    if current is None and total == 0.0:
        return set()
    return {total + (current or 0.0)}


def _before_multiplier(written: str) -> float:
    """Figures before "million": the mark is a decimal sign, unless it stands where groups are."""
    return min(_figures(written))
