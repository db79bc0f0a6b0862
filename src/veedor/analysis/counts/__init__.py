"""Counts: ladders of comparable numbers, stocks against flows, and the revolving door."""

from __future__ import annotations

from veedor.analysis.counts.compare import compare
from veedor.analysis.counts.counts import Counts, counts
from veedor.analysis.counts.door import door
from veedor.analysis.counts.ladder import ladder
from veedor.analysis.counts.parts import parts
from veedor.analysis.counts.points import points
from veedor.analysis.counts.reconcile import fallen, flows, reconcile

__all__ = ["Counts", "compare", "counts", "door", "fallen", "flows", "ladder", "parts", "points", "reconcile"]
