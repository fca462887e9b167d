"""Periods of a year, and working days from the calendar of public holidays.

日 and 工作日 are two things: a span says which it counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from models.errors import Invalid
from models.frozen import frozen
from models.pattern import pattern
from models.writing import narrow, read_numeral

_CALENDAR = Path(__file__).parent.parent / "resources" / "calendar"
_QUARTERS = "一二三四"
_YEAR = pattern(r"(\d{4})年?")
_QUARTER = pattern(r"(\d{4})(?:年?第?|-)(?:[Qq]([1-4])|([一二三四1-4])季度?)")
_MONTH = pattern(r"(\d{4})(?:年|[-./M])(\d{1,2}|[一二三四五六七八九十]{1,2})月?")
_MONTHS = 12


@frozen()
class Period:
    """A year, a quarter or a month; `part` is 0 for the year, else the quarter or month.

    Attributes:
        kind: "year", "quarter" or "month".
    """

    kind: str
    year: int
    part: int = 0

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read 2026, 2026Q3, 2026-03, 2026年第三季度, 2026年3月.

        Raises:
            Invalid: it is no period.
        """
        bare = narrow(text)
        if not "1900" <= bare[:4] <= "2999":
            raise Invalid(f"看不懂期间“{text}”，请写成 2026、2026Q3 或 2026-03")
        if found := _QUARTER.fullmatch(bare):
            part = found[2] or found[3]
            return cls("quarter", int(found[1]), read_numeral(part) or 0)
        if found := _MONTH.fullmatch(bare):
            month = read_numeral(found[2]) or 0
            if 1 <= month <= _MONTHS:
                return cls("month", int(found[1]), month)
        if found := _YEAR.fullmatch(bare):
            return cls("year", int(found[1]))
        raise Invalid(f"看不懂期间“{text}”，请写成 2026、2026Q3 或 2026-03")

    @classmethod
    def containing(cls, kind: str, day: dt.date) -> Period:
        """Return the period of that kind around a day."""
        part = {"year": 0, "quarter": (day.month + 2) // 3, "month": day.month}[kind]
        return cls(kind, day.year, part)

    @property
    def first(self) -> dt.date:
        """First day."""
        month = {"year": 1, "quarter": self.part * 3 - 2, "month": self.part}[self.kind]
        return dt.date(self.year, month, 1)

    @property
    def last(self) -> dt.date:
        """Last day."""
        month = {"year": 12, "quarter": self.part * 3, "month": self.part}[self.kind]
        from calendar import monthrange  # which loads the languages of the computer

        return dt.date(self.year, month, monthrange(self.year, month)[1])

    def next(self) -> Period:
        """Return the period after this one."""
        parts = {"year": 0, "quarter": 4, "month": 12}[self.kind]
        if self.part >= parts:
            return Period(self.kind, self.year + 1, min(parts, 1))
        return Period(self.kind, self.year, self.part + 1)

    def previous(self) -> Period:
        """Return the period before this one."""
        return Period.containing(self.kind, self.first - dt.timedelta(days=1))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.first <= day <= self.last

    def __str__(self) -> str:
        if self.kind == "year":
            return f"{self.year}年"
        if self.kind == "quarter":
            return f"{self.year}年第{_QUARTERS[self.part - 1]}季度"
        return f"{self.year}年{self.part}月"

    @property
    def code(self) -> str:
        """Write 2026, 2026Q3 or 2026-03, for commands and file names."""
        if self.kind == "year":
            return str(self.year)
        return (
            f"{self.year}Q{self.part}"
            if self.kind == "quarter"
            else (f"{self.year}-{self.part:02}")
        )


@lru_cache
def calendar(year: int) -> tuple[frozenset[dt.date], frozenset[dt.date]] | None:
    """Return (days off, make-up working days) of a year; None when it is not published here."""
    path = _CALENDAR / f"{year}.csv"  # day,放假 or 上班,festival; no TOML, which is slow to load
    if not path.exists():
        return None
    days: dict[str, set[dt.date]] = {"放假": set(), "上班": set()}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            day, what, _ = line.split(",")
            days[what].add(dt.date.fromisoformat(day))
    return frozenset(days["放假"]), frozenset(days["上班"])


#: what a village knows better than the calendar: a day, and whether it is worked
OwnDays = Mapping[dt.date, bool]
AS_PUBLISHED: OwnDays = MappingProxyType({})


def is_workday(day: dt.date, own: OwnDays = AS_PUBLISHED) -> bool:
    """Say whether a day is worked; years without a calendar know only weekends."""
    if day in own:
        return own[day]
    off, working = calendar(day.year) or (frozenset(), frozenset())
    if day in working:
        return True
    return day not in off and day.weekday() < 5  # noqa: PLR2004 - Saturday


def years_after(day: dt.date, count: int) -> dt.date:
    """Return the same day some years later or earlier; a leap day is the last of February."""
    try:
        return day.replace(year=day.year + count)
    except ValueError:  # 29 February
        return day.replace(year=day.year + count, day=28)


def add_days(
    day: dt.date, count: int, *, workdays: bool = False, own: OwnDays = AS_PUBLISHED
) -> dt.date:
    """Return the last day of a span of `count` days that starts on the day after `day`."""
    if not workdays:
        return day + dt.timedelta(days=count)
    step = 1 if count > 0 else -1
    while count:
        day += dt.timedelta(days=step)
        count -= step * is_workday(day, own)
    return day


def add_months(day: dt.date, count: int) -> dt.date:
    """Return the same day so many months later; the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + count, _MONTHS)
    year = day.year + years
    last = Period("month", year, month + 1).last
    return dt.date(year, month + 1, min(day.day, last.day))
