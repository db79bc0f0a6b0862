"""What the analyses say in a brief: whole in every form, proven by computing it again, refused when changed."""

from __future__ import annotations

import json
import re

import msgspec
import pytest

from veedor.brief import compose, render_html, render_markdown
from veedor.brief.analyses import FIGURES, NAMES, analyses
from veedor.brief.checking import check_file
from veedor.brief.phrases import LANGUAGES, phrases
from veedor.case import Case
from veedor.reports import from_text

for library in ("pandas", "scipy", "statsmodels", "ruptures", "hmmlearn", "lifelines"):
    pytest.importorskip(library)

TEXTS = [
    ("a", "2025-03-02", "Police in Valdora arrested 12 teachers on 1 March 2025, the Valdora Wire reported."),
    (
        "b",
        "2025-03-20",
        "The government of Valdora released 5 teachers on 19 March 2025. Irene Valcázar is in hiding in Port Alm.",
    ),
    (
        "c",
        "2025-04-10",
        "Justice Watch said Valdora holds 40 political prisoners. The licence of Corvane Oil expires on 27 May 2025.",
    ),
]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with Case.new(tmp_path_factory.mktemp("brief") / "case") as made:
        made.add(
            [from_text(text, id=id, published=day, language="en", source="Valdora Wire") for id, day, text in TEXTS]
        )
        yield made


@pytest.fixture(scope="module")
def found(case):
    return analyses(case, names=("balance", "leverage", "counts", "people", "deadlines"))


def written(case, found, *, language="en"):
    return compose(
        case.records(), case.findings(), case.claims(), list(case.reports()), language=language, analyses=found
    )


def page(case, found, render=render_html):
    brief = written(case, found)
    return render(brief, case.claims(), list(case.reports()), findings=case.findings())


def check(case, found, text, path):
    path.write_text(text, encoding="utf-8")
    return check_file(path, case.claims(), list(case.reports()), findings=case.findings(), analyse=lambda about: found)


def test_the_evidence_comes_first_and_the_method_is_told(found):
    for one in found:
        if one.name != "deadlines":
            assert one.evidence
            assert one.sentences
            assert one.method
            assert not set(one.evidence) & set(one.sentences)


def test_a_figure_without_a_number_is_left_out(found):
    assert all(picture.rows for one in found for picture in one.pictures)


@pytest.mark.parametrize(("render", "name"), [(render_html, "b.html"), (render_markdown, "b.md")])
def test_a_file_with_analyses_proves(case, found, tmp_path, render, name):
    text = page(case, found, render)
    assert all(sentence in re.sub(r"\\", "", text).replace("&#39;", "'") for one in found for sentence in one.sentences)
    assert check(case, found, text, tmp_path / name) == []


@pytest.mark.parametrize("name", ["b.html", "b.md"])
def test_a_changed_word_of_an_analysis_is_refused(case, found, tmp_path, name):
    text = page(case, found, render_html if name.endswith("html") else render_markdown)
    changed = text.replace("Cannot tell", "It is clear", 1)
    assert changed != text
    assert [r.code for r in check(case, found, changed, tmp_path / name)] == ["B016"]


def test_a_changed_stroke_of_a_drawing_is_refused(case, found, tmp_path):
    text = page(case, found)
    changed = re.sub(r"(<svg.*?<rect[^>]* height=\")\d+", r"\g<1>99", text, count=1, flags=re.DOTALL)
    assert changed != text
    assert check(case, found, changed, tmp_path / "b.html")


def test_who_cannot_compute_it_again_refuses_it(case, found, tmp_path):
    file = tmp_path / "b.html"
    file.write_text(page(case, found), encoding="utf-8")
    assert check_file(file, case.claims(), list(case.reports()), findings=case.findings())


def test_analysing_twice_gives_the_same(case, found):
    again = analyses(case, names=[one.name for one in found])
    assert msgspec.json.encode(again) == msgspec.json.encode(found)


def test_the_page_allows_the_styles_of_its_figures_and_no_other(case, found):
    text = page(case, found)
    assert text.count("<style") == 1
    assert "veedor-figure" in re.search(r"<style>(.*?)</style>", text, flags=re.DOTALL)[1]


def test_where_somebody_hides_is_in_no_figure_and_no_table(case, found):
    assert "Port Alm" not in json.dumps(msgspec.to_builtins(found), ensure_ascii=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_analysis_has_a_heading_and_its_figures_exist(language):
    from veedor.figures.registry import all_figures

    assert set(phrases(language).analyses) == set(NAMES) == set(FIGURES)
    assert {name for names in FIGURES.values() for name in names} <= set(all_figures())
