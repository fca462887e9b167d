"""What must be done by a day: each register says it of its own records, here it is put in order.

Nothing is kept: an obligation is there because records say so, and goes when they say it is done.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from models.periods import Period
from models.record import Obligation

if TYPE_CHECKING:
    from models.ledger import Ledger

AHEAD = 30
"""Days, or to the end of the quarter, for which an obligation is announced unless it says so."""


def horizon(today: dt.date) -> dt.date:
    """Return the last day of what is announced on a day."""
    return max(today + dt.timedelta(days=AHEAD), Period.containing("quarter", today).last)


def obligations(ledger: Ledger) -> list[Obligation]:
    """Return what is late, due soon or still in this quarter, the oldest first."""
    view, today = ledger.as_of(), ledger.today
    found = [
        one
        for head in ledger.types.heads
        if any(map(ledger.count, head.obliges)) and (due := ledger.type(head.name).due)
        for one in due(view)
    ]
    last = horizon(today)
    shown = [one for one in found if (one.since <= today if one.since else one.on <= last)]
    return sorted(shown, key=lambda one: (one.on, one.type, one.id))
