"""The tables of phrases: the same keys in every language, every code told, no doubt in fixed words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from veedor.brief.phrases import LANGUAGES, path_of, phrases, read_table
from veedor.errors import CODES, VocabularyError
from veedor.vocabulary import load


def keys(value: Any, prefix: str = "") -> set[str]:
    """Paths of all keys, with the fields that a phrase fills in."""
    if isinstance(value, dict):
        return {path for k, v in value.items() if k != "gender" for path in keys(v, f"{prefix}/{k}")}
    if isinstance(value, list):
        return {f"{prefix}[{len(value)}]"} if not prefix.startswith("/markers") else {prefix}
    fields = re.findall(r"\{\w+\}", str(value))
    return {prefix + "".join(sorted(fields))}


def test_all_languages_have_the_same_keys_and_fields() -> None:
    tables = [yaml.safe_load(path_of(language).read_text(encoding="utf-8")) for language in LANGUAGES]
    assert keys(tables[0]) == keys(tables[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_and_mode_has_its_phrase(language: str) -> None:
    plover = load("plover", dict)
    for name, type_ in plover["types"].items():
        assert name in phrases(language).acts
        for mode in type_.get("modes") or {}:
            assert f"{name}-{mode}" in phrases(language).acts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_has_its_phrase(language: str) -> None:
    assert {code for code in CODES if code.startswith("J")} <= set(phrases(language).findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_fixed_sentences_hold_no_word_of_a_modality(language: str) -> None:
    table = phrases(language)
    words = [w for marks in table.markers.values() for w in marks]
    fixed = [*table.findings.values(), *table.differences.values(), *table.fields.values()]
    for sentence in fixed:
        assert not any(re.search(rf"\b{re.escape(w)}\b", sentence, re.IGNORECASE) for w in words), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_modality_is_recognised(language: str) -> None:
    table = phrases(language)
    forms = msgspec.structs.asdict(table.modalities)
    acts = [(m, form) for m, by_gender in forms.pop("acts").items() for form in by_gender.values()]
    rest = [(m, form) for by_modality in forms.values() for m, form in by_modality.items()]
    notes = list(table.modality_notes.items())
    for modality, form in [*acts, *rest, *notes]:
        found = {m for m, ws in table.markers.items() if any(re.search(rf"\b{w}\b", form, re.I) for w in ws)}
        assert found == ({modality} - {"asserted"}), form


def test_a_misspelt_key_is_refused(tmp_path: Path) -> None:
    table = yaml.safe_load(path_of("en").read_text(encoding="utf-8")) | {"monhts": []}
    file = tmp_path / "phrases.en.yaml"
    file.write_text(yaml.safe_dump(table), encoding="utf-8")
    with pytest.raises(VocabularyError, match="monhts"):
        read_table(file)
