"""What xlrd does not tell of an old workbook: formulas, prescribed words, page setup ([MS-XLS]).

A sheet is a run of records: number, length, bytes.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from xlrd import formula

Cell = tuple[int, int]
_BEGIN, _END = 0x0809, 0x000A
_FORMULA, _SHARED, _VALIDATION, _SETUP, _CENTRED = 0x0006, 0x04BC, 0x01BE, 0x00A1, 0x0083
_HEADER, _FOOTER, _BITS = 0x0014, 0x0015, 0x0081
_MARGINS = {0x0026: "left", 0x0027: "right", 0x0028: "top", 0x0029: "bottom"}
#: what is not carried over, by the records that tell of it
_LOST = {0x005D: "图片、图形或按钮", 0x001C: "批注", 0x01B0: "条件格式", 0x01B8: "超链接"}
_OF_CELL, _OF_SHARED, _OF_LIST = 1, 2, 32
_LIST, _EXPLICIT = 3, 0x80


@dataclass
class Told:
    """What the records of one sheet say.

    Attributes:
        formulas: by cell; "" where one cannot be read.
        lists: (areas as (top, bottom, left, right), formula of the words).
        page: attributes of the page setup.
        margins: in inches.
        header, footer: as the file codes them.
        centred: printed in the middle. fits: printed onto so many pages.
        lost: how often something stands there that is not carried over.
    """

    formulas: dict[Cell, str] = field(default_factory=dict)
    lists: list[tuple[list[tuple[int, ...]], str]] = field(default_factory=list)
    page: dict[str, str] = field(default_factory=dict)
    margins: dict[str, float] = field(default_factory=dict)
    header: str = ""
    footer: str = ""
    centred: bool = False
    fits: bool = False
    lost: Counter[str] = field(default_factory=Counter)


def told(book: Any, number: int) -> Told:  # noqa: ANN401 - xlrd has no types
    """Read the records of one sheet."""
    made = Told()
    shared: list[tuple[tuple[int, ...], bytes]] = []
    waiting: list[Cell] = []
    for code, data in _records(book.mem, book._sh_abs_posn[number]):  # noqa: SLF001 - no other way
        if code == _FORMULA:
            _formula(book, data, made, waiting)
        elif code == _SHARED and len(data) > 10:  # noqa: PLR2004 - its fixed part
            first, last, left, right = struct.unpack_from("<HHBB", data)
            shared.append(((first, last, left, right), data[8:]))
        elif code == _VALIDATION:
            _validation(book, data, made)
        else:
            _page(code, data, made)
    for row, column in waiting:
        for (first, last, left, right), data in shared:
            if first <= row <= last and left <= column <= right:
                made.formulas[row, column] = _read(book, data, _OF_SHARED, row, column)
    return made


def _records(memory: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a sheet, without those of charts inside it."""
    depth = 0
    while place + 4 <= len(memory):
        code, length = struct.unpack_from("<HH", memory, place)
        if code == _BEGIN:
            depth += 1
        elif code == _END:
            depth -= 1
            if depth == 0:
                return
        elif depth == 1:
            yield code, bytes(memory[place + 4 : place + 4 + length])
        place += 4 + length


def _formula(book: Any, data: bytes, made: Told, waiting: list[Cell]) -> None:  # noqa: ANN401
    row, column = struct.unpack_from("<HH", data)
    (flags,) = struct.unpack_from("<H", data, 14)
    if flags & 8 and data[22:23] == b"\x01":
        made.formulas[row, column] = ""
        waiting.append((row, column))
    else:
        made.formulas[row, column] = _read(book, data[20:], _OF_CELL, row, column)


def _read(book: Any, data: bytes, kind: int, row: int, column: int) -> str:  # noqa: ANN401
    """Return a formula as it is typed; "" when it cannot be read."""
    (length,) = struct.unpack_from("<H", data)
    try:
        text = formula.decompile_formula(book, data[2:], length, kind, row, column)
    except Exception:  # noqa: BLE001 - whatever a strange file makes of it
        return ""
    return str(text or "") if "unk" not in str(text) else ""


def _validation(book: Any, data: bytes, made: Told) -> None:  # noqa: ANN401
    (options,) = struct.unpack_from("<I", data)
    try:
        place = 4
        for _ in range(4):  # titles and texts of the hint and of the warning
            count, wide = struct.unpack_from("<HB", data, place)
            place += 3 + count * (2 if wide & 1 else 1)
        (length,) = struct.unpack_from("<H", data, place)
        first = data[place + 4 : place + 4 + length]
        place += 4 + length
        (length,) = struct.unpack_from("<H", data, place)
        place += 4 + length
        (count,) = struct.unpack_from("<H", data, place)
        areas = [struct.unpack_from("<HHHH", data, place + 2 + 8 * at) for at in range(count)]
    except struct.error:
        made.lost["数据有效性"] += 1
        return
    if options & 0xF == _LIST and options & _EXPLICIT and first[:1] == b"\x17":
        text = first[3:].decode("utf-16-le" if first[2] & 1 else "latin-1")
        made.lists.append((areas, '"' + text.replace("\0", ",") + '"'))
    elif options & 0xF == _LIST:
        words = _read(book, struct.pack("<H", len(first)) + first, _OF_LIST, 0, 0)
        if words:
            made.lists.append((areas, words))
        else:
            made.lost["下拉选项"] += 1
    else:
        made.lost["数据有效性"] += 1


def _page(code: int, data: bytes, made: Told) -> None:
    if code in _MARGINS:
        (made.margins[_MARGINS[code]],) = struct.unpack_from("<d", data)
    elif code == _SETUP:
        paper, scale, _, wide, high, bits = struct.unpack_from("<6H", data)
        if not bits & 4:
            made.page = {"paperSize": str(paper), "scale": str(min(max(scale, 10), 400)),
                         "fitToWidth": str(wide), "fitToHeight": str(high),
                         "orientation": "portrait" if bits & 2 else "landscape"}  # fmt: skip
    elif code in {_HEADER, _FOOTER} and len(data) > 3:  # noqa: PLR2004 - count and width
        text = data[3:].decode("utf-16-le" if data[2] & 1 else "latin-1", "replace")
        setattr(made, "header" if code == _HEADER else "footer", text)
    elif code == _CENTRED:
        made.centred = data[:1] == b"\x01"
    elif code == _BITS:
        made.fits = bool(struct.unpack_from("<H", data)[0] & 0x100)
    elif code in _LOST:
        made.lost[_LOST[code]] += 1
