"""Phrases that tell a state: "in solitary confinement", "at the police station", "missing"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from veedor.claims.statuses.state_file import code_of, words_of
from veedor.language import syntax
from veedor.language.grammar import listed

_COMPLEMENTS = ("acomp", "attr", "oprd", "advmod", "advcl", "xcomp", "prt")
_MODIFIERS = ("amod", "compound", "nmod", "poss")


def beside(token: Token) -> Iterator[str]:
    """The states that the phrases beside a verb or a noun tell: its prepositional phrases and its complements."""
    for preposition, target in syntax.prepositions(token):
        for member in syntax.conjuncts(target):
            yield from _prepositional(preposition, member)
    for child in token.children:
        if child.dep_ in _COMPLEMENTS and not syntax.infinitive(child):
            yield from _complement(child)
        if child.dep_ == "advmod":  # "was sent back to jail"
            for preposition, target in syntax.prepositions(child):
                yield from _prepositional(preposition, target)


def within(token: Token) -> Iterator[tuple[str, Token]]:
    """The states told by the prepositional phrases of a token alone, with the noun of the phrase."""
    for preposition, target in syntax.prepositions(token):
        for code in _prepositional(preposition, target):
            yield code, target


def after_noun(noun: Token) -> Iterator[tuple[str, Token]]:
    """The states told right after a noun, also where the parser hung them on the verb: "named ten men in detention".

    A place tells nothing here: protesters at an embassy are not in refuge.
    """
    for preposition, target in syntax.prepositions(noun):
        yield from ((code, target) for code in _prepositional(preposition, target, places=False))
    following = noun.right_edge.i + 1
    for opener in noun.head.children if noun.dep_ == "dobj" else ():
        if opener.i == following and opener.dep_ == "prep":
            for target in (t for t in opener.children if t.dep_ == "pobj"):
                yield from ((code, target) for code in _prepositional(opener.lower_, target, places=False))


def state_inside(noun: Token) -> str | None:
    """The state of somebody who is in what the noun names: in exile, in prison."""
    for preposition in sorted(words_of("in", noun.lang_)):
        for code in _prepositional(preposition, noun):
            return code
    return None


def place_state(place: Token) -> str | None:
    """The state of somebody who is at a place: prison, embassy, hospital."""
    known = code_of("places", place.lang_)
    return next((known[words] for words in _phrases(place) if words in known), None)


def _prepositional(preposition: str, target: Token, *, places: bool = True) -> Iterator[str]:
    known = code_of("phrases", target.lang_)
    if target.lemma_.lower() in words_of("transparent", target.lang_):
        target = next((t for p, t in syntax.prepositions(target) if p in listed("of", t.lang_)), target)
    for words in _phrases(target):
        code = known.get(f"{preposition} {words}")
        if code:
            yield code
            return
    if places and preposition.split()[-1] in words_of("at", target.lang_):
        code = place_state(target)
        if code:
            yield code


def _complement(child: Token) -> Iterator[str]:
    known = code_of("phrases", child.lang_)
    particles = [c.lower_ for c in child.children if c.dep_ in ("prt", "prep", "advmod")]
    told = [child.lower_, *(f"{child.lower_} {p}" for p in particles)]
    for preposition, target in syntax.prepositions(child):
        told.append(f"{child.lower_} {preposition} {target.lemma_.lower()}")
        told.extend(f"{child.lower_} {preposition} {words}" for words in _phrases(target))
    for phrase in told:
        if phrase in known:
            yield known[phrase]
            return
    if child.tag_ in ("JJ", "VBN") and child.dep_ in ("acomp", "attr", "oprd", "xcomp"):
        state = code_of("adjectives", child.lang_).get(child.lower_)
        if state:
            yield state


def _phrases(noun: Token) -> Iterator[str]:
    """The noun's lemma with as many of the words around it as can be, then with fewer: "prisión preventiva", "prisión".

    Possessive marks are left out: "ambassador residence".
    """
    before, after = _words_before(noun), _words_after(noun)
    for end in range(len(after), -1, -1):
        for start in range(len(before) + 1):
            yield " ".join([*before[start:], noun.lemma_.lower(), *after[:end]])


def _words_before(noun: Token) -> list[str]:
    found: list[Token] = []
    for child in noun.lefts:
        if child.dep_ in _MODIFIERS:
            found.extend(t for t in child.subtree if t.dep_ not in ("case", "det", "punct"))
    return [t.lower_ for t in sorted(found, key=lambda t: t.i)]


def _words_after(noun: Token) -> list[str]:
    """Adjectives behind the noun and the bare nouns of its of-phrase, in languages that put adjectives there."""
    behind = listed("postposed", noun.lang_)
    if not behind:
        return []
    found = [c.lower_ for c in noun.rights if c.dep_ in behind or (c.dep_ == "acl" and not any(c.children))]
    for preposition, target in syntax.prepositions(noun):
        if preposition in listed("of", noun.lang_) or preposition in listed("by", noun.lang_):
            found += [preposition, target.lemma_.lower()]
    return found
