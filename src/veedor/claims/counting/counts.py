"""Counts: numbers of persons, acts and things that matter, with their unit, their measure and who counts as one.

The numbers come from ``doc._.quantities``; this finder decides which of them are counts, of what, and whether they
stand at a time (stock), run over a period (flow) or belong to one event or person (attribute). Left out: permissions
and limits of law ("may be held for up to 10 days"), frames of time ("the last two years"), units that are never a
topic, and a bare number whose unit cannot be found. Sums are not computed, parts are not added to totals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from veedor.claims import evidence
from veedor.claims.claim import Measure
from veedor.claims.counting import countable, counted, measures
from veedor.claims.counting.units import Group, Lookup, lookup
from veedor.claims.draft import Draft
from veedor.language.heads import is_plural
from veedor.language.quantities import Quantity

_FARTHEST_WHOLE = 600
"""Characters between a total and a part that is still told as its part."""


@dataclass(slots=True, frozen=True)
class _Count:
    """What was decided about one quantity; the next one may lean on it ("and the Collective 1,431")."""

    quantity: Quantity
    anchor: Token
    unit: str
    group: Group | None
    measure: Measure


def find(doc: Doc) -> Iterator[Draft]:
    """The counts of a document, in text order.

    Args:
        doc: parsed, with ``doc._.quantities``.

    Yields:
        Drafts of kind ``count``; attribution, modality and dating are left to the extractor.

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("Foro Norte says at least 71 people were arrested.")
    >>> draft = next(find(doc))
    >>> draft.fields["low"], draft.fields["high"], draft.fields["unit"], draft.fields["measure"]
    (71, None, 'people', 'flow')
    """
    quantities: list[Quantity] = doc._.quantities or []
    if not quantities:
        return
    finder = _Finder(doc)
    for quantity in quantities:
        count = finder.read(quantity)
        if count is not None:
            yield _draft(doc, count, finder.lookup)


class _Finder:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.lookup = lookup(doc.lang_)
        self.previous: _Count | None = None

    def read(self, quantity: Quantity) -> _Count | None:
        """The count that a quantity is, or None."""
        if quantity.sort != "cardinal":
            return self._measured(quantity)
        if quantity.noun is None:
            return self._bare(quantity)
        noun = self.doc[quantity.noun]
        if self.lookup.is_duration(noun):
            return self._duration(quantity, noun)
        return self._cardinal(quantity, noun)

    def _measured(self, quantity: Quantity) -> _Count | None:
        """Percentages and money."""
        sign = self.doc[quantity.noun if quantity.noun is not None else quantity.number]
        if measures.is_legal(sign, quantity, self.lookup):
            return None
        unit = counted.measured_unit(self.doc, quantity, self.lookup)
        return _Count(quantity, sign, unit, None, "attribute")

    def _duration(self, quantity: Quantity, noun: Token) -> _Count | None:
        if not countable.is_length(self.doc, quantity, noun, self.lookup):
            return None
        if measures.is_legal(noun, quantity, self.lookup):
            return None
        unit = noun.text if quantity.hyphenated else counted.unit(self.doc, quantity, noun, self.lookup)
        return _Count(quantity, noun, unit, None, "attribute")

    def _cardinal(self, quantity: Quantity, noun: Token) -> _Count | None:
        group = self._group(noun)
        if self.lookup.ignored.intersection(self.lookup.forms(noun)) or not self._counts(quantity, noun, group):
            self.previous = None
            return None
        part = self._is_part(quantity, noun, group)
        last = self.previous
        measure: Measure
        if part and last is not None and last.measure != "attribute":
            measure = last.measure
        else:
            measure = measures.measure(self.doc, quantity, noun, group, self.lookup)
        count = _Count(quantity, noun, counted.unit(self.doc, quantity, noun, self.lookup), group, measure)
        if not part or last is None:
            self.previous = count
        return count

    def _group(self, noun: Token) -> Group | None:
        """The group of a noun; the plural of a nationality is persons."""
        group = self.lookup.group(noun)
        return self.lookup.persons if group is None and noun.tag_ in ("NNPS", "NNP") else group

    def _is_part(self, quantity: Quantity, noun: Token, group: Group | None) -> bool:
        """Whether the number is told as a part of what the last count counted."""
        last = self.previous
        if last is None or group is None or group.sort != "person":
            return False
        if quantity.start - last.quantity.end > _FARTHEST_WHOLE:
            return False
        if quantity.partitive or countable.is_part(self.doc, quantity, self.lookup):
            return True
        return last.measure == "stock" and self._lists_on(last, noun)

    def _counts(self, quantity: Quantity, noun: Token, group: Group | None) -> bool:
        """Whether a number with this noun is a count at all."""
        if quantity.hyphenated:
            return group is not None and group.sort == "person" and group.name != "persons"
        if quantity.low == quantity.high == 1:
            return countable.is_really_one(quantity, noun, group, self.lookup)
        if countable.is_source(quantity, noun, group, self.lookup):
            return False
        if not is_plural(noun, self.lookup.numbers) and not self.lookup.collective.intersection(
            self.lookup.forms(noun)
        ):
            return False
        if countable.is_denominator(self.doc, quantity, self.lookup) and (group is None or group.sort == "thing"):
            return False
        limit = group is None or group.sort == "thing"
        return not (limit and measures.is_legal(noun, quantity, self.lookup))

    def _lists_on(self, last: _Count, noun: Token) -> bool:
        """Whether a count only goes on with the list of the last one: "902 prisoners: 790 men and 112 women"."""
        if last.anchor.sent != noun.sent or last.anchor.i > noun.i:
            return False
        return not any(t.pos_ == "VERB" for t in self.doc[last.anchor.i : noun.i])

    def _bare(self, quantity: Quantity) -> _Count | None:
        """A number without a noun: of what was announced ("the number of prisoners stood at"), or of what the last
        count counted."""
        if quantity.low == quantity.high == 1 or not countable.may_stand_alone(self.doc, quantity):
            return None
        number, last = self.doc[quantity.number], self.previous
        announcing, of = counted.announced(self.doc, quantity, self.lookup)
        nearer = of is not None and last is not None and of.i < last.anchor.i and last.anchor.sent == number.sent
        if of is not None and not nearer:
            return self._announced(quantity, announcing, of)
        if last is None or not self._continues(quantity, last, announcing is not None):
            return None
        change = countable.is_change(self.doc, quantity, self.lookup)
        return _Count(quantity, number, last.unit, last.group, "flow" if change else last.measure)

    def _announced(self, quantity: Quantity, announcing: Token | None, of: Token) -> _Count | None:
        """A number that a noun before it announced: "the number of prisoners stood at 1,124"."""
        if of.lemma_.lower() in self.lookup.ignored:
            return None
        group = self._group(of)
        unit = counted.unit(self.doc, None, of, self.lookup)
        measure = measures.measure(self.doc, quantity, of, group, self.lookup, announced=announcing)
        self.previous = _Count(quantity, self.doc[quantity.number], unit, group, measure)
        return self.previous

    def _continues(self, quantity: Quantity, last: _Count, announced: bool) -> bool:
        """Whether a bare number goes on counting what the last count counted."""
        if last.quantity.sort != "cardinal" or self.lookup.is_duration(last.anchor):
            return False
        here = self.doc[quantity.number].sent
        if here == last.anchor.sent or quantity.partitive:
            return True
        return announced and quantity.start - last.quantity.end < _FARTHEST_WHOLE


def _draft(doc: Doc, count: _Count, units: Lookup) -> Draft:
    quantity = count.quantity
    number = doc[quantity.number]
    return Draft(
        kind="count",
        anchor=count.anchor if count.anchor.sent == number.sent else number,
        evidence=_evidence(doc, quantity, number, count.anchor),
        fields={
            "low": quantity.low,
            "high": quantity.high,
            "qualifier": quantity.qualifier,
            "unit": count.unit,
            "measure": count.measure,
            "universe": counted.universe(doc, quantity, count.group, count.measure, units),
        },
        explanation=f"'{quantity.text}' counts '{count.unit}' as {count.group.name if count.group else 'plain noun'}",
    )


def _evidence(doc: Doc, quantity: Quantity, number: Token, anchor: Token) -> tuple[int, int]:
    """The clause that the number stands in, or where the parse does not hold it the phrase, always with the number."""
    here = anchor if anchor.sent == number.sent else number
    for candidate in (measures.governor(here), here):
        if candidate is None:
            continue
        start, end = evidence.clause(candidate)
        if start <= quantity.start and quantity.end <= end:
            return start, end
    start, end = evidence.phrase(here)
    start, end = min(start, quantity.start), max(end, quantity.end)
    sentence = number.sent
    start, end = max(start, sentence.start_char), min(end, sentence.end_char)
    return (start, end) if end - start <= evidence.LONGEST else (quantity.start, quantity.end)
