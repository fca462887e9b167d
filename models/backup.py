"""Copies of the ledger that were opened and checked, beside it in the folder 备份."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

from models.errors import CannotWrite
from models.storage import damaged, translated


def folder_of(ledger: Path) -> Path:
    """Return the folder of a ledger's backups."""
    return ledger.parent / "备份"


def make(ledger: Path, now: dt.datetime, reason: str) -> Path:
    """Copy the ledger by SQLite's own backup, check the copy, and return where it lies.

    Raises:
        CannotWrite: the folder is read-only or the disk is full.
        DamagedLedger: the copy does not pass the integrity check.
    """
    folder = folder_of(ledger)
    target = folder / f"{ledger.stem} {now:%Y-%m-%d %H%M%S} {reason}{ledger.suffix}"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        raise CannotWrite(
            f"备份没有做成：“{ledger.parent.name}”写不进去。", "请把账本放到能写的文件夹。"
        ) from None
    with translated(target):
        source, copy = sqlite3.connect(ledger), sqlite3.connect(target)
        try:
            source.backup(copy)
            passed = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        except BaseException:
            copy.close()
            target.unlink(missing_ok=True)
            raise
        finally:
            copy.close()
            source.close()
    if not passed:
        target.unlink()
        raise damaged(ledger)
    return target
