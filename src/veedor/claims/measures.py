"""What a count measures: a stock at a time, a flow over a period, or an attribute of one event or person."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from veedor.claims.claim import Measure
from veedor.claims.units import Group, Lookup
from veedor.language.quantities import Quantity

_ONE_OCCASION = 20
"""Up to so many persons released, arrested or expelled without a window are told as one occasion."""

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
    text = sentence.text
    verb = governor(noun, quantity)
    if announced is not None:
        return "stock" if group is None or group.measure != "flow" else "flow"
    verbs = lookup.verbs
    lemma = verb.lemma_.lower() if verb is not None else ""
    large = max(quantity.low or 0, quantity.high or 0) > _ONE_OCCASION
    if lookup.stock_cue.search(text) and lemma not in verbs["flow"] | verbs["event"]:
        return "stock" if group is None or group.sort == "person" or lemma in verbs["stock"] else group.measure
    if "not yet" in text and large:
        return "stock"
    if group is not None and group.sort == "thing":
        return group.measure
    if lemma in verbs["stock"] and not (verb is not None and _is_passive_event(verb)):
        return "stock" if group is not None else "attribute"
    window = bool(lookup.flow_cue.search(text))
    if lemma in verbs["event"]:
        return "flow" if window else "attribute"
    if lemma in verbs["flow"] or (group is not None and group.name == "persons" and large and _tells(verb)):
        return "flow" if window or large else "attribute"
    if group is None:
        return "attribute"
    if group.measure == "attribute" and window and large:
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


def _tells(verb: Token | None) -> bool:
    """A verb in the past or perfect, not "be"."""
    if verb is None or verb.lemma_ == "be":
        return False
    return verb.tag_ in ("VBD", "VBN")


def _is_passive_event(verb: Token) -> bool:
    return verb.lemma_ in ("jail", "imprison", "incarcerate") and verb.tag_ in ("VBN", "VBD")


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
