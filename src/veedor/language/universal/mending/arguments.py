"""Subjects and objects: who stands behind the verb, whom a preposition marks, what is said of an object."""

from __future__ import annotations

from veedor.language.universal.tree import Tree

_VERBAL = ("VERB", "AUX")
_QUOTES = ("«", "“", '"')


def doubled_objects(tree: Tree) -> None:
    """ "expresó honda preocupación": of two bare nouns side by side the first describes the second."""
    for i, label in enumerate(tree.dep[:-1]):
        side_by_side = label == "obj" == tree.dep[i + 1] and tree.head[i] == tree.head[i + 1] < i
        nouns = tree.pos[i] == "NOUN" == tree.pos[i + 1] and not tree.below[i]
        same_number = tree.lower[i].endswith("s") == tree.lower[i + 1].endswith("s")
        if side_by_side and nouns and same_number:
            tree.move(i, i + 1, "amod")
            tree.pos[i] = "ADJ"


def counted_pronouns(tree: Tree) -> None:
    """ "los dos", "estos tres": the number heads what the article opens."""
    for i, label in enumerate(tree.dep):
        article = tree.head[i]
        if label != "nummod" or article != i - 1 or tree.pos[article] not in ("DET", "PRON") or tree.pos[i] != "NUM":
            continue
        below = [c for c in tree.below[article] if c != i]
        tree.replace(article, i)
        for c in below:
            tree.move(c, i, tree.dep[c])
        tree.move(article, i, "det")
        tree.pos[article] = "DET"
        if tree.dep[i] == "det":
            tree.dep[i] = "nsubj" if i < tree.head[i] else "obj"


def spans_of_time(tree: Tree) -> None:
    """ "desde hace 14 meses", "hace un año": the verb is a preposition of the time behind it."""
    for i, form in enumerate(tree.lower):
        if form not in tree.rules.ago or tree.head[i] == i:
            continue
        times = [c for c in tree.below[i] if c > i and tree.lemma[c].lower() in tree.rules.times]
        if not times:
            continue
        others = [c for c in tree.below[i] if c != times[0]]
        tree.replace(i, times[0], "obl")
        for c in others:
            tree.move(c, times[0], "case" if tree.pos[c] == "ADP" or tree.dep[c] == "mark" else tree.dep[c])
        tree.move(i, times[0], "case")
        tree.pos[i], tree.form[i] = "ADP", ""


def days(tree: Tree) -> None:
    """ "El 21 de abril explica": a day is when something is said, not who says it."""
    for i, label in enumerate(tree.dep):
        if label != "nsubj" or tree.pos[i] != "NUM" or tree.pos[tree.head[i]] not in _VERBAL:
            continue
        if any(tree.lower[c] in tree.rules.times for c in tree.children(i, "nmod", "flat", "appos", "compound")):
            tree.dep[i] = "obl"


def neuters(tree: Tree) -> None:
    """ "Publica lo siguiente": what is published, not who publishes it."""
    for i, label in enumerate(tree.dep):
        if label == "nsubj" and i > tree.head[i] and any(tree.lower[c] in tree.rules.neuter for c in tree.below[i]):
            tree.dep[i] = "obj"


def objects(tree: Tree) -> None:
    """A phrase with the personal preposition is an object where somebody is meant, and none where nobody can be."""
    for with_somebody in (False, True):
        for i, label in enumerate(tree.dep):
            case = tree.marked(i)
            if label not in ("obj", "iobj", "obl") or case is None or tree.pos[tree.head[i]] not in _VERBAL:
                continue
            personal = tree.lower[case] in tree.rules.personal and not tree.children(case, "fixed")
            personal = personal and not _is_passive(tree, tree.head[i])
            somebody = tree.names_actor(i) or tree.pos[i] == "PRON" or tree.lower[i] in tree.rules.both
            somebody = somebody or (label != "obl" and tree.ends_like_person(i))
            if not personal or not somebody:
                tree.dep[i] = "obl"
            elif with_somebody and (label != "obl" or not _takes_object(tree, tree.head[i])):
                tree.dep[i] = "obl" if _takes_object(tree, tree.head[i], besides=i) else "obj"


def _is_passive(tree: Tree, verb: int) -> bool:
    """A participle without "haber": it has no object."""
    perfect = any(tree.lemma[c] == tree.rules.have for c in tree.children(verb, "aux"))
    return tree.form[verb] == "Part" and not (perfect and not _has_passive_helper(tree, verb))


def _has_passive_helper(tree: Tree, verb: int) -> bool:
    return any(tree.lemma[c] in tree.rules.passive for c in tree.children(verb, "aux", "aux:pass", "cop"))


def _takes_object(tree: Tree, verb: int, besides: int = -1) -> bool:
    """Whether a verb has an object already, or is one that takes none: "llegó a Managua"."""
    own = [c for c in tree.children(verb, "obj") if c != besides and not tree.is_reflexive(c)]
    return bool(own) or tree.lemma[verb] in tree.rules.appearing or bool(tree.children(verb, "aux:pass"))


def datives(tree: Tree) -> None:
    """ "le dictó prisión", "se les imputó un delito", "le impidieron viajar": a pronoun beside another object."""
    for i, label in enumerate(tree.dep):
        verb = tree.head[i]
        if label != "obj" or tree.lower[i] not in tree.rules.dative or tree.pos[verb] not in _VERBAL:
            continue
        others = [c for c in tree.children(verb, "obj", "ccomp", "xcomp", "csubj") if c != i]
        things = [c for c in tree.children(verb, "nsubj") if c > verb and not tree.names_actor(c)]
        for c in things if tree.pos[verb] == "VERB" else ():
            others.append(c)  # "les retuvieron los pasaportes"
            tree.dep[c] = "obj"
        passive = any(tree.lemma[c] in tree.rules.passive for c in tree.children(verb, "aux", "aux:pass", "cop"))
        if others or passive or any(tree.is_reflexive(c) for c in tree.below[verb]):
            tree.dep[i] = "iobj"


def predicates(tree: Tree) -> None:
    """ "mantiene presos a 200 opositores", "llamó golpistas a los obispos": what is said of the object; "lleva 200 días
    incomunicado": how long."""
    for verb, pos in enumerate(tree.pos):
        if pos not in _VERBAL:
            continue
        _of_lengths(tree, verb)
        _of_states(tree, verb)
        bare = [c for c in tree.children(verb, "obj", "xcomp", "iobj") if c > verb and _is_bare(tree, c)]
        if tree.lemma[verb] in tree.rules.predicating:
            for said in bare:
                if tree.dep[said] == "iobj" and tree.pos[said] == "ADJ":
                    tree.dep[said] = "obj"  # "tiene prohibido salir"
                for c in tree.children(said, "nmod", "obj", "obl", "iobj"):
                    if _may_be_object(tree, c):
                        tree.move(c, verb, "obl")
        somebody = [c for c in tree.children(verb, "obj", "obl", "iobj") if c not in bare and _may_be_object(tree, c)]
        somebody = somebody or [c for c in tree.children(verb, "obj") if c < verb and _is_called(tree, c, bare)]
        if bare and somebody and tree.lemma[verb] in tree.rules.predicating:
            tree.dep[somebody[0]] = "obj"
            tree.dep[bare[0]] = "xcomp" if tree.form[bare[0]] == "Part" else "oprd"
        elif bare and tree.lemma[verb] in tree.rules.predicating and _is_passive(tree, verb):
            tree.dep[bare[0]] = "oprd"  # "fue declarada culpable"
        stands = any(tree.form[c] == "Part" for c in tree.children(verb, "xcomp"))
        for c in tree.children(verb, "obj"):
            if stands and tree.lemma[c].lower() in tree.rules.times and tree.marked(c) is None:
                tree.dep[c] = "obl"


def _of_states(tree: Tree, verb: int) -> None:
    """ "sigue enferma", "lleva preso un año", "siguen presos catorce jóvenes": a bare word for whoever stands so is
    what is said, not an object and not who does it."""
    if tree.lemma[verb] not in tree.rules.standing:
        return
    subjects = tree.children(verb, "nsubj")
    if tree.lemma[verb] in tree.rules.predicating and any(tree.is_personal(c) for c in tree.below[verb]):
        return
    for c in tree.children(verb, "obj", "iobj", "nsubj", "advmod"):
        near = c == verb + 1 and _is_bare(tree, c) and tree.form[c] != "Part"
        told = tree.pos[c] == "ADJ" or (tree.pos[c] == "NOUN" and tree.names_person(c))
        if any(_may_be_object(tree, below) for below in tree.below[c]):
            continue  # "se llevaron presos a dos sacerdotes"
        if near and told and (tree.dep[c] != "nsubj" or len(subjects) > 1):
            tree.dep[c] = "acomp"


def _is_called(tree: Tree, pronoun: int, bare: list[int]) -> bool:
    """ "los llamó perros": a pronoun before the verb, with a noun of persons, an adjective or a quoted word behind."""
    if tree.pos[pronoun] != "PRON" or tree.is_reflexive(pronoun) or tree.lower[pronoun] in tree.rules.dative:
        return False
    return any(tree.pos[c] == "ADJ" or tree.names_actor(c) or tree.lower[c - 1] in _QUOTES for c in bare)


def _of_lengths(tree: Tree, verb: int) -> None:
    """ "lleva 412 días detenida": the participle completes the verb, not the days."""
    if tree.lemma[verb] not in tree.rules.standing:
        return
    for length in tree.children(verb, "obj", "obl"):
        if tree.lemma[length].lower() not in tree.rules.times:
            continue
        for c in tree.children(length, "acl"):
            if tree.form[c] == "Part" and c > length:
                tree.move(c, verb, "xcomp")


def _may_be_object(tree: Tree, i: int) -> bool:
    return tree.is_personal(i) and (tree.names_actor(i) or tree.ends_like_person(i))


def _is_bare(tree: Tree, i: int) -> bool:
    return tree.pos[i] in ("NOUN", "ADJ", "VERB") and not tree.children(i, "det", "case", "nummod", "mark")


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
        somebody = tree.pos[c] in ("NOUN", "PROPN") or tree.names_actor(c)  # "protestaron miles de jóvenes"
        if c < verb or tree.marked(c) is not None or not somebody:
            continue
        appears = tree.lemma[verb] in tree.rules.appearing and tree.lemma[c].lower() not in tree.rules.times
        quoted = bool(tree.children(verb, "ccomp", "parataxis")) and tree.names_actor(c)
        if appears or quoted or (tree.dep[c] == "obj" and _is_definite_person(tree, c)):
            tree.dep[c] = "nsubj"
            return


def _is_definite_person(tree: Tree, i: int) -> bool:
    return tree.names_person(i) and bool(tree.children(i, "det", "nummod"))


def _of_two_subjects(tree: Tree, verb: int, own: list[int]) -> None:
    """ "otros dos, los hermanos Terán, fueron": an apposition; "que la ONG rebajó": an object; "las autoridades
    cerraron el periódico": a thing behind the verb is what is done to."""
    relative = [c for c in own if _is_relative(tree, c)]
    if relative and relative[0] == own[0]:
        tree.dep[own[0]] = "obj"
        return
    first, second = own[0], own[1]
    left = min(tree.subtree(second))
    if first < left < verb and "," in (tree.lower[left - 1], tree.lower[left]):
        tree.move(second, first, "appos")
    elif first < verb < left and tree.pos[second] == "NOUN" and not tree.names_person(second):
        tree.dep[second] = "obj"


def _is_relative(tree: Tree, i: int) -> bool:
    return "Rel" in tree.doc[i].morph.get("PronType")


def phrases_of_acts(tree: Tree) -> None:
    """ "murieron tres jóvenes a manos de policías": the phrase belongs to the act, not to the young men."""
    for i in range(len(tree.doc)):
        case = tree.marked(i)
        if tree.dep[i] != "nmod" or case is None:
            continue
        head = tree.head[i]
        name = " ".join(tree.lower[c] for c in (case, *tree.children(case, "fixed")))
        above = tree.head[head]
        if name in tree.rules.adverbial and tree.names_actor(head) and tree.pos[above] in _VERBAL:
            tree.move(i, above, "obl")
        by = name in tree.rules.adverbial or tree.lower[case] in tree.rules.agent
        if by and tree.names_actor(i) and tree.dep[head] == "nmod" and tree.pos[above] == "NOUN":
            tree.move(i, above, "nmod")  # "el desalojo de ochenta familias por la policía"


def clitics(tree: Tree) -> None:
    """ "la acusa de mentir": a pronoun before a verb is its object, no article."""
    for i, label in enumerate(tree.dep):
        head = tree.head[i]
        before_verb = head > i and tree.form[head] == "Fin" and tree.pos[head] == "VERB"
        if label == "det" and tree.pos[i] == "PRON" and before_verb and not tree.children(head, "obj"):
            tree.dep[i] = "obj"
