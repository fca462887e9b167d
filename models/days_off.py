"""Days off as the village knows them: what it wrote down stands before the program's calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from models.periods import OwnDays, calendar
from models.query import Query

if TYPE_CHECKING:
    from models.view import View


def own_days(view: View) -> OwnDays:
    """Return the days which the village wrote down: a day, and whether it is worked."""
    return view.once(_read)


def is_known(view: View, year: int) -> bool:
    """Say whether a year's days off are known, to the program or to the village."""
    return calendar(year) is not None or any(day.year == year for day in own_days(view))


def _read(view: View) -> dict[dt.date, bool]:
    found = view.ledger.find("day_off", Query(fields=("day", "kind")))
    return {one["day"]: one["kind"] == "worked" for one in found}
