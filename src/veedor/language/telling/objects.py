"""Contents that are no clause: objects, values, what is told about, and who is asked to do what."""

from __future__ import annotations

from spacy.tokens import Token

from veedor.language import syntax
from veedor.language.names import is_person_noun
from veedor.language.quotations import trimmed
from veedor.language.telling.reporting import Rule, reporting_words
from veedor.language.telling.taken import Taken, end_of, extent

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")


def object_phrase(verb: Token, rule: Rule, last: int, end: int) -> Taken | None:
    """The object with what completes it ("criticised the ministry over the raid"); of a passive, the subject."""
    if "object" not in rule.takes:
        return None
    if syntax.is_passive(verb):
        subject = syntax.patient(verb)
        if subject is None or subject.i > verb.i or subject.pos_ not in ("NOUN", "PROPN") or verb.dep_ == "acl":
            return None
        return Taken((trimmed(verb.doc, extent(subject)),), end)
    obj = _governed(verb.doc[last]) if last != verb.i else None
    obj = obj or syntax.object_of(verb)
    if obj is None or obj.i < verb.i or obj.pos_ not in _NOMINAL or obj.like_num:
        return None
    if rule.only and obj.lemma_ not in rule.only:
        return None
    if obj.pos_ == "PRON" and obj.tag_ != "NN":
        return None
    if rule.of_things and (obj.pos_ == "PROPN" or is_person_noun(obj)):
        return None
    start, stop = extent(obj)
    counted = rule.kind == "showing" or any(c.dep_ == "nummod" for c in obj.children)
    if counted:
        stop = _with_circumstances(verb, stop)
    else:
        completed = _completed(verb, stop)
        stop = completed if completed > stop else _without_aside(obj, stop)
    return Taken((trimmed(verb.doc, (start, stop)),), end, counted=counted)


def _with_circumstances(verb: Token, stop: int) -> int:
    """A count with the time and place it was made for: "recorded 40 arrests in May and 30 in June"."""
    for child in verb.rights:
        if child.dep_ in ("prep", "npadvmod", "advmod") and child.left_edge.idx - stop in (0, 1, 2):
            stop = extent(child)[1]
    return stop


def _governed(word: Token) -> Token | None:
    """The object of a preposition that belongs to the verb ("voted for the bill")."""
    return next((t for t in word.children if t.dep_ in ("pobj", "pcomp")), None)


def _without_aside(noun: Token, stop: int) -> int:
    """Where a noun phrase ends without the clause or apposition that a comma sets off at its end."""
    for token in noun.subtree:
        if token.dep_ not in ("relcl", "appos") or token.i < noun.i or end_of(token.right_edge) != stop:
            continue
        left = token.left_edge
        if left.i > noun.i and left.nbor(-1).text == ",":
            return left.nbor(-1).idx
    return stop


def _completed(verb: Token, stop: int) -> int:
    words = reporting_words(verb.lang_).completing
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in words and child.left_edge.idx in (stop, stop + 1):
            stop = extent(child)[1]
    return stop


def valued(verb: Token, rule: Rule, end: int) -> Taken | None:
    """ "Put losses at 40 percent", "cited it as the reason": the object with its value."""
    obj = syntax.object_of(verb)
    if not rule.valued or obj is None or obj.i < verb.i:
        return None
    for prep, target in syntax.prepositions(verb):
        if prep in rule.valued and target.i > verb.i:
            first, last = (obj, target) if target.i > obj.i else (target, obj)  # "cifró en 40 los heridos"
            stop = _without_aside(last, extent(last)[1])
            return Taken((trimmed(verb.doc, (extent(first)[0], stop)),), end)
    return None


def bidden(verb: Token, rule: Rule) -> Taken | None:
    """ "Called on them to leave"; without what they are asked to do it is no request."""
    for prep, target in syntax.prepositions(verb):
        if prep not in rule.bids or target.i < verb.i:
            continue
        done = [c for c in verb.children if c.dep_ in ("xcomp", "advcl", "ccomp") and c.i > target.i]
        inner = [c for c in target.children if c.dep_ in ("acl", "relcl") and syntax.infinitive(c)]
        if done or inner:
            start, stop = extent(target)
            stop = extent(done[0])[1] if done else stop
            return Taken((trimmed(verb.doc, (start, stop)),), _end_of_preposition(verb, prep))
    return None


def told_about(verb: Token, rule: Rule) -> Taken | None:
    """ "Warned of a coup"."""
    for prep, target in syntax.prepositions(verb):
        if prep in rule.about and target.i > verb.i:
            start, stop = extent(target)
            if target.left_edge.dep_ == "mark" and target.left_edge.lower_ in reporting_words(verb.lang_).that:
                start = target.left_edge.nbor(1).idx  # "informó de que"
            return Taken((trimmed(verb.doc, (start, stop)),), _end_of_preposition(verb, prep))
    return None


def _end_of_preposition(verb: Token, prep: str) -> int:
    """The end of the cue: with the preposition, where it stands right behind the verb."""
    last, end = prep.split()[0], end_of(verb)
    for child in verb.subtree:
        if child.i > verb.i and child.lower_ == last:
            return end_of(child) if child.i <= verb.i + 2 else end
    return end
