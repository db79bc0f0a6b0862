"""Statements: somebody says something, with the cue and the words of the content."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from veedor.claims.claim import Name
from veedor.claims.draft import Draft
from veedor.claims.naming import names
from veedor.language import modality, syntax
from veedor.language.attribution import Attribution
from veedor.language.names import name_tokens, text_of

_SHORTEST = 3
"""Contents shorter than this many characters are no statement."""

_SAID = frozenset({"saying", "showing", "asking", "judging", "thinking"})
"""Kinds of attribution that are statements; wanting, promising and taking sides are acts or states of mind."""

_LONGEST_EVIDENCE = 400

_LONGEST_JOINT_NAME = 14
"""Words; a longer list of speakers gives a statement each."""


def find(doc: Doc) -> Iterator[Draft]:
    """The statements of a document, in text order."""
    for told in doc._.attributions:
        yield from _drafts(doc, told)


def _drafts(doc: Doc, told: Attribution) -> Iterator[Draft]:
    if told.source is None or told.carried or not _is_statement(doc, told):
        return
    anchor = doc[told.anchor]
    content = _content(doc, told)
    if content[1] - content[0] < _SHORTEST or _is_unreal(anchor):
        return
    for head, cue in ((told.source, told.cue), (told.further, None)):
        if head is None:
            continue
        for speaker in _speakers(doc[head]):
            yield Draft(
                "statement",
                anchor,
                _evidence(doc, told, content),
                {
                    "speaker": speaker,
                    "cue": cue or _relying(doc[head]),
                    "content": content,
                    "label": told.label,
                    "addressee": _addressee(anchor),
                },
                modality="negated" if told.denial or modality.negated(anchor) else "asserted",
                explanation=f"{told.kind} word {anchor.lemma_}",
            )


def _is_unreal(anchor: Token) -> bool:
    """Whether nobody has said it yet; "according to X" hangs on what is said, whose modality is its own."""
    if anchor.pos_ not in ("VERB", "AUX", "NOUN", "ADJ") or anchor.dep_ == "prep":
        return False
    told = modality.of_act(anchor)
    return told in ("hypothetical", "planned") or (told == "negated" and _is_refused(anchor))


def _is_refused(anchor: Token) -> bool:
    """ "Refused to say that it rained": nothing was said."""
    return syntax.infinitive(anchor) and not modality.negated(anchor)


def _speakers(head: Token) -> tuple[Name, ...]:
    """Who speaks: one name, also where several speak together ("Freedonia and the Union"), who say it once.

    The joint name has no entity; it has the country that all of them have.
    """
    found = names([head])
    members = syntax.conjuncts(head)
    if len(found) < 2 or len(members) != len(found):
        return found
    first, last = name_tokens(members[0]), name_tokens(members[-1])
    if not first or not last or last[-1].i - first[0].i > _LONGEST_JOINT_NAME:
        return found
    words = text_of(list(head.doc[first[0].i : last[-1].i + 1]))
    countries = {name.country for name in found}
    return (Name(words, None, countries.pop() if len(countries) == 1 else None, found[0].sectors),)


def _is_statement(doc: Doc, told: Attribution) -> bool:
    """Whether it is said in words: no bare count, and of nouns only those that a verb carries ("voiced concern")."""
    if told.counted or not (told.kind in _SAID or _promise(doc, told)) or _is_purpose(doc[told.anchor]):
        return False
    return doc[told.anchor].pos_ != "NOUN" or told.cue[0] < doc[told.anchor].idx


def _is_purpose(anchor: Token) -> bool:
    """ "Gathered to demand an amnesty": they gathered, and that is how they said it."""
    return anchor.dep_ == "advcl" and syntax.infinitive(anchor)


def _promise(doc: Doc, told: Attribution) -> bool:
    """ "Promised to free her", "agreed that it was over": said, where "agreed to meet" and "refused to go" are done."""
    if told.kind != "promising":
        return False
    return not told.presumed and not any(syntax.infinitive(c) for c in doc[told.anchor].rights if c.dep_ == "xcomp")


def _content(doc: Doc, told: Attribution) -> tuple[int, int]:
    """The label, where it is one; a quotation of several sentences is told by the one beside its cue."""
    start, end = told.called if told.called is not None and told.kind != "thinking" else told.content
    if end - start > _LONGEST_EVIDENCE:
        sent = next((s for s in doc.sents if s.start_char <= told.cue[0] < s.end_char), None)
        if sent is not None and max(start, sent.start_char) < min(end, sent.end_char):
            return max(start, sent.start_char), min(end, sent.end_char)
    return start, end


def _relying(source: Token) -> tuple[int, int]:
    """The word "citing" of "X reported, citing Y"."""
    verb = source.head
    return verb.idx, verb.idx + len(verb)


def _evidence(doc: Doc, told: Attribution, content: tuple[int, int]) -> tuple[int, int]:
    """From the source, cue and content what lies in one sentence, at most 400 characters; what is said, where it stands
    in sentences of its own."""
    sent = doc[told.anchor].sent
    said = (max(content[0], sent.start_char), min(content[1], sent.end_char))
    if said[0] >= said[1]:
        ends = (s.end_char for s in doc.sents if s.start_char <= content[0] < s.end_char)
        return content[0], min(content[1], next(ends, content[1]), content[0] + _LONGEST_EVIDENCE)
    source = doc[told.source] if told.source is not None else doc[told.anchor]
    points = [told.cue, said, (source.left_edge.idx, source.idx + len(source))]
    inside = [p for p in points if p[0] >= sent.start_char and p[1] <= sent.end_char] or [said]
    start, end = min(p[0] for p in inside), max(p[1] for p in inside)
    if end - start > _LONGEST_EVIDENCE:
        start, end = content[0], min(content[1], content[0] + _LONGEST_EVIDENCE)
    return start, end


def _addressee(verb: Token) -> object:
    if verb.pos_ != "VERB":
        return None
    target = syntax.dative(verb) or (syntax.object_of(verb) if verb.lemma_ in ("tell", "inform", "assure") else None)
    found = names([target]) if target is not None else ()
    return found[0] if found else None
