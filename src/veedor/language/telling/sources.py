"""Who speaks: the subject, agent or possessor of a word of saying, if it can have a voice."""

from __future__ import annotations

from spacy.tokens import Token

from veedor.language import syntax
from veedor.language.coreference import kind_at
from veedor.language.grammar import listed
from veedor.language.names import actor_words, is_actor_noun
from veedor.language.telling.clauses import goes_on_speaking
from veedor.language.telling.reporting import Rule, noun_rule, reporting_words, verb_rule

_SUBJECTS = ("nsubj", "nsubjpass")


def speaker_of(verb: Token, rule: Rule, *, thing: bool = False) -> Token | None:
    """Head of the noun phrase that says what the verb tells, or None where nobody does.

    Args:
        verb: a word of saying.
        rule: its rule.
        thing: also a thing may speak, where the rule does not allow it: what says a whole sentence has a voice.

    A relative pronoun is given as it stands ("who"); `veedor.language.coreference.resolve` tells whom it means.
    """
    source = syntax.agent(verb) if syntax.is_passive(verb) else _subject(verb)
    if source is None or source.i == verb.i or source.dep_ == "csubj":
        return None
    if not can_speak(source, thing=thing or rule.thing):
        return None
    return None if _has_no_voice(source, verb) else source


def _subject(verb: Token) -> Token | None:
    outer = _outer_speech(verb)
    if outer is not None:
        return _subject(outer)
    found = syntax.subject(verb)
    issuer = _issuer(verb, found)
    return issuer or _relative(verb, found) or _nearest_noun(verb, found) or _named(found)


def _named(noun: Token | None) -> Token | None:
    """ "A second body, the Arden Observatory, said": the name beside a common noun."""
    if noun is None or noun.pos_ != "NOUN":
        return noun
    names = [c for c in syntax.children(noun, "appos") if kind_at(c) == "organisation" and c.nbor(-1).text != "("]
    return names[0] if names else noun


def _nearest_noun(verb: Token, found: Token | None) -> Token | None:
    """ "The beating of women shouting for a vote": who stands before the participle, if only he can speak."""
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or found is None or can_speak(found, thing=False):
        return None
    before = verb.nbor(-1) if verb.i else verb
    inside = before.i > found.i and any(a.i == found.i for a in before.ancestors)
    return before if inside and before.pos_ in ("NOUN", "PROPN") and can_speak(before, thing=False) else None


def _issuer(verb: Token, noun: Token | None) -> Token | None:
    """ "The groups issued a statement accusing the army": who issued what accuses."""
    if noun is None or verb.dep_ not in ("acl", "relcl") or verb.head.i != noun.i or noun.dep_ != "dobj":
        return None
    if noun.lemma_.lower() not in listed("speaking_things", noun.lang_) and noun_rule(noun) is None:
        return None
    issuing = noun.head
    if issuing.pos_ != "VERB" or issuing.lemma_ not in reporting_words(noun.lang_).carrying:
        return None
    found = syntax.doer(issuing)
    return found if found is not None and can_speak(found, thing=False) else None


def _outer_speech(verb: Token) -> Token | None:
    """ "She said he had left, adding that it rained": the parser hangs "adding" on "left", but she added it."""
    head, edge = verb.head, verb.left_edge
    if verb.dep_ == "conj" and head.dep_ == "ccomp" and verb_rule(head.head) and goes_on_speaking(verb, head.head):
        return head.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or syntax.children(verb, *_SUBJECTS):
        return None
    beside = [c for c in syntax.children(head, "parataxis") if c.i < verb.i and verb_rule(c) is not None]
    if beside:
        return beside[0]
    while edge.is_punct and edge.i < verb.i:
        edge = edge.nbor(1)
    if edge.i == 0 or edge.nbor(-1).text != ",":
        return None
    if head.dep_ in ("ccomp", "xcomp") and head.head.i < head.i < verb.i and verb_rule(head.head) is not None:
        return head.head
    return None


def _relative(verb: Token, found: Token | None) -> Token | None:
    """The relative pronoun that stands for the subject found."""
    node = verb
    for _ in range(3):
        for child in syntax.children(node, *_SUBJECTS):
            if child.tag_ in ("WDT", "WP") and found is not None and node.dep_ in ("relcl", "acl"):
                return child
        if node.dep_ not in ("conj", "xcomp"):
            return None
        node = node.head
    return None


def can_speak(token: Token, *, thing: bool) -> bool:
    """Whether a noun phrase can say something: somebody, a body, a report or poll, or with `thing` anything named."""
    low = token.lower_
    if token.tag_ in ("WDT", "WP"):
        return token.head.dep_ not in ("relcl", "acl") or _antecedent_speaks(token, thing=thing)
    if low in reporting_words(token.lang_).voiceless or token.like_url or low.startswith("#"):
        return False
    if token.pos_ in ("PROPN", "PRON") or is_actor_noun(token) or _ends_name(token):
        return True
    if token.lemma_ in actor_words(token.lang_).organisation or _agentive(token):
        return True
    if token.pos_ == "NUM" or token.lemma_.lower() in listed("quantities", token.lang_):
        return True
    return thing or token.lemma_ in listed("speaking_things", token.lang_) or token.pos_ == "ADJ"


def _agentive(token: Token) -> bool:
    """ "Regulators", "speechwriters": a noun whose ending tells that it names persons."""
    lemma = token.lemma_.lower()
    if token.pos_ != "NOUN" or lemma in listed("agentive_things", token.lang_):
        return False
    return any(lemma.endswith(ending) for ending in listed("agentive_endings", token.lang_))


def _ends_name(token: Token) -> bool:
    """ "Arden Legal Fund": a common noun to the tagger, the last word of a name."""
    return token.is_title and any(c.dep_ == "compound" and c.pos_ == "PROPN" and c.is_title for c in token.lefts)


def _antecedent_speaks(pronoun: Token, *, thing: bool) -> bool:
    noun = pronoun.head.head
    return noun.tag_ not in ("WDT", "WP") and can_speak(noun, thing=thing)


def _has_no_voice(source: Token, verb: Token) -> bool:
    """ "The system that denied them access": a thing that withholds, not somebody who denies."""
    if verb.dep_ != "relcl" or not (rule := verb_rule(verb)) or not rule[0].denial:
        return False
    noun = verb.head if source.tag_ in ("WDT", "WP") else source
    return noun.pos_ == "NOUN" and not is_actor_noun(noun)


def relied_on(verb: Token) -> Token | None:
    """Y of "X reported, citing Y", by the order of the words, wherever the parser hung "citing"."""
    citing = reliance(verb)
    source = syntax.object_of(citing) if citing is not None else None
    return source if source is not None and can_speak(source, thing=False) else None


def reliance(verb: Token) -> Token | None:
    """The word "citing" of "X reported on Sunday, citing Y", or None."""
    words = reporting_words(verb.lang_).relying
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _FURTHEST_RELIANCE)]:
        if token.tag_ == "VBG" and token.lemma_ in words and token.nbor(-1).text == ",":
            return token
        if token.pos_ == "VERB" and verb_rule(token) is not None:
            return None
    return None


_FURTHEST_RELIANCE = 16
"""Tokens between a verb and the "citing" that goes with it."""


def quoted_by(source: Token) -> Token | None:
    """Y of "residents quoted by Y": through whom the source is heard."""
    words = reporting_words(source.lang_).relying
    for child in syntax.children(source, "acl"):
        if child.tag_ == "VBN" and child.lemma_ in words:
            found = syntax.agent(child)
            if found is not None and can_speak(found, thing=False):
                return found
    return None


def is_reliance(verb: Token) -> bool:
    """Whether the verb only names whom another verb of saying relies on, as "citing" does after "X reported"."""
    if verb.tag_ != "VBG" or verb.lemma_ not in reporting_words(verb.lang_).relying:
        return False
    before = [t for t in verb.doc[verb.sent.start : verb.i] if t.pos_ == "VERB" and verb_rule(t) is not None]
    if not before or reliance(before[-1]) != verb or relied_on(before[-1]) is None:
        return False
    rule = verb_rule(before[-1])
    return rule is not None and rule[0].kind in ("saying", "showing") and "clause" in rule[0].takes


def possessor_or_agent(noun: Token) -> Token | None:
    """Who speaks through a noun: "her claim", "the claim by the ministry", "criticism from the church"."""
    owner = syntax.possessor(noun)
    if owner is not None and owner.tag_ == "WP$":
        clause = syntax.clause_head(noun)
        owner = clause.head if clause.dep_ == "relcl" else None
    if owner is not None and can_speak(owner, thing=False):
        return owner
    by = reporting_words(noun.lang_).spoken_by
    for prep, target in syntax.prepositions(noun):
        if prep in by and can_speak(target, thing=False):
            return target
    return None
