"""Runs of capitalised words: where names can stand, found in the characters of a text, with no tokeniser.

A run is words that begin with a capital, with the small words that names carry inside ("Port of Spain", "San Juan de
los Morros"). Works for any language that writes names with capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

_WORD = re.compile(
    r"EE\.? ?UU\.?"
    r"|(?:[^\W\d_]\.){2,}"  # U.S., B.C.
    r"|[^\W_][^\W_]*(?:['’\-‑][^\W_]+)*\.?"
)
_INSIDE = frozenset("of the de del la las los el y e and da do dos das di du des le al an ar i upon on".split())
_JOINT = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*")
_SHORT_WITH_STOP = frozenset(
    "ky ala ariz ark calif colo conn del fla ga ill ind kan kans la md mass mich minn miss mo mont neb nebr okla ore "
    "pa penn tenn tex vt va wash wis wisc wyo alta man ont que sask nfld tas vic qld st ste mt ft sta sto jan feb mar "
    "apr aug sept sep oct nov dec gov sen rep gen col mr mrs ms dr sr sra dra".split()
)


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word that begins with a capital, or a small one next to such.

    Args:
        start, end: characters.
        text: the word, without a possessive ending and without the stop that ends a sentence.
        capital: whether it begins with a capital or a digit.
        joined: whether only a space stands between the word before and this one.
        opens: whether a sentence or a line begins here.
    """

    start: int
    end: int
    text: str
    capital: bool
    joined: bool
    opens: bool


def words_of(text: str) -> list[Word]:
    """All words of a text.

    >>> [w.text for w in words_of("In Paris, Ky., Evin's gate")]
    ['In', 'Paris', 'Ky.', 'Evin', 'gate']
    """
    return list(_words(text))


def _words(text: str) -> Iterator[Word]:
    before, opens = 0, True
    for match in _WORD.finditer(text):
        start, word = match.start(), match.group()
        gap = text[before:start]
        joined = gap == " "
        if not joined:
            opens = opens or _OPENING.search(gap) is not None
            joined = bool(before and gap) and _JOINT.fullmatch(gap) is not None
        if word[-1] == ".":
            word = _without_stop(word)
        body = word[:-2] if word[-2:] in _POSSESSIVES else word
        yield Word(start, start + len(body), body, body[:1].isupper() or body[:1].isdigit(), joined, opens)
        before, opens = start + len(word), False


_POSSESSIVES = ("'s", "’s")
_OPENING = re.compile(r"[.!?:“\"•]|\n[^\S\n]*\n|^[^\s].*\n|\n.*[^\s]$", re.DOTALL)
"""What stands between words where a sentence or a line begins; a line break alone may stand inside of a name."""


def _without_stop(word: str) -> str:
    """The word without the stop, unless it is an abbreviation: the stop then begins no sentence."""
    body = word[:-1]
    return word if "." in body or (body.lower() in _SHORT_WITH_STOP and body[0].isupper()) else body


def is_inside(word: Word) -> bool:
    """Whether a small word may stand inside of a name: "of", "de los"."""
    return word.text in _INSIDE


def split(words: Iterable[Word], known: Callable[[str], object]) -> Iterator[Word]:
    """Take words with hyphens apart that are no name as a whole: "London-based", "Russia-Turkey".

    Args:
        words: the words of a text.
        known: whether a name is one as a whole.

    >>> [w.text for w in split(words_of("the Zurich-based Port-au-Prince"), {"Port-au-Prince"}.__contains__)]
    ['the', 'Zurich', 'based', 'Port-au-Prince']
    """
    for word in words:
        if "-" not in word.text or known(word.text):
            yield word
            continue
        at = word.start
        for number, part in enumerate(word.text.split("-")):
            if part:
                capital = part[0].isupper()
                yield Word(at, at + len(part), part, capital, word.joined and number == 0, word.opens and number == 0)
            at += len(part) + 1
