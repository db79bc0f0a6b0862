"""Actors in YAML, each with the line where it stands, so that a fault can be told with its place."""

from __future__ import annotations

from typing import Any

import yaml

from veedor.errors import VocabularyError
from veedor.vocabulary.loading import Plain


def from_yaml(text: str, file: str) -> list[tuple[int, dict[str, Any]]]:
    """The entries of a file, each with its line.

    Args:
        text: the whole file: a list of entries, or a mapping with ``actors`` and, for all of them, ``country``.
        file: its name, for messages.

    Raises:
        VocabularyError: V010 for what is no YAML or holds no list, V011 for an entry that is no mapping.
    """
    try:
        loader = Plain(text)
        try:
            root = loader.get_single_node()
            data = loader.construct_document(root) if root is not None else None
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        raise VocabularyError("V010", file=file, line=mark.line + 1 if mark else None, reason=reason) from error
    node, listed, country = _list(root, data)
    if node is None or not isinstance(listed, list):
        raise VocabularyError("V010", file=file, line=1, reason="it holds no list of actors")
    found = []
    for entry, at in zip(listed, node.value, strict=True):
        line = at.start_mark.line + 1
        if not isinstance(entry, dict):
            raise VocabularyError("V011", file=file, line=line, reason="an actor is a mapping with 'names' and 'kind'")
        found.append((line, {**({"country": country} if country else {}), **entry}))
    return found


def _list(root: Any, data: Any) -> tuple[Any, Any, str | None]:
    """The node of the list, the list, and the country that stands above it."""
    if not isinstance(data, dict):
        return root, data, None
    node = next((value for key, value in root.value if key.value == "actors"), None)
    return node, data.get("actors"), data.get("country")
