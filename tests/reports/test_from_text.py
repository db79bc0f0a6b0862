"""A report made of a string."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from veedor.errors import InputError
from veedor.reports import from_text

TEXT = "Five people were freed.\n"


def test_fields():
    report = from_text(
        TEXT, id="r", published=date(2025, 5, 6), language="es-VE", title="T", source="S", url="u", note=1
    )
    assert report.text == TEXT
    assert (report.id, report.published, report.published_basis, report.language) == (
        "r",
        "2025-05-06",
        "field",
        "es",
    )
    assert (report.title, report.source, report.url, report.extra) == ("T", "S", "u", {"note": 1})


def test_id_and_hashes_come_from_the_text():
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    report = from_text(TEXT)
    assert (report.id, report.text_sha256, report.bytes_sha256) == ("sha256:" + digest[:16], digest, digest)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("", {}),
        (" \n", {}),
        ("a\ud800b", {}),
        ("a\x00b", {}),
        ("x" * 2_000_001, {}),
        (TEXT, {"published": "soon"}),
        (TEXT, {"language": "Spanish"}),
        (TEXT, {"year": 21}),
        (TEXT, {"id": "a\nb"}),
    ],
)
def test_refused(text, fields):
    with pytest.raises(InputError):
        from_text(text, **fields)
