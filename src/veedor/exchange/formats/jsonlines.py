"""JSON Lines: the objects whole, as `veedor extract` prints them; nothing is flattened or joined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from veedor.exchange.columns import Surroundings, Table
from veedor.exchange.formats import register


@register(
    "jsonl",
    suffix=".jsonl",
    is_text=True,
    description="One JSON object a line, UTF-8: the whole object with its nested spans and names.",
)
def write(items: Iterator[Any], table: Table, stream: BinaryIO, around: Surroundings) -> None:
    """Write each item as one line."""
    encoder = msgspec.json.Encoder()
    for item in items:
        stream.write(encoder.encode(item) + b"\n")
