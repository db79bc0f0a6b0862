"""What is said and who says it: clauses of content that the parser hung on a noun, speakers behind their verb."""

from __future__ import annotations

from veedor.language.telling.reporting import Rule, verb_entry
from veedor.language.universal.tree import Tree

_VERBAL = ("VERB", "AUX")
_OPENING = ("—", "–", "»", "”", '"', "-")
_CLOSING = ("»", "”", '"')
_BESIDE = ("nsubj", "obj", "iobj", "obl")


def listeners(tree: Tree) -> None:
    """ "dijo a los periodistas": whom something is told is no object of a verb that takes a clause alone."""
    for i, label in enumerate(tree.dep):
        if label not in ("obj", "obl") or not tree.is_personal(i) or not tree.names_actor(i):
            continue
        rule = _rule(tree, tree.head[i])
        if rule is None or "clause" not in rule.takes or rule.takes & {"object", "bidding", "label"}:
            continue
        if rule.kind in ("saying", "showing"):
            tree.dep[i] = "iobj"


def told_clauses(tree: Tree) -> None:
    """ "confirmó a la agencia que murió", "aseguró la viuda que nadie vino": what is said, which the parser took for a
    clause about the noun before it."""
    for i, label in enumerate(tree.dep):
        if label != "acl" or tree.pos[i] not in _VERBAL or not tree.is_finite(i):
            continue
        noun = tree.head[i]
        verb = _teller(tree, noun)
        if verb is None or not _opens_content(tree, i, noun, verb):
            continue
        opening = min(tree.subtree(i))
        tree.move(i, verb, "ccomp")
        if tree.head[opening] == i:
            tree.dep[opening], tree.pos[opening] = "mark", "SCONJ"
        person = tree.dep[noun] == "obj" and tree.head[noun] == verb and tree.is_personal(noun)
        if person:
            tree.dep[noun] = "iobj"


def _teller(tree: Tree, noun: int) -> int | None:
    """The verb of saying without a content of its own that a noun stands behind."""
    node = noun
    for _ in range(3):
        above = tree.head[node]
        if above == node:
            return None
        if tree.pos[above] in _VERBAL:
            rule = _rule(tree, above)
            beside = tree.dep[node] in _BESIDE and node > above
            takes = rule is not None and "clause" in rule.takes
            return above if beside and takes and not tree.children(above, "ccomp", "xcomp", "parataxis") else None
        node = above
    return None


def _opens_content(tree: Tree, clause: int, noun: int, verb: int) -> bool:
    """Whether a clause behind "que" is said rather than told of the noun right before it."""
    opening = min(tree.subtree(clause))
    right = max((w for w in tree.subtree(noun) if w < opening), default=noun)
    if tree.lower[opening] not in tree.rules.subordinating or right != opening - 1 or tree.lower[right] == ",":
        return False
    if tree.pos[opening] == "SCONJ" or tree.dep[opening] == "mark":
        return True
    if tree.dep[noun] != "nsubj" and not _is_beside_telling(tree, noun, verb):
        return False
    return _has_no_gap(tree, clause, opening) or not _takes_other(tree, verb, noun)


def _is_beside_telling(tree: Tree, noun: int, verb: int) -> bool:
    """Whether a phrase tells to whom something is said, or where: "a la prensa", "en una carta", not "a los hechos"."""
    case, rule = tree.marked(noun), _rule(tree, verb)
    if case is None or rule is None or tree.lower[case] not in tree.rules.telling or tree.lower[case] in rule.about:
        return False
    return tree.lower[case] not in tree.rules.personal or tree.names_actor(noun)


def _has_no_gap(tree: Tree, clause: int, opening: int) -> bool:
    """Whether the clause has its subject and object without the word that opens it."""
    subjects = [c for c in tree.children(clause, "nsubj", "nsubj:pass", "csubj") if c != opening]
    objects = [c for c in tree.children(clause, "obj", "ccomp", "xcomp") if c != opening and not tree.is_reflexive(c)]
    whole = bool(objects) or bool(tree.children(clause, "cop", "aux:pass"))
    return bool(subjects) and (whole or tree.lemma[clause] in tree.rules.appearing)


def _takes_other(tree: Tree, verb: int, noun: int) -> bool:
    """Whether the verb has another object, or a quotation, that it may be told of."""
    others = [c for c in tree.children(verb, "obj") if c != noun and not tree.is_reflexive(c)]
    quoted = any(tree.lower[w] in _CLOSING for w in range(max(0, min(tree.subtree(verb))), verb))
    return bool(others) or quoted


def interposed(tree: Tree) -> None:
    """ "Los soldados —explicó el alcalde Pedro Paz— llegaron": who stands behind the dash speaks, not the soldiers."""
    for verb, pos in enumerate(tree.pos):
        if pos != "VERB" or verb == 0 or tree.lower[verb - 1] not in _OPENING or _rule(tree, verb) is None:
            continue
        before = [c for c in tree.children(verb, "nsubj") if c < verb]
        behind = [c for c in tree.children(verb, "obj") if c > verb and tree.marked(c) is None and tree.names_actor(c)]
        if not before or not behind:
            continue
        tree.dep[behind[0]] = "nsubj"
        clauses = [c for c in tree.children(verb, "ccomp", "parataxis", "conj") if c > behind[0]]
        for c in before:
            if clauses and not tree.children(clauses[0], "nsubj"):
                tree.move(c, clauses[0], "nsubj")
            else:
                tree.dep[c] = "parataxis"


def labelled_by(tree: Tree) -> None:
    """ "calificado por la oposición de farsa": what it is called belongs to the participle, not to the opposition."""
    for i, label in enumerate(tree.dep):
        case = tree.marked(i)
        agent = tree.head[i]
        verb = tree.head[agent]
        if label not in ("nmod", "amod", "flat") or case is None or tree.children(i, "det"):
            continue
        if tree.form[verb] != "Part":
            continue
        rule = _rule(tree, verb)
        by = tree.marked(agent)
        if rule is None or "label" not in rule.takes or by is None or tree.lower[by] not in tree.rules.agent:
            continue
        quoted = tree.lower[i - 1] in ("«", "“", '"') or tree.pos[i] == "ADJ"
        if quoted or not tree.names_actor(i):
            tree.move(i, verb, "obl")


def infinitives_said(tree: Tree) -> None:
    """ "dice estar dispuesto": an infinitive of being is what is said, not an object."""
    for i, label in enumerate(tree.dep):
        helpers = tree.children(i, "cop", "aux", "aux:pass")
        bare = any(tree.form[c] == "Inf" for c in helpers) and not any(tree.form[c] == "Fin" for c in helpers)
        if label == "obj" and bare and _rule(tree, tree.head[i]) is not None:
            tree.dep[i] = "xcomp"


def _rule(tree: Tree, verb: int) -> Rule | None:
    """How a verb tells what somebody says, by its lemma alone."""
    return verb_entry(tree.lemma[verb], tree.doc.lang_) if tree.pos[verb] in _VERBAL else None
