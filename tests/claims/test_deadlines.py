"""Deadlines: dates ahead, words that lie ahead, expiries, ultimatums, anniversaries, elections just held."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from spacy.language import Language

from veedor.claims.ahead import deadlines
from veedor.claims.draft import Draft
from veedor.language import runtime
from veedor.language.annotations import Context

PUBLISHED = dt.date(2025, 5, 7)


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded: Language = runtime.load("en")
    return loaded


def _find(nlp: Any, text: str, *, published: dt.date | None = PUBLISHED, year: int | None = None) -> list[Draft]:
    doc = nlp.make_doc(text)
    doc._.context = Context(published=published, year=year)
    return list(deadlines.find(nlp(doc)))


@pytest.mark.parametrize(
    ("text", "category", "modality"),
    [
        ("A critical licence of Norte Oil is set to expire.", "licence_expiry", "planned"),
        ("The release coincides with upcoming regional elections.", "election", "planned"),
        ("The country prepares for the regional elections.", "election", "planned"),
        ("His trial was scheduled to begin on 3 June.", "trial", "planned"),
        ("The court is due to rule in June.", "trial", "planned"),
        ("Her sentence ends in November 2027.", "sentence_end", "planned"),
        ("Talks could begin next week.", "negotiation", "hypothetical"),
        ("The sanctions will come up for review on December 1.", "sanctions_review", "planned"),
        ("They gave him 72 hours to leave the country.", "ultimatum", "planned"),
        ("Today marks six years since the raid.", "anniversary", "asserted"),
        ("The ministry said it would decide by May 30.", "other", "planned"),
        ("The assembly is to be sworn in on Jan. 5.", "other", "planned"),
        ("Elections were held on May 4.", "election", "asserted"),
    ],
)
def test_category_and_modality(nlp: Language, text: str, category: str, modality: str) -> None:
    (draft,) = _find(nlp, text)
    assert (draft.fields["category"], draft.modality) == (category, modality)


@pytest.mark.parametrize(
    "text",
    [
        "The election commission said nothing.",
        "He was elected in 2018.",
        "Police arrested them on Friday.",
        "She was allowed to hand in a parcel on Monday.",
        "At the next elections in 2008 the party won.",
        "The delay was due to a lack of care.",
        "They want net zero by 2050.",
    ],
)
def test_no_deadline(nlp: Language, text: str) -> None:
    assert _find(nlp, text) == []


def test_the_date_ahead_is_its_date(nlp: Language) -> None:
    (draft,) = _find(nlp, "The ministry said it would decide by May 30.")
    assert draft.dating is not None
    assert (draft.dating.when, draft.dating.basis) == ("../2025-05-30", "relative")


def test_a_postponed_date_keeps_the_old_one(nlp: Language) -> None:
    found = _find(nlp, "The city postponed the decision from May 20 to June 30.")
    assert sorted(d.dating.when for d in found if d.dating) == ["2025-05-20", "2025-06-30"]


def test_without_a_publication_date_only_words_lead_to_deadlines(nlp: Language) -> None:
    assert _find(nlp, "The assembly is to be sworn in on Jan. 5.", published=None) == []
    assert len(_find(nlp, "They await the upcoming elections.", published=None)) == 1


def test_an_election_of_its_year_in_a_yearly_report(nlp: Language) -> None:
    (draft,) = _find(nlp, "Observers criticised the May 20 elections.", published=dt.date(2019, 3, 30), year=2018)
    assert draft.modality == "asserted"


def test_parties_are_names_without_dates(nlp: Language) -> None:
    (draft,) = _find(nlp, "A critical Altoil license is set to expire.")
    assert [n.name for n in draft.fields["parties"]] == ["Altoil"]


def test_what_and_evidence_lie_in_one_sentence(nlp: Language) -> None:
    text = "Nothing changed. The two sides will meet in Geneva next week, an envoy said. The truce expires on Friday."
    found = _find(nlp, text)
    assert len(found) == 2
    for draft in found:
        for start, end in (draft.evidence, draft.fields["what"]):
            assert draft.anchor.sent.start_char <= start < end <= draft.anchor.sent.end_char


def test_nothing_in_an_empty_text(nlp: Language) -> None:
    assert _find(nlp, "") == []
