"""The component ``veedor_places``: toponyms of a document, each resolved to a place, with what lost.

It needs no parser and no tags: names are found in the characters of the text, so that it runs on
``spacy.blank("es")`` and says the same with every pipeline. Demonyms ("Cuban police") are evidence for a country and
belong to actors: they are no places.

Not done: streets and buildings other than the facilities of the vocabulary, places told by description ("the capital").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from veedor.errors import UsageError
from veedor.language import detection
from veedor.language.annotations import Context, whole_text
from veedor.language.gazetteer import Gazetteer, Sense, default
from veedor.language.placenames.cues import Cues, cues, languages
from veedor.language.placenames.entries import Entry, Kind, Precision, precision_of
from veedor.language.placenames.finding import ENOUGH, Candidate, candidates, weigh
from veedor.language.placenames.resolving import clear_country, resolve
from veedor.language.placenames.words import Word, split, words_of
from veedor.reports.report import Report

ALTERNATIVES = 3
"""How many of the senses that lost are told."""


class PlaceMention(msgspec.Struct, frozen=True):
    """A toponym and the place that it means.

    Args:
        start, end: character offsets in the text.
        text: the words.
        place: what it was resolved to, or None where the gazetteer does not know it.
        precision: how fine: facility, settlement, admin2, admin1, country, or region (continents, seas, rivers and what
            else has no country or several).
        alternatives: what else it could have meant, the likeliest first.
    """

    start: int
    end: int
    text: str
    place: Entry | None
    precision: Precision | None
    alternatives: tuple[Entry, ...] = ()


def find(
    text: str,
    context: Context | None = None,
    *,
    toponyms: Sequence[tuple[int, int]] | None = None,
    gazetteer: Gazetteer | None = None,
) -> list[PlaceMention]:
    """The places of a text, in text order.

    Args:
        text: any text.
        context: language, title and source of the report; they help to tell places of one name apart.
        toponyms: character offsets of exactly those names that are to be resolved; demonyms among them are resolved to
            their country. Without it names are found.
        gazetteer: another gazetteer.

    Raises:
        MissingPartError: L012 if the gazetteer is missing.
        UsageError: L013 if there are no words of place for the language.

    >>> [(p.text, p.place.country, p.precision) for p in find("She flew from Caracas to Madrid.")]
    [('Caracas', 'VEN', 'settlement'), ('Madrid', 'ESP', 'settlement')]
    """
    context = context or Context()
    gazetteer = gazetteer or default()
    words_ = list(split(words_of(text), gazetteer.senses))
    cues_ = _known(context.language)
    found = candidates(text, words_, gazetteer, cues_)
    weigh(text, words_, found, gazetteer, cues_)
    if toponyms is not None:
        found = _given(text, toponyms, found, words_, gazetteer)
    return _resolved(text, found, words_, context, gazetteer, cues_)


def _resolved(
    text: str, found: list[Candidate], words_: list[Word], context: Context, gazetteer: Gazetteer, cues_: Cues
) -> list[PlaceMention]:
    kept = [c for c in found if c.senses and (c.given or c.demonym or c.weight >= _least(c))]
    titled = _of_title(context, gazetteer, cues_)
    sentences = [-1] * len(titled) + _sentence_numbers(text, kept)
    hints = list(_hints(context, gazetteer, cues_))
    ranked = resolve([*titled, *kept], gazetteer, hints=hints, sentences=sentences)[len(titled) :]
    _second_look(kept, ranked)
    mentions = [
        _mention(text, candidate, [s for _, s in senses])
        for candidate, senses in zip(kept, ranked, strict=True)
        if candidate.given or not (candidate.silent or candidate.demonym or candidate.weight < ENOUGH)
    ]
    unknown = [c for c in found if c.given and not c.senses]
    if not unknown:
        return mentions
    country = clear_country(kept, ranked)
    mentions += [_unknown(text, c, gazetteer.country(country) if country else None) for c in unknown]
    return sorted(mentions, key=lambda m: (m.start, m.end))


def _least(candidate: Candidate) -> float:
    """What a name needs to be looked at: nothing doubtful is evidence for a toponym that is given."""
    return ENOUGH if candidate.silent else ENOUGH - _BORDERLINE


def _unknown(text: str, candidate: Candidate, country: Entry | None) -> PlaceMention:
    """A given toponym that the gazetteer does not know: the place that the text says it lies in, else the country that
    the document is clearly about, else none. The precision says how little that is."""
    holder = max((s.entry for s in candidate.holders), key=lambda e: e.population, default=country)
    return PlaceMention(
        candidate.start,
        candidate.end,
        text[candidate.start : candidate.end],
        holder,
        precision_of(holder) if holder is not None else None,
    )


def _of_title(context: Context, gazetteer: Gazetteer, cues_: Cues) -> list[Candidate]:
    """What the title names; it stands before the text and is told as no place of it."""
    if not context.title:
        return []
    words_ = list(split(words_of(context.title), gazetteer.senses))
    found = candidates(context.title, words_, gazetteer, cues_)
    weigh(context.title, words_, found, gazetteer, cues_)
    return [c for c in found if c.demonym is not None or c.weight >= ENOUGH]


_BORDERLINE = 1.0
"""Names that lack this little are kept until the rest is resolved: a place in a country that the text names stays."""


def _second_look(kept: list[Candidate], ranked: list[list[tuple[float, Sense]]]) -> None:
    """Raise what lies in a country or unit that surer names point to, or is named again where it is sure."""
    sure = {
        code
        for c, senses in zip(kept, ranked, strict=True)
        if c.weight >= ENOUGH or c.demonym is not None
        for code in (senses[0][1].entry.country, senses[0][1].entry.admin1 or senses[0][1].entry.key)
        if code
    }
    named = {c.name for c in kept if c.weight >= ENOUGH}
    beside = {i for c in kept if c.weight >= ENOUGH for i in (c.first - 1, c.first - 2, c.last + 1, c.last + 2)}
    for candidate, senses in zip(kept, ranked, strict=True):
        if candidate.demonym is None and not candidate.given and candidate.weight < ENOUGH:
            entry = senses[0][1].entry
            candidate.weight += 0.5 * (entry.country in sure) + 0.5 * (entry.admin1 in sure)
            candidate.weight += 1.0 * (candidate.name in named)
            candidate.weight += 0.5 * (candidate.first in beside or candidate.last in beside)


def _mention(text: str, candidate: Candidate, senses: list[Sense]) -> PlaceMention:
    best = senses[0].entry if senses else None
    return PlaceMention(
        candidate.start,
        candidate.end,
        text[candidate.start : candidate.end],
        best,
        precision_of(best) if best is not None else None,
        tuple(s.entry for s in senses[1 : 1 + ALTERNATIVES]),
    )


# what the caller knows


def _given(
    text: str,
    toponyms: Sequence[tuple[int, int]],
    found: list[Candidate],
    words_: list[Word],
    gazetteer: Gazetteer,
) -> list[Candidate]:
    """Candidates for exactly these spans; what else the text names is evidence."""
    by_span = {(c.start, c.end): c for c in found}
    given = []
    for start, end in toponyms:
        same = by_span.get((start, end))
        name = " ".join(text[start:end].split())
        senses = same.senses if same is not None else senses_of(name, gazetteer)
        held = same.held if same is not None else ()
        holders = same.holders if same is not None else _holders_at(text, end, found, gazetteer)
        demonym = same.demonym if same is not None else None
        given.append(Candidate(-1, -1, start, end, name, senses, 9.0, holders, held, demonym, True))
    taken = {i for start, end in toponyms for i in range(start, end)}
    rest = [c for c in found if taken.isdisjoint(range(c.start, c.end))]
    for candidate in rest:
        candidate.silent = True
    return sorted([*given, *rest], key=lambda c: (c.start, c.end))


_TO_HOLDER = re.compile(r"\s*(?:,|\(|,?\s+in|,?\s+en)\s*(?:the\s+|el\s+|la\s+)?")


def _holders_at(text: str, end: int, found: list[Candidate], gazetteer: Gazetteer) -> tuple[Sense, ...]:
    match = _TO_HOLDER.match(text, end)
    if match is None:
        return ()
    return next((c.senses for c in found if c.start == match.end()), ())


def senses_of(name: str, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    """What a toponym means that need not be a name of the gazetteer: a demonym, a name with a word too many."""
    for form in _forms(name):
        place = gazetteer.demonym(form)
        senses = gazetteer.senses(form)
        if place is not None and all(s.entry.kind != Kind.COUNTRY for s in senses):
            return (Sense(place, False),)
        if senses:
            return senses
        senses = gazetteer.after_comma(form)
        if senses:
            return senses
    return ()


_AFTER = re.compile(
    r"(?i)\s+(?:county|province|district|region|city|state|area|governorate|oblast|international airport|airport|"
    r"hospital|general hospital|university|high school|park|river|square|street|road|prison|bridge|station|islands?|"
    r"council|museum|church|beach|harbou?r|bay|valley|downtown)$"
)
_BEFORE = re.compile(
    r"(?i)^(?:the|city of|town of|province of|state of|county of|port of|mount|lake|university of|north|south|east|"
    r"west|northern|southern|eastern|western|central|greater|downtown|upper|lower|new|old|isle of|"
    r"estado|municipio|ciudad de|provincia de|río|el|la|los|las|norte de|sur de)\s+"
)


def _forms(name: str) -> Iterable[str]:
    """The name, then shorter ones: without the stop, the possessive, the noun for its kind, the direction."""
    yield name
    bare = re.sub(r"['’]s?$", "", name.strip(" .,;:()\"'“”"))
    yield bare
    yield bare + "."
    yield bare.title()
    without = _AFTER.sub("", bare)
    yield without
    yield _BEFORE.sub("", bare)
    yield _BEFORE.sub("", without)
    yield bare.partition(",")[0]
    yield from re.split(r"[-–/]", bare)


def _hints(context: Context, gazetteer: Gazetteer, cues_: Cues) -> Iterable[tuple[Entry, str, float]]:
    """Places that the source of a report points to: by its name or by its address."""
    source = context.source or ""
    if _DOMAIN.match(source):
        country = _country_of_address(source, gazetteer)
        if country is not None:
            yield country, "", _SOURCE
        return
    words_ = words_of(source)
    for candidate in candidates(source, words_, gazetteer, cues_):
        best = max(candidate.senses, key=lambda s: (s.own, s.entry.kind == Kind.COUNTRY, s.entry.population))
        if candidate.demonym is not None or best.entry.kind in (Kind.COUNTRY, Kind.ADMIN1):
            yield best.entry, candidate.name, _SOURCE


_SOURCE = 2.0
"""A source counts like two mentions of its country."""

_DOMAIN = re.compile(r"^(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/|$)")


def _country_of_address(source: str | None, gazetteer: Gazetteer) -> Entry | None:
    """The country of an internet address: ``www.abc.net.au``."""
    if not source or not _DOMAIN.match(source):
        return None
    host = urlsplit(source if "://" in source else f"//{source}").hostname or ""
    last = host.rpartition(".")[2].upper()
    return gazetteer.country_of_code({"UK": "GB"}.get(last, last)) if len(last) == 2 else None


_SENTENCE_END = re.compile(r"[.!?]['”\"’)]*\s+(?=[\"“‘'(¿¡]*[A-ZÁÉÍÓÚÑ])|\n\s*\n")


def _sentence_numbers(text: str, found: list[Candidate]) -> list[int]:
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    return [bisect_right(ends, c.start) for c in found]


# the component


class PlacesComponent:
    """The component: leaves the document's places on ``doc._.places``, in text order.

    Args:
        language: the pipeline's language, or None for that of each document's context.

    Raises:
        UsageError: L013 if there are no words of place for the language.
    """

    def __init__(self, language: str | None = None) -> None:
        if language is not None:
            _known(language)
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Find the places of one document."""
        context = doc._.context
        if self.language is not None and context.language != self.language:
            context = msgspec.structs.replace(context, language=self.language)
        doc._.places = find(whole_text(doc), context)
        return doc


@Language.factory("veedor_places")
def make_places(nlp: Language, name: str) -> PlacesComponent:
    """The spaCy factory; the words are those of the pipeline's language, or of each document's in ``blank("xx")``."""
    return PlacesComponent(None if nlp.lang == _ANY_LANGUAGE else nlp.lang)


_ANY_LANGUAGE = "xx"
"""spaCy's code for a pipeline of many languages."""


def of_report(report: Report) -> list[PlaceMention]:
    """The places of a report, in offsets of its text. No parser is needed.

    Args:
        report: its language, title and source are used as stated; a language that nobody stated is told from the text.
            Where it has a field ``toponyms``, a list of ``{"start", "end"}``, exactly those are resolved.

    Raises:
        UsageError: L013 if there are no words of place for its language, L014 if ``toponyms`` is no such list.

    >>> [place] = of_report(Report(id="r", text="Fue detenida en Mérida, Venezuela.", extra={"toponyms": [
    ...     {"start": 16, "end": 22}]}))
    >>> place.place.country, [a.country for a in place.alternatives[:2]]
    ('VEN', ['VEN', 'MEX'])
    """
    language = detection.language_of(report)
    return find(report.text, Context.of(report, language), toponyms=_toponyms(report))


def _toponyms(report: Report) -> list[tuple[int, int]] | None:
    stated = report.extra.get("toponyms")
    if stated is None:
        return None
    try:
        spans = [(s.start, s.end) for s in msgspec.convert(stated, list[_Stated])]
    except msgspec.ValidationError as error:
        raise UsageError("L014", report=report.id, reason=str(error)) from error
    wrong = next((s for s in spans if not 0 <= s[0] < s[1] <= len(report.text)), None)
    if wrong is not None:
        raise UsageError("L014", report=report.id, reason=f"no characters {wrong[0]} to {wrong[1]}")
    return spans


class _Stated(msgspec.Struct):
    start: int
    end: int


def _known(language: str) -> Cues:
    """The words of place of a language."""
    if language not in languages():
        raise UsageError("L013", language=language)
    return cues(language)


def to_dict(mention: PlaceMention, gazetteer: Gazetteer | None = None) -> dict[str, Any]:
    """A mention as it stands in the output of ``veedor places``."""
    gazetteer = gazetteer or default()
    place = mention.place
    result: dict[str, Any] = {"start": mention.start, "end": mention.end, "text": mention.text}
    result |= described(place, gazetteer)
    result["precision"] = mention.precision
    result["alternatives"] = [described(entry, gazetteer) for entry in mention.alternatives]
    return result


def described(entry: Entry | None, gazetteer: Gazetteer) -> dict[str, Any]:
    """The fields of a place in the output; all None for one that is not known."""
    if entry is None:
        return dict.fromkeys(("geonames_id", "name", "country", "admin1", "lat", "lon"))
    admin1 = entry if entry.kind == Kind.ADMIN1 else gazetteer.get(entry.admin1) if entry.admin1 else None
    return {
        "geonames_id": entry.geonames_id,
        "name": entry.name,
        "country": entry.country,
        "admin1": admin1.name if admin1 else None,
        "lat": entry.lat,
        "lon": entry.lon,
    }
