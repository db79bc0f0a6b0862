"""Records -> cited text: a brief in which every sentence opens its evidence and is proven against it.

>>> from veedor.brief import compose, prove
>>> brief = compose([], [], [], {}, language="es")
>>> prove(brief, [], {})
[]
"""

from veedor.brief.checking import check_file
from veedor.brief.compose import compose
from veedor.brief.model import Brief, Group, Part, Refusal, Section, Sentence
from veedor.brief.proof import prove
from veedor.brief.render import render_html, render_markdown

__all__ = [
    "Brief",
    "Group",
    "Part",
    "Refusal",
    "Section",
    "Sentence",
    "check_file",
    "compose",
    "prove",
    "render_html",
    "render_markdown",
]
