"""Where an act happened: the words of the place in the act's own clause. Resolving them to a gazetteer comes later."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from veedor.language import coreference, syntax
from veedor.language.grammar import listed
from veedor.language.names import name_tokens, text_of


def of_act(trigger: Token) -> str | None:
    """The words of the place that the act's clause names, the most specific first with the settlement that holds it.

    Args:
        trigger: the word that carries the act.

    Returns:
        Words of the text, such as "Argentine ambassador's residence in Caracas", or None. A place that only belongs to
        a speaker ("told reporters in Geneva") is left out, since it stands in another clause.
    """
    for place in _candidates(trigger):
        return _words(place)
    return None


def _candidates(trigger: Token) -> Iterator[Token]:
    hosts = [trigger]
    if trigger.pos_ == "VERB":
        hosts += [c for c in trigger.children if c.dep_ in ("dobj", "nsubjpass", "pobj", "attr")]
        head = syntax.governor(trigger)
        if head.i != trigger.i:
            hosts.append(head)
    for host in hosts:
        for preposition, target in syntax.prepositions(host):
            if preposition.split()[-1] in listed("placing") and _is_place(target):
                yield target


def _is_place(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return coreference.kind_at(token) in ("place", "organisation") and not _is_time(token)
    return token.lemma_ in listed("facilities")


def _is_time(token: Token) -> bool:
    return any(t.start <= token.idx < t.end for t in token.doc._.times or ())


def _words(place: Token) -> str:
    """The place's phrase without article, with the settlement after it."""
    tokens = list(name_tokens(place))
    for child in place.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "of") and child.i > place.i:
            inner = [
                t
                for t in child.children
                if t.dep_ == "pobj" and (t.pos_ == "PROPN" or t.lemma_ in listed("facilities"))
            ]
            if inner and inner[0].i not in {t.i for t in tokens}:
                tokens = [*place.doc[tokens[0].i : inner[0].i + 1]] if tokens else tokens
                break
    return text_of(tokens)
