"""How the stays of one person lie to each other: which of Allen's relations are possible, and what contradicts."""

from __future__ import annotations

from typing import Any

from veedor.analysis.people.allen import APART, FAR, RELATIONS, possible, relation_text
from veedor.analysis.people.lives import BOUNDS, each_pair, excludes, pairs_of
from veedor.judgement.words import compatibility
from veedor.optional import need

COLUMNS = (
    "person", "left", "right", "left_state", "right_state", "relation", "verdict", "first", "last", "left_sources",
    "right_sources",
)  # fmt: skip


def relations(lives: Any) -> Any:
    """Each two stays of one person.

    A *contradiction* is: states that exclude each other, certain on the same days (``first`` to ``last``); or a state
    that nobody is in after a death, begun after it. The *order is unknown* where the hulls, as told, of two such states
    overlap and both their ends are known. Everything else is *compatible*. Both sides are kept with their sources;
    which of them errs is not said. Alleged stays are not compared.

    Args:
        lives: what `veedor.analysis.people.lives.lives` made.

    Returns:
        One row a pair; ``relation`` holds the relations that the bounds allow, ``; `` between them. Of two states that
        exclude each other and do not contradict, only relations without a common day are told.

    >>> import pandas
    >>> from veedor.analysis.people.lives import lives
    >>> told = pandas.DataFrame({
    ...     "subject": ["Jon Aster"] * 2, "state": ["detained", "in_hiding"], "when": ["2025-01-05/..", None],
    ...     "as_of": ["2025-05-10", "2025-05-07"]})
    >>> relations(lives(told))[["verdict", "first", "last"]].astype(str).values.tolist()
    [['contradiction', '2025-05-07', '2025-05-07']]
    """
    numpy = need("numpy", extra="analysis", what="an analysis")
    pandas = need("pandas", extra="analysis", what="an analysis")
    stays = lives[lives["modality"] == "asserted"].reset_index(drop=True)
    left, right = pairs_of(stays)
    days = _bounds(stays)
    can = possible(days[left], days[right])
    never_both = each_pair(stays, left, right, excludes)
    first = numpy.maximum(days[left, 1], days[right, 1])
    last = numpy.minimum(days[left, 2], days[right, 2])
    both = never_both & (first < last)
    late = _after_death(stays, days, left, right) | _after_death(stays, days, right, left)
    without_day = numpy.array([name in APART for name in RELATIONS])
    narrowed = can & without_day
    can = numpy.where((never_both & ~both & narrowed.any(axis=1))[:, None], narrowed, can)
    verdict = numpy.full(len(left), "compatible", dtype=object)
    verdict[never_both & _overlap(stays, left, right)] = "order unknown"
    verdict[both | late] = "contradiction"

    def side(name: str, places: Any) -> Any:
        return stays[name].iloc[places].to_numpy()

    values = (
        side("person", left), side("id", left), side("id", right), side("state", left), side("state", right),
        relation_text(can), verdict, _days(first, both), _days(last - 1, both), side("sources", left),
        side("sources", right),
    )  # fmt: skip
    return pandas.DataFrame({name: pandas.Series(list(part)) for name, part in zip(COLUMNS, values, strict=True)})


def _bounds(stays: Any) -> Any:
    """The four bounds as whole days, far where open."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    columns = []
    for name, missing in zip(BOUNDS, (-FAR, FAR, -FAR, FAR), strict=True):
        days = stays[name].to_numpy().astype("datetime64[D]")
        columns.append(numpy.where(numpy.isnat(days), missing, days.astype("int64")))
    return numpy.stack(columns, axis=1)


def _overlap(stays: Any, left: Any, right: Any) -> Any:
    """Whether the told hulls of a pair share days between a known begin and a known end."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    first, last = (stays[name].to_numpy().astype("datetime64[D]") for name in ("told_first", "told_last"))
    begin = numpy.fmax(first[left], first[right])
    end = numpy.fmin(last[left], last[right])
    return ~numpy.isnat(begin) & ~numpy.isnat(end) & (begin <= end)


def _after_death(stays: Any, days: Any, death: Any, other: Any) -> Any:
    """Whether a stay certainly began after the death of its person, in a state that nobody is in then."""
    state = stays["state"].to_numpy()
    allowed = stays["state"].isin(compatibility().after_death).to_numpy()
    dated = (days[death, 1] < FAR) & (days[other, 0] > -FAR)
    return (state[death] == "dead") & ~allowed[other] & dated & (days[other, 0] > days[death, 1])


def _days(days: Any, known: Any) -> Any:
    numpy = need("numpy", extra="analysis", what="an analysis")
    made = numpy.where(known, days, 0).astype("datetime64[D]").astype("datetime64[s]")
    made[~known] = numpy.datetime64("NaT")
    return made
