"""Score places against labelled toponyms.

    python -m evaluation.places FILE [--half a|b] [--json] [--errors] [--no-source]

FILE is JSON Lines, one document a line: ``{"id", "text", "title", "domain", "toponyms": [...]}``, a toponym being
``{"start", "end", "phrase", "geonameid", "lat", "lon", "country"}``. One whose offsets do not cut out its phrase is
skipped, and so is one without an id.

With the toponyms given: *exact*, the same GeoNames id; *within_161_km*, the same id or a point at most 161 km (100
miles) away, as the literature counts; *country*, the same country. What was not resolved is wrong in all three.

End to end: a place is right if it overlaps a toponym, each counted once, and has its id or lies at most 161 km away.
*end_to_end_f1* is held against all toponyms; these labels also mark many demonyms ("Russian"), which Veedor gives to
the actor and not to a place, and ``end_to_end_without_demonyms`` leaves those out. ``spans_f1`` asks for the overlap
alone.

Halves are cut by the hash of the text: errors were looked at in half a only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.outcome import Outcome
from veedor.language.annotations import Context
from veedor.language.gazetteer import default
from veedor.language.placenames.entries import Kind
from veedor.language.placenames.finding import distance
from veedor.language.places import PlaceMention, find

NEAR = 161.0
"""Kilometres: a hundred miles."""

Toponym = Mapping[str, Any]


def read(path: Path, *, half: str | None = None) -> list[dict[str, Any]]:
    """The documents of a file, or one half of them."""
    with path.open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines if line.strip()]
    return [d for d in documents if half in (None, half_of(d["text"]))]


def half_of(text: str) -> str:
    """``a`` or ``b``, by the hash of the text.

    >>> half_of("x"), half_of("y")
    ('b', 'a')
    """
    return "ab"[hashlib.sha256(text.encode()).digest()[-1] % 2]


def labelled(document: Mapping[str, Any]) -> list[Toponym]:
    """The toponyms of a document that fit its text and have an id."""
    text = document["text"]
    return [t for t in document["toponyms"] if t.get("geonameid") and text[t["start"] : t["end"]] == t["phrase"]]


def is_right(place: PlaceMention, toponym: Toponym) -> bool:
    """The same id, or at most 161 km away."""
    found = place.place
    if found is None:
        return False
    if found.geonames_id is not None and str(found.geonames_id) == str(toponym["geonameid"]):
        return True
    return distance(found.lat, found.lon, float(toponym["lat"]), float(toponym["lon"])) <= NEAR


def is_country(place: PlaceMention, toponym: Toponym) -> bool:
    """The same country; where neither has one, such as a continent, the same id."""
    found, wanted = place.place, toponym.get("country") or ""
    if found is None:
        return False
    if not wanted or found.country is None:
        return str(found.geonames_id) == str(toponym["geonameid"]) or (not wanted and found.country is None)
    nation = next((s.entry for s in default().senses(wanted) if s.entry.kind == Kind.COUNTRY), None)
    return nation is not None and nation.country == found.country


def places(document: Mapping[str, Any], *, given: bool, source: bool) -> list[PlaceMention]:
    """What Veedor finds in a document, or makes of its toponyms."""
    context = Context(title=document.get("title"), source=document.get("domain") if source else None)
    spans = [(t["start"], t["end"]) for t in labelled(document)] if given else None
    return find(document["text"], context, toponyms=spans)


def score(documents: Iterable[Mapping[str, Any]], *, source: bool = True) -> tuple[dict[str, float], list[str]]:
    """The numbers, and a line for each error."""
    counts: Counter[str] = Counter()
    errors: list[str] = []
    for document in documents:
        errors += _given(document, counts, source=source)
        errors += _end_to_end(document, counts, source=source)
    total = counts["given"] or 1
    numbers = {
        "exact": counts["exact"] / total,
        "within_161_km": counts["near"] / total,
        "country": counts["country"] / total,
        "end_to_end_f1": _f1(counts["right"], counts["found"], counts["gold"]),
        "end_to_end_without_demonyms": _f1(counts["right"], counts["found"], counts["gold"] - counts["demonyms"]),
        "spans_f1": _f1(counts["overlap"], counts["found"], counts["gold"]),
        "precision": counts["right"] / (counts["found"] or 1),
        "recall": counts["right"] / (counts["gold"] or 1),
    }
    return {name: round(value, 4) for name, value in numbers.items()}, errors


def _f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 0.0


def _given(document: Mapping[str, Any], counts: Counter[str], *, source: bool) -> Iterator[str]:
    found = {(p.start, p.end): p for p in places(document, given=True, source=source)}
    for toponym in labelled(document):
        place = found[toponym["start"], toponym["end"]]
        counts["given"] += 1
        right = is_right(place, toponym)
        counts["exact"] += place.place is not None and str(place.place.geonames_id) == str(toponym["geonameid"])
        counts["near"] += right
        counts["country"] += is_country(place, toponym)
        if not right:
            yield _error("place", document, toponym, place)


def _end_to_end(document: Mapping[str, Any], counts: Counter[str], *, source: bool) -> Iterator[str]:
    found = places(document, given=False, source=source)
    gold = labelled(document)
    counts["found"] += len(found)
    counts["gold"] += len(gold)
    counts["demonyms"] += sum(default().demonym(t["phrase"]) is not None and not _is_name(t) for t in gold)
    free = list(gold)
    for place in found:
        toponym = next((t for t in free if t["start"] < place.end and place.start < t["end"]), None)
        if toponym is None:
            yield _error("extra", document, None, place)
            continue
        free.remove(toponym)
        counts["overlap"] += 1
        counts["right"] += is_right(place, toponym)
    for toponym in free:
        yield _error("missed", document, toponym, None)


def _is_name(toponym: Toponym) -> bool:
    return any(s.own for s in default().senses(toponym["phrase"]))


def _error(what: str, document: Mapping[str, Any], toponym: Toponym | None, place: PlaceMention | None) -> str:
    at = toponym["start"] if toponym is not None else place.start if place is not None else 0
    around = " ".join(document["text"][max(0, at - 50) : at + 50].split())
    wanted = (
        f"{toponym['name']}, {toponym.get('admin1')}, {toponym.get('country')} {toponym.get('fcode')}"
        if toponym
        else "-"
    )
    entry = place.place if place is not None else None
    got = f"{entry.name}, {entry.country} {entry.kind.name}" if entry else "-"
    words = toponym["phrase"] if toponym is not None else place.text if place is not None else ""
    return f"{what}\t{document['id']}\t{words}\twanted {wanted}\tgot {got}\t{around}"


def measure(path: Path) -> Outcome:
    """What the gate runs."""
    return evaluate(path)


def evaluate(path: Path, *, half: str | None = None, source: bool = True) -> Outcome:
    """Score one file and lay out the table."""
    documents = read(path, half=half)
    numbers, _ = score(documents, source=source)
    table = "  ".join(f"{name} {value:.3f}" for name, value in numbers.items())
    return Outcome(numbers, f"{path.name}: {len(documents)} documents  {table}")


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=["a", "b"], help="one half of the documents")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="list every error")
    parser.add_argument("--no-source", action="store_true", help="do not tell the newspaper's address")
    options = parser.parse_args(arguments)
    documents = read(options.file, half=options.half)
    numbers, errors = score(documents, source=not options.no_source)
    print(json.dumps(numbers) if options.json else "  ".join(f"{k} {v:.3f}" for k, v in numbers.items()))
    if options.errors:
        print("\n".join(errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
