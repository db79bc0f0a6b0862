"""Participles: verbs behind a noun or a verb of standing, nouns with an article, adjectives where a list says so."""

from __future__ import annotations

from veedor.language.conjugation import Conjugation
from veedor.language.universal.tree import Tree

_NOMINAL = ("nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "ROOT")
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
_VERBAL = ("VERB", "AUX")


def participles(tree: Tree, verbs: Conjugation) -> None:
    """Participles behind a noun or a verb of standing are verbs; with an article they are nouns."""
    for i, form in enumerate(tree.lower):
        if tree.pos[i] not in ("ADJ", "NOUN", "VERB"):
            continue
        if form in tree.rules.adjectives and not (_stands(tree, i) and not tree.children(i, "det", "case")):
            if tree.pos[i] == "ADJ" and tree.dep[i] in ("nsubj", "obj", "obl", "nmod") and tree.children(i, "det"):
                tree.pos[i] = "NOUN"  # "hizo un llamado"
            continue
        infinitive = verbs.of_participle(form)
        if infinitive is None:
            continue
        if _is_nominal(tree, i):
            tree.pos[i], tree.form[i] = "NOUN", ""
            tree.lemma[i] = form.removesuffix("s")
        elif _is_verbal(tree, i):
            tree.pos[i], tree.form[i], tree.lemma[i] = "VERB", "Part", infinitive
            _hang_participle(tree, i)


def opening_participles(tree: Tree, verbs: Conjugation) -> None:
    """ "Exiliada en Quito, la jueza sigue escribiendo": the participle before the comma tells of the subject of the
    main clause, however the parser joins the two."""
    for i, pos in enumerate(tree.pos):
        if not (i == 0 or tree.pos[i - 1] in ("SPACE", "PUNCT")) or pos not in ("VERB", "ADJ", "PROPN"):
            continue
        infinitive = verbs.of_participle(tree.lower[i])
        main = _main_clause(tree, i) if infinitive is not None else None
        if infinitive is None or main is None or tree.children(i, "aux", "aux:pass", "cop", "det"):
            continue
        tree.pos[i], tree.form[i], tree.lemma[i] = "VERB", "Part", infinitive
        if tree.head[i] == i:
            tree.replace(i, main)
        tree.move(i, main, "advcl")


def _main_clause(tree: Tree, participle: int) -> int | None:
    """The finite verb behind the comma that an opening participle and its phrases end with."""
    head = tree.head[participle]
    if head > participle and tree.dep[participle] in ("dep", "advcl", "amod", "acl", "obl", "nmod", "advmod"):
        candidates = [head]
    else:
        candidates = tree.children(participle, "conj", "parataxis", "advcl", "ccomp") if head == participle else []
    for verb in candidates:
        comma = next((w for w in range(participle + 1, verb) if tree.lower[w] == ","), None)
        verbal = tree.pos[verb] in _VERBAL and tree.is_finite(verb) and not tree.children(verb, "cc", "mark")
        if comma is not None and verbal and verb > comma + 1:
            return verb
    return None


def _is_nominal(tree: Tree, i: int) -> bool:
    """ "los detenidos", "uno de los heridos"."""
    if tree.children(i, "aux", "aux:pass", "cop"):
        return False
    if tree.pos[i] == "NOUN" and not _describes(tree, i) and not _stands(tree, i):
        return True
    if tree.dep[i] not in _NOMINAL:
        return False
    return bool(tree.children(i, "det")) or (bool(tree.children(i, "nummod", "case")) and tree.dep[i] != "conj")


def _describes(tree: Tree, i: int) -> bool:
    """Whether a participle stands bare right behind the noun that it hangs on."""
    bare = not tree.children(i, "det", "case", "nummod", "cop", "aux")
    return bare and tree.dep[i] in ("amod", "acl") and tree.head[i] < i and tree.pos[tree.head[i]] in _NOUNS


def _is_verbal(tree: Tree, i: int) -> bool:
    if tree.pos[i] == "VERB":
        return tree.form[i] == "Part"
    head = tree.head[i]
    if tree.children(i, "aux", "aux:pass", "cop"):
        return True
    if tree.dep[i] == "conj":
        return (tree.form[head] == "Part" and tree.pos[head] == "VERB") or _passive_above(tree, i) is not None
    if tree.dep[i] in ("amod", "acl", "appos", "nmod") and tree.pos[head] in _NOUNS:
        return head < i
    return _stands(tree, i)


def _stands(tree: Tree, i: int) -> bool:
    """ "permanecen recluidos"."""
    head = tree.head[i]
    return head < i and tree.pos[head] in _VERBAL and tree.lemma[head] in tree.rules.standing


def _passive_above(tree: Tree, i: int) -> int | None:
    """The passive that a further participle goes on with: "fue detenido en su casa, golpeado y llevado"."""
    left = min(tree.subtree(i))
    if left == 0 or not ({tree.lower[left - 1], tree.lower[left]} & {",", *tree.rules.and_}):
        return None
    node = tree.head[i]
    while tree.head[node] != node and not (tree.pos[node] == "VERB" and tree.form[node] == "Part"):
        node = tree.head[node]
    passive = tree.form[node] == "Part" and tree.pos[node] == "VERB" and node < i
    told = bool(tree.children(node, "aux", "cop")) or tree.dep[node] in ("acl", "amod")
    return node if passive and told and _agree(tree, node, i) else None


def _agree(tree: Tree, one: int, other: int) -> bool:
    """Whether two words have the same gender and number, as far as their endings tell."""
    return _ending(tree.lower[one]) == _ending(tree.lower[other])


def _ending(form: str) -> str:
    plural = "s" if form.endswith("s") else ""
    return form.removesuffix("s")[-1:] + plural


def _hang_participle(tree: Tree, i: int) -> None:
    head = tree.head[i]
    if tree.children(i, "aux", "aux:pass", "cop"):
        return
    if tree.dep[i] in ("amod", "acl", "appos", "nmod", "conj") and tree.pos[head] in _NOUNS:
        passive = _passive_above(tree, i)
        if passive is not None and (tree.dep[i] == "conj" or not _agree(tree, head, i)):
            tree.move(i, passive, "conj")
            return
    if tree.dep[i] in ("amod", "appos", "nmod") and tree.pos[head] in _NOUNS:
        tree.dep[i] = "acl"
    elif _stands(tree, i) and tree.dep[i] in ("obj", "amod", "advmod", "advcl", "obl", "acl", "xcomp", "ccomp"):
        tree.dep[i] = "xcomp"
