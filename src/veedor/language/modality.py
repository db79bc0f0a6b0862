"""Whether an act is told as fact, as an allegation, as planned, as hypothetical, or as not having happened.

Looks at the act's own clause (auxiliaries, negation, adverbs), then at what governs it (verbs, nouns, conjunctions),
nearest first, and stops where somebody else's speech begins: what is inside a statement is judged in its own clause.
"""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Token

from veedor.language import syntax
from veedor.vocabulary import load

STRENGTH = ("negated", "hypothetical", "planned", "alleged", "asserted")
"""Which wins when two cues hold: a negated plan is negated."""

Cues = dict[str, frozenset[str]]


class ModalityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``modality.LANGUAGE.yaml``: modality -> words, by the place where the words stand; then closed lists.

    Args:
        governors, fates, adverbs, adjectives, auxiliaries, conjunctions, nouns, prepositions: the file says where each
            stands.
        merely: words after a negation that deny nothing: "not only".
        nobody: pronouns that leave nobody to act: "nobody".
        none: determiners that do the same: "no".
        yet: adverbs by which "has to" tells what has not happened.
        conditions: conjunctions of a condition.
        telling: verbs whose clause is told as fact by somebody.
        accusing: verbs whose object is accused, in the active too.
        of_noun: prepositions between a noun and the act that it is about.
        of_verb: prepositions between a verb of calling and the act that is called for.
        of_accusation: the preposition of a nominal accusation: "accused of".
        certain: auxiliaries that in the perfect tell a conclusion: "must have".
        factive: verbs whose clause is fact whatever its mood: "lamentó que detuvieran".
        factual: conjunctions whose clause is fact whatever its mood: "después de que fuera detenido".
    """

    governors: Cues
    fates: Cues
    adverbs: Cues
    adjectives: Cues
    auxiliaries: Cues
    conjunctions: Cues
    nouns: Cues
    prepositions: Cues
    merely: frozenset[str]
    nobody: frozenset[str]
    none: frozenset[str]
    yet: frozenset[str]
    conditions: frozenset[str]
    telling: frozenset[str]
    accusing: frozenset[str]
    of_noun: frozenset[str]
    of_verb: frozenset[str]
    of_accusation: frozenset[str]
    certain: frozenset[str]
    factive: frozenset[str]
    factual: frozenset[str]


@cache
def words(language: str = "en") -> ModalityWords:
    """The modality vocabulary of a language."""
    return load(f"modality.{language}", ModalityWords)


@cache
def _index(section: str, language: str) -> dict[str, str]:
    cues: Cues = getattr(words(language), section)
    return {word: modality for modality in STRENGTH[:-1] for word in cues.get(modality, ())}


def of_act(token: Token) -> str:
    """The modality in which the act that `token` names is told.

    Args:
        token: a verb, a nominalisation, or the head of a counted noun phrase.

    Returns:
        ``asserted``, ``alleged``, ``planned``, ``hypothetical`` or ``negated``.

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("The court will not release the two men, who allegedly burned a flag.")
    >>> of_act(doc[4]), of_act(doc[11])
    ('negated', 'alleged')
    """
    found = set(_own(token)) | set(_governing(token))
    return next(m for m in (*STRENGTH[:-1], "asserted") if m in found or m == "asserted")


def negated(token: Token) -> bool:
    """Whether the act's own clause is negated."""
    return "negated" in _own(token)


def _own(token: Token) -> list[str]:
    """Cues among the act's own dependents, and in the form of its verb."""
    found: list[str] = [m for child in token.children if (m := _cue(child, token)) is not None]
    verb = token.pos_ in _VERBAL
    known = words(token.lang_)
    if token.dep_ in ("pobj", "pcomp") and (m := _index("prepositions", token.lang_).get(token.head.lower_)):
        found.append(m)
    if verb and (m := _of_form(token)) is not None:
        found.append(m)
    if verb and token.dep_ == "conj" and not syntax.children(token, "nsubj", "aux", "nsubjpass"):
        head = syntax.governor(token)
        if head.i != token.i and not _has_own_form(token, head):
            found.extend(m for m in _own(head) if m != "negated" or _shares_negation(token, known))
    return found


def _has_own_form(token: Token, head: Token) -> bool:
    """A second finite verb tells its tense and mood itself: "no firmó y salió"."""
    return "Fin" in token.morph.get("VerbForm") and "Fin" in _finite(head).morph.get("VerbForm") and token.tag_ != "VBN"


def _shares_negation(token: Token, known: ModalityWords) -> bool:
    return not syntax.children(token, "neg")


def _cue(child: Token, act: Token) -> str | None:
    """What one dependent says of the act."""
    low, language = child.lower_, child.lang_
    known, verb = words(language), act.pos_ in _VERBAL
    adverb = _index("adverbs", language).get(low)
    if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj", "cc") and adverb == "negated"):
        return None if _merely(child) else "negated"
    if child.dep_ in ("advmod", "amod") and adverb is not None:
        return adverb
    if child.dep_ == "amod" and (m := _index("adjectives", language).get(low)) is not None:
        return m
    if verb and child.dep_ == "aux" and (m := _index("auxiliaries", language).get(low)) is not None:
        return None if _concluded(low, act) else m
    if child.dep_ == "mark" and (m := _index("conjunctions", language).get(low)) is not None:
        return m
    if child.dep_ == "det" and low in known.none:
        return "negated"
    if verb and child.dep_ in ("nsubj", "nsubjpass", "dobj") and _is_none(child):
        return "negated"
    return None


_VERBAL = ("VERB", "AUX")


def _merely(negation: Token) -> bool:
    """ "not only arrested but also beaten" denies nothing."""
    following = negation.doc[negation.i + 1 : negation.i + 2]
    return any(t.lower_ in words(t.lang_).merely for t in following)


def _is_none(token: Token) -> bool:
    known = words(token.lang_)
    return token.lower_ in known.nobody or any(
        c.dep_ in ("det", "cc", "preconj") and c.i < token.i and c.lower_ in known.none for c in token.children
    )


def _concluded(aux: str, verb: Token) -> bool:
    """ "Could" and "can" of ability told in the past are still no fact, so nothing is exempt but "must have"."""
    return aux in words(verb.lang_).certain and any(c.lower_ == "have" for c in verb.children)


def _finite(verb: Token) -> Token:
    """The word that carries the verb's tense and mood: itself, or its first finite auxiliary."""
    if "Fin" in verb.morph.get("VerbForm") and verb.tag_ != "VBN":
        return verb
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and "Fin" in c.morph.get("VerbForm")]
    return helpers[0] if helpers else verb


def _of_form(verb: Token) -> str | None:
    """What the tense and mood of the verb's own form say, in languages that have them: "liberará", "liberaría",
    "habría liberado" (as is said), "que liberen"."""
    finite = _finite(verb)
    tense, mood = finite.morph.get("Tense"), finite.morph.get("Mood")
    if "Cnd" in mood:
        rumoured = finite.i != verb.i and verb.tag_ == "VBN" and not _on_condition(verb)
        return "alleged" if rumoured else "hypothetical"
    if "Fut" in tense:
        return "planned"
    if "Sub" in mood and not _fact_by_place(verb):
        return "hypothetical"
    return None


def _on_condition(verb: Token) -> bool:
    """Whether a condition hangs on the verb: "habría votado si"."""
    return any(c.dep_ == "advcl" and _conditional(c) for c in verb.children)


def _fact_by_place(verb: Token) -> bool:
    """Whether a subjunctive stands where it tells a fact: after "lamentó que" and "después de que"."""
    known = words(verb.lang_)
    node = verb
    while node.dep_ == "conj" and node.head.pos_ in _VERBAL:
        node = node.head
    head = node.head
    if node.dep_ == "ccomp" and head.lemma_ in known.factive:
        return True
    opening = verb.doc[max(0, node.left_edge.i - 3) : node.i]
    return any(t.lower_ in known.factual for t in opening)


def _governing(token: Token) -> list[str]:
    """Cues above the act, up to the clause that tells it as a whole."""
    found: list[str] = _fate(token)
    node = token
    for _ in range(6):
        head = node.head
        if head.i == node.i:
            break
        if node.dep_ in ("relcl", "nsubj", "nsubjpass", "parataxis") or (
            node.dep_ == "advcl" and not _conditional(node)
        ):
            break
        if node.dep_ == "acl" and node.tag_ in ("VBN", "VBG"):
            break
        if node.dep_ == "ccomp" and head.lemma_ in words(head.lang_).telling:
            break
        found.extend(_of_head(node, head))
        if head.pos_ in _VERBAL and node.dep_ in ("xcomp", "ccomp", "dobj", "pcomp", "pobj", "advcl"):
            found.extend(m for m in _own(head) if _passes_down(m, node))
        node = head
    return found


def _fate(token: Token) -> list[str]:
    """ "The release was postponed", "cancelled the march": a verb about the act as a whole."""
    undergone = token.dep_ == "nsubjpass" or (token.dep_ == "dobj" and not syntax.is_passive(token.head))
    modality = _index("fates", token.lang_).get(token.head.lemma_) if undergone and token.pos_ == "NOUN" else None
    return [modality] if modality else []


def _conditional(node: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in words(c.lang_).conditions for c in node.children)


def _passes_down(modality: str, node: Token) -> bool:
    """A governing verb's own modality holds for its complement clause and object too."""
    return node.dep_ in ("xcomp", "dobj") or modality in ("negated", "hypothetical")


def _of_head(node: Token, head: Token) -> list[str]:
    """What the head says of the act below it."""
    governors = _index("governors", head.lang_)
    if head.pos_ in ("VERB", "ADJ", "AUX"):
        modality = governors.get(head.lemma_)
        if head.lemma_ == "have" and node.dep_ == "xcomp" and any(c.lower_ in _yet(c) for c in head.children):
            return ["negated"]  # "has yet to be released"
        if modality is None:
            passive = syntax.is_passive(head) and governors.get(f"{head.lemma_}_passive") == "alleged"
            return ["alleged"] if passive and node.dep_ in ("xcomp", "ccomp") else []
        if node.dep_ == "ccomp" and node.i < head.i:
            return []  # what stands before a verb is told by it, not asked for
        if node.dep_ in ("xcomp", "ccomp") and (node.pos_ in _VERBAL or node.dep_ == "xcomp"):
            return [modality] if _fits(modality, head, node) else []
        told = _noun_act(node) if modality in ("hypothetical", "negated") else _is_accusation(head, node)
        return [modality] if told and node.dep_ in ("prep", "dobj") else []
    if node.dep_ == "prep" and head.dep_ == "dobj" and _is_accusation(head.head, node):
        return ["alleged"]  # "accuses the guards of torturing him", where the parser hung the phrase on the guards
    if head.pos_ == "NOUN":
        about = node.dep_ == "prep" and node.lower_ in words(node.lang_).of_noun
        modality = _index("nouns", head.lang_).get(head.lemma_) if about or _infinitive_of(node) else None
        return [modality] if modality else []
    return []


def _yet(token: Token) -> frozenset[str]:
    return words(token.lang_).yet


def _infinitive_of(node: Token) -> bool:
    """ "the plan to free them", "el plan de que los liberen"."""
    return node.dep_ == "acl" and (node.tag_ == "VB" or "Sub" in _finite(node).morph.get("Mood"))


def _fits(modality: str, head: Token, node: Token) -> bool:
    """Finite complements of "announced", "agreed" and "believes" are told, not planned; one in the subjunctive is
    ordered."""
    infinitive = syntax.infinitive(node)
    if modality == "planned":
        return infinitive or "Sub" in _finite(node).morph.get("Mood")
    if modality == "alleged":
        return syntax.is_passive(head) or head.lemma_ in words(head.lang_).accusing
    return infinitive or node.dep_ == "ccomp" or node.tag_ == "VBG"


def _is_accusation(head: Token, node: Token) -> bool:
    """ "accused of the murder", "charged with beating a student": what follows is not told as fact."""
    if node.dep_ != "prep" or _index("governors", head.lang_).get(head.lemma_) != "alleged":
        return False
    gerund = any(c.dep_ == "pcomp" for c in node.children)
    return (node.lower_ in words(node.lang_).of_accusation or gerund) and _fits("alleged", head, node)


def _noun_act(node: Token) -> bool:
    return node.dep_ == "dobj" or node.lower_ in words(node.lang_).of_verb
