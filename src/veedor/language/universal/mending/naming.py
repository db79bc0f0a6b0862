"""Names of several words and the titles before them: which word heads the phrase."""

from __future__ import annotations

from veedor.language.universal.tree import Tree


def bodies_of_two_words(tree: Tree) -> None:
    """ "la ONG Justicia y Paz": behind the kind of one body, what "y" joins is its name."""
    for i in range(len(tree.doc)):
        kinds = [c for c in tree.children(i, "compound") if tree.names_body(c)]
        if tree.pos[i] != "PROPN" or len(kinds) != 1 or tree.children(i, "compound") != kinds:
            continue
        second = [c for c in tree.children(i, "conj") if c == i + 2 and tree.pos[c] == "PROPN"]
        if (
            not second
            or tree.lower[i + 1] not in tree.rules.of_name
            or "Plur" in tree.doc[kinds[0]].morph.get("Number")
        ):
            continue
        last = second[0]
        below = [c for c in tree.below[i] if c != last]
        tree.replace(i, last)
        for c in (*below, i):
            tree.move(c, last, "compound" if c == i else tree.dep[c])
        for c in tree.children(last, "cc"):
            tree.dep[c] = "compound"


def titles(tree: Tree) -> None:
    """ "el presidente Luis Mora": the name heads the phrase, and the title stands before it."""
    for i in range(len(tree.doc)):
        if tree.pos[i] != "NOUN":
            continue
        told = tree.names_actor(i) or tree.ends_like_person(i)
        for name in tree.children(i, *(("appos", "nmod", "flat", "amod", "compound") if told else ("appos",))):
            if not told and not (tree.children(name, "compound") and tree.children(i, "det")):
                continue
            if tree.pos[name] == "PROPN" and tree.marked(name) is None and _is_right_behind(tree, i, name):
                _behead(tree, i, name)
                break
        else:
            head = tree.head[i]
            beside = told and tree.dep[i] in ("amod", "nmod", "compound", "appos")
            if beside and tree.pos[head] == "PROPN" and head > i:
                for c in tree.children(i, "case", "det", "acl"):
                    tree.move(c, head, tree.dep[c])
                tree.dep[i] = "compound"


def _is_right_behind(tree: Tree, title: int, name: int) -> bool:
    """Whether nothing but modifiers of the title stands between the two; what follows a comma is an apposition."""
    first = min(tree.subtree(name))
    return first == _after(tree, title, name) and tree.lower[first] != ","


def _after(tree: Tree, title: int, name: int) -> int:
    """The position right behind a title and its own modifiers: "el presidente interino"."""
    own = [c for c in tree.below[title] if title < c < name and tree.dep[c] in ("amod", "nmod", "compound")]
    return max([title, *(max(tree.subtree(c)) for c in own)]) + 1


def _behead(tree: Tree, title: int, name: int) -> None:
    below = [c for c in tree.below[title] if c != name]
    tree.replace(title, name)
    for c in below:
        if c < title and tree.dep[c] not in ("det", "case", "cop", "aux", "mark", "punct", "cc", "nsubj", "advmod"):
            continue
        if title < c < name and tree.dep[c] in ("amod", "nmod", "compound"):
            continue
        tree.move(c, name, tree.dep[c])
    tree.move(title, name, "compound")


def names(tree: Tree) -> None:
    """The last word of a name heads it, without what a preposition ties to it: "Ministerio Público de Venezuela"."""
    for i in range(len(tree.doc)):
        rest = [c for c in tree.children(i, "flat") if c > i]
        if not rest or tree.pos[i] not in ("PROPN", "NOUN"):
            continue
        for c in rest:
            if tree.marked(c) is not None:
                tree.dep[c] = "nmod"
        rest = _run(tree, i, rest)
        if not rest:
            continue
        last = rest[-1]
        others = [c for c in tree.below[i] if c != last]
        tree.replace(i, last)
        for c in others:
            tree.move(c, last, "compound" if c in rest else tree.dep[c])
        tree.move(i, last, "compound")


def _run(tree: Tree, first: int, rest: list[int]) -> list[int]:
    """The words of a name that follow each other, none of them behind a preposition."""
    run: list[int] = []
    for c in rest:
        if tree.dep[c] == "flat" and "(" in tree.lower[first:c]:
            tree.dep[c] = "appos"  # an acronym in brackets
        if tree.dep[c] != "flat":
            break
        run.append(c)
    return run


def surnames(tree: Tree) -> None:
    """ "González de la Vega" is one name: its last word heads it."""
    for i in range(len(tree.doc)):
        case = tree.marked(i)
        head = tree.head[i]
        if tree.dep[i] != "nmod" or case is None or tree.pos[i] != "PROPN" or tree.pos[head] != "PROPN" or head > i:
            continue
        between = tree.lower[head + 1 : min(c for c in tree.subtree(i) if tree.pos[c] == "PROPN")]
        if not between or not set(between) <= tree.rules.of_name or between == [tree.lower[case]]:
            continue
        if any(tree.names_body(c) for c in (head, *tree.children(head, "compound"))):
            continue
        below = [c for c in tree.below[head] if c != i]
        tree.replace(head, i)
        for c in below:
            tree.move(c, i, tree.dep[c])
        for c in tree.children(i, "case", "det"):
            if c > head:
                tree.dep[c] = "compound"
        tree.move(head, i, "compound")
