"""Different numbers for one group or thing at one time (J506): five leaders here, four there.

Taken from the differences of value that the records hold. Durations have their own check, which knows the
dates.
"""

from __future__ import annotations

from collections.abc import Iterator

from veedor.claims.claim import CountClaim
from veedor.judgement.checks.registry import Case, finding, register
from veedor.judgement.identity import group_of
from veedor.judgement.record import Finding

_DURATIONS = frozenset({"day", "month", "year"})


@register("J506")
def values(case: Case) -> Iterator[Finding]:
    """Look at the differences of value; two records that rest on the same claims give one finding."""
    seen: set[frozenset[str]] = set()
    for record in case.records:
        for difference in record.disagreements:
            claims = [case.index.claims[c] for c in difference.claims if c in case.index.claims]
            ids = frozenset(c.id for c in claims)
            lasting = any(isinstance(c, CountClaim) and group_of(c.unit).head in _DURATIONS for c in claims)
            if difference.type != "value" or difference.field == "duration" or lasting or ids in seen:
                continue
            seen.add(ids)
            told = ", ".join(dict.fromkeys(difference.values))
            yield finding("J506", claims, records=[record], data={"values": list(difference.values)}, values=told)
