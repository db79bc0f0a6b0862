"""The component ``veedor_attribution``: who is said to have said what, with the words of the cue and of the content.

Direct, indirect and mixed speech, "according to", "X reported, citing Y", labels ("called the vote a farce"). Each
`Attribution` covers a stretch of text; what lies inside was said by its source. Chains come from nesting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

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
    quoted = (_quoted_after(verb) or _quoted_before(verb) or _rest(verb)) if rule.clause else None
    return (quoted, False, end) if quoted else None


def _quoted_before(verb: Token) -> Range | None:
    """A quotation that ends right before "X wrote", where the parser did not tie them."""
    doc = verb.doc
    first = verb.left_edge
    while first.is_punct and first.i < verb.i:
        first = first.nbor(1)
    before = [q for q in _quotations(doc) if q[1] <= first.idx and first.idx - q[1] <= 2]
    if not before:
        return None
    start, end = max(before[-1][0], verb.sent.start_char), before[-1][1]
    return _trim(doc, (start, end)) if start < end else None


def _rest(verb: Token) -> Range | None:
    """For "said" and "claimed" what follows in the sentence, if it has a finite verb: a clause the parser broke."""
    if verb.lemma_ not in _PLAIN or syntax.is_passive(verb):
        return None
    after = [t for t in verb.sent if t.i > verb.i and not t.is_space]
    if len(after) < 4 or not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in after):
        return None
    return _trim(verb.doc, (after[0].idx, after[-1].idx + len(after[-1])))


_PLAIN = ("say", "claim", "report", "allege")


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
    """The other sentences of a quotation that runs over several: they have the speaker of the one with the cue."""
    by_sentence: dict[int, Attribution] = {}
    sentences = list(doc.sents)
    index = {sent.start: n for n, sent in enumerate(sentences)}
    for own in found:
        if own.source is not None and not own.label:
            by_sentence.setdefault(index[doc[own.anchor].sent.start], own)
    carried: list[Attribution] = []
    for start, end in _quotations(doc):
        inside = [n for n, s in enumerate(sentences) if s.end_char > start + 1 and s.start_char < end - 1]
        told = next((by_sentence[n] for n in (*inside, *(n + 1 for n in inside[-1:])) if n in by_sentence), None)
        if told is None and inside and inside[0] - 1 in by_sentence and _quotes_before(doc, sentences[inside[0] - 1]):
            told = by_sentence[inside[0] - 1]
        if told is None:
            continue
        for n in inside:
            content = _trim(doc, (max(start, sentences[n].start_char), min(end, sentences[n].end_char)))
            if n not in by_sentence and content[0] < content[1]:
                carried.append(Attribution(told.source, told.cue, content, told.anchor, carried=True))
    return carried


def _quotes_before(doc: Doc, sentence: Span) -> bool:
    """Whether a sentence has a quotation of its own, so that a quotation after it goes on with the speaker."""
    return any(q in whole_text(doc)[sentence.start_char : sentence.end_char] for q in '"“')


def _quotations(doc: Doc) -> list[Range]:
    """Stretches between quotation marks, within a paragraph each; an unclosed one ends with its paragraph."""
    text, found = whole_text(doc), []
    for paragraph in _PARAGRAPH.finditer(text):
        opened: int | None = None
        for mark in _MARK.finditer(text, paragraph.start(), paragraph.end()):
            closing = mark.group() in "”»" or (mark.group() == '"' and opened is not None)
            if closing and opened is not None:
                found.append((opened, mark.end()))
                opened = None
            elif not closing and opened is None:
                opened = mark.start()
        if opened is not None and paragraph.end() - opened < _LONGEST_QUOTATION:
            found.append((opened, paragraph.end()))
    return found


_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile('["“”«»]')
_LONGEST_QUOTATION = 2000
