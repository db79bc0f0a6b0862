"""demo: from the example reports to a proven brief, in one command."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import run


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo, run once in an empty folder."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, run("demo", folder / "demo-case")


def test_it_shows_every_kind_and_what_does_not_fit(demo):
    _, result = demo
    assert result.exit_code == 0, result.output
    for heading in ("EVENTS", "COUNTS", "STATUSES", "DEADLINES", "WHAT DOES NOT FIT"):
        assert heading in result.stdout
    assert "differs in" in result.stdout
    assert "412" in result.stdout
    assert "411" in result.stdout


def test_it_fits_80_columns(demo):
    _, result = demo
    long = [
        line for line in result.stdout.splitlines() if len(line) > 80 and "veedor " not in line and ".html" not in line
    ]
    assert long == []


def test_its_brief_is_proven(demo):
    folder, _ = demo
    assert run("brief", folder / "demo-case", "--check", folder / "brief.html").exit_code == 0


def test_it_is_made_anew_over_itself_only(demo, tmp_path):
    folder, _ = demo
    again = run("demo", folder / "demo-case", "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout)["records"]["event"] > 0
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("precious")
    refused = run("demo", tmp_path / "mine")
    assert refused.exit_code == 2
    assert "error[U009]" in refused.stderr
    assert (tmp_path / "mine" / "notes.txt").read_text() == "precious"
