"""One says that it was so, the other that it was not (J505).

Taken from the differences of the records: a denial that is about another time is no contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator

from veedor.judgement.checks.registry import Case, finding, register
from veedor.judgement.record import Finding


@register("J505")
def denials(case: Case) -> Iterator[Finding]:
    """Look at the contradictions that the records hold."""
    for record in case.records:
        for difference in record.disagreements:
            if difference.type == "contradiction" and difference.field == "modality":
                claims = [case.index.claims[c] for c in difference.claims if c in case.index.claims]
                yield finding("J505", claims, records=[record], data={"modalities": list(difference.values)})
