"""Each operation's side: repression, concession or neither, by the table of weights and by who acts toward whom."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Literal

import msgspec

from veedor.analysis.weights import Act, Stage, Weights
from veedor.language.countries import countries, country_names
from veedor.optional import need

Why = Literal["counted", "unlisted", "not_told", "other_actor", "actor_unknown", "not_home", "armed"]

PLANNED = frozenset({"planned"})
ALLEGED = frozenset({"alleged"})
NOT_SO = frozenset({"negated", "hypothetical"})


class Party(msgspec.Struct, frozen=True):
    """Who acts, or who is acted on: countries and sectors, in one order; empty texts are unknown."""

    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()


def sides(events: Any, weights: Weights, *, home: str | None = None) -> Any:
    """For each operation its side, stage and weight, and why it is counted or not.

    An act is a government's if one of its actors has a sector of the table's ``agents`` (and, if known, the country
    `home`), or is a country under its own name. Without a column ``actor_sectors`` nobody can tell: every act of a
    listed type is then taken to be the government's. With the column but without anybody named in it, the line's
    ``unnamed`` decides. An act is toward *home* unless all that is known of recipients and place points abroad, or
    only agents of another state are its recipients. An act toward armed groups alone is not repression.

    A planned act that would be executed is announced; an alleged one is *alleged*; negated and hypothetical ones are
    ``not_told``.

    Args:
        events: a frame with ``type`` and, as far as known, the other columns of `veedor.analysis.frames.EVENTS`.
            Lists may also be texts with ``;`` between.
        weights: the table.
        home: country of the government, or None for each actor's own.

    Returns:
        A frame with the index of `events` and the columns ``side``, ``stage`` (executed, announced, alleged),
        ``weight`` and ``why``.
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    listed = events["type"].isin({line.act.partition("-")[0] for line in weights.acts})
    told = pandas.DataFrame({"side": None, "stage": None, "weight": 0.0, "why": "unlisted"}, index=events.index)
    found = _verdicts(events[listed], weights, home)
    for place, column in enumerate(told):
        told.loc[listed, column] = [verdict[place] for verdict in found]
    return told


_Verdict = tuple[str | None, str | None, float, Why]


def _verdicts(events: Any, weights: Weights, home: str | None) -> list[_Verdict]:
    """For each operation what is to be said of it; of operations alike in all that counts it is found once."""
    known: dict[tuple[Any, ...], _Verdict] = {}
    out = []
    sectors_known = "actor_sectors" in events
    for row in zip(
        _texts(events, "type"),
        _texts(events, "mode"),
        _texts(events, "modality"),
        _texts(events, "country"),
        _lists(events, "actor_countries"),
        _sectors(events),
        _lists(events, "recipient_countries"),
        _lists(events, "recipient_sectors"),
        strict=True,
    ):
        found = known.get(row)
        if found is None:
            type_, mode, modality, place, *people = row
            actor, recipient = Party(people[0], people[1]), Party(people[2], people[3])
            line = weights.find(type_, mode or None)
            why = _why(line, weights, modality, place, actor if sectors_known else None, recipient, home)
            found = known[row] = _verdict(line, modality, why)
        out.append(found)
    return out


def _sectors(events: Any) -> list[tuple[str, ...]]:
    """Sectors of the actors; a country that acts under its own name is its government."""
    sectors = _lists(events, "actor_sectors")
    if "actors" in events:
        rows = zip(sectors, _lists(events, "actors"), _lists(events, "actor_countries"), strict=True)
        for place, (told, names, codes) in enumerate(rows):
            if "" in told and len(told) == len(names) == len(codes):
                known = zip(told, names, codes, strict=True)
                sectors[place] = tuple(s or ("GOV" if c and _is_country(name, c) else "") for s, name, c in known)
    return sectors


@cache
def _is_country(name: str, code: str) -> bool:
    return name.lower() in country_names() and countries().get(name.lower()) == code


def _verdict(line: Act | None, modality: str, why: Why) -> _Verdict:
    if line is None or why != "counted":
        return None, None, 0.0, why
    stage: Stage | Literal["alleged"] = line.stage
    if modality in ALLEGED:
        stage = "alleged"
    elif modality in PLANNED:
        stage = "announced"
    return line.side, stage, line.weight, why


def _why(
    line: Act | None,
    weights: Weights,
    modality: str,
    place: str,
    actor: Party | None,
    recipient: Party,
    home: str | None,
) -> Why:
    if line is None or line.weight == 0:
        return "unlisted"
    if modality in NOT_SO:
        return "not_told"
    if actor is not None:
        told = [(c, s) for c, s in _pairs(actor) if s]
        if not told and line.unnamed == "leave":
            return "actor_unknown"
        if told and not any(s in weights.agents and (not home or c in ("", home)) for c, s in told):
            return "other_actor"
    if line.side == "repression" and recipient.sectors and set(recipient.sectors) <= weights.armed:
        return "armed"
    return "counted" if line.toward == "anyone" or _at_home(weights, place, actor, recipient, home) else "not_home"


def _at_home(weights: Weights, place: str, actor: Party | None, recipient: Party, home: str | None) -> bool:
    own = {home} if home else {c for c, s in _pairs(actor) if c and s in weights.agents} if actor else set()
    if not own:
        return True
    people = list(_pairs(recipient))
    if people and all(c and c not in own and s in weights.agents for c, s in people):
        return False
    abroad = [c for c, _ in people if c]
    if any(c in own for c in abroad) or place in own:
        return True
    return not place and not (abroad and len(abroad) == len(people))


def _pairs(party: Party) -> Iterable[tuple[str, str]]:
    """Country and sector of each; of own tables one of the two lists may be missing."""
    n = max(len(party.countries), len(party.sectors))
    countries = party.countries + ("",) * (n - len(party.countries))
    sectors = party.sectors + ("",) * (n - len(party.sectors))
    return ((country or "", sector or "") for country, sector in zip(countries, sectors, strict=True))


def _texts(events: Any, column: str) -> list[str]:
    if column not in events:
        return [""] * len(events)
    return list(events[column].astype("object").where(events[column].notna(), "").astype(str))


def _lists(events: Any, column: str) -> list[tuple[str, ...]]:
    if column not in events:
        return [()] * len(events)
    values = events[column].tolist()
    return list(map(tuple if set(map(type, values)) <= {list, tuple} else _tuple, values))


def _tuple(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";")) if value.strip() else ()
    if value is None or not hasattr(value, "__iter__"):
        return ()
    return tuple(value)
