"""How many sources really speak: reprints and repetitions counted once.

Claims are taken to be one voice if they have one source (the outermost name of the attribution, else the
report's source) or tell it in the same words (evidence of `WORDS` words or more, equal after folding). That
is a lower bound on copying and an upper bound on independence. It does not see a rewritten wire story, two
outlets that cite one unnamed official, or one owner behind two names: a count of voices is not a proof of
independence.
"""

from __future__ import annotations

from collections.abc import Iterable

from veedor.claims.claim import Claim
from veedor.judgement.clusters import agglomerate
from veedor.judgement.index import Index
from veedor.judgement.words import fold

WORDS = 6
"""Shorter evidence is the same by chance: "the release of political prisoners"."""


def voices(claims: Iterable[Claim], index: Index) -> list[list[str]]:
    """Claim ids grouped by voice, in canonical order.

    Args:
        claims: the members of a record.
        index: what is looked up about them.
    """
    members = sorted(claims, key=index.order)
    first: dict[tuple[str, str], int] = {}
    pairs = []
    for i, claim in enumerate(members):
        keys = [("source", index.source(claim))]
        text = fold(claim.evidence[0].text) if claim.evidence else ""
        if len(text.split()) >= WORDS:
            keys.append(("words", text))
        for key in keys:
            pairs.append((1.0, first.setdefault(key, i), i))
    groups = agglomerate([0] * len(members), pairs, lambda a, _: a)
    return [[members[i].id for i in group] for group in groups]
