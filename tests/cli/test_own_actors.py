"""Actors of one's own: `extract --actors`, and `actors` in case.toml."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from veedor.case import Case
from veedor.cli.program import veedor

REPORT = "Police in Karsholm arrested Ana Torvik on 3 May 2025. Casa Abierta condemned the arrest."
TABLE = "id,name,country,sectors\nmine/casa,Casa Abierta,CUB,SOC\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a report, a table of actors, and a broken one."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "actors.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "broken.csv").write_text("name,country\nCasa,CU\n", encoding="utf-8")
    return tmp_path


def extracted(*words: str) -> Any:
    return CliRunner().invoke(veedor, ["extract", *words])


def accuser(lines: str) -> dict[str, Any]:
    claims = [json.loads(line) for line in lines.splitlines() if line.startswith("{")]
    (event,) = [c for c in claims if c["kind"] == "event" and c["type"] == "ACCUSE"]
    found: dict[str, Any] = event["actors"][0]
    return found


def test_extract_names_the_actor_of_a_table(folder: Path) -> None:
    told = extracted(str(folder / "report.txt"), "--language", "en", "--actors", str(folder / "actors.csv"))
    assert told.exit_code == 0, told.output
    assert accuser(told.stdout) == {"name": "Casa Abierta", "entity": "mine/casa", "country": "CUB", "sectors": ["SOC"]}


def test_without_the_table_it_is_nobody_known(folder: Path) -> None:
    told = extracted(str(folder / "report.txt"), "--language", "en")
    assert accuser(told.stdout)["entity"] is None


def test_a_broken_table_stops_the_command_with_its_place(folder: Path) -> None:
    told = extracted(str(folder / "report.txt"), "--actors", str(folder / "broken.csv"))
    assert told.exit_code == 2
    assert f"{folder / 'broken.csv'}:2: error[V011]" in told.stderr


def test_a_case_reads_its_own_actors_and_goes_over_its_reports_again(folder: Path) -> None:
    with Case.new(folder / "case") as case:
        case.add(folder / "report.txt", language="en")
        (before,) = _accusers(case)
    (folder / "case" / "own.csv").write_text(TABLE, encoding="utf-8")
    settings = folder / "case" / "case.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("actors = []", 'actors = ["own.csv"]'))
    with Case.open(folder / "case") as case:
        result = case.extract_again()
        (after,) = _accusers(case)
        assert case.verify() == []
    assert (before.entity, after.entity, result.completed) == (None, "mine/casa", 1)


def _accusers(case: Case) -> list[Any]:
    claims: Callable[[], Any] = case.claims
    return [c.actors[0] for c in claims() if c.kind == "event" and c.type == "ACCUSE"]


def test_a_case_with_a_broken_table_says_where(folder: Path) -> None:
    with Case.new(folder / "case"):
        pass
    settings = folder / "case" / "case.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("actors = []", 'actors = ["../broken.csv"]'))
    told = CliRunner().invoke(veedor, ["add", str(folder / "case"), str(folder / "report.txt")])
    assert told.exit_code == 2
    assert "broken.csv:2: error[V011]" in told.stderr
