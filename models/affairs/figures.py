"""The 减负统计表 as figures: each against last year, with what a rule says of it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from models.periods import Period, add_months
from models.rule_list import in_force, said_as
from models.tally import Counted, Number, counted, tallies
from models.view import View

_YEAR = 12  #: months
Span = tuple[dt.date, dt.date]


class Line(NamedTuple):
    """A figure in a period, in the same days of last year, and in the year so far."""

    counted: Counted
    now: Number | None
    before: Number | None
    year: Number | None
    rule: str
    spans: tuple[Span, Span, Span]
    """The days of these three."""

    @property
    def more(self) -> Number | None:
        """How many more than last year."""
        return None if self.now is None or self.before is None else self.now - self.before


def lines(view: View, period: Period) -> list[Line]:
    """Return all figures of a period; what has not ended is compared up to the same day."""
    last = min(period.last, view.today)
    rules = _rules(view, last)
    since = dt.date(period.year - 1, 1, 1)
    spans = (
        (period.first, period.last),
        (year_before(period.first), year_before(last)),
        (dt.date(period.year, 1, 1), period.last),
    )
    found = [counted(view, kind, tally, since) for kind, tally in tallies(view.ledger.types)]
    return [
        Line(one, now, before, year, rules.get(one.tally.name, ""), spans)
        for one in found
        for now, before, year in [[one.figure(*span) for span in spans]]
    ]


def year_before(day: dt.date) -> dt.date:
    """Return the same day of last year."""
    return add_months(day, -_YEAR)


def _rules(view: View, day: dt.date) -> dict[str, str]:
    """Return what a rule says of each figure: figure -> the best checked one, with its basis."""
    found: dict[str, str] = {}
    for one in sorted(in_force(view, "burden_limit", day),
                      key=lambda one: one["certainty"] != "verified"):  # fmt: skip
        if one["counter"]:
            found.setdefault(one["counter"], f"{said_as(one)}，{one['rule']}")
    return found
