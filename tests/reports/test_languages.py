"""Language codes come out as ISO 639-1 or not at all."""

from __future__ import annotations

import pytest

from reports.conftest import codes
from veedor.reports.languages import language_code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("en", "en"),
        ("EN", "en"),
        (" es-VE ", "es"),
        ("es_VE.UTF-8", "es"),
        ("zh-Hans-CN", "zh"),
        ("spa", "es"),
        ("eng", "en"),
        ("English", None),
        ("xx", None),
        ("und", None),
        ("", None),
        ("e", None),
        ("en;es", None),
    ],
)
def test_codes(value, code):
    assert language_code(value) == code


def test_what_cannot_be_read_is_told_and_kept_aside(read_file):
    [report], told = read_file("a.jsonl", '{"text": "One.", "language": "Spanish"}')
    assert report.language is None
    assert report.extra == {"language": "Spanish"}
    assert codes(told) == ["R043"]
