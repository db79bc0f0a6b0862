"""Event frames: which words, with which arguments, tell which PLOVER act.

Reads ``frames.LANGUAGE.yaml`` and matches a token of a parsed document against it. The most specific match of a word
wins: the one with the most conditions, the earlier one in the file among equals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec
from spacy.tokens import Token

from veedor.language import coreference, naming, syntax
from veedor.language.names import is_actor_noun, is_person_noun
from veedor.vocabulary import load

Words = tuple[str, ...]

_BROAD = ("@person", "@actor", "@thing", "@any")
"""The built-in classes; a class with words of its own says more than they do."""


class FrameStatus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The state that an act puts its actor or recipient in."""

    state: str
    of: Literal["actor", "recipient"]


class Match(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to tell a frame's act; the fields are explained at the top of ``frames.en.yaml``."""

    verb: Words = ()
    noun: Words = ()
    object: Words = ()
    object_text: Words = ()
    subject: Words = ()
    complement: Words = ()
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


@cache
def frame_file(language: str = "en") -> FrameFile:
    """The frames of a language."""
    return load(f"frames.{language}", FrameFile)


@cache
def _index() -> tuple[dict[str, list[tuple[Frame, Match]]], dict[str, list[tuple[Frame, Match]]]]:
    """Candidates by verb lemma and by noun lemma, most specific first."""
    verbs: dict[str, list[tuple[Frame, Match]]] = defaultdict(list)
    nouns: dict[str, list[tuple[Frame, Match]]] = defaultdict(list)
    for frame in frame_file().frames:
        for match in frame.match:
            for lemma in match.verb:
                verbs[lemma].append((frame, match))
            for lemma in match.noun:
                nouns[lemma].append((frame, match))
    for index in (verbs, nouns):
        for candidates in index.values():
            candidates.sort(key=lambda c: -c[1].conditions)
    return verbs, nouns


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(frame_file().classes[name])


def matches(token: Token) -> Iterator[Matched]:
    """The frames that the word tells here: usually none or one, more where a match says ``also``."""
    verbs, nouns = _index()
    verbal = _is_verb(token)
    candidates = _known(token, verbs) if verbal else nouns.get(token.lemma_) if _is_noun(token) else None
    if not candidates:
        return
    arguments = _VerbArguments(token) if verbal else _NounArguments(token)
    taken: set[str] = set()
    for frame, match in candidates:
        if frame.id in taken or (taken and not match.also):
            continue
        if _holds(match, arguments):
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
                tuple(_consumed(match, arguments)),
            )
            if not match.also:
                return


Candidates = list[tuple[Frame, Match]]


def _is_verb(token: Token) -> bool:
    """A verb that tells an act: not an attribute ("jailed activist"), not a noun in disguise ("the accused")."""
    if token.pos_ != "VERB" or token.dep_ in ("amod", "compound", "aux"):
        return False
    return not any(c.dep_ in ("det", "poss") for c in token.children)


def _known(token: Token, verbs: dict[str, Candidates]) -> Candidates | None:
    """Candidates by lemma; where the lemmatizer does not know the word ("rearrested"), by its regular stem."""
    found = verbs.get(token.lemma_)
    if found is None and token.lower_.endswith("ed"):
        found = verbs.get(token.lower_[:-2]) or verbs.get(token.lower_[:-1])
    return found


def _is_noun(token: Token) -> bool:
    """A nominalisation that may tell an act: not a modifier, and not a word for the kind of thing alone."""
    if token.pos_ != "NOUN" or token.dep_ == "compound":
        return False
    if any(c.dep_ in ("prep", "poss", "acl", "relcl", "compound", "npadvmod", "nummod") for c in token.children):
        return True
    determiners = [c.lower_ for c in token.children if c.dep_ == "det"]
    if any(d in ("the", "this", "that", "these", "those", "any", "no", "such") for d in determiners):
        return False  # points back to an act told elsewhere
    return bool(determiners) or token.tag_ == "NNS"


def _filled(match: Match, actors: list[Token], recipients: list[Token]) -> bool:
    slots = {"actor": actors, "recipient": recipients}
    if not all(slots[slot] for slot in match.needs):
        return False
    return not match.needs_any or any(slots[slot] for slot in match.needs_any)


def fits(token: Token, words: Words) -> bool:
    """Whether a token is one of the words, or of a class among them."""
    lemma = token.lemma_.lower()
    for word in words:
        if word[0] != "@":
            if lemma == word or token.lower_ == word:
                return True
        elif _in_class(token, lemma, word[1:]):
            return True
    counted = naming.counted(token)  # "dozens of activists" are activists
    return counted.i != token.i and fits(counted, words)


def _in_class(token: Token, lemma: str, name: str) -> bool:
    if name == "any":
        return True
    if name in ("person", "actor", "thing"):
        person = _is_person(token)
        actor = person or is_actor_noun(token) or token.pos_ == "PROPN"
        return {"person": person, "actor": actor, "thing": not person}[name]
    return lemma in _class(name)


def _is_person(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return coreference.kind_at(token) not in ("organisation", "place")
    if token.pos_ == "PRON":
        return token.lower_ not in ("it", "itself", "this", "which", "what", "something", "everything")
    return is_person_noun(token) or (
        token.pos_ in ("NUM", "ADJ") and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
    )


class _VerbArguments:
    """Arguments of a verb, read from the parse once for all candidates."""

    def __init__(self, verb: Token) -> None:
        self.trigger = verb
        self.passive = syntax.is_passive(verb)
        self.subject = syntax.subject(verb)
        self.object = self.subject if self.passive else syntax.object_of(verb)
        self.doer = syntax.agent(verb) if self.passive else self.subject
        self.preps = list(syntax.prepositions(verb))
        self.complements = _complements(verb, self.preps)

    @property
    def patient(self) -> Token | None:
        return self.object if self.object is not None or self.passive else syntax.raised(self.trigger)

    def roles(self, match: Match) -> tuple[list[Token], list[Token]]:
        """Heads of the actors and the recipients, as the match places them."""
        actors = self._slot(match.actor or "doer")
        recipients = self._slot(match.recipient or "patient")
        if match.object and match.recipient is None and self.object is not None and not _can_suffer(self.object):
            recipients = []  # "began a hunger strike": the object is the act, not whom it is done to
        if match.recipient == "both" and not self.object:
            recipients = [t for p, t in self.preps if p == "with"]
        return actors, [r for r in recipients if not any(r.i == a.i for a in actors)]

    def _slot(self, slot: str) -> list[Token]:
        if slot == "none":
            return []
        if slot == "doer":
            return [self.doer] if self.doer is not None else []
        if slot in ("patient", "object", "both"):
            return [self.object] if self.object is not None else []
        if slot == "dative":
            return self._dative()
        if slot == "aidee":
            return self._dative() or [t for p, t in self.preps if p in ("for", "to")]
        if slot == "possessor":
            owner = syntax.possessor(self.object) if self.object is not None else None
            return [owner] if owner is not None else [t for p, t in self.preps if p in ("from", "of", "on")]
        if slot in ("called", "complement_subject"):
            return self._called()
        preposition = slot.removeprefix("prep:")
        found = [t for p, t in self.preps if p == preposition or p.endswith(" " + preposition)]
        if not found and preposition in ("on", "against", "with", "at"):
            found = [t for p, t in self.preps if p in ("on", "against", "upon", "with", "at")]
        return found or self._of_object(preposition)

    def _of_object(self, preposition: str) -> list[Token]:
        if self.object is None:
            return []
        return [t for p, t in syntax.prepositions(self.object) if p in (preposition, "for", "of")][:1]

    def _dative(self) -> list[Token]:
        indirect = syntax.dative(self.trigger)
        if indirect is not None:
            return [indirect]
        if self.passive and self.subject is not None and is_actor_noun(self.subject):
            return [self.subject]
        return [t for p, t in self.preps if p == "to"]

    def _called(self) -> list[Token]:
        if self.object is not None and self.object.pos_ in ("NOUN", "PROPN", "PRON"):
            return [self.object]
        on = [t for p, t in self.preps if p in ("on", "upon", "to") and t.pos_ != "VERB"]
        if on:
            return on
        for verb in self.complements:
            own = syntax.children(verb, "nsubj", "nsubjpass")
            if own:
                return own[:1]
        return []


def _can_suffer(token: Token) -> bool:
    """Whether a noun names somebody or something that an act can be done to."""
    return (
        _is_person(token)
        or is_actor_noun(token)
        or any(token.lemma_ in _class(c) for c in ("body", "media", "property"))
    )


class _NounArguments:
    """Arguments of a nominalisation: possessor, of-phrase, by-phrase, compound."""

    passive = False
    complements: tuple[Token, ...] = ()

    def __init__(self, noun: Token) -> None:
        self.trigger = noun
        self.preps = list(syntax.prepositions(noun))
        self.possessor = syntax.possessor(noun)
        self.of = [t for p, t in self.preps if p == "of" and t.pos_ != "VERB"]
        self.by = [t for p, t in self.preps if p == "by"]
        self.compounds = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod")]
        self.object = self.of[0] if self.of else None
        self.subject = self.possessor

    @property
    def patient(self) -> Token | None:
        if self.of:
            return self.of[0]
        if self.possessor is not None:
            return self.possessor
        named = [c for c in self.compounds if c.dep_ == "compound" and (is_person_noun(c) or c.pos_ == "PROPN")]
        return named[0] if named else None

    def roles(self, match: Match) -> tuple[list[Token], list[Token]]:
        """Heads of the actors and the recipients, as the match places them."""
        actors = list(self.by)
        recipients: list[Token] = []
        intransitive = match.actor == "doer"
        owner = self.possessor
        if owner is not None and (intransitive or (match.poss == "actor" or self.of)):
            actors.append(owner)
        elif owner is not None:
            recipients.append(owner)
        if self.of and intransitive and match.recipient != "prep:of" and not actors:
            actors.extend(t for t in self.of[:1] if fits(t, ("@actor",)))  # "allegations of fraud" has no actor
        elif self.of:
            recipients.extend(self.of[:1])
        if not recipients and not intransitive and owner is None and self.patient is not None:
            recipients.append(self.patient)
        if match.recipient and match.recipient.startswith("prep:"):
            wanted = match.recipient.removeprefix("prep:")
            near = ("on", "against", "at", "with", "into", "to") if wanted != "of" else ()
            recipients.extend(t for p, t in self.preps if p == wanted or (p in near and t.pos_ != "VERB"))
        if match.recipient == "charged":
            recipients = self._charged()
        if match.actor == "none":
            actors = []
        if match.recipient == "none":
            recipients = []
        return actors, recipients

    def _charged(self) -> list[Token]:
        """Who was arrested "on charges of": patient of the governing verb."""
        verb = syntax.clause_head(self.trigger)
        patient = syntax.patient(verb) or syntax.subject(verb)
        return [patient] if patient is not None else []


def _complements(verb: Token, preps: list[tuple[str, Token]]) -> list[Token]:
    """Verbs, adjectives and nouns that complete the verb, with what is co-ordinated with them."""
    heads = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "oprd", "acomp", "attr") and c.i > verb.i]
    heads += [c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i and _infinitive(c)]
    hosts = [t for _, t in preps] + [c for c in verb.children if c.dep_ == "dobj"]
    for host in hosts:
        heads += [c for c in host.children if c.dep_ in ("acl", "relcl", "advcl") and _infinitive(c)]
    for p, target in preps:
        if p == "as":
            heads.append(target)
    return [member for head in heads for member in syntax.conjuncts(head)]


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _holds(match: Match, arguments: _VerbArguments | _NounArguments) -> bool:
    trigger = arguments.trigger
    if match.passive is not None and match.passive != arguments.passive:
        return False
    if match.unless and _has_word(trigger, arguments, match.unless):
        return False
    if match.intransitive and any(c.dep_ in ("dobj", "ccomp", "xcomp", "attr") for c in trigger.children):
        return False
    if match.future and not any(_future(c) for c in arguments.complements):
        return False
    if match.plural is not None and match.plural != (trigger.tag_ in ("NNS", "NNPS")):
        return False
    if match.negated is not None and match.negated != any(c.dep_ == "neg" for c in trigger.children):
        return False
    if match.particle and not any(
        c.lower_ == match.particle and c.dep_ in ("prt", "advmod", "prep", "ccomp", "acomp", "oprd", "xcomp")
        for c in trigger.children
    ):
        return False
    if match.object and not _object_holds(match, arguments):
        return False
    if match.object_text and not _text_holds(match, arguments):
        return False
    if match.subject and not (arguments.subject is not None and fits(arguments.subject, match.subject)):
        return False
    if match.patient and not _patient_holds(match, arguments):
        return False
    if match.complement and not any(fits(c, match.complement) for c in arguments.complements):
        return False
    if match.compound and not any(_is_one_of(c, match.compound) for c in trigger.children):
        return False
    if match.amod and not any(c.dep_ == "amod" and _is_one_of(c, match.amod) for c in trigger.children):
        return False
    if match.relative and not any(c.dep_ == "relcl" and c.lemma_ in match.relative for c in trigger.children):
        return False
    if match.auxiliary and not any(c.dep_ == "aux" and c.lower_ in match.auxiliary for c in trigger.children):
        return False
    return not match.prep or any(_prep_holds(p, words, arguments) for p, words in match.prep.items())


def _consumed(match: Match, arguments: _VerbArguments | _NounArguments) -> Iterator[int]:
    if match.object and arguments.object is not None:
        yield arguments.object.i
    for preposition, target in arguments.preps:
        if _joined(target) in match.prep.get(preposition, ()):
            yield target.i


def _joined(noun: Token) -> str:
    """The noun with the words before it: "house arrest"."""
    return " ".join([*(c.lower_ for c in noun.children if c.dep_ in ("compound", "amod")), noun.lemma_])


def _is_one_of(token: Token, words: Words) -> bool:
    """By lemma or as it stands: the lemma of "enforced" is "enforce"."""
    return token.lemma_.lower() in words or token.lower_ in words


def _has_word(trigger: Token, arguments: _VerbArguments | _NounArguments, words: Words) -> bool:
    """Whether one of the words stands among the trigger's complements or in its object's phrase."""
    near = [*trigger.children, *arguments.complements, *(t for _, t in arguments.preps)]
    if arguments.object is not None:
        near.extend(arguments.object.children)
    return any(t.lemma_.lower() in words or t.lower_ in words for t in near)


def _future(verb: Token) -> bool:
    """ "to release", "would release": a clause about what is to come."""
    return any(c.dep_ == "aux" and c.lower_ in ("to", "will", "would", "'ll", "shall") for c in verb.children)


def _object_holds(match: Match, arguments: _VerbArguments | _NounArguments) -> bool:
    if arguments.object is None:
        return False
    return any(fits(t, match.object) for t in syntax.conjuncts(arguments.object))


def _text_holds(match: Match, arguments: _VerbArguments | _NounArguments) -> bool:
    if arguments.object is None:
        return False
    return any(t.lower_ in match.object_text for t in arguments.object.subtree)


def _patient_holds(match: Match, arguments: _VerbArguments | _NounArguments) -> bool:
    patient = arguments.patient
    if patient is None or match.patient is None:
        return False
    wanted = (match.patient,)
    return any(fits(t, wanted) for t in syntax.conjuncts(patient)[:3])


def _prep_holds(preposition: str, words: Words, arguments: _VerbArguments | _NounArguments) -> bool:
    if not words:
        if any(p == preposition for p, _ in arguments.preps):
            return True
        return any(c.lower_ == preposition for c in arguments.trigger.children)
    for p, target in arguments.preps:
        if p == preposition or p.endswith(" " + preposition) or p.startswith(preposition + " "):
            if any(fits(t, words) for t in syntax.conjuncts(target)):
                return True
            if _joined(target) in words:
                return True
    return False
