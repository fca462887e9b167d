"""Tables as strips: letters as large as the sheet allows, rows that grow with their text.

Widths follow what stands in the columns: numbers, dates and names keep one line, long texts give
way and are broken, never cut.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from exporters import fonts
from exporters.document import Column, Datum, Form, Table
from exporters.faces import Face
from exporters.strips import Frame, Grid, Pen, Strip

SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
_PADDING = 2.6  #: left and right of the text in a cell
_LEADING = 1.3  #: from one line of a cell to the next, in letters
_AIR = 1.05  #: above and below the text of a row together, in letters
_SOFT = 7.0  #: a text column wider than this may be broken
_WIDEST = 18.0  #: no column asks for more
_HAND = 4.0  #: an empty column is still written in by hand

Clean = Callable[[str], str]


@dataclass(frozen=True)
class _Cell:
    x: float
    width: float
    centred: bool
    right: bool


def set_table(table: Table, frame: Frame, clean: Clean, *, repeat: bool) -> list[Strip]:
    """Return the rows of a table as strips, the head first."""
    size, widths = fit(table, frame.width, clean)
    xs = [frame.left]
    for width in widths:
        xs.append(xs[-1] + width)
    setting = _Setting(table.columns, tuple(xs), size, clean, frame.height)
    head = setting.head()
    grid = Grid(tuple(xs), head if repeat else None)
    strips = [Strip(head.height, head.draw, keep=True, grid=grid)]
    if repeat:
        object.__setattr__(grid, "head", strips[0])
    last = len(table.rows) + bool(table.totals)
    for number, row in enumerate([*table.rows, *([table.totals] if table.totals else [])], 1):
        strips += setting.row(row, grid, keep=number in {last - 1, last}, bold=number > len(table.rows))
    return strips if table.rows else [*strips, setting.said(table.empty, frame)]
