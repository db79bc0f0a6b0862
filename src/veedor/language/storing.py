"""Docs with Veedor's annotations as bytes: ``doc.to_bytes()``, ``DocBin`` and ``nlp.pipe(n_process=2)`` work.

spaCy writes ``doc.user_data`` with msgpack, which has to be told how to write our records. What is read back is one of
the types named here and nothing else, whatever the bytes say.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import msgspec
import srsly

_HOMES = {
    "Context": "veedor.language.annotations",
    "TimeExpression": "veedor.language.timexes.expression",
    "Quantity": "veedor.language.quantities",
    "Mention": "veedor.language.names",
    "ActorMention": "veedor.language.actors.resolving",
    "Attribution": "veedor.language.attribution",
    "PlaceMention": "veedor.language.places",
}
"""The records that stand in ``doc._``, and the module of each."""
_NAME, _FIELDS = "__veedor__", "fields"

Chain = Callable[[Any], Any] | None


def encode(record: Any, chain: Chain = None) -> Any:
    """One of our records as plain data; anything else goes on along the chain."""
    if isinstance(record, msgspec.Struct) and _HOMES.get(type(record).__name__) == type(record).__module__:
        return {_NAME: type(record).__name__, _FIELDS: msgspec.to_builtins(record)}
    return record if chain is None else chain(record)


def decode(data: Any, chain: Chain = None) -> Any:
    """The record that `encode` wrote.

    Raises:
        msgspec.ValidationError: for fields that do not fit the type.
    """
    home = _HOMES.get(data.get(_NAME, "")) if isinstance(data, dict) else None
    if home is None:
        return data if chain is None else chain(data)
    return msgspec.convert(data[_FIELDS], getattr(import_module(home), data[_NAME]), strict=False)


def register() -> None:
    """Tell msgpack of our records; safe to call again."""
    srsly.msgpack_encoders("veedor", func=encode)
    srsly.msgpack_decoders("veedor", func=decode)
