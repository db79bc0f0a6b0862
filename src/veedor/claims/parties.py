"""Who takes part in an act: persons, bodies and places, not things.

What is done to a thing is done to whom it belongs: "commuted Ana's sentence" to Ana, "raided the offices of the
newspaper" to the newspaper; "hailed the result" is done to nobody. A letter or a visit does nothing either; whoever it
is of does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from veedor.claims.framing.frame_file import class_words
from veedor.language import naming, syntax
from veedor.language.grammar import among, listed
from veedor.language.names import actor_words, is_actor_noun, is_person_noun

_DEEPEST = 3
"""Things of things that are followed: "the doors of the offices of the newspaper"."""


def parties(heads: Iterable[Token]) -> list[Token]:
    """The heads of those who take part, in the place of the things that belong to them.

    Args:
        heads: heads of noun phrases; co-ordinated ones are looked at one by one where the first is a thing.
    """
    found: dict[int, Token] = {}
    for head in heads:
        for party in _parties(head, _DEEPEST):
            found.setdefault(party.i, party)
    return list(found.values())


def doing(trigger: Token) -> list[Token]:
    """Whoever a word names as doing the act that it tells: "protesters", "strikers"."""
    return [trigger] if trigger.pos_ == "NOUN" and among(trigger, "doers") else []


def affected(trigger: Token) -> list[Token]:
    """Whom an act touches though the frame names nobody: the owner of the thing that it is done to ("whose ban was
    lifted"), else whom it is directed against."""
    if trigger.pos_ not in ("VERB", "AUX"):
        return []
    thing = syntax.patient(trigger)
    owner = syntax.possessor(thing) if thing is not None and not takes_part(thing) else None
    if owner is not None:
        return parties([owner])
    against = [t for preposition, t in syntax.prepositions(trigger) if preposition in listed("adverse", trigger.lang_)]
    return parties(against[:1])


def controlling(trigger: Token, things: Iterable[Token]) -> list[Token]:
    """Who does what a thing is said to do, where the thing is a means: "used a decree to detain lawyers".

    Args:
        trigger: the verb of the act.
        things: what the parse gives as its doers; without any there is nothing to look for.
    """
    means = [t for t in things if t.dep_ == "dobj"]
    if not means or not syntax.infinitive(trigger):
        return []
    subject = syntax.subject(means[0].head)
    return [subject] if subject is not None and takes_part(subject) else []


def _parties(head: Token, depth: int) -> Iterator[Token]:
    premises = among(head, "premises")
    if takes_part(head) and not (premises and any(_owners(head))):
        yield head
        return
    members = syntax.conjuncts(head)[1:]
    owners = list(_owners(head)) if depth else []
    for owner in owners:
        yield from _parties(owner, depth - 1)
    if owners:
        return
    for member in members:
        if takes_part(member):
            yield member
            return  # its own conjuncts come with it
    if _stands_alone(head):
        yield head


def _stands_alone(thing: Token) -> bool:
    """A thing that acts and is acted on though nobody is said to own it: a website, an aircraft."""
    return any(thing.lemma_.lower() in class_words(name, thing.lang_) for name in ("media", "property"))


def takes_part(head: Token) -> bool:
    """Whether a head names a person, a body or a place, as far as its words tell."""
    if head.pos_ in ("PROPN", "PRON", "NUM") or head.like_num or head.tag_ in ("PRP$", "WP$"):
        return not among(head, "impersonal") or among(head, "it")
    if head.pos_ == "ADJ" or head.tag_ in ("VBN", "VBD"):
        return any(c.dep_ == "det" for c in head.children)  # "the accused", "the injured"
    if is_person_noun(head) or is_actor_noun(head):
        return True
    lemma = head.lemma_.lower()
    words = actor_words(head.lang_)
    if lemma in words.organisation or lemma in words.places:
        return True
    if any(lemma in class_words(name, head.lang_) for name in ("body", "mission")) or among(head, "premises"):
        return True
    counted = naming.counted(head)
    if counted.i != head.i:
        return takes_part(counted)
    return looks_like_person(head, lemma)


def looks_like_person(noun: Token, lemma: str) -> bool:
    """A noun that no list has, by its ending or by "who": "beekeepers", "the gunsmith who"."""
    if any(lemma.endswith(ending) for ending in listed("agentive_endings", noun.lang_)):
        return lemma not in listed("agentive_things", noun.lang_)
    return any(
        among(t, "personal_relatives")
        for clause in syntax.children(noun, "relcl")
        for t in syntax.children(clause, "nsubj", "nsubjpass")
    )


def _owners(thing: Token) -> Iterator[Token]:
    """To whom a thing belongs: its possessor, else whom its of-phrase names, else a name before it."""
    possessor = syntax.possessor(thing)
    if possessor is not None:
        yield possessor
        return
    of = [t for preposition, t in syntax.prepositions(thing) if preposition in listed("belonging", thing.lang_)]
    if of:
        yield of[0]
        return
    named = [c for c in thing.children if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN" and c.ent_type_ == ""]
    yield from named[:1]
