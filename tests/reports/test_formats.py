"""The register of formats."""

from __future__ import annotations

import pkgutil
import re

import pytest

from veedor.reports import formats as package
from veedor.reports.formats import Format, by_extension, formats, register


def test_every_module_registers_one_format():
    assert len(formats()) == len(list(pkgutil.iter_modules(package.__path__)))


def test_readers_have_a_name_and_a_version():
    readers = [each.reader for each in formats()]
    assert all(re.fullmatch(r"veedor\.reports\.[a-z]+/\d+", reader) for reader in readers)
    assert len(set(readers)) == len(readers)


def test_extensions_are_lower_case_and_found():
    for each in formats():
        assert all(extension == extension.lower() and extension[0] == "." for extension in each.extensions)
        assert all(by_extension(extension.upper()) is each for extension in each.extensions)


def test_the_last_one_reads_anything():
    assert formats()[-1].name == "plain text"


def test_an_extension_belongs_to_one_format():
    other = Format(
        name="other",
        reader="other/1",
        extensions=(".txt",),
        sniff=bool,
        order=1,
        parse=lambda material: iter(()),
    )
    with pytest.raises(ValueError, match="twice"):
        register(other)
