"""Reading a vocabulary file: YAML, checked against a schema given as a type."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
import yaml

from veedor.errors import VocabularyError

T = TypeVar("T")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML in which only true and false are truth values, so that the words "on", "no" and "off" stay words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


class Plain(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML in which every scalar but null is text, so that the dates 2014 and 2014-02-12 stay as written."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def path_of(name: str) -> Path:
    """Where the vocabulary file `name` (without ``.yaml``) lies."""
    return Path(str(resources.files("veedor.vocabulary"))) / f"{name}.yaml"


def load(name: str, schema: type[T], *, plain: bool = False) -> T:
    """Read the vocabulary file `name` as `schema`.

    Args:
        name: file name without ``.yaml``, such as ``frames.en``.
        schema: any type that msgspec can convert to; unknown keys are refused where it forbids them.
        plain: every scalar is text, for files with dates.

    Raises:
        VocabularyError: V001 if the file is missing, is not YAML or breaks the schema.

    >>> load("plover", dict)["types"]["RETREAT"]["quad"]
    2
    """
    return cast(T, _load(name, cast(Any, schema), plain))


@cache
def _load(name: str, schema: Any, plain: bool) -> Any:
    file = path_of(name)
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=Plain if plain else _Loader)
        return msgspec.convert(data, schema, strict=False)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError("V001", file=str(file), name=name, reason=str(error)) from error


def entries() -> list[str]:
    """Names of all vocabulary files, sorted."""
    return sorted(p.name.removesuffix(".yaml") for p in path_of("plover").parent.glob("*.yaml"))
