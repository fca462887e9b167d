"""Ledgers as the first window needs them: made, opened, taken from a backup."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from models.declared import record_types
from models.errors import (
    CannotWrite,
    HeldLedger,
    LedgerUnreadable,
    NewerLedger,
    UserError,
)
from models.ledger import Ledger
from models.pattern import pattern

SUFFIX = ".cwz"
AGAIN, FROM_BACKUP = "再试一次", "用备份"

_FOLDER = "村务一本账"
_NOT_IN_NAMES = pattern(r'[\\/:*?"<>|\x00-\x1f]')
_SAMPLE = {"residents": 1200, "years": 1, "seed": 1}


def clock() -> dt.datetime:
    """Return the moment it is: the one place where the program asks the computer's clock."""
    return dt.datetime.now()


def documents() -> Path:
    """Return the folder where new ledgers are kept unless the person wants another."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind)) / _FOLDER


def path_for(folder: Path, village: str) -> Path:
    """Return a path for a village's ledger at which nothing stands yet."""
    stem = _NOT_IN_NAMES.sub("", village).strip(" .") or "新账本"
    path = folder / f"{stem}{SUFFIX}"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{stem}{number}{SUFFIX}"
    return path


def open_ledger(path: Path) -> Ledger:
    """Open a ledger that is there.

    Raises:
        UserError: it is not there, not ours, damaged, newer, held, or cannot be written.
    """
    if not path.is_file():
        raise UserError(
            f"没有找到账本“{path.name}”，可能挪了地方、改了名，或者 U 盘没有插上。",
            "请插好 U 盘再试，或者点“选账本文件”找到它。",
        )
    return Ledger(path, record_types(), clock=clock)


def create(path: Path, village: Mapping[str, str]) -> None:
    """Make a ledger with the village's name in it.

    Raises:
        CannotWrite: the folder cannot be written.
        Refused: the name breaks a rule.
    """
    make_folder(path.parent)
    ledger = Ledger(path, record_types(), clock=clock)
    try:
        known = ledger.type("village").by_name
        ledger.save("village", {name: known[name].parse(text) for name, text in village.items()})
    except UserError:
        ledger.close()
        path.unlink(missing_ok=True)  # ours, and empty: the person tries again
        raise
    finally:
        ledger.close()


def keep_second(path: Path, folder: Path) -> None:
    """Keep copies of a ledger in a second place too, from now on.

    Raises:
        UserError: it cannot be written, or is no second place.
    """
    from models.backup import places

    places.choose(path, folder, clock())


def build_sample(path: Path) -> Path:
    """Make the sample village at `path`, whole or not at all; runs on a thread.

    Raises:
        CannotWrite: the folder cannot be written.
    """
    from exporters.sample_papers import build_village

    make_folder(path.parent)
    # written yesterday: what the person does on the first day is then the only thing done that day
    build_village(path, lambda: clock() - dt.timedelta(days=1), **_SAMPLE)
    return path


def make_folder(folder: Path) -> None:
    """Make a folder if it is not there.

    Raises:
        CannotWrite: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise CannotWrite(
            f"“{folder}”这个文件夹建不了，账本没有建。", "请点“换个地方”，选一个能写的文件夹。"
        ) from None


def way_on(error: UserError, path: Path | None) -> str:
    """Return the words of the button that leads on after an error of opening; "" for none."""
    if path is None:
        return ""
    if is_lost(error, path):
        return FROM_BACKUP
    if isinstance(error, HeldLedger | CannotWrite) or not path.is_file():
        return AGAIN
    return ""


def is_lost(error: UserError, path: Path) -> bool:
    """Say whether the way on is a copy: the ledger is damaged, or no ledger, and copies are there.

    A newer, a held or a read-only one is well; a missing one may lie on a stick that is out.
    """
    if isinstance(error, HeldLedger | NewerLedger) or not isinstance(error, LedgerUnreadable):
        return False
    from models.backup import listing

    return bool(listing.listed(path))
