"""The syntax vocabulary of a language that is parsed in Universal Dependencies: ``syntax.LANGUAGE.yaml``."""

from __future__ import annotations

from functools import cache

import msgspec

from veedor.vocabulary import load


class SyntaxWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Schema of ``syntax.LANGUAGE.yaml``.

    Args:
        labels: label of Universal Dependencies -> label of the house, where they differ.
        marks: characters that the parser takes for words: quotation marks, dashes.
        passive: lemmas of the verbs that make a participle passive.
        agent: prepositions of the passive's agent.
        personal: prepositions that mark a personal object.
        pronominal: lemmas of verbs whose reflexive pronoun makes no passive.
        compound_prepositions: adverbs that open a prepositional phrase.
        adjectives: participles that have become adjectives: "el mes pasado".
        have: lemma of the auxiliary of the perfect.
        and_: conjunctions that join participles.
        predicating: lemmas of verbs that say something of their object: "mantiene presos a".
        bidding: lemmas of verbs by which somebody is asked to do something.
        relative_adverbs: adverbs that open a relative clause: "donde".
        standing: lemmas of verbs behind which a participle tells in what state somebody stands.
        impersonal: lemmas of verbs whose bare noun behind them is no subject: "hay presos".
        appearing: lemmas of verbs without object, whose noun behind them is the subject.
        times: nouns of time, which are no subject of a verb before them: "salieron esa noche".
        ago: verbs that are prepositions before a time: "hace un año".
        both: numbers that stand for persons: "acusó a ambos".
        adverbial_marks: prepositions before a finite clause that is none of content: "para que".
        datives: pronouns of somebody to whom something is done.
        purpose: prepositions before an infinitive that tell a purpose.
        adverbial: prepositions whose phrase belongs to the act, not to the person named before it.
        subordinating: conjunctions that open a finite clause.
        of_name: prepositions and articles inside a name.
        hedges: adverbs of several words before a number: "al menos".
        causing: verbs whose object does what their infinitive tells: "dejó salir a los presos".
        dative: pronouns of an indirect object: "le dictó prisión".
        telling: prepositions of whom something is said to, and where: "dijo a la prensa que".
        neuter: articles of things alone: "lo siguiente".
        holding: verbs whose object is said to have done what follows their preposition.
    """

    labels: dict[str, str]
    marks: frozenset[str]
    passive: frozenset[str]
    agent: frozenset[str]
    personal: frozenset[str]
    pronominal: frozenset[str]
    compound_prepositions: frozenset[str]
    adjectives: frozenset[str]
    have: str
    and_: frozenset[str] = msgspec.field(name="and")
    predicating: frozenset[str]
    bidding: frozenset[str]
    relative_adverbs: frozenset[str]
    standing: frozenset[str]
    impersonal: frozenset[str]
    appearing: frozenset[str]
    times: frozenset[str]
    ago: frozenset[str]
    both: frozenset[str]
    adverbial_marks: frozenset[str]
    datives: frozenset[str]
    purpose: frozenset[str]
    adverbial: frozenset[str]
    subordinating: frozenset[str]
    of_name: frozenset[str]
    dative: frozenset[str]
    hedges: tuple[str, ...]
    causing: frozenset[str]
    holding: frozenset[str]
    telling: frozenset[str]
    neuter: frozenset[str]


@cache
def words(language: str) -> SyntaxWords:
    """The syntax vocabulary of a language.

    >>> "por" in words("es").agent
    True
    """
    return load(f"syntax.{language}", SyntaxWords)
