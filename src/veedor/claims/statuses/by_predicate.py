"""Statuses from verbs: "remains in hiding", "is serving a sentence", "died", "is not allowed to leave"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from veedor.claims.draft import Draft
from veedor.claims.statuses import phrases
from veedor.claims.statuses.bearers import bearers, is_country, is_somebody, is_specific, whom
from veedor.claims.statuses.drafting import in_clause
from veedor.claims.statuses.state_file import code_of, codes_of, words_of
from veedor.language import coreference, modality, syntax
from veedor.language.grammar import listed
from veedor.language.names import is_person_noun


def from_verb(verb: Token) -> Iterator[Draft]:
    """The statuses that a verb tells of its subject, or of its object where it says where that is kept."""
    yield from _denied(verb)
    yield from _owned(verb)
    yield from _visited(verb)
    yield from _after(verb)
    subject = syntax.subject(verb)
    subject = whom(subject, verb) if subject is not None else None
    if subject is None or not is_somebody(subject) or _at_large(verb, subject) or _is_kept_from(verb):
        return
    for state, why in (*_by_verb(verb), *_by_object(verb), *_by_phrase(verb), *_from_there(verb), *_meanwhile(verb)):
        yield from in_clause(verb, subject, state, why)


def _at_large(verb: Token, subject: Token) -> bool:
    """ "people serving sentences at home", "prisoners spend their days in cells": said of a kind, of no one in
    particular."""
    if is_specific(subject):
        return False
    bare = verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children)
    return bare or verb.dep_ == "acl" or verb.tag_ in ("VB", "VBP", "VBZ")


def _is_kept_from(verb: Token) -> bool:
    """ "banned from running for office": what somebody is kept from is no state."""
    return verb.dep_ == "pcomp" and verb.head.lower_ in words_of("undone", verb.lang_)


def _by_verb(verb: Token) -> Iterator[tuple[str, str]]:
    """ "died", "fled", "was re-elected"."""
    unseen = code_of("unseen", verb.lang_).get(verb.lemma_)
    if unseen and syntax.is_passive(verb) and _is_perceived_no_more(verb):
        yield unseen, f"not {verb.lower_}"
    state = code_of("verbs", verb.lang_).get(verb.lemma_)
    if state and not syntax.is_passive(verb) and not _done_to_somebody(verb):
        yield state, f"verb {verb.lemma_}"
    if verb.tag_ in ("VBN", "VBG") and not _done_to_somebody(verb):
        known = code_of("phrases", verb.lang_)
        particles = [c.lower_ for c in verb.children if c.dep_ in ("prt", "prep", "advmod")]
        for told in (verb.lower_, *(f"{verb.lower_} {p}" for p in particles)):
            if told in known:
                yield known[told], f"participle {told}"
                return


def _is_perceived_no_more(verb: Token) -> bool:
    """ "has not been heard from since", "was last seen in May"."""
    last = any(c.lower_ in words_of("last", verb.lang_) for c in verb.children if c.dep_ == "advmod")
    return last or any(c.dep_ == "neg" for c in verb.children)


def _done_to_somebody(verb: Token) -> bool:
    """ "disappeared the farmer", "sheltered two families": the state is not the subject's."""
    if syntax.is_passive(verb):
        return False
    obj = syntax.object_of(verb)
    return obj is not None and (is_person_noun(obj) or coreference.kind_at(obj) == "person")


def _by_object(verb: Token) -> Iterator[tuple[str, str]]:
    """ "serving a sentence", "took office", "running for president"."""
    known = codes_of("objects", verb.lang_)
    obj = syntax.object_of(verb)
    if obj is not None and not syntax.is_passive(verb):
        for state, nouns in known.get(verb.lemma_, ()):
            if obj.lemma_.lower() in nouns or ("@country" in nouns and is_country(obj)):
                yield state, f"{verb.lemma_} {obj.lemma_}"
    for preposition, target in syntax.prepositions(verb):
        for state, nouns in known.get(f"{verb.lemma_} {preposition}", ()):
            if target.lemma_.lower() in nouns or ("@country" in nouns and is_country(target)):
                yield state, f"{verb.lemma_} {preposition} {target.lemma_}"


def _by_phrase(verb: Token) -> Iterator[tuple[str, str]]:
    """ "remains in hiding", "was taken to hospital"."""
    standing = verb.lemma_ in listed("standing", verb.lang_) and not _done_to_somebody(verb)
    if standing or (verb.lemma_ in words_of("keeping", verb.lang_) and syntax.is_passive(verb)):
        yield from ((state, f"phrase beside {verb.lemma_}") for state in phrases.beside(verb))


def _from_there(verb: Token) -> Iterator[tuple[str, str]]:
    """ "spoke from exile", "wrote from his cell"."""
    if verb.lemma_ not in words_of("saying_from", verb.lang_):
        return
    for preposition, target in syntax.prepositions(verb):
        state = phrases.state_inside(target) if preposition in words_of("away", verb.lang_) else None
        if state:
            yield state, f"{verb.lemma_} {preposition} {target.lemma_}"


def _meanwhile(verb: Token) -> Iterator[tuple[str, str]]:
    """ "wrote the book while in detention"."""
    for opener in verb.children:
        if any(c.lower_ in words_of("meanwhile", verb.lang_) for c in opener.children) and opener.dep_ == "prep":
            for target in (t for t in opener.children if t.dep_ == "pobj"):
                state = phrases.state_inside(target)
                if state:
                    yield state, f"{verb.lemma_} meanwhile in {target.lemma_}"


def _visited(verb: Token) -> Iterator[Draft]:
    """ "visited her in the penal colony", "took two men to hospital": who is met or brought there is there."""
    where = words_of("visiting", verb.lang_) | words_of("keeping", verb.lang_)
    obj = syntax.object_of(verb) if verb.lemma_ in where else None
    if obj is None or syntax.is_passive(verb) or not is_somebody(obj) or not is_specific(obj):
        return
    for state, target in phrases.within(verb):
        if state != "in_refuge":  # an embassy is where people meet
            yield from in_clause(verb, obj, state, f"{verb.lemma_} in {target.lemma_}")


def _after(verb: Token) -> Iterator[Draft]:
    """ "was freed after two years behind bars": the state had lasted so long."""
    for preposition, length in syntax.prepositions(verb):
        if preposition not in words_of("after", verb.lang_) or not _is_length(length):
            continue
        for state, target in (told for part in syntax.conjuncts(length) for told in phrases.within(part)):
            head = syntax.patient(verb) or syntax.subject(verb)
            if head is not None and is_specific(head):
                heard = "asserted" if modality.of_act(verb) != "hypothetical" else None
                yield from in_clause(length, head, state, f"{length.lemma_} in {target.lemma_}", heard=heard)


def _is_length(noun: Token) -> bool:
    """Whether a noun is a length of time: "two years and four months"."""
    return any(t.type == "DURATION" and t.start <= noun.idx < t.end and t.edtf is None for t in noun.doc._.times or ())


def _denied(verb: Token) -> Iterator[Draft]:
    """ "is not allowed to leave", "refuses to let her travel", "was never permitted to run"."""
    for state, acts in codes_of("denied", verb.lang_).get(verb.lemma_, ()):
        if not (modality.negated(verb) or _is_refused(verb)):
            continue
        complements = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "csubj") and c.lemma_ in acts]
        for act in complements[:1]:
            head = syntax.patient(verb) or syntax.raised(verb) or _own_subject(act) or _asked(verb)
            if head is not None and is_specific(head):
                yield from in_clause(verb, head, state, f"not {verb.lemma_} {act.lemma_}", heard="asserted")


def _asked(verb: Token) -> Token | None:
    """Whom it is not granted to: "no le permiten a Ana Brandt salir"."""
    to = [t for p, t in syntax.prepositions(verb) if p in listed("to", verb.lang_) and is_somebody(t)]
    return to[0] if to else syntax.dative(verb)


def _own_subject(verb: Token) -> Token | None:
    own = syntax.children(verb, "nsubj", "nsubjpass")
    return own[0] if own else None


def _is_refused(verb: Token) -> bool:
    """Whether a verb of refusing governs: "refuses to allow"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in words_of("refusing", verb.lang_)


def _owned(verb: Token) -> Iterator[Draft]:
    """ "her whereabouts are unknown", "the body of the monk was found"."""
    subject = syntax.subject(verb)
    known = codes_of("owned", verb.lang_).get(subject.lemma_.lower(), ()) if subject is not None else ()
    for state, predicates in known:
        told = {
            verb.lemma_,
            verb.lower_,
            *(c.lemma_.lower() for c in verb.children if c.dep_ in ("acomp", "attr", "oprd")),
        }
        if not told & predicates or subject is None:
            continue
        for owner in owners(subject):
            if is_specific(owner) or not any(True for _ in bearers(owner)):
                yield from in_clause(verb, owner, state, f"{subject.lemma_} {' '.join(sorted(told & predicates))}")


def owners(noun: Token) -> list[Token]:
    """Whose it is: the possessor, else the of-phrase; "whose" stands for the noun that its clause describes."""
    owner = syntax.possessor(noun)
    if owner is not None:
        return [coreference.resolve(owner)[0] if owner.tag_ != "WP$" else _described(owner)]
    return [t for p, t in syntax.prepositions(noun) if p in listed("of", noun.lang_) and t.pos_ != "VERB"][:1]


def _described(whose: Token) -> Token:
    verb = syntax.clause_head(whose)
    return verb.head if verb.dep_ == "relcl" else whose
