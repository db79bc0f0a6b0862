"""What the form of a verb and its auxiliaries say of its time, by the words of ``tenses.LANGUAGE.yaml``.

The functions take the head of a clause in the house grammar. They do not look at dates, nor at the sentences around.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec
from spacy.tokens import Token

from veedor.vocabulary import load

Tense = Literal["past", "future", "ahead"]

_VERBAL = ("VERB", "AUX")


class SettingAhead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that set a date ahead, where one of the prepositions stands before it: "postponed to"."""

    verbs: frozenset[str]
    prepositions: frozenset[str]


class TenseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``tenses.LANGUAGE.yaml``; the file says what each list means."""

    modals: frozenset[str]
    have: frozenset[str]
    perfect: frozenset[str]
    having: frozenset[str]
    still: frozenset[str]
    has: frozenset[str]
    had: frozenset[str]
    unfinished: frozenset[str]
    finished: frozenset[str]
    progressive: frozenset[str]
    will: frozenset[str]
    be: frozenset[str]
    bare_be: frozenset[str]
    spending: frozenset[str]
    ahead: frozenset[str]
    forward: frozenset[str]
    sets_ahead: tuple[SettingAhead, ...]


@cache
def tense_words(language: str) -> TenseWords:
    """The words of a language that tell the time of a verb."""
    return load(f"tenses.{language}", TenseWords)


def helpers(clause: Token) -> frozenset[str]:
    """The forms of the auxiliaries of a clause, in small letters."""
    return frozenset(child.lower_ for child in clause.children if child.dep_ in ("aux", "auxpass"))


def perfect(clause: Token) -> bool:
    """Whether a clause tells of what has lasted or has been done: "has held", "had held", "spent"."""
    known = tense_words(clause.lang_)
    told = any(c.lemma_ in known.perfect and c.dep_ == "aux" for c in clause.children)
    return told or clause.lemma_ in known.spending


def past_perfect(clause: Token) -> bool:
    """Whether a clause tells of what was over, or had begun, before something else: "had been in refuge"."""
    known = tense_words(clause.lang_)
    return any(child.lower_ in known.had and child.dep_ == "aux" for child in clause.children)


def still_runs(clause: Token) -> bool:
    """Whether a present perfect says that it goes on: "has been held"."""
    known = tense_words(clause.lang_)
    return any(c.lower_ in known.still and c.dep_ == "aux" for c in clause.children)


def simple_past(clause: Token) -> bool:
    """Whether a clause tells of a finished act: "arrested", "was arrested"; not "had arrested".

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("They arrested two men whom they had warned.")
    >>> simple_past(doc[1]), simple_past(doc[7])
    (True, False)
    """
    known, forms = tense_words(clause.lang_), helpers(clause)
    if forms & known.unfinished or "Sub" in clause.morph.get("Mood"):
        return False
    return clause.tag_ == "VBD" or bool(forms & known.finished)


def in_present(clause: Token) -> bool:
    """Whether a clause is told in the present, by itself, its auxiliary or the verb that it completes."""
    present = ("VBZ", "VBP")
    if clause.tag_ in present or any(c.tag_ in present for c in clause.children if c.dep_ in ("aux", "auxpass")):
        return not is_to_come(clause)
    return clause.dep_ == "xcomp" and clause.head.i != clause.i and in_present(clause.head)


def is_to_come(verb: Token) -> bool:
    """Whether the ending of the verb or of its auxiliary tells the future: "liberará", "será liberado"."""
    words = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    return any("Fut" in w.morph.get("Tense") or "Cnd" in w.morph.get("Mood") for w in words)


def sets_ahead(verb: Token, before: str) -> bool:
    """Whether the verb, in whatever tense, sets ahead the date after the word `before`: "postponed to Oct. 31"."""
    known = tense_words(verb.lang_).sets_ahead
    return any(verb.lemma_ in setting.verbs and before in setting.prepositions for setting in known)


def verb_tense(verb: Token) -> Tense | None:
    """The tense of a verb with its auxiliaries.

    Returns:
        ``ahead`` for the present of what is on a calendar ("expires on Tuesday", "is due on 1 December"); an infinitive
        takes the tense of its governor, unless the governor looks forward ("agreed to", "is set to").
    """
    known, forms = tense_words(verb.lang_), helpers(verb)
    if is_to_come(verb):
        return "future"
    if forms & known.modals:
        return "past" if forms & known.have else "future"
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in auxiliaries):
        infinitive = any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children)
        return None if infinitive and verb.lemma_ in known.be else "past"
    return _tense_of_form(verb, forms, known)


def _tense_of_form(verb: Token, forms: frozenset[str], known: TenseWords) -> Tense | None:
    if verb.tag_ == "VBN" and forms & known.having:
        return "past"
    if verb.tag_ == "VBN" and forms & known.bare_be:
        return "future"
    if verb.tag_ == "VB":
        return _infinitive(verb)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):
        return "ahead" if verb.lower_ in known.ahead else "past"
    if verb.tag_ in ("VBZ", "VBP") and (
        verb.lemma_ in known.ahead or any(c.lower_ in known.ahead for c in verb.children if c.dep_ == "acomp")
    ):
        return "ahead"
    return None


def _infinitive(verb: Token) -> Tense | None:
    governor, known = verb.head, tense_words(verb.lang_)
    if governor is verb or verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl", "relcl", "conj"):
        return None
    looks_forward = governor.lower_ in known.ahead or governor.lemma_ in known.forward
    if governor.lemma_ in known.be or looks_forward or verb.dep_ == "acl":
        return "future"
    return verb_tense(governor) if governor.pos_ in _VERBAL else None
