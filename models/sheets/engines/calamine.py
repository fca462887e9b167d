"""xlsx, xlsm, xlsb, xls, ods by python-calamine: the fastest; some broken files abort it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from python_calamine import PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from models.sheets.engines import Part, Password


def _read(source: IO[bytes]) -> Iterator[Part]:
    try:
        book = load_workbook(source)
    except PasswordError:
        raise Password from None
    with book:
        for about in book.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            merges = [
                [top, left, bottom, right]
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            ]
            hidden = about.visible != SheetVisibleEnum.Visible
            # iter_rows keeps empty rows above the table but drops empty columns left of it.
            left = [None] * (sheet.start[1] if sheet.start else 0)
            rows = sheet.iter_rows()
            yield Part(
                about.name, hidden, merges, ([*left, *row] for row in rows) if left else rows
            )


READ = _read
