"""A sheet and its look as if only a part of it were there; what is left stays where it is."""

from __future__ import annotations

from dataclasses import replace

from models.forms.face.places import Area
from models.forms.face.sheet_face import Face
from models.sheets.grid import Sheet


def upper_part(sheet: Sheet, end: int) -> Sheet:
    """Return a sheet as if nothing stood from a row on."""
    merges = tuple(one for one in sheet.merges if one.top < end)
    return replace(sheet, rows=sheet.rows[:end], merges=merges)


def lower_part(sheet: Sheet, face: Face, start: int) -> tuple[Sheet, Face]:
    """Return a sheet and its look as if nothing stood above a row."""
    rows = (*((),) * start, *sheet.rows[start:])
    merges = tuple(one for one in sheet.merges if one.top >= start)
    there = tuple(one for one in face.merges if one.top >= start)
    return replace(sheet, rows=rows, merges=merges), replace(face, merges=there)


def part(sheet: Sheet, face: Face, area: Area) -> tuple[Sheet, Face]:
    """Return a sheet and its look as if nothing stood outside an area."""
    rows = tuple(
        tuple(cell if area.holds(row, column) else None for column, cell in enumerate(cells))
        if area.top <= row <= area.bottom else ()
        for row, cells in enumerate(sheet.rows[: area.bottom + 1])
    )  # fmt: skip
    looks = {row: {column: look for column, look in cells.items() if area.holds(row, column)}
             for row, cells in face.cells.items() if area.top <= row <= area.bottom}  # fmt: skip
    merges = tuple(one for one in sheet.merges if area.holds(one.top, one.left))
    there = tuple(one for one in face.merges if area.holds(one.top, one.left))
    return replace(sheet, rows=rows, merges=merges), replace(face, cells=looks, merges=there)
