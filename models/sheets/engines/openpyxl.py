"""xlsx by openpyxl: the second engine; it is slower and gives up on other files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO

from openpyxl import load_workbook

from models.sheets.engines import MOST_ROWS, Part, TooLarge

# Strict OOXML differs from the common form by its namespaces; openpyxl finds no sheet in it and
# does not say so.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main",
     b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip


def _read(source: IO[bytes]) -> Iterator[Part]:
    book = load_workbook(_plain(source), data_only=True)
    if not book.worksheets:
        raise ValueError
    for sheet in book.worksheets:
        merges = [
            [area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1]
            for area in sheet.merged_cells.ranges
        ]
        if sheet.max_row > MOST_ROWS:
            raise TooLarge
        hidden = sheet.sheet_state != "visible"
        yield Part(sheet.title, hidden, merges, sheet.iter_rows(values_only=True))


def _plain(source: IO[bytes]) -> IO[bytes]:
    """Return the workbook with forward slashes in its names and the common namespaces."""
    made = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            for strict, common in _STRICT:
                data = data.replace(strict, common)
            new.writestr(part.filename.replace("\\", "/"), data)
    made.seek(0)
    return made


READ = _read
