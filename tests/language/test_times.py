"""The component ``veedor_times`` and the function `find`: what is found, how it is resolved, what is left alone."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy

from veedor.errors import UsageError
from veedor.language.annotations import Context
from veedor.language.times import TimeExpression, document_date, find, of_report, problems
from veedor.language.timexes.rules import grammar
from veedor.reports import from_text

PUBLISHED = Context(published=dt.date(2025, 5, 7))  # a Wednesday
NO_DAYS = ["31 February 2021", "February 30", "2021-02-31", "April 31, 2020", "29 February 2023"]
NO_ANCHOR = ["He was freed on May 6.", "He was freed on Tuesday.", "He was freed last week."]
YEARLY = Context(published=dt.date(2024, 3, 30), year=2023)


def only(text: str, context: Context = PUBLISHED) -> TimeExpression:
    found = find(text, context)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "edtf", "basis"),
    [
        ("He was freed on May 6, 2021.", "2021-05-06", "stated"),
        ("He was freed on Thursday, 6 May 2021.", "2021-05-06", "stated"),
        ("He was freed in March 2021.", "2021-03", "stated"),
        ("He was freed in 2021.", "2021", "stated"),
        ("He was freed on 2021-03-05.", "2021-03-05", "stated"),
        ("He was freed on May 6.", "2025-05-06", "relative"),
        ("He was freed on 6 June.", "2024-06-06", "relative"),
        ("He will be freed on 6 June.", "2025-06-06", "relative"),
        ("He was freed in March.", "2025-03", "relative"),
        ("The licence expires on May 27.", "2025-05-27", "relative"),
        ("He was freed on Tuesday.", "2025-05-06", "relative"),
        ("He will be freed on Tuesday.", "2025-05-13", "relative"),
        ("He was freed yesterday.", "2025-05-06", "relative"),
        ("He was freed today.", "2025-05-07", "publication"),
        ("He will be freed tomorrow.", "2025-05-08", "relative"),
        ("He was freed last week.", "2025-04-28/2025-05-04", "relative"),
        ("He will be freed next month.", "2025-06", "relative"),
        ("He was freed last year.", "2024", "relative"),
        ("He was freed three days ago.", "2025-05-04", "relative"),
        ("He was freed two months ago.", "2025-03~", "relative"),
        ("He was freed in the 1990s.", "199X", "stated"),
        ("It was so in the 19th century.", "18XX", "stated"),
        ("He was freed in the summer of 2021.", "2021-22", "stated"),
        ("He was freed in the fourth quarter of 2020.", "2020-10/2020-12", "stated"),
        ("They met on May 6-8, 2021.", "2021-05-06/2021-05-08", "stated"),
        ("The programme ran 2016-2018.", "2016/2018", "stated"),
        ("They were held in late July 2024.", "2024-07", "stated"),
        ("In the past nine days they met.", "2025-04-28/2025-05-07", "derived"),
    ],
)
def test_resolved(text: str, edtf: str, basis: str) -> None:
    expression = only(text)
    assert (expression.edtf, expression.basis) == (edtf, basis)
    assert text[expression.start : expression.end] == expression.text


@pytest.mark.parametrize(
    ("text", "value", "exact"),
    [
        ("for 412 days", "P412D", True),
        ("for about 400 days", "P400D", False),
        ("for more than a year", "P1Y", False),
        ("for 14 months", "P14M", False),
        ("a nine-year term", "P9Y", False),
        ("for two years and four months", "P2Y4M", False),
        ("a month-long strike", "P1M", False),
        ("for decades", "PXY", False),
        ("for two and a half years", "P2.5Y", False),
    ],
)
def test_durations(text: str, value: str, exact: bool) -> None:
    expression = only(text)
    assert (expression.type, expression.value, expression.edtf) == ("DURATION", value, None)
    assert expression.exact is exact


def test_set() -> None:
    expression = only("They met every Friday.")
    assert (expression.type, expression.value, expression.edtf) == ("SET", "XXXX-WXX-5", None)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("held since March 2021", "since"),
        ("held until 15 June 2021", "until"),
        ("decide by 15 June 2021", "by"),
        ("freed before May 2021", "before"),
        ("freed after May 2021", "after"),
        ("as of 4 December 2021", "as_of"),
        ("by the end of June 2021", "by"),
        ("during 2021", "during"),
    ],
)
def test_direction(text: str, direction: str) -> None:
    assert only(text).direction == direction


def test_range_of_two_expressions() -> None:
    first, last = find("Between January 2014 and October 23 there were arrests.", YEARLY)
    assert first.interval == last.interval == "2014-01/2023-10-23"


def test_year_of_the_second_date_holds_for_the_first() -> None:
    first, last = find("from 30 November to 2 February 2021", PUBLISHED)
    assert (first.edtf, last.edtf) == ("2020-11-30", "2021-02-02")


def test_the_same_days() -> None:
    *_, again = find("Between May 2 and May 6 they freed 12; over the same period a group counted 5.", PUBLISHED)
    assert again.edtf == "2025-05-02/2025-05-06"


def test_story_runs_on() -> None:
    text = "On 1 March 2021 he fled. Three days later he was found. The following month he was charged."
    assert [e.edtf for e in find(text, PUBLISHED)] == ["2021-03-01", "2021-03-04", "2021-04"]


def test_clock_with_its_day() -> None:
    assert only("The meeting began at 12:00 UTC Monday.").value == "2025-05-05T12:00Z"


class TestDateline:
    @pytest.mark.parametrize(
        "text",
        [
            "CARACAS, May 6 - Police arrested him on Monday.",
            "CARACAS, Venezuela (News) — May 6, 2025 — Police arrested him on Monday.",
            "A headline\nMay 6, 2025\nPolice arrested him on Monday.",
        ],
    )
    def test_is_today(self, text: str) -> None:
        context = Context(published=dt.date(2025, 5, 8))
        assert document_date(text, context) == dt.date(2025, 5, 6)
        assert find(text, context)[-1].edtf == "2025-05-05"

    def test_stands_in_for_a_missing_publication_date(self) -> None:
        assert find("CARACAS, May 6, 2025 - Police arrested him yesterday.")[-1].edtf == "2025-05-05"

    def test_far_from_publication_is_none(self) -> None:
        assert document_date("CARACAS, May 6, 2019 - Police", PUBLISHED) == dt.date(2025, 5, 7)


class TestYearlyReport:
    def test_dates_without_year_belong_to_the_report(self) -> None:
        assert only("On September 29 he was released.", YEARLY).edtf == "2023-09-29"
        assert only("During the year he was released.", YEARLY).edtf == "2023"
        assert only("It was open at year's end.", YEARLY).edtf == "2023"

    @pytest.mark.parametrize("text", ["on Tuesday", "last week", "three days ago", "next month"])
    def test_publication_date_is_not_used(self, text: str) -> None:
        assert only(f"He was released {text}.", YEARLY).edtf is None


class TestNothingIsGuessed:
    @pytest.mark.parametrize("text", NO_DAYS)
    def test_no_such_day(self, text: str) -> None:
        expression = only(f"He was freed on {text}.")
        assert (expression.value, expression.edtf, expression.basis) == (None, None, None)
        assert problems([expression])[0].code == "L201"

    def test_wrong_weekday_is_reported_and_kept(self) -> None:
        expression = only("He was freed on Monday, 6 May 2021.")
        assert expression.edtf == "2021-05-06"
        assert problems([expression])[0].code == "L202"

    def test_order_of_day_and_month(self) -> None:
        assert only("on 7/8/2021").edtf is None
        assert only("on 25/8/2021").edtf == "2021-08-25"

    @pytest.mark.parametrize("text", NO_ANCHOR)
    def test_without_any_anchor(self, text: str) -> None:
        expression = only(text, Context())
        assert (expression.edtf, expression.basis) == (None, None)

    def test_distance_from_an_event(self) -> None:
        expression = only("two days before the election")
        assert (expression.edtf, expression.role, expression.direction) == (None, "offset", "before")

    def test_leap_day_without_year(self) -> None:
        assert only("He was freed on 29 February.").edtf == "2024-02-29"


@pytest.mark.parametrize(
    "text",
    [
        "more than 2,000 people",
        "Resolution 1973 was adopted",
        "Executive Order 13818",
        "Section 212(a)(3)(C)",
        "about 1900 prisoners",
        "She may march.",
        "They sat on the bench.",
        "a second man",
        "General License 41B",
        "COVID-19",
        "$2021",
        "42.6 percent",
    ],
)
def test_no_dates(text: str) -> None:
    assert find(text, PUBLISHED) == []


def test_works_without_a_parser() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("veedor_times")
    doc = nlp.make_doc("He was freed on Friday.")
    doc._.context = PUBLISHED
    assert [e.edtf for e in nlp(doc)._.times] == ["2025-05-02"]


def test_empty_and_odd_texts() -> None:
    for text in ("", " ", "\n\n\n", "\x00", "١٢ مايو ٢٠٢١", "0/0/0", "99:99", "May", "9" * 5000, "the " * 2000):
        for expression in find(text, PUBLISHED):
            assert text[expression.start : expression.end] == expression.text


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_rule_has_an_example_that_holds(language: str) -> None:
    rules = grammar(language).file
    context = Context(published=dt.date.fromisoformat(rules.published), language=language)
    wrong = []
    for rule in rules.rules:
        assert rule.examples, f"no example for {rule.name!r}"
        for text, value in rule.examples.items():
            last = find(text, context)[-1:]
            if [(e.value, e.rule) for e in last] != [(value, rule.name)]:
                wrong.append((rule.name, text, value, last))
    assert wrong == []


def test_then_is_the_date_of_the_story() -> None:
    *_, then = find("In March 2021 she fled; since then her house has been watched.", PUBLISHED)
    assert (then.text, then.edtf, then.direction) == ("then", "2021-03", "since")


def test_at_the_time_has_no_date() -> None:
    found = only("He was a minister at the time.")
    assert (found.text, found.edtf, found.basis) == ("the time", None, None)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The vote was on July 28, 2024. Two days before the vote he fled.", "2024-07-26"),
        ("The July 28, 2024 election was close. Six weeks after the election he fled.", "2024-09-08~"),
        ("The vote was on July 28, 2024. In the three days before the vote he fled.", "2024-07-25/2024-07-28"),
        ("He fled two days before the vote.", None),
        ("One vote was on July 28, 2024, another vote on May 25, 2025. Two days before the vote he fled.", None),
    ],
)
def test_events_are_anchors_where_the_text_gives_their_one_day(text: str, edtf: str | None) -> None:
    offset = next(e for e in find(text, PUBLISHED) if e.role == "offset")
    assert (offset.type, offset.edtf) == ("DURATION", edtf)


def test_the_same_period_of_another_year() -> None:
    *_, before = find("They held 40 in the third quarter of 2024 and 12 in the same period a year earlier.", PUBLISHED)
    assert (before.value, before.edtf) == ("2023-Q3", "2023-07/2023-09")


def test_a_year_that_stands_ahead_holds_before_the_story_runs_on() -> None:
    text = "He spoke on May 7. The vote was postponed from June 27 to July 25, 2025. Two days earlier 31 left."
    assert [e.edtf for e in find(text, PUBLISHED)] == ["2025-05-07", "2025-06-27", "2025-07-25", "2025-05-05"]


@pytest.mark.parametrize(("text", "value"), [("two or three days", "P3D"), ("60 or 90 days", "P90D")])
def test_either_is_not_exact(text: str, value: str) -> None:
    expression = only(text)
    assert (expression.value, expression.exact) == (value, False)


def test_reports_are_read_in_their_language() -> None:
    report = from_text("Fue liberado el viernes.", published="2025-05-07", language="es-VE")
    assert [e.edtf for e in of_report(report)] == ["2025-05-02"]
    with pytest.raises(UsageError, match="L203"):
        of_report(from_text("Er kam am Freitag.", language="de"))
