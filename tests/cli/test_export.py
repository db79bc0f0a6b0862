"""export: the registries of tables and formats on the command line."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import run

from veedor.exchange import all_formats, all_tables


def test_jsonl_gives_what_extract_gives(made_case, reports_file):
    exported = [json.loads(line) for line in run("export", made_case, "claims").stdout.splitlines()]
    assert exported == [json.loads(line) for line in run("extract", reports_file).stdout.splitlines()]


@pytest.mark.parametrize("what", list(all_tables()))
@pytest.mark.parametrize("form", list(all_formats().values()), ids=lambda form: form.name)
def test_every_table_in_every_format(made_case, tmp_path, what, form):
    file = tmp_path / f"{what}{form.suffix}"
    result = run("export", made_case, what, "-o", file, "--json")
    if form.tables is not None and what not in form.tables:
        assert result.exit_code == 2
        assert json.loads(result.stderr)["code"] == "E005"
        assert not list(tmp_path.iterdir())
        return
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert answer["format"] == form.name
    assert file.is_file()
    assert [f.name for f in tmp_path.iterdir()] == [file.name]  # nothing half-written is left beside it


def test_records_name_their_sources(made_case):
    import csv
    import io

    text = run("export", made_case, "records", "--format", "csv").stdout_bytes.decode("utf-8-sig")
    sources = {row["sources"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert "Radio Faro" in " ".join(sources)


def test_unknown_words_name_the_known_ones(made_case):
    table = run("export", made_case, "persons")
    assert table.exit_code == 2
    assert "claims, records, findings, events" in table.stderr
    form = run("export", made_case, "claims", "--format", "ods")
    assert form.exit_code == 2
    assert "ftm, geojson, huridocs" in " ".join(form.stderr.split())


def test_bytes_do_not_go_to_a_terminal(made_case, monkeypatch):
    monkeypatch.setattr("veedor.cli.export._is_terminal", lambda: True)
    result = run("export", made_case, "claims", "--format", "parquet")
    assert result.exit_code == 2
    assert "error[E003]" in result.stderr


def test_a_failed_export_leaves_the_old_file(made_case, tmp_path, monkeypatch):
    file = tmp_path / "claims.jsonl"
    file.write_text("old")

    def fail(*arguments, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("veedor.exchange.exporting.export", fail)
    monkeypatch.setattr("veedor.exchange.export", fail)
    result = run("export", made_case, "claims", "-o", file)
    assert result.exit_code == 2
    assert "error[U006]" in result.stderr
    assert file.read_text() == "old"
    assert [f.name for f in tmp_path.iterdir()] == [file.name]


def test_a_codebook_is_written_beside(made_case, tmp_path):
    data, book = tmp_path / "people.csv", tmp_path / "people.md"
    result = run("export", made_case, "people", "-o", data, "--codebook", book)
    assert result.exit_code == 0, result.output
    assert "what its fields mean" in result.stdout
    assert "| `state` | text | the state |" in book.read_text(encoding="utf-8")


def test_a_codebook_in_another_form_is_refused_before_anything_is_written(made_case, tmp_path):
    result = run("export", made_case, "people", "-o", tmp_path / "people.csv", "--codebook", tmp_path / "people.pdf")
    assert result.exit_code == 2
    assert "error[E006]" in result.stderr
    assert not list(tmp_path.iterdir())


def test_the_deadlines_are_a_calendar(made_case):
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(run("export", made_case, "deadlines", "--format", "ics").stdout_bytes)
    (event,) = [part for part in calendar.walk("VEVENT") if "Corvane" in part["SUMMARY"]]
    assert event.decoded("DTSTART").isoformat() == "2025-05-27"


def test_what_a_format_leaves_out_is_told(case, tmp_path):
    report = tmp_path / "planned.txt"
    report.write_text("The government will free twelve prisoners in Vereda next week.", encoding="utf-8")
    assert run("add", case, report, "--language", "en", "--published", "2025-05-09").exit_code == 0
    result = run("export", case, "events", "--format", "plover")
    assert result.exit_code == 0
    assert "note[E008]" in result.stderr


def test_protected_people_are_withheld(made_case):
    whole = run("export", made_case, "events", "--format", "csv").stdout
    assert "in Vereda" in whole
    shielded = run("export", made_case, "events", "--format", "csv", "--protect", "Inés Otamendi").stdout
    assert "Vereda" not in shielded
    assert "Otamendi" in shielded
