"""From raw fields to a Report: every field checked, nothing guessed, nothing lost."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import Any

import msgspec

from veedor.errors import Diagnostic, InputError, UsageError, diagnostic
from veedor.reports.found import Found
from veedor.reports.languages import language_code
from veedor.reports.limits import MAX_ID_CHARACTERS, MAX_TEXT_CHARACTERS
from veedor.reports.published import lies_ahead, stated_date
from veedor.reports.report import Report
from veedor.reports.showing import shown
from veedor.reports.strict_json import kind_of
from veedor.reports.years import year_of_title

KNOWN = ("id", "text", "published", "language", "title", "source", "url", "year")
"""The fields of the contract; everything else a file says is kept in `extra`."""

_READ_ELSEWHERE = frozenset({"toponyms"})
"""Fields that another part of Veedor asks for; they are not unknown to it."""

DEEPEST = 50
"""Levels of nesting in unknown fields: far more than any export has, far less than what breaks a parser."""

ALIASES = {"lang": "language", "date": "published"}
"""Names that are read as a field of the contract, where that field itself is missing or null."""

# Half a surrogate pair is no character and cannot be stored as UTF-8; U+0000 cannot be stored by PostgreSQL.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# Beyond this a number is not exact in JSON's canonical form (RFC 8785), in JavaScript and in most tables.
_LARGE = "\x00large numbers"  # beside the names that were told; no field is called so
_LARGEST_EXACT = 2**53 - 1
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Defaults(msgspec.Struct, frozen=True, kw_only=True):
    """What the options say; it fills only what a file does not say.

    Args:
        published: an ISO date or timestamp.
        language: a language code.
        source, title: free text.
    """

    published: str | None = None
    language: str | None = None
    source: str | None = None
    title: str | None = None

    @classmethod
    def of(cls, **options: str | None) -> Defaults:
        """Checked options.

        Raises:
            UsageError: R060, for a date or language that cannot be read.
        """
        published, language = options.get("published"), options.get("language")
        if published is not None:
            options["published"] = stated_date(published)
        if language is not None:
            options["language"] = language_code(language)
        for name, given in (("published", published), ("language", language)):
            if given is not None and options[name] is None:
                raise UsageError("R060", name=name, value=shown(given))
        return cls(**{name: value or None for name, value in options.items()})


class Completer:
    """Makes reports of what formats find; remembers which unknown fields were named already.

    Args:
        defaults: what the options say.
        today: the day that decides whether a date lies ahead; the clock's if None.
    """

    def __init__(self, defaults: Defaults, *, today: date | None = None) -> None:
        self._defaults = defaults
        self._today = today
        self._named: set[str] = set()

    def complete(self, found: Found, *, file: str) -> tuple[Report, list[Diagnostic]]:
        """The report and the warnings about it.

        Raises:
            InputError: R005, R006, R018 or R022, if there is no usable text.
        """
        said = _Said(found, file=file)
        text = said.body()
        title = said.words("title") or self._defaults.title
        published, basis = self._published(said)
        report = Report(
            id=said.identity(),
            text=text,
            published=published,
            published_basis=basis,
            language=said.language() or self._defaults.language,
            title=title,
            source=said.words("source") or self._defaults.source,
            url=said.words("url"),
            year=said.year(title),
            bytes_sha256=hashlib.sha256(found.content).hexdigest(),
            text_sha256=hashlib.sha256(text.encode()).hexdigest(),
            reader=found.reader,
            origin=file if found.line is None else f"{file}:{found.line}",
            extra=said.extra,
        )
        said.name_unknown(self._named)
        return report, said.told

    def _published(self, said: _Said) -> tuple[str | None, str | None]:
        stated = said.published()
        basis = said.found.basis
        if stated is None and self._defaults.published:
            stated, basis = self._defaults.published, "option"
        if stated is None:
            return None, None
        if lies_ahead(stated, today=self._today):
            said.tell("R041", value=stated)
        return stated, basis


class _Said:
    """What one report says about itself, cleaned; reading a field takes note of what is wrong with it."""

    def __init__(self, found: Found, *, file: str) -> None:
        self.found = found
        self.file = file
        self.told: list[Diagnostic] = []
        self._replaced = 0
        self._large = False
        fields: dict[str, Any] = self._clean(dict(found.fields))
        for alias, name in ALIASES.items():
            if alias in fields and fields.get(name) is None:
                fields[name] = fields.pop(alias)
        self._fields = {name: fields.get(name) for name in KNOWN}
        self.extra = {name: value for name, value in fields.items() if name not in KNOWN}
        self._unknown = tuple(self.extra)
        if self._replaced:
            self.tell("R026", count=self._replaced)

    def tell(self, code: str, **words: str | int) -> None:
        self.told.append(diagnostic(code, file=self.file, line=self.found.line, detail=(), **words))

    def refuse(self, code: str, **words: str | int) -> InputError:
        return InputError(code, file=self.file, line=self.found.line, detail=(), **words)

    def body(self) -> str:
        text = self._fields["text"]
        if not isinstance(text, str):
            raise self.refuse("R022", found=kind_of(text))
        if not text.strip():
            raise self.refuse("R006")
        if len(text) > MAX_TEXT_CHARACTERS:
            raise self.refuse("R005", what="its text", limit=f"{MAX_TEXT_CHARACTERS:,} characters")
        return text

    def identity(self) -> str:
        given: object = self._fields["id"]
        if isinstance(given, int) and not isinstance(given, bool):
            given = str(given)
        if isinstance(given, str) and _usable_id(given):
            return given
        if given is not None and given != "":
            self._put_aside("id", given)
        return bytes_id(self.found.content)

    def words(self, name: str) -> str | None:
        """A field of free text; anything else is put aside with a warning."""
        value = self._fields[name]
        if value is None or isinstance(value, str):
            return (value or "").strip() or None
        self._put_aside(name, value)
        return None

    def published(self) -> str | None:
        value = self._fields["published"]
        if value is None or value == "":
            return None
        stated = stated_date(value) if isinstance(value, str) else None
        if stated is None:
            self.extra["published"] = value
            self.tell("R040", value=shown(value))
        return stated

    def language(self) -> str | None:
        value = self._fields["language"]
        if value is None or value == "":
            return None
        code = language_code(value) if isinstance(value, str) else None
        if code is None:
            self.extra["language"] = value
            self.tell("R043", value=shown(value))
        return code

    def year(self, title: str | None) -> int | None:
        value = self._fields["year"]
        if value is None or value == "":
            return year_of_title(title) if title else None
        if not isinstance(value, bool) and re.fullmatch(r"[12][0-9]{3}", str(value)):
            return int(value)
        self._put_aside("year", value)
        return None

    def name_unknown(self, named: set[str]) -> None:
        if self._large and _LARGE not in named:
            named.add(_LARGE)
            self.tell("R027")
        new = [name for name in self._unknown if name not in named and name not in _READ_ELSEWHERE]
        if new:
            named.update(new)
            self.tell("R023", names=", ".join(shown(name) for name in new[:20]) + (" …" if len(new) > 20 else ""))

    def _put_aside(self, name: str, value: object) -> None:
        self.extra[name] = value
        self.tell("R024", name=name, value=shown(value))

    def _clean(self, value: Any, depth: int = 0) -> Any:
        if isinstance(value, str):
            clean, count = _UNSTORABLE.subn("\ufffd", value)
            self._replaced += count
            return clean
        if isinstance(value, int) and abs(value) > _LARGEST_EXACT:
            self._large = True
            return str(value)
        if isinstance(value, dict | list) and depth >= DEEPEST:
            raise self.refuse("R018", deepest=DEEPEST)
        if isinstance(value, dict):
            return {self._clean(key): self._clean(each, depth + 1) for key, each in value.items()}
        if isinstance(value, list):
            return [self._clean(each, depth + 1) for each in value]
        return value


def bytes_id(content: bytes) -> str:
    """The id of a report that has none: ``sha256:`` and the first 16 hex digits of the hash of its bytes.

    >>> bytes_id(b"Police arrested two men.")
    'sha256:ea545c79807c22a2'
    """
    return "sha256:" + hashlib.sha256(content).hexdigest()[:16]


def _usable_id(given: str) -> bool:
    return bool(given.strip()) and len(given) <= MAX_ID_CHARACTERS and not _CONTROL.search(given)
