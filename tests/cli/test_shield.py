"""Every error becomes a message with a code and an exit code, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from veedor.cli import program
from veedor.cli.command import command
from veedor.errors import CaseError, InputError, IntegrityError, UsageError, diagnostic


def run(monkeypatch, body, *words):
    """Run a command `new` whose body is replaced."""
    declared = command("new", "for the test")(body)
    monkeypatch.setattr("veedor.cli.new.new_command", declared)
    return CliRunner().invoke(program.veedor, ["new", *words])


@pytest.mark.parametrize(("error", "code"), [(UsageError, 2), (InputError, 1), (IntegrityError, 3), (CaseError, 2)])
def test_errors_of_veedor_are_messages(monkeypatch, error, code):
    def body(session):
        """Fail."""
        raise error("U001", path="reports/")

    result = run(monkeypatch, body)
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr == (
        "error[U001]: there is no such file or folder: reports/\n  help: Check the spelling of the path.\n"
    )


def test_with_json_messages_are_json(monkeypatch):
    def body(session):
        """Fail."""
        raise UsageError("U001", path="x")

    result = run(monkeypatch, body, "--json")
    assert json.loads(result.stderr)["code"] == "U001"
    assert result.stdout == ""


def test_a_bug_is_named_and_its_traceback_kept_for_debug(monkeypatch):
    def body(session):
        """Fail."""
        raise ZeroDivisionError("division of nothing")

    result = run(monkeypatch, body)
    assert result.exit_code == program.BUG
    assert "error[U004]" in result.stderr
    assert "ZeroDivisionError: division of nothing" in result.stderr
    assert "Traceback" not in result.stderr
    assert "Traceback" in run(monkeypatch, body, "--debug").stderr


def test_an_interruption_says_that_nothing_is_lost(monkeypatch):
    def body(session):
        """Be interrupted."""
        raise KeyboardInterrupt

    result = run(monkeypatch, body)
    assert result.exit_code == program.INTERRUPTED
    assert "Interrupted. What was stored is kept" in result.stderr


def test_wrong_usage_is_coded_and_says_where_to_look():
    result = CliRunner().invoke(program.veedor, ["records"])
    assert result.exit_code == 2
    assert "error[U003]: missing argument 'CASE'" in result.stderr
    assert "help: See: veedor records --help." in result.stderr


def test_an_unknown_command_is_wrong_usage():
    result = CliRunner().invoke(program.veedor, ["record"])
    assert result.exit_code == 2
    assert "no such command 'record'" in result.stderr


@pytest.mark.parametrize("date", ["yesterday", "2025-02-30", "2025-5-6", "06/05/2025"])
def test_a_date_that_is_none_is_wrong_usage(date):
    result = CliRunner().invoke(program.veedor, ["records", "case", "--since", date])
    assert result.exit_code == 2
    assert "is not a date" in result.stderr


def test_messages_kept_are_listed_at_the_end_and_make_the_code_1(monkeypatch):
    def body(session):
        """Skip something."""
        session.note(diagnostic("U001", path="a"))
        session.note(diagnostic("U001", path="b"))
        session.say("done")

    result = run(monkeypatch, body)
    assert result.exit_code == 1
    assert result.stdout == "done\n"
    assert result.stderr.splitlines()[-1] == "2 errors"


def test_every_command_has_the_shared_options():
    context = click.Context(program.veedor)
    for name in program.COMMANDS:
        options = {word for param in program.veedor.get_command(context, name).params for word in param.opts}
        assert {"--json", "--progress", "--debug"} <= options, name


def test_a_closed_pipe_ends_quietly():
    """`veedor --help | head -0`: no traceback, and the code that shells give for it."""
    code = (
        "import sys; from veedor.cli import program\n"
        "from veedor.cli.command import command\n"
        "def body(session):\n"
        "    'Say much.'\n"
        "    for n in range(100_000): session.line(b'x' * 100)\n"
        "import veedor.cli.new as new\n"
        "new.new_command = command('new', 's')(body)\n"
        "sys.exit(program.veedor.main(['new'], standalone_mode=False))"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == program.NO_READER


def test_the_module_runs_as_the_command_does():
    result = subprocess.run([sys.executable, "-m", "veedor", "nonsense"], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "error[U003]" in result.stderr
