"""The noun that a number counts: from the linear order, with help of the parse where the two agree."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from veedor.language.numerals import Words

NOUNS = {"NN", "NNS", "NNPS", "NNP"}
_MODIFIERS = NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "AFX"}
_LONGEST_PHRASE = 8
"""Words from a number to its noun; a longer run is a parse or tagging accident."""


def noun_after(doc: Doc, last: int, data: Words) -> tuple[int | None, bool, bool]:
    """What a number counts.

    Args:
        doc: the document, tagged; a parse is used where there is one.
        last: index of the last token of the number with its qualifiers.
        data: the number words of the language; units of time end the search at once ("15 years' prison").

    Returns:
        The index of the head noun or None; whether the number is a part of it ("40 of the 260"); whether both are
        hyphenated ("60-day").
    """
    k = last + 1
    if k >= len(doc):
        return None, False, False
    if _is_hyphen(doc, k) and k + 1 < len(doc) and doc[k + 1].tag_ in NOUNS | {"JJ"}:
        return k + 1, False, True
    if doc[k].lower_ in data.of:
        noun, skipped = _after_of(doc, k + 1, data)
        plain = doc[k].lower_ == data.of[0] and not skipped and not doc[last].text[-1].isdigit()
        return noun, not (plain and noun is not None and (data.noun_first or noun == k + 1)), False
    noun = _run(doc, k, data)
    if noun is None and data.noun_first:
        noun = _shared(doc, k, data)
    return (noun if noun is not None else _parsed(doc, last)), False, False


def is_plural(token: Token, data: Words) -> bool:
    """Whether a noun, or an adjective that stands for one, is plural by tag, morphology or the list.

    Args:
        token: the word.
        data: the number words of the language.
    """
    if token.tag_ in ("NNS", "NNPS") or token.lower_ in data.plurals:
        return True
    # The Spanish tagger reads "navieras" as singular: the ending is surer than the morphology.
    return data.noun_first and ("Plur" in token.morph.get("Number") or token.lower_.endswith("s"))


def opens_plural(token: Token, data: Words) -> bool:
    """Whether a noun phrase with a plural head starts here: "people", "political prisoners"."""
    noun = _run(token.doc, token.i, data)
    return noun is not None and is_plural(token.doc[noun], data)


def _is_hyphen(doc: Doc, k: int) -> bool:
    return doc[k].text in ("-", "‑") and not doc[k - 1].whitespace_


def _parsed(doc: Doc, last: int) -> int | None:
    """The head that the parser gave the number, if it stands near and no verb or comma between."""
    number = doc[last]
    head = number.head
    if number.dep_ != "nummod" or not last < head.i <= last + _LONGEST_PHRASE or head.tag_ not in NOUNS:
        return None
    broken = any(t.pos_ in ("VERB", "AUX") or t.is_punct for t in doc[last + 1 : head.i])
    return None if broken else head.i


def _after_of(doc: Doc, k: int, data: Words) -> tuple[int | None, bool]:
    """The noun of the whole after "of", and whether a determiner, number or other word stands before it."""
    limit, start = min(len(doc), k + 6), k
    while k < limit and (doc[k].tag_ in ("DT", "PDT", "PRP$", "CD", "POS") or doc[k].lower_ in data.of_fillers):
        k += 1
    return (_run(doc, k, data) if k < len(doc) else None), k > start


def _shared(doc: Doc, k: int, data: Words) -> int | None:
    """The noun that two co-ordinated numbers share: "a 11 y 12 años"."""
    if k + 2 >= len(doc) or doc[k].lower_ not in data.and_or or not doc[k + 1].like_num:
        return None
    return _run(doc, k + 2, data)


def _run(doc: Doc, start: int, data: Words) -> int | None:
    """The head of the run of modifiers and nouns that starts at token `start`."""
    return _first_noun(doc, start, data) if data.noun_first else _last_noun(doc, start, data)


def _first_noun(doc: Doc, start: int, data: Words) -> int | None:
    """The noun after its few leading adjectives; without one the first of them, where it is plural: "tres heridos"."""
    alone = None
    for k in range(start, min(len(doc), start + _LONGEST_PHRASE)):
        token = doc[k]
        if k > start and token.is_sent_start:
            break
        if token.tag_ in NOUNS or (k == start and _is_duration(token, data)):
            named = token.tag_ == "NNP" and not token.lower_.endswith("s") and token.lower_ not in data.plurals
            return alone if named else k
        if token.tag_ not in _MODIFIERS:
            break
        if alone is None and is_plural(token, data):
            alone = k
    return alone


def _is_duration(token: Token, data: Words) -> bool:
    return token.lemma_.lower() in data.durations or token.lower_ in data.durations


def _last_noun(doc: Doc, start: int, data: Words) -> int | None:
    """The last noun of the run."""
    noun = None
    for k in range(start, min(len(doc), start + _LONGEST_PHRASE)):
        token = doc[k]
        if k == start and _is_duration(token, data):
            return k
        if (k > start and token.is_sent_start) or (noun is not None and _ends_run(doc[noun], token)):
            break
        if token.tag_ in NOUNS:
            noun = k
        elif not (token.tag_ in _MODIFIERS or _joins_modifiers(doc, k, data) or _misread_participle(doc, k)):
            break
    if noun is not None and doc[noun].tag_ == "NNP" and not doc[noun].lower_.endswith("s"):
        return None
    return noun


def _ends_run(noun: Token, token: Token) -> bool:
    """Whether `token` no longer belongs to the phrase of which `noun` is the last noun so far."""
    if token.tag_ not in NOUNS and token.tag_ not in ("HYPH", "POS"):
        return True
    return noun.tag_ in ("NNS", "NNPS") and token.tag_ in ("NNP", "NNPS")


def _joins_modifiers(doc: Doc, k: int, data: Words) -> bool:
    """A comma or "and" between two adjectives, or an adverb before one."""
    if k == 0 or k + 1 >= len(doc):
        return False
    token, following = doc[k], doc[k + 1]
    if token.lower_ in data.and_or:
        around = ("JJ", "NNP", "VBN")
        return doc[k - 1].tag_ in around and following.tag_ in around
    return token.tag_ in ("RB", "RBS", "RBR") and following.tag_ in ("JJ", "VBN", "RB")


def _misread_participle(doc: Doc, k: int) -> bool:
    """ "1,217 pledged delegates", where the tagger reads a past tense."""
    return doc[k].tag_ == "VBD" and k + 1 < len(doc) and doc[k + 1].tag_ == "NNS" and doc[k - 1].pos_ == "NUM"
