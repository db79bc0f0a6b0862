"""One entry of the ledger, and the sealed payloads that it commits to.

An entry is stored as the bytes of its canonical JSON (RFC 8785) and hashed as those bytes. It never holds a
payload, only the payload's commitment: SHA-256 over 32 random bytes of salt and the payload's canonical JSON.
Who has the entry alone can neither read the payload nor guess it, and the payload can be erased without
touching the entry.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

import msgspec
import rfc8785

from veedor.errors import UsageError

BEFORE_FIRST = "0" * 64
"""What the first entry carries as the hash of the entry before it."""

SALT_BYTES = 32


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of the chain.

    Args:
        seq: its place, from 1, without gaps.
        prev: hash of the entry before it, 64 hex digits.
        kind: a word that says what it is; the ledger itself writes ``ledger`` and ``redaction``.
        at: when the machine's clock says it was written, UTC, ``2025-05-06T10:00:00.000000Z``.
        author: who wrote it.
        payloads: commitments of its payloads, in order.
        public: what may be known even after every payload is redacted. Nothing that could endanger anybody.
    """

    seq: int
    prev: str
    kind: str
    at: str
    author: str
    payloads: tuple[str, ...] = ()
    public: dict[str, Any] = {}

    def encode(self) -> bytes:
        """The entry's bytes, as they are stored and hashed.

        Raises:
            UsageError: K027 if `public` has what canonical JSON cannot hold.
        """
        return canonical(msgspec.to_builtins(self))

    @classmethod
    def decode(cls, body: bytes) -> Entry:
        """Read an entry back.

        Raises:
            ValueError: if the bytes are not the canonical JSON of an entry.
        """
        entry = msgspec.json.decode(body, type=cls)
        if entry.encode() != body:
            raise ValueError("its JSON is not canonical")
        return entry


class Sealed(msgspec.Struct, frozen=True):
    """A payload with its salt and its commitment."""

    commitment: str
    salt: bytes
    body: bytes


def canonical(value: Any) -> bytes:
    """Canonical JSON (RFC 8785) of plain dictionaries, lists, strings, numbers, booleans and None.

    Raises:
        UsageError: K027 for what it cannot hold: integers beyond 2^53, NaN, lone surrogates, other types.

    >>> canonical({"b": 1.0, "a": "é"})
    b'{"a":"\\xc3\\xa9","b":1}'
    """
    try:
        written: bytes = rfc8785.dumps(value)
        return written
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError) as error:
        raise UsageError("K027", reason=str(error)) from error


def digest(data: bytes) -> str:
    """SHA-256 as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def commit(salt: bytes, body: bytes) -> str:
    """The commitment to a payload's bytes under a salt."""
    return digest(salt + body)


def seal(value: Any) -> Sealed:
    """Give a payload a fresh salt, so that equal payloads have unlike commitments.

    Raises:
        UsageError: K027 as in `canonical`.

    >>> one, other = seal({"a": 1}), seal({"a": 1})
    >>> one.body == other.body, one.commitment == other.commitment
    (True, False)
    """
    body, salt = canonical(value), secrets.token_bytes(SALT_BYTES)
    return Sealed(commit(salt, body), salt, body)
