"""Speakers named before a colon: a headline ("Ana Torvik: Vote was a farce") and the turns of a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec
from spacy.tokens import Doc, Span, Token

from veedor.language.annotations import whole_text
from veedor.language.names import Mention
from veedor.language.quotations import Range, trimmed
from veedor.language.telling.reporting import reporting_words

_LINE = re.compile(r"^[ \t\"“]*(?P<name>@?[^\W\d_][^:\n\"“”]{0,44}?)(?P<colon>:)(?=[ \t]+\S)[^\n]*", re.MULTILINE)


class Turn(msgspec.Struct, frozen=True):
    """Somebody's words after his name and a colon.

    Args:
        source: token index of the head of the name.
        colon: token index of the colon.
        content: the rest of the line.
    """

    source: int
    colon: int
    content: Range


def turns(doc: Doc) -> Iterator[Turn]:
    """The lines that open with the name of a person or body and a colon, in text order.

    Headings ("Update:", "Location:") and names of places are no speakers.

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("ANA TORVIK: The vote was a farce.\\nMARDEN: No.\\nANA TORVIK: Yes, Marden.")
    >>> [doc.text[slice(*turn.content)] for turn in turns(doc)]
    ['The vote was a farce', 'No', 'Yes, Marden']
    """
    text = whole_text(doc)
    if ":" not in text:
        return
    mentions = {m.end: m for m in doc._.mentions or ()}
    words: Counter[str] = Counter()
    for line in _LINE.finditer(text):
        name = doc.char_span(*line.span("name"))
        colon = doc.char_span(*line.span("colon"))
        if name is None or colon is None or not name:
            continue
        words = words or _words(text)
        if not line["name"].startswith("@") and not _recurs(line["name"], words):
            continue
        source = _speaker(name, mentions)
        content = trimmed(doc, (line.end("colon"), line.end()))
        if source is not None and content[0] < content[1]:
            yield Turn(source.i, colon.start, content)


def _words(text: str) -> Counter[str]:
    """How often each word stands in the text, as it is written and in small letters."""
    found = re.findall(r"\w+", text)
    return Counter(found) + Counter(word.lower() for word in found if word.isupper() or word.istitle())


def _recurs(name: str, words: Counter[str]) -> bool:
    """Whether the name stands elsewhere too, in the text or before another turn: a heading does not."""
    last = re.findall(r"\w+", name)[-1]
    return words[last.lower() if last.isupper() else last] > 1


def _speaker(name: Span, mentions: dict[int, Mention]) -> Token | None:
    """Head of the name, if it is one of a person or body."""
    if name.text.startswith("@"):
        return name[0] if len(name) == 1 else None  # the account that posted the line
    if any(t.lower_ in reporting_words(name.doc.lang_).headings for t in name) or len(name) > 6:
        return None
    mention = mentions.get(name.end_char)
    if mention is not None and mention.kind in ("person", "organisation") and mention.start >= name.start_char:
        return name.doc[mention.head]
    known = any(m.kind in ("person", "organisation") and m.name.split()[-1] == name[-1].text for m in mentions.values())
    spoken = name.text.isupper() and name.text.replace(" ", "").isalpha() and len(name.text) > 2
    return name[-1] if known or spoken else None
