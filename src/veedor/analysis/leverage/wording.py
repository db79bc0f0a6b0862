"""What may be said of a leverage test, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from veedor.analysis.leverage.coincidence import Window
from veedor.analysis.leverage.power import RATIOS
from veedor.analysis.leverage.result import Leverage, WindowResult
from veedor.analysis.leverage.verdict import ALPHA, AT_RATIO
from veedor.analysis.telling import Sentence, tell

CAUTIONS = (
    "caution_timing",
    "caution_holidays",
    "caution_courts",
    "caution_attention",
    "caution_chosen",
    "caution_origin",
)
"""Printed with every result, whatever it is."""


def sentences(result: Leverage, language: str = "en") -> tuple[Sentence, ...]:
    """All sentences of a result, the verdicts first, the cautions last.

    Args:
        result: of the test.
        language: ``en`` or ``es``.
    """
    return tuple(_Telling(result, language).all())


class _Telling:
    def __init__(self, result: Leverage, language: str) -> None:
        self.result, self.language = result, language
        known = result.side in ("concession", "repression")
        key = f"side_{result.side}" if known else "side_other"
        self.side = self.say(key, side=result.side).text

    def say(self, key: str, **values: Any) -> Sentence:
        return tell("leverage", key, self.language, **values)

    def operations(self, n: int) -> str:
        """A number of operations with its noun."""
        if n != 1:
            return self.say("many", n=n, side=self.side).text
        known = self.result.side in ("concession", "repression")
        return self.say(f"one_{self.result.side}" if known else "one_other", n=n, side=self.result.side).text

    def dates(self, n: int) -> str:
        """A number of leverage dates with its noun."""
        return self.say("date_one" if n == 1 else "date_many", n=n).text

    def begin(self, key: str, **values: Any) -> Sentence:
        """A sentence that may begin with the name of the operations."""
        found = self.say(key, **values)
        return Sentence(
            text=found.text[:1].upper() + found.text[1:],
            topic=found.topic,
            key=found.key,
            language=found.language,
            values=found.values,
        )

    def all(self) -> Iterator[Sentence]:
        result = self.result
        yield from self._verdicts()
        yield from self._standing()
        yield from self._record()
        if not result.empty and result.countries > 1:
            yield self.say("countries", countries=result.countries)
        if not result.empty and not result.volume_known:
            yield self.say("volume_unknown")
        for key in CAUTIONS:
            yield self.say(key)

    def _verdicts(self) -> Iterator[Sentence]:
        result = self.result
        if result.since is None:
            yield self.say("no_record")
            return
        if result.empty:
            days = {each.date.date for each in result.dates}
            yield self.say("no_data", operations=self.operations(result.operations), dates=self.dates(len(days)))
            return
        for each in result.windows:
            yield from self._verdict(each)

    def _verdict(self, each: WindowResult) -> Iterator[Sentence]:
        told = {
            "side": self.side,
            "window": self.window(each.window),
            "hit": each.dates_hit,
            "dates": each.dates,
            "expected": each.dates_expected,
            "looks": len(self.result.windows),
        }
        power = each.power[RATIOS.index(AT_RATIO)] if each.power else 0.0
        if each.verdict == "cannot tell":
            missed = round(10 * (1 - power))
            told |= {"kept": self.operations(each.operations), "dates": self.dates(each.dates)}
            yield self.say("cannot_tell", missed=missed, **told)
            return
        by_attention = each.p_holm is not None and each.p_holm < ALPHA and each.verdict == "no evidence"
        if by_attention:
            yield self.begin("attention", p=each.p_volume, **told)
        elif each.verdict == "no evidence":
            yield self.say("no_evidence", p=each.p_holm, found=round(10 * power), **told)
        else:
            yield self.begin("coincides", p=each.p_holm, **told)
            if each.p_volume is not None:
                yield self.say("coincides_volume", p=each.p_volume)
        if each.loo_low is not None:
            yield self.say("left_out", window=str(each.window), low=each.loo_low, high=each.loo_high)

    def _standing(self) -> Iterator[Sentence]:
        result = self.result
        if result.frozen is None:
            yield self.say("exploratory")
            return
        key = "confirmatory" if result.standing == "confirmatory" else "exploratory_frozen"
        yield self.say(key, entry=result.frozen, day=result.frozen_on)
        if result.frozen_times > 1:
            yield self.say("frozen_often", times=result.frozen_times)
        smallest = [w.p_holm for w in result.earlier.windows if w.p_holm is not None] if result.earlier else []
        if smallest:
            yield self.say("earlier", p=min(smallest))

    def _record(self) -> Iterator[Sentence]:
        result = self.result
        if result.since is not None:
            yield self.say("span", since=result.since, until=result.until)
        if result.kept < result.operations:
            yield self.say("bursts", operations=self.operations(result.operations), kept=result.kept)
        if result.undated:
            yield self.say("undated", undated=self.operations(result.undated))
        if result.inexact:
            yield self.say("inexact", inexact=result.inexact)
        if result.outside:
            yield self.say("outside", outside=self.dates(result.outside))
        if result.looks:
            least = min(look.q for look in result.looks)
            yield self.say("looks", declared=len(result.windows), further=len(result.looks), q=least)
        elif not result.empty:
            yield self.say("looks_declared", declared=len(result.windows))

    def window(self, window: Window) -> str:
        """A window in words, to stand before the date that it lies around."""
        first, last = window.from_day, window.to_day
        if first == last == 0:
            return self.say("window_day").text
        if first < 0 < last or (first < 0 and last == 0):
            return self.say("window_around", before=-first, after=last).text
        if last == -1:
            return self.say("window_before", days=-first).text
        if last < 0:
            return self.say("window_ahead", far=-first, near=-last).text
        if first == 0:
            return self.say("window_after", days=last).text
        return self.say("window_later", near=first, far=last).text
