"""The gate: run every registered evaluation and fail when a number is worse than its floor.

    python -m evaluation.gate [--only NAME] [--suggest] [--json]

Labelled data of this repository is always measured; data beside it (see `evaluation.gold.shared_root`)
when it is there. Floors are pinned in ``floors.toml``. ``--suggest`` prints the measured numbers in the form
of that file, so that a floor is raised, or lowered in plain sight, by an edit.

To add an evaluation, write ``evaluation/NAME.py`` with ``measure(path) -> Outcome`` and add one entry to
`EVALUATIONS`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from evaluation import gold
from evaluation.outcome import Outcome

FLOORS = Path(__file__).with_name("floors.toml")
ROUNDING = 0.0005
"""Numbers are printed with three places; a floor copied from a table must not fail by what was cut off."""


@dataclass(frozen=True)
class Evaluation:
    """One evaluation in the gate.

    Args:
        name: first part of its floors' names.
        measure: ``module:function``, imported when it runs; takes a path and returns an `Outcome`.
        own: labelled data of this repository, by the name of the set.
        shared: labelled data beside the repository, relative to the shared folder, by the name of the set.
    """

    name: str
    measure: str
    own: Mapping[str, Path]
    shared: Mapping[str, str]

    def run(self, where: Path) -> Outcome:
        """Measure on one set."""
        module, function = self.measure.split(":")
        call: Callable[[Path], Outcome] = getattr(import_module(module), function)
        return call(where)


EVALUATIONS: tuple[Evaluation, ...] = (
    Evaluation("claims", "evaluation.claims:measure", own={"own": gold.OWN}, shared={"dev": "gold/dev"}),
    Evaluation("times", "evaluation.times:measure", own={"own": gold.OWN}, shared={"meantime": "gold/time"}),
    Evaluation(
        "attribution",
        "evaluation.attribution:measure",
        own={},
        shared={"polnear": "gold/attribution/polnear_dev.jsonl"},
    ),
    Evaluation("pairs", "evaluation.pairs:measure", own={}, shared={"plv": "gold/events/plv_train.jsonl"}),
    Evaluation("places", "evaluation.places:measure", own={}, shared={"trnews": "gold/place/trnews.jsonl"}),
)


@dataclass(frozen=True)
class Breach:
    """A number that is worse than what was pinned, or that was pinned and is missing."""

    name: str
    pinned: float | str
    measured: float | str | None

    def __str__(self) -> str:
        measured = "nothing" if self.measured is None else self.measured
        return f"{self.name}: pinned {self.pinned}, measured {measured}"


def breaches(name: str, outcome: Outcome, pinned: Mapping[str, Any]) -> list[Breach]:
    """Compare an outcome with the pinned values of its set.

    Args:
        name: ``evaluation.set``, for the message.
        outcome: what was measured.
        pinned: the set's table in the floors file: ``at_least`` and ``at_most`` numbers, and a ``digest``.

    >>> breaches("claims.own", Outcome({"en.event.f1": 0.4}, ""), {"at_least": {"en.event.f1": 0.5}})
    [Breach(name='claims.own.en.event.f1', pinned=0.5, measured=0.4)]
    """
    found: list[Breach] = []
    for key, floor in pinned.get("at_least", {}).items():
        value = outcome.numbers.get(key)
        if key.split(".")[0] in outcome.unmeasured:
            continue
        if value is None or value < floor - ROUNDING:
            found.append(Breach(f"{name}.{key}", floor, value))
    for key, ceiling in pinned.get("at_most", {}).items():
        value = outcome.numbers.get(key)
        if key.split(".")[0] in outcome.unmeasured:
            continue
        if value is None or value > ceiling + ROUNDING:
            found.append(Breach(f"{name}.{key}", ceiling, value))
    if pinned.get("digest") and pinned["digest"] != outcome.digest:
        found.append(Breach(f"{name}.digest", pinned["digest"], outcome.digest))
    return found


def sets(evaluation: Evaluation) -> Iterator[tuple[str, Path | None]]:
    """The sets of an evaluation with their places; None where shared data is not there."""
    yield from evaluation.own.items()
    root = gold.shared_root()
    for name, relative in evaluation.shared.items():
        there = root is not None and (root / relative).exists()
        yield name, (root / relative) if root is not None and there else None


def missing_model(language: str) -> str:
    """Why a language is not measured."""
    return f"its model is not installed (veedor install-language {language})"


def suggestion(name: str, outcome: Outcome, pinned: Mapping[str, Any]) -> str:
    """The set's table for the floors file, with measured numbers in the place of the pinned ones."""
    lines = [f"[{name}]"]
    if outcome.digest:
        lines.append(f'digest = "{outcome.digest}"')
    for bound in ("at_least", "at_most"):
        lines.append(f"[{name}.{bound}]")
        lines += [f'"{key}" = {outcome.numbers.get(key, 0.0)}' for key in pinned.get(bound, {})]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 0 when every floor holds, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=[e.name for e in EVALUATIONS], help="run one evaluation")
    parser.add_argument("--suggest", action="store_true", help="print measured numbers as floors")
    parser.add_argument("--json", action="store_true", help="print numbers and breaches as JSON")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="another file of floors")
    options = parser.parse_args(arguments)
    floors = tomllib.loads(options.floors.read_text(encoding="utf-8"))
    report: dict[str, Any] = {"numbers": {}, "breaches": [], "missing": []}
    for evaluation in EVALUATIONS:
        if options.only in (None, evaluation.name):
            _run(evaluation, floors.get(evaluation.name, {}), report, options)
    if options.json:
        print(json.dumps(report, indent=1))
    elif report["breaches"]:
        print(f"{len(report['breaches'])} below what is pinned in {options.floors.name}:")
        print("\n".join(f"  {breach}" for breach in report["breaches"]))
    else:
        print(f"every number holds against {options.floors.name}")
    return 1 if report["breaches"] else 0


def _run(
    evaluation: Evaluation, floors: Mapping[str, Any], report: dict[str, Any], options: argparse.Namespace
) -> None:
    for set_name, where in sets(evaluation):
        name = f"{evaluation.name}.{set_name}"
        if where is None:
            report["missing"].append(name)
            print(f"# {name}: not measured, its data is not on this machine", file=sys.stderr)
            continue
        outcome = evaluation.run(where)
        for language in sorted(outcome.unmeasured):
            report["missing"].append(f"{name}.{language}")
            print(f"# {name}: '{language}' not measured, {missing_model(language)}", file=sys.stderr)
        pinned = floors.get(set_name, {})
        report["numbers"][name] = outcome.numbers
        report["breaches"] += [str(breach) for breach in breaches(name, outcome, pinned)]
        if not options.json:
            print(f"# {name}\n{outcome.table}\n")
        if options.suggest:
            print(suggestion(name, outcome, pinned) + "\n")


if __name__ == "__main__":
    sys.exit(main())
