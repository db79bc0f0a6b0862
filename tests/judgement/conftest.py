import pytest

from .making import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()
