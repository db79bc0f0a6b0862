"""Words of an amount, which the parser takes for prepositions of their noun: "a por lo menos 12 civiles"."""

from __future__ import annotations

from veedor.language.universal.tree import Tree


def hedges(tree: Tree) -> None:
    """ "al menos", "por lo menos": one adverb of the noun, however many words it has; prepositions before it stay.

    It changes the words of the list `hedges` of ``syntax.LANGUAGE.yaml`` alone.
    """
    for i in range(len(tree.doc)):
        length = _hedge_at(tree, i)
        if length:
            _gather(tree, i, length)


def _hedge_at(tree: Tree, i: int) -> int:
    """How many words a hedge that begins here has; 0 where none does."""
    for phrase in tree.rules.hedges:
        words = phrase.split()
        if tree.lower[i : i + len(words)] == words:
            return len(words)
    return 0


def _gather(tree: Tree, first: int, length: int) -> None:
    own = range(first, first + length)
    outside = [tree.head[w] for w in own if tree.head[w] not in own]
    below = [c for w in own for c in tree.below[w] if c not in own]
    if any(tree.head[w] == w for w in own) or not outside:
        return
    host = next((h for h in outside if tree.pos[h] in ("NOUN", "PROPN", "NUM", "ADJ") and h >= first), outside[0])
    if tree.pos[host] == "ADP" and tree.head[host] != host:
        host = tree.head[host]
    tree.move(first, host, "advmod")
    tree.pos[first] = "ADV"
    for word in own[1:]:
        tree.move(word, first, "fixed")
    for child in below:
        tree.move(child, host, tree.dep[child])


def numbered_nouns(tree: Tree) -> None:
    """ "mataron a 12 civiles": who is counted is a noun, whatever the tagger says."""
    for i, pos in enumerate(tree.pos):
        if pos != "ADJ" or not tree.names_person(i) or not tree.children(i, "nummod"):
            continue
        tree.pos[i] = "NOUN"
        if tree.dep[i] in ("advmod", "amod", "advcl") and tree.pos[tree.head[i]] == "VERB":
            tree.dep[i] = "obl" if tree.marked(i) is not None else "obj"
