"""Who is subject, object, agent of what: one reading of the dependency parse for all rules.

The functions take a token and return tokens; labels are those of the English pipelines (ClearNLP). Rules never look
at dependency labels themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from veedor.language import dropped
from veedor.language.grammar import listed

_SUBJECTS = {"nsubj", "csubj"}
_PASSIVE_SUBJECTS = {"nsubjpass", "csubjpass"}
_VERBAL = {"VERB", "AUX"}


def children(token: Token, *labels: str) -> list[Token]:
    """Direct dependents with one of the labels, in text order."""
    return [c for c in token.children if c.dep_ in labels]


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive participle: "was arrested", "those arrested in May"."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" for c in verb.children):
        return verb.dep_ == "conj" and verb.tag_ == "VBN" and _shares_passive(verb)
    if verb.dep_ == "conj":
        return _shares_passive(verb)
    if any(c.tag_ == "VBD" and children(c, "dobj") for c in children(verb, "conj")):
        return False  # "guards, including officers, arrested or beat two men"
    return verb.dep_ in ("acl", "amod", "advcl", "oprd", "relcl", "xcomp", "ccomp", "dep", "appos") and not children(
        verb, "nsubj", "dobj"
    )


def _shares_passive(verb: Token) -> bool:
    """A co-ordinated participle without auxiliary or subject of its own: "were arrested and beaten"."""
    if children(verb, "nsubj", "aux", "auxpass", "dobj"):
        return False
    head = verb.head
    return head.pos_ in _VERBAL and head.tag_ == "VBN" and is_passive(head)


def is_reflexive(verb: Token) -> bool:
    """Whether a verb has a reflexive pronoun of its own: "se negó", "negarse"; never in English."""
    told = any("Yes" in c.morph.get("Reflex") and c.dep_ in ("expl", "auxpass") for c in verb.children)
    return told or "Yes" in verb.morph.get("Reflex")


def governor(verb: Token) -> Token:
    """The verb that a co-ordinated verb hangs on: first of the chain."""
    while verb.dep_ == "conj" and verb.head.pos_ in _VERBAL | {"NOUN", "ADJ"} and verb.head.i < verb.i:
        verb = verb.head
    return verb


def subject(verb: Token) -> Token | None:
    """The grammatical subject, also where it stands at a governing verb or is the noun that the clause describes."""
    return _told_subject(verb) or dropped.antecedent(verb)


def _told_subject(verb: Token) -> Token | None:
    """The subject that stands in the sentence."""
    if verb.lemma_ in listed("without_subject", verb.lang_):
        return next(iter(children(verb, *_SUBJECTS, *_PASSIVE_SUBJECTS)), None)
    seen = set()
    node = verb
    while node.i not in seen:
        seen.add(node.i)
        own = children(node, *_SUBJECTS, *_PASSIVE_SUBJECTS)
        if own:
            return _antecedent(own[-1], node)
        if node.dep_ in ("acl", "relcl") and node.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return None if _relates_otherwise(node) else node.head
        if node.dep_ in ("conj", "advcl") and (before := _right_before(node)) is not None:
            return before
        if node.dep_ == "xcomp" or (node.dep_ == "ccomp" and _is_raised(node)):
            controller = object_of(node.head) or dative(node.head)
            if controller is not None and (controller.i < node.i or node.tag_ == "VBN"):
                return controller  # "mantiene detenidos a los obispos" has the participle first
            node = node.head
            continue
        if node.dep_ == "pcomp" and (held := _held_for(node)) is not None:
            return held
        if node.dep_ in ("conj", "advcl", "ccomp", "pcomp", "prep", "dep", "aux", "prt") and node.head.i != node.i:
            node = node.head
            if node.pos_ not in _VERBAL and node.dep_ not in ("prep", "pcomp", "acl", "relcl"):
                return None
            continue
        return None
    return None


def _relates_otherwise(clause: Token) -> bool:
    """Whether the relative word of a finite clause is no subject: "la prisión donde sufrió", "a quienes vio"."""
    forms = {word.tag_ for word in (clause, *children(clause, "aux", "auxpass"))}
    if clause.dep_ != "relcl" or not forms & {"VBD", "VBZ", "VBP"}:
        return False
    relatives = [t for left in clause.lefts for t in left.subtree if t.tag_ in ("WP", "WDT", "WRB")]
    return bool(relatives) and not any(t.dep_ in (*_SUBJECTS, *_PASSIVE_SUBJECTS) for t in relatives)


def _right_before(verb: Token) -> Token | None:
    """The noun right before the auxiliaries of a verb that nothing joins to the one before: "hearing her son had been
    convicted", where the parser took the noun for an object and the clause for a second one."""
    helpers = children(verb, "aux", "auxpass")
    if not helpers or helpers[0].i == verb.sent.start or helpers[0].tag_ in ("MD", "TO"):
        return None
    noun = helpers[0].nbor(-1)
    return noun if noun.pos_ in ("NOUN", "PROPN") and noun.dep_ == "dobj" else None


def _is_raised(clause: Token) -> bool:
    """ "ordered the accused remain in custody": a clause without subject or conjunction right behind the object."""
    own = children(clause.head, "dobj")
    return bool(own) and own[-1].i < clause.i and not children(clause, "mark")


def _held_for(gerund: Token) -> Token | None:
    """Who did it, in "thanked the union for ending the strike" and "accused the guards of beating her"."""
    prep = gerund.head
    verb = prep.head.head if prep.head.dep_ == "dobj" else prep.head
    if prep.lower_ not in listed("held_for", verb.lang_) or verb.lemma_ not in listed("holding", verb.lang_):
        return None
    return None if is_passive(verb) else object_of(verb)


def _antecedent(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.tag_ in ("WDT", "WP") and token.lower_ in listed("relatives", token.lang_):
        node = verb
        while node.dep_ in ("conj", "xcomp", "ccomp", "aux") and node.head.i != node.i:
            node = node.head
        if node.dep_ in ("relcl", "acl"):
            return node.head
    return token


def object_of(verb: Token) -> Token | None:
    """The direct object, with a relative pronoun replaced by its noun."""
    own = children(verb, "dobj", "obj")
    if len(own) > 1 and own[0].lower_ in listed("that", verb.lang_):
        own = own[1:]  # "said that guards had beaten her": a conjunction in disguise
    if own:
        return _antecedent(own[0], verb)
    if verb.dep_ == "conj" and not children(verb, "ccomp", "prep", "xcomp"):
        shared = [v for v in verb.rights if v.dep_ == "dobj"]
        return shared[0] if shared else None
    if verb.dep_ == "relcl" and children(verb, *_SUBJECTS) and not is_passive(verb):
        subjects = children(verb, *_SUBJECTS)
        if subjects[0].tag_ not in ("WDT", "WP"):
            return verb.head
    return None


def shared_object(verb: Token) -> list[Token]:
    """The object that a verb leaves to the one it is co-ordinated with: "arrested and beat two men"."""
    if is_passive(verb) or children(verb, "dobj", "prep", "xcomp", "ccomp"):
        return []
    for other in children(verb, "conj"):
        found = object_of(other)
        if found is not None and found.i > other.i > verb.i and not children(other, "nsubj", "aux"):
            return [found]
    return []


def raised(verb: Token) -> Token | None:
    """Who is allowed, ordered or left to do something, where the parse takes it as subject of the infinitive alone."""
    for clause in children(verb, "ccomp"):
        own = children(clause, "nsubj", "nsubjpass")
        if own and verb.i < own[0].i and infinitive(clause):
            return own[0]
    return None


def dative(verb: Token) -> Token | None:
    """The indirect object: "gave him asylum"."""
    own = [c for c in children(verb, "dative") if c.pos_ != "ADP"]
    return own[0] if own else None


def agent(verb: Token) -> Token | None:
    """The by-phrase of a passive."""
    for by in children(verb, "agent"):
        found = children(by, "pobj")
        if found:
            return found[0]
    return None


def patient(verb: Token) -> Token | None:
    """Whom the act is done to: object of an active, subject of a passive."""
    if is_passive(verb):
        return subject(verb)
    return object_of(verb)


def doer(verb: Token) -> Token | None:
    """Who does it: subject of an active, agent of a passive."""
    if is_passive(verb):
        return agent(verb)
    return subject(verb)


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """The token's prepositional complements as ``(preposition, noun or gerund)``.

    A phrase that the parser hung on the object is given to the verb too, since that is its commonest mistake.
    """
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ in ("ADP", "SCONJ", "VERB"):
            yield from complements(child)
    for obj in children(token, "dobj"):
        for child in children(obj, "prep"):
            if child.lower_ not in listed("of", token.lang_) or token.lemma_ in listed("taking_of", token.lang_):
                yield from complements(child)


def complements(prep: Token) -> Iterator[tuple[str, Token]]:
    """What a preposition leads to, with its words: ``("in front of", parliament)``."""
    name = " ".join(_bare(word) for word in (prep, *children(prep, "fixed")))
    for target in prep.children:
        if target.dep_ in ("pobj", "pcomp"):
            yield name, target
        elif target.dep_ == "prep":
            yield from ((f"{name} {inner}", token) for inner, token in complements(target))


def _bare(word: Token) -> str:
    """A preposition without the article that it may have swallowed: "de" for "del"."""
    return word.lemma_.lower() if word.pos_ == "ADP" else word.lower_


def possessor(noun: Token) -> Token | None:
    """The possessive: "Belarus' arrest of ..." , "his detention"."""
    own = children(noun, "poss")
    return own[0] if own else None


def shared_possessor(noun: Token) -> Token | None:
    """The possessive that a noun shares with the one it is co-ordinated with: "the regime's raid and arrests"."""
    head = noun
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN") and not children(head, "det", "poss"):
        head = head.head
    return possessor(head) if head.i != noun.i else None


def conjuncts(token: Token) -> list[Token]:
    """The token and what is co-ordinated with it, in text order.

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("They held Ana, Luis and two guards.")
    >>> [t.text for t in conjuncts(doc[2])]
    ['Ana', 'Luis', 'guards']
    """
    found = [token]
    for child in token.rights:
        if child.dep_ == "conj" or _goes_on_listing(token, child):
            found.extend(conjuncts(child))
    if token.dep_ == "dobj":
        found.extend(m for late in _hung_on_verb(token) for m in conjuncts(late) if m.i > found[-1].i)
    return found


def _hung_on_verb(obj: Token) -> list[Token]:
    """Further objects that the parser tied to the verb: the nurses of "held Ana, as well as two nurses"."""
    verb = obj.head
    ties = [c for c in verb.children if c.dep_ == "cc" and c.i > obj.i and c.pos_ != "CCONJ"]
    if not ties:
        return []
    nouns = ("NOUN", "PROPN")
    return [c for c in verb.children if c.i > ties[0].i and c.dep_ in ("conj", "dobj") and c.pos_ in nouns][:1]


def _goes_on_listing(token: Token, child: Token) -> bool:
    """The next of a list of names that the parser took for an apposition: "Ana Brandt, Luis Sol and Tea Lund"."""
    before = token.doc[child.left_edge.i - 1].text
    if child.dep_ not in ("appos", "npadvmod", "nmod", "dep") or before not in (",", ";"):
        return False
    if child.dep_ == "appos" and children(child, "conj"):
        return True
    return token.pos_ == child.pos_ == "PROPN" and any(t.dep_ == "conj" and t.pos_ == "PROPN" for t in child.subtree)


def is_existential(verb: Token) -> bool:
    """Whether a verb of being only says that there is something: "there are", "hay"."""
    return any(c.dep_ == "expl" for c in verb.children) or verb.lemma_ in listed("without_subject", verb.lang_)


def infinitive(verb: Token) -> bool:
    """Whether the clause is an infinitive one, of an active or a passive: "to release", "to be released"."""
    marks = listed("infinitive_marks", verb.lang_)
    helpers = children(verb, "aux", "auxpass")
    if marks:
        return any(c.dep_ == "aux" and c.lower_ in marks for c in helpers)
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBN" and any(c.tag_ == "VB" for c in helpers))
    return bare and not any("Fin" in c.morph.get("VerbForm") for c in helpers)


def to_come(verb: Token) -> bool:
    """Whether the verb's own form or auxiliary tells the future: "will release", "liberará"."""
    words = (verb, *children(verb, "aux", "auxpass"))
    if any("Fut" in w.morph.get("Tense") or "Cnd" in w.morph.get("Mood") for w in words):
        return True
    return any(c.dep_ == "aux" and c.lower_ in listed("future_auxiliaries", verb.lang_) for c in verb.children)


def clause_head(token: Token) -> Token:
    """The verb (or root) of the smallest clause that the token stands in."""
    node = token
    while node.head.i != node.i and node.pos_ not in _VERBAL:
        node = node.head
    return node


def ancestors_in_sentence(token: Token) -> Iterator[Token]:
    """The token's heads, nearest first."""
    node = token
    while node.head.i != node.i:
        node = node.head
        yield node
