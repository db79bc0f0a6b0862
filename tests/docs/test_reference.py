"""The reference is what the code says, and says all of it."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import click
import jsonschema
import pytest

from veedor.cli.program import COMMANDS, veedor
from veedor.errors import CODES
from veedor.exchange import all_formats, all_tables
from veedor.vocabulary import entries

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def load_generator():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generate = load_generator()


def text_of(page: str) -> str:
    return (REFERENCE / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", generate.PAGES)
def test_no_page_is_stale(page):
    assert text_of(page) == generate.PAGES[page](), "run `make docs`"


def test_no_page_is_left_over():
    assert {file.name for file in REFERENCE.iterdir()} == set(generate.PAGES)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_with_every_option(command):
    section = text_of("commands.md").split(f"## `veedor {command}`\n")[1].split("\n## ")[0]
    found = generate._command(command, click.Context(veedor, info_name="veedor"))
    for param in found.params:
        for name in param.opts if isinstance(param, click.Option) else [param.metavar or param.name.upper()]:
            assert name in section


def test_every_command_says_what_it_does_in_its_help():
    context = click.Context(veedor, info_name="veedor")
    for name in COMMANDS:
        command = generate._command(name, context)
        assert command.help
        assert command.short_help
        assert all(param.help for param in command.params if isinstance(param, click.Option))


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_documented(code):
    assert f"| `{code}` |" in text_of("diagnostics.md")


def test_every_code_that_the_code_uses_is_registered():
    """A code in quotes anywhere in the package is a key of the register."""
    used = set()
    for module in (ROOT / "src" / "veedor").rglob("*.py"):
        used |= set(re.findall(r"\"([URLVKSJBE]\d{3})\"", module.read_text(encoding="utf-8")))
    assert used <= set(CODES)


def test_every_vocabulary_is_documented():
    page = text_of("vocabulary.md")
    for name in entries():
        assert f"## `{name}.yaml`" in page


def test_every_vocabulary_says_what_it_is_for():
    from veedor.vocabulary import path_of

    for name in entries():
        assert path_of(name).read_text(encoding="utf-8").startswith("# "), name


def test_every_column_and_format_is_documented():
    page = text_of("tables.md")
    for table in all_tables().values():
        section = page.split(f"## `{table.name}`\n")[1].split("\n## ")[0]
        for column in table.columns:
            assert f"| `{column.name}` |" in section
    for name in all_formats():
        assert f"| `{name}` |" in page


def test_every_setting_is_documented_and_shown_in_a_new_case():
    import tomllib

    from veedor.case.settings import DEFAULT

    page = text_of("settings.md")
    listed = list(generate.all_settings())
    assert listed
    for setting in listed:
        assert f"| `{setting.name}` |" in page
        assert setting.meaning
    assert set(tomllib.loads(DEFAULT)) == {setting.name.split(".")[0] for setting in listed}


def test_every_field_of_a_claim_has_a_meaning():
    for line in text_of("claim-schema.md").splitlines():
        if line.startswith("| `"):
            assert not line.endswith("|  |"), line


def test_the_published_schema_takes_claims_and_refuses_others():
    import json

    from tests.exchange.items import CLAIMS

    from veedor.claims.claim import to_dict

    schema = json.loads(text_of("claim.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for claim in CLAIMS:
        # through JSON, as a reader meets it: tuples are arrays there
        validator.validate(json.loads(json.dumps(to_dict(claim))))
    assert not validator.is_valid({"kind": "event"})
