"""``veedor places``: the places that reports name, resolved."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from veedor.cli.command import command, report_options
from veedor.cli.session import Session
from veedor.errors import Diagnostic, VeedorError

if TYPE_CHECKING:
    from veedor.cli.progress import Progress
    from veedor.language.places import PlaceMention
    from veedor.reports import Report

    Found = Iterator[tuple[Report, list[PlaceMention]]]


@command("places", "places that reports name, resolved, one line a report")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "geojson"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line, or one GeoJSON FeatureCollection.",
)
@report_options
def places_command(
    session: Session,
    *,
    inputs: tuple[str, ...],
    form: str,
    published: str | None,
    language: str | None,
    source: str | None,
    title: str | None,
) -> None:
    """Find every place that reports name, and say which place it is and which it could have been.

    FILE is a report (text, Markdown, HTML, JSON Lines), a folder of them, or - for standard input. One line a
    report comes out, with characters of its text: start, end, text, GeoNames id, name, country, first-level unit,
    point, precision and the alternatives that lost. A line of JSON Lines with a field "toponyms", a list of
    {"start", "end"}, has exactly those resolved. Title and source help to tell places of one name apart.
    Demonyms ("Cuban police") are no places. No language model and no network is needed.
    """
    from veedor.reports import read

    found = read(inputs, published=published, language=language, source=source, title=title)
    with session.watch("Placing") as progress:
        placed = _placed(found, session, progress)
        for line in _lines(placed, form):
            session.line(line)
            sys.stdout.flush()


def _placed(found: Iterable[Report | Diagnostic], session: Session, progress: Progress) -> Found:
    """Each report with its places; what could not be read goes to the list at the end."""
    from veedor.language.places import of_report

    for item in found:
        if isinstance(item, Diagnostic):
            session.note(item)
            continue
        try:
            places = of_report(item)
        except VeedorError as error:
            session.note(error.diagnostic)
            continue
        yield item, places
        progress()


def _lines(placed: Found, form: str) -> Iterator[bytes]:
    if form == "geojson":
        from veedor.exchange.geojson import geojson

        yield from geojson(placed)
        return
    import msgspec

    from veedor.language.places import to_dict

    for report, places in placed:
        yield msgspec.json.encode({"id": report.id, "places": [to_dict(place) for place in places]})
