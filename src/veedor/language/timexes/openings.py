"""With which letters can a pattern begin? So that most words of a text never meet a pattern.

A text is scanned word by word; only rules that can begin with the word's first three characters are tried there. The
openings are worked out from the pattern itself, so a linguist never has to state them.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

# The parser of the standard library's `re` has no public name, but reading a pattern with it is exact, and a second
# parser of regular expressions would not be. A test holds it to the patterns of every language.
_parser: Any = importlib.import_module("re._parser")

LENGTH = 3
_END = " "
_MORE = "*"
_ANY = "abcdefghijklmnopqrstuvwxyz"
_APOSTROPHES = "'’`"
_ARTICLES = frozenset(("the ", "a ", "an ", "el ", "la ", "los ", "las ", "un ", "una "))
"""Too frequent to tell anything: their opening goes on with that of the word after them."""
_STEMS = frozenset(article.strip() for article in _ARTICLES if len(article) > LENGTH)
_NEXT = re.compile(r"(?:[^\S\n]?\s[^\S\n]{0,4}|-)(['’`]?\w{1,4})")


@lru_cache(maxsize=65536)
def opening(word: str) -> str:
    """The opening of a word: three characters, digits as ``0``, a blank where it ends before.

    >>> opening("May"), opening("2021"), opening("a"), opening("then")
    ('may', '000', 'a ', 'the*')
    """
    reduced = "".join(_reduced(char) for char in word[: LENGTH + 1])
    return _word(reduced if len(reduced) > LENGTH else reduced + _END)


def opening_at(text: str, start: int, end: int) -> str:
    """The opening of the word at these offsets; after an article with that of the next word.

    >>> opening_at("in the year 2021", 3, 6), opening_at("in the year 2021", 7, 11)
    ('the yea', 'yea')
    """
    if end - start <= LENGTH:
        article = text[start:end].lower() + _END
        if article in _ARTICLES:
            following = _NEXT.match(text, end)
            return article if following is None else article + opening(following[1])[:LENGTH]
    return opening(text[start : min(end, start + LENGTH + 1)])


def openings(pattern: str) -> set[str]:
    """Every opening with which a match of the pattern can begin.

    >>> sorted(openings(r"(?:the )?(?:may|mai)|1?\\d"))
    ['0 ', '00 ', 'mai', 'may', 'the mai', 'the may']
    """
    heads = _heads(_parser.parse(pattern), {""})
    return {head if _done(head) else _cut(head + _END) for head in heads if head.strip()}


def _reduced(char: str) -> str:
    if char.isdigit():
        return "0"
    if char in _APOSTROPHES:
        return "'"
    lower = char.lower()
    return lower if lower.isalpha() and len(lower) == 1 else _END


def _done(head: str) -> bool:
    article, blank, rest = head.partition(_END)
    if article + blank in _ARTICLES:
        return len(rest) >= LENGTH or rest.endswith(_END)
    return bool(blank) or (len(head) >= LENGTH and head not in _STEMS)


def _heads(items: Iterable[Any], heads: set[str]) -> set[str]:
    """Openings of what comes before, going on with a sequence; a head that is done stays as it is."""
    for item in items:
        done = {head for head in heads if _done(head)}
        if done == heads:
            break
        heads = done | _item(item, heads - done)
    return heads


def _joined(heads: set[str], chars: set[str]) -> set[str]:
    return {_cut(head + char) for head in heads for char in chars}


def _cut(head: str) -> str:
    """Shorten to what is looked at: a word's opening, or an article and the next word's."""
    article, blank, rest = head.partition(_END)
    if article + blank in _ARTICLES:
        return article + blank + _word(rest.lstrip(_END))[:LENGTH]
    return _word(head)


def _word(head: str) -> str:
    """A word's first characters; one that only begins like an article is marked as longer."""
    blank = head.find(_END)
    if 0 <= blank < LENGTH or (blank == LENGTH and head[:LENGTH] in _STEMS):
        return head[: blank + 1]
    return head[:LENGTH] + (_MORE if head[:LENGTH] in _STEMS and len(head) > LENGTH else "")


def _item(item: Any, heads: set[str]) -> set[str]:
    kind, argument = str(item[0]), item[1]
    if kind == "LITERAL":
        return _joined(heads, {_reduced(chr(argument))})
    if kind == "IN":
        return _joined(heads, _members(argument))
    if kind in ("ANY", "NOT_LITERAL", "GROUPREF"):
        return _joined(heads, {*_ANY, "0", _END})
    if kind == "BRANCH":
        return set().union(*(_heads(branch, heads) for branch in argument[1]))
    if kind == "SUBPATTERN":
        return _heads(argument[3], heads)
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = argument
        repeated = [list(inner) * count for count in range(least, min(int(most), least + LENGTH) + 1)]
        return set().union(*(_heads(sequence, heads) for sequence in repeated))
    return heads


def _members(members: Any) -> set[str]:
    kinds = {str(member[0]) + str(member[1]) for member in members}
    if "NEGATENone" in kinds and "CATEGORYCATEGORY_NOT_SPACE" in kinds:
        return {_END}  # white space other than what else is named
    chars: set[str] = set()
    for member in members:
        kind, argument = str(member[0]), member[1]
        if kind == "LITERAL":
            chars.add(_reduced(chr(argument)))
        elif kind == "RANGE":
            chars |= {_reduced(chr(code)) for code in range(argument[0], argument[1] + 1)}
        elif kind == "CATEGORY" and str(argument) == "CATEGORY_DIGIT":
            chars.add("0")
        elif kind == "CATEGORY" and str(argument) == "CATEGORY_SPACE":
            chars.add(_END)
        else:
            chars |= {*_ANY, "0", _END}
    return chars
