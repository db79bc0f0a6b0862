"""The clause that is said, wanted or asked for: the complement of a verb, with its bounds mended."""

from __future__ import annotations

from spacy.tokens import Token

from veedor.language import syntax
from veedor.language.quotations import Range, trimmed
from veedor.language.telling.reporting import Rule, noun_rule, phrases, reporting_words, verb_rule
from veedor.language.telling.taken import FINITE, Taken, end_of


def complement(verb: Token, rule: Rule, end: int) -> Taken | None:
    """The clause that is said, or that somebody wants, or wants somebody else to do.

    Args:
        verb: the word of saying.
        rule: how it takes its content.
        end: offset at which the cue ends.
    """
    if not rule.takes & {"clause", "infinitive", "bidding"}:
        return None
    clauses = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and is_clausal(c))]
    after = [c for c in clauses if c.i > verb.i and fits(c, rule)]
    if not after and "bidding" in rule.takes:
        after = [c for c in verb.children if c.dep_ == "advcl" and syntax.infinitive(c) and syntax.object_of(verb)]
    if after:
        start, stop = clause_range(after[0], verb)
        stop = max(stop, _further_infinitive(verb, after[0]), _reason(verb, after[0], stop))
        if "bidding" in rule.takes and (bidden := syntax.object_of(verb)) and verb.i < bidden.i < after[0].i:
            start = min(start, bidden.left_edge.idx)
        return Taken((trimmed(verb.doc, (start, cut(verb, start, stop))),), end, clause=not syntax.infinitive(after[0]))
    before = [c for c in clauses if c.i < verb.i and not syntax.infinitive(c)]
    if before and "clause" in rule.takes:
        return Taken((trimmed(verb.doc, clause_range(before[-1], verb)),), end, clause=True)
    return None


def hung_elsewhere(verb: Token, rule: Rule, end: int) -> Taken | None:
    """ "Told her on a regular basis that it was over": a clause with "that" which the parser hung on a noun between."""
    if "clause" not in rule.takes or syntax.is_passive(verb):
        return None
    for child in verb.rights:
        if child.dep_ not in ("dobj", "prep", "npadvmod", "dative"):
            continue
        nouns = (t for t in child.subtree if t.pos_ == "NOUN" and noun_rule(t) is None)
        for clause in (c for noun in nouns for c in syntax.children(noun, "acl", "ccomp") if _opened_by_that(c)):
            return Taken((trimmed(verb.doc, clause_range(clause, verb)),), end, clause=True)
    return None


def _opened_by_that(clause: Token) -> bool:
    that = reporting_words(clause.lang_).that
    return any(c.dep_ == "mark" and c.lower_ in that for c in clause.children)


def rest(verb: Token, rule: Rule, end: int) -> Taken | None:
    """For the surest words of speech what follows in the sentence, if it has a finite verb: a clause badly parsed."""
    if not rule.plain or syntax.is_passive(verb):
        return None
    after = [t for t in verb.sent if t.i > verb.i and not t.is_space]
    if len(after) < 4 or not any(t.tag_ in FINITE for t in after):
        return None
    if after[0].lower_ in reporting_words(verb.lang_).that:
        after = after[1:]
    return Taken((trimmed(verb.doc, (after[0].idx, end_of(after[-1]))),), end)


def _further_infinitive(verb: Token, clause: Token) -> int:
    """ "agreed to open a bridge and guard it together": a bare verb can only go on with the infinitive."""
    if not syntax.infinitive(clause) or verb.tag_ == "VB":
        return 0
    bare = [c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VB" and not syntax.children(c, "aux", "nsubj")]
    return end_of(bare[0].right_edge) if bare and bare[0].i > clause.i else 0


def _reason(verb: Token, clause: Token, stop: int) -> int:
    """ "said it was no crime, because ...": a reason that the parser hung on the verb belongs to what is said."""
    words = reporting_words(verb.lang_).because
    for child in syntax.children(verb, "advcl"):
        if child.i > clause.i and child.left_edge.lower_ in words and child.left_edge.idx - stop <= 2:
            return end_of(child.right_edge)
    return stop


def is_clausal(token: Token) -> bool:
    """Whether a word can head a clause."""
    return token.pos_ in ("VERB", "AUX")


def fits(clause: Token, rule: Rule) -> bool:
    """Whether a clause is of a kind that the rule takes: finite, an infinitive, or with a subject of its own."""
    if clause.tag_ == "VBN" and clause.dep_ == "xcomp" and not syntax.children(clause, "aux", "auxpass"):
        return False  # "siguen encarcelados"
    if not syntax.infinitive(clause):
        if clause.tag_ == "VBG" and not syntax.children(clause, "aux"):
            return bool(rule.takes & {"clause", "infinitive"}) and not syntax.children(clause, "nsubj")
        return "clause" in rule.takes
    if syntax.children(clause, "nsubj", "nsubjpass"):
        return bool(rule.takes & {"bidding", "clause"})
    return bool(rule.takes & {"infinitive", "bidding"}) or (clause.dep_ == "ccomp" and "clause" in rule.takes)


def clause_range(clause: Token, verb: Token) -> Range:
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
    return tokens[0].idx, end_of(tokens[-1])


def cut(verb: Token, start: int, stop: int) -> int:
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
    if verb.dep_ != "conj" or verb.tag_ != first.tag_ or verb.tag_ not in FINITE:
        return False
    if syntax.children(verb, "nsubj", "nsubjpass", "aux", "auxpass") or verb_rule(verb) is None:
        return False
    head_has_aux = bool(syntax.children(verb.head, "aux", "auxpass")) or verb.head.pos_ == "AUX"
    return head_has_aux and bool(syntax.children(verb, "ccomp", "xcomp", "dobj", "prep"))
