"""TimeML: a report with its expressions of time marked as TIMEX3, in the form that TempEval-3 uses.

Only what Veedor knows is written: DOCID, DCT, TITLE, TEXT and TIMEX3; no events and no links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from veedor.language.times import TimeExpression
from veedor.reports.report import Report

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">'
)
_UNKNOWN = {"DATE": "XXXX-XX-XX", "TIME": "XXXX-XX-XXTXX:XX", "DURATION": "PX", "SET": "PX"}
"""TimeML wants a value; these are its way of saying that it is not known."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def timeml(report: Report, expressions: Iterable[TimeExpression]) -> str:
    """One TimeML document, on one line: line breaks of the text are written as character references.

    Args:
        report: id, title, text and date of publication are written.
        expressions: left to right, none overlapping, in offsets of ``report.text``.

    Returns:
        Well-formed XML with its declaration. Read back, the text has the same characters; those that XML cannot hold
        (such as NUL) become U+FFFD, so offsets stay.

    >>> from veedor.language.times import of_report
    >>> report = Report(id="r", text="Freed in 2021 & well.", language="en")
    >>> timeml(report, of_report(report)).split("<TEXT>")[1]
    'Freed in <TIMEX3 tid="t1" type="DATE" value="2021">2021</TIMEX3> &amp; well.</TEXT></TimeML>'
    """
    title = f"<TITLE>{_text(report.title)}</TITLE>" if report.title else ""
    marked = "".join(_marked(report.text, expressions))
    return f"{_HEAD}<DOCID>{_text(report.id)}</DOCID><DCT>{_made(report)}</DCT>{title}<TEXT>{marked}</TEXT></TimeML>"


def _made(report: Report) -> str:
    if report.date is None:
        return ""
    day = quoteattr(report.date)
    return f'<TIMEX3 tid="t0" type="DATE" value={day} functionInDocument="CREATION_TIME">{_text(report.date)}</TIMEX3>'


def _marked(text: str, expressions: Iterable[TimeExpression]) -> Iterable[str]:
    at = 0
    for number, expression in enumerate(expressions, start=1):
        yield _text(text[at : expression.start])
        words = _text(text[expression.start : expression.end])
        yield f"<TIMEX3 {_attributes(expression, number)}>{words}</TIMEX3>"
        at = expression.end
    yield _text(text[at:])


def _attributes(expression: TimeExpression, number: int) -> str:
    values = {
        "tid": f"t{number}",
        "type": expression.type,
        "value": expression.value or _UNKNOWN[expression.type],
        "mod": expression.mod,
        "quant": "EVERY" if expression.type == "SET" else None,
        "temporalFunction": None if expression.basis in (None, "stated") else "true",
        "anchorTimeID": "t0" if expression.basis == "publication" else None,
        "comment": expression.problem,
    }
    return " ".join(f"{name}={quoteattr(value)}" for name, value in values.items() if value is not None)


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text), _LINES)
