"""What a number counts: the unit's words, what a bare number refers to, and who counts as one."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from veedor.claims.claim import Measure
from veedor.claims.counting.units import Group, Lookup
from veedor.language.quantities import Quantity

_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
_INSIDE = _NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "AFX", "RB", "RBS"}
_MODIFIERS = {"JJ", "NNP", "VBN"}
_LONGEST_UNIT = 9
"""Words; a longer noun phrase is cut before its last prepositional phrase."""


def unit(doc: Doc, quantity: Quantity | None, noun: Token, lookup: Lookup) -> str:
    """The noun phrase as in the text, without the number: "prominent opposition leaders", "years in prison"."""
    floor = quantity.number + 1 if quantity is not None and quantity.number < noun.i else noun.sent.start
    start = noun.i
    while start > floor and _belongs(doc[start - 1], lookup):
        start -= 1
    if quantity is not None and quantity.partitive and doc[start].lower_ in lookup.numbers.of:
        start += 1
    return doc[start : _last_word(doc, noun, lookup) + 1].text


def _belongs(token: Token, lookup: Lookup) -> bool:
    if token.tag_ in _INSIDE:
        return token.tag_ not in ("RB", "RBS") or token.lower_ not in lookup.outside
    if token.tag_ == "CC":
        return token.i + 1 < len(token.doc) and _joins_modifiers(token)
    return token.tag_ == "POS"


def _joins_modifiers(token: Token) -> bool:
    return token.i > 0 and all(t.tag_ in _MODIFIERS for t in (token.nbor(), token.nbor(-1)))


def _last_word(doc: Doc, noun: Token, lookup: Lookup) -> int:
    """Index of the last word of the unit: a co-ordinated noun, modifiers where they follow their noun, or an of-phrase
    that says what the noun is."""
    end = _last_modifier(doc, noun.i) if lookup.numbers.noun_first else noun.i
    k = end + 1
    if k + 1 < len(doc) and doc[k].tag_ == "CC" and doc[k + 1].tag_ == "NNS" and doc[k + 1].head.i == noun.i:
        end, k = k + 1, k + 2
    if k + 1 >= len(doc):
        return end
    named = doc[k].lower_ in lookup.numbers.of
    if named or (doc[k].lower_ in lookup.in_custody and doc[k + 1].lower_ in lookup.custody):
        last = _last_of_phrase(doc, noun, k, lookup)
        return end if last is None else last
    return end


def _may_agree(noun: Token, modifier: Token) -> bool:
    """Whether the two are not known to differ in number."""
    numbers = noun.morph.get("Number"), modifier.morph.get("Number")
    return not all(numbers) or numbers[0] == numbers[1] or modifier.tag_ == "NNP"


def _last_modifier(doc: Doc, noun: int) -> int:
    """The last of the adjectives, participles and names that follow a noun: "ciudadanos venezolanos detenidos"."""
    end = k = noun
    while k + 1 < len(doc) and not doc[k + 1].is_sent_start:
        token = doc[k + 1]
        if token.tag_ in _MODIFIERS and _may_agree(doc[noun], token):
            end = k + 1
        elif not (token.tag_ in ("CC", "RB") and k + 2 < len(doc) and doc[k + 2].tag_ in ("JJ", "VBN")):
            break
        k += 1
    return end


def _last_of_phrase(doc: Doc, noun: Token, k: int, lookup: Lookup) -> int | None:
    """The last noun of the phrase that the preposition at `k` opens, with the adjectives that follow it."""
    tail = k + 1
    while tail < len(doc) and tail - noun.i <= _LONGEST_UNIT and doc[tail].tag_ in _INSIDE | {"DT", "PRP$", "POS"}:
        tail += 1
    ends = _NOUNS | ({"JJ"} if lookup.numbers.noun_first else set())
    last = tail - 1
    while last > k and doc[last].tag_ not in ends:
        last -= 1
    return last if last > k else None


def measured_unit(doc: Doc, quantity: Quantity, lookup: Lookup) -> str:
    """The unit of a percentage or an amount: "percent", "$ in humanitarian assistance", "euros"."""
    token = doc[quantity.noun if quantity.noun is not None else quantity.number]
    if quantity.sort == "percent":
        return doc[quantity.number + 1 : token.i + 1].text
    name = token.text if token.is_alpha and token.i != quantity.number else _sign(doc, quantity, lookup)
    k = token.i + 1
    if k + 1 < len(doc) and doc[k].lower_ in lookup.measured and not doc[k + 1].like_num:
        last = _last_of_phrase(doc, doc[k], k, lookup)
        if last is not None:
            return f"{name} {doc[k : last + 1].text}"
    return name


def _sign(doc: Doc, quantity: Quantity, lookup: Lookup) -> str:
    """The currency sign beside the number."""
    near = [t for t in doc[max(0, quantity.number - 4) : quantity.number + 2] if t.is_currency]
    if near:
        return near[-1].text
    before = doc[max(0, quantity.number - 4) : quantity.number + 1].text
    return max((s for s in lookup.numbers.currencies["signs"] if s in before), key=len)


def announced(doc: Doc, quantity: Quantity, lookup: Lookup) -> tuple[Token | None, Token | None]:
    """The noun that announces a number ("number", "tally", "toll") before it in its sentence, and what it is of.

    >>> from veedor.language import runtime
    >>> from veedor.claims.counting.units import lookup
    >>> doc = runtime.load("en")("It put the number of political prisoners at 1,124 as of Thursday.")
    >>> [t.text for t in announced(doc, doc._.quantities[0], lookup("en"))]
    ['number', 'prisoners']
    """
    sentence = doc[quantity.number].sent
    for k in range(quantity.number - 1, sentence.start - 1, -1):
        token = doc[k]
        if token.pos_ not in ("NOUN", "PROPN") or token.lemma_.lower() not in lookup.totals:
            continue
        if k + 2 < len(doc) and doc[k + 1].lower_ in lookup.numbers.of:
            noun = _noun_from(doc, k + 2, lookup)
            if noun is not None and noun.i < quantity.number:
                return token, noun
        return token, token if token.lemma_.lower() in lookup.populations else None
    return None, None


def _noun_from(doc: Doc, k: int, lookup: Lookup) -> Token | None:
    """The head of the noun phrase that starts at token `k`."""
    noun = None
    while k < len(doc) and (doc[k].tag_ in _INSIDE or doc[k].tag_ in ("DT", "PRP$")):
        if noun is not None and doc[k].tag_ not in _NOUNS:
            break
        if doc[k].tag_ in _NOUNS:
            noun = doc[k]
            if lookup.numbers.noun_first:
                break
        k += 1
    return noun


def universe(doc: Doc, quantity: Quantity, group: Group | None, measure: Measure, lookup: Lookup) -> str | None:
    """Who counts as one, where the sentence or the next one says so: "counts only people whom it recognises as ..."."""
    if group is None or group.sort == "thing" or measure == "attribute":
        return None
    sentence = doc[quantity.number].sent
    match = lookup.universe.search(sentence.text)
    if match is not None and not match[0].rstrip().endswith(quantity.text):
        return _universe_words(match[0], lookup)
    if sentence.end >= len(doc):
        return None
    following = doc[sentence.end].sent.text
    match = lookup.universe.search(following) if lookup.universe_subject.match(following) else None
    return _universe_words(match[0], lookup) if match is not None else None


def _universe_words(found: str, lookup: Lookup) -> str:
    """The words without the pronoun that they may begin with, white space folded."""
    return lookup.universe_lead.sub("", " ".join(found.split())).rstrip(" ,")
