"""Attachments against the records that name them: missing, changed, or nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models import backup
from models.attachments import folder_of, path_of
from models.backup.attached import store_of
from models.backup.files import copy_whole, digest_of
from models.kinds_links import Attached, Attachment
from models.sound.fault import Fault

if TYPE_CHECKING:
    from models.act import Act
    from models.ledger import Ledger

_GET_BACK = "可以从备份里补回来。"
_GONE = "备份里也没有，请把原件再添加一次。"


def attachments_missing(ledger: Ledger) -> list[Fault]:
    """Find attachments that a record names and that are not there."""
    missing = [one for one in set(_named(ledger)) if not path_of(ledger.path, one).is_file()]
    return _faults(ledger, missing, "个附件不见了")


def attachments_changed(ledger: Ledger) -> list[Fault]:
    """Find attachments whose content is no longer what was put in."""
    changed = []
    for one in set(_named(ledger)):
        path = path_of(ledger.path, one)
        try:
            if path.is_file() and digest_of(path) != one.sha256:
                changed.append(one)
        except OSError:
            changed.append(one)
    return _faults(ledger, changed, "个附件被改过或坏了")


def attachments_unowned(ledger: Ledger) -> list[Fault]:
    """Find files that neither a record nor its history names: told only, never thrown away."""
    stray = [path for path in folder_of(ledger.path).glob("??/*") if path.is_file()]
    if not stray:
        return []
    known = {path_of(ledger.path, one).name for one in _named(ledger)}
    known |= {
        path.name
        for path in stray
        if path.name not in known
        and ledger.store.value(
            "SELECT 1 FROM _change WHERE before LIKE ? OR after LIKE ? LIMIT 1",
            (f"%{path.stem}%", f"%{path.stem}%"),
        )
    }
    count = sum(path.name not in known for path in stray)
    if not count:
        return []
    return [Fault(f"附件文件夹里有 {count} 个文件哪条记录都没有用", "留着不碍事，不会动它们。")]


def _faults(ledger: Ledger, wrong: list[Attached], words: str) -> list[Fault]:
    """Tell apart what a copy can give back from what it cannot."""
    found: list[Attached] = []
    lost: list[Attached] = []
    for one in wrong:
        (found if _kept(ledger, one) else lost).append(one)
    names = "、".join(one.name for one in wrong[:3])
    faults = []
    if found:
        said = f"{len(found)} {words}：{names}"
        faults.append(Fault(said, _GET_BACK, partial(_get_back, tuple(found))))
    if lost:
        faults.append(Fault(f"{len(lost)} {words}：{names}", _GONE))
    return faults


def _get_back(wrong: tuple[Attached, ...], ledger: Ledger, _act: Act) -> str:
    count = 0
    for one in wrong:
        kept, target = _kept(ledger, one), path_of(ledger.path, one)
        if kept:
            target.parent.mkdir(parents=True, exist_ok=True)
            copy_whole(kept, target)
            count += 1
    return f"从备份里补回了 {count} 个附件"


def _kept(ledger: Ledger, one: Attached) -> Path | None:
    """Return the same file in the folder of the copies, if its content is still right there."""
    place = store_of(backup.folder_of(ledger.path), ledger.path.stem)
    path = place / path_of(ledger.path, one).relative_to(folder_of(ledger.path))
    try:
        return path if path.is_file() and digest_of(path) == one.sha256 else None
    except OSError:
        return None


def _named(ledger: Ledger) -> Iterator[Attached]:
    for record_type in ledger.types.values():
        for field in record_type.columns:
            if isinstance(field, Attachment):
                rows = ledger.store.rows(
                    f"SELECT [{field.name}] FROM [{record_type.name}] "
                    f"WHERE [{field.name}] IS NOT NULL"
                )
                for (cell,) in rows:
                    yield from field.load(cell) or ()
