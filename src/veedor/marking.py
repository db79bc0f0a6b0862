"""Show a text with some stretches of it marked, as HTML in which nothing of the text can act.

The lowest common part of everything that shows evidence: results in a notebook, the brief, the web pages.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
"""Characters that change how a text is shown without being seen: controls, zero-width characters and
marks that reverse the direction of writing. A text that holds them can be made to look like another text."""


def visible(text: str) -> str:
    """The text with every hidden character spelled out, so that it cannot pass for another text.

    >>> visible("not\\u202eguilty")
    'not⟨U+202E⟩guilty'
    """
    return HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", text)


def escape(text: str) -> str:
    """The text as HTML, safe between tags and in quoted attributes; hidden characters spelled out.

    >>> escape('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    return html.escape(visible(text), quote=True)


def mark(
    text: str,
    spans: Iterable[tuple[int, int]],
    *,
    labels: Sequence[str] | None = None,
    tag: str = "mark",
) -> Markup:
    """The text as escaped HTML, each span marked; spans may overlap, nest or touch.

    Tags never cross. With labels, a stretch in several spans is marked once and its title names them all;
    without, spans that overlap become one mark.

    Args:
        text: any text; it is escaped, never interpreted.
        spans: pairs of offsets in code points; parts outside the text and empty spans are left out.
        labels: one label a span, shown as the ``title`` of the mark; None for no titles.
        tag: the element to mark with, one ASCII word.

    Returns:
        `markupsafe.Markup`, a string that template engines do not escape again.

    Raises:
        ValueError: if `tag` is not a plain word, or the labels are not as many as the spans.

    >>> mark("Police arrested <two> men.", [(7, 15), (16, 25)])
    Markup('Police <mark>arrested</mark> <mark>&lt;two&gt; men</mark>.')
    >>> mark("abcd", [(0, 3), (1, 4)])
    Markup('<mark>abcd</mark>')
    >>> mark("abcd", [(0, 3), (1, 4)], labels=["x", "y"])
    Markup('<mark title="x">a</mark><mark title="x · y">bc</mark><mark title="y">d</mark>')
    """
    if not re.fullmatch(r"[a-z]+", tag):
        raise ValueError(f"not the name of an element: {tag!r}")
    inside = [(max(0, start), min(len(text), end)) for start, end in spans]
    if labels is None:
        inside = _joined(inside)
    elif len(labels) != len(inside):
        raise ValueError(f"{len(labels)} labels for {len(inside)} spans")
    cuts = sorted({0, len(text)} | {cut for start, end in inside if start < end for cut in (start, end)})
    pieces = []
    for start, end in itertools.pairwise(cuts):
        within = [i for i, (first, last) in enumerate(inside) if first <= start and end <= last]
        shown = escape(text[start:end])
        if within:
            title = "" if labels is None else f' title="{escape(" · ".join(labels[i] for i in within))}"'
            shown = f"<{tag}{title}>{shown}</{tag}>"
        pieces.append(shown)
    return Markup("".join(pieces))


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with those that overlap made one; spans that only touch stay apart."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
