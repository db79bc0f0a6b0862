"""A parse while it is being rewritten: heads, labels, parts of speech and lemmas, and how they go back."""

from __future__ import annotations

import numpy
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.symbols import NAMES
from spacy.tokens import Doc, Token

from veedor.language.countries import countries
from veedor.language.grammar import listed
from veedor.language.names import actor_words
from veedor.language.universal.words import SyntaxWords

_POS = {NAMES[i]: i for i in range(len(NAMES)) if NAMES[i]}


class Tree:
    """The words of a document with what the parser said of them; changes stay here until `write`.

    Args:
        doc: parsed in Universal Dependencies, with morphology.
        rules: the words of its language.
    """

    def __init__(self, doc: Doc, rules: SyntaxWords) -> None:
        self.doc, self.rules = doc, rules
        self.head = [t.head.i for t in doc]
        self.dep = [t.dep_ for t in doc]
        self.pos = [t.pos_ for t in doc]
        self.lemma = [t.lemma_ for t in doc]
        self.lower = [t.lower_ for t in doc]
        self.form = [(t.morph.get("VerbForm") or [""])[0] for t in doc]
        self.below: list[list[int]] = [[] for _ in doc]
        for i, h in enumerate(self.head):
            if h != i:
                self.below[h].append(i)
        self._actors = actor_words(doc.lang_)
        self._endings = tuple(listed("agentive_endings", doc.lang_))
        self._things = listed("agentive_things", doc.lang_)
        self._quantities = listed("quantities", doc.lang_)

    def move(self, i: int, head: int, dep: str) -> None:
        """Hang a word, with all below it, on another; nothing happens where that would close a circle."""
        if head != i and self.is_above(i, head):
            return
        if self.head[i] != i:
            self.below[self.head[i]].remove(i)
        self.head[i], self.dep[i] = head, dep
        if head != i:
            self.below[head].append(i)
            self.below[head].sort()

    def is_above(self, upper: int, lower: int) -> bool:
        """Whether `upper` is `lower` or one of the words above it."""
        node = lower
        while node != upper and self.head[node] != node:
            node = self.head[node]
        return node == upper

    def replace(self, old: int, new: int, dep: str | None = None) -> None:
        """Let `new`, which hangs below `old`, take its place; `old` is left to be hung anew by the caller."""
        head, label = self.head[old], self.dep[old]
        self.below[self.head[new]].remove(new)
        if head == old:
            self.head[new], self.dep[new] = new, "ROOT"
        else:
            self.head[new], self.dep[new] = head, dep or label
            self.below[head].append(new)
            self.below[head].sort()

    def children(self, i: int, *labels: str) -> list[int]:
        """Direct dependents with one of the labels, in text order."""
        return [c for c in self.below[i] if self.dep[c] in labels]

    def subtree(self, i: int) -> list[int]:
        """The word and all below it, in text order."""
        found, stack = [i], [i]
        while stack:
            below = self.below[stack.pop()]
            found += below
            stack += below
        return sorted(found)

    def is_finite(self, i: int) -> bool:
        """Whether the clause of a verb is finite, by itself or by an auxiliary."""
        return self.form[i] == "Fin" or any(self.form[c] == "Fin" for c in self.children(i, "aux", "aux:pass", "cop"))

    def names_actor(self, i: int) -> bool:
        """Whether a word names somebody or a body: a name, a word for persons or for groups."""
        lemma = self.lemma[i].lower()
        if self.pos[i] == "PROPN" or lemma in self._actors.persons or lemma in self._actors.groups:
            return True
        if self.pos[i] == "NOUN" and self.lower[i] in countries():
            return True  # "cuatro mil haitianos"
        counts = self.lower[i] in self._quantities or lemma in self._quantities
        return counts and any(self.names_actor(c) for c in self.children(i, "nmod"))

    def names_body(self, i: int) -> bool:
        """Whether a word of a name tells that it names a body: "Ministerio"."""
        return self.lower[i] in self._actors.organisation or self.lower[i] in self._actors.groups

    def names_person(self, i: int) -> bool:
        """Whether a common noun names persons."""
        return self.lemma[i].lower() in self._actors.persons

    def ends_like_person(self, i: int) -> bool:
        """Whether a common noun has an ending of words for who does something: "panadero", "tejedora"."""
        lemma = self.lemma[i].lower()
        return self.pos[i] == "NOUN" and lemma.endswith(self._endings) and lemma not in self._things

    def marked(self, i: int) -> int | None:
        """The first preposition of a noun phrase, or None."""
        cases = self.children(i, "case")
        return cases[0] if cases else None

    def is_reflexive(self, i: int) -> bool:
        """Whether a pronoun is "se" or the like."""
        return self.pos[i] == "PRON" and "Yes" in self.doc[i].morph.get("Reflex")

    def is_personal(self, i: int) -> bool:
        """Whether a phrase has the preposition of a personal object."""
        case = self.marked(i)
        return case is not None and self.lower[case] in self.rules.personal

    def write(self) -> None:
        """Put the new tree on the document."""
        strings = self.doc.vocab.strings
        rows = numpy.zeros((len(self.doc), 5), dtype="uint64")
        for i, token in enumerate(self.doc):
            rows[i, 0] = numpy.array(self.head[i] - i, dtype="int64").astype("uint64")
            rows[i, 1] = strings.add(self.dep[i])
            rows[i, 2] = strings.add(self._tag(token, i))
            rows[i, 3] = _POS[self.pos[i]]
            rows[i, 4] = strings.add(self.lemma[i])
        self.doc.from_array([HEAD, DEP, TAG, POS, LEMMA], rows)

    def _tag(self, token: Token, i: int) -> str:
        """Penn's tag for the word."""
        pos, morph = self.pos[i], token.morph
        if self.lower[i] in self.rules.relative_adverbs and pos in ("PRON", "ADV"):
            return "WRB"
        if pos in ("VERB", "AUX"):
            return self._verbal_tag(token, i)
        if pos == "NOUN":
            return "NNS" if "Plur" in morph.get("Number") else "NN"
        if pos == "PRON":
            if "Rel" in morph.get("PronType"):
                return "WP"
            return "PRP" if "Prs" in morph.get("PronType") else "DT"
        if pos == "DET":
            return "PRP$" if self.dep[i] == "poss" else "DT"
        return _TAGS.get(pos, "XX")

    def _verbal_tag(self, token: Token, i: int) -> str:
        form, morph = self.form[i], token.morph
        if form in _NONFINITE:
            return _NONFINITE[form]
        if "Sub" not in morph.get("Mood") and (morph.get("Tense") or [""])[0] in ("Past", "Imp"):
            return "VBD"
        return "VBZ" if "Sing" in morph.get("Number") else "VBP"


_NONFINITE = {"Inf": "VB", "Ger": "VBG", "Part": "VBN"}
_TAGS = {
    "PROPN": "NNP",
    "ADJ": "JJ",
    "ADV": "RB",
    "ADP": "IN",
    "SCONJ": "IN",
    "CCONJ": "CC",
    "NUM": "CD",
    "SPACE": "_SP",
    "PUNCT": ".",
}
