"""The component ``veedor_attribution``: who is said to have said what, with the words of the cue and of the content.

Direct, indirect and mixed speech, "according to", "X reported, citing Y", labels ("called the vote a farce"). Each
`Attribution` covers a stretch of text; what lies inside was said by its source. Chains come from nesting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Token

import veedor.language.annotations  # noqa: F401  (declares the extension attributes)
from veedor.language import syntax
from veedor.language.contents import ReportingVerb, content_of, phrase_content, reporting_words
from veedor.language.grammar import listed
from veedor.language.names import is_actor_noun
from veedor.language.quotations import Range, has_quotation, quotations, trimmed


class Attribution(msgspec.Struct, frozen=True):
    """Somebody says something.

    Args:
        source: token index of the head of the source's noun phrase, or None where nobody is named.
        cue: offsets of the verb or phrase.
        content: offsets of what is said, without quotation marks.
        anchor: token index of the verb, or of the preposition of a phrase.
        label: whether the content is a label put on somebody.
        denial: whether the content is denied.
        presumed: whether claims in the content are not the source's ("condemned the arrest").
        further: token index of a source that this source relies on ("citing Y"), or None.
        carried: whether it is a further sentence of a quotation whose cue stands in another sentence.
    """

    source: int | None
    cue: Range
    content: Range
    anchor: int
    label: bool = False
    denial: bool = False
    presumed: bool = False
    further: int | None = None
    carried: bool = False


def veedor_attribution(doc: Doc) -> Doc:
    """Leave the document's attributions on ``doc._.attributions``, in text order."""
    verbs = reporting_words().verbs
    found: list[Attribution] = []
    for token in doc:
        if token.lower_ == "according":
            found.extend(_from_phrase(token))
        elif token.pos_ == "VERB":
            verb = verbs.get(token.lemma_)
            if verb is not None:
                found.extend(_from_verb(token, verb))
    doc._.attributions = sorted(found + _continued_quotes(doc, found), key=lambda a: a.content)
    return doc


@Language.factory("veedor_attribution")
def make_attribution(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component `veedor_attribution`, as spaCy makes it; it has no settings."""
    return veedor_attribution


def covering(token: Token) -> list[Attribution]:
    """The attributions whose content the token lies in, nearest (shortest) first."""
    inside = [
        a for a in token.doc._.attributions or () if a.content[0] <= token.idx < a.content[1] and a.anchor != token.i
    ]
    return sorted(inside, key=lambda a: a.content[1] - a.content[0])


def _from_verb(verb: Token, rule: ReportingVerb) -> Iterator[Attribution]:
    if syntax.is_passive(verb):
        source = syntax.agent(verb)
        if source is None:
            return
    else:
        source = syntax.subject(verb)
    if _relied_on(verb):
        return
    if source is None or source.i == verb.i or not _can_speak(source, strict=rule.actor):
        return
    found = content_of(verb, rule)
    if found is None:
        return
    content, label, cue_end = found
    if rule.denial and (syntax.dative(verb) is not None or _is_relative(source, verb)):
        return
    cue = (verb.idx, cue_end)
    yield Attribution(source.i, cue, content, verb.i, label, rule.denial, rule.presumed or label, _cited(verb))


def _is_relative(source: Token, verb: Token) -> bool:
    """ "the system that denied them access": a thing that withholds, not somebody who denies."""
    return verb.dep_ == "relcl" and verb.head.i == source.i and source.pos_ == "NOUN" and not is_actor_noun(source)


def _relied_on(verb: Token) -> bool:
    """ "citing Y" after "X reported": told by the attribution of the reporting verb."""
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and verb.lemma_ in ("cite", "quote")
        and (verb.head.lemma_ in reporting_words().verbs)
    )


def _can_speak(token: Token, *, strict: bool) -> bool:
    if token.pos_ in ("PROPN", "PRON") and token.lower_ not in ("it", "this", "that", "which", "there", "what"):
        return True
    if token.lower_ == "it":
        return True
    if is_actor_noun(token):
        return True
    return not strict or token.lemma_ in listed("speaking_things") or token.pos_ == "ADJ"


def _cited(verb: Token) -> int | None:
    """Y of "X reported, citing Y"."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.lemma_ in ("cite", "quote") and child.tag_ == "VBG":
            obj = syntax.object_of(child)
            if obj is not None:
                return obj.i
    return None


def _from_phrase(word: Token) -> Iterator[Attribution]:
    """ "according to X"."""
    doc = word.doc
    if word.i + 1 >= len(doc) or doc[word.i + 1].lower_ != "to":
        return
    to = doc[word.i + 1]
    targets = [t for t in (*to.children, *word.children) if t.dep_ in ("pobj", "dobj") and t.i > to.i]
    if not targets:
        return
    source = targets[0]
    content = phrase_content(word, source)
    if content[0] < content[1]:
        yield Attribution(source.i, (word.idx, to.idx + len(to)), content, word.i)


def _continued_quotes(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """The other sentences of a quotation that runs over several: they have the speaker of the one with the cue."""
    by_sentence: dict[int, Attribution] = {}
    sentences = list(doc.sents)
    index = {sent.start: n for n, sent in enumerate(sentences)}
    for own in found:
        if own.source is not None and not own.label:
            by_sentence.setdefault(index[doc[own.anchor].sent.start], own)
    carried: list[Attribution] = []
    for start, end in quotations(doc):
        inside = [n for n, s in enumerate(sentences) if s.end_char > start + 1 and s.start_char < end - 1]
        told = next((by_sentence[n] for n in (*inside, *(n + 1 for n in inside[-1:])) if n in by_sentence), None)
        if told is None and inside and inside[0] - 1 in by_sentence and has_quotation(doc, sentences[inside[0] - 1]):
            told = by_sentence[inside[0] - 1]
        if told is None:
            continue
        for n in inside:
            content = trimmed(doc, (max(start, sentences[n].start_char), min(end, sentences[n].end_char)))
            if n not in by_sentence and content[0] < content[1]:
                carried.append(Attribution(told.source, told.cue, content, told.anchor, carried=True))
    return carried
