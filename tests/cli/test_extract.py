"""extract: claims as JSON Lines, as they are read, without a store."""

from __future__ import annotations

import json

from tests.cli.conftest import REPORTS, run

from veedor.claims.claim import from_json


def test_every_line_is_a_claim_whose_evidence_stands_in_the_text(reports_file):
    result = run("extract", reports_file)
    assert result.exit_code == 0
    texts = {report["id"]: report["text"] for report in REPORTS}
    claims = [from_json(line) for line in result.stdout.splitlines()]
    assert {claim.report for claim in claims} == set(texts)
    assert {claim.kind for claim in claims} >= {"event", "count", "status", "deadline"}
    for claim in claims:
        for span in claim.evidence:
            assert span.fits(texts[claim.report])


def test_options_fill_what_a_file_does_not_say(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text("Police arrested ten teachers on Monday.")
    undated = [json.loads(line) for line in run("extract", file).stdout.splitlines()]
    dated = [json.loads(line) for line in run("extract", file, "--published", "2025-05-07").stdout.splitlines()]
    assert {claim["when"] for claim in undated} == {None}
    assert "2025-05-05" in {claim["when"] for claim in dated}


def test_a_broken_line_is_named_and_the_rest_is_read():
    lines = '{"text": "Police freed two men."}\n{"text"\n{"text": "Police freed nine men."}\n'
    result = run("extract", "-", input=lines)
    assert result.exit_code == 1
    assert "-:2: error[R020]" in result.stderr
    assert len({json.loads(line)["report"] for line in result.stdout.splitlines()}) == 2


def test_a_language_that_cannot_be_read_is_said_so():
    result = run("extract", "-", "--language", "de", input="Die Polizei hat zwei Männer verhaftet.")
    assert result.exit_code == 1
    assert "error[L002]" in result.stderr
    assert result.stdout == ""


def test_nothing_given_is_wrong_usage():
    assert run("extract").exit_code == 2
