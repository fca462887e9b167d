"""Where the heads are, where the data is, and what the other rows of a sheet are.

Rows and columns are 0-based here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from models.field import cell_text
from models.sheets.grid import Row, Sheet, is_empty
from models.sheets.header_block import find_header, heads_of
from models.sheets.row_roles import Judge, Role
from models.sheets.shared_heads import parted
from models.writing import narrow, tidy

__all__ = ["Layout", "Role", "filled_down", "lay_out"]

_MARK = re.compile(
    r"附[件表]?[\d一二三四五六七八九十]*[:]?|表[\d一二三四五六七八九十]+[:]?|机密|秘密"
)
_LABELLED = re.compile(
    r".{0,8}(单位|日期|时间|填报人|制表人|村名|乡镇)[:(].*|.*说明[:].*|.{0,10}[:]"
)
_UNIT = re.compile(r"(金额)?单位[:](万?元)")
_LONGEST_TITLE, _SHORTEST_TITLE = 60, 6


@dataclass(frozen=True)
class Layout:
    """A sheet understood.

    Attributes:
        header: the header rows, top first; none in a list without heads.
        heads: for each column the words above it, parent first, e.g. ("联系方式", "电话").
        roles: what each row of the sheet is.
        title: the words above the table.
        unit: 元 or 万元 when a line above says in what the amounts are, else "".
    """

    header: tuple[int, ...]
    heads: tuple[tuple[str, ...], ...]
    roles: tuple[Role, ...]
    title: str
    unit: str = ""

    @property
    def below(self) -> int:
        """The first row below the heads."""
        return self.header[-1] + 1 if self.header else 0

    @property
    def data(self) -> tuple[int, ...]:
        """The rows with data."""
        return tuple(row for row, role in enumerate(self.roles) if role is Role.DATA)


def lay_out(sheet: Sheet, is_known: Callable[[str], bool] = lambda _: False) -> Layout | None:
    """Understand a sheet; None when no row looks like a header.

    `is_known` says that words are the head of a field; it decides between rows that look alike.
    """
    header = find_header(sheet, is_known)
    if not header:
        return None
    heads = parted(heads_of(sheet, header), sheet, header, is_known)
    roles = Judge(sheet, header, heads, is_known).roles()
    above = sheet.rows[: header[0]]
    return Layout(header, heads, roles, _title(above), _unit(above))


def filled_down(sheet: Sheet, layout: Layout) -> tuple[Row, ...]:
    """Return the sheet's rows with cells that are merged down repeated in every data row."""
    rows: list[Row] = list(sheet.rows)
    done: dict[int, int] = {}  # areas that overlap, as in a hostile file, are filled once
    for merge in sorted(sheet.merges, key=lambda one: one.top):
        if merge.top == merge.bottom or merge.top < layout.below:
            continue
        value = sheet.cell(merge.top, merge.left)
        if is_empty(value):
            continue
        first = max(merge.top + 1, done.get(merge.left, 0))
        done[merge.left] = max(merge.bottom + 1, first)
        for number in range(first, min(merge.bottom + 1, len(rows))):
            if layout.roles[number] is Role.DATA:
                row = list(rows[number])
                row += [None] * (merge.left + 1 - len(row))
                row[merge.left] = value
                rows[number] = tuple(row)
    return tuple(rows)


def _title(above: tuple[Row, ...]) -> str:
    """Return the words above the table: no 附件1, no 单位： line, no page of explanations."""
    for row in above:
        texts = [cell_text(cell) for cell in row if not is_empty(cell)]
        if len(texts) > 2:  # noqa: PLR2004 - a line of labels and values
            continue
        for text in texts[:1]:
            bare = narrow(text)
            if _MARK.fullmatch(bare) or _LABELLED.fullmatch(bare) or len(bare) > _LONGEST_TITLE:
                break
            if len(texts) > 1 and len(bare) < _SHORTEST_TITLE:
                break  # a label and what belongs to it
            return tidy(text)
    return ""


def unit_of(head: tuple[str, ...], unit: str) -> str:
    """Return the unit of a column: from its own head, else what a line above the table says."""
    for word in reversed(head):
        if found := re.search(r"[(（]?(万?元)[)）/]?$|[(（](万?元)", narrow(word)):
            return found[1] or found[2]
    return unit


def _unit(above: tuple[Row, ...]) -> str:
    for row in above:
        for cell in row:
            if isinstance(cell, str) and (found := _UNIT.search(narrow(cell))):
                return found[2]
    return ""
