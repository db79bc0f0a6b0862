"""What arrives: a named stream of bytes, unpacked, its head already looked at, never read without a bound."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from typing import Protocol

from veedor.errors import InputError
from veedor.reports.decoding import marked_encoding, wide_encoding
from veedor.reports.limits import CHUNK_BYTES, HEAD_BYTES, MAX_REPORT_BYTES
from veedor.reports.showing import shown

BINARY = "binary data"
"""What `kind_of_bytes` says of bytes that have no signature, but too many control bytes for a text."""

_GZIP = b"\x1f\x8b"
_KINDS = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive (also .docx, .xlsx, .odt, .epub)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"SQLite format 3", "an SQLite database"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x7fELF", "a program"),
    (b"WARC/", "a web archive"),
)
# Control bytes that no text uses: all below 32 but tab, line feed, vertical tab, form feed, return, escape;
# and DEL.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"


class Stream(Protocol):
    """What `Material` needs of a file: bytes as they come, at most `size` of them."""

    def read1(self, size: int = -1, /) -> bytes: ...


def kind_of_bytes(head: bytes) -> str | None:
    """What a file is that is not text, or None for text in any encoding.

    A known signature, or more than one control byte in a hundred.

    >>> kind_of_bytes(b"%PDF-1.7")
    'a PDF document'
    >>> kind_of_bytes(b"Police arrested two men.") is None
    True
    """
    if known := next((kind for sign, kind in _KINDS if head.startswith(sign)), None):
        return known
    if marked_encoding(head) or wide_encoding(head):
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return BINARY if controls * 100 > len(head) else None


class Material:
    """One input, opened.

    Args:
        stream: the bytes; gzip is told by its first two bytes and unpacked.
        file: its name for messages and for the reports' origin.

    Raises:
        InputError: R013 for damaged gzip, R009 where reading fails.
    """

    def __init__(self, stream: Stream, *, file: str) -> None:
        self.file = file
        self._stream = stream
        self._line = 0
        self.head = self._read(HEAD_BYTES)
        if self.head.startswith(_GZIP[:1]) and len(self.head) == 1:
            self.head += self._read(1)
        if self.head.startswith(_GZIP):
            packed = io.BufferedReader(_Rejoined(self.head, stream), CHUNK_BYTES)
            self._stream = gzip.GzipFile(fileobj=packed)
            self.head = self._read(HEAD_BYTES)
        # A pipe may hand over a few bytes at a time; a live stream of JSON Lines must not wait for more than
        # a line.
        while self.head and len(self.head) < HEAD_BYTES and b"\n" not in self.head.lstrip():
            if not (more := self._read(HEAD_BYTES)):
                break
            self.head += more

    def head_as_utf8(self) -> bytes:
        """The head for those who look for a format's signs: UTF-16 and UTF-32 with a mark become UTF-8."""
        encoding = marked_encoding(self.head)
        return self.head if encoding is None else self.head.decode(encoding, "ignore").lstrip("\ufeff").encode()

    def whole(self, *, limit: int = MAX_REPORT_BYTES) -> bytes:
        """All bytes.

        Raises:
            InputError: R005 if there are more than `limit`; no more than that is held in memory.
        """
        parts, size = [], 0
        for chunk in self.chunks():
            size += len(chunk)
            if size > limit:
                raise InputError("R005", file=self.file, what="it", limit=f"{limit:,} bytes")
            parts.append(chunk)
        return b"".join(parts)

    def chunks(self) -> Iterator[bytes]:
        """The bytes, head first, as they come. Can be used once."""
        if self.head:
            yield self.head
        while chunk := self._read(CHUNK_BYTES):
            yield chunk

    def lines(self, *, limit: int = MAX_REPORT_BYTES) -> Iterator[tuple[int, bytes | None]]:
        """Lines with their 1-based number, without the line end; None in place of one longer than `limit`.

        UTF-16 and UTF-32 with a byte order mark are given as UTF-8. What is too long is skipped without being
        held.

        Raises:
            InputError: where reading fails, with the line at which it did.
        """
        kept: list[bytes] = []
        size = 0
        for chunk in self._as_utf8():
            head, *rest = chunk.split(b"\n")
            for piece in rest:
                size += len(head)
                self._line += 1
                yield self._line, _without_return(b"".join([*kept, head])) if size <= limit else None
                kept, size, head = [], 0, piece
            size += len(head)
            kept = [*kept, head] if size <= limit else []
        if size:
            self._line += 1
            yield self._line, _without_return(b"".join(kept)) if size <= limit else None

    def _as_utf8(self) -> Iterator[bytes]:
        encoding = marked_encoding(self.head)
        if encoding in (None, "utf-8"):
            yield from self.chunks()
            return
        decoder = codecs.getincrementaldecoder(str(encoding))()
        try:
            for chunk in self.chunks():
                yield decoder.decode(chunk).encode()
            yield decoder.decode(b"", True).encode()
        except UnicodeError:
            raise InputError("R004", file=self.file, line=self._line + 1) from None

    def _read(self, size: int) -> bytes:
        line = self._line + 1 if self._line else None
        try:
            return self._stream.read1(size)
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise InputError("R013", file=self.file, line=line, reason=shown(error)) from error
        except OSError as error:
            reason = shown(error.strerror or error)
            raise InputError("R009", file=self.file, line=line, reason=reason) from error


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were already taken."""

    def __init__(self, head: bytes, stream: Stream) -> None:
        self._head = head
        self._rest = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._head[: len(view)] if self._head else self._rest.read1(len(view))
        self._head = self._head[len(data) :] if self._head else b""
        view[: len(data)] = data
        return len(data)


def _without_return(line: bytes) -> bytes:
    return line.removesuffix(b"\r")
