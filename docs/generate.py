"""Write the reference pages from the code, so that they cannot say something else.

python docs/generate.py           writes docs/reference/
python docs/generate.py --check   fails if a page is not what would be written, and names it
"""

from __future__ import annotations

import argparse
import inspect
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, get_args
from urllib.parse import urlsplit

import click
import msgspec

from veedor.case.settings import DEFAULT, FILE, Settings
from veedor.claims import claim as claims
from veedor.errors import CODES, Code
from veedor.exchange import Format, all_formats, all_tables
from veedor.exchange.codebook import columns_of
from veedor.language.actors.entries import Actor, Role, pack, packs
from veedor.vocabulary import entries, load, path_of

REFERENCE = Path(__file__).parent / "reference"
NOTE = "<!-- Written by docs/generate.py from the code. Change the code, then run `make docs`. -->"

SHORT = 24
"""Codes that fit into a cell of a table of columns."""

ROOMS_OF_CODES = {
    "U": "Usage",
    "R": "Reading reports",
    "L": "Language and claims",
    "V": "Vocabulary",
    "K": "Ledger",
    "S": "Case",
    "J": "Findings of the checks",
    "A": "Analysis and figures",
    "B": "Brief",
    "E": "Export",
}


def page(title: str, introduction: str, parts: Iterator[str]) -> str:
    """A page with its heading and the note that it is generated."""
    folded = (" ".join(part.split()) for part in introduction.split("\n\n"))
    return "\n\n".join([f"# {title}", NOTE, *folded, *parts]) + "\n"


def cell(text: object) -> str:
    """Text for a cell of a Markdown table."""
    return " ".join(str(text).split()).replace("|", "\\|")


def rows(heading: list[str], lines: list[list[object]]) -> str:
    """A Markdown table."""
    head = f"| {' | '.join(heading)} |\n|{'---|' * len(heading)}"
    return "\n".join([head, *(f"| {' | '.join(cell(value) for value in line)} |" for line in lines)])


# commands


def commands() -> str:
    """Every command with its arguments, options and help."""
    from veedor.cli.program import COMMANDS, veedor

    context = click.Context(veedor, info_name="veedor")
    names = list(COMMANDS)

    def parts() -> Iterator[str]:
        yield rows(
            ["command", "does"],
            [[f"[`{name}`](#veedor-{name})", _command(name, context).short_help] for name in names],
        )
        for name in names:
            yield from _command_parts(_command(name, context), click.Context(veedor, info_name="veedor"))

    introduction = """
    Results go to standard output, messages and progress to the error stream. With `--json` a command
    answers with one JSON document on standard output (`extract` and `export` stream JSON Lines by
    themselves) and one JSON object a line on the error stream.

    Exit codes: 0 fine; 1 findings, or input that was skipped; 2 usage; 3 integrity. Beyond these: 70 Veedor
    itself failed, 130 interrupted, 141 the reader of the output went away. Progress is a bar on a terminal
    and now and then a plain line elsewhere; `NO_COLOR` is respected, and nothing is said by colour alone.
    """
    return page("Commands", introduction, parts())


def _command(name: str, context: click.Context) -> click.Command:
    from veedor.cli.program import veedor

    found = veedor.get_command(context, name)
    assert found is not None  # noqa: S101 - a name of the register
    return found


def _command_parts(command: click.Command, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, parent=parent, info_name=command.name)
    yield f"## `veedor {command.name}`"
    yield f"```\n{command.get_usage(context).removeprefix('Usage: ')}\n```"
    yield "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))
    options = [param for param in command.params if isinstance(param, click.Option)]
    yield rows(["option", "meaning"], [[_option(option), _meaning(option)] for option in options])


def _option(option: click.Option) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    choices = "|".join(option.type.choices) if isinstance(option.type, click.Choice) else option.metavar
    return f"`{names}`" if option.is_flag else f"`{names} {choices or option.type.name.upper()}`"


def _meaning(option: click.Option) -> str:
    default = f" Default: {option.default}." if option.show_default else ""
    needed = " Required." if option.required else ""
    return f"{option.help or ''}{needed}{default}"


# diagnostics


def diagnostics() -> str:
    """Every code with its severity, meaning and advice."""

    def parts() -> Iterator[str]:
        for letter, room in ROOMS_OF_CODES.items():
            codes = sorted((code, entry) for code, entry in CODES.items() if code.startswith(letter))
            if codes:
                yield f"## {letter}: {room}"
                yield rows(["code", "severity", "meaning", "what to do"], [_code(*each) for each in codes])

    introduction = """
    Every message has a code. Words in braces are filled in when it is shown, as in `reports/a.jsonl:7:
    error[R020]: not JSON: ...`. An error means that something was not read or not done; a warning, that a
    person should look; a note, that nothing need be done.
    """
    return page("Diagnostics", introduction, parts())


def _code(code: str, entry: Code) -> list[object]:
    return [f"`{code}`", entry.severity, entry.meaning, entry.advice]


# vocabulary


LONG = 60
"""A table of more entries than this is counted and not listed, unless its entries have captions."""


def vocabulary() -> str:
    """Every vocabulary file: what it is for, and its terms."""

    def parts() -> Iterator[str]:
        for name in entries():
            yield f"## `{name}.yaml`"
            text = path_of(name).read_text(encoding="utf-8")
            yield _opening(text)
            yield from _terms(load(name, Any))
        yield "## `actors/`: packs of actors"
        yield (
            "Who is who, one file a country, each entry with its source; all of them stand in "
            "[actors](actors.md), and [here](../how-to/add-an-actor.md) is how to add one."
        )
        yield _packs()

    introduction = """
    Words and codes are data, in `src/veedor/vocabulary/`, so that a linguist or a monitor can add to them
    without reading Python. Each file is checked against its schema when it is read. Codes that appear in
    claims (types, modes, states, categories) are listed in full; word lists are listed by the names of
    their tables and how many entries each has.
    """
    return page("Vocabulary", introduction, parts())


def _packs() -> str:
    """The packs of actors with what they hold and where their facts stand."""
    heading = ["pack", "persons", "organisations", "bodies", "offices", "roles", "looked after until", "sources"]
    lines: list[list[object]] = []
    for name in packs():
        told = pack(name)
        kinds = Counter(actor.kind for actor in told.actors)
        hosts = Counter(urlsplit(actor.source or "").hostname or "" for actor in told.actors).most_common()
        first = ", ".join(f"{host} ({n})" for host, n in hosts[:2])
        rest = f" and {len(hosts) - 2} more" if len(hosts) > 2 else ""
        counted = [kinds["person"], kinds["organisation"], kinds["body"], kinds["office"]]
        roles = sum(len(actor.roles) for actor in told.actors)
        lines.append([f"[`{name}`](actors.md#{name.lower()})", *counted, roles, told.checked, first + rest])
    return rows(heading, lines)


def actors() -> str:
    """Every actor of every pack, with its roles in time and the source of its facts."""

    def parts() -> Iterator[str]:
        for name in packs():
            told = pack(name)
            yield f"## {name}"
            yield f"{len(told.actors)} actors; facts looked after until {told.checked}."
            yield rows(["id", "kind", "names", "sectors", "roles", "source"], [_actor(each) for each in told.actors])

    introduction = """
    Whom Veedor knows by name: office-holders, parties, organs of states, organisations that defend rights, media.
    An entry gives the `entity`, `country` and `sectors` of name objects in claims. Names in brackets are short: they
    count only in a report that gives the full name or names the country. A role without an end goes on.

    Nothing here is a judgement of anybody. What is wrong can be mended in `src/veedor/vocabulary/actors/`, or for your
    own work in [a file of your own](../how-to/add-an-actor.md).
    """
    return page("Actors", introduction, parts())


def _actor(actor: Actor) -> list[object]:
    names = "; ".join([*actor.names, *(f"({short})" for short in actor.short)])
    roles = "; ".join(_role(role) for role in actor.roles)
    source = f"[{urlsplit(actor.source or '').hostname}]({actor.source})"
    return [f"`{actor.id}`", actor.kind, names, " ".join(actor.sectors), roles, source]


def _role(role: Role) -> str:
    what = " ".join(part for part in (f"`{role.of}`" if role.of else "", " ".join(role.sectors)) if part)
    when = f"{role.since or '..'}/{role.until or '..'}" if role.since or role.until else ""
    return " ".join(part for part in (what, ", ".join(role.titles[:1]), when) if part)


def _opening(text: str) -> str:
    """The comment at the head of a file."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# ").rstrip())
    return "\n".join(lines)


def _terms(data: Any) -> Iterator[str]:
    """The terms of a file: codes with their captions in full, other tables by what they hold."""
    if not isinstance(data, dict):
        yield f"{len(data)} entries."
        return
    if _captioned(data):
        yield _captions(data)
        return
    if len(data) > LONG:
        yield f"{len(data)} entries, from `{min(data)}` to `{max(data)}`."
        return
    yield rows(["table", "holds"], [[f"`{key}`", _content(value)] for key, value in data.items()])
    for key, value in data.items():
        if _captioned(value):
            yield f"### `{key}`"
            yield _captions(value)


def _captioned(table: Any) -> bool:
    """Whether a table maps codes to words for people."""
    return isinstance(table, dict) and bool(table) and all(_caption(entry) for entry in table.values())


def _caption(entry: Any) -> dict[str, str]:
    """Label and meaning of a code in English and Spanish, as far as an entry has them."""
    if not isinstance(entry, dict):
        return {}
    label = entry if {"en", "es"} & set(entry) else entry.get("label", {})
    meaning = entry.get("meaning", entry.get("definition", {}))
    if isinstance(label, str):
        label = {"en": label}
    if isinstance(meaning, str):
        meaning = {"en": meaning}
    found = {"English": label.get("en"), "Spanish": label.get("es"), "meaning": (meaning or {}).get("en")}
    return {name: text for name, text in found.items() if isinstance(text, str)}


def _captions(table: dict[str, Any]) -> str:
    names = [n for n in ("English", "Spanish", "meaning") if any(n in _caption(e) for e in table.values())]
    if any(isinstance(entry.get("modes"), dict | list) for entry in table.values()):
        names.append("modes")
    lines: list[list[object]] = []
    for code, entry in table.items():
        caption = _caption(entry) | {"modes": ", ".join(f"`{mode}`" for mode in entry.get("modes") or ())}
        lines.append([f"`{code}`", *(caption.get(name, "") for name in names)])
    return rows(["code", *names], lines)


def _content(value: Any) -> str:
    """What a table holds: its codes where it maps codes to something, else the number of its entries."""
    if isinstance(value, dict) and len(value) <= LONG:
        keys = [str(key) for key in value]
        return f"{len(keys)}: {', '.join(f'`{key}`' for key in keys)}"
    if isinstance(value, list) and len(value) <= LONG and all(isinstance(each, str) for each in value):
        return f"{len(value)}: {', '.join(f'`{each}`' for each in value)}"
    if isinstance(value, dict | list):
        return f"{len(value)} entries"
    return f"`{value}`"


# claim schema


def schema() -> str:
    """The JSON Schema of a claim."""
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A claim of Veedor"}
    return json.dumps({**described, **claims.schema()}, indent=2, ensure_ascii=False) + "\n"


def claim_page() -> str:
    """The fields of a claim, by kind, in words."""
    definitions = claims.schema()["$defs"]

    def parts() -> Iterator[str]:
        for name in sorted(definitions):
            definition = definitions[name]
            yield f"## `{name}`"
            description = definition.get("description", "")
            yield " ".join(_first_paragraphs(description).split())
            meanings = _meanings(definition)
            fields = definition.get("properties", {})
            yield rows(
                ["field", "type", "meaning"],
                [[f"`{name}`", _type(part), meanings.get(name, "")] for name, part in fields.items()],
            )

    introduction = """
    `veedor extract` prints one claim a line in this form, and `veedor export CASE claims --format jsonl`
    the same. The machine-readable schema is [claim.schema.json](claim.schema.json) (JSON Schema 2020-12).
    Fields may be added in later versions, never renamed. Offsets count Unicode code points of the report's
    text, and `text[start:end]` of a span is always its `text`.
    """
    return page("The claim", introduction, parts())


def _first_paragraphs(text: str) -> str:
    """A description up to its list of arguments or its example."""
    return text.split("Args:")[0].split(">>>")[0]


def _meanings(definition: dict[str, Any]) -> dict[str, str]:
    """Field -> meaning: from the docstrings of the classes, else from the codebook."""
    columns = {
        column.name.removeprefix("event_").removeprefix("status_"): column.meaning.split(": ", 1)[-1]
        for column in all_tables()["claims"].columns
    }
    every = {"kind": "which kind of claim it is"} | _arguments(inspect.getdoc(claims.ClaimBase) or "")
    return columns | every | _arguments(definition.get("description", ""))


def _arguments(description: str) -> dict[str, str]:
    """What the list of arguments in a docstring says of each."""
    meanings: dict[str, str] = {}
    names: list[str] = []
    for line in description.partition("Args:")[2].split(">>>")[0].splitlines():
        found = re.fullmatch(r"\s{,8}(\w+(?:, \w+)*): (.+)", line)
        if found:
            names = found[1].split(", ")
            meanings |= dict.fromkeys(names, found[2])
        elif line.strip():
            meanings |= {name: f"{meanings[name]} {line.strip()}" for name in names}
    return meanings


def _type(schema: dict[str, Any]) -> str:
    """A JSON Schema type in a few words."""
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_type(each) for each in schema["anyOf"]))
    if "enum" in schema:
        return "one of " + ", ".join(f"`{each}`" for each in schema["enum"] if each is not None)
    if "const" in schema:
        return f"`{schema['const']}`"
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return str(schema.get("type", "anything"))


# tables


def tables() -> str:
    """The codebook: formats with their own fields, and every column of every table."""

    def parts() -> Iterator[str]:
        yield "## Formats"
        yield rows(
            ["format", "file", "takes", "what it holds"], [list(_format(form)) for form in all_formats().values()]
        )
        for table in all_tables().values():
            yield f"## `{table.name}`"
            yield table.meaning
            yield rows(
                ["column", "type", "meaning"],
                [[f"`{c.name}`", c.type, c.meaning + _codes(c.codes)] for c in table.columns],
            )
        yield "## Fields of the forms of others"
        for form in all_formats().values():
            if form.tables is not None:
                yield f"### `{form.name}`"
                yield f"{form.description} {form.left_out}".strip()
                yield rows(["field", "type", "meaning"], _own_fields(form))

    introduction = """
    What `veedor export CASE TABLE --format FORMAT` writes; [how to](../how-to/export.md). JSON Lines hold the objects
    whole; CSV, Excel, Parquet and Stata hold these flat columns; the forms of others have fields of their own. Lists
    are real lists in Parquet and in frames, and joined by ` | ` elsewhere. A *text* cell of CSV that begins with `=`,
    `+`, `-`, `@`, a tab or a carriage return (or with apostrophes before one of these) has one apostrophe more at its
    beginning, because a spreadsheet would run it as a formula: take it away when you read the file with a program.
    Dates are EDTF (ISO 8601-2); columns of type *day* give their bounds as days.

    Where people in hiding are stands in no file: their records have no place (`place_withheld`), words that tell it are
    replaced by `[place withheld]`, and reports that tell it have no address.
    """
    return page("Tables (codebook)", introduction, parts())


def _format(form: Format) -> Iterator[str]:
    yield f"`{form.name}`"
    yield f"`{form.suffix}`"
    yield "every table" if form.tables is None else ", ".join(f"`{table}`" for table in form.tables)
    yield form.description


def _codes(codes: Callable[[], Mapping[str, str]] | None) -> str:
    """The closed list of a column, where it is short enough for a cell."""
    if codes is None:
        return ""
    known = list(codes())
    listed = ", ".join(f"`{code}`" for code in known)
    return f": {listed}" if len(known) <= SHORT else f": {len(known)} codes, in the [vocabulary](vocabulary.md)"


def _own_fields(form: Format) -> list[list[object]]:
    """What a format has beside the columns of its tables."""
    found: dict[str, list[object]] = {}
    for name in form.tables or ():
        columns = {described.name: described for described in columns_of(all_tables()[name])}
        for described in form.describe(all_tables()[name]):
            if columns.get(described.name) != described:
                found.setdefault(described.name, [f"`{described.name}`", described.type, described.meaning])
    return list(found.values())


# settings


def settings() -> str:
    """Every setting of ``case.toml``, with its type, its default and its meaning."""

    def parts() -> Iterator[str]:
        yield rows(["setting", "type", "default", "meaning"], [[f"`{s.name}`", *s[1:]] for s in all_settings()])
        yield "## What a new case begins with"
        yield f"```toml\n{DEFAULT.rstrip()}\n```"

    introduction = f"""
    A case has one file of settings, `{FILE}` in its folder, in TOML. A key that is not in this list, or a value of
    another type, is an error with its line: a slip of the pen does not pass for a setting.
    """
    return page("Settings of a case", introduction, parts())


class Setting(NamedTuple):
    """One setting, with words for its cells."""

    name: str
    type: str
    default: str
    meaning: str


def all_settings(kind: type = Settings, prefix: str = "") -> Iterator[Setting]:
    """The settings of a struct; those of a table below it by their whole name."""
    meanings = _arguments(inspect.getdoc(kind) or "")
    shared = (inspect.getdoc(kind) or "").split("\n\n")[0]
    for field in msgspec.structs.fields(kind):
        name = f"{prefix}{field.name}"
        below = _struct_in(field.type)
        if below is None:
            default = msgspec.json.encode(field.default).decode() if field.default is not msgspec.NODEFAULT else ""
            if field.default_factory is not msgspec.NODEFAULT:
                default = msgspec.json.encode(field.default_factory()).decode()
            yield Setting(name, _toml_type(field.type), f"`{default}`", meanings.get(field.name, shared))
        else:
            dots = "." if below is field.type else '."NAME".'
            yield from all_settings(below, f"{name}{dots}")


def _struct_in(kind: Any) -> type | None:
    """The struct that a setting is, or that the values of its table are."""
    for candidate in (kind, *get_args(kind)):
        if isinstance(candidate, type) and issubclass(candidate, msgspec.Struct):
            return candidate
    return None


def _toml_type(kind: Any) -> str:
    """A type in words, with its limits."""
    schema = msgspec.json.schema(kind)
    return _limits(schema)


def _limits(schema: dict[str, Any]) -> str:
    if schema.get("type") == "array":
        return f"list of {_limits(schema.get('items', {}))}"
    if schema.get("type") == "object":
        return f"table of {_limits(schema.get('additionalProperties', {}))} by name"
    low, high = schema.get("minimum"), schema.get("maximum")
    bounds = f" from {low} to {high}" if low is not None and high is not None else ""
    pattern = f" like `{schema['pattern']}`" if "pattern" in schema else ""
    return f"{_type(schema)}{bounds}{pattern}"


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "diagnostics.md": diagnostics,
    "vocabulary.md": vocabulary,
    "actors.md": actors,
    "claim-schema.md": claim_page,
    "claim.schema.json": schema,
    "tables.md": tables,
    "settings.md": settings,
}


def stale() -> list[str]:
    """Names of the pages that are not what would be written now."""
    return [
        name
        for name, write in PAGES.items()
        if not (REFERENCE / name).is_file() or (REFERENCE / name).read_text(encoding="utf-8") != write()
    ]


def main(arguments: list[str] | None = None) -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is stale")
    if parser.parse_args(arguments).check:
        found = stale()
        sys.stdout.write("".join(f"stale: docs/reference/{name} (run `make docs`)\n" for name in found))
        return 1 if found else 0
    REFERENCE.mkdir(exist_ok=True)
    for name, write in PAGES.items():
        (REFERENCE / name).write_text(write(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
