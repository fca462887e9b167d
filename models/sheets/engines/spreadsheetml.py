"""Excel 2003 XML (SpreadsheetML), another thing that is called .xls."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import IO, Any
from xml.etree import ElementTree as ET

from models.sheets.engines import MOST_COLUMNS, MOST_ROWS, Hostile, Part, TooLarge

_SPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_PIECE, _DEEPEST = 2**16, 5000  #: bytes; elements begun and not ended in one look
_ENTITY = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def _read(source: IO[bytes]) -> Iterator[Part]:
    data = source.read()
    bare = data.replace(b"\0", b"")
    if _ENTITY.search(bare):
        raise Hostile
    _stop_when_deep(bare)
    for sheet in ET.fromstring(_in_utf8(data)).iter(  # noqa: S314 - without entities, in the child
        f"{_SPACE}Worksheet"
    ):
        merges: list[list[int]] = []
        rows: list[list[Any]] = []
        for row in sheet.iterfind(f"{_SPACE}Table/{_SPACE}Row"):
            at = int(row.get(f"{_SPACE}Index") or len(rows) + 1) - 1
            if at >= MOST_ROWS:
                raise TooLarge
            rows += [[] for _ in range(at - len(rows))]
            rows.append(_row(row, at, merges))
        visible = sheet.findtext(f"{_EXCEL}WorksheetOptions/{_EXCEL}Visible") or ""
        yield Part(sheet.get(f"{_SPACE}Name") or "", "Hidden" in visible, merges, rows)


def _stop_when_deep(data: bytes) -> None:
    """Refuse elements within elements beyond what any table has; a tree of them takes gigabytes.

    Raises:
        TooLarge: too deep.
    """
    opened = closed = at = 0
    while at < len(data):  # a few steps instead of one for each element
        piece = data[at : at + _PIECE]
        closed += piece.count(b"</") + piece.count(b"/>") + piece.count(b"?>")
        opened += piece.count(b"<") - piece.count(b"</") - piece.count(b"<!")
        if opened - closed > _DEEPEST:
            raise TooLarge
        at += _PIECE


def _in_utf8(data: bytes) -> str | bytes:
    """Decode GB encodings, which expat does not know."""
    said = re.match(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w-]+)", data.lstrip(b"\xef\xbb\xbf"))
    if said and said[1].lower() in {b"gb2312", b"gbk", b"gb18030"}:
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("gb18030"))
    return data.lstrip()


def _row(row: ET.Element, at: int, merges: list[list[int]]) -> list[Any]:
    cells: list[Any] = []
    for cell in row.iterfind(f"{_SPACE}Cell"):
        left = int(cell.get(f"{_SPACE}Index") or len(cells) + 1) - 1
        across = int(cell.get(f"{_SPACE}MergeAcross") or 0)
        down = int(cell.get(f"{_SPACE}MergeDown") or 0)
        if left + across >= MOST_COLUMNS or down >= MOST_ROWS:
            raise TooLarge
        cells += [None] * (left - len(cells))
        cells.append(_value(cell.find(f"{_SPACE}Data")))
        if across or down:
            cells += [None] * across
            merges.append([at, left, at + down, left + across])
    return cells


def _value(data: ET.Element | None) -> Any:  # noqa: ANN401 - what a cell holds
    if data is None:
        return None
    text = "".join(data.itertext())
    kind = data.get(f"{_SPACE}Type")
    if kind == "Number":
        return float(text)
    if kind == "DateTime":
        return dt.datetime.fromisoformat(text.rstrip("Z").partition(".")[0])
    return text == "1" if kind == "Boolean" else text


READ = _read
