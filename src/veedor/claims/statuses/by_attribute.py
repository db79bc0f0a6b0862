"""Statuses from words beside a person: "the jailed activist", "eight of them in exile", "the inmate's death"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from veedor.claims.draft import Draft
from veedor.claims.statuses import phrases
from veedor.claims.statuses.bearers import is_somebody, is_specific
from veedor.claims.statuses.by_predicate import owners
from veedor.claims.statuses.drafting import in_clause, in_phrase
from veedor.claims.statuses.state_file import code_of
from veedor.language import coreference
from veedor.language.grammar import listed
from veedor.language.names import is_person_noun


def from_noun(noun: Token) -> Iterator[Draft]:
    """The statuses that a noun tells: of whom it names, by what stands beside it, or of whose it is."""
    yield from _suffered(noun)
    person = is_person_noun(noun) or (noun.pos_ == "PROPN" and coreference.kind_at(noun) == "person")
    if not person and not (noun.like_num and is_somebody(noun)):
        return
    if person:
        yield from _adjectives(noun)
        yield from _left(noun)
    if is_specific(noun):
        for state, target in phrases.after_noun(noun):
            yield from in_phrase(target, noun, state, f"phrase {target.lemma_}")


def _adjectives(noun: Token) -> Iterator[Draft]:
    """ "the jailed activist", "jailed opposition leader Ana Brandt", "two people dead"."""
    known = code_of("adjectives", noun.lang_)
    hosts = [noun, *(c for c in noun.children if c.dep_ in ("compound", "nmod") and c.i < noun.i)]
    for host in hosts:
        for child in host.children:
            before = child.dep_ in ("amod", "compound", "nmod") and child.i < noun.i
            behind = ("acl", "oprd", "acomp", *listed("postposed", noun.lang_))
            after = child.dep_ in behind and child.tag_ == "JJ" and child.i > noun.i
            state = known.get(child.lower_) if before or after else None
            if state and is_specific(noun):
                yield from in_phrase(child, noun, state, f"adjective {child.lower_}")


def _left(noun: Token) -> Iterator[Draft]:
    """ "left at least 42 people dead": an adjective beside the verb of which the noun is object."""
    known = code_of("adjectives", noun.lang_)
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.pos_ == "ADJ" and verb.dep_ == "ccomp" and verb.lower_ in known:
        yield from in_clause(verb.head, noun, known[verb.lower_], f"{verb.head.lemma_} {verb.lower_}")
    if noun.dep_ != "dobj":
        return
    for child in verb.children:
        if child.dep_ in ("oprd", "acomp", "advmod") and child.i > noun.i and child.lower_ in known:
            yield from in_clause(verb, noun, known[child.lower_], f"{verb.lemma_} {child.lower_}")


def _suffered(noun: Token) -> Iterator[Draft]:
    """ "the inmate's death", "the death of 50 people", "the trial of the editor"."""
    state = code_of("suffered", noun.lang_).get(noun.lemma_.lower())
    if not state or noun.dep_ == "compound":
        return
    for owner in owners(noun):
        if is_somebody(owner):
            yield from in_clause(noun, owner, state, f"{noun.lemma_} of", heard=None)
