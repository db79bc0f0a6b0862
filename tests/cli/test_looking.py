"""records, show, check: what people read at 80 columns, and what machines read."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import run


def records(case, *words):
    return json.loads(run("records", case, *words, "--json").stdout)["records"]


@pytest.mark.parametrize("words", [("records",), ("check",)])
def test_what_people_read_fits_80_columns(made_case, words):
    shown = run(words[0], made_case, *words[1:]).stdout
    assert shown
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_records_are_listed_with_their_sources(made_case):
    shown = run("records", made_case).stdout
    assert "Radio Faro" in shown
    assert "in hiding" in shown
    assert "2025-05-27" in shown


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (("--kind", "status"), {"status"}),
        (("--kind", "count"), {"count_series"}),
        (("--person", "quiran"), {"status"}),
        (("--person", "nobody"), set()),
        (("--since", "2025-05-20"), {"deadline"}),
        (("--country", "XXX"), set()),
    ],
)
def test_records_are_chosen(made_case, words, kinds):
    found = {record["kind"] for record in records(made_case, *words)}
    assert found <= kinds if words[0] != "--since" else kinds <= found
    assert bool(found) == bool(kinds)


def test_nothing_found_says_so(made_case):
    assert "None of the" in run("records", made_case, "--person", "nobody").stdout


def test_an_empty_case_says_what_to_do(tmp_path):
    run("new", tmp_path / "case")
    assert "No records yet. Next: veedor add" in run("records", tmp_path / "case").stdout


def test_a_record_is_shown_with_its_words_in_context(made_case):
    (record,) = [r for r in records(made_case, "--kind", "status") if "Quirán" in r["label"]]
    shown = run("show", made_case, record["id"][:12]).stdout
    assert record["id"] in shown
    assert "[Pablo Quirán has been in hiding for 40 days]" in " ".join(shown.split())
    assert "Litoral Wire, 2025-05-08" in shown
    assert "minus 40 days" in shown


def test_a_claim_and_a_report_are_shown(made_case):
    claim = records(made_case)[0]["claims"][0]
    assert f"Claim {claim}" in run("show", made_case, claim).stdout
    shown = run("show", made_case, "faro-1").stdout
    assert "Report faro-1" in shown
    assert "2025-05-07 (field)" in shown


def test_an_id_that_nothing_has(made_case):
    result = run("show", made_case, "zzz")
    assert result.exit_code == 2
    assert "error[S020]" in result.stderr


def test_json_of_show_holds_claims_and_reports(made_case):
    answer = json.loads(run("show", made_case, "faro-1", "--json").stdout)
    assert answer["reports"][0]["id"] == "faro-1"
    assert answer["claims"]


def test_check_prints_as_a_compiler_and_exits_1_on_findings(case, tmp_path):
    file = tmp_path / "more.jsonl"
    line = {
        "id": "more",
        "source": "Almar Courier",
        "published": "2025-05-08",
        "language": "en",
        "text": "Inés Otamendi was arrested in Vereda on 3 May 2025. Inés Otamendi was not arrested in Vereda.",
    }
    file.write_text(json.dumps(line))
    run("add", case, file)
    result = run("check", case)
    answer = json.loads(run("check", case, "--json").stdout)
    loud = [finding for finding in answer["findings"] if finding["severity"] != "note"]
    assert result.exit_code == (1 if loud else 0)
    for finding in answer["findings"]:
        assert f"[{finding['code']}]" in result.stdout
    assert loud, "one sentence denies the other"
