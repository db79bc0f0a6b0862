"""new and add: what a person sees, and what may be repeated."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.cli.conftest import run


def test_a_new_case_says_what_to_do_next(tmp_path):
    result = run("new", tmp_path / "case")
    assert result.exit_code == 0
    assert result.stdout.endswith("/case FILE...\n")
    assert (tmp_path / "case" / "case.toml").is_file()


def test_a_case_is_not_made_over_something_else(tmp_path):
    (tmp_path / "precious.txt").write_text("mine")
    result = run("new", tmp_path)
    assert result.exit_code == 2
    assert "error[S001]" in result.stderr


def test_adding_again_changes_nothing(case, reports_file):
    head = run("head", case).stdout
    result = run("add", case, reports_file)
    assert result.exit_code == 0
    assert result.stdout == "0 reports added, 2 unchanged, 0 claims.\n"
    assert run("head", case).stdout == head


def test_what_cannot_be_read_is_listed_and_the_rest_is_added(case, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "good.txt").write_text("Police freed two men.")
    (tmp_path / "in" / "lines.jsonl").write_text('{"text": "Police freed nine men."}\n{"text": \n')
    result = run("add", case, tmp_path / "in", tmp_path / "absent")
    assert result.exit_code == 1
    assert result.stdout.startswith("2 reports added")
    assert "empty.txt: error[R001]" in result.stderr
    assert "lines.jsonl:2: error[R020]" in result.stderr
    assert "error[U001]" in result.stderr
    assert result.stderr.splitlines()[-1].startswith("3 errors")


def test_standard_input_is_a_report(case):
    result = run("add", case, "-", input="Police freed two men.", catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("1 report added")


def test_json_tells_the_numbers(case, reports_file):
    answer = json.loads(run("add", case, reports_file, "--json").stdout)
    assert (answer["added"], answer["unchanged"]) == (0, 2)


def test_no_case_is_said_so(tmp_path):
    result = run("add", tmp_path / "nothing", "x.txt")
    assert result.exit_code == 2
    assert "error[S002]" in result.stderr
    assert "veedor new" in result.stderr


def test_the_whole_way_in_processes_of_their_own(tmp_path):
    """As installed: three processes, results on standard output, messages on the error stream."""

    def veedor(*words, **extra):
        command = [sys.executable, "-m", "veedor", *words]
        return subprocess.run(command, capture_output=True, cwd=tmp_path, check=False, **extra)

    assert veedor("new", "case").returncode == 0
    added = veedor("add", "case", "-", input=b"Police in Vereda freed two men.")
    assert (added.returncode, added.stderr) == (0, b"")
    listed = veedor("records", "case", "--json")
    assert json.loads(listed.stdout)["records"]
