"""What a change of the text may change in its claims, and what it may not: see ``metamorphic.py``."""

from __future__ import annotations

import textwrap
from itertools import permutations
from typing import Any

import pytest
from tests.claims.metamorphic import (
    FILE,
    LANGUAGES,
    PUBLISHED,
    Change,
    Expected,
    cases,
    claims_of,
    exchange,
    later,
    near,
    quoted_cases,
    slot_cases,
    text_of,
    told,
)

PASSAGES = cases("passages")
ARRESTED = "2025-03-03"
"""The day that most passages tell of."""

Claims = list[dict[str, Any]]


def assert_only(expected: Expected, language: str) -> None:
    """The claims of the changed text are those of the text before, but for what is expected."""
    before = told(claims_of(expected.change.before, language))
    assert before
    after = told(claims_of(expected.change.after, language))
    assert [{k: v for k, v in c.items() if k not in expected.left_out} for c in after] == expected.of(before)


@pytest.mark.parametrize(("language", "text", "words", "other"), slot_cases("person"))
def test_another_person_changes_names_alone(language: str, text: str, words: list[str], other: list[str]) -> None:
    assert_only(Expected(exchange(text, dict(zip(words, other, strict=True)))), language)


@pytest.mark.parametrize(("language", "text", "words", "other"), slot_cases("body"))
def test_another_body_changes_names_alone(language: str, text: str, words: list[str], other: list[str]) -> None:
    assert_only(Expected(exchange(text, dict(zip(words, other, strict=True)))), language)


@pytest.mark.parametrize(("language", "text", "words", "other"), slot_cases("town"))
def test_another_town_changes_where_it_was_alone(language: str, text: str, words: list[str], other: list[str]) -> None:
    assert_only(Expected(exchange(text, dict(zip(words, other, strict=True)))), language)


@pytest.mark.parametrize(("language", "text", "words", "other"), slot_cases("day"))
def test_another_date_changes_when_alone(language: str, text: str, words: list[str], other: dict[str, str]) -> None:
    def moved(day: str) -> str:
        """The day that the text tells, and days counted from it, move together; other days stay."""
        if not near(day, ARRESTED):
            return day
        apart = sum(1 for n in range(11) if later(ARRESTED, n) < day)
        return later(other["day"], apart)

    change = exchange(text, dict.fromkeys(words, other["words"]))
    assert_only(Expected(change, days=moved), language)


@pytest.mark.parametrize(("language", "text", "words", "other"), slot_cases("number"))
def test_another_number_changes_numbers_alone(
    language: str, text: str, words: list[str], other: dict[str, Any]
) -> None:
    change = exchange(text, dict(zip(words, other["words"], strict=True)))
    expected = Expected(
        change, number=lambda value: other["number"] if value == 9 else value, left_out=frozenset({"duration"})
    )
    assert_only(expected, language)


@pytest.mark.parametrize(("language", "text", "words", "other"), slot_cases("number"))
def test_digits_for_a_spelled_number_change_nothing(
    language: str, text: str, words: list[str], other: dict[str, Any]
) -> None:
    assert_only(Expected(exchange(text, dict.fromkeys(words, "9"))), language)


@pytest.mark.parametrize("form", range(4))
@pytest.mark.parametrize(
    ("language", "text", "words"), [pytest.param(*c.values[:3], id=c.id) for c in slot_cases("day") if c.id[-1] == "0"]
)
def test_another_form_of_a_date_changes_no_date(language: str, text: str, words: list[str], form: int) -> None:
    """But for the words of the date that a derivation quotes."""
    change = exchange(text, dict.fromkeys(words, FILE[language]["day_forms"][form]))
    assert_only(Expected(change, left_out=frozenset({"derivation"})), language)


@pytest.mark.parametrize(("language", "entry"), PASSAGES)
def test_a_later_publication_moves_the_days_counted_from_it_alone(language: str, entry: Any) -> None:
    text, fortnight = text_of(entry), 14
    expected = Expected(exchange(text, {}), days=lambda day: later(day, fortnight) if near(day, PUBLISHED) else day)
    after = told(claims_of(text, language, published=later(PUBLISHED, fortnight)))
    assert after == expected.of(told(claims_of(text, language)))


@pytest.mark.parametrize("width", [30, 60])
@pytest.mark.parametrize(("language", "entry"), PASSAGES)
def test_wrapped_lines_change_nothing(language: str, entry: Any, width: int) -> None:
    """A line ends where a space was, so that no offset moves."""
    text = text_of(entry)
    wrapped = textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False)
    plain: Claims = told(claims_of(wrapped, language))
    assert _unwrapped(plain) == told(claims_of(text, language))


def _unwrapped(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _unwrapped(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_unwrapped(v) for v in value)
    return value.replace("\n", " ") if isinstance(value, str) else value


@pytest.mark.parametrize(("language", "text", "marks"), quoted_cases())
def test_other_quotation_marks_change_nothing(language: str, text: str, marks: str) -> None:
    edits = tuple((n, n + 1, marks[sign in "”»"]) for n, sign in enumerate(text) if sign in "“”«»")
    assert_only(Expected(Change(text, edits)), language)


@pytest.mark.parametrize(("language", "entry"), PASSAGES)
def test_a_passage_told_twice_gives_evidence_and_no_claim(language: str, entry: Any) -> None:
    text = text_of(entry)
    shift = len(text) + 2
    once, twice = told(claims_of(text, language)), told(claims_of(f"{text}\n\n{text}", language))
    for claim in once:
        (only,) = claim["evidence"]
        again = {"start": only["start"] + shift, "end": only["end"] + shift, "text": only["text"]}
        claim["evidence"] = type(claim["evidence"])((only, again))
    assert twice == once


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize(("language", "entry"), PASSAGES)
def test_an_unrelated_paragraph_shifts_spans_and_changes_nothing(language: str, entry: Any, place: str) -> None:
    text, others = text_of(entry), FILE[language]["unrelated"]
    other = others[len(text) % len(others)]
    edit = (0, 0, f"{other}\n\n") if place == "before" else (len(text), len(text), f"\n\n{other}")
    assert_only(Expected(Change(text, (edit,))), language)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_order_of_paragraphs_that_do_not_lean_on_each_other_changes_no_claim(
    language: str, order: tuple[int, ...]
) -> None:
    paragraphs = FILE[language]["paragraphs"]
    text = "\n\n".join(paragraphs[n] for n in order)
    apart: Claims = []
    for n in order:
        shift = (0, 0, text[: text.index(paragraphs[n])])
        apart += Expected(Change(paragraphs[n], (shift,))).of(told(claims_of(paragraphs[n], language)))
    together = told(claims_of(text, language))
    assert sorted(map(repr, together)) == sorted(map(repr, apart))


def acts(text: str, language: str) -> list[Any]:
    """What the acts of a text say, without the words that carry them."""
    said = ("type", "mode", "modes", "contexts", "modality", "when", "where", "attribution")
    return [
        [getattr(c, name) for name in said] + [[n.name.lower() for n in names] for names in (c.actors, c.recipients)]
        for c in claims_of(text, language)
        if c.kind == "event"
    ]


def counted(text: str, language: str) -> list[Any]:
    """What the counts and statuses of a text say."""
    said = {
        "count": ("low", "high", "qualifier", "measure", "modality", "when"),
        "status": ("state", "size", "duration", "modality", "when"),
    }
    return sorted(
        [c.kind] + [getattr(c, name) for name in said[c.kind]] for c in claims_of(text, language) if c.kind in said
    )


@pytest.mark.parametrize(("language", "voices"), cases("voices"))
def test_the_voice_changes_neither_the_act_nor_its_roles(language: str, voices: list[str]) -> None:
    active, passive = voices
    assert acts(passive, language) == acts(active, language)
    assert len(acts(active, language)) == 1
    assert counted(passive, language) == counted(active, language)


@pytest.mark.parametrize(("language", "voices"), cases("voices"))
def test_a_source_put_before_is_the_attribution_and_changes_no_act(language: str, voices: list[str]) -> None:
    active, _ = voices
    named = active.split()[0] in ("Ines", "Inés")
    told_by = FILE[language]["said"].format(active if named else active[0].lower() + active[1:])
    own, others = _acts_and_sources(active, language), _acts_and_sources(told_by, language)
    assert [act for act, _ in others] == [act for act, _ in own]
    assert [sources for _, sources in own] == [[]] * len(own)
    assert [sources for _, sources in others] == [[FILE[language]["source"]]] * len(own)


def _acts_and_sources(text: str, language: str) -> list[tuple[Any, list[str]]]:
    """Claims but statements, without spans and without their source, and the names of their source."""
    kept = [c for c in told(claims_of(text, language)) if c["kind"] != "statement"]
    return [(_folded({**c, "evidence": (), "attribution": ()}), [n["name"] for n in c["attribution"]]) for c in kept]


def _folded(value: Any) -> Any:
    """Without offsets and case: what stands first in its sentence is written large."""
    if isinstance(value, dict):
        return {k: _folded(v) for k, v in value.items() if k not in ("start", "end")}
    if isinstance(value, list | tuple):
        return [_folded(v) for v in value]
    return value.lower() if isinstance(value, str) else value
