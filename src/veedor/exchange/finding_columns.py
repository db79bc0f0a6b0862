"""The table ``findings``: one row a finding of the checks, with its arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from veedor.exchange.columns import Column, ColumnType, Surroundings, Table, Value
from veedor.judgement.record import Finding


def _own(name: str, type: ColumnType, meaning: str, of: Callable[[Finding], Value]) -> Column:
    """A column that needs the finding alone."""
    return Column(name, type, meaning, lambda finding, around: of(finding))


def _quotes(finding: Any, around: Surroundings) -> Value:
    found = (around.claims.get(claim) for claim in finding.claims)
    return [claim.evidence[0].text for claim in found if claim is not None]


FINDINGS = Table(
    name="findings",
    meaning="One row is one thing that a check found, with the claims that it compared.",
    accepts=(Finding,),
    columns=(
        _own("code", "text", "code of the finding, explained in the reference", lambda f: f.code),
        _own("severity", "text", "error, warning or note", lambda f: f.severity),
        _own("message", "text", "what is wrong, in one sentence", lambda f: f.message),
        _own("steps", "list", "the arithmetic, one step each", lambda f: list(f.steps)),
        Column("quotes", "list", "the words of the claims compared", _quotes),
        _own("claims", "list", "ids of the claims compared", lambda f: list(f.claims)),
        _own("records", "list", "ids of the records concerned", lambda f: list(f.records)),
        _own(
            "data",
            "text",
            "numbers and dates behind it, as JSON",
            lambda f: msgspec.json.encode(f.data, order="sorted").decode(),
        ),
    ),
)
