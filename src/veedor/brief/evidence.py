"""What a sentence opens: the quotes it rests on, in their context, with all that is known of their origin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec
from markupsafe import Markup

from veedor.brief import dates
from veedor.brief.building import plain, text_of
from veedor.brief.licence import chain_words
from veedor.brief.model import Sentence, is_tally
from veedor.brief.telling import Teller
from veedor.claims.claim import Claim
from veedor.marking import mark, visible
from veedor.reports.report import Report
from veedor.spans import Span

CONTEXT = 140
"""Characters shown before and after a quote, cut at the borders of words and paragraphs."""


class Quote(msgspec.Struct, frozen=True):
    """One place of evidence: its offsets, and the words there, marked in their context."""

    start: int
    end: int
    context: Markup
    words: str


class Exhibit(msgspec.Struct, frozen=True, kw_only=True):
    """The evidence of one claim, ready to be shown.

    Args:
        claim: its id.
        kind: what kind of claim it is, in the language of the brief.
        quotes: its places; the first carries the claim, further ones repeat it.
        source, title, published, url: what is known of its report; the address only if it is safe to follow and
            does not lead to somebody in hiding.
        language: of the report, for the quotes.
        attribution: who is said to have said it, in words; "" for the report's own voice.
        modality: in words; "" for asserted.
        derivation: steps of the arithmetic.
    """

    claim: str
    kind: str
    quotes: tuple[Quote, ...]
    source: str
    title: str
    published: str
    url: str
    language: str | None
    attribution: str
    modality: str
    derivation: tuple[str, ...]


def exhibits(sentence: Sentence, teller: Teller) -> list[Exhibit]:
    """The evidence of a sentence, one exhibit a claim; none for sentences that count claims instead of telling them."""
    if is_tally(sentence.form):
        return []
    return [exhibit(teller.claims[claim], teller) for claim in sentence.claims]


def exhibit(claim: Claim, teller: Teller) -> Exhibit:
    """The evidence of one claim."""
    report, table = teller.reports[claim.report], teller.table
    return Exhibit(
        claim=visible(claim.id),
        kind=table.kinds[claim.kind],
        quotes=tuple(_quotes(claim, report, teller)),
        source=teller.source(report),
        title=teller.title(report),
        published=dates.words(report.date, table) if report.date else "",
        url="" if report.id in teller.hiding.told else safe_url(report.url),
        language=report.language,
        attribution=chain_words(teller.chain(claim), table),
        modality="" if claim.modality == "asserted" else table.modality_notes[claim.modality],
        derivation=tuple(plain(step) for step in claim.derivation),
    )


def counted(sentence: Sentence, teller: Teller) -> list[str]:
    """For a sentence that counts: the reports that it counts over, each by source and date."""
    ids = sentence.reports or dict.fromkeys(teller.claims[c].report for c in sentence.claims)
    known = sorted((teller.reports[r] for r in ids), key=lambda r: (r.date or "9999", r.id))
    return [text_of(teller.report(report)) for report in known]


def safe_url(url: str | None) -> str:
    """The address if following it can only open a page; "" for anything else.

    >>> safe_url("https://example.org/a"), safe_url("javascript:alert(1)"), safe_url(None)
    ('https://example.org/a', '', '')
    """
    if not url or visible(url) != url or re.search(r"\s", url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else ""


def _quotes(claim: Claim, report: Report, teller: Teller) -> Iterator[Quote]:
    for span in claim.evidence:
        start, end = _window(report.text, span)
        pieces = teller.hiding.masked(report, start, end, teller.table.quotes.withheld)
        marked = [_marked(piece, span, report.text) for piece in pieces]
        inner = teller.hiding.masked(report, span.start, span.end, teller.table.quotes.withheld)
        words = plain("".join(shown for _, _, shown in inner))
        before = "… " if start > 0 else ""
        after = " …" if end < len(report.text) else ""
        yield Quote(span.start, span.end, Markup(before) + Markup("").join(marked) + Markup(after), words)


def _marked(piece: tuple[int, int, str], span: Span, text: str) -> Markup:
    """A piece of the context as HTML: what lies in the span is marked, what is withheld says so."""
    start, end, shown = piece
    if shown != text[start:end]:
        inside = span.start <= start and end <= span.end
        return mark(shown, [(0, len(shown))] if inside else [])
    return mark(shown, [(span.start - start, span.end - start)])


def _window(text: str, span: Span) -> tuple[int, int]:
    """Offsets of the span with its context, within its paragraph and at borders of words."""
    start = max(0, span.start - CONTEXT, text.rfind("\n", 0, span.start) + 1)
    if start and text[start - 1].isalnum():
        start = min((text.find(" ", start, span.start) + 1) or span.start, span.start)
    line_end = text.find("\n", span.end)
    end = min(len(text), span.end + CONTEXT, line_end if line_end >= 0 else len(text))
    if end < len(text) and text[end].isalnum():
        space = text.rfind(" ", span.end, end)
        end = space if space >= 0 else span.end
    return start, end
