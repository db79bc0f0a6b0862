"""The component ``veedor_universal``: a parse in Universal Dependencies, told in the house grammar.

Every finder reads trees of one kind: those of the English pipelines, where a preposition heads its phrase, a copula
heads its predicate, and tags are Penn's. Parsers of other languages give Universal Dependencies. This component turns
their tree into the house's, once, right after the parser, so that rules exist once and languages differ in data alone.

What is turned:

* ``case`` + noun -> ``prep`` and ``pobj``; the agent's -> ``agent``; a personal "a" marks a plain object
* ``mark`` that is a preposition + infinitive -> ``prep`` and ``pcomp``
* predicate + ``cop`` -> the copula heads, with ``attr`` or ``acomp``; with a participle it is a passive auxiliary
* ``acl`` with a relative pronoun -> ``relcl``; possessive determiners -> ``poss``; negative adverbs -> ``neg``
* ``flat`` names -> ``compound`` with the last word as head
* reflexive passive ("se detuvo a dos") -> passive, its object the subject
* tags by part of speech and morphology: VBD, VBN, VBG, VB, NN, NNS, NNP, PRP, PRP$, WP, ...

It does not repair wrong attachments, and it does nothing to a parse that is in the house grammar already.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import msgspec
import numpy
from spacy.attrs import DEP, HEAD, POS, TAG
from spacy.language import Language
from spacy.symbols import NAMES
from spacy.tokens import Doc, Token

from veedor.vocabulary import load


class SyntaxWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``syntax.LANGUAGE.yaml``.

    Args:
        labels: label of Universal Dependencies -> label of the house, where they differ.
        passive: lemmas of the verbs that make a participle passive.
        agent: prepositions of the passive's agent.
        personal: prepositions that mark a personal object.
        pronominal: lemmas of verbs whose reflexive pronoun makes no passive.
        compound_prepositions: adverbs that open a prepositional phrase.
    """

    labels: dict[str, str]
    passive: frozenset[str]
    agent: frozenset[str]
    personal: frozenset[str]
    pronominal: frozenset[str]
    compound_prepositions: frozenset[str]


@cache
def words(language: str) -> SyntaxWords:
    """The syntax vocabulary of a language that is parsed in Universal Dependencies."""
    return load(f"syntax.{language}", SyntaxWords)


_CLAUSAL = frozenset(
    "nsubj csubj mark aux neg advmod advcl parataxis punct ccomp discourse vocative prep agent npadvmod dative".split()
)
"""What belongs to the clause and moves from the predicate to the copula."""


class _Tree:
    """A sentence's heads, labels, tags and parts of speech while they are being rewritten."""

    def __init__(self, doc: Doc, rules: SyntaxWords) -> None:
        self.doc, self.rules = doc, rules
        self.head = [t.head.i for t in doc]
        self.dep = [t.dep_ for t in doc]
        self.pos = [t.pos_ for t in doc]
        self.below: list[list[int]] = [[] for _ in doc]
        for i, h in enumerate(self.head):
            if h != i:
                self.below[h].append(i)

    def move(self, i: int, head: int, dep: str) -> None:
        """Hang a word, with all below it, on another."""
        if self.head[i] != i:
            self.below[self.head[i]].remove(i)
        self.head[i], self.dep[i] = head, dep
        if head != i:
            self.below[head].append(i)
            self.below[head].sort()

    def replace(self, old: int, new: int, dep: str | None = None) -> None:
        """Let `new`, which hangs below `old`, take its place; `old` is left to be hung anew by the caller."""
        head, label = self.head[old], self.dep[old]
        if head == old:
            self.below[self.head[new]].remove(new)
            self.head[new], self.dep[new] = new, "ROOT"
        else:
            self.move(new, head, dep or label)

    def children(self, i: int, *labels: str) -> list[int]:
        return [c for c in self.below[i] if self.dep[c] in labels]

    def write(self) -> None:
        """Put the new tree on the document."""
        strings = self.doc.vocab.strings
        rows = numpy.zeros((len(self.doc), 4), dtype="uint64")
        for i, token in enumerate(self.doc):
            rows[i, 0] = numpy.array(self.head[i] - i, dtype="int64").astype("uint64")
            rows[i, 1] = strings.add(self.dep[i])
            rows[i, 2] = strings.add(_tag(token, self.pos[i], self.dep[i]))
            rows[i, 3] = _POS[self.pos[i]]
        self.doc.from_array([HEAD, DEP, TAG, POS], rows)


_POS = {NAMES[i]: i for i in range(len(NAMES)) if NAMES[i]}


def _tag(token: Token, pos: str, dep: str) -> str:
    """Penn's tag for the word."""
    morph = token.morph
    if pos in ("VERB", "AUX"):
        form = (morph.get("VerbForm") or [""])[0]
        if form in ("Inf", "Ger", "Part"):
            return {"Inf": "VB", "Ger": "VBG", "Part": "VBN"}[form]
        if (morph.get("Tense") or [""])[0] in ("Past", "Imp"):
            return "VBD"
        return "VBZ" if "Sing" in morph.get("Number") else "VBP"
    if pos == "NOUN":
        return "NNS" if "Plur" in morph.get("Number") else "NN"
    if pos == "PRON":
        if "Rel" in morph.get("PronType"):
            return "WP"
        return "PRP" if "Prs" in morph.get("PronType") else "DT"
    if pos == "DET":
        return "PRP$" if dep == "poss" else "DT"
    fixed = {"PROPN": "NNP", "ADJ": "JJ", "ADV": "RB", "ADP": "IN", "SCONJ": "IN", "CCONJ": "CC", "NUM": "CD"}
    return fixed.get(pos, "_SP" if pos == "SPACE" else "." if pos == "PUNCT" else "XX")


def _names(tree: _Tree) -> None:
    """The last word of a name heads it; a name in small letters is a common noun."""
    for i, token in enumerate(tree.doc):
        if tree.pos[i] == "PROPN" and token.lower_ == token.text and token.is_alpha:
            tree.pos[i] = "NOUN"
    for i in range(len(tree.doc)):
        rest = [c for c in tree.children(i, "flat") if c > i]
        if not rest or tree.pos[i] not in ("PROPN", "NOUN"):
            continue
        last = rest[-1]
        others = [c for c in tree.below[i] if c != last]
        tree.replace(i, last)
        for c in others:
            tree.move(c, last, "compound" if c in rest else tree.dep[c])
        tree.move(i, last, "compound")


def _clauses(tree: _Tree) -> None:
    """Relative clauses, passives of every make, and possessives."""
    for i, token in enumerate(tree.doc):
        if tree.dep[i] in ("acl", "acl:relcl") and _relative(tree, i):
            tree.dep[i] = "relcl"
        if tree.dep[i] == "det" and "Yes" in token.morph.get("Poss"):
            tree.dep[i] = "poss"
        if tree.dep[i] == "advmod" and "Neg" in token.morph.get("Polarity"):
            tree.dep[i] = "neg"
        if "Part" in token.morph.get("VerbForm") and tree.pos[i] in ("VERB", "ADJ"):
            helpers = [c for c in tree.children(i, "aux", "aux:pass", "cop") if c < i]
            if any(tree.doc[c].lemma_ in tree.rules.passive for c in helpers):
                _make_passive(tree, i, helpers)
        elif tree.pos[i] == "VERB":
            _reflexive(tree, i)


def _relative(tree: _Tree, i: int) -> bool:
    """Whether a relative pronoun stands in the clause, before its verb."""
    return any("Rel" in tree.doc[c].morph.get("PronType") for c in _subtree(tree, i) if c < i)


def _subtree(tree: _Tree, i: int) -> list[int]:
    found = [i]
    for c in tree.below[i]:
        found.extend(_subtree(tree, c))
    return sorted(found)


def _make_passive(tree: _Tree, i: int, helpers: list[int]) -> None:
    tree.pos[i] = "VERB"
    for c in helpers:
        tree.pos[c] = "AUX"
        tree.dep[c] = "auxpass" if tree.doc[c].lemma_ in tree.rules.passive else "aux"
    for c in tree.children(i, "nsubj"):
        tree.dep[c] = "nsubjpass"


def _reflexive(tree: _Tree, verb: int) -> None:
    """ "Se detuvo a dos dirigentes" and "se cerraron tres radios" leave their doer unsaid."""
    doc = tree.doc
    reflexive = [c for c in tree.below[verb] if "Yes" in doc[c].morph.get("Reflex")]
    if not reflexive or doc[verb].lemma_ in tree.rules.pronominal:
        return
    objects = [c for c in tree.children(verb, "obj") if c not in reflexive and c > verb]
    subjects = tree.children(verb, "nsubj")
    undergoing = objects if not subjects else [c for c in subjects if c > verb and tree.pos[c] == "NOUN"]
    if not undergoing:
        return
    tree.dep[undergoing[0]] = "nsubjpass"
    for c in reflexive:
        tree.dep[c] = "auxpass"


def _phrases(tree: _Tree) -> None:
    """Prepositions head what they mark."""
    for i in range(len(tree.doc)):
        marks = [c for c in tree.below[i] if tree.dep[c] in ("case", "mark") and tree.pos[c] == "ADP" and c < i]
        if not marks or tree.dep[i] in ("ROOT", "fixed"):
            continue
        first = marks[0]
        name = tree.doc[first].lower_
        label = tree.dep[i]
        if tree.dep[first] == "case" and label in ("obj", "iobj", "nsubjpass") and name in tree.rules.personal:
            continue
        clause = tree.pos[i] in ("VERB", "AUX")
        if clause and label in ("relcl", "conj"):
            continue
        for c in marks[1:]:
            tree.move(c, first, "fixed")
        tree.replace(i, first, "conj" if label == "conj" else "agent" if _agentive(tree, i, name) else "prep")
        tree.move(i, first, "pcomp" if clause else "pobj")
    for i, token in enumerate(tree.doc):
        if tree.dep[i] == "advmod" and token.lower_ in tree.rules.compound_prepositions and tree.children(i, "prep"):
            tree.dep[i], tree.pos[i] = "prep", "ADP"


def _agentive(tree: _Tree, i: int, preposition: str) -> bool:
    head = tree.head[i]
    participle = "Part" in tree.doc[head].morph.get("VerbForm") or tree.children(head, "auxpass")
    return preposition in tree.rules.agent and bool(participle) and _may_act(tree, i)


def _may_act(tree: _Tree, i: int) -> bool:
    """A name or somebody, not a reason or a time: "por la policía" but not "por traición"."""
    from veedor.language.names import is_actor_noun, is_person_noun

    token = tree.doc[i]
    return tree.pos[i] == "PROPN" or is_actor_noun(token) or is_person_noun(token)


def _copulas(tree: _Tree) -> None:
    """The copula heads its clause, as in English."""
    for i in range(len(tree.doc)):
        copula = [c for c in tree.children(i, "cop") if c < i or tree.pos[i] not in ("NOUN", "PROPN")]
        if not copula:
            continue
        head = copula[-1]
        clausal = [c for c in tree.below[i] if c != head and _of_clause(tree, i, c)]
        tree.replace(i, head)
        tree.pos[head] = "AUX"
        for c in clausal:
            tree.move(c, head, tree.dep[c])
        tree.move(i, head, "acomp" if tree.pos[i] == "ADJ" else "prep" if tree.pos[i] == "ADP" else "attr")


def _of_clause(tree: _Tree, predicate: int, child: int) -> bool:
    label = tree.dep[child]
    if label == "conj":
        return tree.pos[child] in ("VERB", "AUX")
    if label in ("prep", "npadvmod"):
        return child < predicate
    return label in _CLAUSAL


def _labels(tree: _Tree) -> None:
    for i, label in enumerate(tree.dep):
        if label == "cop":
            tree.dep[i] = "aux"
        else:
            tree.dep[i] = tree.rules.labels.get(label, label)


def veedor_universal(doc: Doc) -> Doc:
    """Rewrite the tree of a document in place.

    Args:
        doc: parsed in Universal Dependencies, with morphology.

    Returns:
        The same document, its heads, labels, tags and parts of speech in the house grammar.
    """
    if not len(doc):
        return doc
    tree = _Tree(doc, words(doc.lang_))
    for step in (_names, _clauses, _phrases, _copulas, _labels):
        step(tree)
    tree.write()
    return doc


@Language.factory("veedor_universal")
def make_universal(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component `veedor_universal`, as spaCy makes it; it has no settings."""
    return veedor_universal
