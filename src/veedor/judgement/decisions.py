"""Judgements of a person (or a linker) on records: kept through every new linking, and undone at will.

A decision names claims, never records: claims do not change, records are made again whenever material
arrives. Two names are named by their identity keys, ``name:...`` or ``entity:...``.

=========  ============================================  ===================================================
action     targets                                       effect
=========  ============================================  ===================================================
merge      two claims or more                            their records become one, where they are of one kind
merge      two identity keys                             they are one (`same_names`, given to ``link``)
split      claims                                        they leave their record and stand as one of their own
reject     claims                                        they stand in no record
reject     two identity keys                             they are two, and not proposed again
confirm    claims                                        kept with the record (`marks`); nothing moves
annotate   claims                                        the reason is a note on the record (`marks`)
=========  ============================================  ===================================================

Later decisions come after earlier ones. A decision that undoes another one takes it out; undoing the undoing
brings it back. A target that is not there (redacted, or of another extractor version) is passed over, and
`unmet` tells which those were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from veedor.claims.claim import Claim
from veedor.judgement.building import build
from veedor.judgement.identity import Identity
from veedor.judgement.index import Index
from veedor.judgement.linking import in_order
from veedor.judgement.record import Record
from veedor.reports.report import Report

Action = Literal["merge", "split", "confirm", "reject", "annotate"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One judgement.

    Args:
        id: its own id, given by the ledger.
        action: what is judged.
        targets: ids of claims, or two identity keys.
        author: who judged; a person, or name and version of a linker.
        at: when, an ISO 8601 timestamp with its offset.
        reason: why, in words; a judgement without a reason is refused by `valid`.
        undoes: id of the decision that this one takes back; then `action` and `targets` do not matter.
    """

    id: str
    action: Action
    targets: tuple[str, ...]
    author: str
    at: str
    reason: str
    undoes: str | None = None


class Marked(msgspec.Struct, frozen=True):
    """A record with the confirmations and notes that stand on its claims."""

    record: Record
    confirmed: tuple[Decision, ...]
    notes: tuple[Decision, ...]


def valid(decision: Decision) -> str | None:
    """What is wrong with a decision, in words, or None.

    >>> told = {"id": "d", "targets": ("a", "b"), "author": "A. Reyes", "at": "2025-05-07", "reason": ""}
    >>> valid(Decision(action="merge", **told))
    'a decision needs a reason'
    """
    if not decision.author or not decision.reason:
        return f"a decision needs {'an author' if not decision.author else 'a reason'}"
    if decision.undoes is None and not decision.targets:
        return "a decision needs targets"
    if decision.undoes is None and decision.action == "merge" and len(set(decision.targets)) < 2:
        return "a merge needs two targets"
    names = [_is_name(t) for t in decision.targets]
    if any(names) and not (all(names) and len(names) == 2 and decision.action in ("merge", "reject")):
        return "names are merged or rejected in pairs, and not together with claims"
    return None


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that were not undone, in order of time and id.

    An undoing can itself be undone; the newest decides.
    """
    ordered = sorted(decisions, key=lambda d: (d.at, d.id))
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.undoes is not None and decision.id not in undone:
            undone.add(decision.undoes)
    return [d for d in ordered if d.id not in undone and d.undoes is None]


def same_names(decisions: Iterable[Decision]) -> list[tuple[str, str]]:
    """Pairs of identity keys that are one, for ``link(same=...)``."""
    return _names(decisions, "merge")


def different_names(decisions: Iterable[Decision]) -> list[tuple[str, str]]:
    """Pairs of identity keys that are two, for ``link(different=...)``."""
    return _names(decisions, "reject")


def apply(
    decisions: Iterable[Decision],
    records: Iterable[Record],
    claims: Iterable[Claim] | Mapping[str, Claim],
    reports: Mapping[str, Report],
) -> list[Record]:
    """Records as the decisions want them; nothing that was given is changed.

    Args:
        decisions: any order; those about names are left to ``link``.
        records: what ``link`` made.
        claims: all claims of the records.
        reports: their reports.

    Returns:
        records in order of their first claims. A record that no decision touches is returned as it was.
    """
    known = list(claims.values() if isinstance(claims, Mapping) else claims)
    made = list(decisions)
    identity = Identity.of(known, reports, confirmed=same_names(made), rejected=different_names(made))
    index = Index(known, reports, identity=identity)
    before = list(records)
    groups = [list(r.claims) for r in before]
    standing = [d for d in in_force(made) if not any(_is_name(t) for t in d.targets)]
    for decision in standing:
        targets = [t for t in decision.targets if t in index.claims]
        if decision.action == "merge":
            groups = _merged(groups, targets, index)
        elif decision.action in ("split", "reject"):
            groups = [rest for g in groups if (rest := [c for c in g if c not in targets])]
            groups += _by_kind(targets, index) if decision.action == "split" else []
    return _rebuilt(before, groups, index)


def marks(decisions: Iterable[Decision], records: Iterable[Record]) -> list[Marked]:
    """Each record with the confirmations and notes on its claims."""
    standing = in_force(decisions)
    return [
        Marked(
            record,
            tuple(d for d in standing if d.action == "confirm" and set(d.targets) & set(record.claims)),
            tuple(d for d in standing if d.action == "annotate" and set(d.targets) & set(record.claims)),
        )
        for record in records
    ]


def unmet(decisions: Iterable[Decision], claims: Mapping[str, Claim]) -> list[tuple[str, str]]:
    """Decisions and targets that name a claim which is not there."""
    return [(d.id, t) for d in in_force(decisions) for t in d.targets if not _is_name(t) and t not in claims]


def _is_name(target: str) -> bool:
    return target.startswith(("name:", "entity:", "group:"))


def _names(decisions: Iterable[Decision], action: Action) -> list[tuple[str, str]]:
    chosen = [d for d in in_force(decisions) if d.action == action and len(d.targets) == 2]
    return [(d.targets[0], d.targets[1]) for d in chosen if all(map(_is_name, d.targets))]


def _merged(groups: list[list[str]], targets: list[str], index: Index) -> list[list[str]]:
    """The groups with those that hold a target put together, one for each kind."""
    wanted = set(targets)
    touched = [g for g in groups if wanted & set(g)]
    missing = [t for t in targets if not any(t in g for g in touched)]
    rest = [g for g in groups if not wanted & set(g)]
    return rest + _by_kind([c for g in touched for c in g] + missing, index)


def _by_kind(claims: Iterable[str], index: Index) -> list[list[str]]:
    """Claims in groups of one kind; statements form no record."""
    found: dict[str, list[str]] = {}
    for claim in dict.fromkeys(claims):
        found.setdefault(index.claims[claim].kind, []).append(claim)
    return [group for kind, group in sorted(found.items()) if kind != "statement"]


def _rebuilt(before: list[Record], groups: list[list[str]], index: Index) -> list[Record]:
    """Records for the groups: the old one where its claims are the same, else a new one, chains kept."""
    unchanged = {frozenset(r.claims): r for r in before}
    made: list[Record] = []
    renamed: dict[str, str] = {}
    for group in groups:
        old = unchanged.get(frozenset(group))
        new = old or build([index.claims[c] for c in group], index)
        made.append(new)
        for record in before:
            if set(record.claims) & set(group) and record.id != new.id:
                renamed.setdefault(record.id, new.id)
    here = {r.id for r in made}
    chains = {r.id: r.supersedes for r in before}
    final = []
    for record in made:
        earlier = [renamed.get(e, e) if e not in here else e for e in chains.get(record.id, ())]
        kept = tuple(e for e in dict.fromkeys(earlier) if e in here and e != record.id)
        final.append(msgspec.structs.replace(record, supersedes=kept))
    return in_order(final, index)
