"""The judgement room: claims to records, and the checks on them. It never changes a claim.

>>> from veedor.judgement import link
>>> link([], {})
[]
"""

from veedor.judgement.checks import check, register, registered, render
from veedor.judgement.linking import Linker, SimpleLinker, link
from veedor.judgement.record import Difference, Disagreement, Finding, Record, RecordKind

__all__ = [
    "Difference",
    "Disagreement",
    "Finding",
    "Linker",
    "Record",
    "RecordKind",
    "SimpleLinker",
    "check",
    "link",
    "register",
    "registered",
    "render",
]
