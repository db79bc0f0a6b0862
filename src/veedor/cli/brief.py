"""``veedor brief``: a cited brief from the records of a case, or the proof of one that is already a file."""

from __future__ import annotations

import datetime as dt
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from veedor.cli.command import case_argument, command, day, output_option
from veedor.cli.session import INTEGRITY, OK, Session
from veedor.cli.text import counted, paragraph, plain
from veedor.errors import CODES

if TYPE_CHECKING:
    from veedor.brief import Brief, Refusal
    from veedor.brief.files import Header
    from veedor.brief.model import Analysis
    from veedor.case import Case

FORMS = {".html": "html", ".htm": "html", ".md": "md", ".json": "json"}
"""Ending of a file -> format."""


@command("brief", "a cited brief, or the proof of one")
@case_argument
@click.option("--language", type=click.Choice(["en", "es"]), default="en", show_default=True, help="Its language.")
@click.option("--since", metavar="DATE", callback=day, help="Only what reports published on or after DATE tell.")
@click.option(
    "--analyses/--no-analyses",
    "computed",
    default=None,
    help="What the analyses say, with their figures; by default where what they need is installed.",
)
@output_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "md", "json"]),
    help="The format; by default what the name of FILE ends in, else md.",
)
@click.option(
    "--check",
    "written",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write nothing; check a brief that was written before, sentence by sentence.",
)
def brief_command(
    session: Session,
    *,
    case: Path,
    language: str,
    since: str | None,
    computed: bool | None,
    output: Path | None,
    form: str | None,
    written: Path | None,
) -> int:
    """Write a brief of CASE in which every sentence opens its evidence, or --check one.

    Every number, name and date of a sentence stands in the words it cites or in their arithmetic; a brief for
    which this does not hold is not written. --check refuses a file in which somebody changed a number,
    dropped an "according to" or an "alleged"; exit code 3.

    Below the sections stand the analyses of the case with their figures, as far as they are installed (pip install
    'veedor[analysis]'). They are proven by computing them again. --since tells only what is new, and analyses only
    what happened since then.
    """
    from veedor.case import Case

    with Case.open(case) as opened:
        if written is not None:
            return _check(session, opened, written)
        return _write(session, opened, language, since, output, form or _by_name(output), computed)


def _by_name(output: Path | None) -> str:
    return "md" if output is None else FORMS.get(output.suffix.lower(), "md")


def _write(
    session: Session,
    case: Case,
    language: str,
    since: str | None,
    output: Path | None,
    form: str,
    computed: bool | None,
) -> int:
    from veedor.cli.files import whole

    brief, data = written(case, form=form, language=language, since=since, computed=computed)
    for message in brief.notes:
        session.note(message)
    if output is None:
        sys.stdout.buffer.write(data)
        return OK
    with whole(output) as stream:
        stream.write(data)
    sentences = len(brief.sentences())
    session.put({"file": str(output), "format": form, "language": language, "sentences": sentences})
    session.say(f"Wrote {counted(sentences, 'sentence')} to {output}, each proven against its evidence.")
    return OK


def written(
    case: Case, *, form: str, language: str = "en", since: str | None = None, computed: bool | None = None
) -> tuple[Brief, bytes]:
    """A proven brief of a case, and the bytes of its file.

    Args:
        case: an open case.
        form: ``html``, ``md`` or ``json``.
        language, since: as for `veedor.brief.compose`.
        computed: whether to compute the analyses; None does so where their libraries are installed.

    Raises:
        ProofError: if a sentence says what its evidence does not; nothing is written then.
    """
    from veedor.brief import compose, render_html, render_markdown
    from veedor.brief.analyses import analyses
    from veedor.edtf import bounds

    claims, reports, findings = case.claims(), list(case.reports()), case.findings()
    first = None if since is None else bounds(since)[0]
    found = analyses(case, language=language, since=first) if computed or (computed is None and _installed()) else ()
    brief = compose(case.records(), findings, claims, reports, language=language, since=first, analyses=found)
    if form == "json":
        return brief, msgspec.json.format(msgspec.json.encode(brief), indent=2) + b"\n"
    render = render_html if form == "html" else render_markdown
    return brief, render(brief, claims, reports, findings=findings).encode()


def _installed() -> bool:
    """Whether the analyses can be computed here."""
    return all(find_spec(name) for name in ("pandas", "scipy", "statsmodels", "ruptures", "hmmlearn", "lifelines"))


def _check(session: Session, case: Case, file: Path) -> int:
    from veedor.brief.analyses import analyses
    from veedor.brief.checking import check_file

    def again(about: Header) -> tuple[Analysis, ...]:
        first = None if about.since is None else dt.date.fromisoformat(about.since)
        return analyses(case, language=about.language, names=about.analyses, since=first)

    refusals = check_file(file, case.claims(), list(case.reports()), findings=case.findings(), analyse=again)
    session.put({"file": str(file), "proven": not refusals, "refusals": refusals})
    for refusal in refusals:
        session.say(_refusal_text(refusal))
    if refusals:
        session.say(f"Refused: {counted(len(refusals), 'sentence or part does', 'sentences or parts do')} not prove.")
        return INTEGRITY
    session.say("Proven: every sentence says what its evidence says, and nothing was added.")
    return OK


def _refusal_text(refusal: Refusal) -> str:
    """A refusal as a compiler prints it, with the sentence refused."""
    lines = [paragraph(f"{refusal.where}: error[{refusal.code}]: {plain(refusal.message)}", indent="    ", first="")]
    if refusal.sentence:
        lines.append(paragraph(plain(refusal.sentence), indent="  |   ", first="  | "))
    if refusal.code in CODES:
        lines.append(paragraph(CODES[refusal.code].advice, indent="        ", first="  help: "))
    return "\n".join(lines)
