"""The cells of a sheet's rows read at once, without an element for each of them.

A form may have a hundred and fifty thousand empty cells; of most only place and look matter. What
is said here holds for rows as nearly everybody writes them; of others nothing is said, and they
are looked at element by element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.forms.face.markup import Element
from models.forms.face.places import cell_of, column_of

_TAG = re.compile(r'<c r="([A-Z]{1,3})\d+"(?: s="(\d*)")?[^>]*>(<f\b)?')
_PLACED = re.compile(r'r="([A-Z]{1,3})\d+"(?: s="(\d*)")?')
CELL = "<c "


def rows_of(root: Element) -> Iterator[Element]:
    """Yield the rows of a sheet; an anchor of a control has a `row`, too."""
    for data in root.all("sheetData"):
        yield from (one for one in data.children if one.name == "row")


def looks_of(row: Element) -> tuple[tuple[int, str, bool], ...]:
    """Return of each cell of a row its column, its style and whether it is calculated."""
    found = _TAG.findall(row.source, row.inner, row.close)
    if found and len(found) == row.source.count("<c", row.inner, row.close):
        return tuple((column_of(letters), style, bool(formula))
                     for letters, style, formula in found)  # fmt: skip
    return tuple(
        (cell_of(name)[1], one.get("s"), one.find("f") is not None)
        for one in row.children if one.name == "c" and (name := one.get("r"))
    )  # fmt: skip


def pieces_of(row: Element) -> list[str] | None:
    """Return what is in a row, cut before each cell; the first piece stands before all cells.

    None when it is not sure that each of the others is one cell.
    """
    pieces = row.source[row.inner : row.close].split(CELL)
    whole = row.source.count("<c", row.inner, row.close) == len(pieces) - 1
    return pieces if whole and not pieces[0] else None


def placed(piece: str) -> tuple[int, str] | None:
    """Return column and style of the cell that a piece is; None when it is written otherwise."""
    found = _PLACED.match(piece)
    return (column_of(found[1]), found[2] or "") if found and piece.endswith(">") else None


def joined(pieces: list[str]) -> str:
    """Return a row's inside again."""
    return CELL.join(pieces)

