"""Score attributions: who is said to have said, thought or wanted what.

    python -m evaluation.attribution FILE [--json] [--half a|b] [--errors]

FILE is JSON Lines, one document a line: ``{"id", "text", "attributions": [{"source", "cue", "content"}, ...]}``, each
of the three a list of spans ``{"start", "end"}``, the parts in text order. Other fields are left alone; ``language``
is used where it is given.

What is counted are pairs of a source and a content. A pair of the system matches a labelled one when their sources
overlap and their contents share at least half of the characters that either has; a content of several parts is the
union of its characters. Matching is one to one, best first. A labelled attribution without a source is no pair, and a
pair of the system whose content matches only such a one is not counted as wrong.

Veedor tells chains: what somebody says that somebody else said. Labels of this form may tell only the outermost link,
the one that the text itself tells. Where no label of a file stands inside the content of another, only outermost
attributions are held against it, and the table says so.

Printed: precision, recall and F1. Halves are cut by the hash of the text: errors were looked at in half a only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.outcome import Outcome
from veedor.errors import UsageError, VeedorError
from veedor.language import detection, runtime
from veedor.language.annotations import Context
from veedor.language.attribution import outermost
from veedor.reports.passages import Reading
from veedor.reports.report import Report

Range = tuple[int, int]
LEAST_SHARED = 0.5
"""The share of the characters of either content that both must have."""


@dataclass(frozen=True)
class Pair:
    """A source and what it vouches for, in characters of the text; the source of a labelled one may be empty."""

    source: tuple[Range, ...]
    content: tuple[Range, ...]


def read(path: Path, *, half: str | None = None) -> list[dict[str, Any]]:
    """The documents of a file, or one half of them.

    Raises:
        UsageError: U001 if there is no such file, U003 if a line is not a labelled document.
    """
    if not path.is_file():
        raise UsageError("U001", path=path)
    documents = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise _broken(path, 1, f"not UTF-8: {error.reason}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            documents.append(_document(path, number, line))
    if not documents:
        raise _broken(path, 1, "no labelled document in it")
    return [d for d in documents if half in (None, half_of(d["text"]))]


def _document(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        document = json.loads(line)
        if not isinstance(document["text"], str):
            raise TypeError("'text' is not a text")
        labelled(document)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"no field {error}" if isinstance(error, KeyError) else str(error)
        raise _broken(path, number, f"no labelled document: {reason}") from error
    return dict(document)


def _broken(path: Path, line: int, problem: str) -> UsageError:
    return UsageError("U003", file=str(path), line=line, problem=problem, command="python -m evaluation.attribution")


def half_of(text: str) -> str:
    """``a`` or ``b``, by the hash of the text.

    >>> half_of("x"), half_of("y")
    ('b', 'a')
    """
    return "ab"[hashlib.sha256(text.encode()).digest()[-1] % 2]


def labelled(document: Mapping[str, Any]) -> list[Pair]:
    """The labelled pairs of a document, those without a source too; what has no content is no attribution.

    >>> span = {"start": 0, "end": 3, "text": "She"}
    >>> labelled({"text": "She said so.", "attributions": [{"source": [span], "content": [{"start": 9, "end": 11}]}]})
    [Pair(source=((0, 3),), content=((9, 11),))]
    """
    length = len(document["text"])
    found = (Pair(*(_ranges(a.get(part), length) for part in ("source", "content"))) for a in document["attributions"])
    return [pair for pair in found if pair.content]


def _ranges(spans: Iterable[Mapping[str, Any]] | None, length: int) -> tuple[Range, ...]:
    found = tuple((int(s["start"]), int(s["end"])) for s in spans or ())
    for start, end in found:
        if not 0 <= start < end <= length:
            raise ValueError(f"no span in the text: {start} to {end}")
    return found


def nests(documents: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a labelled cue stands inside the content of another attribution, in any of the documents."""
    for document in documents:
        length = len(document["text"])
        told = [tuple(_ranges(a.get(part), length) for part in ("cue", "content")) for a in document["attributions"]]
        for n, (cue, _) in enumerate(told):
            if cue and any(characters(cue) <= characters(c) for m, (_, c) in enumerate(told) if m != n):
                return True
    return False


def found(document: Mapping[str, Any], *, inner: bool = True) -> list[Pair]:
    """The pairs that Veedor finds in a document, in text order.

    Further stretches of what somebody says belong to the content of the attribution that they carry on.

    Args:
        document: with ``text``, and ``language`` where it is known.
        inner: also what is told inside the content of another attribution.
    """
    text = document["text"]
    language = detection.language_of(Report(id=str(document.get("id")), text=text, language=document.get("language")))
    nlp, reading = runtime.load(language), Reading.of(text)
    doc = nlp.make_doc(reading.text)
    doc._.context = Context(language=language)
    doc = nlp(doc)
    pairs: dict[tuple[int, int], list[Range]] = {}
    for told in doc._.attributions if inner else outermost(doc):
        for source in (told.source, told.further):
            if source is not None:
                pairs.setdefault((told.anchor, source), []).append(told.content)
    return [
        Pair(_back(reading, [(doc[source].idx, doc[source].idx + len(doc[source]))]), _back(reading, contents))
        for (_, source), contents in pairs.items()
    ]


def _back(reading: Reading, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges of the text that was read, as ranges of the text that was given."""
    return tuple((span.start, span.end) for start, end in ranges for span in reading.spans(start, end))


def characters(ranges: Iterable[Range]) -> set[int]:
    """The places of all characters in the ranges."""
    return {place for start, end in ranges for place in range(start, end)}


def share(one: Pair, other: Pair) -> float:
    """Of the characters that either content has, the part that both have.

    >>> share(Pair((), ((0, 4),)), Pair((), ((0, 1), (2, 3))))
    0.5
    """
    a, b = characters(one.content), characters(other.content)
    return len(a & b) / len(a | b) if a or b else 0.0


def overlap(one: Pair, other: Pair) -> bool:
    """Whether the sources share a character."""
    return not characters(one.source).isdisjoint(characters(other.source))


@dataclass(frozen=True)
class Matching:
    """What became of the pairs of one document: matched, missed, wrong, and left out of the count."""

    matched: list[tuple[Pair, Pair]]
    missed: list[Pair]
    wrong: list[Pair]


def match(gold: Sequence[Pair], system: Sequence[Pair]) -> Matching:
    """Pair the pairs of a document one to one, the largest share of content first."""
    near = [(share(g, s), i, j) for i, g in enumerate(gold) for j, s in enumerate(system) if _touch(g, s)]
    near = [(shared, i, j) for shared, i, j in near if shared >= LEAST_SHARED]
    of_gold: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(near, key=lambda n: (-n[0], n[1], n[2])):
        if i not in of_gold and j not in used and overlap(gold[i], system[j]):
            of_gold[i] = j
            used.add(j)
    unasked = {j for _, i, j in near if not gold[i].source}
    return Matching(
        [(gold[i], system[j]) for i, j in of_gold.items()],
        [g for i, g in enumerate(gold) if g.source and i not in of_gold],
        [s for j, s in enumerate(system) if j not in used and j not in unasked],
    )


def _touch(one: Pair, other: Pair) -> bool:
    (a, b), (c, d) = (_hull(pair) for pair in (one, other))
    return a < d and c < b


def _hull(pair: Pair) -> Range:
    return min(start for start, _ in pair.content), max(end for _, end in pair.content)


def numbers(matchings: Iterable[Matching]) -> dict[str, float]:
    """Precision, recall and F1 over all documents."""
    matched = missed = wrong = 0
    for matching in matchings:
        matched += len(matching.matched)
        missed += len(matching.missed)
        wrong += len(matching.wrong)
    precision = matched / (matched + wrong) if matched else 0.0
    recall = matched / (matched + missed) if matched else 0.0
    f1 = 2 * matched / (2 * matched + missed + wrong) if matched else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def score(documents: Sequence[Mapping[str, Any]]) -> tuple[dict[str, float], list[str]]:
    """The numbers, and a line for each error."""
    inner = nests(documents)
    matchings: list[Matching] = []
    errors: list[str] = []
    for document in documents:
        matching = match(labelled(document), found(document, inner=inner))
        matchings.append(matching)
        errors += _errors(document["text"], matching)
    return numbers(matchings), errors


def _errors(text: str, matching: Matching) -> Iterator[str]:
    for what, pairs in (("missed", matching.missed), ("wrong", matching.wrong)):
        for pair in pairs:
            source, content = (
                " / ".join(" ".join(text[slice(*r)].split()) for r in ranges) for ranges in (pair.source, pair.content)
            )
            yield f"{what}\t{source}\t{content}"


def measure(path: Path, *, half: str | None = None) -> Outcome:
    """Score one file and lay out the table."""
    documents = read(path, half=half)
    scored, _ = score(documents)
    table = "  ".join(f"{name} {value:.3f}" for name, value in scored.items())
    level = "all attributions" if nests(documents) else "outermost attributions"
    return Outcome(scored, f"{path.name}: {len(documents)} documents, {level}  {table}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns the exit code (0 fine, 2 nothing to score)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="labelled documents, JSON Lines")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    parser.add_argument("--half", choices=["a", "b"], help="one half of the documents")
    parser.add_argument("--errors", action="store_true", help="list every error")
    options = parser.parse_args(arguments)
    try:
        scored, errors = score(read(options.file, half=options.half))
    except VeedorError as error:
        print(error.diagnostic.render(), file=sys.stderr)
        return error.exit_code
    print(json.dumps(scored) if options.json else "  ".join(f"{k} {v:.3f}" for k, v in scored.items()))
    if options.errors:
        print("\n".join(errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
