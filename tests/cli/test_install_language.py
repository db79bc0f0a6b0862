"""install-language: what it tells, and its exit codes."""

from __future__ import annotations

import json

from tests.cli.conftest import run


def test_the_licence_is_told_before_anything_is_done(monkeypatch):
    seen = []
    monkeypatch.setattr("veedor.cli.install_language.install", lambda *_, **__: seen.append("installed") or True)
    result = run("install-language", "es")
    assert result.exit_code == 0
    assert seen == ["installed"]
    assert "GPL-3.0" in result.stdout.splitlines()[0]


def test_a_model_that_is_there_is_left_alone(monkeypatch):
    monkeypatch.setattr("veedor.cli.install_language.install", lambda *_, **__: False)
    told = json.loads(run("install-language", "es", "--json").stdout)
    assert told["installed"] is False
    assert told["sha256"].startswith("abb19954")


def test_a_file_that_is_another_one_makes_the_code_3(tmp_path):
    file = tmp_path / "model.whl"
    file.write_text("no model")
    result = run("install-language", "es", "--from", file)
    assert result.exit_code == 3
    assert "error[L006]" in result.stderr


def test_a_language_without_a_pinned_model_is_refused():
    assert run("install-language", "fr").exit_code == 2
