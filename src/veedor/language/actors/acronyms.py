"""Acronyms that a text defines itself: "Foro Penal (FP)", "SEBIN (Servicio Bolivariano de Inteligencia Nacional)"."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from veedor.language.actors.directory import pieces
from veedor.language.annotations import whole_text
from veedor.language.grammar import listed

_LONGEST_NAME = 14
"""Tokens of a name that an acronym stands for."""
_LONGEST_ACRONYM = 12


_OPENING = re.compile(r"(?<=\w )\((?=[^\W\d_a-z])")
"""A bracket behind a word and before a capital."""


def definitions(doc: Doc) -> dict[str, tuple[int, int]]:
    """Acronym -> first token and the one behind the last of the name that it stands for; the first definition counts.

    Args:
        doc: a tagged document; what is found in it is kept with it.
    """
    known: dict[str, tuple[int, int]] | None = doc.user_data.get("veedor_acronyms")
    if known is not None:
        return known
    kept: dict[str, tuple[int, int]] = {}
    for match in _OPENING.finditer(whole_text(doc)):
        bracket = doc.char_span(match.start(), match.end())
        if bracket is not None and 0 < bracket.start < len(doc) - 2:
            acronym, name = _defined(doc, bracket.start)
            if name:
                kept.setdefault(acronym, (name[0].i, name[-1].i + 1))
    doc.user_data["veedor_acronyms"] = kept
    return kept


def _defined(doc: Doc, bracket: int) -> tuple[str, list[Token]]:
    """The acronym in or before a bracket, and the words on its other side that it stands for."""
    inside, before = doc[bracket + 1], doc[bracket - 1]
    if _is_acronym(inside) and doc[bracket + 2].text in (")", ",", ";"):
        return inside.text, _fitting(_run_before(doc, bracket), inside.text)
    if _is_acronym(before):
        return before.text, _fitting(_run_after(doc, bracket + 1), before.text, whole=True)
    return "", []


def _is_acronym(token: Token) -> bool:
    text = token.text
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= _LONGEST_ACRONYM and text[0].isupper() and capitals * 2 > len(letters)


def _run_before(doc: Doc, end: int) -> list[Token]:
    """The capitalised words before a token, with the small words that may join them."""
    run: list[Token] = []
    for n in range(end - 1, max(-1, end - 1 - _LONGEST_NAME), -1):
        if not _may_belong(doc[n]):
            break
        run.insert(0, doc[n])
    return run


def _run_after(doc: Doc, start: int) -> list[Token]:
    run: list[Token] = []
    for n in range(start, min(len(doc), start + _LONGEST_NAME)):
        if doc[n].text == ")":
            return run
        if not _may_belong(doc[n]):
            return []
        run.append(doc[n])
    return []


def _may_belong(token: Token) -> bool:
    return token.text[0].isupper() or token.text == "-" or token.lower_ in listed("joining_acronym", token.lang_)


def _fitting(run: list[Token], acronym: str, *, whole: bool = False) -> list[Token]:
    """The words of the run that the acronym's letters come from, or none; with `whole` it must be the whole run.

    "Bolivarian National Intelligence Service (SEBIN)" keeps its acronym from another language: the letters of the
    initials may stand in another order.
    """
    letters = "".join(pieces(acronym))
    starts = range(1 if whole else len(run))
    ranked = sorted((rank, start) for start in starts if (rank := _rank(run[start:], letters)) is not None)
    return run[ranked[0][1] :] if ranked else []


def _rank(words: list[Token], letters: str) -> int | None:
    """How well initials give the letters, 0 best; None where they do not."""
    if not words or not words[0].text[0].isupper():
        return None
    full = ["".join(pieces(w.text)) for w in words]
    main = [text for w, text in zip(words, full, strict=True) if text and w.text[0].isupper()]
    if len(main) < 2:
        return None
    initials, every = "".join(w[0] for w in main), "".join(w[0] for w in full if w)
    if letters == initials or (_within(letters, every) and _within(initials, letters)):
        return 0  # small words may lend their letters, some of them or all
    if sorted(letters) == sorted(initials):
        return 1
    if initials[0] == letters[0] and _in_order(letters, main):
        return 2
    return None


def _within(some: str, letters: str) -> bool:
    """Whether the letters stand among the others in their order."""
    rest = iter(letters)
    return all(letter in rest for letter in some)


def _in_order(letters: str, words: list[str]) -> bool:
    """Whether the letters are beginnings of the words, one after the other: "SEBIN", "ser-bolivariano-in-nacional"."""

    def match(n: int, word: int) -> bool:
        if n == len(letters):
            return word == len(words)
        if word == len(words):
            return False
        longest = min(len(letters) - n, len(words[word]))
        return any(
            letters[n : n + size] == words[word][:size] and match(n + size, word + 1) for size in range(longest, 0, -1)
        )

    return match(0, 0)
