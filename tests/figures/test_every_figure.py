"""What holds for every figure, in both languages, with little, much and hostile data."""

from __future__ import annotations

import pytest
from tests.figures import drawings, synthetic

from veedor.analysis.evidence import EvidenceBar
from veedor.figures.registry import all_figures, draw

NAMES = list(all_figures())
EVIDENCE = EvidenceBar(operations=24, single_source_share=0.625, sources=3)
ALLOWED = {
    "svg",
    "title",
    "desc",
    "style",
    "defs",
    "pattern",
    "clipPath",
    "g",
    "rect",
    "line",
    "path",
    "circle",
    "text",
}


@pytest.fixture(scope="module")
def drawn():
    """Figures by name, language and amount, each drawn once."""
    made = {}

    def one(name, language="en", much=False):
        key = (name, language, much)
        if key not in made:
            made[key] = draw(
                name, drawings.material(name, much), evidence=EVIDENCE, language=language, method="Counted."
            )
        return made[key]

    return one


@pytest.mark.parametrize("much", [False, True], ids=["little", "much"])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
class TestText:
    def test_no_text_runs_into_another(self, drawn, name, language, much):
        assert drawings.overlapping(drawn(name, language, much).svg) == []

    def test_all_text_stays_on_the_sheet(self, drawn, name, language, much):
        svg = drawn(name, language, much).svg
        width, height = drawings.size(svg)
        for words, (left, top, right, bottom) in drawings.texts(svg):
            assert left >= -0.5, words
            assert right <= width + 0.5, words
            assert top >= 0, words
            assert bottom <= height, words


@pytest.mark.parametrize("name", NAMES)
class TestReach:
    def test_the_whole_has_a_title_a_description_and_a_role(self, drawn, name):
        root = drawings.parsed(drawn(name).svg)
        assert root.get("role", "").split()[-1] == "img"
        told = {element.get("id"): element.text for element in root if element.get("id")}
        assert told[root.get("aria-labelledby")]
        assert told[root.get("aria-describedby")]

    def test_every_point_is_reached_by_keyboard_and_tells_its_numbers(self, drawn, name):
        found = drawings.marks(drawn(name).svg)
        assert found
        for mark in found:
            assert mark.get("tabindex") == "0"
            assert mark.get("role", "").split()[-1] == "img"
            assert mark.get("aria-label")
            assert mark[0].tag == f"{drawings.SVG}title"
            assert mark[0].text == mark.get("aria-label")
            assert len(mark) > 1
            assert "None" not in mark.get("aria-label", "")
            assert "nan" not in mark.get("aria-label", "").lower().split()

    def test_the_table_holds_what_is_drawn(self, drawn, name):
        table = drawn(name).table
        assert len(table) >= 1
        assert list(table.columns)
        assert table.notna().any(axis=None)

    def test_the_caption_begins_with_the_share_of_a_single_source(self, drawn, name):
        assert drawn(name).caption.startswith("Known from a single source: 62% of 24 operations.")
        assert drawn(name, "es").caption.startswith("Se conoce por una sola fuente: 62 % de 24 operaciones.")
        assert drawn(name).caption.endswith("Method: Counted.")

    def test_it_is_the_same_each_time(self, drawn, name):
        again = draw(name, drawings.material(name), evidence=EVIDENCE, method="Counted.")
        assert again.svg == drawn(name).svg


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_no_data_is_drawn_as_no_data(name, language):
    nothing = draw(name, {}, language=language)
    emptied = draw(name, {key: frame.iloc[:0] for key, frame in drawings.material(name).items()}, language=language)
    assert nothing.svg == emptied.svg
    words = [words for words, _ in drawings.texts(nothing.svg)]
    assert {"en": "No data", "es": "Sin datos"}[language] in words
    assert "0" not in words
    assert drawings.marks(nothing.svg) == []
    assert len(nothing.table) == 0
    assert list(nothing.table.columns)
    assert drawings.overlapping(nothing.svg) == []


@pytest.mark.parametrize("name", NAMES)
def test_words_of_strangers_stay_words(name):
    found = draw(name, drawings.reworded(drawings.material(name), synthetic.HOSTILE), evidence=EVIDENCE)
    for svg in (found.svg, found.captioned()):
        for element in drawings.parsed(svg).iter():
            assert element.tag.removeprefix(drawings.SVG) in ALLOWED
            assert not any(key.startswith("on") or "href" in key for key in element.attrib)
        assert "<script" not in svg
        assert "\x00" not in svg
    assert "<script" not in found._repr_html_().replace("<figure>", "")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "words", [synthetic.LONG, "W" * 300, "北京" * 60, ""], ids=["long", "unbroken", "wide", "empty"]
)
def test_words_of_any_length_keep_their_place(name, language, words):
    svg = draw(name, drawings.reworded(drawings.material(name), words), language=language).svg
    width, height = drawings.size(svg)
    assert drawings.overlapping(svg) == []
    assert all(left >= -0.5 and right <= width + 0.5 for _, (left, _, right, _) in drawings.texts(svg))
    assert height < 4000


@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_those_of_the_language(name):
    assert draw(name, {}, language="es").svg != draw(name, {}, language="en").svg


def test_a_label_that_is_much_too_long_is_cut(drawn):
    words = [words for words, _ in drawings.texts(draw("calendar", drawings.material("calendar")).svg)]
    assert synthetic.LONG not in words
    assert any(word.endswith("…") for word in words)
