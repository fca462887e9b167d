"""A list without any heads, as some systems hand it out: numbers of ID cards tell that it is one.

Rows and columns are 0-based here.
"""

from __future__ import annotations

from models.field import Cell, cell_text
from models.identity import birthday_of, check_digit_fails
from models.sheets.grid import Row, Sheet, is_empty
from models.sheets.layout import Layout
from models.sheets.row_roles import Role
from models.writing import narrow

_LENGTH = 18  #: signs of the number of an ID card
_FEWEST, _MOST = 3, 0.8  #: rows with one, and their share of all that say something


def lay_out_headless(sheet: Sheet) -> Layout | None:
    """Understand a sheet whose first row is a person already; None when it is no such list."""
    filled = [row for row in sheet.rows if not all(map(is_empty, row))]
    width = max(map(len, filled), default=0)
    for column in range(width):
        numbered = [_is_number(row, column) for row in filled]
        if numbered[0] and sum(numbered) >= max(_FEWEST, len(filled) * _MOST):
            return Layout((), ((),) * width, _roles(sheet, column), "")
    return None


def _is_number(row: Row, column: int) -> bool:
    """Say whether a cell holds the whole number of an ID card, its check digit right."""
    cell: Cell = row[column] if column < len(row) else None
    text = narrow(cell_text(cell)).upper() if isinstance(cell, str) else ""
    return len(text) == _LENGTH and birthday_of(text) is not None and not check_digit_fails(text)


def _roles(sheet: Sheet, column: int) -> tuple[Role, ...]:
    """Return data from the first number to the last; what stands below says something else."""
    last = max(at for at, row in enumerate(sheet.rows) if _is_number(row, column))
    return tuple(
        Role.EMPTY if all(map(is_empty, row)) else Role.DATA if at <= last else Role.NOTE
        for at, row in enumerate(sheet.rows)
    )
