"""The options that say what part of a case an analysis or a figure looks at, in one place for all commands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from veedor.cli.command import Body, day

if TYPE_CHECKING:
    from veedor.analysis.registry import Scope


def country(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Check an option that is a country, in small or capital letters.

    Raises:
        click.BadParameter: if there is no such code.
    """
    if value is None:
        return None
    from veedor.vocabulary import load

    if value.upper() not in load("countries", dict):
        raise click.BadParameter(f"'{value}' is no country code (VEN, BLR, NIC)", ctx=ctx, param=param)
    return value.upper()


_SCOPE = (
    click.option("--country", metavar="CODE", callback=country, help="Only this country: ISO 3166-1 alpha-3, as VEN."),
    click.option("--since", metavar="DATE", callback=day, help="Only what was on or after DATE."),
    click.option("--until", metavar="DATE", callback=day, help="Only what was on or before DATE."),
    click.option(
        "--calendar",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Your own leverage dates besides those of the record, in CSV or iCalendar.",
    ),
    click.option("--seed", type=int, default=0, show_default=True, help="Seed of the random numbers."),
    click.option(
        "--simulations",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many random draws a test makes; by default its own number.",
    ),
    click.option(
        "--protect",
        multiple=True,
        metavar="NAME",
        help="Withhold the places of this person as of somebody in hiding; may be given several times.",
    ),
    click.option(
        "--language", type=click.Choice(["en", "es"]), default="en", show_default=True, help="Language of the words."
    ),
)


def scope_options(function: Body) -> Body:
    """The options of every command that looks at a part of a case."""
    for option in reversed(_SCOPE):
        function = option(function)
    return function


def scope_of(chosen: dict[str, Any], notify: Callable[[int, int], None] | None = None) -> Scope:
    """What the options of `scope_options` say, as a scope.

    Args:
        chosen: the values of the options but ``language`` and ``protect``.
        notify: called with what is done and how many steps there are.

    >>> found = scope_of({"country": "VEN", "since": "2025-02", "until": "2025-02", "calendar": None, "seed": 0,
    ...                   "simulations": None})
    >>> str(found.since), str(found.until)
    ('2025-02-01', '2025-02-28')
    """
    from veedor.analysis.registry import Scope
    from veedor.edtf import bounds

    since, until, calendar = chosen["since"], chosen["until"], chosen["calendar"]
    return Scope(
        country=chosen["country"],
        since=bounds(since)[0] if since else None,
        until=bounds(until)[1] if until else None,
        seed=chosen["seed"],
        calendar=str(calendar) if calendar else None,
        simulations=chosen["simulations"],
        notify=notify,
    )
