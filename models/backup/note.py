"""What was found when a copy was checked: written beside it, read whenever copies are listed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.backup.files import write_whole
from models.frozen import frozen

_FOLDER = "检查结果"


@frozen()
class Note:
    """A checked copy.

    Attributes:
        at: when it was made, by the ledger's clock.
        reason: why, in a word or two: 自动, 导入前.
        size: bytes of the file; with `sha256` it tells whether the copy is still the same.
        sha256: of the whole file.
        counts: records by table.
        op: the last operation of the ledger that is in it.
    """

    at: dt.datetime
    reason: str
    size: int
    sha256: str
    counts: Mapping[str, int]
    op: int

    @property
    def total(self) -> int:
        """How many records are in it."""
        return sum(self.counts.values())


def path_of(copy: Path) -> Path:
    """Return where the note of a copy lies."""
    return copy.parent / _FOLDER / f"{copy.name}.json"


def read(copy: Path) -> Note | None:
    """Return the note of a copy; None when it was never checked or the note is unreadable."""
    try:
        content = json.loads(path_of(copy).read_text(encoding="utf-8"))
        return _note(content)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None  # the copy is then checked anew when somebody asks for it


def _note(content: dict[str, Any]) -> Note:
    counts = {str(name): int(count) for name, count in content["counts"].items()}
    moment = dt.datetime.fromisoformat(content["at"]).replace(tzinfo=None)
    return Note(
        moment,
        str(content["reason"]),
        int(content["size"]),
        str(content["sha256"]),
        counts,
        int(content["op"]),
    )


def write(copy: Path, note: Note) -> None:
    """Write the note of a copy, whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    path = path_of(copy)
    path.parent.mkdir(exist_ok=True)
    from dataclasses import asdict

    content = {**asdict(note), "at": note.at.isoformat(timespec="seconds")}
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=1).encode())


def forget(copy: Path) -> None:
    """Drop the note of a copy that is gone."""
    path_of(copy).unlink(missing_ok=True)
