"""Who turns 18 and stands on no list of voters yet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from models.identity import ADULT, birthday_at
from models.people.birthdays import born_for
from models.record import Obligation

if TYPE_CHECKING:
    from models.view import View

_MONTH = dt.timedelta(days=30)


def coming_of_age(view: View) -> list[Obligation]:
    """Name who turns 18 and stands on no list of voters: two months, then nobody asks any more."""
    first, last = view.today - _MONTH, view.today + _MONTH
    return [
        Obligation(
            type="resident",
            id=one.id,
            on=birthday_at(one["born_on"], ADULT),
            title=f"{one['name']}满 {ADULT} 岁",
            sentence="选民登记加上这个人，把“选民”改成是",
        )
        for one in born_for(view, ADULT, first, last, ("voter", "registered"))
        if one["registered"] is not False and not one["voter"]
    ]
