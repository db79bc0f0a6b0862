"""Leverage coincidence: do concessions fall near dates of leverage more often than chance timing has it?

`leverage` makes the test on plain tables, ``veedor analyze CASE leverage`` on a case. ``docs/explanation/leverage.md``
tells the method and its limits.
"""

from veedor.analysis.leverage.bursts import collapse
from veedor.analysis.leverage.coincidence import DEFAULT, Coincidence, Window, precursor, textbook, trigger
from veedor.analysis.leverage.multiplicity import benjamini_hochberg, holm
from veedor.analysis.leverage.of_case import run, settle
from veedor.analysis.leverage.power import power
from veedor.analysis.leverage.result import Leverage, Look, NearDate, WindowResult
from veedor.analysis.leverage.study import leverage

__all__ = [
    "DEFAULT",
    "Coincidence",
    "Leverage",
    "Look",
    "NearDate",
    "Window",
    "WindowResult",
    "benjamini_hochberg",
    "collapse",
    "holm",
    "leverage",
    "power",
    "precursor",
    "run",
    "settle",
    "textbook",
    "trigger",
]
