"""Score the linker against labelled groups of claims.

    python -m evaluation.links LINKS.json [FOLDER] [--json] [--half a|b] [--counts topic|source] [--misses]

LINKS.json holds ``{"groups": [{"id", "kind", "members": [[doc, index in its claims], ...], "differences":
[{"type", "between": [member, member]}, ...]}, ...]}``; FOLDER the labelled documents (default: ``dev`` beside
it). The linker gets the labelled claims, not extracted ones, so that it alone is measured. Records of one
chain of deadlines are one group, as in the labels.

Printed: *pairs*: precision, recall and F1 over pairs of claims of the linked documents that stand in one
record, where a claim in no labelled group stands alone; *pairs, grouped*: the same over claims of labelled
groups only, because mentions within one document are not labelled exhaustively; *B-cubed* over those claims;
*differences*: of the labelled differences whose two claims were joined, how many were given the labelled
type, and of all labelled ones.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

from evaluation import gold
from evaluation.outcome import Outcome
from veedor.claims.claim import Claim, Name, Place
from veedor.judgement import Record, SimpleLinker, link
from veedor.reports.report import Report
from veedor.spans import Span

Pair = tuple[str, str]


def claims_of(document: Mapping[str, Any]) -> list[Claim | None]:
    """The labelled claims of a document as claims, in order; None where the quote is not in the text."""
    return [_claim(document, i, label) for i, label in enumerate(document["claims"])]


def _claim(document: Mapping[str, Any], index: int, label: Mapping[str, Any]) -> Claim | None:
    text = document["text"]

    def span(words: str | None, within: Span | None = None) -> Span | None:
        start = text.find(words, within.start if within else 0) if words else -1
        return Span.of(text, start, start + len(words)) if words and start >= 0 else within

    evidence = span(label["evidence"])
    if evidence is None:
        return None
    where = label.get("where")
    raw: dict[str, Any] = {
        "kind": label["kind"],
        "id": f"{document['doc']}/{index}",
        "report": document["doc"],
        "evidence": [evidence],
        "attribution": [Name(n) for n in label.get("attribution") or ()],
        "modality": label["modality"],
        "when": label.get("when"),
        "when_basis": _basis(label),
        "where": Place(where) if where else None,
        "extractor": "gold",
    }
    for field in (
        "type",
        "mode",
        "low",
        "high",
        "qualifier",
        "unit",
        "measure",
        "universe",
        "state",
        "duration",
        "category",
    ):
        if label.get(field) is not None:
            raw[field] = label[field]
    for field in ("actors", "recipients", "parties"):
        if field in label:
            raw[field] = [Name(n) for n in label[field] or ()]
    for field in ("subject", "speaker"):
        if field in label:
            raw[field] = Name(label[field])
    for field in ("trigger", "what", "cue", "content"):
        if field in label:
            raw[field] = span(label[field], evidence)
    if label["kind"] == "status":
        raw["place"] = label.get("place")
    claim: Claim = msgspec.convert(msgspec.to_builtins(raw), Claim)
    return claim


def _basis(label: Mapping[str, Any]) -> str | None:
    if not label.get("when"):
        return None
    return "derived" if label.get("duration") else "stated"


def groups_made(records: Iterable[Record]) -> list[set[str]]:
    """The claims of each record; a chain of deadlines is one group."""
    found: dict[str, set[str]] = {}
    for record in records:
        found[record.id] = set(record.claims)
    for record in records:
        for earlier in record.supersedes:
            merged = found[record.id] | found[earlier]
            for name, members in list(found.items()):
                if members & merged:
                    found[name] = merged
    unique = {frozenset(members) for members in found.values()}
    return [set(members) for members in unique]


def pairs(groups: Iterable[Iterable[str]]) -> set[Pair]:
    """All unordered pairs of claims that stand in one group."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def rates(gold_pairs: set[Pair], made: set[Pair]) -> dict[str, float]:
    """Precision, recall and F1 of pairs."""
    right = len(gold_pairs & made)
    precision = right / len(made) if made else 0.0
    recall = right / len(gold_pairs) if gold_pairs else 0.0
    return {"precision": precision, "recall": recall, "f1": _f1(precision, recall)}


def b_cubed(gold_groups: Sequence[set[str]], made: Sequence[set[str]]) -> dict[str, float]:
    """B-cubed precision, recall and F1 over the claims of the labelled groups."""
    gold_of = {c: g for g in gold_groups for c in g}
    made_of = {c: m & set(gold_of) for m in made for c in m}
    claims = sorted(gold_of)
    if not claims:
        return {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    shares = [(len(gold_of[c] & made_of.get(c, {c})), c) for c in claims]
    precision = sum(n / len(made_of.get(c, {c})) for n, c in shares) / len(claims)
    recall = sum(n / len(gold_of[c]) for n, c in shares) / len(claims)
    return {"precision": precision, "recall": recall, "f1": _f1(precision, recall)}


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def typed(records: Iterable[Record]) -> dict[Pair, set[str]]:
    """Types of difference between each two claims of a record; a moved deadline is a difference of date."""
    found: dict[Pair, set[str]] = defaultdict(set)
    by_id = {record.id: record for record in records}
    for record in by_id.values():
        for difference in record.disagreements:
            told = list(zip(difference.claims, difference.values, strict=True))
            for (a, left), (b, right) in combinations(told, 2):
                if left != right:
                    found[min(a, b), max(a, b)].add(difference.type)
        for earlier in record.supersedes:
            for a in by_id[earlier].claims:
                for b in record.claims:
                    found[min(a, b), max(a, b)].add("date")
    return found


def measure_links(
    links: Mapping[str, Any],
    documents: Sequence[Mapping[str, Any]],
    reports: Mapping[str, Report],
    *,
    counts: str = "topic",
) -> tuple[dict[str, float], list[str]]:
    """Link the labelled claims of the documents that have groups, and compare.

    Returns:
        flat numbers, and lines that tell what was missed or joined wrongly.
    """
    named = {member[0] for group in links["groups"] for member in group["members"]}
    used = {d["doc"]: claims_of(d) for d in documents if d["doc"] in named}
    claims = {c.id: c for found in used.values() for c in found if c is not None and c.kind != "statement"}
    gold_groups = [({f"{d}/{i}" for d, i in group["members"]} & set(claims), group) for group in links["groups"]]
    linker = SimpleLinker(counts="source" if counts == "source" else "topic")
    records = link(claims.values(), reports, linker=linker)
    made = groups_made(records)
    labelled = set().union(*(members for members, _ in gold_groups)) if gold_groups else set()
    numbers: dict[str, float] = {"claims": len(claims), "records": len(records)}
    for kind in ("all", "event", "count", "status", "deadline"):
        ours = [members for members, group in gold_groups if kind in ("all", group["kind"])]
        wanted = pairs(ours)
        got = {p for p in pairs(made) if kind in ("all", claims[p[0]].kind)}
        inside = {p for p in got if p[0] in labelled and p[1] in labelled}
        _add(numbers, f"{kind}.pairs", rates(wanted, got))
        _add(numbers, f"{kind}.grouped", rates(wanted, inside))
        _add(numbers, f"{kind}.b_cubed", b_cubed(ours, made))
    numbers |= _differences(gold_groups, records, claims)
    return numbers, _misses(gold_groups, made, claims)


def _add(numbers: dict[str, float], name: str, found: Mapping[str, float]) -> None:
    numbers |= {f"{name}.{key}": value for key, value in found.items()}


def _differences(
    groups: Sequence[tuple[set[str], Mapping[str, Any]]],
    records: Sequence[Record],
    claims: Mapping[str, Claim],
) -> dict[str, float]:
    types = typed(records)
    together = pairs(groups_made(records))
    asked = joined = right = 0
    for _, group in groups:
        for difference in group["differences"]:
            pair = tuple(sorted(f"{d}/{i}" for d, i in difference["between"]))
            if len(pair) != 2 or not set(pair) <= set(claims):
                continue
            asked += 1
            joined += pair in together
            right += difference["type"] in types.get((pair[0], pair[1]), set())
    return {
        "differences.labelled": asked,
        "differences.joined": joined,
        "differences.accuracy_of_joined": right / joined if joined else 0.0,
        "differences.recall": right / asked if asked else 0.0,
    }


def _misses(
    groups: Sequence[tuple[set[str], Mapping[str, Any]]],
    made: Sequence[set[str]],
    claims: Mapping[str, Claim],
) -> list[str]:
    wanted, got = pairs(m for m, _ in groups), pairs(made)
    lines = []
    for sign, found in (("missed", wanted - got), ("wrong", got - wanted)):
        for left, right in sorted(found):
            words = " | ".join(claims[c].evidence[0].text[:70] for c in (left, right))
            lines.append(f"{sign:6} {claims[left].kind:8} {left:11} {right:11} {words}")
    return lines


def table(numbers: Mapping[str, float]) -> str:
    """The numbers in fixed columns."""
    lines = [f"{'kind':10} " + " ".join(f"{m:>26}" for m in ("pairs P R F1", "pairs, grouped", "B-cubed"))]
    for kind in ("all", "event", "count", "status", "deadline"):
        cells = []
        for measure in ("pairs", "grouped", "b_cubed"):
            values = (numbers[f"{kind}.{measure}.{key}"] for key in ("precision", "recall", "f1"))
            cells.append(" ".join(f"{v:8.3f}" for v in values))
        lines.append(f"{kind:10} " + " ".join(cells))
    lines.append(
        f"differences: {numbers['differences.labelled']:.0f} labelled, "
        f"{numbers['differences.joined']:.0f} between joined claims,"
        f" typed rightly {numbers['differences.accuracy_of_joined']:.3f} of these,"
        f" {numbers['differences.recall']:.3f} of all"
    )
    lines.append(f"{numbers['claims']:.0f} claims in {numbers['records']:.0f} records")
    return "\n".join(lines)


def measure(where: Path) -> Outcome:
    """Score a links file with the documents in ``dev`` beside it, for the gate."""
    links = json.loads(where.read_text(encoding="utf-8"))
    labelled = gold.documents(where.parent / "dev")
    numbers, _ = measure_links(links, labelled, {r.id: r for r in gold.as_reports(labelled)})
    return Outcome(numbers=numbers, table=table(numbers))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns the exit code (0 fine, 2 nothing to score)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("links", type=Path, help="file with labelled groups")
    parser.add_argument("folder", type=Path, nargs="?", help="labelled documents (default: dev beside the file)")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    parser.add_argument("--half", choices=["a", "b"], help="only documents of this half")
    parser.add_argument("--counts", choices=["topic", "source"], default="topic", help="how counts are linked")
    parser.add_argument("--misses", action="store_true", help="list pairs missed and joined wrongly")
    options = parser.parse_args(arguments)
    try:
        links = json.loads(options.links.read_text(encoding="utf-8"))
        labelled = gold.documents(options.folder or options.links.parent / "dev", half=options.half)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    reports = {r.id: r for r in gold.as_reports(labelled)}
    numbers, misses = measure_links(links, labelled, reports, counts=options.counts)
    if options.json:
        print(json.dumps(numbers, indent=1))
        return 0
    print(table(numbers))
    if options.misses:
        print("\n".join(misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
