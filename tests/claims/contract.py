"""What must hold for every claim of every text: the promises of the contract that a program can check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edtf import EDTFParseException, parse_edtf

from veedor.claims.claim import Claim, from_json, to_json
from veedor.claims.evidence import LONGEST
from veedor.edtf import is_edtf
from veedor.reports.report import Report
from veedor.reports.sentences import sentences
from veedor.spans import Span

_WORD = re.compile(r"(?<![#@\w])[^\W\d_]{2,}")
_SPANS = ("trigger", "cue", "content", "what")


def broken(report: Report, claims: Sequence[Claim], *, garbled: bool = False) -> list[str]:
    """Every promise that claims of a report break, in words; none is as it should be.

    Args:
        report, claims: what was read, and what came of it.
        garbled: whether nobody could say where a sentence of the text ends; then it is not asked.
    """
    ids = [claim.id for claim in claims]
    found = [f"{each} twice" for each in {i for i in ids if ids.count(i) > 1}]
    for claim in claims:
        found += [f"{claim.kind} {claim.id} of {report.id}: {why}" for why in _broken_by(claim, report)]
        for span in () if garbled else claim.evidence:
            if len(_told(span.text)) > 1:
                found.append(f"{claim.kind} of {report.id}: more than a sentence: {span.text!r}")
    return found


def _broken_by(claim: Claim, report: Report) -> Iterator[str]:
    if claim.report != report.id:
        yield f"report is {claim.report}"
    if from_json(to_json(claim)) != claim:
        yield "JSON gives another claim back"
    yield from _wrong_spans(claim, report.text)
    yield from _wrong_date(claim)
    yield from _wrong_numbers(claim)
    if claim.confidence is not None:
        yield "a confidence that nobody has calibrated"
    yield from _wrong_names(claim)


def _wrong_spans(claim: Claim, text: str) -> Iterator[str]:
    own = [getattr(claim, name) for name in _SPANS if hasattr(claim, name)]
    for span in (*claim.evidence, *own):
        if not 0 <= span.start < span.end <= len(text) or not span.fits(text):
            yield f"no {span.text!r} at {span.start}:{span.end}"
    if not claim.evidence:
        yield "no evidence"
    for span in claim.evidence:
        yield from _wrong_evidence(span)


def _wrong_evidence(span: Span) -> Iterator[str]:
    if len(span.text) > LONGEST:
        yield f"evidence of {len(span.text)} characters"
    if span.text != span.text.strip():
        yield f"white space around {span.text!r}"


def _told(text: str) -> list[str]:
    """The sentences of a text that have two words at least; hashtags, faces and links are none."""
    folded = " ".join(word for word in text.split() if "://" not in word)
    found = [folded[each.start : each.end] for each in sentences(folded)]
    return [each for each in found if len(_WORD.findall(each)) > 1]


def _wrong_date(claim: Claim) -> Iterator[str]:
    if (claim.when is None) != (claim.when_basis is None):
        yield f"date {claim.when} with basis {claim.when_basis}"
    if claim.when is None:
        return
    if not is_edtf(claim.when):
        yield f"no EDTF: {claim.when}"
    try:
        parse_edtf(claim.when)
    except EDTFParseException as why:
        yield f"no EDTF: {why}"


def _wrong_numbers(claim: Claim) -> Iterator[str]:
    if claim.kind == "status" and claim.size is not None and claim.size < 0:
        yield f"size {claim.size}"
    if claim.kind != "count":
        return
    low, high = claim.low, claim.high
    if low is None and high is None:
        yield "a count without a number"
    elif low is not None and high is not None and low > high:
        yield f"from {low} to {high}"
    if (claim.qualifier in ("more_than", "at_least")) != (high is None):
        yield f"{claim.qualifier} from {low} to {high}"
    if (claim.qualifier in ("fewer_than", "at_most")) != (low is None):
        yield f"{claim.qualifier} from {low} to {high}"
    if not claim.unit.strip():
        yield "a count of nothing"


def _wrong_names(claim: Claim) -> Iterator[str]:
    named = list(claim.attribution)
    for name in ("actors", "recipients", "parties"):
        named += getattr(claim, name, ())
    named += [getattr(claim, name) for name in ("subject", "speaker") if hasattr(claim, name)]
    for each in named:
        if each.name != " ".join(each.name.split()) or not each.name:
            yield f"the name {each.name!r}"
