"""Whole corpora, where they are on this machine: every report goes through, every quote stands where it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

LONGEST = 150_000
MEGABYTES = 1000

RUN = f"""
import resource, sys
import msgspec
from veedor.claims.extract import extract
from veedor.reports import Report, read

def reports():
    for item in read([sys.argv[1]]):
        if isinstance(item, Report):
            yield msgspec.structs.replace(item, text=item.text[:{LONGEST}])

number = wrong = 0
for report, claims in extract(reports()):
    number += 1
    for claim in claims:
        for span in claim.evidence:
            wrong += not span.fits(report.text) or not 0 < len(span.text) <= 400
print(number, wrong, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.parametrize(
    ("path", "number"), [("state_press/state_press.jsonl.gz", 2031), ("state_hr_reports/reports.jsonl.gz", 105)]
)
def test_every_report_goes_through_within_a_gigabyte(shared: Path, path: str, number: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(shared / "corpora" / path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    read, wrong, megabytes = map(int, done.stdout.split())
    assert (read, wrong) == (number, 0)
    assert megabytes < MEGABYTES
