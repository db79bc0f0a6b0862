"""What is told in general, or only meant, is no act; what was done is one, also beside a rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.claims import events


@pytest.fixture(scope="session")
def triggers(parse: Callable[..., Any]) -> Callable[[str], list[str]]:
    """The words of a text that tell acts."""

    def found(text: str) -> list[str]:
        return [event.matched.trigger.text for event in events.find(parse(text))]

    return found


@pytest.mark.parametrize(
    "text",
    [
        "By law police may detain a person for two days.",
        "The constitution prohibits the arrest of a deputy.",
        "The code provides for the dismissal of a judge who takes money.",
        "The list names those convicted of theft.",
        "The group counts anyone jailed over speech.",
        "He travelled to the capital to help free his brother.",
    ],
    ids=["by law", "a constitution", "a code", "those", "anyone", "a purpose"],
)
def test_what_is_told_in_general_is_no_act(text: str, triggers: Callable[[str], list[str]]) -> None:
    assert triggers(text) == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("By law police may hold a person for two days, but officers detained two monks for weeks.", "detained"),
        ("Officers used an old decree to detain lawyers and nurses.", "detain"),
        ("The ministry continued to hold eleven monks.", "hold"),
        ("The minister was forced to resign.", "resign"),
        ("Critics spoke of the court's decision to convict Ana Torvik.", "convict"),
        ("Ana Torvik was among those released in May.", "released"),
    ],
    ids=["beside a rule", "a means", "an act that goes on", "an act by force", "a decision", "one of those"],
)
def test_what_was_done_is_an_act(text: str, trigger: str, triggers: Callable[[str], list[str]]) -> None:
    assert trigger in triggers(text)
