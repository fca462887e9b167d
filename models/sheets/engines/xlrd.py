"""xls by xlrd: the second engine for old workbooks, careful with broken ones."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from typing import IO, Any

import xlrd

from models.sheets.engines import Part, Password


def _read(source: IO[bytes]) -> Iterator[Part]:
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a device
        try:
            book = xlrd.open_workbook(
                file_contents=source.read(), formatting_info=True, logfile=nowhere
            )
        except xlrd.XLRDError as error:
            if "encrypted" in str(error):
                raise Password from None
            raise
    for sheet in book.sheets():
        merges = [
            [top, left, bottom - 1, right - 1] for top, bottom, left, right in sheet.merged_cells
        ]
        rows = ([_value(cell, book.datemode) for cell in row] for row in sheet.get_rows())
        yield Part(sheet.name, sheet.visibility != 0, merges, rows)


def _value(cell: Any, datemode: int) -> Any:  # noqa: ANN401 - what a cell holds
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            made: dt.datetime = xlrd.xldate_as_datetime(cell.value, datemode)
        except (ValueError, OverflowError):
            return cell.value
        return made
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#N/A")
    return cell.value


READ = _read
