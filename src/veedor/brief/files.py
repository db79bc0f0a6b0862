"""What a brief on disk carries besides its words, so that it can be read back and proven again."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, unquote

import msgspec

from veedor.brief.model import Brief, Sentence, is_tally

ALL = "*"
"""Stands for every claim (or report) of the case, in sentences that count over all."""


class Header(msgspec.Struct, frozen=True):
    """What a file says of itself; `analyses` are the names of those that it holds."""

    language: str
    version: str
    today: str | None = None
    since: str | None = None
    analyses: tuple[str, ...] = ()

    @classmethod
    def of(cls, brief: Brief) -> Header:
        """The header of a brief."""
        return cls(brief.language, brief.version, brief.today, brief.since, tuple(a.name for a in brief.analyses))

    def json(self) -> str:
        """As one line that may stand in an attribute or a comment."""
        return msgspec.json.encode(self).decode().replace("--", "-\\u002d")


def attributes(sentence: Sentence, *, every_claim: Sequence[str], every_report: Sequence[str]) -> dict[str, str]:
    """What a sentence carries: its citations and its form, as words without spaces or quotes.

    >>> from veedor.brief.model import Sentence
    >>> attributes(Sentence(text="x", claims=("a b",), form="event"), every_claim=[], every_report=[])
    {'form': 'event', 'claims': 'a%20b'}
    """
    counts = is_tally(sentence.form)
    found = {
        "form": quote(sentence.form, safe=":"),
        "claims": _ids(sentence.claims, every_claim if counts else ()),
        "reports": _ids(sentence.reports, every_report if counts else ()),
        "groups": ";".join(_ids(group, ()) for group in sentence.groups),
        "modality": "" if sentence.modality == "asserted" else sentence.modality,
        "attribution": _ids(sentence.attribution, ()),
        "severity": sentence.severity or "",
        "level": str(sentence.level) if sentence.level else "",
    }
    return {name: value for name, value in found.items() if value or name == "claims"}


def sentence(
    text: str,
    carried: dict[str, str],
    *,
    steps: Sequence[str] = (),
    every_claim: Sequence[str],
    every_report: Sequence[str],
) -> Sentence:
    """The sentence that a file carries, without its pieces.

    Args:
        text: its words.
        carried: what `attributes` gave.
        steps: its arithmetic.
        every_claim, every_report: what `ALL` stands for.
    """
    level = carried.get("level", "")
    return Sentence(
        text=text,
        form=unquote(carried.get("form", "")),
        claims=_read(carried.get("claims", ""), every_claim),
        reports=_read(carried.get("reports", ""), every_report),
        groups=tuple(_read(group, ()) for group in carried.get("groups", "").split(";") if group),
        modality=carried.get("modality") or "asserted",
        attribution=_read(carried.get("attribution", ""), ()),
        severity=carried.get("severity") or None,
        level=1 if level == "1" else 0,
        steps=tuple(steps),
    )


def _ids(ids: Sequence[str], every: Sequence[str]) -> str:
    if every and tuple(ids) == tuple(every):
        return ALL
    return ",".join(quote(i, safe="") for i in ids)


def _read(written: str, every: Sequence[str]) -> tuple[str, ...]:
    if written == ALL:
        return tuple(every)
    return tuple(unquote(i) for i in written.split(",") if i)
