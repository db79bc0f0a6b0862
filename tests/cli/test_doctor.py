"""doctor: what is there, what is missing, and the command that mends it."""

from __future__ import annotations

import json
from importlib import metadata

from tests.cli.conftest import run


def parts(*words):
    return {part["name"]: part for part in json.loads(run("doctor", *words, "--json").stdout)["parts"]}


def test_everything_that_veedor_needs_is_looked_at():
    assert {"Python", "Veedor", "model for en", "full-text search", "memory", "cores", "disk", "matrix kernel"} <= set(
        parts()
    )


def test_the_model_is_named_with_its_licence_and_hash():
    assert "MIT" in parts()["model for en"]["found"]
    assert "sha256:" in parts()["model for en"]["found"]


def test_what_is_missing_says_how_to_get_it(monkeypatch):
    original = metadata.version

    def without(name):
        if name == "polars":
            raise metadata.PackageNotFoundError(name)
        return original(name)

    monkeypatch.setattr(metadata, "version", without)
    result = run("doctor")
    assert "pip install 'veedor[frames]'" in result.stdout
    assert result.exit_code == 0  # an optional part


def test_what_is_wrong_makes_the_code_1(monkeypatch):
    monkeypatch.setattr("veedor.language.runtime.MODELS", {"en": ("no_such_model", "no-such-model==1")})
    result = run("doctor")
    assert result.exit_code == 1
    assert "pip install no-such-model==1" in result.stdout


def test_a_further_language_that_is_missing_is_nothing_wrong(monkeypatch):
    monkeypatch.setattr("veedor.language.runtime.MODELS", {"es": ("no_such_model", "no-such-model==1")})
    result = run("doctor")
    assert result.exit_code == 0
    assert "veedor install-language es" in result.stdout


def test_a_case_is_looked_at_too(made_case):
    found = parts(made_case)
    assert found["case"]["found"].startswith("2 reports")
    assert found["ledger"]["found"] == "verifies"
