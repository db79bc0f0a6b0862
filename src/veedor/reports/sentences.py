"""A light splitter into sentences, for finding what a report repeats; not a linguist's.

It knows no language. It would rather leave two sentences together than cut one in two, because a cut sentence
could look like the repeat of another one ("On Friday, Mr. | Rojas was arrested." and "On Monday, Mr. | Rojas
was arrested.").
"""

from __future__ import annotations

import re
from typing import NamedTuple

# Short words before a full stop that do not end a sentence, in the languages of the reports read most; lower
# case.
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr drs prof rev hon st sr sra srta dra ing lic gral gen col lt cmdr capt cpt sgt maj adm
    gov sen sens rep reps pres min amb dept no nos núm nro num art arts sec secs fig vol pp ed eds inc ltd corp co
    cía bros vs etc al approx aprox ca cf jan feb mar apr jun jul aug sept sep oct nov dec ene abr ago
    dic mt ft av avda jr p pág págs párr par mons fr hno hna d dña ud uds vda mme mlle m bzw str nr hr
    """.split()
)
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’»)\]]*|[。！？۔؟।።]+[\"'”’»」』）]*")
_ENDED = re.compile(r"[.!?…。！？۔؟।።][\"'”’»」』）)\]]*\Z")
_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]\s*")
_ONE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WIDE = frozenset("。！？۔؟।።")  # after these no space is needed
_BEFORE = 24  # code points before a full stop that are looked at; no abbreviation is longer
_WRAPPED = 1 / 3  # share of line breaks followed by a lower-case letter, from which lines are taken for wrapped


class Sentence(NamedTuple):
    """A stretch of text without white space around it.

    Args:
        start, end: offsets in code points.
        complete: whether it ends like a sentence; headings and list items often do not.
    """

    start: int
    end: int
    complete: bool


def sentences(text: str) -> list[Sentence]:
    """The sentences of `text`, in order; together they hold everything but white space. Takes linear time.

    A paragraph ends at an empty line; a single line break ends one too, unless the text is wrapped (a third
    of its single breaks are followed by a lower-case letter, so scripts without case are never taken for
    wrapped).

    >>> text = "Mr. Rojas was freed. He left Caracas."
    >>> [text[each.start : each.end] for each in sentences(text)]
    ['Mr. Rojas was freed.', 'He left Caracas.']
    """
    found: list[Sentence] = []
    for start, end in _paragraphs(text):
        place = start
        for match in _END.finditer(text, start, end):
            if match.end() < end and not _ends_sentence(text, place, match):
                continue
            _append(found, text, place, match.end())
            place = match.end()
        _append(found, text, place, end)
    return found


def _paragraphs(text: str) -> list[tuple[int, int]]:
    breaks = [(match, len(_ONE_BREAK.findall(match[0]))) for match in _BREAK.finditer(text)]
    single = [match.end() for match, count in breaks if count == 1 and match.end() < len(text)]
    wrapped = sum(text[end].islower() for end in single) > len(single) * _WRAPPED
    cuts = [(match.start(), match.end()) for match, count in breaks if count > 1 or not wrapped]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return list(zip(starts, ends, strict=True))


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    sign = match[0][0]
    if sign in _WIDE:
        return True
    if not text[match.end()].isspace():
        return False
    following = _next_letter(text, match.end())
    if following.islower():
        return False
    if sign != "." or match[0][:2] == "..":
        return True
    before = text[max(start, match.start() - _BEFORE) : match.start()]
    word = before.split()[-1].lstrip("(\"'“‘«¿¡[") if before.split() else ""
    if len(before.split()) == 1 and word.isdigit():  # "1. Five people": the number of an item
        return False
    return not ("." in word or (len(word) == 1 and word.isalpha()) or word.lower() in _ABBREVIATIONS)


def _next_letter(text: str, place: int) -> str:
    """The first character after white space and opening signs, looked for within a few places."""
    for character in text[place : place + 16]:
        if not character.isspace() and character not in "\"'“‘«([¿¡–—-":
            return character
    return ""


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if end > start:
        found.append(Sentence(start, end, bool(_ENDED.search(text, max(start, end - 8), end))))
