"""Direct speech: which quotation belongs to which "she said", and quotations that go on with the same speaker."""

from __future__ import annotations

from bisect import bisect_left

import msgspec
from spacy.tokens import Doc, Token

from veedor.language import syntax
from veedor.language.annotations import whole_text
from veedor.language.grammar import listed
from veedor.language.quotations import QUOTES, Quotation, Range, trimmed
from veedor.language.telling.reporting import SPOKEN, Rule, reporting_words, verb_rule
from veedor.language.telling.sources import speaker_of
from veedor.language.telling.taken import FINITE

_FURTHEST = 14
"""Tokens between a quotation and the verb of its cue; beyond it the clause says something of its own."""


class Utterance(msgspec.Struct, frozen=True):
    """Quotations of one speaker.

    Args:
        verb: token index of the verb of the cue.
        source: token index of the head of the speaker's noun phrase.
        contents: the quotations without their marks; the first is the one beside the cue.
        implied: whether the verb tells something else, and the quotations only follow its sentence.
    """

    verb: int
    source: int
    contents: tuple[Range, ...]
    implied: bool = False


class _Cue(msgspec.Struct, frozen=True):
    verb: int
    source: int
    left: int
    right: int


def utterances(doc: Doc, quotes: list[Quotation]) -> list[Utterance]:
    """The utterances of a document, in text order.

    A quotation has its cue right after it ("...," she said), right before it (she said: "...") or shares that of the
    quotation before it ("...," she said. "..."). One that only follows a sentence in which somebody says something
    (She criticised the ruling. "...") is taken as his too; any other is left alone.
    """
    full = [q for q in quotes if q.full]
    if not full:
        return []
    finder = _Finder(doc, quotes)
    contents: dict[int, list[Range]] = {}
    cues: dict[int, _Cue] = {}
    previous: tuple[Quotation, _Cue] | None = None
    waiting: list[Quotation] = []
    implied: dict[int, list[Range]] = {}
    for q in full:
        cue = finder.cue_of(q)
        if cue is None and previous is not None and finder.follows(q, *previous):
            cue = previous[1]
        if cue is None:
            waiting = [*waiting, q] if not q.closed and finder.opens_paragraph(q) else []
            cue = finder.implied(q)
            if cue is not None:
                implied.setdefault(cue.verb, []).append(trimmed(doc, (q.start, q.end)))
                cues[cue.verb] = cue
            previous = None
            continue
        cues[cue.verb] = cue
        own = contents.setdefault(cue.verb, [])
        own.append(trimmed(doc, (q.start if own else finder.beginning(q, cue), q.end)))
        own.extend(trimmed(doc, (w.start, w.end)) for w in waiting if _mark(doc, w) == _mark(doc, q))
        waiting, previous = [], (q, cue)
    for verb, parts in implied.items():
        contents.setdefault(verb, []).extend(parts)
    found = ((v, [c for c in parts if c[0] < c[1]]) for v, parts in contents.items())
    return [
        Utterance(v, cues[v].source, tuple(parts), implied=v in implied and len(parts) == len(implied[v]))
        for v, parts in found
        if parts
    ]


def _mark(doc: Doc, q: Quotation) -> str:
    return whole_text(doc)[q.start]


class _Finder:
    """Looks around quotations for their cues, by the order of the words: parsers are least sure at their edges."""

    def __init__(self, doc: Doc, quotes: list[Quotation]) -> None:
        self.doc = doc
        self.last: _Cue | None = None
        self.starts = [t.idx for t in doc]
        self.quoted = [False] * len(doc)
        for q in quotes:
            for i in range(bisect_left(self.starts, q.start), bisect_left(self.starts, q.end)):
                self.quoted[i] = True

    def cue_of(self, q: Quotation) -> _Cue | None:
        """The cue of a quotation; it is the last of which a later cue without speaker goes on."""
        found = self._cue_of(q)
        self.last = found or self.last
        return found

    def _cue_of(self, q: Quotation) -> _Cue | None:
        before = None if self._runs_on(q) else self._before(q)
        if before is not None and self._sign_before(q) == ":":
            return before
        return before if q.block else self._after(q) or before

    def _runs_on(self, q: Quotation) -> bool:
        """Whether the sentence goes on behind the closing mark: the quotation is a part of what is said."""
        text = self.doc[bisect_left(self.starts, q.end) :][:1].text
        inside = self.doc[bisect_left(self.starts, q.end) - 2 :][:1].text
        return q.closed and text[:1].isalpha() and text[:1].islower() and inside[-1:] not in _SIGNS

    def _sign_before(self, q: Quotation) -> str:
        i = self._last_before(q)
        return self.doc[i].text if i is not None else ""

    def _last_before(self, q: Quotation) -> int | None:
        """The last token before a quotation that is no white space, within its paragraph or at the end of a line that
        leads to it with a colon."""
        i = bisect_left(self.starts, q.start) - 1
        if q.block:
            text = whole_text(self.doc)
            while i > 0 and not (self.doc[i].text == ":" and "\n" in text[self.starts[i] : q.start]):
                i -= 1  # behind a handle, and words in another script
        line = i
        while i >= 0 and self.doc[i].is_space:
            i -= 1
        crossed = any("\n" in t.text for t in self.doc[i + 1 : line + 1])
        return None if i < 0 or (crossed and self.doc[i].text != ":") else i

    def _after(self, q: Quotation) -> _Cue | None:
        """ "...," she said / said the minister."""
        doc = self.doc
        sign = self._closing_sign(q)
        if sign not in (",", "?", "!", "—", "–", "-", "…"):
            return None
        i = bisect_left(self.starts, q.end)
        while i < len(doc) and (doc[i].is_space or doc[i].text in _JOINING) and "\n" not in doc[i].text:
            i += 1
        first = i
        while i < len(doc) and i - first < _FURTHEST and not self._stops(i):
            cue = self._cue_at(doc[i], any_verb=sign == ",")
            if cue is not None:
                return cue if cue.left == first and (sign == "," or not self._tells(doc[cue.verb])) else None
            i += 1
        return None

    def _closing_sign(self, q: Quotation) -> str:
        """The comma, question mark or the like at the end of a quotation, or the comma right behind it."""
        text = whole_text(self.doc)
        if text[q.end : q.end + 1] == ",":
            return ","
        return text[q.start : q.end].rstrip(_MARKS)[-1:]

    def _tells(self, verb: Token) -> bool:
        """Whether the verb has a content behind it, so that the quotation before it is not its own."""
        return any(c.i > verb.i and c.dep_ in ("ccomp", "xcomp") and not self.quoted[c.i] for c in verb.children)

    def beginning(self, q: Quotation, cue: _Cue) -> int:
        """Where what is said begins: at the quotation, or where its sentence begins before it."""
        i = bisect_left(self.starts, q.start)
        if cue.left < i:
            return q.start
        first = i
        while first > 0 and not self._stops(first - 1) and not self.doc[first].is_sent_start:
            first -= 1
        words = [t for t in self.doc[first:i] if t.is_alpha]
        return self.doc[first].idx if words and words[0].is_title else q.start

    def _before(self, q: Quotation) -> _Cue | None:
        """She said: "..." """
        last = self._last_before(q)
        if last is None:
            return None
        doc, i = self.doc, last
        sign = doc[last].text if doc[last].is_punct else ""
        if sign not in ("", ",", ":"):
            return None
        i -= 1 if sign else 0
        while i >= 0 and last - i < _FURTHEST and not (self._stops(i) and doc[i].text != ","):
            cue = self._cue_at(doc[i], any_verb=sign == ":")
            if cue is not None and q.block and not self._leads_to_block(doc[i]):
                i -= 1
                continue
            if cue is not None:
                return cue if sign or cue.right >= last else None
            if not sign and doc[i].pos_ not in ("ADV", "PRON", "PART"):
                return None
            i -= 1
        return None

    def _leads_to_block(self, verb: Token) -> bool:
        """Whether a verb of saying in the main clause leads to a paragraph without marks."""
        found = verb_rule(verb)
        says = found is not None and found[0].kind in _LEADING
        leads = verb.lemma_ in reporting_words(verb.lang_).leading
        return (says or leads) and verb.dep_ in ("ROOT", "conj", "parataxis")

    def _stops(self, i: int) -> bool:
        token = self.doc[i]
        return self.quoted[i] or "\n" in token.text or token.text in _STOPS

    def _cue_at(self, token: Token, *, any_verb: bool = False) -> _Cue | None:
        """The cue whose verb is the token; with `any_verb` also of a verb that tells nothing elsewhere."""
        if token.pos_ != "VERB" or syntax.is_passive(token):
            return None
        found = verb_rule(token)
        if found is None or "clause" not in found[0].takes:
            if not any_verb or token.tag_ not in ("VBD", "VBZ", "VBP"):
                return None
            found = (SPOKEN, token.i)
        source = self._speaker(token, found[0])
        if source is None or self.quoted[source.i]:
            return None
        own = [c.i for c in token.lefts if c.dep_ in ("aux", "advmod", "neg", "cc") and not self.quoted[c.i]]
        left = min([token.i, *own, *([source.left_edge.i] if source.i < token.i else [])])
        while left < token.i and (self.quoted[left] or self.doc[left].is_punct or self.doc[left].is_space):
            left += 1
        right = max(found[1], source.right_edge.i if source.i > token.i else 0)
        return _Cue(token.i, source.i, left, right)

    def _speaker(self, verb: Token, rule: Rule) -> Token | None:
        source = speaker_of(verb, rule)
        if self.last is not None and self._goes_on(verb, source):
            return self.doc[self.last.source]
        if source is not None and not self.quoted[source.i]:
            return source
        before = self.doc[verb.i - 1] if verb.i > verb.sent.start else verb
        if source is None and before.pos_ == "PROPN" and before.head.i >= before.i:
            return before  # "Y Alaa tuitea:", where the parser lost the subject
        return next((t for t in self.doc[verb.i + 1 : verb.i + 5] if t.pos_ == "PROPN" and t.dep_ != "compound"), None)

    def _goes_on(self, verb: Token, source: Token | None) -> bool:
        """ "Y añade:": a verb without subject in its own paragraph has that of the cue before."""
        told = any(c.dep_ in ("nsubj", "nsubjpass") for c in (*verb.children, *verb.head.children))
        finite = verb.tag_ in FINITE or syntax.children(verb, "aux")
        if told or not finite or not listed("dropped_pronouns", verb.lang_):
            return False
        if verb.dep_ not in ("ROOT", "conj", "parataxis") or "Plur" in verb.morph.get("Number"):
            return False
        paragraph = whole_text(self.doc).rfind("\n", 0, verb.idx) + 1
        return source is None or source.idx < paragraph

    def follows(self, q: Quotation, before: Quotation, cue: _Cue) -> bool:
        """Whether a quotation goes on where the one before it, or its cue, ended."""
        doc = self.doc
        begin = max(before.end, doc[cue.verb].idx if cue.verb < len(doc) else 0)
        if cue.verb < bisect_left(self.starts, before.start):
            begin = before.end
        i, stop = bisect_left(self.starts, begin), bisect_left(self.starts, q.start)
        ended = 0
        for token in doc[i:stop]:
            if "\n" in token.text:
                return not before.closed
            ended += token.text in _ENDS
            if ended and token.text not in _ENDS and not token.is_space:
                return False
        last = self._last_before(q)
        return last is None or doc[last].text in _ENDS or doc[last].text in _JOINING or self.quoted[last]

    def implied(self, q: Quotation) -> _Cue | None:
        """The verb of the sentence before a quotation that has no cue of its own, if somebody says something there."""
        last = self._last_before(q)
        if last is None and self._fills_paragraph(q):
            last = self._last_of_paragraph_before(q)
        elif self._closing_sign(q) not in _ENDS:
            return None
        if last is None or not q.closed or self.doc[last].text not in _ENDS:
            return None
        i = last - 1
        while i >= 0 and "\n" not in self.doc[i].text and self.doc[i].text not in _ENDS and not self.quoted[i]:
            token = self.doc[i]
            found = verb_rule(token) if token.pos_ == "VERB" and token.dep_ == "ROOT" else None
            if found is not None and found[0].kind in _VOICED:
                source = self._speaker(token, found[0])
                return _Cue(token.i, source.i, token.i, token.i) if source is not None else None
            i -= 1
        return None

    def _fills_paragraph(self, q: Quotation) -> bool:
        """Whether a quotation is a paragraph of its own."""
        text = whole_text(self.doc)
        before = text[text.rfind("\n", 0, q.start) + 1 : q.start]
        end = text.find("\n", q.end)
        after = text[q.end : end if end >= 0 else len(text)]
        return not before.strip() and not after.strip(" .")

    def _last_of_paragraph_before(self, q: Quotation) -> int | None:
        i = bisect_left(self.starts, q.start) - 1
        while i >= 0 and self.doc[i].is_space:
            i -= 1
        return i if i >= 0 else None

    def opens_paragraph(self, q: Quotation) -> bool:
        return self._last_before(q) is None


_LEADING = ("saying", "showing", "asking", "judging", "thinking", "promising")
_VOICED = ("saying", "asking", "judging", "thinking")
_MARKS = QUOTES + "'`’‘ "
_SIGNS = frozenset(",.!?…—–-")
_JOINING = frozenset((",", "—", "–", "--", "-", ";"))
_STOPS = frozenset((".", ";", "!", "?", ":"))
_ENDS = frozenset((".", "!", "?"))
