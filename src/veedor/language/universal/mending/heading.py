"""Finite verbs that the parser hung on a noun, most often on their own subject: they head the clause."""

from __future__ import annotations

from veedor.language.universal.tree import Tree

_VERBAL = ("VERB", "AUX")
_NOMINAL = ("amod", "flat", "nmod", "compound", "appos", "acl", "conj", "obj", "dep")


def headless(tree: Tree) -> None:
    """ "El régimen despojó de su nacionalidad a tres jueces", where the parser took the noun for the head of all: a
    sentence with one main verb is headed by it."""
    for verb, pos in enumerate(tree.pos):
        head = tree.head[verb]
        if pos != "VERB" or tree.form[verb] != "Fin" or head >= verb or tree.dep[verb] not in _NOMINAL:
            continue
        if tree.head[head] != head or tree.pos[head] not in ("NOUN", "PROPN") or not _is_next(tree, head, verb):
            continue
        if any(_subordinates(tree, w) for w in range(head + 1, verb)):
            continue
        enthrone(tree, verb)


def _is_next(tree: Tree, head: int, verb: int) -> bool:
    """Whether nothing but what belongs to the noun, and pronouns of the verb, stands between the two."""
    between = range(head + 1, verb)
    return not any(tree.lower[w] in (",", ":", ";") or tree.pos[w] in (*_VERBAL, "SPACE", "CCONJ") for w in between)


def _subordinates(tree: Tree, word: int) -> bool:
    return tree.pos[word] == "SCONJ" or "Rel" in tree.doc[word].morph.get("PronType")


def enthrone(tree: Tree, verb: int) -> None:
    """Let a verb that hung on its subject head the clause."""
    head = tree.head[verb]
    if head != verb and head < verb:
        later = [c for c in tree.below[head] if c > verb]
        subject = tree.pos[head] in ("NOUN", "PROPN", "PRON") and not tree.children(verb, "nsubj")
        tree.replace(head, verb)
        tree.move(head, verb, "nsubj" if subject else "advcl" if tree.pos[head] in _VERBAL else "obl")
        for c in later:
            tree.move(c, verb, tree.dep[c])
    else:
        before = [c for c in tree.below[verb] if c < verb and tree.pos[c] in ("NOUN", "PROPN", "PRON")]
        before = [c for c in before if tree.marked(c) is None]
        if before:
            tree.dep[before[-1]] = "nsubj"
    _divide(tree, verb)
    above = tree.head[verb]
    if above > verb and tree.dep[verb] != "ROOT":
        tree.replace(above, verb)
        tree.move(above, verb, "ccomp")
    for c in tree.below[verb]:
        if c > verb and tree.pos[c] in _VERBAL and tree.is_finite(c) and tree.lower[verb + 1] == "que":
            tree.dep[c] = "ccomp"
            break


def _divide(tree: Tree, verb: int) -> None:
    """ "En Twitter, Ana Torvik escribe:", taken for one name: what follows the comma is the subject."""
    first = verb
    while first > 0 and tree.pos[first - 1] == "PROPN":
        first -= 1
    if first == verb or tree.lower[first - 1] != "," or tree.children(verb, "nsubj"):
        return
    tree.move(first, verb, "nsubj")
    for word in range(first + 1, verb):
        tree.move(word, first, "flat")
