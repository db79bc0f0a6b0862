"""Score the claims that Veedor extracts against labelled documents.

    python -m evaluation.claims FOLDER [--json] [--language en] [--half a|b] [--misses KIND] [--claims FILE]

FOLDER holds labelled documents (see `evaluation.gold`). Prints one table: all documents, then each
language, then each half. ``--misses`` also lists what found no partner; so that one half stays unseen, it
lists half a only, unless another half is named. ``--claims`` scores what ``veedor extract`` printed before.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation import gold, scoring
from evaluation.outcome import Outcome
from veedor.errors import Diagnostic
from veedor.language.installing import is_missing
from veedor.reports.report import Report

Extractor = Callable[[Iterable[Report]], Iterable[tuple[Report, Sequence[Any]]]]


def extracted(
    labelled: Sequence[dict[str, Any]], *, extract: Extractor | None = None
) -> dict[str, list[dict[str, Any]]]:
    """The system's claims for each labelled document, by its name.

    Args:
        labelled: documents of `evaluation.gold.documents`.
        extract: what makes the claims; Veedor's own where None.
    """
    from veedor.claims.claim import to_dict

    made = (extract or _veedor)(gold.as_reports(labelled))
    return {report.id: [to_dict(claim) for claim in claims] for report, claims in made}


def _veedor(reports: Iterable[Report]) -> Iterable[tuple[Report, Sequence[Any]]]:
    """Veedor's own claims; a report in a language that cannot be read has none, and that is told."""
    from veedor.claims.extract import extract

    told: set[str] = set()

    def tell(problem: Diagnostic) -> None:
        if problem.code not in told:
            print(problem.render(), file=sys.stderr)
            told.add(problem.code)

    return extract(reports, on_problem=tell)


def from_file(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Claims that were extracted before: the JSON Lines that ``veedor extract`` prints."""
    claims: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            claim = json.loads(line)
            claims.setdefault(claim["report"], []).append(claim)
    return claims


def score(
    labelled: Sequence[dict[str, Any]], claims: Mapping[str, Sequence[Mapping[str, Any]]]
) -> tuple[dict[str, dict[str, Any]], list[scoring.Miss]]:
    """Numbers for all documents, for each language and for each half, and the misses.

    Returns:
        Summaries (see `evaluation.scoring.summarise`) keyed ``all``, ``en``, ``es``, ..., ``en half a``,
        ``en half b``, ...; and what found no partner.
    """
    groups: dict[str, list[dict[str, scoring.Tally]]] = {"all": []}
    misses: list[scoring.Miss] = []
    for document in labelled:
        tallies, missed = scoring.score_document(document, claims.get(document["doc"], ()))
        misses += missed
        for group in _groups(document):
            groups.setdefault(group, []).append(tallies)
    order = sorted(groups, key=lambda name: (name != "all", "half" in name, name))
    return {name: scoring.summarise(groups[name]) for name in order}, misses


def _groups(document: Mapping[str, Any]) -> list[str]:
    language, half = document.get("language") or "unknown", document.get("half")
    return ["all", language] + ([f"{language} half {half}"] if half else [])


def table(summaries: Mapping[str, Mapping[str, Any]]) -> str:
    """One table of all groups and kinds, in fixed columns; one language alone is not told twice."""
    lines = [
        f"{'documents':12} {'kind':10} {'gold':>5} {'made':>5} {'match':>5} {'P':>6} {'R':>6} {'F1':>6}"
        f" {'95%':>14}  slots"
    ]
    languages = [group for group in summaries if group != "all" and " half " not in group]
    for group, summary in summaries.items():
        if group == "all" and len(languages) == 1:
            continue
        label = f"{group} ({summary['documents']})"
        for kind, row in summary["kinds"].items():
            low, high = row["interval"] or (0.0, 0.0)
            slots = " ".join(f"{name} {_short(value)}" for name, value in row["slots"].items())
            counted = " ".join(f"{row[name]:5}" for name in ("gold", "system", "matched"))
            rates = " ".join(f"{row[name]:6.3f}" for name in ("precision", "recall", "f1"))
            interval = f"[{_short(low)}, {_short(high)}]"
            lines.append(f"{label:12} {kind:10} {counted} {rates}  {interval:>14}  {slots}")
            label = ""
        lines.append(
            f"{'':12} mean F1 {summary['mean_f1']:.3f}, "
            f"mean slot accuracy {_short(summary['mean_slot_accuracy'])}, "
            f"evidence errors {summary['evidence_errors']}"
        )
    return "\n".join(lines)


def _short(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def numbers(summaries: Mapping[str, Mapping[str, Any]]) -> dict[str, float]:
    """The summaries as flat ``group.kind.measure`` numbers, for the gate."""
    flat: dict[str, float] = {}
    for group, summary in summaries.items():
        for kind, row in summary["kinds"].items():
            if row["gold"]:
                flat |= {f"{group}.{kind}.{name}": row[name] for name in ("precision", "recall", "f1")}
            flat |= {f"{group}.{kind}.slot.{name}": v for name, v in row["slots"].items() if v is not None}
        flat |= {f"{group}.slot.{name}": value for name, value in summary["slot_means"].items()}
        flat[f"{group}.mean_f1"] = summary["mean_f1"]
        flat[f"{group}.mean_slot_accuracy"] = summary["mean_slot_accuracy"] or 0.0
        flat[f"{group}.evidence_errors"] = summary["evidence_errors"]
    return flat


def measure(where: Path) -> Outcome:
    """Extract and score, for the gate; documents in a language whose model is not installed are left out and named."""
    labelled = gold.documents(where)
    without = frozenset(d["language"] for d in labelled if is_missing(d.get("language") or "en"))
    labelled = [d for d in labelled if d.get("language") not in without]
    summaries, _ = score(labelled, extracted(labelled))
    return Outcome(numbers(summaries), table(summaries), gold.digest(where), unmeasured=without)


def _print_misses(misses: Iterable[scoring.Miss], kind: str, shown: set[str]) -> None:
    for miss in misses:
        if miss.kind == kind and miss.document in shown:
            print(f"{miss.what:6} {miss.document:14} {miss.quote[:200]!r}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns the exit code (0 fine, 1 evidence errors, 2 nothing to score)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of labelled documents")
    parser.add_argument("--json", action="store_true", help="print the numbers as JSON")
    parser.add_argument("--language", help="only documents in this language")
    parser.add_argument("--half", choices=["a", "b"], help="only documents of this half")
    parser.add_argument("--misses", metavar="KIND", choices=scoring.KINDS, help="list what found no partner")
    parser.add_argument("--claims", type=Path, metavar="FILE", help="score these claims instead of extracting")
    options = parser.parse_args(arguments)
    try:
        labelled = gold.documents(options.folder, language=options.language, half=options.half)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    claims = from_file(options.claims) if options.claims else extracted(labelled)
    summaries, misses = score(labelled, claims)
    if options.json:
        print(json.dumps(summaries, indent=1))
    else:
        print(table(summaries))
    if options.misses and not options.json:
        shown = {document["doc"] for document in labelled if document.get("half") in (None, options.half or "a")}
        _print_misses(misses, options.misses, shown)
    return 1 if summaries["all"]["evidence_errors"] else 0


if __name__ == "__main__":
    sys.exit(main())
