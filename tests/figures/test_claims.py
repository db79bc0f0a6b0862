"""Figures of counts, persons and deadlines: every claim its own point, open ends as such, what was replaced struck."""

from __future__ import annotations

from tests.figures import drawings, synthetic

from veedor.figures.registry import draw


def labels(found):
    return [mark.get("aria-label") for mark in drawings.marks(found.svg)]


def test_every_claim_is_its_own_point_with_its_voice_and_words():
    found = labels(draw("ladder", synthetic.counts(6, 1)))
    assert any(
        "according to Causa Abierta (Litoral Wire)" in label and "political prisoners”" in label for label in found
    )


def test_what_cannot_be_compared_stands_in_panels_of_its_own():
    svg = draw("ladder", synthetic.counts(30, 3)).svg
    panels = [words for words, _ in drawings.texts(svg) if words.startswith(("the axis", "claims:"))]
    assert len(panels) == 3


def test_an_axis_that_does_not_begin_at_zero_says_so():
    assert "the axis does not begin at 0" in draw("ladder", synthetic.counts(6, 1)).svg


def test_claims_without_a_day_are_told_and_kept_in_the_table():
    found = draw("ladder", synthetic.counts(30, 3))
    assert "Not drawn, since no day or no number is known: 5." in found.caption
    assert len(found.table) == 30


def test_core_hull_and_open_ends_are_told():
    found = labels(draw("lanes", synthetic.people(6)))
    assert any("Certain from" in label for label in found)
    assert any("Possible from not told to" in label for label in found)


def test_contradictions_are_marked_at_both():
    found = draw("lanes", synthetic.people(6))
    assert found.table["contradicted"].sum() == 2
    assert sum("Contradicts" in label for label in labels(found)) == 2


def test_what_is_only_alleged_is_never_certain():
    lives = synthetic.people(1)["lives"]
    asserted, alleged = (draw("lanes", {"lives": lives.assign(modality=m)}) for m in ("asserted", "alleged"))
    assert "This is alleged, not asserted." in labels(alleged)[0]
    assert len(drawings.marks(alleged.svg)[0]) == len(drawings.marks(asserted.svg)[0]) - 1  # no solid core


def test_no_place_is_told_of_somebody_in_hiding_or_protected():
    tables = synthetic.people(6)
    found = draw("lanes", tables)
    assert not any("in hiding" in label and "Place" in label for label in labels(found))
    assert found.table.loc[found.table["state"] == "in_hiding", "place"].isna().all()
    protected = draw("lanes", tables | {"lives": tables["lives"].assign(protected=True)})
    assert "Almar" not in protected.svg
    assert protected.table["place"].isna().all()


def test_deadlines_that_were_replaced_are_struck():
    found = draw("calendar", {"deadlines": synthetic.deadlines()})
    assert found.svg.count('text-decoration="line-through"') == 4  # day and words of two
    assert sum("Replaced by a later one" in label for label in labels(found)) == 2


def test_a_deadline_without_a_day_stands_last_and_has_no_point():
    found = draw("calendar", {"deadlines": synthetic.deadlines()})
    assert labels(found)[-1].startswith("no day told")
    assert drawings.marks(found.svg)[-1].findall(f"{drawings.SVG}circle") == []


def test_what_does_not_fit_is_told():
    assert "Not drawn for lack of room: 30" in draw("calendar", {"deadlines": synthetic.deadlines(90)}).caption
    assert "Not drawn for lack of room" in draw("lanes", synthetic.people(90)).caption
