"""Files beside the ledger, in a folder named by sha256: the same photo twice is kept once."""

from __future__ import annotations

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

    from models.backup.files import copy_whole, is_same

    if is_same(source, ledger):
        # Closing its file would drop the locks that this very process holds on it.
        raise NotFound("账本自己不能当附件。", "请选别的文件。")
    try:
        with source.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # a name with a zero in it
        raise NotFound(
            f"读不了“{source.name}”。", "请看看文件还在不在，是不是正被占用。"
        ) from None
    one = Attached(tidy(source.name), digest)
    target = path_of(ledger, one)
    try:
        if target.exists() and target.stat().st_size == source.stat().st_size:
            return one
        target.parent.mkdir(parents=True, exist_ok=True)
        kept = copy_whole(source, target)
    except OSError:
        raise _not_kept(source) from None
    if kept != digest:  # it changed meanwhile, or the disk is failing
        target.unlink(missing_ok=True)
        raise _not_kept(source)
    return one


def _not_kept(source: Path) -> CannotWrite:
    return CannotWrite(
        f"“{source.name}”没有存进来，附件文件夹写不进去或磁盘满了。", "请清出空间再添加一次。"
    )
