"""Several blanks in one cell of a card, each with its words: 联系方式｜手机：____ 座机：____."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from models.forms.face.sheet_face import Face
from models.forms.shapes.beside import whether_in
from models.forms.shapes.labels import Label, parents_of, row_head
from models.sheets.grid import Sheet
from models.writing import narrow

#: what is written into such cells is for those who decide, or for whoever signs
_DECIDED = re.compile("意见|审[核批查]|评议|核[查实]|验收|承诺|声明|受理|情况说明")
#: whoever that is, what follows in the cell may be theirs
_SOMEBODY = re.compile("[人员者方长]$|主任$|书记$|会计$|医生$|干部$|单位$|姓名$")


def within_cells(
    sheet: Sheet,
    face: Face,
    labels: Sequence[Label],
    told: Sequence[Label],
    is_known: Callable[[str], bool],
) -> Iterator[Label]:
    """Yield the labels that stand with a blank inside a cell of a card, in reading order.

    Those outside its rows are words around it; those after somebody who is not known, or in a
    cell for an opinion, are left to the person.
    """
    rows = [one.row for one in labels]
    asked = {(one.row, narrow(one.path[-1]).rstrip(":")) for one in labels}
    cell, closed = (-1, -1), False
    for one in told:
        if one.gap is None or one.row < min(rows):
            continue
        if one.row > max(rows) and not face.has_lines:
            continue  # where the card ends nothing shows
        if one.place != cell:
            cell, closed = one.place, not _is_of_card(sheet, face, one.place)
        word = one.path[-1]
        known = one.gap.sort == "asked" and (
            is_known(word) or whether_in(word, one.gap.words) is not None
        )
        closed = closed or (not known and bool(_SOMEBODY.search(narrow(one.path[-1]))))
        if known and not closed and (one.row, narrow(one.path[-1])) not in asked:
            before = (word for word in _before(sheet, face, one.place) if word not in one.path)
            yield replace(one, path=(*before, *one.path))


def _is_of_card(sheet: Sheet, face: Face, at: tuple[int, int]) -> bool:
    """Say whether a cell is one of the card's own, and for no opinion."""
    words = (*_before(sheet, face, at), str(sheet.cell(*at)))
    lined = face.look(*at).lined or not face.has_lines
    return lined and not any(_DECIDED.search(narrow(word)) for word in words)


def _before(sheet: Sheet, face: Face, at: tuple[int, int]) -> tuple[str, ...]:
    """Return the words that stand before a cell and say of what its blanks are."""
    area = face.merge(*at)
    left = row_head(sheet, face, at[0], area)
    return tuple(dict.fromkeys((*parents_of(sheet, face, area), *((left,) if left else ()))))
