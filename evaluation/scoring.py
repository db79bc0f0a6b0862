"""How well the claims of a system agree with labelled claims: precision, recall, F1, slots of matched pairs.

A labelled and a system claim may be paired when they have the same kind, the same *key* and evidence that
overlaps by more than `OVERLAP` of the shorter span. The key makes two claims of a kind comparable at all:

=========  ==============================================================
event      the PLOVER type
count      one of the two bounds of the number
status     the state, and a similar subject
deadline   the category
statement  a similar speaker, and contents whose spans overlap by half
=========  ==============================================================

Pairs are one to one and made best first (overlap plus the number of equal slots). On the pairs each *slot* is
compared; ``+slot`` is the accuracy over those pairs where the label is not the default, which a constant
answer cannot reach. Evidence whose offsets do not give its words, or that is longer than
`LONGEST_EVIDENCE`, is an evidence error and matches nothing.

The definitions are those of the scorer that lies beside the shared labels; a test runs both.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Claim = Mapping[str, Any]
Document = Mapping[str, Any]
Offsets = tuple[int, int]

KINDS = ("event", "count", "status", "deadline", "statement")
SLOTS: dict[str, tuple[str, ...]] = {
    "event": ("mode", "actors", "recipients", "modality", "attribution", "when", "where"),
    "count": ("value", "qualifier", "measure", "unit", "modality", "attribution", "when"),
    "status": ("modality", "attribution", "when"),
    "deadline": ("modality", "when"),
    "statement": ("cue", "label"),
}
DEFAULTS: dict[str, Any] = {"modality": "asserted", "attribution": [], "when": None, "where": None}
"""Slots that have an ordinary value: the ``+slot`` accuracy leaves the labels out that have it."""

OVERLAP = 0.3
LONGEST_EVIDENCE = 400
CONTENT_OVERLAP = 0.5
BOOTSTRAP_ROUNDS = 400
BOOTSTRAP_SEED = 7

_ENGLISH = "the|a|an|of|in|on|and|or|to|for|by|with|from|its|his|her|their|this|that"
_SPANISH = "el|la|los|las|un|una|de|del|en|y"
_ARTICLES_AND_LINKS = frozenset(f"{_ENGLISH}|{_SPANISH}".split("|"))


# Names and words


def content_words(text: str | None) -> set[str]:
    """The lower-cased words of `text` that can tell one name from another.

    >>> sorted(content_words("the Ministry of the Interior"))
    ['interior', 'ministry']
    """
    return set(re.findall(r"\w+", (text or "").lower())) - _ARTICLES_AND_LINKS


def similar(one: str | None, other: str | None) -> bool:
    """Whether two names share at least half of the words of the shorter one.

    >>> similar("Marco Rubio", "Rubio"), similar("Marco Rubio", "Marta Ruiz")
    (True, False)
    """
    ours, theirs = content_words(one), content_words(other)
    return bool(ours and theirs) and 2 * len(ours & theirs) >= min(len(ours), len(theirs))


def name_list(value: Any) -> list[str]:
    """Names as strings, from a list of strings or name objects, from one of either, or from nothing."""
    if not value:
        return []
    many = [value] if isinstance(value, str | Mapping) else value
    return [(item.get("name") or "") if isinstance(item, Mapping) else str(item) for item in many]


def same_set(gold: Any, system: Any) -> bool:
    """Whether two sets of names agree with an F1 of at least one half; two empty ones agree."""
    ours, theirs = name_list(gold), name_list(system)
    if not ours or not theirs:
        return ours == theirs
    recall = sum(any(similar(g, s) for s in theirs) for g in ours) / len(ours)
    precision = sum(any(similar(g, s) for g in ours) for s in theirs) / len(theirs)
    return recall + precision > 0 and 2 * recall * precision / (recall + precision) >= 0.5


def same_chain(gold: Any, system: Any) -> bool:
    """Whether two chains of sources name the same ones in the same order."""
    ours, theirs = name_list(gold), name_list(system)
    return len(ours) == len(theirs) and all(map(similar, ours, theirs))


# Spans


def locate(quote: str | None, text: str) -> Offsets | None:
    """Where `quote` stands first in `text`, or None."""
    start = text.find(quote) if quote else -1
    return None if start < 0 or quote is None else (start, start + len(quote))


def _common(one: Offsets, other: Offsets) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def overlap(one: Offsets | None, other: Offsets) -> float:
    """Shared characters as a share of the shorter span; nothing overlaps with None."""
    if one is None:
        return 0.0
    return _common(one, other) / max(1, min(one[1] - one[0], other[1] - other[0]))


def covered_union(one: Offsets, other: Offsets) -> float:
    """Shared characters as a share of the stretch from the first start to the last end."""
    return _common(one, other) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def evidence_of(claim: Claim, text: str) -> tuple[list[Offsets], int]:
    """The usable evidence spans of a system claim, and how many are in error."""
    evidence = claim.get("evidence")
    if isinstance(evidence, str):
        found = locate(evidence, text)
        spans, errors = ([found], 0) if found else ([], 1)
    else:
        listed = list(evidence or [])
        spans = [(e["start"], e["end"]) for e in listed if text[e["start"] : e["end"]] == e["text"]]
        errors = max(1, len(listed)) - len(spans)
    usable = [(start, end) for start, end in spans if end - start <= LONGEST_EVIDENCE]
    return usable, errors + len(spans) - len(usable)


def _content(claim: Claim, text: str) -> Offsets | None:
    content = claim.get("content")
    return (content["start"], content["end"]) if isinstance(content, Mapping) else locate(content, text)


# Keys and slots


def _same_type(gold: Claim, system: Claim, text: str) -> bool:
    return bool(gold["type"] == system.get("type"))


def _same_bound(gold: Claim, system: Claim, text: str) -> bool:
    ours = {gold.get("low"), gold.get("high")} - {None}
    return bool(ours & ({system.get("low"), system.get("high")} - {None}))


def _same_state(gold: Claim, system: Claim, text: str) -> bool:
    if gold["state"] != system.get("state"):
        return False
    return any(similar(gold["subject"], name) for name in name_list(system.get("subject")))


def _same_category(gold: Claim, system: Claim, text: str) -> bool:
    return bool(gold["category"] == system.get("category"))


def _same_utterance(gold: Claim, system: Claim, text: str) -> bool:
    if not any(similar(gold["speaker"], name) for name in name_list(system.get("speaker"))):
        return False
    ours, theirs = _content(gold, text), _content(system, text)
    return bool(ours and theirs and covered_union(ours, theirs) >= CONTENT_OVERLAP)


KEYS: dict[str, Callable[[Claim, Claim, str], bool]] = {
    "event": _same_type,
    "count": _same_bound,
    "status": _same_state,
    "deadline": _same_category,
    "statement": _same_utterance,
}


def _plain(value: Any) -> str | None:
    return value.get("text") if isinstance(value, Mapping) else value


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "attribution": same_chain,
    "actors": same_set,
    "recipients": same_set,
    "where": same_set,
    "unit": similar,
    "cue": lambda gold, system: bool(content_words(gold) & content_words(_plain(system))),
}


def same_slot(slot: str, gold: Claim, system: Claim) -> bool:
    """Whether a labelled and a system claim agree on one slot."""
    if slot == "value":
        return all(gold.get(bound) == system.get(bound) for bound in ("low", "high"))
    compare = _COMPARE.get(slot)
    if compare is not None:
        return compare(gold.get(slot), system.get(slot))
    return (gold.get(slot) or None) == (system.get(slot) or None)


# Tallies


@dataclass
class Tally:
    """What was counted for one kind of claim in one or more documents."""

    gold: int = 0
    system: int = 0
    matched: int = 0
    evidence_errors: int = 0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Add the counts of another tally to this one."""
        self.gold += other.gold
        self.system += other.system
        self.matched += other.matched
        self.evidence_errors += other.evidence_errors
        self.right.update(other.right)
        self.asked.update(other.asked)

    def compare(self, kind: str, gold: Claim, system: Claim) -> None:
        """Count one matched pair and its slots."""
        self.matched += 1
        for slot in SLOTS[kind]:
            names = [slot]
            if slot in DEFAULTS and (gold.get(slot) or DEFAULTS[slot]) != DEFAULTS[slot]:
                names.append("+" + slot)
            self.asked.update(names)
            if same_slot(slot, gold, system):
                self.right.update(names)

    @property
    def precision(self) -> float:
        """Share of the system's claims that were matched; 0 where it made none."""
        return self.matched / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Share of the labelled claims that were matched; 0 where there are none."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall.

        >>> Tally(gold=4, system=2, matched=2).f1
        0.6666666666666666
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Miss:
    """A labelled claim without a partner (``missed``), or a system claim without one (``extra``)."""

    kind: str
    document: str
    what: str
    quote: str


def score_document(document: Document, system: Sequence[Claim]) -> tuple[dict[str, Tally], list[Miss]]:
    """The tally of each kind for one document, and what found no partner.

    Args:
        document: a labelled document: ``doc``, ``text`` and ``claims``; claims marked ``drop`` are left out.
        system: the system's claims for it, as dictionaries.
    """
    gold = [claim for claim in document["claims"] if not claim.get("drop")]
    tallies, misses = {}, []
    for kind in KINDS:
        tally, missed = _score_kind(
            kind,
            document,
            [claim for claim in gold if claim["kind"] == kind],
            [claim for claim in system if claim["kind"] == kind],
        )
        tallies[kind] = tally
        misses += missed
    return tallies, misses


def _score_kind(
    kind: str, document: Document, gold: Sequence[Claim], system: Sequence[Claim]
) -> tuple[Tally, list[Miss]]:
    text = document["text"]
    tally = Tally(gold=len(gold), system=len(system))
    tally.evidence_errors = sum(evidence_of(claim, text)[1] for claim in system)
    pairs = paired(kind, gold, system, text)
    for i, j in pairs:
        tally.compare(kind, gold[i], system[j])
    taken_gold, taken_system = {i for i, _ in pairs}, {j for _, j in pairs}
    name = document["doc"]
    misses = [Miss(kind, name, "missed", label["evidence"]) for i, label in enumerate(gold) if i not in taken_gold]
    misses += [Miss(kind, name, "extra", _quote(claim)) for j, claim in enumerate(system) if j not in taken_system]
    return tally, misses


def paired(kind: str, gold: Sequence[Claim], system: Sequence[Claim], text: str) -> list[tuple[int, int]]:
    """Which labelled and which system claim of one kind are partners: one to one, best first.

    Args:
        kind: the kind that all of them have.
        gold, system: labelled claims and the system's.
        text: the text of their document.

    Returns:
        Pairs of places in `gold` and `system`.
    """
    evidence = [evidence_of(claim, text)[0] for claim in system]
    free_gold, free_system = set(range(len(gold))), set(range(len(system)))
    made = []
    for i, j in _best_first(kind, gold, system, evidence, text):
        if i in free_gold and j in free_system:
            free_gold.remove(i)
            free_system.remove(j)
            made.append((i, j))
    return made


def _best_first(
    kind: str,
    gold: Sequence[Claim],
    system: Sequence[Claim],
    evidence: Sequence[Sequence[Offsets]],
    text: str,
) -> list[tuple[int, int]]:
    """The pairs that may be made, best first; of equals the later ones in the document first."""
    pairs = []
    for i, label in enumerate(gold):
        at = locate(label["evidence"], text)
        for j, claim in enumerate(system):
            closeness = max((overlap(at, span) for span in evidence[j]), default=0.0)
            if closeness > OVERLAP and KEYS[kind](label, claim, text):
                quality = closeness + sum(same_slot(slot, label, claim) for slot in SLOTS[kind])
                pairs.append((quality, i, j))
    return [(i, j) for _, i, j in sorted(pairs, reverse=True)]


def _quote(claim: Claim) -> str:
    evidence = claim.get("evidence")
    if isinstance(evidence, str):
        return evidence
    return " / ".join(str(span.get("text")) for span in evidence or []) or "(no evidence)"


# Results


def bootstrap(per_document: Sequence[Mapping[str, Tally]], kind: str) -> list[float]:
    """A 95% interval of F1, by drawing documents with replacement; the same seed every time.

    Documents, not claims, are drawn, because claims of one document succeed and fail together.
    """
    generator, values = random.Random(BOOTSTRAP_SEED), []
    for _ in range(BOOTSTRAP_ROUNDS):
        drawn = Tally()
        for tallies in generator.choices(per_document, k=len(per_document)):
            one = tallies[kind]
            drawn.gold += one.gold
            drawn.system += one.system
            drawn.matched += one.matched
        values.append(drawn.f1)
    values.sort()
    return [round(values[int(BOOTSTRAP_ROUNDS * quantile)], 3) for quantile in (0.025, 0.975)]


def summarise(per_document: Sequence[Mapping[str, Tally]]) -> dict[str, Any]:
    """All numbers over some documents, rounded to three places.

    Returns:
        ``kinds`` (for each: gold, system, matched, precision, recall, f1, interval, slots, evidence_errors),
        ``mean_f1`` over the kinds that have labels, ``mean_slot_accuracy`` over all plain slots,
        ``slot_means`` (a slot's mean over the kinds that print it) and ``evidence_errors``.
    """
    kinds: dict[str, dict[str, Any]] = {}
    for kind in KINDS:
        total = Tally()
        for tallies in per_document:
            total.add(tallies[kind])
        kinds[kind] = _row(kind, total) | {"interval": bootstrap(per_document, kind) if per_document else None}
    measured = [row["f1"] for row in kinds.values() if row["gold"]]
    plain = [value for row in kinds.values() for name, value in row["slots"].items() if name[0] != "+"]
    return {
        "documents": len(per_document),
        "kinds": kinds,
        "mean_f1": _mean(measured) or 0.0,
        "mean_slot_accuracy": _mean(value for value in plain if value is not None),
        "slot_means": _slot_means(kinds),
        "evidence_errors": sum(row["evidence_errors"] for row in kinds.values()),
    }


def _row(kind: str, total: Tally) -> dict[str, Any]:
    slots: dict[str, float | None] = {}
    for name in SLOTS[kind]:
        slots[name] = round(total.right[name] / total.matched, 3) if total.matched else None
    for name in SLOTS[kind]:
        if total.asked["+" + name]:
            slots["+" + name] = round(total.right["+" + name] / total.asked["+" + name], 3)
    return {
        "gold": total.gold,
        "system": total.system,
        "matched": total.matched,
        "precision": round(total.precision, 3),
        "recall": round(total.recall, 3),
        "f1": round(total.f1, 3),
        "slots": slots,
        "evidence_errors": total.evidence_errors,
    }


def _slot_means(kinds: Mapping[str, Mapping[str, Any]]) -> dict[str, float]:
    values: dict[str, list[float]] = {}
    for row in kinds.values():
        for name, value in row["slots"].items():
            if value is not None:
                values.setdefault(name, []).append(value)
    return {name: round(sum(v) / len(v), 3) for name, v in sorted(values.items())}


def _mean(values: Iterable[float]) -> float | None:
    listed = list(values)
    return round(sum(listed) / len(listed), 3) if listed else None
