"""Event frames: which words, with which arguments, tell which PLOVER act.

Reads ``frames.LANGUAGE.yaml`` and matches a token of a parsed document against it. The most specific match of a word
wins: the one with the most conditions, the earlier one in the file among equals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from veedor.claims.framing.arguments import NounArguments, VerbArguments
from veedor.claims.framing.conditions import consumed, holds, unmet
from veedor.claims.framing.frame_file import Frame, FrameStatus, Match, frame_file
from veedor.language import syntax
from veedor.language.grammar import listed


@dataclass(slots=True, frozen=True)
class Matched:
    """A frame found in a sentence.

    Args:
        frame, match: what matched.
        trigger: the word.
        actors, recipients: heads of noun phrases, not yet named.
        complements: verbs of the content of a verbal act.
    """

    frame: Frame
    match: Match
    trigger: Token
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    complements: tuple[Token, ...]
    consumed: tuple[int, ...] = ()
    """Indices of words that the trigger needs to carry the act ("impose sanctions", "put under house arrest"): they are
    no acts of their own."""

    @property
    def mode(self) -> str | None:
        """The PLOVER mode: the match's own, else the frame's."""
        return self.match.mode or self.frame.mode

    @property
    def status(self) -> FrameStatus | None:
        """The state that the act puts somebody in: the match's own, else the frame's, unless the match says none."""
        return None if self.match.status_off else self.match.status or self.frame.status


@cache
def _index(language: str) -> tuple[dict[str, list[tuple[Frame, Match]]], dict[str, list[tuple[Frame, Match]]]]:
    """Candidates by verb lemma and by noun lemma, most specific first."""
    verbs: dict[str, list[tuple[Frame, Match]]] = defaultdict(list)
    nouns: dict[str, list[tuple[Frame, Match]]] = defaultdict(list)
    for frame in frame_file(language).frames:
        for match in frame.match:
            for lemma in match.verb:
                verbs[lemma].append((frame, match))
            for lemma in match.noun:
                nouns[lemma].append((frame, match))
    for index in (verbs, nouns):
        for candidates in index.values():
            candidates.sort(key=lambda c: -c[1].conditions)
    return verbs, nouns


def matches(token: Token) -> Iterator[Matched]:
    """The frames that the word tells here: usually none or one, more where a match says ``also``."""
    candidates = _candidates(token)
    if not candidates:
        return
    verbal = token.pos_ == "VERB"
    arguments = VerbArguments(token) if verbal else NounArguments(token)
    taken: set[str] = set()
    for frame, match in candidates:
        if frame.id in taken or (taken and not match.also):
            continue
        if holds(match, arguments):
            actors, recipients = arguments.roles(match)
            if not recipients and verbal and frame.status is not None and frame.status.of == "recipient":
                recipients = syntax.shared_object(token)
            if not _filled(match, actors, recipients):
                continue
            taken.add(frame.id)
            yield Matched(
                frame,
                match,
                token,
                tuple(actors),
                tuple(recipients),
                tuple(arguments.complements),
                tuple(consumed(match, arguments)),
            )
            if not match.also:
                return


Candidates = list[tuple[Frame, Match]]


def considered(token: Token) -> list[tuple[Frame, Match, tuple[str, ...]]]:
    """All frames that know the word, with the conditions that each does not meet here; for explanations.

    A frame whose conditions are all met can still lose to a more specific one. ``needs`` says that an argument that
    the frame cannot do without is not there.
    """
    arguments: VerbArguments | NounArguments | None = None
    found = []
    for frame, match in _candidates(token):
        if arguments is None:
            arguments = VerbArguments(token) if token.pos_ == "VERB" else NounArguments(token)
        missing = [*unmet(match, arguments)]
        if not _filled(match, *arguments.roles(match)):
            missing.append("needs")
        found.append((frame, match, tuple(missing)))
    return found


def _candidates(token: Token) -> Candidates:
    """Frames by the word alone, most specific first."""
    verbs, nouns = _index(token.lang_)
    if _is_verb(token):
        return _known(token, verbs) or []
    return nouns.get(token.lemma_, []) if _is_noun(token) else []


def _is_verb(token: Token) -> bool:
    """A verb that tells an act: not an attribute ("jailed activist"), not a noun in disguise ("the accused")."""
    if token.pos_ != "VERB" or token.dep_ in ("amod", "compound", "aux"):
        return False
    return not any(c.dep_ in ("det", "poss") for c in token.children)


def _known(token: Token, verbs: dict[str, Candidates]) -> Candidates | None:
    """Candidates by lemma; where the lemmatizer does not know the word ("rearrested"), by its regular stem."""
    found = verbs.get(token.lemma_)
    if found is None and token.lang_ == "en" and token.lower_.endswith("ed"):
        found = verbs.get(token.lower_[:-2]) or verbs.get(token.lower_[:-1])
    return found


def _is_noun(token: Token) -> bool:
    """A nominalisation that may tell an act: not a modifier, and not a word for the kind of thing alone."""
    if token.pos_ != "NOUN" or token.dep_ == "compound":
        return False
    if any(c.dep_ in ("prep", "poss", "acl", "relcl", "compound", "npadvmod", "nummod") for c in token.children):
        return True
    determiners = [c.lower_ for c in token.children if c.dep_ == "det"]
    if any(d in listed("pointing", token.lang_) for d in determiners):
        return False  # points back to an act told elsewhere
    return bool(determiners) or token.tag_ == "NNS"


def _filled(match: Match, actors: list[Token], recipients: list[Token]) -> bool:
    slots = {"actor": actors, "recipient": recipients}
    if not all(slots[slot] for slot in match.needs):
        return False
    return not match.needs_any or any(slots[slot] for slot in match.needs_any)
