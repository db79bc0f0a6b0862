"""Score the expressions of time against labelled TIMEX3.

    python -m evaluation.times FILE [--system FILE] [--parse] [--json] [--errors]

FILE is JSON Lines, one document a line: ``{"id", "lang", "dct", "text", "timex": [...]}`` with
``{"start", "end", "type", "value"}`` for each expression (and ``edtf`` where labelled). ``dct`` is the date
on which the document was made; ``year`` marks a yearly report. The texts are read by ``veedor_times`` without a parser,
or with one with ``--parse``; ``--system`` scores another system's lines ``{"id", "timex": [...]}`` instead.

Printed are micro-averaged F1 scores in the manner of TempEval-3: *strict*, the same characters (white space, quotes and
stops at the edges aside); *relaxed*, overlapping characters, paired one to one, the same first and then the most
overlap; *value* and *type*, pairs that also have the same TIMEX3 value or type; *edtf*, the same date or interval,
printed where the labels have it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from evaluation.outcome import Outcome
from veedor.language.annotations import Context
from veedor.language.times import find

Timex = Mapping[str, Any]
Pair = tuple[int, int, bool]

_LEFT, _RIGHT = "\"'“”.,;:(", "\"'“”.,;:)"


def read(path: Path) -> list[dict[str, Any]]:
    """The documents of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def tagged(documents: Iterable[Mapping[str, Any]], *, parse: bool = False) -> dict[str, list[Timex]]:
    """What Veedor finds in each document, by id."""
    return {document["id"]: list(_tag(document, parse=parse)) for document in documents}


def _tag(document: Mapping[str, Any], *, parse: bool) -> Iterator[Timex]:
    language = document.get("lang") or document.get("language") or "en"
    made = document.get("dct") or document.get("published")
    context = Context(
        published=dt.date.fromisoformat(made[:10]) if made else None, language=language, year=document.get("year")
    )
    doc = None
    if parse:
        from veedor.language import runtime

        doc = runtime.load(language)(document["text"])
    for expression in find(document["text"], context, doc=doc):
        yield {
            "start": expression.start,
            "end": expression.end,
            "text": expression.text,
            "type": expression.type,
            "value": expression.value,
            "edtf": expression.edtf,
        }


def trimmed(timex: Timex, text: str) -> tuple[int, int]:
    """The span of an expression without white space, quotes and stops at its edges."""
    start, end = timex["start"], timex["end"]
    while start < min(end, len(text)) and (text[start].isspace() or text[start] in _LEFT):
        start += 1
    while len(text) >= end > start and (text[end - 1].isspace() or text[end - 1] in _RIGHT):
        end -= 1
    return start, end


def paired(gold: list[tuple[int, int]], system: list[tuple[int, int]]) -> list[Pair]:
    """Pair spans one to one: the same span first, then by most characters in common.

    >>> paired([(0, 5), (8, 12)], [(0, 5), (9, 20)])
    [(0, 0, True), (1, 1, False)]
    """
    pairs: list[Pair] = []
    free = dict.fromkeys(range(len(system)))
    for i, span in enumerate(gold):
        same = next((j for j in free if system[j] == span), None)
        if same is not None:
            del free[same]
            pairs.append((i, same, True))
    open_gold = set(range(len(gold))) - {i for i, _, _ in pairs}
    overlaps = [
        (min(gold[i][1], system[j][1]) - max(gold[i][0], system[j][0]), -i, -j) for i in open_gold for j in free
    ]
    for overlap, minus_i, minus_j in sorted(overlaps, reverse=True):
        if overlap > 0 and -minus_i in open_gold and -minus_j in free:
            open_gold.discard(-minus_i)
            del free[-minus_j]
            pairs.append((-minus_i, -minus_j, False))
    return pairs


def score(documents: Iterable[Mapping[str, Any]], system: Mapping[str, list[Timex]]) -> dict[str, float]:
    """Strict, relaxed, value and type F1 over all documents, and EDTF where every label has one.

    Args:
        documents: labelled documents.
        system: expressions found, by document id.
    """
    counts = dict.fromkeys(("gold", "system", "strict", "relaxed", "value", "type", "edtf"), 0)
    names, documents = ["strict", "relaxed", "value", "type"], list(documents)
    if documents and all("edtf" in timex for document in documents for timex in document["timex"]):
        names.append("edtf")
    for document in documents:
        gold, found = document["timex"], system.get(document["id"], [])
        text = document.get("text", "")
        counts["gold"] += len(gold)
        counts["system"] += len(found)
        for i, j, same in paired([trimmed(t, text) for t in gold], [trimmed(t, text) for t in found]):
            counts["relaxed"] += 1
            counts["strict"] += same
            counts["value"] += (gold[i]["value"] or "") == (found[j]["value"] or "")
            counts["type"] += gold[i]["type"] == found[j]["type"]
            counts["edtf"] += "edtf" in gold[i] and gold[i]["edtf"] == found[j].get("edtf")
    total = counts["gold"] + counts["system"]
    return {name: round(2 * counts[name] / total, 4) if total else 0.0 for name in names}


def errors(documents: Iterable[Mapping[str, Any]], system: Mapping[str, list[Timex]]) -> Iterator[str]:
    """One line for each expression that was missed, invented or given another value."""
    for document in documents:
        gold, found, text = document["timex"], system.get(document["id"], []), document["text"]
        pairs = paired([trimmed(t, text) for t in gold], [trimmed(t, text) for t in found])
        for i in sorted(set(range(len(gold))) - {i for i, _, _ in pairs}):
            yield _error("missed", document, gold[i], gold[i]["value"], None)
        for j in sorted(set(range(len(found))) - {j for _, j, _ in pairs}):
            yield _error("extra", document, found[j], None, found[j]["value"])
        for i, j, _ in pairs:
            if (gold[i]["value"] or "") != (found[j]["value"] or ""):
                yield _error("value", document, gold[i], gold[i]["value"], found[j]["value"])


def _error(what: str, document: Mapping[str, Any], timex: Timex, wanted: object, got: object) -> str:
    text = document["text"]
    around = text[max(0, timex["start"] - 40) : timex["end"] + 30].replace("\n", " ")
    words = text[timex["start"] : timex["end"]]
    return f"{what}\t{document['id']}\t{document.get('dct')}\t{words!r}\twanted {wanted}\tgot {got}\t{around}"


def evaluate(file: Path, *, system: Path | None = None, parse: bool = False) -> Outcome:
    """Score one file and lay out the table."""
    documents = read(file)
    found = tagged(documents, parse=parse) if system is None else {d["id"]: d["timex"] for d in read(system)}
    numbers = score(documents, found)
    table = "  ".join(f"{name} {value:.3f}" for name, value in numbers.items())
    return Outcome(numbers, f"{file.name}: {len(documents)} documents  {table}")


def measure(where: Path) -> Outcome:
    """Score ``*_en.jsonl`` and ``*_es.jsonl`` of a folder, for the gate; numbers are named ``en.value``, ..."""
    numbers: dict[str, float] = {}
    tables: list[str] = []
    files = sorted(file for language in ("en", "es") for file in where.glob(f"*_{language}.jsonl"))
    for file in files:
        outcome = evaluate(file)
        language = file.stem.rpartition("_")[2]
        numbers |= {f"{language}.{name}": value for name, value in outcome.numbers.items()}
        tables.append(outcome.table)
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    return Outcome(numbers, "\n".join(tables), digest)


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--system", type=Path, help="score these lines instead of Veedor's")
    parser.add_argument("--parse", action="store_true", help="let the parser tell the tense")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="list what was missed, invented or valued otherwise")
    options = parser.parse_args(arguments)
    outcome = evaluate(options.file, system=options.system, parse=options.parse)
    print(json.dumps(outcome.numbers) if options.json else outcome.table)
    if options.errors:
        documents = read(options.file)
        found = (
            tagged(documents, parse=options.parse)
            if options.system is None
            else {d["id"]: d["timex"] for d in read(options.system)}
        )
        print("\n".join(errors(documents, found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
