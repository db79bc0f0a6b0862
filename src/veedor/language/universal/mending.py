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
    """A name in small letters is a common noun; a given name is no adjective."""
    for i, token in enumerate(tree.doc):
        if tree.pos[i] == "PROPN" and token.lower_ == token.text and token.is_alpha:
            tree.pos[i] = "NOUN"
        if tree.pos[i] == "ADJ" and token.is_title and any(tree.pos[c] == "PROPN" for c in tree.children(i, "flat")):
            tree.pos[i], tree.lemma[i] = "PROPN", token.text  # "Inés Dravo"
        head = tree.head[i]
        small = token.is_lower and tree.doc[head].is_lower and head == i - 1
        if tree.dep[i] == "flat" and small and tree.pos[i] == "NOUN":
            tree.dep[i], tree.pos[i] = "amod", "ADJ"  # "derechos humanos"


def lost_verbs(tree: Tree, verbs: Conjugation) -> None:
    """ "y los despojó de su nacionalidad": a form that only a verb has is one, and its articles are pronouns."""
    for i, form in enumerate(tree.lower):
        opens = tree.dep[i] == "ROOT" and (i == 0 or tree.pos[i - 1] in ("PUNCT", "SPACE"))
        if tree.pos[i] not in ("NOUN", "ADJ", "ADV", "PROPN") or not (opens or tree.doc[i].text == form):
            continue
        told = verbs.finite(form)
        if told is None:
            continue
        tree.pos[i], tree.form[i], tree.lemma[i] = "VERB", "Fin", verbs.infinitive(form) or form
        tree.doc[i].set_morph(told)
        for c in tree.children(i, "det"):
            tree.pos[c], tree.dep[c] = "PRON", "obj"
        for c in tree.children(i, "nmod"):
            tree.dep[c] = "obl"
        if tree.dep[i] in ("flat", "amod", "nmod", "compound"):
            tree.dep[i] = "conj"


def lost_infinitives(tree: Tree) -> None:
    """ "volvió a encarcelar al bloguero", where the parser took the infinitive for a noun."""
    for i, label in enumerate(tree.dep):
        before = tree.head[i]
        verb = tree.head[before]
        lost = label == "fixed" and tree.pos[i] == "NOUN" and tree.lower[i] == tree.lemma[i] == tree.doc[i].text
        if not lost or before != i - 1 or tree.pos[verb] != "VERB" or not tree.lower[i].endswith(("ar", "er", "ir")):
            continue
        tree.pos[i], tree.form[i] = "VERB", "Inf"
        tree.move(i, verb, "xcomp")
        tree.move(before, i, "mark")
        tree.pos[before] = "ADP"
        for c in [c for c in tree.children(verb, "obj", "obl", "iobj", "advmod", "ccomp") if c > i]:
            tree.move(c, i, tree.dep[c])


def doubled_objects(tree: Tree) -> None:
    """ "expresó honda preocupación": of two bare nouns side by side the first describes the second."""
    for i, label in enumerate(tree.dep[:-1]):
        side_by_side = label == "obj" == tree.dep[i + 1] and tree.head[i] == tree.head[i + 1] < i
        nouns = tree.pos[i] == "NOUN" == tree.pos[i + 1] and not tree.below[i]
        same_number = tree.lower[i].endswith("s") == tree.lower[i + 1].endswith("s")
        if side_by_side and nouns and same_number:
            tree.move(i, i + 1, "amod")
            tree.pos[i] = "ADJ"


def causatives(tree: Tree) -> None:
    """ "dejó salir a los presos": who leaves is the object of letting."""
    for i, label in enumerate(tree.dep):
        verb = tree.head[i]
        if label != "xcomp" or tree.form[i] != "Inf" or tree.lemma[verb] not in tree.rules.causing or verb > i:
            continue
        if tree.lemma[i] not in tree.rules.appearing:
            continue
        for c in tree.children(i, "obj", "obl", "iobj"):
            if tree.names_actor(c) and _is_personal(tree, c):
                tree.move(c, verb, "obj")
                break


def handles(tree: Tree) -> None:
    """ "@ana escribe": the name of an account is a name, and right before a verb without subject it is the subject."""
    for i, text in enumerate(tree.lower):
        if not text.startswith("@") or len(text) < 2:
            continue
        tree.pos[i], tree.form[i] = "PROPN", ""
        verb = i + 1
        if verb < len(tree.doc) and tree.form[verb] == "Fin" and not tree.children(verb, "nsubj"):
            tree.move(i, verb, "nsubj")


def participles(tree: Tree, verbs: Conjugation) -> None:
    """Participles behind a noun or a verb of standing are verbs; with an article they are nouns."""
    for i, form in enumerate(tree.lower):
        if tree.pos[i] not in ("ADJ", "NOUN", "VERB"):
            continue
        if form in tree.rules.adjectives and not (_stands(tree, i) and not tree.children(i, "det", "case")):
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


def tenses(tree: Tree, verbs: Conjugation) -> None:
    """Tense and mood by the ending, where the tagger missed them: "se reanudarían" is no imperfect."""
    for i, token in enumerate(tree.doc):
        if tree.pos[i] not in _VERBAL or tree.form[i] != "Fin":
            continue
        told = verbs.features(tree.lower[i])
        if told is not None:
            kept = {k: v for k, v in token.morph.to_dict().items() if k not in ("Mood", "Tense", "VerbForm")}
            token.set_morph(kept | told)


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
    own = [c for c in tree.children(verb, "obj") if c != besides and not _is_reflexive(tree, c)]
    return bool(own) or tree.lemma[verb] in tree.rules.appearing or bool(tree.children(verb, "aux:pass"))


def _is_reflexive(tree: Tree, i: int) -> bool:
    return "Yes" in tree.doc[i].morph.get("Reflex")


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
        if others or passive or any(_is_reflexive(tree, c) for c in tree.below[verb]):
            tree.dep[i] = "iobj"


def predicates(tree: Tree) -> None:
    """ "mantiene presos a 200 opositores", "llamó golpistas a los obispos": what is said of the object; "lleva 200 días
    incomunicado": how long."""
    for verb, pos in enumerate(tree.pos):
        if pos not in _VERBAL:
            continue
        _of_lengths(tree, verb)
        bare = [c for c in tree.children(verb, "obj", "xcomp") if c > verb and _is_bare(tree, c)]
        if tree.lemma[verb] in tree.rules.predicating:
            for said in bare:
                for c in tree.children(said, "nmod"):
                    if _may_be_object(tree, c):
                        tree.move(c, verb, "obl")
        somebody = [c for c in tree.children(verb, "obj", "obl", "iobj") if c not in bare and _may_be_object(tree, c)]
        if bare and somebody and tree.lemma[verb] in tree.rules.predicating:
            tree.dep[somebody[0]] = "obj"
            tree.dep[bare[0]] = "xcomp" if tree.form[bare[0]] == "Part" else "oprd"
        elif bare and tree.lemma[verb] in tree.rules.predicating and _is_passive(tree, verb):
            tree.dep[bare[0]] = "oprd"  # "fue declarada culpable"
        stands = any(tree.form[c] == "Part" for c in tree.children(verb, "xcomp"))
        for c in tree.children(verb, "obj"):
            if stands and tree.lemma[c].lower() in tree.rules.times and tree.marked(c) is None:
                tree.dep[c] = "obl"


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
    return _is_personal(tree, i) and (tree.names_actor(i) or tree.ends_like_person(i))


def _is_bare(tree: Tree, i: int) -> bool:
    return tree.pos[i] in ("NOUN", "ADJ", "VERB") and not tree.children(i, "det", "case", "nummod", "mark")


def _is_personal(tree: Tree, i: int) -> bool:
    case = tree.marked(i)
    return case is not None and tree.lower[case] in tree.rules.personal


def content_clauses(tree: Tree) -> None:
    """ "pidió a las autoridades que respeten": what is asked for, not a clause about the authorities; "que" in it only
    opens it."""
    for i, label in enumerate(tree.dep):
        if tree.pos[i] not in _VERBAL or not tree.is_finite(i):
            continue
        asked = tree.head[i]
        verb = tree.head[asked]
        bidden = tree.dep[asked] in ("obj", "iobj", "obl") and tree.lemma[verb] in tree.rules.bidding
        if label == "acl" and bidden and _is_personal(tree, asked) and "Sub" in _mood(tree, i):
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
        if label != "csubj" or tree.form[i] != "Inf" or not any(_is_reflexive(tree, c) for c in tree.below[verb]):
            continue
        tree.dep[i] = "xcomp"
        if tree.marked(i) is None:
            for c in tree.children(verb, "obl", "iobj"):
                if tree.names_actor(c) and _is_personal(tree, c):
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
    """ "otros dos, los hermanos Terán, fueron": an apposition; "que la ONG rebajó": an object."""
    relative = [c for c in own if _is_relative(tree, c)]
    if relative and relative[0] == own[0]:
        tree.dep[own[0]] = "obj"
        return
    first, second = own[0], own[1]
    left = min(tree.subtree(second))
    if first < left < verb and "," in (tree.lower[left - 1], tree.lower[left]):
        tree.move(second, first, "appos")


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


def clitics(tree: Tree) -> None:
    """ "la acusa de mentir": a pronoun before a verb is its object, no article."""
    for i, label in enumerate(tree.dep):
        head = tree.head[i]
        before_verb = head > i and tree.form[head] == "Fin" and tree.pos[head] == "VERB"
        if label == "det" and tree.pos[i] == "PRON" and before_verb and not tree.children(head, "obj"):
            tree.dep[i] = "obj"


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
