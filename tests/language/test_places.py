"""The component ``veedor_places`` and the function `find`: which names are places, and which places they are."""

from __future__ import annotations

import itertools

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.errors import UsageError
from veedor.language.annotations import Context
from veedor.language.gazetteer import default
from veedor.language.places import find, of_report, senses_of, to_dict
from veedor.reports.report import Report

SPANISH = Context(language="es")


def named(text: str, context: Context | None = None) -> list[str]:
    return [p.text for p in find(text, context)]


def meant(text: str, context: Context | None = None) -> list[tuple[str, str | None]]:
    return [(p.text, p.place.country if p.place else None) for p in find(text, context)]


# which names are places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Police arrested ten people in Caracas on Friday.", ["Caracas"]),
        ("Argentine police arrested a Cuban activist.", []),
        ("She fled the U.S. for Canada; he stayed in the United Kingdom.", ["U.S.", "Canada", "United Kingdom"]),
        ("He is held in Evin prison near Tehran.", ["Evin prison", "Tehran"]),
        ("George Washington and Elizabeth Ramirez met Mr. London.", []),
        ("The New York Times and the Los Angeles Times wrote about it.", []),
        ("A Seattle-based group flew to Port-au-Prince.", ["Seattle", "Port-au-Prince"]),
        ("They marched down Church Street.", []),
        ("It happened in San Juan de los Morros, Venezuela.", ["San Juan de los Morros", "Venezuela"]),
        ("In March she may be in hiding.", []),
        ("The Orinoco flows through the Middle East? No.", ["Orinoco", "Middle East"]),
    ],
)
def test_names_in_english(text, places):
    assert named(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("La policía venezolana detuvo a dos personas en San Cristóbal, estado Táchira.", ["San Cristóbal", "Táchira"]),
        ("EE. UU. sancionó a Irán y a Bielorrusia.", ["EE. UU.", "Irán", "Bielorrusia"]),
        ("Los presos de Ramo Verde y de El Helicoide siguen en huelga.", ["Ramo Verde", "El Helicoide"]),
        ("La embajada argentina en Caracas sigue cerrada.", ["Caracas"]),
        ("Los domingos de mayo el presidente descansa.", []),
    ],
)
def test_names_in_spanish(text, places):
    assert named(text, SPANISH) == places


# which places they are


@pytest.mark.parametrize(
    ("text", "name", "country", "unit"),
    [
        ("He was born in Paris, Texas.", "Paris", "USA", "Texas"),
        ("He was born in Paris, Ky., in 1920.", "Paris", "USA", "Kentucky"),
        ("The court in Paris sentenced him.", "Paris", "FRA", "Île-de-France"),
        ("Venezuelan police held him in Mérida. Venezuela denied it.", "Mérida", "VEN", "Mérida"),
        ("Mexican police held him in Mérida. Mexico denied it.", "Mérida", "MEX", "Yucatán"),
        ("A London rally drew Canadians from across Ontario, said a minister in Toronto.", "London", "CAN", "Ontario"),
        ("Ontario and Canada agreed. London is larger than Windsor, Ont.", "London", "CAN", "Ontario"),
    ],
)
def test_context_decides(text, name, country, unit):
    place = next(p for p in find(text) if p.text == name)
    row = to_dict(place)
    assert (row["country"], row["admin1"]) == (country, unit)


def test_one_name_is_one_place_in_a_document_unless_its_holder_is_named():
    text = "GLASGOW, Ky. - Police searched a house in Glasgow. He had once lived in Glasgow, Scotland."
    assert [c for t, c in meant(text) if t == "Glasgow"][-1] == "GBR"
    assert next(c for t, c in meant(text) if t == "GLASGOW") == "USA"


def test_title_and_source_help():
    text = "A man was held in Valencia on Friday."
    assert meant(text, Context(title="Venezuela: prisoners freed in Carabobo"))[0] == ("Valencia", "VEN")
    assert meant(text, Context(source="www.diario.es"))[0] == ("Valencia", "ESP")


def test_precision_says_how_fine_the_point_is():
    text = "From Evin to Caracas, from Zulia to Kent, from Chile to Asia; he left Tocorón in Venezuela."
    fineness = {p.text: p.precision for p in find(text)}
    assert fineness["Evin"] == "facility"
    assert fineness["Caracas"] == "settlement"
    assert fineness["Zulia"] == "admin1"
    assert fineness["Chile"] == "country"
    assert fineness["Asia"] == "region"
    assert fineness["Tocorón"] == "settlement"  # a prison whose point is its town's


def test_what_lost_is_told():
    [place] = find("They met in Valencia.")
    assert {place.place.country, *(a.country for a in place.alternatives)} >= {"ESP", "VEN"}
    assert place.place.key not in {a.key for a in place.alternatives}


# toponyms that are given


def test_exactly_the_given_toponyms_are_resolved():
    text = "Cuban police met in Paris and Rome."
    places = find(text, toponyms=[(0, 5), (20, 25)])
    assert [(p.text, p.place.name) for p in places] == [("Cuban", "Cuba"), ("Paris", "Paris")]


def test_what_the_gazetteer_does_not_know_is_told_by_what_holds_it_or_not_at_all():
    text = "In Xyzzyville, Texas, and in Qwertytown."
    places = find(text, toponyms=[(3, 13), (29, 39)])
    assert places[0].place.name == "Texas"
    assert places[0].precision == "admin1"
    assert (places[1].place, places[1].precision) == (None, None)


def test_what_the_gazetteer_does_not_know_lies_in_the_country_that_the_text_is_clearly_about():
    text = "Iranian rescuers reached Qwertytown. Roads from Tehran and Tabriz are cut, Iran said."
    [place] = find(text, toponyms=[(25, 35)])
    assert (place.place.country, place.precision) == ("IRN", "country")


@pytest.mark.parametrize("stated", ["x", [{"start": 0}], [{"start": 5, "end": 2}], [{"start": 0, "end": 99}], [3]])
def test_toponyms_that_cannot_be_used_are_told(stated):
    with pytest.raises(UsageError, match="L014"):
        of_report(Report(id="r", text="In Paris.", extra={"toponyms": stated}))


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("central Anatolia", "Anatolia"),
        ("Metcalfe County", "Metcalfe County"),
        ("KY", "Kentucky"),
        ("Caracas'", "Caracas"),
        ("the Hague", "The Hague"),
    ],
)
def test_names_with_words_around_them(name, place):
    assert place in {s.entry.name for s in senses_of(name, default())}


# the component


@pytest.mark.parametrize(("language", "text"), [("en", "Held in Caracas."), ("es", "Detenido en Caracas.")])
def test_it_runs_on_a_blank_pipeline(language, text):
    nlp = spacy.blank(language)
    nlp.add_pipe("veedor_places")
    [place] = nlp(text)._.places
    assert (place.text, place.place.geonames_id, text[place.start : place.end]) == ("Caracas", 3646738, "Caracas")


def test_a_language_without_words_of_place_is_told():
    with pytest.raises(UsageError, match="L013"):
        spacy.blank("de").add_pipe("veedor_places")
    with pytest.raises(UsageError, match="L013"):
        find("In Berlin.", Context(language="de"))


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "Caracas",
                "in",
                "Paris",
                ", Ky.",
                "U.S.-led",
                "San",
                "de",
                "los",
                ".",
                "\n\n",
                "’s",
                "EE. UU.",
                "St.",
                "-",
                "Evin prison",
                "(",
                "—",
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=25,
)


@given(PIECES)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_of_it_in_order(pieces):
    text = " ".join(pieces)
    for language in ("en", "es"):
        places = find(text, Context(language=language))
        for place in places:
            assert 0 <= place.start < place.end <= len(text)
            assert text[place.start : place.end] == place.text
        assert all(a.end <= b.start for a, b in itertools.pairwise(places))


@given(PIECES, st.data())
@settings(max_examples=80, deadline=None)
def test_any_spans_may_be_given(pieces, data):
    text = " ".join(pieces) + " x"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    [place] = find(text, toponyms=[(start, end)])
    assert (place.start, place.end, place.text) == (start, end, text[start:end])


def test_the_same_text_gives_the_same_places():
    text = "Valencia, Mérida, Santiago and San Fernando are many. Chile is one."
    assert find(text) == find(text)


def test_a_long_report_takes_seconds_not_minutes():
    text = "In Mérida, Valencia and San Fernando police held people. Venezuela and Mexico denied it. " * 2500
    assert len(text) > 200_000
    assert len(find(text)) > 10_000
