"""The sentences that the coder is trained on: reading them, and how alike they are.

    python training/sentences.py

prints for each language and type how many lines there are, and the rate of near duplicates: lines that share more
than half of their three-word shingles, names and numbers left out, with another line.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

FOLDER = Path(__file__).with_name("sentences")
ALIKE = 0.5


def read(language: str) -> list[tuple[str, str]]:
    """All lines of a language as ``(marked sentence, type)``, in the order of the files.

    Raises:
        ValueError: a line that does not mark one source and one target.
    """
    found = []
    for file in sorted((FOLDER / language).rglob("*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if any(line.count(mark) != 1 for mark in ("<s>", "</s>", "<t>", "</t>")):
                raise ValueError(f"{file}:{number}: one <s>…</s> and one <t>…</t> are needed")
            found.append((line.strip(), file.stem.split("-")[0]))
    return found


def shingles(line: str) -> frozenset[tuple[str, ...]]:
    """The three-word shingles of a line, the marked phrases and all names and numbers taken out."""
    line = re.sub(r"<([st])>.*?</\1>", r" _\1 ", line)
    words = [w for w in re.findall(r"\w+", line) if not w[0].isupper() and not w[0].isdigit()]
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def near_duplicates(lines: list[str]) -> int:
    """How many lines share more than half of their shingles with another line."""
    sets = [shingles(line) for line in lines]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, found in enumerate(sets):
        for shingle in found:
            holders[shingle].append(n)
    alike = 0
    for n, found in enumerate(sets):
        shared = Counter(other for shingle in found for other in holders[shingle] if other != n)
        alike += any(count > ALIKE * min(len(found), len(sets[other])) for other, count in shared.items() if count > 1)
    return alike


def main() -> int:
    """Print the counts and the rate of near duplicates."""
    for language in sorted(p.name for p in FOLDER.iterdir() if p.is_dir()):
        rows = read(language)
        counts = Counter(type_ for _, type_ in rows)
        alike = near_duplicates([line for line, _ in rows])
        told = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
        sys.stdout.write(f"{language}: {len(rows)} sentences, near duplicates {alike / len(rows):.1%} ({told})\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
