"""A brief in which anything was changed is refused, by its words alone and by writing it again."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.brief import Brief, Group, Section, Sentence, prove
from veedor.brief.proof import Level
from veedor.claims.claim import EventClaim, StatusClaim

from .material import CLAIMS, REPORTS

NAMES = sorted(
    {n.name for c in CLAIMS.values() if isinstance(c, EventClaim) for n in (*c.actors, *c.recipients)}
    | {c.subject.name for c in CLAIMS.values() if isinstance(c, StatusClaim)}
    | {n.name for c in CLAIMS.values() for n in c.attribution}
)
HEDGES = ["About ", "about ", "Unos ", "unos ", " (calculated)", " (calculado)", "group of ", "grupo de "]
MODAL = [
    "alleged ",
    "planned ",
    "presunta ",
    "not carried out: ",
    "no realizada: ",
    "prevista: ",
    " (scheduled)",
]
MODAL += [" (previsto)", " (planned)"]


def refused(brief: Brief, sentence: Sentence, *, level: Level = "exact") -> list[str]:
    group = Group(sentences=(sentence,))
    one = msgspec.structs.replace(brief, sections=(Section(id="timeline", groups=(group,)),))
    return [r.code for r in prove(one, CLAIMS, REPORTS, level=level)]


def one(brief: Brief, words: str) -> Sentence:
    return next(s for s in brief.sentences() if words in s.text)


def changed(sentence: Sentence, old: str, new: str) -> Sentence:
    assert old in sentence.text
    return msgspec.structs.replace(sentence, text=sentence.text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("where", "old", "new", "code"),
    [
        ("About 900", "About 900", "About 700", "B004"),
        ("About 900", "About 900", "About nine thousand", "B004"),
        ("About 900", "About 900", "900", "B004"),
        ("2 May 2025", "2 May 2025", "3 May 2025", "B004"),
        ("2 May 2025", "2 May 2025", "2 June 2025", "B004"),
        ("2 May 2025", "2 May 2025", "May 2025", "B005"),
        ("alleged beating", "Tomás Luna", "Marta Quispe", "B006"),
        ("alleged beating", "alleged ", "", "B009"),
        ("planned deportation", "planned ", "", "B009"),
        ("not carried out", "not carried out: ", "", "B009"),
        ("alleged beating", ", according to Irene Vega, citing neighbour", "", "B008"),
        ("alleged beating", ", citing neighbour", "", "B008"),
        ("alleged beating", "Irene Vega", "Foro Azul", "B008"),
        ("arrest of Tomás", " (report without a source wire, undated)", "", "B010"),
        ("arrest of Tomás", "arrest", "alleged arrest", "B009"),
        ("arrest of Tomás", "arrest", "killing", "B007"),
        ("arrest of Tomás", "arrest", "arrest and torture", "B007"),
        ("used the label", "heroes of Norlandia", "thieves of Norlandia", "B011"),
        ("in hiding", "place withheld", "in Villa Honda", "B012"),
    ],
)
def test_the_words_alone_tell(english: Brief, where: str, old: str, new: str, code: str) -> None:
    assert code in refused(english, changed(one(english, where), old, new), level="words")


@pytest.mark.parametrize(
    ("where", "old", "new"),
    [
        ("arrest of Tomás", "arrest of Tomás Luna by Police", "arrest of Police by Tomás Luna"),
        ("arrest of Tomás", " by Police", ""),
        ("from 20 March 2024", ", 412 days", ""),
        ("What is counted", "they cannot be compared", "they are compared"),
    ],
)
def test_what_the_evidence_could_also_say_is_refused_by_writing_again(
    english: Brief, where: str, old: str, new: str
) -> None:
    assert refused(english, changed(one(english, where), old, new)) != []


def test_a_citation_of_another_claim_is_refused(english: Brief) -> None:
    for sentence in english.sentences():
        for other in CLAIMS:
            if len(sentence.claims) == 1 and other not in sentence.claims:
                moved = msgspec.structs.replace(sentence, claims=(other,))
                assert refused(english, moved) != [], (sentence.text, other)


def test_a_sentence_without_citation_is_refused(english: Brief) -> None:
    added = Sentence(text="Police arrested Tomás Luna.", claims=(), form="event")
    assert refused(english, added) == ["B002"]
    assert refused(english, msgspec.structs.replace(added, claims=("nobody",))) == ["B002"]


def test_a_heading_that_nothing_licenses_is_refused(english: Brief) -> None:
    group = Group(heading="Liars", key="name", sentences=(one(english, "arrest of"),))
    section = Section(id="people", groups=(group,))
    assert [r.code for r in prove(msgspec.structs.replace(english, sections=(section,)), CLAIMS, REPORTS)] == ["B014"]


def test_arithmetic_that_does_not_come_out_is_refused(english: Brief) -> None:
    finding = next(s for s in english.sentences() if s.form.startswith("finding"))
    assert refused(english, finding) == []
    steps = (finding.steps[0].replace("411", "417"), *finding.steps[1:])
    assert refused(english, msgspec.structs.replace(finding, steps=steps)) == ["B004"]


# random changes


def mutations(sentence: Sentence, draw: random.Random) -> Iterator[str]:
    """Changed texts of a sentence, by every kind of change that it allows."""
    text = sentence.text
    digits = [m.start() for m in re.finditer(r"\d", text)]
    if digits:
        at = draw.choice(digits)
        yield text[:at] + draw.choice([d for d in "0123456789" if d != text[at]]) + text[at + 1 :]
    for name in NAMES:
        if name in text:
            yield text.replace(name, draw.choice([n for n in NAMES if n != name]), 1)
    for words in (*HEDGES, *MODAL):
        if words in text:
            yield text.replace(words, "", 1)
    attribution = re.search(r",? ?(?:according to|según) [^(]*\(", text)
    if attribution:
        yield text.replace(attribution[0], " (", 1)
    source = re.search(r" ?\([^()]*\)\.?$", text)
    if source:
        yield text.replace(source[0], ".", 1)
    words = text.split(" ")
    at = draw.randrange(len(words))
    yield " ".join(words[:at] + words[at + 1 :])
    yield " ".join([*words[:at], draw.choice(["not", "no", "Rosa", "1999", "murder", "alleged"]), *words[at:]])


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_random_changes_are_refused(seed: int, english: Brief, spanish: Brief) -> None:
    draw = random.Random(seed)
    brief = draw.choice([english, spanish])
    sentence = draw.choice(brief.sentences())
    for text in mutations(sentence, draw):
        if text != sentence.text:
            assert refused(brief, msgspec.structs.replace(sentence, text=text)) != [], text


def rate(brief: Brief, level: Level, *, rounds: int = 6) -> tuple[int, int]:
    """How many of how many random changes are refused."""
    draw, caught, tried = random.Random(7), 0, 0
    for _ in range(rounds):
        for sentence in brief.sentences():
            for text in mutations(sentence, draw):
                if text != sentence.text:
                    tried += 1
                    caught += bool(refused(brief, msgspec.structs.replace(sentence, text=text), level=level))
    return caught, tried


def test_the_rate_of_refusal(english: Brief, spanish: Brief, record_property: Callable[[str, object], None]) -> None:
    """Exactly all by writing again; most by the words alone, which know nothing of how sentences are made."""
    for brief in (english, spanish):
        caught, tried = rate(brief, "exact", rounds=2)
        assert caught == tried
        by_words, tried = rate(brief, "words", rounds=2)
        record_property(f"words-{brief.language}", f"{by_words}/{tried}")
        assert by_words / tried > 0.9
