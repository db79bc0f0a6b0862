"""Whether an act is told as fact, as an allegation, as planned, as hypothetical, or as not having happened.

Looks at the act's own clause (auxiliaries, negation, adverbs), then at what governs it (verbs, nouns, conjunctions),
nearest first, and stops where somebody else's speech begins: what is inside a statement is judged in its own clause.
"""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Token

from veedor.language import syntax
from veedor.vocabulary import load

STRENGTH = ("negated", "hypothetical", "planned", "alleged", "asserted")
"""Which wins when two cues hold: a negated plan is negated."""

Cues = dict[str, frozenset[str]]


class ModalityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``modality.LANGUAGE.yaml``: modality -> words, by the place where the words stand."""

    governors: Cues
    fates: Cues
    adverbs: Cues
    adjectives: Cues
    auxiliaries: Cues
    conjunctions: Cues
    nouns: Cues
    prepositions: Cues


@cache
def words(language: str = "en") -> ModalityWords:
    """The modality vocabulary of a language."""
    return load(f"modality.{language}", ModalityWords)


@cache
def _index(section: str) -> dict[str, str]:
    cues: Cues = getattr(words(), section)
    return {word: modality for modality in STRENGTH[:-1] for word in cues.get(modality, ())}


def of_act(token: Token) -> str:
    """The modality in which the act that `token` names is told.

    Args:
        token: a verb, a nominalisation, or the head of a counted noun phrase.

    Returns:
        ``asserted``, ``alleged``, ``planned``, ``hypothetical`` or ``negated``.

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("The court will not release the two men, who allegedly burned a flag.")
    >>> of_act(doc[4]), of_act(doc[11])
    ('negated', 'alleged')
    """
    found = set(_own(token)) | set(_governing(token))
    return next(m for m in (*STRENGTH[:-1], "asserted") if m in found or m == "asserted")


def negated(token: Token) -> bool:
    """Whether the act's own clause is negated."""
    return "negated" in _own(token)


def _own(token: Token) -> list[str]:
    """Cues among the act's own dependents."""
    found: list[str] = []
    verb = token.pos_ in ("VERB", "AUX")
    for child in token.children:
        low = child.lower_
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj") and _index("adverbs").get(low) == "negated"):
            if not _merely(child):
                found.append("negated")
        elif child.dep_ in ("advmod", "amod") and low in _index("adverbs"):
            found.append(_index("adverbs")[low])
        elif child.dep_ == "amod" and low in _index("adjectives"):
            found.append(_index("adjectives")[low])
        elif verb and child.dep_ == "aux" and low in _index("auxiliaries") and not _counterfactual_past(low, token):
            found.append(_index("auxiliaries")[low])
        elif child.dep_ == "mark" and low in _index("conjunctions"):
            found.append(_index("conjunctions")[low])
        elif (child.dep_ == "det" and low == "no") or (
            verb and child.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_none(child)
        ):
            found.append("negated")
    if token.dep_ == "pobj" and token.head.lower_ in ("without",):
        found.append("negated")
    if token.dep_ == "pcomp" and _index("prepositions").get(token.head.lower_):
        found.append(_index("prepositions")[token.head.lower_])
    if verb and token.dep_ == "conj" and not syntax.children(token, "nsubj", "aux", "nsubjpass"):
        head = syntax.governor(token)
        if head.i != token.i:
            found.extend(m for m in _own(head) if m != "negated" or not syntax.children(token, "neg"))
    return found


def _merely(negation: Token) -> bool:
    """ "not only arrested but also beaten" denies nothing."""
    following = negation.doc[negation.i + 1 : negation.i + 2]
    return any(t.lower_ in ("only", "just", "merely", "simply") for t in following)


def _is_none(token: Token) -> bool:
    return token.lower_ in ("nobody", "none", "nothing") or any(
        c.dep_ == "det" and c.lower_ in ("no", "neither") for c in token.children
    )


def _counterfactual_past(aux: str, verb: Token) -> bool:
    """ "Could" and "can" of ability told in the past are still no fact, so nothing is exempt but "must have"."""
    return aux == "must" and any(c.lower_ == "have" for c in verb.children)


_STOP_AT = {
    "say",
    "tell",
    "report",
    "announce",
    "state",
    "confirm",
    "add",
    "note",
    "write",
    "explain",
    "claim",
    "maintain",
}


def _governing(token: Token) -> list[str]:
    """Cues above the act, up to the clause that tells it as a whole."""
    found: list[str] = _fate(token)
    node = token
    for _ in range(6):
        head = node.head
        if head.i == node.i:
            break
        if node.dep_ in ("relcl", "nsubj", "nsubjpass", "parataxis") or (
            node.dep_ == "advcl" and not _conditional(node)
        ):
            break
        if node.dep_ == "acl" and node.tag_ in ("VBN", "VBG"):
            break
        if node.dep_ == "ccomp" and head.lemma_ in _STOP_AT:
            break
        found.extend(_of_head(node, head))
        if head.pos_ in ("VERB", "AUX") and node.dep_ in ("xcomp", "ccomp", "dobj", "pcomp", "pobj", "advcl"):
            found.extend(m for m in _own(head) if _passes_down(m, node))
        node = head
    return found


def _fate(token: Token) -> list[str]:
    """ "The release was postponed", "cancelled the march": a verb about the act as a whole."""
    undergone = token.dep_ == "nsubjpass" or (token.dep_ == "dobj" and not syntax.is_passive(token.head))
    modality = _index("fates").get(token.head.lemma_) if undergone and token.pos_ == "NOUN" else None
    return [modality] if modality else []


def _conditional(node: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in node.children)


def _passes_down(modality: str, node: Token) -> bool:
    """A governing verb's own modality holds for its complement clause and object too."""
    return node.dep_ in ("xcomp", "dobj") or modality in ("negated", "hypothetical")


def _of_head(node: Token, head: Token) -> list[str]:
    """What the head says of the act below it."""
    if head.pos_ in ("VERB", "ADJ", "AUX"):
        modality = _index("governors").get(head.lemma_)
        if head.lemma_ == "have" and node.dep_ == "xcomp" and any(c.lower_ == "yet" for c in head.children):
            return ["negated"]  # "has yet to be released"
        if modality is None:
            passive = syntax.is_passive(head) and f"{head.lemma_}_passive" in words().governors["alleged"]
            return ["alleged"] if passive and node.dep_ in ("xcomp", "ccomp") else []
        if node.dep_ in ("xcomp", "ccomp") and (node.pos_ in ("VERB", "AUX") or node.dep_ == "xcomp"):
            return [modality] if _fits(modality, head, node) else []
        told = _noun_act(node) if modality in ("hypothetical", "negated") else _is_accusation(head, node)
        return [modality] if told and node.dep_ in ("prep", "dobj") else []
    if node.dep_ == "prep" and head.dep_ == "dobj" and _is_accusation(head.head, node):
        return ["alleged"]  # "accuses the guards of torturing him", where the parser hung the phrase on the guards
    if node.dep_ == "prep" and head.pos_ == "NOUN":
        modality = _index("nouns").get(head.lemma_)
        return [modality] if modality and node.lower_ in ("of", "for", "to", "against", "about") else []
    if node.dep_ == "acl" and head.pos_ == "NOUN" and node.tag_ == "VB":
        modality = _index("nouns").get(head.lemma_)
        return [modality] if modality else []
    return []


def _fits(modality: str, head: Token, node: Token) -> bool:
    """Finite complements of "announced", "agreed" and "believes" are told, not planned."""
    infinitive = syntax.infinitive(node)
    if modality == "planned":
        return infinitive
    if modality == "alleged":
        return syntax.is_passive(head) or head.lemma_ in ("allege", "accuse", "suspect", "charge")
    return infinitive or node.dep_ == "ccomp" or node.tag_ == "VBG"


def _is_accusation(head: Token, node: Token) -> bool:
    """ "accused of the murder", "charged with beating a student": what follows is not told as fact."""
    if node.dep_ != "prep" or _index("governors").get(head.lemma_) != "alleged":
        return False
    gerund = any(c.dep_ == "pcomp" for c in node.children)
    return (node.lower_ == "of" or gerund) and _fits("alleged", head, node)


def _noun_act(node: Token) -> bool:
    return node.dep_ == "dobj" or node.lower_ in ("for", "on")
