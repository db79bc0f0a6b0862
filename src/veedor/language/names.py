"""The component ``veedor_names`` and what a noun phrase names: words, kind, country, PLOVER sectors.

Finds the proper names of a document and decides for each whether it is a person, an organisation or a place by
gazetteer, title, keyword and a vote over the document; gives every noun phrase the name that a claim shows: the words
of the text without article, number and title. It does not resolve names across reports.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Token

import veedor.language.annotations  # noqa: F401  (declares the extension attributes)
from veedor.language.actors import directory, resolving
from veedor.language.countries import countries, country_names
from veedor.language.grammar import listed
from veedor.vocabulary import load

Kind = Literal["person", "organisation", "place", "group", "thing"]


class ActorWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``actors.LANGUAGE.yaml``."""

    titles: frozenset[str]
    persons: frozenset[str]
    organisation: frozenset[str]
    groups: frozenset[str]
    places: frozenset[str]
    roles: dict[str, frozenset[str]]


class Mention(msgspec.Struct, frozen=True):
    """A proper name in a document.

    Args:
        head: index of its head token.
        start, end: character offsets of the name in ``doc.text``.
        name: the words, without title or article.
        kind: person, organisation or place.
    """

    head: int
    start: int
    end: int
    name: str
    kind: Kind


@cache
def actor_words(language: str) -> ActorWords:
    """The actor vocabulary of a language."""
    return load(f"actors.{language}", ActorWords)


def veedor_names(doc: Doc) -> Doc:
    """Leave the document's proper names on ``doc._.mentions`` and those that mean an actor of the directory on
    ``doc._.actors``, in text order."""
    if doc._.actors is None:
        doc._.actors = resolving.resolve(doc, directory.of(doc._.context.actors), leading=_leading(doc.lang_))
    mentions: list[tuple[Token, list[Token]]] = []
    dated = {n for time in doc._.times or () for n in range(time.start, time.end)}
    for token in doc:
        if token.pos_ != "PROPN" or token.idx in dated:
            continue  # "May" of "3 May 2025" names nobody
        if token.dep_ not in ("compound", "flat") and token.text[0].isalnum():
            words = name_tokens(token)
            named = any(w.text[0].isupper() or w.text[0].isdigit() for w in words)
            torn = token.head in words and token.head.pos_ == "PROPN"  # one mention for a name torn apart
            if named and not torn and words != (mentions[-1][1] if mentions else None):
                mentions.append((token, words))
    persons = _persons_by_vote(mentions)
    persons |= {
        w.text for t, words in mentions if len(words) > 1 and _kind(t, words, persons) == "person" for w in words
    }
    doc._.mentions = [
        Mention(t.i, w[0].idx, w[-1].idx + len(w[-1]), text_of(w), _kind(t, w, persons)) for t, w in mentions
    ]
    return doc


@Language.factory("veedor_names")
def make_names(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component `veedor_names`, as spaCy makes it; it has no settings."""
    return veedor_names


@cache
def _leading(language: str) -> frozenset[str]:
    """What may stand before or behind a name without being part of it: titles, and kinds of persons and bodies."""
    words = actor_words(language)
    return words.titles | words.persons | words.groups | words.organisation


def _persons_by_vote(mentions: list[tuple[Token, list[Token]]]) -> frozenset[str]:
    """Last words of names that something in the document shows to be a person's: a title, a role, an age."""
    return frozenset(words[-1].text for head, words in mentions if _shown_as_person(head, words))


def _shown_as_person(head: Token, words: list[Token]) -> bool:
    vocabulary = actor_words(head.lang_)
    if any(w.lower_ in vocabulary.organisation for w in words) or text_of(words).lower() in country_names():
        return False
    if _known_kind(head) not in (None, "person"):
        return False
    before = words[0].nbor(-1) if words[0].i else None
    if before is not None and (before.lower_ in vocabulary.titles or before.lemma_ in vocabulary.persons):
        return before.head.i in (head.i, *(w.i for w in words)) or before.head.head.i == head.i
    for child in head.children:
        if child.dep_ == "appos" and (child.lemma_ in vocabulary.persons or child.like_num):
            return True
        if child.dep_ == "relcl" and any(c.lower_ in listed("personal_relatives", c.lang_) for c in child.subtree):
            return True
    return head.dep_ == "appos" and head.head.lemma_ in vocabulary.persons


def _shown_as_body(head: Token, words: list[Token]) -> bool:
    """Whether the text says what kind of body it is: "the group Casa Abierta", "Casa Abierta, a newspaper"."""
    groups = actor_words(head.lang_).groups
    before = words[0].nbor(-1) if words[0].i else None
    if before is not None and before.lemma_.lower() in groups and before.head.i in (head.i, *(w.i for w in words)):
        return before.pos_ in ("NOUN", "PROPN")
    if head.dep_ == "appos" and head.head.pos_ == "NOUN" and head.head.lemma_ in groups:
        return True
    return any(c.dep_ == "appos" and c.lemma_ in groups for c in head.children)


def _known_kind(head: Token) -> Kind | None:
    """The kind that the directory of actors gives, or None."""
    known = resolving.actor_at(head)
    actor = directory.of(head.doc._.context.actors).get(known.entity) if known else None
    if actor is None:
        return None
    return "person" if actor.kind in ("person", "office") else "organisation"


def _kind(head: Token, words: list[Token], persons: frozenset[str]) -> Kind:
    text = text_of(words).lower()
    if text in country_names():
        return "place"
    if text in countries():
        return "group"  # "an Australian, Ana Karol"
    known = _known_kind(head)
    if known is not None:
        return known
    vocabulary = actor_words(head.lang_)
    if any(w.lower_ in vocabulary.organisation for w in words):
        return "organisation"
    if any(w.lower_ in vocabulary.places for w in words):
        return "place"
    if words[-1].text in persons:
        return "person"
    if _shown_as_body(head, words) or (len(words) == 1 and words[0].text.isupper()):
        return "organisation"
    if head.dep_ == "pobj" and head.head.lower_ in listed("locative", head.lang_):
        return "place"
    own = [w for w in words if w.lower_ not in listed("particles", w.lang_)]
    if 2 <= len(own) <= 4 and all(w.is_alpha or "-" in w.text for w in own):
        return "person"
    if len(words) > 1:
        return "organisation"
    return "person" if head.dep_ in ("nsubj", "nsubjpass", "dobj", "poss", "agent", "appos", "conj") else "place"


def text_of(words: list[Token]) -> str:
    """The words as they stand in the text, white space folded."""
    if not words:
        return ""
    if len(words) == 1:
        return words[0].text
    span = words[0].doc[words[0].i : words[-1].i + 1]
    return " ".join(span.text.split())


_LEFT = {"compound", "amod", "nmod", "poss", "nummod", "flat", "advmod", "quantmod", "punct", "npadvmod", "case"}
_NO_NAME = {"det", "predet", "nummod", "quantmod", "cc", "preconj", "advmod"}


def name_tokens(head: Token) -> list[Token]:
    """The tokens of the noun phrase's name: contiguous, without article, number, title, apposition or clause.

    "the five prominent Venezuelan opposition leaders" gives "prominent Venezuelan opposition leaders",
    "President Aleksandar Vučić" gives "Aleksandar Vučić", "members of opposition parties" stays whole.
    """
    doc = head.doc
    known = resolving.actor_at(head)
    if known is not None and head.pos_ == "PROPN":
        return list(doc[known.start : known.end])
    left = head.i
    for token in sorted(_left_modifiers(head), key=lambda t: -t.i):
        if token.i < left:
            left = token.i
    words = list(doc[left : head.i + 1])
    words = _trim_to_proper(words) if head.pos_ == "PROPN" else _trim_left(words)
    return words + _behind(head, words) if words and words[-1].i == head.i else words


def _behind(head: Token, words: list[Token]) -> list[Token]:
    """What belongs to the name behind its head: adjectives that stand there ("presos políticos"), then an of-phrase."""
    postposed = listed("postposed", head.lang_)
    found: list[Token] = []
    for child in head.rights if postposed else ():
        last = child.right_edge.i
        if child.left_edge.is_punct:
            break
        first = child.left_edge
        if child.dep_ not in postposed or first.is_punct or first.i != head.i + 1 + len(found) or last - child.i > 1:
            break
        found.extend(head.doc[child.left_edge.i : last + 1])
    return found + _of_phrase(head, words, head.i + 1 + len(found))


def _left_modifiers(head: Token) -> list[Token]:
    found: list[Token] = []
    for child in head.lefts:
        if child.dep_ == "case" and child.pos_ == "ADP":
            continue  # "a cuatro jueces"
        if child.dep_ in _LEFT or child.dep_ == "conj":
            found.extend(t for t in child.subtree if t.i < head.i)
        elif child.dep_ in ("nsubj", "prep", "relcl", "cc"):
            continue
    return [t for t in found if t.dep_ not in ("relcl",)]


def _trim_left(words: list[Token]) -> list[Token]:
    """Drop articles, numbers and quantifiers, and a possessor, from the left of a common noun phrase."""
    start = 0
    for n, word in enumerate(words[:-1]):
        glued = n > 0 and start == n and words[n - 1].text == "-" and not words[n - 1].whitespace_  # "36-year-old man"
        dropped = word.lower_ in listed("leading", word.lang_) or word.like_num or word.is_punct or glued
        if dropped or word.dep_ in _NO_NAME or (start == n and word.pos_ == "ADP"):
            start = n + 1 if start == n else start
        elif word.tag_ == "POS" and word.head.head.i == words[-1].i and word.head.pos_ != "PRON":
            return words
    return words[start:]


def _trim_to_proper(words: list[Token]) -> list[Token]:
    """Keep the capitalised run that ends at the head, without titles before a person's name."""
    start = len(words) - 1
    while start > 0 and _belongs_to_name(words, start - 1):
        start -= 1
    run = words[start:]
    while len(run) > 1 and (
        run[0].lower_ in listed("connectors", run[0].lang_) or run[0].is_punct or run[0].tag_ == "POS"
    ):
        run = run[1:]
    return _without_title(run)


def _without_title(run: list[Token]) -> list[Token]:
    """ "New Zealand Prime Minister Ana Karol" without what stands before "Ana"; a name with no title is kept whole."""
    vocabulary = actor_words(run[0].lang_)
    if len(run) > 1 and run[0].is_sent_start and run[0].lower_ in vocabulary.persons:
        run = run[1:]  # "Opponent Ana Karol": capitalised only because it opens the sentence
    kinds = [n for n, w in enumerate(run[:-1]) if w.text.isupper() and w.lower_ in vocabulary.groups]
    if kinds:
        run = run[kinds[-1] + 1 :]  # "Cuban NGO Casa Abierta"
    name = len(run)
    while name > 0 and _personal(run[name - 1]):
        name -= 1
    titled = any(w.lower_ in vocabulary.titles for w in run[:name])
    return run[name:] if titled and name < len(run) else run


def _personal(word: Token) -> bool:
    vocabulary = actor_words(word.lang_)
    low = word.lower_
    return (
        word.text[0].isupper()
        and low not in vocabulary.titles
        and low not in vocabulary.organisation
        and low not in countries()
        and low not in listed("connectors", word.lang_)
    ) or low in listed("particles", word.lang_)


def _belongs_to_name(words: list[Token], n: int) -> bool:
    word = words[n]
    if word.pos_ == "PROPN" or (word.text[0].isupper() and word.pos_ in ("ADJ", "NOUN", "X")):
        return True
    if word.lower_ in listed("joining", word.lang_):
        before = n - 1
        while before > 0 and words[before].lower_ in listed("joining", word.lang_):
            before -= 1
        return before >= 0 and words[before].text[0].isupper()
    return word.tag_ == "POS" and n > 0


def _of_phrase(head: Token, words: list[Token], start: int) -> list[Token]:
    """ " of opposition parties" after nouns that say little without it, and after names of bodies."""
    if not _needs_of(head, words):
        return []
    if head.dep_ == "dobj" and head.head.lemma_ in listed("taking_of", head.lang_):
        return []  # "convicted two members of theft"
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in listed("of", child.lang_) and child.i == start:
            targets = [t for t in child.children if t.dep_ == "pobj"]
            if targets:
                last = targets[0]
                if any(t.dep_ in ("relcl", "acl") for t in last.children) and last.i - child.i > 8:
                    return []
                inner = list(head.doc[child.i : last.i + 1])
                if not listed("postposed", head.lang_):
                    return inner
                inner += _behind(last, [last])
                return inner + (_of_phrase(head, words, inner[-1].i + 1) if head.pos_ == "PROPN" else [])
    return []


def _needs_of(head: Token, words: list[Token]) -> bool:
    with_of = listed("with_of", head.lang_)
    if head.pos_ != "PROPN":
        return head.lemma_.lower() in with_of
    groups = actor_words(head.lang_).groups if listed("postposed", head.lang_) else ()
    kinds = (c for c in head.children if c.dep_ == "compound" and c.lemma_.lower() in groups)
    return any(w.lower_ in with_of for w in (head, *words)) or next(kinds, None) is not None


def country_of(words: list[Token]) -> str | None:
    """ISO code of the first country name or demonym among the words, longer names before shorter ones."""
    known, low = countries(), [w.lower_ for w in words]
    for n in (4, 3, 2, 1):
        for i in range(len(low) - n + 1):
            code = known.get(" ".join(low[i : i + n]))
            if code:
                return code
    return None


def sectors_of(head: Token, words: list[Token]) -> tuple[str, ...]:
    """PLOVER sectors by the role words of the phrase, the head's first; empty where no word tells."""
    roles = _role_index(head.lang_)
    found: dict[str, None] = {}
    for token in (head, *reversed(words)):
        for code in roles.get(token.lemma_.lower(), ()):
            found.setdefault(code)
    return tuple(found)


@cache
def _role_index(language: str) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for code, lemmas in actor_words(language).roles.items():
        for lemma in lemmas:
            index[lemma] = (*index.get(lemma, ()), code)
    return index


def is_person_noun(token: Token) -> bool:
    """Whether a common noun names persons: "activist", "people", "detainees", also the participle of "the accused"."""
    persons = actor_words(token.lang_).persons
    if token.lemma_.lower() in persons:
        return True
    return token.pos_ == "VERB" and token.lower_ in persons and any(c.dep_ == "det" for c in token.children)


def is_actor_noun(token: Token) -> bool:
    """Whether a common noun names persons or an organised group."""
    lemma = token.lemma_.lower()
    words = actor_words(token.lang_)
    return lemma in words.persons or lemma in words.groups
