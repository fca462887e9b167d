"""A form about one whose labels run down a column of items: 指标名称｜代码｜计量单位｜数量."""

from __future__ import annotations

from collections.abc import Mapping

from models.field import cell_text
from models.forms.face.sheet_face import Face
from models.forms.form import FormSheet
from models.forms.shapes.body import LONGEST, body_of
from models.forms.shapes.columns import grid_of
from models.forms.shapes.labels import Label
from models.forms.shapes.person import person_form
from models.forms.shapes.reach import is_named
from models.forms.whose.about import About
from models.record import RecordType
from models.sheets.understanding import Understood
from models.writing import tidy

_FEWEST = 3


def facts_of(
    found: Understood, face: Face, about: About, types: Mapping[str, RecordType]
) -> FormSheet | None:
    """Return the form when its items name a person and what is known of one; else None."""
    layout = found.layout
    if layout is None or len(found.sheet.rows) > LONGEST:
        return None
    body = body_of(found.sheet, layout, face, with_totals=True)
    grid = grid_of(found, face, range(body.top, body.bottom + 1))
    if grid is None or len(grid.values) != 1:
        return None
    column = grid.values[0]
    labels = tuple(
        Label((tidy(cell_text(found.sheet.cell(row, grid.words[-1]))),), (row, column), row)
        for row in grid.rows
    )
    if not any(is_named(one.path[-1]) for one in labels):
        return None
    blank = FormSheet(found.sheet, face, title=layout.title, header=layout.header, about=about)
    form = person_form(blank, labels, types)
    return form if sum(one.meant for one in form.places) >= _FEWEST else None
