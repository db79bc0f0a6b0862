"""What a count measures: a stock at a time, a flow over a period, or an attribute of one event or person."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from veedor.claims.claim import Measure
from veedor.claims.units import Group, Lookup
from veedor.language.quantities import Quantity

_ONE_OCCASION = 20
"""Up to so many persons released, arrested or expelled without a window are told as one occasion."""

_BESIDE = 25
"""Characters after a noun in which a cue is certainly about it: "two officers still in custody"."""

_DEEPEST = 6
"""Heads climbed from a noun to its verb."""


def measure(
    doc: Doc, quantity: Quantity, noun: Token, group: Group | None, lookup: Lookup, *, announced: Token | None = None
) -> Measure:
    """Decide by noun, verb and window.

    Args:
        doc: the document.
        quantity: the number.
        noun: the head of what is counted.
        group: the group of units it belongs to, None for a plain noun.
        lookup: the units of the language.
        announced: the noun that announced the number ("the number of"), if one did.
    """
    sentence = noun.sent if noun.sent.start <= quantity.number < noun.sent.end else doc[quantity.number].sent
    if group is not None and group.sort == "act":
        return group.measure
    if announced is not None:
        return _of_announced(group)
    text = sentence.text
    verb = governor(noun, quantity)
    lemma = _deciding(noun, verb, lookup)
    large = max(quantity.low or 0, quantity.high or 0) > _ONE_OCCASION
    window = bool(lookup.flow_cue.search(text) or (large and lookup.wide_cue.search(text)))
    beside = doc.text[noun.idx : noun.idx + len(noun) + _BESIDE]
    standing = large or lookup.stock_cue.search(beside) is not None or lemma in lookup.verbs["stock"] or (group is not None and group.measure == "stock")
    cue = standing and lookup.stock_cue.search(text) is not None
    done = lemma in lookup.verbs["flow"] | lookup.verbs["event"]
    if cue and not done and _stands(group, verb, lemma, text, lookup):
        return "stock"
    if group is None or group.sort == "thing":
        return "flow" if group is None and lemma in lookup.verbs["flow"] and (window or large) else "attribute"
    return _of_persons(group, verb, lemma, lookup, window, large, text)


def _deciding(noun: Token, verb: Token | None, lookup: Lookup) -> str:
    """The lemma that decides: the verb above if it is one of the lists, else the participle after the noun."""
    lemma = verb.lemma_.lower() if verb is not None else ""
    known = frozenset().union(*lookup.verbs.values())
    if lemma in known:
        return lemma
    after = [c.lemma_.lower() for c in noun.rights if c.dep_ in ("acl", "relcl") and c.lemma_.lower() in known]
    return after[0] if after else lemma


def _of_announced(group: Group | None) -> Measure:
    """"The number of prisoners stood at" is a stock; of things it is an attribute."""
    if group is None or group.sort == "thing":
        return "attribute"
    return "flow" if group.measure == "flow" else "stock"


def _stands(group: Group | None, verb: Token | None, lemma: str, text: str, lookup: Lookup) -> bool:
    """Whether a cue of a stock ("as of", "still") is not overruled by a verb that tells something done."""
    if "not yet" in text or lemma in lookup.verbs["stock"] or lemma in ("be", ""):
        return group is None or group.sort == "person" or lemma in lookup.verbs["stock"] or "not yet" in text
    told = verb is not None and verb.tag_ in ("VBD", "VBN")
    return not told and group is not None and group.sort == "person"


def _of_persons(
    group: Group, verb: Token | None, lemma: str, lookup: Lookup, window: bool, large: bool, text: str
) -> Measure:
    """Persons: what happens to them, over which window, and how many they are."""
    perfect = verb is not None and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    if lemma in lookup.verbs["stock"] and not perfect:
        return "stock"
    if lemma in lookup.verbs["event"] or lookup.event_cue.search(text):
        return "flow" if window and large else "attribute"
    told = verb is not None and lemma != "be" and verb.tag_ in ("VBD", "VBN")
    if lemma in lookup.verbs["flow"] or (group.name == "persons" and large and told):
        return "flow" if window or large else "attribute"
    if window and (large or group.measure == "stock"):
        return "flow"
    return group.measure


def governor(noun: Token, quantity: Quantity) -> Token | None:
    """The verb that the counted noun is subject or object of, or None."""
    node = noun
    for _ in range(_DEEPEST):
        if node.head.i == node.i:
            return node if node.pos_ in ("VERB", "AUX") else None
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return node
    return None


def is_legal(token: Token, quantity: Quantity, lookup: Lookup) -> bool:
    """Whether the number is a limit or permission of law: "may be held for up to 10 days", "the law allows"."""
    node = token
    for _ in range(_DEEPEST):
        if node.pos_ in ("VERB", "AUX"):
            if node.lemma_ in ("sentence", "convict") and node.tag_ in ("VBD", "VBN"):
                return False
            if any(c.dep_ == "aux" and c.lower_ in lookup.modals for c in node.children):
                return True
            own = any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") for c in node.children)
            if own and node.dep_ != "acl":
                break
        if node.head.i == node.i:
            break
        node = node.head
    before = token.doc.text[token.sent.start_char : quantity.end]
    return lookup.legal.search(before) is not None
