"""What is said: the words that a verb of saying takes as its content, by all the ways that its rule allows."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from veedor.language import syntax
from veedor.language.quotations import Quotation, Range, trimmed
from veedor.language.telling.clauses import complement, hung_elsewhere, rest
from veedor.language.telling.interposed import around, resumed
from veedor.language.telling.objects import bidden, object_phrase, told_about, valued
from veedor.language.telling.reporting import Rule, reporting_words
from veedor.language.telling.taken import Taken, end_of, extent


def of_verb(verb: Token, rule: Rule, last: int, quotes: list[Quotation]) -> Taken | None:
    """What the verb takes here, or None.

    Args:
        verb: the word of saying.
        rule: how it takes its content.
        last: index of the last word of the verb ("out" of "pointed out").
        quotes: the document's quotations; a content never ends in the middle of one.
    """
    found = next((taken for taken in _ways(verb, rule, last) if taken is not None), None)
    if found is None:
        return None
    called = _whole_quotes(verb, found.called, quotes) if found.called is not None else None
    content = tuple(_whole_quotes(verb, c, quotes) for c in found.content)
    return msgspec.structs.replace(found, content=content, called=called)


def _ways(verb: Token, rule: Rule, last: int) -> Iterator[Taken | None]:
    """What each way of taking a content finds, the surest first; a way that the rule does not name finds nothing."""
    end = end_of(verb.doc[last])
    yield _labelled(verb, rule, end)
    yield resumed(verb, rule, end)
    yield around(verb, rule, end)
    yield complement(verb, rule, end)
    yield hung_elsewhere(verb, rule, end)
    yield valued(verb, rule, end)
    yield bidden(verb, rule)
    yield told_about(verb, rule)
    yield object_phrase(verb, rule, last, end)
    yield rest(verb, rule, end)


def _whole_quotes(verb: Token, content: Range, quotes: list[Quotation]) -> Range:
    """The content with the rest of a quotation that it cuts."""
    start, end = content
    for q in quotes:
        if q.closed and start <= q.start + 1 < end < q.end:
            return trimmed(verb.doc, (start, q.end))
    return content


def _labelled(verb: Token, rule: Rule, end: int) -> Taken | None:
    """The complement of "called X a farce", "labelled them as heroes", "considers them to be criminals"."""
    if "label" not in rule.takes:
        return None
    found = _label(verb)
    if found is None:
        return None
    start, stop = found
    obj = _labelled_thing(verb, rule)
    if "called" not in rule.takes and obj is not None and verb.i < obj.i and obj.idx < start:
        start = obj.left_edge.idx
    return Taken((trimmed(verb.doc, (start, stop)),), end, called=trimmed(verb.doc, found))


def _labelled_thing(verb: Token, rule: Rule) -> Token | None:
    obj = syntax.object_of(verb)
    if obj is not None:
        return obj
    return next((target for prep, target in syntax.prepositions(verb) if prep in rule.about), None)


def _label(verb: Token) -> Range | None:
    labelled = syntax.is_passive(verb) or syntax.object_of(verb) is not None
    objects = [c for c in syntax.children(verb, "dobj") if c.i > verb.i]
    if len(objects) > 1:
        return extent(objects[-1])  # "called them sons of this city", read as two objects
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "oprd" and labelled:
            return extent(child)
        if child.dep_ == "ccomp" and child.pos_ == "AUX" and syntax.infinitive(child):
            return extent(child)
        if child.dep_ == "ccomp" and child.pos_ in ("NOUN", "ADJ", "PROPN"):
            own = [t for t in child.subtree if t.dep_ != "nsubj" and not _under_subject(t, child)]
            return (own[0].idx, own[-1].idx + len(own[-1])) if own else None
    return _after_label_word(verb)


def _after_label_word(verb: Token) -> Range | None:
    """ "Described as absurd", "calificó la votación de farsa": what follows the word that opens a label."""
    words = reporting_words(verb.lang_).labelling
    obj = syntax.object_of(verb)
    for head in (verb, obj) if obj is not None and obj.i > verb.i else (verb,):
        for child in reversed(list(head.rights)):
            if child.lower_ not in words or child.dep_ not in ("prep", "mark", "advmod") or child.i < verb.i:
                continue
            inner = [t for t in child.children if t.i > child.i]  # of any part of speech: "as absurd"
            if inner:
                return inner[0].left_edge.idx, end_of(inner[-1].right_edge)
    return None


def _under_subject(token: Token, head: Token) -> bool:
    node = token
    while node.i != head.i:
        if node.dep_ == "nsubj" and node.head.i == head.i:
            return True
        node = node.head
    return False
