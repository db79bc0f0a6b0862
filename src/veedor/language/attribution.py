"""The component ``veedor_attribution``: who is said to have said what, with the words of the cue and of the content.

Direct, indirect and mixed speech, "according to", "X reported, citing Y", labels ("called the vote a farce"). Each
`Attribution` covers a stretch of text; what lies inside was said by its source. Chains come from nesting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Token

import veedor.language.annotations  # noqa: F401  (declares the extension attributes)
from veedor.language import syntax
from veedor.language.annotations import whole_text
from veedor.language.grammar import listed
from veedor.language.names import is_actor_noun
from veedor.vocabulary import load

Range = tuple[int, int]


class ReportingVerb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a verb takes what is said; see ``reporting.en.yaml``."""

    clause: bool = False
    object: bool = False
    label: bool = False
    about: tuple[str, ...] = ()
    denial: bool = False
    actor: bool = False
    presumed: bool = False


class ReportingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``reporting.LANGUAGE.yaml``."""

    verbs: dict[str, ReportingVerb]
    phrases: tuple[str, ...]
    nouns: frozenset[str]


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
    """

    source: int | None
    cue: Range
    content: Range
    anchor: int
    label: bool = False
    denial: bool = False
    presumed: bool = False
    further: int | None = None


@cache
def reporting_words(language: str = "en") -> ReportingWords:
    """The reporting vocabulary of a language."""
    return load(f"reporting.{language}", ReportingWords)


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
    found = _content(verb, rule)
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


def _content(verb: Token, rule: ReportingVerb) -> tuple[Range, bool, int] | None:
    """``(content, label, end of the cue)``, or None where the verb has no content here."""
    end = verb.idx + len(verb)
    if rule.label:
        label = _label(verb)
        if label is not None:
            return label, True, end
    if rule.clause:
        clause = _clause(verb)
        if clause is not None:
            return _trim(verb.doc, _clause_range(clause, verb)), False, end
        inverted = _inverted(verb)
        if inverted is not None:
            return inverted, False, end
    for prep, target in syntax.prepositions(verb):
        if prep in rule.about:
            start, stop = _subtree(target)
            if prep == "at" and (obj := syntax.object_of(verb)) is not None and obj.i > verb.i:
                start = _subtree(obj)[0]
            if prep == "on":
                demanded = [c for c in verb.children if c.dep_ in ("xcomp", "advcl", "ccomp") and c.i > target.i]
                inner = [c for c in target.children if c.dep_ in ("acl", "relcl") and _has_to(c)]
                if not demanded and not inner:
                    continue
                if demanded:
                    stop = _subtree(demanded[0])[1]
            return _trim(verb.doc, (start, stop)), False, _end_of_prep(verb, prep) or end
    if rule.object:
        obj = syntax.object_of(verb)
        if obj is not None and obj.i > verb.i and obj.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and not obj.like_num:
            return _object_content(verb, obj)
    quoted = _quoted_after(verb) if rule.clause else None
    return (quoted, False, end) if quoted else None


def _clause(verb: Token) -> Token | None:
    """The clause that is said: the one after the verb, else the one before it."""
    found = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and c.pos_ in ("VERB", "AUX"))]
    after = [c for c in found if c.i > verb.i]
    return after[0] if after else found[-1] if found else None


def _object_content(verb: Token, obj: Token) -> tuple[Range, bool, int] | None:
    """The object's phrase; for "expressed concern regarding X" it is X, and the cue takes in the noun."""
    if verb.lemma_ in ("express", "voice"):
        for child in obj.children:
            if child.dep_ in ("prep", "acl") and child.i > obj.i:
                targets = [t for t in child.children if t.dep_ in ("pobj", "dobj", "ccomp")]
                if targets:
                    return _trim(verb.doc, _subtree(targets[0])), False, obj.idx + len(obj)
        return None
    if obj.pos_ == "PRON" and obj.tag_ != "NN":
        return None
    if any(c.dep_ == "nummod" for c in obj.children) and verb.lemma_ not in ("announce", "report"):
        return None  # "confirmed 47 releases" is a count, not something said
    start, end = _subtree(obj)
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in listed("completing") and child.left_edge.idx in (end, end + 1):
            end = _subtree(child)[1]
    return _trim(verb.doc, (start, end)), False, verb.idx + len(verb)


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _end_of_prep(verb: Token, prep: str) -> int | None:
    last = prep.split()[0]
    for child in verb.children:
        if child.lower_ == last and child.i == verb.i + 1:
            return child.idx + len(child)
    return None


def _label(verb: Token) -> Range | None:
    """The complement of "called X a farce", "labelled them as heroes"."""
    labelled = syntax.is_passive(verb) or syntax.object_of(verb) is not None
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "oprd" and labelled:
            return _trim(verb.doc, _subtree(child))
        if child.dep_ == "ccomp" and child.lemma_ == "be" and _has_to(child):
            return _trim(verb.doc, _subtree(child))
        if child.dep_ == "ccomp" and child.pos_ in ("NOUN", "ADJ", "PROPN"):
            own = [t for t in child.subtree if t.dep_ not in ("nsubj",) and not _under_subject(t, child)]
            return _trim(verb.doc, (own[0].idx, own[-1].idx + len(own[-1]))) if own else None
    for prep, target in syntax.prepositions(verb):
        if prep.split()[-1] == "as" and target.i > verb.i:
            return _trim(verb.doc, _subtree(target))
    return None


def _under_subject(token: Token, head: Token) -> bool:
    node = token
    while node.i != head.i:
        if node.dep_ == "nsubj" and node.head.i == head.i:
            return True
        node = node.head
    return False


def _subtree(token: Token) -> Range:
    left, right = token.left_edge, token.right_edge
    return left.idx, right.idx + len(right)


def _clause_range(clause: Token, verb: Token) -> Range:
    """The subordinate clause, on its own side of the verb, without "that"."""
    tokens = [t for t in clause.subtree if (t.i < verb.i) == (clause.i < verb.i)]
    subject = [c for c in verb.children if c.dep_ == "nsubj"]
    if subject and clause.i < verb.i:
        tokens = [t for t in tokens if t.i < subject[0].left_edge.i] or tokens
    if tokens[0].dep_ == "mark" and tokens[0].lower_ in ("that", "whether"):
        tokens = tokens[1:] or tokens
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _inverted(verb: Token) -> Range | None:
    """The clause that an interposed "X said" belongs to: what stands before it in the sentence."""
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep") or verb.head.i > verb.i:
        return None
    if any(c.dep_ in ("mark", "aux") for c in verb.children) or syntax.object_of(verb) is not None:
        return None
    before = verb.left_edge
    while before.is_punct and before.i < verb.i:
        before = before.nbor(1)
    if before.i <= verb.sent.start + 1 or verb.doc[before.i - 1].text not in (",", "”", '"', "’", "—", "–"):
        return None
    return _trim(verb.doc, (verb.sent.start_char, before.idx))


_QUOTES = '"“”«»'
_EDGES = " \n\t,.;:—–-" + _QUOTES + "'‘’"


def _trim(doc: Doc, span: Range) -> Range:
    """Without quotation marks, commas and white space at the edges."""
    start, end = span
    text = whole_text(doc)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _quoted_after(verb: Token) -> Range | None:
    """A quotation right after the verb that the parser did not hang on it."""
    doc, i = verb.doc, verb.i + 1
    while i < len(doc) and i < verb.i + 4 and doc[i].text not in ('"', "“", "«"):
        i += 1
    if i >= len(doc) or i >= verb.i + 4 or doc[i].sent != verb.sent:
        return None
    for j in range(i + 1, verb.sent.end):
        if doc[j].text in ('"', "”", "»"):
            return _trim(doc, (doc[i].idx, doc[j].idx)) if j > i + 1 else None
    return _trim(doc, (doc[i].idx, verb.sent.end_char))


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
    content = _phrase_content(word, source)
    if content[0] < content[1]:
        yield Attribution(source.i, (word.idx, to.idx + len(to)), content, word.i)


def _phrase_content(word: Token, source: Token) -> Range:
    """What "according to X" vouches for: its noun phrase where it hangs on one, otherwise the clause around it."""
    doc, sent = word.doc, word.sent
    phrase = (word.idx, source.right_edge.idx + len(source.right_edge))
    first = next((t for t in sent if not t.is_space), word)
    if first.i == word.i:
        return _trim(doc, (phrase[1], sent.end_char))
    head = word.head
    before_comma = doc[word.i - 1].text == ","
    if head.pos_ in ("NOUN", "PROPN") and not before_comma and head.i < word.i:
        return _trim(doc, (_outermost_noun(head).left_edge.idx, word.idx))
    verb = syntax.clause_head(head) if head.pos_ not in ("VERB", "AUX") else head
    if verb.i > word.i:
        return _trim(doc, (phrase[1], sent.end_char))
    return _trim(doc, (_main_clause(verb).left_edge.idx, word.idx))


def _outermost_noun(noun: Token) -> Token:
    """ "the detention of 900 people" for "people"."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun


def _main_clause(verb: Token) -> Token:
    while (
        verb.dep_ in ("conj", "advcl", "relcl", "acl", "xcomp") and verb.head.i < verb.i and verb.head.sent == verb.sent
    ):
        verb = verb.head
        if verb.pos_ not in ("VERB", "AUX"):
            verb = syntax.clause_head(verb)
            break
    return verb


def _continued_quotes(doc: Doc, found: list[Attribution]) -> list[Attribution]:
    """A sentence that is all quotation, right after a quoted one, has the same speaker."""
    by_sentence = {doc[a.anchor].sent.start: a for a in found if a.source is not None and not a.label}
    carried: list[Attribution] = []
    previous: Attribution | None = None
    for sent in doc.sents:
        own = by_sentence.get(sent.start)
        if own is not None:
            text = sent.text.strip()
            previous = own if text[-1:] in _QUOTES or any(q in text for q in '"“”') else None
            continue
        text = sent.text.strip()
        if previous is not None and text[:1] in ('"', "“", "«"):
            carried.append(
                Attribution(
                    previous.source, previous.cue, _trim(doc, (sent.start_char, sent.end_char)), previous.anchor
                )
            )
        else:
            previous = None
    return carried
