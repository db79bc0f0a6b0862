"""Count the errors that remain, by kind of claim, language and kind of error.

    python -m evaluation.errors FOLDER [--json] [--language en] [--half a|b] [--claims FILE]

FOLDER holds labelled documents (see `evaluation.gold`). Claims are paired as `evaluation.scoring` pairs them; what
finds no partner is then asked how near it came:

==============  =======================================================================================
not found       a labelled claim; nothing of its kind stands where it stands
wrong ...       a labelled and an extracted claim of one kind on the same words that disagree on their key:
                the type of an act, a number, a state, who is in it, a category, a speaker, a content
wrong span      they agree on the key, but their evidence hardly overlaps though it stands in one sentence
said twice      an extracted claim that only repeats one that was found
extra           an extracted claim where no label is; it may be true and the label missing
slot ...        a pair was found and disagrees on a field: what is labelled was left out, what is not labelled was
                added, or another value was given
==============  =======================================================================================

A wrong key or span is one error, though it costs precision and recall both. So that one half stays unseen, half a
and documents without a half are counted, unless another half is named. No text is printed;
``evaluation.claims --misses`` does that.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evaluation import gold
from evaluation.claims import extracted, from_file
from evaluation.scoring import (
    KEYS,
    KINDS,
    OVERLAP,
    SLOTS,
    Claim,
    Document,
    Offsets,
    evidence_of,
    locate,
    name_list,
    overlap,
    paired,
    same_slot,
    similar,
)
from veedor.reports.sentences import sentences

_MAY_BE_EMPTY = {"mode", "actors", "recipients", "attribution", "when", "where"}
_KEY_FIELD = {"event": "type", "count": "number", "deadline": "category"}


class Error(NamedTuple):
    """One error.

    Args:
        kind: of claim.
        error: ``not found``, ``wrong type``, ``slot when``, ...
    """

    kind: str
    error: str


def errors_of(document: Document, system: Sequence[Claim]) -> Iterator[Error]:
    """The errors of a system on one document, kind by kind.

    Args:
        document: a labelled document; claims marked ``drop`` are left out.
        system: the system's claims for it, as dictionaries.
    """
    labels = [claim for claim in document["claims"] if not claim.get("drop")]
    for kind in KINDS:
        ours = [claim for claim in labels if claim["kind"] == kind]
        theirs = [claim for claim in system if claim["kind"] == kind]
        for name in _of_kind(kind, ours, theirs, document["text"]):
            yield Error(kind, name)


def _of_kind(kind: str, ours: Sequence[Claim], theirs: Sequence[Claim], text: str) -> Iterator[str]:
    pairs = paired(kind, ours, theirs, text)
    for label, claim in ((ours[i], theirs[j]) for i, j in pairs):
        yield from (_wrong_slot(slot, label, claim) for slot in SLOTS[kind] if not same_slot(slot, label, claim))
    found = [ours[i] for i, _ in pairs]
    missed = [label for i, label in enumerate(ours) if i not in {i for i, _ in pairs}]
    spare = [claim for j, claim in enumerate(theirs) if j not in {j for _, j in pairs}]
    for near in (_on_same_words, _in_same_sentence):
        for label in list(missed):
            partner = next((claim for claim in spare if near(kind, label, claim, text)), None)
            if partner is not None:
                missed.remove(label)
                spare.remove(partner)
                yield "wrong span" if KEYS[kind](label, partner, text) else _wrong_key(kind, label, partner)
    yield from ("not found" for _ in missed)
    for claim in spare:
        again = any(_on_same_words(kind, label, claim, text) and KEYS[kind](label, claim, text) for label in found)
        yield "said twice" if again else "extra"


def _wrong_slot(slot: str, label: Claim, claim: Claim) -> str:
    if slot not in _MAY_BE_EMPTY:
        return f"slot {slot}"
    return f"slot {slot}, " + ("added" if not label.get(slot) else "other" if claim.get(slot) else "left out")


def _on_same_words(kind: str, label: Claim, claim: Claim, text: str) -> bool:
    at = locate(label["evidence"], text)
    return any(overlap(at, span) > OVERLAP for span in evidence_of(claim, text)[0])


def _in_same_sentence(kind: str, label: Claim, claim: Claim, text: str) -> bool:
    """Whether both stand in one sentence and agree on the key."""
    at = locate(label["evidence"], text)
    around = [(each.start, each.end) for each in sentences(text)]
    spans = evidence_of(claim, text)[0]
    together = at is not None and any(_meet(at, each) and _meet(span, each) for span in spans for each in around)
    return together and KEYS[kind](label, claim, text)


def _meet(one: Offsets, other: Offsets) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _wrong_key(kind: str, label: Claim, claim: Claim) -> str:
    if kind == "status":
        return "wrong state" if label["state"] != claim.get("state") else "wrong subject"
    if kind == "statement":
        known = any(similar(label["speaker"], name) for name in name_list(claim.get("speaker")))
        return "wrong content" if known else "wrong speaker"
    return f"wrong {_KEY_FIELD[kind]}"


Counts = dict[str, dict[str, Counter[str]]]


def count(labelled: Sequence[Document], claims: Mapping[str, Sequence[Claim]]) -> Counts:
    """The errors on some documents: language -> kind of claim -> kind of error -> how many.

    Under ``labelled`` and ``found`` stands how many claims of the kind are labelled, and how many were paired.
    """
    counts: Counts = {}
    for document in labelled:
        language = document.get("language") or "unknown"
        of_language = counts.setdefault(language, {kind: Counter() for kind in KINDS})
        system = claims.get(document["doc"], ())
        for kind in KINDS:
            ours = [c for c in document["claims"] if c["kind"] == kind and not c.get("drop")]
            theirs = [c for c in system if c["kind"] == kind]
            of_language[kind]["labelled"] += len(ours)
            of_language[kind]["found"] += len(paired(kind, ours, theirs, document["text"]))
        for kind, error in errors_of(document, system):
            of_language[kind][error] += 1
    return counts


_FIRST = ("labelled", "found", "not found")
_LAST = ("wrong span", "said twice", "extra")


def order(kind: str, names: set[str]) -> list[str]:
    """The rows of a kind: what was labelled and found, what was missed and added, then the slots in their order."""
    slots = [f"slot {slot}{how}" for slot in SLOTS[kind] for how in ("", ", left out", ", added", ", other")]
    keys = sorted(names - {*_FIRST, *_LAST, *slots})
    return [name for name in (*_FIRST, *keys, *_LAST, *slots) if name in names]


def table(counts: Counts) -> str:
    """One row for each kind of claim and error, one column for each language."""
    languages = sorted(counts)
    lines = [f"{'kind':10} {'error':26}" + "".join(f"{language:>6}" for language in languages)]
    for kind in KINDS:
        label = kind
        for name in order(kind, {name for language in languages for name in counts[language][kind]}):
            cells = "".join(f"{counts[language][kind][name]:6}" for language in languages)
            lines.append(f"{label:10} {name:26}{cells}")
            label = ""
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns the exit code (0 fine, 2 nothing to count)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of labelled documents")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    parser.add_argument("--language", help="only documents in this language")
    parser.add_argument("--half", choices=["a", "b"], default="a", help="the half that is counted")
    parser.add_argument("--claims", type=Path, metavar="FILE", help="count these claims' errors instead of extracting")
    options = parser.parse_args(arguments)
    try:
        documents = gold.documents(options.folder, language=options.language)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    labelled: list[dict[str, Any]] = [each for each in documents if each.get("half") in (None, options.half)]
    counts = count(labelled, from_file(options.claims) if options.claims else extracted(labelled))
    print(json.dumps(counts, indent=1) if options.json else table(counts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
