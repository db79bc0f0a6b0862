"""The noun that a number counts: from the linear order, with help of the parse where the two agree."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_NOUNS = {"NN", "NNS", "NNPS", "NNP"}
_MODIFIERS = _NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "AFX"}
_LONGEST_PHRASE = 8
"""Words from a number to its noun; a longer run is a parse or tagging accident."""

_BETWEEN_OF_AND_NOUN = {"more", "than", "all", "at", "least", "about", "nearly"}


def noun_after(doc: Doc, last: int, durations: frozenset[str]) -> tuple[int | None, bool, bool]:
    """What a number counts.

    Args:
        doc: the document, tagged; a parse is used where there is one.
        last: index of the last token of the number with its qualifiers.
        durations: lemmas of units of time, which end the search at once ("15 years' prison").

    Returns:
        The index of the head noun or None; whether the number is a part of it ("40 of the 260"); whether both are
        hyphenated ("60-day").
    """
    k = last + 1
    if k >= len(doc):
        return None, False, False
    if _is_hyphen(doc, k) and k + 1 < len(doc) and doc[k + 1].tag_ in _NOUNS | {"JJ"}:
        return k + 1, False, True
    if doc[k].lower_ == "of":
        noun = _after_of(doc, k + 1, durations)
        plain = noun == k + 1 and doc[last].lower_.endswith("s")
        return noun, not plain, False
    noun = _run(doc, k, durations)
    return (noun if noun is not None else _parsed(doc, last)), False, False


def opens_plural(token: Token) -> bool:
    """Whether a noun phrase with a plural head starts here: "people", "political prisoners"."""
    noun = _run(token.doc, token.i, frozenset())
    return noun is not None and (token.doc[noun].tag_ in ("NNS", "NNPS") or token.doc[noun].lower_ == "people")


def _is_hyphen(doc: Doc, k: int) -> bool:
    return doc[k].text in ("-", "‑") and not doc[k - 1].whitespace_


def _parsed(doc: Doc, last: int) -> int | None:
    """The head that the parser gave the number, if it stands near and no verb or comma between."""
    number = doc[last]
    head = number.head
    if number.dep_ != "nummod" or not last < head.i <= last + _LONGEST_PHRASE or head.tag_ not in _NOUNS:
        return None
    broken = any(t.pos_ in ("VERB", "AUX") or t.is_punct for t in doc[last + 1 : head.i])
    return None if broken else head.i


def _after_of(doc: Doc, k: int, durations: frozenset[str]) -> int | None:
    """The noun of "of (all) (the) (more than) (260) arrested people", or None for a pronoun ("of them")."""
    limit = min(len(doc), k + 6)
    while k < limit and (doc[k].tag_ in ("DT", "PDT", "PRP$", "CD", "POS") or doc[k].lower_ in _BETWEEN_OF_AND_NOUN):
        k += 1
    return _run(doc, k, durations) if k < len(doc) else None


def _run(doc: Doc, start: int, durations: frozenset[str]) -> int | None:
    """The head of the run of modifiers and nouns that starts at token `start`."""
    noun = None
    for k in range(start, min(len(doc), start + _LONGEST_PHRASE)):
        token = doc[k]
        if k == start and token.lemma_.lower() in durations:
            return k
        if (k > start and token.is_sent_start) or (noun is not None and _ends_run(doc[noun], token)):
            break
        if token.tag_ in _NOUNS:
            noun = k
        elif not (token.tag_ in _MODIFIERS or _joins_modifiers(doc, k) or _misread_participle(doc, k)):
            break
    if noun is not None and doc[noun].tag_ == "NNP" and not doc[noun].lower_.endswith("s"):
        return None
    return noun


def _ends_run(noun: Token, token: Token) -> bool:
    """Whether `token` no longer belongs to the phrase of which `noun` is the last noun so far."""
    if token.tag_ not in _NOUNS and token.tag_ not in ("HYPH", "POS"):
        return True
    return noun.tag_ in ("NNS", "NNPS") and token.tag_ in ("NNP", "NNPS")


def _joins_modifiers(doc: Doc, k: int) -> bool:
    """A comma or "and" between two adjectives, or an adverb before one."""
    if k == 0 or k + 1 >= len(doc):
        return False
    token, following = doc[k], doc[k + 1]
    if token.lower_ in ("and", "or", ","):
        around = ("JJ", "NNP", "VBN")
        return doc[k - 1].tag_ in around and following.tag_ in around
    return token.tag_ in ("RB", "RBS", "RBR") and following.tag_ in ("JJ", "VBN", "RB")


def _misread_participle(doc: Doc, k: int) -> bool:
    """ "1,217 pledged delegates", where the tagger reads a past tense."""
    return doc[k].tag_ == "VBD" and k + 1 < len(doc) and doc[k + 1].tag_ == "NNS" and doc[k - 1].pos_ == "NUM"
