"""One key for the spellings of a name: without case, accents, stops, hyphens and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "sta": "santa", "sto": "santo"}
_DROPPED = str.maketrans("-‐‑–—_/,", " " * 8, ".'’‘ʼ`´·")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key under which a name is looked up.

    >>> fold("São José"), fold("St. John's"), fold("Port-au-Prince")
    ('sao jose', 'saint johns', 'port au prince')
    """
    if name.isascii() and name.isalpha():
        return name.lower()
    letters = unicodedata.normalize("NFKD", name.lower()).lower().translate(_LETTERS)
    plain = "".join(c for c in letters if not unicodedata.combining(c)).translate(_DROPPED)
    words = _SPACE.sub(" ", plain).strip().split(" ")
    if len(words) > 1:
        words = [_WORDS.get(word, word) for word in words]
    return " ".join(words)
