"""Where copies lie: beside the ledger, and in a second place that survives this computer.

The second place is a folder on a stick or another disk, named in 备份到哪里.json beside the copies
together with when it last got one, so that this is known while the stick is not plugged in.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from models.backup.copying import folder_of
from models.backup.files import write_whole
from models.errors import CannotWrite, UserError
from models.frozen import frozen

_FILE = "备份到哪里.json"
OURS = "村务一本账备份"  #: the folder which the copies get in a second place
LATE_AFTER = 7  #: days without a copy in the second place, after which it is said aloud


@frozen()
class Second:
    """The second place. `got`: when a copy last reached it; `since`: when it was chosen."""

    folder: Path
    since: dt.datetime
    got: dt.datetime | None = None

    @property
    def is_there(self) -> bool:
        """Say whether it can be reached now.

        It is never made anew: a missing stick's copies would pile up on this disk.
        """
        try:
            return self.folder.is_dir()
        except OSError:
            return False

    def days_late(self, now: dt.datetime) -> int:
        """Return how many days it has had no copy, 0 while that is in order."""
        days = (now.date() - (self.got or self.since).date()).days
        return days if days >= LATE_AFTER else 0


def second(ledger: Path) -> Second | None:
    """Return the second place of a ledger; None when none was chosen."""
    try:
        content = json.loads((folder_of(ledger) / _FILE).read_text(encoding="utf-8"))
        return _second(content)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None  # never chosen, or unreadable: it is asked for again


def _second(content: dict[str, Any]) -> Second:
    moments = (content["since"], content["got"])
    since, got = (one and dt.datetime.fromisoformat(one).replace(tzinfo=None) for one in moments)
    return Second(Path(str(content["folder"])), since, got or None)


def choose(ledger: Path, folder: Path, now: dt.datetime) -> Second:
    """Keep copies in a folder of their own inside `folder` from now on.

    Raises:
        UserError: it lies inside the folder of the copies beside the ledger.
        CannotWrite: it cannot be written.
    """
    target = folder if folder.name == OURS else folder / OURS
    beside = folder_of(ledger)
    if target.absolute().is_relative_to(beside.absolute()):
        raise UserError(
            "这里本来就有一份备份，电脑坏了会一起丢。", "请选 U 盘或另一块盘上的文件夹。"
        )
    try:
        target.mkdir(exist_ok=True)
        beside.mkdir(exist_ok=True)
        chosen = Second(target, now)
        keep(ledger, chosen)
    except OSError:
        raise CannotWrite(
            f"“{folder}”写不进去，备份的地方没有换。", "请换一个能写的文件夹，或换一个 U 盘。"
        ) from None
    return chosen


def keep(ledger: Path, place: Second) -> None:
    """Remember the second place.

    Raises:
        OSError: the folder of the copies cannot be written.
    """
    content = {
        "folder": str(place.folder.absolute()),
        "since": place.since.isoformat(timespec="seconds"),
        "got": place.got and place.got.isoformat(timespec="seconds"),
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    write_whole(folder_of(ledger) / _FILE, text.encode())


def on_same_disk(ledger: Path, folder: Path) -> bool:
    """Say whether a folder lies on the ledger's own disk, where it helps little."""
    try:
        return ledger.parent.stat().st_dev == folder.stat().st_dev
    except OSError:
        return False
