"""One writer per ledger: a lock file beside it which names who holds it.

The operating system drops the lock when the process ends, so a crash leaves nothing to clean up.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from pathlib import Path
from typing import IO

from models.errors import CannotWrite, HeldLedger
from models.far_paths import is_far

_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})  #: somebody else has it
_FAR = 1 << 20  #: the locked byte; Windows forbids reading locked bytes, so it lies past the text


class Lock:
    """Held from making it until `release`."""

    def __init__(self, ledger: Path) -> None:
        """Take the lock.

        Raises:
            HeldLedger: another process has it; the sentence says who.
            CannotWrite: the folder is read-only, knows no locks, or lies on another computer.
        """
        if is_far(ledger):
            raise CannotWrite(
                f"“{ledger.name}”在网络盘或别的电脑上，两处同时记会把账写坏，没有打开。",
                "请把账本拷到这台电脑里再打开，网络盘可以用来放备份。",
            )
        self.path = ledger.with_name(f".{ledger.name}.lock")
        while True:
            self._file: IO[str] = self._open(ledger)
            try:
                _take(self._file)
            except OSError as error:
                holder = _holder(self._file)
                self._file.close()
                if error.errno not in _HELD:
                    raise CannotWrite(
                        f"“{ledger.parent.name or ledger.parent}”这个地方不能上锁，"
                        "防不了两处同时记，没有打开。",
                        "请把账本拷到电脑自己的盘里（比如 D 盘），再从那里打开。",
                    ) from None
                raise HeldLedger(
                    f"账本“{ledger.name}”正开着{holder}，同一时间只能有一处在记。",
                    "请先在那边关掉，再从这里打开。",
                ) from None
            if self._is_at_path():
                break
            self._file.close()  # its holder removed it between our opening and our locking
        self._sign()

    def _sign(self) -> None:
        """Write down who holds it; on a full disk nobody is told, and it is held all the same."""
        said = json.dumps({"pid": os.getpid(), "host": _host(), "user": _user()})
        with contextlib.suppress(OSError):
            os.ftruncate(self._file.fileno(), 0)
            os.write(self._file.fileno(), said.encode())

    def _open(self, ledger: Path) -> IO[str]:
        try:
            return self.path.open("a+", encoding="utf-8")
        except OSError:
            raise CannotWrite(
                f"“{ledger.parent.name or ledger.parent}”这个文件夹写不进去，账本没有动。",
                "请把账本拷到能写的文件夹（比如 D 盘），再从那里打开。",
            ) from None

    def _is_at_path(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._file.fileno()), self.path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let go; the lock file is removed."""
        if self._file.closed:
            return
        # A stick that was pulled out refuses even this; the system has dropped the lock with it.
        with contextlib.suppress(OSError):
            if sys.platform != "win32":
                # Removed while still held: nobody can lock a file that is about to vanish.
                self.path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._file.close()
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                self.path.unlink()


def _take(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(file: IO[str]) -> str:
    file.seek(0)
    try:
        said = json.loads(file.read())
        return f"（电脑 {said['host']}，用户 {said['user']}，进程 {said['pid']}）"
    except (ValueError, TypeError, KeyError, OSError):  # not written yet
        return ""


def _host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "?")


def _user() -> str:
    known = (os.environ.get(name) for name in ("USERNAME", "LOGNAME", "USER"))
    return next((name for name in known if name), "?")
