"""Composed briefs of the invented material, made once."""

from __future__ import annotations

import pytest

from veedor.brief import Brief, compose

from .material import CLAIMS, FINDINGS, RECORDS, REPORTS


@pytest.fixture(scope="session")
def english() -> Brief:
    return compose(RECORDS, FINDINGS, CLAIMS, REPORTS, language="en")


@pytest.fixture(scope="session")
def spanish() -> Brief:
    return compose(RECORDS, FINDINGS, CLAIMS, REPORTS, language="es")


@pytest.fixture(params=["en", "es"])
def brief(request: pytest.FixtureRequest, english: Brief, spanish: Brief) -> Brief:
    return english if request.param == "en" else spanish
