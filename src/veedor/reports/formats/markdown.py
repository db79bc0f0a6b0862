"""Markdown: what a reader sees, without the marks; front matter gives the fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html.parser import HTMLParser
from importlib.metadata import version
from typing import TYPE_CHECKING

from veedor.errors import Diagnostic
from veedor.reports.decoding import decode_or_refuse
from veedor.reports.formats import Format, register
from veedor.reports.found import Found
from veedor.reports.front_matter import split_front_matter
from veedor.reports.material import Material

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

READER = "veedor.reports.markdown/1"

_MAX_NESTING = 100  # the preset's 20 drops what stands deeper, in silence


def parse(material: Material) -> Iterator[Found | Diagnostic]:
    """One report. Its title is that of the front matter, else the heading of level one at its start."""
    data = material.whole()
    decoded, told = decode_or_refuse(data, file=material.file)
    yield from told
    fields, source, wrong = split_front_matter(decoded, file=material.file)
    yield from wrong
    tokens = _parser().parse(source)
    heading = _first_heading(tokens)
    if heading and not fields.get("title"):
        fields["title"] = heading
    reader = f"{READER}+markdown-it-py-{version('markdown-it-py')}"
    yield Found(fields={**fields, "text": _text(tokens)}, content=data, reader=reader, basis="front matter")


def plain(source: str) -> str:
    """Markdown without its marks: paragraphs apart by an empty line, a list item or table row a line.

    Lines that are wrapped in the source are joined by a space. Pictures and comments are left out, link
    targets too.

    >>> plain("# Freed\\n\\nFive *people*\\nwere [freed](https://example.org).\\n\\n- one\\n- two\\n")
    'Freed\\n\\nFive people were freed.\\n\\none\\ntwo'
    """
    return _text(_parser().parse(source))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])


def _first_heading(tokens: Sequence[Token]) -> str | None:
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return _inline(tokens[1].children or []).strip() or None
    return None


def _text(tokens: Sequence[Token]) -> str:
    """Blocks, joined by what stands between them: a tab between cells, a break between items, else a gap."""
    parts: list[str] = []
    gap = ""
    items = 0
    for token in tokens:
        match token.type:
            case "list_item_open":
                items += 1
                gap = "\n" if items > 1 else gap
            case "bullet_list_close" | "ordered_list_close":
                items, gap = 0, "\n\n"
            case "tr_open":
                gap = "\n" if gap == "\t" else gap
            case "table_close":
                gap = "\n\n"
            case "inline" | "fence" | "code_block" | "html_block":
                block = _block(token)
                if not block:
                    continue
                parts += [gap if parts else "", block]
                gap = "\n\n"
            case "td_close" | "th_close":
                gap = "\t"
            case _:
                pass
    return "".join(parts)


def _block(token: Token) -> str:
    if token.type == "inline":
        return _inline(token.children or []).strip()
    if token.type == "html_block":
        return _Words.of(token.content)
    return token.content.strip("\n")


def _inline(tokens: Sequence[Token]) -> str:
    words = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            words.append(token.content)
        elif token.type == "softbreak":
            words.append(" ")
        elif token.type == "hardbreak":
            words.append("\n")
    return "".join(words)


class _Words(HTMLParser):
    """The words of a block of HTML inside Markdown."""

    _SILENT = ("script", "style", "template", "noscript")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent = 0

    @classmethod
    def of(cls, html: str) -> str:
        parser = cls()
        parser.feed(html)
        parser.close()
        return "\n".join(line for part in parser.words for line in [" ".join(part.split())] if line)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent += tag in self._SILENT

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self._SILENT and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


# A stream is never taken for Markdown: it cannot be told from plain text, which loses nothing.
register(
    Format(
        name="Markdown",
        reader=READER,
        extensions=(".md", ".markdown", ".mdown"),
        sniff=lambda head: False,
        order=90,
        parse=parse,
    )
)
