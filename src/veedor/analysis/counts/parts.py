"""Parts against totals: women, soldiers or minors among the prisoners cannot be more than the prisoners.

The check of the judgement layer looks into sentences ("including 95 women"); here numbers of one source for one day are
held together wherever they stand.
"""

from __future__ import annotations

from typing import Any

from veedor.analysis.counts.keys import combined
from veedor.analysis.counts.points import points
from veedor.judgement.checks.parts import side_of
from veedor.judgement.words import linking
from veedor.optional import need

COLUMNS = ("whole", "part", "verdict", "whole_low", "whole_high", "part_low", "part_high", "day", "voice", "country")


def parts(frame: Any) -> Any:
    """Each part with its whole: one source, country, universe and exact day.

    A part is known by a word of ``complements`` in ``vocabulary/linking.yaml`` before the unit of the whole ("women
    political prisoners"). Other words that narrow a unit may also change it ("former prisoners") and are not used.

    Args:
        frame: a frame of `veedor.analysis.frames.COUNTS`, or what `points` made of one.

    Returns:
        ``whole`` and ``part`` (ids; of a sum the ids of all parts with ``+`` between), their bounds, and ``verdict``:
        ``within``, or ``too many`` where the part is certainly more than the whole; ``adds up`` or ``does not add up``
        where all sides are told.
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    told = frame if "day_last" in frame else points(frame)
    sides = {noun: side for noun in told["noun"].unique() if (side := side_of(noun)) is not None}
    whole, part = told["noun"] == told["counted"], told["noun"].isin(list(sides))
    wholes = whole & told["counted"].isin(told.loc[part & ~whole, "counted"].unique())
    held = (wholes | (part & ~whole)) & (told["modality"] == "asserted") & (told["measure"] == "stock") & told["dated"]
    told = told[held & (told["day_first"] == told["day_last"])]
    told = told.assign(at=combined(told, ["voice", "country", "universe", "counted", "day_first"]))
    whole = told["noun"] == told["counted"]
    pairs = told[~whole].merge(told[whole].drop_duplicates("at"), on="at", suffixes=("_part", "_whole"))
    if pairs.empty:
        return pandas.DataFrame(columns=list(COLUMNS))
    many = pairs["floor_part"] > pairs["ceiling_whole"]
    single = pandas.DataFrame(
        {
            "whole": pairs["id_whole"],
            "part": pairs["id_part"],
            "verdict": many.map({True: "too many", False: "within"}),
            "whole_low": pairs["low_whole"],
            "whole_high": pairs["high_whole"],
            "part_low": pairs["low_part"],
            "part_high": pairs["high_part"],
            "day": pairs["day_first_whole"],
            "voice": pairs["voice_whole"],
            "country": pairs["country_whole"],
        }
    )
    pairs["complement"] = pairs["noun_part"].map(lambda noun: sides[noun][0])
    pairs["side"] = pairs["noun_part"].map(lambda noun: sides[noun][1])
    sums = [row for _, one in pairs.groupby(["id_whole", "complement"]) if (row := _sum(one)) is not None]
    return pandas.concat([single, pandas.DataFrame(sums, columns=list(COLUMNS))], ignore_index=True) if sums else single


def _sum(pairs: Any) -> dict[str, Any] | None:
    """All sides of one complement against their whole, or None where a side is not told."""
    one = pairs.drop_duplicates("side")
    if len(one) != len(linking().complements[int(one["complement"].iloc[0])]):
        return None
    low, high = one["floor_part"].sum(), one["ceiling_part"].sum()
    whole = one.iloc[0]
    fits = low <= whole["ceiling_whole"] and whole["floor_whole"] <= high
    return {
        "whole": whole["id_whole"],
        "part": "+".join(one["id_part"]),
        "verdict": "adds up" if fits else "does not add up",
        "whole_low": whole["low_whole"],
        "whole_high": whole["high_whole"],
        "part_low": low,
        "part_high": high if high != float("inf") else float("nan"),
        "day": whole["day_first_whole"],
        "voice": whole["voice_whole"],
        "country": whole["country_whole"],
    }
