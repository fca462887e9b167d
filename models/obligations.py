"""What must be done by a day: each register says it of its own records, here it is put in order.

Nothing is kept: an obligation is there because records say so, and goes when they say it is done.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from models.record import Obligation

if TYPE_CHECKING:
    from models.ledger import Ledger

AHEAD = 30  #: days for which an obligation is announced, unless it says otherwise


def obligations(ledger: Ledger) -> list[Obligation]:
    """Return what is late or due soon, the oldest first."""
    view, today = ledger.as_of(), ledger.today
    found = [
        one
        for head in ledger.types.heads
        if any(map(ledger.count, head.obliges)) and (due := ledger.type(head.name).due)
        for one in due(view)
    ]
    shown = [one for one in found if (one.since or one.on - dt.timedelta(days=AHEAD)) <= today]
    return sorted(shown, key=lambda one: (one.on, one.type, one.id))
