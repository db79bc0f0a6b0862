"""The schema of ``frames.LANGUAGE.yaml``: frames, their matches, their classes of words."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from veedor.vocabulary import load

Words = tuple[str, ...]


_BROAD = ("@person", "@actor", "@thing", "@any")
"""The built-in classes; a class with words of its own says more than they do."""


class FrameStatus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The state that an act puts its actor or recipient in, and the one they are in while it is only called for."""

    state: str
    of: Literal["actor", "recipient"]
    before: str | None = None


class Match(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to tell a frame's act; the fields are explained at the top of ``frames.en.yaml``."""

    verb: Words = ()
    noun: Words = ()
    object: Words = ()
    object_text: Words = ()
    subject: Words = ()
    complement: Words = ()
    complement_object: Words = ()
    compound: Words = ()
    amod: Words = ()
    relative: Words = ()
    auxiliary: Words = ()
    prep: dict[str, Words] = {}
    particle: str | None = None
    patient: str | None = None
    needs: Words = ()
    needs_any: Words = ()
    passive: bool | None = None
    negated: bool | None = None
    future: bool = False
    intransitive: bool = False
    unless: Words = ()
    plural: bool | None = None
    actor: str | None = None
    recipient: str | None = None
    poss: Literal["actor", "patient"] = "actor"
    mode: str | None = None
    also: bool = False
    status: FrameStatus | None = None
    status_off: bool = False
    content: bool = False

    @property
    def conditions(self) -> int:
        """How specific the match is."""
        listed = (self.object, self.object_text, self.subject, self.complement, self.compound, self.amod, self.relative)
        flags = (
            self.particle,
            self.patient,
            self.patient if self.patient not in _BROAD else None,
            self.passive,
            self.negated,
            self.plural,
            self.auxiliary or None,
            self.unless or None,
        )
        return (
            2 * sum(1 for words in listed if words and words != ("@any",))
            + 2 * sum(1 for words in self.prep.values() if words)
            + sum(1 for flag in flags if flag is not None)
            + len(self.prep)
            + bool(self.needs)
            + bool(self.needs_any)
            + 2 * bool(self.complement_object)
            + self.intransitive
        )


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of act, with all ways to tell it."""

    id: str
    type: str
    label: dict[str, str]
    match: tuple[Match, ...]
    mode: str | None = None
    contexts: Words = ()
    status: FrameStatus | None = None
    content: bool = False


class FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``frames.LANGUAGE.yaml``."""

    classes: dict[str, Words]
    frames: tuple[Frame, ...]


@cache
def frame_file(language: str = "en") -> FrameFile:
    """The frames of a language."""
    return load(f"frames.{language}", FrameFile)


@cache
def class_words(name: str, language: str = "en") -> frozenset[str]:
    """The words of a class of ``frames.LANGUAGE.yaml``."""
    return frozenset(frame_file(language).classes[name])
