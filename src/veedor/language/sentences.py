"""The component ``veedor_sentences``: a line that ends a paragraph ends a sentence.

Runs before the parser, which then never joins a heading, a signature or a list line to the sentence after it.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

_TERMINAL = set(".!?:;\"”»)…")
_WRAPPED_AT = 50
"""A line at least this long that ends without terminal punctuation is taken as hard-wrapped, not as a heading."""


@Language.component("veedor_sentences")
def veedor_sentences(doc: Doc) -> Doc:
    """Set ``is_sent_start`` on the first token after each paragraph break; leaves all else to the parser."""
    line_start = 0
    for token in doc[:-1]:
        if not token.is_space or "\n" not in token.text:
            continue
        if _ends_paragraph(token, doc, line_start):
            doc[token.i + 1].is_sent_start = True
        line_start = token.idx + len(token)
    return doc


def _ends_paragraph(token: Token, doc: Doc, line_start: int) -> bool:
    """Whether the white space `token`, which holds a newline, ends a paragraph or only a wrapped line."""
    if token.text.count("\n") > 1 or token.i == 0:
        return True
    if doc[token.i - 1].text[-1] in _TERMINAL:
        return True
    following = doc[token.i + 1].text[0]
    wrapped = token.idx - line_start >= _WRAPPED_AT or following.islower()
    return not wrapped
