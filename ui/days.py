"""Days in the words of the window."""

from __future__ import annotations

import datetime as dt

_WEEK = "一二三四五六日"


def weekday(day: dt.date) -> str:
    """Return 星期一 … 星期日."""
    return f"星期{_WEEK[day.weekday()]}"


def short_day(day: dt.date, today: dt.date) -> str:
    """Return 周三 25日 within this week and the next, 12月8日 later, with the year if another."""
    if 0 <= (day - today).days < 7:  # noqa: PLR2004 - a week
        return f"周{_WEEK[day.weekday()]} {day.day}日"
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def day_of(day: dt.date) -> str:
    """Return 11月23日 星期一."""
    return f"{day.month}月{day.day}日 {weekday(day)}"


def moment(at: dt.datetime, today: dt.date) -> str:
    """Return 10:42 today, 昨天 17:40, 11月20日 9:05."""
    time = f"{at.hour}:{at:%M}"
    if at.date() == today:
        return time
    if at.date() == today - dt.timedelta(days=1):
        return f"昨天 {time}"
    return f"{at.month}月{at.day}日 {time}"
