"""The caption: what stands behind the figure, what may honestly be said of it, and how it was made, in this order.

Whether a result is confirmatory or exploratory is one of its sentences.
"""

from __future__ import annotations

from collections.abc import Iterable

from veedor.analysis.evidence import told
from veedor.figures.given import Given


def caption(given: Given, notes: Iterable[str] = ()) -> str:
    """The evidence bar with the single-source share first, the sentences, notes on the drawing, and the method.

    Args:
        given: what the figure is drawn from.
        notes: what was left out of the drawing, and why.

    >>> from veedor.analysis.evidence import EvidenceBar
    >>> caption(Given(tables={}, evidence=EvidenceBar(operations=2, single_source_share=1.0), method="Counted."))
    'Known from a single source: 100% of 2 operations. Method: Counted.'
    """
    parts = [sentence.text for sentence in told(given.evidence, given.language)] if given.evidence is not None else []
    parts += [sentence.text for sentence in given.sentences]
    parts += notes
    if given.method:
        parts.append(given.word("caption.method", method=given.method))
    return " ".join(dict.fromkeys(part.strip() for part in parts if part.strip()))  # an analysis may open with its bar
