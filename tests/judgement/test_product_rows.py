"""What the record must hold of one story: a group leaves its refuge, told by reports that differ.

Valdora, Norrmark, their bodies and all persons are invented.
"""

from __future__ import annotations

import pytest

from veedor.claims.claim import Name
from veedor.judgement import Record, SimpleLinker, check, link
from veedor.judgement.identity import Identity

from .making import REFUGE, Desk

FIRST = (
    "On May 6, 2025, five Valdoran opposition leaders, who had sheltered in the Norrmark ambassador's residence in "
    "Porto Alva for 412 days, said they had arrived in Sudmark. Minister Ilse Orvander confirmed their evacuation. "
    "The release of these leaders comes as a crucial Halden Oil licence is set to expire and before regional elections "
    "in Valdora. Vigía counts about 900 political prisoners. Tomás Breck remains in hiding."
)
SECOND = (
    "Four Valdoran opposition figures left the Norrmark ambassador's residence in Porto Alva on May 6. They had "
    "entered it on 20 March 2024. Halden Oil's licence runs out on May 27; regional elections are on May 25. Vigía had "
    "893 political prisoners on its list on 8 December 2024. Breck has been in hiding since August 2024. "
    "Nadia Sollen and Jon Aster had sheltered in the residence."
)
THIRD = "The licence of Halden Oil was extended to July 27. They had been inside for 411 days."


@pytest.fixture
def story(desk: Desk) -> Desk:
    desk.report("one", FIRST, "2025-05-07", "The Wire")
    desk.report("two", SECOND, "2025-05-08", "Alva Daily")
    desk.report("three", THIRD, "2025-05-20", "The Courier")
    return desk


def records(desk: Desk, kind: str, **options: object) -> list[Record]:
    """The records of one kind."""
    return [r for r in link(desk.claims, desk.reports, **options) if r.kind == kind]  # type: ignore[arg-type]


def _stay(desk: Desk, report: str, quote: str, subject: str, **fields: object) -> None:
    desk.status(report, quote, subject, "in_refuge", where=REFUGE, place=REFUGE, **fields)


def _first_stay(desk: Desk) -> None:
    _stay(
        desk,
        "one",
        "who had sheltered in the Norrmark ambassador's residence in Porto Alva for 412 days",
        "Valdoran opposition leaders",
        when="2024-03-20/2025-05-06",
        when_basis="derived",
        duration="P412D",
        size=5,
        derivation=["2025-05-06 minus 412 days is 2024-03-20"],
    )


def test_a_repeated_passage_is_one_claim_and_counts_once(story: Desk) -> None:
    claim = story.count("one", "about 900 political prisoners", 900, "political prisoners", "stock", qualifier="about")
    again = records(story, "count_series")
    assert [r.claims for r in again] == [(claim.id,)]


def test_a_derived_begin_is_marked_and_confirmed_by_another_report(story: Desk) -> None:
    _first_stay(story)
    (alone,) = records(story, "status")
    assert (alone.when, alone.when_basis) == ("2024-03-20/2025-05-06", "derived")
    _stay(story, "two", "entered it on 20 March 2024", "Valdoran opposition figures", when="2024-03-20/..")
    (record,) = records(story, "status")
    assert (record.when, record.when_basis) == ("2024-03-20/2025-05-06", "stated")
    (found,) = check([record], story.claims, story.reports)
    assert found.code == "J102"
    assert found.data == {
        "days": 412, "end": "2025-05-06", "start": "2024-03-20", "exclusive": 412, "inclusive": 413
    }  # fmt: skip


def test_another_duration_is_flagged_with_both_sentences(story: Desk) -> None:
    _stay(
        story, "three", "inside for 411 days", "Valdoran opposition leaders",
        when="2024-03-21/2025-05-06", when_basis="derived", duration="P411D",
    )  # fmt: skip
    _stay(story, "two", "entered it on 20 March 2024", "Valdoran opposition figures", when="2024-03-20/..")
    made = records(story, "status")
    (found,) = [f for f in check(made, story.claims, story.reports) if f.code == "J101"]
    assert {c.split("-")[0] for c in found.claims} == {"two", "three"}
    assert "411 days before 2025-05-06 is 2024-03-21" in found.steps
    assert (found.data["exclusive"], found.data["inclusive"]) == (412, 413)


def test_counting_both_days_is_confirmed_with_its_rule(story: Desk) -> None:
    _stay(
        story, "one", "for 412 days", "Valdoran opposition leaders",
        when="2024-03-19/2025-05-06", when_basis="derived", duration="P413D",
    )  # fmt: skip
    _stay(story, "two", "entered it on 20 March 2024", "Valdoran opposition figures", when="2024-03-20/..")
    (found,) = check(records(story, "status"), story.claims, story.reports)
    assert found.code == "J102"
    assert "counting the first and the last day" in found.message


def test_two_durations_without_a_stated_begin_are_flagged(story: Desk) -> None:
    _first_stay(story)
    _stay(
        story, "three", "inside for 411 days", "Valdoran opposition leaders",
        when="2024-03-21/2025-05-06", when_basis="derived", duration="P411D",
    )  # fmt: skip
    made = records(story, "status")
    (found,) = [f for f in check(made, story.claims, story.reports) if f.code == "J101"]
    assert found.data["days"] == [411, 412]
    assert {d.type for d in made[0].disagreements} == {"value", "date"}


def test_a_group_gets_the_members_that_another_report_names(story: Desk) -> None:
    _first_stay(story)
    for name in ("Nadia Sollen", "Jon Aster"):
        _stay(
            story,
            "two",
            "Nadia Sollen and Jon Aster had sheltered in the residence",
            name,
            when="2024-03-20/2025-05-06",
        )
    (group,) = [r for r in records(story, "status") if r.size]
    assert group.size == 5
    assert [n.name for n in group.subjects] == ["Valdoran opposition leaders", "Nadia Sollen", "Jon Aster"]


def test_nobody_is_added_beyond_the_size_of_the_group(story: Desk) -> None:
    _first_stay(story)
    for name in ("Nadia Sollen", "Jon Aster", "Ana Brill", "Ivo Kern", "Lea Morn", "Udo Falk"):
        _stay(
            story,
            "two",
            "Nadia Sollen and Jon Aster had sheltered in the residence",
            name,
            when="2024-03-20/2025-05-06",
        )
    (group,) = [r for r in records(story, "status") if r.size]
    assert [n.name for n in group.subjects] == ["Valdoran opposition leaders"]


def test_five_here_and_four_there_is_a_difference_of_value(story: Desk) -> None:
    five = story.count(
        "one", "five Valdoran opposition leaders", 5, "Valdoran opposition leaders", "attribute", when="2025-05-06"
    )
    four = story.count(
        "two", "Four Valdoran opposition figures", 4, "Valdoran opposition figures", "attribute", when="2025-05-06"
    )
    (record,) = records(story, "count_series")
    (difference,) = record.disagreements
    assert (difference.type, difference.values, difference.claims) == ("value", ("5", "4"), (five.id, four.id))
    assert [f.code for f in check([record], story.claims, story.reports)] == ["J506"]


def test_evacuation_and_release_are_two_framings_of_one_event(story: Desk) -> None:
    rescue = story.event(
        "one", "confirmed their evacuation", "AID", "evacuation", when="2025-05-06", where=REFUGE,
        recipients=["Valdoran opposition leaders"], attribution=["Ilse Orvander"],
    )  # fmt: skip
    release = story.event(
        "one", "The release of these leaders", "RETREAT", "release", mode="release", when="2025-05-06",
        recipients=["Valdoran opposition leaders"],
    )  # fmt: skip
    (record,) = records(story, "event")
    (difference,) = record.disagreements
    assert (difference.type, difference.values) == ("framing", ("AID", "RETREAT-release"))
    assert difference.claims == (rescue.id, release.id)


def test_two_acts_told_in_one_breath_are_no_framings(story: Desk) -> None:
    quote = "The release of these leaders comes as a crucial Halden Oil licence is set to expire"
    for type_, mode in (("RETREAT", "release"), ("CONCEDE", None)):
        story.event(
            "one", quote, type_, "release", mode=mode, when="2025-05-06", recipients=["Valdoran opposition leaders"]
        )
    assert len(records(story, "event")) == 2


def test_a_statement_forms_no_record(story: Desk) -> None:
    story.claim(
        "statement",
        "one",
        "Ilse Orvander confirmed",
        speaker="Ilse Orvander",
        cue="confirmed",
        content="their evacuation",
    )
    assert link(story.claims, story.reports) == []


def test_an_undated_deadline_is_filled_and_a_later_date_supersedes(story: Desk) -> None:
    undated = story.deadline(
        "one", "a crucial Halden Oil licence is set to expire", "licence_expiry", parties=["Halden Oil"]
    )
    dated = story.deadline(
        "two", "Halden Oil's licence runs out on May 27", "licence_expiry", parties=["Halden Oil"], when="2025-05-27"
    )
    later = story.deadline(
        "three",
        "The licence of Halden Oil was extended to July 27",
        "licence_expiry",
        parties=["Halden Oil"],
        when="2025-07-27",
    )
    first, second = records(story, "deadline")
    assert first.claims == (undated.id, dated.id)
    assert first.when == "2025-05-27"
    assert (second.claims, second.supersedes) == ((later.id,), (first.id,))


def test_a_chain_of_two_extensions_is_kept_oldest_first(story: Desk) -> None:
    story.report("four", "Halden Oil's licence was renewed until 27 October.", "2025-07-01")
    for report, quote, when in (
        ("two", "Halden Oil's licence runs out on May 27", "2025-05-27"),
        ("three", "The licence of Halden Oil was extended to July 27", "2025-07-27"),
        ("four", "Halden Oil's licence was renewed until 27 October", "2025-10-27"),
    ):
        story.deadline(report, quote, "licence_expiry", parties=["Halden Oil"], when=when)
    one, two, three = records(story, "deadline")
    assert three.supersedes == (one.id, two.id)
    found = check([one, two, three], story.claims, story.reports)
    assert found == []


def test_two_elections_do_not_supersede_each_other(story: Desk) -> None:
    story.report("four", "A presidential election is due on 28 July 2026.", "2025-05-12")
    story.deadline(
        "two",
        "regional elections are on May 25",
        "election",
        what="regional elections",
        when="2025-05-25",
        where="Valdora",
    )
    story.deadline(
        "four", "A presidential election is due on 28 July 2026", "election", when="2026-07-28", where="Valdora"
    )
    assert [r.supersedes for r in records(story, "deadline")] == [(), ()]


def test_about_900_keeps_its_rounding_and_the_publication_as_bound(story: Desk) -> None:
    story.count(
        "one",
        "about 900 political prisoners",
        900,
        "political prisoners",
        "stock",
        qualifier="about",
        attribution=["Vigía"],
    )
    (record,) = records(story, "count_series")
    assert (record.low, record.high, record.when, record.latest) == (850, 949, None, "2025-05-07")
    assert record.subjects == (Name("Vigía"),)


def test_a_series_is_ordered_by_its_as_of_dates_and_differs_by_window(story: Desk) -> None:
    about = story.count(
        "one",
        "about 900 political prisoners",
        900,
        "political prisoners",
        "stock",
        qualifier="about",
        attribution=["Vigía"],
    )
    exact = story.count(
        "two", "893 political prisoners", 893, "political prisoners", "stock", attribution=["Vigía"], when="2024-12-08"
    )  # fmt: skip
    (record,) = records(story, "count_series")
    assert record.claims == (exact.id, about.id)
    assert record.disagreements == ()


def test_numbers_that_cannot_be_the_same_at_two_dates_differ_by_window(story: Desk) -> None:
    for quote, number, when in (
        ("893 political prisoners", 893, "2024-12-08"),
        ("political prisoners", 940, "2025-05-01"),
    ):
        story.count("two", quote, number, "political prisoners", "stock", attribution=["Vigía"], when=when)
    (record,) = records(story, "count_series")
    assert [d.type for d in record.disagreements] == ["window"]


def test_two_sources_are_two_series_or_one_topic(story: Desk) -> None:
    for source in ("Vigía", "interior ministry"):
        story.count("one", "about 900 political prisoners", 900, "political prisoners", "stock", attribution=[source])
    assert len(records(story, "count_series")) == 2
    assert len(records(story, "count_series", linker=SimpleLinker(counts="topic"))) == 1


def test_an_accusation_by_nobody_stays_an_accusation(desk: Desk) -> None:
    desk.report("r", "The vote was held amid allegations of fraud.", "2025-05-26")
    desk.event("r", "allegations of fraud", "ACCUSE", "allegations", mode="allege")
    desk.event("r", "fraud", "COERCE", "fraud", mode="misinformation", modality="alleged")
    accusing, fraud = records(desk, "event")
    assert (accusing.type, accusing.mode, accusing.subjects, accusing.modality) == ("ACCUSE", "allege", (), "asserted")
    assert fraud.modality == "alleged"


def test_a_standing_state_is_dated_by_another_report(story: Desk) -> None:
    story.status("one", "Tomás Breck remains in hiding", "Tomás Breck", "in_hiding")
    (alone,) = records(story, "status")
    assert (alone.when, alone.latest) == (None, "2025-05-07")
    story.status("two", "Breck has been in hiding since August 2024", "Breck", "in_hiding", when="2024-08/..")
    (record,) = records(story, "status")
    assert (record.when, record.latest) == ("2024-08/..", "2025-05-07")
    assert [n.name for n in record.subjects] == ["Tomás Breck"]


def test_one_person_can_be_in_hiding_and_barred(story: Desk) -> None:
    story.status("one", "Tomás Breck remains in hiding", "Tomás Breck", "in_hiding")
    story.status("one", "Tomás Breck remains", "Tomás Breck", "barred")
    made = records(story, "status")
    assert len(made) == 2
    assert check(made, story.claims, story.reports) == []


def test_begins_of_two_days_differ_in_date(story: Desk) -> None:
    for report, quote, when in (("one", "Tomás Breck", "2024-03-20/.."), ("two", "Breck", "2024-03-21/..")):
        story.status(report, quote, "Tomás Breck" if report == "one" else "Breck", "detained", when=when)
    (record,) = records(story, "status")
    (difference,) = record.disagreements
    assert (difference.type, difference.values) == ("date", ("2024-03-20", "2024-03-21"))


def test_uncertain_merges_are_not_applied(story: Desk) -> None:
    story.status("one", "Tomás Breck", "Tomás Breck", "detained", when="2025-01-01/..")
    story.status("two", "Breck", "Tomas Brech", "detained", when="2025-01-01/..")
    assert len(records(story, "status")) == 2
    (proposed,) = Identity.of(story.claims, story.reports).proposed
    assert len(records(story, "status", same=[(proposed.left, proposed.right)])) == 1


def test_a_denied_act_is_a_contradiction_and_an_earlier_denial_is_not(desk: Desk) -> None:
    desk.report("a", "The ministry said Jon Aster was released on 10 May.", "2025-05-12")
    desk.report("b", "Jon Aster has not been released.", "2025-05-15")
    desk.report("c", "Jon Aster has not been released.", "2025-05-08")
    told = {"mode": "release", "recipients": ["Jon Aster"]}
    desk.event(
        "a", "Jon Aster was released", "RETREAT", "released", when="2025-05-10", attribution=["ministry"], **told
    )
    desk.event(
        "b", "Jon Aster has not been released", "RETREAT", "released", when="2025-05-15", modality="negated", **told
    )
    (record,) = records(desk, "event")
    assert [d.type for d in record.disagreements] == ["contradiction"]
    assert record.modality == "asserted"
    desk.claims.pop()
    desk.event(
        "c", "Jon Aster has not been released", "RETREAT", "released", when="2025-05-08", modality="negated", **told
    )
    (record,) = records(desk, "event")
    assert [d.type for d in record.disagreements] == ["window"]


def test_two_stays_with_a_release_between_are_two(desk: Desk) -> None:
    desk.report("r", "Jon Aster was jailed, freed, and jailed again.", "2025-05-12")
    for state, when in (("detained", "2025-01-02/.."), ("released", "2025-02-01/.."), ("detained", "2025-03-03/..")):
        desk.status("r", "Jon Aster was jailed", "Jon Aster", state, when=when)
    assert sorted(r.type for r in records(desk, "status")) == ["detained", "detained", "released"]


def test_an_end_that_others_outlast_is_not_the_end(desk: Desk) -> None:
    desk.report("a", "Jon Aster has now spent a year inside.", "2025-03-21")
    desk.report("b", "Jon Aster left on May 6 after 412 days.", "2025-05-07")
    told = {"when_basis": "derived"}
    desk.status(
        "a", "Jon Aster has now spent a year inside", "Jon Aster", "in_refuge", when="2024-03~/2025-03-21", **told
    )
    desk.status("b", "Jon Aster left on May 6", "Jon Aster", "in_refuge", when="2024-03-20/2025-05-06", **told)
    (record,) = records(desk, "status")
    assert record.when == "2024-03-20/2025-05-06"
    assert record.disagreements == ()


def test_weekly_releases_are_events_of_their_weeks(desk: Desk) -> None:
    desk.report("a", "Ten political prisoners were released. Nine political prisoners were released.", "2025-05-20")
    for quote, when in (
        ("Ten political prisoners", "2025-05-06/2025-05-12"),
        ("Nine political", "2025-05-13/2025-05-19"),
    ):
        who = ["political prisoners"]
        desk.event("a", f"{quote}", "RETREAT", "released", mode="release", recipients=who, when=when)
        desk.status("a", quote, "political prisoners", "released", when=when)
    assert [len(r.claims) for r in records(desk, "event")] == [1, 1]
    assert [len(r.claims) for r in records(desk, "status")] == [1, 1]


def test_the_licence_of_the_same_report_is_the_same_licence(desk: Desk) -> None:
    desk.report(
        "a", "The licence of Halden Oil was extended until May 27. It had been due to expire on April 3.", "2025-03-26"
    )
    desk.deadline("a", "It had been due to expire on April 3", "licence_expiry", when="2025-04-03")
    desk.deadline(
        "a",
        "The licence of Halden Oil was extended until May 27",
        "licence_expiry",
        parties=["Halden Oil"],
        when="2025-05-27",
    )
    later, earlier = sorted(records(desk, "deadline"), key=lambda r: r.when or "", reverse=True)
    assert later.supersedes == (earlier.id,)
