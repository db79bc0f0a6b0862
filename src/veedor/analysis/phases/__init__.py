"""Phases and turning points of repression, concession and their balance.

`families` say what a stretch with one level is worth, `segmenting` finds where a series is best cut, `posterior`
tells how well a date is known and how strong the evidence for it is, `states` is a second opinion, `oscillation`
tests whether it swings. `finding.phases` puts all of them to a frame of events.
"""

from veedor.analysis.phases.finding import Phases, phases

__all__ = ["Phases", "phases"]
