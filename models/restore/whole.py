"""A whole ledger from a copy, under a name of its own: the present file is not even opened."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from models.backup import attached, listing
from models.backup.files import copy_whole, sweep
from models.errors import CannotWrite, DamagedLedger
from models.storage import is_there


def restore(copy: listing.Copy, ledger: Path) -> Path:
    """Make a ledger of a copy beside the present one and return where it lies.

    The attachments come first and the ledger last, in one step: whenever this breaks off, there is
    either no such ledger or a whole one.

    Raises:
        DamagedLedger: the copy is no longer what was checked.
        CannotWrite: the folder is read-only or the disk is full; nothing was made.
    """
    good = listing.verified(copy)
    if good.state != "checked" or good.note is None:
        raise DamagedLedger(f"“{copy.name}”这份备份坏了，没有用它。", "请用它前面或后面的一份。")
    source = good.path
    target = _free(ledger, copy.at)
    try:
        sweep(ledger.parent)
        attached.give_back(source.parent, listing.stem_of(copy.name) or ledger.stem, target)
        attached.beside(ledger, target)
        digest = copy_whole(source, target)
    except OSError:
        raise CannotWrite(
            f"备份没有恢复出来，“{ledger.parent.name}”写不进去或磁盘满了。",
            "备份和原来的账本都没有动，请清出空间再试。",
        ) from None
    if digest != good.note.sha256:
        target.unlink(missing_ok=True)
        raise CannotWrite(
            "恢复出来的读回来不一样，没有用它。这块盘可能快坏了，备份和原来的账本都没有动。",
            "请换一块盘再恢复。",
        )
    return target


def _free(ledger: Path, at: dt.datetime) -> Path:
    stem = f"{listing.family(ledger.stem)}{listing.RESTORED}{at.month}月{at.day}日 {at:%H%M}"
    path, number = ledger.with_name(f"{stem}）{ledger.suffix}"), 1
    while is_there(path):
        number += 1
        path = ledger.with_name(f"{stem} {number}）{ledger.suffix}")
    return path
