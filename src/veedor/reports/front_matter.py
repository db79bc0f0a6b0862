"""YAML front matter: what a text or Markdown file says about itself between two ``---`` at its start."""

from __future__ import annotations

import re
from typing import Any

import yaml

from veedor.errors import Diagnostic, diagnostic
from veedor.reports.showing import shown

LONGEST = 65_536
"""Code points of front matter that are read; a longer block is taken for text."""

_BLOCK = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_KEYED = re.compile(r"[A-Za-z_][\w -]{0,60}:(?:\s|$)", re.ASCII)


class _Refused(yaml.YAMLError):
    pass


class _Loader(yaml.BaseLoader):
    """Reads every scalar as the words that stand there (``no`` is Norwegian, not false; a date stays a
    string).

    Aliases are refused: a few of them can unfold to gigabytes.
    """

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise _Refused("aliases are not read in front matter")
        return super().compose_node(parent, index)


def split_front_matter(text: str, *, file: str) -> tuple[dict[str, Any], str, list[Diagnostic]]:
    """The fields, the text after them, and what is wrong with them.

    A block that has no line like ``key: value`` is not front matter but text (a rule across the page). A
    block that has one but cannot be read stays in the text and gives R052, so that nothing is lost. Empty
    values are left out.

    >>> split_front_matter("---\\ntitle: Freed\\nyear: 2021\\n---\\nFive people.", file="a.md")
    ({'title': 'Freed', 'year': '2021'}, 'Five people.', [])
    >>> split_front_matter("---\\n\\nNo fields.\\n---\\n", file="a.md")[1]
    '---\\n\\nNo fields.\\n---\\n'
    """
    match = _BLOCK.match(text[: LONGEST + 1])
    if not match or not any(_KEYED.match(line) for line in match["yaml"].splitlines()):
        return {}, text, []
    try:
        fields = yaml.load(match["yaml"], Loader=_Loader)  # builds strings, lists and dicts, nothing else
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error) or "nested too deeply"
        line = mark.line + 2 if mark else 1
        return {}, text, [diagnostic("R052", file=file, line=line, reason=shown(reason))]
    if not isinstance(fields, dict):
        return {}, text, [diagnostic("R052", file=file, line=1, reason="it is not a table of fields")]
    stated = {str(key): value for key, value in fields.items() if value != ""}
    return stated, text[match.end() :].lstrip("\r\n"), []
