"""The year that a yearly report is about, where its title says so."""

from __future__ import annotations

import re

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TAIL = r"(?: ?[:|–—-] ?.{0,80}| ?\([^()]{0,80}\))?"
_PATTERNS = (
    # "Belarus 2021 Human Rights Report", "2021 Country Reports on Human Rights Practices: Belarus": at most
    # eight words before the year, at most five between it and "report", and no sign between them but those of
    # a name.
    re.compile(
        rf"(?P<before>(?:\(?[^\W\d_][\w'’.()&-]*[,:]? +){{0,8}}){_YEAR} (?:[^\W\d_][\w'’&-]*,? ){{0,5}}"
        rf"(?:reports?|yearbook)(?: on .{{1,80}})?{_TAIL}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<before>.{{0,60}}?)(?:annual (?:\w+ ){{0,3}}report|yearbook|anuario|(?:informe|memoria) anual)"
        rf"(?:,? (?:for|on|of|de|del|del año|sobre))? {_YEAR}{_TAIL}",
        re.IGNORECASE,
    ),
)
# Words that show that the title is about a report's publication, not the report's own name.
_ABOUT = re.compile(
    r"\b(?:on|of|at|to|for|in|with|releases?|launch\w*|statement|remarks|briefing|host|publish\w*|says?|sobre|presenta)\b",
    re.IGNORECASE,
)


def year_of_title(title: str) -> int | None:
    """The year, if `title` is the name of a yearly report; else None.

    A headline *about* a report is not one, nor is a title with a year and no word for a yearly report. A
    title such as "World Report 2022" gives no year, because it may mean the year of publication.

    >>> year_of_title("Belarus 2021 Human Rights Report")
    2021
    >>> year_of_title("2019 Country Reports on Human Rights Practices: Belarus")
    2019
    >>> year_of_title("belarus 2021 human rights report (chapter 1)")
    2021
    >>> year_of_title("Minister on the Release of the 2021 Human Rights Report") is None
    True
    >>> year_of_title("Belarus after the 2020 election") is None
    True
    """
    for pattern in _PATTERNS:
        match = pattern.fullmatch(title.strip()[:300])
        if match and not _ABOUT.search(match["before"]):
            return int(match["year"])
    return None
