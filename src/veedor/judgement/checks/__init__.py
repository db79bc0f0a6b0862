"""The checks: arithmetic and logic on records, each a small module that registers itself.

A check is a function from a `Case` to findings, marked with `register`. To add one, write one file in this
folder; its module docstring is its documentation, and its codes must be in `veedor.errors.CODES`. `check`
runs all of them.
"""

from veedor.judgement.checks.registry import Case, Check, check, register, registered
from veedor.judgement.checks.rendering import render

__all__ = ["Case", "Check", "check", "register", "registered", "render"]
