"""Read a workbook that came from anywhere: by content, in a child process, with limits.

One 1 KB .xls makes python-calamine take 4 GB and abort its process, so it never runs in ours.
Where it fails openpyxl or xlrd tries, since they fail on different files.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models.errors import UserError
from models.field import Cell
from models.sheets import sniffing
from models.sheets.grid import Merge, Row, Sheet, Workbook, trimmed

MEGABYTES = 900  #: address space of the child
SECONDS = 9.0  #: for a small file, over all engines; the answer is due within ten
SECONDS_FOR_MEGABYTE = 4
#: first argument by which a packaged program is told to be the child
CHILD = "--read-sheet"
_ROOT = Path(__file__).resolve().parents[2]
#: kind of file -> engines, the next one tries when the one before says damaged or finds nothing
_ENGINES = {
    "xlsx": ("calamine", "openpyxl"), "xlsb": ("calamine",), "ods": ("calamine",),
    "xls": ("calamine", "xlrd"), "html": ("html",), "spreadsheetml": ("spreadsheetml",),
    "text": ("text",),
}  # fmt: skip


def read(path: Path) -> Workbook:
    """Return the sheets of an xlsx, xlsm, xlsb, xls, et, ods, HTML, csv or text file.

    Values are values, not what is displayed; text is kept exactly. Takes seconds for a hundred
    thousand rows.

    Raises:
        UserError: missing, empty, no table, with a password, damaged, hostile, too large.
    """
    kind = sniffing.kind_of(path)
    sheets = _read(path, kind)
    if not any(sheet.rows for sheet in sheets):
        raise UserError(f"“{path.name}”里没有内容。", "请看看是不是选错了文件。")
    return Workbook(sheets, kind)


def _read(path: Path, kind: str) -> tuple[Sheet, ...]:
    until = time.monotonic() + SECONDS + SECONDS_FOR_MEGABYTE * (path.stat().st_size // 2**20)
    word = ""
    sheets: tuple[Sheet, ...] = ()
    for engine in _ENGINES[kind]:
        seconds = until - time.monotonic()
        if seconds < 1 and word:
            break
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out"
            word = _run(engine, path, out, seconds) or _last_word(out)
            sheets = tuple(_sheets(out, path.stem)) if word == "done" else ()
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
    return sniffing.damaged(path) if word == "damaged" else sniffing.too_large(path)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):  # a packaged program has no python of its own to start
        return [sys.executable, CHILD]
    return [sys.executable, "-X", "utf8", "-m", "models.sheets.child"]


def _run(engine: str, path: Path, out: Path, seconds: float) -> str:
    """Run the child; returns "late", or "" when it ended by itself."""
    try:
        subprocess.run(  # noqa: S603 - our own program
            [
                *_command(),
                engine,
                str(path.absolute()),
                str(out),
                str(MEGABYTES),
                str(int(seconds) + 1),
            ],
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        return "late"
    return ""


def _last_word(out: Path) -> str:
    """Return "done" or the error that the child wrote last; "damaged" when it died."""
    if not out.exists():
        return "damaged"
    with out.open("rb") as file:
        file.seek(max(file.seek(0, 2) - 100, 0))
        last = file.read().decode("ascii").rstrip("\n").rpartition("\n")[2]
    try:
        said = json.loads(last)
    except ValueError:
        return "damaged"
    if not isinstance(said, dict):
        return "damaged"
    return "done" if said.get("done") else str(said.get("error", "damaged"))


def _sheets(out: Path, name: str) -> Iterator[Sheet]:
    about: dict[str, Any] | None = None
    rows: list[Row] = []
    same: dict[str, str] = {}  # 汉族 stands in thousands of cells; it is kept once
    with out.open(encoding="ascii") as file:
        for line in file:
            said = json.loads(line)
            if isinstance(said, list):
                rows += [_row(row, same) for row in said]
                continue
            if about:
                yield _sheet(about, rows, name)
            about, rows = said, []


def _row(row: list[Any], same: dict[str, str]) -> Row:
    return tuple(
        [
            same.setdefault(value, value)
            if (kind := type(value)) is str
            else _moment(value)
            if kind is dict
            else value
            for value in row
        ]
    )


def _sheet(about: dict[str, Any], rows: list[Row], name: str) -> Sheet:
    merges = tuple(Merge(*bounds) for bounds in about["merges"])
    unsolved = frozenset((row, column) for row, column in about["unsolved"])
    return Sheet(about["sheet"] or name, trimmed(rows), merges, about["hidden"], unsolved)


def _moment(value: dict[str, str]) -> Cell:
    if "d" in value:
        return dt.date.fromisoformat(value["d"])
    return dt.datetime.fromisoformat(value["t"])
