"""Which copies may go, so that a year of them fits on any disk.

All of the newest two days stay; before these the last copy of each of twelve days, then of ten
weeks, then of nine months. Only days, weeks and months that have a copy count: a computer whose
clock jumped, or one that stood still for a year, loses nothing by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

DAYS, WEEKS, MONTHS = 12, 10, 9

#: the stages after the newest two days: how many are kept, and what makes two copies the same
_STAGES: tuple[tuple[int, Callable[[dt.date], object]], ...] = (
    (DAYS, lambda day: day),
    (WEEKS, lambda day: day.isocalendar()[:2]),
    (MONTHS, lambda day: (day.year, day.month)),
)


def to_drop(moments: Iterable[dt.datetime], today: dt.date) -> set[dt.datetime]:
    """Return the moments whose copies may be removed.

    Args:
        moments: when the copies were made; those after `today` (a clock set back) all stay.
        today: the ledger's day.
    """
    yesterday = today - dt.timedelta(days=1)
    older = sorted((one for one in moments if one.date() < yesterday), reverse=True)
    left = [most for most, _ in _STAGES]
    drop: set[dt.datetime] = set()
    last: dt.date | None = None
    for one in older:
        stage = next((number for number, most in enumerate(left) if most), None)
        if stage is None or not _differ(_STAGES[stage][1], one.date(), last):
            drop.add(one)
            continue
        left[stage] -= 1
        last = one.date()
    return drop


def _differ(same: Callable[[dt.date], object], day: dt.date, last: dt.date | None) -> bool:
    return last is None or same(day) != same(last)
