"""Progress: a bar for people, lines for logs, nothing where nobody asked."""

from __future__ import annotations

import pytest

from veedor.cli import progress as module
from veedor.cli.progress import Progress
from veedor.cli.session import Session


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test moves."""
    now = [0.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


def test_a_bar_is_painted_over_and_wiped(clock, capsys):
    with Progress("Adding", unit="reports", total=4, style="bar") as progress:
        clock[0] += 1
        progress()
        clock[0] += 1
        progress(4)
    shown = capsys.readouterr().err
    assert "\rAdding [#####...............] 1 of 4 reports" in shown
    assert "\rAdding [####################] 4 of 4 reports" in shown
    assert shown.endswith("\r")


def test_lines_come_now_and_then(clock, capsys):
    with Progress("Adding", unit="reports", total=None, style="lines") as progress:
        for _ in range(100):
            clock[0] += 1
            progress()
    assert len(capsys.readouterr().err.splitlines()) == 10


def test_a_short_run_says_nothing(capsys):
    with Progress("Adding", unit="reports", total=None, style="lines") as progress:
        progress()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("as_json", "asked", "style"),
    [
        (False, None, "lines"),
        (False, True, "bar"),
        (False, False, "none"),
        (True, None, "none"),
        (True, True, "bar"),
    ],
)
def test_what_was_asked_decides(as_json, asked, style):
    assert Session(as_json=as_json, progress=asked).watch("Adding").style == style


def test_a_terminal_gets_a_bar(monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert Session().watch("Adding").style == "bar"


def test_no_color_is_respected(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Session().emphasis("x") == "\x1b[1mx\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Session().emphasis("x") == "x"
