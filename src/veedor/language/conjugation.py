"""From the form of a verb to its infinitive, by the endings and stems of ``lemmas.LANGUAGE.yaml``.

It mends the trained lemmatizer where that gives a word that does not exist ("reanudarían" -> "reanudarir"). It knows no
context: a form of two verbs gets the one that follows the rules with the fewest changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import msgspec

from veedor.language.telling.reporting import told_verbs
from veedor.vocabulary import load


class LemmaFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``lemmas.LANGUAGE.yaml``; the file says what each part means."""

    endings: dict[str, tuple[str, ...]]
    participle: dict[str, tuple[str, ...]]
    strong: tuple[str, ...]
    future: tuple[str, ...]
    conditional: tuple[str, ...]
    to_come: tuple[str, ...]
    subjunctive: tuple[str, ...]
    preterite: tuple[str, ...]
    of_us: tuple[str, ...]
    stems: dict[str, tuple[str, ...]]
    vowels: dict[str, tuple[str, ...]]
    past_stems: dict[str, str]
    future_stems: dict[str, str]
    participles: dict[str, str]
    forms: dict[str, str]
    contracted: dict[str, str]
    clitics: tuple[str, ...]
    verbs: frozenset[str]
    nouns: frozenset[str]


_LARGEST_CACHE = 50_000
_CONDITIONAL = {"Mood": "Cnd", "VerbForm": "Fin"}
_FUTURE = {"Mood": "Ind", "Tense": "Fut", "VerbForm": "Fin"}
_SUBJUNCTIVE = {"Mood": "Sub", "Tense": "Imp", "VerbForm": "Fin"}
_PAST = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}
_PRESENT = {"ar": ("a", "an", "as", "e", "en", "es"), "er": ("e", "en", "a", "an"), "ir": ("e", "en", "a", "an")}
_ACCENTS = str.maketrans("áéíóú", "aeiou")


class Conjugation:
    """Infinitives of a language's verb forms.

    Args:
        rules: the endings and stems.
        verbs: infinitives that exist, besides those of the rules.

    >>> spanish = conjugation("es", frozenset({"detener", "imponer"}))
    >>> [spanish.infinitive(form) for form in ("detuvieron", "reanudarían", "liberarlos", "impuesta")]
    ['detener', 'reanudar', 'liberar', 'imponer']
    """

    def __init__(self, rules: LemmaFile, verbs: Iterable[str] = ()) -> None:
        self._rules = rules
        self.verbs = rules.verbs | frozenset(verbs)
        self.nouns = rules.nouns
        self.contracted = rules.contracted
        self._endings = self._by_ending(rules.endings)
        self._participle_endings = self._by_ending(rules.participle)
        self._known = lru_cache(_LARGEST_CACHE)(self._infinitive)
        self._known_participles = lru_cache(_LARGEST_CACHE)(self._infinitive_of_participle)

    @staticmethod
    def _by_ending(endings: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
        pairs = {(ending, of) for of, ends in endings.items() for ending in ends}
        return sorted(pairs, key=lambda pair: (-len(pair[0]), pair))

    def infinitive(self, form: str) -> str | None:
        """The infinitive of a form in small letters, with or without pronouns behind it; None where no verb fits."""
        return self._known(form)

    def _infinitive(self, form: str) -> str | None:
        for bare in (form, *self._without_clitics(form)):
            for candidate in self._candidates(bare):
                if candidate in self.verbs:
                    return candidate
        return None

    def of_participle(self, form: str) -> str | None:
        """The infinitive of a participle, also where it stands as an adjective: "detenidos"; None for other words."""
        return self._known_participles(form)

    def _infinitive_of_participle(self, form: str) -> str | None:
        for candidate in self._of_participle(form):
            if candidate in self.verbs:
                return candidate
        return None

    def features(self, form: str) -> dict[str, str] | None:
        """Tense and mood of a form whose ending leaves no doubt: "liberará", "liberaría", "liberara"; else None."""
        for mark, told in ((self._rules.conditional, _CONDITIONAL), (self._rules.to_come, _FUTURE)):
            for ending in mark:
                stem = form.removesuffix(ending)
                if stem != form and (stem in self.verbs or any(stem.endswith(s) for s in self._rules.future_stems)):
                    return told
        if form.endswith(self._rules.preterite) and self.infinitive(form) not in (None, form):
            return _PAST
        past = form.endswith(self._rules.subjunctive) and self.infinitive(form) not in (None, form)
        return _SUBJUNCTIVE if past and not self._is_of_another_tense(form) else None

    def finite(self, form: str) -> dict[str, str] | None:
        """Features of a form that only a verb has: "despojó", "detuvieron", "rechazamos"; None for other forms."""
        if not form.endswith((*self._rules.of_us, *self._rules.preterite)) or self.infinitive(form) in (None, form):
            return None
        if form.endswith(self._rules.of_us):
            return {"Mood": "Ind", "Tense": "Pres", "VerbForm": "Fin", "Number": "Plur", "Person": "1"}
        number = "Plur" if form.endswith("n") else "Sing"
        return _PAST | {"Number": number, "Person": "3"} if form.endswith(self._rules.preterite) else None

    def _is_of_another_tense(self, form: str) -> bool:
        """ "declara", "pasen": the present of a verb whose stem ends like a past subjunctive."""
        return any(
            form.endswith(end) and form.removesuffix(end) + of in self.verbs
            for of, ends in _PRESENT.items()
            for end in ends
        )

    def _candidates(self, form: str) -> Iterator[str]:
        rules = self._rules
        if form in rules.forms:
            yield rules.forms[form]
        yield from self._of_participle(form)
        yield from _of_stems(form, rules.past_stems, rules.strong)
        yield from _of_stems(form, rules.future_stems, rules.future)
        for changes in (False, True):
            for ending, of in self._endings:
                if form.endswith(ending) and len(form) > len(ending):
                    stem = form[: len(form) - len(ending)]
                    befores = self._stems(stem) if changes else [stem]
                    yield from (s + of for s in befores if s[-1:] != stem[-1:] or _is_spelled(s, ending, of))

    def _of_participle(self, form: str) -> Iterator[str]:
        masculine = _masculine(form)
        for irregular, infinitive in self._rules.participles.items():
            if masculine.endswith(irregular):
                yield masculine[: len(masculine) - len(irregular)] + infinitive
        for ending, of in self._participle_endings:
            if form.endswith(ending) and len(form) > len(ending) + 1:
                yield form[: len(form) - len(ending)] + of

    def _stems(self, stem: str) -> Iterator[str]:
        """The stem, and what it may have been before its end and its last vowel changed."""
        for changed, befores in self._rules.stems.items():
            if stem.endswith(changed):
                for before in befores:
                    plain = stem[: len(stem) - len(changed)] + before
                    yield plain
                    yield from self._with_vowels(plain)

    def _with_vowels(self, stem: str) -> Iterator[str]:
        for changed, befores in self._rules.vowels.items():
            at = stem.rfind(changed)
            if at >= 0:
                yield from (stem[:at] + before + stem[at + len(changed) :] for before in befores)

    def _without_clitics(self, form: str) -> Iterator[str]:
        """ "entregárselo" without "lo" and "se"; the accent that they bring goes with them."""
        for clitic in self._rules.clitics:
            bare = form.removesuffix(clitic)
            if bare == form or len(bare) < 4:
                continue
            plain = bare.translate(_ACCENTS)
            if plain.endswith(("r", "ndo")):
                yield plain
            yield from self._without_clitics(bare)


def _is_spelled(stem: str, ending: str, of: str) -> bool:
    """Whether a stem keeps its sound before an ending: "predice" is not of "predicar", which has "predique"."""
    soft = ending[:1] in ("e", "é")
    return not (soft if of == "ar" else ending[:1] in ("a", "o")) or stem[-1:] not in ("c", "g", "z" if soft else "")


def _of_stems(form: str, stems: dict[str, str], endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        if form.endswith(ending):
            stem = form[: len(form) - len(ending)]
            yield from (stem[: len(stem) - len(s)] + infinitive for s, infinitive in stems.items() if stem.endswith(s))


def _masculine(participle: str) -> str:
    """ "puestas" as "puesto"."""
    singular = participle.removesuffix("s")
    return singular[:-1] + "o" if singular.endswith("a") else singular


@cache
def conjugation(language: str, verbs: frozenset[str] = frozenset()) -> Conjugation:
    """The conjugation of a language, with the verbs that its model knows and those by which somebody says something."""
    return Conjugation(load(f"lemmas.{language}", LemmaFile), verbs | told_verbs(language))
