"""The words of a web page, block by block: used where the extractor of the main text finds none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    """
    address article aside blockquote body br caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section
    summary table tbody td tfoot th thead tr ul
    """.split()
)
_SILENT = frozenset(
    """
    script style template noscript svg math iframe object embed canvas audio video head select option
    button input textarea label nav footer
    """.split()
)


def block_text(tree: HtmlElement) -> str:
    """The words of `<main>`, else of the only `<article>`, else of the page: one block a line, white space
    folded.

    Scripts, forms, navigation and the footer are left out. Walks without recursion, so that depth does not
    matter.
    """
    root = main_of(tree)
    lines: list[str] = []
    words: list[str] = []

    def close() -> None:
        line = " ".join("".join(words).split())
        if line:
            lines.append(line)
        words.clear()

    waiting: list[tuple[HtmlElement, bool]] = [(root, False)]
    while waiting:
        element, left = waiting.pop()
        is_tag = isinstance(element.tag, str)
        block = is_tag and element.tag in _BLOCKS
        if block:
            close()
        if left:
            words.append(element.tail or "")
            continue
        silent = not is_tag or (element.tag in _SILENT and element is not root)
        waiting.append((element, True))
        if not silent:
            words.append(element.text or "")
            waiting.extend((child, False) for child in reversed(element))
    close()
    return "\n".join(lines)


def main_of(tree: HtmlElement) -> HtmlElement:
    """The part that the page marks as its main one: `<main>`, else the only `<article>`, else the body."""
    for tag in ("main", "article"):
        found = list(tree.iter(tag))
        if len(found) == 1:
            return found[0]
    body = tree.find(".//body")
    return tree if body is None else body
