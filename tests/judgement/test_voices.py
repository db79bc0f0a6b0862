"""Independence: a reprint is no second source."""

from veedor.judgement.independence import voices
from veedor.judgement.index import Index

from .making import Desk


def test_reprints_and_repeated_sources_are_one_voice(desk: Desk) -> None:
    desk.report("a", "Police arrested Jon Aster at his home on Monday.", "2025-05-10", "The Wire")
    desk.report("b", "Police arrested Jon Aster, at his home on Monday!", "2025-05-11", "Alva Daily")
    desk.report("c", "Aster was taken.", "2025-05-12", "The Wire")
    desk.report("d", "They took Aster away.", "2025-05-12", "The Courier")
    for report in "abcd":
        text = desk.reports[report].text
        desk.event(report, text[:-1], "COERCE", text.split()[0], recipients=["Jon Aster"])
    found = voices(desk.claims, Index(desk.claims, desk.reports))
    assert found == [["a-0", "b-1", "c-2"], ["d-3"]]


def test_short_words_that_are_equal_by_chance_are_two_voices(desk: Desk) -> None:
    for report, source in (("a", "The Wire"), ("b", "Alva Daily")):
        desk.report(report, "The arrests of activists.", "2025-05-10", source)
        desk.event(report, "arrests of activists", "COERCE", "arrests")
    assert len(voices(desk.claims, Index(desk.claims, desk.reports))) == 2
