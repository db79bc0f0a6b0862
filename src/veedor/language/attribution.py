"""The component ``veedor_attribution``: who is said to have said, thought or wanted what, with the words of the cue.

Direct, indirect and mixed speech, "according to", "X reported, citing Y", labels ("called the vote a farce"), nouns
("his claim that ..."), headlines with a colon. Each `Attribution` covers a stretch of text; what lies inside was said
by its source. Chains come from nesting. Which words tell it is data: ``reporting.LANGUAGE.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from spacy.language import Language
from spacy.symbols import NOUN, VERB, acomp
from spacy.tokens import Doc, Token

import veedor.language.annotations  # noqa: F401  (declares the extension attributes)
from veedor.language import contents, syntax
from veedor.language.grammar import listed
from veedor.language.quotations import Quotation, Range, quotations
from veedor.language.telling import asides, nominal, speakers
from veedor.language.telling.reporting import (
    SPOKEN,
    THOUGHT,
    Kind,
    Rule,
    adjective_rule,
    noun_rule,
    phrases,
    reporting_words,
    told_with_that,
    verb_rule,
)
from veedor.language.telling.sources import can_speak, is_reliance, possessor_or_agent, quoted_by, relied_on, speaker_of
from veedor.language.telling.speech import Utterance, utterances
from veedor.language.telling.taken import Taken


class Attribution(msgspec.Struct, frozen=True):
    """Somebody says, thinks or wants something.

    Args:
        source: token index of the head of the source's noun phrase, or None where nobody is named.
        cue: offsets of the verb or phrase.
        content: offsets of what is said, without quotation marks.
        anchor: token index of the word that tells it: a verb, noun or adjective, a preposition of a phrase, a colon.
        called: offsets of what somebody or something is called in the content, where it is a label.
        denial: whether the content is denied.
        presumed: whether claims in the content are not the source's ("condemned the arrest", "wants a vote").
        further: token index of a source that this source relies on ("citing Y"), or None.
        through: token index of whoever passes the words on ("residents quoted by Y"), or None.
        carried: whether it is a further stretch of an attribution that is told with the same anchor.
        kind: how it is told, from saying to wanting; the kinds are told in ``reporting.en.yaml``.
        counted: whether the content is a number of something ("confirmed 47 releases").
    """

    source: int | None
    cue: Range
    content: Range
    anchor: int
    called: Range | None = None
    denial: bool = False
    presumed: bool = False
    further: int | None = None
    through: int | None = None
    carried: bool = False
    kind: Kind = "saying"
    counted: bool = False

    @property
    def label(self) -> bool:
        """Whether the content is a label put on somebody or something."""
        return self.called is not None

    @property
    def voiced(self) -> bool:
        """Whether the source uses words, so that "we" in the content is the source; wanting needs none."""
        return self.kind not in ("directing", "siding", "heeding", "wanting")


def veedor_attribution(doc: Doc) -> Doc:
    """Leave the document's attributions on ``doc._.attributions``, in text order."""
    quotes = quotations(doc)
    spoken = {u.verb: u for u in utterances(doc, quotes)}
    openings = phrases(doc.lang_)
    found: list[Attribution] = []
    for token in doc:
        if token.lower_ in openings:
            found.extend(_of_phrase(token))
        if token.pos == VERB:
            found.extend(_of_verb(token, quotes, spoken.get(token.i)))
        elif token.pos == NOUN:
            found.extend(_of_noun(token))
        if token.dep == acomp:
            found.extend(_of_adjective(token))
    found.extend(_of_turns(doc, list(spoken.values())))
    doc._.attributions = sorted((a for a in found if a.content[0] < a.content[1]), key=lambda a: a.content)
    return doc


@Language.factory("veedor_attribution")
def make_attribution(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component `veedor_attribution`, as spaCy makes it; it has no settings."""
    return veedor_attribution


def covering(token: Token) -> list[Attribution]:
    """The attributions whose content the token lies in, nearest (shortest) first."""
    inside = [
        a for a in token.doc._.attributions or () if a.content[0] <= token.idx < a.content[1] and a.anchor != token.i
    ]
    return sorted(inside, key=lambda a: a.content[1] - a.content[0])


def outermost(doc: Doc) -> list[Attribution]:
    """The attributions that the report itself tells: those whose cue lies in nobody else's content."""
    told = doc._.attributions or ()
    return [a for a in told if not any(_within(a, b) for b in told)]


def _within(inner: Attribution, outer: Attribution) -> bool:
    return outer.anchor != inner.anchor and outer.content[0] <= inner.cue[0] < outer.content[1]


def _of_turns(doc: Doc, spoken: list[Utterance]) -> Iterator[Attribution]:
    """ "Ana Torvik: The vote was a farce". What "Ana writes:" leads to is told there; further lines of the account that
    posted it are hers too."""
    led = {content[0]: utterance for utterance in spoken for content in utterance.contents}
    owners: dict[str, Utterance] = {}
    for turn in speakers.turns(doc):
        account = doc[turn.source].lower_
        if turn.content[0] in led:
            owners[account] = led[turn.content[0]]
            continue
        cue = doc[owners[account].verb if account in owners else turn.colon]
        source = owners[account].source if account in owners else turn.source
        yield Attribution(source, (cue.idx, cue.idx + len(cue)), turn.content, turn.colon)


def _of_utterance(verb: Token, utterance: Utterance) -> Iterator[Attribution]:
    found = verb_rule(verb)
    told = found is not None and "clause" in found[0].takes and found[0].kind != "promising"
    rule, last = found if found is not None and told else (SPOKEN, verb.i)  # a quotation is said, also by who threatens
    cue = (verb.idx, verb.doc[last].idx + len(verb.doc[last]))
    for n, content in enumerate(utterance.contents):
        yield _attribution(verb, rule, utterance.source, cue, content, carried=n > 0)


def _of_verb(verb: Token, quotes: list[Quotation], spoken: Utterance | None) -> Iterator[Attribution]:
    """What a verb tells: the quotations beside it, or what it takes in its sentence with quotations that follow."""
    if spoken is not None and not spoken.implied:
        yield from _of_utterance(verb, spoken)
        return
    if verb.lemma_ in reporting_words(verb.lang_).putting and _comments(verb):
        yield from _of_putting(verb)
        return
    found = verb_rule(verb) or ((THOUGHT, verb.i) if told_with_that(verb) else None)
    if found is None:
        return
    rule, last = found
    if is_reliance(verb) or (rule.denial and syntax.is_reflexive(verb)):
        return  # "se negó a firmar" denies nothing
    source = speaker_of(verb, rule, thing=True)
    if source is None:
        return
    if _comments(verb) and not syntax.children(verb, "ccomp", "xcomp", "dobj"):
        yield from _comment(verb, rule, source)
        return
    taken = contents.of_verb(verb, rule, last, quotes)
    if taken is None or (rule.denial and syntax.dative(verb) is not None) or _carries_noun(verb, taken):
        return
    if not ((taken.clause and rule.kind in _VOICED) or can_speak(source, thing=rule.thing)):
        return
    cue = (verb.idx, taken.cue_end)
    for n, content in enumerate((*taken.content, *(spoken.contents if spoken is not None else ()))):
        yield _attribution(
            verb,
            rule,
            source.i,
            cue,
            content,
            called=taken.called if n == 0 else None,
            carried=n > 0,
            counted=taken.counted,
        )


_VOICED: tuple[Kind, ...] = ("saying", "showing")
"""Kinds whose clause gives its subject a voice, whatever it is: "the findings say that ..."."""


def _attribution(
    anchor: Token,
    rule: Rule,
    source: int,
    cue: Range,
    content: Range,
    *,
    called: Range | None = None,
    carried: bool = False,
    counted: bool = False,
) -> Attribution:
    further = relied_on(anchor) if anchor.pos_ == "VERB" else None
    through = quoted_by(anchor.doc[source])
    return Attribution(
        source,
        cue,
        content,
        anchor.i,
        called=called,
        denial=rule.denial,
        presumed=rule.presumed or called is not None,
        further=further.i if further is not None else None,
        through=through.i if through is not None else None,
        carried=carried,
        kind=rule.kind,
        counted=counted,
    )


def _comments(verb: Token) -> bool:
    """ "As she said": the clause comments on the sentence around it."""
    words = reporting_words(verb.lang_).commenting
    return verb.dep_ in ("advcl", "relcl", "parataxis") and any(
        c.dep_ == "mark" and c.lower_ in words for c in verb.lefts
    )


def _of_putting(verb: Token) -> Iterator[Attribution]:
    """ "As she put it", "as she said": the object, if any, is empty."""
    source = speaker_of(verb, SPOKEN)
    obj = syntax.object_of(verb)
    empty = obj.pos_ == "PRON" if obj is not None else verb_rule(verb) is not None
    if source is not None and empty and not syntax.children(verb, "ccomp", "xcomp"):
        yield from _comment(verb, SPOKEN, source)


def _comment(verb: Token, rule: Rule, source: Token) -> Iterator[Attribution]:
    for n, content in enumerate(asides.of_comment(verb)):
        yield _attribution(verb, rule, source.i, (verb.idx, verb.idx + len(verb)), content, carried=n > 0)


def _carries_noun(verb: Token, taken: Taken) -> bool:
    """Whether the object is a noun of saying that tells the content itself: "raised questions about the vote"."""
    obj = syntax.object_of(verb)
    if obj is None or obj.i < verb.i or verb.lemma_ not in reporting_words(verb.lang_).carrying:
        return False
    return taken.content[0][0] <= obj.idx < taken.content[0][1] and any(True for _ in _of_noun(obj))


def _of_noun(noun: Token) -> Iterator[Attribution]:
    rule = noun_rule(noun)
    if rule is None:
        return
    verb = _carrier(noun)
    owner = possessor_or_agent(noun)
    source = owner or (_carrying_speaker(verb, rule) if verb is not None else None)
    if source is None:
        return
    taken = nominal.of_figure(noun) if "figure" in rule.takes else nominal.of_noun(noun, rule)
    if taken is None:
        return
    start = verb.idx if verb is not None and owner is None else noun.idx
    yield _attribution(noun, rule, source.i, (start, taken.cue_end), taken.content[0], counted=taken.counted)


def _carrier(noun: Token) -> Token | None:
    """The verb that carries a noun of saying as its object."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ != "VERB" or verb.lemma_ not in reporting_words(noun.lang_).carrying:
        return None
    return verb


def _carrying_speaker(verb: Token, rule: Rule) -> Token | None:
    if verb.lemma_ in reporting_words(verb.lang_).undergoing:
        return None
    return speaker_of(verb, rule)


def _of_adjective(adjective: Token) -> Iterator[Attribution]:
    rule = adjective_rule(adjective)
    source = speaker_of(adjective.head, rule) if rule is not None else None
    if rule is None or source is None or not can_speak(source, thing=False):
        return
    taken = nominal.of_adjective(adjective, rule)
    if taken is not None:
        first, last = sorted((adjective, adjective.head), key=lambda t: t.i)  # "how happy she is that"
        cue = (first.idx, max(taken.cue_end, last.idx + len(last)))
        yield _attribution(adjective, rule, source.i, cue, taken.content[0])


def _of_phrase(first: Token) -> Iterator[Attribution]:
    """ "According to X"."""
    doc = first.doc
    for words in phrases(doc.lang_)[first.lower_]:
        tokens = doc[first.i : first.i + len(words)]
        if tuple(t.lower_ for t in tokens) != words:
            continue
        source = _phrase_source(first, tokens[-1])
        if source is None:
            return
        content = asides.of_phrase(first, source)
        if content[0] < content[1]:
            speaker = _owner_of_thing(source) or source
            yield Attribution(speaker.i, (first.idx, tokens[-1].idx + len(tokens[-1])), content, first.i)
        return


def _owner_of_thing(source: Token) -> Token | None:
    """Whose report it is: "according to the count of the network" is the network's word."""
    if source.pos_ != "NOUN" or source.lemma_.lower() not in listed("speaking_things", source.lang_):
        return None
    return possessor_or_agent(source)


def _phrase_source(first: Token, last: Token) -> Token | None:
    for head in (last, *(t for t in (first,) if t.i != last.i)):
        for child in head.children:
            if child.dep_ in ("pobj", "dobj") and child.i > last.i:
                return child
    return None
