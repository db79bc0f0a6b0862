"""From texts to a proven brief through every room below: extraction, linking, checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from veedor.brief import check_file, compose, prove, render_html, render_markdown
from veedor.judgement import check, link
from veedor.reports.report import Report

extracting = pytest.importorskip("veedor.claims.extract", reason="the extractor is not in this tree")

REPORTS = {
    "one": Report(
        id="one",
        source="Harbour Courier",
        published="2025-05-07",
        language="en",
        text=(
            "On May 6, 2025, five prominent opposition leaders, who had taken refuge in the Uruguayan ambassador's "
            "residence in Puerto Almar for 412 days, announced their safe arrival in Estuaria. Minister Berta Solano "
            'confirmed their evacuation, labeling these individuals as "heroes". About 900 political prisoners are '
            "held, according to Foro Azul. The opposition leader Marta Quispe remains in hiding in Villa Honda, barred "
            "from running. Police allegedly beat the lawyer Tomás Luna. The oil licence is set to expire "
            "on May 27, 2025."
        ),
    ),
    "two": Report(
        id="two",
        source="Radio Beacon",
        published="2025-05-08",
        language="en",
        text=(
            "Four opposition leaders left the Uruguayan ambassador's residence in Puerto Almar on May 6, 2025 "
            "after 411 days. The Ministry of the Interior said 720 political prisoners were held on May 8, "
            "2025. Police did not beat Tomás Luna, Interior Minister Pablo Cruz said."
        ),
    ),
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_brief_from_texts_proves(language: str, tmp_path: Path) -> None:
    claims = [claim for _, found in extracting.extract(REPORTS.values()) for claim in found]
    records = link(claims, REPORTS)
    findings = check(records, claims, REPORTS)
    brief = compose(records, findings, claims, REPORTS, language=language)
    assert claims
    assert prove(brief, claims, REPORTS) == []
    told = " ".join(s.text for s in brief.sentences())
    assert "900 (850" in told
    assert "Villa Honda" not in told
    for name, render in (("brief.html", render_html), ("brief.md", render_markdown)):
        text = render(brief, claims, REPORTS, findings=findings)
        assert "Villa Honda" not in text
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert check_file(tmp_path / name, claims, REPORTS, findings=findings) == []
