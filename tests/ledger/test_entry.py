"""Entries are canonical bytes; payloads enter as salted commitments."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.errors import UsageError
from veedor.ledger import Ledger
from veedor.ledger.entry import Entry, canonical, commit, seal

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(VALUES)
def test_canonical_json_is_json_and_does_not_depend_on_order(value: object) -> None:
    body = canonical(value)
    assert json.loads(body) == value
    if isinstance(value, dict):
        assert canonical(dict(reversed(list(value.items())))) == body


@pytest.mark.parametrize("value", [2**60, float("nan"), "\ud800", {"a": float("inf")}])
def test_what_canonical_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(UsageError) as caught:
        canonical(value)
    assert caught.value.diagnostic.code == "K027"


def test_an_entry_reads_back_and_only_from_its_own_bytes() -> None:
    entry = Entry(seq=1, prev="0" * 64, kind="x", at="2025-05-06T10:00:00.000000Z", author="é", payloads=("ab",))
    assert Entry.decode(entry.encode()) == entry
    with pytest.raises(ValueError, match="canonical"):
        Entry.decode(entry.encode().replace(b",", b", ", 1))


def test_a_commitment_is_the_hash_of_salt_and_payload() -> None:
    sealed = seal({"b": 1, "a": "x"})
    assert len(sealed.salt) == 32
    assert sealed.commitment == hashlib.sha256(sealed.salt + b'{"a":"x","b":1}').hexdigest()
    assert commit(sealed.salt, sealed.body) == sealed.commitment


def test_the_chain_can_be_recomputed_with_nothing_but_sha256(ledger: Ledger) -> None:
    before = "0" * 64
    for row in ledger.rows():
        entry = json.loads(row.body)
        assert (entry["seq"], entry["prev"]) == (row.seq, before)
        before = hashlib.sha256(row.body).hexdigest()
    assert str(ledger.head()) == f"5:{before}"


def test_payloads_are_in_no_entry(ledger: Ledger) -> None:
    ledger.append("note", [{"text": "a secret word"}], author="ana")
    assert not any(b"secret" in row.body for row in ledger.rows())
