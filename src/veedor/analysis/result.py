"""What an analysis returns: numbers, method, seed, evidence, and a sentence in honest words."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import msgspec

from veedor.analysis.evidence import EvidenceBar
from veedor.analysis.telling import Sentence

Standing = Literal["exploratory", "confirmatory"]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The base of all results. Each analysis adds its own numbers.

    Args:
        method: what was computed, with the source of the method, in one or two sentences.
        evidence: how much stands behind it.
        seed: the seed of its random numbers, or None where chance plays no part.
        standing: ``confirmatory`` only where windows and calendar were frozen before the reports came.
    """

    topic: ClassVar[str] = ""
    """Name of the analysis, as ``veedor analyze CASE TOPIC`` gives it."""

    method: str
    evidence: EvidenceBar
    seed: int | None = None
    standing: Standing = "exploratory"

    def sentences(self, language: str = "en") -> tuple[Sentence, ...]:
        """What may be said of the result, in ``en`` or ``es``, the main sentence first.

        Raises:
            NotImplementedError: in the base, which has nothing to say.
        """
        raise NotImplementedError

    def tables(self) -> dict[str, Any]:
        """Its numbers as pandas frames by name: what figures are drawn from and what is saved beside them."""
        raise NotImplementedError
