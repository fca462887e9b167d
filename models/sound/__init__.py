"""The check-up of the file itself: what is wrong with it, and what of that can be mended.

The other check-up (`models.checking`) looks at what a person wrote; this one at what the program,
the disk and the years did to the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from models import backup
from models.sound.fault import Fault
from models.sound.files import attachments_changed, attachments_missing, attachments_unowned
from models.sound.index import search_entries
from models.sound.links import links_to_nothing
from models.sound.meaning import closes_moved, people_twice
from models.sound.numbers import numbers_lost, numbers_twice, series_behind
from models.sound.pages import pages
from models.sound.values import unreadable

if TYPE_CHECKING:
    from models.ledger import Ledger

#: every check, in the order in which they are told; a new one is added here
CHECKS = (
    pages,
    links_to_nothing,
    unreadable,
    numbers_twice,
    numbers_lost,
    series_behind,
    people_twice,
    closes_moved,
    search_entries,
    attachments_missing,
    attachments_changed,
    attachments_unowned,
)


def examine(ledger: Ledger) -> list[Fault]:
    """Return what is wrong with the file; nothing is changed.

    Where pages are damaged nothing else is looked at: what would be read there is not to be
    trusted.
    """
    if damaged := [one for one in pages(ledger) if not one.mend]:
        return damaged
    return [fault for check in CHECKS for fault in check(ledger)]


def mend(ledger: Ledger) -> list[str]:
    """Mend what can be mended, after a copy; returns each repair counted, in plain words.

    What records lose or get by it is one act in the history, which can be undone.

    Raises:
        UserError: the copy could not be made; nothing was changed.
    """
    faults = [one for one in examine(ledger) if one.mend]
    if not faults:
        return []
    backup.make(ledger.path, ledger.now, "修理前", as_it_is=True)
    said = []
    with ledger.operation("修理账本") as act:
        said += [one.mend(ledger, act) for one in faults if one.mend]
    return said


__all__ = ["Fault", "examine", "mend"]
