"""Every message that Veedor gives to a person: coded, with a place and with advice.

The hierarchy::

    VeedorError
    ├── UsageError        wrong words on the command line or in a call      exit 2
    ├── InputError        a report or table that cannot be read             exit 1
    ├── VocabularyError   a vocabulary file that breaks its schema          exit 2
    ├── CaseError         a case that is missing, locked, full or foreign   exit 2
    ├── IntegrityError    the ledger does not verify                        exit 3
    ├── ProofError        a brief says what its evidence does not           exit 3
    └── MissingPartError  an optional part that is not installed            exit 2

`CODES` is the register of all codes; the reference page is generated from it, and a test fails for a code that
is used but not registered. First letter: R reports, L language and claims, V vocabulary, K ledger, S case (store),
J judgement (findings of the checks), B brief, E exchange, U usage.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Severity = Literal["error", "warning", "note"]


class Code(msgspec.Struct, frozen=True):
    """One registered diagnostic: what it means, and what a person can do about it.

    Args:
        severity: how bad it is.
        meaning: one sentence; fields in braces are filled in when it is raised.
        advice: one sentence in the imperative.
    """

    severity: Severity
    meaning: str
    advice: str


CODES: dict[str, Code] = {
    # usage
    "U001": Code("error", "there is no such file or folder: {path}", "Check the spelling of the path."),
    "U002": Code("error", "{what} needs the optional part '{extra}'", "Install it: pip install 'veedor[{extra}]'."),
}


class Diagnostic(msgspec.Struct, frozen=True):
    """A coded message about a place.

    Args:
        code: a key of `CODES`.
        message: the filled-in meaning.
        advice: what to do.
        severity: error, warning or note.
        file: the file it is about, if any.
        line: 1-based line in that file, if known.
        detail: further lines to show below (quotes, steps of a derivation).
    """

    code: str
    message: str
    advice: str
    severity: Severity
    file: str | None = None
    line: int | None = None
    detail: tuple[str, ...] = ()

    def render(self) -> str:
        """The message as a compiler prints it: ``file:line: severity[CODE]: message``.

        >>> print(diagnostic("U001", path="x.txt").render())
        error[U001]: there is no such file or folder: x.txt
          help: Check the spelling of the path.
        """
        place = "" if self.file is None else f"{self.file}:" + (f"{self.line}:" if self.line else "") + " "
        lines = [f"{place}{self.severity}[{self.code}]: {self.message}"]
        lines += [f"  | {line}" for line in self.detail]
        lines.append(f"  help: {self.advice}")
        return "\n".join(lines)


def diagnostic(
    code: str,
    /,
    *,
    file: str | None = None,
    line: int | None = None,
    detail: tuple[str, ...] = (),
    **fields: object,
) -> Diagnostic:
    """Fill in a registered code.

    Args:
        code: a key of `CODES`; an unknown one is a bug and raises `KeyError`.
        file, line: the place.
        detail: further lines.
        fields: what the braces of the meaning and the advice stand for.
    """
    entry = CODES[code]
    return Diagnostic(
        code, entry.meaning.format(**fields), entry.advice.format(**fields), entry.severity, file, line, detail
    )


class VeedorError(Exception):
    """Anything that Veedor refuses, with a `diagnostic` that says why and what to do.

    >>> try:
    ...     raise UsageError("U001", path="reports/")
    ... except VeedorError as error:
    ...     error.diagnostic.code
    'U001'
    """

    exit_code = 2

    def __init__(
        self,
        code: str,
        /,
        *,
        file: str | None = None,
        line: int | None = None,
        detail: tuple[str, ...] = (),
        **fields: object,
    ) -> None:
        self.diagnostic = diagnostic(code, file=file, line=line, detail=detail, **fields)
        super().__init__(self.diagnostic.render())


class UsageError(VeedorError):
    """Wrong words on the command line or in a call."""


class InputError(VeedorError):
    """A report or table that cannot be read."""

    exit_code = 1


class VocabularyError(VeedorError):
    """A vocabulary file that breaks its schema."""


class CaseError(VeedorError):
    """A case that is missing, locked, full or not ours."""


class IntegrityError(VeedorError):
    """The ledger does not verify."""

    exit_code = 3


class ProofError(VeedorError):
    """A brief says what its evidence does not."""

    exit_code = 3


class MissingPartError(VeedorError):
    """An optional part is not installed."""
