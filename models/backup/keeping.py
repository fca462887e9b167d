"""Copies without being asked: when something changed, at most one in half an hour, then thinned.

Everything else that makes a copy first (import, a new shape of the file, a repair) calls `make`;
the next round carries that copy to the second place too.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from models.backup import attached, places
from models.backup import note as notes
from models.backup.copying import folder_of, make
from models.backup.files import copy_whole, sweep
from models.backup.listing import Copy, listed, newest, stem_of
from models.backup.thinning import to_drop
from models.errors import CannotWrite
from models.frozen import changed, frozen

EVERY = dt.timedelta(minutes=30)
AUTOMATIC, BY_HAND = "自动", "手动"


@frozen()
class Kept:
    """What a round did. `second`: copied, same (had it), away (not plugged in), none, failed."""

    copy: Copy
    second: str
    said: str = ""


def is_due(last: Copy | None, op: int, now: dt.datetime) -> bool:
    """Say whether a copy is due: something changed, and the last copy is half an hour old.

    Args:
        last: the newest checked copy.
        op: the ledger's last operation.
        now: by the ledger's clock; one that was set back behind the last copy makes it due.
    """
    if last is None or last.note is None:
        return op > 0
    return last.note.op != op and not dt.timedelta() <= now - last.at < EVERY


def keep(
    ledger: Path, now: dt.datetime, reason: str = AUTOMATIC, *, fresh: bool = True
) -> Kept | None:
    """Make a copy (or take the newest, without `fresh`), carry it to the second place, thin both.

    Returns None when there is no copy to carry.

    Raises:
        CannotWrite: there is no copy beside the ledger now; a missing stick is no error.
        DamagedLedger: the ledger itself cannot be read.
    """
    if fresh:
        sweep(folder_of(ledger))
        make(ledger, now, reason)
    copy = newest(ledger)
    if copy is None:
        return None
    try:
        attached.carry(ledger, folder_of(ledger))
    except OSError:
        raise CannotWrite(
            "账本备份好了，附件没有拷全，磁盘满了或写不进去。", "请清出空间，再备份一次。"
        ) from None
    second, said = _carry(ledger, copy, now)
    _thin(ledger, now.date())
    return Kept(newest(ledger) or copy, second, said)


def lags(ledger: Path) -> bool:
    """Say whether the second place can be reached and lacks the newest copy."""
    place, copy = places.second(ledger), newest(ledger)
    return bool(place and copy and copy.here and place.is_there and not copy.away)


def _carry(ledger: Path, copy: Copy, now: dt.datetime) -> tuple[str, str]:
    place = places.second(ledger)
    if place is None:
        return "none", ""
    if not place.is_there or copy.here is None:
        return "away", ""
    if copy.away:
        return "same", ""
    try:
        target = place.folder / copy.name
        sweep(place.folder)
        digest = copy_whole(copy.here, target)
        if copy.note is None or digest != copy.note.sha256:
            target.unlink(missing_ok=True)
            return "failed", f"拷到“{place.folder}”的备份读回来不一样，这个 U 盘可能快坏了。"
        notes.write(target, copy.note)
        attached.carry(ledger, place.folder)
        places.keep(ledger, changed(place, got=now))
    except OSError:
        return "failed", f"备份没有拷到“{place.folder}”，满了、写不进去，或者拔早了。"
    return "copied", ""


def _thin(ledger: Path, today: dt.date) -> None:
    """Remove the copies of this ledger that may go; one that does not open is nobody's measure."""
    good = [
        one
        for one in listed(ledger)
        if one.state == "checked" and stem_of(one.name) == ledger.stem
    ]
    _thin_place([one.here for one in good if one.here], good, today)
    _thin_place([one.away for one in good if one.away], good, today)


def _thin_place(paths: list[Path], good: list[Copy], today: dt.date) -> None:
    moments = {one.name: one.at for one in good}
    drop = to_drop([moments[path.name] for path in paths], today)
    for path in paths:
        if moments[path.name] in drop:
            path.unlink(missing_ok=True)
            notes.forget(path)
