"""Read a workbook that came from anywhere: by content, in a child process, with limits.

One 1 KB .xls makes python-calamine take 4 GB and abort its process, so it never runs in ours.
Where it fails openpyxl or xlrd tries, since they fail on different files.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import marshal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from models.errors import UserError
from models.sheets import kept, sniffing
from models.sheets.apart import Step, command
from models.sheets.grid import Merge, Row, Sheet, Workbook, trimmed
from models.sheets.limits import LENGTH
from models.sheets.undisturbed import undisturbed

SECONDS = 8.0  #: for a small file, over all engines; the answer is due within ten
LARGE, SECONDS_FOR_MEGABYTE = 4, 4  #: megabytes from which a file gets more time
#: kind of file -> engines, the next one tries when the one before says damaged or finds nothing
_ENGINES = {
    "xlsx": ("calamine", "openpyxl"), "xlsb": ("calamine",), "ods": ("calamine",),
    "xls": ("calamine", "xlrd"), "html": ("html",), "spreadsheetml": ("spreadsheetml",),
    "text": ("text",),
}  # fmt: skip


def read(path: Path, step: Step | None = None) -> Workbook:
    """Return the sheets of an xlsx, xlsm, xlsb, xls, et, ods, HTML, csv or text file.

    Values are values, not what is displayed; text is kept exactly. Takes seconds for a hundred
    thousand rows; `step` is called meanwhile, and what it raises ends the child.

    Raises:
        UserError: missing, empty, no table, with a password, damaged, hostile, too large.
    """
    kind = sniffing.kind_of(path)
    sheets = _read(path, kind, step or (lambda: None))
    if not any(sheet.rows for sheet in sheets):
        raise UserError(f"“{path.name}”里没有内容。", "请看看是不是选错了文件。")
    if sum(bool(sheet.rows) and not sheet.hidden for sheet in sheets) == 1:
        sheets = tuple(replace(sheet, file=path.stem) for sheet in sheets)
    return Workbook(sheets, kind)


def _read(path: Path, kind: str, step: Step) -> tuple[Sheet, ...]:
    size = path.stat().st_size // 2**20
    more = SECONDS_FOR_MEGABYTE * size if size >= LARGE else 0
    until = time.monotonic() + SECONDS + more
    word = ""
    sheets: tuple[Sheet, ...] = ()
    for engine in _ENGINES[kind]:
        seconds = until - time.monotonic()
        if seconds < 1 and word:
            break
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out"
            word, sheets = _run(engine, path, out, seconds, step), ()
            if not word:
                with undisturbed():
                    word, sheets = _told(out, path.stem)
        if any(sheet.rows for sheet in sheets) or word not in {"damaged", "done"}:
            break  # a password or a bomb is the same for every engine
    if word == "done":
        return sheets
    raise _error(path, word)


def _error(path: Path, word: str) -> UserError:
    if word == "password":
        return sniffing.has_password(path)
    if word in {"encoding", "quotes"}:
        return sniffing.unreadable(path, word)
    if word == "hostile":
        return sniffing.hostile(path)
    if word == "late":
        return sniffing.too_slow(path)
    return sniffing.damaged(path) if word == "damaged" else sniffing.too_large(path)


def _command() -> list[str]:
    return command("models.sheets.child")


def _run(engine: str, path: Path, out: Path, seconds: float, step: Step) -> str:
    """Let the child read; returns "late", or "" when it came to an end."""
    job = (engine, str(path.absolute()), str(out))
    return "" if kept.do(_command(), job, seconds, step) else "late"


def _told(out: Path, name: str) -> tuple[str, tuple[Sheet, ...]]:
    """Return "done" and the sheets, or the error that the child wrote; "damaged" when it died."""
    about: dict[str, Any] = {}
    rows: list[Row] = []
    sheets: list[Sheet] = []
    for said in _parts(out):
        if isinstance(said, tuple):
            rows += _rows(*said)
            continue
        if about:
            sheets.append(_sheet(about, rows, name))
        about, rows = said, []
    if not about.get("done"):
        return str(about.get("error", "damaged")), ()
    return "done", tuple(sheets)


def _parts(out: Path) -> Iterator[Any]:
    """Yield what the child wrote, as far as it came."""
    if not out.exists():
        return
    with out.open("rb") as file, contextlib.suppress(EOFError, ValueError, TypeError):
        while length := file.read(LENGTH):
            said = file.read(int.from_bytes(length, "little"))
            yield marshal.loads(said)  # noqa: S302 - our own child, in a folder of our own


def _rows(rows: list[list[Any]], moments: list[tuple[int, int, str, str]]) -> Iterator[Row]:
    for row, column, kind, text in moments:
        day = dt.date if kind == "d" else dt.datetime
        rows[row][column] = day.fromisoformat(text)
    return map(tuple, rows)


def _sheet(about: dict[str, Any], rows: list[Row], name: str) -> Sheet:
    merges = tuple(Merge(*bounds) for bounds in about["merges"])
    unsolved = frozenset((row, column) for row, column in about["unsolved"])
    return Sheet(about["sheet"] or name, trimmed(rows), merges, about["hidden"], unsolved)
