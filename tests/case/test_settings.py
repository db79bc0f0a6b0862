"""case.toml: commented defaults, and mistakes are told with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from veedor.case import Case, Settings
from veedor.case.settings import DEFAULT, parse
from veedor.errors import CaseError


def test_a_new_case_is_settled_by_commented_defaults(case: Case) -> None:
    assert (case.path / "case.toml").read_text() == DEFAULT
    assert case.settings == Settings()


def test_every_example_in_the_defaults_is_a_setting() -> None:
    shown = "\n".join(line[2:] if line.startswith('# "') else line for line in DEFAULT.splitlines())
    settings = parse(shown)
    assert settings.sources["Example Ministry"].party
    assert settings.weights == {"Example Wire": 0.5}


def test_without_the_file_the_defaults_hold(case: Case) -> None:
    (case.path / "case.toml").unlink()
    with Case.open(case.path) as again:
        assert again.settings == Settings()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("languages = [", "S003", None),
        ("\n\nwindows = 3 3", "S003", 3),
        ("language = 'en'", "S004", None),
        ("\nlanguages = ['English']", "S004", 2),
        ("languages = 'en'", "S004", 1),
        ("[windows]\nbefore_deadline = -1", "S004", 2),
        ("[windows]\n\nafter_deadline = 'soon'", "S004", 3),
        ("\nwindows = [[-30, -1], [7]]", "S004", 2),
        ("\nwindows = [[7, 0]]", "S004", 2),
        ("windows = []", "S004", 1),
        ("[sources]\n'A' = {party = 'yes'}", "S004", None),
        ("[weights]\n'A' = -1", "S004", None),
    ],
)
def test_a_mistake_is_told_with_its_place(case: Case, text: str, code: str, line: int | None) -> None:
    (case.path / "case.toml").write_text(text)
    with pytest.raises(CaseError) as caught:
        Case.open(case.path)
    told = caught.value.diagnostic
    assert (told.code, told.file) == (code, str(case.path / "case.toml"))
    assert line is None or told.line == line


def test_windows_of_an_older_file_are_one_window(case: Case) -> None:
    assert parse("[windows]\nbefore_deadline = 14").windows == ((-14, 7),)


def test_an_older_file_whose_windows_nobody_chose_has_those_of_today() -> None:
    assert parse("[windows]\nbefore_deadline = 21\nafter_deadline = 7") == Settings()


def test_another_encoding_is_told(case: Case, tmp_path: Path) -> None:
    (case.path / "case.toml").write_bytes("# año".encode("latin-1"))
    with pytest.raises(CaseError) as caught:
        Case.open(case.path)
    assert caught.value.diagnostic.code == "S003"
