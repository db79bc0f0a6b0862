"""How long a state lasts, as the text says it: "for 412 days", "serving nine years"."""

from __future__ import annotations

from spacy.tokens import Token

from veedor.claims import attached

LASTING = frozenset(
    "detained house_arrest sentenced in_hiding in_refuge exiled barred missing in_office candidate hospitalised".split()
)
"""States that have a length; a release or a death has none."""

_DIRECTIONS = (None, "for", "to", "than", "over", "of", "during", "at")


def duration_of(anchor: Token, state: str) -> str | None:
    """The ISO 8601 duration that the anchor's own clause gives to the state, such as ``P412D``.

    Args:
        anchor: the word that tells the state.
        state: a code of ``states.yaml``.

    Returns:
        None where the clause gives no length, and for states without one. A length that belongs to another noun of the
        sentence is left alone.
    """
    if state not in LASTING:
        return None
    for group in attached.candidates(anchor):
        for timed in group:
            told = timed.expression
            if told.type != "DURATION" or told.role is not None or timed.direction not in _DIRECTIONS:
                continue
            known = told.value and "X" not in told.value  # "for years" has no number
            if known and (anchor in timed.path or timed.clause == attached.clause_of(anchor)):
                return told.value
    return None
