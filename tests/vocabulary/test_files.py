"""Every vocabulary file keeps to its schema, and one that does not is refused by name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from veedor import vocabulary
from veedor.analysis.weights import Weights
from veedor.claims import dating_words, placing, statuses
from veedor.claims.ahead import schedules
from veedor.claims.counting import units
from veedor.claims.framing import frame_file
from veedor.errors import VocabularyError
from veedor.judgement import words as linking
from veedor.language import conjugation, countries, detection, genders, modality, names, numerals, tenses
from veedor.language.telling import reporting
from veedor.language.timexes import rules
from veedor.language.universal.words import SyntaxWords
from veedor.vocabulary import loading

SCHEMAS: dict[str, Any] = {
    "actors": names.ActorWords,
    "balance": Weights,
    "compatibility": linking.Compatibility,
    "countries": dict[str, countries.Country],
    "dating": dating_words.DatingWords,
    "deadlines": schedules.Labels,
    "deadlines.en": schedules.Deadlines,
    "deadlines.es": schedules.Deadlines,
    "frames": frame_file.FrameFile,
    "genders": genders.GivenNames,
    "grammar": dict[str, frozenset[str]],
    "languages": detection.FunctionWords,
    "lemmas": conjugation.LemmaFile,
    "linking": linking.Linking,
    "modality": modality.ModalityWords,
    "placing": placing.Placing,
    "plover": dict[str, Any],
    "quantities": numerals.Words,
    "reporting": reporting.ReportingWords,
    "states": dict[str, statuses.State],
    "states.en": statuses.StateFile,
    "states.es": statuses.StateFile,
    "syntax": SyntaxWords,
    "tenses": tenses.TenseWords,
    "times": rules.RuleFile,
    "units": dict[str, units.Kind],
    "units.en": units.Language,
    "units.es": units.Language,
}
"""Name, or name without language -> the schema by which the package reads it."""

READ = [name for name in vocabulary.entries() if name.split(".")[0] in SCHEMAS]


@pytest.mark.parametrize("name", READ)
def test_the_file_keeps_to_its_schema(name: str) -> None:
    assert vocabulary.load(name, SCHEMAS.get(name) or SCHEMAS[name.split(".")[0]])


@pytest.mark.parametrize("name", READ)
def test_the_file_begins_by_saying_what_it_is(name: str) -> None:
    first = vocabulary.path_of(name).read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert len(first) > 20


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Write a vocabulary file and have it read: ``own_file(text)``."""

    def written(text: str, schema: Any) -> Any:
        path = tmp_path / "own.yaml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(loading, "path_of", lambda name: path)
        loading._load.cache_clear()
        try:
            return vocabulary.load("own", schema)
        finally:
            loading._load.cache_clear()

    return written


class Verb(msgspec.Struct, forbid_unknown_fields=True):
    """A small schema."""

    about: tuple[str, ...] = ()
    also: bool = False


def test_an_unknown_key_is_refused_with_the_name_of_the_file(own_file: Any) -> None:
    with pytest.raises(VocabularyError) as raised:
        own_file("say: {abuot: [of]}", dict[str, Verb])
    told = raised.value.diagnostic
    assert told.code == "V001"
    assert told.file is not None
    assert told.file.endswith("own.yaml")
    assert "abuot" in told.message


@pytest.mark.parametrize("text", ["say: [", "say: {about: 7}", "- say", ""], ids=["no YAML", "number", "list", "empty"])
def test_a_file_of_another_form_is_refused(text: str, own_file: Any) -> None:
    with pytest.raises(VocabularyError) as raised:
        own_file(text, dict[str, Verb])
    assert raised.value.diagnostic.code == "V001"


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(VocabularyError) as raised:
        vocabulary.load("no-such-file", dict)
    assert raised.value.diagnostic.code == "V001"
    assert "no-such-file" in raised.value.diagnostic.message


@pytest.mark.parametrize("word", ["on", "no", "off", "yes", "y", "On", "NO"])
def test_a_word_stays_a_word(word: str, own_file: Any) -> None:
    assert own_file(f"say: {{about: [{word}]}}", dict[str, Verb])["say"].about == (word,)


def test_true_is_a_truth_value(own_file: Any) -> None:
    assert own_file("say: {also: true}", dict[str, Verb])["say"].also is True


def test_a_file_runs_no_code(own_file: Any) -> None:
    with pytest.raises(VocabularyError):
        own_file("say: !!python/object/apply:os.getcwd []", dict[str, Any])


def test_every_closed_list_is_used_and_every_used_list_is_there() -> None:
    package = vocabulary.path_of("plover").parents[1]
    sources = (path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    call = re.compile(r'\b(?:listed\(|_with\(|among\(\s*\w+,)\s*"(\w+)"')
    asked = {name for text in sources for name in call.findall(text)}
    assert set(vocabulary.load("grammar.en", dict[str, frozenset[str]])) == asked
