"""The component ``veedor_sentences``: a line that ends a paragraph ends a sentence.

Runs before the parser, which then never joins a heading, a signature or a list line to the sentence after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from veedor.language.annotations import whole_text
from veedor.language.wrapping import wraps


def veedor_sentences(doc: Doc) -> Doc:
    """Set ``is_sent_start`` on the first token after each paragraph break, after a dateline, and after a mark of
    question or exclamation before a capital; leaves all else to the parser."""
    _after_datelines(doc)
    _before_quotations(doc)
    _after_marks(doc)
    wrapped = {at for start, end in wraps(whole_text(doc)) for at in range(start, end)}
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text and token.idx not in wrapped:
            doc[token.i + 1].is_sent_start = True
    return doc


@Language.factory("veedor_sentences")
def make_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component `veedor_sentences`, as spaCy makes it; it has no settings."""
    return veedor_sentences


_MARKED_END = re.compile(
    r"(?:[!?]|\[(?:…|\.\.\.)\]|(?:…|\.\.\.)(?=\s+[¿¡]))[\"”»’)\]]*\s+(?=[\"“«‘¿¡(\[–—-]*(?P<next>[^\W_]))"
)


def _after_marks(doc: Doc) -> None:
    """ "¡No se calla! La policía ...": a mark, or an omission in brackets, before a capital or a number, which the
    parser often reads over."""
    for match in _MARKED_END.finditer(whole_text(doc)):
        span = doc.char_span(match.end(), match.end() + 1, alignment_mode="expand")
        if not match["next"].islower() and span is not None and span.start > 0:
            doc[span.start].is_sent_start = True


_DATELINE = re.compile(
    r"^[ \t]*(?:[A-Z][\w.'’]*[ -]?){1,4}(?:, [\w.’' ]+?){0,3}(?: ?\([\w .]+\))?\.? ?(?:—|–|--|-) (?=\w)", re.MULTILINE
)
"""Place, date and agency before the first sentence: "CARACAS, May 26 (AP) — "."""
_LONGEST_DATELINE = 60


def _after_datelines(doc: Doc) -> None:
    """The first word after a dateline starts a sentence, so that the dateline is not read as its subject."""
    for match in _DATELINE.finditer(whole_text(doc)):
        head = match.group().split(",")[0].split("(")[0].strip(" .—–-")
        if match.end() - match.start() > _LONGEST_DATELINE or not ("," in match.group() or head.isupper()):
            continue
        span = doc.char_span(match.end(), match.end() + 1, alignment_mode="expand")
        if span is not None and span.start > 0:
            doc[span.start].is_sent_start = True


def _before_quotations(doc: Doc) -> None:
    """A quotation that opens with a capital behind a full stop opens a sentence, also where the stop was taken for that
    of an initial: "en la red X. «No iremos»"."""
    for token in doc[1:-1]:
        if token.text not in ("«", "“"):
            continue
        before, after = token.nbor(-1).text, token.nbor(1).text
        if before.endswith(".") and before.count(".") == 1 and len(before) <= 2 and after[:1].isupper():
            token.is_sent_start = True
