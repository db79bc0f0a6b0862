"""When was it? Ties between an anchor and the expressions of time around it."""

from __future__ import annotations

import datetime as dt

import pytest
from spacy.tokens import Doc, Token

from veedor.claims import dating
from veedor.language import runtime
from veedor.language.annotations import Context

MAY = Context(published=dt.date(2025, 5, 7))
YEARLY = Context(published=dt.date(2024, 3, 30), year=2023)


def read(text: str, context: Context = MAY) -> Doc:
    nlp = runtime.load("en")
    doc = nlp.make_doc(text)
    doc._.context = context
    return nlp(doc)


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "trigger", "when", "basis"),
    [
        ("Police arrested two men on 6 May 2021.", "arrested", "2021-05-06", "stated"),
        ("On Tuesday police arrested two men and beat a third.", "beat", "2025-05-06", "relative"),
        ("The minister condemned the May 18 raid on the office.", "raid", "2024-05-18", "relative"),
        ("Officials said on Tuesday that police had arrested two men.", "arrested", None, None),
        ("The ministry freed 12 prisoners between May 2 and May 5.", "freed", "2025-05-02/2025-05-05", "relative"),
        ("Today, we are imposing sanctions on two officials.", "imposing", "2025-05-07", "publication"),
        ("The United States condemns the arrests.", "condemns", "2025-05-07", "publication"),
        ("The United States condemns the arrests.", "arrests", None, None),
        ("Police arrested two men.", "arrested", None, None),
        ("A court sentenced Ana Ruiz to six years in May 2024.", "sentenced", "2024-05", "stated"),
    ],
)
def test_events(text: str, trigger: str, when: str | None, basis: str | None) -> None:
    found = dating.of_event(word(read(text), trigger))
    assert (found.when, found.basis) == (when, basis)


def test_begin_of_what_lasted() -> None:
    text = "On May 6, 2025, five leaders, who had taken refuge in the residence for 412 days, announced their arrival."
    doc = read(text)
    found = dating.of_status(word(doc, "taken"), "in_refuge")
    assert (found.when, found.basis) == ("2024-03-20/2025-05-06", "derived")
    assert found.derivation == ("2025-05-06 minus 412 days = 2024-03-20",)
    assert dating.of_event(word(doc, "taken")).when == "2024-03-20"
    assert dating.of_count(word(doc, "days"), "attribute").when == "2024-03-20/2025-05-06"


def test_what_still_lasts_is_open_and_rounded() -> None:
    doc = read("Ana Ruiz has been in hiding for more than nine months.")
    found = dating.of_status(word(doc, "hiding"), "in_hiding")
    assert (found.when, found.basis) == ("2024-08~/..", "derived")


@pytest.mark.parametrize(
    ("text", "trigger", "state", "when"),
    [
        ("Ana Ruiz was arrested on 6 May 2021.", "arrested", "detained", "2021-05-06/.."),
        ("Ana Ruiz has been held since March 2021.", "held", "detained", "2021-03/.."),
        ("Ana Ruiz remains in hiding.", "hiding", "in_hiding", None),
        ("The government held 219 prisoners as of 4 September 2022.", "held", "detained", "2022-09-04"),
        ("A court convicted Ana Ruiz on 6 May 2021.", "convicted", "convicted", "2021-05-06"),
        ("Police arrested him on Monday; Prime Minister Ana Ruiz said so on Tuesday.", "Minister", "in_office", None),
    ],
)
def test_statuses(text: str, trigger: str, state: str, when: str | None) -> None:
    assert dating.of_status(word(read(text), trigger), state).when == when


def test_anniversary() -> None:
    doc = read("Today marks six years since the government detained Ana Ruiz.")
    assert dating.of_event(word(doc, "detained")).when == "2019-05-07"


@pytest.mark.parametrize(
    ("text", "counted", "measure", "when"),
    [
        ("As of December 4, 275 political prisoners remained in custody.", "prisoners", "stock", "2023-12-04"),
        ("Between January 2014 and October 23, police arrested 15 persons.", "persons", "flow", "2014-01/2023-10-23"),
        ("Police arrested five leaders on September 29.", "leaders", "attribute", "2023-09-29"),
    ],
)
def test_counts_of_a_yearly_report(text: str, counted: str, measure: str, when: str) -> None:
    assert dating.of_count(word(read(text, YEARLY), counted), measure).when == when


def test_flow_since_a_date_runs_to_the_report() -> None:
    doc = read("The group has recorded 83 releases since March 1.")
    found = dating.of_count(word(doc, "releases"), "flow")
    assert (found.when, found.basis) == ("2025-03-01/2025-05-07", "derived")


@pytest.mark.parametrize(
    ("text", "token", "when"),
    [
        ("The licence expires on May 27.", "expires", "2025-05-27"),
        ("Regional elections, which are to be held on May 25, will be boycotted.", "elections", "2025-05-25"),
        ("Poland will decide by June 30.", "decide", "../2025-06-30"),
        ("Elections are coming.", "Elections", None),
    ],
)
def test_deadlines(text: str, token: str, when: str | None) -> None:
    assert dating.of_deadline(word(read(text), token)).when == when


def test_story_goes_on_from_the_lead() -> None:
    doc = read("Police fired on a march in the capital on Monday.\n\nThey arrested 40 people and beat several others.")
    found = dating.of_event(word(doc, "arrested"))
    assert (found.when, found.basis) == ("2025-05-05", "relative")
    assert "the story goes on from 'Monday' in the lead" in found.derivation


def test_a_paragraph_of_another_time_is_not_dated_by_the_lead() -> None:
    doc = read("Police fired on a march on Monday.\n\nHe won the July 28 election. They arrested 40 people.")
    assert dating.of_event(word(doc, "arrested")).when is None


def test_another_day_is_not_carried_into_a_sentence_of_its_own_time() -> None:
    doc = read("Police fired on a march on Monday. They arrested 40 people in the following days.")
    assert dating.of_event(word(doc, "arrested")).when is None


def test_the_story_runs_on_through_what_people_tell() -> None:
    doc = read("The minister said police shot two men on Monday night. Protesters threw stones.")
    assert dating.of_event(word(doc, "threw")).when == "2025-05-05"


def test_the_day_of_a_ban_stands_beside_what_is_banned() -> None:
    doc = read("She was barred from running for office on January 26, 2024, by a ruling.")
    assert dating.of_event(word(doc, "barred")).when == "2024-01-26"
    assert dating.of_status(word(doc, "barred"), "barred").when == "2024-01-26/.."


def test_a_state_that_had_lasted_has_an_unknown_end() -> None:
    had = read("They had been in refuge in the residence since 20 March 2024.")
    have = read("They have been in refuge in the residence since 20 March 2024.")
    assert dating.of_status(word(had, "refuge"), "in_refuge").when == "2024-03-20/"
    assert dating.of_status(word(have, "refuge"), "in_refuge").when == "2024-03-20/.."


def test_an_event_is_an_anchor() -> None:
    doc = read("The vote was held on July 28, 2024. Police arrested him two days before the vote.")
    found = dating.of_event(word(doc, "arrested"))
    assert (found.when, found.basis) == ("2024-07-26", "derived")


def test_a_flow_is_counted_up_to_the_day_on_which_it_was_told() -> None:
    doc = read("The ministry said on Monday that it had recorded 83 releases since March 1.")
    found = dating.of_count(word(doc, "releases"), "flow")
    assert found.when == "2025-03-01/2025-05-05"


def test_what_breaks_up_a_count_is_as_of_its_day() -> None:
    doc = read("The group counted 902 prisoners as of Monday. The list includes 89 women.")
    assert dating.of_count(word(doc, "women"), "attribute").when == "2025-05-05"


def test_a_day_beside_a_person_is_the_day_of_the_act() -> None:
    doc = read("The minister met the ambassador on Monday.")
    assert dating.of_event(word(doc, "met")).when == "2025-05-05"


def test_the_day_of_a_report_ends_no_stay() -> None:
    told = read("On May 7, 2025, Radio Faro reported that the leaders had taken refuge in the embassy for 411 days.")
    assert dating.of_status(word(told, "refuge"), "in_refuge").when is None
    own = read(
        "On May 6, 2025, the leaders, who had taken refuge in the embassy for 412 days, announced their arrival."
    )
    assert dating.of_status(word(own, "taken"), "in_refuge").when == "2024-03-20/2025-05-06"
