"""Which rows of a list are to be filled: told by lines, and by sums and notes below."""

from __future__ import annotations

from collections.abc import Iterable

from models.forms.face import Face
from models.forms.places import Area
from models.sheets.grid import Sheet, is_empty
from models.sheets.layout import Layout, Role

_STOPS = frozenset({Role.TOTAL, Role.NOTE, Role.HEADER, Role.TITLE})
_MOST = 20_000


def body_of(sheet: Sheet, layout: Layout, face: Face, *, with_totals: bool = False) -> Area:
    """Return the rows from the head to the sums, notes or the end of the lines.

    At least one row, which may lie below everything that stands in the sheet.
    """
    left, right = _columns(layout)
    top = layout.header[-1] + 1
    while _is_above_body(sheet, layout, top, left, with_totals=with_totals):
        top += 1
    lined = any(_is_lined(face, top, column) for column in range(left, right + 1))
    bottom = top
    for row in range(top, min(_end(sheet, face), top + _MOST)):
        role = _role(layout, row)
        if role in _STOPS and not (with_totals and role is Role.TOTAL):
            break
        here = any(_is_lined(face, row, column) for column in range(left, right + 1))
        if lined and not here and role is not Role.DATA:
            break
        if not lined and here:
            break
        bottom = row
    else:
        if not lined:
            bottom = max((row for row in layout.data if row >= top), default=top)
    return Area(top, left, bottom, right)


def _columns(layout: Layout) -> tuple[int, int]:
    headed = [column for column, head in enumerate(layout.heads) if head]
    return (headed[0], headed[-1]) if headed else (0, 0)


def _role(layout: Layout, row: int) -> Role:
    return layout.roles[row] if row < len(layout.roles) else Role.EMPTY


def _is_above_body(
    sheet: Sheet, layout: Layout, row: int, left: int, *, with_totals: bool
) -> bool:
    """Say whether a row below the head explains it, is a sample, or sums up what follows."""
    role = _role(layout, row)
    if role is Role.TOTAL:
        return not with_totals and row + 1 < len(sheet.rows)
    return role in {Role.NOTE, Role.SAMPLE} and _is_below_head(sheet, row, left)


def _is_below_head(sheet: Sheet, row: int, left: int) -> bool:
    """Say whether a row explains the head or is a sample; a note at the foot is a single text."""
    filled = [cell for cell in sheet.rows[row] if not is_empty(cell)]
    return len(filled) > 1 or (len(filled) == 1 and is_empty(sheet.cell(row, left)))


def _is_lined(face: Face, row: int, column: int) -> bool:
    return face.look(row, column).lined


def _end(sheet: Sheet, face: Face) -> int:
    last = max((row for row, _ in face.cells), default=-1)
    return max(last + 1, len(sheet.rows))


def is_blank_row(sheet: Sheet, face: Face, row: int, running: Iterable[int]) -> bool:
    """Say whether nothing stands in a row but its number and formulas."""
    numbers = set(running)
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return all(
        is_empty(cell) or column in numbers or face.look(row, column).formula
        for column, cell in enumerate(cells)
    )
