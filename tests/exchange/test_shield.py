"""People in hiding: no format of any table tells where they are."""

from __future__ import annotations

import io
import zipfile

import msgspec
import pytest
from tests.exchange.world import AROUND, CLAIM, CLAIMS, HIDING, OLD, RECORDS, REPORTS, SUR, written

from veedor.exchange import Shield, Surroundings, all_formats, all_tables, export, get_table
from veedor.judgement.record import Finding
from veedor.spans import Span

FINDING = Finding(
    code="J401",
    severity="note",
    message="Inés Otamendi is told to be in Villa Honda and elsewhere",
    claims=("hiding-en", "hiding-es"),
    data={"where": ["Villa Honda"]},
)
PAIRS = [
    (what, form.name)
    for what in all_tables()
    for form in all_formats().values()
    if what in (form.tables or all_tables())
]


def everything(what, form, **options):
    held = [FINDING] if what == "findings" else [*CLAIMS, *RECORDS]
    items = [item for item in held if get_table(what).holds(item)]
    stream = io.BytesIO()
    export(items, what, form, stream, around=AROUND, **options)
    return stream.getvalue()


def words_of(data):
    """The text of a file, unpacked where it is packed."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return b"\n".join(book.read(name) for name in book.namelist())
    if data[:4] == b"PAR1":
        parquet = pytest.importorskip("pyarrow.parquet")
        return repr(parquet.read_table(io.BytesIO(data)).to_pylist()).encode()
    return data


@pytest.mark.parametrize(("what", "form"), PAIRS)
def test_no_file_tells_where_somebody_hides(what, form):
    data = words_of(everything(what, form)).lower()
    for secret in ("villa honda", "villa-honda", "-69.1", "9.9,"):
        assert secret.encode() not in data
    assert b"puerto sol" not in data


def test_the_person_and_the_state_stay():
    (hiding,) = [row for row in read("people") if row["id"] == HIDING.id]
    assert hiding["person"] == "Inés Otamendi"
    assert hiding["state"] == "in_hiding"
    assert hiding["place_withheld"] == "true"
    assert hiding["held_at"] == hiding["country"] == hiding["lat"] == ""
    assert "[place withheld]" in hiding["quotes"]


def test_other_acts_on_the_person_have_no_place_either():
    rows = {row["id"]: row for row in read("events")}
    assert rows[OLD.id]["place_withheld"] == "true"
    assert rows[OLD.id]["place"] == rows[OLD.id]["lat"] == ""
    assert rows["event-arrest"]["place"] == "Vereda"
    assert rows["event-arrest"]["place_withheld"] == "false"


def read(what):
    import csv

    return list(csv.DictReader(io.StringIO(written(what, "csv").decode("utf-8-sig"), newline="")))


def test_a_state_that_is_over_is_shown_as_reported():
    over = msgspec.structs.replace(CLAIM["hiding-en"], when="2023-01/2024-02", when_basis="stated")
    around = of_claims(AROUND, {over.id: over})
    assert Shield.of(around).item(over).where is not None


def of_claims(around, claims):
    from dataclasses import replace

    return replace(around, claims=claims, records={}, withheld=set())


def test_a_state_that_reached_the_day_of_its_report_may_still_last():
    lasting = msgspec.structs.replace(CLAIM["hiding-en"], when=f"2025-03-27/{SUR.published}", when_basis="derived")
    assert Shield.of(of_claims(AROUND, {lasting.id: lasting})).item(lasting).where is None


def test_protected_people_are_treated_alike():
    rows = everything("events", "csv", protected=("Rita Solano",)).decode("utf-8-sig")
    assert "Norlandia" not in rows
    assert "Norlandia" in everything("events", "csv").decode("utf-8-sig")


def test_a_report_that_tells_it_has_no_address():
    shield = Shield.of(AROUND)
    assert shield.report(REPORTS["faro:1"]).url is None
    assert shield.report(REPORTS["faro:1"]).title == "Otamendi, de [place withheld]"
    assert shield.report(REPORTS["wire"]) is REPORTS["wire"]


def test_without_surroundings_an_item_still_says_for_itself():
    stream = io.BytesIO()
    export([CLAIM["hiding-en"]], "claims", "jsonl", stream)
    (line,) = stream.getvalue().splitlines()
    told = msgspec.json.decode(line)
    assert told["where"] is None
    assert told["place"] is None


def test_a_refuge_is_no_finer_than_its_settlement():
    from veedor.claims.claim import Place

    embassy = Place("the embassy", None, "Embassy", "VEN", None, 10.123, -66.123, "facility")
    stay = msgspec.structs.replace(CLAIM["detained"], state="in_refuge", where=embassy)
    shielded = Shield.of(of_claims(AROUND, {stay.id: stay})).item(stay)
    assert shielded.where.name == "the embassy"
    assert shielded.where.lat is None


def test_what_tells_of_nobody_in_hiding_is_the_same_object():
    assert Shield.of(AROUND).item(CLAIM["prisoners"]) is CLAIM["prisoners"]
    assert Shield.of(AROUND).item(RECORDS[0]) is RECORDS[0]


def test_a_sentence_about_the_person_is_masked_without_the_name():
    """'Police searched her home in Puerto Sol': whose home it is, the claim knows and the words do not say."""
    text = "Inés Otamendi is in hiding. Police searched her home in Puerto Sol. It rained in Puerto Sol."
    report = msgspec.structs.replace(SUR, text=text)
    hiding = msgspec.structs.replace(
        CLAIM["hiding-en"], evidence=(Span.of(text, 0, 26),), where=None, place=None, when=None
    )
    start = text.index("Police")
    words = Span.of(text, start, text.index(". It"))
    search = msgspec.structs.replace(
        CLAIM["old-arrest"], report=report.id, evidence=(words,), trigger=Span.of(text, start + 7, start + 15)
    )
    other = msgspec.structs.replace(CLAIM["arrest"], evidence=(words,), id="other")
    rain = msgspec.structs.replace(CLAIM["arrest"], evidence=(Span.of(text, text.index("It"), len(text)),), id="rain")
    claims = {claim.id: claim for claim in (hiding, search, other, rain)}
    shield = Shield.of(Surroundings(reports={report.id: report}, claims=claims))
    for claim in (search, other):
        assert shield.item(claim).evidence[0].text == "Police searched her home in [place withheld]"
    assert shield.item(rain) is rain
