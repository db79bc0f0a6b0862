"""Statuses: the state of a person or group, from acts that put them in it and from words for standing states."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
from spacy.tokens import Doc, Token

from veedor.claims import dating
from veedor.claims.claim import Name
from veedor.claims.draft import Dating, Draft
from veedor.claims.events import Event
from veedor.claims.evidence import clause, phrase
from veedor.claims.naming import names
from veedor.claims.spells import duration_of
from veedor.language import coreference, modality, syntax
from veedor.language.grammar import listed
from veedor.language.names import country_names, is_person_noun, name_tokens, text_of
from veedor.vocabulary import load

Words = tuple[str, ...]


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of ``states.yaml``; the file explains the fields."""

    label: dict[str, str]
    huridocs: str | None = None
    predicates: Words = ()
    adjectives: Words = ()
    verbs: Words = ()
    objects: dict[str, Words] = {}
    titles: Words = ()


@cache
def states() -> dict[str, State]:
    """All states by code."""
    return load("states", dict[str, State])


@cache
def _lookup(section: str) -> dict[str, str]:
    return {word: code for code, state in states().items() for word in getattr(state, section)}


@cache
def _objects() -> dict[str, list[tuple[frozenset[str], str]]]:
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for code, state in states().items():
        for verb, lemmas in state.objects.items():
            found.setdefault(verb, []).append((frozenset(lemmas), code))
    return found


def find(doc: Doc, events: list[Event]) -> Iterator[Draft]:
    """The statuses of a document: one a subject, state and clause.

    Args:
        doc: a parsed document with names and attributions.
        events: what `veedor.claims.events.find` found in it.
    """
    seen: set[tuple[str, str, int]] = set()
    told = list(_all(doc, events))
    for draft in [*told, *_arrivals(doc, told)]:
        if draft.modality is None:
            draft.modality = modality.of_act(draft.anchor)
        if draft.modality == "hypothetical":
            continue  # who would be, or should be, in a state is not in it
        draft.fields["duration"] = duration_of(draft.anchor, draft.fields["state"])
        key = (draft.fields["subject"].name.lower(), draft.fields["state"], draft.anchor.sent.start)
        if key not in seen:
            seen.add(key)
            yield draft


_CONFINED = frozenset({"in_refuge", "detained", "in_hiding", "house_arrest", "released", "deported"})


def _arrivals(doc: Doc, told: list[Draft]) -> Iterator[Draft]:
    """Who was confined or in refuge and has arrived in a country or place abroad is in exile there.

    Only for subjects whose confinement, refuge or release the same report tells: a traveller is no exile.
    """
    confined = {d.fields["subject"].name.lower() for d in told if d.fields["state"] in _CONFINED}
    if not confined:
        return
    for token in doc:
        if token.lemma_ not in ("arrive", "arrival", "land"):
            continue
        subject = syntax.subject(token) if token.pos_ == "VERB" else syntax.possessor(token)
        place = next((t for p, t in syntax.prepositions(token) if p in ("in", "at") and _is_country(t)), None)
        if subject is None or place is None:
            continue
        for name in names([subject]):
            if name.name.lower() in confined:
                draft = _draft(
                    token, name, "exiled", evidence=clause(token), why=f"{token.lower_} of someone confined before"
                )
                draft.dating = _arrived(token)
                draft.where = draft.fields["place"] = text_of(name_tokens(place))
                yield draft


def _arrived(token: Token) -> Dating:
    """When: the date of the arrival itself, else of the announcement of it, which is told as news of that day."""
    own = dating.of_status(token, "exiled")
    announcing = syntax.clause_head(token)
    if own.when is not None or announcing.i == token.i:
        return own
    return dating.of_status(announcing, "exiled")


def _is_country(token: Token) -> bool:
    return text_of(name_tokens(token)).lower() in country_names()


def _all(doc: Doc, events: list[Event]) -> Iterator[Draft]:
    for event in events:
        yield from _from_event(event)
    titled: set[str] = set()
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            yield from _from_verb(token)
        elif token.pos_ in ("NOUN", "PROPN"):
            yield from _from_noun(token)
            for draft in _from_title(token):
                surname = draft.fields["subject"].name.split()[-1]
                if surname not in titled:
                    titled.add(surname)
                    yield draft


def _draft(
    anchor: Token, subject: Name, state: str, *, evidence: tuple[int, int], why: str, heard: str | None = None
) -> Draft:
    fields = {"subject": subject, "state": state, "huridocs": states()[state].huridocs}
    return Draft("status", anchor, evidence, fields, modality=heard, explanation=why)


def _from_event(event: Event) -> Iterator[Draft]:
    matched = event.matched
    spec = matched.frame.status
    if spec is None or matched.match.status_off:
        return
    heads = matched.recipients if spec.of == "recipient" else matched.actors
    for head in heads:
        if not _can_have_state(head):
            continue
        size = _size(head)
        for subject in names([head]):
            draft = _draft(
                matched.trigger,
                subject,
                spec.state,
                evidence=clause(matched.trigger),
                why=f"frame {matched.frame.id} puts its {spec.of} in this state",
                heard=event.modality,
            )
            draft.fields["size"] = size
            yield draft


def _can_have_state(head: Token) -> bool:
    if head.pos_ in ("PROPN", "PRON"):
        return True
    return is_person_noun(head) or any(is_person_noun(t) for t in head.subtree) or head.pos_ in ("NUM", "DET")


def _size(head: Token) -> int | None:
    """The number of a counted group."""
    for quantity in head.doc._.quantities or ():
        if quantity.noun == head.i and quantity.low == quantity.high and quantity.low is not None:
            return int(quantity.low)
    return None


def _from_verb(verb: Token) -> Iterator[Draft]:
    subject = syntax.subject(verb)
    if subject is None or not _is_subject(subject):
        return
    state = _lookup("verbs").get(verb.lemma_)
    if state and not syntax.is_passive(verb) and not _done_to_somebody(verb):
        yield from _told(verb, subject, state, f"verb {verb.lemma_}")
    for lemmas, code in _objects().get(verb.lemma_, ()):
        obj = syntax.object_of(verb)
        if obj is not None and (obj.lemma_ in lemmas or ("@prison" in lemmas and _in_prison(verb))):
            yield from _told(verb, subject, code, f"{verb.lemma_} {obj.lemma_}")
    if verb.tag_ in ("VBN", "VBG") and verb.lower_ in _lookup("predicates") and not _done_to_somebody(verb):
        yield from _told(verb, subject, _lookup("predicates")[verb.lower_], f"participle {verb.lower_}")
    if verb.lemma_ in listed("standing"):
        for predicate in _predicates(verb):
            code_ = _lookup("predicates").get(predicate)
            if code_:
                yield from _told(verb, subject, code_, predicate)


def _done_to_somebody(verb: Token) -> bool:
    """ "disappeared the farmer", "sheltered two families": the state is not the subject's."""
    obj = syntax.object_of(verb)
    return obj is not None and (is_person_noun(obj) or coreference.kind_at(obj) == "person")


def _in_prison(verb: Token) -> bool:
    nouns = {"prison", "jail", "custody", "detention", "bar", "cell", "penitentiary"}
    return any(t.lemma_ in nouns for p, t in syntax.prepositions(verb) if p in ("in", "behind", "at"))


def _predicates(verb: Token) -> Iterator[str]:
    """The phrases that a verb of being takes, as ``preposition noun`` or as a bare word."""
    for preposition, target in syntax.prepositions(verb):
        modifiers = " ".join(c.lower_ for c in target.children if c.dep_ in ("amod", "compound"))
        yield f"{preposition} {target.lower_}"
        yield f"{preposition} {target.lemma_}"
        if modifiers:
            yield f"{preposition} {modifiers} {target.lemma_}"
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "oprd", "advmod", "advcl", "xcomp"):
            yield child.lower_
            for preposition, target in syntax.prepositions(child):
                yield f"{child.lower_} {preposition} {target.lemma_}"


def _told(anchor: Token, subject: Token, state: str, why: str) -> Iterator[Draft]:
    for name in names([subject]):
        yield _draft(anchor, name, state, evidence=clause(anchor), why=why)


def _is_subject(token: Token) -> bool:
    return token.pos_ in ("PROPN", "PRON", "NUM") or is_person_noun(token)


def _from_noun(noun: Token) -> Iterator[Draft]:
    """ "the jailed activist Ana Karol", "42 people dead", "political prisoners"."""
    person = is_person_noun(noun) or (noun.pos_ == "PROPN" and coreference.kind_at(noun) == "person")
    if not person:
        return
    for child in noun.children:
        if child.dep_ in ("amod", "acl", "oprd", "acomp") and child.tag_ in ("VBN", "JJ", "VBD"):
            state = _lookup("adjectives").get(child.lower_)
            if state and (child.dep_ == "amod" or child.tag_ == "JJ"):
                yield from (_draft(child, n, state, evidence=phrase(noun), why=child.lower_) for n in names([noun]))
    yield from _left_dead(noun)


def _left_dead(noun: Token) -> Iterator[Draft]:
    """ "left at least 42 people dead", "caused the death of 50 people"."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ == "death":
        yield from (_draft(verb.head, n, "dead", evidence=clause(verb.head), why="death of") for n in names([noun]))
    elif verb.lemma_ == "leave" and any(c.lower_ == "dead" for c in (*verb.children, *noun.children)):
        yield from (_draft(verb, n, "dead", evidence=clause(verb), why="left dead") for n in names([noun]))


def _from_title(token: Token) -> Iterator[Draft]:
    """An office or candidacy before or after a person's name: "President Ana Karol", "Ana Karol, governor of Lara"."""
    if token.pos_ != "PROPN" or coreference.kind_at(token) != "person":
        return
    titles = _lookup("titles")
    words = name_tokens(token)
    first = words[0].i
    for word in reversed(token.doc[max(token.sent.start, first - 8) : first]):
        if word.pos_ == "VERB" or word.text in (",", ".", ";", ":"):
            break
        code = titles.get(word.lower_)
        if code and not _former(word):
            yield _title_draft(token, word, words, code)
            return
    for child in token.children:
        if child.dep_ == "appos" and child.lemma_.lower() in titles and not _former(child):
            yield _title_draft(token, child, words, titles[child.lemma_.lower()])
            return


def _former(word: Token) -> bool:
    before = [t.lower_ for t in word.doc[max(word.sent.start, word.i - 5) : word.i]]
    return any(w in ("former", "ex", "late", "then", "ex-") for w in before)


def _title_draft(token: Token, word: Token, words: list[Token], state: str) -> Draft:
    start = min(word.left_edge.idx if word.i > token.i else word.idx, words[0].idx)
    end = max(words[-1].idx + len(words[-1]), word.right_edge.idx + len(word.right_edge) if word.i > token.i else 0)
    end = min(end, start + 400)
    subject = names([token])
    return _draft(
        token,
        subject[0] if subject else Name(text_of(words)),
        state,
        evidence=(start, end),
        why=f"title {word.lower_}",
        heard="asserted",
    )
