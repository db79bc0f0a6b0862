"""What is said: the words that a reporting verb or "according to" vouches for."""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Token

from veedor.language import syntax
from veedor.language.grammar import listed
from veedor.language.quotations import Range, quotations, trimmed
from veedor.vocabulary import load


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


@cache
def reporting_words(language: str = "en") -> ReportingWords:
    """The reporting vocabulary of a language."""
    return load(f"reporting.{language}", ReportingWords)


def content_of(verb: Token, rule: ReportingVerb) -> tuple[Range, bool, int] | None:
    """``(content, label, end of the cue)``, or None where the verb has no content here."""
    end = verb.idx + len(verb)
    if rule.label:
        label = _label(verb)
        if label is not None:
            return label, True, end
    if rule.clause:
        clause = _clause(verb)
        if clause is not None:
            return trimmed(verb.doc, _clause_range(clause, verb)), False, end
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
                inner = [c for c in target.children if c.dep_ in ("acl", "relcl") and syntax.infinitive(c)]
                if not demanded and not inner:
                    continue
                if demanded:
                    stop = _subtree(demanded[0])[1]
            return trimmed(verb.doc, (start, stop)), False, _end_of_prep(verb, prep) or end
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
    before = [q for q in quotations(doc) if q[1] <= first.idx and first.idx - q[1] <= 2]
    if not before:
        return None
    start, end = max(before[-1][0], verb.sent.start_char), before[-1][1]
    return trimmed(doc, (start, end)) if start < end else None


def _rest(verb: Token) -> Range | None:
    """For "said" and "claimed" what follows in the sentence, if it has a finite verb: a clause the parser broke."""
    if verb.lemma_ not in _PLAIN or syntax.is_passive(verb):
        return None
    after = [t for t in verb.sent if t.i > verb.i and not t.is_space]
    if len(after) < 4 or not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in after):
        return None
    return trimmed(verb.doc, (after[0].idx, after[-1].idx + len(after[-1])))


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
                    return trimmed(verb.doc, _subtree(targets[0])), False, obj.idx + len(obj)
        return None
    if obj.pos_ == "PRON" and obj.tag_ != "NN":
        return None
    if any(c.dep_ == "nummod" for c in obj.children) and verb.lemma_ not in ("announce", "report"):
        return None  # "confirmed 47 releases" is a count, not something said
    start, end = _subtree(obj)
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in listed("completing") and child.left_edge.idx in (end, end + 1):
            end = _subtree(child)[1]
    return trimmed(verb.doc, (start, end)), False, verb.idx + len(verb)


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
            return trimmed(verb.doc, _subtree(child))
        if child.dep_ == "ccomp" and child.lemma_ == "be" and syntax.infinitive(child):
            return trimmed(verb.doc, _subtree(child))
        if child.dep_ == "ccomp" and child.pos_ in ("NOUN", "ADJ", "PROPN"):
            own = [t for t in child.subtree if t.dep_ not in ("nsubj",) and not _under_subject(t, child)]
            return trimmed(verb.doc, (own[0].idx, own[-1].idx + len(own[-1]))) if own else None
    for prep, target in syntax.prepositions(verb):
        if prep.split()[-1] == "as" and target.i > verb.i:
            return trimmed(verb.doc, _subtree(target))
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
    return trimmed(verb.doc, (verb.sent.start_char, before.idx))


def _quoted_after(verb: Token) -> Range | None:
    """A quotation right after the verb that the parser did not hang on it."""
    doc, i = verb.doc, verb.i + 1
    while i < len(doc) and i < verb.i + 4 and doc[i].text not in ('"', "“", "«"):
        i += 1
    if i >= len(doc) or i >= verb.i + 4 or doc[i].sent != verb.sent:
        return None
    for j in range(i + 1, verb.sent.end):
        if doc[j].text in ('"', "”", "»"):
            return trimmed(doc, (doc[i].idx, doc[j].idx)) if j > i + 1 else None
    return trimmed(doc, (doc[i].idx, verb.sent.end_char))


def phrase_content(word: Token, source: Token) -> Range:
    """What "according to X" vouches for: its noun phrase where it hangs on one, otherwise the clause around it."""
    doc, sent = word.doc, word.sent
    phrase = (word.idx, source.right_edge.idx + len(source.right_edge))
    first = next((t for t in sent if not t.is_space), word)
    if first.i == word.i:
        return trimmed(doc, (phrase[1], sent.end_char))
    head = word.head
    before_comma = doc[word.i - 1].text == ","
    if head.pos_ in ("NOUN", "PROPN") and not before_comma and head.i < word.i:
        return trimmed(doc, (_outermost_noun(head).left_edge.idx, word.idx))
    verb = syntax.clause_head(head) if head.pos_ not in ("VERB", "AUX") else head
    if verb.i > word.i:
        return trimmed(doc, (phrase[1], sent.end_char))
    return trimmed(doc, (_main_clause(verb).left_edge.idx, word.idx))


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
