"""verify, head, redact: what the commands tell, and their exit codes."""

from __future__ import annotations

import json
import re
import sqlite3

from tests.cli.conftest import run


def test_a_head_is_one_line_to_note(made_case):
    assert re.fullmatch(r"\d+:[0-9a-f]{64}\n", run("head", made_case).stdout)


def test_an_untouched_case_verifies_by_itself_and_against_a_head(made_case):
    head = run("head", made_case).stdout.strip()
    assert run("verify", made_case).exit_code == 0
    result = run("verify", made_case, "--against", head)
    assert result.exit_code == 0
    assert "nothing was removed" in result.stdout


def test_an_older_head_still_holds_after_adding(case):
    head = run("head", case).stdout.strip()
    run("add", case, "-", input="Police freed two men.")
    assert run("head", case).stdout.strip() != head
    assert run("verify", case, "--against", head).exit_code == 0


def test_a_strange_head_is_wrong_usage(made_case):
    result = run("verify", made_case, "--against", "yesterday")
    assert result.exit_code == 2
    assert "error[K013]" in result.stderr


def test_another_head_does_not_verify(made_case):
    number = run("head", made_case).stdout.split(":")[0]
    result = run("verify", made_case, "--against", f"{number}:{'0' * 64}")
    assert result.exit_code == 3
    assert "error[K012]" in result.stdout


def test_an_altered_entry_is_found(case):
    with sqlite3.connect(case / "case.db") as connection:
        for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            connection.execute(f'drop trigger "{name}"')
        connection.execute("update entries set body = replace(body, 'veedor', 'someone') where seq = 2")
    connection.close()
    result = run("verify", case, "--json")
    assert result.exit_code == 3, result.output
    assert json.loads(result.stdout)["intact"] is False


def test_a_report_is_erased_and_the_case_still_verifies(case):
    result = run("redact", case, "faro-1", "--reason", "a source is in danger")
    assert result.exit_code == 0, result.output
    assert "Erased 1 report" in result.stdout
    assert run("verify", case).exit_code == 0
    shown = run("show", case, "faro-1")
    assert shown.exit_code == 2
    assert "error[S022]" in shown.stderr
    assert b"Vereda arrested" not in (case / "case.db").read_bytes()


def test_a_reason_is_needed(case):
    assert run("redact", case, "faro-1").exit_code == 2
