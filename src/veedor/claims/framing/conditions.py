"""Whether the conditions of a match hold for the arguments of a trigger."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from veedor.claims.framing.arguments import NounArguments, VerbArguments
from veedor.claims.framing.classes import fits
from veedor.claims.framing.frame_file import Match, Words
from veedor.language import syntax
from veedor.language.grammar import listed

_PARTICLES = frozenset("prt advmod prep ccomp acomp oprd xcomp advcl expl".split())
"""What the parsers take a small word for that changes the verb: "broke up", "se negó"."""


def holds(match: Match, arguments: VerbArguments | NounArguments) -> bool:
    """Whether every condition of the match is met."""
    return next(unmet(match, arguments), None) is None


def unmet(match: Match, arguments: VerbArguments | NounArguments) -> Iterator[str]:
    """The names of the conditions that are not met, as the frame file spells them."""
    trigger = arguments.trigger
    if match.passive is not None and match.passive != arguments.passive:
        yield "passive"
    if match.unless and _has_word(trigger, arguments, match.unless):
        yield "unless"
    if match.intransitive and any(c.dep_ in ("dobj", "ccomp", "xcomp", "attr") for c in trigger.children):
        yield "intransitive"
    if match.future and not any(_future(c) for c in arguments.complements):
        yield "future"
    if match.plural is not None and match.plural != (trigger.tag_ in ("NNS", "NNPS")):
        yield "plural"
    if match.negated is not None and match.negated != any(c.dep_ == "neg" for c in trigger.children):
        yield "negated"
    if match.particle and not _has_particle(trigger, match.particle):
        yield "particle"
    if match.object and not _object_holds(match, arguments):
        yield "object"
    if match.object_text and not _text_holds(match, arguments):
        yield "object_text"
    if match.subject and not (arguments.subject is not None and fits(arguments.subject, match.subject)):
        yield "subject"
    if match.patient and not _patient_holds(match, arguments):
        yield "patient"
    if match.complement and not any(fits(c, match.complement) for c in arguments.complements):
        yield "complement"
    if match.complement_object and not _complement_object_holds(match, arguments):
        yield "complement_object"
    if match.compound and not any(_is_one_of(c, match.compound) for c in trigger.children):
        yield "compound"
    if match.amod and not any(c.dep_ == "amod" and _is_one_of(c, match.amod) for c in trigger.children):
        yield "amod"
    if match.relative and not any(c.dep_ == "relcl" and c.lemma_ in match.relative for c in trigger.children):
        yield "relative"
    if match.auxiliary and not any(c.dep_ == "aux" and c.lower_ in match.auxiliary for c in trigger.children):
        yield "auxiliary"
    if match.prep and not any(_prep_holds(p, words, arguments) for p, words in match.prep.items()):
        yield "prep"


def _has_particle(trigger: Token, particle: str) -> bool:
    """Whether a small word changes the verb, beside it or at its end: "se negó", "negarse"."""
    enclitic = trigger.tag_ in ("VB", "VBG") and trigger.lower_.endswith(particle) and trigger.lower_ != trigger.lemma_
    return enclitic or any(c.lower_ == particle and c.dep_ in _PARTICLES for c in trigger.children)


def consumed(match: Match, arguments: VerbArguments | NounArguments) -> Iterator[int]:
    if match.object and arguments.object is not None:
        yield arguments.object.i
    if match.subject and arguments.passive and arguments.subject is not None:
        yield arguments.subject.i  # "las negociaciones se reanudaron"
    for preposition, target in arguments.preps:
        words = match.prep.get(preposition, ())
        if target.lemma_.lower() in words or not _spellings(target).isdisjoint(words):
            yield target.i
    for told in arguments.complements:
        if told.tag_ == "VBN" and told.lemma_ in match.complement:
            yield told.i  # "se lo llevaron detenido"


def _spellings(noun: Token) -> set[str]:
    """The noun with its words on both sides, with and without its of-phrases: "house arrest", "huelga de hambre"."""
    own = [c for c in noun.children if c.dep_ in ("compound", "amod")]
    before, after = ([c.lower_ for c in own if (c.i < noun.i) is side] for side in (True, False))
    joined = " ".join([*before, noun.lemma_, *after])
    of = listed("of", noun.lang_)
    return {joined, *(f"{joined} {p} {t.lemma_}" for p, t in syntax.prepositions(noun) if p in of)}


def _is_one_of(token: Token, words: Words) -> bool:
    """By lemma or as it stands: the lemma of "enforced" is "enforce"."""
    return token.lemma_.lower() in words or token.lower_ in words


def _has_word(trigger: Token, arguments: VerbArguments | NounArguments, words: Words) -> bool:
    """Whether one of the words stands among the trigger's complements or in its object's phrase."""
    near = [*trigger.children, *arguments.complements, *(t for _, t in arguments.preps)]
    if arguments.object is not None:
        near.extend(arguments.object.children)
    if any(t.lemma_.lower() in words or t.lower_ in words for t in near):
        return True
    return trigger.pos_ == "VERB" and any(_has_particle(trigger, word) for word in words)


def _future(verb: Token) -> bool:
    """ "to release", "would release": a clause about what is to come."""
    return syntax.infinitive(verb) or syntax.to_come(verb)


def _object_holds(match: Match, arguments: VerbArguments | NounArguments) -> bool:
    if arguments.object is None:
        return False
    return any(fits(t, match.object) for t in syntax.conjuncts(arguments.object))


def _complement_object_holds(match: Match, arguments: VerbArguments | NounArguments) -> bool:
    """Whether the complement is done to one of the words: "threatened to close a newspaper"."""
    objects = (syntax.object_of(c) for c in arguments.complements if fits(c, match.complement or ("@any",)))
    return any(obj is not None and fits(obj, match.complement_object) for obj in objects)


def _text_holds(match: Match, arguments: VerbArguments | NounArguments) -> bool:
    if arguments.object is None:
        return False
    return any(t.lower_ in match.object_text for t in arguments.object.subtree)


def _patient_holds(match: Match, arguments: VerbArguments | NounArguments) -> bool:
    patient = arguments.patient
    if patient is None or match.patient is None:
        return False
    wanted = (match.patient,)
    return any(fits(t, wanted) for t in syntax.conjuncts(patient)[:3])


def _prep_holds(preposition: str, words: Words, arguments: VerbArguments | NounArguments) -> bool:
    if not words:
        if any(p == preposition for p, _ in arguments.preps):
            return True
        return any(c.lower_ == preposition for c in arguments.trigger.children)
    for p, target in arguments.preps:
        if p == preposition or p.endswith(" " + preposition) or p.startswith(preposition + " "):
            if any(fits(t, words) for t in syntax.conjuncts(target)):
                return True
            if not _spellings(target).isdisjoint(words):
                return True
    return False
