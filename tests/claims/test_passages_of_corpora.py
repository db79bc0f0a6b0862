"""Random passages of press releases, yearly reports, news and web pages: no crash, and no claim breaks the contract."""

from __future__ import annotations

import gzip
import random
import tarfile
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from tests.claims.contract import broken

from veedor.claims.extract import extract
from veedor.language import detection, installing
from veedor.reports import Report, read

pytestmark = pytest.mark.slow

SEED = 20250506
ENGLISH = ("state_press/state_press.jsonl.gz", "state_hr_reports/reports.jsonl.gz", "wikinews/wikinews.jsonl.gz")
SPANISH = ("globalvoices_es/articles.jsonl.gz",)
PAGES = "html/aeb.tar"
SHORTEST, LONGEST = 200, 2000
AT_ONCE = 100
AGAIN = 60
"""How many passages are read a second time, alone, to see whether ids depend on what was read before."""


def reports_of(folder: Path, names: Iterable[str]) -> list[Report]:
    """The reports of corpora that are long enough to cut a passage from."""
    there = [folder / "corpora" / name for name in names]
    if not all(path.is_file() for path in there):
        pytest.skip("the corpora are not complete on this machine")
    found = [item for item in read(there) if isinstance(item, Report)]
    return [report for report in found if len(report.text) > SHORTEST]


def pages_of(folder: Path, into: Path) -> list[Report]:
    """The web pages of the corpus in languages that can be read, through the reader of pages."""
    archive = folder / "corpora" / PAGES
    if not archive.is_file():
        pytest.skip("the corpus of web pages is not on this machine")
    with tarfile.open(archive) as pages:
        for member in pages.getmembers():
            held = pages.extractfile(member) if member.name.endswith(".html.gz") else None
            if held is not None:
                (into / Path(member.name).name.removesuffix(".gz")).write_bytes(gzip.decompress(held.read()))
    return [item for item in read([into]) if isinstance(item, Report) and len(item.text) > SHORTEST]


def passages(reports: list[Report], number: int, rng: random.Random) -> list[Report]:
    """Stretches from anywhere in random reports, every second one from the beginning of a line."""
    found: list[Report] = []
    while len(found) < number:
        report = rng.choice(reports)
        start = rng.randrange(len(report.text) - SHORTEST // 2)
        if len(found) % 2:
            start = report.text.rfind("\n", 0, start) + 1
        text = report.text[start : start + rng.randint(SHORTEST, LONGEST)]
        if text.strip():
            found.append(msgspec.structs.replace(report, id=f"{report.id}#{len(found)}", text=text))
    return found


def check(reports: list[Report], rng: random.Random) -> int:
    """Read the reports, and some again by themselves; returns how many claims they have."""
    ids: dict[str, list[str]] = {}
    problems: list[str] = []
    for start in range(0, len(reports), AT_ONCE):
        for report, claims in extract(reports[start : start + AT_ONCE]):
            ids[report.id] = [claim.id for claim in claims]
            problems += broken(report, claims)
    assert not problems, "\n".join(problems)
    assert set(ids) == {report.id for report in reports}
    for report in rng.sample(reports, AGAIN):
        ((_, claims),) = extract([report])
        assert [claim.id for claim in claims] == ids[report.id]
    return sum(map(len, ids.values()))


def test_a_thousand_english_passages_keep_the_contract(shared: Path) -> None:
    rng = random.Random(SEED)
    taken = passages(reports_of(shared, ENGLISH), 1000, rng)
    assert check([msgspec.structs.replace(each, language="en") for each in taken], rng) > 1000


def test_three_hundred_spanish_passages_keep_the_contract(shared: Path) -> None:
    if installing.is_missing("es"):
        pytest.skip("the Spanish model is not installed (veedor install-language es)")
    rng = random.Random(SEED)
    taken = passages(reports_of(shared, SPANISH), 300, rng)
    assert check([msgspec.structs.replace(each, language="es") for each in taken], rng) > 300


def test_web_pages_keep_the_contract(shared: Path, tmp_path: Path) -> None:
    pages = [page for page in pages_of(shared, tmp_path) if detection.language_of(page) == "en"]
    assert len(pages) > AGAIN
    rng = random.Random(SEED)
    assert check(passages(pages, 150, rng), rng) > 0
