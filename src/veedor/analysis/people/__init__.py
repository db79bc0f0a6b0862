"""People: lives in states whose ends are uncertain, what contradicts, and how long detention lasts."""

from __future__ import annotations

from veedor.analysis.people.lives import lives
from veedor.analysis.people.people import People, people
from veedor.analysis.people.relations import relations
from veedor.analysis.people.survival import Survival, durations, survival

__all__ = ["People", "Survival", "durations", "lives", "people", "relations", "survival"]
