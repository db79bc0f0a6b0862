"""Whom a verb without subject speaks of, in languages that leave the pronoun out: "Dijo que volverá".

The last subject that fits in number, in the sentence or the two before; where the verb tells what somebody undergoes
("Fue trasladada"), rather the one to whom something was done before. Where nobody fits, nobody is told. Verbs in the
first and second person, impersonal and reflexive ones are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from veedor.language.grammar import listed

_KEPT = "veedor_dropped"
_SUBJECTS = ("nsubj", "nsubjpass")
_FINITE = ("VBD", "VBZ", "VBP")
_REACH = 2
"""How many sentences back the subject is looked for."""


def antecedent(verb: Token) -> Token | None:
    """The head of the noun phrase that a verb without subject speaks of, or None.

    Args:
        verb: head of a clause in which no subject stands.
    """
    if not listed("dropped_pronouns", verb.lang_):
        return None
    verb = _governing(verb)
    known: dict[int, Token | None] = verb.doc.user_data.setdefault(_KEPT, {})
    if verb.i not in known:
        known[verb.i] = None  # what a chain that comes back here finds
        known[verb.i] = _found(verb)
    return known[verb.i]


def _governing(verb: Token) -> Token:
    """The finite verb that an infinitive or a gerund completes: "seguirán luchando"."""
    while _finite(verb) is None and verb.dep_ in ("xcomp", "conj", "advcl", "pcomp", "prep") and verb.head.i != verb.i:
        verb = verb.head
    return verb


def _found(verb: Token) -> Token | None:
    finite = _finite(verb)
    if finite is None or "3" not in finite.morph.get("Person") or _is_reflexive(verb):
        return None
    if verb.lemma_ in listed("without_subject", verb.lang_):
        return None
    plural = "Plur" in finite.morph.get("Number")
    undergone = _is_undergone(verb)
    for candidate in _candidates(verb, undergone=undergone):
        if _fits(candidate, verb, plural=plural, undergone=undergone):
            return candidate
    return None


def _finite(verb: Token) -> Token | None:
    if verb.tag_ in _FINITE:
        return verb
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE]
    return helpers[0] if helpers else None


def _is_reflexive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" and c.pos_ == "PRON" for c in verb.children)


def _is_undergone(verb: Token) -> bool:
    """Whether the verb tells of somebody to whom it is done, or who is in a state."""
    return any(c.dep_ == "auxpass" for c in verb.children) or verb.lemma_ in listed("standing", verb.lang_)


def _candidates(verb: Token, *, undergone: bool) -> Iterator[Token]:
    """Subjects of the verbs before, nearest first; of the sentences before the main ones first."""
    for other in reversed(verb.doc[verb.sent.start : verb.i]):
        if other.tag_ in _FINITE or other.tag_ == "VBN":
            yield from _parties(other, undergone=undergone)
    sent, left = verb.sent, _REACH
    while left and sent.start > 0:
        sent = verb.doc[sent.start - 1].sent
        if not sent.text.isspace():
            left -= 1
            yield from _of_sentence(sent, undergone=undergone)


def _of_sentence(sent: Span, *, undergone: bool) -> Iterator[Token]:
    from veedor.language import syntax

    verbs = [t for t in sent if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")]
    main = [v for v in verbs if v.dep_ == "ROOT"]
    for verb in main:
        yield from _parties(verb, undergone=undergone)
        told = syntax.subject(verb)
        if told is not None:
            yield told
    for verb in verbs:
        if verb.dep_ != "ROOT":
            yield from _parties(verb, undergone=undergone)


def _parties(verb: Token, *, undergone: bool) -> Iterator[Token]:
    """The subject of a verb, behind its object where that is who a state is told of."""
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    objects = [c for c in verb.children if c.dep_ == "dobj"] if undergone else []
    yield from (t for t in (*objects, *subjects) if t.tag_ not in ("WP", "DT"))


def _fits(candidate: Token, verb: Token, *, plural: bool, undergone: bool) -> bool:
    from veedor.language.names import is_actor_noun, is_person_noun

    somebody = is_person_noun if undergone else is_actor_noun
    named = candidate.pos_ == "PROPN" or somebody(candidate)
    many = candidate.tag_ == "NNS" or any(c.dep_ == "conj" for c in candidate.children)
    return named and many == plural and _agrees(candidate, verb)


def _agrees(candidate: Token, verb: Token) -> bool:
    """Whether the gender of a participle and that of the noun or of the title before a name are the same, where both
    are told."""
    if verb.tag_ != "VBN" or not any(c.dep_ == "auxpass" for c in verb.children):
        return True
    titles = [c for c in candidate.children if c.dep_ == "compound" and c.pos_ == "NOUN"]
    own = {g for t in (titles or [candidate]) for g in t.morph.get("Gender")}
    other = set(verb.morph.get("Gender"))
    return not own or not other or bool(own & other)
