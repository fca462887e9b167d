"""Days of which only the month or the year is known: 入党时间 1985.07, 建成年份 2015."""

from __future__ import annotations

import datetime as dt
from typing import Self, overload

#: behind the first day in the file: after it, before the next
_MONTH, _YEAR = "~m", "~y"
_ISO_LENGTH = len("1985-07-01")
_MONTHS = 12
#: behind a day when SQL asks for days up to it, so that what counts as that day is among them
UP_TO = "~~"


class RoughDate(dt.date):
    """A month or a year where a day might stand. It sorts and counts as its first day.

    What ends in it ends with its last day: `end_of`, and ">=?" of a query.

    Never equal to a whole day, so that what becomes known better is seen as a change. What is
    worked out from it with days is a plain date.
    """

    has_month: bool

    @overload
    def __new__(cls, year: int, month: int = 0) -> Self: ...
    @overload
    def __new__(cls, year: int, month: int, day: int) -> dt.date: ...  # type: ignore[misc]
    def __new__(cls, year: int, month: int = 0, day: int = 0) -> dt.date:  # type: ignore[misc]
        """Make a month, or a year when there is no month.

        Raises:
            ValueError: there is no such month.
        """
        if day:
            return dt.date(year, month, day)
        made = super().__new__(cls, year, month or 1, 1)
        made.has_month = month > 0
        return made

    def covers(self, day: dt.date) -> bool:
        """Say whether a day, a month or a year lies inside."""
        return day.isoformat().startswith(self.isoformat())

    def replace(self, year: int = 0, month: int = 0, day: int = 0) -> dt.date:  # type: ignore[override]
        """Return the whole day that is asked for; what is not given is that of the first day."""
        return dt.date(year or self.year, month or self.month, day or self.day)

    @property
    def last(self) -> dt.date:
        """The last day inside."""
        after = dt.date(self.year + (self.month == _MONTHS or not self.has_month),
                        self.month % _MONTHS + 1 if self.has_month else 1, 1)  # fmt: skip
        return after - dt.timedelta(days=1)

    def said(self) -> str:
        """Return 1985年7月 or 1985年."""
        return f"{self.year}年{self.month}月" if self.has_month else f"{self.year}年"

    def isoformat(self) -> str:
        """Return 1985-07 or 1985: the beginning of every day inside."""
        return super().isoformat()[: 7 if self.has_month else 4]

    @property
    def stored(self) -> str:
        """Return 1985-07-01~m or 1985-01-01~y: in the file it sorts as its first day."""
        return super().isoformat() + (_MONTH if self.has_month else _YEAR)

    def __str__(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        return f"RoughDate({self.isoformat()})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RoughDate) and self.isoformat() == other.isoformat()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.isoformat())

    def __reduce__(self) -> tuple[type[Self], tuple[int, int]]:
        return type(self), (self.year, self.month if self.has_month else 0)


def loaded(stored: str) -> dt.date:
    """Return the day, month or year that the file keeps."""
    day = dt.date.fromisoformat(stored[:_ISO_LENGTH])
    if len(stored) == _ISO_LENGTH:
        return day
    return RoughDate(day.year, day.month if stored.endswith(_MONTH) else 0)


def end_of(day: dt.date) -> dt.date:
    """Return the day on which something is over that ends on a day, in a month or in a year."""
    return day.last if isinstance(day, RoughDate) else day


def around(day: dt.date) -> tuple[str, str]:
    """Return how the file keeps the month and the year in which a day lies."""
    return RoughDate(day.year, day.month).stored, RoughDate(day.year).stored


def same_day(one: dt.date, other: dt.date) -> bool:
    """Say whether two may be one day: equal, or one of them inside the other."""
    mine, theirs = one.isoformat(), other.isoformat()
    return mine.startswith(theirs) or theirs.startswith(mine)
