"""The gazetteer: which places a name may mean.

286,000 settlements and units of administration stand in one SQLite file that ships with the package and is opened
read-only; countries, regions, facilities and demonyms are read from the vocabulary beside it, so that a person can add
one without compiling anything.

    python -m veedor.language.gazetteer build [FILE]   compile the file anew (needs the extra ``gazetteer``)
    python -m veedor.language.gazetteer find NAME      show what a name may mean
    python -m veedor.language.gazetteer about          size, hash, licence

Not in it: streets, buildings other than the facilities of the vocabulary, settlements of fewer than 500 inhabitants,
historical names of villages.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from veedor.errors import MissingPartError
from veedor.language.countries import english_forms, spanish_forms
from veedor.language.placenames import entries
from veedor.language.placenames.entries import Entry, Kind
from veedor.language.placenames.folding import fold

FILE = Path(__file__).parent / "placenames" / "gazetteer.sqlite"

_SHORTEST_FREE_ABBREVIATION = 3


class Nation(msgspec.Struct, frozen=True):
    """What the gazetteer knows of a country beside its place.

    Args:
        key: key of the country's entry.
        capital: key of its capital, or None.
        neighbours: codes of the countries it borders on.
    """

    key: int
    capital: int | None
    neighbours: frozenset[str]


class Sense(msgspec.Struct, frozen=True):
    """One reading of a name: the place, and whether it is the place's own name."""

    entry: Entry
    own: bool


class Gazetteer:
    """Look up names and places.

    Args:
        path: the compiled file.

    Raises:
        MissingPartError: L012 if the file is missing or damaged.
    """

    def __init__(self, path: Path = FILE) -> None:
        self.path = path
        self._lock = threading.Lock()
        try:
            if not path.is_file():
                raise FileNotFoundError("no such file")
            self._connection = sqlite3.connect(
                f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.nations = {
                row[0]: Nation(row[1], row[2], frozenset(row[3].split()))
                for row in self._rows("SELECT iso3, geonames, capital, neighbours FROM country")
            }
            self._iso3 = {str(row[0]): str(row[1]) for row in self._rows("SELECT iso2, iso3 FROM country")}
        except (OSError, sqlite3.DatabaseError) as error:
            raise MissingPartError("L012", path=str(path), reason=str(error)) from error
        self._added: dict[int, Entry] = {}
        self._names: dict[str, list[Sense]] = {}
        self._exact: dict[str, list[Sense]] = {}
        self._after_comma: dict[str, list[Sense]] = {}
        self._demonyms: dict[str, int] = {}
        self._add_countries()
        self._add_regions()
        self._add_facilities()
        self._add_abbreviations()
        self._add_further_names()
        self._add_demonyms()
        self.senses = lru_cache(maxsize=60_000)(self._senses)
        self.get = lru_cache(maxsize=60_000)(self._get)

    def _rows(self, query: str, arguments: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, arguments).fetchall()

    def _senses(self, name: str) -> tuple[Sense, ...]:
        """What a name may mean, in no order; ``senses`` remembers the answers.

        Args:
            name: as written; accents, case, hyphens and stops do not matter, save for abbreviations such as "US".
        """
        exact = self._exact.get(name)
        if exact:
            return tuple(exact)
        key = fold(name)
        if not key:
            return ()
        added = self._names.get(key, [])
        seen = {sense.entry.key for sense in added}
        found = [
            Sense(_entry(row[:9]), not row[9] or row[2] == Kind.ADMIN1)
            for row in self._rows(
                "SELECT p.*, n.rank FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.id", (key,)
            )
            if row[0] not in seen and row[2] != Kind.COUNTRY
        ]
        return (*added, *found)

    def _get(self, key: int) -> Entry | None:
        """The place with this key; ``get`` remembers the answers."""
        if key in self._added:
            return self._added[key]
        rows = self._rows("SELECT * FROM place WHERE id = ?", (key,))
        return _entry(rows[0]) if rows else None

    def country(self, code: str) -> Entry | None:
        """The entry of a country.

        Args:
            code: ISO 3166-1 alpha-3.
        """
        nation = self.nations.get(code)
        return self.get(nation.key) if nation else None

    def two_letters(self, code: str) -> str | None:
        """ISO 3166-1 alpha-2 of a country by its alpha-3.

        >>> default().two_letters("VEN")
        'VE'
        """
        return next((iso2 for iso2, iso3 in self._iso3.items() if iso3 == code), None)

    def country_of_code(self, iso2: str) -> Entry | None:
        """The entry of a country by its code of two letters."""
        code = self._iso3.get(iso2)
        return self.country(code) if code else None

    def demonym(self, word: str) -> Entry | None:
        """The place that a demonym belongs to: "Venezuelan", "venezolanas", "Chechen"."""
        key = self._demonyms.get(word) or self._demonyms.get(word.lower())
        return self.get(key) if key is not None else None

    def after_comma(self, word: str) -> tuple[Sense, ...]:
        """What two capitals mean behind a comma: "Paris, KY"."""
        return tuple(self._after_comma.get(word, ()))

    def find(self, name: str, country: str | None = None) -> Entry | None:
        """The most populous place of a name, as long as no text decides; its own name counts like ten times the people.

        Args:
            name: as written.
            country: ISO 3166-1 alpha-3, to look in one country only.
        """
        senses = [s for s in self.senses(name) if country is None or s.entry.country == country]
        if not senses:
            return None
        return max(senses, key=_standing).entry

    def is_capital(self, entry: Entry) -> bool:
        """Whether a settlement is its country's capital."""
        nation = self.nations.get(entry.country or "")
        return nation is not None and nation.capital == entry.key

    def about(self) -> dict[str, str | int]:
        """Size, number of places, hash of the file and the notice of its licence."""
        with open(self.path, "rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        rows: dict[str, str] = dict(self._rows("SELECT key, value FROM about"))
        count = self._rows("SELECT count(*) FROM place")[0][0]
        return {"bytes": self.path.stat().st_size, "places": count, "sha256": digest, **rows}

    # what the vocabulary adds

    def _keep(self, entry: Entry, names: Iterable[str]) -> None:
        self._added[entry.key] = entry
        for name in names:
            senses = self._names.setdefault(fold(name), [])
            if all(sense.entry.key != entry.key for sense in senses):
                senses.append(Sense(entry, True))

    def _add_countries(self) -> None:
        for row in self._rows("SELECT * FROM place WHERE kind = ?", (Kind.COUNTRY,)):
            entry = _entry(row)
            known = entries.countries().get(entry.country or "")
            if known is None:
                self._keep(entry, [entry.name])
                continue
            if known.point is not None:
                entry = msgspec.structs.replace(entry, lat=known.point[0], lon=known.point[1])
            entry = msgspec.structs.replace(entry, name=known.names[0])
            parts = self._parts(entry)
            names = [n for n in (*known.names, *known.nombres) if n not in parts]
            self._keep(entry, [n for n in names if not _is_abbreviation(n)])
            for name in filter(_is_abbreviation, names):
                self._exact.setdefault(name, []).append(Sense(entry, True))

    def _parts(self, country: Entry) -> set[str]:
        """Names that the vocabulary lists for a country, for the sake of its actors, and that are parts of it:
        "Scotland"."""
        if country.country != "GBR":
            return set()
        return {"England", "Scotland", "Wales", "Inglaterra", "Escocia", "Gales"}

    def _add_regions(self) -> None:
        listed = entries.regions()
        key = -1000
        for region in (*listed.continents, *listed.regions, *listed.waters, *listed.mountains):
            key -= 1
            country = region.countries[0] if len(region.countries) == 1 else None
            entry = Entry(
                region.geonames or key,
                region.geonames,
                region.en[0],
                Kind.REGION,
                country,
                None,
                None,
                *region.point,
            )
            self._keep(entry, (*region.en, *region.es))

    def _add_facilities(self) -> None:
        for number, facility in enumerate(entries.facilities()):
            place = self._settlement(facility.inside, facility.country)
            point = facility.point or ((place.lat, place.lon) if place else None)
            if point is None:
                continue
            entry = Entry(
                -5000 - number,
                None,
                facility.names[0],
                Kind.FACILITY,
                facility.country,
                place.admin1 if place else None,
                place.admin2 if place else None,
                *point,
                facility=facility.kind,
                within=place.key if place else None,
                own_point=facility.point is not None,
                common=facility.common,
            )
            self._keep(entry, facility.names)

    def _settlement(self, name: str, country: str) -> Entry | None:
        senses = [s for s in self._senses(name) if s.entry.country == country and s.entry.kind == Kind.SETTLEMENT]
        return max(senses, key=lambda s: (s.own, s.entry.population)).entry if senses else None

    def _add_abbreviations(self) -> None:
        for country, units in entries.regions().abbreviations.items():
            for name, forms in units.items():
                unit = next((s for s in self._senses(name) if _is_unit(s, country)), None)
                if unit is None:
                    continue
                for form in forms:
                    free = len(form) >= _SHORTEST_FREE_ABBREVIATION or form == "D.C."
                    kept = self._exact if free else self._after_comma
                    kept.setdefault(form, []).append(Sense(unit.entry, True))

    def _add_further_names(self) -> None:
        for country, places in entries.regions().also.items():
            for name, further in places.items():
                senses = [s for s in self._senses(name) if s.entry.country == country]
                if senses:
                    best = max(senses, key=lambda s: (s.own, s.entry.population)).entry
                    for word in further:
                        before = [s for s in self._senses(word) if s.entry.key != best.key]
                        self._names[fold(word)] = [Sense(best, True), *before]

    def _add_demonyms(self) -> None:
        for demonym in entries.demonyms():
            entry = self._demonym_place(demonym)
            if entry is not None:
                self._keep_demonyms(entry, demonym.en, demonym.es)
        for code, country in entries.countries().items():
            nation = self.nations.get(code)
            if nation is not None:
                self._keep_demonyms_of(nation.key, country.demonyms, country.gentilicios)

    def _demonym_place(self, demonym: entries.Demonym) -> Entry | None:
        senses = [s for s in self._senses(demonym.place) if demonym.country in (None, s.entry.country)]
        if demonym.country is None:
            senses = [s for s in senses if s.entry.kind == Kind.REGION]
        return max(senses, key=lambda s: (s.own, s.entry.population)).entry if senses else None

    def _keep_demonyms(self, entry: Entry, english: Iterable[str], spanish: Iterable[str]) -> None:
        self._added.setdefault(entry.key, entry)
        self._keep_demonyms_of(entry.key, english, spanish)

    def _keep_demonyms_of(self, key: int, english: Iterable[str], spanish: Iterable[str]) -> None:
        for word in english:
            if not _is_abbreviation(word):
                for form in english_forms(word):
                    self._demonyms.setdefault(form, key)
        for word in spanish:
            for form in spanish_forms(word):
                self._demonyms.setdefault(form, key)


def _standing(sense: Sense) -> tuple[float, bool]:
    return sense.entry.population * (10 if sense.own else 1), sense.entry.kind == Kind.SETTLEMENT


def _entry(row: Sequence[Any]) -> Entry:
    """An entry from a row of the file."""
    number, name, kind, country, admin1, admin2, lat, lon, population = row
    return Entry(number, number, name, Kind(kind), country, admin1, admin2, lat / 1e4, lon / 1e4, population)


def _is_unit(sense: Sense, country: str) -> bool:
    return sense.entry.kind == Kind.ADMIN1 and sense.entry.country == country and sense.own


def _is_abbreviation(name: str) -> bool:
    """Whether only the exact letters mean the place: "US", "U.S.", "EE. UU."; "us" is a pronoun."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) <= 4 and all(c.isupper() for c in letters)


@cache
def default() -> Gazetteer:
    """The gazetteer that ships with the package, opened once a process.

    >>> caracas = default().find("Caracas")
    >>> caracas.country, caracas.geonames_id
    ('VEN', 3646738)
    """
    return Gazetteer()


def available() -> bool:
    """Whether the compiled file is there."""
    return FILE.is_file()


def _show(name: str) -> Iterator[str]:
    gazetteer = default()
    for sense in sorted(gazetteer.senses(name), key=lambda s: -s.entry.population):
        entry = sense.entry
        admin1 = gazetteer.get(entry.admin1) if entry.admin1 else None
        where = ", ".join(part for part in (entry.name, admin1.name if admin1 else None, entry.country) if part)
        yield f"{entry.geonames_id or '-':>9}  {entry.kind.name.lower():<10} {entry.population:>10}  {where}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; see the head of this module."""
    import argparse

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["build", "find", "about"])
    parser.add_argument("word", nargs="?", help="FILE to build, NAME to find")
    options = parser.parse_args(arguments)
    if options.what == "build":
        from veedor.language.placenames.compiling import compile_into

        lines: Iterable[str] = (f"{t}: {n} rows" for t, n in compile_into(Path(options.word or FILE)).items())
    elif options.what == "find":
        lines = _show(options.word or "")
    else:
        lines = (f"{key}: {value}" for key, value in default().about().items())
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
