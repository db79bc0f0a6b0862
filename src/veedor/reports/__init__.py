"""Reports: bytes in, `Report` out, with what the source says about itself and word of all that was wrong.

`read` gives reports and diagnostics from files, folders and standard input; `arrivals` the same with the
bytes, for those who keep them; `from_text` makes a report of a string; `Reading` finds the passages that a
report repeats.
"""

from __future__ import annotations

from veedor.reports.passages import Reading, Repeat
from veedor.reports.read import Arrival, arrivals, read
from veedor.reports.report import Report
from veedor.reports.words import from_text

__all__ = ["Arrival", "Reading", "Repeat", "Report", "arrivals", "from_text", "read"]
