"""Words that the tagger took for others: marks of punctuation, names in small letters, verbs, tenses."""

from __future__ import annotations

from veedor.language.conjugation import Conjugation
from veedor.language.universal.tree import Tree

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
        if tree.pos[i] not in ("PROPN", "ADJ") and token.is_title and _opens_name(tree, i):
            tree.pos[i], tree.lemma[i], tree.form[i] = "PROPN", token.text, ""  # "Óscar Medina"
        head = tree.head[i]
        small = token.is_lower and tree.doc[head].is_lower and head == i - 1
        if tree.dep[i] == "flat" and small and tree.pos[i] == "NOUN":
            tree.dep[i], tree.pos[i] = "amod", "ADJ"  # "derechos humanos"


def _opens_name(tree: Tree, i: int) -> bool:
    """Whether a word with a capital is the first of a name, by the name that the parser hung right behind it."""
    return tree.pos[i] != "SPACE" and any(c == i + 1 and tree.pos[c] == "PROPN" for c in tree.children(i, "flat"))


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


def handles(tree: Tree) -> None:
    """ "@ana escribe": the name of an account is a name, and right before a verb without subject it is the subject."""
    for i, text in enumerate(tree.lower):
        if not text.startswith("@") or len(text) < 2:
            continue
        tree.pos[i], tree.form[i] = "PROPN", ""
        verb = i + 1
        if verb < len(tree.doc) and tree.form[verb] == "Fin" and not tree.children(verb, "nsubj"):
            tree.move(i, verb, "nsubj")


def tenses(tree: Tree, verbs: Conjugation) -> None:
    """Tense and mood by the ending, where the tagger missed them: "se reanudarían" is no imperfect."""
    for i, token in enumerate(tree.doc):
        if tree.pos[i] not in _VERBAL or tree.form[i] != "Fin":
            continue
        told = verbs.features(tree.lower[i])
        if told is not None:
            kept = {k: v for k, v in token.morph.to_dict().items() if k not in ("Mood", "Tense", "VerbForm")}
            token.set_morph(kept | told)
