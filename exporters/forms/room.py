"""Whether numbers of people and accounts have room in the cells of a form.

A number is a text: where its column is too narrow, the next cell hides its end, on paper too. The
form's looks are never changed, so the person is told.
"""

from __future__ import annotations

import math

from exporters.forms.sheeted import Sheeted
from models.forms.face.measures import Measures
from models.forms.face.sheet_face import Face
from models.sheets.grid import letters

_SHORTEST = 11  #: signs of a number that may not fit
_SLACK = 0.3  #: characters that a font may be narrower than its usual measure
_LINE = 1.15  #: heights of letters that a line takes
_USUAL = 11.0  #: points of the letters in which widths are told, where the file says nothing


def cramped(made: Sheeted, measures: Measures) -> str:
    """Return a sentence about the columns whose numbers have no room, "" where all have."""
    longest: dict[int, tuple[int, int]] = {}
    changes = made.changes
    last = made.form.body.bottom if made.form.body else 0
    written = [(row, column, value) for (row, column), value in changes.cells.items()]
    written += [(last, column, value) for row in changes.added for column, value in row.items()]
    for row, column, value in written:
        if isinstance(value, str) and len(value) >= _SHORTEST and value.isascii():
            longest[column] = max(longest.get(column, (0, 0)), (len(value), row))
    narrow = [letters(column) for column, (count, row) in sorted(longest.items())
              if not _has_room(made.form.face, measures, (row, column), count)]  # fmt: skip
    if not narrow:
        return ""
    return f"{'、'.join(narrow)} 列窄，里面的号码写全了，但会被挡住一截，打印前请拉宽。"


def _has_room(face: Face, measures: Measures, cell: tuple[int, int], count: int) -> bool:
    """Say whether so many signs are seen in a cell; how high a row is may be left to be found."""
    area = face.merge(*cell)
    style = measures.style(face.look(area.top, area.left).style)
    wide = sum(measures.widths.get(at, measures.width)
               for at in range(area.left, area.right + 1)) + _SLACK  # fmt: skip
    usual = measures.letters[0].size if measures.letters else _USUAL
    needed = count * style.size / usual
    if style.shrinks or needed <= wide:
        return True
    heights = [measures.heights.get(at, 0.0) for at in range(area.top, area.bottom + 1)]
    lines = math.ceil(needed / wide)
    return style.wraps and (0.0 in heights or sum(heights) >= lines * style.size * _LINE)
