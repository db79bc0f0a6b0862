"""Score the coding of source-target pairs.

    python -m evaluation.pairs FILE [--json] [--rules] [--confusions]

FILE is JSON Lines, one pair a line: ``{"marked", "root"}``, a sentence with ``<s>source</s>`` and ``<t>target</t>``,
and its root code. Codes are the PLOVER types, or YIELD for CONCEDE and RETREAT; no answer counts as wrong.

Printed are macro-F1 over the codes that occur: *root*; *quad*, the quad class of the code (YIELD is quad 2);
*binary*, co-operation (1, 2) against conflict (3, 4). ``--rules`` leaves the learned coder out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evaluation.outcome import Outcome
from veedor.claims.learned.pair import Pair
from veedor.claims.learned.voting import answers
from veedor.language import runtime

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "1"),
    **dict.fromkeys(("YIELD", "RETREAT", "COOPERATE", "AID"), "2"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "3"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "4"),
}
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def read(path: Path) -> list[tuple[Pair, str]]:
    """The pairs of a file with their codes.

    Raises:
        SystemExit: a line that is no pair, told with its number.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            found.append((Pair.marked(row["marked"]), str(row["root"])))
        except (ValueError, KeyError, TypeError) as error:
            raise SystemExit(f"{path}:{number}: not a pair: {error}") from error
    return found


def macro_f1(gold: Sequence[str], said: Sequence[str]) -> float:
    """The mean of F1 over the codes that occur in `gold`.

    >>> round(macro_f1(["a", "a", "b"], ["a", "b", "b"]), 3)
    0.667
    """
    codes = sorted(set(gold))
    right = Counter(g for g, s in zip(gold, said, strict=True) if g == s)
    in_gold, in_said = Counter(gold), Counter(said)
    return sum(2 * right[c] / (in_gold[c] + in_said[c]) for c in codes) / len(codes)


def scores(gold: Sequence[str], said: Sequence[str]) -> dict[str, float]:
    """Binary, quad and root macro-F1; an empty answer is wrong everywhere."""
    gold, said = [MERGED.get(c, c) for c in gold], [MERGED.get(c, c) for c in said]
    quads = [QUADS[c] for c in gold], [QUADS.get(c, "") for c in said]
    sides = [["12", "34"][q in "34"] for q in quads[0]], [q and ["12", "34"][q in "34"] for q in quads[1]]
    return {"binary": macro_f1(*sides), "quad": macro_f1(*quads), "root": macro_f1(gold, said)}


def coded(rows: Sequence[tuple[Pair, str]], *, learned: bool = True) -> list[str]:
    """The system's codes; an empty one where it has no answer."""
    return [a.type or "" for a in answers(runtime.load("en"), [p for p, _ in rows], learned=learned)]


def measure(path: Path) -> Outcome:
    """The numbers for the gate."""
    rows = read(path)
    return Outcome(scores([c for _, c in rows], coded(rows)), "")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.pairs", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rules", action="store_true", help="rules alone, without the learned coder")
    parser.add_argument("--confusions", action="store_true", help="print what was taken for what")
    options = parser.parse_args(arguments)
    rows = read(options.file)
    gold, said = [c for _, c in rows], coded(rows, learned=not options.rules)
    found = {name: round(value, 4) for name, value in scores(gold, said).items()}
    if options.json:
        sys.stdout.write(json.dumps(found) + "\n")
        return 0
    sys.stdout.write(f"{len(rows)} pairs: " + ", ".join(f"{n} {v:.3f}" for n, v in found.items()) + "\n")
    if options.confusions:
        taken = Counter((g, s) for g, s in zip(gold, said, strict=True) if MERGED.get(g, g) != MERGED.get(s, s))
        for (g, s), n in taken.most_common(25):
            sys.stdout.write(f"{n:4} {g} taken for {s or 'nothing'}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
