"""Tables in text files: encoding and separator are found out, cells are kept exactly."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from models.errors import UserError
from models.sheets.grid import Row, Sheet
from models.writing import tidy

_SEPARATORS = ",\t;，；|"
_SAMPLE = 30  #: lines that are looked at to find the separator
_AS_FORMULA = re.compile(r'=\s*"(.*)"\s*')  # ="0123" keeps zeros when Excel opens a csv


def read_text(path: Path) -> Sheet:
    """Read a text file as one sheet; every cell is text or None.

    Raises:
        UserError: it is no text, or in an encoding that nobody can tell.
    """
    text = decode(path, path.read_bytes())
    limit = csv.field_size_limit(2**20)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text)))
    except csv.Error:
        raise UserError(
            f"“{path.name}”里的引号对不上，分不清哪里是一格。",
            "请用 WPS 打开，另存为 xlsx，再导入一次。",
        ) from None
    finally:
        csv.field_size_limit(limit)
    return Sheet(path.stem, trimmed([_row(line) for line in lines]))


def decode(path: Path, data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or GB18030.

    Raises:
        UserError: it is none of these.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in data:
        encodings = ()
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError(f"认不出“{path.name}”是什么文件，不像表格。", "请选 xlsx、xls 或 csv 表格。")


def separator_of(text: str) -> str:
    """Return the sign that parts the cells: the one that most lines hold equally often."""
    lines = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]
    best, best_score = ",", 0.0
    for sign in _SEPARATORS:
        counts = [_outside_quotes(line).count(sign) for line in lines]
        held = [count for count in counts if count]
        if not held:
            continue
        usual = max(set(held), key=held.count)
        score = counts.count(usual) / len(lines) * (1 + min(usual, 20) / 100)
        if score > best_score:
            best, best_score = sign, score
    return best


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)


def _row(cells: list[str]) -> Row:
    return tuple(_cell(cell) for cell in cells)


def _cell(text: str) -> str | None:
    found = _AS_FORMULA.fullmatch(text)
    return (found[1] if found else text) or None


def trimmed(rows: list[Row]) -> tuple[Row, ...]:
    """Drop empty cells at the end of rows and empty rows at the end of the sheet."""
    result = []
    for row in rows:
        end = len(row)
        while end and (row[end - 1] is None or not tidy(str(row[end - 1]))):
            end -= 1
        result.append(row[:end])
    while result and not result[-1]:
        result.pop()
    return tuple(result)
