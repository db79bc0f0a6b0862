"""The linter of generated sentences: what may not be said without something behind it.

Four rules, over data that a monitor can edit (``vocabulary/wording.LANGUAGE.yaml``):

- a word of likelihood needs a probability, in the range of the word (ICD 203), and never stands beside a level of
  confidence;
- a result about timing has no word of cause or motive;
- a number is one that was filled in, or belongs to the wording of the method;
- a named person is not charged with a wrong unless a source is named and the sentence says in which modality.

Words of reports (names, quotes) are data, not wording: they are left out of the first two rules. The rules look for
words; what is insinuated without them is not found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

import msgspec

from veedor.vocabulary import load

TIMING = frozenset({"leverage"})
"""Topics whose results are about timing alone."""

_NUMBER = re.compile(r"(?<![\w.,])[-−]?\d[\d.,]*(?:\s?%)?")
_FILLED = "\x00"


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``wording.LANGUAGE.yaml``; the file explains each list."""

    likelihood: dict[str, tuple[float, float]]
    confidence: tuple[str, ...]
    causal: tuple[str, ...]
    innocent: tuple[str, ...]
    fixed: tuple[str, ...]
    accusing: tuple[str, ...]
    hedges: tuple[str, ...]


class Fault(msgspec.Struct, frozen=True):
    """What is wrong with a sentence.

    Args:
        rule: likelihood, confidence, cause, number or accusation.
        words: the words that are refused.
        why: the reason, for a person.
    """

    rule: str
    words: str
    why: str


@cache
def wording(language: str) -> Wording:
    """The lists of a language.

    Raises:
        VocabularyError: V001 if there are none.
    """
    return load(f"wording.{language}", Wording)


def faults(
    text: str,
    language: str,
    *,
    topic: str = "",
    filled: Collection[str] = (),
    probability: float | None = None,
    people: Collection[str] = (),
    sources: Collection[str] = (),
) -> list[Fault]:
    """What a sentence may not say as it does.

    Args:
        text: the sentence.
        language: ``en`` or ``es``.
        topic: the analysis that it is about; see `TIMING`.
        filled: texts in it that come from data, such as numbers, names and quotes.
        probability: the posterior or calibrated probability behind it, 0 to 1, or None; a p-value is none.
        people: names of persons that may stand in it.
        sources: names of sources that may stand in it.

    >>> [f.rule for f in faults("It is likely that 12 were freed.", "en", filled=["12"])]
    ['likelihood']
    >>> faults("It is likely that 12 were freed.", "en", filled=["12"], probability=0.7)
    []
    """
    rest = _without(text, filled)
    read = _Reading(rest, wording(language))
    found = [*read.likelihoods(probability), *read.numbers()]
    if topic in TIMING:
        found += read.causes()
    return found + list(_accusations(text, wording(language), people, sources))


def _without(text: str, filled: Collection[str]) -> str:
    """The sentence with what was filled in taken out, the longest first."""
    for words in sorted({w for w in filled if w}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", _FILLED, text)
    return text


class _Reading:
    """A sentence, of which only the wording is left."""

    def __init__(self, text: str, table: Wording) -> None:
        self.table = table
        self.text = text.lower()
        for words in table.innocent:
            self.text = self.text.replace(words.lower(), _FILLED)

    def likelihoods(self, probability: float | None) -> Iterator[Fault]:
        left, found = self.text, []
        for words in sorted(self.table.likelihood, key=len, reverse=True):
            if _stands(words, left):
                found.append(words)
                left = re.sub(_whole(words), _FILLED, left)
        for words in found:
            low, high = self.table.likelihood[words]
            if probability is None:
                yield Fault("likelihood", words, "no probability stands behind it")
            elif not low <= probability <= high:
                yield Fault(
                    "likelihood", words, f"it stands for {low:g} to {high:g}, and the probability is {probability:g}"
                )
        sure = [words for words in self.table.confidence if _stands(words, self.text)]
        if sure and found:
            yield Fault("confidence", sure[0], "a likelihood and a confidence stand in one sentence")

    def causes(self) -> Iterator[Fault]:
        for words in self.table.causal:
            if _stands(words, self.text):
                yield Fault("cause", words, "timing is no cause")

    def numbers(self) -> Iterator[Fault]:
        text = self.text
        for words in self.table.fixed:
            text = text.replace(words.lower(), _FILLED)
        for number in _NUMBER.findall(text):
            yield Fault("number", number.strip(), "it comes from no evidence")


def _accusations(text: str, table: Wording, people: Collection[str], sources: Collection[str]) -> Iterator[Fault]:
    low = text.lower()
    named = [name for name in people if _stands(name.lower(), low)]
    charged = [words for words in table.accusing if _stands(words, low)]
    if not named or not charged:
        return
    if not any(_stands(source.lower(), low) for source in sources if set(named) - {source}):
        yield Fault("accusation", charged[0], f"{named[0]} is charged with it and no source is named")
    if not any(_stands(words, low) for words in table.hedges):
        yield Fault("accusation", charged[0], f"{named[0]} is charged with it as if it were a fact")


def _whole(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}(?!\w)"


def _stands(words: str, text: str) -> bool:
    return re.search(_whole(words), text) is not None
