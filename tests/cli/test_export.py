"""export: the registries of tables and formats on the command line."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import run

from veedor.exchange import all_formats


def test_jsonl_gives_what_extract_gives(made_case, reports_file):
    exported = [json.loads(line) for line in run("export", made_case, "claims").stdout.splitlines()]
    assert exported == [json.loads(line) for line in run("extract", reports_file).stdout.splitlines()]


@pytest.mark.parametrize("what", ["claims", "records", "findings"])
@pytest.mark.parametrize("form", list(all_formats()))
def test_every_table_in_every_format(made_case, tmp_path, what, form):
    file = tmp_path / f"{what}.{form}"
    result = run("export", made_case, what, "-o", file, "--json")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert answer["format"] == form
    assert file.is_file()
    assert [f.name for f in tmp_path.iterdir()] == [file.name]  # nothing half-written is left beside it


def test_records_name_their_sources(made_case):
    import csv
    import io

    text = run("export", made_case, "records", "--format", "csv").stdout_bytes.decode("utf-8-sig")
    sources = {row["sources"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert "Radio Faro" in " ".join(sources)


def test_unknown_words_name_the_known_ones(made_case):
    table = run("export", made_case, "people")
    assert table.exit_code == 2
    assert "claims, records, findings" in table.stderr
    form = run("export", made_case, "claims", "--format", "ods")
    assert form.exit_code == 2
    assert "csv, jsonl, parquet, xlsx" in form.stderr


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
