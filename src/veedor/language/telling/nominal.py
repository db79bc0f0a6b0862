"""What a noun or an adjective of saying carries: "his claim that it rained", "sure of a pardon"."""

from __future__ import annotations

from spacy.tokens import Token

from veedor.language import syntax
from veedor.language.quotations import trimmed
from veedor.language.telling.clauses import clause_range, fits, is_clausal
from veedor.language.telling.reporting import Rule, reporting_words
from veedor.language.telling.taken import Taken, end_of, extent


def of_figure(noun: Token) -> Taken | None:
    """What "the ministry's tally stood at 40" tells: the clause that the figure is the subject of."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX"):
        return None
    return Taken((trimmed(noun.doc, (noun.idx, end_of(verb.right_edge))),), end_of(noun), counted=True)


def of_noun(noun: Token, rule: Rule) -> Taken | None:
    """What a noun of saying carries: "the claim that it rained", "his hopes of a pardon", "a plan to leave"."""
    for child in noun.rights:
        if child.dep_ in ("acl", "relcl", "ccomp") and _is_content(child, rule):
            start, stop = extent(child)
            if child.left_edge.lower_ in reporting_words(noun.lang_).that:
                start = child.left_edge.nbor(1).idx
            return Taken((trimmed(noun.doc, (start, stop)),), end_of(noun))
    return _after_preposition(noun, rule)


def of_adjective(adjective: Token, rule: Rule) -> Taken | None:
    """What an adjective of thinking or wanting takes: "sure that it rained", "worried about the vote"."""
    for head in (adjective, adjective.head):
        for child in head.rights:
            if child.i > adjective.i and child.dep_ in ("ccomp", "xcomp") and is_clausal(child) and fits(child, rule):
                return Taken((trimmed(adjective.doc, clause_range(child, adjective)),), end_of(adjective))
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
                return Taken((trimmed(word.doc, extent(targets[0])),), end_of(prep))
    return None
