"""Who is meant by the name of an office: "the Venezuelan president", "the attorney general of Cuba"."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Token

from veedor.language import syntax
from veedor.language.actors import directory
from veedor.language.actors.directory import Directory
from veedor.language.actors.resolving import countries_of
from veedor.language.countries import countries
from veedor.language.grammar import among

_LONGEST_TITLE = 5


def offices_of(noun: Token) -> tuple[list[str], bool]:
    """The offices that a noun may be the title of, and whether the phrase itself says the country.

    Args:
        noun: head of a noun phrase, in a document that has been through ``veedor_names``.

    Returns:
        Ids; without a country in the phrase, those of the country that the document names most.
    """
    known = directory.of(noun.doc._.context.actors)
    title = _title(noun, known) if noun.lower_ in known.title_words else None
    if title is None or _of_the_past(noun):
        return [], False
    country = _country(noun)
    if country is not None:
        return known.titled(title, country), True
    return [office for code in _named_most(noun) for office in known.titled(title, code)], False


def holders_of(noun: Token, day: date | None) -> tuple[list[str], bool]:
    """Ids of the persons who held on a day the office that a noun is the title of; and as in `offices_of`."""
    offices, told = offices_of(noun)
    known = directory.of(noun.doc._.context.actors)
    return list(dict.fromkeys(h for office in offices for h in known.holders(office, day))), told


def _title(noun: Token, known: Directory) -> str | None:
    """The longest title that ends, or with an of-phrase begins, at the noun: "attorney general", "minister of
    defence"."""
    doc, last = noun.doc, _end_of_title(noun)
    for end in dict.fromkeys((last, noun.i + 1)):
        for start in range(max(0, noun.i - _LONGEST_TITLE + 1, noun.sent.start), noun.i + 1):
            words = " ".join(t.lower_ for t in doc[start:end])
            if known.is_title(words):
                return words
    return None


def _end_of_title(noun: Token) -> int:
    """Behind "of foreign affairs" in "minister of foreign affairs"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.i == noun.i + 1 and among(child, "of"):
            target = next((t for t in child.children if t.dep_ == "pobj"), None)
            return target.i + 1 if target is not None else noun.i + 1
    return noun.i + 1


def _country(noun: Token) -> str | None:
    """The country that the phrase names: by a demonym, a possessive, or "of Cuba"."""
    known = countries()
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod", "poss"):
            code = known.get(child.lower_)
            if code:
                return code
    for preposition, target in syntax.prepositions(noun):
        code = known.get(target.lower_) if preposition else None
        if code:
            return code
    return None


def _named_most(noun: Token) -> list[str]:
    """The country that the document is about, or those that it names equally often."""
    told = countries_of(noun.doc)
    most = max(told.values(), default=0)
    return [code for code, times in told.items() if times == most]


def _of_the_past(noun: Token) -> bool:
    """Whether the phrase speaks of somebody who no longer holds it: "the former president"."""
    return any(among(child, "former") for child in noun.children)
