"""The component ``veedor_times``: every expression of time in a text, resolved as far as text and context allow.

It needs no parser: it reads characters, and uses the parse only for tense where there is one. Rules are data
(``vocabulary/times.LANGUAGE.yaml``); arithmetic is in `veedor.language.timexes`.

The publication date resolves weekdays, dates without a year, and words like today and last week. In a yearly report
(``Context.year``) dates without a year belong to the report's year instead, and the publication date is used for
nothing. Where the text has a dateline, its date stands in for the publication date.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from veedor import vocabulary
from veedor.errors import Diagnostic, UsageError, diagnostic
from veedor.language import detection
from veedor.language.annotations import Context, whole_text
from veedor.language.timexes import (
    amounts,  # noqa: F401 - these register what rules do
    dates,
    deictics,  # noqa: F401
    happenings,
    story,  # noqa: F401
)
from veedor.language.timexes.expression import TimeExpression
from veedor.language.timexes.resolver import Resolver
from veedor.language.timexes.rules import Grammar, Match, grammar
from veedor.language.timexes.tense import Clauses
from veedor.reports.report import Report

__all__ = ["TimeExpression", "TimesComponent", "document_date", "find", "languages", "of_report", "problems"]

_HEAD = 1200
"""A dateline stands within this many characters."""
_HEADING_LINES = 6
_DIRECTION_SEEN = 48
_OPENING = ("between", "from", "since")
_DATED_RULES = ("calendar_date", "weekday")


def find(text: str, context: Context | None = None, *, doc: Doc | None = None) -> list[TimeExpression]:
    """All expressions of time in a text, left to right.

    Args:
        text: any text; offsets of the result count its characters.
        context: publication date, language and, for a yearly report, its year.
        doc: the parsed text, used to tell the tense; None decides by cue words.

    Returns:
        Expressions that do not overlap. Those that cannot be resolved are there too, without `edtf`.

    Raises:
        VocabularyError: V001 if there are no rules for the language.

    >>> import datetime as dt
    >>> [when] = find("He was freed on Friday.", Context(published=dt.date(2025, 5, 7)))
    >>> when.edtf, when.basis, when.direction
    ('2025-05-02', 'relative', 'on')
    """
    context = context or Context()
    rules = grammar(context.language)
    matches = list(rules.matches(text))
    resolver = Resolver(rules, context, Clauses(text, rules, doc))
    dateline = _dateline(text, matches, resolver)
    found: list[TimeExpression] = []
    for index, match in enumerate(matches):
        resolver.year_ahead = _year_ahead(text, match, matches[index + 1 : index + 2], rules)
        expression = resolver.resolve(match, text, _direction(rules, text, match.start))
        if expression is None:
            continue
        if match is dateline:
            expression = msgspec.structs.replace(expression, role="dateline")
        found.append(expression)
    return happenings.anchored(text, _joined(text, found, rules), rules)


def languages() -> list[str]:
    """The languages that have rules: every file ``times.LANGUAGE.yaml`` of the vocabulary.

    >>> languages()
    ['en', 'es']
    """
    return [name.removeprefix("times.") for name in vocabulary.entries() if name.startswith("times.")]


def of_report(report: Report) -> list[TimeExpression]:
    """All expressions of time of a report, in offsets of its text. No parser is needed.

    Args:
        report: its publication date, year and language are used as stated; a language that nobody stated is told
            from the text.

    Raises:
        UsageError: L203 if there are no rules for its language.

    >>> [when] = of_report(Report(id="r", text="Fue liberado el viernes.", published="2025-05-07"))
    >>> when.text, when.edtf
    ('el viernes', '2025-05-02')
    """
    language = detection.language_of(report)
    if language not in languages():
        raise UsageError("L203", language=language, report=report.id)
    return find(report.text, Context.of(report, language))


def document_date(text: str, context: Context) -> dt.date | None:
    """The day that "today" is: of the dateline where there is one, else of publication.

    >>> document_date("CARACAS, May 6 - Police", Context(published=dt.date(2025, 5, 8))).isoformat()
    '2025-05-06'
    """
    rules = grammar(context.language)
    head = text[:_HEAD]
    resolver = Resolver(rules, context, Clauses(head, rules))
    _dateline(head, list(rules.matches(head)), resolver)
    return resolver.today


def problems(expressions: list[TimeExpression], *, file: str | None = None) -> list[Diagnostic]:
    """What is wrong with the dates of a text: days that no calendar has, orders that cannot be told, wrong weekdays.

    Args:
        expressions: what was found in it.
        file: where the text came from, for the message.

    >>> problems(find("On 31 February 2021 he fled."))[0].render().splitlines()[0]
    "warning[L201]: '31 February 2021' is left undated: no calendar has the day 2021-02-31"
    """
    return [
        diagnostic(
            "L201" if expression.edtf is None else "L202", file=file, text=expression.text, reason=expression.problem
        )
        for expression in expressions
        if expression.problem is not None
    ]


class TimesComponent:
    """Writes ``doc._.times``; reads ``doc._.context``.

    Args:
        language: whose rules to use; None takes the language that the context of each document names, for a
            pipeline of many languages.

    Raises:
        VocabularyError: V001 if there are no rules for the language.
    """

    def __init__(self, language: str | None) -> None:
        self.language = language
        if language is not None:
            grammar(language)

    def __call__(self, doc: Doc) -> Doc:
        """Find the expressions of one document."""
        context: Context = doc._.context
        if self.language is not None and context.language != self.language:
            context = msgspec.structs.replace(context, language=self.language)
        doc._.times = find(whole_text(doc), context, doc=doc)
        return doc


@Language.factory("veedor_times")
def make_times(nlp: Language, name: str) -> Any:
    """The spaCy factory; the rules are those of the pipeline's language, or of each document in ``blank("xx")``."""
    return TimesComponent(None if nlp.lang == _ANY_LANGUAGE else nlp.lang)


_ANY_LANGUAGE = "xx"
"""spaCy's code for a pipeline of many languages."""


# ---- direction, dateline, ranges -----------------------------------------------------------------------------


def _direction(rules: Grammar, text: str, start: int) -> str | None:
    hit = rules.direction.search(text[max(0, start - _DIRECTION_SEEN) : start])
    return None if hit is None else str(rules.value("direction", hit.group(1)))


def _dateline(text: str, matches: list[Match], resolver: Resolver) -> Match | None:
    """Find the dateline and make its date the document's; the day in a heading line of its own counts too."""
    for match in matches:
        if match.start > _HEAD:
            return None
        if match.rule.does not in _DATED_RULES or "day" not in match.groups or resolver.context.year is not None:
            continue
        if not (_in_dateline(text, match, resolver.grammar) or _on_own_line(text, match, resolver.grammar)):
            continue
        expression = resolver.resolve(match, text, None)
        resolver.running = None
        if expression is None or expression.edtf is None:
            continue
        day = dt.date.fromisoformat(expression.edtf)
        if resolver.context.published is not None and not _close(day, resolver.context.published):
            continue
        resolver.today, resolver.today_is = day, "dateline"
        return match
    return None


def _close(day: dt.date, published: dt.date) -> bool:
    """A dateline is at most a month older than the publication and never much younger."""
    return -2 <= (published - day).days <= 31


def _in_dateline(text: str, match: Match, rules: Grammar) -> bool:
    line = text.rfind("\n", 0, match.start)
    left = text[max(line, 0) : match.start]
    if len(left) > 90 or rules.dateline_after.match(text, match.end) is None:
        return False
    return left.strip() == "" or rules.dateline_before.search(left) is not None


def _on_own_line(text: str, match: Match, rules: Grammar) -> bool:
    if text.count("\n", 0, match.start) > _HEADING_LINES or "\n" not in text:
        return False
    start = text.rfind("\n", 0, match.start) + 1
    stop = text.find("\n", match.end)
    right = text[match.end : stop if stop >= 0 else len(text)]
    heading = rules.heading.fullmatch(text, start, match.start)
    return heading is not None and len(right.strip(" \t.,*_")) <= 20 and not any(c.islower() for c in right)


def _joined(text: str, found: list[TimeExpression], rules: Grammar) -> list[TimeExpression]:
    """Neighbours that make one range know it, and a month without year before its year gets it."""
    result = list(found)
    for index in range(len(result) - 1, 0, -1):
        left, right = result[index - 1], result[index]
        gap = text[left.end : right.start]
        if len(gap) > 24:
            continue
        is_range = left.direction in _OPENING or (
            left.direction in (None, "of") and rules.ranges.fullmatch(gap.strip()) is not None
        )
        is_range = is_range or any(dash in gap for dash in "–-—")
        if is_range and rules.joins.fullmatch(gap) is not None:
            interval = _range(left, right)
            if interval is not None:
                result[index - 1] = msgspec.structs.replace(left, interval=interval)
                result[index] = msgspec.structs.replace(right, interval=interval, direction=right.direction or "to")
    return _same_stretches(_clocked(text, result, rules))


def _year_ahead(text: str, match: Match, following: list[Match], rules: Grammar) -> tuple[int, str] | None:
    """ "January 3 and March 5, 2020": the year that the next date states holds for this one too."""
    if match.rule.does != "calendar_date" or {"year", "which", "year_which"} & match.groups.keys() or not following:
        return None
    after = following[0]
    if after.rule.does != "calendar_date" or "year" not in after.groups or "month" not in after.groups:
        return None
    if after.start - match.end > 24 or rules.lists.fullmatch(text[match.end : after.start]) is None:
        return None
    mine, its = (dates.month_and_day(rules, m) for m in (match, after))
    year = int(after.groups["year"])
    return (year - 1 if mine > its else year), text[after.start : after.end]


def _range(left: TimeExpression, right: TimeExpression) -> str | None:
    if left.edtf is None or right.edtf is None or "/" in left.edtf or "/" in right.edtf:
        return None
    return f"{left.edtf}/{right.edtf}" if left.edtf[: len(right.edtf)] < right.edtf else None


def _clocked(text: str, found: list[TimeExpression], rules: Grammar) -> list[TimeExpression]:
    """A clock time beside its day becomes a time of that day ("4 p.m. on April 13", "12:00 UTC Monday")."""
    result: list[TimeExpression] = []
    skip = False
    for index, time in enumerate(found):
        if skip:
            skip = False
            continue
        if time.rule not in ("clock", "part of the day") or time.value is None:
            result.append(time)
            continue
        after = found[index + 1] if index + 1 < len(found) else None
        between = None if after is None else text[time.end : after.start].strip(" ,\n")
        if after is not None and between is not None and _is_day(after) and rules.day_after.fullmatch(between):
            skip = rules.joined.fullmatch(between) is not None
            result.append(_at_day(time, after, text, with_words=skip))
            continue
        before = result[-1] if result else None
        gap = "" if before is None else text[before.end : time.start].strip(" ,")
        beside = before is not None and _is_day(before) and rules.day_before.fullmatch(gap) is not None
        result.append(_at_day(time, before, text) if before is not None and beside else time)
    return result


def _is_day(expression: TimeExpression) -> bool:
    return expression.type == "DATE" and expression.edtf is not None and len(expression.edtf) == 10


def _at_day(time: TimeExpression, day: TimeExpression, text: str, *, with_words: bool = False) -> TimeExpression:
    """A clock time on a day; where nothing stands between them, one expression with the words of both."""
    value = time.value or ""
    end = day.end if with_words else time.end
    return msgspec.structs.replace(
        time,
        end=end,
        text=text[time.start : end],
        value=f"{day.edtf}{value[value.index('T') :]}",
        edtf=day.edtf,
        basis=day.basis,
        derivation=day.derivation,
        deictic=day.deictic,
    )


def _same_stretches(found: list[TimeExpression]) -> list[TimeExpression]:
    """ "Over the same days" is the last stretch told of before; without one it says nothing and is left out."""
    result: list[TimeExpression] = []
    for expression in found:
        if expression.rule != "the same days":
            result.append(expression)
            continue
        stretch = next((e for e in reversed(result) if _stretch_of(e) is not None), None)
        if stretch is not None:
            edtf = _stretch_of(stretch)
            step = f"the same days as {stretch.text!r} = {edtf}"
            result.append(
                msgspec.structs.replace(
                    expression, value=edtf, edtf=edtf, interval=edtf, basis="relative", derivation=(step,)
                )
            )
    return result


def _stretch_of(expression: TimeExpression) -> str | None:
    if expression.interval is not None:
        return expression.interval
    return expression.edtf if expression.edtf is not None and "/" in expression.edtf else None
