"""Files beside the ledger, in a folder named by sha256: the same photo twice is kept once."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from models.errors import CannotWrite, NotFound
from models.kinds_links import Attached
from models.writing import tidy


def folder_of(ledger: Path) -> Path:
    """Return the folder of a ledger's attachments."""
    return ledger.with_name(f"{ledger.stem}.附件")


def path_of(ledger: Path, one: Attached) -> Path:
    """Return where an attachment lies."""
    return folder_of(ledger) / one.sha256[:2] / f"{one.sha256}{Path(one.name).suffix.lower()}"


def put(ledger: Path, source: Path) -> Attached:
    """Copy a file into the folder and return what the record keeps.

    Raises:
        NotFound: the file cannot be read.
        CannotWrite: the folder cannot be written; nothing half-written stays.
    """
    import hashlib  # not needed for a start

    try:
        with source.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # a name with a zero in it
        raise NotFound(
            f"读不了“{source.name}”。", "请看看文件还在不在，是不是正被占用。"
        ) from None
    one = Attached(tidy(source.name), digest)
    target = path_of(ledger, one)
    if target.exists():
        return one
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent)
        os.close(handle)
        try:
            shutil.copyfile(source, name)
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError:
        raise CannotWrite(
            f"“{source.name}”没有存进来，附件文件夹写不进去或磁盘满了。", "请清出空间再添加一次。"
        ) from None
    return one
