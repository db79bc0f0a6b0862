"""Showing a brief: one HTML file that needs no network, or Markdown with footnotes. Only proven briefs are shown."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from veedor.brief import dates
from veedor.brief.building import Parts, plain
from veedor.brief.evidence import counted, exhibit, exhibits
from veedor.brief.files import Header, attributes
from veedor.brief.model import Brief, Group, Picture, Sentence, is_tally
from veedor.brief.proof import Claims, Reports, prove, teller
from veedor.brief.telling import Teller
from veedor.errors import ProofError
from veedor.judgement.record import Finding
from veedor.marking import visible

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~#$])")


def render_html(brief: Brief, claims: Claims, reports: Reports, *, findings: Sequence[Finding] | None = None) -> str:
    """The brief as one self-contained HTML page: no network, no image, evidence under every sentence.

    Args:
        brief: what `compose` wrote.
        claims: the claims of the case, by id or listed.
        reports: its reports, by id or listed; their words are escaped, never interpreted.
        findings: what the checks found, if at hand; see `prove`.

    Returns:
        the page; the same for the same input.

    Raises:
        ProofError: B019 if the brief does not prove.
    """
    told = _proven(brief, claims, reports, findings)
    css, js = _file("brief.css") + _figure_styles(brief), _file("brief.js")
    shown = (
        _environment()
        .get_template("brief.html.j2")
        .render(
            _words(brief, told)
            | {
                "css": Markup(css),
                "js": Markup(js),
                "css_hash": _hash(css),
                "js_hash": _hash(js),
                "drawing": _drawing,
                "exhibits": lambda sentence: exhibits(sentence, told),
                "counted": lambda sentence: counted(sentence, told),
                "carried": lambda sentence: _carried(sentence, told),
                "is_tally": lambda sentence: is_tally(sentence.form),
                "split_cells": split_cells,
                "column_names": lambda group: [told.table.columns[c] for c in group.columns],
            }
        )
    )
    return shown.lstrip()


def render_markdown(
    brief: Brief, claims: Claims, reports: Reports, *, findings: Sequence[Finding] | None = None
) -> str:
    """The brief as Markdown; each claim is a footnote with its quote and where it stands.

    Args, result and errors as for `render_html`.
    """
    told = _proven(brief, claims, reports, findings)
    words, ui = _words(brief, told), told.table.interface
    lines = [
        f"<!-- veedor-brief {Header.of(brief).json()} -->",
        f"# {ui['title']}",
        "",
        f"*{ui['subtitle']}*",
        "",
    ]
    about = " · ".join(w for w in (words["as_of"], words["since"]) if w)
    lines += [about, ""] if about else []
    for section in brief.sections:
        heading = told.table.sections[section.id]
        lines += [f"<!-- section {section.id} -->", f"## {heading.title}", "", heading.note, ""]
        lines += [] if section.groups else [heading.empty, ""]
        for group in section.groups:
            lines += _group_lines(group, told)
    cited = dict.fromkeys(c for s in brief.sentences() if not is_tally(s.form) for c in s.claims)
    lines += _analyses_lines(brief, ui)
    lines += [
        "---",
        "",
        ui["footer"],
        "",
        f"{ui['proof']} {ui['made_with'].format(version=brief.version)}.",
        "",
    ]
    lines += [_footnote(claim, told) for claim in cited]
    return "\n".join(lines).rstrip("\n") + "\n"


_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def _figure_styles(brief: Brief) -> str:
    """The styles of the figures, each once: the page allows none but its own."""
    every = (style for found in brief.analyses for p in found.pictures for style in _STYLE.findall(p.svg))
    return "".join(f"\n{style}" for style in dict.fromkeys(every))


def _drawing(picture: Picture) -> Markup:
    """The drawing of a figure without its style, which the page has."""
    return Markup(_STYLE.sub("", picture.svg))  # drawn by us; every word of a report in it is escaped there


def markdown(text: str) -> str:
    """Text from a report for Markdown: nothing in it is markup.

    >>> print(markdown("<b>[x](javascript:y)"))
    \\<b\\>\\[x\\](javascript:y)
    """
    return _SPECIAL.sub(r"\\\1", plain(text))


def split_cells(sentence: Sentence) -> list[Parts]:
    """The pieces of a row, by cell."""
    cells: list[list[Any]] = [[]]
    for piece in sentence.parts:
        if piece.kind == "cell":
            cells.append([])
        else:
            cells[-1].append(piece)
    return [tuple(cell) for cell in cells]


def label(claim: str) -> str:
    """The name of a claim's footnote: its id, other signs than letters, figures, dots and dashes written as codes.

    >>> label("c-1 [x]")
    'c-1_20__5B_x_5D_'
    """
    return re.sub(r"[^\w.:-]", lambda m: "".join(f"_{b:02X}_" for b in m[0].encode()), claim, flags=re.ASCII)


def _proven(brief: Brief, claims: Claims, reports: Reports, findings: Sequence[Finding] | None) -> Teller:
    told = teller(brief.language, claims, reports, today=brief.today)
    refused = prove(brief, told.claims, told.reports, findings=findings)
    if refused:
        lines = tuple(f"{r.code} {r.where}: {r.message} | {r.sentence}" for r in refused[:10])
        raise ProofError("B019", count=len(refused), detail=lines)
    return told


def _words(brief: Brief, told: Teller) -> dict[str, Any]:
    """What both forms say of the brief as a whole."""
    ui = told.table.interface

    def dated(pattern: str, day: str | None) -> str:
        return pattern.format(date=dates.words(day, told.table)) if day else ""

    return {
        "brief": brief,
        "ui": ui,
        "titles": told.table.sections,
        "notes": told.table.modality_notes,
        "header": Header.of(brief).json(),
        "as_of": dated(ui["as_of"], brief.today),
        "since": dated(ui["since"], brief.since),
    }


def _analyses_lines(brief: Brief, ui: dict[str, Any]) -> list[str]:
    """What was computed, as paragraphs and tables; figures stay out of Markdown, their numbers do not."""
    if not brief.analyses:
        return []
    lines = ["<!-- analyses -->", f"## {ui['analyses']}", "", ui["analyses_note"], ""]
    for found in brief.analyses:
        lines += [f"### {markdown(found.title)}", ""]
        lines += [line for text in (*found.evidence, *found.sentences) for line in (markdown(text), "")]
        lines += [f"*{markdown(found.standing)}*", ""] if found.standing else []
        lines += [f"{ui['method']}: {markdown(found.method)}", ""] if found.method else []
        for picture in found.pictures:
            lines += [markdown(picture.caption), ""] if picture.caption else []
            lines += ["| " + " | ".join(map(markdown, picture.columns)) + " |"]
            lines += ["|" + " --- |" * len(picture.columns)]
            lines += ["| " + " | ".join(map(markdown, row)) + " |" for row in picture.rows] + [""]
    return lines


def _carried(sentence: Sentence, told: Teller) -> dict[str, str]:
    return attributes(sentence, every_claim=sorted(told.claims), every_report=sorted(told.reports))


def _group_lines(group: Group, told: Teller) -> list[str]:
    columns = ",".join(group.columns)
    lines = [f"<!-- group {group.key or '-'} {columns or '-'} -->"]
    lines += [f"### {markdown(group.heading)}", ""] if group.heading is not None else []
    if group.rows:
        names = [told.table.columns[c] for c in group.columns]
        lines += ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
        lines += [f"| {_line(row, told, cells=True)} |" for row in group.rows] + [""]
    for sentence in group.sentences:
        lines.append("  " * sentence.level + f"- {_line(sentence, told)}")
        lines += ["  " * (sentence.level + 1) + f"- = {markdown(step)}" for step in sentence.steps]
    return [*lines, ""] if group.sentences else lines


def _line(sentence: Sentence, told: Teller, *, cells: bool = False) -> str:
    """A sentence with its footnotes, and what it carries in a comment."""
    carried = _carried(sentence, told)
    if not is_tally(sentence.form):
        carried.pop("claims", None)
    notes = "" if is_tally(sentence.form) else "".join(f"[^{label(c)}]" for c in sentence.claims)
    if cells:
        words = " | ".join("".join(markdown_piece(p.text) for p in cell) for cell in split_cells(sentence))
    else:
        words = "".join(markdown_piece(p.text) for p in sentence.parts)
    written = " ".join(f"{name}={value}" for name, value in carried.items()).replace("--", "-%2D")
    return f"{words}{notes} <!-- {written} -->"


def markdown_piece(text: str) -> str:
    """As `markdown`, keeping the spaces at the ends of a piece of a sentence."""
    return _SPECIAL.sub(r"\\\1", visible(text))


def _footnote(claim: str, told: Teller) -> str:
    shown, ui, marks = exhibit(told.claims[claim], told), told.table.interface, told.table.quotes
    places = "; ".join(ui["characters"].format(start=q.start, end=q.end) for q in shown.quotes)
    about = [
        marks.open + markdown(shown.quotes[0].words if shown.quotes else "") + marks.close,
        markdown(shown.source) + (f" · {markdown(shown.title)}" if shown.title not in ("", shown.source) else ""),
        f"{ui['published']}: {shown.published or ui['published_unknown']}",
        f"{ui['attribution']}: {markdown(shown.attribution) or ui['own_voice']}",
        *([f"{ui['modality']}: {shown.modality}"] if shown.modality else []),
        f"{ui['claim']}: {shown.kind} {markdown(shown.claim)}, {places}",
        *([f"{ui['derivation']}: {markdown('; '.join(shown.derivation))}"] if shown.derivation else []),
    ]
    return f"[^{label(claim)}]: " + "; ".join(about) + "."


@cache
def _file(name: str) -> str:
    return resources.files("veedor.brief").joinpath("templates", name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """The hash by which the page's own style and script, and no other, are allowed."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def _environment() -> jinja2.Environment:
    def shown(value: Any) -> Any:
        return value if isinstance(value, Markup) or not isinstance(value, str) else visible(value)

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_file),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=shown,
        keep_trailing_newline=True,
    )
