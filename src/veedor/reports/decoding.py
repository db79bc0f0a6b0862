"""Bytes to text: which encoding, on what ground, and when to refuse.

In this order: a byte order mark; UTF-16 without one (told by its zero bytes); valid UTF-8; what the file
declares; nearly valid UTF-8 (the few bad bytes become U+FFFD); Windows-1252 where the result reads as a
Western language; what `charset-normalizer` finds; refusal.
"""

from __future__ import annotations

import codecs
import re
from typing import Literal

import msgspec

from veedor.errors import Diagnostic, InputError, diagnostic
from veedor.reports.showing import shown

Ground = Literal["utf-8", "mark", "declared", "guessed", "repaired"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Letters and signs of Spanish, English, Portuguese, French, Italian, German and the Nordic languages.
# `charset-normalizer` takes most Spanish text in Windows-1252 for Windows-1250 or a DOS code page, so these
# are tried before it.
_WESTERN = frozenset("áéíóúàèìòùâêîôûäëïöüãõåæœçñßøÁÉÍÓÚÀÈÌÒÙÂÊÎÔÛÄËÏÖÜÃÕÅÆŒÇÑØªº¿¡«»‹›“”„‘’‚–—…•·°§©®™€£%\u00a0\u00ad")
_WORD_WITH_ACCENT = re.compile(r"[A-Za-z]*[^\W\d_A-Za-z][^\W\d_]*")
_GOOD_FOR_EACH_BAD = 4  # valid multi-byte characters wanted for each bad byte before we call it damaged UTF-8
_SAMPLE = 262_144  # bytes that the guess looks at; the whole is then decoded strictly


class Decoded(msgspec.Struct, frozen=True):
    """Text and how it was decoded.

    Args:
        text: the text, without a byte order mark.
        encoding: Python's name of the encoding.
        ground: why that one; ``repaired`` is UTF-8 with some bytes replaced by U+FFFD.
    """

    text: str
    encoding: str
    ground: Ground


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark at the start names, or None.

    >>> marked_encoding(b"\\xff\\xfeH\\x00i\\x00")
    'utf-16-le'
    """
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 without a mark, told by zero bytes in every second place; or None.

    >>> wide_encoding("Arrested".encode("utf-16-be"))
    'utf-16-be'
    """
    even, odd = head[0::2], head[1::2]
    if len(odd) < 4:
        return None
    zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros_odd > 0.4 and zeros_even < 0.02:
        return "utf-16-le"
    if zeros_even > 0.4 and zeros_odd < 0.02:
        return "utf-16-be"
    return None


def decode(data: bytes, *, declared: str | None = None) -> Decoded | None:
    """Decode `data`, or None where no encoding fits.

    Args:
        data: the bytes of a report.
        declared: the encoding that the file itself names (``<meta charset>``), if any; unknown names are
            ignored.

    >>> decode("Mérida".encode())
    Decoded(text='Mérida', encoding='utf-8', ground='utf-8')
    >>> decode("detención en Mérida".encode("cp1252")).encoding
    'cp1252'
    """
    if name := marked_encoding(data):
        mark = next(mark for mark, each in _MARKS if each == name)
        text = _strict(data[len(mark) :], name)
        if text is not None:
            return Decoded(text, name, "utf-8" if name == "utf-8" else "mark")
    if (name := wide_encoding(data[:4096])) and (text := _strict(data, name)) is not None:
        return Decoded(text, name, "guessed")
    if (text := _strict(data, "utf-8")) is not None:
        return Decoded(text, "utf-8", "utf-8")
    if declared and (text := _strict(data, declared)) is not None:
        return Decoded(text, declared, "declared")
    return _damaged_utf8(data) or _western(data) or _guessed(data)


def decode_or_refuse(
    data: bytes, *, file: str, line: int | None = None, declared: str | None = None
) -> tuple[str, list[Diagnostic]]:
    """The text of `data` and what a person should know about its encoding.

    Raises:
        InputError: R004, if no encoding fits.
    """
    decoded = decode(data, declared=declared)
    if decoded is None:
        raise InputError("R004", file=file, line=line)
    match decoded.ground:
        case "utf-8":
            return decoded.text, []
        case "guessed":
            told = diagnostic("R003", file=file, line=line, encoding=decoded.encoding)
        case "repaired":
            told = diagnostic("R017", file=file, line=line, count=decoded.text.count("\ufffd"))
        case _:
            told = diagnostic("R016", file=file, line=line, encoding=shown(decoded.encoding), by=decoded.ground)
    return decoded.text, [told]


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = codecs.lookup(encoding).decode(data, "strict")[0]
    except (LookupError, ValueError, TypeError):  # TypeError: "rot13" and its kin take no bytes
        return None
    return text if isinstance(text, str) else None  # codecs such as "hex" turn bytes into bytes


def _damaged_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    bad = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    good = sum(1 for c in text if c > "\x7f") - text.count("\ufffd")
    return Decoded(text, "utf-8", "repaired") if bad * _GOOD_FOR_EACH_BAD <= good else None


def _western(data: bytes) -> Decoded | None:
    text = _strict(data, "cp1252")
    if text is None or not {c for c in set(text) if c > "\x7f"} <= _WESTERN:
        return None
    words = _WORD_WITH_ACCENT.findall(text)
    # Cyrillic read as Windows-1252 is words of nothing but accented letters: "Ïðèâåò"
    foreign = sum(1 for word in words if sum(c < "\x80" for c in word) * 2 < len(word) and len(word) > 2)
    return Decoded(text, "cp1252", "guessed") if foreign * 5 <= len(words) else None


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    for match in from_bytes(data[:_SAMPLE]):
        if (text := _strict(data, match.encoding)) is not None:
            return Decoded(text.removeprefix("\ufeff"), match.encoding, "guessed")
    return None
