"""The tree of Universal Dependencies turned into the house's, one construction a step."""

from __future__ import annotations

from veedor.language.universal.tree import Tree

_CLAUSAL = frozenset(
    "nsubj csubj mark aux neg advmod advcl parataxis punct ccomp discourse vocative prep agent npadvmod dative".split()
)
"""What belongs to the clause and moves from the predicate to the copula."""
_VERBAL = ("VERB", "AUX")


def clauses(tree: Tree) -> None:
    """Relative clauses, passives of every make, and possessives."""
    for i, token in enumerate(tree.doc):
        if tree.dep[i] in ("acl", "acl:relcl") and _is_relative(tree, i):
            tree.dep[i] = "relcl"
        if tree.dep[i] == "det" and "Yes" in token.morph.get("Poss"):
            tree.dep[i] = "poss"
        if tree.dep[i] == "advmod" and "Neg" in token.morph.get("Polarity"):
            tree.dep[i] = "neg"
        if tree.form[i] == "Part" and tree.pos[i] == "VERB":
            helpers = [c for c in tree.children(i, "aux", "aux:pass", "cop") if c < i]
            if any(tree.lemma[c] in tree.rules.passive for c in helpers):
                _make_passive(tree, i, helpers)
        elif tree.pos[i] == "VERB":
            _reflexive(tree, i)


def _is_relative(tree: Tree, i: int) -> bool:
    """Whether a relative pronoun or adverb stands in the finite clause, before its verb."""
    before = [c for c in tree.subtree(i) if c < i]
    adverb = tree.is_finite(i) and any(tree.lower[c] in tree.rules.relative_adverbs for c in before)
    return adverb or any("Rel" in tree.doc[c].morph.get("PronType") for c in before)


def _make_passive(tree: Tree, i: int, helpers: list[int]) -> None:
    for c in helpers:
        tree.pos[c] = "AUX"
        tree.dep[c] = "auxpass" if tree.lemma[c] in tree.rules.passive else "aux"
    for c in tree.children(i, "nsubj"):
        tree.dep[c] = "nsubjpass"
    if not tree.children(i, "nsubjpass"):
        behind = [c for c in tree.children(i, "obj") if tree.marked(c) is None and tree.pos[c] in ("NOUN", "PROPN")]
        if behind:
            tree.dep[behind[0]] = "nsubjpass"


def _reflexive(tree: Tree, verb: int) -> None:
    """ "Se detuvo a dos dirigentes" and "se cerraron tres radios" leave their doer unsaid; other reflexive pronouns
    are no objects."""
    reflexive = [c for c in tree.below[verb] if tree.is_reflexive(c)]
    if not reflexive:
        return
    for c in reflexive:
        tree.dep[c] = "expl"
    given = any(tree.lower[c] in tree.rules.datives for c in tree.children(verb, "iobj", "obj"))  # "se le negó"
    pronominal = tree.lemma[verb] in tree.rules.pronominal and not given
    undergoing = None if pronominal else _undergoing(tree, verb, reflexive)
    if undergoing is None:
        return
    tree.dep[undergoing] = "nsubjpass"
    for c in reflexive:
        tree.dep[c] = "auxpass"


def _undergoing(tree: Tree, verb: int, reflexive: list[int]) -> int | None:
    """What a reflexive passive is done to: its object, or a subject that could not do it."""
    subjects = tree.children(verb, "nsubj")
    things = [c for c in subjects if tree.pos[c] == "NOUN" and (c > verb or not tree.names_actor(c))]
    if subjects:
        return things[0] if things else None
    clitics = [c for c in tree.children(verb, "obj", "iobj") if c not in reflexive and c < verb]
    plural = "Plur" in tree.doc[verb].morph.get("Number")
    objects = [c for c in tree.children(verb, "obj") if c not in reflexive and c > verb]
    if plural and objects and tree.marked(objects[0]) is not None:
        return None  # "se llevaron a su hijo": somebody did; only a singular leaves the doer unsaid
    found = objects or clitics
    return found[0] if found else None


def phrases(tree: Tree) -> None:
    """Prepositions head what they mark; those before an infinitive of the same doer only mark it."""
    for i in range(len(tree.doc)):
        if tree.dep[i] in ("ROOT", "fixed"):
            continue
        marks = [c for c in tree.children(i, "case", "mark") if c < i and _is_preposition(tree, c)]
        if not marks or (tree.pos[i] in _VERBAL and _keeps_clause(tree, i, marks)):
            continue
        first = marks[0]
        name = tree.lower[first]
        label = tree.dep[i]
        if label in ("obj", "iobj", "nsubjpass") and name in tree.rules.personal and tree.dep[first] == "case":
            continue
        for c in marks[1:]:
            tree.move(c, first, "fixed")
        tree.replace(i, first, "conj" if label == "conj" else "agent" if _is_agent(tree, i, name) else "prep")
        tree.move(i, first, "pcomp" if tree.pos[i] in _VERBAL else "pobj")
        tree.pos[first] = "ADP"
    for i, label in enumerate(tree.dep):
        if label == "advmod" and tree.lower[i] in tree.rules.compound_prepositions and tree.children(i, "prep"):
            tree.dep[i], tree.pos[i] = "prep", "ADP"


def _is_preposition(tree: Tree, i: int) -> bool:
    return tree.dep[i] == "case" or tree.pos[i] == "ADP"


def _keeps_clause(tree: Tree, i: int, marks: list[int]) -> bool:
    """Whether a clause keeps its label, its prepositions being marks: finite clauses, and infinitives that complete a
    verb or a noun or tell a purpose."""
    label, head = tree.dep[i], tree.head[i]
    if label in ("relcl", "conj") or tree.is_finite(i):
        return True
    if any(tree.pos[c] == "AUX" and c < marks[0] for c in tree.children(i, "aux")):
        return True  # "va a liberar"
    if label == "xcomp" and tree.lower[marks[0]] in tree.rules.purpose - tree.rules.personal:
        tree.dep[i] = label = "advcl"  # "bloquearon la ruta para reclamar"
    if label == "xcomp" and tree.lemma[head] not in tree.rules.holding:
        for c in marks:
            tree.dep[c] = "aux"
        return True
    if label == "acl" or (label == "advcl" and tree.lower[marks[0]] in tree.rules.purpose):
        for c in marks:
            tree.dep[c] = "aux"
        return tree.pos[head] != "PROPN" and not (label == "acl" and tree.names_person(head))
    return False


def _is_agent(tree: Tree, i: int, preposition: str) -> bool:
    """A name or somebody behind a passive, not a reason or a time: "por la policía" but not "por traición"."""
    head = tree.head[i]
    passive = (tree.form[head] == "Part" and tree.pos[head] == "VERB") or tree.children(head, "auxpass")
    return preposition in tree.rules.agent and bool(passive) and tree.names_actor(i)


def copulas(tree: Tree) -> None:
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
        if tree.dep[i] == "attr":
            _behind_preposition(tree, i)


def _behind_preposition(tree: Tree, predicate: int) -> None:
    """ "está bajo arresto": the preposition heads what is said."""
    marks = [c for c in tree.children(predicate, "case") if c < predicate and tree.pos[c] == "ADP"]
    if not marks:
        return
    for c in marks[1:]:
        tree.move(c, marks[0], "fixed")
    tree.replace(predicate, marks[0], "prep")
    tree.move(predicate, marks[0], "pobj")


def _of_clause(tree: Tree, predicate: int, child: int) -> bool:
    label = tree.dep[child]
    if label == "conj":
        return tree.pos[child] in _VERBAL
    if label in ("prep", "npadvmod"):
        return child < predicate
    return label in _CLAUSAL


def labels(tree: Tree) -> None:
    """The rest of the labels by name."""
    for i, label in enumerate(tree.dep):
        tree.dep[i] = "aux" if label == "cop" else tree.rules.labels.get(label, label)
