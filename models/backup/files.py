"""Files written whole or not at all, and read back from the disk itself where that can be had."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from models.errors import CannotWrite

_HALF = ".没写完"
_PIECE = 1 << 20


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a power cut leaves the old one or the new one.

    Raises:
        OSError: it cannot be written; nothing half-written stays.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_HALF)
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
        settle(path.parent)
    finally:
        half.unlink(missing_ok=True)


def is_same(one: Path, other: Path) -> bool:
    """Say whether two names are of one file; False where one is not there."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # a name with a zero in it
        return False


def beside(path: Path) -> Path:
    """Return the name under which a file that will take the place of `path` is made."""
    real = path.resolve()  # a link stays a link
    return real.with_name(f"{_HALF}{real.name}")


def put_in_place(half: Path, path: Path) -> None:
    """Let a finished file take the place of another in one step, down to the disk.

    Raises:
        CannotWrite: another program holds the file; both are as they were.
    """
    try:
        with half.open("rb+") as file:
            os.fsync(file.fileno())
        half.replace(path.resolve())
        settle(path.resolve().parent)
    except OSError:
        raise CannotWrite(
            f"“{path.name}”正被别的程序占着，没有升级。原来的账没有动。", "请关掉别的程序再打开。"
        ) from None


def copy_whole(source: Path, target: Path) -> str:
    """Copy a file, whole or not at all; returns the sha256 of what is read back.

    Raises:
        OSError: it cannot be read or written; nothing half-written stays.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_HALF)
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as file, source.open("rb") as from_:
            while piece := from_.read(_PIECE):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        digest = digest_of(half)
        half.replace(target)
        settle(target.parent)
    finally:
        half.unlink(missing_ok=True)
    return digest


def digest_of(path: Path) -> str:
    """Return the sha256 of a file, read from the disk and not from memory where Linux lets us.

    Raises:
        OSError: it cannot be read.
    """
    import hashlib  # not needed for a start

    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(file, "sha256").hexdigest()


def settle(folder: Path) -> None:
    """Let the names in a folder reach the disk; Windows does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        return  # some file systems of sticks and networks know no such wish
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what a power cut left half-written in a folder."""
    for half in folder.glob(f"{_HALF}*"):
        half.unlink(missing_ok=True)
