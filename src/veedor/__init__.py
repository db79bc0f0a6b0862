"""Veedor: give it reports, get a record you can defend.

>>> import veedor
>>> found = veedor.read("The court released three journalists.", language="en")
>>> [claim.kind for claim in found]
['event', 'count', 'status']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from veedor.notebook import Case, Extraction, places, read, times

__version__ = "0.1.0"
__all__ = ["Case", "Extraction", "__version__", "places", "read", "times"]

_HOMES = dict.fromkeys(("Case", "Extraction", "places", "read", "times"), "veedor.notebook")


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for, so that ``import veedor`` stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module 'veedor' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
