"""A case on disk: reports and claims in a ledger, tables made from it, records and findings made from those.

The ledger is the truth; the tables are a projection that `Case.rebuild` makes again. `Case` is the whole face
of this room.
"""

from veedor.case.case import Case
from veedor.case.extracting import Extractor
from veedor.case.freezing import Design, Freeze, FrozenDate
from veedor.case.results import AddResult, Redaction, Shown
from veedor.case.settings import Settings

__all__ = [
    "AddResult",
    "Case",
    "Design",
    "Extractor",
    "Freeze",
    "FrozenDate",
    "Redaction",
    "Settings",
    "Shown",
]
