"""The SQLite file itself: opening it, one transaction at a time, and its errors in Chinese.

The rollback journal with synchronous=FULL is on purpose: the ledger travels on sticks and must be
one file, and it must survive a power cut.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from models.errors import CannotWrite, DamagedLedger, LedgerUnreadable, NewerLedger, UserError
from models.field import Stored

APPLICATION_ID = 0x43575A31  #: "CWZ1": marks our files
FORMAT = 1  #: PRAGMA user_version; a newer one is refused
_HEAD = 100  #: bytes of the head of every file of SQLite


class Store:
    """A connection with one way to write: `atomic()`."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the file; a missing one is made unless `read_only`.

        Raises:
            LedgerUnreadable: not ours, newer or damaged; the file is untouched.
            CannotWrite: the folder cannot be written.
        """
        self.path = path
        self.fresh = not is_there(path)
        if not self.fresh:
            _check_head(path)
        self._depth = self._taken_back = 0
        # Only reading opens for writing too, where it may: what a power cut left half-written
        # is taken back by the first who opens, and a connection in mode=ro cannot do that.
        mode = "rw" if read_only else "rwc"
        with translated(path):
            # A plain path after "file:" would lose its ? and #: as_uri() escapes them.
            self.connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None
            )
        try:
            with translated(path):
                self.connection.execute(f"PRAGMA query_only = {read_only:d}")
                self.connection.execute("PRAGMA foreign_keys = ON")
                self.connection.execute("PRAGMA synchronous = FULL")
                self.connection.execute("PRAGMA cache_size = -16000")
                self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            self.connection.close()
            raise

    def sign(self) -> None:
        """Mark a fresh file as ours, in the transaction that fills it."""
        self.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.execute(f"PRAGMA user_version = {FORMAT}")

    def execute(self, sql: str, values: Sequence[Stored] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        with translated(self.path):
            return self.connection.execute(sql, values)

    def many(self, sql: str, rows: Sequence[Sequence[Stored]]) -> None:
        """Run one statement for many rows."""
        with translated(self.path):
            self.connection.executemany(sql, rows)

    @property
    def written(self) -> int:
        """Rows written and acts taken back: while the number stays, so does all it holds."""
        return self.connection.total_changes + self._taken_back

    def rows(self, sql: str, values: Sequence[Stored] = ()) -> list[tuple[Any, ...]]:
        """Read all rows."""
        with translated(self.path):
            return self.connection.execute(sql, values).fetchall()

    def value(self, sql: str, values: Sequence[Stored] = ()) -> Any:  # noqa: ANN401 - any column
        """Read the first column of the first row, or None."""
        with translated(self.path):
            row = self.connection.execute(sql, values).fetchone()
        return row[0] if row else None

    def insist(self, sql: str, values: Sequence[Stored] = ()) -> sqlite3.Cursor:
        """Run a statement that breaks no rule unless the file is damaged.

        Raises:
            DamagedLedger: it does.
        """
        try:
            return self.execute(sql, values)
        except sqlite3.IntegrityError as error:
            raise damaged(self.path) from error

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All or nothing; inside another one it joins that one."""
        if self._depth:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        self.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
                self._taken_back += 1
            raise
        finally:
            self._depth = 0

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """All or nothing for a part of a transaction, whatever becomes of the rest."""
        self.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK TO part")
                self.connection.execute("RELEASE part")
                self._taken_back += 1
            raise
        self.execute("RELEASE part")

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def is_there(path: Path) -> bool:
    """Say whether there is a file.

    Raises:
        LedgerUnreadable: it cannot even be looked for (no permission, a name too long).
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        raise LedgerUnreadable(
            f"“{path.name[:40]}”这个位置打不开。", "请看看路径有没有写错，有没有权限。"
        ) from None
    return True


def _check_head(path: Path) -> None:
    """Look at the file's head before it is opened to be written: a foreign file stays untouched.

    Through SQLite and not by open(): closing the file would drop the locks that this very process
    holds on it, and another could take an act that is just being written for one broken off.
    """
    try:
        size = path.stat().st_size
    except OSError:
        raise _unseen(path, sqlite3.SQLITE_IOERR) from None
    if path.is_dir():
        raise LedgerUnreadable(f"“{path.name}”是文件夹，不是账本。", "请选账本文件。")
    if not size:
        raise LedgerUnreadable(
            f"“{path.name}”是空的，里面什么都没有，可能是拷贝没拷完，没有动它。",
            "请重新拷一次，或用“备份”文件夹里的备份。",
        )
    if size < _HEAD:
        raise _foreign(path)
    try:
        mark, version, whole = _marks(path)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # what SQLite says may be garbled too
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code == sqlite3.SQLITE_CORRUPT and _has_journal(path):
            return  # a power cut left an act half-written; SQLite takes it back, then it fits
        raise _unseen(path, code) from None
    if mark != APPLICATION_ID:
        raise LedgerUnreadable(
            f"“{path.name}”是别的程序的文件，没有动它。", "请选以 .cwz 结尾的账本文件。"
        )
    if version > FORMAT:
        raise NewerLedger(
            f"“{path.name}”是新版程序写的，这个版本打不开，没有动它。", "请先把程序升级到新版。"
        )
    if whole > size and not _has_journal(path):
        raise damaged(path)


def _marks(path: Path) -> tuple[int, int, int]:
    """Return whose file it is, its format, and how many bytes it says it has.

    Neither a lock nor a journal is looked at.
    """
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        mark, version, pages, page = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("application_id", "user_version", "page_count", "page_size")
        )
        return mark & 0xFFFFFFFF, version, pages * page  # it is read as a signed number
    finally:
        connection.close()


def _unseen(path: Path, code: int) -> LedgerUnreadable:
    """Return the error for a head that cannot be read."""
    if code == sqlite3.SQLITE_NOTADB:
        return _foreign(path)
    if code == sqlite3.SQLITE_CORRUPT:
        return damaged(path)
    if code in _DENIED:
        return LedgerUnreadable(
            f"没有权限打开“{path.name}”。", "请看看文件的权限，或换一个能读写的文件夹。"
        )
    return LedgerUnreadable(f"“{path.name}”读不出来，可能是 U 盘松了。", "请插好再打开一次。")


def _foreign(path: Path) -> LedgerUnreadable:
    return LedgerUnreadable(
        f"“{path.name}”不是村务一本账的账本，没有动它。", "请选以 .cwz 结尾的账本文件。"
    )


def _has_journal(path: Path) -> bool:
    try:
        return path.with_name(f"{path.name}-journal").stat().st_size > 0
    except OSError:
        return False


def damaged(path: Path) -> DamagedLedger:
    """Return the error for a damaged file."""
    return DamagedLedger(
        f"账本“{path.name}”坏了，可能是拷贝没拷完或断过电，没有动它。",
        "请用最近一次检查过的备份，备份在账本旁边的“备份”文件夹里。",
    )


#: what a kind may raise on a cell that it did not write itself
UNREADABLE = (ValueError, TypeError, KeyError, ArithmeticError, AttributeError, IndexError)

#: how SQLite's words begin where no code says that the file is garbled: a text that is none, and
#: a table's own description, which the mark of its shape says is as it should be
_GARBLED = ("Could not decode", "no such column", "no such table")

_FULL = frozenset({sqlite3.SQLITE_FULL})
_DENIED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_IO = frozenset({sqlite3.SQLITE_IOERR})


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into sentences; all others are bugs and pass."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise damaged(path) from error
    except sqlite3.Error as error:
        if str(error).startswith(_GARBLED):
            raise damaged(path) from error
        told = _told(path, getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if told is None:
            raise
        raise told from error


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Say that the file is damaged when a kind cannot read what stands in a cell.

    Only round the reading of cells: anything else that goes wrong there is a bug and passes.
    """
    try:
        yield
    except UNREADABLE as error:
        raise damaged(path) from error


def _told(path: Path, code: int) -> UserError | None:
    if code in _FULL:
        return CannotWrite("磁盘满了，这一步没有存，原来的账没有动。", "请清出一些空间再存一次。")
    if code in _DENIED:
        return CannotWrite(
            f"“{path.parent.name}”这个文件夹或账本是只读的，写不进去。",
            "请把账本拷到能写的文件夹（比如 D 盘），再从那里打开。",
        )
    if code in _DAMAGED:
        return damaged(path)
    if code in _BUSY:
        return CannotWrite(
            f"账本“{path.name}”正被别的程序占着，这一步没有存。", "请关掉别的程序再试。"
        )
    if code in _IO:
        return CannotWrite(
            f"读写“{path.name}”时出错，可能是 U 盘松了或磁盘满了，原来的账没有动。",
            "请插好 U 盘、看看剩余空间再试。",
        )
    return None
