"""A sentence with a marked source and target: what the learned coder is asked about."""

from __future__ import annotations

import re

import msgspec

_MARK = re.compile(r"<(/?)([st])>")


class Pair(msgspec.Struct, frozen=True):
    """Who may have done something to whom, in a sentence.

    Args:
        text: the sentence.
        source, target: offsets of the two phrases in `text`, or None for one that the sentence leaves out.
    """

    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None

    @classmethod
    def marked(cls, line: str) -> Pair:
        """The pair of a sentence that marks its source with ``<s>…</s>`` and its target with ``<t>…</t>``.

        A phrase that is marked more than once counts where it is marked last.

        Raises:
            ValueError: if a mark is opened and not closed, or nothing is marked.

        >>> pair = Pair.marked("<s>Police</s> freed <t>two men</t>.")
        >>> pair.text, pair.text[slice(*pair.target)]
        ('Police freed two men.', 'two men')
        """
        found: dict[str, tuple[int, int]] = {}
        opened: dict[str, int] = {}
        text, end = "", 0
        for mark in _MARK.finditer(line):
            text += line[end : mark.start()]
            end = mark.end()
            closing, name = mark.groups()
            if closing and name in opened:
                found[name] = (opened.pop(name), len(text))
            elif not closing:
                opened[name] = len(text)
        if opened or not found:
            raise ValueError(f"source and target are not marked as <s>…</s> and <t>…</t>: {line[:80]!r}")
        return cls(text + line[end:], found.get("s"), found.get("t"))

    def pieces(self) -> list[tuple[str | None, str]]:
        """The sentence cut at its marks, in order: ``(mark that stands before the piece or None, piece)``.

        >>> Pair.marked("<s>Police</s> freed him.").pieces()
        [(None, ''), ('<s>', 'Police'), ('</s>', ' freed him.')]
        """
        marks: list[tuple[int, int, str]] = []
        for name, span in (("s", self.source), ("t", self.target)):
            if span is not None:
                marks += [(span[0], 1, f"<{name}>"), (span[1], 0, f"</{name}>")]
        found: list[tuple[str | None, str]] = []
        mark: str | None = None
        at = 0
        for offset, _, name in sorted(marks):
            found.append((mark, self.text[at:offset]))
            mark, at = name, offset
        return [*found, (mark, self.text[at:])]
