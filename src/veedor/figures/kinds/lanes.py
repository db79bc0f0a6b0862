"""Swim-lanes of persons: when somebody was in which state for certain, and when possibly."""

from __future__ import annotations

import datetime as dt

import msgspec

from veedor.figures import axes
from veedor.figures.drawing import Sheet
from veedor.figures.given import Drawn, Given, Row, text
from veedor.figures.look import BODY, SMALL, WIDTH
from veedor.figures.measuring import fitted
from veedor.figures.registry import figure
from veedor.figures.scales import Days, around
from veedor.figures.sheets import begun, empty
from veedor.figures.wording import shown, term

LEFT, RIGHT = 238.0, WIDTH - 24
NAME, LANE, LANES = 22.0, 19.0, 90
"""Heights in pixels, and how many lanes are drawn at most."""
DAY = dt.timedelta(days=1)
COLUMNS = (
    "person", "state", "core_first", "core_last", "hull_first", "hull_last", "ongoing", "sources", "claims", "place",
    "country", "modality", "contradicted",
)  # fmt: skip
HELD = frozenset(
    "detained house_arrest missing charged on_trial convicted sentenced barred deported dead tortured".split()
)
FREE = frozenset({"released", "acquitted", "pardoned"})
"""States by what is done to somebody; all others are neutral. The label tells which it is."""


class Lane(msgspec.Struct, frozen=True):
    """One line: a person's state, whether it is only alleged, and its stretches that do not overlap."""

    state: str
    alleged: bool
    rows: list[Row]


@figure(
    "lanes",
    needs="people",
    summary="persons as swim-lanes: certain time in a state solid, possible time hatched",
    says=("no_data", "lives", "alleged", "disputed", "relations", "protected"),
)
def lanes(given: Given) -> Drawn:
    """A block for each person, a lane for each state; a place is never told of somebody who is protected."""
    found = [_safe(row) for row in given.rows("lives", "person", "state")]
    against = _contradicted(given, found)
    rows = [{name: row.get(name) for name in COLUMNS} | {"contradicted": i in against} for i, row in enumerate(found)]
    sheet, top = begun(given, "lanes")
    drawn = [row | {"contradicted": i in against} for i, row in enumerate(found) if any(_ends(row))]
    people, left_out = _people(drawn)
    notes = [given.word("lanes.left_out", n=left_out)] if left_out else []
    if len(drawn) < len(found):
        notes.append(given.word("lanes.undated", n=len(found) - len(drawn)))
    days = [day for held in people.values() for lane in held for row in lane.rows for day in _ends(row)]
    scale = around(days, LEFT + 14, RIGHT - 14)
    if scale is None:
        return empty(sheet, top, given.word("lanes.nothing"), rows, COLUMNS, tuple(notes))
    items = [
        (axes.box("repression"), given.word("lanes.core")),
        (axes.box(hatch="hull_repression", stroke="repression"), given.word("lanes.hull")),
        (_arrow, given.word("lanes.open")),
    ]
    items += [(axes.point("cross"), given.word("lanes.contradiction"))] if against else []
    top = axes.legend(sheet, top + 10, items) + 2
    bottom = top + sum(NAME + LANE * len(held) for held in people.values())
    axes.days_across(sheet, scale, top, bottom)
    y = top
    for person, held in people.items():
        y = _person(sheet, given, scale, person, held, y)
    axes.days_below(sheet, scale, bottom, bottom)
    return Drawn(svg=sheet.finish(bottom + 28), table=rows, columns=COLUMNS, notes=tuple(notes))


def _safe(row: Row) -> Row:
    """A row without its place where the person is protected."""
    hidden = row.get("protected") or row.get("state") == "in_hiding"
    return row | {"place": None} if hidden else row


def _people(rows: list[Row]) -> tuple[dict[str, list[Lane]], int]:
    """The lanes of each person, most told of first, and how many rows do not fit."""
    by_person: dict[str, list[Row]] = {}
    for row in rows:
        by_person.setdefault(text(row, "person"), []).append(row)
    ranked = sorted(by_person.items(), key=lambda item: -sum(_claims(row) for row in item[1]))
    people: dict[str, list[Lane]] = {}
    lanes_left, drawn = LANES, 0
    for person, held in ranked:
        own = _lanes(held)
        if len(own) > lanes_left and people:
            break
        people[person] = own[:LANES]
        lanes_left -= len(own)
        drawn += sum(len(lane.rows) for lane in people[person])
    return people, len(rows) - drawn


def _claims(row: Row) -> int:
    claims = row.get("claims")
    return len(claims) if isinstance(claims, list) else int(claims) if isinstance(claims, int | float) else 1


def _lanes(rows: list[Row]) -> list[Lane]:
    """Rows of one state share a lane unless they overlap."""
    made: list[Lane] = []
    for row in sorted(rows, key=lambda row: (_first(row), text(row, "state"))):
        fitting = [
            lane
            for lane in made
            if lane.state == row["state"] and lane.alleged == _alleged(row) and _last(lane.rows[-1]) < _first(row)
        ]
        if fitting:
            fitting[0].rows.append(row)
        else:
            made.append(Lane(text(row, "state"), _alleged(row), [row]))
    return made


def _alleged(row: Row) -> bool:
    return row.get("modality") == "alleged"


def _first(row: Row) -> dt.date:
    return row.get("hull_first") or row.get("core_first") or dt.date.min


def _last(row: Row) -> dt.date:
    return row.get("hull_last") or dt.date.max


def _ends(row: Row) -> list[dt.date]:
    return [row[name] for name in ("core_first", "core_last", "hull_first", "hull_last") if row.get(name)]


def _person(sheet: Sheet, given: Given, scale: Days, person: str, held: list[Lane], y: float) -> float:
    sheet.line(16, y, WIDTH - 16, y, stroke="line")
    sheet.text(16, y + 16, fitted(person, WIDTH - 32, BODY, True), size=BODY, bold=True, halo=True)
    y += NAME
    for lane in held:
        state = term("states", lane.state, given.language)
        label = fitted(given.word("lanes.alleged", state=state) if lane.alleged else state, LEFT - 34, SMALL)
        sheet.text(26, y + LANE / 2 + 3, label, fill="soft")
        for row in lane.rows:
            with sheet.mark(_label(given, row)):
                _stretch(sheet, scale, row, y)
        y += LANE
    return y


def _stretch(sheet: Sheet, scale: Days, row: Row, y: float) -> None:
    """Hull behind, core before it, an arrow at each end that is open."""
    state = text(row, "state")
    kind = "repression" if state in HELD else "concession" if state in FREE else "neutral"
    left, right = row.get("hull_first"), row.get("hull_last")
    ends = _ends(row)
    x0 = scale(left) if left else scale.start - 8
    x1 = scale(right + DAY) if right else scale.end + 8
    thick = LANE - 8
    sheet.rect(
        x0,
        y + 4,
        max(1.5, x1 - x0),
        thick,
        hatch=f"hull_{kind}",
        stroke=kind,
        dash="3 2" if _alleged(row) else "",
        thick=0.9,
    )
    first, last = row.get("core_first"), row.get("core_last")
    if first and last and first <= last and not _alleged(row):
        sheet.rect(
            scale(first), y + 4, max(1.5, scale(last + DAY) - scale(first)), thick, fill=kind, stroke="ink", thick=0.9
        )
    middle = y + 4 + thick / 2
    if not left:
        sheet.path([(x0 - 7, middle), (x0, middle - 6), (x0, middle + 6)], closed=True, fill="ink")
    if not right:
        sheet.path([(x1 + 7, middle), (x1, middle - 6), (x1, middle + 6)], closed=True, fill="ink")
    if row.get("contradicted"):
        sheet.circle((scale(min(ends)) + scale(max(ends))) / 2, middle, 6, fill="paper", stroke="ink")
        sheet.symbol("cross", (scale(min(ends)) + scale(max(ends))) / 2, middle, 3.6)


def _arrow(sheet: Sheet, x: float, y: float) -> None:
    """The example of an open end."""
    sheet.rect(x, y - 4, 8, 8, hatch="hull_neutral", stroke="neutral")
    sheet.path([(x + 15, y), (x + 8, y - 5), (x + 8, y + 5)], closed=True, fill="ink")


def _contradicted(given: Given, rows: list[Row]) -> set[int]:
    """Rows that a contradiction names, by their number or their id."""
    numbers = {text(row, "id"): i for i, row in enumerate(rows) if row.get("id")}
    found: set[int] = set()
    for row in given.rows("relations", "left", "right", "verdict"):
        if row["verdict"] == "contradiction":
            for side in (row["left"], row["right"]):
                place = numbers.get(str(side), side if isinstance(side, int) else None)
                found |= {place} if place is not None and 0 <= place < len(rows) else set()
    return found


def _label(given: Given, row: Row) -> str:
    language = given.language
    parts = [given.word("lanes.point", person=text(row, "person"), state=term("states", text(row, "state"), language))]
    if _alleged(row):
        parts.append(given.word("lanes.point_alleged"))
    first, last = row.get("core_first"), row.get("core_last")
    if first and last:
        parts.append(given.word("lanes.point_core", first=first, last=last))
    unknown = given.word("lanes.unknown")
    ends = {name: shown(row[name], language) if row.get(name) else unknown for name in ("hull_first", "hull_last")}
    parts.append(given.word("lanes.point_hull", first=ends["hull_first"], last=ends["hull_last"]))
    if row.get("place"):
        parts.append(given.word("lanes.point_place", place=text(row, "place")))
    if row.get("sources"):
        parts.append(given.word("point.sources", sources=text(row, "sources")))
    if row.get("contradicted"):
        parts.append(given.word("lanes.point_contradicted"))
    return " ".join(parts)
