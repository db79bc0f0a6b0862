"""Who a pronoun or a definite noun phrase stands for, inside one report, by rule.

"the interior ministry ... the ministry", "Ales Karol, a trade unionist ... the trade unionist ... he". Nothing is
resolved across reports, and where no antecedent is good enough the words of the text stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from veedor.language import definites, genders, syntax
from veedor.language.describing import description
from veedor.language.grammar import among, listed
from veedor.language.names import actor_words, is_actor_noun, is_person_noun, name_tokens, sectors_of

_FURTHEST = 4
"""How many sentences back an antecedent is looked for."""


def resolve(token: Token) -> list[Token]:
    """The heads that a noun-phrase head stands for; ``[token]`` where it stands for itself.

    A relative pronoun stands for its noun, a pronoun for the nearest fitting antecedent, "the ministry" for "the
    interior ministry", "the trade unionist" for the person it was said of. A first-person pronoun stands for the
    speaker of the quotation around it, otherwise for the body that issues the report.
    """
    resolved: dict[int, list[Token]] = token.doc.user_data.setdefault("veedor_resolved", {})
    if token.i not in resolved:
        resolved[token.i] = [token]  # what a chain that comes back to this token finds
        resolved[token.i] = _resolve(token)
    return resolved[token.i]


def _resolve(token: Token) -> list[Token]:
    if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$", "WP", "WDT", "WP$"):
        if any(among(token, who) for who in ("he_or_she", "they", "it")):
            return _nearest(token, lambda t: _may_mean(token, t)) or [token]
        if among(token, "we_or_i"):
            return _first_person(token) or [token]
        if token.tag_ in ("WP", "WDT", "WP$"):
            verb = syntax.clause_head(token)
            return [verb.head] if verb.dep_ == "relcl" else [token]
        if among(token, "indefinite_pronouns"):
            return [token]
    if among(token, "both") and (pair := _nearest(token, _is_pair)):
        return [m for head in pair for m in syntax.conjuncts(head)]
    if token.pos_ == "NUM" or token.like_num:
        return _nearest(token, _is_plural) or [token]  # "Two were freed": two of those told of before
    if token.pos_ == "NOUN" or is_person_noun(token) or _is_kind(token):
        return _definite(token) or [token]
    return [token]


def _may_mean(pronoun: Token, candidate: Token) -> bool:
    """Whether a pronoun can stand for a noun or name; "su" is his, her, their and its."""
    if among(pronoun, "he_or_she") and _is_single_person(candidate) and _agrees(candidate, pronoun):
        return True
    return (among(pronoun, "they") and _is_plural(candidate)) or (among(pronoun, "it") and _is_body(candidate))


def _means_several(pronoun: Token) -> bool:
    return among(pronoun, "they") and not among(pronoun, "he_or_she")


def _sentences_before(token: Token) -> Iterator[Span]:
    """The token's sentence and up to `_FURTHEST` before it."""
    sentences = _sentences(token.doc)
    n = _sentence_index(token)
    yield from reversed(sentences[max(0, n - _FURTHEST) : n + 1])


def _sentences(doc: Doc) -> list[Span]:
    kept = doc.user_data.get("veedor_sentences")
    if kept is None:
        kept = doc.user_data["veedor_sentences"] = list(doc.sents)
        index = [0] * len(doc)
        for n, sent in enumerate(kept):
            index[sent.start : sent.end] = [n] * (sent.end - sent.start)
        doc.user_data["veedor_sentence_index"] = index
    result: list[Span] = kept
    return result


def _sentence_index(token: Token) -> int:
    _sentences(token.doc)
    n: int = token.doc.user_data["veedor_sentence_index"][token.i]
    return n


def _announced(token: Token, fits: object) -> list[Token]:
    """The subject that a possessive in a phrase before it points ahead to: "After his arrest, Ana said"."""
    if token.tag_ != "PRP$":
        return []
    for node in syntax.ancestors_in_sentence(token):
        if node.pos_ in ("VERB", "AUX"):
            own = syntax.children(node, "nsubj", "nsubjpass")
            ahead = own[0] if own and token.i < own[0].left_edge.i else None
            return [ahead] if ahead is not None and ahead.pos_ == "PROPN" and fits(ahead) else []  # type: ignore[operator]
    return []


def _nearest(token: Token, fits: object) -> list[Token]:
    """Best antecedent: in the same sentence the nearest before it, in earlier ones the subject before the rest."""
    if announced := _announced(token, fits):
        return announced
    for n, sent in enumerate(_sentences_before(token)):
        candidates = [t for t in sent if (n or t.i < token.i) and fits(t) and not _same_clause(t, token)]  # type: ignore[operator]
        if not candidates:
            continue
        if _means_several(token):
            candidates = [t for t in candidates if not _is_armed_body(t)] or candidates
        subjects = [t for t in candidates if t.dep_ in ("nsubj", "nsubjpass")]
        if n == 0:
            chosen = subjects[-1] if subjects else candidates[-1]
        else:
            main = [t for t in subjects if t.head.dep_ in ("ROOT", "ccomp", "conj")]
            chosen = (main or subjects or candidates)[-1 if not (main or subjects) else 0]
        found = _followed(chosen)
        return [m for f in found for m in (syntax.conjuncts(f) if among(token, "they") else [f])]
    return []


_LONGEST_CHAIN = 12


def _followed(chosen: Token) -> list[Token]:
    """What the antecedent itself stands for; a chain of pronouns is followed `_LONGEST_CHAIN` links back."""
    if chosen.pos_ not in ("PRON", "NOUN"):
        return [chosen]
    state = chosen.doc.user_data
    depth = state.get("veedor_depth", 0)
    if depth >= _LONGEST_CHAIN:
        return [chosen]
    state["veedor_depth"] = depth + 1
    try:
        return resolve(chosen)
    finally:
        state["veedor_depth"] = depth


def _is_armed_body(token: Token) -> bool:
    """Police, soldiers, guards: what "they" are is more often those whom these act on."""
    return bool({"COP", "MIL", "PRM"} & set(sectors_of(token, [])))


def _undergoing(pronoun: Token) -> bool:
    """Whether the act of its clause is done to a pronoun: "charged them", "filed charges against two of them"."""
    if pronoun.dep_ == "dobj":
        return True
    prep = pronoun.head
    if among(prep, "of"):
        return prep.head.like_num or prep.head.dep_ == "dobj"
    return among(prep, "adverse")


def _same_clause(candidate: Token, pronoun: Token) -> bool:
    """A personal pronoun does not stand for its own verb's other argument: "Ana told her"."""
    if pronoun.tag_ == "PRP$":
        owner = syntax.possessor(candidate)  # "his lawyer demanded his release": not that of the lawyer
        return candidate.i == pronoun.head.i or (owner is not None and owner.lower_ == pronoun.lower_)
    head = pronoun.head
    if pronoun.pos_ == "PRON" and _undergoing(pronoun):
        doer = syntax.subject(syntax.clause_head(pronoun))  # "guards seized two men, charging them": not the guards
        if doer is not None and doer.i == candidate.i:
            return True
    if pronoun.dep_ == "pobj" and (pronoun.pos_ == "NOUN" or head.dep_ == "agent"):
        head = head.head  # "Ana was pardoned by the king", "Ana spoke to the lawyer"
    if candidate.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return False
    if pronoun.pos_ == "NOUN" and candidate.dep_ != "dobj" and syntax.clause_head(pronoun).i == candidate.head.i:
        return True  # however deep it stands in the clause, a noun with "the" is somebody else than its subject
    return candidate.head.i == head.i


def _is_single_person(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return kind_at(token) == "person" and not syntax.children(token, "conj")
    if token.pos_ == "PRON":
        return among(token, "he_or_she") and token.dep_ in ("nsubj", "nsubjpass")
    if token.lemma_ in actor_words(token.lang_).groups:
        return False  # a family or a staff is more than one
    return token.tag_ == "NN" and is_person_noun(token) and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")


def _agrees(candidate: Token, pronoun: Token) -> bool:
    """Whether a person may be "he" or "she", as far as both tell a gender."""
    wanted = genders.of_word(pronoun)
    if wanted is None:
        return True
    told = description(candidate) if candidate.pos_ == "PROPN" else None
    found = told.gender if told is not None else genders.of_word(candidate)
    return found in (None, wanted)


def _is_plural(token: Token) -> bool:
    if among(token, "they") and token.dep_ in ("nsubj", "nsubjpass"):
        return True
    if token.tag_ == "NNS" and is_person_noun(token):
        return True
    if token.pos_ in ("PROPN", "NOUN") and token.dep_ not in ("conj", "compound") and syntax.children(token, "conj"):
        return token.pos_ == "PROPN" and kind_at(token) == "person"
    return token.tag_ in ("NNS", "NNPS") and is_actor_noun(token)


def _is_pair(token: Token) -> bool:
    """Whether two persons stand side by side: "Ana Karol and Luis Sol"."""
    if token.dep_ == "conj" or token.pos_ != "PROPN" or kind_at(token) != "person":
        return False
    return len(syntax.conjuncts(token)) == 2


def _is_body(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return kind_at(token) in ("organisation", "place") and token.dep_ in (
            "nsubj",
            "nsubjpass",
            "pobj",
            "dobj",
            "poss",
        )
    return (
        token.tag_ == "NN"
        and token.lemma_ in actor_words(token.lang_).groups
        and token.dep_ in ("nsubj", "nsubjpass", "pobj", "poss")
    )


def kind_at(token: Token) -> str | None:
    """Kind of the proper name whose head is `token`, or None."""
    index = token.doc.user_data.get("veedor_mention_kinds")
    if index is None:
        index = {m.head: m.kind for m in token.doc._.mentions or ()}
        token.doc.user_data["veedor_mention_kinds"] = index
    kind: str | None = index.get(token.i)
    return kind


def _first_person(token: Token) -> list[Token]:
    for attribution in sorted(token.doc._.attributions or (), key=lambda a: a.content[1] - a.content[0]):
        start, end = attribution.content
        if start <= token.idx < end and attribution.source is not None and attribution.voiced:
            source = token.doc[attribution.source]
            if not among(source, "we_or_i"):
                return resolve(source)
    return _issuer(token)


def _issuer(token: Token) -> list[Token]:
    """The body that speaks in a report of its own: whose name is subject of a verb such as "condemns" or "calls on",
    nearest before, else anywhere; else the signature."""
    speaking = _speaking_bodies(token.doc)
    before = [t for t in speaking if t.i < token.i]
    if before:
        return before[-1:]
    return _signature(token.doc) or speaking[:1]


def _speaking_bodies(doc: Doc) -> list[Token]:
    """Names of bodies that are subject of a performed verb, in text order; found once a document."""
    kept: list[Token] | None = doc.user_data.get("veedor_speaking")
    if kept is None:
        kept = doc.user_data["veedor_speaking"] = [
            t
            for t in doc
            if t.dep_ == "nsubj"
            and t.head.lemma_ in listed("performed", doc.lang_)
            and kind_at(t) in ("organisation", "place")
        ]
    return kept


def _signature(doc: Doc) -> list[Token]:
    """A last line that is nothing but the name of a body."""
    last = _sentences(doc)[-1] if len(doc) else None
    if last is not None and len(last) <= 8 and last.root.pos_ == "PROPN":
        return [last.root]
    return []


def _is_kind(token: Token) -> bool:
    """Whether a capitalised word is no name but a kind of body or person: "the NGO", "the Council"."""
    return token.pos_ == "PROPN" and is_actor_noun(token) and len(name_tokens(token)) == 1


def _definite(noun: Token) -> list[Token]:
    """Antecedent of "the ministry", "these individuals", "the trade unionist"; empty where it names itself."""
    determiners = [c for c in noun.children if c.dep_ in ("det", "poss")]
    if noun.tag_ == "NN" and (not determiners or any(d.dep_ == "poss" for d in determiners)):
        relative = definites.kin(noun)
        return [relative] if relative is not None else []
    if not any(among(d, "definite") for d in determiners):
        return []
    if noun.pos_ == "VERB":
        return _nearest(noun, _is_lone_person)  # "the accused"
    singular = noun.tag_ in ("NN", "NNP")
    known = definites.antecedent(noun) if singular else None
    if known is not None and not _same_clause(known, noun):
        return [known]
    if any(c.dep_ in ("prep", "relcl", "acl", "appos", "nummod") and not _aside(c) for c in noun.children):
        return []
    if not is_actor_noun(noun):
        return []
    own = [t.lower_ for t in name_tokens(noun)]
    same = _same_head(noun, own)
    if same:
        return same
    demonstrative = any(among(d, "demonstrative") for d in determiners)
    anaphoric = noun.lemma_ in listed("anaphoric", noun.lang_)
    if singular and anaphoric:
        return _nearest(noun, _is_lone_person)
    if noun.tag_ == "NNS" and is_person_noun(noun) and (demonstrative or (anaphoric and len(own) == 1)):
        return _nearest(noun, lambda t: _is_plural(t) and t.lemma_ != noun.lemma_ and _compatible(t, noun))
    return []


def _aside(clause: Token) -> bool:
    """Whether a participle or relative clause only adds something, behind a comma: "the men, arrested in May,"."""
    return clause.dep_ in ("acl", "relcl") and clause.doc[clause.left_edge.i - 1].text == ","


def _compatible(candidate: Token, noun: Token) -> bool:
    """Whether both may be the same people: police are no students, activists may be."""
    if candidate.pos_ in ("PROPN", "PRON"):
        return True
    one, other = ({*sectors_of(t, [t])} - _ANYBODY for t in (candidate, noun))
    return not one or not other or bool(one & other)


_ANYBODY = {"CVL", "OPP"}
"""Sectors that people of any trade can have too."""


def _same_head(noun: Token, own: list[str]) -> list[Token]:
    """An earlier, longer phrase with the same head that contains all of these words."""
    for t in reversed(noun.doc[max(0, noun.i - 400) : noun.i]):
        if t.lower_ != noun.lower_ and t.lemma_.lower() != noun.lemma_.lower():
            continue
        if t.dep_ == "compound" or t.pos_ not in ("NOUN", "PROPN"):
            continue
        words = [w.lower_ for w in name_tokens(t)]
        if len(words) > len(own) and set(own) <= set(words):
            return [t]
    return []


def _is_lone_person(token: Token) -> bool:
    return kind_at(token) == "person" and not syntax.children(token, "conj")
