"""What a change of the text may change in its claims, and what it may not."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from veedor.claims.claim import Claim
from veedor.claims.extract import extract
from veedor.reports import from_text


def claims_of(text: str) -> list[Claim]:
    ((_, found),) = extract([from_text(text, published="2025-05-06", language="en")])
    return found


def told(claim: Claim, **replaced: str) -> dict[str, Any]:
    """All that a claim says but ids and offsets, as builtins; `replaced` renames words in every string."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items() if k not in ("id", "report", "start", "end")}
        if isinstance(value, list | tuple):
            return [plain(v) for v in value]
        if isinstance(value, str):
            for old, new in replaced.items():
                value = value.replace(old.replace("_", " "), new)
        return value

    result: dict[str, Any] = plain(msgspec.to_builtins(claim))
    return result


STORIES = [
    "Police arrested Ines Dravo in Karsholm on Monday. She was released two days later.",
    "According to the union, soldiers killed Ines Dravo in the valley on 3 March 2025.",
    "Ines Dravo took refuge in the Norwegian embassy for 40 days. Ines Dravo called the vote a farce.",
    "The court sentenced Ines Dravo to six years in prison. The council condemned the verdict.",
    "Ines Dravo said that officers had beaten her brother. The ministry denied it.",
]


@pytest.mark.parametrize("name", ["Marta Oliveri", "Luisa Brandt", "Elena Korsak"])
@pytest.mark.parametrize("story", STORIES, ids=range(len(STORIES)))
def test_another_name_changes_names_alone(story: str, name: str) -> None:
    before = [told(c, Ines_Dravo=name) for c in claims_of(story)]
    after = [told(c) for c in claims_of(story.replace("Ines Dravo", name))]
    assert after == before


VOICES = [
    ("Officers arrested Ines Dravo.", "Ines Dravo was arrested by officers."),
    ("Soldiers killed nine farmers.", "Nine farmers were killed by soldiers."),
    ("The court acquitted two nurses.", "Two nurses were acquitted by the court."),
    ("The king pardoned Jonas Velik.", "Jonas Velik was pardoned by the king."),
    ("Guards tortured Jonas Velik.", "Jonas Velik was tortured by guards."),
    ("The ministry deported the reporter.", "The reporter was deported by the ministry."),
    ("The council condemned the verdict.", "The verdict was condemned by the council."),
    ("Prosecutors charged the editor.", "The editor was charged by prosecutors."),
    ("The general dismissed two judges.", "Two judges were dismissed by the general."),
    ("The union rejected the offer.", "The offer was rejected by the union."),
]


@pytest.mark.parametrize(("active", "passive"), VOICES, ids=[v[0] for v in VOICES])
def test_the_voice_changes_neither_type_nor_roles(active: str, passive: str) -> None:
    def roles(text: str) -> list[Any]:
        return [
            (c.type, c.mode, [n.name.lower() for n in c.actors], [n.name.lower() for n in c.recipients], c.modality)
            for c in claims_of(text)
            if c.kind == "event"
        ]

    assert roles(passive) == roles(active)
    assert len(roles(active)) == 1


@pytest.mark.parametrize("day", ["4 March 2025", "28 February 2025", "1 May 2024", "12 December 2019"])
def test_another_date_changes_when_alone(day: str) -> None:
    story = "Police arrested Ines Dravo in Karsholm on {}."
    left_out = ("when", "evidence")
    before, after = claims_of(story.format("3 March 2025")), claims_of(story.format(day))
    assert [{k: v for k, v in told(c).items() if k not in left_out} for c in after] == [
        {k: v for k, v in told(c).items() if k not in left_out} for c in before
    ]
    assert [c.when for c in after] != [c.when for c in before]


SENTENCES = [
    "Police arrested two bakers in Karsholm on 3 March 2025.",
    "The union said on 4 March 2025 that about 40 strikers are in prison.",
    "The court sentenced Jonas Velik to six years on 5 March 2025.",
    "Protesters blocked the highway near Port Elvar on 6 March 2025.",
]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2), (2, 0, 3, 1)])
def test_the_order_of_sentences_that_do_not_lean_on_each_other_changes_no_claim(order: tuple[int, ...]) -> None:
    apart = [told(c) for s in SENTENCES for c in claims_of(s)]
    together = [told(c) for c in claims_of("\n\n".join(SENTENCES[n] for n in order))]
    assert sorted(map(repr, together)) == sorted(map(repr, apart))


@pytest.mark.parametrize(
    "space", ["\n", "  ", "\u00a0", "\t"], ids=["wrapped line", "two spaces", "no-break space", "tab"]
)
def test_white_space_changes_no_act(space: str) -> None:
    text = "Police in the northern town of Karsholm arrested two bakers and three students on Monday."
    other = text.replace(" of ", f" of{space}")
    key = lambda c: (c.kind, getattr(c, "type", None), c.modality, c.when)  # noqa: E731
    assert [key(c) for c in claims_of(other)] == [key(c) for c in claims_of(text)]


def test_what_is_put_before_shifts_every_span_by_as_much() -> None:
    text, before = "Police arrested two bakers on 3 March 2025.", "Ünïcödé 😀 was read.\n\n"
    plain, shifted = claims_of(text), claims_of(before + text)
    assert [(c.evidence[0].start + len(before), c.evidence[0].text) for c in plain] == [
        (c.evidence[0].start, c.evidence[0].text) for c in shifted
    ]
