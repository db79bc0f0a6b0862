"""What a count measures: a stock at a time, a flow over a period, or an attribute of one event or person."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from veedor.claims.claim import Measure
from veedor.claims.counting.units import Group, Lookup
from veedor.language.quantities import Quantity

_ONE_OCCASION = 20
"""Up to so many persons released, arrested or expelled without a window are told as one occasion."""

_BESIDE = 5
"""Words after a noun in which a cue is certainly about it: "two officers still in custody"."""

_DEEPEST = 6
"""Heads climbed from a noun to its verb."""


@dataclass(slots=True, frozen=True)
class _Told:
    """How a count is told.

    Args:
        group: the group of units, None for a plain noun.
        verb: the verb above the noun.
        lemma: the lemma that decides: of that verb, or of the participle after the noun.
        text: the sentence.
        large: more than `_ONE_OCCASION`.
        window: the sentence names a period.
    """

    group: Group | None
    verb: Token | None
    lemma: str
    text: str
    large: bool
    window: bool

    @property
    def is_plain(self) -> bool:
        return self.group is None or self.group.sort == "thing"


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
    if group is not None and group.sort == "act":
        return group.measure
    if announced is not None:
        return _of_announced(group)
    text = doc[quantity.number].sent.text
    verb = governor(noun)
    large = max(quantity.low or 0, quantity.high or 0) > _ONE_OCCASION
    window = bool(lookup.flow_cue.search(text) or (large and lookup.wide_cue.search(text)))
    told = _Told(group, verb, _deciding(noun, verb, lookup), text, large, window)
    if _stands(told, doc[noun.i : noun.i + 1 + _BESIDE].text, lookup):
        return "stock"
    return _of_things(told, lookup) if told.is_plain else _of_persons(told, lookup)


def governor(noun: Token) -> Token | None:
    """The verb above the noun in its clause, or None."""
    node = noun
    for _ in range(_DEEPEST):
        if node.head.i == node.i:
            break
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return node
    return node if node.pos_ in ("VERB", "AUX") else None


def is_legal(token: Token, quantity: Quantity, lookup: Lookup) -> bool:
    """Whether the number is a limit or permission of law: "may be held for up to 10 days", "the law allows"."""
    node = token
    for _ in range(_DEEPEST):
        if node.pos_ in ("VERB", "AUX"):
            if node.lemma_.lower() in lookup.imposing and node.tag_ in ("VBD", "VBN"):
                return False
            if any(c.dep_ == "aux" and c.lower_ in lookup.modals for c in node.children):
                return True
            if node.dep_ != "acl" and _has_subject(node):
                break
        if node.head.i == node.i:
            break
        node = node.head
    before = token.doc[token.sent.start : quantity.number + 1].text
    return lookup.legal.search(before) is not None


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") for c in verb.children)


def _deciding(noun: Token, verb: Token | None, lookup: Lookup) -> str:
    """The lemma that decides: the verb above if the lists know it, else the participle after the noun."""
    lemma = verb.lemma_.lower() if verb is not None else ""
    if lemma in lookup.known_verbs:
        return lemma
    after = (c.lemma_.lower() for c in noun.rights if c.dep_ in ("acl", "relcl"))
    return next((a for a in after if a in lookup.known_verbs), lemma)


def _of_announced(group: Group | None) -> Measure:
    """ "The number of prisoners stood at" is a stock; of things it is an attribute."""
    if group is None or group.sort == "thing":
        return "attribute"
    return "flow" if group.measure == "flow" else "stock"


def _stands(told: _Told, beside: str, lookup: Lookup) -> bool:
    """Whether a cue ("as of", "still") makes it a stock: the cue is about the count, and nothing done overrules it."""
    stock_verb = told.lemma in lookup.verbs["stock"]
    about_it = (
        told.large
        or stock_verb
        or (told.group is not None and told.group.measure == "stock")
        or lookup.stock_cue.search(beside) is not None
    )
    if not about_it or lookup.stock_cue.search(told.text) is None:
        return False
    if told.lemma in lookup.verbs["flow"] or told.lemma in lookup.verbs["event"]:
        return False
    if stock_verb or lookup.pending.search(told.text) is not None:
        return True
    if told.lemma in lookup.verbs["copula"] or not told.lemma:
        return told.group is None or told.group.sort == "person"
    done = told.verb is not None and told.verb.tag_ in ("VBD", "VBN")
    return not done and told.group is not None and told.group.sort == "person"


def _is_state(verb: Token | None, lookup: Lookup) -> bool:
    """Whether an auxiliary tells a standing state: "están detenidos", not "fueron detenidos"."""
    helpers = verb.children if verb is not None else ()
    return any(c.dep_ in ("aux", "auxpass") and c.lemma_ in lookup.verbs["standing"] for c in helpers)


def _of_things(told: _Told, lookup: Lookup) -> Measure:
    listed = told.group is None and told.lemma in lookup.verbs["flow"]
    return "flow" if listed and (told.window or told.large) else "attribute"


def _of_persons(told: _Told, lookup: Lookup) -> Measure:
    """Persons: what happens to them, over which window, and how many they are."""
    group = told.group
    default: Measure = group.measure if group is not None else "attribute"
    perfect = told.verb is not None and any(
        c.dep_ == "aux" and c.lemma_ in lookup.verbs["perfect"] for c in told.verb.children
    )
    if (told.lemma in lookup.verbs["stock"] and not perfect) or _is_state(told.verb, lookup):
        return "stock"
    if told.lemma in lookup.verbs["tally"] and default == "stock" and not told.window:
        return "stock"
    if told.lemma in lookup.verbs["event"] or lookup.event_cue.search(told.text):
        return "flow" if told.window and told.large else "attribute"
    done = told.verb is not None and told.lemma not in lookup.verbs["copula"] and told.verb.tag_ in ("VBD", "VBN")
    if told.lemma in lookup.verbs["flow"] or (default == "attribute" and told.large and done):
        return "flow" if told.window or told.large else "attribute"
    if told.window and (told.large or default == "stock"):
        return "flow"
    return default
