"""What a start needs of all registers, kept beside their bytecode: heads and the tables' shape.

Importing every register to read its head would make a start slower with each new register. Like
bytecode, the catalogue is made by the first start after a change and is only a copy: it is used
when every file that a declaration can depend on is the very same (name, size, and times of
writing and of change to the nanosecond), else it is made anew. Where it cannot be written, each
start loads all registers.
"""

from __future__ import annotations

import importlib.util
import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from models.frozen import attributes
from models.groups import Group
from models.record import Event, Head, RecordType
from models.schema import Shape, shape

_HERE = Path(__file__).parent
_RULES = _HERE.parent / "resources" / "rules"
_EDITION = 1  #: of what is written below


def path() -> Path:
    """Return where the catalogue lies: beside the bytecode of the registers."""
    beside = importlib.util.cache_from_source(str(_HERE / "registers" / "catalogue.py"))
    return Path(beside).with_suffix(".marshal")


def stamp() -> tuple[Any, ...]:
    """Return what says whether any file that a declaration can depend on was touched."""
    return (_EDITION, *sorted((*_files(str(_HERE), ".py"), *_files(str(_RULES), ".toml"))))


def _files(folder: str, suffix: str) -> Iterator[tuple[str, int, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(suffix):
                about = entry.stat()
                yield entry.path, about.st_size, about.st_mtime_ns, about.st_ctime_ns
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path, suffix)


def read(mark: tuple[Any, ...]) -> tuple[tuple[Head, ...], Shape] | None:
    """Return heads and shape as they were written under this stamp; None when there are none."""
    try:
        kept = marshal.loads(path().read_bytes())  # noqa: S302 - our own, as bytecode is
        if kept[0] != mark:
            return None
        return tuple(_head(said) for said in kept[1]), Shape(*kept[2])
    except (OSError, ValueError, EOFError, TypeError, LookupError, NotImplementedError):
        return None


def write(mark: tuple[Any, ...], types: Sequence[RecordType]) -> None:
    """Keep heads and shape under a stamp that was taken before the registers were loaded."""
    if sys.dont_write_bytecode:
        return
    from models.backup.files import write_whole

    target = path()
    shown = shape({one.name: one for one in types})
    content = marshal.dumps((mark, [_said(one) for one in types], tuple(shown)))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, content)
    except OSError:
        return  # a read-only folder: every start loads all registers


def _said(one: Head) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in attributes(Head)}
    event = one.event and {name: getattr(one.event, name) for name in attributes(Event)}
    return {**values, "group": one.group.name, "event": event}


def _head(said: dict[str, Any]) -> Head:
    event = said["event"] and Event(**said["event"])
    return Head(**{**said, "group": Group[said["group"]], "event": event})
