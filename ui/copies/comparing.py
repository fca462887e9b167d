"""A copy beside the present ledger, in words; done on a thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.backup import listing
from models.backup.listing import Copy
from models.errors import DamagedLedger, UserError
from models.ledger import Ledger
from models.restore import differing
from models.restore.differing import Difference, Told
from models.restore.reading import opened
from ui import work


@dataclass(frozen=True)
class Line:
    """One register's difference: an icon with its colour, the register, what differs."""

    icon: str
    colour: str
    label: str
    words: str
    bold: bool = False


@dataclass(frozen=True)
class Compared:
    """A copy that was looked at.

    `said`: why it could not be compared; `usable`: a whole ledger can be made of it.
    """

    copy: Copy
    lines: tuple[Line, ...] = ()
    gone: tuple[Told, ...] = ()
    changed: tuple[Told, ...] = ()
    said: str = ""
    usable: bool = True


def compared(ledger: Ledger, copy: Copy) -> Compared:
    """Look at every byte of a copy, then at what the present ledger has not in common with it."""
    good = listing.verified(copy)
    if good.state != "checked":
        said = "这份备份打不开，不算数，没有动它。请看它前面或后面的一份。"
        return Compared(good, said=said, usable=False)
    try:
        with opened(good.path, ledger.declared, ledger.now) as old:
            return _against(ledger, old, good)
    except UserError as error:
        return Compared(good, said=error.sentence + error.action, usable=False)


def _against(ledger: Ledger, old: Ledger, good: Copy) -> Compared:
    try:
        with work.reading(ledger) as present:
            found = differing.differences(old, present)
            gone = [one for each in found for one in differing.gone(old, present, each)]
            changed = [one for each in found for one in differing.changed(old, present, each)]
            return Compared(good, tuple(_lines(present, found)), tuple(gone), tuple(changed))
    except DamagedLedger:
        said = "现在这本账坏了，比不了。这份备份是好的，整本恢复成另一份就能接着记。"
        return Compared(good, said=said)


def _lines(ledger: Ledger, found: list[Difference]) -> Iterator[Line]:
    for words, icon, colour, part in (
        ("{} {}那时有，现在没有", "triangle-warn", "ochre", "gone"),
        ("{} {}后来改过", "swap", "blue", "changed"),
        ("{} {}后来新加", "plus", "green", "new"),
    ):
        for one in found:
            if ids := getattr(one, part):
                record_type = ledger.type(one.type)
                said = words.format(f"{len(ids):,}", record_type.unit)
                yield Line(icon, colour, record_type.label, said, bold=part == "gone")
    yield Line("minus", "ink2", "别的台账" if found else "所有台账", "没有差别")
