"""Whether a number with what stands around it is a count at all, and how it hangs on another one."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from veedor.claims.counting.units import Group, Lookup
from veedor.language.quantities import Quantity

_FEW = 10
"""So many persons may be the source of a statement."""

_ALONE = {
    *("dobj", "pobj", "attr", "nsubj", "nsubjpass", "conj", "appos", "nummod", "dep", "npadvmod", "ROOT", "oprd"),
    *("advmod", "quantmod"),
}
"""Relations in which a number stands for what it counts."""


def is_length(doc: Doc, quantity: Quantity, noun: Token, lookup: Lookup) -> bool:
    """Whether a duration tells how long something is, and does not only place something in time."""
    before = _word_before(doc, quantity)
    after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if quantity.hyphenated:
        limit = min(len(doc), noun.i + 5)
        return any(t.lemma_.lower() in lookup.compounds for t in doc[noun.i + 1 : limit])
    lasts = lookup.lasting.search(_text_before(doc, quantity)) is not None
    if before is not None and before.lower_ in lookup.frame_before and not lasts:
        return False
    if after is not None and after.lower_ in lookup.frame_after and not lasts:
        return False
    if _is_joined(doc, noun, lookup):
        return False
    return not (quantity.low == 1 and quantity.high == 1 and (before is None or before.lower_ not in lookup.before_one))


def _word_before(doc: Doc, quantity: Quantity) -> Token | None:
    """The token before the number with its qualifiers."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    return doc[span.start - 1] if span is not None and span.start else None


def _text_before(doc: Doc, quantity: Quantity) -> str:
    """The words before the number in its sentence, at most a dozen, with the space that follows them."""
    last = _word_before(doc, quantity)
    if last is None:
        return ""
    start = max(doc[quantity.number].sent.start, last.i - 11)
    return doc[start : last.i + 1].text_with_ws if start <= last.i else ""


def _is_joined(doc: Doc, noun: Token, lookup: Lookup) -> bool:
    """One half of "two years and four months", which is no single number."""
    joins = lookup.numbers.and_or
    ahead = doc[noun.i + 1 : noun.i + 4]
    if len(ahead) == 3 and ahead[0].lower_ in joins and ahead[1].like_num and lookup.is_duration(ahead[2]):
        return ahead[2].lemma_ != noun.lemma_
    back = doc[max(0, noun.i - 3) : noun.i]
    if len(back) == 3 and back[1].lower_ in joins and back[2].like_num and lookup.is_duration(back[0]):
        return back[0].lemma_ != noun.lemma_
    return False


def is_really_one(quantity: Quantity, noun: Token, group: Group | None, lookup: Lookup) -> bool:
    """Whether "one" counts ("one person was killed", "one count of murder") or introduces ("one official said")."""
    if group is None or noun.tag_ not in ("NN", "NNP") or noun.i - quantity.number > 3:
        return False
    if group.name == "proceedings":
        return noun.lemma_.lower() in lookup.single
    if group.sort != "person" and group.name != "dead":
        return False
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    verb = first.head
    acts = lookup.verbs["flow"] | lookup.verbs["event"]
    passive = first.dep_ in ("nsubjpass", "dobj", "pobj") or verb.lemma_.lower() in lookup.verbs["undergone"]
    return passive and verb.lemma_.lower() in acts


def is_source(quantity: Quantity, noun: Token, group: Group | None, lookup: Lookup) -> bool:
    """Whether a few persons are only the source of what is said: "two officials said"."""
    if group is None or group.sort != "person" or (quantity.high or quantity.low or 0) > _FEW:
        return False
    return noun.dep_ == "nsubj" and noun.head.lemma_.lower() in lookup.verbs["say"]


def is_denominator(doc: Doc, quantity: Quantity, lookup: Lookup) -> bool:
    """Whether the number is the whole in "23 of 24 seats", told without an article."""
    of = _word_before(doc, quantity)
    return of is not None and of.lower_ in lookup.numbers.of and of.i > 0 and doc[of.i - 1].like_num


def is_part(doc: Doc, quantity: Quantity, lookup: Lookup) -> bool:
    """Whether the number is told as a part of a total before it: "including 104 women", "among them four minors"."""
    before = _text_before(doc, quantity)
    return lookup.part_named.search(before) is not None or lookup.part_opening.search(before) is not None


def is_change(doc: Doc, quantity: Quantity, lookup: Lookup) -> bool:
    """Whether a bare number is a difference: "up nine in a week", "37 fewer than a month before"."""
    after = doc[quantity.number + 1 : quantity.number + 4].text
    before = lookup.change_before.search(_text_before(doc, quantity))
    return before is not None or lookup.change_after.match(after) is not None


def may_stand_alone(doc: Doc, quantity: Quantity) -> bool:
    """Whether a number without a noun can be a count: "added two", "340, starts"; not "two semi-automatic"."""
    k = quantity.number + 1
    if k >= len(doc):
        return True
    following = doc[k]
    if quantity.partitive:
        return True
    if following.tag_ in ("JJ", "NN", "NNP", "CD", "HYPH", "SYM") or following.text in ("-", "/", ":"):
        return False
    return doc[quantity.number].dep_ in _ALONE
