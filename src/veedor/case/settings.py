"""``case.toml``: what a person settles for a case.

An unknown key or a value of the wrong type is an error with its place, so that a slip of the pen does not
pass for a setting.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

import msgspec

from veedor.errors import CaseError

FILE = "case.toml"

DEFAULT = """\
# Settings of this case. Lines that begin with # are explanations; take the # away to make a setting of an
# example.

# The language of reports that do not state theirs, as one code: ["en"]. With none or several, the words of a
# report decide.
languages = []

# Files of your own actors (CSV or YAML), relative to this folder: ["actors.csv"]. They win over the packs.
actors = []

# Windows of the leverage test, in days from a date, both ends within: [-30, -1] is the thirty days before it. Each one
# more has to be paid for with weaker evidence. `veedor freeze` settles them.
windows = [[-30, -1], [0, 7], [8, 30]]

[sources]
# What is known of a source, by the name that reports give. `party = true` marks one side of the conflict:
# what only it says is shown as such.
# "Example Ministry" = { kind = "government", party = true }

[weights]
# How much a source counts in an analysis; 1 unless it stands here.
# "Example Wire" = 0.5
"""

Day = Annotated[int, msgspec.Meta(ge=-3660, le=3660)]
Window = Annotated[tuple[Day, ...], msgspec.Meta(min_length=2, max_length=2)]
Weight = Annotated[float, msgspec.Meta(ge=0, le=1000)]
Language = Annotated[str, msgspec.Meta(pattern="^[a-z]{2}$")]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of a source.

    Args:
        kind: a word of your own (``ngo``, ``wire``, ``government``), or None.
        party: whether it is a side in the conflict that it reports on.
    """

    kind: str | None = None
    party: bool = False


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The settings of a case.

    Args:
        languages: ISO 639-1 codes. Exactly one is the language of reports that state none.
        actors: files of the user's own actors, relative to the case.
        sources: name as in the reports -> what is known of it.
        windows: of the leverage test: from which day to which, counted from a date; negative days are before it.
        weights: name as in the reports -> 0 to 1000; sources that are not named weigh 1.

    >>> parse(DEFAULT) == Settings()
    True
    """

    languages: tuple[Language, ...] = ()
    actors: tuple[str, ...] = ()
    sources: dict[str, Source] = {}
    windows: Annotated[tuple[Window, ...], msgspec.Meta(min_length=1)] = ((-30, -1), (0, 7), (8, 30))
    weights: dict[str, Weight] = {}

    @property
    def language(self) -> str | None:
        """The language of reports that state none, if it is settled."""
        return self.languages[0] if len(self.languages) == 1 else None


def load(path: Path) -> Settings:
    """Read a settings file; one that is missing stands for the defaults.

    Raises:
        CaseError: S003 if it is not TOML in UTF-8, S004 for an unknown key or a wrong value.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError as error:
        raise CaseError("S003", file=str(path), reason=f"it is not UTF-8 ({error.reason})") from error
    return parse(text, file=str(path))


def parse(text: str, *, file: str = FILE) -> Settings:
    """Read settings from TOML.

    Raises:
        CaseError: as `load`.

    >>> parse('weights = {"Example Wire" = 0.5}').weights
    {'Example Wire': 0.5}
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError("S003", file=file, line=_line(str(error)), reason=str(error)) from error
    try:
        settings = msgspec.convert(_updated(values), Settings)
    except msgspec.ValidationError as error:
        raise CaseError("S004", file=file, line=_line_of(text, str(error)), reason=str(error)) from error
    if wrong := [list(window) for window in settings.windows if window[0] > window[1]]:
        reason = f"the window {wrong[0]} ends before it begins - at `$.windows`"
        raise CaseError("S004", file=file, line=_line_of(text, reason), reason=reason)
    return settings


class _Near(msgspec.Struct, forbid_unknown_fields=True):
    """What stood under ``[windows]`` before there could be several of them."""

    before_deadline: Annotated[int, msgspec.Meta(ge=0, le=3660)] = 21
    after_deadline: Annotated[int, msgspec.Meta(ge=0, le=3660)] = 7


def _updated(values: dict[str, Any]) -> dict[str, Any]:
    """The same settings in the form of today: files of older cases stay valid."""
    old = values.get("windows")
    if not isinstance(old, dict):
        return values
    near = msgspec.convert(old, _Near)
    rest = {name: value for name, value in values.items() if name != "windows"}
    if near == _Near():  # what every new file had: nobody chose it
        return rest
    return rest | {"windows": [[-near.before_deadline, near.after_deadline]]}


def _line(message: str) -> int | None:
    match = re.search(r"at line (\d+)", message)
    return int(match[1]) if match else None


def _line_of(text: str, message: str) -> int | None:
    """The line of the key that the message names last, if it stands at the beginning of one."""
    names = re.findall(r"\.([a-z_]+)|`([^`$.]+)`", message)
    for name in ("".join(pair) for pair in reversed(names)):
        for number, line in enumerate(text.splitlines(), 1):
            if re.match(rf"\s*\[?\"?{re.escape(name)}\"?\s*[\]=]", line):
                return number
    return None
