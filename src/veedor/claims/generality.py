"""What is told in general and no act: rules of law, what may be done to anybody, what something is for."""

from __future__ import annotations

from spacy.tokens import Token

from veedor.claims.framing.frames import Matched
from veedor.language import syntax
from veedor.language.grammar import among, listed

VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types whose utterance is told as having happened, whatever its content."""

_PRESENT = ("VB", "VBP", "VBZ", "VBG")


def is_general(matched: Matched, modality: str) -> bool:
    """Whether a frame's words characterise, or lay down what may be done, and tell no act.

    Args:
        matched: a frame found in a sentence.
        modality: how its trigger is told.
    """
    trigger = matched.trigger
    if matched.frame.type not in VERBAL and modality == "asserted" and _is_only_meant(trigger):
        return True
    if _restricts_nobody(matched) or (modality != "planned" and is_norm(trigger)):
        return True
    indefinite = any(_is_anybody(r) for r in matched.recipients)
    return indefinite and (modality == "hypothetical" or trigger.tag_ in _PRESENT)


def _is_anybody(head: Token) -> bool:
    if head.lemma_.lower() not in listed("anybody", head.lang_):
        return False
    return head.pos_ == "PRON" or any(c.lower_ in listed("indefinite", head.lang_) for c in head.children)


def _restricts_nobody(matched: Matched) -> bool:
    """ "those convicted of theft", "anyone jailed over speech": a clause that says who is meant."""
    trigger = matched.trigger
    reduced = trigger.dep_ == "ccomp" and trigger.tag_ == "VBN" and not _helpers(trigger)
    if not (reduced or trigger.dep_ in ("acl", "relcl")) or trigger.pos_ != "VERB":
        return False
    opener = trigger.head.head
    if among(opener, "membership"):
        return False  # "Ana was among those released" says whom it means
    described = (trigger.head.i, *(t.i for t in syntax.children(trigger, "nsubj", "nsubjpass")))
    return any(r.i in described and among(r, "nobody_named") for r in (*matched.recipients, *matched.actors))


def is_norm(token: Token) -> bool:
    """Whether a word stands in a rule of law: "by law police must ask a judge", "the code prohibits torture".

    A clause in the past tells what was done, also where the rest of its sentence is a rule.
    """
    verb = _finite(token)
    if verb is None or _is_past(verb):
        return False
    node = verb
    for _ in range(6):
        subject = syntax.subject(node)
        if subject is not None and subject.lemma_.lower() in listed("norms", token.lang_):
            return True
        openers = (t for t in node.children if t.dep_ == "prep")
        if any(c.lemma_.lower() in listed("norms", token.lang_) for t in openers for c in t.children):
            return True
        if node.head.i == node.i or (node.dep_ in ("advcl", "relcl", "conj") and _has_subject(node)):
            return False
        node = syntax.clause_head(node.head)
    return False


def _has_subject(verb: Token) -> bool:
    return bool(syntax.children(verb, "nsubj", "nsubjpass"))


def _finite(token: Token) -> Token | None:
    """The nearest verb above with a tense of its own or of its auxiliary, or None."""
    for node in (token, *syntax.ancestors_in_sentence(token)):
        if node.pos_ not in ("VERB", "AUX"):
            continue
        if node.tag_ in ("VBD", "VBP", "VBZ") or any(c.tag_ in ("VBD", "VBP", "VBZ", "MD") for c in _helpers(node)):
            return node
    return None


def _helpers(verb: Token) -> list[Token]:
    return syntax.children(verb, "aux", "auxpass")


def _is_past(verb: Token) -> bool:
    """Whether a clause tells what happened: in the past, or in the present perfect."""
    helpers = _helpers(verb)
    if any(c.tag_ == "MD" for c in helpers):
        return False
    perfect = any(c.lemma_ in listed("perfect", verb.lang_) for c in helpers)
    return perfect or any(c.tag_ == "VBD" for c in helpers) or (not helpers and verb.tag_ == "VBD")


def _is_only_meant(trigger: Token) -> bool:
    """What something is for, or what somebody set out to do: "measures to detain", "travelled to help free him"."""
    if trigger.dep_ == "acl" and trigger.tag_ == "VB":
        return not _is_done(trigger)
    return is_unreal_infinitive(trigger)


def _is_done(act: Token) -> bool:
    """ "used a decree to detain lawyers", "the court's decision to convict her": it was done."""
    if act.head.lemma_ in listed("deciding", act.lang_) and syntax.possessor(act.head) is not None:
        return True
    verb = syntax.clause_head(act.head)
    return verb.lemma_ in listed("using", act.lang_) and verb.tag_ in ("VBD", "VBN")


def is_unreal_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive that tells no fact: "travelled to help free him".

    "Used a decree to detain him", "continued to hold him" and "was forced to resign" tell facts.
    """
    node = verb
    if node.pos_ not in ("VERB", "AUX"):
        return False
    seen: set[int] = set()
    while node.i not in seen:
        seen.add(node.i)
        node = syntax.governor(node) if not syntax.infinitive(node) else node
        if not _is_infinitive(node):
            return False
        if node.head.i == node.i:
            return True
        if node.dep_ == "acl" and node.head.lemma_ in listed("deciding", node.lang_):
            return False
        governor = syntax.clause_head(node.head)
        factual = listed("using", node.lang_)
        if node.dep_ not in ("advcl", "acl"):
            factual |= listed("implicative", node.lang_)
        if governor.lemma_ not in factual:
            return True
        node = governor
    return False


def _is_infinitive(verb: Token) -> bool:
    if syntax.infinitive(verb):
        return True
    own = syntax.children(verb, "nsubj", "nsubjpass", "aux")
    return verb.tag_ == "VB" and verb.dep_ in ("xcomp", "conj", "ROOT") and not own
