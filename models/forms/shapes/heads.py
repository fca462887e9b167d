"""Rows in the head of a table that head nothing: labels with their own blanks, column numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from models.field import cell_text
from models.forms.face.sheet_face import Face
from models.sheets.grid import Sheet, is_empty
from models.sheets.layout import Layout, Role
from models.writing import narrow, tidy

_NUMBER = re.compile(r"[(]?(?:\d{1,2}|[A-Za-z])[)]?|[甲乙丙丁]")
_COUNTS = re.compile("[甲A(]|^1$")  #: with what such a row begins
_CORNER = "项目"
#: heads of a list of items and of their numbers
_ITEMS = re.compile("(指标|统计|调查|填报)?(项目|指标|内容|事项)(名称)?")
_VALUES = re.compile("(填报)?(数量|数值|数据|数|人数|填报数|内容|情况)")
_FEWEST = 3  #: a column or two may be headed by a number for another reason


def without_labels(layout: Layout, sheet: Sheet, face: Face) -> Layout:
    """Return a layout without a first row of labels: 党支部名称 ____ 统计时间 ____.

    Words over several columns are merged over them; a label stands beside an empty merged cell.
    """
    if len(layout.header) < 2 or not _are_labels(sheet, face, layout.header[0]):  # noqa: PLR2004
        return layout
    cells = sheet.rows[layout.header[0]]
    words = {tidy(cell_text(cell)) for cell in cells if not is_empty(cell)}
    heads = tuple(
        head[1:] if len(head) > 1 and head[0] in words else head for head in layout.heads
    )
    return replace(layout, header=layout.header[1:], heads=heads)


def without_numbers(layout: Layout) -> Layout:
    """Return a layout without a last row that only counts the columns: 甲, 1, 2, 3."""
    inner = [head for head in layout.heads if len(head) > 1]
    counted = [head for head in inner if _NUMBER.fullmatch(narrow(head[-1]))]
    if len(counted) < max(_FEWEST, len(inner) - 1):
        return layout
    heads = tuple(head[:-1] if head in counted else head for head in layout.heads)
    return replace(layout, heads=heads)


def without_items(layout: Layout, sheet: Sheet, face: Face) -> Layout:
    """Return a layout whose heads end above the first line of items, taken for one more of heads.

    项目｜数量 over 总户数 and an empty cell, neither merged down: 总户数 is counted itself.
    """
    layout = _raised(layout, sheet)
    top = layout.header[0]
    said = [narrow(cell_text(cell)) for cell in sheet.rows[top]]
    if len(layout.header) != 2 or not _is_line(sheet, top + 1, said):  # noqa: PLR2004
        return layout
    if any(one.top == top and one.bottom > top for one in face.merges):
        return layout
    roles = tuple(Role.DATA if at == top + 1 else role for at, role in enumerate(layout.roles))
    heads = tuple(head[:1] for head in layout.heads)
    return replace(layout, header=(top,), heads=heads, roles=roles)


def _raised(layout: Layout, sheet: Sheet) -> Layout:
    """Return a layout whose head is the row of 指标 and 数值 above a line of items taken for it.

    Words that are known, 总户数 in 户, make a line look more like heads than those do.
    """
    top = layout.header[0] - 1
    said = [narrow(cell_text(cell)) for cell in sheet.rows[top]] if top >= 0 else []
    if len(layout.header) > 1 or not _is_line(sheet, top + 1, said):
        return layout
    roles = tuple(Role.DATA if at == top + 1 else Role.HEADER if at == top else role
                  for at, role in enumerate(layout.roles))  # fmt: skip
    heads = tuple((tidy(cell_text(cell)),) if not is_empty(cell) else ()
                  for cell in sheet.rows[top])  # fmt: skip
    return replace(layout, header=(top,), heads=heads, roles=roles)


def _is_line(sheet: Sheet, row: int, heads: list[str]) -> bool:
    """Say whether below each head of items stand words, and nothing below one of numbers."""
    items = [at for at, head in enumerate(heads) if _ITEMS.fullmatch(head)]
    values = [at for at, head in enumerate(heads) if _VALUES.fullmatch(head)]
    return bool(items and values) and not any(is_empty(sheet.cell(row, at)) for at in items) and (
        all(is_empty(sheet.cell(row, at)) for at in values)
    )  # fmt: skip


def past_numbers(layout: Layout, sheet: Sheet) -> Layout:
    """Return a layout whose heads reach down over a row that counts the columns: 甲, 乙, 1."""
    row = layout.header[-1] + 1
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    marks = [narrow(cell_text(cell)) for cell in cells if not is_empty(cell)]
    headed = sum(bool(head) for head in layout.heads)
    if len({*marks}) < max(_FEWEST, headed - 1) or not all(map(_NUMBER.fullmatch, marks)):
        return layout
    return replace(layout, header=(*layout.header, row)) if _COUNTS.search(marks[0]) else layout


def with_corner(layout: Layout, sheet: Sheet) -> Layout:
    """Return a layout with a head over words whose corner says nothing: |合计|男|女."""
    row = layout.header[-1] + 1
    empty = not layout.heads or layout.heads[0] or not all(layout.heads[1:])
    if empty or any(not is_empty(sheet.cell(at, 0)) for at in layout.header):
        return layout
    below = [sheet.cell(at, 0) for at in range(row, len(sheet.rows))]
    words = [cell for cell in below[:_FEWEST] if isinstance(cell, str) and not is_empty(cell)]
    if len(words) < _FEWEST:
        return layout
    return replace(layout, heads=((_CORNER,), *layout.heads[1:]))


def _are_labels(sheet: Sheet, face: Face, row: int) -> bool:
    filled = [at for at, cell in enumerate(sheet.rows[row]) if not is_empty(cell)]
    wide = 0
    for at in filled:
        area = face.merge(row, at)
        beside = face.merge(row, area.right + 1)
        free = is_empty(sheet.cell(row, beside.left))
        if not free or area.bottom > row or beside.bottom > row:
            return False
        wide += beside.right > beside.left
        if area.right == area.left and beside.right == beside.left:
            return False  # a word over two columns, the second of which is bare
    return len(filled) > 1 and wide > 0
