"""Countries by their names and demonyms, with the forms that these take in English and Spanish."""

from __future__ import annotations

from functools import cache

import msgspec

from veedor.vocabulary import load


class Country(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of an entry of ``countries.yaml``."""

    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    nombres: tuple[str, ...] = ()
    gentilicios: tuple[str, ...] = ()
    point: tuple[float, float] | None = None


@cache
def countries() -> dict[str, str]:
    """Lower-case country name or demonym, in every form and in English and Spanish -> ISO 3166-1 alpha-3."""
    found: dict[str, str] = {}
    known = load("countries", dict[str, Country])
    for code, country in known.items():
        for word in (*country.names, *country.demonyms):
            found.setdefault(word.lower(), code)
            found.setdefault(word.lower() + "s", code)
    for code, country in known.items():
        spanish = (form for word in country.gentilicios for form in spanish_forms(word))
        for word in (*country.nombres, *spanish):
            found.setdefault(word.lower(), code)
    return found


@cache
def country_names() -> frozenset[str]:
    """Lower-case names of countries in English and Spanish, without demonyms."""
    known = load("countries", dict[str, Country]).values()
    return frozenset(n.lower() for c in known for n in (*c.names, *c.nombres))


def spanish_forms(masculine: str) -> list[str]:
    """All four forms of a Spanish demonym, or the two that it has.

    >>> spanish_forms("venezolano")
    ['venezolano', 'venezolana', 'venezolanos', 'venezolanas']
    >>> spanish_forms("inglés")
    ['inglés', 'inglesa', 'ingleses', 'inglesas']
    >>> spanish_forms("iraní"), spanish_forms("croata")
    (['iraní', 'iraníes', 'iranís'], ['croata', 'croatas'])
    """
    if masculine.endswith("o"):
        stem = masculine[:-1]
        return [masculine, f"{stem}a", f"{masculine}s", f"{stem}as"]
    if masculine.endswith(("és", "án", "ín", "ón", "ol", "uz")):
        plain = masculine[:-2] + masculine[-2:].translate(str.maketrans("éáíó", "eaio"))
        stem = f"{plain[:-1]}c" if plain.endswith("z") else plain
        return [masculine, f"{plain}a", f"{stem}es", f"{plain}as"]
    if masculine.endswith(("í", "ú")):
        return [masculine, f"{masculine}es", f"{masculine}s"]
    if masculine.endswith(("a", "e")):
        return [masculine, f"{masculine}s"]
    return [masculine, f"{masculine}es"]


def english_forms(demonym: str) -> list[str]:
    """A demonym and its plural.

    >>> english_forms("Cuban"), english_forms("Chinese")
    (['Cuban', 'Cubans'], ['Chinese'])
    """
    return [demonym] if demonym.endswith(("ese", "ish", "ch", "s", "ss")) else [demonym, f"{demonym}s"]
