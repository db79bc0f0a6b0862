"""Reading a sentence word by word against its evidence: the half of the proof that knows nothing of how it was made.

The text itself is read, never its pieces. What the cited claims license (their names, dates, numbers with their
qualifiers, labels, quotes, sources) is taken out; what stays must be fixed words of the table of phrases. A number,
a date, a name or a word that stays is refused, and so is a modality or a source that is missing.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from veedor.brief import dates, numerals
from veedor.brief.building import inside_quotes, text_of
from veedor.brief.forms import NAMED_REPORTS
from veedor.brief.model import Sentence, is_tally
from veedor.brief.phrases import Phrases, known_words, phrases
from veedor.brief.telling import Teller
from veedor.claims.claim import (
    Claim,
    CountClaim,
    DeadlineClaim,
    EventClaim,
    Name,
    StatementClaim,
    StatusClaim,
)
from veedor.marking import visible
from veedor.reports.report import Report
from veedor.spans import Span

Problem = tuple[str, str]
"""A B code and the words it is about."""

_TAKEN = " \x00 "
_QUOTE_TAKEN = " \x01 "


def problems(sentence: Sentence, teller: Teller) -> list[Problem]:
    """What in the sentence its cited claims do not license; empty means that every word is accounted for.

    Args:
        sentence: its text, its citations and its form are read; its pieces are not.
        teller: the table of phrases and the claims and reports to look in.
    """
    missing = [c for c in sentence.claims if c not in teller.claims]
    missing += [r for r in sentence.reports if r not in teller.reports]
    missing += [teller.claims[c].report for c in sentence.claims if c in teller.claims]
    missing = [m for m in missing if m not in teller.claims and m not in teller.reports]
    if missing or not (sentence.claims or sentence.reports):
        return [("B002", ", ".join(missing) or "-")]
    claims = [teller.claims[c] for c in sentence.claims]
    misplaced = [c.id for c in claims if not all(s.fits(teller.reports[c.report].text) for s in _spans(c))]
    if misplaced:
        return [("B003", claim) for claim in misplaced]
    if visible(sentence.text) != sentence.text:
        return [("B014", visible(sentence.text))]
    if is_tally(sentence.form):
        return []
    return list(_Reading(sentence, claims, teller).problems())


def untraced(claim: Claim, report: Report) -> list[str]:
    """Values of the claim that its evidence, or for names its report, does not have.

    >>> from veedor.claims.claim import CountClaim
    >>> from veedor.spans import Span
    >>> text = "Police held about 900 prisoners."
    >>> place = Span.of(text, 0, 31)
    >>> said = CountClaim(id="c", report="r", evidence=(place,), low=90, unit="prisoners", measure="stock")
    >>> untraced(said, Report(id="r", text=text))
    ['90']
    """
    said = " ".join(span.text for span in claim.evidence)
    stated = numerals.read(said)
    known = _words(report.text) | _words(report.title or "") | _words(report.source or "")
    wrong = [f"{value:g}" for value in _numbers(claim) if value not in stated]
    words = [n.name for n in (*_names(claim), *claim.attribution)]
    words += [claim.where.name] if claim.where else []
    words += [claim.unit, claim.universe or ""] if isinstance(claim, CountClaim) else []
    words += [claim.place or ""] if isinstance(claim, StatusClaim) else []
    return wrong + [w for w in words if not _words(w) <= known]


@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    """The words of a text, folded; kept, because every claim of a long report asks for them."""
    return frozenset(re.findall(r"\w+", text.casefold()))


class _Reading:
    """One sentence being read: `left` is what nothing has licensed yet."""

    def __init__(self, sentence: Sentence, claims: Sequence[Claim], teller: Teller) -> None:
        self.sentence, self.claims, self.teller = sentence, claims, teller
        self.table = teller.table
        self.left = sentence.text

    def problems(self) -> Iterator[Problem]:
        """Read the sentence from its quotes to its last fixed word."""
        yield from self._hidden_place()
        yield from self._quotes()
        yield from self._sources()
        self._take(_licensed(self.claims, self.teller))
        yield from self._modality()
        yield from self._rest()

    def _hidden_place(self) -> Iterator[Problem]:
        hiding = self.teller.hiding
        bare = hiding.mask(self.sentence.text, "", always=any(self.teller.hides(c) for c in self.claims))
        if bare != self.sentence.text and (hiding.shows(self.sentence.text) or self._tells_hiding()):
            yield ("B012", "")

    def _tells_hiding(self) -> bool:
        return any(self.teller.hides(claim) for claim in self.claims)

    def _quotes(self) -> Iterator[Problem]:
        marks = self.table.quotes
        pattern = re.compile(rf"{re.escape(marks.open)}(.*?){re.escape(marks.close)}", re.DOTALL)
        allowed = list(_quotable(self.claims, self.teller))
        for match in pattern.finditer(self.left):
            if not _stands_in(match[1], allowed, self.table):
                yield ("B011", match[1])
        self.left = pattern.sub(_QUOTE_TAKEN, self.left)
        if marks.open in self.left or marks.close in self.left:
            yield ("B011", self.left)

    def _sources(self) -> Iterator[Problem]:
        """Every claim's source and report must be named where it belongs; they are then taken out."""
        labels = sorted({self._label(claim) for claim in self.claims}, key=lambda words: (-len(words), words))
        places = {words: f"\x02{place}\x02" for place, words in enumerate(labels)}
        for words, place in places.items():
            self._take([words], instead=place)
        chains: dict[tuple[str, ...], list[Claim]] = {}
        for claim in self.claims:
            chains.setdefault(self.teller.chain(claim), []).append(claim)
        for chain, claims in sorted(chains.items(), key=lambda item: -len(item[0])):
            yield from self._chain(chain, claims, places)
        if re.search(r"\x02\d+\x02", self.left):
            yield ("B008", self.sentence.text)

    def _chain(self, chain: tuple[str, ...], claims: list[Claim], places: dict[str, str]) -> Iterator[Problem]:
        forms = self.table.sentences
        pattern = forms["attributed" if chain else "own_voice"]
        head, _, tail = pattern.partition("{reports}")
        head = re.escape(head.lstrip(", ")).replace(r"\{chain\}", re.escape(chain_words(chain, self.table)))
        named = {self._label(claim) for claim in claims}
        uncounted = [self.teller.number(n) for n in range(1, len(named) - NAMED_REPORTS + 1)]
        extra = "|".join(re.escape(forms["more_reports"].format(n=n)) for n in uncounted) or r"(?!)"
        separator = re.escape(forms["reports"])
        label = rf"(?:\x02\d+\x02|{extra})"
        found = list(re.finditer(rf"{_first(head)}({label}(?:{separator}{label})*){re.escape(tail)}", self.left))
        inside = " ".join(m[1] for m in found)
        for words in sorted(named):
            if places[words] not in inside and not re.search(extra, inside):
                yield ("B008", chain_words(chain, self.table)) if chain else ("B010", words)
        for match in reversed(found):
            self.left = self.left[: match.start()] + _TAKEN + self.left[match.end() :]

    def _label(self, claim: Claim) -> str:
        """How the claim's report is named. Two reports of one source and day are named alike."""
        return text_of(self.teller.report(self.teller.reports[claim.report]))

    def _take(self, phrases: Iterable[str], *, instead: str = _TAKEN) -> None:
        """Take out every place where one of the phrases stands as whole words, longest phrases first."""
        for phrase in sorted({p for p in phrases if p.strip()}, key=lambda p: (-len(p), p)):
            pattern = rf"(?<!\w)(?<!\d[.,]){_first(re.escape(phrase))}(?!\w)(?![.,]\d)"
            self.left = re.sub(pattern, lambda _: instead, self.left)

    def _modality(self) -> Iterator[Problem]:
        needed = {c.modality for c in self.claims} - {"asserted"}
        shown = {name for name, words in self.table.markers.items() if _has(self.left, words)}
        for lost in sorted(needed - shown):
            yield ("B009", lost)
        for added in sorted(shown - needed):
            yield ("B009", f"{added}?")

    def _rest(self) -> Iterator[Problem]:
        """What stays must be fixed words; numbers, months, names and other words are told apart for the message."""
        known = _fixed(self.table.language)
        months = {month.casefold() for month in self.table.months}
        cues = _cues(self.table.language)
        for match in re.finditer(r"[^\W\x00-\x03]+(?:[.,]\d+)*", self.left):
            word = match[0]
            first = not self.left[: match.start()].strip(" \x00\x01")
            after_stop = self.left[: match.start()].rstrip(" ").endswith((".", ":"))
            if any(c.isdigit() for c in word) or (numerals.read(word) and word not in known):
                yield ("B004", word)
            elif word.casefold() in months:
                yield ("B005", word)
            elif word in known or ((first or after_stop) and word[:1].lower() + word[1:] in known):
                continue
            elif word.casefold() in cues:
                yield ("B008", word)
            else:
                yield ("B006" if word[:1].isupper() and not first else "B007", word)


def chain_words(chain: Sequence[str], table: Phrases) -> str:
    """A chain of sources in words, nearest first: "X, citing Y"."""
    if len(chain) < 2:
        return chain[0] if chain else ""
    return table.sentences["citing"].format(source=chain[0], next=chain_words(chain[1:], table))


def _first(escaped: str) -> str:
    """The pattern with its first letter in either case: a sentence begins with a capital."""
    head = escaped[:1]
    return f"[{head}{head.upper()}]{escaped[1:]}" if head.islower() else escaped


def _has(text: str, words: Iterable[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in words)


@cache
def _fixed(language: str) -> frozenset[str]:
    return known_words(language) - _cues(language)


@cache
def _cues(language: str) -> frozenset[str]:
    """Words that only name a source: where they stay, a source was changed."""
    table = phrases(language)
    sentences = [v for k, v in table.sentences.items() if k not in ("attributed", "citing")]
    others = set(re.findall(r"\w+", " ".join([*sentences, *table.dates.values(), *table.differences.values()])))
    naming = table.sentences["attributed"] + " " + table.sentences["citing"]
    return frozenset(re.findall(r"\w+", re.sub(r"\{\w+\}", " ", naming))) - others


def _spans(claim: Claim) -> list[Span]:
    spans = list(claim.evidence)
    if isinstance(claim, EventClaim):
        spans.append(claim.trigger)
    elif isinstance(claim, DeadlineClaim):
        spans.append(claim.what)
    elif isinstance(claim, StatementClaim):
        spans += [claim.cue, claim.content]
    return spans


def _quotable(claims: Sequence[Claim], teller: Teller) -> Iterator[str]:
    for claim in claims:
        for span in _spans(claim):
            yield inside_quotes(span.text, teller.table)
        if isinstance(claim, CountClaim):
            yield from (inside_quotes(w, teller.table) for w in (claim.unit, claim.universe) if w)


def _stands_in(quote: str, allowed: Sequence[str], table: Phrases) -> bool:
    """Whether the words stand in one of the texts, in order where something is left out or withheld."""
    marks = table.quotes
    pieces = re.split(rf"{re.escape(marks.withheld)}|{re.escape(marks.cut)}", quote)
    pattern = re.compile(".*?".join(re.escape(p) for p in pieces), re.DOTALL)
    return bool(quote.strip()) and any(pattern.search(text) for text in allowed)


def _names(claim: Claim) -> list[Name]:
    if isinstance(claim, EventClaim):
        return [*claim.actors, *claim.recipients]
    if isinstance(claim, StatusClaim):
        return [claim.subject]
    if isinstance(claim, DeadlineClaim):
        return list(claim.parties)
    if isinstance(claim, StatementClaim):
        return [claim.speaker, *([claim.addressee] if claim.addressee else [])]
    return []


def _numbers(claim: Claim) -> list[float]:
    if isinstance(claim, CountClaim):
        return [v for v in (claim.low, claim.high) if v is not None]
    if isinstance(claim, StatusClaim):
        amounts = re.findall(r"\d+", claim.duration or "")
        return [float(a) for a in amounts] + ([float(claim.size)] if claim.size else [])
    return []


def _licensed(claims: Sequence[Claim], teller: Teller) -> Iterator[str]:
    """Phrases that the claims may bring into a sentence."""
    table = teller.table
    for claim in claims:
        yield from _dates(claim, claims, teller)
        yield from (teller.words(name.name) for name in _names(claim))
        if claim.where and not teller.hides(claim):
            yield teller.words(claim.where.name)
        if isinstance(claim, EventClaim):
            with contextlib.suppress(KeyError):  # an act without a phrase licenses no noun
                act = table.act(claim.type, claim.mode)
                yield from (act.noun, act.by, act.to)
        elif isinstance(claim, CountClaim):
            bare = teller.table.modalities.counts[claim.modality]
            quantity = text_of(teller.quantity(claim))
            yield quantity.removeprefix(bare.partition("{x}")[0]).removesuffix(bare.partition("{x}")[2])
            yield from (teller.words(words) for words in (claim.unit, claim.universe) if words)
        elif isinstance(claim, StatusClaim):
            yield table.states.get(claim.state, "")
            yield teller.duration(claim.duration)
            if claim.size:
                yield table.sentences["status_size"].format(n=teller.number(claim.size)).strip()
                yield teller.number(claim.size)
            if claim.place and not teller.hides(claim):
                yield teller.words(claim.place)
        elif isinstance(claim, DeadlineClaim):
            yield table.categories.get(claim.category, table.categories["other"])


def _dates(claim: Claim, claims: Sequence[Claim], teller: Teller) -> Iterator[str]:
    table = teller.table
    if claim.when is None:
        reported = [teller.reports[c.report].date for c in claims if c.when is None]
        yield from (dates.undated(table, latest=day) for day in [*reported, None])
        return
    note = {"derived": "calculated", "publication": "of_report"}.get(claim.when_basis or "")
    styles: tuple[dates.Style, ...] = ("act", "state", "window")
    for style in styles:
        shown = dates.words(claim.when, table, style=style)
        yield table.dates[note].format(date=shown) if note else shown
