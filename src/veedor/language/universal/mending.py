"""Commonest mistakes of the parser, mended in its own grammar before the tree is turned.

Each step takes the tree and repairs one kind of thing: marks of punctuation taken for words, participles taken for
adjectives, subjects behind their verb taken for objects. None knows a word that is not in ``syntax.LANGUAGE.yaml``, the
conjugation or the lists of actors.
"""

from __future__ import annotations

from veedor.language.conjugation import Conjugation
from veedor.language.universal.tree import Tree

_NOMINAL = ("nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "ROOT")
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
_VERBAL = ("VERB", "AUX")


def punctuation(tree: Tree) -> None:
    """Quotation marks and dashes are no words; what hangs on them hangs on what they hang on."""
    for i, text in enumerate(tree.lower):
        if text not in tree.rules.marks or tree.pos[i] == "SPACE":
            continue
        tree.pos[i], tree.form[i] = "PUNCT", ""
        if tree.head[i] == i:
            below = [c for c in tree.below[i] if tree.pos[c] != "PUNCT"]
            if not below:
                continue
            tree.replace(i, below[0])
            tree.move(i, below[0], "punct")
        for child in list(tree.below[i]):
            tree.move(child, tree.head[i], "punct" if tree.pos[child] == "PUNCT" else tree.dep[i])
        tree.dep[i] = "punct"


def common_nouns(tree: Tree) -> None:
    """A name in small letters is a common noun."""
    for i, token in enumerate(tree.doc):
        if tree.pos[i] == "PROPN" and token.lower_ == token.text and token.is_alpha:
            tree.pos[i] = "NOUN"


def participles(tree: Tree, verbs: Conjugation) -> None:
    """Participles behind a noun or a verb of standing are verbs; with an article they are nouns."""
    for i, form in enumerate(tree.lower):
        if tree.pos[i] not in ("ADJ", "NOUN", "VERB") or form in tree.rules.adjectives:
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


def _is_nominal(tree: Tree, i: int) -> bool:
    """ "los detenidos", "uno de los heridos"."""
    if tree.pos[i] == "NOUN" and not _describes(tree, i):
        return True
    if tree.dep[i] not in _NOMINAL or tree.children(i, "aux", "aux:pass", "cop"):
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
        return tree.form[head] == "Part" and tree.pos[head] == "VERB"
    if tree.dep[i] in ("amod", "acl", "appos", "nmod") and tree.pos[head] in _NOUNS:
        return head < i
    return _stands(tree, i)


def _stands(tree: Tree, i: int) -> bool:
    """ "permanecen recluidos"."""
    head = tree.head[i]
    return head < i and tree.pos[head] in _VERBAL and tree.lemma[head] in tree.rules.standing


def _hang_participle(tree: Tree, i: int) -> None:
    head = tree.head[i]
    if tree.children(i, "aux", "aux:pass", "cop"):
        return
    if tree.dep[i] in ("amod", "appos", "nmod") and tree.pos[head] in _NOUNS:
        tree.dep[i] = "acl"
    elif _stands(tree, i) and tree.dep[i] in ("obj", "amod", "advmod", "advcl", "obl", "acl", "xcomp", "ccomp"):
        tree.dep[i] = "xcomp"


def tenses(tree: Tree, verbs: Conjugation) -> None:
    """Tense and mood by the ending, where the tagger missed them: "se reanudarían" is no imperfect."""
    for i, token in enumerate(tree.doc):
        if tree.pos[i] not in _VERBAL or tree.form[i] != "Fin":
            continue
        told = verbs.features(tree.lower[i])
        if told is not None:
            kept = {k: v for k, v in token.morph.to_dict().items() if k not in ("Mood", "Tense", "VerbForm")}
            token.set_morph(kept | told)


def objects(tree: Tree) -> None:
    """A phrase with the personal preposition is an object where somebody is meant, and none where nobody can be."""
    for with_somebody in (False, True):
        for i, label in enumerate(tree.dep):
            case = tree.marked(i)
            if label not in ("obj", "iobj", "obl") or case is None or tree.pos[tree.head[i]] not in _VERBAL:
                continue
            personal = tree.lower[case] in tree.rules.personal and not tree.children(case, "fixed")
            if not personal or not (tree.names_actor(i) or tree.pos[i] == "PRON"):
                tree.dep[i] = "obl"
            elif with_somebody and (label != "obl" or not _takes_object(tree, tree.head[i])):
                tree.dep[i] = "obl" if _takes_object(tree, tree.head[i], besides=i) else "obj"


def _takes_object(tree: Tree, verb: int, besides: int = -1) -> bool:
    """Whether a verb has an object already, or is one that takes none: "llegó a Managua"."""
    own = [c for c in tree.children(verb, "obj") if c != besides and not _is_reflexive(tree, c)]
    return bool(own) or tree.lemma[verb] in tree.rules.appearing or bool(tree.children(verb, "aux:pass"))


def _is_reflexive(tree: Tree, i: int) -> bool:
    return "Yes" in tree.doc[i].morph.get("Reflex")


def subjects(tree: Tree) -> None:
    """Somebody behind the verb without the personal preposition is its subject: "dijo la ministra"."""
    for verb, pos in enumerate(tree.pos):
        if pos not in _VERBAL or not tree.is_finite(verb):
            continue
        own = tree.children(verb, "nsubj", "csubj")
        if len(own) > 1:
            _of_two_subjects(tree, verb, own)
        elif not own:
            _subject_behind(tree, verb)


def _subject_behind(tree: Tree, verb: int) -> None:
    if tree.lemma[verb] in tree.rules.impersonal:
        return
    for c in tree.children(verb, "obj", "obl", "iobj"):
        if c < verb or tree.marked(c) is not None or tree.pos[c] not in ("NOUN", "PROPN"):
            continue
        appears = tree.lemma[verb] in tree.rules.appearing and tree.lemma[c].lower() not in tree.rules.times
        quoted = bool(tree.children(verb, "ccomp", "parataxis")) and tree.names_actor(c)
        if appears or quoted or (tree.dep[c] == "obj" and _is_definite_person(tree, c)):
            tree.dep[c] = "nsubj"
            return


def _is_definite_person(tree: Tree, i: int) -> bool:
    return tree.names_person(i) and bool(tree.children(i, "det", "nummod"))


def _of_two_subjects(tree: Tree, verb: int, own: list[int]) -> None:
    """ "otros dos, los hermanos Terán, fueron": an apposition; "que la ONG rebajó": an object."""
    relative = [c for c in own if "Rel" in tree.doc[c].morph.get("PronType")]
    if relative and relative[0] == own[0]:
        tree.dep[own[0]] = "obj"
        return
    first, second = own[0], own[1]
    left = min(tree.subtree(second))
    if first < left < verb and "," in (tree.lower[left - 1], tree.lower[left]):
        tree.move(second, first, "appos")


def phrases_of_acts(tree: Tree) -> None:
    """ "murieron tres jóvenes a manos de policías": the phrase belongs to the act, not to the young men."""
    for i in range(len(tree.doc)):
        case = tree.marked(i)
        if tree.dep[i] != "nmod" or case is None:
            continue
        head = tree.head[i]
        name = " ".join(tree.lower[c] for c in (case, *tree.children(case, "fixed")))
        if name in tree.rules.adverbial and tree.names_actor(head) and tree.pos[tree.head[head]] in _VERBAL:
            tree.move(i, tree.head[head], "obl")


def accusations(tree: Tree) -> None:
    """ "acusó a los medios de mentir": the infinitive belongs to the verb that accuses, not to the accused."""
    for i, label in enumerate(tree.dep):
        accused = tree.head[i]
        verb = tree.head[accused]
        infinitive = label == "acl" and tree.form[i] == "Inf" and tree.children(i, "mark")
        if infinitive and tree.dep[accused] == "obj" and tree.lemma[verb] in tree.rules.holding:
            tree.move(i, verb, "advcl")


def titles(tree: Tree) -> None:
    """ "el presidente Luis Mora": the name heads the phrase, and the title stands before it."""
    for i in range(len(tree.doc)):
        if tree.pos[i] != "NOUN" or not tree.names_actor(i):
            continue
        for name in tree.children(i, "appos", "nmod", "flat", "amod", "compound"):
            if tree.pos[name] == "PROPN" and tree.marked(name) is None and _is_right_behind(tree, i, name):
                _behead(tree, i, name)
                break
        else:
            head = tree.head[i]
            if tree.dep[i] in ("amod", "nmod", "compound", "appos") and tree.pos[head] == "PROPN" and head > i:
                for c in tree.children(i, "case", "det"):
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
        if tree.dep[c] != "flat":
            break
        run.append(c)
    return run
