"""What is said: the words that a verb, noun or adjective of saying takes as its content."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from veedor.language import syntax
from veedor.language.grammar import listed
from veedor.language.quotations import QUOTES, Quotation, Range, trimmed
from veedor.language.reporting import Rule, noun_rule, phrases, reporting_words, verb_rule


class Taken(msgspec.Struct, frozen=True):
    """What a word of saying takes.

    Args:
        content: stretches of text, the main one first, without quotation marks at the edges.
        cue_end: offset at which the words of the cue end.
        called: the part of the content that somebody or something is called, where it is a label.
        counted: whether it is a number of something ("confirmed 47 releases").
        clause: whether it is a sentence or clause of its own.
    """

    content: tuple[Range, ...]
    cue_end: int
    called: Range | None = None
    counted: bool = False
    clause: bool = False


_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def of_verb(verb: Token, rule: Rule, last: int, quotes: list[Quotation]) -> Taken | None:
    """What the verb takes here, or None.

    Args:
        verb: the word of saying.
        rule: how it takes its content.
        last: index of the last word of the verb ("out" of "pointed out").
        quotes: the document's quotations; a content never ends in the middle of one.
    """
    end = verb.doc[last].idx + len(verb.doc[last])
    for found in (
        _labelled(verb, rule, end),
        _around(verb, rule, end),
        _complement(verb, rule, end),
        _hung_elsewhere(verb, rule, end),
        _valued(verb, rule, end),
        _bidden(verb, rule),
        _about(verb, rule),
        _object(verb, rule, last, end),
        _rest(verb, rule, end),
    ):
        if found is not None:
            called = _whole_quotes(verb, found.called, quotes) if found.called is not None else None
            content = tuple(_whole_quotes(verb, c, quotes) for c in found.content)
            return msgspec.structs.replace(found, content=content, called=called)
    return None


def _whole_quotes(verb: Token, content: Range, quotes: list[Quotation]) -> Range:
    """The content with the rest of a quotation that it cuts."""
    start, end = content
    for q in quotes:
        if q.closed and start <= q.start + 1 < end < q.end:
            return trimmed(verb.doc, (start, q.end))
    return content


# label


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
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "oprd" and labelled:
            return _subtree(child)
        if child.dep_ == "ccomp" and child.pos_ == "AUX" and syntax.infinitive(child):
            return _subtree(child)
        if child.dep_ == "ccomp" and child.pos_ in ("NOUN", "ADJ", "PROPN"):
            own = [t for t in child.subtree if t.dep_ != "nsubj" and not _under_subject(t, child)]
            return (own[0].idx, own[-1].idx + len(own[-1])) if own else None
    named_as = listed("as", verb.lang_)
    for prep, target in syntax.prepositions(verb):
        if prep.split()[-1] in named_as and target.i > verb.i:
            return _subtree(target)
    for child in verb.rights:  # "described as unhinged": an adjective is no object of a preposition to the parser
        if child.lower_ in named_as and child.dep_ in ("prep", "mark", "advmod"):
            inner = [t for t in child.children if t.i > child.i]
            if inner:
                return inner[0].left_edge.idx, _end(inner[-1].right_edge)
    return None


def _under_subject(token: Token, head: Token) -> bool:
    node = token
    while node.i != head.i:
        if node.dep_ == "nsubj" and node.head.i == head.i:
            return True
        node = node.head
    return False


# clauses


def _around(verb: Token, rule: Rule, end: int) -> Taken | None:
    """The sentence that "she said" closes ("It rained, she said") or stands in ("It, she said, rained").

    Found by the order of the words, since parsers hang such a clause in many ways.
    """
    if "clause" not in rule.takes or verb.tag_ not in (*_FINITE, "VBN") or syntax.is_passive(verb):
        return None
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if not subjects or any(c.dep_ in ("mark", "neg") for c in verb.children) or _is_relative(verb, subjects[0]):
        return None
    sent, doc = verb.sent, verb.doc
    left = min([verb.i, subjects[0].left_edge.i, *(c.i for c in verb.lefts if c.dep_ in ("aux", "advmod"))])
    if left <= sent.start + 1 or doc[left - 1].text not in _BREAKS:
        return None
    if any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i and not _broken_off(verb, c) for c in verb.children):
        return None
    if any(prep in rule.about for prep, _ in syntax.prepositions(verb)):
        return None
    right = _end_of_cue(verb, subjects[0])
    if right is None or _only_circumstance(verb, left):
        return None
    before = trimmed(doc, (sent.start_char, doc[left - 1].idx))
    after = _goes_on(verb, right, left)
    if before[0] >= before[1]:
        return None
    if after is None:
        told = any(t.tag_ in _FINITE or t.text in QUOTES for t in doc[sent.start : left])
        return Taken((before,), end, clause=True) if told else None
    parts = sorted((before, after), key=lambda p: p[0] - p[1])
    return Taken(tuple(p for p in parts if p[0] < p[1]), end, clause=True)


def _only_circumstance(verb: Token, left: int) -> bool:
    """ "While they welcomed it, they noted ...": what stands before belongs to the verb's own clause."""
    own = {t.i for c in verb.lefts if c.dep_ in _CIRCUMSTANCE for t in c.subtree}
    return all(t.i in own or t.is_punct or t.is_space for t in verb.doc[verb.sent.start : left])


_CIRCUMSTANCE = ("advcl", "prep", "npadvmod", "advmod", "cc", "mark", "intj")


def _broken_off(verb: Token, clause: Token) -> bool:
    """Whether a comma or a quotation mark stands between the verb and the clause."""
    return any(t.text in _BREAKS for t in verb.doc[verb.i + 1 : clause.left_edge.i + 1])


_BREAKS = frozenset((",", "”", '"', "’", "—", "–", "--", "-", "''", "»"))
_LONGEST_CUE = 40


def _is_relative(verb: Token, subject: Token) -> bool:
    return verb.dep_ in ("relcl", "acl") or subject.tag_ in ("WDT", "WP")


def _end_of_cue(verb: Token, subject: Token) -> int | None:
    """Index of the last token of "X told reporters on Friday", or None where the clause says something itself."""
    right = max(verb.i, subject.right_edge.i if subject.i > verb.i else 0)
    for child in verb.rights:
        if child.i <= right:
            continue
        if child.is_punct or child.dep_ in ("advcl", "conj", "cc", "parataxis", "ccomp", "xcomp"):
            break
        if child.dep_ == "dobj" and syntax.dative(verb) is None and not _addressed(verb):
            return None
        right = child.right_edge.i
    stop = next((t.i - 1 for t in verb.doc[verb.i + 1 : right + 1] if t.text == "," and subject.i < verb.i), right)
    return stop if stop - verb.i < _LONGEST_CUE else None


def _addressed(verb: Token) -> bool:
    """Whether the object of the verb is who is told, as with "tell"."""
    rule = verb_rule(verb)
    return rule is not None and "object" not in rule[0].takes


def _goes_on(verb: Token, right: int, left: int) -> Range | None:
    """What follows an interposed "she said," up to the end of the sentence."""
    doc, sent = verb.doc, verb.sent
    if right + 2 >= sent.end or doc[right + 1].text not in _BREAKS:
        return None
    first = doc[right + 2]
    governed = verb.dep_ in ("parataxis", "ccomp", "dep", "advcl", "intj") and verb.head.i > right
    bare = not any(t.tag_ in _FINITE for t in doc[sent.start : left])
    beside = verb.dep_ == "parataxis" and first.pos_ in ("ADP", "SCONJ")
    if not (governed or bare or beside):
        return None
    start, stop = trimmed(doc, (first.idx, sent.end_char))
    return trimmed(doc, (start, _cut(verb, start, stop)))


def _complement(verb: Token, rule: Rule, end: int) -> Taken | None:
    """The clause that is said, or that somebody wants, or wants somebody else to do."""
    if not rule.takes & {"clause", "infinitive", "bidding"}:
        return None
    clauses = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and _clausal(c))]
    after = [c for c in clauses if c.i > verb.i and _fits(c, rule)]
    if not after and "bidding" in rule.takes:
        after = [c for c in verb.children if c.dep_ == "advcl" and syntax.infinitive(c) and syntax.object_of(verb)]
    if after:
        start, stop = _clause_range(after[0], verb)
        stop = max(stop, _further_infinitive(verb, after[0]), _reason(verb, after[0], stop))
        if "bidding" in rule.takes and (bidden := syntax.object_of(verb)) and verb.i < bidden.i < after[0].i:
            start = min(start, bidden.left_edge.idx)
        return Taken(
            (trimmed(verb.doc, (start, _cut(verb, start, stop))),), end, clause=not syntax.infinitive(after[0])
        )
    before = [c for c in clauses if c.i < verb.i and not syntax.infinitive(c)]
    if before and "clause" in rule.takes:
        return Taken((trimmed(verb.doc, _clause_range(before[-1], verb)),), end, clause=True)
    return None


def _hung_elsewhere(verb: Token, rule: Rule, end: int) -> Taken | None:
    """ "Told her on a regular basis that it was over": a clause with "that" which the parser hung on a noun between."""
    if "clause" not in rule.takes or syntax.is_passive(verb):
        return None
    that = reporting_words(verb.lang_).that
    for child in verb.rights:
        for noun in child.subtree if child.dep_ in ("dobj", "prep", "npadvmod", "dative") else ():
            for clause in syntax.children(noun, "acl", "ccomp") if noun.pos_ == "NOUN" and noun_rule(noun) is None else ():
                if any(c.dep_ == "mark" and c.lower_ in that for c in clause.children):
                    content = trimmed(verb.doc, _clause_range(clause, verb))
                    return Taken((content,), end, clause=True)
    return None


def _further_infinitive(verb: Token, clause: Token) -> int:
    """ "agreed to share a currency and rely on each other": a bare verb can only go on with the infinitive."""
    if not syntax.infinitive(clause) or verb.tag_ == "VB":
        return 0
    bare = [c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VB" and not syntax.children(c, "aux", "nsubj")]
    return _end(bare[0].right_edge) if bare and bare[0].i > clause.i else 0


def _reason(verb: Token, clause: Token, stop: int) -> int:
    """ "said it was no crime, because ...": a reason that the parser hung on the verb belongs to what is said."""
    words = reporting_words(verb.lang_).because
    for child in syntax.children(verb, "advcl"):
        if child.i > clause.i and child.left_edge.lower_ in words and child.left_edge.idx - stop <= 2:
            return _end(child.right_edge)
    return stop


def _clausal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _fits(clause: Token, rule: Rule) -> bool:
    if not syntax.infinitive(clause):
        if clause.tag_ == "VBG" and not syntax.children(clause, "aux"):
            return bool(rule.takes & {"clause", "infinitive"}) and not syntax.children(clause, "nsubj")
        return "clause" in rule.takes
    if syntax.children(clause, "nsubj", "nsubjpass"):
        return bool(rule.takes & {"bidding", "clause"})
    return bool(rule.takes & {"infinitive", "bidding"}) or (clause.dep_ == "ccomp" and "clause" in rule.takes)


def _clause_range(clause: Token, verb: Token) -> Range:
    """The subordinate clause, on its own side of the verb, without "that"."""
    tokens = [t for t in clause.subtree if (t.i < verb.i) == (clause.i < verb.i)]
    subject = [c for c in verb.children if c.dep_ == "nsubj"]
    if subject and clause.i < verb.i:
        tokens = [t for t in tokens if t.i < subject[0].left_edge.i] or tokens
    that = reporting_words(verb.lang_).that
    marks = [c.i for c in clause.children if c.dep_ == "mark" and c.lower_ in that]
    if marks and verb.i < marks[0]:
        tokens = [t for t in tokens if t.i > marks[0]] or tokens  # what stands before "that" is told on the side
    elif tokens[0].lower_ in that and tokens[0].tag_ == "IN":
        tokens = tokens[1:] or tokens
    return tokens[0].idx, _end(tokens[-1])


def _cut(verb: Token, start: int, stop: int) -> int:
    """Where the clause ends when a further cue hangs on it: ", adding that ...", ", according to", "and warned"."""
    span = verb.doc.char_span(start, stop)
    if span is None:
        return stop
    contrast = reporting_words(verb.lang_).contrast
    for token in span:
        if token.i <= verb.i + 2:
            continue
        if goes_on_speaking(token, verb):
            return next((c.idx for c in token.head.children if c.dep_ == "cc" and verb.i < c.i < token.i), stop)
        if token.nbor(-1).text != ",":
            continue
        if token.tag_ == "VBG" and token.dep_ == "advcl" and verb_rule(token) and token.head.i < token.i:
            return token.nbor(-1).idx
        if token.lower_ in contrast and token.dep_ == "mark" and _speaks(token.head):
            return token.nbor(-1).idx
        if _opens_phrase(token):
            return token.nbor(-1).idx
    return stop


def _opens_phrase(token: Token) -> bool:
    """Whether "according to" or its like begins here."""
    known = phrases(token.lang_).get(token.lower_, [])
    return any(tuple(t.lower_ for t in token.doc[token.i : token.i + len(p)]) == p for p in known)


def _speaks(verb: Token) -> bool:
    """ "..., while the ministry stated ...": a clause of another speaker beside what is said."""
    found = verb_rule(verb)
    return found is not None and found[0].kind == "saying" and bool(syntax.children(verb, "nsubj"))


def goes_on_speaking(verb: Token, first: Token) -> bool:
    """ "She said it had begun and warned them": whether a verb that hangs on what is said is a further cue.

    It has the tense of the first verb, no subject of its own, and takes a content itself.
    """
    if (
        verb.dep_ != "conj"
        or verb.tag_ != first.tag_
        or verb.tag_ not in _FINITE
        or verb.head.tag_ == verb.tag_ == "VBP"
    ):
        return False
    if syntax.children(verb, "nsubj", "nsubjpass", "aux", "auxpass") or verb_rule(verb) is None:
        return False
    head_has_aux = bool(syntax.children(verb.head, "aux", "auxpass")) or verb.head.pos_ == "AUX"
    return head_has_aux and bool(syntax.children(verb, "ccomp", "xcomp", "dobj", "prep"))


def _rest(verb: Token, rule: Rule, end: int) -> Taken | None:
    """For the surest words of speech what follows in the sentence, if it has a finite verb: a clause badly parsed."""
    if not rule.plain or syntax.is_passive(verb):
        return None
    after = [t for t in verb.sent if t.i > verb.i and not t.is_space]
    if len(after) < 4 or not any(t.tag_ in _FINITE for t in after):
        return None
    if after[0].lower_ in reporting_words(verb.lang_).that:
        after = after[1:]
    return Taken((trimmed(verb.doc, (after[0].idx, _end(after[-1]))),), end)


# phrases


def _valued(verb: Token, rule: Rule, end: int) -> Taken | None:
    """ "Put turnout at 42 percent", "cited it as the reason": the object with its value."""
    obj = syntax.object_of(verb)
    if not rule.valued or obj is None or obj.i < verb.i:
        return None
    for prep, target in syntax.prepositions(verb):
        if prep in rule.valued and target.i > obj.i:
            return Taken((trimmed(verb.doc, (_subtree(obj)[0], _subtree(target)[1])),), end)
    return None


def _bidden(verb: Token, rule: Rule) -> Taken | None:
    """ "Called on them to leave"; without what they are asked to do it is no request."""
    for prep, target in syntax.prepositions(verb):
        if prep not in rule.bids or target.i < verb.i:
            continue
        done = [c for c in verb.children if c.dep_ in ("xcomp", "advcl", "ccomp") and c.i > target.i]
        inner = [c for c in target.children if c.dep_ in ("acl", "relcl") and syntax.infinitive(c)]
        if done or inner:
            start, stop = _subtree(target)
            stop = _subtree(done[0])[1] if done else stop
            return Taken((trimmed(verb.doc, (start, stop)),), _end_of_preposition(verb, prep))
    return None


def _about(verb: Token, rule: Rule) -> Taken | None:
    """ "Warned of a coup"."""
    for prep, target in syntax.prepositions(verb):
        if prep in rule.about and target.i > verb.i:
            return Taken((trimmed(verb.doc, _subtree(target)),), _end_of_preposition(verb, prep))
    return None


def _end_of_preposition(verb: Token, prep: str) -> int:
    """The end of the cue: with the preposition, where it stands right behind the verb."""
    last, end = prep.split()[0], _end(verb)
    for child in verb.subtree:
        if child.i > verb.i and child.lower_ == last:
            return _end(child) if child.i <= verb.i + 2 else end
    return end


def _object(verb: Token, rule: Rule, last: int, end: int) -> Taken | None:
    """The object with what completes it ("criticised the ministry over the raid"); of a passive, the subject."""
    if "object" not in rule.takes:
        return None
    if syntax.is_passive(verb):
        subject = syntax.patient(verb)
        if subject is None or subject.i > verb.i or subject.pos_ not in ("NOUN", "PROPN") or verb.dep_ == "acl":
            return None
        return Taken((trimmed(verb.doc, _subtree(subject)),), end)
    obj = _governed(verb.doc[last]) if last != verb.i else None
    obj = obj or syntax.object_of(verb)
    if obj is None or obj.i < verb.i or obj.pos_ not in _NOMINAL or obj.like_num:
        return None
    if rule.only and obj.lemma_ not in rule.only:
        return None
    if obj.pos_ == "PRON" and obj.tag_ != "NN":
        return None
    start, stop = _subtree(obj)
    completed = _completed(verb, stop)
    content = trimmed(verb.doc, (start, completed if completed > stop else _without_aside(obj, stop)))
    return Taken((content,), end, counted=rule.kind == "showing" or any(c.dep_ == "nummod" for c in obj.children))


def _governed(word: Token) -> Token | None:
    """The object of a preposition that belongs to the verb ("voted for the bill")."""
    return next((t for t in word.children if t.dep_ in ("pobj", "pcomp")), None)


def _without_aside(noun: Token, stop: int) -> int:
    """Where a noun phrase ends without the clause or apposition that a comma sets off at its end."""
    for token in noun.subtree:
        if token.dep_ not in ("relcl", "appos") or token.i < noun.i or _end(token.right_edge) != stop:
            continue
        left = token.left_edge
        if left.i > noun.i and left.nbor(-1).text == ",":
            return left.nbor(-1).idx
    return stop


def _completed(verb: Token, stop: int) -> int:
    words = reporting_words(verb.lang_).completing
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in words and child.left_edge.idx in (stop, stop + 1):
            stop = _subtree(child)[1]
    return stop


# nouns and adjectives


def of_figure(noun: Token) -> Taken | None:
    """What "the ministry's tally stood at 40" tells: the clause that the figure is the subject of."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX"):
        return None
    return Taken((trimmed(noun.doc, (noun.idx, _end(verb.right_edge))),), _end(noun), counted=True)


def of_noun(noun: Token, rule: Rule) -> Taken | None:
    """What a noun of saying carries: "the claim that it rained", "his hopes of a pardon", "a plan to leave"."""
    for child in noun.rights:
        if child.dep_ in ("acl", "relcl", "ccomp") and _is_content(child, rule):
            start, stop = _subtree(child)
            if child.left_edge.lower_ in reporting_words(noun.lang_).that:
                start = child.left_edge.nbor(1).idx
            return Taken((trimmed(noun.doc, (start, stop)),), _end(noun))
    return _after_preposition(noun, rule)


def of_adjective(adjective: Token, rule: Rule) -> Taken | None:
    """What an adjective of thinking or wanting takes: "sure that it rained", "worried about the vote"."""
    for head in (adjective, adjective.head):
        for child in head.rights:
            if child.i > adjective.i and child.dep_ in ("ccomp", "xcomp") and _clausal(child) and _fits(child, rule):
                return Taken((trimmed(adjective.doc, _clause_range(child, adjective)),), _end(adjective))
    return _after_preposition(adjective, rule)


def _is_content(clause: Token, rule: Rule) -> bool:
    if syntax.infinitive(clause):
        return "infinitive" in rule.takes
    that = reporting_words(clause.lang_).that
    return "clause" in rule.takes and any(c.dep_ == "mark" and c.lower_ in that for c in clause.children)


def _after_preposition(word: Token, rule: Rule) -> Taken | None:
    for prep in word.rights:
        if prep.dep_ == "prep" and prep.lower_ in rule.about:
            targets = [t for t in prep.children if t.dep_ in ("pobj", "pcomp")]
            if targets:
                return Taken((trimmed(word.doc, _subtree(targets[0])),), _end(prep))
    return None


# clauses and phrases that comment on the sentence around them


def of_comment(verb: Token) -> tuple[Range, ...]:
    """What "as she put it" comments on: the rest of its sentence, the longest stretch first."""
    doc, sent = verb.doc, verb.sent
    left, right = verb.left_edge, verb.right_edge
    parts = []
    if left.i > sent.start:
        parts.append(trimmed(doc, (sent.start_char, left.idx)))
    if right.i + 1 < sent.end:
        parts.append(trimmed(doc, (doc[right.i + 1].idx, sent.end_char)))
    return tuple(sorted((p for p in parts if p[0] < p[1]), key=lambda p: p[0] - p[1]))


def of_phrase(first: Token, source: Token) -> Range:
    """What "according to X" vouches for: its noun phrase where it hangs on one, otherwise the clause around it."""
    doc, sent = first.doc, first.sent
    after = _end(source.right_edge)
    opening = next((t for t in sent if not t.is_space), first)
    if opening.i == first.i:
        return trimmed(doc, (after, sent.end_char))
    head = first.head
    if head.pos_ in ("NOUN", "PROPN") and doc[first.i - 1].text != "," and head.i < first.i:
        noun = _outermost_noun(head)
        if not _is_adjunct(noun):
            return trimmed(doc, (noun.left_edge.idx, first.idx))
    verb = syntax.clause_head(head) if head.pos_ not in ("VERB", "AUX") else head
    if verb.i > first.i:
        return trimmed(doc, (after, sent.end_char))
    return trimmed(doc, (_main_clause(verb).left_edge.idx, first.idx))


def _is_adjunct(noun: Token) -> bool:
    """Whether a noun only tells when or where a clause happens, so that a phrase after it belongs to the clause."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.head.pos_ not in ("VERB", "AUX"):
        return False
    return prep.lower_ in listed("circumstance", noun.lang_)


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


def _subtree(token: Token) -> Range:
    return token.left_edge.idx, _end(token.right_edge)


def _end(token: Token) -> int:
    return token.idx + len(token)
