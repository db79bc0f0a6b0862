"""Where an act happens: the words of its place, and the place of the gazetteer that they mean.

"told reporters in Geneva that in Caracas police arrested ..." happens in Caracas: a place counts for the act whose
clause it stands in, for the clauses around it as long as nobody else is speaking, and never for a speaker.

A place that is only presumed (the country that the whole report is about) is not told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import msgspec
from spacy.tokens import Doc, Token

from veedor.claims.claim import Place
from veedor.language import coreference, syntax
from veedor.language.annotations import whole_text
from veedor.language.countries import countries
from veedor.language.names import country_of, name_tokens
from veedor.language.placenames.entries import Entry, Kind
from veedor.language.places import PlaceMention
from veedor.vocabulary import load

_FURTHEST = 3
"""How many clauses outward a place is looked for."""


class Placing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``placing.LANGUAGE.yaml``."""

    at: frozenset[str]
    leading_to: frozenset[str]
    leading_from: frozenset[str]
    done_to: frozenset[str]
    against: frozenset[str]
    facilities: frozenset[str]
    known: frozenset[str]
    parts: frozenset[str]
    after: frozenset[str]
    domestic: frozenset[str]
    missions: frozenset[str]
    bodies: frozenset[str]
    rule: frozenset[str]
    utterances: frozenset[str]
    of: frozenset[str]
    place: frozenset[str]
    leads: frozenset[str]
    begins: frozenset[str]
    suffers: frozenset[str]
    holds: frozenset[str]
    owned: frozenset[str]
    articles: frozenset[str]


@cache
def words(language: str = "en") -> Placing:
    """The words by which a sentence tells where an act happens."""
    return load(f"placing.{language}", Placing)


def of_act(trigger: Token, *, act: str | None = None) -> str | None:
    """The words of the place that the act's clause names, the most specific first with the settlement that holds it.

    Args:
        trigger: the word that carries the act.
        act: its PLOVER type; an utterance has no place by its object, and what a state does by ruling is done at home.

    Returns:
        Words of the text, such as "Argentine ambassador's residence in Caracas", or None. A place that only belongs to
        a speaker ("told reporters in Geneva") is left out, since it stands in another clause.
    """
    for place in _candidates(trigger, act):
        return _words(place)
    return _ruled(trigger, act)


def _candidates(trigger: Token, act: str | None) -> Iterator[Token]:
    """Heads of place phrases, the nearest to the act first."""
    utterance = act in words(trigger.lang_).utterances
    if not (utterance and _has_noun_object(trigger)):
        yield from _at(trigger, utterance=utterance)
    yield from _ends(trigger)
    if not utterance:
        yield from _of_parties(trigger)
    yield from _owner(trigger, act)
    for node in _outward(trigger):
        yield from _at(node, utterance=True)
    yield from _ruler(trigger, act)


def _has_noun_object(verb: Token) -> bool:
    """Whether a phrase after the object may as well belong to it: "condemned the arrests in Minsk"."""
    return any(
        c.pos_ == "NOUN" and any(p.i > c.i for p in syntax.children(verb, "prep"))
        for c in syntax.children(verb, "dobj")
    )


def _at(node: Token, *, utterance: bool) -> Iterator[Token]:
    """Places in phrases such as "in Caracas", at the act's word or at its object."""
    own = [*_phrases(node)] if utterance else [*syntax.prepositions(node)]
    for preposition, target in own:
        if not {preposition, preposition.split()[-1]} & words(node.lang_).at:
            continue
        for part in (_whole(target), *_leading(target)):
            if _is_place(part):
                yield part


def _leading(target: Token) -> list[Token]:
    """The town in "that in Caracas police arrested ...", where the parser takes both nouns for one phrase."""
    before = target.nbor(-1) if target.i else target
    alone = before.dep_ == "compound" and before.head.i == target.i and before.nbor(-1).pos_ == "ADP"
    return [before] if alone and _mention(before) is not None else []


def _whole(target: Token) -> Token:
    """What a part is a part of: "parliament" in "in front of parliament"."""
    known = words(target.lang_)
    if target.lower_ in known.parts and _mention(target) is None:
        for preposition, inner in _phrases(target):
            if preposition in known.of:
                return inner
    return target


def _phrases(node: Token) -> Iterator[tuple[str, Token]]:
    """The word's own prepositional phrases, none of its object's; those that the parser hung on a date too: "on Friday
    in Minsk"."""
    for child in node.children:
        if child.dep_ == "prep":
            for preposition, target in syntax.complements(child):
                if target.dep_ != "pobj":
                    continue
                yield preposition, target
                if _is_time(target):
                    yield from _phrases(target)
        elif _is_time(child) or (child.lower_ in words(child.lang_).place and child.dep_ == "dobj"):
            yield from _phrases(child)


def _ends(node: Token) -> Iterator[Token]:
    """Where a movement leads or begins, what is visited or stormed, what is attacked."""
    lemma, known = node.lemma_.lower(), words(node.lang_)
    for preposition, target in syntax.prepositions(node):
        said = {preposition, preposition.split()[-1]}
        leads = said & known.leads and lemma in known.leading_to
        begins = said & known.begins and lemma in known.leading_from
        suffers = said & known.suffers and lemma in known.against
        if (leads or begins or suffers) and _is_place(target):
            yield target
    if lemma in known.done_to:
        target_ = syntax.object_of(node) if node.pos_ == "VERB" else None
        if target_ is not None and _is_place(target_):
            yield target_


def _of_parties(node: Token) -> Iterator[Token]:
    """ "A court in Minsk sentenced ...", "a fight between detainees at ...": the place of who takes part."""
    if node.pos_ == "VERB":
        parties = [p for p in (syntax.doer(node), syntax.patient(node)) if p is not None]
    else:
        parties = [target for _, target in _phrases(node) if _mention(target) is None]
    for party in parties:
        if party.pos_ in ("NOUN", "PROPN") and party.sent.start == node.sent.start:
            yield from _at(party, utterance=True)
            yield from _town_of(party)
            if node.pos_ != "VERB":
                for child in syntax.children(party, "acl"):
                    yield from _at(child, utterance=False)
    for child in node.children:
        if child.dep_ in ("prep", "mark") and child.lower_ in words(child.lang_).after:
            for other in syntax.children(child, "pcomp"):
                yield from _ends(other)
        elif child.dep_ == "advcl":
            yield from _ends(child)


def _town_of(party: Token) -> Iterator[Token]:
    """ "Caracas police arrested ...": the town whose police or court it is."""
    known = words(party.lang_)
    if party.lemma_.lower() in known.bodies:
        owners = [t for c in syntax.children(party, "prep") if c.lower_ in known.owned for t in c.children]
        for child in (*syntax.children(party, "compound"), *owners):
            mention = _mention(child)
            if mention is not None and _kind(mention) != Kind.COUNTRY:
                yield child


def _owner(node: Token, act: str | None) -> Iterator[Token]:
    """ "Iran's wrongful detention of ...", "the Tokyo Games": the country or town that stands before the noun."""
    if node.pos_ not in ("NOUN", "PROPN") or act in words(node.lang_).utterances:
        return
    for child in node.children:
        if child.dep_ in ("poss", "compound", "nmod") and _mention(child) is not None:
            yield child


def _outward(trigger: Token) -> Iterator[Token]:
    """The words that the act's clause hangs on, as long as nobody's speech begins or ends between."""
    node = trigger
    for _ in range(_FURTHEST):
        head = node.head
        if head.i == node.i or _speech_ends(node, head):
            return
        if head.pos_ in ("VERB", "AUX", "NOUN", "PROPN"):
            yield head
        node = head
        while node.pos_ == "ADP" and node.head.i != node.i:
            if node.head.pos_ in ("VERB", "AUX", "NOUN"):
                yield node.head
            node = node.head


def _speech_ends(inner: Token, outer: Token) -> bool:
    """Whether the inner word is inside somebody's speech and the outer one is not, or is the word of speaking."""
    for told in inner.doc._.attributions or ():
        start, end = told.content
        if start <= inner.idx < end and not start <= outer.idx < end:
            return True
    return False


def _ruler(trigger: Token, act: str | None) -> Iterator[Token]:
    """ "Belarus freed 312 inmates": what a country's state does by ruling, it does there."""
    if act not in words(trigger.lang_).rule:
        return
    doer = syntax.doer(trigger) if trigger.pos_ == "VERB" else syntax.possessor(trigger)
    if doer is None:
        return
    mention = _mention(doer)
    if mention is not None and _kind(mention) == Kind.COUNTRY:
        yield doer


def _ruled(trigger: Token, act: str | None) -> str | None:
    """ "The Iranian government detained ...": the country whose government, court or police does what is done at home.

    Only where the report names that country too, so that its name is one of the report's.
    """
    known = words(trigger.lang_)
    if act not in known.rule and trigger.lemma_.lower() not in known.domestic:
        return None
    doer = syntax.doer(trigger) if trigger.pos_ == "VERB" else syntax.possessor(trigger)
    if doer is None or doer.lemma_.lower() not in known.bodies:
        return None
    owners = [t for c in syntax.children(doer, "prep") if c.lower_ in known.owned for t in c.children]
    for child in (*doer.children, *owners):
        if child.dep_ in ("amod", "compound", "nmod", "poss", "pobj"):
            country = country_of([child])
            if country is not None:
                return _name_of(country, trigger.doc)
    return None


def _name_of(country: str, doc: Doc) -> str | None:
    """The report's own name of a country."""
    for mention in doc._.places or ():
        if _kind(mention) == Kind.COUNTRY and mention.place.country == country:
            return " ".join(mention.text.split())
    return None


def _is_place(token: Token) -> bool:
    if _is_time(token):
        return False
    if _mention(token) is not None:
        return True
    lemma, known = token.lemma_.lower(), words(token.lang_)
    if token.pos_ == "PROPN":
        return lemma in known.facilities or coreference.kind_at(token) == "place"
    if token.pos_ != "NOUN" or lemma not in known.facilities:
        return False
    if lemma in known.known or _inner(token) is not None:
        return True
    named = any(_mention(t) is not None or t.pos_ == "PROPN" for t in token.subtree if t.i < token.i)
    return named and token.tag_ != "NNS"


def _is_time(token: Token) -> bool:
    return any(t.start <= token.idx < t.end for t in token.doc._.times or ())


def _words(place: Token) -> str:
    """The place's phrase without article, with the settlement after it."""
    mention = _mention(place)
    if mention is not None:
        start, end = mention.start, mention.end
    else:
        tokens = list(name_tokens(place)) or [place]
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    inner = _inner(place)
    if inner is not None and inner.idx >= end:
        held = _mention(inner)
        end = held.end if held is not None else inner.idx + len(inner)
    told = whole_text(place.doc)[start:end].split()
    if len(told) > 1 and told[0].lower() in words(place.lang_).articles:
        told = told[1:]
    return " ".join(told)


def _inner(place: Token) -> Token | None:
    """The settlement in "residence in Caracas", the hospital's town in "hospital at the Lviv facility"."""
    known = words(place.lang_)
    for child in place.children:
        if child.dep_ == "prep" and child.lower_ in known.holds and child.i > place.i:
            for target in child.children:
                if target.dep_ == "pobj" and (_mention(target) is not None or _holds_name(target)):
                    return target
                if target.dep_ == "pobj" and target.pos_ == "PROPN" and child.lower_ in known.of:
                    return target
    return None


def _holds_name(token: Token) -> bool:
    return token.lemma_.lower() in words(token.lang_).facilities and any(_mention(t) is not None for t in token.subtree)


# the gazetteer's side


def _mention(token: Token) -> PlaceMention | None:
    """The toponym that covers a token."""
    index = token.doc.user_data.get("veedor_place_index")
    if index is None:
        index = {i: m for m in token.doc._.places or () for i in range(m.start, m.end)}
        token.doc.user_data["veedor_place_index"] = index
    found: PlaceMention | None = index.get(token.idx)
    return found


def _kind(mention: PlaceMention) -> Kind | None:
    return mention.place.kind if mention.place is not None else None


def resolve(name: str, doc: Doc, *, near: int = 0) -> Place:
    """The place that words of a report mean.

    Args:
        name: words of the place, as `of_act` gives them.
        doc: the document, with ``doc._.places``; without it the name stays unresolved.
        near: the character of the act; of several places of these words the nearest counts.

    Returns:
        A place with the name and what it resolves to: the finest place named in it, so that "Argentine ambassador's
        residence in Caracas" is Caracas, precision settlement. A mission without a town ("the U.S. embassy") and a
        region without a country stay unresolved, and so does a town that nothing in the report vouches for: a point on
        a map that was guessed from a name alone is worse than none.
    """
    found = _finest(name, doc, near)
    if found is None or found.place is None or found.precision in (None, "region"):
        return Place(name)
    if not _is_vouched_for(found, found.place, doc):
        return Place(name)
    place = found.place
    admin1 = _admin1(place)
    return Place(
        name,
        geonames_id=place.geonames_id,
        geo_name=place.name,
        country=place.country,
        admin1=admin1,
        lat=place.lat,
        lon=place.lon,
        precision=found.precision,  # type: ignore[arg-type]  # "region" was left above
    )


_KNOWN_BY_NAME = 500_000
"""Inhabitants from which a town may be meant by its name alone."""
_RIVAL = 0.2
"""A namesake in another country with this share of its inhabitants makes the name ambiguous."""


def _is_vouched_for(found: PlaceMention, place: Entry, doc: Doc) -> bool:
    """Whether more than the name speaks for this town: its country, or another place in it, in the report, its title or
    its source; or it is large and has no rival."""
    if place.kind not in (Kind.SETTLEMENT, Kind.ADMIN2):
        return True
    others = (m.place for m in doc._.places if m.text != found.text and m.place is not None)
    if any(other.country == place.country for other in others) or place.country in _countries_told(doc):
        return True
    rivals = [a for a in found.alternatives if a.country != place.country]
    ambiguous = any(rival.population > _RIVAL * place.population for rival in rivals)
    return place.population >= _KNOWN_BY_NAME and not ambiguous


def _countries_told(doc: Doc) -> frozenset[str]:
    """Countries named by name or demonym in the document, its title or its source; found once a document."""
    kept: frozenset[str] | None = doc.user_data.get("veedor_countries_told")
    if kept is None:
        known = countries()
        around = f"{doc._.context.title or ''} {doc._.context.source or ''}".lower().split()
        words = [*(t.lower_ for t in doc), *around]
        pairs = (f"{one} {two}" for one, two in pairwise(words))
        kept = frozenset(known[w] for w in (*words, *pairs) if w in known)
        doc.user_data["veedor_countries_told"] = kept
    return kept


def _admin1(place: Entry) -> str | None:
    from veedor.language.gazetteer import default

    if place.kind == Kind.ADMIN1:
        return place.name
    unit = default().get(place.admin1) if place.admin1 else None
    return unit.name if unit is not None else None


_FINENESS = (Kind.FACILITY, Kind.SETTLEMENT, Kind.ADMIN2, Kind.ADMIN1, Kind.COUNTRY, Kind.REGION)


def _finest(name: str, doc: Doc, near: int) -> PlaceMention | None:
    mentions: list[PlaceMention] = [m for m in doc._.places or () if m.place is not None]
    inside = [m for start, end in _occurrences(name, doc, near) for m in mentions if start <= m.start and m.end <= end]
    inside = inside or [m for m in mentions if _same(m.text, name)]
    if _is_mission(name, doc.lang_):
        inside = [m for m in inside if _kind(m) not in (Kind.COUNTRY, Kind.REGION)]
    return min(inside, key=lambda m: (_FINENESS.index(m.place.kind), abs(m.start - near)), default=None)  # type: ignore[union-attr]


def _occurrences(name: str, doc: Doc, near: int) -> list[tuple[int, int]]:
    """Where the words stand, the nearest to the act alone."""
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    found = [m.span() for m in re.finditer(pattern, whole_text(doc))]
    return sorted(found, key=lambda span: abs(span[0] - near))[:1]


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).lower() == other.lower()


def _is_mission(name: str, language: str) -> bool:
    return any(word in words(language).missions for word in re.split(r"\W+", name.lower()))
