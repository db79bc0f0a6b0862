"""With which letters can a pattern begin? So that most words of a text never meet a pattern.

A text is scanned word by word; only rules that can begin with the word's first three characters are tried there. The
openings are worked out from the pattern itself, so a linguist never has to state them.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import Any

# The parser of the standard library's `re` has no public name, but reading a pattern with it is exact, and a second
# parser of regular expressions would not be. A test holds it to the patterns of every language.
_parser: Any = importlib.import_module("re._parser")

LENGTH = 3
_END = " "
_ANY = "abcdefghijklmnopqrstuvwxyz"
_APOSTROPHES = "'’`"


def opening(word: str) -> str:
    """The opening of a word of text: three characters, digits as ``0``, a blank where the word ends before.

    >>> opening("May"), opening("2021"), opening("a")
    ('may', '000', 'a ')
    """
    head = "".join(_reduced(char) for char in word[:LENGTH])
    return head if len(head) == LENGTH else head + _END


def openings(pattern: str) -> set[str]:
    """Every opening with which a match of the pattern can begin.

    >>> sorted(openings(r"(?:the )?(?:may|mai)|1?\\d"))
    ['0 ', '00 ', 'mai', 'may', 'the']
    """
    ends = (
        head if len(head) == LENGTH or head.endswith(_END) else head + _END for head in _heads(_parser.parse(pattern))
    )
    return {head for head in ends if head.strip()}


def _reduced(char: str) -> str:
    if char.isdigit():
        return "0"
    if char in _APOSTROPHES:
        return "'"
    lower = char.lower()
    return lower if lower.isalpha() and len(lower) == 1 else _END


def _done(head: str) -> bool:
    return len(head) >= LENGTH or head.endswith(_END)


def _heads(items: Iterable[Any]) -> set[str]:
    """Openings of a sequence; a head that is not yet done may go on with what follows."""
    heads = {""}
    for item in items:
        if all(_done(head) for head in heads):
            break
        tails = _item(item)
        heads = {
            joined for head in heads for joined in ([head] if _done(head) else [_cut(head + tail) for tail in tails])
        }
    return heads


def _cut(head: str) -> str:
    blank = head.find(_END)
    return head[: blank + 1] if blank >= 0 else head[:LENGTH]


def _item(item: Any) -> set[str]:
    kind, argument = str(item[0]), item[1]
    if kind == "LITERAL":
        return {_reduced(chr(argument))}
    if kind == "IN":
        return _members(argument)
    if kind == "ANY" or kind == "NOT_LITERAL":
        return {*_ANY, "0", _END}
    if kind == "BRANCH":
        return set().union(*(_heads(branch) for branch in argument[1]))
    if kind == "SUBPATTERN":
        return _heads(argument[3])
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = argument
        repeated = [list(inner) * count for count in range(least, min(int(most), least + LENGTH) + 1)]
        return set().union(*(_heads(sequence) for sequence in repeated))
    if kind == "GROUPREF":
        return {_END, *_ANY, "0"}
    return {""}


def _members(members: Any) -> set[str]:
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
