"""How large a report may be. Beyond these a report is refused with a message; nothing is cut short in
silence.

The longest yearly human-rights report that we measured has 219,704 characters, so the limits leave room for
whole books and still keep the reader's memory under about 200 MB, whatever arrives.
"""

from __future__ import annotations

MAX_TEXT_CHARACTERS = 2_000_000
"""Code points of one report's text: about 700 printed pages, nine times the longest report measured."""

MAX_REPORT_BYTES = 16 * 1024 * 1024
"""Bytes of one report after unpacking: one line of JSON Lines, or one file of any other format. A text of the
greatest length fits, even if every character of it is written as a JSON escape (six bytes)."""

MAX_JSON_BYTES = 64 * 1024 * 1024
"""Bytes of one `.json` file, which must be held whole and may carry many reports. Larger: use JSON Lines."""

MAX_ID_CHARACTERS = 512
"""Code points of an `id`; real ones are URLs or record numbers."""

CHUNK_BYTES = 1024 * 1024
"""How much is asked for in one read."""

HEAD_BYTES = 4096
"""How much is looked at to tell the format and whether it is text at all."""
