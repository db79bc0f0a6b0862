"""Which deadline claims speak of one thing that is due, and which deadline replaces which.

Claims are first put together by topic: one category, a party or a telling word in common, no distinguishing
word that contradicts ("regional" and "presidential"). Within a topic, claims of one date are one deadline; an
undated mention is filled by the date that was ahead when it was published. A later date told later replaces
the earlier one where the text says that it was moved, or where the earlier day had not yet come.
"""

from __future__ import annotations

from datetime import date

import msgspec

from veedor.claims.claim import DeadlineClaim
from veedor.judgement.clusters import agglomerate, blocked
from veedor.judgement.identity import is_group
from veedor.judgement.index import Index, place_words
from veedor.judgement.intervals import extent, gap
from veedor.judgement.words import fold, linking, overlap, tokens

SAME_DAY = 3
"""Days by which two reports of one deadline may differ; the difference is kept."""
AHEAD = 400
"""An undated mention is filled by a date at most so many days ahead."""
LONGEST_MOVE = 800
"""A date further away is another deadline, not a moved one."""
MOVABLE = frozenset({"licence_expiry", "election"})
"""Categories in which a later date before the earlier one has passed replaces it, also without a word like
"extended".
"""


class Features(msgspec.Struct, frozen=True):
    """What is compared of one deadline claim."""

    claim: DeadlineClaim
    parties: frozenset[str]
    telling: frozenset[str]
    kinds: tuple[frozenset[str], ...]
    where: frozenset[str]
    country: str | None
    about: str | None
    days: tuple[date | None, date | None]
    published: date | None
    moved: bool

    @property
    def due(self) -> date | None:
        """The last day that the date allows."""
        return self.days[1] or self.days[0]


class Chain(msgspec.Struct, frozen=True):
    """Deadlines of one topic: groups of claims in order of their dates, and which group replaces which."""

    groups: list[list[DeadlineClaim]]
    replaces: dict[int, list[int]]


class _Topic(msgspec.Struct, frozen=True):
    kinds: tuple[frozenset[str], ...]
    countries: frozenset[str]
    parties: frozenset[str]


def link_deadlines(claims: list[DeadlineClaim], index: Index) -> list[Chain]:
    """Chains of deadlines; each chain's groups are in order of due date."""
    items = [features(claim, index) for claim in claims]
    pairs = [
        (score, i, j)
        for i, j in blocked([list(_blocks(f)) for f in items], lambda i: _position(items[i]))
        if (score := compare(items[i], items[j])) > 0
    ]
    topics = agglomerate([_topic(f) for f in items], pairs, _one_topic)
    return [_chain([items[i] for i in topic]) for topic in topics]


def features(claim: DeadlineClaim, index: Index) -> Features:
    """What is compared of `claim`."""
    table = linking()
    words = frozenset(tokens(claim.what.text))
    said = {w for span in (claim.what, *claim.evidence) for w in fold(span.text).split()}
    return Features(
        claim=claim,
        parties=frozenset(index.key(n, claim) for n in claim.parties if not is_group(n.name)),
        telling=frozenset(w for w in words if w not in table.deadline_noise and not w.isdigit()),
        kinds=tuple(words & kinds for kinds in table.distinguishing),
        where=place_words(claim),
        country=index.place_country(claim),
        about=index.country(claim),
        days=extent(claim.when),
        published=index.published(claim),
        moved=bool(said & table.moved_cues),
    )


def compare(left: Features, right: Features) -> float:
    """How well two claims fit as one topic; 0 keeps them apart."""
    if left.claim.category != right.claim.category:
        return 0.0
    if _other_kind(left.kinds, right.kinds) or gap(left.days, right.days) > LONGEST_MOVE:
        return 0.0
    if left.country and right.country and left.country != right.country:
        return 0.0
    shared = len(left.parties & right.parties)
    if left.parties and right.parties and not shared:
        return 0.0
    elsewhere = left.about is not None and right.about is not None and left.about != right.about
    telling = 0.0 if elsewhere and not shared else overlap(left.telling, right.telling)
    alike = 2.0 * bool(shared) + telling + overlap(left.where, right.where)
    same_date = left.days != (None, None) and left.days == right.days
    same_due = left.due is not None and left.due == right.due
    if left.claim.category == "other" and not same_due and telling < 0.5:
        return 0.0
    bare = any(not f.parties and not f.telling for f in (left, right))
    if bare and left.claim.report == right.claim.report:
        alike = max(alike, 0.7)
    same = same_date or (same_due and not elsewhere)
    return alike + 0.5 * same if alike or same else 0.0


def _other_kind(left: tuple[frozenset[str], ...], right: tuple[frozenset[str], ...]) -> bool:
    return any(a and b and not a & b for a, b in zip(left, right, strict=True))


def _topic(item: Features) -> _Topic:
    return _Topic(item.kinds, frozenset({item.country}) if item.country else frozenset(), item.parties)


def _one_topic(left: _Topic, right: _Topic) -> _Topic | None:
    countries = left.countries | right.countries
    strangers = left.parties and right.parties and not left.parties & right.parties
    if _other_kind(left.kinds, right.kinds) or len(countries) > 1 or strangers:
        return None
    kinds = tuple(a | b for a, b in zip(left.kinds, right.kinds, strict=True))
    return _Topic(kinds, countries, left.parties | right.parties)


def _chain(items: list[Features]) -> Chain:
    """Split a topic by date, fill the undated, and see what replaces what."""
    dated = sorted((f for f in items if f.due), key=lambda f: (f.due or date.max, f.claim.id))
    groups: list[list[Features]] = []
    for item in dated:
        if groups and gap(groups[-1][0].days, item.days) <= SAME_DAY:
            groups[-1].append(item)
        else:
            groups.append([item])
    known = len(groups)
    rest: list[Features] = []
    for item in (f for f in items if not f.due):
        at = _filled_by(item, groups[:known])
        (groups[at] if at is not None else rest).append(item)
    if rest:
        groups.append(rest)
    return Chain([_ordered(g, items) for g in groups], _replacements(groups[:known]))


def _filled_by(undated: Features, groups: list[list[Features]]) -> int | None:
    """The next date ahead of the mention's publication, if it lies near enough."""
    told = undated.published
    if told is None:
        return 0 if len(groups) == 1 else None
    for at, group in enumerate(groups):
        due = group[0].due
        if due and due >= told:
            return at if (due - told).days <= AHEAD else None
    return None


def _replacements(groups: list[list[Features]]) -> dict[int, list[int]]:
    """For each group the groups that it replaces, oldest first, with what those had replaced before."""
    found: dict[int, list[int]] = {}
    for later in range(1, len(groups)):
        for earlier in range(later - 1, -1, -1):
            if _replaces(groups[later], groups[earlier]):
                found[later] = [*found.get(earlier, []), earlier]
                break
    return found


def _replaces(later: list[Features], earlier: list[Features]) -> bool:
    told_first = min((f.published for f in earlier if f.published), default=None)
    told_later = min((f.published for f in later if f.published), default=None)
    if told_first is None or told_later is None or told_later < told_first:
        return False
    if any(f.moved for f in later):
        return True
    due = earlier[0].due
    newer = told_later > told_first
    return newer and due is not None and told_later <= due and later[0].claim.category in MOVABLE


def _ordered(group: list[Features], items: list[Features]) -> list[DeadlineClaim]:
    place = {id(f): i for i, f in enumerate(items)}
    return [f.claim for f in sorted(group, key=lambda f: place[id(f)])]


def _blocks(item: Features) -> list[tuple[str, ...]]:
    category = item.claim.category
    keys: list[tuple[str, ...]] = [(category, "party", p) for p in item.parties]
    keys += [(category, "word", w) for w in item.telling]
    keys += [(category, "where", w) for w in item.where]
    if item.due:
        keys.append((category, "due", str(item.due)))
    if not item.parties and not item.telling:
        keys.append((category, "bare", item.claim.report))
    keys.append((category, "report", item.claim.report))
    return keys


def _position(item: Features) -> float:
    day = item.published or item.due
    return day.toordinal() if day else float("inf")
