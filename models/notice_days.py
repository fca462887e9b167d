"""How long a notice stays, when it is due, and which steps come before it: pure functions.

The floor of 15 days holds for village affairs since 2026-01-01 (村民委员会组织法 第35条); no
county and no village goes below it. Before that day a paper keeps the rule of its day.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from models.kinds_dates import Date
from models.periods import AS_PUBLISHED, OwnDays, Period, add_days

_DAY = Date("day", "日期")
FLOOR, FLOOR_SINCE = 15, dt.date(2026, 1, 1)
#: where no rule names the day: what most places do, a hint and no rule
USUAL_DUE_DAY = 15
PLANNED, REVIEWED, DECIDED = "plan", "review", "decide"
POSTED, REMOVED, ARCHIVED = "post", "remove", "archive"
#: steps after the paper is made stand in this order by nature
AFTER = (POSTED, REMOVED, ARCHIVED)
STEPS: Mapping[str, tuple[str, str, str]] = {
    PLANNED: ("planned_on", "planned_by", "出方案"),
    REVIEWED: ("reviewed_on", "reviewed_by", "监委会审查"),
    DECIDED: ("decided_on", "decided_by", "会议确定"),
    POSTED: ("posted_on", "posted_by", "张贴"),
    REMOVED: ("removed_on", "removed_by", "撤下"),
    ARCHIVED: ("archived_on", "archived_by", "归档"),
}
#: words of the steps before posting, as a procedure names them
STEP_WORDS: Mapping[str, str] = {STEPS[one][2]: one for one in (PLANNED, REVIEWED, DECIDED)}


def floor_on(day: dt.date, *, floored: bool = True) -> int:
    """Return the least number of days for what is posted on a day; 0 where there is no floor."""
    return FLOOR if floored and day >= FLOOR_SINCE else 0


def days_of(
    rule: Mapping[str, Any], day: dt.date, *, floored: bool = True, own: OwnDays = AS_PUBLISHED
) -> tuple[int, str]:
    """Return how many days an item is shown, and their unit ("days" or "workdays")."""
    days, unit = rule.get("display_days") or FLOOR, rule.get("days_unit") or "days"
    if falls_short(day, days, unit, floored=floored, own=own):
        return FLOOR, "days"
    return days, unit


def falls_short(
    day: dt.date, days: int, unit: str, *, floored: bool = True, own: OwnDays = AS_PUBLISHED
) -> bool:
    """Say whether a notice posted on a day comes down before the floor is reached."""
    floor = floor_on(day, floored=floored)
    return floor > 0 and last_day(day, days, unit, own) < add_days(day, floor)


def last_day(posted: dt.date, days: int, unit: str | None, own: OwnDays = AS_PUBLISHED) -> dt.date:
    """Return the last day on which it hangs; the day of posting is not counted."""
    return add_days(posted, days, workdays=unit == "workdays", own=own)


def hanging(posted: dt.date, last: dt.date, counted: str) -> str:
    """Return from when until when a paper hangs: 2026年11月24日—12月8日（15日）."""
    first = posted + dt.timedelta(days=1)
    end = f"{last.month}月{last.day}日" if last.year == first.year else _DAY.show(last)
    return f"{_DAY.show(first)}—{end}（{counted}）"


def deadline(rule: Mapping[str, Any], period: Period) -> dt.date:
    """Return the last day for making a period public: a day of the month that follows it."""
    after = period.last + dt.timedelta(days=1)
    days = calendar.monthrange(after.year, after.month)[1]
    return after.replace(day=min(rule.get("due_day") or USUAL_DUE_DAY, days))


def next_step(values: Mapping[str, Any], before: Sequence[str]) -> str | None:
    """Return the first step that is not done; None when it is archived."""
    for step in (*before, *AFTER):
        if values.get(STEPS[step][0]) is None:
            return step
    return None


def out_of_order(values: Mapping[str, Any], before: Sequence[str]) -> dict[str, str]:
    """Return what is wrong with the order of the steps: field -> sentence."""
    last: tuple[str, dt.date] | None = None
    skipped = ""
    for step in (*before, *AFTER):
        name, _, label = STEPS[step]
        day = values.get(name)
        if day is None:
            skipped = skipped or label
            continue
        if skipped:
            return {name: f"“{skipped}”还没有登记，先登记那一步，再登记{label}"}
        if last and day < last[1]:
            return {name: f"{label}不能早于{last[0]}（{last[1].month}月{last[1].day}日）"}
        last = label, day
    return {}
