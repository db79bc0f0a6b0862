"""``veedor explain``: why an event was found, or was not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veedor.cli.command import command, reading_options
from veedor.cli.session import Session
from veedor.errors import Diagnostic, VeedorError

if TYPE_CHECKING:
    from veedor.claims.explain import Explanation
    from veedor.reports import Report


@command("explain", "why events were found, or were not, one line a word")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "text"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line, or sentences to read.",
)
@click.option("--word", metavar="WORD", help="Only this word of the text, such as arrested.")
@reading_options
def explain_command(
    session: Session,
    *,
    inputs: tuple[str, ...],
    form: str,
    word: str | None,
    published: str | None,
    language: str | None,
    source: str | None,
    title: str | None,
    actors: tuple[Path, ...],
    model: str | None,
    learned: bool,
) -> None:
    """Explain the events of reports: for each word that may tell an act, which frame took it and which lost.

    FILE is a report (text, Markdown, HTML, JSON Lines), a folder of them, or - for standard input. A line has the
    word with its sentence, the frame with the conditions that held, the arguments, how the act is told, and every
    other frame that knows the word with the conditions that it missed. A word that a frame knows and that gave no
    event is there too, so that a missing event can be explained. With --learned, words that no frame takes and that
    the learned coder was asked about are there with its probabilities.
    """
    from veedor.claims.explain import of_report
    from veedor.language.actors.reading import read as read_actors
    from veedor.reports import read

    explain = partial(of_report, model=model, actors=read_actors(actors), learned=learned)

    found = read(inputs, published=published, language=language, source=source, title=title)
    with session.watch("Explaining") as progress:
        for report, told in _explained(found, session, explain):
            for item in told:
                if word is None or item.trigger.text.lower() == word.lower():
                    session.line(_line(report, item, form))
            sys.stdout.flush()
            progress()


def _explained(
    found: Iterable[Report | Diagnostic], session: Session, explain: Callable[[Report], list[Explanation]]
) -> Iterator[tuple[Report, list[Explanation]]]:
    """Each report with its explanations; what could not be read goes to the list at the end."""
    for item in found:
        if isinstance(item, Diagnostic):
            session.note(item)
            continue
        try:
            told = explain(item)
        except VeedorError as error:
            session.note(error.diagnostic)
            continue
        yield item, told


def _line(report: Report, item: Explanation, form: str) -> bytes:
    import msgspec

    if form == "jsonl":
        return msgspec.json.encode({"report": report.id, **msgspec.to_builtins(item)})
    lines = [f"{item.trigger.text} ({item.trigger.start}-{item.trigger.end}): {_outcome(item)}"]
    lines.append(f"  in: {' '.join(item.sentence.text.split())}")
    if item.rule:
        lines.append("  because: " + ", ".join(f"{k} {v}" for k, v in item.rule.items()))
    if item.probabilities:
        lines.append("  learned: " + ", ".join(f"{type_} {value:.2f}" for type_, value in item.probabilities.items()))
    for lost in item.lost:
        missed = ", ".join(lost.why) or "a more specific frame came first"
        lines.append(f"  not {lost.frame} ({lost.type}): {missed}")
    return "\n".join(lines).encode()


def _outcome(item: Explanation) -> str:
    if item.type is None:
        return f"no event; {item.dropped}" if item.dropped else "no event; no frame fits"
    mode = f"-{item.mode}" if item.mode else ""
    who = f"{', '.join(item.actors) or 'nobody named'} to {', '.join(item.recipients) or 'nobody named'}"
    by = f"frame {item.frame}" if item.frame else "the learned coder"
    return f"{item.type}{mode}, {item.modality}, by {by}: {who}"
