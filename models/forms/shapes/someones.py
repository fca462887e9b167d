"""Columns of which each is somebody: 姓名, 性别 down the left, 第1人, 第2人 or 甲, 乙 above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.field import cell_text
from models.forms.face.places import Area
from models.forms.face.sheet_face import Face
from models.forms.shapes.labels import is_label
from models.sheets.grid import Sheet, is_empty
from models.writing import narrow, tidy

_DIGITS = "一二三四五六七八九十"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_WHO = "人员?|人选|成员|家庭成员|干部|委员|代表|党员|对象|户|农户|儿童|老人|学生|村民"
_COUNTED = re.compile(
    rf"(?:第(?P<of>\d{{1,2}}|[{_DIGITS}])[人位口个名户列]|"
    rf"(?:{_WHO})[(]?(?P<number>\d{{1,2}}|[{_DIGITS}{_STEMS}])[)]?|"
    rf"(?P<bare>\d{{1,2}}|[{_DIGITS}{_STEMS}]|[①-⑩]))(?P<head>[(]户主(?:本人)?[)])?"
)
_ONE_EACH = re.compile(
    "(?:每|一)(?:个?人|位|户)[填占]?一[列栏]|横向?(?:着)?(?:填|排)|往右填|向右填|横表"
)
_FEWEST = 3


@dataclass(frozen=True)
class Someones:
    """A block in which each column is somebody.

    Attributes:
        header: the row above, with 第1人 or nothing.
        columns: the cells of the first row below it, one for each.
        labels: the row of each label below it, and its words.
        counted: the heads say that each is one.
        headed: the first of them is 户主, as its head says.
    """

    header: int
    columns: tuple[Area, ...]
    labels: tuple[tuple[int, str], ...]
    counted: bool
    headed: bool = False


def someones_in(sheet: Sheet, face: Face) -> Iterator[Someones]:
    """Yield the blocks of a sheet whose columns are counted from one, and have labels below."""
    for row, cells in enumerate(sheet.rows):
        columns: list[Area] = []
        headed = False
        for column, cell in enumerate(cells):
            told = _COUNTED.fullmatch(narrow(cell_text(cell))) if not is_empty(cell) else None
            if told and _number(told["of"] or told["number"] or told["bare"]) == len(columns) + 1:
                headed = headed or (not columns and bool(told["head"]))
                columns.append(face.merge(row, column))
        if len(columns) >= _FEWEST and columns[0].left > 0 and (
            labels := tuple(_labels(sheet, face, row, columns))
        ):  # fmt: skip
            yield Someones(row, tuple(columns), labels, counted=True, headed=headed)


def someones_told(sheet: Sheet, face: Face) -> Iterator[Someones]:
    """Yield the block whose heads say nothing, where words of the sheet say 每人一列."""
    told = (narrow(cell) for row in sheet.rows for cell in row if isinstance(cell, str))
    if not any(map(_ONE_EACH.search, (narrow(sheet.name), *told))):
        return
    for row, cells in enumerate(sheet.rows):
        words = [face.merge(row, at) for at, cell in enumerate(cells) if not is_empty(cell)]
        if not words or (row and not is_label(cell_text(sheet.cell(row, words[-1].left)))):
            continue
        columns = [face.merge(row, at) for at in face.row(row)
                   if at > words[-1].right and face.look(row, at).lined]  # fmt: skip
        columns = list(dict.fromkeys(columns))
        if len(columns) >= _FEWEST and (
            labels := tuple(_labels(sheet, face, row - 1, columns))
        ):  # fmt: skip
            yield Someones(row - 1, tuple(columns), labels, counted=False)
            return


def _number(word: str) -> int:
    for several in (_DIGITS, _STEMS, "①②③④⑤⑥⑦⑧⑨⑩"):
        if word in several:
            return several.index(word) + 1
    return int(word)


def _labels(
    sheet: Sheet, face: Face, header: int, columns: list[Area]
) -> Iterator[tuple[int, str]]:
    """Yield the rows below that have an empty cell for each, with the words before them."""
    for row in range(header + 1, len(sheet.rows)):
        before = face.merge(row, columns[0].left - 1)
        words = sheet.cell(before.top, before.left)
        areas = [face.merge(row, one.left) for one in columns]
        whole = all(area.right == one.right and area.bottom == row == area.top
                    for area, one in zip(areas, columns, strict=True))  # fmt: skip
        free = all(is_empty(sheet.cell(row, one.left))
                   and not face.look(row, one.left).formula for one in columns)  # fmt: skip
        if not (whole and free and isinstance(words, str) and not is_empty(words)):
            return
        yield row, tidy(words)
