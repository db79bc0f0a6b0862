"""The table of weights: which acts are repression, which are concession, and how many operations each counts for.

The table is data (``vocabulary/balance.yaml``); a case or a person can bring an edited copy.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import yaml

from veedor.errors import VocabularyError
from veedor.vocabulary import load

FILE = "balance.yaml"
"""Name of an edited copy in the folder of a case."""

Side = Literal["repression", "concession"]
Stage = Literal["executed", "announced"]
Label = dict[Literal["en", "es"], str]


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the table; the head of the file explains each field."""

    act: str
    side: Side
    stage: Stage
    toward: Literal["home", "anyone"]
    unnamed: Literal["count", "leave"]
    weight: Annotated[float, msgspec.Meta(ge=0, le=1000)]
    reason: Label


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The schema of ``vocabulary/balance.yaml``.

    Args:
        agents: primary sectors of those through whom a government acts.
        armed: sectors toward whom alone an act is no repression.
        sides, stages: what they are called.
        acts: the lines.
    """

    agents: frozenset[str]
    armed: frozenset[str]
    sides: dict[Side, Label]
    stages: dict[Stage, Label]
    acts: tuple[Act, ...]

    def find(self, type: str, mode: str | None) -> Act | None:
        """The line that fits, the one with the mode before the one without; None if there is none.

        >>> table = weights()
        >>> table.find("COERCE", "arrest").unnamed, table.find("COERCE", "seize").act, table.find("PROTEST", "demo")
        ('count', 'COERCE', None)
        """
        lines = {line.act: line for line in self.acts}
        return lines.get(f"{type}-{mode}") or lines.get(type) if mode else lines.get(type)


def weights(path: str | PathLike[str] | None = None) -> Weights:
    """The table that ships with Veedor, or an edited copy.

    Args:
        path: a YAML file of the same form, or None.

    Raises:
        VocabularyError: V001 if it cannot be read or breaks the schema.

    >>> sorted({line.side for line in weights().acts})
    ['concession', 'repression']
    """
    if path is None:
        return load("balance", Weights)
    file = Path(path)
    try:
        return msgspec.convert(yaml.safe_load(file.read_text(encoding="utf-8")), Weights, strict=False)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError("V001", file=str(file), name=file.name, reason=str(error)) from error
