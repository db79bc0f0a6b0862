"""The balance of a record, and what may be said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas
import pytest

from veedor.analysis.balance import balance
from veedor.analysis.registry import Scope, get_analysis
from veedor.case import Case
from veedor.reports import from_text

LANGUAGES = ("en", "es")


def record(repression: int, concession: int, *, weeks: int = 120, seed: int = 1, **more: Any) -> pandas.DataFrame:
    """So many arrests and releases on random days."""
    n = repression + concession
    days = pandas.Timestamp("2023-01-02") + pandas.to_timedelta(
        np.random.default_rng(seed).integers(0, 7 * weeks, n), "D"
    )
    types = [("COERCE", "arrest")] * repression + [("RETREAT", "release")] * concession
    return pandas.DataFrame(
        {"first": days, "last": days, "type": [t[0] for t in types], "mode": [t[1] for t in types], **more}
    )


def reports(a_week: int, weeks: int = 120) -> pandas.DataFrame:
    days = pandas.Timestamp("2023-01-02") + pandas.to_timedelta(np.arange(weeks * a_week) // a_week * 7, "D")
    return pandas.DataFrame({"published": days})


def keys(result: Any) -> list[str]:
    return [sentence.key for sentence in result.sentences()]


def test_the_balance_of_the_whole_is_told_with_its_interval() -> None:
    found = balance(record(30, 10))
    assert found.overall == pytest.approx((-0.5, -0.727, -0.203), abs=0.001)
    assert "balance" in keys(found)


def test_what_is_known_from_one_source_comes_first() -> None:
    told = balance(record(30, 10, sources=[["A"]] * 30 + [["A", "B"]] * 10)).sentences()
    assert "75%" in told[0].text


def test_few_acts_cannot_be_told() -> None:
    assert "cannot_tell" in keys(balance(record(3, 2)))


def test_no_acts_are_no_data() -> None:
    found = balance(record(0, 0), reports(2))
    assert keys(found) == ["no_data"]
    assert found.overall is None
    assert all(table.empty for table in found.tables().values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_can_be_said_in_both_languages(language: str) -> None:
    told = record(30, 10, actor_sectors=[["GOV"]] * 36 + [["OPP"]] * 4, modality=["asserted"] * 38 + ["alleged"] * 2)
    for found in (balance(told), balance(told, reports(3)), balance(told.head(2)), balance(told.head(0))):
        for sentence in found.sentences(language):
            assert sentence.text
            assert "{" not in sentence.text


def test_a_table_without_actors_says_so() -> None:
    assert "no_sectors" in keys(balance(record(30, 10)))
    assert "no_sectors" not in keys(balance(record(30, 10, actor_sectors=[["GOV"]] * 40)))


def test_who_is_not_named_is_told() -> None:
    told = record(30, 10, actor_sectors=[["GOV"]] * 39 + [[]]).assign(type=["COERCE"] * 39 + ["ASSAULT"], mode=None)
    assert "actor_unknown" in keys(balance(told))


def test_several_countries_are_told() -> None:
    assert "countries" in keys(balance(record(2, 2, country=["XXA", "XXA", "XXB", "XXB"])))
    assert "countries" not in keys(balance(record(2, 2, country=["XXA", "XXA", "XXB", "XXB"]), home="XXA"))


def test_growth_beyond_attention_is_told() -> None:
    rng = np.random.default_rng(5)
    weeks = np.repeat(np.arange(120), rng.poisson(np.linspace(0.3, 4, 120)))
    days = pandas.Timestamp("2023-01-02") + pandas.to_timedelta(7 * weeks, "D")
    grown = balance(pandas.DataFrame({"first": days, "last": days, "type": "COERCE"}), reports(5))
    assert "trend_changed_repression" in keys(grown)


def test_growth_that_follows_attention_is_not() -> None:
    rng = np.random.default_rng(5)
    volume = rng.poisson(np.linspace(4, 40, 120))
    acts, told = (pandas.Timestamp("2023-01-02") + pandas.to_timedelta(7 * np.repeat(np.arange(120), n), "D")
                  for n in (rng.poisson(volume * 0.1), volume))  # fmt: skip
    events = pandas.DataFrame({"first": acts, "last": acts, "type": "COERCE"})
    assert "trend_flat_repression" in keys(balance(events, pandas.DataFrame({"published": told})))
    assert "trend_changed_no_volume_repression" in keys(balance(events))


def test_the_model_names_side_and_term() -> None:
    table = balance(record(60, 40), reports(4)).tables()["model"]
    assert table["term"].tolist() == ["repression: rate", "repression: year", "concession: rate", "concession: year"]
    assert (table["low"] < table["estimate"]).all()
    assert (table["estimate"] < table["high"]).all()


def test_a_side_of_the_conflict_is_named_in_the_evidence() -> None:
    told = record(3, 1, sources=[["Ministry"], ["Ministry"], ["Wire"], ["Ministry", "Wire"]])
    assert balance(told, parties=frozenset({"Ministry"})).evidence.party_share == 0.5


@pytest.fixture
def case(tmp_path: Path) -> Any:
    with Case.new(tmp_path / "case") as made:
        (made.path / "case.toml").write_text(
            '[sources]\n"Interior Ministry" = { party = true }\n[weights]\n"Far Gazette" = 0.5\n', encoding="utf-8"
        )
    with Case.open(tmp_path / "case") as made:
        made.add(
            [
                from_text(
                    "Police arrested two teachers in Caracas on 3 March 2025.",
                    id="a",
                    source="Far Gazette",
                    published="2025-03-04",
                    language="en",
                ),
                from_text(
                    "Venezuelan police released two teachers on 12 March 2025.",
                    id="b",
                    source="Invented Wire",
                    published="2025-03-13",
                    language="en",
                ),
            ]
        )
        yield made


def test_a_case_has_a_balance(case: Any) -> None:
    rows = get_analysis("balance").run(case, Scope()).tables()["series"]
    assert rows[["repression", "concession"]].sum().tolist() == [0.5, 1]
    assert rows["volume"].tolist() == [1, 1]


def test_a_case_may_bring_its_own_table(case: Any) -> None:
    text = Path(__file__).parents[2].joinpath("src/veedor/vocabulary/balance.yaml").read_text(encoding="utf-8")
    (case.path / "balance.yaml").write_text(text.replace("weight: 1", "weight: 3"), encoding="utf-8")
    found = get_analysis("balance").run(case, Scope())
    assert found.counted.whole["concession"] == 3
    assert "edited" in found.method


def test_a_scope_holds_one_country(case: Any) -> None:
    assert get_analysis("balance").run(case, Scope(country="NIC")).overall is None


def test_no_trend_where_the_reports_of_most_acts_have_no_day():
    import pandas

    days = pandas.date_range("2022-01-10", periods=40, freq="28D")
    acts = pandas.DataFrame({"first": days, "last": days, "type": "COERCE", "mode": "arrest"})
    all_dated = pandas.DataFrame({"published": days, "source": "Wire"})
    few_dated = all_dated.assign(published=all_dated["published"].where(all_dated.index < 12))
    assert balance(acts, all_dated).uncovered == frozenset()
    found = balance(acts, few_dated)
    assert found.uncovered == {"repression"}
    assert found.model["repression"] == ()
    for language, words in (("en", "no report has a day"), ("es", "ningún informe tiene día")):
        assert any(words in sentence.text for sentence in found.sentences(language))
