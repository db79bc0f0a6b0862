"""Clauses and what they hang on: what is said, asked for, allowed, intended."""

from __future__ import annotations

from veedor.language.universal.tree import Tree

_VERBAL = ("VERB", "AUX")


def causatives(tree: Tree) -> None:
    """ "dejó salir a los presos": who leaves is the object of letting."""
    for i, label in enumerate(tree.dep):
        verb = tree.head[i]
        if label != "xcomp" or tree.form[i] != "Inf" or tree.lemma[verb] not in tree.rules.causing or verb > i:
            continue
        if tree.lemma[i] not in tree.rules.appearing:
            continue
        for c in tree.children(i, "obj", "obl", "iobj"):
            if tree.names_actor(c) and tree.is_personal(c):
                tree.move(c, verb, "obj")
                break


def content_clauses(tree: Tree) -> None:
    """ "pidió a las autoridades que respeten": what is asked for, not a clause about the authorities; "que" in it only
    opens it."""
    for i, label in enumerate(tree.dep):
        if tree.pos[i] not in _VERBAL or not tree.is_finite(i):
            continue
        asked = tree.head[i]
        verb = tree.head[asked]
        bidden = tree.dep[asked] in ("obj", "iobj", "obl") and tree.lemma[verb] in tree.rules.bidding
        if label == "acl" and bidden and tree.is_personal(asked) and "Sub" in _mood(tree, i):
            tree.move(i, verb, "ccomp")
            label = "ccomp"
        if label == "ccomp" and any(tree.lower[c] in tree.rules.adverbial_marks for c in tree.children(i, "mark")):
            tree.dep[i] = label = "advcl"
        if label == "xcomp" and any(tree.form[c] == "Fin" for c in tree.children(i, "aux")):
            tree.dep[i] = label = "ccomp"
        if label == "ccomp":
            for c in tree.children(i, "nsubj", "obj"):
                if tree.lower[c] in tree.rules.subordinating and c == min(tree.subtree(i)):
                    tree.dep[c], tree.pos[c] = "mark", "SCONJ"


def _mood(tree: Tree, verb: int) -> list[str]:
    words = [verb, *tree.children(verb, "aux", "aux:pass", "cop")]
    return [mood for w in words for mood in tree.doc[w].morph.get("Mood")]


def permissions(tree: Tree) -> None:
    """ "no se permitió a los abogados ver": the infinitive completes the verb and the lawyers undergo it."""
    for i, label in enumerate(tree.dep):
        verb = tree.head[i]
        if label != "csubj" or tree.form[i] != "Inf" or not any(tree.is_reflexive(c) for c in tree.below[verb]):
            continue
        tree.dep[i] = "xcomp"
        if tree.marked(i) is None:
            for c in tree.children(verb, "obl", "iobj"):
                if tree.names_actor(c) and tree.is_personal(c):
                    tree.dep[c] = "obj"


def swallowed_verbs(tree: Tree) -> None:
    """ "Costa Rica otorgó asilo", where the parser took the verb for a part of the name."""
    for i, label in enumerate(tree.dep):
        head = tree.head[i]
        if label != "flat" or tree.form[i] != "Fin" or tree.pos[i] != "VERB" or tree.head[head] != head:
            continue
        later = [c for c in tree.below[head] if c > i]
        tree.replace(head, i)
        tree.move(head, i, "nsubj")
        for c in later:
            tree.move(c, i, "obl" if tree.dep[c] == "nmod" else tree.dep[c])


def accusations(tree: Tree) -> None:
    """ "acusó a los medios de mentir": the infinitive belongs to the verb that accuses, not to the accused."""
    for i, label in enumerate(tree.dep):
        accused = tree.head[i]
        verb = tree.head[accused]
        infinitive = label == "acl" and _is_infinitive(tree, i) and tree.children(i, "mark")
        if infinitive and tree.lemma[accused] in tree.rules.holding:
            tree.dep[i] = "advcl"
            continue
        if infinitive and tree.dep[accused] == "obj" and tree.lemma[verb] in tree.rules.holding:
            tree.move(i, verb, "advcl")


def purposes(tree: Tree) -> None:
    """ "bloquearon la ruta para exigir salarios": whoever acts does it for that, not the road."""
    purpose = tree.rules.purpose - tree.rules.personal
    for i, label in enumerate(tree.dep):
        told = tree.head[i]
        if label not in ("acl", "advcl") or tree.form[i] != "Inf" or tree.dep[told] not in ("obj", "obl"):
            continue
        marks = tree.children(i, "mark", "case")
        verb = tree.head[told]
        if marks and tree.lower[marks[0]] in purpose and tree.pos[verb] == "VERB":
            tree.move(i, verb, "advcl")


def _is_infinitive(tree: Tree, i: int) -> bool:
    return tree.form[i] == "Inf" or any(tree.form[c] == "Inf" for c in tree.children(i, "aux", "cop"))
