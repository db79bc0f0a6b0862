"""A town is put on the map only where more than its name speaks for it."""

from __future__ import annotations

import pytest

import veedor


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Guards held 18 people in Vereda prison.", None),
        ("Soldiers detained three men in San Pedro on Monday.", None),
        ("Honduran soldiers detained three men in San Pedro Sula on Monday.", "HND"),
        ("Venezuelan police arrested two men in Maracay.", "VEN"),
        ("Police arrested a man in Caracas.", "VEN"),
    ],
)
def test_a_name_alone_is_no_point_on_a_map(text, country):
    (event,) = veedor.read(text, published="2025-05-07", language="en").of("event")
    assert event.where is not None
    assert event.where.country == country
    assert (event.where.lat is None) == (country is None)


def test_the_country_of_the_source_speaks_for_a_town():
    found = veedor.read(
        "Police arrested two men in Maracay.", published="2025-05-07", language="en", publisher="Venezuela Watch"
    )
    assert found.of("event")[0].where.country == "VEN"
