"""One copy of the ledger: written, opened, checked page by page, counted and compared."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

from models.backup import note as notes
from models.backup.files import digest_of, settle
from models.backup.note import Note
from models.errors import CannotWrite, DamagedLedger
from models.storage import damaged, is_there, translated


def folder_of(ledger: Path) -> Path:
    """Return the folder of a ledger's copies beside it."""
    return ledger.parent / "备份"


def make(ledger: Path, now: dt.datetime, reason: str, *, as_it_is: bool = False) -> Path:
    """Copy the ledger, check the copy, and return where it lies.

    The ledger is read inside one transaction, whoever writes it. What is read back must be byte
    for byte what was read, pass SQLite's check of every page, and hold as many records. With
    `as_it_is`, before a repair, one that does not pass is kept too, but never counts as checked.

    Raises:
        CannotWrite: the folder is read-only or the disk is full.
        DamagedLedger: the ledger cannot be read, or the copy does not pass the check.
    """
    folder = folder_of(ledger)
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        raise CannotWrite(
            f"备份没有做成：“{ledger.parent.name}”写不进去。", "请把账本放到能写的文件夹。"
        ) from None
    target = _free(folder, f"{ledger.stem} {now:%Y-%m-%d %H%M%S} {reason}", ledger.suffix)
    content, counts, op = _read(ledger)
    half = folder / f".没写完{target.name}"
    try:
        _write(half, content)
        digest = _compared(half, content)
        sound = bool(digest) and _passes(half, ledger, as_it_is) == (counts, op)
        if sound or (digest and as_it_is):
            half.replace(target)
            settle(folder)
            if sound:
                notes.write(target, Note(now, reason, len(content), digest, counts, op))
            return target
    except OSError:
        raise CannotWrite(
            "备份没有做成，磁盘满了，或“备份”文件夹写不进去。账本没有动。",
            "请清出一些空间，再备份一次。",
        ) from None
    finally:
        half.unlink(missing_ok=True)
    raise CannotWrite(
        "备份没有做成：读回来的和写下去的不一样，这块盘可能快坏了。账本没有动。",
        "请换一块盘放账本和备份。",
    )


def _read(ledger: Path) -> tuple[bytes, dict[str, int], int]:
    """Return the ledger's bytes with its counts and last operation, all of one moment."""
    # Through SQLite and not by open(): closing the file would drop the locks that this very
    # process holds on it, and somebody could read a ledger while it is being written.
    with translated(ledger), closing(_opened(ledger, "mode=rw")) as source:
        source.execute("BEGIN")
        counts, op = counted(source)
        try:
            content = source.serialize()
        except (sqlite3.OperationalError, MemoryError):
            raise damaged(ledger) from None
        source.execute("COMMIT")
    return content, counts, op


def _passes(half: Path, ledger: Path, as_it_is: bool) -> tuple[dict[str, int], int] | None:  # noqa: FBT001
    try:
        return check(half, ledger)
    except DamagedLedger:
        if not as_it_is:
            raise
        return None


def check(copy: Path, ledger: Path) -> tuple[dict[str, int], int]:
    """Open a copy, let SQLite look at every page, and return its counts and last operation.

    Raises:
        DamagedLedger: it does not pass; the sentence names `ledger`.
    """
    with translated(ledger), closing(_opened(copy, "mode=ro&immutable=1")) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise damaged(ledger)
        return counted(connection)


def _opened(path: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None)


def counted(connection: sqlite3.Connection) -> tuple[dict[str, int], int]:
    """Count the records of every register; child rows and our own tables hold none."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        )
        if not name.startswith(("_", "sqlite_")) and "__" not in name
    ]
    counts = {
        name: int(connection.execute(f"SELECT count(*) FROM [{name}]").fetchone()[0])
        for name in names
    }
    op = connection.execute("SELECT max(op) FROM _operation").fetchone()[0]
    return counts, int(op or 0)


def _write(half: Path, content: bytes) -> None:
    import os

    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _compared(half: Path, content: bytes) -> str:
    """Return the sha256 of the copy when it is the same as what was read, else ""."""
    import hashlib  # not needed for a start

    digest = digest_of(half)
    return digest if digest == hashlib.sha256(content).hexdigest() else ""


def _free(folder: Path, stem: str, suffix: str) -> Path:
    """Return a name that no copy has: two in one second, or a clock that was set back."""
    path, number = folder / f"{stem}{suffix}", 1
    while is_there(path):
        number += 1
        path = folder / f"{stem} {number}{suffix}"
    return path
