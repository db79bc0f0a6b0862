"""What a notebook shows of one report: kinds, frames, and the text with its evidence marked."""

from __future__ import annotations

import html
import re

import pytest

import veedor
from veedor.notebook import Extraction

TEXT = 'Police arrested two bakers. "They were beaten," Ana Torvik said.'


@pytest.fixture(scope="module")
def found() -> Extraction:
    return veedor.read(TEXT, published="2025-05-07", language="en")


def test_it_is_as_long_as_its_claims(found: Extraction) -> None:
    assert len(found) == len(found.claims) == len(list(found)) > 3


def test_kinds_can_be_asked_for(found: Extraction) -> None:
    assert {c.kind for c in found.of("event")} == {"event"}
    assert found.of("deadline") == []


def test_it_tells_what_it_is_in_one_line(found: Extraction) -> None:
    assert re.fullmatch(
        r"<Extraction of \S+: \d+ event, \d+ count, \d+ status, \d+ deadline, \d+ statement>", repr(found)
    )


def test_dictionaries_are_the_json_of_the_contract(found: Extraction) -> None:
    for row in found.to_dicts():
        assert {"id", "kind", "report", "evidence", "attribution", "modality", "when"} <= set(row)


def test_pandas_has_a_row_a_claim(found: Extraction) -> None:
    pytest.importorskip("pandas")
    frame = found.to_pandas()
    assert list(frame["id"]) == [c.id for c in found]


def test_polars_has_a_row_a_claim(found: Extraction) -> None:
    pytest.importorskip("polars")
    frame = found.to_polars()
    assert frame["id"].to_list() == [c.id for c in found]


def test_a_report_without_claims_has_an_empty_frame() -> None:
    pytest.importorskip("pandas")
    assert len(veedor.read("It rained.", language="en").to_pandas()) == 0


def test_evidence_is_marked(found: Extraction) -> None:
    shown = found._repr_html_()
    assert re.search(r'<mark title="[^"]*event[^"]*">Police arrested', shown)


def test_the_marked_text_is_the_text(found: Extraction) -> None:
    assert html.unescape(re.sub(r"<[^>]*>", "", found._repr_html_())) == TEXT


@pytest.mark.parametrize(
    "hostile",
    [
        '<script>alert("x")</script>',
        '<img src=x onerror="alert(1)">',
        "</div></body>",
        '" onmouseover="alert(1)',
        "&lt;b&gt;",
        "\u202e",
    ],
)
def test_nothing_in_a_text_acts(hostile: str) -> None:
    shown = veedor.read(f"Police arrested two bakers {hostile} on Monday.", language="en")._repr_html_()
    tags = re.findall(r"<[^>]*>", shown)
    assert all(re.fullmatch(r'</?(div|mark)( style="white-space: pre-wrap"| title="[\w ·]*")?>', tag) for tag in tags)
    assert "\u202e" not in shown
