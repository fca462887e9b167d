"""Lists that stand side by side to save paper: 姓名｜金额｜姓名｜金额, to be filled one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.forms.form import FormSheet, Place
from models.forms.shapes.people import telling_columns
from models.sheets.grid import Sheet

Heads = Sequence[tuple[str, ...]]
_NARROWEST = 2  #: columns of a list


def sides_of(heads: Heads) -> tuple[int, ...]:
    """Return the first column of each further list; () where the heads are not said again."""
    first = next((at for at, head in enumerate(heads) if head), 0)
    end = max((at + 1 for at, head in enumerate(heads) if head), default=0)
    said = [tuple(head) for head in heads[first:end]]
    for width in range(_NARROWEST, (len(said) + 1) // 2 + 1):
        again = all(said[at] == said[at - width] for at in range(width, len(said)))
        between = width > _NARROWEST and not said[width - 1]  # an empty column between two lists
        whole = len(said) % width == (width - 1 if between else 0)
        if again and whole and said[0] and len(set(said[:width])) == width:
            return tuple(range(first + width, end, width))
    return ()


def left_of(sheet: Sheet, column: int, top: int) -> Sheet:
    """Return a sheet as if nothing stood from a column on in the rows of its table."""
    rows = tuple(cells if row < top else cells[:column] for row, cells in enumerate(sheet.rows))
    return replace(sheet, rows=rows)


def widened(form: FormSheet, sheet: Sheet, sides: tuple[int, ...]) -> FormSheet | None:
    """Return the leftmost list with those beside it; None when it does not name people."""
    if form.body is None or form.given or form.block > 1 or not telling_columns(form):
        return None
    width = sides[0] - form.body.left
    places = [*form.places]
    for step in range(1, len(sides) + 1):
        places += [moved for one in form.places if (moved := _moved(one, step * width, sheet))]
    right = form.body.right + width * len(sides)
    body = form.body._replace(right=right)
    return replace(form, sheet=sheet, places=tuple(places), sides=sides, body=body)


def _moved(place: Place, columns: int, sheet: Sheet) -> Place | None:
    width = max(map(len, sheet.rows), default=0)
    if place.column is None or place.column + columns >= width:
        return None
    return replace(place, column=place.column + columns)
