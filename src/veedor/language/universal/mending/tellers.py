"""Verbs by which somebody says something that the tagger or the parser lost: "Ana Torvik grita:"."""

from __future__ import annotations

from veedor.language.conjugation import Conjugation
from veedor.language.telling.reporting import verb_entry
from veedor.language.universal.mending.heading import enthrone
from veedor.language.universal.tree import Tree

_VERBAL = ("VERB", "AUX")
_OPENING_MARKS = ("«", "“", '"', "—")
_CLOSING = ("»", "”", '"')


def lost_tellers(tree: Tree, verbs: Conjugation) -> None:
    """ "Ana Torvik grita:", "el ministro vaticina que lloverá", where the tagger took the verb for another word: a form
    of a verb of saying right before what is said, behind somebody or a closing mark."""
    for i in range(1, len(tree.doc)):
        if tree.pos[i] == "VERB" or not _leads(tree, i) or tree.pos[i - 1] in ("DET", "ADP"):
            continue
        lemma = _infinitive_of_saying(tree, i, verbs)
        if lemma is not None:
            tree.lemma[i] = lemma
            _conjugate(tree, i, verbs)
            enthrone(tree, i)


def leading_verbs(tree: Tree, verbs: Conjugation) -> None:
    """ "El 3 de abril, Ana Torvik escribe:", before a quotation or the end of a line: the main verb of its sentence,
    told of somebody else, whatever the parser says of it."""
    for i, form in enumerate(tree.lower):
        colon = _colon_behind(tree, i) if tree.pos[i] == "VERB" and tree.form[i] == "Fin" else None
        if colon is None or tree.lemma[i] != (_infinitive_of_saying(tree, i, verbs) or form):
            continue
        if any(_is_relative(tree, c) for c in tree.subtree(i) if c < i) or tree.children(i, "mark"):
            continue
        told = tree.doc[i].morph
        if ("3" not in told.get("Person") or "Ind" not in told.get("Mood")) and not form.endswith(_OF_US):
            _conjugate(tree, i, verbs)
        for _ in range(_DEEPEST):
            if tree.head[i] == i or tree.head[i] > colon or tree.dep[i] in ("conj", "parataxis"):
                break
            enthrone(tree, i)


def moods(tree: Tree) -> None:
    """ "La portavoz predice que lloverá": the verb of a main clause that says something tells a fact, whatever mood the
    tagger gives it."""
    for i, pos in enumerate(tree.pos):
        morph = tree.doc[i].morph
        if pos != "VERB" or tree.dep[i] != "ROOT" or "Sub" not in morph.get("Mood") or "Imp" in morph.get("Tense"):
            continue
        rule = verb_entry(tree.lemma[i], tree.doc.lang_)
        opens = i == 0 or tree.pos[i - 1] in ("SPACE", "PUNCT")
        if rule is not None and "clause" in rule.takes and not opens and not tree.children(i, "mark"):
            tree.doc[i].set_morph(morph.to_dict() | {"Mood": "Ind"})


_OF_US = ("o", "é", "í", "s", "ste")
"""Endings of what I, you or we say; the third person of an irregular past has the tagger's own word for it."""

_DEEPEST = 3
"""Words above a verb that leads to a quotation which it may take the place of."""


def _colon_behind(tree: Tree, i: int) -> int | None:
    """The colon before a quotation or the end of the line that stands behind a verb, with little between."""
    for colon in range(i + 1, min(len(tree.doc) - 1, i + 5)):
        if tree.lower[colon] == ":":
            leads = tree.pos[colon + 1] == "SPACE" or tree.lower[colon + 1] in _OPENING_MARKS
            return colon if leads else None
        if tree.pos[colon] == "SPACE" or tree.lower[colon] in (".", ","):
            return None
    return None


def _infinitive_of_saying(tree: Tree, i: int, verbs: Conjugation) -> str | None:
    """The infinitive of a form of a verb of saying that takes a clause; None for other words."""
    form = tree.lower[i]
    lemma = verbs.infinitive(form)
    rule = verb_entry(lemma, tree.doc.lang_) if lemma is not None and lemma != form else None
    return lemma if rule is not None and "clause" in rule.takes else None


def _conjugate(tree: Tree, i: int, verbs: Conjugation) -> None:
    """Give a word the features of a finite verb of the third person, by its ending where that tells the tense."""
    form = tree.lower[i]
    number = "Plur" if form.endswith("n") else "Sing"
    told = verbs.features(form) or {"Mood": "Ind", "Tense": "Pres", "VerbForm": "Fin"}
    tree.pos[i], tree.form[i] = "VERB", "Fin"
    tree.doc[i].set_morph(told | {"Number": number, "Person": "3"})


def _is_relative(tree: Tree, i: int) -> bool:
    return "Rel" in tree.doc[i].morph.get("PronType")


def _leads(tree: Tree, i: int) -> bool:
    """Whether "que", a colon or, behind a quotation, whoever speaks follows."""
    last = len(tree.doc) - 1
    behind = tree.lower[i + 1] if i < last else ""
    if behind in ("que", ":") or _colon_behind(tree, i) is not None:
        return tree.pos[i - 1] in ("PROPN", "NOUN", "ADJ", "PRON", "ADV") or tree.lower[i - 1] in (*_CLOSING, ",")
    said = tree.lower[i - 1] in _CLOSING or (tree.lower[i - 1] == "," and i > 1 and tree.lower[i - 2] in _CLOSING)
    return said and i < last and tree.pos[i + 1] in ("DET", "PROPN", "NOUN")
