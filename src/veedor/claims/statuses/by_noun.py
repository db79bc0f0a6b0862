"""Statuses from nouns for somebody in a state: "President Ana Brandt", "Luis Sol, a prisoner", "became mayor"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from veedor.claims.claim import Name
from veedor.claims.draft import Draft
from veedor.claims.statuses.bearers import Bearer, counts, is_somebody, is_specific, names_alone
from veedor.claims.statuses.drafting import draft, in_clause
from veedor.claims.statuses.state_file import code_of, words_of
from veedor.language import coreference, modality, syntax
from veedor.language.countries import countries
from veedor.language.grammar import listed
from veedor.language.names import actor_words, name_tokens, text_of
from veedor.language.placenames.cues import given_names

_ROLES = ("in_office", "candidate")
"""States that "there are six deputies" does not tell of them."""

_LONGEST_NAME = 4
"""Words of a person's name."""

_LONGEST_TITLE = 16
"""Words between the noun of an office and the name, as in "Secretary for Trade, Farming, and Labor Ana Brandt"."""


def state_of(noun: Token) -> str | None:
    """The state that a noun gives to whom it names: an office, a candidacy, imprisonment.

    Nouns such as "chief" and "head" tell an office only where their phrase names a public body. None for a former one.
    """
    lemma = noun.lemma_.lower()
    known = code_of("nouns", noun.lang_)
    state = next((known[words] for words in _names(noun) if words in known), None)
    if state is None and lemma in code_of("heads", noun.lang_) and _is_public(noun):
        state = code_of("heads", noun.lang_)[lemma]
    return None if state is None or is_former(noun) else state


def _names(noun: Token) -> tuple[str, ...]:
    """The noun, alone and with the word before it: "running mate"."""
    lemma = noun.lemma_.lower()
    return (lemma, f"{noun.nbor(-1).lower_} {lemma}") if noun.i > noun.sent.start else (lemma,)


def _is_public(noun: Token) -> bool:
    """Whether the phrase of an office names a public body and no private one."""
    words = {t.lower_ for t in _around(noun)} | {t.lemma_.lower() for t in _around(noun)}
    if words & words_of("private", noun.lang_):
        return False
    return bool(words & words_of("public", noun.lang_)) or any(w in countries() for w in words)


def _around(noun: Token) -> list[Token]:
    """The words before the noun in its phrase, and those of its of-phrase."""
    before = []
    for word in reversed(noun.doc[max(noun.sent.start, noun.i - 6) : noun.i]):
        if word.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "ADP") or word.is_punct:
            break
        before.append(word)
    after = []
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in words_of("office_of", noun.lang_):
            after.extend(list(child.subtree)[:_LONGEST_TITLE])
    return [*before, *after]


def is_former(noun: Token) -> bool:
    """Whether a word beside the noun says that it holds no longer, not yet or not really."""
    former = words_of("former", noun.lang_)
    before = noun.doc[max(noun.sent.start, noun.i - 5) : noun.i]
    after = noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + 3)]
    return any(t.lower_ in former for t in before) or any(
        t.lower_.strip("-") in former for t in after if t.i == noun.i + 1 or after[0].is_punct
    )


def from_title(name: Token) -> Iterator[Draft]:
    """The state told by a noun before or after a person's name, once a name."""
    if name.pos_ != "PROPN" or name.dep_ == "compound" or not _is_told(name):
        return
    words = name_tokens(name)
    person = coreference.kind_at(name) == "person" and not (len(words) == 1 and words[0].text.isupper())
    before = _before(words)
    if before is not None and before.i + 1 < words[0].i:
        whole, words = words, _without_portfolio(words)
        person = _is_personal(words) if len(words) < len(whole) else person and not _is_placed(words[-1])
    for noun in (before, _after(name)) if person else ():
        state = state_of(noun) if noun is not None else None
        if noun is not None and state is not None:
            yield _titled(name, noun, words, state)
            return


def _is_placed(word: Token) -> bool:
    return any(p.start <= word.idx < p.end for p in word.doc._.places or ())


def _is_personal(words: list[Token]) -> bool:
    vocabulary = actor_words(words[0].lang_)
    common = any(w.lower_ in vocabulary.organisation or not w.text[0].isupper() for w in words if w.is_alpha)
    return 2 <= sum(w.is_alpha for w in words) <= _LONGEST_NAME and not common


def _without_portfolio(words: list[Token]) -> list[Token]:
    """Of the capitals behind an office those of the person: "Eamon Brandt" of "for Human Rights Eamon Brandt"."""
    vocabulary = actor_words(words[0].lang_)
    start = 0
    for n, word in enumerate(words[:-1]):
        if n and not start and word.lower_ in given_names():
            return words[n:]
        known = word.lower_ in countries() or word.lower_ in vocabulary.organisation or word.lower_ in vocabulary.places
        if known or _is_placed(word):
            start = n + 1
    return words[start:]


def _is_told(token: Token) -> bool:
    """Whether a sentence tells something: a signature or a heading has no verb."""
    return any(t.pos_ in ("VERB", "AUX") for t in token.sent)


def _before(words: list[Token]) -> Token | None:
    """The noun of a title right before a name, or before its own of-phrase: "President of Chile Ana Brandt"."""
    first = words[0]
    if first.i == first.sent.start:
        return None
    doc, start = first.doc, max(first.sent.start, first.i - _LONGEST_TITLE)
    nearest = doc[first.i - 1]
    if _names_somebody(nearest):
        return nearest
    for noun in reversed(doc[start : first.i - 1]):
        if noun.pos_ in ("VERB", "AUX") and noun.dep_ not in ("amod", "compound"):
            return None
        if _names_somebody(noun):
            return noun if _leads_to(noun, first) else None
    return None


def _names_somebody(token: Token) -> bool:
    known, heads = code_of("nouns", token.lang_), code_of("heads", token.lang_)
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and any(words in known or words in heads for words in _names(token))


def _leads_to(noun: Token, first: Token) -> bool:
    """Whether nothing but the of-phrase of the title stands between it and the name."""
    between = noun.doc[noun.i + 1 : first.i]
    if all(t.head.i == noun.i and t.i > noun.i and t.dep_ in listed("postposed", noun.lang_) for t in between):
        return True  # "la candidata opositora Ana Brandt"
    if between[0].lower_ not in words_of("office_of", noun.lang_):
        return False
    joined = any(t.lower_ in words_of("and", noun.lang_) or t.text == "," for t in between[-1:])
    if joined and (sum(t.text == "," for t in between) < 2 or between[-1].text == ","):
        return (
            False  # "the president of Chile and Ana Brandt", but "Secretary for Trade, Farming, and Labor Ana Brandt"
        )
    return all(t.text == "," or t.text[0].isupper() or t.pos_ in ("ADP", "DET", "CCONJ") for t in between)


def _after(name: Token) -> Token | None:
    """The noun put beside a name: "Ana Brandt, 51, the governor of Selva"; or of which the name is put beside."""
    for child in name.children:
        if child.dep_ == "appos" and state_of(child) is not None:
            return child
        for grandchild in child.children if child.dep_ == "appos" and child.like_num else ():
            if grandchild.dep_ == "appos" and state_of(grandchild) is not None:
                return grandchild
    if name.dep_ == "appos" and name.head.tag_ == "NN" and name.doc[name.left_edge.i - 1].text not in ("(", "["):
        return name.head
    return None


def _titled(name: Token, noun: Token, words: list[Token], state: str) -> Draft:
    """A title as the evidence and the name as the subject."""
    after = noun.i > name.i
    start = min(noun.idx if after else noun.left_edge.idx, words[0].idx)
    last = noun.right_edge if after else words[-1]
    end = max(words[-1].idx + len(words[-1]), last.idx + len(last))
    found = names_alone(name)
    whole = found and found[0].name == text_of(name_tokens(name)) == text_of(words)
    subject = found[0] if whole or after else Name(text_of(words))
    evidence = (start, min(end, start + 400))
    return draft(name, Bearer(subject), state, evidence=evidence, why=f"title {noun.lower_}", heard="asserted")


def from_assuming(verb: Token) -> Iterator[Draft]:
    """ "became prime minister", "was elected mayor", "nominated her as its candidate", "is a political prisoner"."""
    if verb.lemma_ not in words_of("assuming", verb.lang_):
        return
    for noun in _role(verb):
        state = state_of(noun)
        if state is None:
            continue
        head = syntax.patient(verb) if verb.pos_ == "VERB" and _is_transitive(verb, noun) else syntax.subject(verb)
        if head is None or head.i == noun.i or not is_somebody(head) or not is_specific(head):
            continue
        yield from in_clause(verb, head, state, f"{verb.lemma_} {noun.lemma_}")
        return


def from_existing(verb: Token) -> Iterator[Draft]:
    """ "there are 884 political prisoners", "hay 884 presos políticos": a number of people, or none, in a state."""
    if verb.lemma_ not in words_of("existing", verb.lang_) or (verb.pos_ == "AUX" and not syntax.is_existential(verb)):
        return
    for noun in syntax.children(verb, "attr", "dobj", "nsubj", "nsubjpass"):
        state = state_of(noun) if noun.pos_ == "NOUN" else None
        none = modality.negated(verb) or any(c.lower_ in words_of("none", noun.lang_) for c in noun.children)
        if state not in (None, *_ROLES) and (counts(noun) or none):
            heard = "negated" if none else None
            yield from in_clause(verb, noun, state, f"{verb.lemma_} {noun.lemma_}", heard=heard)


def _is_transitive(verb: Token, noun: Token) -> bool:
    obj = syntax.object_of(verb)
    return syntax.is_passive(verb) or (obj is not None and obj.i != noun.i)


def _role(verb: Token) -> Iterator[Token]:
    """The nouns that say what somebody is or becomes."""
    for child in verb.children:
        if child.dep_ in ("attr", "oprd", "dobj", "xcomp", "appos", "acomp") and child.pos_ in ("NOUN", "PROPN", "ADJ"):
            yield child
    for preposition, target in syntax.prepositions(verb):
        if preposition in listed("as", verb.lang_):
            yield target
