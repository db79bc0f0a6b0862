"""Checking a brief on disk: it is read back, proven, written again, and must come out the same to the last sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path

import msgspec

from veedor.brief.files import Header, sentence
from veedor.brief.forms import Forms
from veedor.brief.model import CELL, Analysis, Brief, Group, Refusal, Section, Sentence
from veedor.brief.phrases import LANGUAGES
from veedor.brief.proof import Claims, Reports, prove, teller
from veedor.brief.render import label, render_html, render_markdown
from veedor.claims.claim import Claim
from veedor.errors import InputError, VeedorError, diagnostic
from veedor.judgement.record import Finding
from veedor.reports.report import Report

_EXCERPT = 120
Analyse = Callable[[Header], tuple[Analysis, ...]]


class Case:
    """What the sentences of a file cite: claims and reports by id."""

    def __init__(self, claims: Claims, reports: Reports) -> None:
        self.claims: dict[str, Claim] = dict(claims) if isinstance(claims, Mapping) else {c.id: c for c in claims}
        self.reports: dict[str, Report] = dict(reports) if isinstance(reports, Mapping) else {r.id: r for r in reports}
        self.labels = {label(claim): claim for claim in self.claims}

    def sentence(self, text: str, carried: dict[str, str], steps: Sequence[str] = ()) -> Sentence:
        """A sentence as a file carries it."""
        every = sorted(self.claims)
        return sentence(text, carried, steps=steps, every_claim=every, every_report=sorted(self.reports))


def check_file(
    path: Path | str,
    claims: Claims,
    reports: Reports,
    *,
    findings: Sequence[Finding] | None = None,
    analyse: Analyse | None = None,
) -> list[Refusal]:
    """Prove a brief that lies in a file, HTML or Markdown.

    The sentences are proven as `prove` does; then the brief is written again, so that whatever else stands in the
    file (a quote in the evidence, an added paragraph, a script) is refused as well.

    Args:
        path: the file.
        claims, reports: of the case, by id or listed.
        findings: what the checks found, if at hand; see `prove`.
        analyse: computes the analyses of the case again, given what the file says of itself; without it a file that
            holds analyses is refused.

    Returns:
        refusals, empty if the file is a proven brief, unaltered.

    Raises:
        InputError: U001 if there is no such file.
    """
    file = Path(path)
    if not file.is_file():
        raise InputError("U001", path=str(file))
    case = Case(claims, reports)
    try:
        written = file.read_bytes().decode("utf-8")
        is_html = "<html" in written[:2000]
        brief, about = read_html(written, case) if is_html else read_markdown(written, case)
    except (ValueError, msgspec.MsgspecError) as error:
        return [Refusal("B015", diagnostic("B015", reason=str(error)).message, str(file))]
    refused = prove(brief, case.claims, case.reports, findings=findings)
    if refused:
        return [msgspec.structs.replace(r, where=f"{file}#{r.where}") for r in refused]
    try:
        computed = analyse(about) if analyse is not None and about.analyses else ()
        whole = msgspec.structs.replace(_with_pieces(brief, case), analyses=computed)
        again = (render_html if is_html else render_markdown)(whole, case.claims, case.reports, findings=findings)
    except VeedorError as error:
        return [Refusal("B016", error.diagnostic.message, str(file))]
    return [] if again == written else [_difference(written, again, brief, file)]


def read_html(written: str, case: Case) -> tuple[Brief, Header]:
    """The brief that a page carries, without its analyses, and what it says of itself; its sentences have no pieces.

    Raises:
        ValueError: if the page is not a brief.
    """
    reader = _Page(case)
    reader.feed(written)
    reader.close()
    return _brief(reader.header, reader.sections)


def read_markdown(written: str, case: Case) -> tuple[Brief, Header]:
    """The brief that a Markdown file carries, as `read_html`.

    Raises:
        ValueError: if the file is not a brief.
    """
    first, _, rest = written.partition("\n")
    header = re.fullmatch(r"<!-- veedor-brief (\{.*\}) -->", first)
    if header is None:
        raise ValueError("it does not begin with the mark of a brief")
    sections: list[Section] = []
    for block in re.split(r"^(?=<!-- section )", rest, flags=re.MULTILINE)[1:]:
        name = re.match(r"<!-- section (\w+) -->", block)
        if name is None:
            raise ValueError("a section has no name")
        groups = [_markdown_group(g, case) for g in re.split(r"^(?=<!-- group )", block, flags=re.MULTILINE)[1:]]
        sections.append(Section(id=name[1], groups=tuple(groups)))
    return _brief(header[1], sections)


def _brief(header: str, sections: Sequence[Section]) -> tuple[Brief, Header]:
    if not header:
        raise ValueError("it does not say that it is a brief")
    about = msgspec.json.decode(header, type=Header)
    if about.language not in LANGUAGES:
        raise ValueError(f"no phrases for the language {about.language!r}")
    for day in (about.today, about.since):
        if day is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            raise ValueError(f"no day: {day!r}")
    brief = Brief(
        language=about.language,
        version=about.version,
        today=about.today,
        since=about.since,
        sections=tuple(sections),
    )
    return brief, about


def _with_pieces(brief: Brief, case: Case) -> Brief:
    """The brief with its sentences written again, so that they have their pieces."""
    forms = Forms(teller(brief.language, case.claims, case.reports, today=brief.today))

    def again(told: Sentence) -> Sentence:
        made = forms.make(told.form, claims=told.claims, reports=told.reports, groups=told.groups, level=told.level)
        return msgspec.structs.replace(made, steps=told.steps, severity=told.severity)

    sections = []
    for section in brief.sections:
        groups = [
            msgspec.structs.replace(
                group,
                rows=tuple(again(row) for row in group.rows),
                sentences=tuple(again(told) for told in group.sentences),
            )
            for group in section.groups
        ]
        sections.append(Section(id=section.id, groups=tuple(groups)))
    return msgspec.structs.replace(brief, sections=tuple(sections))


def _difference(written: str, again: str, brief: Brief, file: Path) -> Refusal:
    """Where the file first differs from what it should be."""
    found, expected = written.splitlines(), again.splitlines()
    at = next((n for n, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b), None)
    at = min(len(found), len(expected)) if at is None else at
    line = found[at].strip()[:_EXCERPT] if at < len(found) else "the file ends too early"
    what = f"line {at + 1}, written by Veedor {brief.version}: {line}"
    return Refusal("B016", diagnostic("B016", what=what).message, f"{file}:{at + 1}")


class _Page(HTMLParser):
    """Reads sections, groups, rows and sentences out of a page."""

    def __init__(self, case: Case) -> None:
        super().__init__(convert_charrefs=True)
        self.case = case
        self.header = ""
        self.sections: list[Section] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._group: dict[str, str] = {}
        self._heading: str | None = None
        self._rows: list[Sentence] = []
        self._told: list[Sentence] = []
        self._carried: dict[str, str] = {}
        self._text: list[str] = []
        self._cells: list[str] = []
        self._steps: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where we are; begin what the tag begins."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.header = given.get("content", "") if given.get("name") == "veedor-brief" else self.header
            return
        self._open.append((tag, given))
        kinds = given.get("class", "").split()
        if tag == "section":
            self.sections.append(Section(id=given.get("id", "")))
        elif tag == "div" and "group" in kinds:
            self._group, self._heading, self._rows, self._told = given, None, [], []
        elif (tag == "details" and "s" in kinds) or (tag == "tr" and "r" in kinds):
            self._carried = {k.removeprefix("data-"): v for k, v in given.items() if k.startswith("data-")}
            self._cells, self._steps, self._text = [], [], []
        if tag in ("h3", "td", "li") or (tag == "span" and "t" in kinds):
            self._text = []

    def handle_data(self, data: str) -> None:
        """Collect words."""
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Finish what the tag ends."""
        if not self._open or self._open[-1][0] != tag:
            raise ValueError(f"a tag is closed that is not open: {tag}")
        _, given = self._open.pop()
        kinds = given.get("class", "").split()
        words = "".join(self._text)
        if tag == "h3":
            self._heading = words
        elif tag == "span" and "t" in kinds:
            self._cells = [words]
        elif tag == "td" and "data-label" in given:
            self._cells.append(words)
        elif tag == "li" and any("steps" in a.get("class", "").split() for _, a in self._open):
            self._steps.append(words)
        elif tag == "tr" and "r" in kinds:
            self._rows.append(self.case.sentence(CELL.join(self._cells), self._carried))
        elif tag == "details" and "s" in kinds:
            self._told.append(self.case.sentence("".join(self._cells), self._carried, self._steps))
        elif tag == "div" and "group" in kinds:
            self._end_group()

    def _end_group(self) -> None:
        if not self.sections:
            raise ValueError("a group stands outside of all sections")
        columns = tuple(c for c in self._group.get("data-columns", "").split(",") if c)
        group = Group(
            heading=self._heading,
            key=self._group.get("data-key", ""),
            rows=tuple(self._rows),
            columns=columns,
            sentences=tuple(self._told),
        )
        last = self.sections[-1]
        self.sections[-1] = Section(id=last.id, groups=(*last.groups, group))


_ITEM = re.compile(r"(?P<indent> *)- (?P<text>.*?)(?P<notes>(?:\[\^[^\]]+\])*) <!-- (?P<carried>.*) -->")
_ROW = re.compile(r"\| (?P<text>.*?)(?P<notes>(?:\[\^[^\]]+\])*) <!-- (?P<carried>.*) --> \|")
_STEP = re.compile(r" +- = (.*)")


def _markdown_group(block: str, case: Case) -> Group:
    head = re.match(r"<!-- group (\S+) (\S+) -->", block)
    if head is None:
        raise ValueError("a group is not marked as one")
    heading = re.search(r"^### (.*)$", block, flags=re.MULTILINE)
    rows: list[Sentence] = []
    told: list[Sentence] = []
    for line in block.split("\n"):
        if match := _ITEM.fullmatch(line):
            told.append(_markdown_sentence(match, case))
        elif match := _ROW.fullmatch(line):
            rows.append(_markdown_sentence(match, case))
        elif (match := _STEP.fullmatch(line)) and told:
            steps = (*told[-1].steps, _bare(match[1]))
            told[-1] = msgspec.structs.replace(told[-1], steps=steps)
    key, columns = (("" if word == "-" else word) for word in head.groups())
    return Group(
        heading=_bare(heading[1]) if heading else None,
        key=key,
        rows=tuple(rows),
        columns=tuple(c for c in columns.split(",") if c),
        sentences=tuple(told),
    )


def _markdown_sentence(match: re.Match[str], case: Case) -> Sentence:
    carried = dict(_pairs(match["carried"]))
    notes = re.findall(r"\[\^([^\]]+)\]", match["notes"])
    if notes:
        carried["claims"] = ""
    read = case.sentence(_bare(match["text"]), carried)
    cited = tuple(case.labels.get(note, note) for note in notes)
    return msgspec.structs.replace(read, claims=cited) if notes else read


def _pairs(written: str) -> Iterator[tuple[str, str]]:
    for word in written.split():
        name, _, value = word.partition("=")
        yield name, value


def _bare(text: str) -> str:
    """The text without the marks that keep Markdown from reading it."""
    return re.sub(r"\\([\\`*_\[\]<>&|~#$])", r"\1", text)
