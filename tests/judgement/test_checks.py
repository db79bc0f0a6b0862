"""Each check on numbers and dates of its own, right and wrong."""

from __future__ import annotations

import pytest

from veedor.errors import CODES
from veedor.judgement import Finding, check, link, registered, render

from .making import Desk


def found(desk: Desk, *codes: str) -> list[Finding]:
    """The findings with these codes (all if none is named)."""
    findings = check(link(desk.claims, desk.reports), desk.claims, desk.reports)
    return [f for f in findings if not codes or f.code in codes]


def test_every_check_is_documented_and_its_codes_are_registered() -> None:
    names = [c.name for c in registered()]
    assert names == [
        "comparability", "dates", "deadlines", "denials", "durations", "parts", "states", "stock_flow", "values"
    ]  # fmt: skip
    for item in registered():
        assert len(item.doc) > 100, item.name
        assert item.codes
        for code in item.codes:
            assert code in item.doc, f"{item.name} does not say when it gives {code}"
            assert code in CODES


def test_every_code_of_the_room_belongs_to_one_check() -> None:
    given = [code for item in registered() for code in item.codes]
    assert sorted(given) == sorted(c for c in CODES if c.startswith("J"))


def _stocks(desk: Desk, new: float, **flows: float) -> None:
    desk.report("r", "Vigía: prisoners, arrests, releases.", "2025-12-16")
    told = {"attribution": ["Vigía"]}
    desk.count("r", "prisoners", 893, "political prisoners", "stock", when="2025-12-08", **told)
    desk.count("r", "prisoners", new, "political prisoners", "stock", when="2025-12-15", **told)
    for unit, number in flows.items():
        desk.count("r", unit, number, unit, "flow", when="2025-12-08/2025-12-15", **told)


def test_stock_and_flow_add_up(desk: Desk) -> None:
    _stocks(desk, 902, arrests=10, releases=1)
    (finding,) = found(desk, "J301", "J302")
    assert finding.code == "J302"
    assert "893 (2025-12-08) + 10 arrested - 1 released = 902; told: 902 (2025-12-15)" in finding.steps
    assert finding.data["expected"] == [902, 902]


def test_an_impossible_balance_is_flagged(desk: Desk) -> None:
    _stocks(desk, 950, arrests=10, releases=1)
    assert [f.code for f in found(desk, "J301", "J302")] == ["J301"]


def test_an_unknown_flow_can_be_any_number_and_not_less_than_none(desk: Desk) -> None:
    _stocks(desk, 850, arrests=10)
    assert found(desk, "J301", "J302") == []
    desk.claims.clear()
    _stocks(desk, 950, arrests=10)
    assert [f.code for f in found(desk, "J301", "J302")] == ["J301"]


def test_a_flow_of_a_part_of_the_time_is_a_lower_bound(desk: Desk) -> None:
    _stocks(desk, 950, releases=0)
    desk.count("r", "arrests", 10, "arrests", "flow", when="2025-12-08/2025-12-10", attribution=["Vigía"])
    (finding,) = found(desk, "J301", "J302")
    assert (finding.code, finding.data["expected"]) == ("J302", [903, None])


def test_flows_of_another_source_are_not_used(desk: Desk) -> None:
    _stocks(desk, 950)
    desk.count("r", "arrests", 10, "arrests", "flow", when="2025-12-08/2025-12-15", attribution=["ministry"])
    assert found(desk, "J301", "J302") == []


def test_rounded_numbers_are_compared_as_intervals(desk: Desk) -> None:
    _stocks(desk, 900, arrests=10, releases=1)
    desk.claims[1] = desk.count(
        "r",
        "prisoners",
        900,
        "political prisoners",
        "stock",
        when="2025-12-15",
        attribution=["Vigía"],
        qualifier="about",
    )
    desk.claims.pop()
    assert [f.code for f in found(desk, "J301", "J302")] == ["J302"]


def test_a_cumulative_count_may_not_fall(desk: Desk) -> None:
    desk.report("r", "Vigía: 312 releases, then 300 releases.", "2025-12-16")
    for number, when in ((312, "2025-09-01/2025-09-11"), (300, "2025-09-01/2025-09-30")):
        desk.count("r", f"{number} releases", number, "releases", "flow", when=when, attribution=["Vigía"])
    (finding,) = found(desk, "J303")
    assert finding.data == {"start": "2025-09-01", "earlier": "312", "later": "300"}


def test_numbers_of_two_windows_do_not_fall(desk: Desk) -> None:
    desk.report("r", "Vigía: 312 releases, then 300 releases.", "2025-12-16")
    for number, when in ((312, "2025-09-01/2025-09-11"), (300, "2025-09-12/2025-09-30")):
        desk.count("r", f"{number} releases", number, "releases", "flow", when=when, attribution=["Vigía"])
    assert found(desk, "J303") == []


@pytest.mark.parametrize(
    ("other", "code", "reasons"),
    [
        ({"when": "2025-09-30"}, "J304", ["window"]),
        ({"universe": "soldiers included"}, "J304", ["universe"]),
        ({}, "J501", ["contradiction"]),
    ],
)
def test_two_sources_differ_or_contradict(desk: Desk, other: dict[str, str], code: str, reasons: list[str]) -> None:
    desk.report("r", "Two lists of political prisoners.", "2025-12-16")
    told = {"when": "2025-09-10"}
    desk.count("r", "political prisoners", 1124, "political prisoners", "stock", attribution=["Vigía"], **told)
    desk.count(
        "r", "political prisoners", 1460, "political prisoners", "stock", attribution=["Collective"], **told | other
    )
    (finding,) = found(desk, "J304", "J501")
    assert (finding.code, finding.data["reasons"]) == (code, reasons)


def test_another_rule_of_counting_is_another_definition(desk: Desk) -> None:
    desk.report("r", "Vigía lists 47 releases. The Collective, by a broader rule, lists 96 releases.", "2025-12-16")
    when = "2025-09-01/2025-09-30"
    desk.count("r", "47 releases", 47, "releases", "flow", attribution=["Vigía"], when=when)
    desk.count("r", "96 releases", 96, "releases", "flow", attribution=["Collective"], when=when)
    (finding,) = found(desk, "J304", "J501")
    assert (finding.code, finding.data["reasons"]) == ("J304", ["definition"])


def test_numbers_that_can_be_the_same_are_not_set_against_each_other(desk: Desk) -> None:
    desk.report("r", "About 900 or 893 political prisoners.", "2025-12-16")
    told = {"when": "2025-12-08"}
    desk.count("r", "900", 900, "political prisoners", "stock", attribution=["Vigía"], qualifier="about", **told)
    desk.count("r", "893", 893, "political prisoners", "stock", attribution=["Collective"], **told)
    assert found(desk) == []


def _parts(desk: Desk, text: str, *numbers: tuple[float, str]) -> list[str]:
    desk.report("r", text, "2025-12-16")
    for number, unit in numbers:
        desk.count("r", f"{number:.0f} {unit}", number, unit, "stock")
    return [f.code for f in found(desk, "J201", "J202", "J203")]


def test_a_part_is_not_more_than_the_whole(desk: Desk) -> None:
    text = "It lists 90 prisoners, including 95 women. In July 400 people marched."
    assert _parts(desk, text, (90, "prisoners"), (95, "women"), (400, "people")) == ["J201"]


def test_parts_that_make_the_whole_must_add_up(desk: Desk) -> None:
    text = "It lists 90 prisoners, of whom 70 men and 25 women."
    assert _parts(desk, text, (90, "prisoners"), (70, "men"), (25, "women")) == ["J202"]


def test_a_right_sum_is_confirmed(desk: Desk) -> None:
    text = "It lists 95 prisoners, of whom 70 men and 25 women."
    assert _parts(desk, text, (95, "prisoners"), (70, "men"), (25, "women")) == ["J203"]


def test_some_parts_need_not_add_up(desk: Desk) -> None:
    text = "It lists 90 prisoners, including 9 women and 12 soldiers."
    assert _parts(desk, text, (90, "prisoners"), (9, "women"), (12, "soldiers")) == []


def _states(desk: Desk, *told: tuple[str, str, str | None, str]) -> list[Finding]:
    for number, (published, state, when, who) in enumerate(told):
        desk.report(f"r{number}", f"{who} again.", published)
        desk.status(f"r{number}", who, who, state, when=when)
    return found(desk, "J401", "J402", "J403")


def test_a_detained_person_is_not_in_hiding(desk: Desk) -> None:
    (finding,) = _states(
        desk,
        ("2025-05-10", "detained", "2025-01-05/..", "Jon Aster"),
        ("2025-05-07", "in_hiding", None, "Jon Aster"),
    )
    assert finding.code == "J401"
    assert finding.data == {"from": "2025-05-07", "to": "2025-05-07"}


def test_a_released_person_can_be_barred(desk: Desk) -> None:
    told = (("2025-05-10", "released", "2025-05-01/..", "Jon Aster"), ("2025-05-11", "barred", None, "Jon Aster"))
    assert _states(desk, *told) == []


def test_a_state_that_ended_on_the_day_the_next_began_is_in_order(desk: Desk) -> None:
    told = (
        ("2025-05-12", "detained", "2025-01-05/2025-05-09", "Jon Aster"),
        ("2025-05-12", "released", "2025-05-10/..", "Jon Aster"),
    )
    assert _states(desk, *told) == []


def test_hulls_that_overlap_leave_the_order_unknown(desk: Desk) -> None:
    told = (
        ("2025-06-12", "detained", "2025-01/2025-05", "Jon Aster"),
        ("2025-06-12", "exiled", "2025-05/2025-06", "Jon Aster"),
    )
    assert [f.code for f in _states(desk, *told)] == ["J402"]


def test_nobody_is_jailed_after_his_death(desk: Desk) -> None:
    told = (
        ("2025-03-02", "dead", "2025-03-01", "Jon Aster"),
        ("2025-05-12", "detained", "2025-05-10/..", "Jon Aster"),
        ("2025-06-12", "pardoned", "2025-06-10", "Jon Aster"),
    )
    assert [f.code for f in _states(desk, *told)] == ["J403"]


def test_groups_and_denials_are_not_compared(desk: Desk) -> None:
    told = (
        ("2025-05-10", "detained", "2025-01-05/..", "two activists"),
        ("2025-05-10", "in_hiding", None, "two activists"),
    )
    assert _states(desk, *told) == []


def test_a_deadline_that_passed_is_noted_and_a_held_one_is_not(desk: Desk) -> None:
    desk.report("a", "A trial of Jon Aster opens on 3 June.", "2025-05-10")
    desk.report("b", "It rained.", "2025-07-01")
    desk.deadline("a", "A trial of Jon Aster opens on 3 June", "trial", when="2025-06-03", parties=["Jon Aster"])
    assert found(desk) == []
    desk.event("b", "It rained", "PROTEST", "rained")
    assert [f.code for f in found(desk)] == ["J502"]
    desk.deadline("a", "A trial of Jon Aster", "trial", when="2025-06-03", parties=["Jon Aster"], modality="asserted")
    assert found(desk) == []


def test_an_act_after_its_report_is_flagged_unless_it_is_planned(desk: Desk) -> None:
    desk.report("a", "Police arrested Jon Aster.", "2025-05-10")
    told = {"when": "2025-06-01", "recipients": ["Jon Aster"], "mode": "arrest"}
    desk.event("a", "arrested Jon Aster", "COERCE", "arrested", modality="planned", **told)
    assert found(desk) == []
    desk.event("a", "Police arrested", "COERCE", "arrested", **told)
    assert [f.code for f in found(desk)] == ["J503"]


def test_an_unreadable_date_is_told_and_breaks_nothing(desk: Desk) -> None:
    desk.report("a", "Police arrested Jon Aster.", "2025-05-10")
    desk.event("a", "arrested Jon Aster", "COERCE", "arrested", when="next spring", recipients=["Jon Aster"])
    assert [f.code for f in found(desk)] == ["J504"]


def test_a_denial_is_found(desk: Desk) -> None:
    desk.report("a", "Jon Aster was freed. Jon Aster was not freed.", "2025-05-10")
    told = {"mode": "release", "recipients": ["Jon Aster"]}
    desk.event("a", "Jon Aster was freed", "RETREAT", "freed", **told)
    desk.event("a", "Jon Aster was not freed", "RETREAT", "freed", modality="negated", **told)
    assert [f.code for f in found(desk)] == ["J505"]


def test_a_finding_prints_like_a_compilers(desk: Desk) -> None:
    desk.report("a", "It rained. They were inside for 411 days.", "2025-05-08", "The Wire")
    desk.report("b", "Jon Aster entered on 20 March 2024.", "2025-05-09", "Alva Daily")
    desk.status(
        "a",
        "inside for 411 days",
        "Jon Aster",
        "in_refuge",
        when="2024-03-21/2025-05-06",
        duration="P411D",
        when_basis="derived",
    )
    desk.status(
        "b", "entered on 20 March 2024", "Jon Aster", "in_refuge", when="2024-03-20/..", attribution=["Ilse Orvander"]
    )
    (finding,) = found(desk)
    assert render(finding, desk.claims, desk.reports).splitlines() == [
        "warning[J101]: a stay of 411 days that ended 2025-05-06 began 2024-03-21, but another claim states 2024-03-20",
        "  --> a:21, The Wire, 2025-05-08",
        "   | They were inside for 411 days.",
        "   |           ^^^^^^^^^^^^^^^^^^^",
        "  --> b:10, Alva Daily, 2025-05-09, according to Ilse Orvander",
        "   | Jon Aster entered on 20 March 2024.",
        "   |           ^^^^^^^^^^^^^^^^^^^^^^^^",
        "  = 411 days before 2025-05-06 is 2024-03-21",
        "  = from 2024-03-20 to 2025-05-06: 412 days without the first day, 413 counting both",
        "  help: Read both sentences: a slip of a day, or another way of counting.",
    ]


def test_a_redacted_claim_is_named_and_not_quoted(desk: Desk) -> None:
    finding = Finding(code="J505", severity="warning", message="m", claims=("gone",))
    assert "  --> gone (not at hand)" in render(finding, {}, {})


def test_the_event_that_began_a_state_confirms_its_duration(desk: Desk) -> None:
    desk.report("a", "Jon Aster was inside for 412 days.", "2025-05-08")
    desk.report("b", "Norrmark gave Jon Aster asylum on 20 March 2024.", "2025-05-09")
    desk.status(
        "a",
        "inside for 412 days",
        "Jon Aster",
        "in_refuge",
        when="2024-03-20/2025-05-06",
        duration="P412D",
        when_basis="derived",
    )
    desk.event(
        "b", "gave Jon Aster asylum", "AID", "asylum", recipients=["Jon Aster"], actors=["Norrmark"], when="2024-03-20"
    )
    assert [f.code for f in found(desk)] == ["J102"]


def test_a_rough_duration_is_flagged_only_where_rounding_cannot_explain_it(desk: Desk) -> None:
    desk.report("a", "Jon Aster was in hiding for nine months.", "2025-05-08")
    desk.status(
        "a",
        "in hiding for nine months",
        "Jon Aster",
        "in_hiding",
        when="2024-08~/2025-05-08",
        duration="P9M",
        when_basis="derived",
    )
    desk.report("b", "Jon Aster went into hiding.", "2025-05-09")
    desk.status("b", "went into hiding", "Jon Aster", "in_hiding", when="2024-08-05/..")
    assert found(desk) == []
    desk.claims.pop()
    desk.status("b", "went into hiding", "Jon Aster", "in_hiding", when="2024-09-10/..")
    assert [f.code for f in found(desk)] == ["J101"]


def test_durations_with_two_ends_are_compared_by_their_begins(desk: Desk) -> None:
    desk.report("a", "Jon Aster was inside for 412 days. It was 411 days.", "2025-05-08")
    told = {"when_basis": "derived"}
    for days, when in ((412, "2024-03-20/2025-05-06"), (411, "2024-03-22/2025-05-07")):
        desk.status("a", f"{days} days", "Jon Aster", "in_refuge", when=when, duration=f"P{days}D", **told)
    (finding,) = found(desk, "J101")
    assert "another claim says 412 days until 2025-05-06, from 2024-03-20" in finding.message
    desk.claims.clear()
    for days, when in ((412, "2024-03-20/2025-05-06"), (413, "2024-03-20/2025-05-07")):
        desk.status("a", "Jon Aster was inside", "Jon Aster", "in_refuge", when=when, duration=f"P{days}D", **told)
    assert found(desk, "J101") == []


def test_a_duration_without_an_end_takes_the_records_and_says_so(desk: Desk) -> None:
    desk.report("a", "Jon Aster was inside for 412 days. It was 411 days.", "2025-05-08")
    desk.status(
        "a", "412 days", "Jon Aster", "in_refuge", when="2024-03-20/2025-05-06", duration="P412D", when_basis="derived"
    )
    desk.status("a", "411 days", "Jon Aster", "in_refuge", duration="P411D")
    (finding,) = found(desk, "J101")
    assert "one sentence tells no end; the end of the record was taken" in finding.steps


def test_a_state_with_a_duration_and_no_dates_may_be_over(desk: Desk) -> None:
    desk.report("a", "Jon Aster, in exile since 2024-11-30, had spent 14 months in prison.", "2025-05-08")
    desk.status("a", "Jon Aster, in exile since 2024-11-30", "Jon Aster", "exiled", when="2024-11-30/..")
    desk.status("a", "had spent 14 months in prison", "Jon Aster", "detained", duration="P14M")
    assert found(desk, "J401") == []


def test_flows_of_two_weeks_are_not_set_against_each_other(desk: Desk) -> None:
    desk.report("r", "Vigía: 10 releases. The Collective: 900 releases.", "2025-12-16")
    desk.count("r", "10 releases", 10, "releases", "flow", attribution=["Vigía"], when="2025-09-01/2025-09-07")
    desk.count("r", "900 releases", 900, "releases", "flow", attribution=["Collective"], when="2025-09-08/2025-09-14")
    assert found(desk) == []


def test_a_flow_without_a_window_contradicts_nothing(desk: Desk) -> None:
    desk.report("r", "Vigía: 10 releases. The Collective: 900 releases.", "2025-12-16")
    desk.count("r", "10 releases", 10, "releases", "flow", attribution=["Vigía"], when="2025-09-01/2025-09-07")
    desk.count("r", "900 releases", 900, "releases", "flow", attribution=["Collective"])
    assert found(desk, "J501") == []
