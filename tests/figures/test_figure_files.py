"""A figure as a file: with its caption as a picture, with every number as a table."""

from __future__ import annotations

import codecs
import struct

import pytest
from tests.figures import drawings

from veedor.errors import UsageError
from veedor.figures.registry import draw


@pytest.fixture(scope="module")
def figure():
    return draw("leverage", drawings.material("leverage"), method="Moved by chance, a hundred times & more.")


def test_svg_has_the_caption_beneath(figure, tmp_path):
    svg = figure.save(tmp_path / "a.svg").read_text(encoding="utf-8")
    assert drawings.size(svg)[1] > drawings.size(figure.svg)[1]
    assert "a hundred times &amp; more." in svg
    assert drawings.overlapping(svg) == []


def test_png_is_twice_as_large_as_the_svg(figure, tmp_path):
    data = figure.save(tmp_path / "a.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    expected = drawings.size(figure.captioned())
    assert (width, height) == (2 * expected[0], 2 * expected[1])


def test_a_picture_without_words_is_refused(figure, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "veedor.figures.figure._LETTER", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    )
    with pytest.raises(UsageError) as refused:
        figure.save(tmp_path / "a.png")
    assert refused.value.diagnostic.code == "A006"
    assert not (tmp_path / "a.png").exists()


def test_csv_is_the_table_for_every_spreadsheet(figure, tmp_path):
    data = figure.save(tmp_path / "a.csv").read_bytes()
    assert data.startswith(codecs.BOM_UTF8)
    lines = data.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(figure.table)
    assert lines[0].startswith("window,from_day,to_day")


def test_another_ending_is_refused(figure, tmp_path):
    with pytest.raises(UsageError) as refused:
        figure.save(tmp_path / "a.gif")
    assert refused.value.diagnostic.code == "A004"
    assert not (tmp_path / "a.gif").exists()


def test_a_notebook_shows_drawing_and_caption(figure):
    html = figure._repr_html_()
    assert html.startswith("<figure><svg")
    assert "&amp; more.</figcaption>" in html
